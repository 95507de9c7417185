package wording

import (
	"math"
	"slices"

	"essaim/internal/locale"
	"essaim/internal/network"
)

// A shape is how a number is written out: alone, as the first of two, and with
// what it counts or measures.
type shape struct {
	bare func(v float64) string
	full func(v float64) string
	span func(low, high float64, about bool) string
}

// Interval is a number as far as it is known: "5,2 t", "environ 39 h", "entre
// 10 et 15 t", "au moins 10 t"; "" when nothing is. written are the decimals that
// its author wrote, or locale.Computed.
func (w *Words) Interval(i network.Interval, unit locale.Unit, written int) string {
	return interval(w.Locale, i, unitShape(w.Locale, unit, decimals(i, written)))
}

// decimals are those to show: a figure that is not exact, and was worked out,
// has none above 10, unless it takes some to keep its ends apart, and the figure that
// stands beside it, apart.
func decimals(i network.Interval, written int, beside ...float64) int {
	ends := slices.DeleteFunc([]float64{i.Min, i.Max}, func(end float64) bool { return math.IsInf(end, 0) })
	if written != locale.Computed || !i.Approx || len(ends) == 0 || math.Abs(slices.Max(ends)) <= 10 || !locale.WholeApart(append(ends, beside...)...) {
		return written
	}
	return locale.Whole
}

func unitShape(l *locale.Locale, unit locale.Unit, decimals int) shape {
	bare := func(v float64) string { return l.NumberIn(v, unit, decimals) }
	return shape{
		bare: bare,
		full: func(v float64) string { return l.WithUnit(bare(v), v, unit) },
		span: func(low, high float64, about bool) string { return l.Range(bare(low), bare(high), high, unit, about) },
	}
}

// nounShape is the shape of what is counted, whose noun the language's words give.
func nounShape(l *locale.Locale, key string, decimals int) shape {
	bare := func(v float64) string { return l.NumberIn(v, locale.Unit{}, decimals) }
	full := func(v float64) string { return bare(v) + noBreak + l.N(key, v) }
	return shape{bare: bare, full: full, span: func(low, high float64, about bool) string { return betweenNouns(l, bare(low), full(high), about) }}
}

// betweenNouns is from one number of things to another.
func betweenNouns(l *locale.Locale, low, high string, about bool) string {
	if about {
		low = l.Approx(low)
	}
	return l.T("between", low, high)
}

func interval(l *locale.Locale, i network.Interval, s shape) string {
	low, high := i.Lower(), i.Upper()
	text := ""
	switch {
	case low == nil && high == nil:
		return ""
	case i.IsPoint():
		text = s.full(i.Min)
	case low == nil, i.Min == 0 && high != nil:
		return l.T("at-most", about(l, s.full(i.Max), i))
	case high == nil:
		return l.T("at-least", about(l, s.full(i.Min), i))
	default:
		return s.span(i.Min, i.Max, i.Approx)
	}
	return about(l, text, i)
}

// about says that a figure is not exact, or lies just below.
func about(l *locale.Locale, text string, i network.Interval) string {
	if i.Below {
		return l.T("nearly", text)
	}
	if i.Approx {
		return l.Approx(text)
	}
	return text
}
