package search

import (
	"math"

	"essaim/internal/site"
)

// What a word is worth where it stands.
const (
	inText    = 1
	inHeading = 3
	inFact    = 4 // summary, theme, commune
	inTitle   = 12
)

const (
	maxLevel     = 15
	levelsPerOne = 3

	saturation = 4   // BM25's k1, as large as a few mentions in the text
	lengthPart = 0.5 // BM25's b
)

// kindWeight puts what a network exists for before what leads to it.
func kindWeight(kind site.Kind) float64 {
	if kind == site.SheetKind {
		return 1
	}
	return 0.8
}

// levelsOf gives, by weight, what a document owes to a term: 1 to maxLevel. The
// browser only multiplies levels and adds.
func levelsOf(kind site.Kind, length int, mean float64) *[maxWeight + 1]uint32 {
	norm := saturation * (1 - lengthPart + lengthPart*float64(length)/max(mean, 1))
	best := kindWeight(kind) * (saturation + 1) * levelsPerOne
	var levels [maxWeight + 1]uint32
	for w := range levels {
		v := best * float64(w) / (float64(w) + norm)
		levels[w] = uint32(min(max(math.Round(v), 1), maxLevel))
	}
	return &levels
}
