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
}

// Row is one period, and with for_each one commune, of an objective.
type Row struct {
	From, To Day    // both included; To is 0 for an open programme, From when nothing says when it begins
	Commune  string // id with for_each; ""
	Target   float64
	Value    *float64 // nil when nothing is known
	OutOf    *float64
	Approx   bool // one of the values was approximate
	Expected *float64
	Status   Status
	Reason   Reason // why Value is nil, or what it leaves out; "" otherwise
	LeftOut  int    // with OfOrganisations: how many
	Evidence Proofs
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
	NoResult   Reason = "no-result"    // no sheet or adoption gives this indicator in the period
	NoAction   Reason = "no-action"    // no action is on record in the period
	NotBegun   Reason = "not-begun"    // the period has not started
	NoBaseline Reason = "no-baseline"  // a relative target without its baseline
	NotMember  Reason = "not-a-member" // reserved: rows exist for members only
)

// OfOrganisations says that actions of bodies which are no communes are left out.
const OfOrganisations Reason = "of-organisations"

// Progress says where every objective stands, in the order of network.yaml.
func (s *Situation) Progress() []Progress { return s.progress() }

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
	for i, o := range s.Objectives {
		all[i] = s.objective(o)
	}
	return all
}

func (s rowsOf) objective(o *Objective) Progress {
	j := s.judge(o)
	facts, themed := s.results()[o.Indicator], true
	if o.Measure != nil {
		facts, themed = s.measured(o.Measure), o.Measure.Themed
	}
	var leftOut []*fact
	if m := o.Measure; m != nil && m.leftOut != nil && !o.ForEach {
		leftOut = byDay(m.leftOut(s.index))
	}
	if o.Theme != "" && themed {
		facts, leftOut = ofTheme(facts, o.Theme), ofTheme(leftOut, o.Theme)
	}
	p := Progress{Objective: o, Unit: j.unit}
	if o.ForEach {
		p.Rows = s.forEach(j, facts)
	} else {
		for _, period := range s.periods(o) {
			row := s.row(j, period, facts, "")
			row.tellLeftOut(len(within(leftOut, period.from, period.elapsed(s.AsOf))))
			p.Rows = append(p.Rows, row)
		}
	}
	p.Status, p.Reached, p.Of = overall(p.Rows)
	return p
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
	t := j.tally(members.keep(j.objective.Measure, within(facts, p.from, p.elapsed(s.AsOf))), commune)
	if !j.known {
		t = tally{reason: NoBaseline}
	}
	if t.reason != "" && !p.begun(s.AsOf) {
		t.reason = NotBegun
	}
	return Row{
		From: p.from, To: p.to,
		Commune:  commune,
		Target:   j.target,
		Value:    t.value,
		OutOf:    outOf(j.objective, members),
		Approx:   t.approx,
		Expected: j.expected(p, s.AsOf),
		Status:   j.status(t.value, p, s.AsOf),
		Reason:   t.reason,
		Evidence: t.proofs,
	}
}

// tellLeftOut says how many actions a row leaves out, unless it has not begun.
func (r *Row) tellLeftOut(n int) {
	if n > 0 && (r.Reason == "" || r.Reason == NoAction) {
		r.Reason, r.LeftOut = OfOrganisations, n
	}
}
