package search

import (
	"bytes"
	"unicode/utf8"

	"essaim/internal/locale"
)

// A Collector takes documents in, for one goroutine. What a word as written
// stands for is worked out once, when it is first met; from then on a word costs
// one look-up.
type Collector struct {
	index *Index
	vocabulary
	spellings spellings
	meanings  [][2]int32 // by number of a spelling: ids of its terms, -1 for none
	weak      []bool     // by number of a spelling
	ids       map[string]int32
	terms     []string          // by id
	words     map[proposal]bool // words worth proposing
	documents []collected

	// Of the document at hand.
	written tally // of spellings
	found   tally // of terms
	length  int
}

// proposal is a folded word with the terms of one of its spellings. "Pâté" and
// "pâte" fold to one word: were it to keep the terms of the last one met, what
// is told of it would depend on which worker met which sheet.
type proposal struct {
	word  string
	terms [2]int32 // ids, -1 for none
}

// collected is a document with the weights of its terms.
type collected struct {
	number, length int
	postings       []posting
}

// posting is a term's id and, in the low byte, its weight in a document.
type posting uint32

const maxWeight = 255 // two hundred mentions weigh as much as a thousand

// tally adds weights up, by number.
type tally struct {
	weights []int32
	met     []int32 // numbers that have a weight
}

func (t *tally) add(n, weight int32) {
	if t.weights[n] == 0 {
		t.met = append(t.met, n)
	}
	t.weights[n] += weight
}

func newCollector(x *Index) *Collector {
	return &Collector{
		index:      x,
		vocabulary: vocabularyOf(x.lang),
		ids:        map[string]int32{},
		words:      map[proposal]bool{},
	}
}

// Add takes the document of this number in, with the Markdown of its bodies.
func (c *Collector) Add(number int, bodies ...[]byte) {
	e := c.index.entries[number]
	c.text([]byte(e.Title), inTitle)
	c.text([]byte(e.Summary), inFact)
	for _, facts := range [][]string{e.Themes, e.Communes} {
		for _, s := range facts {
			c.text([]byte(s), inFact)
		}
	}
	for _, s := range e.Texts {
		c.text([]byte(s), inText)
	}
	for _, b := range bodies {
		c.body(b)
		c.index.introduce(number, b)
	}
	c.finish(number)
}

// text counts the words of a plain text.
func (c *Collector) text(text []byte, weight int32) {
	for i := 0; i < len(text); {
		start, end := nextWord(text, i)
		if start < end {
			c.word(text[start:end], weight)
		}
		i = end
	}
}

// body counts the words of Markdown, leaving out what readers do not see:
// addresses and tags.
func (c *Collector) body(text []byte) {
	weight := int32(inText)
	for i := 0; i < len(text); {
		switch ch := text[i]; {
		case ch == '\n':
			weight = inText
			i++
			if i < len(text) && text[i] == '#' {
				weight = inHeading
			}
		case ch == '#' && i == 0:
			weight = inHeading
			i++
		case ch == '<':
			i = afterTag(text, i)
		case ch == ']' && bytes.HasPrefix(text[i:], []byte("](")):
			i = afterAddress(text, i)
		case letter(text, i) < 0:
			i += -letter(text, i)
		default:
			_, end := nextWord(text, i)
			if bytes.HasPrefix(text[end:], []byte("://")) {
				i = afterURL(text, end)
				continue
			}
			c.word(text[i:end], weight)
			i = end
		}
	}
}

// maxTag is the length from which a < that nothing closes is text.
const maxTag = 2000

func afterTag(text []byte, i int) int {
	rest := text[i:min(len(text), i+maxTag)]
	if end := bytes.IndexByte(rest, '>'); end > 0 && (letter(rest, 1) == 1 || rest[1] == '/' || rest[1] == '!') {
		return i + end + 1
	}
	return i + 1
}

func afterAddress(text []byte, i int) int {
	rest := text[i:min(len(text), i+maxTag)]
	if end := bytes.IndexByte(rest, ')'); end > 0 {
		return i + end + 1
	}
	return i + 2
}

func afterURL(text []byte, i int) int {
	if end := bytes.IndexAny(text[i:], " \t\n)>"); end > 0 {
		return i + end
	}
	return len(text)
}

// word counts one word of the document at hand.
func (c *Collector) word(written []byte, weight int32) {
	n, isNew := c.spellings.number(written)
	if isNew {
		terms, weak := c.learn(written)
		c.meanings, c.weak = append(c.meanings, terms), append(c.weak, weak)
		c.written.weights = append(c.written.weights, 0)
	}
	if weight != inTitle && c.weak[n] {
		return
	}
	c.length++
	c.written.add(int32(n), weight)
}

// learn works out what a word stands for.
func (c *Collector) learn(written []byte) (terms [2]int32, weak bool) {
	terms = [2]int32{-1, -1}
	word := normalise(written)
	if word == "" { // nothing but invisible characters
		return terms, true
	}
	plain := locale.Fold(word)
	for i, term := range c.vocabulary.terms(word, plain) {
		if term != "" {
			terms[i] = c.id(term)
		}
	}
	weak = c.isWeak(plain)
	if utf8.RuneCountInString(plain) >= 3 && !weak {
		c.words[proposal{plain, terms}] = true
	}
	return terms, weak
}

func (c *Collector) id(term string) int32 {
	n, known := c.ids[term]
	if !known {
		n = int32(len(c.terms))
		c.ids[term] = n
		c.terms = append(c.terms, term)
		c.found.weights = append(c.found.weights, 0)
	}
	return n
}

// finish turns the words of the document at hand into its postings.
func (c *Collector) finish(number int) {
	for _, n := range c.written.met {
		weight := c.written.weights[n]
		c.written.weights[n] = 0
		for _, t := range c.meanings[n] {
			if t >= 0 {
				c.found.add(t, weight)
			}
		}
	}
	postings := make([]posting, len(c.found.met))
	for i, t := range c.found.met {
		postings[i] = posting(uint32(t)<<8 | uint32(min(c.found.weights[t], maxWeight)))
		c.found.weights[t] = 0
	}
	c.documents = append(c.documents, collected{number: number, length: c.length, postings: postings})
	c.written.met, c.found.met, c.length = c.written.met[:0], c.found.met[:0], 0
}
