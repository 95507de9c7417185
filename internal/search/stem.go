package search

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/french"

	"essaim/internal/locale"
)

// stemmers cut a word in lower case to what its forms share; in a language that
// has none here, a word is a term as it is. The browser has stemmers of its own
// (static/essaim/search/stem-LANG.js), written from the same published algorithms;
// a test compares them.
var stemmers = map[locale.Lang]func(*snowballstem.Env) bool{
	locale.French:  french.Stem,
	locale.English: english.Stem,
}

// singulars mend what a stemmer leaves apart.
var singulars = map[locale.Lang]func(word string) string{locale.French: frenchSingular}

// frenchSingular takes off the s after i, o and u, which Snowball keeps: vélos, élus,
// emplois. A word of three letters is left alone: bus, Us.
func frenchSingular(word string) string {
	n := len(word)
	if n > 3 && word[n-1] == 's' && strings.IndexByte("iou", word[n-2]) >= 0 && utf8.RuneCountInString(word) > 3 {
		return word[:n-1]
	}
	return word
}

// stemmer makes one of them, for one goroutine.
func stemmer(lang locale.Lang) func(word string) string {
	algorithm := stemmers[lang]
	if algorithm == nil {
		return func(word string) string { return word }
	}
	env := snowballstem.NewEnv("")
	singular := singulars[lang]
	return func(word string) string {
		if singular != nil {
			word = singular(word)
		}
		env.SetCurrent(word)
		algorithm(env)
		return env.Current()
	}
}

// HasStemmer reports whether words of a language are cut, here and in the browser.
func HasStemmer(lang locale.Lang) bool { return stemmers[lang] != nil }

// Script is what the browser gets to know of a language: the words that mean little,
// the form of a text that goes with a number, and that words are not cut when they
// are not.
func Script(l *locale.Locale) string {
	script := fmt.Sprintf("export const weakWords = new Set(`%s`.split(' '));\nexport const pluralForm = (n) => %s;\n",
		strings.Join(l.Spelled("weak"), " "), l.PluralScript())
	if !HasStemmer(l.Lang()) {
		script += "export const stem = (word) => word;\n"
	}
	return script
}
