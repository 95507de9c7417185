package locale

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"sync"
)

// words is one wording in every language. {0}, {1}… stand for arguments and
// {n} for a formatted number; where a number decides, the singular and the
// plural are separated by "|".
type words struct{ fr, en string }

func (w words) in(lang Lang) string {
	if lang == English {
		return w.en
	}
	return w.fr
}

// tables hold all words, one table a file; a key is in one of them only.
var tables = []map[string]words{searchWords, domainWords, siteWords, pageWords, memoryWords, commandWords, previewWords, pdfWords, dataWords, dayWords, workroomWords}

// all is tables in one: a page asks for words hundreds of times.
var all = sync.OnceValue(func() map[string]words {
	one := map[string]words{}
	for _, table := range tables {
		maps.Copy(one, table)
	}
	return one
})

func lookup(key string) (words, bool) {
	w, ok := all()[key]
	return w, ok
}

// Has tells whether there are words for key.
func (l *Locale) Has(key string) bool {
	_, ok := lookup(key)
	return ok
}

// Keys lists the keys of all words, sorted.
func (l *Locale) Keys() []string {
	return slices.Sorted(maps.Keys(all()))
}

// T is the text of key, its {0}, {1}… replaced by args, which are printed by
// fmt.Sprint: numbers and dates come formatted. A key without words is our
// bug, and shows as itself.
func (l *Locale) T(key string, args ...any) string {
	w, ok := lookup(key)
	if !ok {
		return key
	}
	return fill(w.in(l.lang), "", args)
}

// N is the text of key for n things: the singular or the plural, {n} being n
// formatted.
func (l *Locale) N(key string, n float64, args ...any) string {
	w, ok := lookup(key)
	if !ok {
		return key
	}
	one, many, plural := strings.Cut(w.in(l.lang), "|")
	if plural && !l.singular(n) {
		one = many
	}
	return fill(one, l.Number(n), args)
}

// singular: French counts 0 and 1,5 in the singular, English 1 alone.
func (l *Locale) singular(n float64) bool {
	if l.lang == English {
		return math.Abs(n) == 1
	}
	return math.Abs(n) < 2
}

// fill replaces {n} and {0}, {1}…; anything else between braces is text.
func fill(text, n string, args []any) string {
	if strings.IndexByte(text, '{') < 0 {
		return text
	}
	size := len(text) + len(n)
	for _, arg := range args {
		if s, ok := arg.(string); ok {
			size += len(s)
		}
	}
	var b strings.Builder
	b.Grow(size)
	for {
		before, rest, found := strings.Cut(text, "{")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		name, after, closed := strings.Cut(rest, "}")
		i := place(name)
		switch {
		case closed && name == "n":
			b.WriteString(n)
		case closed && 0 <= i && i < len(args):
			if s, ok := args[i].(string); ok {
				b.WriteString(s)
			} else {
				fmt.Fprint(&b, args[i])
			}
		default:
			b.WriteByte('{')
			after = rest
		}
		text = after
	}
}

// place is the number that a digit stands for; -1 for any other name.
func place(name string) int {
	if len(name) != 1 || name[0] < '0' || '9' < name[0] {
		return -1
	}
	return int(name[0] - '0')
}

// List joins words as a sentence does: "a, b et c".
func (l *Locale) List(items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	last := len(items) - 1
	and := " et "
	if l.lang == English {
		and = " and "
	}
	return strings.Join(items[:last], ", ") + and + items[last]
}
