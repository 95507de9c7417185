package network

// Spread is how a sheet went from commune to commune: an adoption, and those
// that were learnt from its commune in turn.
type Spread struct {
	Adoption *Adoption
	Next     []Spread // by adoption id
}

// SpreadOf says how a sheet spread, from its own commune on: what was learnt
// from it, or from somebody who is not known to have taken it up, comes first.
// A loop, which source reports as an error, is left out.
func (s *Situation) SpreadOf(sheet *Sheet) []Spread {
	taken := map[string]bool{}
	for _, a := range s.AdoptionsOf(sheet.ID) {
		taken[a.Commune] = true
	}
	for _, id := range sheet.Communes {
		delete(taken, id)
	}
	learners := map[string][]*Adoption{} // by commune learnt from; "" is the sheet's own
	for _, a := range s.AdoptionsOf(sheet.ID) {
		from := a.From
		if !taken[from] || from == a.Commune {
			from = ""
		}
		learners[from] = append(learners[from], a)
	}
	return spreadFrom("", learners)
}

// spreadFrom takes what it lists out of learners: two adoptions of one commune
// never share what was learnt from it, and nothing is listed twice.
func spreadFrom(commune string, learners map[string][]*Adoption) []Spread {
	adoptions := learners[commune]
	delete(learners, commune)
	var list []Spread
	for _, a := range adoptions {
		list = append(list, Spread{a, spreadFrom(a.Commune, learners)})
	}
	return list
}

// AdoptersOf counts the communes that took the sheet up, each once: those that
// at least started, be it to give up later.
func (s *Situation) AdoptersOf(sheet *Sheet) int {
	seen := map[string]bool{}
	for _, a := range s.AdoptionsOf(sheet.ID) {
		if a.HasBegun(s.AsOf) {
			seen[a.Commune] = true
		}
	}
	return len(seen)
}
