package network

import (
	"cmp"
	"math"
	"slices"
)

// A fact is one dated thing that counts towards an objective. What has no date
// proves nothing about a period and is no fact: a sheet that is done without
// period, an interview without date, a result without year.
type fact struct {
	day     Day  // on which it happened
	lasting bool // it counts for every period from that day on

	kind     EvidenceKind
	id       string
	communes []string // whom it counts for; none for the organisation itself
	themes   []string

	value  float64 // in the indicator's unit; 1 for what is counted
	approx bool
	year   int      // of a result
	outOf  *float64 // as a result told it
	bare   int      // communes that a meeting counts without naming them
}

// measured lists the facts that a measure counts, by day, then meetings,
// sheets, adoptions, diagnostics, then id.
func (r *register) measured(m Measure) []fact {
	if counted, known := r.counted[m]; known {
		return counted()
	}
	return nil
}

// list works out measured.
func (r *register) list(m Measure) []fact {
	var facts []fact
	switch m {
	case MeetingsHeld:
		facts = r.meetingsHeld(takingPart)
	case CommunesPresent:
		facts = r.meetingsHeld(func(m *Meeting) []string { return m.Attendance.Communes })
	case CommunesInvolved:
		facts = r.involvements()
	case CommunesSurveyed:
		facts = r.interviews()
	case ActionsDone:
		facts = r.actions()
	case SheetsPublished:
		facts = r.publications()
	case NeedsMet:
		facts = r.needsMet()
	}
	return byDay(facts)
}

// meetingsHeld are the exchange meetings that took place; whom says for which
// communes one counts.
func (r *register) meetingsHeld(whom func(*Meeting) []string) []fact {
	var facts []fact
	for _, m := range r.meetingsByID {
		if m.Status == Held && m.Kind == Exchange {
			facts = append(facts, meetingFact(m, whom(m)))
		}
	}
	return facts
}

func meetingFact(m *Meeting, communes []string) fact {
	f := fact{day: m.Date.First(), kind: FromMeeting, id: m.ID, communes: communes, themes: m.Themes, value: 1}
	if m.Attendance.Count != nil {
		f.bare = *m.Attendance.Count
	}
	return f
}

// involvements are what makes a commune take part in the network: a meeting
// of any kind that it attended or hosted, a sheet that is more than planned
// and an adoption that is more than considered. The last two last: a commune
// that carries a sheet is involved from then on. The organisation's own sheets
// name no commune and involve none.
func (r *register) involvements() []fact {
	var facts []fact
	for _, m := range r.meetingsByID {
		if m.Status == Held {
			facts = append(facts, meetingFact(m, takingPart(m)))
		}
	}
	for _, sheet := range r.sheetsByID {
		if sheet.Status != Planned {
			facts = append(facts, sheetFact(sheet, cmp.Or(sheet.Period.First(), sheet.Date.First()), true))
		}
	}
	for _, a := range r.adoptionsByID {
		facts = append(facts, r.adoptionFact(a, a.begunOn().First(), true))
	}
	return facts
}

func sheetFact(sheet *Sheet, day Day, lasting bool) fact {
	return fact{day: day, lasting: lasting, kind: FromSheet, id: sheet.ID,
		communes: sheet.Communes, themes: sheet.Themes, value: 1}
}

// adoptionFact counts for the adopter, and has the themes of the sheet.
func (r *register) adoptionFact(a *Adoption, day Day, lasting bool) fact {
	f := fact{day: day, lasting: lasting, kind: FromAdoption, id: a.ID, communes: []string{a.Commune}, value: 1}
	if sheet := r.Sheet(a.Sheet); sheet != nil {
		f.themes = sheet.Themes
	}
	return f
}

func (r *register) interviews() []fact {
	var facts []fact
	for _, d := range r.diagnosticsByID {
		if d.Interview.Status == InterviewDone {
			facts = append(facts, diagnosticFact(d, d.Interview.Date.First()))
		}
	}
	return facts
}

func diagnosticFact(d *Diagnostic, day Day) fact {
	return fact{day: day, kind: FromDiagnostic, id: d.Commune, communes: []string{d.Commune}, value: 1}
}

// actions are the communes' practices and adoptions that are in place or done;
// presenting a practice is not doing it.
func (r *register) actions() []fact {
	var facts []fact
	for _, sheet := range r.sheetsByID {
		switch {
		case sheet.Network:
		case sheet.Status == InPlace:
			facts = append(facts, sheetFact(sheet, sheet.Period.First(), false))
		case sheet.Status == Done:
			facts = append(facts, sheetFact(sheet, cmp.Or(sheet.Period.Last(), sheet.Period.First()), false))
		}
	}
	for _, a := range r.adoptionsByID {
		facts = append(facts, r.adoptionFact(a, a.effectiveFrom().First(), false))
	}
	return facts
}

func (r *register) publications() []fact {
	var facts []fact
	for _, sheet := range r.sheetsByID {
		facts = append(facts, sheetFact(sheet, sheet.Date.First(), false))
	}
	return facts
}

// needsMet are proved by the adoption that met them, else by the commune's own
// diagnostic. Private needs count too, together, and nothing that proves them
// says whose they were.
func (r *register) needsMet() []fact {
	var facts []fact
	for _, d := range r.diagnosticsByID {
		for _, need := range d.Needs.Items {
			f := diagnosticFact(d, r.metOn(need).First())
			f.themes = []string{need.Theme}
			switch {
			case need.Private:
				f.kind, f.id = FromPrivate, ""
			case need.MetBy != "":
				f.kind, f.id = FromAdoption, need.MetBy
			}
			facts = append(facts, f)
		}
	}
	return facts
}

// resultsByIndicator lists the results of every indicator, as measured does. A result
// is dated by its year's first day, so that the running year's count, and by
// nothing else: a period that begins later in the year leaves it out.
func (r *register) resultsByIndicator() factsByIndicator {
	facts := factsByIndicator{}
	collect := func(owner fact, results []Result) {
		for _, result := range results {
			indicator := r.Indicator(result.Indicator)
			if indicator == nil {
				continue
			}
			if f, ok := resultFact(owner, result, indicator); ok {
				facts[result.Indicator] = append(facts[result.Indicator], f)
			}
		}
	}
	for _, sheet := range r.sheetsByID {
		collect(sheetFact(sheet, 0, false), sheet.Results)
	}
	for _, a := range r.adoptionsByID {
		collect(r.adoptionFact(a, 0, false), a.Results)
	}
	for id, list := range facts {
		facts[id] = byDay(list)
	}
	return facts
}

// resultFact is a result of owner in the indicator's unit; its day is 0 when it
// has no year. It is false for a result in words, and for one in a unit of
// another quantity: unlike units are never added, and source told the author.
func resultFact(owner fact, r Result, indicator *Indicator) (fact, bool) {
	if r.Value == nil {
		return fact{}, false
	}
	value, ok := Convert(r.Value.Value, cmp.Or(r.Value.Unit, indicator.Unit), indicator.Unit)
	if !ok {
		return fact{}, false
	}
	f := owner
	if r.Year != 0 {
		f.day, f.year = DayOf(r.Year, 1, 1), r.Year
	}
	f.value, f.approx, f.outOf = value, r.Value.Approx, r.OutOf
	return f, true
}

// byDay drops what has no date, and sorts the rest by day; facts of one day
// stay in their order. What is sorted is day and place in one number: facts
// are large, and there are as many as sheets.
func byDay(facts []fact) []fact {
	keys := make([]int64, 0, len(facts))
	for i := range facts {
		if facts[i].day != 0 {
			keys = append(keys, int64(facts[i].day)<<32|int64(i))
		}
	}
	slices.Sort(keys)
	sorted := make([]fact, len(keys))
	for at, key := range keys {
		sorted[at] = facts[key&math.MaxUint32]
	}
	return sorted
}

// ofTheme keeps the facts that have the theme among theirs.
func ofTheme(facts []fact, theme string) []fact {
	var kept []fact
	for _, f := range facts {
		if slices.Contains(f.themes, theme) {
			kept = append(kept, f)
		}
	}
	return kept
}

// byCommune shares facts out: a joint one counts for each of its communes, one
// of the organisation's own for none. What a meeting counts without naming
// cannot be given to a commune.
func byCommune(facts []fact) map[string][]fact {
	groups := map[string][]fact{}
	for _, f := range facts {
		f.bare = 0
		for i, commune := range f.communes {
			own := f
			own.communes = f.communes[i : i+1 : i+1]
			groups[commune] = append(groups[commune], own)
		}
	}
	return groups
}

// within keeps the facts, sorted by day, that count in the period from..to,
// both ends included; 0 is an open beginning.
func within(facts []fact, from, to Day) []fact {
	if to < from {
		return nil
	}
	start, _ := slices.BinarySearchFunc(facts, from, func(f fact, day Day) int { return cmp.Compare(f.day, day) })
	end, _ := slices.BinarySearchFunc(facts, to+1, func(f fact, day Day) int { return cmp.Compare(f.day, day) })
	var kept []fact
	for _, f := range facts[:start] {
		if f.lasting {
			kept = append(kept, f)
		}
	}
	if kept == nil {
		return facts[start:end]
	}
	return append(kept, facts[start:end]...)
}
