package site

import (
	"math"
)

// What follows turns values into the words of the site's language.

// thousandths is a share of whole, between 0 and 1000.
func thousandths(part, whole float64) int {
	if whole <= 0 || math.IsNaN(part) {
		return 0
	}
	return int(math.Round(1000 * min(max(part/whole, 0), 1)))
}
