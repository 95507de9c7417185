package source

import (
	"strings"

	"essaim/internal/locale"
)

// How keys, values of choices and known headings may be written is a matter of
// languages: locale has their spellings, and all of them are understood in
// every site.

// fold is the form in which they are matched: without case or accents, `-`, `_`
// and space alike.
func fold(s string) string {
	s = strings.TrimSpace(locale.Fold(s))
	if !strings.ContainsAny(s, "_ ") {
		return s
	}
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == '_' || r == '-' || r == ' ' }), "-")
}

// folded lists all ways to write what has a name, as they are matched.
func folded(name string) []string {
	all := []string{fold(name[strings.LastIndexByte(name, '.')+1:])}
	for _, spelling := range locale.Spellings(name) {
		all = append(all, fold(spelling))
	}
	return all
}

// countedIn are the words that may follow a number of some things.
func countedIn(things string) []string {
	words := locale.Spellings("counted." + things)
	for i, word := range words {
		words[i] = locale.Fold(word)
	}
	return words
}
