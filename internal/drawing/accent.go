package drawing

import (
	"fmt"
	"math"
	"strconv"
)

// Papers of the default look, on which an accent must be read.
const (
	lightPaper = "#fcfbf8"
	darkPaper  = "#141a17"
)

// minContrast is what WCAG 2.2 asks of text (1.4.3, level AA).
const minContrast = 4.5

// AccentSheet gives the look a network's own colour. On dark paper the colour
// is mixed with white until it can be read.
func AccentSheet(accent string) []byte {
	c := parseColour(accent)
	dark := c
	for share := 0.0; contrast(dark, parseColour(darkPaper)) < minContrast+0.5 && share < 1; share += 0.02 {
		dark = c.mix(colour{1, 1, 1}, share)
	}
	lightTint, darkTint := c.mix(parseColour("#ffffff"), 0.89), dark.mix(parseColour(darkPaper), 0.78)
	return fmt.Appendf(nil,
		":root{--accent:%s;--tint:%s}\n@media (prefers-color-scheme:dark){:root{--accent:%s;--tint:%s}}\n@media print{:root{--accent:%[1]s}}\n",
		c, lightTint, dark, darkTint)
}

// A colour has its red, green and blue between 0 and 1.
type colour [3]float64

// parseColour reads #rrggbb, which source has checked.
func parseColour(s string) colour {
	var c colour
	for i := range c {
		v, _ := strconv.ParseUint(s[1+2*i:3+2*i], 16, 8)
		c[i] = float64(v) / 255
	}
	return c
}

func (c colour) String() string {
	return fmt.Sprintf("#%02x%02x%02x", byte(math.Round(c[0]*255)), byte(math.Round(c[1]*255)), byte(math.Round(c[2]*255)))
}

func (c colour) mix(other colour, share float64) colour {
	for i := range c {
		c[i] += (other[i] - c[i]) * share
	}
	return c
}

// contrast is the ratio that WCAG 2.2 defines, from 1 to 21.
func contrast(a, b colour) float64 {
	x, y := a.luminance(), b.luminance()
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func (c colour) luminance() float64 {
	linear := func(v float64) float64 {
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c[0]) + 0.7152*linear(c[1]) + 0.0722*linear(c[2])
}
