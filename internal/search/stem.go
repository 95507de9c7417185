package search

import (
	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/french"

	"essaim/internal/locale"
)

// stemmers cut a word in lower case to what its forms share. The browser has
// stemmers of its own, written from the same published algorithms; a test
// compares them.
var stemmers = map[locale.Lang]func(*snowballstem.Env) bool{
	locale.French:  french.Stem,
	locale.English: english.Stem,
}

// stemmer makes one of them, for one goroutine.
func stemmer(lang locale.Lang) func(word string) string {
	env, algorithm := snowballstem.NewEnv(""), stemmers[lang]
	return func(word string) string {
		env.SetCurrent(word)
		algorithm(env)
		return env.Current()
	}
}
