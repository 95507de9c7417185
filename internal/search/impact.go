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

// impact is what a document owes to a term, from 1 to maxLevel. The browser only
// multiplies levels and adds: no float is compared with one computed elsewhere.
type impact struct{ kind, norm float64 }

func impactOf(kind site.Kind, length int, mean float64) impact {
	return impact{kind: kindWeight(kind), norm: saturation * (1 - lengthPart + lengthPart*float64(length)/max(mean, 1))}
}

func (m impact) level(weight int32) uint32 {
	w := float64(weight)
	v := m.kind * w * (saturation + 1) / (w + m.norm)
	return uint32(min(max(math.Round(v*levelsPerOne), 1), maxLevel))
}
