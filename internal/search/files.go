package search

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"iter"
	"maps"
	"slices"
	"strconv"
	"sync"
	"unicode/utf8"

	"github.com/klauspost/compress/flate"
)

// files are laid out by several goroutines, each in a buffer of its own, which is
// used again: what compresses is larger than any file.
type files struct{ rooms sync.Pool }

// file is a file while it is laid out.
type file struct {
	content bytes.Buffer
	text    []byte // to deflate
	writer  *flate.Writer

	// Of files of terms.
	postings bitWriter
	list     []posting
	group    []uint32
}

// write has a file laid out, puts the hash of its bytes before them, and gives it
// to put.
func (r *files) write(path string, put Put, lay func(*file) error) error {
	f, ok := r.rooms.Get().(*file)
	if !ok {
		f = new(file)
	}
	defer r.rooms.Put(f)
	f.text = f.text[:0]
	f.content.Reset()
	f.content.Write(make([]byte, 4))
	if err := lay(f); err != nil {
		return err
	}
	content := f.content.Bytes()
	binary.LittleEndian.PutUint32(content, hash(content[4:]))
	return put(path, content)
}

// deflate makes the content of the text.
func (f *file) deflate() (err error) {
	if f.writer == nil {
		if f.writer, err = flate.NewWriter(nil, flate.DefaultCompression); err != nil {
			return err
		}
	}
	f.writer.Reset(&f.content)
	f.writer.Write(f.text) // into memory: it cannot fail
	return f.writer.Close()
}

// termFile lists terms, then their postings.
func (v *inverted) termFile(f *file, terms []int32) error {
	head := binary.AppendUvarint(f.text, uint64(v.documents))
	postings := &f.postings
	postings.bytes = postings.bytes[:0]
	for _, term := range terms {
		text := v.texts.at(term)
		f.list = v.of(term, f.list[:0])
		before := len(postings.bytes)
		switch {
		case v.weak[string(text)]:
			f.group = v.encode(postings, f.list, weakLevel, f.group)
		case 4*len(f.list) > v.documents:
			f.group = v.encode(postings, f.list, v.roughLevel, f.group)
		default:
			f.group = v.encode(postings, f.list, v.level, f.group)
		}
		postings.flush() // each term begins a byte
		head = append(head, byte(len(text)))
		head = append(head, text...)
		reported := 2 * uint64(len(f.list))
		if v.found[term] > 0 {
			reported++
		}
		head = binary.AppendUvarint(head, reported)
		head = binary.AppendUvarint(head, uint64(len(postings.bytes)-before))
	}
	f.text = append(head, 0) // no term is empty
	f.content.Write(f.text)
	f.content.Write(postings.bytes)
	return nil
}

// level is what a document owes to a term.
func (v *inverted) level(p posting) uint8 { return v.levels[p>>8][p&maxWeight] }

// roughLevel is one of four: of a term that is on every fourth page a level makes little
// difference, since rarity multiplies it, and all together take much room.
func (v *inverted) roughLevel(p posting) uint8 { return (v.level(p)-1)/4*4 + 2 }

// weakLevel is that of a weak word. They are on nearly every page: of them only titles
// count, and the others take a bit each.
func weakLevel(p posting) uint8 {
	if p&maxWeight >= inTitle {
		return maxLevel
	}
	return 1
}

// encode writes the postings of a term; group is a buffer to use again.
func (v *inverted) encode(w *bitWriter, list []posting, level func(posting) uint8, group []uint32) []uint32 {
	var sizes, next [maxLevel + 1]int
	for _, p := range list {
		sizes[level(p)]++
	}
	at := 0
	for l := maxLevel; l > 0; l-- {
		next[l] = at
		at += sizes[l]
	}
	group = slices.Grow(group[:0], len(list))[:len(list)]
	for _, p := range list {
		l := level(p)
		group[next[l]] = uint32(p >> 8)
		next[l]++
	}
	at = 0
	for l := maxLevel; l > 0; l-- {
		m := sizes[l]
		if m == 0 {
			continue
		}
		w.write(uint32(l), 4)
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
		text := v.texts.at(word)
		s := hash(text[:startOf(text)]) % uint32(files)
		e := hash(text[endOf(text):]) % uint32(files)
		starts[s], ends[e] = append(starts[s], word), append(ends[e], word)
	}
	for initial, words := range v.frequent() {
		s := hash([]byte(initial)) % uint32(files)
		starts[s] = append(starts[s], words...)
	}
	return starts, ends
}

// mostOfInitial is how many words are proposed to who has typed one letter.
const mostOfInitial = 40

// frequent gives the words that most documents have, by their first letter.
func (v *inverted) frequent() iter.Seq2[string, []int32] {
	byInitial := map[string][]int32{}
	for _, word := range v.sorted {
		if v.found[word] > 0 {
			_, size := utf8.DecodeRune(v.texts.at(word))
			initial := string(v.texts.at(word)[:size])
			byInitial[initial] = append(byInitial[initial], word)
		}
	}
	return func(yield func(string, []int32) bool) {
		for _, initial := range slices.Sorted(maps.Keys(byInitial)) {
			words := byInitial[initial]
			slices.SortStableFunc(words, func(a, b int32) int { return cmp.Compare(v.found[b], v.found[a]) })
			if !yield(initial, words[:min(len(words), mostOfInitial)]) {
				return
			}
		}
	}
}

// startOf is where the first two letters of a word end.
func startOf(word []byte) int {
	_, first := utf8.DecodeRune(word)
	_, second := utf8.DecodeRune(word[first:])
	return first + second
}

// endOf is where the last three letters of a word begin.
func endOf(word []byte) int {
	at := len(word)
	for range 3 {
		_, size := utf8.DecodeLastRune(word[:at])
		at -= size
	}
	return at
}

// wordFile lists words, each with its number of documents.
func (v *inverted) wordFile(f *file, words []int32) error {
	for _, word := range words {
		f.text = append(f.text, v.texts.at(word)...)
		f.text = append(f.text, ' ')
		f.text = strconv.AppendInt(f.text, int64(v.found[word]), 10)
		f.text = append(f.text, '\n')
	}
	return f.deflate()
}
