package source

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"essaim/internal/diag"
	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/plainyaml"
)

// quantityType is that of any number with any unit.
var quantityType = Type{Name: "quantity"}

// quantity reads any number with any unit.
func (f *file) quantity(n *node) (quantity, bool) {
	s, ok := f.text(n, maxLine)
	if !ok {
		return quantity{}, false
	}
	q, wrong := parseQuantity(f.locale, s)
	if wrong.code != "" {
		f.err(n, wrong.code, wrong.args)
		return quantity{}, false
	}
	return q, true
}

// point reads a number that is known exactly, or nearly: no range, no bound.
func (f *file) point(n *node) (quantity, bool) {
	q, ok := f.quantity(n)
	if ok && (!q.IsPoint() || q.outOf != nil) {
		f.err(n, "not-a-point", diag.Args{"text": cut(n.Value)})
		return q, false
	}
	return q, ok
}

// amount is a quantity as the domain keeps it.
func (f *file) amount(q quantity) network.Amount {
	return network.Amount{Interval: q.Interval, Unit: f.scratch.name(q.unit), Decimals: int8(min(q.decimals, mostDecimals)), Plus: q.plus}
}

// mostDecimals is more than anyone writes.
const mostDecimals = 9

// amountIn is an amount, never negative, in the field's own unit; another unit
// of the same quantity is converted.
func amountIn(unit string) valueType[*network.Amount] {
	return valueType[*network.Amount]{Type{Name: "amount", Names: unit}, func(f *file, n *node) (*network.Amount, bool) {
		q, ok := f.quantity(n)
		if !ok || !f.notNegative(n, q) {
			return nil, false
		}
		a := f.amount(q)
		v, ok := a.In(unit)
		if !ok || q.outOf != nil {
			f.wrongUnit(n, q.unit, unit)
			return nil, false
		}
		if v != q.Interval { // its decimals were those of another unit
			a.Decimals = 0
		}
		a.Interval, a.Unit = v, ""
		return &a, true
	}}
}

// wrongUnit reports a unit of another quantity. Hours and days of work are the
// usual mistake: no day has a fixed number of hours, so each has its key.
func (f *file) wrongUnit(n *node, unit, wanted string) {
	key := ""
	switch {
	case wanted == "h" && network.SameQuantity(unit, "d"):
		key = "days"
	case wanted == "d" && network.SameQuantity(unit, "h"):
		key = "hours"
	case (wanted == "h" || wanted == "d") && isFullTime(unit):
		f.err(n, "fte-under-other-key", diag.Args{"text": cut(n.Value), "key": f.spell("key.fte"), "value": asWritten(n, withoutFullTime(n.Value))})
		return
	case wanted == "d": // a sign that few read as days
		f.err(n, "wrong-unit", diag.Args{"unit": unit, "wanted": f.locale.Spelling("key.days"), "units": ""})
		return
	default:
		f.err(n, "wrong-unit", diag.Args{"unit": unit, "wanted": wanted, "units": strings.Join(network.UnitsLike(wanted), ", ")})
		return
	}
	f.err(n, "time-under-other-key", diag.Args{"text": cut(n.Value), "key": f.spell("key." + key)})
}

// isTime reports whether a key is that of hours or of days.
func isTime(key string) bool {
	return slices.Contains(folded("key.hours"), fold(key)) || slices.Contains(folded("key.days"), fold(key))
}

// withoutFullTime is a number of full-time equivalents without its unit.
func withoutFullTime(text string) string {
	text = strings.TrimSpace(text)
	for _, phrase := range fullTimeWords {
		if number, is := cutLastPhrase(text, phrase); is {
			return strings.TrimSpace(number)
		}
	}
	return text
}

func (f *file) notNegative(n *node, q quantity) bool {
	if q.negative() {
		f.err(n, "negative", diag.Args{"text": cut(n.Value)})
		return false
	}
	return true
}

// negative reports whether an end that is known is below 0.
func (q quantity) negative() bool {
	low := q.Lower()
	return low != nil && *low < 0 || q.Max < 0
}

// aim is a target: a number with or without unit, or a change in per cent.
var aim = valueType[network.Target]{Type{Name: "target"}, func(f *file, n *node) (network.Target, bool) {
	q, ok := f.point(n)
	t := network.Target{Value: q.Min, Unit: f.scratch.name(q.unit), Approx: q.Approx}
	// A sign is what distinguishes « 7 % less than the baseline » from « 60 % ».
	if ok && q.unit == "%" && q.signed {
		t.Relative, t.Unit = true, ""
	}
	return t, ok
}}

// decimal is a bare number of degrees.
var decimal = valueType[float64]{Type{Name: "degrees"}, func(f *file, n *node) (float64, bool) {
	if v, err := strconv.ParseFloat(strings.TrimSpace(n.Value), 64); err == nil && n.Kind == plainyaml.Scalar && !math.IsInf(v, 0) && !math.IsNaN(v) {
		return v, true // a point is decimal here in every language
	}
	q, ok := f.point(n)
	if ok && (q.unit != "" || q.Approx) {
		f.err(n, "not-a-number", diag.Args{"text": cut(n.Value)})
		return 0, false
	}
	return q.Min, ok
}}

// whole is what an `out_of` counts.
var whole = valueType[*float64]{Type{Name: "whole"}, func(f *file, n *node) (*float64, bool) {
	q, ok := f.point(n)
	if !ok || !f.notNegative(n, q) {
		return nil, false
	}
	return &q.Min, true
}}

// countOf is a whole number of things; see countedIn.
func countOf(things string) valueType[int] {
	units := countedIn(things)
	return valueType[int]{Type{Name: "count", Names: things}, func(f *file, n *node) (int, bool) {
		if f.countsOtherThings(n, units) { // "1 class" would be no better
			f.err(n, "not-a-count", diag.Args{"text": cut(n.Value)})
			return 0, false
		}
		q, ok := f.point(n)
		if !ok || !f.notNegative(n, q) {
			return 0, false
		}
		if q.Min != math.Trunc(q.Min) || q.Min > math.MaxInt32 || !oneOf(locale.Fold(q.unit), units) {
			f.err(n, "not-a-count", diag.Args{"text": cut(n.Value)})
			return 0, false
		}
		return int(q.Min), true
	}}
}

// countsOtherThings is true of a number in words, of what is none of the units.
func (f *file) countsOtherThings(n *node, units []string) bool {
	_, wrong := parseQuantity(f.locale, n.Value)
	digits, _ := wrong.args["digits"].(string)
	if wrong.code != "number-in-words" || digits == "" {
		return false
	}
	q, still := parseQuantity(f.locale, digits)
	return still.code == "" && !oneOf(locale.Fold(q.unit), units)
}

func oneOf(unit string, units []string) bool {
	if unit == "" {
		return true
	}
	for _, u := range units {
		if unit == u {
			return true
		}
	}
	return false
}

// optional distinguishes zero from absence.
func optional[V any](t valueType[V]) valueType[*V] {
	return valueType[*V]{t.Type, func(f *file, n *node) (*V, bool) {
		v, ok := t.read(f, n)
		return &v, ok
	}}
}

// Years outside of these are typing errors.
const firstYear, lastYear = 1900, 2199

// year is a calendar year.
var year = valueType[int]{Type{Name: "year"}, func(f *file, n *node) (int, bool) {
	s, ok := f.text(n, maxLine)
	if !ok {
		return 0, false
	}
	y, err := strconv.Atoi(s)
	if err != nil || y < firstYear || y > lastYear {
		f.err(n, "not-a-year", diag.Args{"text": cut(s)})
		return 0, false
	}
	return y, true
}}
