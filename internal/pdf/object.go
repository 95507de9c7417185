package pdf

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"strconv"
	"unicode/utf16"

	"github.com/klauspost/compress/zlib"
)

// ref is the number of an object.
type ref int

func (r ref) String() string { return strconv.Itoa(int(r)) + " 0 R" }

// place is where an object is: at an offset of the file, or at an index of an
// object stream.
type place struct {
	stream ref // 0: in the file itself
	at     int
}

// objects lays the objects of one file out. Those that are no streams are
// gathered in object streams, which deflate makes four times smaller.
type objects struct {
	file   []byte
	places []place // by number; number 0 is not used
	packed []byte  // objects that wait for their object stream
	index  []int   // number and offset in packed of each, in pairs
	packet code    // an object stream, before it is deflated

	same map[string]ref // streams that may be shared, by what they hold

	deflated bytes.Buffer
	deflate  *zlib.Writer
	quick    *zlib.Writer // for outlines of letters
}

// fileStart ends with the form of what a booklet takes over: other codes of letters, or
// another syntax, are another form.
const fileStart = "%PDF-1.7\n%\xe2\xe3\xcf\xd3 essaim 1\n"

// packedMost is how much is gathered in one object stream, which a reader
// inflates as a whole.
const packedMost = 1 << 16

// deflateLevel: of a sheet of five pages, 6 saves 0.3 KB more and takes 50 µs more, 9 saves
// 0.8 KB more and takes 1.5 ms more. Outlines, in which little comes twice, are a third
// dearer at 5 than at quickLevel, and 4 % smaller.
const (
	deflateLevel = 5
	quickLevel   = 1
)

func newObjects() *objects {
	o := &objects{}
	o.deflate, _ = zlib.NewWriterLevel(&o.deflated, deflateLevel) // only fails for a level that does not exist
	o.quick, _ = zlib.NewWriterLevel(&o.deflated, quickLevel)
	return o
}

// begin starts a new file in the buffer of the last one.
func (o *objects) begin() {
	o.file = append(o.file[:0], fileStart...)
	o.places = append(o.places[:0], place{})
	o.packed, o.index, o.same = o.packed[:0], o.index[:0], nil
}

// reserve gives a number to an object to come.
func (o *objects) reserve() ref {
	o.places = append(o.places, place{})
	return ref(len(o.places) - 1)
}

// put writes an object that is not a stream.
func (o *objects) put(r ref, format string, args ...any) {
	o.index = append(o.index, int(r), len(o.packed))
	o.packed = fmt.Appendf(o.packed, format, args...)
	o.ended()
}

// putCode is put of what is written already.
func (o *objects) putCode(r ref, c code) {
	o.index = append(o.index, int(r), len(o.packed))
	o.packed = append(o.packed, c...)
	o.ended()
}

func (o *objects) ended() {
	o.packed = append(o.packed, '\n')
	if len(o.packed) >= packedMost {
		o.pack()
	}
}

// add is put with the next number.
func (o *objects) add(format string, args ...any) ref {
	r := o.reserve()
	o.put(r, format, args...)
	return r
}

// pack ends an object stream.
func (o *objects) pack() {
	if len(o.index) == 0 {
		return
	}
	r := o.reserve()
	head := o.packet[:0]
	for i := 0; i < len(o.index); i += 2 {
		o.places[o.index[i]] = place{stream: r, at: i / 2}
		head = head.int(o.index[i]).str(" ").int(o.index[i+1]).str(" ")
	}
	dict := fmt.Sprintf("/Type /ObjStm /N %d /First %d", len(o.index)/2, len(head))
	o.packet = append(head, o.packed...)
	o.stream(r, dict, o.packet)
	o.packed, o.index = o.packed[:0], o.index[:0]
}

// deflated ends the dictionary of a stream that is.
const deflated = " /Filter /FlateDecode"

// stream writes a stream, deflated.
func (o *objects) stream(r ref, dict string, content []byte) {
	o.raw(r, dict+deflated, o.deflatedBy(o.deflate, content))
}

// deflatedBy is valid until the next one.
func (o *objects) deflatedBy(z *zlib.Writer, content []byte) []byte {
	o.deflated.Reset()
	z.Reset(&o.deflated)
	z.Write(content) // a bytes.Buffer takes all
	z.Close()
	return o.deflated.Bytes()
}

// shared is raw with the next number, unless the file has the same stream already.
func (o *objects) shared(dict string, content []byte) ref {
	if r, there := o.same[string(content)]; there {
		return r
	}
	if o.same == nil {
		o.same = map[string]ref{}
	}
	r := o.reserve()
	o.same[string(content)] = r
	o.raw(r, dict, content)
	return r
}

// raw writes a stream as it is.
func (o *objects) raw(r ref, dict string, content []byte) {
	o.places[r] = place{at: len(o.file)}
	o.file = code(o.file).int(int(r)).str(" 0 obj\n<<").str(dict).str(" /Length ").int(len(content)).str(">>\nstream\n")
	o.file = append(o.file, content...)
	o.file = append(o.file, "\nendstream\nendobj\n"...)
}

// end writes the cross-reference stream, which is the trailer too. The file's
// identifier is made of its content.
func (o *objects) end(root, info ref) []byte {
	o.pack()
	id := fileID(o.file)
	r := o.reserve()
	start := len(o.file)
	o.places[r] = place{at: start}
	o.stream(r, fmt.Sprintf("/Type /XRef /Size %d /W [1 4 2] /DecodeParms <</Predictor 12 /Columns 7>> /Root %v /Info %v /ID [%s %s]",
		len(o.places), root, info, id, id), o.table())
	return fmt.Appendf(o.file, "startxref\n%d\n%%%%EOF\n", start)
}

// table says where each object is: one byte for the type, four for the offset or the stream,
// two for the index. A row holds what it adds to the one before, which deflates to half.
func (o *objects) table() []byte {
	const up = 2 // the filter of PNG
	table, before := make([]byte, 0, 8*len(o.places)), [7]byte{}
	for i, p := range o.places {
		row := [7]byte{1, byte(p.at >> 24), byte(p.at >> 16), byte(p.at >> 8), byte(p.at)}
		switch {
		case i == 0:
			row = [7]byte{5: 0xff, 6: 0xff}
		case p.stream > 0:
			row = [7]byte{2, byte(p.stream >> 24), byte(p.stream >> 16), byte(p.stream >> 8), byte(p.stream), byte(p.at >> 8), byte(p.at)}
		}
		table = append(table, up)
		for at := range row {
			table = append(table, row[at]-before[at])
		}
		before = row
	}
	return table
}

// fileID is the identifier of a file, made of what comes before its trailer.
func fileID(content []byte) string {
	sum := sha256.Sum256(content)
	return fmt.Sprintf("<%x>", sum[:16])
}

// text is a text string: as it is when it is ASCII, else in UTF-16.
func text(s string) string {
	var b []byte
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return wide(s)
		}
		b = appendByte(b, s[i])
	}
	return "(" + string(b) + ")"
}

func wide(s string) string {
	b := []byte("(\xfe\xff")
	for _, u := range utf16.Encode([]rune(s)) {
		b = appendByte(appendByte(b, byte(u>>8)), byte(u))
	}
	return string(append(b, ')'))
}

// appendByte appends one byte of a literal string. A carriage return would be
// read as a line feed.
func appendByte(b []byte, c byte) []byte {
	switch c {
	case '(', ')', '\\':
		return append(b, '\\', c)
	case '\r':
		return append(b, '\\', 'r')
	}
	return append(b, c)
}
