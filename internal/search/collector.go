package search

import (
	"bytes"
	"math/bits"

	"essaim/internal/view"
)

// A Collector takes documents in, for one goroutine. A word as written is looked
// up in the lexicon's spellings, and what it comes to is worked out when nobody
// met it before.
type Collector struct {
	index      *Index
	vocabulary vocabulary

	// Of the document at hand, by number of a form.
	waiting [64]occurrence
	count   int // of those that wait
	weights []uint32
	met     []uint64 // a bit a form, of those that have a weight
	forms   int      // how many have
	length  int
	facts   []byte // what its entry says
	start   []byte // how its bodies begin

	room   []byte // for what is kept of the documents to come
	inRoom []int  // the documents of which it holds that already
}

// occurrence is a word that waits to be looked up. Slots lie far apart in memory,
// and many are fetched in the time of one when nothing depends on the first.
type occurrence struct {
	hash   uint64
	word   []byte
	weight uint32
	means  meaning
	known  bool
}

func newCollector(x *Index) *Collector { return &Collector{index: x, vocabulary: vocabularyOf(x.lang)} }

// Add takes the document of this number in, with the Markdown of its bodies.
func (c *Collector) Add(number int, e view.Entry, bodies ...[]byte) {
	c.facts, c.start = c.facts[:0], c.start[:0]
	c.fact(inTitle, e.Title)
	c.title(e.Title)
	c.fact(inFact, e.Summary)
	c.fact(inFact, e.Themes...)
	c.fact(inFact, e.Communes...)
	c.fact(inFact, e.Keywords...)
	c.fact(inText, e.Texts...)
	for _, b := range bodies {
		c.body(b)
		c.start = appendStart(c.start, b)
	}
	c.finish(number)
}

// fact counts the words of what an entry says. Its letters stay where they are
// until they are looked up.
func (c *Collector) fact(weight uint32, texts ...string) {
	for _, s := range texts {
		before := len(c.facts)
		c.facts = append(c.facts, s...)
		c.text(c.facts[before:], weight)
	}
}

// text counts the words of a plain text.
func (c *Collector) text(text []byte, weight uint32) {
	group := 0
	for i := 0; i < len(text); {
		start, end := nextWord(text, i)
		if start < end {
			group = c.grouped(text, start, end, group, weight)
		}
		i = end
	}
}

// title counts a title as one word, so that who types all of it finds its page first.
func (c *Collector) title(title string) {
	key := titleKey([]byte(title))
	if key == "" {
		return
	}
	hash := hash64([]byte(key))
	m, known := c.index.lexicon.spellings.all().find(hash)
	if !known {
		m = c.index.lexicon.learn(hash, reading{terms: [2]string{key}})
	}
	c.add(uint32(m), inTitle)
}

// grouped counts a word, and the group that begins with it. group is where the last one
// ended: no word is in two.
func (c *Collector) grouped(text []byte, start, end, group int, weight uint32) int {
	c.word(text[start:end], weight)
	if start < group {
		return group
	}
	if group = groupEnd(text, start, end); group > end {
		c.word(text[start:group], weight)
	}
	return group
}

// body counts the words of Markdown, leaving out what readers do not see:
// addresses and tags.
func (c *Collector) body(text []byte) {
	weight, group := uint32(inText), 0
	for i := 0; i < len(text); {
		switch classes[text[i]] {
		case between:
			i++
		case mark:
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
			default:
				i++
			}
		default:
			end := wordEnd(text, i)
			switch {
			case end == i:
				i += -letter(text, i)
			case end < len(text) && text[end] == ':' && bytes.HasPrefix(text[end:], []byte("://")):
				i = afterURL(text, end)
			default:
				group = c.grouped(text, i, end, group, weight)
				i = end
			}
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

// word takes one word of the document at hand.
func (c *Collector) word(written []byte, weight uint32) {
	if c.count == len(c.waiting) {
		c.lookUp()
	}
	o := &c.waiting[c.count]
	o.hash, o.word, o.weight = hash64(written), written, weight
	c.count++
}

// lookUp counts the words that wait.
func (c *Collector) lookUp() {
	waiting := c.waiting[:c.count]
	c.count = 0
	all := c.index.lexicon.spellings.all()
	for i := range waiting {
		o := &waiting[i]
		o.means, o.known = all.quickFind(o.hash)
	}
	for i := range waiting {
		o := &waiting[i]
		if !o.known {
			o.means = c.meaning(o.hash, o.word)
		}
		if o.means != nothing {
			c.add(uint32(o.means), o.weight)
		}
	}
}

// meaning looks further for a word, and works out what it comes to when nobody
// met it before, in capitals or not: that takes longest by far.
func (c *Collector) meaning(hash uint64, spelling []byte) meaning {
	lexicon := c.index.lexicon
	m, known := lexicon.spellings.all().find(hash)
	if known {
		return m
	}
	word := normalise(spelling)
	usual := hash64([]byte(word))
	if m, known = lexicon.spellings.all().find(usual); !known {
		m = lexicon.learn(usual, c.vocabulary.read(word))
	}
	if usual != hash {
		lexicon.spell(hash, m)
	}
	return m
}

// add adds to the weight of a form.
func (c *Collector) add(form, weight uint32) {
	c.length++
	if missing := int(form) + 1 - len(c.weights); missing > 0 {
		more := (missing + len(c.weights)/2 + 63) / 64
		c.weights = append(c.weights, make([]uint32, 64*more)...)
		c.met = append(c.met, make([]uint64, more)...)
	}
	if c.weights[form] == 0 {
		c.met[form/64] |= 1 << (form % 64)
		c.forms++
	}
	c.weights[form] += weight
}

// roomSize is how much is made ready at once for what is kept of documents.
const roomSize = 1 << 17

// finish turns the words of the document at hand into its digest.
func (c *Collector) finish(number int) {
	c.lookUp()
	text := shortened(c.start, maxText)
	c.makeRoom(len(text) + c.forms*maxMention)
	d := &c.index.documents[number]
	c.inRoom = append(c.inRoom, number)
	start := len(c.room)
	c.room = append(c.room, text...)
	d.text = c.room[start:len(c.room):len(c.room)]
	start = len(c.room)
	last := -1
	for i, set := range c.met {
		for ; set != 0; set &= set - 1 {
			n := 64*i + bits.TrailingZeros64(set)
			c.room = appendMention(c.room, uint32(n-last-1), c.weights[n])
			c.weights[n] = 0
			last = n
		}
	}
	clear(c.met)
	d.digest = c.room[start:len(c.room):len(c.room)]
	d.length = c.length
	c.forms, c.length = 0, 0
}

// makeRoom makes room for as many bytes.
func (c *Collector) makeRoom(need int) {
	if cap(c.room)-len(c.room) >= need {
		return
	}
	if c.index.spill(c.room, c.inRoom) && cap(c.room) >= need {
		c.room = c.room[:0]
	} else {
		c.room = make([]byte, 0, max(need, roomSize))
	}
	c.inRoom = c.inRoom[:0]
}
