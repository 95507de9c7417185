package network

import (
	"cmp"
	"maps"
	"slices"
)

// Figure is a sum that may not be known: a sheet that does not tell its cost
// does not cost 0.
type Figure struct {
	Value  float64
	Known  bool
	Approx bool // one of what was added is approximate
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
	sheet.Means.addTo(func(year int) *MeansTotal {
		if year != 0 && !slices.Contains(t.Years, year) {
			t.Years = append(t.Years, year)
		}
		return &t
	})
	slices.Sort(t.Years)
	return t
}

// answered is the total before any amount: an answer of "none" is a known 0.
func (m Means) answered() MeansTotal {
	t := MeansTotal{None: m.None}
	t.Hours.Known = m.None || m.People.None()
	t.Days.Known = m.None || m.People.None()
	t.Cost.Known = m.None || m.Cost.None()
	t.Staff.Known = m.None || m.Cost.None()
	t.Funding.Known = m.None || m.Funding.None()
	return t
}

// Means adds up the means of all sheets that are told for that year; those
// without year count in none, nor does a year to come.
func (s *Situation) Means(year int) MeansTotal { return s.meansByYear()[year] }

// YearsOfMeans are the years that have means, ascending.
func (s *Situation) YearsOfMeans() []int { return slices.Sorted(maps.Keys(s.meansByYear())) }

func (s *Situation) addUpMeans() map[int]MeansTotal {
	totals := map[int]*MeansTotal{}
	var undated MeansTotal // and those of years to come: told to nobody
	for _, sheet := range s.sheetsByID {
		sheet.Means.addTo(func(year int) *MeansTotal {
			if year == 0 || year > s.AsOf.Year() {
				return &undated
			}
			if totals[year] == nil {
				totals[year] = &MeansTotal{Years: []int{year}}
			}
			return totals[year]
		})
	}
	byYear := make(map[int]MeansTotal, len(totals))
	for year, t := range totals {
		byYear[year] = *t
	}
	return byYear
}

// addTo adds every amount to the total of its year; of year 0, its year is
// not told.
func (m Means) addTo(totalOf func(year int) *MeansTotal) {
	for _, p := range m.People.Items {
		if p.Hours == nil && p.Days == nil {
			continue // who took part is told, not for how long
		}
		t := totalOf(p.Year)
		t.Hours.add(p.Hours, "h")
		t.Days.add(p.Days, "d")
	}
	for _, c := range m.Cost.Items {
		t := totalOf(c.Year)
		if c.Kind == Staff {
			t.Staff.add(&c.Amount, "€")
		} else {
			t.Cost.add(&c.Amount, "€")
		}
	}
	for _, f := range m.Funding.Items {
		if f.Amount != nil {
			totalOf(f.Year).Funding.add(f.Amount, "€")
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

// Plus adds two figures up: what is known of either is known of both.
func (f Figure) Plus(other Figure) Figure {
	return Figure{
		Value:  tidy(f.Value + other.Value),
		Known:  f.Known || other.Known,
		Approx: f.Approx || other.Approx,
	}
}

// add adds an amount; nil, and one in a unit of another quantity, is not told.
func (f *Figure) add(amount *Amount, unit string) {
	if amount == nil {
		return
	}
	v, ok := Convert(amount.Value, cmp.Or(amount.Unit, unit), unit)
	if !ok {
		return
	}
	*f = f.Plus(Figure{Value: v, Known: true, Approx: amount.Approx})
}
