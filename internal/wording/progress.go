package wording

import (
	"strconv"

	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/view"
)

// Measured is what an objective counts.
func (w Progress) Measured(o *network.Objective) string {
	if o.Measure != nil {
		return w.T(o.Measure.NameKey())
	}
	if i := w.Indicator(o.Indicator); i != nil {
		return w.Typo(i.Name)
	}
	return ""
}

// Span is the time that the rows of an objective cover: "2010 – en cours".
func (w Progress) Span(g *network.Progress) string {
	if len(g.Rows) == 0 {
		return ""
	}
	first, last := g.Rows[0].From, g.Rows[0].To
	for _, r := range g.Rows {
		first = min(first, r.From)
		if r.To == 0 || last == 0 {
			last = 0
			continue
		}
		last = max(last, r.To)
	}
	if open := g.Objective.PerYear && w.isOpen(g.Objective); open {
		last = 0
	}
	return w.years(first, last)
}

func (w Progress) isOpen(o *network.Objective) bool {
	return o.Span.To.IsZero() && w.Programme.To.IsZero()
}

// years is a period of days named by its years when it begins and ends with
// one, by its days otherwise.
func (w Progress) years(from, to network.Day) string {
	switch {
	case from == 0 && to == 0:
		return w.T("span.always")
	case from == 0:
		return w.Until(network.OnDay(to))
	}
	if to == 0 {
		return w.Since(firstDate(from))
	}
	fy, fm, fd := from.Civil()
	ty, tm, td := to.Civil()
	if fm == 1 && fd == 1 && tm == 12 && td == 31 {
		if fy == ty {
			return strconv.Itoa(fy)
		}
		return w.T("span.from-to", fy, ty)
	}
	return w.T("span.from-to", w.Day(from), w.Day(to))
}

// firstDate is a period's first day, its year alone when it begins with one.
func firstDate(d network.Day) network.Date {
	date := network.OnDay(d)
	if date.Month == 1 && date.Dom == 1 {
		return network.Date{Year: date.Year}
	}
	return date
}

const noBreak = "\u00a0"

// Status is that of an objective as a whole.
func (w Progress) Status(g *network.Progress) view.Status {
	if len(g.Rows) == 1 {
		return w.rowStatus(g.Objective, g.Rows[0])
	}
	return w.standing(g.Standing())
}

func (w Progress) standing(s network.Standing) view.Status {
	return view.Status{ID: statusID(s), Words: w.T("status." + string(s)), Late: s == network.Behind}
}

// Counted says how many objectives are in a standing: "3 en retard".
func (w Progress) Counted(s network.Standing, n int) view.Status {
	return view.Status{ID: statusID(s), Words: w.N("tally."+string(s), n), Late: s == network.Behind}
}

// Short is a standing where a page has said what it speaks of: "en retard".
func (w Progress) Short(s network.Standing) view.Status {
	key := "standing." + string(s)
	if !w.Locale.Has(key) {
		key = "status." + string(s)
	}
	return view.Status{ID: statusID(s), Words: w.T(key), Late: s == network.Behind}
}

// Headline says how often an objective with several rows is reached: "atteint 1
// année sur 2", "atteint par 3 communes sur 6".
func (w Progress) Headline(g *network.Progress) string {
	key := "headline.years"
	switch several := len(g.Periods()) > 1; {
	case g.Objective.ForEach && several:
		key = "headline.times"
	case g.Objective.ForEach:
		key = "headline.communes"
	}
	return Capital(w.N(key, g.Reached, w.Locale.Number(float64(g.Of))))
}

// Story says where an objective stands: the sentence of its only row; else how often
// it is reached, and where today's period is.
func (w Progress) Story(g *network.Progress, rows []view.Row) string {
	if g.Objective.ForEach || len(rows) == 0 {
		return ""
	}
	story := func(r view.Row) string {
		expected := ""
		if r.Expected != "" {
			expected = Sentence(Capital(w.T("line.expected", r.Expected)))
		}
		return Join(" ", Sentence(r.Sentence), expected, r.Rest)
	}
	if len(rows) == 1 {
		return story(rows[0])
	}
	for i := len(rows) - 1; i >= 0; i-- {
		if g.Rows[i].Status != network.NotStarted {
			return w.T("line.in", g.Rows[i].From.Year(), Small(story(rows[i])))
		}
	}
	return ""
}

// Period names the period of rows: "2022".
func (w Progress) Period(g *network.Progress) string { return w.years(g.Rows[0].From, g.Rows[0].To) }

// Value is what is known of a period beside its target: "53 sur 75 t". Of one with
// rows for communes, it is how many reach it.
func (w Progress) Value(g *network.Progress) string {
	r := g.Rows[0]
	switch {
	case g.Objective.ForEach:
		return w.N("line.communes", g.Reached, w.Locale.Number(float64(g.Of)))
	case r.Status == network.NotStarted:
		if date := firstDate(r.From); date.Month == 0 {
			return w.T("line.from-year", date.Year)
		}
		return w.T("line.from", w.Day(r.From))
	case r.Value == nil:
		return w.T("line.unknown")
	}
	s := w.measured(g, decimals(r.Range, w.apart(r, written(r.Evidence, r.Decimals)), r.Target))
	if r.Aimless {
		return interval(w.Locale, r.Range, s)
	}
	key := "line.target"
	if g.Objective.Down {
		key = "line.ceiling"
	}
	goal, most := goalOf(r.Target, g.Objective.Target, r.Baseline, w.apart(r, locale.Computed))
	alone := s
	alone.full = s.bare
	return w.T(key, interval(w.Locale, r.Range, alone), interval(w.Locale, goal, w.measured(g, most)))
}

// Bare is a value of an objective without its unit, which stands elsewhere.
func (w Progress) Bare(g *network.Progress, i network.Interval) string {
	s := w.measured(g, decimals(i, locale.Computed))
	s.full = s.bare
	return interval(w.Locale, i, s)
}

// Full is a value of an objective with its unit.
func (w Progress) Full(g *network.Progress, i network.Interval) string {
	return interval(w.Locale, i, w.measured(g, decimals(i, locale.Computed)))
}

// Charted are the words of a chart.
type Charted struct{ Progress }

// AddedIn is what a year added to the total: "+12"; "dont environ 12", "dont entre 10
// et 15" when that is not exact.
func (w Charted) AddedIn(g *network.Progress, added network.Interval) string {
	if added.IsPoint() && !added.Approx {
		return w.T("chart.added", w.Bare(g, added))
	}
	return w.T("chart.of-which", w.Bare(g, added))
}

// GoalOf is the target of an objective's first row, in its unit.
func (w Charted) GoalOf(g *network.Progress) string {
	r := g.Rows[0]
	goal, most := goalOf(r.Target, g.Objective.Target, r.Baseline, w.apart(r, locale.Computed))
	return interval(w.Locale, goal, w.measured(g, most))
}

// Unit is what the values of an objective are in: "t", "communes".
func (w Progress) Unit(g *network.Progress) string {
	if m := g.Objective.Measure; m != nil {
		return w.Locale.N(m.UnitKey(), 2)
	}
	return w.unitOf(g).Text
}

// BaselineYear names what a target is relative to by its year.
func BaselineYear(b *network.Baseline) string {
	if b.Year == 0 {
		return "—"
	}
	return strconv.Itoa(b.Year)
}

// YearOf names a year of an objective's only period.
func (w Charted) YearOf(step network.YearStep) string {
	if step.Year == 0 {
		return w.T("chart.undated")
	}
	return strconv.Itoa(step.Year)
}

// statusID is the status of which a standing is a kind.
func statusID(s network.Standing) string {
	if s == network.Behind || s == network.OnTrack {
		return string(network.InProgress)
	}
	return string(s)
}
