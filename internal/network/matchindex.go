package network

import (
	"cmp"
	"math"
	"slices"
	"sort"
)

// An offerIndex finds the best offers of a theme for a commune without looking at all of
// them: a portal has a hundred thousand, and as many needs. Offers that weigh the same
// whoever asks stand together, from south to north, so that one looks first where the
// near ones are; those that are nowhere stand in the order of the theme.
type offerIndex struct {
	offers []Offer
	levels []offerLevel // the weightiest first
}

type offerLevel struct {
	shows    int
	all      []int32   // in offers, in their order
	located  []offerAt // by latitude
	anywhere []int32   // in offers: the others, in their order
}

type offerAt struct {
	lat float64
	in  int32 // in offers
}

func indexOffers(offers []Offer) *offerIndex {
	x := &offerIndex{offers: offers}
	for i := range offers {
		o := &offers[i]
		at := slices.IndexFunc(x.levels, func(l offerLevel) bool { return l.shows == o.shows })
		if at < 0 {
			at = len(x.levels)
			x.levels = append(x.levels, offerLevel{shows: o.shows})
		}
		level := &x.levels[at]
		level.all = append(level.all, int32(i))
		if place := o.place(); place != nil && place.Located {
			level.located = append(level.located, offerAt{place.Lat, int32(i)})
		} else {
			level.anywhere = append(level.anywhere, int32(i))
		}
	}
	slices.SortFunc(x.levels, func(a, b offerLevel) int { return cmp.Compare(b.shows, a.shows) })
	for _, level := range x.levels {
		slices.SortStableFunc(level.located, func(a, b offerAt) int { return cmp.Compare(a.lat, b.lat) })
	}
	return x
}

// A search is for the best offers for one commune.
type offerSearch struct {
	*offerIndex
	seeker *Commune
	best   []Match
}

// bestFor are the matches of a commune, the best first.
func (x *offerIndex) bestFor(seeker *Commune) []Match {
	s := &offerSearch{offerIndex: x, seeker: seeker}
	for _, level := range x.levels {
		if !seeker.Located {
			s.inOrder(level, level.all)
			continue
		}
		s.around(level)
		s.inOrder(level, level.anywhere)
	}
	return s.best
}

// inOrder looks at offers of which no distance is known.
func (s *offerSearch) inOrder(level offerLevel, offers []int32) {
	for _, i := range offers {
		if s.hopeless(level.shows, math.Inf(1), i, true) {
			return
		}
		s.look(i, math.Inf(1))
	}
}

// around goes north and south from the commune until nothing further away can be better
// than what was found.
func (s *offerSearch) around(level offerLevel) {
	all := level.located
	north := sort.Search(len(all), func(i int) bool { return all[i].lat >= s.seeker.Lat })
	south := north - 1
	for north < len(all) || south >= 0 {
		at := &all[max(south, 0)]
		if south < 0 || north < len(all) && all[north].lat-s.seeker.Lat < s.seeker.Lat-all[south].lat {
			at = &all[north]
			north++
		} else {
			south--
		}
		km := atLeastKm(at.lat, s.seeker.Lat)
		if s.hopeless(level.shows, km, 0, true) {
			return
		}
		s.look(at.in, km)
	}
}

// atLeastKm is how far apart two latitudes are, a little less than they are: rounding
// must not make a place seem further away than kmBetween says.
func atLeastKm(a, b float64) float64 { return math.Abs(a-b) * KmPerDegree * 0.999999 }

// hopeless reports whether no offer that weighs this and is so far away, or further, can
// be among the best; of like size, perhaps. Without a distance, those in this place of the
// order and after it.
func (s *offerSearch) hopeless(shows int, km float64, order int32, alike bool) bool {
	if len(s.best) < maxMatches {
		return false
	}
	most := shows
	if km <= nearKm {
		most += weigh([]MatchReason{Near})
	}
	if alike && s.seeker.Population > 0 {
		most += weigh([]MatchReason{SimilarSize})
	}
	last := &s.best[maxMatches-1]
	switch {
	case most != last.weight:
		return most < last.weight
	case last.Km >= 0:
		return km > last.Km
	}
	return math.IsInf(km, 1) && order > last.order
}

// look takes an offer among the best when it is, which is at least so far away.
func (s *offerSearch) look(i int32, km float64) {
	o := &s.offers[i]
	if o.Commune == s.seeker || s.hopeless(o.shows, km, i, alike(s.seeker, o.Commune)) {
		return
	}
	m := matchOf(s.seeker, *o)
	m.order = i
	s.best = insertMatch(s.best, m)
}
