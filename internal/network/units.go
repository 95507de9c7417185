package network

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"essaim/internal/locale"
)

// A unit belongs to a quantity and is num/den of that quantity's base unit:
// two whole numbers, so that a conversion multiplies or divides once by an
// exact number and 5200 kg is 5.2 t to the last digit.
type unit struct {
	quantity string
	num, den float64
}

// prefixes are the metric ones that people use, from milli to tera, as a symbol
// and as a word. Symbols alone need their case: m is milli, M is mega.
var prefixes = []struct {
	symbol, word string
	num, den     float64
}{
	{"m", "milli", 1, 1e3}, {"c", "centi", 1, 1e2}, {"d", "deci", 1, 10},
	{"", "", 1, 1}, {"da", "deca", 10, 1}, {"h", "hecto", 1e2, 1},
	{"k", "kilo", 1e3, 1}, {"M", "mega", 1e6, 1}, {"G", "giga", 1e9, 1}, {"T", "tera", 1e12, 1},
}

// Units are the spellings that people use: symbols as written, and both symbols
// and words folded as foldUnit does. A quantity is named after its base unit. A
// day of work has no fixed number of hours, so days and hours are two
// quantities; so are a mass and a mass of CO2, days and months.
var units = func() map[string]unit {
	table := map[string]unit{}
	add := func(quantity string, num, den float64, spellings string) {
		for s := range strings.FieldsSeq(spellings) {
			table[s] = unit{quantity, num, den}
		}
	}
	// metric adds a unit with all its prefixes; power is that of what the prefix
	// multiplies, 2 for the square of a metre. Of two prefixes that folding makes
	// one, the later given stays: people do not write milliwatts.
	metric := func(quantity string, num, den float64, power int, symbol string, words ...string) {
		for _, p := range prefixes {
			n, d := num, den
			for range power {
				n, d = n*p.num, d*p.den
			}
			u := unit{quantity, n, d}
			table[p.symbol+symbol] = u
			table[foldUnit(p.symbol+symbol)] = u
			for _, word := range words {
				table[p.word+word] = u
			}
		}
	}
	metric("kwh", 1, 1e3, 1, "Wh", "wattheure", "watthour")
	metric("kwh", 1, 3.6e6, 1, "J", "joule")
	metric("kw", 1, 1e3, 1, "W", "watt")
	metric("kwc", 1, 1e3, 1, "Wc", "wattcrete")
	metric("kwc", 1, 1e3, 1, "Wp", "wattpeak")
	add("kwh", 11630, 1, "tep toe") // tonne of oil equivalent, as the energy balances count it
	add("kwh", 1.163e7, 1, "ktep ktoe")

	metric("g", 1, 1, 1, "g", "gramme", "gram")
	metric("l", 1, 1, 1, "l", "litre", "liter")
	metric("m", 1, 1, 1, "m", "metre", "meter")
	metric("m2", 1, 1, 2, "m2", "metrecarre", "metrescarre", "squaremetre", "squaremeter")
	metric("l", 1e3, 1, 3, "m3", "metrecube", "metrescube", "cubicmetre", "cubicmeter")
	// Folded, what begins with m is milli: nobody weighs in megagrams.
	for symbol, word := range map[string]string{"g": "gram", "m": "meter", "m2": "squaremeter", "m3": "cubicmeter"} {
		table["m"+symbol] = table["milli"+word]
	}
	delete(table, "ml") // a running metre to road workers: left alone
	delete(table, "J")  // nobody counts single joules; J is a day
	add("g", 1, 1, "gr")
	add("g", 1e3, 1, "kilo")
	add("g", 1e5, 1, "q quintal quintaux")
	add("g", 1e6, 1, "t tonne ton")
	add("g", 1e9, 1, "kt kilotonne")
	add("g", 1e12, 1, "Mt megatonne")
	add("m", 1, 1, "metrelineaire metreslineaire")
	for _, p := range prefixes { // "kilomètres carrés", of which both words take an s
		for _, meter := range []string{"metre", "meter"} {
			table[p.word+meter+"scarre"] = table[p.symbol+"m2"]
			table["square"+p.word+meter] = table[p.symbol+"m2"]
			table[p.word+meter+"scube"] = table[p.symbol+"m3"]
			table["cubic"+p.word+meter] = table[p.symbol+"m3"]
		}
	}
	add("m2", 1, 1, "mq")
	add("m2", 1e2, 1, "a are")
	add("m2", 1e4, 1, "ha hectare")

	add("s", 1, 1, "s sec seconde second")
	add("s", 60, 1, "min mn minute")
	add("s", 3600, 1, "h hr heure hour")
	add("d", 1, 1, "d j jour journee day")
	add("d", 1, 1, "jourhomme jourshomme hommejour hommesjour jh j/h J/H personday manday") // of one person at work
	add("d", 7, 1, "semaine week sem")
	add("month", 1, 1, "mois month")
	add("month", 12, 1, "an annee year yr")

	add("eur", 1, 1, "€ eur euro")
	add("eur", 1e3, 1, "k€ keur kiloeuro")
	add("eur", 1e6, 1, "M€ m€ meur millioneuro")
	add("eur", 1e9, 1, "Md€ md€ mdeur milliardeuro")

	addMoney(table)

	add("%", 1, 1, "% pct pourcent percent")
	add("%", 1, 10, "‰ pourmille permille")
	return table
}()

// addMoney adds the other currencies, and thousands and millions of them. No
// spelling of another unit is taken.
func addMoney(table map[string]unit) {
	for spelling, quantity := range locale.MoneyUnits() {
		for prefix, factor := range map[string]float64{"": 1, "k": 1e3, "M": 1e6, "Md": 1e9} {
			for _, s := range []string{prefix + spelling, foldUnit(prefix + spelling)} {
				if _, taken := table[s]; !taken {
					table[s] = unit{quantity, factor, 1}
				}
			}
		}
	}
}

// Convert expresses value, given in unit from, in unit to. It is false when
// they measure different quantities. A unit that essaim does not know is the
// same only as itself, and so is a bare count, whose unit is "". What a ratio
// or a rate is divided by is converted too: 1 kg/month is 12 kg/year.
func Convert(value float64, from, to string) (float64, bool) {
	if from == to {
		return value, true
	}
	a, b := unitOf(from), unitOf(to)
	if a.quantity != b.quantity {
		return 0, false
	}
	num, den := a.num*b.den, a.den*b.num
	switch {
	case num == den:
		return value, true
	case num > den:
		return tidy(value * (num / den)), true
	}
	return tidy(value / (den / num)), true
}

// UnitOr is the unit as written, else own: the field's or the indicator's.
func (a Amount) UnitOr(own string) string { return cmp.Or(a.Unit, own) }

// In expresses an amount in the unit own, in which it is when none is written.
func (a Amount) In(own string) (Interval, bool) {
	return a.Interval.converted(a.UnitOr(own), own)
}

// In expresses a result in the unit of its indicator. What a year gave of a rate is
// so much a year: 12 t in 2013 are 12 t/an.
func (r *Result) In(i *Indicator) (Interval, bool) {
	if r.Value == nil {
		return Interval{}, false
	}
	return inUnit(r.Value.Interval, cmp.Or(i.said(r.Value.Unit), i.Unit), r.Span(), i)
}

// Fits reports whether a result can be expressed in the unit of its indicator, as
// In does it.
func (r *Result) Fits(i *Indicator) bool {
	_, ok := r.In(i)
	return ok
}

// inUnit expresses what was measured over a time, in a unit, in that of an
// indicator.
func inUnit(value Interval, unit string, when Span, i *Indicator) (Interval, bool) {
	if when.isAYear() && overAYear(unit, i.Unit) {
		unit += "/" + yearUnit
	}
	return value.converted(unit, i.Unit)
}

// Fits reports whether a value in a unit is one of the indicator: of the same
// quantity, or said of the very things that the indicator counts (12 bacs, for
// "Bacs distribués").
func (i *Indicator) Fits(unit string) bool {
	return unit == "" || i.said(unit) == "" || SameQuantity(unit, i.Unit)
}

// said is a unit as written of an indicator's value; "", the indicator's own, when
// it is but the name of what the indicator counts.
func (i *Indicator) said(unit string) string {
	if i == nil || unit == "" || unit == i.Unit || !countsThings(i.Unit) || !countsThings(unit) || SameQuantity(unit, i.Unit) {
		return unit
	}
	if locale.Names(i.UnitOne, unit) || locale.Names(i.Unit, unit) || i.Unit == "" && locale.Names(i.Name, unit) {
		return ""
	}
	return unit
}

// IsPercentage reports whether a unit is a part of a whole: its change is said in
// points.
func IsPercentage(unit string) bool {
	part, _, _ := strings.Cut(foldUnit(unit), "/")
	return simpleUnit(part).quantity == "%"
}

// yearUnit is a spelling of a year's unit.
const yearUnit = "an"

// UnitOf is the unit of a result: its own, else its indicator's; "" for a result
// in words that has no indicator.
func (s *index) UnitOf(r Result) string { return r.unitOf(s.Indicator(r.Indicator)) }

func (r *Result) unitOf(i *Indicator) string {
	unit := ""
	if r.Value != nil {
		unit = r.Value.Unit
	}
	if i != nil {
		unit = cmp.Or(unit, i.Unit)
	}
	return unit
}

// SameQuantity reports whether values in units a and b can be converted.
func SameQuantity(a, b string) bool {
	_, ok := Convert(0, a, b)
	return ok
}

// UnitKind says how values in a unit may make one figure.
type UnitKind int

const (
	OfQuantity UnitKind = iota // may be added up
	OfRate                     // so much in so long: added up over carriers, never over time
	OfRatio                    // so much for each: never added up
)

// KindOfUnit says what a unit is: a rate when time is all that it is divided by
// (t/an), a ratio when it is a percentage or is divided by anything else.
func KindOfUnit(text string) UnitKind {
	if IsPercentage(text) {
		return OfRatio
	}
	per := strings.Split(foldUnit(text), "/")
	if len(per) == 1 {
		return OfQuantity
	}
	if len(per) == 2 && slices.Contains(times, simpleUnit(per[1]).quantity) {
		return OfRate
	}
	return OfRatio
}

// times are the quantities of time.
var times = []string{"s", "d", "month"}

// FlowOf is a rate's unit without its time, what it makes over time: "t" of
// "t/an".
func FlowOf(rate string) string {
	flow, _, _ := strings.Cut(separateUnit.Replace(rate), "/")
	return strings.TrimSpace(flow)
}

// overAYear reports whether what was measured in a unit over a year says what a
// rate asks for: 12 t in 2013 are 12 t a year.
func overAYear(unit, rate string) bool {
	divides := strings.ContainsFunc(rate, func(r rune) bool { return !unicode.IsLetter(r) }) // one word alone is no rate
	return divides && unitOf(rate).quantity == unitOf(unit).quantity+"/month"
}

// neverNegative reports whether what a unit measures is at least 0, as all is
// but a change in per cent.
func neverNegative(unit string) bool { return unitOf(unit).quantity != "%" }

// unitOf finds the unit that text spells.
func unitOf(text string) unit {
	if u, ok := units[text]; ok { // most often it needs no folding
		return u
	}
	folded, pers, ratio := strings.Cut(foldUnit(text), "/")
	u := simpleUnit(folded)
	if exact, _, _ := strings.Cut(separateUnit.Replace(text), "/"); ratio { // a symbol's case says which prefix it has
		if known, ok := units[strings.TrimSpace(exact)]; ok {
			u = known
		}
	}
	for per := range strings.SplitSeq(pers, "/") {
		if !ratio {
			break
		}
		p := simpleUnit(per)
		u.quantity += "/" + strings.TrimPrefix(p.quantity, thing)
		u.num, u.den = u.num*p.den, u.den*p.num
	}
	return u
}

func simpleUnit(folded string) unit {
	if u, ok := units[folded]; ok {
		return u
	}
	singular := strings.TrimSuffix(folded, "s")
	if u, ok := units[singular]; ok {
		return u
	}
	if u, ok := carbonUnit(folded); ok {
		return u
	}
	if slices.Contains(inhabitant, singular) {
		singular = inhabitant[0]
	}
	return unit{thing + singular, 1, 1}
}

// inhabitant are the ways to write what most ratios are divided by.
var inhabitant = []string{"hab", "habitant", "inhabitant", "inhab", "inh", "capita", "cap"}

// thing begins the quantity of what is no unit of measurement but the name of
// what is counted ("composteurs"), or nothing at all.
const thing = "?"

// CountsThings reports whether values in that unit count things: it is none of
// measurement.
func CountsThings(unit string) bool { return countsThings(unit) }

// countsThings reports whether values in that unit count things, whole by
// nature: they have no unit, or are named after the things.
func countsThings(unit string) bool {
	quantity := unitOf(unit).quantity
	return strings.HasPrefix(quantity, thing) && !strings.Contains(quantity, "/")
}

// carbonUnit reads the many ways to write a mass of CO2 or of its equivalent:
// kg CO2e, tCO2éq, t eq CO2, tonnes équivalent CO2, tonnes de CO2.
func carbonUnit(folded string) (unit, bool) {
	mass, rest, found := strings.Cut(folded, "co2")
	if !found || rest != "" && rest != "e" && rest != "eq" && rest != "equivalent" {
		return unit{}, false
	}
	for _, filler := range []string{"equivalent", "eq", "de", "d"} {
		mass = strings.TrimSuffix(mass, filler)
	}
	u, ok := units[strings.TrimSuffix(mass, "s")]
	if !ok || u.quantity != "g" {
		return unit{}, false
	}
	u.quantity = "gco2"
	return u, true
}

// separateUnit writes the words that divide as what they mean.
var separateUnit = strings.NewReplacer(" par ", "/", " per ", "/")

// unitSpelling drops what people add or leave out at will.
var unitSpelling = strings.NewReplacer(
	"²", "2", "³", "3", "₂", "2",
	" ", "", "\t", "", ".", "", "^", "", "-", "", "_", "", "'", "",
)

// manDay takes the stroke of « jours/homme », which divides nothing, for a hyphen.
var manDay = strings.NewReplacer("jour/homme", "jour-homme", "jours/homme", "jours-homme")

// foldUnit makes the spellings of one unit alike: m², m2 and m^2.
func foldUnit(text string) string {
	return unitSpelling.Replace(manDay.Replace(separateUnit.Replace(locale.Fold(text))))
}
