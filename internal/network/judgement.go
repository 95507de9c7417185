package network

import (
	"cmp"
	"slices"
)

// Judgement is a sheet's own target with its live result.
type Judgement struct {
	Target   SheetTarget
	Progress *Progress // for a target that is the network's own objective
	Unit     string
	Down     bool      // a ceiling
	Goal     float64   // for an indicator's target: the target, in Unit
	Known    bool      // Goal is known; it is not while nothing says to what a target is relative
	Start    *Baseline // what a relative target is worked out from, in Unit; nil
	Value    *Interval // for an indicator's target: this sheet's figure, in Unit
	OutOf    *float64  // that its result gave, if any
	Decimals int8      // that its result was written with, when it is one
	Status   Status    // "" for a text, which is never judged, and for a target that is not known
	Reason   Reason    // why it is not judged, or Uncertain when the value does not settle it; ""
	AsOf     Day
}

// Judge says where each of a sheet's own targets stands, in their order.
func (s *Situation) Judge(sheet *Sheet) []Judgement {
	var list []Judgement
	for _, target := range sheet.Targets {
		list = append(list, s.JudgeTarget(sheet, target))
	}
	return list
}

// JudgeTarget says where one of a sheet's own targets stands.
func (s *Situation) JudgeTarget(sheet *Sheet, target SheetTarget) Judgement {
	j := Judgement{Target: target, AsOf: s.AsOf}
	switch indicator := s.Indicator(target.Indicator); {
	case target.Objective != "":
		if j.Progress = s.ProgressOf(target.Objective); j.Progress != nil {
			j.Unit, j.Status = j.Progress.Unit, j.Progress.Status
		}
	case indicator != nil:
		rowsOf{s}.judgeIndicator(&j, sheet, indicator)
	}
	return j
}

// judgeIndicator judges a target on the sheet's own results: reached when met,
// not-reported without result, in-progress before `by` or while the practice
// is planned or being set up, else missed. A relative target is judged on the
// change from its own baseline, else from what the results were before; without
// either it is not judged.
func (s rowsOf) judgeIndicator(j *Judgement, sheet *Sheet, indicator *Indicator) {
	by := j.Target.By.Last()
	counted := s.ownResults(sheet, indicator, by)
	t := totals{s.index}.of(indicator)(counted, "")
	j.Unit, j.Value, j.OutOf, j.Decimals = indicator.Unit, t.value, t.outOf, t.decimals
	j.Down = DirectionOf(j.Target.Direction, indicator, j.Target.Target) == Down
	start := s.startOf(j.Target, indicator, counted, t)
	j.Goal, j.Known = goal(j.Target.Target, start, indicator, indicator.Unit)
	if j.Target.Target.Relative {
		j.Start = start.stated(indicator.Unit)
	}
	goal := j.Goal
	switch {
	case t.value == nil:
		j.Status = NotReported
	case !j.Known:
		j.Reason = start.reason
	case t.value.meets(goal, j.Down):
		j.Status = Reached
	case s.AsOf < by, sheet.Status == Planned, sheet.Status == Ongoing:
		j.Status = InProgress
	default:
		j.Status = Missed
		if t.value.straddles(goal) {
			j.Reason = Uncertain
		}
	}
}

// startOf is what a sheet's target starts from.
func (s rowsOf) startOf(target SheetTarget, i *Indicator, counted []*fact, t tally) baseline {
	switch {
	case target.Baseline != nil:
		return target.Baseline.own(i, i.Unit)
	case !target.Target.Relative || t.value == nil:
		return baseline{reason: NoBaseline}
	}
	return totals{s.index}.baselineOf(i, counted, t, "")
}

// ownResults are the sheet's results for an indicator at AsOf, the oldest
// first. One of a year that begins after `by` comes too late to count; one
// without year counts, before all others: here no period has to hold it.
func (s rowsOf) ownResults(sheet *Sheet, indicator *Indicator, by Day) []*fact {
	until := s.AsOf
	if by != 0 {
		until = min(until, by)
	}
	factSource := sheetSource(sheet)
	var facts []*fact
	for of, f := range s.factsOf(&factSource, sheet.Results) {
		if of == indicator && f.day <= until {
			facts = append(facts, &f)
		}
	}
	slices.SortStableFunc(facts, func(a, b *fact) int { return cmp.Compare(a.day, b.day) })
	return facts
}
