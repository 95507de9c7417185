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
	Value    *Interval // for an indicator's target: this sheet's figure, in Unit
	OutOf    *float64  // that its result gave, if any
	Decimals int8      // that its result was written with, when it is one
	Status   Status    // "" for a text, which is never judged
	Reason   Reason    // Uncertain when the value does not settle it; ""
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
// is planned or being set up, else missed. A relative target has no baseline
// on a sheet and is not judged.
func (s rowsOf) judgeIndicator(j *Judgement, sheet *Sheet, indicator *Indicator) {
	by := j.Target.By.Last()
	t := totals{s.index}.of(indicator)(s.ownResults(sheet, indicator, by), "")
	j.Unit, j.Value, j.OutOf, j.Decimals = indicator.Unit, t.value, t.outOf, t.decimals
	j.Down = DirectionOf(j.Target.Direction, indicator, j.Target.Target) == Down
	goal, known := goal(j.Target.Target, false, 0, indicator.Unit)
	j.Goal = goal
	switch {
	case !known:
	case t.value != nil && t.value.meets(goal, j.Down):
		j.Status = Reached
	case t.value == nil:
		j.Status = NotReported
	case s.AsOf < by, sheet.Status == Planned, sheet.Status == Ongoing:
		j.Status = InProgress
	default:
		j.Status = Missed
		if t.value.straddles(goal) {
			j.Reason = Uncertain
		}
	}
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
