package search

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strconv"
	"sync"
	"unicode/utf8"

	"github.com/klauspost/compress/flate"
)

// sealed puts the hash of a file's bytes before them.
func sealed(content []byte) []byte {
	b := binary.LittleEndian.AppendUint32(make([]byte, 0, 4+len(content)), hash(content))
	return append(b, content...)
}

// deflater compresses small files, from several goroutines. Its writers are
// used again, for each is larger than what it writes.
type deflater struct{ writers sync.Pool }

func newDeflater() *deflater {
	return &deflater{sync.Pool{New: func() any {
		w, err := flate.NewWriter(nil, flate.DefaultCompression)
		if err != nil {
			panic(err) // only an unknown level is refused
		}
		return w
	}}}
}

func (d *deflater) deflate(text []byte) []byte {
	var b bytes.Buffer
	w := d.writers.Get().(*flate.Writer)
	defer d.writers.Put(w)
	w.Reset(&b)
	w.Write(text) // into memory: it cannot fail
	w.Close()
	return b.Bytes()
}

// termFile is file n of the terms.
func (v *inverted) termFile(n int) []byte {
	content := binary.AppendUvarint(nil, uint64(v.documents))
	var postings bitWriter
	var group []uint32
	for _, term := range v.files[n] {
		text, list := v.lexicon.texts[term], v.of(term)
		before := len(postings.bytes)
		group = v.encode(&postings, list, group)
		postings.flush() // each term begins a byte
		content = append(content, byte(len(text)))
		content = append(content, text...)
		told := 2 * uint64(len(list))
		if v.found[term] > 0 {
			told++
		}
		content = binary.AppendUvarint(content, told)
		content = binary.AppendUvarint(content, uint64(len(postings.bytes)-before))
	}
	content = append(content, 0) // no term is empty
	return append(content, postings.bytes...)
}

// encode writes the postings of a term; group is room to use again.
func (v *inverted) encode(w *bitWriter, list []posting, group []uint32) []uint32 {
	var sizes, next [maxLevel + 1]int
	for _, p := range list {
		sizes[v.levels[p>>8][p&maxWeight]]++
	}
	at := 0
	for level := maxLevel; level > 0; level-- {
		next[level] = at
		at += sizes[level]
	}
	group = slices.Grow(group[:0], len(list))[:len(list)]
	for _, p := range list {
		level := v.levels[p>>8][p&maxWeight]
		group[next[level]] = uint32(p >> 8)
		next[level]++
	}
	at = 0
	for level := maxLevel; level > 0; level-- {
		m := sizes[level]
		if m == 0 {
			continue
		}
		w.write(uint32(level), 4)
		w.gamma(uint32(m))
		k, last := riceParameter(v.documents, m), -1
		for _, document := range group[at : at+m] {
			w.rice(uint32(int(document)-last-1), k)
			last = int(document)
		}
		at += m
	}
	return group
}

// wordLists shares the words out among files, by how they start and by how
// they end.
func (v *inverted) wordLists(files int) (starts, ends [][]int32) {
	starts, ends = make([][]int32, files), make([][]int32, files)
	for _, word := range v.sorted {
		if v.found[word] == 0 {
			continue
		}
		text := v.lexicon.texts[word]
		s := hash([]byte(text[:startOf(text)])) % uint32(files)
		e := hash([]byte(text[endOf(text):])) % uint32(files)
		starts[s], ends[e] = append(starts[s], word), append(ends[e], word)
	}
	return starts, ends
}

// startOf is where the first two letters of a word end.
func startOf(word string) int {
	_, first := utf8.DecodeRuneInString(word)
	_, second := utf8.DecodeRuneInString(word[first:])
	return first + second
}

// endOf is where the last three letters of a word begin.
func endOf(word string) int {
	at := len(word)
	for range 3 {
		_, size := utf8.DecodeLastRuneInString(word[:at])
		at -= size
	}
	return at
}

// wordFile lists words, each with its number of documents.
func (v *inverted) wordFile(words []int32) []byte {
	var lines []byte
	for _, word := range words {
		lines = append(lines, v.lexicon.texts[word]...)
		lines = append(lines, ' ')
		lines = strconv.AppendInt(lines, int64(v.found[word]), 10)
		lines = append(lines, '\n')
	}
	return lines
}
