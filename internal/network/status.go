package network

import (
	"cmp"
	"math"
)

// Status is where one row of an objective stands; see "What the figures mean"
// in the design.
type Status string

const (
	NotStarted  Status = "not-started"
	NotReported Status = "not-reported"
	Reached     Status = "reached"
	Missed      Status = "missed"
	InProgress  Status = "in-progress"
	Partly      Status = "partly" // an objective's overall status only
)

// judge is an objective made ready to judge its rows: how it adds up, and its
// target and baseline in one unit.
type judge struct {
	objective *Objective
	unit      string
	tally     tallier
	monotone  bool // a value that never goes down again
	counts    bool // a value that counts things
	target    float64
	known     bool     // the target is known
	start     baseline // of a relative target, and of the line of what is expected
	indicator *Indicator
}

func (s rowsOf) judge(o *Objective) judge {
	j := judge{objective: o, monotone: true, counts: true}
	if o.Measure != nil {
		j.tally = o.Measure.tally
	} else if indicator := s.Indicator(o.Indicator); indicator != nil {
		j.unit, j.indicator = indicator.Unit, indicator
		j.tally = totals{s.index}.of(indicator)
		j.monotone = indicator.Total == Sum || indicator.Total == Max
		j.counts = countsThings(indicator.Unit) && indicator.Total != Mean
	}
	j.start = baseline{reason: NoBaseline}
	if o.Baseline != nil {
		j.start = o.Baseline.own(j.indicator, j.unit)
	}
	j.target, j.known = goal(o.Target, j.start, j.indicator, j.unit)
	return j
}

// from is the judge of a row: of a relative target without a baseline of its own,
// the results that the row counts say where it starts.
func (s rowsOf) from(j judge, counted []*fact, t tally, commune string) judge {
	if o := j.objective; o.Target.Relative && o.Baseline == nil && j.indicator != nil && t.value != nil {
		j.start = totals{s.index}.baselineOf(j.indicator, counted, t, commune)
		j.target, j.known = goal(o.Target, j.start, j.indicator, j.unit)
	}
	return j
}

// startOf is the baseline that a row states; nil when its target is not worked
// out from one.
func (j judge) startOf() *Baseline {
	if !j.objective.Target.Relative {
		return nil
	}
	return j.start.stated(j.unit)
}

// goal is the target in unit. A relative one is worked out from the baseline,
// already in that unit; without baseline it is not known.
func goal(t Target, start baseline, i *Indicator, unit string) (float64, bool) {
	if t.Relative {
		return tidy(start.value * (100 + t.Value) / 100), start.reason == ""
	}
	return Convert(t.Value, cmp.Or(i.said(t.Unit), unit), unit)
}

// status is the first that fits, in the order of the design's table.
func (j judge) status(value *Interval, p period, asOf Day) Status {
	over := p.over(asOf)
	switch {
	case !p.begun(asOf):
		return NotStarted
	case value == nil && over:
		return NotReported
	case value == nil:
		return InProgress
	case value.meets(j.target, j.objective.Down) && (over || j.monotone && !j.objective.Down):
		return Reached
	case over || j.objective.Down && j.monotone && value.Min > j.target:
		return Missed
	}
	return InProgress
}

// expected is what a straight line from the baseline to the target asks for at
// asOf; nil when there is no line to draw.
func (j judge) expected(p period, asOf Day) *float64 {
	o := j.objective
	switch {
	case !j.known, o.Down && j.start.reason != "", !p.begun(asOf), p.from == 0, p.to == 0:
		return nil
	case p.over(asOf):
		return &j.target
	}
	v := tidy(j.start.value + (j.target-j.start.value)*days(p.from, asOf)/days(p.from, p.to))
	if j.counts {
		v = math.Floor(v)
	}
	return &v
}

// overall sums rows up in one status; that of a single row is its own. An
// objective without any row yet (an open programme of years to come) has not
// started.
func overall(rows []Row) (status Status, reached, of int) {
	n := map[Status]int{}
	for _, r := range rows {
		n[r.Status]++
	}
	of, reached = len(rows), n[Reached]
	switch {
	case n[NotStarted] == of:
		status = NotStarted
	case n[InProgress]+n[NotStarted] > 0:
		status = InProgress
	case reached == of:
		status = Reached
	case n[NotReported] == of:
		status = NotReported
	case reached == 0:
		status = Missed
	default:
		status = Partly
	}
	return status, reached, of
}
