package network

import (
	"cmp"
	"math"
	"slices"
)

// Match is an offer that is proposed for a need, and what they share: the theme
// always, which goes first. Nobody but the commune knows whether it answers.
type Match struct {
	Offer
	Reasons []MatchReason
	Km      float64 // as the crow flies; -1 when it is not known

	weight int   // of Reasons
	order  int32 // in OffersOfTheme
}

// MatchReason is one reason for proposing an offer.
type MatchReason string

const (
	SameTheme   MatchReason = "same-theme"
	SimilarSize MatchReason = "similar-size" // populations within a factor of two
	Near        MatchReason = "near"         // at most nearKm
	HasResults  MatchReason = "has-results"
	OffersVisit MatchReason = "offers-visit"
)

const (
	// maxMatches is how many offers are proposed for one need.
	maxMatches = 3
	// nearKm is how far agents go and come back in half a day, a visit included.
	nearKm = 25
)

// MatchesOf proposes at most three offers of other communes for a need, the
// best first: those that can be seen, that show results and that come from a
// commune of like size before the others; then the nearest; then in the order
// of OffersOfTheme. One sheet is proposed once, by who shows it best.
func (s *Situation) MatchesOf(n CommuneNeed) []Match {
	x := s.exchange()
	key := communeTheme{n.Commune.ID, n.Need.Theme}
	if known, found := x.matches.Load(key); found { // a page of the commune asks, the theme's, the table…
		return slices.Clone(known.([]Match))
	}
	var best []Match
	if index := x.index(n.Need.Theme); index != nil {
		best = index.bestFor(n.Commune)
	}
	x.matches.Store(key, best)
	return slices.Clone(best)
}

// insertMatch keeps the best, sorted; few are kept, so inserting beats sorting
// all candidates.
func insertMatch(best []Match, m Match) []Match {
	if i := slices.IndexFunc(best, func(b Match) bool { return m.Sheet != nil && b.Sheet == m.Sheet }); i >= 0 {
		if compareMatches(m, best[i]) >= 0 {
			return best
		}
		best = slices.Delete(best, i, i+1)
	}
	at := len(best)
	for at > 0 && compareMatches(m, best[at-1]) < 0 {
		at--
	}
	if at == maxMatches {
		return best
	}
	best = slices.Insert(best, at, m)
	return best[:min(len(best), maxMatches)]
}

func compareMatches(a, b Match) int {
	distance := func(m Match) float64 {
		if m.Km < 0 {
			return math.Inf(1)
		}
		return m.Km
	}
	return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(distance(a), distance(b)), cmp.Compare(a.order, b.order))
}

// weigh is 2 for a visit, for results and for like size, 1 for being near.
func weigh(reasons []MatchReason) int {
	weight := 0
	for _, r := range reasons {
		switch r {
		case OffersVisit, HasResults, SimilarSize:
			weight += 2
		case Near:
			weight++
		}
	}
	return weight
}

// reasons are those that hold whoever asks.
func (o Offer) reasons() []MatchReason {
	reasons := []MatchReason{SameTheme}
	if o.Visit() {
		reasons = append(reasons, OffersVisit)
	}
	if o.measured() {
		reasons = append(reasons, HasResults)
	}
	return reasons
}

func matchOf(seeker *Commune, o Offer) Match {
	m := Match{Offer: o, Reasons: o.reasons(), Km: kmBetween(seeker, o.place())}
	if alike(seeker, o.Commune) {
		m.Reasons = append(m.Reasons, SimilarSize)
	}
	if m.Km >= 0 && m.Km <= nearKm {
		m.Reasons = append(m.Reasons, Near)
	}
	m.weight = weigh(m.Reasons)
	return m
}

// alike reports whether two communes have populations within a factor of two.
func alike(a, b *Commune) bool {
	return a != nil && b != nil && a.Population > 0 && b.Population > 0 &&
		a.Population <= 2*b.Population && b.Population <= 2*a.Population
}
