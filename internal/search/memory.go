package search

import (
	"encoding/binary"
	"slices"
)

// A memory is what the documents of one index gave to it, kept for the next
// index, so that only what has changed is read again. It is disposable, and it
// holds only if all of this is as it says:
//
//   - the whole of it, by its hash: a file that was cut short is no memory;
//   - memoryFormat, the program, the language and the site's base path, of which
//     its owner makes one number;
//   - each document, by the key that its owner gives it, which stands for its
//     entry and its bodies, whatever number the document has now;
//   - each file of page/, by the keys of its documents.
//
// What it does not hold is worked out from the texts; an index is the same bytes
// with a memory or without.
//
// It is a hash (hash64) in eight bytes, then the owner's number, the lexicon's
// texts in order, its forms, the documents, the files of page/. Numbers are
// varints, keys eight bytes, and bytes follow their number.
type memory struct {
	documents map[uint64]document // by key
	pages     map[uint64][]byte   // by key
}

const memoryFormat = 1

// Recall takes from a memory what it holds of the documents of these keys, by
// number. owner is the number that its owner gave it. It is called before
// documents are taken in.
func (x *Index) Recall(kept []byte, owner uint64, keys []uint64) {
	x.keys, x.owner = keys, owner
	m, lexicon := readMemory(kept, owner)
	if m == nil {
		return
	}
	lexicon.vocabulary = x.lexicon.vocabulary
	x.lexicon, x.remembered = lexicon, *m
	for number, key := range keys {
		x.documents[number] = m.documents[key]
	}
}

// Knows tells whether the document of this number needs no taking in.
func (x *Index) Knows(number int) bool { return x.documents[number].digest != nil }

// Memory is what the next index may recall, once all documents are in. It may be
// laid out while Files is at work; whole, called after that, adds what Files made.
// That is nil when most of its words would be of texts that are no more: then the
// next index is made anew.
func (x *Index) Memory() (whole func() []byte) {
	forms := x.lexicon.forms
	used := make([]bool, len(forms))
	live := 0
	for _, d := range x.documents {
		for i := 0; i < len(d.digest); {
			var form uint32
			if form, _, i = mentionAt(d.digest, i); !used[form] {
				used[form] = true
				live++
			}
		}
	}
	if 2*live < len(forms) {
		return func() []byte { return nil }
	}
	room := 0
	for _, d := range x.documents {
		room += len(d.text) + len(d.digest) + 16
	}
	for _, text := range x.lexicon.texts {
		room += len(text) + 4
	}
	b := binary.AppendUvarint(make([]byte, 8, 8+room+8*len(forms)), memoryFormat)
	b = binary.LittleEndian.AppendUint64(b, x.owner)
	b = x.lexicon.append(b)
	b = binary.AppendUvarint(b, uint64(len(x.documents)))
	for number, d := range x.documents {
		b = binary.LittleEndian.AppendUint64(b, x.keys[number])
		b = binary.AppendUvarint(b, uint64(d.length))
		b = appendBytes(b, d.text)
		b = appendBytes(b, d.digest)
	}
	return func() []byte {
		b = binary.AppendUvarint(b, uint64(len(x.pages)))
		for n, page := range x.pages {
			b = binary.LittleEndian.AppendUint64(b, x.pageKey(n))
			b = appendBytes(b, page)
		}
		seal(b)
		return b
	}
}

func seal(memory []byte) { binary.LittleEndian.PutUint64(memory, hash64(memory[8:])) }

// append writes texts in order, so that the next lexicon finds them without a
// map, and the forms under the numbers that digests know them by.
func (l *lexicon) append(b []byte) []byte {
	order := sortTexts(l.texts)
	rank := make([]uint64, len(order)+1) // of a text's number, plus one: -1 is none
	b = binary.AppendUvarint(b, uint64(len(order)))
	for i, text := range order {
		rank[text+1] = uint64(i) + 1
		b = appendBytes(b, l.texts[text])
	}
	b = binary.AppendUvarint(b, uint64(len(l.forms)))
	for _, f := range l.forms {
		for _, text := range []int32{f.terms[0], f.terms[1], f.word} {
			b = binary.AppendUvarint(b, rank[text+1])
		}
	}
	return b
}

func appendBytes[T string | []byte](b []byte, s T) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

// readMemory gives nil for what is no memory of this owner. What it gives refers
// to kept.
func readMemory(kept []byte, owner uint64) (*memory, *lexicon) {
	if len(kept) < 8 || binary.LittleEndian.Uint64(kept) != hash64(kept[8:]) {
		return nil, nil
	}
	r := &reader{rest: kept[8:]}
	if r.number() != memoryFormat || r.key() != owner {
		return nil, nil
	}
	var texts []string
	for range r.count() {
		texts = append(texts, r.text())
	}
	var forms []form
	for range r.count() {
		var places [3]int32
		for i := range places {
			n := r.number()
			r.bad = r.bad || n > len(texts)
			places[i] = int32(n) - 1
		}
		forms = append(forms, form{terms: [2]int32{places[0], places[1]}, word: places[2]})
	}
	m := &memory{documents: map[uint64]document{}, pages: map[uint64][]byte{}}
	for range r.count() {
		key := r.key()
		d := document{length: r.number(), text: r.text(), digest: r.bytes()}
		r.bad = r.bad || !isDigest(d.digest, len(forms))
		m.documents[key] = d
	}
	for range r.count() {
		key := r.key()
		m.pages[key] = r.bytes()
	}
	if r.bad || len(forms) == 0 || !slices.IsSorted(texts) {
		return nil, nil
	}
	return m, lexiconOf(texts, forms)
}

// isDigest tells whether a digest knows of so many forms only.
func isDigest(digest []byte, forms int) bool {
	for i := 0; i < len(digest); {
		var form uint32
		if form, _, i = mentionAt(digest, i); int(form) >= forms {
			return false
		}
	}
	return true
}

// A reader reads what Memory wrote, and anything else without harm.
type reader struct {
	rest []byte
	bad  bool
}

func (r *reader) number() int {
	n, size := binary.Uvarint(r.rest)
	if size <= 0 || n > 1<<31-1 {
		r.bad, r.rest = true, nil
		return 0
	}
	r.rest = r.rest[size:]
	return int(n)
}

// count is a number of things that take a byte or more each.
func (r *reader) count() int {
	n := r.number()
	if n > len(r.rest) {
		r.bad, n = true, 0
	}
	return n
}

func (r *reader) take(n int) []byte {
	if n > len(r.rest) {
		r.bad, r.rest = true, nil
		return nil
	}
	taken := r.rest[:n:n]
	r.rest = r.rest[n:]
	return taken
}

func (r *reader) key() uint64 {
	if b := r.take(8); b != nil {
		return binary.LittleEndian.Uint64(b)
	}
	return 0
}

func (r *reader) bytes() []byte { return r.take(r.number()) }

func (r *reader) text() string { return string(r.bytes()) }
