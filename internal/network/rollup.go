package network

import (
	"maps"
	"slices"
)

// Scope narrows what is rolled up; what it leaves empty narrows nothing.
type Scope struct {
	Year    int
	Commune string // id of a commune or an institution: a joint sheet counts for each of its carriers; OwnResults
	Theme   string // id: that of a sheet's first theme, so that each result counts once
}

// OwnResults stands for a commune where the organisation's own results are
// meant, as it does on a sheet.
const OwnResults = "network"

// RollUp is one figure made of an indicator's results, by its own way to add
// up: a flow is summed, a stock is the latest of each commune within the year
// (or ever), and so on.
type RollUp struct {
	Indicator *Indicator
	Interval  // in the indicator's unit
	Evidence  Proofs

	Decimals   int8 // that were written, when one result makes the figure
	Weighed    int  // carriers that a weighted mean counts
	Unweighted int  // carriers that it leaves out, for nobody knows their population
}

// RollUps rolls up the results of a scope known at AsOf, an indicator each, in
// the order in which they are given; indicators without result in the scope are left
// out. A result without year, or of several, counts in no year. Unlike units
// never meet: each indicator has its own.
func (s *Situation) RollUps(scope Scope, indicators []*Indicator) []RollUp {
	results, commune := s.resultsIn(scope), scope.Commune
	if commune == OwnResults {
		commune = ""
	}
	var list []RollUp
	for _, indicator := range indicators {
		t := totals{s.index}.of(indicator)(s.window(scope).of(results[indicator.ID]), commune)
		if t.value != nil {
			list = append(list, RollUp{indicator, *t.value, t.proofs, t.decimals, t.weighed, t.unweighted})
		}
	}
	return list
}

// window is that of a scope at AsOf.
func (s *Situation) window(scope Scope) window {
	if scope.Year == 0 {
		return window{1, s.AsOf, true}
	}
	return window{DayOf(scope.Year, 1, 1), min(s.AsOf, DayOf(scope.Year, 12, 31)), false}
}

// YearsOfResults are the years that have results at AsOf, the latest first.
func (s *Situation) YearsOfResults() []int {
	years := map[int]bool{}
	for _, facts := range s.results() {
		for _, f := range facts {
			if f.year != 0 && f.day <= s.AsOf {
				years[int(f.year)] = true
			}
		}
	}
	list := slices.Sorted(maps.Keys(years))
	slices.Reverse(list)
	return list
}

// factsByIndicator are facts that results give, sorted by day.
type factsByIndicator map[string][]*fact

// resultsIn lists the results of a scope, of all years.
func (s *Situation) resultsIn(scope Scope) factsByIndicator {
	switch {
	case scope.Commune != "" && scope.Theme != "":
		kept := factsByIndicator{}
		for id, facts := range s.resultsByCarrier()[scope.Commune] {
			kept[id] = slices.DeleteFunc(slices.Clone(facts), func(f *fact) bool { return !slices.Contains(f.mainTheme(), scope.Theme) })
		}
		return kept
	case scope.Commune != "":
		return s.resultsByCarrier()[scope.Commune]
	case scope.Theme != "":
		return s.resultsByTheme()[scope.Theme]
	}
	return s.results()
}

// share lays out all results once, by what each counts for, so that rolling up
// every commune and every theme reads each result once, not once for each.
func (r *index) share(among func(*fact) []string) map[string]factsByIndicator {
	groups := map[string]factsByIndicator{}
	for indicator, facts := range r.results() {
		for _, f := range facts {
			for _, key := range among(f) {
				if groups[key] == nil {
					groups[key] = factsByIndicator{}
				}
				groups[key][indicator] = append(groups[key][indicator], f)
			}
		}
	}
	return groups
}

func (r *index) shareByCarrier() map[string]factsByIndicator {
	own := []string{OwnResults}
	return r.share(func(f *fact) []string {
		if len(f.carriers) == 0 {
			return own
		}
		return f.carriers
	})
}

func (r *index) shareByTheme() map[string]factsByIndicator {
	return r.share(func(f *fact) []string { return f.mainTheme() })
}

// mainTheme is the first theme of what a fact comes from, if any.
func (t *factSource) mainTheme() []string { return t.themes[:min(len(t.themes), 1)] }
