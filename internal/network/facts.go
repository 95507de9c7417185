package network

import (
	"cmp"
	"iter"
	"math"
	"slices"
)

// A fact is one thing that counts towards an objective. What has no day (an
// interview without date, a result without year) and what lasted longer than
// twelve months counts in a row that spans the whole objective, and in no year.
// There are several for each sheet, so they are small, and lists point at them.
type fact struct {
	*factSource
	Interval             // in the indicator's unit; 1 for what is counted
	outOf    *float64    // as a result gave it
	before   *factBefore // what a result was before; nil when nobody says
	when     *Span       // of a result, when that is no plain year
	bare     int         // communes that a meeting counts without naming them
	day      Day         // on which it happened; 0 when nobody says
	first    Day         // of what lasted longer than twelve months; 0
	year     int16       // of a result
	decimals int8        // of a result, as written
	lasting  bool        // it counts for every period from that day on
	ofYear   bool        // of a result known to the year: its day is the first that a row has of that year
}

// Computed stands for the decimals of what was worked out, not written.
const Computed = -1

// once is what is counted.
var once = Point(1)

// A factSource is what facts come from, those of several measures and indicators.
type factSource struct {
	kind     EvidenceKind
	id       string
	communes []string // whom they count for
	carriers []string // these and institutions; none for the organisation itself
	themes   []string
}

// factSources are those of sheets and of adoptions, in the order of their lists.
type factSources struct{ sheets, adoptions []factSource }

func listFactSources(r *index) factSources {
	t := factSources{make([]factSource, len(r.sheetsByID)), make([]factSource, len(r.adoptionsByID))}
	for i, sheet := range r.sheetsByID {
		t.sheets[i] = sheetSource(sheet)
	}
	for i, a := range r.adoptionsByID {
		t.adoptions[i] = r.adoptionSource(a)
	}
	return t
}

func sheetSource(sheet *Sheet) factSource {
	return factSource{FromSheet, sheet.ID, sheet.Communes, sheet.Carriers(), sheet.Themes}
}

// adoptionSource counts for the adopter, and has the themes of the sheet.
func (r *index) adoptionSource(a *Adoption) factSource {
	own := []string{a.Commune}
	t := factSource{kind: FromAdoption, id: a.ID, communes: own, carriers: own}
	if sheet := r.Sheet(a.Sheet); sheet != nil {
		t.themes = sheet.Themes
	}
	return t
}

// measured lists the facts that a measure counts, by day, then meetings,
// sheets, adoptions, diagnostics, then id: those of Measures once.
func (r *index) measured(m *Measure) []*fact {
	if counted, known := r.counted[m]; known {
		return counted()
	}
	return byDay(m.facts(r))
}

// meetingsHeld are the exchange meetings that took place; whom says for which
// communes one counts.
func (r *index) meetingsHeld(whom func(*Meeting) []string) []fact {
	var facts []fact
	for _, m := range r.meetingsByID {
		if m.Status == Held && m.Kind == Exchange {
			facts = append(facts, meetingFact(m, whom(m)))
		}
	}
	return facts
}

// named are the communes that a meeting names among who attended.
func named(m *Meeting) []string { return m.Attendance.Communes }

func meetingFact(m *Meeting, communes []string) fact {
	f := fact{factSource: &factSource{FromMeeting, m.ID, communes, communes, m.Themes}, day: m.Date.First(), Interval: once}
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
func (r *index) involvements() []fact {
	facts := make([]fact, 0, len(r.meetingsByID)+len(r.sheetsByID)+len(r.adoptionsByID))
	for _, m := range r.meetingsByID {
		if m.Status == Held {
			facts = append(facts, meetingFact(m, takingPart(m)))
		}
	}
	for i, sheet := range r.sheetsByID {
		if sheet.Status != Planned {
			facts = append(facts, fact{factSource: &r.factSources().sheets[i], day: sheet.begun(), lasting: true, Interval: once})
		}
	}
	for i, a := range r.adoptionsByID {
		if begun := a.begunOn(); !begun.IsZero() {
			facts = append(facts, fact{factSource: &r.factSources().adoptions[i], day: begun.First(), lasting: true, Interval: once})
		}
	}
	return facts
}

func (r *index) interviews() []fact {
	var facts []fact
	for _, d := range r.diagnosticsByID {
		if d.Interview.Status == InterviewDone {
			facts = append(facts, fact{factSource: diagnosticSource(d, nil), day: d.Interview.Date.First(), Interval: once})
		}
	}
	return facts
}

func diagnosticSource(d *Diagnostic, themes []string) *factSource {
	own := []string{d.Commune}
	return &factSource{FromDiagnostic, d.Commune, own, own, themes}
}

// actions are the communes' practices and adoptions that are in place or done;
// presenting a practice is not doing it.
func (r *index) actions() []fact {
	facts := make([]fact, 0, len(r.sheetsByID)+len(r.adoptionsByID))
	for i, sheet := range r.sheetsByID {
		if f, done := action(&r.factSources().sheets[i], sheet); done && len(sheet.Communes) > 0 {
			facts = append(facts, f)
		}
	}
	for i, a := range r.adoptionsByID {
		if effective := a.effectiveFrom(); !effective.IsZero() {
			facts = append(facts, fact{factSource: &r.factSources().adoptions[i], day: effective.First(), Interval: once})
		}
	}
	return facts
}

// action is a sheet whose practice is in place or done.
func action(source *factSource, sheet *Sheet) (f fact, done bool) {
	if sheet.Status != InPlace && sheet.Status != Done {
		return f, false
	}
	_, day := sheet.actedOn()
	return fact{factSource: source, day: day, Interval: once}, true
}

// actionsOfInstitutions are those that no commune carries: they are not counted
// among the communes' actions, and a row says how many there are.
func (r *index) actionsOfInstitutions() []fact {
	var facts []fact
	for i, sheet := range r.sheetsByID {
		if f, done := action(&r.factSources().sheets[i], sheet); done && len(sheet.Communes) == 0 && !sheet.Network {
			facts = append(facts, f)
		}
	}
	return facts
}

func (r *index) publications() []fact {
	facts := make([]fact, 0, len(r.sheetsByID))
	for i, sheet := range r.sheetsByID {
		facts = append(facts, fact{factSource: &r.factSources().sheets[i], day: sheet.Date.First(), Interval: once})
	}
	return facts
}

// needsMet are proved by the adoption that met them, else by the commune's own
// diagnostic. Private needs count too, together, and nothing that proves them
// says whose they were.
func (r *index) needsMet() []fact {
	var facts []fact
	for _, d := range r.diagnosticsByID {
		for _, need := range d.Needs.Items {
			met := r.metOn(need)
			if met.IsZero() {
				continue
			}
			t := diagnosticSource(d, []string{need.Theme})
			switch {
			case need.Private:
				t.kind, t.id = FromPrivate, ""
			case need.MetBy != "":
				t.kind, t.id = FromAdoption, need.MetBy
			}
			facts = append(facts, fact{factSource: t, day: met.First(), Interval: once})
		}
	}
	return facts
}

// resultsByIndicator lists the results of every indicator, as measured does.
func (r *index) resultsByIndicator() factsByIndicator {
	facts := map[string][]fact{}
	collect := func(owner *factSource, results []Result) {
		for indicator, f := range r.factsOf(owner, results) {
			facts[indicator.ID] = append(facts[indicator.ID], f)
		}
	}
	for i, sheet := range r.sheetsByID {
		collect(&r.factSources().sheets[i], sheet.Results)
	}
	for i, a := range r.adoptionsByID {
		collect(&r.factSources().adoptions[i], a.Results)
	}
	sorted := factsByIndicator{}
	for id, list := range facts {
		sorted[id] = byDay(list)
	}
	return sorted
}

// factsOf are the facts that an owner's results give, each with its indicator,
// in the order in which they are written.
func (r *index) factsOf(owner *factSource, results []Result) iter.Seq2[*Indicator, fact] {
	return func(yield func(*Indicator, fact) bool) {
		for i := range results {
			indicator := r.Indicator(results[i].Indicator)
			if indicator == nil {
				continue
			}
			f, ok := resultFact(owner, &results[i], indicator)
			f.before = results[i].beforeIn(indicator)
			if ok && !yield(indicator, f) {
				return
			}
		}
	}
}

// resultFact is a result of owner in the indicator's unit, on the day of setDay.
// It is false for a result in words, and for one in a unit of
// another quantity: unlike units are never added, and source reported it.
func resultFact(owner *factSource, r *Result, indicator *Indicator) (fact, bool) {
	value, ok := r.In(indicator)
	if !ok {
		return fact{}, false
	}
	if neverNegative(indicator.Unit) {
		value = value.notNegative()
	}
	f := fact{factSource: owner.narrowed(r.Carrier), Interval: value, decimals: r.Value.Decimals, outOf: r.OutOf, when: r.When}
	if value.Max != r.Value.Max { // they are those of another unit
		f.decimals = Computed
	}
	f.setDay(r)
	return f, true
}

// setDay dates a result, as Result.Day says.
func (f *fact) setDay(r *Result) {
	f.year, f.day, f.ofYear = int16(r.Year), r.Day(), r.ofYear()
	if span := r.Span(); f.day != 0 && span.OverAYear() {
		f.first = max(span.First(), 1)
	}
}

// narrowed is the source of a result that is one carrier's alone.
func (t *factSource) narrowed(carrier string) *factSource {
	if t == nil || carrier == "" || len(t.carriers) < 2 {
		return t
	}
	own := *t
	own.carriers, own.communes = []string{carrier}, nil
	if slices.Contains(t.communes, carrier) {
		own.communes = own.carriers
	}
	return &own
}

// byDay sorts facts by day, those without any first; facts of one day stay in
// their order. What is sorted is day and place in one number.
func byDay(facts []fact) []*fact {
	keys := make([]int64, len(facts))
	for i := range facts {
		keys[i] = int64(facts[i].day)<<32 | int64(i)
	}
	slices.Sort(keys)
	sorted := make([]*fact, len(keys))
	for at, key := range keys {
		sorted[at] = &facts[key&math.MaxUint32]
	}
	return sorted
}

// ofTheme keeps the facts that have the theme among theirs.
func ofTheme(facts []*fact, theme string) []*fact {
	var kept []*fact
	for _, f := range facts {
		if slices.Contains(f.themes, theme) {
			kept = append(kept, f)
		}
	}
	return kept
}

// byCommune shares facts out: a joint one counts for each of its communes, one
// of the organisation's own for none.
func byCommune(facts []*fact) map[string][]*fact {
	groups := map[string][]*fact{}
	for _, f := range facts {
		for _, commune := range f.communes {
			groups[commune] = append(groups[commune], f)
		}
	}
	return groups
}

// A window is the days from..to, both included, in which facts count; from 0 is
// an open beginning. Whole is that of a row that spans its whole objective, or
// of a figure of all years: what has no day of its own counts there too.
type window struct {
	from, to Day
	whole    bool
}

// of keeps the facts, sorted by day, that count in the window.
func (w window) of(facts []*fact) []*fact {
	if w.to < w.from {
		return nil
	}
	dated, start, end := firstOn(facts, 1), firstOn(facts, max(w.from, 1)), firstOn(facts, w.to+1)
	var before []*fact
	for _, f := range facts[dated:start] {
		if f.lasting || f.ofYear && f.day.Year() == w.from.Year() {
			before = append(before, f)
		}
	}
	if w.whole {
		before = append(facts[:dated:dated], before...)
	}
	in := facts[start:end]
	if !w.whole && slices.ContainsFunc(in, isLong) {
		in = slices.DeleteFunc(slices.Clone(in), isLong)
	}
	if len(before) == 0 {
		return in
	}
	return append(slices.Clip(before), in...)
}

// leftOut counts what has no day of its own, and so may belong to the window
// without counting there.
func (w window) leftOut(facts []*fact) int {
	if w.whole || w.to < w.from {
		return 0
	}
	dated := firstOn(facts, 1)
	n := dated
	for _, f := range facts[dated:] {
		if isLong(f) && f.first <= w.to && w.from <= f.day {
			n++
		}
	}
	return n
}

// isLong reports whether a result is of a period longer than twelve months.
func isLong(f *fact) bool { return f.first != 0 }

// firstOn is the place of the first of the facts, sorted by day, on or after a
// day.
func firstOn(facts []*fact, day Day) int {
	at, _ := slices.BinarySearchFunc(facts, day, func(f *fact, day Day) int { return cmp.Compare(f.day, day) })
	return at
}
