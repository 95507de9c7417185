package network

import (
	"math"
	"slices"
)

// What a case says of each measure: what it took, how long it was until it ran, what it
// brought.

// size counts the inhabitants of a case: of communes alone when a body carries it
// with them, for they are most often the body's too.
func (s Practices) size(c *Case) {
	carriers := c.Carriers()
	if c.Adoption == nil && len(c.Sheet.Communes) > 0 {
		carriers = c.Sheet.Communes
	}
	c.Population = inhabitants(s.index, carriers)
	for _, id := range carriers {
		if of := s.carrier(id); of != nil && of.About {
			c.About = true
		}
	}
}

func (s Practices) measureSheet(c *Case) {
	s.size(c)
	s.addOutlay(c)
	first, inPlace := c.Sheet.setUp()
	s.addDelay(c, first, inPlace)
	source := sheetSource(c.Sheet)
	s.addResults(c, &source, c.Sheet.Results)
}

func (s Practices) measureAdoption(c *Case) {
	s.size(c)
	s.addOutlay(c)
	a := c.Adoption
	s.addDelay(c, earliest(a.Considered, a.Started), a.InPlace)
	source := s.adoptionSource(a)
	s.addResults(c, &source, a.Results)
}

// took is what a case took up to the day of the situation.
func (s Practices) took(c *Case) MeansTotal { return ledger{s.index}.until(c.Outlay(), s.AsOf.Year()) }

// addOutlay takes what a case cost, and how many hours it took.
func (s Practices) addOutlay(c *Case) {
	t, m := s.took(c), c.Outlay().Means
	s.addCost(c, t.Cost)
	if t.Hours.Known {
		hours := t.Hours.Interval
		if t.Days.Known && !t.Days.IsZero() || hasFTE(m) {
			hours.Max = math.Inf(1) // the days are not in them
		}
		c.add(Evidenced{Measurand: Measurand{Kind: OfHours}, Interval: hours, Decimals: Computed}.dated(t.Hours.Years, undatedHours(m)))
	}
}

func (c *Case) add(e Evidenced) { c.Evidence = append(c.Evidence, e) }

// dated gives the years of a sum.
func (e Evidenced) dated(years []int, undated bool) Evidenced {
	if len(years) > 0 {
		e.From, e.Year = years[0], years[len(years)-1]
	}
	e.Undated = undated
	return e
}

// addCost takes what a case cost. Amounts with tax and others without it make no
// sum: what they would cost together is not known.
func (s Practices) addCost(c *Case, cost Figure) {
	if !cost.Known || cost.Taxes.conflict() {
		return
	}
	e := Evidenced{Measurand: Measurand{Kind: OfCost}, Interval: cost.Interval, Taxes: cost.Taxes, Decimals: Computed}
	e.PerHead = c.perHead(e.Interval)
	c.add(e.dated(cost.Years, undatedCost(c.Outlay().Means)))
}

// TaxesMixed reports whether a case has amounts with tax and others without it, so
// that they make no cost.
func (s Practices) TaxesMixed(c *Case) bool { return s.took(c).Cost.Taxes.conflict() }

func undatedCost(m *Means) bool {
	return slices.ContainsFunc(m.Cost.Items, func(c Cost) bool { return c.Kind != Staff && c.Sum() != nil && c.Year == 0 })
}

func undatedHours(m *Means) bool {
	return slices.ContainsFunc(m.People.Items, func(p Person) bool { return p.Hours != nil && p.Year == 0 })
}

func hasFTE(m *Means) bool {
	return slices.ContainsFunc(m.People.Items, func(p Person) bool { return p.FTE != nil && p.FTE.Max != 0 })
}

// perHead shares a figure out among the inhabitants; nil when their number is not
// known.
func (c *Case) perHead(i Interval) *Interval {
	if c.Population == 0 {
		return nil
	}
	i = i.each(Interval{Min: float64(c.Population), Max: float64(c.Population), Approx: c.About})
	return &i
}

// setUp is when a sheet's first step was made, and since when it has been in place: by
// its period, else by the last step of its planning. Zero when nobody says, and for
// what is not in place.
func (s *Sheet) setUp() (first, inPlace Date) {
	if s.Status != InPlace {
		return
	}
	first, inPlace = earliest(s.firstStep(), s.Period.From), s.Period.From
	if inPlace.IsZero() {
		inPlace = s.lastStep()
	}
	return first, inPlace
}

// addDelay counts the days from the first step to in place, as few and as many as the
// dates leave open. The same date twice says nothing of the time between.
func (s Practices) addDelay(c *Case, first, inPlace Date) {
	if first.IsZero() || inPlace.IsZero() || inPlace.First() > s.AsOf || inPlace.Last() < first.First() ||
		first.First() == inPlace.First() && first.Last() == inPlace.Last() {
		return
	}
	days := Interval{Min: float64(max(0, inPlace.First()-first.Last())), Max: float64(inPlace.Last() - first.First())}
	year := inPlace.Last().Year()
	c.add(Evidenced{Measurand: Measurand{Kind: OfDelay}, Interval: days, Year: year, From: year, Decimals: Computed})
}

// addResults takes the latest value of each indicator.
func (s Practices) addResults(c *Case, source *factSource, results []Result) {
	facts := map[*Indicator][]*fact{}
	for i, f := range s.factsOf(source, results) {
		if f.day <= s.AsOf {
			facts[i] = append(facts[i], &f)
		}
	}
	for _, i := range s.Indicators {
		if latest := latestOfCase(facts[i], source); len(latest) > 0 {
			s.addResult(c, i, latest)
		}
	}
}

func (s Practices) addResult(c *Case, i *Indicator, latest []*fact) {
	t := totals{s.index}.of(i)(latest, "")
	if t.value == nil || *t.value == Nothing {
		return
	}
	e := Evidenced{Measurand: Measurand{Kind: OfIndicator, Indicator: i}, Interval: *t.value, Decimals: Computed}
	if len(latest) == 1 {
		e.Decimals = latest[0].decimals
	}
	for _, f := range latest {
		year := int(f.year)
		e.Undated = e.Undated || year == 0
		if year != 0 {
			e.Year = max(e.Year, year)
			if e.From == 0 || year < e.From {
				e.From = year
			}
		}
	}
	if e.PerInhabitant() {
		e.PerHead = c.perHead(e.Interval)
	}
	s.addBefore(&e, i, latest)
	c.add(e)
}

// addBefore makes what counted results were before one figure, as they make one.
func (s Practices) addBefore(e *Evidenced, i *Indicator, latest []*fact) {
	befores := make([]*fact, len(latest))
	for at, f := range latest {
		if f.before == nil {
			return
		}
		was := *f
		was.Interval = f.before.Interval
		befores[at] = &was
	}
	before := totals{s.index}.of(i)(befores, "").value
	if before == nil {
		return
	}
	e.Before = before
	if change, known := ChangeBetween(*before, e.Interval, i.Unit); known {
		e.Change = &change
	}
}

// latestOfCase are the facts that make a case's latest value: those of its latest day
// that are of all its carriers, or the latest of each carrier when each has its own and
// none of them is older.
func latestOfCase(facts []*fact, source *factSource) []*fact {
	var whole []*fact
	parts := map[string][]*fact{}
	for _, f := range facts {
		if len(source.carriers) > 1 && len(f.carriers) < len(source.carriers) {
			parts[f.carriers[0]] = latestWith(parts[f.carriers[0]], f)
			continue
		}
		whole = latestWith(whole, f)
	}
	if len(source.carriers) < 2 || len(parts) < len(source.carriers) {
		return whole
	}
	var all []*fact
	for _, carrier := range source.carriers {
		own := parts[carrier]
		if len(whole) > 0 && own[0].day < whole[0].day {
			return whole
		}
		all = append(all, own...)
	}
	return all
}

// latestWith keeps the facts of the latest day.
func latestWith(latest []*fact, f *fact) []*fact {
	switch {
	case len(latest) == 0 || f.day > latest[0].day:
		return []*fact{f}
	case f.day == latest[0].day:
		return append(latest, f)
	}
	return latest
}
