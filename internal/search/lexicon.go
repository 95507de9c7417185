package search

import (
	"sync"
	"unicode/utf8"

	"essaim/internal/locale"
)

// A lexicon numbers what words stand for. It is shared by all collectors, who
// ask it once for each spelling that they meet; numbers depend on who asks first,
// and nothing that is published depends on numbers.
type lexicon struct {
	vocabulary vocabulary

	mu       sync.Mutex
	meanings map[string]meaning // by word
	texts    []string           // terms, and words worth proposing
	numbers  map[string]int32   // by text
	forms    []form
	known    map[form]uint32 // numbers of forms
}

// form is what words that are found alike have in common. "Pâté" and "pâte" fold
// to one word and are two forms, for their terms differ.
type form struct {
	terms [2]int32 // numbers of texts, -1 for none
	word  int32    // folded; -1 when it is not worth proposing
}

// meaning is the number of the form of a word, in titles and elsewhere, where it
// is nothing when the word is weak.
type meaning struct{ inTitle, elsewhere uint32 }

// nothing is the form of what is not looked up.
const nothing = 0

func newLexicon(lang locale.Lang) *lexicon {
	none := form{terms: [2]int32{-1, -1}, word: -1}
	return &lexicon{
		vocabulary: vocabularyOf(lang),
		meanings:   map[string]meaning{},
		numbers:    map[string]int32{},
		forms:      []form{nothing: none},
		known:      map[form]uint32{none: nothing},
	}
}

// meaning tells what a spelling stands for. Folding and stemming happen here,
// once for each word of the whole site.
func (l *lexicon) meaning(spelling []byte) meaning {
	word := normalise(spelling)
	l.mu.Lock()
	defer l.mu.Unlock()
	m, known := l.meanings[word]
	if !known {
		m = l.learn(word)
		l.meanings[word] = m
	}
	return m
}

func (l *lexicon) learn(word string) meaning {
	if word == "" { // nothing but invisible characters
		return meaning{}
	}
	plain := locale.Fold(word)
	f := form{terms: [2]int32{-1, -1}, word: -1}
	for i, term := range l.vocabulary.terms(word, plain) {
		f.terms[i] = l.number(term)
	}
	isWeak := l.vocabulary.isWeak(plain)
	if !isWeak && utf8.RuneCountInString(plain) >= 3 {
		f.word = l.number(plain)
	}
	n, known := l.known[f]
	if !known {
		n = uint32(len(l.forms))
		l.known[f] = n
		l.forms = append(l.forms, f)
	}
	if isWeak {
		return meaning{inTitle: n}
	}
	return meaning{n, n}
}

func (l *lexicon) number(text string) int32 {
	if text == "" {
		return -1
	}
	n, known := l.numbers[text]
	if !known {
		n = int32(len(l.texts))
		l.numbers[text] = n
		l.texts = append(l.texts, text)
	}
	return n
}
