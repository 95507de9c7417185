package network

import (
	"cmp"
	"slices"
)

// Progress is an objective at AsOf.
type Progress struct {
	Objective *Objective
	Unit      string // the unit of every value; "" for a bare count
	Status    Status // overall
	Reached   int    // rows reached
	Of        int    // rows, those not started too
	Rows      []Row  // sorted by From, then commune id
	AsOf      Day    // the day that it is seen on
	Beyond    Excess // with those of the objectives above it, it would have more than can be shown: it has no rows; ""
}

// Row is one period, and with for_each one commune, of an objective.
type Row struct {
	From, To Day       // both included; To is 0 for an open programme, From when nothing says when it begins
	Commune  string    // id with for_each; ""
	Target   float64   // 0 when it is not known
	Aimless  bool      // the target is not known: it is relative, and nothing says to what
	Baseline *Baseline // what a relative target is worked out from, in the objective's unit; nil for any other, and when it is not known
	Value    *float64  // the end that it is judged by, prudently; nil when nothing is known
	Range    Interval  // all that is known of it
	OutOf    *float64
	Expected *float64
	Status   Status
	Reason   Reason // why Value is nil, or does not settle the target, or what it leaves out; "" otherwise
	LeftOut  int    // things without a day of their own, or of several years, that may be of this one

	OfOrganisations int // actions that no commune carries, left out
	Evidence        Proofs

	Decimals   int8 // that were written, when one result makes the figure
	Weighed    int  // carriers that a weighted mean counts
	Unweighted int  // carriers that it leaves out, for nobody knows their population
}

// OnTrack reports whether an in-progress row is at or beyond what is expected
// today; it is only meaningful when Expected is not nil.
func (r Row) OnTrack(down bool) bool {
	if r.Value == nil || r.Expected == nil {
		return false
	}
	if down {
		return *r.Value <= *r.Expected
	}
	return *r.Value >= *r.Expected
}

// Reason says why a figure cannot be computed.
type Reason string

const (
	NoResult    Reason = "no-result"    // no sheet or adoption gives this indicator in the period
	NoAction    Reason = "no-action"    // no action is on record in the period
	NotBegun    Reason = "not-begun"    // the period has not started
	NoBaseline  Reason = "no-baseline"  // a relative target without its baseline
	NoWeight    Reason = "no-weight"    // of a weighted mean, nobody knows a carrier's population
	NoBefore    Reason = "no-before"    // a relative target, and a counted result that does not say what it was before
	UnfitBefore Reason = "unfit-before" // what results were before is no single number above 0
	Uncertain   Reason = "uncertain"    // the target lies within what is known of the value
	Undated     Reason = "undated"      // beside a value: see Row.LeftOut
	NotMember   Reason = "not-a-member" // reserved: rows exist for members only
)

// OfOrganisations says that actions of bodies which are no communes are left out.
const OfOrganisations Reason = "of-organisations"

// Progress says where every objective stands, in the order of network.yaml.
func (s *Situation) Progress() []Progress { return s.progress() }

// ByCommune is a network as each of its communes sees it: its progress, and what became a part of it.
type ByCommune struct{ *Situation }

// Of is that of the objectives that have rows for a commune, with these rows alone;
// the rest of it is still of all of them.
func (s ByCommune) Of(commune string) []Progress {
	all := s.progress()
	var own []Progress
	for places := s.progressFor()[commune]; len(places) > 0; {
		g := all[places[0].objective]
		rows := g.Rows
		g.Rows = nil
		for len(places) > 0 && all[places[0].objective].Objective == g.Objective {
			g.Rows = append(g.Rows, rows[places[0].row])
			places = places[1:]
		}
		own = append(own, g)
	}
	return own
}

// Has reports whether an objective has a row for a commune.
func (s ByCommune) Has(commune string) bool { return len(s.progressFor()[commune]) > 0 }

// A rowPlace says where a row is: hundreds of communes look for theirs among
// hundreds of thousands.
type rowPlace struct{ objective, row int32 }

func (s ByCommune) places() map[string][]rowPlace {
	places := map[string][]rowPlace{}
	for i, g := range s.progress() {
		if !g.Objective.ForEach {
			continue
		}
		for j, r := range g.Rows {
			places[r.Commune] = append(places[r.Commune], rowPlace{int32(i), int32(j)})
		}
	}
	return places
}

// ProgressOf is the progress of one objective; nil when there is none of that id.
func (s *Situation) ProgressOf(objectiveID string) *Progress {
	all := s.progress()
	i := slices.IndexFunc(all, func(p Progress) bool { return p.Objective.ID == objectiveID })
	if i < 0 {
		return nil
	}
	return &all[i]
}

// rowsOf works out the rows of objectives in a situation.
type rowsOf struct{ *Situation }

func (s rowsOf) all() []Progress {
	all := make([]Progress, len(s.Objectives))
	rows, proofs := MostRows, MostProofs
	for i, o := range s.Objectives {
		beyond := TooManyRows
		if rows -= s.rowsIn(o); rows >= 0 {
			all[i], beyond = s.objective(o), TooManyProofs
			for _, row := range all[i].Rows {
				proofs -= row.Evidence.Len()
			}
		}
		if rows < 0 || proofs < 0 {
			all[i] = Progress{Objective: o, Status: NotReported, AsOf: s.AsOf, Beyond: beyond}
		}
	}
	return all
}

// How many rows the objectives of a network may have in all, ten years of twenty
// objectives for each of five hundred communes, and proofs, a hundred objectives that ten
// thousand sheets prove. Pages and data show each.
const (
	MostRows   = 100_000
	MostProofs = 1_000_000
)

// Excess is what objectives have too many of.
type Excess string

const (
	TooManyRows   Excess = "rows"
	TooManyProofs Excess = "proofs"
)

// rowsIn is how many rows an objective has at most.
func (s rowsOf) rowsIn(o *Objective) int {
	each := 1
	if o.ForEach {
		each = len(s.Communes)
	}
	return each * len(s.periods(o))
}

func (s rowsOf) objective(o *Objective) Progress {
	j := s.judge(o)
	facts := s.factsFor(o)
	var ofOrganisations []*fact
	if m := o.Measure; m != nil && m.leftOut != nil && !o.ForEach {
		ofOrganisations = byDay(m.leftOut(s.index))
		if o.Theme != "" {
			ofOrganisations = ofTheme(ofOrganisations, o.Theme)
		}
	}
	p := Progress{Objective: o, Unit: j.unit, AsOf: s.AsOf}
	if o.ForEach {
		p.Rows = s.forEach(j, facts)
	} else {
		for _, period := range s.periods(o) {
			row := s.row(j, period, facts, "")
			row.leaveOut(len(window{period.from, period.elapsed(s.AsOf), !o.PerYear}.of(ofOrganisations)))
			p.Rows = append(p.Rows, row)
		}
	}
	p.Status, p.Reached, p.Of = overall(p.Rows)
	return p
}

// factsFor are those that an objective looks at.
func (r *index) factsFor(o *Objective) []*fact {
	facts, themed := r.results()[o.Indicator], true
	if o.Measure != nil {
		facts, themed = r.measured(o.Measure), o.Measure.Themed
	}
	if o.Theme != "" && themed {
		facts = ofTheme(facts, o.Theme)
	}
	return facts
}

// forEach has a row for each period and each commune that is a member at
// the period's end. Facts of those that no longer are make no row.
func (s rowsOf) forEach(j judge, facts []*fact) []Row {
	var rows []Row
	own := byCommune(facts)
	for _, period := range s.periods(j.objective) {
		members := s.Members(period.end(s.AsOf))
		slices.SortFunc(members, func(a, b *Commune) int { return cmp.Compare(a.ID, b.ID) })
		for _, commune := range members {
			rows = append(rows, s.row(j, period, own[commune.ID], commune.ID))
		}
	}
	return rows
}

// row is one period of an objective; of a commune, its facts.
func (s rowsOf) row(j judge, p period, facts []*fact, commune string) Row {
	members := s.outOfMembers(j.objective, p)
	days := window{p.from, p.elapsed(s.AsOf), !j.objective.PerYear}
	counted := members.keep(j.objective.Measure, days.of(facts))
	t, left := j.tally(counted, commune), days.leftOut(facts)
	j = s.from(j, counted, t, commune)
	if !j.known && t.reason == "" {
		t = tally{reason: cmp.Or(j.start.reason, NoBaseline)}
	}
	switch {
	case t.reason != "" && !p.begun(s.AsOf):
		t.reason = NotBegun
	case t.reason == "" && left > 0:
		t.reason = Undated
	}
	row := Row{
		From: p.from, To: p.to,
		Commune: commune,
		Target:  j.target, Aimless: !j.known,
		Baseline: j.startOf(),
		OutOf:    outOf(j.objective, members),
		Expected: j.expected(p, s.AsOf),
		Status:   j.status(t.value, p, s.AsOf),
		Reason:   t.reason,
		LeftOut:  left,
		Evidence: t.proofs,
		Decimals: t.decimals,
		Weighed:  t.weighed, Unweighted: t.unweighted,
	}
	row.Evidence.down = j.objective.Down
	if t.value != nil {
		value := t.value.judged(j.objective.Down)
		row.Value, row.Range = &value, *t.value
		if row.Status == Missed && t.value.straddles(j.target) {
			row.Reason = Uncertain
		}
	}
	return row
}

// leaveOut says how many actions of organisations a row leaves out, unless it has
// not begun.
func (r *Row) leaveOut(n int) {
	if n == 0 || r.Reason == NotBegun {
		return
	}
	r.OfOrganisations = n
	if r.Reason == "" || r.Reason == NoAction {
		r.Reason = OfOrganisations
	}
}
