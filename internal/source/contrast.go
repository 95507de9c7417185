package source

import (
	"math"
	"strconv"
)

// minContrast is what WCAG 2.2 (1.4.3) asks of text on its background.
const minContrast = 4.5

// contrastOnWhite is the contrast ratio of a #rrggbb colour with white, from 1
// to 21, as WCAG defines it.
func contrastOnWhite(hex string) float64 {
	luminance := 0.2126*channel(hex[1:3]) + 0.7152*channel(hex[3:5]) + 0.0722*channel(hex[5:7])
	return 1.05 / (luminance + 0.05)
}

// channel is the linear light of one sRGB component.
func channel(hex string) float64 {
	v, _ := strconv.ParseUint(hex, 16, 8) // two hexadecimal digits: no error is possible
	c := float64(v) / 255
	if c <= 0.04045 {
		return c / 12.92
	}
	return math.Pow((c+0.055)/1.055, 2.4)
}
