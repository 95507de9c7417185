package wording

import (
	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/view"
)

// Row words one period, or one commune in a period.
func (w Progress) Row(g *network.Progress, r network.Row, proofs int) view.Row {
	o := g.Objective
	v := view.Row{
		Label:   w.years(r.From, r.To),
		Commune: w.CommuneLink(r.Commune),
		Target:  w.target(g, r),
		Status:  w.rowStatus(o, r),
	}
	if r.OutOf != nil {
		v.OutOf = w.measure(g, *r.OutOf)
	}
	if r.Expected != nil && *r.Expected != 0 && r.Status == network.InProgress {
		v.Expected = w.measure(g, *r.Expected)
	}
	if r.Value != nil {
		v.Value = w.outOf(g, r)
	}
	v.Reason = w.Reason(g, r)
	if r.Value == nil && r.Reason != "" && r.Reason != network.OfOrganisations {
		v.Reason = Join(" ", Sentence(w.T("reason.because", w.T("reason."+string(r.Reason)))), w.leftOut(g, r))
	}
	v.Sentence = Capital(w.rowSentence(g, r, v))
	v.Rest = w.Rest(g, r)
	shown, left := cutTo(proofs, r.Evidence.Len())
	for _, e := range r.Evidence.First(shown) {
		v.Evidence = append(v.Evidence, w.evidence(g, r, e))
	}
	v.More = w.Some("evidence.more", left)
	return v
}

// weighed says of how many carriers a weighted mean is, when it leaves some out.
func (w Progress) weighed(counted, left int) string {
	if left == 0 {
		return w.T("total.weighted")
	}
	return w.T("total.weighted-of", counted, counted+left)
}

// cutTo is how many of all proofs are shown and how many are left: so many are,
// and never one less than all, for "and 1 more" would take its room.
func cutTo(proofs, all int) (shown, left int) {
	if all-proofs > 1 {
		return proofs, all - proofs
	}
	return all, 0
}

// measured is the shape of what an objective counts: with its noun, or in its
// unit.
func (w Progress) measured(g *network.Progress, decimals int) shape {
	if m := g.Objective.Measure; m != nil {
		return nounShape(w.Locale, m.UnitKey(), decimals)
	}
	return unitShape(w.Locale, w.unitOf(g), decimals)
}

// measure is a number with the noun or the unit of what the objective counts.
func (w Progress) measure(g *network.Progress, v float64) string {
	return w.measured(g, locale.Computed).full(v)
}

// target is that of a row, with as many decimals as keep it apart from the value.
func (w Progress) target(g *network.Progress, r network.Row) string {
	full := ""
	if !r.Aimless {
		goal, most := goalOf(r.Target, g.Objective.Target, r.Baseline, w.apart(r, locale.Computed))
		full = interval(w.Locale, goal, w.measured(g, most))
	}
	return w.Aim(g.Objective.Target, r.Baseline, w.unitOf(g), full)
}

// unitOf is the unit of what an objective measures.
func (w Progress) unitOf(g *network.Progress) locale.Unit {
	if i := w.Indicator(g.Objective.Indicator); i != nil {
		return UnitOf(i)
	}
	return locale.Unit{Text: g.Unit}
}

// apart are the decimals of a figure of a row: as they are, or as many as it
// takes for the value and the target not to read alike.
func (w Progress) apart(r network.Row, decimals int) int {
	if r.Value == nil {
		return decimals
	}
	if most := locale.Apart(*r.Value, r.Target); most > 2 {
		return most
	}
	return decimals
}

// outOf is the value of a row and what it is out of: "5 communes sur 8".
func (w Progress) outOf(g *network.Progress, r network.Row) string {
	s := interval(w.Locale, r.Range, w.measured(g, decimals(r.Range, w.apart(r, written(r.Evidence, r.Decimals)), r.Target)))
	if r.OutOf == nil {
		return s
	}
	return w.T("out-of", s, w.Locale.Number(*r.OutOf))
}

// rowSentence judges in words: "5 communes sur 8 pour un objectif de 6 : en
// cours au 31 mai 2012".
func (w Progress) rowSentence(g *network.Progress, r network.Row, v view.Row) string {
	target := w.bare(g, r)
	switch {
	case r.Status == network.NotStarted:
		return w.T("row.not-started", v.Target, w.Day(r.From))
	case r.Value == nil:
		return w.T("row.unknown", v.Target, w.Day(w.AsOf))
	case g.Objective.Target.Relative:
		return w.T("row.target", v.Value, v.Target, v.Status.Words, w.Day(w.AsOf))
	case g.Objective.Down:
		return w.T("row.ceiling", v.Value, target, v.Status.Words, w.Day(w.AsOf))
	}
	return w.T("row.target", v.Value, target, v.Status.Words, w.Day(w.AsOf))
}

// bare is a target that stands beside a value: its noun is already said.
func (w Progress) bare(g *network.Progress, r network.Row) string {
	s := w.measured(g, w.apart(r, locale.Computed))
	if g.Objective.Measure != nil {
		return s.bare(r.Target)
	}
	return w.Approx(s.full(r.Target), g.Objective.Target.Approx)
}

// Rest is what remains to be done while there is time: the missing are counted,
// never named.
func (w Progress) Rest(g *network.Progress, r network.Row) string {
	if r.Status != network.InProgress || r.Value == nil || g.Objective.Down || *r.Value >= r.Target {
		return ""
	}
	missing := network.Point(r.Target - *r.Value)
	missing.Approx = r.Range.Approx
	left := interval(w.Locale, missing, w.measured(g, decimals(missing, locale.Computed)))
	if m := g.Objective.Measure; m != nil {
		return Capital(w.Locale.N(m.RestKey(), r.Target, left))
	}
	return Capital(w.T("rest.indicator", left, w.bare(g, r)))
}

func (w Progress) rowStatus(o *network.Objective, r network.Row) view.Status {
	return w.standing(r.Standing(o.Down))
}
