package search

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// What a run holds of each term, in the space that was reckoned for it, is what a
// plain list would: of terms that all documents have or one in a thousand, with
// small and large weights, and several forms in one document.
func TestRunAgainstPlainLists(t *testing.T) {
	const terms, first = 40, 7
	random := rand.New(rand.NewPCG(21, 22))
	l := newLexicon()
	for n := range int32(terms) {
		l.texts.number(fmt.Sprint("terme", n))
		l.forms = append(l.forms, form{terms: [2]int32{n, -1}, word: n}, form{terms: [2]int32{n, (n + 1) % terms}, word: -1})
	}
	for _, size := range []int{0, 1, 33, 500, 20_000} {
		documents := make([]document, size)
		want := make([][]posting, terms)
		for number := range documents {
			weights := map[int32]uint32{}
			last := 0
			for f := 1; f < len(l.forms); f++ {
				if random.IntN(1<<(f%14)) > 0 {
					continue
				}
				weight := uint32(1 + random.IntN(6))
				if random.IntN(9) == 0 {
					weight = uint32(1 + random.IntN(maxWeight))
				}
				documents[number].digest = appendMention(documents[number].digest, uint32(f-last), weight)
				last = f + 1
				for _, term := range l.forms[f].terms {
					if term >= 0 {
						weights[term] = min(weights[term]+weight, maxWeight)
					}
				}
			}
			for term, weight := range weights {
				want[term] = append(want[term], posting((first+number)<<8)|posting(weight))
			}
		}
		var r run
		r.invert(documents, first, l)
		for term := range int32(terms) {
			if got := r.of(term, nil); !slices.Equal(got, want[term]) {
				t.Fatalf("%d documents, term %d: %d postings, want %d, or others", size, term, len(got), len(want[term]))
			}
			if got, want := r.places[term].count(), len(want[term]); int(got) != want {
				t.Errorf("%d documents, term %d: it counts %d, want %d", size, term, got, want)
			}
		}
	}
}
