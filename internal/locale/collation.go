package locale

import (
	"cmp"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// collator makes keys, one after the other.
type collator struct {
	*collate.Collator
	buffer collate.Buffer
}

func newCollator(lang Lang) *collator {
	return &collator{Collator: collate.New(language.Make(string(lang)), collate.Numeric)}
}

// key appends what s is sorted by to dst. Texts that a dictionary holds for
// equal are told apart by their bytes, so that an order is never left open.
func (c *collator) key(dst []byte, s string) []byte {
	c.buffer.Reset()
	dst = append(dst, c.KeyFromString(&c.buffer, s)...)
	dst = append(dst, 0, 0, 0)
	return append(dst, s...)
}

// Key is what s is sorted by: bytes.Compare of two keys is Compare of the
// texts. Long lists compute it once a text.
func (l *Locale) Key(s string) []byte {
	c := l.collators.Get().(*collator)
	defer l.collators.Put(c)
	return c.key(nil, s)
}

// Compare orders texts as a dictionary of the language does, accents and case
// last, numbers by their value ("École 2" before "École 10"). It is a total
// order: 0 only for equal texts.
func (l *Locale) Compare(a, b string) int {
	if a == b {
		return 0
	}
	c := l.collators.Get().(*collator)
	defer l.collators.Put(c)
	return cmp.Or(c.CompareString(a, b), strings.Compare(a, b))
}
