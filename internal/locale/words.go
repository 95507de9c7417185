package locale

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Has reports whether there are words for key.
func (l *Locale) Has(key string) bool {
	_, ok := l.words()[key]
	return ok
}

// Keys lists the keys of all words, sorted.
func (l *Locale) Keys() []string { return slices.Sorted(maps.Keys(l.words())) }

// T is the text of key, its {0}, {1}… replaced by args, which are printed by
// fmt.Sprint: numbers and dates come formatted. A key without words is our
// bug, and shows as itself.
func (l *Locale) T(key string, args ...any) string {
	text, ok := l.words()[key]
	if !ok {
		return key
	}
	return fill(text, "", args)
}

// N is the text of key for n things: the form that goes with n, of those that
// "|" separates, {n} being n formatted.
func (l *Locale) N(key string, n float64, args ...any) string {
	text, ok := l.words()[key]
	if !ok {
		return key
	}
	return fill(nth(text, l.rules.plural.form(n)), l.Number(n), args)
}

// PluralScript is the form, from 0, that goes with n things, as an expression of
// JavaScript.
func (l *Locale) PluralScript() string { return l.rules.plural.script }

func nth(text string, n int) string {
	for {
		form, rest, more := strings.Cut(text, "|")
		if n == 0 || !more {
			return form
		}
		text, n = rest, n-1
	}
}

// Field is a text for files that people edit, whose spaces are plain: what a
// field means (by "TABLE.KEY"), an example of it, a comment.
func (l *Locale) Field(key string, args ...any) string {
	text, ok := l.fields()[key]
	if !ok {
		return key
	}
	return fill(text, "", args)
}

// HasField reports whether there is a text of that key.
func (l *Locale) HasField(key string) bool {
	_, ok := l.fields()[key]
	return ok
}

// Message is what the problem of that code says, and what to do about it. Their
// arguments have names, and are diag's to fill in.
func (l *Locale) Message(code string) (message, hint string) {
	all := l.messages()
	return all[code], all[code+".hint"]
}

// Messages lists the codes of all problems, sorted.
func (l *Locale) Messages() []string {
	return slices.Sorted(func(yield func(string) bool) {
		for key := range l.messages() {
			if !strings.HasSuffix(key, ".hint") && !yield(key) {
				return
			}
		}
	})
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
	return l.T("list.and", strings.Join(items[:last], ", "), items[last])
}
