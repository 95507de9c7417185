package locale

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"golang.org/x/text/collate"
	xlanguage "golang.org/x/text/language"
)

// collator compares texts, and makes keys of them, one after the other.
type collator struct {
	*collate.Collator
	buffer collate.Buffer
}

func newCollator(tag string) *collator {
	return &collator{Collator: collate.New(xlanguage.Make(tag), collate.Numeric)}
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

// beginning is how much is kept of the key that a text is sorted by: a dozen
// letters without accents and case.
const beginning = 24

// Sort sorts a long list as Compare orders the texts of its items; those of equal
// texts stay as they are. Nearly all are distinguished by the beginnings of their
// keys, which are made once; whole keys take more memory than the list.
func Sort[T any](l *Locale, list []T, text func(T) string) {
	type begun struct {
		key   [beginning]byte
		place int32
	}
	c := l.collators.Get().(*collator)
	all := make([]begun, len(list))
	for i, item := range list {
		c.buffer.Reset()
		copy(all[i].key[:], c.KeyFromString(&c.buffer, text(item)))
		all[i].place = int32(i)
	}
	l.collators.Put(c)
	slices.SortFunc(all, func(a, b begun) int {
		if order := bytes.Compare(a.key[:], b.key[:]); order != 0 {
			return order
		}
		return cmp.Or(l.Compare(text(list[a.place]), text(list[b.place])), cmp.Compare(a.place, b.place))
	})
	unsorted := slices.Clone(list)
	for i, b := range all {
		list[i] = unsorted[b.place]
	}
}
