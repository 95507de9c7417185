package network

// period is one period of an objective: days From..To, both included. from is
// 0 when nothing says when it begins, to is 0 for an open programme.
type period struct{ from, to Day }

// periods are those of an objective: its whole span, or each calendar year of
// it, clipped to the span. What the objective leaves open is the programme's;
// the years of an open programme go up to that of AsOf, and begin with it when
// nothing says when the programme does.
func (s rowsOf) periods(o *Objective) []period {
	span := o.Span.Or(s.Programme)
	whole := period{span.First(), span.Last()}
	if !o.PerYear {
		return []period{whole}
	}
	first, last := whole.from.Year(), whole.to.Year()
	if whole.from == 0 {
		first = s.AsOf.Year()
	}
	if whole.to == 0 {
		last = s.AsOf.Year()
	}
	var years []period
	for year := first; year <= last; year++ {
		years = append(years, whole.clip(year))
	}
	return years
}

// clip is the part of the period that lies in a year.
func (p period) clip(year int) period {
	p.from = max(p.from, DayOf(year, 1, 1))
	if end := DayOf(year, 12, 31); p.to == 0 || p.to > end {
		p.to = end
	}
	return p
}

// days counts the days from..to, both included.
func days(from, to Day) float64 { return float64(to-from) + 1 }

// over reports whether the period has ended at asOf: its last day ends it.
func (p period) over(asOf Day) bool { return p.to != 0 && asOf >= p.to }

// begun reports whether asOf is the period's first day or later.
func (p period) begun(asOf Day) bool { return asOf >= p.from }

// elapsed is the last day of the period that counts at asOf.
func (p period) elapsed(asOf Day) Day {
	if p.over(asOf) {
		return p.to
	}
	return asOf
}

// end is the day on which membership is looked at: the period's last, even
// when it is still to come; for an open programme, asOf.
func (p period) end(asOf Day) Day {
	if p.to == 0 {
		return asOf
	}
	return p.to
}
