package network

import (
	"cmp"
	"math"
)

// Before is what a result was before the practice.
type Before struct {
	When Span // when it was measured; zero when nobody says
	Amount
	OutOf *float64 // as `12 sur 20` says it: what the result is out of
}

// Year is the last year of When; 0 when it is not known.
func (b *Before) Year() int {
	if b == nil {
		return 0
	}
	return int(cmp.Or(b.When.To.Year, b.When.From.Year))
}

// A Change is how far a result is from what it was before; less is negative.
type Change struct {
	Value  float64 // in per cent of what it was; in points of a percentage
	Points bool
	Approx bool // one of the two is not exact
}

// BeforeOf is what a result was before, in the result's own unit; false when
// nobody says, or in a unit of another quantity, which source reported. i is its
// indicator, or nil.
func (r *Result) BeforeOf(i *Indicator) (Interval, bool) {
	if r.Before == nil {
		return Interval{}, false
	}
	return r.Before.converted(r.beforeUnit(i), r.unitOf(i))
}

// BeforeFits reports whether what a result was before is in a unit of the
// result's quantity; i is its indicator, or nil.
func (r *Result) BeforeFits(i *Indicator) bool {
	unit := r.Value.Unit
	if i != nil {
		unit = cmp.Or(i.said(unit), i.Unit)
	}
	return SameQuantity(r.unitBefore(i, unit), unit)
}

// unitBefore is the unit in which a result's value before is written, when its own
// is unit: what a year gave of a rate is so much a year.
func (r *Result) unitBefore(i *Indicator, unit string) string {
	own := i.said(r.Before.Unit)
	if r.Before.When.isAYear() && overAYear(own, unit) {
		own += "/" + yearUnit
	}
	return cmp.Or(own, unit)
}

// AsMeasured is a result in the unit of its indicator, before and after; false when
// it is in none of that quantity.
func (r Result) AsMeasured(i *Indicator) (Result, bool) {
	value, ok := r.In(i)
	if !ok {
		return r, false
	}
	decimals := int8(Computed)
	if value == r.Value.Interval {
		decimals = r.Value.Decimals
	}
	if was := r.beforeIn(i); was != nil {
		r.Before = &Before{When: r.Before.When, Amount: Amount{Interval: was.Interval, Decimals: decimals}}
	} else {
		r.Before = nil
	}
	r.Value = &Amount{Interval: value, Decimals: decimals}
	return r, true
}

// beforeUnit is the unit in which a result's value before is written: its own, else
// the result's.
func (r *Result) beforeUnit(i *Indicator) string { return r.unitBefore(i, r.unitOf(i)) }

// ChangeOf is how far a result is from what it was before. Nobody can say when
// either is no single number, or when nothing was there before.
func (r *Result) ChangeOf(i *Indicator) (Change, bool) {
	before, known := r.BeforeOf(i)
	if !known || r.Value == nil {
		return Change{}, false
	}
	return ChangeBetween(before, r.Value.Interval, r.unitOf(i))
}

// ChangeBetween is how far one number is from another, both in that unit.
func ChangeBetween(before, after Interval, unit string) (Change, bool) {
	if !before.IsPoint() || !after.IsPoint() || before.Min <= 0 {
		return Change{}, false
	}
	c := Change{Approx: before.Approx || after.Approx, Points: IsPercentage(unit)}
	if c.Points {
		c.Value = tidy(after.Min - before.Min)
	} else {
		c.Value = tidy(100 * (after.Min - before.Min) / before.Min)
	}
	return c, true
}

// A baseline is what a relative target starts from, in the unit of what it
// judges.
type baseline struct {
	value  float64
	year   int // 0 when nobody says, or not the same of all
	approx bool
	reason Reason // why there is none; ""
}

// baselineFrom makes one baseline of what counted results were before, by the way
// in which they are totalled: the target is judged on the same results.
func (r totals) baselineOf(i *Indicator, facts []*fact, t tally, commune string) baseline {
	counted := t.proofs.facts
	if i.Total == Max {
		counted = facts // the greatest before may be that of another
	}
	befores := make([]*fact, len(counted))
	b := baseline{}
	for at, f := range counted {
		if f.before == nil {
			return baseline{reason: NoBefore}
		}
		was := *f
		was.Interval = f.before.Interval
		befores[at] = &was
		if at == 0 {
			b.year = f.before.year
		} else if b.year != f.before.year {
			b.year = 0
		}
	}
	before := r.of(i)(befores, commune)
	if before.value == nil {
		return baseline{reason: NoBefore}
	}
	if !before.value.IsPoint() || before.value.Min <= 0 || math.IsInf(before.value.Min, 0) {
		return baseline{reason: UnfitBefore}
	}
	b.value, b.approx = before.value.Min, before.value.Approx
	return b
}

// stated is a baseline as pages state it; nil when there is none.
func (b baseline) stated(unit string) *Baseline {
	if b.reason != "" {
		return nil
	}
	return &Baseline{Year: b.year, Value: b.value, Unit: unit, Approx: b.approx}
}

// factBefore is what a fact was before, in its indicator's unit.
type factBefore struct {
	Interval
	year int
}

// beforeIn is what a result was before in the unit of its indicator; nil when
// nobody says.
func (r *Result) beforeIn(i *Indicator) *factBefore {
	if r.Before == nil {
		return nil
	}
	value, ok := inUnit(r.Before.Interval, r.beforeUnit(i), r.Before.When, i)
	if !ok {
		return nil
	}
	if neverNegative(i.Unit) {
		value = value.notNegative()
	}
	return &factBefore{value, r.Before.Year()}
}

// own is a target's own baseline, in a unit.
func (b *Baseline) own(i *Indicator, unit string) baseline {
	value, ok := Convert(b.Value, b.unit(i, unit), unit)
	if !ok {
		return baseline{reason: NoBaseline}
	}
	return baseline{value: value, year: b.Year, approx: b.Approx}
}

// unit is the one in which a baseline is written, when that of what it is compared
// with is unit.
func (b *Baseline) unit(i *Indicator, unit string) string {
	own := i.said(b.Unit)
	if b.Year != 0 && overAYear(own, unit) {
		own += "/" + yearUnit
	}
	return cmp.Or(own, unit)
}

// Fits reports whether a baseline can be expressed in the unit of an indicator.
func (b *Baseline) Fits(i *Indicator) bool { return SameQuantity(b.unit(i, i.Unit), i.Unit) }
