package search

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"runtime"
	"slices"

	"essaim/internal/parallel"
)

// inverted is the index turned round: from terms to documents.
type inverted struct {
	texts     *texts
	documents int
	levels    []*levels // by document
	weak      map[string]bool
	sorted    []int32   // texts, in order
	files     [][]int32 // by file of terms, the terms that documents have, sorted
	runs      []run     // documents ascending from one to the next
	found     []int32   // by text that is a word, in how many documents; else 0
	live      int       // how many forms documents have
}

// posting is a document and, in the low byte, the weight that a term has in it.
type posting uint32

// mostRuns bounds the memory that runs take, where there are many cores.
const mostRuns = 4

// invert has each run of documents turned round on a core of its own.
func (x *Index) invert() *inverted {
	x.lexicon.close()
	v := &inverted{texts: &x.lexicon.texts, documents: len(x.documents)}
	v.runs = make([]run, min(runtime.GOMAXPROCS(0), mostRuns))
	group := parallel.New()
	for i := range v.runs {
		r := &v.runs[i]
		from, to := i*len(x.documents)/len(v.runs), (i+1)*len(x.documents)/len(v.runs)
		group.Do(func() { r.invert(x.documents[from:to], from, x.lexicon) })
	}
	group.Do(func() { v.sorted, v.levels = v.texts.sorted(), x.levels() })
	group.Must()
	v.rateWords(x.lexicon.forms)
	words := vocabularyOf(x.lang)
	v.weak = words.weakTerms()
	v.shareTerms(words)
	return v
}

// of adds the postings of a term to a list.
func (v *inverted) of(term int32, list []posting) []posting {
	for i := range v.runs {
		list = v.runs[i].of(term, list)
	}
	return list
}

// count is the number of documents of a term.
func (v *inverted) count(term int32) (n int32) {
	for i := range v.runs {
		n += v.runs[i].places[term].count()
	}
	return n
}

// rateWords counts for each word in how many documents it is found.
func (v *inverted) rateWords(forms []form) {
	v.found = make([]int32, len(v.texts.ends))
	for n, f := range forms {
		if !slices.ContainsFunc(v.runs, func(r run) bool { return r.has[n] }) {
			continue
		}
		v.live++
		if f.word < 0 {
			continue
		}
		for _, term := range f.terms {
			if term >= 0 {
				v.found[f.word] = max(v.found[f.word], v.count(term))
			}
		}
	}
}

// shareTerms gives each term to its file. A title lies with its longest word, which who
// types all of it asks for in any case.
func (v *inverted) shareTerms(words vocabulary) {
	v.files = make([][]int32, termFiles(v.documents))
	for _, text := range v.sorted {
		if v.count(text) > 0 {
			term := v.texts.at(text)
			if title, is := bytes.CutPrefix(term, []byte(titleMark)); is {
				term = []byte(words.homeOf(string(title)))
			}
			file := hash(term) % uint32(len(v.files))
			v.files[file] = append(v.files[file], text)
		}
	}
}

// sorted gives the texts in order. Most are distinguished by their first letters.
func (t *texts) sorted() []int32 {
	type text struct {
		initial uint64
		number  int32
	}
	list := make([]text, len(t.ends))
	for i := range list {
		var first [8]byte
		copy(first[:], t.at(int32(i)))
		list[i] = text{binary.BigEndian.Uint64(first[:]), int32(i)}
	}
	slices.SortFunc(list, func(a, b text) int {
		if a.initial != b.initial {
			return cmp.Compare(a.initial, b.initial)
		}
		return bytes.Compare(t.at(a.number), t.at(b.number))
	})
	sorted := make([]int32, len(list))
	for i, t := range list {
		sorted[i] = t.number
	}
	return sorted
}
