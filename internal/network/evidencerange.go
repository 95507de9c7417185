package network

import (
	"cmp"
	"math"
	"slices"
)

// An Aspect is what of a measurand is compared.
type Aspect string

const (
	AsValue   Aspect = "value"
	AsPerHead Aspect = "per-inhabitant"
	AsChange  Aspect = "change"
)

// Of is the figure of an aspect; false when the case does not say it.
func (e *Evidenced) Of(a Aspect) (Interval, bool) {
	switch {
	case e == nil:
	case a == AsValue:
		return e.Interval, true
	case a == AsPerHead && e.PerHead != nil:
		return *e.PerHead, true
	case a == AsChange && e.Change != nil:
		return Interval{Min: e.Change.Value, Max: e.Change.Value, Approx: e.Change.Approx}, true
	}
	return Interval{}, false
}

// Observed is the figure of one case.
type Observed struct {
	Case *Case
	*Evidenced
	Figure Interval
}

// A Spectrum is what cases say of one thing, from the lowest to the highest.
type Spectrum struct {
	Measurand
	Aspect   Aspect
	Observed []Observed // the lowest first; those that are as low in the order of the cases
	Lowest   Interval   // its lower end, of all; of ranges, the lowest of all lower ends
	Highest  Interval   // the greatest of all upper ends
	Median   Interval   // of both ends, each for itself
	Taxes    Taxes      // of costs
}

// Tells reports whether enough cases are known to say something of others.
func (s *Spectrum) Tells() bool { return len(s.Observed) >= FewestCases }

// Measurands are what at least one case says something of: cost, hours, delay, then the
// indicators in the order of network.yaml.
func (g *Gathering) Measurands() []Measurand {
	var list []Measurand
	for _, c := range g.Cases {
		for i := range c.Evidence {
			if !slices.Contains(list, c.Evidence[i].Measurand) {
				list = append(list, c.Evidence[i].Measurand)
			}
		}
	}
	return list
}

// MeasurandsOf are those of a practice, in their order.
func (s Practices) MeasurandsOf(g *Gathering) []Measurand {
	order := func(m Measurand) int {
		if m.Indicator != nil {
			return len(MeasurandKinds) + slices.Index(s.Indicators, m.Indicator)
		}
		return slices.Index(MeasurandKinds, m.Kind)
	}
	list := g.Measurands()
	slices.SortFunc(list, func(a, b Measurand) int { return cmp.Compare(order(a), order(b)) })
	return list
}

// SpectrumOf is what cases say of an aspect of a measurand.
func SpectrumOf(cases []*Case, m Measurand, a Aspect) Spectrum {
	s := Spectrum{Measurand: m, Aspect: a}
	for _, c := range cases {
		e := c.Of(m)
		if figure, known := e.Of(a); known {
			s.Observed = append(s.Observed, Observed{c, e, figure})
			s.Taxes |= e.Taxes
		}
	}
	if len(s.Observed) == 0 {
		return s
	}
	slices.SortStableFunc(s.Observed, func(a, b Observed) int {
		return cmp.Or(cmp.Compare(a.Figure.Min, b.Figure.Min), cmp.Compare(a.Figure.Max, b.Figure.Max))
	})
	figures := make([]Interval, len(s.Observed))
	for i, o := range s.Observed {
		figures[i] = o.Figure
	}
	s.Lowest, s.Highest = endsOf(figures)
	s.Median = medianOf(figures)
	return s
}

// endsOf are the lowest lower end and the greatest upper end, as sure as who gives
// them.
func endsOf(figures []Interval) (lowest, highest Interval) {
	low, high := figures[0], figures[0]
	for _, f := range figures[1:] {
		if f.Min < low.Min || f.Min == low.Min && !f.Approx {
			low = f
		}
		if f.Max > high.Max || f.Max == high.Max && !f.Approx {
			high = f
		}
	}
	return Interval{Min: low.Min, Max: low.Min, Approx: low.Approx}, Interval{Min: high.Max, Max: high.Max, Approx: high.Approx}
}

// medianOf is the middle of all lower ends, and that of all upper ends.
func medianOf(figures []Interval) Interval {
	lower, upper := make([]float64, len(figures)), make([]float64, len(figures))
	m := Interval{}
	for i, f := range figures {
		lower[i], upper[i] = f.Min, f.Max
		m.Approx = m.Approx || f.Approx
	}
	m.Min, m.Max = middle(lower), middle(upper)
	return m
}

// middle is the middle of numbers, or halfway between the two in the middle.
func middle(list []float64) float64 {
	slices.Sort(list)
	a, b := list[(len(list)-1)/2], list[len(list)/2]
	if a == b {
		return a
	}
	return tidy((a + b) / 2)
}

// An Estimate is what a practice may cost or bring a commune of some size, from cases of
// a like size.
type Estimate struct {
	Measurand
	Population int // of whom it is said
	Low, High  float64
	Approx     bool
	Cases      []*Case // it comes from, the smallest first
	From, To   int     // their years, as far as they are known; 0
	Oldest     int     // of costs: the year of the oldest; 0 when none is known
	Undated    int     // how many of the costs have no year
	Taxes      Taxes
}

// likeSize is within how many times its size a commune is compared with others.
const likeSize = 3

// IsLike reports whether a case is between a third and three times a size.
func (c *Case) IsLike(population int) bool {
	return c.Population > 0 && population > 0 && c.Population*likeSize >= population && c.Population <= population*likeSize
}

// EstimateFor is what cases of a like size took or brought for each of their inhabitants,
// times a population, each end rounded to two figures. It is false below FewestCases, and
// for what is not shared out among inhabitants. High is infinite when nobody knows it.
func EstimateFor(cases []*Case, m Measurand, population int) (Estimate, bool) {
	like := slices.DeleteFunc(slices.Clone(cases), func(c *Case) bool { return !c.IsLike(population) })
	s := SpectrumOf(like, m, AsPerHead)
	if !m.PerInhabitant() || !s.Tells() {
		return Estimate{}, false
	}
	e := Estimate{Measurand: m, Population: population, Low: math.Inf(1), High: math.Inf(-1), Taxes: s.Taxes}
	for _, o := range s.Observed {
		// Not by what is for one inhabitant, which was rounded.
		share := float64(population) / float64(o.Case.Population)
		e.Low, e.High = min(e.Low, o.Evidenced.Min*share), max(e.High, o.Evidenced.Max*share)
		e.Approx = e.Approx || o.Figure.Approx
		e.Cases = append(e.Cases, o.Case)
		e.addYears(o)
	}
	e.Low, e.High = TwoFigures(e.Low), TwoFigures(e.High)
	slices.SortStableFunc(e.Cases, func(a, b *Case) int { return cmp.Compare(a.Population, b.Population) })
	return e, true
}

// addYears takes those of a measure, else that in which the case began.
func (e *Estimate) addYears(o Observed) {
	first, last := o.Years()
	if first != 0 && (e.From == 0 || first < e.From) {
		e.From = first
	}
	e.To = max(e.To, last)
	if e.Kind != OfCost {
		return
	}
	if o.Undated {
		e.Undated++
	}
	if o.From != 0 && (e.Oldest == 0 || o.From < e.Oldest) {
		e.Oldest = o.From
	}
}

// Years are those of a measure, else that in which its case began; 0 when nobody says.
func (o Observed) Years() (first, last int) {
	if o.Evidenced.Year != 0 {
		return o.From, o.Evidenced.Year
	}
	began := int(o.Case.Began.Year)
	return began, began
}

// TwoFigures rounds to two figures, half away from zero: 947 is 950, 2 416 is 2 400.
func TwoFigures(v float64) float64 {
	if v == 0 || math.IsInf(v, 0) {
		return v
	}
	digits := math.Floor(math.Log10(math.Abs(v))) - 1
	if digits >= 0 {
		unit := math.Pow(10, digits)
		return math.Round(tidy(v/unit)) * unit
	}
	unit := math.Pow(10, -digits)
	return tidy(math.Round(tidy(v*unit)) / unit)
}
