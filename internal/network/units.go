package network

import (
	"cmp"
	"strings"

	"essaim/internal/locale"
)

// A unit belongs to a quantity and is num/den of that quantity's base unit:
// two whole numbers, so that a conversion multiplies or divides once by an
// exact number and 5200 kg is 5.2 t to the last digit.
type unit struct {
	quantity string
	num, den float64
}

// units are the spellings that people use, folded as foldUnit does. A quantity
// is named after its base unit. A day of work has no fixed number of hours, so
// days and hours are two quantities; so are a mass and a mass of CO2.
var units = func() map[string]unit {
	table := map[string]unit{}
	add := func(quantity string, num, den float64, spellings string) {
		for s := range strings.FieldsSeq(spellings) {
			table[s] = unit{quantity, num, den}
		}
	}
	add("g", 1, 1000, "mg milligramme milligram")
	add("g", 1, 1, "g gramme gram gr")
	add("g", 1e3, 1, "kg kilo kilogramme kilogram")
	add("g", 1e5, 1, "q quintal quintaux")
	add("g", 1e6, 1, "t tonne ton")
	add("g", 1e9, 1, "kt kilotonne")

	add("m", 1, 1000, "mm millimetre millimeter")
	add("m", 1, 100, "cm centimetre centimeter")
	add("m", 1, 1, "m metre meter metrelineaire metreslineaire")
	add("m", 1e3, 1, "km kilometre kilometer")

	add("m2", 1, 10000, "cm2")
	add("m2", 1, 1, "m2 mq metrecarre metrescarre squaremetre squaremeter")
	add("m2", 1e2, 1, "a are")
	add("m2", 1e4, 1, "ha hectare")
	add("m2", 1e6, 1, "km2 kilometrecarre kilometrescarre squarekilometre squarekilometer")

	add("l", 1, 100, "cl centilitre centiliter")
	add("l", 1, 1000, "millilitre milliliter") // ml is a running metre to road workers: left alone
	add("l", 1, 1, "l litre liter dm3")
	add("l", 1e2, 1, "hl hectolitre hectoliter")
	add("l", 1e3, 1, "m3 metrecube metrescube cubicmetre cubicmeter")

	add("kwh", 1, 1000, "wh wattheure")
	add("kwh", 1, 1, "kwh kilowattheure kilowatthour")
	add("kwh", 1e3, 1, "mwh megawattheure megawatthour")
	add("kwh", 1e6, 1, "gwh gigawattheure gigawatthour")
	add("kwh", 5, 18, "mj megajoule")
	add("kwh", 2500, 9, "gj gigajoule")
	add("kwh", 11630, 1, "tep toe") // tonne of oil equivalent, as the energy balances count it

	add("kw", 1, 1000, "w watt")
	add("kw", 1, 1, "kw kilowatt")
	add("kw", 1e3, 1, "mw megawatt")
	add("kwc", 1, 1, "kwc kwp") // peak power of solar panels
	add("kwc", 1e3, 1, "mwc mwp")

	add("s", 1, 1, "s sec seconde second")
	add("s", 60, 1, "min mn minute")
	add("s", 3600, 1, "h hr heure hour")
	add("d", 1, 1, "d j jour day")
	add("d", 7, 1, "semaine week")

	add("eur", 1, 1, "€ eur euro")
	add("eur", 1e3, 1, "k€ keur kiloeuro")
	add("eur", 1e6, 1, "m€ meur millioneuro")

	add("%", 1, 1, "% pct pourcent percent")
	return table
}()

// Convert expresses value, given in unit from, in unit to. It is false when
// they measure different quantities. A unit that essaim does not know is the
// same only as itself, and so is a bare count, whose unit is "". A ratio (kg/hab)
// converts its first part.
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
func (a Amount) In(own string) (float64, bool) { return Convert(a.Value, a.UnitOr(own), own) }

// UnitOf is the unit of a result: its own, else its indicator's; "" for a result
// in words that has no indicator.
func (s *index) UnitOf(r Result) string {
	unit := ""
	if r.Value != nil {
		unit = r.Value.Unit
	}
	if i := s.Indicator(r.Indicator); i != nil {
		unit = cmp.Or(unit, i.Unit)
	}
	return unit
}

// SameQuantity reports whether values in units a and b can be converted.
func SameQuantity(a, b string) bool {
	_, ok := Convert(0, a, b)
	return ok
}

// unitOf finds the unit that text spells.
func unitOf(text string) unit {
	if u, ok := units[text]; ok { // most often it needs no folding
		return u
	}
	folded, per, ratio := strings.Cut(foldUnit(text), "/")
	u := simpleUnit(folded)
	if ratio {
		u.quantity += "/" + per
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
	return unit{thing + singular, 1, 1}
}

// thing begins the quantity of what is no unit of measurement but the name of
// what is counted ("composteurs"), or nothing at all.
const thing = "?"

// countsThings reports whether values in that unit count things, whole by
// nature: they have no unit, or are named after the things.
func countsThings(unit string) bool { return strings.HasPrefix(unitOf(unit).quantity, thing) }

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

// unitSpelling drops what people add or leave out at will.
var unitSpelling = strings.NewReplacer(
	" par ", "/", " per ", "/",
	"²", "2", "³", "3", "₂", "2",
	" ", "", "\t", "", ".", "", "^", "", "-", "", "_", "", "'", "",
)

// foldUnit makes the spellings of one unit alike: m², m2 and m^2.
func foldUnit(text string) string { return unitSpelling.Replace(locale.Fold(text)) }
