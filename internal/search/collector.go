package search

import "bytes"

// A Collector takes documents in, for one goroutine. A word as written is looked
// up in its own spellings, and learnt from the lexicon when it is first met.
type Collector struct {
	index     *Index
	spellings spellings

	// Of the document at hand, by number of a form.
	waiting [64]occurrence
	count   int // of those that wait
	weights []uint32
	met     []uint32 // forms that have a weight
	length  int

	room []byte // for the digests to come
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

func newCollector(x *Index) *Collector { return &Collector{index: x} }

// Add takes the document of this number in, with the Markdown of its bodies.
func (c *Collector) Add(number int, bodies ...[]byte) {
	e := &c.index.entries[number]
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
	d := &c.index.documents[number]
	for _, b := range bodies {
		c.body(b)
		d.text = read(d.text, b)
	}
	d.text = shortened(d.text, maxText)
	c.finish(d)
}

// text counts the words of a plain text.
func (c *Collector) text(text []byte, weight uint32) {
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
	weight := uint32(inText)
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
				c.word(text[i:end], weight)
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
	for i := range waiting {
		o := &waiting[i]
		o.means, o.known = c.spellings.glance(o.hash)
	}
	for i := range waiting {
		o := &waiting[i]
		if !o.known {
			o.means = c.meaning(o)
		}
		n := o.means.elsewhere
		if o.weight == inTitle {
			n = o.means.inTitle
		}
		if n != nothing {
			c.add(n, o.weight)
		}
	}
}

// meaning looks further for a word, and asks the lexicon the first time.
func (c *Collector) meaning(o *occurrence) meaning {
	m, known := c.spellings.find(o.hash)
	if !known {
		m = c.index.lexicon.meaning(o.hash, o.word)
		c.spellings.add(slot{o.hash, m})
	}
	return m
}

// add adds to the weight of a form.
func (c *Collector) add(form, weight uint32) {
	c.length++
	if missing := int(form) + 1 - len(c.weights); missing > 0 {
		c.weights = append(c.weights, make([]uint32, missing+len(c.weights)/2)...)
	}
	if c.weights[form] == 0 {
		c.met = append(c.met, form)
	}
	c.weights[form] += weight
}

// finish turns the words of the document at hand into its digest.
func (c *Collector) finish(d *document) {
	c.lookUp()
	if need := len(c.met) * maxMention; cap(c.room)-len(c.room) < need {
		c.room = make([]byte, 0, max(need, 1<<16))
	}
	start := len(c.room)
	for _, n := range c.met {
		c.room = appendMention(c.room, n, c.weights[n])
		c.weights[n] = 0
	}
	d.digest = c.room[start:len(c.room):len(c.room)]
	d.length = c.length
	c.met, c.length = c.met[:0], 0
}
