package network

import "slices"

// LeftOut is a sheet, an adoption or a commune's interview of which nobody knows
// the day, or that has results of which nobody knows the year, with the
// objectives that leave it out of every year.
type LeftOut struct {
	Sheet      *Sheet
	Adoption   *Adoption
	Diagnostic *Diagnostic
	Results    bool // it is about its results, without year or of more than twelve months
	Objectives []*Objective
}

// LeftOut lists what yearly objectives leave out for want of a date: sheets,
// adoptions, then interviews, each by id, before their results. What a whole
// objective counts is not there: nothing is lost.
func (s *Situation) LeftOut() []LeftOut {
	type key struct {
		kind    EvidenceKind
		id      string
		results bool
	}
	leftOut := map[key][]*Objective{}
	for _, o := range s.Objectives {
		if !o.PerYear {
			continue
		}
		for _, f := range s.factsFor(o) {
			k := key{f.kind, f.id, o.Measure == nil}
			if f.day != 0 && !isLong(f) || o.ForEach && len(f.communes) == 0 || slices.Contains(leftOut[k], o) {
				continue
			}
			leftOut[k] = append(leftOut[k], o)
		}
	}
	var list []LeftOut
	add := func(k key, u LeftOut) {
		for _, k.results = range []bool{false, true} {
			if u.Objectives = leftOut[k]; u.Objectives != nil {
				u.Results = k.results
				list = append(list, u)
			}
		}
	}
	for _, sheet := range s.sheetsByID {
		add(key{kind: FromSheet, id: sheet.ID}, LeftOut{Sheet: sheet})
	}
	for _, a := range s.adoptionsByID {
		add(key{kind: FromAdoption, id: a.ID}, LeftOut{Adoption: a})
	}
	for _, d := range s.diagnosticsByID {
		add(key{kind: FromDiagnostic, id: d.Commune}, LeftOut{Diagnostic: d})
	}
	return list
}
