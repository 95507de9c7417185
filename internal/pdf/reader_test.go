package pdf

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"compress/zlib"
)

// What follows reads PDF files independently of what writes them, as far as
// tests need it.

type (
	name   string
	object int // a reference
	dict   map[string]any
)

// stream is a stream, inflated unless it is an image.
type stream struct {
	dict
	content []byte
}

// read is a file that was read: its objects by number.
type read struct {
	objects map[int]any
	trailer dict
}

func readPDF(t testing.TB, file []byte) *read {
	t.Helper()
	i := bytes.LastIndex(file, []byte("startxref\n"))
	if !bytes.HasPrefix(file, []byte("%PDF-1.7\n")) || i < 0 {
		t.Fatal("no PDF file")
	}
	start, err := strconv.Atoi(string(bytes.Fields(file[i:])[1]))
	if err != nil {
		t.Fatal(err)
	}
	xref := objectAt(t, file, start).(stream)
	r := &read{objects: map[int]any{}, trailer: xref.dict}
	var packed []int // object streams
	for n := 0; 7*n < len(xref.content); n++ {
		e := xref.content[7*n:]
		at := int(e[1])<<24 | int(e[2])<<16 | int(e[3])<<8 | int(e[4])
		if e[0] != 1 {
			continue
		}
		r.objects[n] = objectAt(t, file, at)
		if s, ok := r.objects[n].(stream); ok && s.dict["Type"] == name("ObjStm") {
			packed = append(packed, n)
		}
	}
	for _, n := range packed {
		s := r.objects[n].(stream)
		head := scanner{t: t, b: s.content}
		for i := 0; i < int(s.dict["N"].(float64)); i++ {
			number, offset := int(head.value().(float64)), int(head.value().(float64))
			e := xref.content[7*number:]
			if e[0] != 2 || int(e[3])<<8|int(e[4]) != n || int(e[6]) != i&0xff {
				t.Fatalf("object %d is not where the table says", number)
			}
			body := scanner{t: t, b: s.content[int(s.dict["First"].(float64))+offset:]}
			r.objects[number] = body.value()
		}
	}
	return r
}

func objectAt(t testing.TB, file []byte, at int) any {
	t.Helper()
	s := scanner{t: t, b: file[at:]}
	s.value()
	s.value()
	s.expect("obj")
	v := s.value()
	s.space()
	d, ok := v.(dict)
	if !ok || !bytes.HasPrefix(s.b, []byte("stream\n")) {
		return v
	}
	content := s.b[len("stream\n"):][:int(d["Length"].(float64))]
	if d["Filter"] == name("FlateDecode") && d["Subtype"] != name("Image") {
		z, err := zlib.NewReader(bytes.NewReader(content))
		if err != nil {
			t.Fatal(err)
		}
		if content, err = io.ReadAll(z); err != nil {
			t.Fatal(err)
		}
		if p, filtered := d["DecodeParms"].(dict); filtered {
			content = unfiltered(t, content, int(p["Columns"].(float64)))
		}
	}
	return stream{d, content}
}

// unfiltered undoes PNG's filter Up, the only one that is used.
func unfiltered(t testing.TB, content []byte, columns int) (rows []byte) {
	t.Helper()
	before := make([]byte, columns)
	for row := range slices.Chunk(content, 1+columns) {
		if len(row) != 1+columns || row[0] != 2 {
			t.Fatalf("a row %v", row)
		}
		for i := range before {
			before[i] += row[1+i]
		}
		rows = append(rows, before...)
	}
	return rows
}

// scanner reads the values of a file, or the operators of a page.
type scanner struct {
	t testing.TB
	b []byte
}

type operator string

func (s *scanner) space() { s.b = bytes.TrimLeft(s.b, " \n\r\t") }

func (s *scanner) expect(word string) {
	s.space()
	if !bytes.HasPrefix(s.b, []byte(word)) {
		s.t.Fatalf("%q instead of %s", s.b[:min(20, len(s.b))], word)
	}
	s.b = s.b[len(word):]
}

// value is the next value; nil at the end.
func (s *scanner) value() any {
	s.space()
	switch {
	case len(s.b) == 0:
		return nil
	case bytes.HasPrefix(s.b, []byte("<<")):
		return s.dict()
	case s.b[0] == '<':
		hex, rest, _ := bytes.Cut(s.b[1:], []byte(">"))
		s.b = rest
		var v []byte
		fmt.Sscanf(string(hex), "%x", &v)
		return string(v)
	case s.b[0] == '(':
		return s.literal()
	case s.b[0] == '[':
		s.b = s.b[1:]
		list := []any{}
		for {
			if s.space(); s.b[0] == ']' {
				s.b = s.b[1:]
				return list
			}
			list = append(list, s.value())
		}
	}
	end := bytes.IndexAny(s.b[1:], " \n\r\t/<>[]()")
	if end < 0 {
		end = len(s.b) - 1
	}
	word := string(s.b[:end+1])
	s.b = s.b[end+1:]
	if word[0] == '/' {
		return name(word[1:])
	}
	n, err := strconv.ParseFloat(word, 64)
	if err != nil {
		return operator(word)
	}
	if fields := bytes.Fields(s.b[:min(len(s.b), 24)]); len(fields) > 1 && (string(fields[1]) == "R" || bytes.HasPrefix(fields[1], []byte("R")) && strings.ContainsAny(string(fields[1][1:2]), "]>/")) && string(fields[0]) == "0" {
		s.expect("0")
		s.expect("R")
		return object(n)
	}
	return n
}

func (s *scanner) dict() dict {
	s.expect("<<")
	d := dict{}
	for {
		if s.space(); bytes.HasPrefix(s.b, []byte(">>")) {
			s.b = s.b[2:]
			return d
		}
		key := s.value().(name)
		d[string(key)] = s.value()
	}
}

func (s *scanner) literal() string {
	var v []byte
	for i := 1; ; i++ {
		switch c := s.b[i]; c {
		case ')':
			s.b = s.b[i+1:]
			return string(v)
		case '\\':
			i++
			if s.b[i] == 'r' {
				v = append(v, '\r')
			} else {
				v = append(v, s.b[i])
			}
		default:
			v = append(v, c)
		}
	}
}

// get follows references.
func (r *read) get(v any) any {
	for {
		o, ok := v.(object)
		if !ok {
			return v
		}
		v = r.objects[int(o)]
	}
}

func (r *read) dict(v any) dict {
	switch v := r.get(v).(type) {
	case dict:
		return v
	case stream:
		return v.dict
	}
	return nil
}

func (r *read) list(v any) []any {
	list, _ := r.get(v).([]any)
	return list
}

func (r *read) root() dict { return r.dict(r.trailer["Root"]) }

func (r *read) pages() []dict {
	var pages []dict
	for _, k := range r.list(r.dict(r.root()["Pages"])["Kids"]) {
		pages = append(pages, r.dict(k))
	}
	return pages
}

// plain decodes a text string.
func plain(v any) string {
	s, _ := v.(string)
	wide, found := strings.CutPrefix(s, "\xfe\xff")
	if !found {
		return s
	}
	var units []uint16
	for i := 0; i+1 < len(wide); i += 2 {
		units = append(units, uint16(wide[i])<<8|uint16(wide[i+1]))
	}
	return string(utf16.Decode(units))
}
