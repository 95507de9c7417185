package search

import "sync"

// A lexicon numbers what words stand for. It is shared by all collectors, who
// learn only once what a spelling comes to; numbers depend on who comes first, and
// nothing that is published depends on numbers.
type lexicon struct {
	spellings spellings // read without the lock

	mu    sync.Mutex
	texts texts // terms, and words worth proposing
	forms []form
	table table // of forms
}

// form is what words that are found alike have in common. "Pâté" and "pâte" fold
// to one word and are two forms, for their terms differ.
type form struct {
	terms [2]int32 // numbers of texts, -1 for none
	word  int32    // folded; -1 when it is not worth proposing
}

func (f form) hash() uint64 {
	const k1, k2 = 0x9e3779b97f4a7c15, 0xd1b54a32d192ed03 // odd, of random bits
	return mix(uint64(uint32(f.terms[0]))<<32|uint64(uint32(f.terms[1])), k1) ^ mix(uint64(uint32(f.word)), k2)
}

// nothing is the form of what is not looked up.
const nothing = 0

func newLexicon() *lexicon {
	return &lexicon{forms: []form{nothing: {terms: [2]int32{-1, -1}, word: -1}}}
}

// learn gives what a word comes to its number, for all who meet it later.
func (l *lexicon) learn(hash uint64, r reading) meaning {
	l.mu.Lock()
	defer l.mu.Unlock()
	f := form{word: l.texts.number(r.word)}
	for i, term := range r.terms {
		f.terms[i] = l.texts.number(term)
	}
	m := meaning(l.form(f))
	l.spellings.add(hash, m)
	return m
}

// spell adds another spelling of a word.
func (l *lexicon) spell(hash uint64, m meaning) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.spellings.add(hash, m)
}

// close drops what only those want who learn.
func (l *lexicon) close() {
	l.spellings.slots.Store(nil)
	l.table, l.texts.table = table{}, table{}
}

func (l *lexicon) form(f form) uint32 {
	for l.table.count < len(l.forms) { // those of a previous index, and nothing
		l.table.add(l.forms[l.table.count].hash())
	}
	n, known := l.table.number(f.hash(), func(n int32) bool { return l.forms[n] == f })
	if !known {
		l.forms = append(l.forms, f)
	}
	return uint32(n)
}
