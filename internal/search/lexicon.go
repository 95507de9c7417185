package search

import (
	"slices"
	"sync"
	"unicode/utf8"

	"essaim/internal/locale"
)

// A lexicon numbers what words stand for. It is shared by all collectors, who
// ask it once for each spelling that they meet; numbers depend on who asks first,
// and nothing that is published depends on numbers.
type lexicon struct {
	vocabulary vocabulary

	mu        sync.Mutex
	spellings spellings
	texts     []string         // terms, and words worth proposing
	sorted    int              // texts from the first on that are in order
	numbers   map[string]int32 // of the other texts
	forms     []form
	known     map[form]uint32 // numbers of forms; nil until one is asked for
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
	l := lexiconOf(nil, []form{nothing: {terms: [2]int32{-1, -1}, word: -1}})
	l.vocabulary = vocabularyOf(lang)
	return l
}

// lexiconOf begins with sorted texts and the forms that a memory has of them.
func lexiconOf(texts []string, forms []form) *lexicon {
	return &lexicon{texts: texts, sorted: len(texts), numbers: map[string]int32{}, forms: forms}
}

// meaning tells what a spelling stands for. Folding and stemming happen here,
// once for each spelling of the whole site.
func (l *lexicon) meaning(hash uint64, spelling []byte) meaning {
	l.mu.Lock()
	defer l.mu.Unlock()
	m, known := l.spellings.find(hash)
	if !known {
		m = l.learn(normalise(spelling))
		l.spellings.add(slot{hash, m})
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
	n := l.form(f)
	if isWeak {
		return meaning{inTitle: n}
	}
	return meaning{n, n}
}

func (l *lexicon) form(f form) uint32 {
	if l.known == nil {
		l.known = make(map[form]uint32, len(l.forms))
		for n, f := range l.forms {
			l.known[f] = uint32(n)
		}
	}
	n, known := l.known[f]
	if !known {
		n = uint32(len(l.forms))
		l.known[f] = n
		l.forms = append(l.forms, f)
	}
	return n
}

func (l *lexicon) number(text string) int32 {
	if text == "" {
		return -1
	}
	if at, found := slices.BinarySearch(l.texts[:l.sorted], text); found {
		return int32(at)
	}
	n, known := l.numbers[text]
	if !known {
		n = int32(len(l.texts))
		l.numbers[text] = n
		l.texts = append(l.texts, text)
	}
	return n
}
