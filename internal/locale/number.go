package locale

import (
	"bytes"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Number is v for readers: "1 234,5" in French, "1,234.5" in English. It has
// at most two decimals, and three significant digits under 0.1, so that a
// small quantity never reads 0.
func (l *Locale) Number(v float64) string {
	var room [64]byte
	return string(l.appendNumber(room[:0], v))
}

func (l *Locale) appendNumber(b []byte, v float64) []byte {
	var room [64]byte
	digits := strconv.AppendFloat(room[:0], math.Abs(v), 'f', decimals(v), 64)
	whole, fraction, _ := bytes.Cut(digits, []byte("."))
	fraction = bytes.TrimRight(fraction, "0")
	if v < 0 && (len(bytes.Trim(whole, "0")) > 0 || len(fraction) > 0) {
		b = append(b, minus...)
	}
	for i, digit := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b = append(b, l.rules.number.group...)
		}
		b = append(b, digit)
	}
	if len(fraction) > 0 {
		b = append(append(b, l.rules.number.decimal...), fraction...)
	}
	return b
}

func decimals(v float64) int {
	if v == 0 || math.Abs(v) >= 0.1 {
		return 2
	}
	return 2 - int(math.Floor(math.Log10(math.Abs(v))))
}

// Decimal is a number that is written with a point, with the language's mark.
func (l *Locale) Decimal(digits string) string {
	return strings.Replace(digits, ".", l.rules.number.decimal, 1)
}

// Quantity is v and its unit, as written by the author: "5,2 t", "560 €",
// "€560". Without unit it is Number.
func (l *Locale) Quantity(v float64, unit string) string {
	switch unit {
	case "":
		return l.Number(v)
	case "%":
		return l.Percent(v)
	case "d", "j": // days, which each language writes its own way
		unit = l.T("unit.days")
	case "€":
		number, negative := strings.CutPrefix(l.Number(v), minus)
		text := l.T("euros", number)
		if negative {
			text = minus + text
		}
		return text
	}
	space := l.rules.number.unit
	if isWord(unit) {
		space = noBreak
	}
	var room [64]byte
	return string(append(append(l.appendNumber(room[:0], v), space...), unit...))
}

// isWord distinguishes "communes" from a symbol: four small letters make a word.
func isWord(unit string) bool {
	return utf8.RuneCountInString(unit) >= 4 && strings.ToLower(unit) == unit && !strings.ContainsAny(unit, "/·²³0123456789")
}

// Percent is v per cent: Percent(7) is "7 %", in English "7%".
func (l *Locale) Percent(v float64) string {
	return l.T("percent", l.Number(v))
}

// Approx says that a figure is not exact: "environ 39 h".
func (l *Locale) Approx(text string) string { return l.T("about", text) }

// sizes are how many thousands of thousands have a name: k, M, G, T, P, E.
const sizes = 6

// Bytes is the size of a file in thousands, as shops and the French
// administration count them: "19 ko", "1,2 Mo".
func (l *Locale) Bytes(n int64) string {
	if n < 1000 {
		return l.N("bytes", float64(n))
	}
	v, i := float64(n)/1000, 1
	for v >= 999.5 && i < sizes {
		v, i = v/1000, i+1
	}
	scale := 1.0
	if v < 10 && i > 1 {
		scale = 10
	}
	return l.T("size."+strconv.Itoa(i), l.Number(math.Round(v*scale)/scale))
}
