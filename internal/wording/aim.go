package wording

import (
	"math"

	"essaim/internal/locale"
	"essaim/internal/network"
)

// Aim is a target as sentences state it. A relative one says to what, and what
// that makes: "15 % de moins que les 2 705 000 kWh de 2019, soit 2 299 250 kWh".
// goal is the target in its unit, "" while nothing says to what it is relative.
func (w Progress) Aim(t network.Target, start *network.Baseline, unit locale.Unit, goal string) string {
	if !t.Relative {
		return goal
	}
	size := w.Approx(w.Locale.Percent(math.Abs(t.Value)), t.Approx)
	key := "aim.more"
	if t.Value < 0 {
		key = "aim.less"
	}
	change := w.T(key, size)
	if start == nil || goal == "" {
		return change
	}
	was := w.Locale.QuantityOf(start.Value, unit, locale.Computed)
	if start.Approx {
		was = w.T("aim.about", was)
	}
	if start.Year == 0 {
		return w.Locale.N("aim.than", start.Value, change, was, goal)
	}
	return w.Locale.N("aim.than-of", start.Value, change, was, start.Year, goal)
}

// goalOf is what a target makes, not more exact than what it is made of: its
// decimals are those to show.
func goalOf(value float64, t network.Target, start *network.Baseline, most int) (network.Interval, int) {
	goal := network.Interval{Min: value, Max: value, Approx: t.Approx || start != nil && start.Approx}
	if t.Relative {
		most = decimals(goal, most)
	}
	return goal, most
}

// Goal is what a target makes, in its unit.
func (w Progress) Goal(value float64, t network.Target, start *network.Baseline, unit locale.Unit, most int) string {
	goal, most := goalOf(value, t, start, most)
	return interval(w.Locale, goal, unitShape(w.Locale, unit, most))
}
