package network

import (
	"maps"
	"slices"
)

// Figure is a sum that may not be known: a sheet that does not say its cost
// does not cost 0.
type Figure struct {
	Interval
	Known  bool
	Taxes  Taxes // of the amounts, when they are of money
	Years  []int // of the very amounts that it is made of, ascending
	Sheets int   // of a total of several sheets: how many say it
}

func figureOf(i Interval) Figure { return Figure{Interval: i, Known: true} }

// MeansTotal adds up what practices took. Hours and days are two figures, for
// a day of work has no fixed number of hours; Staff is the money value of the
// hours, so it is shown beside them and never added to Cost. Prices, shares,
// full-time equivalents and gains are in none of them.
type MeansTotal struct {
	None   bool   // the author answered `means: none`
	Hours  Figure // h
	Days   Figure // d
	Cost   Figure // money, without staff
	Staff  Figure // money
	Grants Figure // money, which lowers the cost
	Loans  Figure // money, which is how it was paid
	Own    Figure // money, likewise

	OpenGrants bool // a grant is named whose amount is not known
}

// Funding is all that paid, whatever it is.
func (t MeansTotal) Funding() Figure { return t.Grants.Plus(t.Loans).Plus(t.Own) }

// figures are all figures of a total.
func (t *MeansTotal) figures() []*Figure {
	return []*Figure{&t.Hours, &t.Days, &t.Cost, &t.Staff, &t.Grants, &t.Loans, &t.Own}
}

// MeansOf adds up what a sheet or an adoption took, of all years. A `none` is a known 0.
func (s *Situation) MeansOf(o Outlay) MeansTotal { return ledger{s.index}.until(o, endOfYears) }

// endOfYears is after all years.
const endOfYears = 1 << 20

// until leaves out what is dated later than a year.
func (r ledger) until(o Outlay, last int) MeansTotal {
	t := o.Means.answered()
	r.add(&t, o, func(year int) bool { return year <= last })
	if o.Means.Funding.Given() && !t.OpenGrants {
		t.Grants.Known = true // what is no grant among them lowers nothing
	}
	return t
}

// answered is the total before any amount: an answer of "none" is a known 0.
func (m *Means) answered() MeansTotal {
	t := MeansTotal{None: m.None}
	t.Hours.Known = m.None || m.People.None()
	t.Days.Known = m.None || m.People.None()
	t.Cost.Known = m.None || m.Cost.None()
	t.Staff.Known = m.None || m.Cost.None()
	t.Grants.Known = m.None || m.Funding.None()
	return t
}

// Means adds up the means of all sheets that are dated in that year; those
// without year count in none, nor does a year to come, nor what is planned. What
// an adoption took is no part of it: a total says on how many sheets it rests.
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

func (r ledger) addUp() map[int]MeansTotal {
	totals := map[int]MeansTotal{}
	var years []int
	for _, sheet := range r.sheetsByID {
		if sheet.Status == Planned {
			continue
		}
		years = sheet.Means.years(years[:0])
		for _, year := range years {
			var t MeansTotal
			r.add(&t, sheet.Outlay(), func(known int) bool { return known == year })
			totals[year] = totals[year].Plus(t.ofOneSheet())
		}
	}
	return totals
}

// ofOneSheet counts the sheet in each figure that it gives.
func (t MeansTotal) ofOneSheet() MeansTotal {
	for _, f := range t.figures() {
		if f.Known {
			f.Sheets = 1
		}
	}
	return t
}

// years adds those of the amounts, and makes the list ascending.
func (m *Means) years(list []int) []int {
	name := func(year int, amounts ...*Amount) {
		known := slices.ContainsFunc(amounts, func(a *Amount) bool { return a != nil })
		if known && year != 0 && !slices.Contains(list, year) {
			list = append(list, year)
		}
	}
	for i := range m.People.Items {
		p := &m.People.Items[i]
		name(p.Year, p.Hours, p.Days)
	}
	for i := range m.Cost.Items {
		name(m.Cost.Items[i].Year, m.Cost.Items[i].Sum())
	}
	for i := range m.Funding.Items {
		name(m.Funding.Items[i].Year, m.Funding.Items[i].Sum())
	}
	slices.Sort(list)
	return list
}

// add adds the amounts of the years that count; year 0 is "not known".
func (r ledger) add(t *MeansTotal, o Outlay, counts func(year int) bool) {
	m := o.Means
	for i := range m.People.Items {
		if p := &m.People.Items[i]; counts(p.Year) {
			t.Hours.add(p.Hours, "h", 0, p.Year)
			t.Days.add(p.Days, "d", 0, p.Year)
		}
	}
	for i := range m.Cost.Items {
		switch c := &m.Cost.Items[i]; {
		case !counts(c.Year):
		case c.Kind == Staff:
			t.Staff.addMoney(c.Money, c.Year)
		default:
			t.Cost.addMoney(c.Money, c.Year)
		}
	}
	for i := range m.Funding.Items {
		if f := &m.Funding.Items[i]; counts(f.Year) {
			r.addFunding(t, f, r.kindOf(o, f))
		}
	}
}

func (r ledger) addFunding(t *MeansTotal, f *Funding, kind FundingKind) {
	switch kind {
	case Loan:
		t.Loans.addMoney(f.Money, f.Year)
	case OwnFunds:
		t.Own.addMoney(f.Money, f.Year)
	default:
		t.Grants.addMoney(f.Money, f.Year)
		t.OpenGrants = t.OpenGrants || f.Sum() == nil
	}
}

// Plus adds up the figures of two totals; None is of one sheet.
func (t MeansTotal) Plus(other MeansTotal) MeansTotal {
	t.None = false
	into := t.figures()
	for i, f := range other.figures() {
		*into[i] = into[i].Plus(*f)
	}
	t.OpenGrants = t.OpenGrants || other.OpenGrants
	return t
}

// IsZero reports whether a figure is 0 and nothing else: nothing to show.
func (f Figure) IsZero() bool { return f.Min == 0 && f.Max == 0 }

// Plus adds two figures up: what is known of either is known of both.
func (f Figure) Plus(other Figure) Figure {
	return Figure{
		f.Interval.Plus(other.Interval), f.Known || other.Known, f.Taxes | other.Taxes,
		mergeYears(f.Years, other.Years), f.Sheets + other.Sheets,
	}
}

func (f *Figure) addMoney(m Money, year int) { f.add(m.Sum(), "", taxesOf(m.Tax), year) }

// add adds an amount; nil, and one in a unit of another quantity, is not known.
func (f *Figure) add(amount *Amount, unit string, taxes Taxes, year int) {
	if amount == nil {
		return
	}
	v, ok := amount.In(unit)
	if !ok {
		return
	}
	more := Figure{Interval: v.notNegative(), Known: true, Taxes: taxes}
	if year != 0 {
		more.Years = []int{year}
	}
	*f = f.Plus(more)
}
