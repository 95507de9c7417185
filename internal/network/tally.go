package network

import "slices"

// tally is the figure that facts make, and what proves it. value is nil when
// nothing is known, for the reason given.
type tally struct {
	value  *float64
	outOf  *float64 // that the only result gave
	approx bool
	reason Reason
	proofs Proofs
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

// total makes one figure of the results of an indicator.
func (kind Total) total(facts []*fact, commune string) tally {
	if len(facts) == 0 {
		return tally{reason: NoResult}
	}
	retained := kind.retain(facts, commune)
	t := tally{proofs: Proofs{facts: retained, commune: commune}}
	if len(retained) == 1 {
		t.outOf = retained[0].outOf
	}
	sum := 0.0
	for _, f := range retained {
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
func (kind Total) retain(facts []*fact, commune string) []*fact {
	switch kind {
	case Max:
		greatest := 0
		for i, f := range facts {
			if f.value > facts[greatest].value {
				greatest = i
			}
		}
		return facts[greatest : greatest+1]
	case Last:
		return latestOfEach(facts, commune)
	}
	return facts
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

func (t *tally) is(value float64) { t.value = &value }
