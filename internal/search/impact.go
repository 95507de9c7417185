package search

import (
	"math"

	"essaim/internal/view"
)

// What a word is worth where it stands.
const (
	inText    = 1
	inHeading = 3
	inFact    = 4 // summary, theme, commune, keyword
	inTitle   = 12
)

const (
	maxLevel     = 15
	levelsPerOne = 3

	saturation = 4   // BM25's k1, as large as a few mentions in the text
	lengthPart = 0.5 // BM25's b
)

// kindWeight puts what a network exists for before what leads to it.
func kindWeight(kind view.Kind) float64 {
	switch kind {
	case view.PracticeKind:
		return 1.2 // it leads to all sheets of its name
	case view.SheetKind:
		return 1
	}
	return 0.8
}

// levels give, by weight, what a document owes to a term: 1 to maxLevel. The
// browser only multiplies levels and adds.
type levels [maxWeight + 1]uint8

// levels are those of each document. Documents of one length share theirs.
func (x *Index) levels() []*levels {
	total := 0
	for _, d := range x.documents {
		total += d.length
	}
	mean := float64(total) / float64(max(len(x.documents), 1))
	type class struct {
		kind   view.Kind
		length int
	}
	known := map[class]*levels{}
	list := make([]*levels, len(x.documents))
	for number, d := range x.documents {
		c := class{d.kind, d.length}
		if known[c] == nil {
			known[c] = levelsOf(kindWeight(d.kind), d.length, mean)
		}
		list[number] = known[c]
	}
	return list
}

func levelsOf(kind float64, length int, mean float64) *levels {
	norm := saturation * (1 - lengthPart + lengthPart*float64(length)/max(mean, 1))
	best := kind * (saturation + 1) * levelsPerOne
	l := new(levels)
	for w := range l {
		v := best * float64(w) / (float64(w) + norm)
		l[w] = uint8(min(max(math.Round(v), 1), maxLevel))
	}
	return l
}
