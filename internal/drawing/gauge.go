package drawing

import (
	"math"

	"essaim/internal/network"
	"essaim/internal/view"
)

// Gauge draws a row on a scale that holds all its values.
func Gauge(r network.Row, down bool) *view.Bar { return Gauges([]network.Row{r}, down)[0] }

// Gauges draws the rows of an objective on one scale; a row without value has
// nothing to draw, nor has one that goes below zero.
func Gauges(rows []network.Row, down bool) []*view.Bar {
	whole := 0.0
	for _, r := range rows {
		if r.Value != nil {
			whole = max(whole, *r.Value, r.Target, orZero(r.OutOf), orZero(expectedOf(r)))
		}
	}
	bars := make([]*view.Bar, len(rows))
	for i, r := range rows {
		if r.Value == nil || whole <= 0 || min(*r.Value, r.Target) < 0 {
			continue
		}
		b := &view.Bar{Value: thousandths(*r.Value, whole), Target: thousandths(r.Target, whole), Expected: -1, Over: -1}
		if e := expectedOf(r); e != nil && *e >= 0 {
			b.Expected = thousandths(*e, whole)
		}
		if down && b.Value > b.Target {
			b.Over = b.Target
		}
		bars[i] = b
	}
	return bars
}

// expectedOf is what a row in progress is expected to have today.
func expectedOf(r network.Row) *float64 {
	if r.Status != network.InProgress {
		return nil
	}
	return r.Expected
}

func orZero(v *float64) float64 {
	if v == nil {
		return 0
	}
	return *v
}

// Share is a part of a whole as a gauge.
func Share(part, whole int) *view.Bar {
	return &view.Bar{Value: thousandths(float64(part), float64(whole)), Target: 1000, Expected: -1, Over: -1}
}

// thousandths is a share of whole, between 0 and 1000.
func thousandths(part, whole float64) int {
	if whole <= 0 || math.IsNaN(part) {
		return 0
	}
	return int(math.Round(1000 * min(max(part/whole, 0), 1)))
}
