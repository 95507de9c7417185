package source

import (
	"slices"
	"strings"
	"unicode"

	"essaim/internal/locale"
)

// What people put before the name of a commune, and how they shorten it: « Mairie de
// Luc » is Luc, « St-Rémy » is Saint-Rémy.

var (
	carrierTitles = allNameWords(locale.Spellings("carrier.title"))
	joiningWords  = allNameWords(locale.Spellings("carrier.of"))
	shortened     = shortenedWords()
)

// shortenedWords are the whole words of what names are shortened to.
func shortenedWords() map[string]string {
	all := map[string]string{}
	for _, pair := range locale.Spellings("shortened") {
		short, whole, _ := strings.Cut(locale.Fold(pair), ":")
		all[short] = whole
	}
	return all
}

// nameWords are the words of a text, folded, and whole where it shortens them.
func nameWords(text string) []string {
	words := strings.FieldsFunc(locale.Fold(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for i, word := range words {
		if whole, is := shortened[word]; is {
			words[i] = whole
		}
	}
	return words
}

func allNameWords(texts []string) [][]string {
	all := make([][]string, len(texts))
	for i, text := range texts {
		all[i] = nameWords(text)
	}
	return all
}

// untitled are the words of a name without the title of a commune before it, nor what
// joins them; titled is false when there is none.
func untitled(text string) (words []string, titled bool) {
	words = nameWords(text)
	rest, titled := withoutLongest(words, carrierTitles)
	if !titled || len(rest) == 0 {
		return words, false
	}
	if name, joined := withoutLongest(rest, joiningWords); joined && len(name) > 0 {
		rest = name
	}
	return rest, true
}

// withoutLongest takes the longest of some beginnings away.
func withoutLongest(words []string, beginnings [][]string) (rest []string, found bool) {
	longest := 0
	for _, b := range beginnings {
		if len(b) > longest && len(b) <= len(words) && slices.Equal(words[:len(b)], b) {
			longest = len(b)
		}
	}
	return words[longest:], longest > 0
}

// areAlike reports whether a text is one of some names but for a title or a shortened
// word.
func areAlike(text string, names []string) bool {
	own, titled := untitled(text)
	return slices.ContainsFunc(names, func(name string) bool {
		return slices.Equal(own, nameWords(name)) || titled && slices.Equal(nameWords(text), nameWords(name))
	})
}

// isTitled reports whether a text names a commune as such.
func isTitled(text string) bool {
	_, titled := untitled(text)
	return titled
}
