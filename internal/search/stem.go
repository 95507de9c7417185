package search

import (
	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/french"

	"essaim/internal/locale"
)

// stemmers cut a word in lower case to what its forms share; in a language that
// has none here, a word is a term as it is. The browser has stemmers of its own, written from the same published algorithms; a test
// compares them.
var stemmers = map[locale.Lang]func(*snowballstem.Env) bool{
	locale.French:  french.Stem,
	locale.English: english.Stem,
}

// stemmer makes one of them, for one goroutine.
func stemmer(lang locale.Lang) func(word string) string {
	algorithm := stemmers[lang]
	if algorithm == nil {
		return func(word string) string { return word }
	}
	env := snowballstem.NewEnv("")
	return func(word string) string {
		env.SetCurrent(word)
		algorithm(env)
		return env.Current()
	}
}
