package wording

import (
	"math"
	"strconv"
	"strings"

	"essaim/internal/address"
	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/view"
)

// Practices words the evidence of practices.
type Practices struct{ *Words }

// unit is in what a measurand is given.
func (w Practices) unit(m network.Measurand) locale.Unit {
	switch m.Kind {
	case network.OfCost:
		return locale.Unit{Text: w.Currency.Sign()}
	case network.OfHours:
		return locale.Unit{Text: "h"}
	}
	return UnitOf(m.Indicator)
}

// Figure is a figure of a measurand: "1 200 €", "−25 %". For how many inhabitants one is,
// its Name says.
func (w Practices) Figure(m network.Measurand, a network.Aspect, i network.Interval, written int) string {
	switch {
	case a == network.AsChange:
		return w.changed(m, i)
	case a == network.AsPerHead && m.Kind == network.OfCost:
		if i.Max > 0 && cents(i.Max) == 0 { // it is little, not nothing
			cent := network.Interval{Min: 0.01, Max: 0.01}
			return w.T("at-most", w.Interval(cent, w.unit(m), locale.Computed))
		}
		i.Min, i.Max = cents(i.Min), cents(i.Max)
		return w.Interval(i, w.unit(m), locale.Computed)
	case a == network.AsPerHead:
		i.Min, i.Max = network.TwoFigures(perThousand*i.Min), network.TwoFigures(perThousand*i.Max)
		return w.Interval(i, w.unit(m), locale.Computed)
	case m.Kind == network.OfDelay:
		return w.days(i)
	}
	return w.Interval(i, w.unit(m), written)
}

// perThousand is how many inhabitants a quantity is given for: there is too little of most
// for one.
const perThousand = 1000

func (w Practices) days(i network.Interval) string { return Means(w).days(i, locale.Computed) }

// changed is a change, or from one to another: "−25 %".
func (w Practices) changed(m network.Measurand, i network.Interval) string {
	one := func(v float64) string {
		c := network.Change{Value: v, Points: network.IsPercentage(m.Indicator.Unit), Approx: i.Approx}
		return change(w.Locale, c, m.Indicator.Unit == "‰")
	}
	if i.IsPoint() {
		return one(i.Min)
	}
	return w.T("between", one(i.Min), one(i.Max))
}

// Observed is the figure of a case, with its tax.
func (w Practices) Observed(s network.Spectrum, o network.Observed) string {
	decimals := locale.Computed
	if s.Aspect == network.AsValue {
		decimals = int(o.Decimals)
	}
	text := w.Figure(s.Measurand, s.Aspect, o.Figure, decimals)
	if tax := o.Taxes.Only(); tax != "" {
		return w.T("taxed", text, w.T("tax."+string(tax)))
	}
	return text
}

// Before is what a case was before; "".
func (w Practices) Before(o network.Observed) string {
	if o.Before == nil {
		return ""
	}
	return w.Figure(o.Measurand, network.AsValue, *o.Before, locale.Computed)
}

// Name is what is compared: "Coût par habitant".
func (w Practices) Name(m network.Measurand, a network.Aspect) string {
	name := ""
	if m.Indicator != nil {
		name = w.Typo(m.Indicator.Name)
	} else {
		name = w.T("practice.measure." + string(m.Kind))
	}
	if a == network.AsValue {
		return name
	}
	if a == network.AsPerHead && m.Kind == network.OfIndicator {
		return w.T("practice.aspect.per-thousand", name)
	}
	return w.T("practice.aspect."+string(a), name)
}

// Span is from the lowest to the highest: "entre 900 et 2 400 €".
func (w Practices) Span(s network.Spectrum) string {
	low, high, _ := w.Ends(s)
	switch {
	case math.IsInf(s.Highest.Max, 1):
		return w.T("at-least", low)
	case low == high:
		return low
	case s.Aspect == network.AsPerHead && s.Kind == network.OfCost && s.Lowest.Min > 0 && cents(s.Lowest.Min) == 0: // no lower end in words
		return w.Figure(s.Measurand, s.Aspect, network.Interval{Max: s.Highest.Max, Approx: s.Highest.Approx}, locale.Computed)
	}
	return w.T("between", low, high)
}

// Says is what may be said of others, or why nothing is.
func (w Practices) Says(s network.Spectrum) string {
	if !s.Tells() {
		return w.N("practice.too-few", len(s.Observed))
	}
	return Sentence(Capital(w.InBrief(s)))
}

// InBrief is what may be said of others, no sentence yet.
func (w Practices) InBrief(s network.Spectrum) string {
	return w.T("practice.spectrum", w.Span(s), w.Figure(s.Measurand, s.Aspect, s.Median, locale.Computed), w.N("practice.cases", len(s.Observed)))
}

// Ends are the words at the ends of the line, and at the median.
func (w Practices) Ends(s network.Spectrum) (low, high, median string) {
	ends := func(i network.Interval) string {
		if math.IsInf(i.Min, 0) {
			return "…"
		}
		return w.Figure(s.Measurand, s.Aspect, i, locale.Computed)
	}
	return ends(s.Lowest), ends(s.Highest), w.T("practice.median", w.Figure(s.Measurand, s.Aspect, s.Median, locale.Computed))
}

// Mixed says that amounts with tax and others without it stand side by side, no sentence yet; "".
func (w Practices) Mixed(t network.Taxes) string {
	return Means(w).mixed(network.Figure{Known: true, Taxes: t})
}

// Estimate is what a practice may cost or bring a commune, and from what: "entre 900 et
// 2 400 €", "d'après 4 cas de 1 800 à 9 000 habitants (2019-2024)".
func (w Practices) Estimate(e network.Estimate) (amount, from string) {
	figures := network.Interval{Min: e.Low, Max: e.High, Approx: e.Approx}
	amount = w.Interval(figures, w.unit(e.Measurand), locale.Computed)
	if tax := e.Taxes.Only(); tax != "" {
		amount = w.T("taxed", amount, w.T("tax."+string(tax)))
	}
	return amount, w.from(e)
}

func (w Practices) from(e network.Estimate) string {
	smallest, largest := e.Cases[0].Population, e.Cases[len(e.Cases)-1].Population
	sizes := w.N("count.inhabitants", smallest)
	if smallest != largest {
		sizes = w.T("practice.sizes", w.Locale.Number(float64(smallest)), w.N("count.inhabitants", largest))
	}
	text := w.T("practice.from", w.N("practice.cases", len(e.Cases)), sizes)
	if years := w.yearsOf(e); years != "" {
		text = w.T("dated", text, years)
	}
	var more []string
	if e.Kind == network.OfCost {
		if e.Oldest != 0 {
			more = append(more, w.T("practice.oldest", e.Oldest))
		}
		if mixed := w.Mixed(e.Taxes); mixed != "" {
			more = append(more, mixed)
		}
		if e.Undated > 0 {
			more = append(more, w.N("practice.undated", e.Undated))
		}
	}
	return Join(w.T("practice.and"), append([]string{text}, more...)...)
}

func (w Practices) yearsOf(e network.Estimate) string {
	switch {
	case e.From == 0:
		return ""
	case e.From == e.To:
		return strconv.Itoa(e.From)
	}
	return strconv.Itoa(e.From) + "-" + strconv.Itoa(e.To)
}

// EstimateSentence is both: "Entre 900 et 2 400 € pour une commune de 3 000 habitants,
// d'après 4 cas de 1 800 à 9 000 habitants (2019-2024)."
func (w Practices) EstimateSentence(e network.Estimate) string {
	amount, from := w.Estimate(e)
	return w.T("practice.estimate", amount, w.N("count.inhabitants", e.Population), from)
}

// Status is where a case stands.
func (w Practices) Status(c *network.Case) view.Status {
	if c.Adoption == nil {
		return w.SheetStatus(network.SheetStatus(c.Status))
	}
	return view.Status{ID: c.Status, Words: w.T("adoption-state." + c.Status)}
}

// Who is whose case it is: "Montrieux et Val-Serein".
func (w Practices) Who(c *network.Case) string {
	if c.Adoption != nil {
		return w.CarrierLink(c.Adoption.Commune).Name
	}
	return w.CarrierNames(c.Sheet)
}

// Cost is what a case cost, as it is compared; amounts that make no sum stand side by side,
// and prices alone where nothing else is known. The value of hours is none of it.
func (w Practices) Cost(c *network.Case) string {
	m, o := Means(w), c.Outlay()
	if e := c.Of(network.Measurand{Kind: network.OfCost}); e != nil {
		return m.alone(network.Figure{Interval: e.Interval, Known: true, Taxes: e.Taxes})
	}
	list := m.prices(o)
	if (network.Practices{Situation: w.Situation}).TaxesMixed(c) {
		list = m.amounts(o)
	}
	return strings.Join(list, ", ")
}

// Cases counts those of a practice: "6 cas, dont 1 arrêté".
func (w Practices) Cases(g *network.Gathering) string {
	stopped := 0
	for _, c := range g.Cases {
		if c.Stopped() {
			stopped++
		}
	}
	if len(g.Cases) == 0 {
		return w.T("practice.no-case")
	}
	return Join(", ", w.N("practice.cases", len(g.Cases)), w.Some("practice.of-which-stopped", stopped))
}

// Facts are what a practice cost, when enough cases say it: "coût entre 900 et 2 400 €,
// d'après 4 cas"; "".
func (w Practices) Facts(g *network.Gathering) string {
	s := network.SpectrumOf(g.Cases, network.Measurand{Kind: network.OfCost}, network.AsValue)
	if !s.Tells() {
		return ""
	}
	return w.T("practice.cost-of", w.Span(s), w.N("practice.cases", len(s.Observed)))
}

// Link leads to a practice, and says how many did it, and what it cost them.
func (w Practices) Link(g *network.Gathering) view.Link {
	return view.Link{Name: w.Typo(g.Name()), URL: w.At.Item(address.Practices, g.ID), Note: Join(", ", w.Cases(g), w.Facts(g))}
}

// Pattern is how a figure of a measurand is written: "{0} €".
func (w Practices) Pattern(m network.Measurand) string {
	return w.Locale.WithUnit("{0}", 2, w.unit(m))
}

// Forms are those of a counted noun, for one and for many: "{0} cas".
func (w Practices) Forms(key string) [2]string {
	form := func(n int) string { return strings.Replace(w.N(key, n), w.Locale.Number(float64(n)), "{0}", 1) }
	return [2]string{form(1), form(7)}
}
