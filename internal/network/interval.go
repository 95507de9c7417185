package network

import "math"

// An Interval is what is known of a number: nearly always a point, whose ends
// are equal. An end that nobody knows is infinite.
type Interval struct {
	Min, Max float64
	Approx   bool // "environ": the ends are not exact
	Below    bool // "près de": what is meant lies just under; Approx too
}

// Nothing is what is known of a number that nobody gave.
var Nothing = Interval{Min: math.Inf(-1), Max: math.Inf(1)}

// Point is a number that is known.
func Point(v float64) Interval { return Interval{Min: v, Max: v} }

// About is a number that is known nearly.
func About(v float64) Interval { return Interval{Min: v, Max: v, Approx: true} }

// IsPoint reports whether the ends are one number.
func (i Interval) IsPoint() bool { return i.Min == i.Max }

// Lower and Upper are the ends; nil for one that is open.
func (i Interval) Lower() *float64 { return unlessOpen(i.Min) }
func (i Interval) Upper() *float64 { return unlessOpen(i.Max) }

// Value is the number itself; nil when there is no single one.
func (i Interval) Value() *float64 {
	if !i.IsPoint() {
		return nil
	}
	return i.Lower()
}

func unlessOpen(v float64) *float64 {
	if math.IsInf(v, 0) {
		return nil
	}
	return &v
}

// Plus adds up both ends. What is not exact in either is not in the sum.
func (i Interval) Plus(other Interval) Interval {
	return Interval{
		Min: tidy(i.Min + other.Min), Max: tidy(i.Max + other.Max),
		Approx: i.Approx || other.Approx, Below: i.Below || other.Below,
	}
}

// Minus takes away what may be as little as its lower end, or as much as its
// upper one.
func (i Interval) Minus(other Interval) Interval {
	return Interval{
		Min: tidy(i.Min - other.Max), Max: tidy(i.Max - other.Min),
		Approx: i.Approx || other.Approx, Below: i.Below,
	}
}

// Times multiplies an amount, whose decimals were those of another unit.
func (a Amount) Times(n float64) Amount {
	a.Min, a.Max, a.Decimals = tidy(a.Min*n), tidy(a.Max*n), 0
	return a
}

// times multiplies by a number greater than 0.
func (i Interval) times(n float64) Interval {
	i.Min, i.Max = i.Min*n, i.Max*n
	return i
}

// each is what one unit took: least when little was spent on much.
func (i Interval) each(of Interval) Interval {
	return Interval{
		Min: tidy(i.Min / of.Max), Max: tidy(i.Max / of.Min),
		Approx: i.Approx || of.Approx, Below: i.Below && of.IsPoint(),
	}
}

// Over divides by a number greater than 0.
func (i Interval) Over(n float64) Interval {
	i.Min, i.Max = tidy(i.Min/n), tidy(i.Max/n)
	return i
}

// converted expresses both ends in another unit, which keeps their order: no
// conversion turns one around.
func (i Interval) converted(from, to string) (Interval, bool) {
	low, ok := Convert(i.Min, from, to)
	if !ok {
		return Interval{}, false
	}
	i.Max, _ = Convert(i.Max, from, to)
	i.Min = low
	return i, true
}

// notNegative closes an open lower end at 0, for what cannot be less.
func (i Interval) notNegative() Interval {
	if math.IsInf(i.Min, -1) {
		i.Min = min(0, i.Max)
	}
	return i
}

// Judged is the end that a target of that direction is judged by.
func (i Interval) Judged(down bool) *float64 {
	v := i.judged(down)
	return &v
}

// judged is the end that a prudent judge goes by: the lower one of what should
// grow, the upper one of what should not; the other when that one is open.
func (i Interval) judged(down bool) float64 {
	if down && !math.IsInf(i.Max, 1) || math.IsInf(i.Min, -1) {
		return i.Max
	}
	return i.Min
}

// meets reports whether the whole interval is at or beyond the target; down, a
// ceiling. What lies just under a target does not reach it.
func (i Interval) meets(target float64, down bool) bool {
	if down {
		return i.Max <= target
	}
	return i.Min > target || i.Min == target && !i.Below
}

// straddles reports whether one may not say on which side of the target it is.
func (i Interval) straddles(target float64) bool {
	return !i.IsPoint() && i.Min <= target && target <= i.Max
}
