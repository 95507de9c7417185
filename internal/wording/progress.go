package wording

import (
	"strconv"

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
	return view.Status{ID: string(g.Status), Words: w.T("status." + string(g.Status))}
}
