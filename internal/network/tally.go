package network

import "slices"

// tally is the figure that facts make, and what proves it. value is nil when
// nothing tells, for the reason given.
type tally struct {
	value    *float64
	outOf    *float64 // that the only result told
	approx   bool
	reason   Reason
	evidence []Evidence
}

// tallier makes one figure of the facts of a period, which are sorted by day.
type tallier func(facts []fact) tally

// tallierOf is how a measure counts.
func tallierOf(m Measure) tallier {
	switch m {
	case CommunesInvolved, CommunesPresent, CommunesSurveyed:
		return countCommunes
	case ActionsDone:
		return countActions
	}
	return count
}

// count counts facts. What proves several of them (the diagnostic of a
// commune whose two needs were met) is named once, with how many.
func count(facts []fact) tally {
	type source struct {
		kind EvidenceKind
		id   string
	}
	var t tally
	place := map[source]int{}
	for _, f := range facts {
		key := source{f.kind, f.id}
		if i, named := place[key]; named {
			t.evidence[i].Value++
			continue
		}
		place[key] = len(t.evidence)
		t.evidence = append(t.evidence, f.evidence(1))
	}
	t.is(float64(len(facts)))
	return t
}

// countActions knows nothing when no action is on record: not having been told
// of any is not having done none.
func countActions(facts []fact) tally {
	if len(facts) == 0 {
		return tally{reason: NoAction}
	}
	return count(facts)
}

// countCommunes counts each commune once, and credits it to the first fact
// that names it. A meeting that counts more communes than all names together
// proves the figure alone, since nobody knows which of them it counted.
func countCommunes(facts []fact) tally {
	var t tally
	var largest fact
	seen := map[string]bool{}
	for _, f := range facts {
		before := len(seen)
		for _, commune := range f.communes {
			seen[commune] = true
		}
		if added := len(seen) - before; added > 0 {
			t.evidence = append(t.evidence, f.evidence(float64(added)))
		}
		if f.bare > largest.bare {
			largest = f
		}
	}
	if largest.bare > len(seen) {
		t.evidence = []Evidence{largest.evidence(float64(largest.bare))}
		t.evidence[0].Commune = ""
		t.is(float64(largest.bare))
		return t
	}
	t.is(float64(len(seen)))
	return t
}

// total makes one figure of the results of an indicator.
func (kind Total) total(facts []fact) tally {
	if len(facts) == 0 {
		return tally{reason: NoResult}
	}
	retained := kind.retain(facts)
	var t tally
	if len(retained) == 1 {
		t.outOf = retained[0].outOf
	}
	sum := 0.0
	for _, f := range retained {
		t.evidence = append(t.evidence, f.evidence(f.value))
		t.approx = t.approx || f.approx
		sum += f.value
	}
	if kind == Mean {
		sum /= float64(len(retained))
	}
	t.is(tidy(sum))
	return t
}

// retain keeps the facts that make the figure: the greatest, the latest of
// each commune, or all.
func (kind Total) retain(facts []fact) []fact {
	switch kind {
	case Max:
		greatest := facts[0]
		for _, f := range facts[1:] {
			if f.value > greatest.value {
				greatest = f
			}
		}
		return []fact{greatest}
	case Last:
		return latestOfEach(facts)
	}
	return facts
}

// latestOfEach keeps the latest fact of each commune and of the organisation
// itself; a joint one that is the latest of several communes is kept once. Of
// two of one day (which source reports as an error) the first stays.
func latestOfEach(facts []fact) []fact {
	latest := map[string]int{}
	keep := func(commune string, i int) {
		if j, known := latest[commune]; !known || facts[j].day < facts[i].day {
			latest[commune] = i
		}
	}
	for i, f := range facts {
		if len(f.communes) == 0 {
			keep("", i)
		}
		for _, commune := range f.communes {
			keep(commune, i)
		}
	}
	places := make([]int, 0, len(latest))
	for _, i := range latest {
		places = append(places, i)
	}
	slices.Sort(places)
	var kept []fact
	for _, i := range slices.Compact(places) {
		kept = append(kept, facts[i])
	}
	return kept
}

func (t *tally) is(value float64) { t.value = &value }

func (f fact) evidence(value float64) Evidence {
	e := Evidence{Kind: f.kind, ID: f.id, Value: value, Approx: f.approx, Day: f.day, Year: f.year}
	if len(f.communes) == 1 && f.kind != FromPrivate {
		e.Commune = f.communes[0]
	}
	return e
}
