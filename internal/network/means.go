package network

import (
	"maps"
	"slices"
)

// Figure is a sum that may not be known: a sheet that does not say its cost
// does not cost 0.
type Figure struct {
	Interval
	Known bool
}

// MeansTotal adds up what practices took. Hours and days are two figures, for
// a day of work has no fixed number of hours; Staff is the money value of the
// hours, so it is shown beside them and never added to Cost.
type MeansTotal struct {
	None    bool   // the author answered `means: none`
	Hours   Figure // h
	Days    Figure // d
	Cost    Figure // €, without staff
	Staff   Figure // €
	Funding Figure // €
	Years   []int  // that the amounts name, ascending
}

// MeansOf adds up the means of a sheet, of all years. A `none` is a known 0.
func (s *Situation) MeansOf(sheet *Sheet) MeansTotal {
	t := sheet.Means.answered()
	t.Years = sheet.Means.years(nil)
	t.add(&sheet.Means, func(int) bool { return true })
	return t
}

// answered is the total before any amount: an answer of "none" is a known 0.
func (m *Means) answered() MeansTotal {
	t := MeansTotal{None: m.None}
	t.Hours.Known = m.None || m.People.None()
	t.Days.Known = m.None || m.People.None()
	t.Cost.Known = m.None || m.Cost.None()
	t.Staff.Known = m.None || m.Cost.None()
	t.Funding.Known = m.None || m.Funding.None()
	return t
}

// Means adds up the means of all sheets that are dated in that year; those
// without year count in none, nor does a year to come.
func (s *Situation) Means(year int) MeansTotal {
	if year > s.AsOf.Year() {
		return MeansTotal{}
	}
	return s.meansByYear()[year]
}

// YearsOfMeans are the years that have means, ascending.
func (s *Situation) YearsOfMeans() []int {
	years := slices.Sorted(maps.Keys(s.meansByYear()))
	return slices.DeleteFunc(years, func(year int) bool { return year > s.AsOf.Year() })
}

func (r *index) addUpMeans() map[int]MeansTotal {
	totals := map[int]MeansTotal{}
	var years []int
	for _, sheet := range r.sheetsByID {
		years = sheet.Means.years(years[:0])
		for _, year := range years {
			t := totals[year]
			t.Years = []int{year}
			t.add(&sheet.Means, func(known int) bool { return known == year })
			totals[year] = t
		}
	}
	return totals
}

// years adds those that the amounts name, and makes the list ascending.
func (m *Means) years(list []int) []int {
	name := func(year int) {
		if year != 0 && !slices.Contains(list, year) {
			list = append(list, year)
		}
	}
	for i := range m.People.Items {
		if p := &m.People.Items[i]; p.Hours != nil || p.Days != nil { // not only who took part
			name(p.Year)
		}
	}
	for i := range m.Cost.Items {
		name(m.Cost.Items[i].Year)
	}
	for i := range m.Funding.Items {
		if f := &m.Funding.Items[i]; f.Amount != nil {
			name(f.Year)
		}
	}
	slices.Sort(list)
	return list
}

// add adds the amounts of the years that count; year 0 is "not known".
func (t *MeansTotal) add(m *Means, counts func(year int) bool) {
	for i := range m.People.Items {
		if p := &m.People.Items[i]; counts(p.Year) {
			t.Hours.add(p.Hours, "h")
			t.Days.add(p.Days, "d")
		}
	}
	for i := range m.Cost.Items {
		switch c := &m.Cost.Items[i]; {
		case !counts(c.Year):
		case c.Kind == Staff:
			t.Staff.add(&c.Amount, "€")
		default:
			t.Cost.add(&c.Amount, "€")
		}
	}
	for i := range m.Funding.Items {
		if f := &m.Funding.Items[i]; counts(f.Year) {
			t.Funding.add(f.Amount, "€")
		}
	}
}

// Plus adds up the figures of two totals; Years and None are of one sheet.
func (t MeansTotal) Plus(other MeansTotal) MeansTotal {
	return MeansTotal{
		Hours:   t.Hours.Plus(other.Hours),
		Days:    t.Days.Plus(other.Days),
		Cost:    t.Cost.Plus(other.Cost),
		Staff:   t.Staff.Plus(other.Staff),
		Funding: t.Funding.Plus(other.Funding),
	}
}

// IsZero reports whether a figure is 0 and nothing else: nothing to show.
func (f Figure) IsZero() bool { return f.Min == 0 && f.Max == 0 }

// Plus adds two figures up: what is known of either is known of both.
func (f Figure) Plus(other Figure) Figure {
	return Figure{f.Interval.Plus(other.Interval), f.Known || other.Known}
}

// add adds an amount; nil, and one in a unit of another quantity, is not known.
func (f *Figure) add(amount *Amount, unit string) {
	if amount == nil {
		return
	}
	v, ok := amount.In(unit)
	if !ok {
		return
	}
	*f = f.Plus(Figure{v.notNegative(), true})
}
