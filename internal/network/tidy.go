package network

import (
	"math"
	"strconv"
)

// tidy drops the noise that binary arithmetic adds to decimal figures: 0.1 +
// 0.2 is 0.3, and 93 % of 310 is 288.3. Twelve digits are more than any
// network measures.
func tidy(v float64) float64 {
	if v == math.Trunc(v) {
		return v
	}
	v, _ = strconv.ParseFloat(strconv.FormatFloat(v, 'g', 12, 64), 64)
	return v
}
