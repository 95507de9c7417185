package search

import (
	"bytes"
	"unicode/utf8"

	"essaim/internal/locale"
)

// A Collector takes documents in, for one goroutine. A spelling is worked out
// once, when it is first met; from then on a word costs one look-up.
type Collector struct {
	index *Index
	vocabulary
	spellings map[string]spelling
	ids       map[string]int32 // term → its number here
	terms     []string
	words     map[string][2]int32 // folded words worth proposing → their terms

	postings  []posting
	documents []collected

	// Of the document at hand.
	weights []int32 // by term
	met     []int32 // terms with a weight
	length  int
}

// spelling is what a word, as written, stands for.
type spelling struct {
	terms [2]int32 // the second is -1 when there is one
	weak  bool
}

// posting says that a term has a weight in a document.
type posting struct{ term, weight int32 }

// collected is a document, and its part of the collector's postings.
type collected struct {
	number, length int
	from, to       int
}

func newCollector(x *Index) *Collector {
	return &Collector{
		index:      x,
		vocabulary: vocabularyOf(x.lang),
		spellings:  map[string]spelling{},
		ids:        map[string]int32{},
		words:      map[string][2]int32{},
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
	s, known := c.spellings[string(written)]
	if !known {
		s = c.learn(written)
	}
	if s.weak && weight != inTitle || s.terms[0] < 0 {
		return
	}
	c.length++
	for _, t := range s.terms {
		if t < 0 {
			break
		}
		if c.weights[t] == 0 {
			c.met = append(c.met, t)
		}
		c.weights[t] += weight
	}
}

// learn works a spelling out.
func (c *Collector) learn(written []byte) spelling {
	s := spelling{terms: [2]int32{-1, -1}}
	if word := normalise(written); word != "" {
		s.weak = c.isWeak(word)
		for i, term := range c.vocabulary.terms(word) {
			if term != "" {
				s.terms[i] = c.id(term)
			}
		}
		if plain := locale.Fold(word); utf8.RuneCountInString(plain) >= 3 && !s.weak {
			c.words[plain] = s.terms
		}
	}
	c.spellings[string(written)] = s
	return s
}

func (c *Collector) id(term string) int32 {
	n, known := c.ids[term]
	if !known {
		n = int32(len(c.terms))
		c.ids[term] = n
		c.terms = append(c.terms, term)
		c.weights = append(c.weights, 0)
	}
	return n
}

func (c *Collector) finish(number int) {
	from := len(c.postings)
	for _, t := range c.met {
		c.postings = append(c.postings, posting{term: t, weight: c.weights[t]})
		c.weights[t] = 0
	}
	c.documents = append(c.documents, collected{number: number, length: c.length, from: from, to: len(c.postings)})
	c.met, c.length = c.met[:0], 0
}
