package search

import (
	"cmp"
	"encoding/binary"
	"runtime"
	"slices"
	"sync"

	"essaim/internal/site"
)

// inverted is the index turned round: from terms to documents.
type inverted struct {
	lexicon   *lexicon
	documents int
	levels    []*levels // by document
	sorted    []int32   // texts of the lexicon, in order
	files     [][]int32 // by file of terms, the terms that documents have, sorted
	places    []place   // of postings, by term
	postings  []posting // documents ascending within a term
	found     []int32   // by text that is a word, in how many documents; else 0
}

// place is where the postings of a term are. A term of a document stands in three
// places far apart in memory; last saves one of them.
type place struct {
	start, end int32
	last       int32 // document of the last one, -1 for none
}

// posting is a document and, in the low byte, the weight that a term has in it.
type posting uint32

// invert goes through the digests once to make room for each term, and once to
// fill it.
func (x *Index) invert() *inverted {
	v := &inverted{lexicon: x.lexicon, documents: len(x.documents)}
	mentioned := v.makeRoom(x.documents)
	var group sync.WaitGroup
	bounds := v.bounds(runtime.GOMAXPROCS(0))
	for i := range len(bounds) - 1 {
		group.Go(func() { v.fill(x.documents, bounds[i], bounds[i+1]) })
	}
	group.Go(func() { v.sorted, v.levels = sortTexts(v.lexicon.texts), x.levels() })
	group.Wait()
	v.rateWords(mentioned)
	v.shareTerms()
	return v
}

// bounds are those of shares of the terms that have as many postings each.
func (v *inverted) bounds(shares int) []int32 {
	bounds := make([]int32, shares+1)
	for i := range shares {
		first := int32(len(v.postings) * i / shares)
		term, _ := slices.BinarySearchFunc(v.places, first, func(p place, first int32) int { return cmp.Compare(p.start, first) })
		bounds[i] = int32(term)
	}
	bounds[shares] = int32(len(v.places))
	return bounds
}

// fill takes care of the terms from and on, before to, which nobody else touches:
// most of its time goes by in waiting for memory.
func (v *inverted) fill(documents []document, from, to int32) {
	for number, d := range documents {
		for i := 0; i < len(d.digest); {
			var form, weight uint32
			form, weight, i = mentionAt(d.digest, i)
			for _, term := range v.lexicon.forms[form].terms {
				if from <= term && term < to {
					v.post(term, int32(number), weight)
				}
			}
		}
	}
}

// makeRoom counts the documents of each form. A term has room for those of all
// its forms, which is a little too much: a document may have several of them.
func (v *inverted) makeRoom(documents []document) (mentioned []int32) {
	mentioned = make([]int32, len(v.lexicon.forms))
	for _, d := range documents {
		for i := 0; i < len(d.digest); {
			var form uint32
			form, _, i = mentionAt(d.digest, i)
			mentioned[form]++
		}
	}
	room := make([]int32, len(v.lexicon.texts))
	for form, n := range mentioned {
		for _, term := range v.lexicon.forms[form].terms {
			if term >= 0 {
				room[term] += n
			}
		}
	}
	v.places = make([]place, len(room))
	at := int32(0)
	for term, n := range room {
		v.places[term] = place{start: at, end: at, last: -1}
		at += n
	}
	v.postings = make([]posting, at)
	return mentioned
}

// post adds weight to what a document owes to a term. Documents come in order.
func (v *inverted) post(term, document int32, weight uint32) {
	p := &v.places[term]
	if p.last == document {
		last := &v.postings[p.end-1]
		*last = *last&^maxWeight | posting(min(uint32(*last&maxWeight)+weight, maxWeight))
		return
	}
	v.postings[p.end] = posting(uint32(document)<<8 | weight)
	p.end++
	p.last = document
}

// of gives the postings of a term.
func (v *inverted) of(term int32) []posting {
	return v.postings[v.places[term].start:v.places[term].end]
}

// rateWords tells of each word in how many documents it is found.
func (v *inverted) rateWords(mentioned []int32) {
	v.found = make([]int32, len(v.lexicon.texts))
	for form, n := range mentioned {
		f := v.lexicon.forms[form]
		if n == 0 || f.word < 0 {
			continue
		}
		for _, term := range f.terms {
			if term >= 0 {
				v.found[f.word] = max(v.found[f.word], int32(len(v.of(term))))
			}
		}
	}
}

// shareTerms gives each term to its file.
func (v *inverted) shareTerms() {
	v.files = make([][]int32, site.TermFiles(v.documents))
	for _, text := range v.sorted {
		if len(v.of(text)) > 0 {
			file := hash([]byte(v.lexicon.texts[text])) % uint32(len(v.files))
			v.files[file] = append(v.files[file], text)
		}
	}
}

// sortTexts gives the texts in order. Most are told apart by their first letters.
func sortTexts(texts []string) []int32 {
	type text struct {
		initial uint64
		number  int32
	}
	list := make([]text, len(texts))
	for i, t := range texts {
		var first [8]byte
		copy(first[:], t)
		list[i] = text{binary.BigEndian.Uint64(first[:]), int32(i)}
	}
	slices.SortFunc(list, func(a, b text) int {
		if a.initial != b.initial {
			return cmp.Compare(a.initial, b.initial)
		}
		return cmp.Compare(texts[a.number], texts[b.number])
	})
	sorted := make([]int32, len(list))
	for i, t := range list {
		sorted[i] = t.number
	}
	return sorted
}
