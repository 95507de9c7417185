package wording

import (
	"essaim/internal/network"
	"essaim/internal/view"
)

// Row words one period, or one commune in a period.
func (w Progress) Row(g *network.Progress, r network.Row, proofs int) view.Row {
	o := g.Objective
	v := view.Row{
		Label:   w.years(r.From, r.To),
		Commune: w.CommuneLink(r.Commune),
		Target:  w.measure(g, r.Target, o.Target.Approx),
		Status:  w.rowStatus(o, r),
	}
	if r.OutOf != nil {
		v.OutOf = w.measure(g, *r.OutOf, false)
	}
	if r.Expected != nil && *r.Expected != 0 && r.Status == network.InProgress {
		v.Expected = w.measure(g, *r.Expected, false)
	}
	if r.Value != nil {
		v.Value = w.outOf(g, *r.Value, r)
	}
	switch {
	case r.Reason == "":
	case r.Value == nil:
		v.Reason = Sentence(w.T("reason.because", w.reason(r)))
	default:
		v.Reason = w.Reason(r)
	}
	v.Sentence = w.rowSentence(g, r, v)
	v.Rest = w.rest(g, r)
	shown, left := cutTo(proofs, r.Evidence.Len())
	for _, e := range r.Evidence.First(shown) {
		v.Evidence = append(v.Evidence, w.evidence(g, e))
	}
	v.More = w.Some("evidence.more", left)
	return v
}

// cutTo is how many of all proofs are shown and how many are left: so many are,
// and never one less than all, for "and 1 more" would take its room.
func cutTo(proofs, all int) (shown, left int) {
	if all-proofs > 1 {
		return proofs, all - proofs
	}
	return all, 0
}

// measure is a value with the noun or the unit of what the objective counts.
func (w Progress) measure(g *network.Progress, v float64, approx bool) string {
	if m := g.Objective.Measure; m != nil {
		return w.Approx(w.Locale.Number(v)+noBreak+w.Locale.N(m.UnitKey(), v), approx)
	}
	return w.Quantity(v, g.Unit, approx)
}

// outOf is a value and what it is out of: "5 communes sur 8".
func (w Progress) outOf(g *network.Progress, value float64, r network.Row) string {
	s := w.measure(g, value, r.Approx)
	if r.OutOf == nil {
		return s
	}
	return w.T("out-of", s, w.Locale.Number(*r.OutOf))
}

// rowSentence judges in words: "5 communes sur 8 pour un objectif de 6 : en
// cours au 31 mai 2012".
func (w Progress) rowSentence(g *network.Progress, r network.Row, v view.Row) string {
	target := w.bare(g, r.Target)
	switch {
	case r.Status == network.NotStarted:
		return w.T("row.not-started", v.Target, w.Day(r.From))
	case r.Value == nil:
		return w.T("row.unknown", v.Target, v.Status.Words, w.Day(w.AsOf))
	case g.Objective.Down:
		return w.T("row.ceiling", v.Value, target, v.Status.Words, w.Day(w.AsOf))
	}
	return w.T("row.target", v.Value, target, v.Status.Words, w.Day(w.AsOf))
}

// bare is a target that stands beside a value: its noun is already said.
func (w Progress) bare(g *network.Progress, v float64) string {
	if g.Objective.Measure != nil {
		return w.Locale.Number(v)
	}
	return w.Quantity(v, g.Unit, g.Objective.Target.Approx)
}

// rest is what remains to be done while there is time: the missing are counted,
// never named.
func (w Progress) rest(g *network.Progress, r network.Row) string {
	if r.Status != network.InProgress || r.Value == nil || g.Objective.Down || *r.Value >= r.Target {
		return ""
	}
	left := w.measure(g, r.Target-*r.Value, r.Approx)
	if m := g.Objective.Measure; m != nil {
		return w.Locale.N(m.RestKey(), r.Target, left)
	}
	return w.T("rest.indicator", left, w.bare(g, r.Target))
}

func (w Progress) rowStatus(o *network.Objective, r network.Row) view.Status {
	s := view.Status{ID: string(r.Status), Words: w.T("status." + string(r.Status))}
	if r.Status == network.InProgress && r.Value != nil && r.Expected != nil {
		s.Late = !r.OnTrack(o.Down)
		if s.Late {
			s.Words = w.T("status.in-progress.late")
		} else {
			s.Words = w.T("status.in-progress.on-track")
		}
	}
	return s
}
