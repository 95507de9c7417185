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
var stemmers = map[locale.Lang]func(string) string{
	locale.French:  func(word string) string { return stem(word, french.Stem) },
	locale.English: func(word string) string { return stem(word, english.Stem) },
}

func stem(word string, algorithm func(*snowballstem.Env) bool) string {
	env := snowballstem.NewEnv(word)
	algorithm(env)
	return env.Current()
}
