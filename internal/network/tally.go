package network

import (
	"cmp"
	"slices"
	"strings"
)

// tally is the figure that facts make, and what proves it. value is nil when
// nothing is known, for the reason given.
type tally struct {
	value  *Interval
	outOf  *float64 // that the only result gave
	reason Reason
	proofs Proofs

	decimals   int8 // that were written, when one result makes the figure
	weighed    int  // carriers that a weighted mean counts, and all that it should
	unweighted int  // carriers that it leaves out, for nobody knows their population
}

// tallier makes one figure of the facts of a period, which are sorted by day:
// those of one commune, each of which then counts for no other, or of all ("").
// What a meeting counts without naming cannot be given to a commune.
type tallier func(facts []*fact, commune string) tally

// count counts facts.
func count(facts []*fact, commune string) tally {
	t := tally{proofs: Proofs{facts: facts, commune: commune}}
	t.is(float64(len(facts)))
	return t
}

// countActions knows nothing when no action is on record: not having been reported
// of any is not having done none.
func countActions(facts []*fact, commune string) tally {
	if len(facts) == 0 {
		return tally{reason: NoAction}
	}
	return count(facts, commune)
}

// countNeeds names once what proves several of them (the diagnostic of a
// commune whose two needs were met), with how many.
func countNeeds(facts []*fact, commune string) tally {
	type source struct {
		kind EvidenceKind
		id   string
	}
	p := Proofs{commune: commune}
	place := map[source]int{}
	for _, f := range facts {
		key := source{f.kind, f.id}
		if i, named := place[key]; named {
			p.values[i]++
			continue
		}
		place[key] = len(p.facts)
		p.facts, p.values = append(p.facts, f), append(p.values, 1)
	}
	t := tally{proofs: p}
	t.is(float64(len(facts)))
	return t
}

// countCommunes counts each commune once, and credits it to the first fact
// that names it. A meeting that counts more communes than all names together
// proves the figure alone, since nobody knows which of them it counted.
func countCommunes(facts []*fact, commune string) tally {
	if commune != "" {
		return count(facts[:min(len(facts), 1)], commune)
	}
	var t tally
	var largest *fact
	seen := map[string]bool{}
	for _, f := range facts {
		before := len(seen)
		for _, commune := range f.communes {
			seen[commune] = true
		}
		if added := len(seen) - before; added > 0 {
			t.proofs.facts, t.proofs.values = append(t.proofs.facts, f), append(t.proofs.values, float64(added))
		}
		if largest == nil || f.bare > largest.bare {
			largest = f
		}
	}
	if largest != nil && largest.bare > len(seen) {
		t.proofs = Proofs{facts: []*fact{largest}, values: []float64{float64(largest.bare)}, crowd: true}
		t.is(float64(largest.bare))
		return t
	}
	t.is(float64(len(seen)))
	return t
}

// totals make one figure of several results.
type totals struct{ *index }

// of totals the results of an indicator, by its own way.
func (r totals) of(i *Indicator) tallier {
	return func(facts []*fact, commune string) tally {
		if len(facts) == 0 {
			return tally{reason: NoResult}
		}
		var t tally
		switch i.Total {
		case Mean:
			// What one commune measured weighs nothing against itself.
			t = mean(latestOfEachCarrier(facts, commune), r.weights(i.Weighted && commune == ""))
		case Max:
			t = greatest(facts)
		case Last:
			t = sum(latestOfEach(facts, commune))
		default:
			t = sum(facts)
		}
		t.proofs.commune = commune
		if len(t.proofs.facts) == 1 {
			only := t.proofs.facts[0]
			t.outOf, t.decimals = only.outOf, only.decimals
		}
		return t
	}
}

// sum adds up facts, each end apart.
func sum(facts []*fact) tally {
	var all Interval
	for _, f := range facts {
		all = all.Plus(f.Interval)
	}
	return tally{value: &all, proofs: Proofs{facts: facts}}
}

// A carrierFigure is what one carrier measured last: several of one day are
// averaged.
type carrierFigure struct {
	facts []*fact
	Interval
}

// mean averages carriers. By weight, one whose weight nobody knows is left out.
func mean(carriers []carrierFigure, weight func(*fact) float64) tally {
	t := tally{reason: NoWeight}
	var all Interval
	weights := 0.0
	for _, c := range carriers {
		w := weight(c.facts[0])
		if w == 0 {
			t.unweighted++
			continue
		}
		t.weighed++
		weights += w
		all = all.Plus(c.times(w))
		t.proofs.facts = append(t.proofs.facts, c.facts...)
	}
	if t.weighed > 0 {
		all = all.Over(weights)
		t.value, t.reason = &all, ""
	}
	slices.SortStableFunc(t.proofs.facts, func(a, b *fact) int { return cmp.Compare(a.day, b.day) })
	return t
}

// weights weigh a carrier by its inhabitants, all those of a joint one; or all
// carriers alike. Those of communes are not counted again with a body that
// carries with them.
func (r totals) weights(byPopulation bool) func(*fact) float64 {
	if !byPopulation {
		return func(*fact) float64 { return 1 }
	}
	return func(f *fact) float64 {
		if len(f.communes) > 0 {
			return float64(inhabitants(r.index, f.communes))
		}
		return float64(inhabitants(r.index, f.carriers))
	}
}

// greatest is the greatest of each end: of ranges, two facts may give them.
func greatest(facts []*fact) tally {
	low, high := facts[0], facts[0]
	for _, f := range facts {
		if f.Min > low.Min || f.Min == low.Min && low.Below && !f.Below {
			low = f
		}
		if f.Max > high.Max {
			high = f
		}
	}
	value := Interval{Min: low.Min, Max: high.Max, Approx: low.Approx || high.Approx, Below: low.Below}
	var proofs []*fact
	for _, f := range facts {
		if f == low || f == high {
			proofs = append(proofs, f)
		}
	}
	return tally{value: &value, proofs: Proofs{facts: proofs}}
}

// latestOfEachCarrier groups the latest facts of each carrier: a commune, those
// of a joint result as one, or the organisation; of one commune alone, it is
// all that there is.
func latestOfEachCarrier(facts []*fact, commune string) []carrierFigure {
	var order []string
	latest := map[string][]*fact{}
	for _, f := range facts {
		key := commune
		if commune == "" {
			key = strings.Join(slices.Sorted(slices.Values(f.carriers)), " ")
		}
		last, known := latest[key]
		switch {
		case !known:
			order = append(order, key)
		case last[0].day < f.day:
			last = nil
		}
		latest[key] = append(last, f)
	}
	carriers := make([]carrierFigure, len(order))
	for i, key := range order {
		all := sum(latest[key])
		carriers[i] = carrierFigure{latest[key], all.value.Over(float64(len(latest[key])))}
	}
	return carriers
}

// latestOfEach keeps the latest fact of each carrier and of the organisation
// itself; a joint one that is the latest of several carriers is kept once. Of
// two of one day (which source reports as an error) the first stays.
func latestOfEach(facts []*fact, commune string) []*fact {
	latest := map[string]int{}
	keep := func(commune string, i int) {
		if j, known := latest[commune]; !known || facts[j].day < facts[i].day {
			latest[commune] = i
		}
	}
	for i, f := range facts {
		if commune != "" || len(f.carriers) == 0 {
			keep(commune, i)
			continue
		}
		for _, each := range f.carriers {
			keep(each, i)
		}
	}
	places := make([]int, 0, len(latest))
	for _, i := range latest {
		places = append(places, i)
	}
	slices.Sort(places)
	var kept []*fact
	for _, i := range slices.Compact(places) {
		kept = append(kept, facts[i])
	}
	return kept
}

func (t *tally) is(value float64) {
	point := Point(value)
	t.value = &point
}
