package drawing

import (
	"math"

	"essaim/internal/network"
	"essaim/internal/view"
)

// Gauge draws a row on a scale that holds all its values; a row without value
// has nothing to draw.
func Gauge(r network.Row) *view.Bar {
	if r.Value == nil {
		return nil
	}
	whole := max(*r.Value, r.Target)
	if r.OutOf != nil {
		whole = max(whole, *r.OutOf)
	}
	expected := -1
	if r.Expected != nil && r.Status == network.InProgress {
		whole = max(whole, *r.Expected)
	}
	if whole <= 0 || min(*r.Value, r.Target) < 0 {
		return nil
	}
	if r.Expected != nil && r.Status == network.InProgress && *r.Expected >= 0 {
		expected = thousandths(*r.Expected, whole)
	}
	return &view.Bar{Value: thousandths(*r.Value, whole), Target: thousandths(r.Target, whole), Expected: expected}
}

// thousandths is a share of whole, between 0 and 1000.
func thousandths(part, whole float64) int {
	if whole <= 0 || math.IsNaN(part) {
		return 0
	}
	return int(math.Round(1000 * min(max(part/whole, 0), 1)))
}
