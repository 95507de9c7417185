package search

import (
	"cmp"
	"encoding/binary"
	"slices"

	"essaim/internal/site"
)

// inverted is the index turned round: from terms to documents.
type inverted struct {
	lexicon   *lexicon
	documents int
	levels    []*levels // by document
	sorted    []int32   // texts of the lexicon, in order
	files     [][]int32 // by file of terms, the terms that documents have, sorted
	starts    []int32   // by term, where its postings begin
	ends      []int32   // and end
	postings  []posting // documents ascending within a term
	found     []int32   // by text that is a word, in how many documents; else 0
}

// posting is a document and, in the low byte, the weight that a term has in it.
type posting uint32

// invert goes through the digests once to make room for each term, and once to
// fill it.
func (x *Index) invert() *inverted {
	v := &inverted{lexicon: x.lexicon, documents: len(x.documents)}
	mentioned := v.makeRoom(x.documents)
	for number, d := range x.documents {
		for i := 0; i < len(d.digest); {
			var form, weight uint32
			form, weight, i = mentionAt(d.digest, i)
			for _, term := range v.lexicon.forms[form].terms {
				if term >= 0 {
					v.post(term, number, weight)
				}
			}
		}
	}
	v.rateWords(mentioned)
	v.sorted = sortTexts(v.lexicon.texts)
	v.shareTerms()
	v.levels = x.levels()
	return v
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
	v.starts = make([]int32, len(room))
	at := int32(0)
	for term, n := range room {
		v.starts[term] = at
		at += n
	}
	v.ends = slices.Clone(v.starts)
	v.postings = make([]posting, at)
	return mentioned
}

// post adds weight to what a document owes to a term. Documents come in order.
func (v *inverted) post(term int32, document int, weight uint32) {
	end := v.ends[term]
	if end > v.starts[term] {
		if last := &v.postings[end-1]; int(*last>>8) == document {
			*last = *last&^maxWeight | posting(min(uint32(*last&maxWeight)+weight, maxWeight))
			return
		}
	}
	v.postings[end] = posting(uint32(document)<<8 | weight)
	v.ends[term] = end + 1
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
				v.found[f.word] = max(v.found[f.word], v.ends[term]-v.starts[term])
			}
		}
	}
}

// shareTerms gives each term to its file.
func (v *inverted) shareTerms() {
	v.files = make([][]int32, site.TermFiles(v.documents))
	for _, text := range v.sorted {
		if v.starts[text] < v.ends[text] {
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
