package search

import (
	"encoding/binary"
	"io"

	"essaim/internal/digest"
)

// The state of an index is what each document gave to it, by the document's key
// (package build says what keys are): the next index reuses it, so that only what
// has changed is read again. It is disposable, and it holds only if all of this is
// as it says:
//
//   - the whole of it, by its digest: a file that was cut short is no state;
//   - stateFormat, the program, the language and the site's base path, of which
//     its owner makes one number;
//   - each document, by its key, which stands for its entry and its bodies,
//     whatever number the document has now.
//
// What it does not hold is worked out from the texts; an index is the same bytes
// with a state or without.
//
// It is stateFormat, the owner's number, the lexicon's texts in order, its forms
// and the documents, then a digest of all this, in eight bytes. Numbers are
// varints, keys eight bytes, and bytes follow their number.
const stateFormat = 4

// ReadPrevious reads the state of the previous index, while documents are described
// if need be. owner is the number that its owner gave it.
func (x *Index) ReadPrevious(kept []byte, owner uint64) {
	x.owner = owner
	if documents, lexicon := readState(kept, owner); lexicon != nil {
		x.previous, x.lexicon = documents, lexicon
	}
}

// Reuse takes what the previous index had of the documents of these keys, by number.
// It is called before documents are taken in.
func (x *Index) Reuse(keys []uint64) {
	x.keys = keys
	for number, key := range keys {
		known, d := x.previous[key], &x.documents[number]
		d.digest, d.text, d.length = known.digest, known.text, known.length
		if d.digest != nil {
			x.reused++
		}
	}
	x.previous = nil
}

// IsAsPrevious is true when the previous state serves the next index as well as a new
// one would: all but one document in fifty are as they were. To take these in again
// costs less than to write all.
func (x *Index) IsAsPrevious() bool { return x.reused >= len(x.documents)-len(x.documents)/50 }

// Knows reports whether the document of this number needs no taking in.
func (x *Index) Knows(number int) bool {
	d := &x.documents[number]
	return d.digest != nil || d.spilled != (spilled{})
}

// IsMostlyUnused is true when most words of a state would be of texts that are no
// more: then the next index is better made anew. All documents are in.
func (x *Index) IsMostlyUnused() bool { return 2*x.inverted().live < len(x.lexicon.forms) }

// WriteState writes what the next index reuses, once all documents are in.
func (x *Index) WriteState(to io.Writer) error {
	w := &writer{to: to}
	w.number(stateFormat)
	w.key(x.owner)
	w.lexicon(x.lexicon, x.inverted().sorted)
	w.number(len(x.documents))
	for number := range x.documents {
		d := &x.documents[number]
		w.key(x.keys[number])
		w.number(d.length)
		w.bytes(d.text)
		w.bytes(d.digest)
	}
	return w.end()
}

// lexicon writes texts in order, as the next index wants them, and the forms
// under the numbers that digests know them by.
func (w *writer) lexicon(l *lexicon, sorted []int32) {
	rank := make([]int, len(sorted)+1) // of a text's number, plus one: -1 is none
	w.number(len(sorted))
	for i, text := range sorted {
		rank[text+1] = i + 1
		w.bytes(l.texts.at(text))
	}
	w.number(len(l.forms))
	for _, f := range l.forms {
		for _, text := range []int32{f.terms[0], f.terms[1], f.word} {
			w.number(rank[text+1])
		}
	}
}

// A writer writes in blocks.
type writer struct {
	to     io.Writer
	block  []byte
	digest digest.Blocks
	err    error
}

const blockSize = 1 << 16

func (w *writer) number(n int) { w.write(binary.AppendUvarint(nil, uint64(n))) }

func (w *writer) key(key uint64) { w.write(binary.LittleEndian.AppendUint64(nil, key)) }

func (w *writer) bytes(b []byte) {
	w.number(len(b))
	w.write(b)
}

func (w *writer) write(b []byte) {
	w.block = append(w.block, b...)
	for len(w.block) >= blockSize {
		w.send(w.block[:blockSize])
		w.block = append(w.block[:0], w.block[blockSize:]...)
	}
}

func (w *writer) send(block []byte) {
	w.digest.Write(block)
	if w.err == nil {
		_, w.err = w.to.Write(block)
	}
}

// end writes what is left, and the digest of all.
func (w *writer) end() error {
	w.send(w.block)
	w.send(binary.LittleEndian.AppendUint64(nil, w.digest.Sum64()))
	return w.err
}

// digestOf is the digest that a writer ends with.
func digestOf(state []byte) uint64 {
	var d digest.Blocks
	d.Write(state)
	return d.Sum64()
}

// readState gives nil for what is no state of this owner. The documents refer
// to kept.
func readState(kept []byte, owner uint64) (map[uint64]document, *lexicon) {
	end := len(kept) - 8
	if end < 0 || binary.LittleEndian.Uint64(kept[end:]) != digestOf(kept[:end]) {
		return nil, nil
	}
	r := &reader{rest: kept[:end]}
	if r.number() != stateFormat || r.key() != owner {
		return nil, nil
	}
	l := new(lexicon)
	texts := r.count()
	for range texts {
		l.texts.letters = append(l.texts.letters, r.bytes()...)
		l.texts.ends = append(l.texts.ends, uint32(len(l.texts.letters)))
	}
	for range r.count() {
		var places [3]int32
		for i := range places {
			n := r.number()
			r.bad = r.bad || n > texts
			places[i] = int32(n) - 1
		}
		l.forms = append(l.forms, form{terms: [2]int32{places[0], places[1]}, word: places[2]})
	}
	documents := map[uint64]document{}
	for range r.count() {
		key := r.key()
		d := document{length: r.number(), text: r.bytes(), digest: r.bytes()}
		r.bad = r.bad || !isDigest(d.digest, len(l.forms))
		documents[key] = d
	}
	if r.bad || len(l.forms) == 0 {
		return nil, nil
	}
	return documents, l
}

// isDigest reports whether a digest knows of so many forms only.
func isDigest(digest []byte, forms int) bool {
	for form := range mentions(digest) {
		if int(form) >= forms {
			return false
		}
	}
	return true
}

// A reader reads what WriteState wrote, and anything else without harm.
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
