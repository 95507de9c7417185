package network

// YearStep is where an objective that has one period for all its years stood at the end
// of one of them.
type YearStep struct {
	Year  int       // 0: what has no day of its own, at the end
	Day   Day       // its last day, or AsOf; 0 without year
	Added *Interval // what the year brought, of a figure that adds up; nil
	Value *Interval // all that was known then; nil when nothing was
}

// mostSteps is how many years are shown at most, the latest ones.
const mostSteps = 100

// Courses say how objectives came to where they are.
type Courses struct{ *Situation }

// Of is how an objective of one period, for all communes, came to its value,
// year by year: a flow and what is counted by what each year brought and the
// running total, any other figure by what it was at the end of the year. It is
// empty for an objective of another kind, and before it begins.
//
// What belongs to no year comes last, so that the last step is always the value
// that the objective is judged by.
func (s Courses) Of(p *Progress) []YearStep {
	o := p.Objective
	if o.PerYear || o.ForEach || len(p.Rows) != 1 || p.Rows[0].Value == nil {
		return nil
	}
	rows := rowsOf(s)
	tally, period := rows.judge(o).tally, rows.periods(o)[0]
	end := period.elapsed(s.AsOf)
	facts := rows.outOfMembers(o, period).keep(o.Measure, window{period.from, end, true}.of(s.factsFor(o)))
	adds := s.AddsUp(o)
	undated := firstOn(facts, 1)
	first := period.from
	if undated < len(facts) && (first == 0 || !adds) {
		first = max(first, facts[undated].day)
	}
	if first == 0 {
		return nil
	}
	from := 0 // facts whose year is not shown because nobody knows it: those of a stock still count
	if adds {
		from = undated
	}
	var steps []YearStep
	var before *Interval
	for year := max(first.Year(), end.Year()-mostSteps+1); year <= end.Year(); year++ {
		step := YearStep{Year: year, Day: min(DayOf(year, 12, 31), end)}
		step.Value = tally(facts[from:firstOn(facts, step.Day+1)], "").value
		if adds {
			step.Added = added(before, step.Value)
		}
		before = step.Value
		steps = append(steps, step)
	}
	if adds && undated > 0 {
		total := tally(facts, "").value
		steps = append(steps, YearStep{Added: added(before, total), Value: total})
	}
	return steps
}

// AddsUp reports whether what a year brings to an objective is added to what there
// was: of what is measured a flow, of what is counted all but the greatest crowd.
func (s Courses) AddsUp(o *Objective) bool {
	if o.Measure != nil {
		return o.Measure != MeasureOf("communes-present")
	}
	i := s.Indicator(o.Indicator)
	return i != nil && i.Total == Sum
}

// added is what makes a total of an earlier one; nil when nothing was added.
func added(before, total *Interval) *Interval {
	if total == nil {
		return nil
	}
	diff := *total
	if before != nil {
		diff.Min, diff.Max = tidy(total.Min-before.Min), tidy(total.Max-before.Max)
	}
	if diff.Min == 0 && diff.Max == 0 || diff.Lower() == nil || diff.Upper() == nil {
		return nil
	}
	return &diff
}

// Line is the straight line that an objective of one period is held against: what
// it starts from, and what it asks for at the end; false without one.
func (s Courses) Line(p *Progress) (from, to Day, start, target float64, has bool) {
	if p.Objective.PerYear || p.Objective.ForEach || len(p.Rows) != 1 || p.Rows[0].Expected == nil {
		return
	}
	r := p.Rows[0]
	start = rowsOf(s).judge(p.Objective).start.value
	if r.Baseline != nil {
		start = r.Baseline.Value
	}
	return r.From, r.To, start, r.Target, true
}
