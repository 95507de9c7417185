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
			b = append(b, l.separator(narrowNoBreak, ",")...)
		}
		b = append(b, digit)
	}
	if len(fraction) > 0 {
		b = append(append(b, l.separator(",", ".")...), fraction...)
	}
	return b
}

func decimals(v float64) int {
	if v == 0 || math.Abs(v) >= 0.1 {
		return 2
	}
	return 2 - int(math.Floor(math.Log10(math.Abs(v))))
}

func (l *Locale) separator(fr, en string) string {
	if l.lang == English {
		return en
	}
	return fr
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
		unit = l.separator("j", "d")
	case "€":
		if l.lang == English {
			number := l.Number(v)
			if rest, negative := strings.CutPrefix(number, minus); negative {
				return minus + "€" + rest
			}
			return "€" + number
		}
	}
	space := l.separator(narrowNoBreak, noBreak)
	if isWord(unit) {
		space = noBreak
	}
	var room [64]byte
	return string(append(append(l.appendNumber(room[:0], v), space...), unit...))
}

// isWord tells "communes" from a symbol: four small letters make a word.
func isWord(unit string) bool {
	return utf8.RuneCountInString(unit) >= 4 && strings.ToLower(unit) == unit && !strings.ContainsAny(unit, "/·²³0123456789")
}

// Percent is v per cent: Percent(7) is "7 %", in English "7%".
func (l *Locale) Percent(v float64) string {
	return l.Number(v) + l.separator(narrowNoBreak+"%", "%")
}

// Approx tells that a figure is not exact: "environ 39 h".
func (l *Locale) Approx(text string) string { return l.separator("environ ", "about ") + text }

// Bytes is the size of a file in thousands, as shops and the French
// administration count them: "19 ko", "1,2 Mo".
func (l *Locale) Bytes(n int64) string {
	if n < 1000 {
		return l.N("bytes", float64(n))
	}
	v, i := float64(n)/1000, 0
	for v >= 999.5 && i < len("kMGTPE")-1 {
		v, i = v/1000, i+1
	}
	scale := 1.0
	if v < 10 && i > 0 {
		scale = 10
	}
	prefix := "kMGTPE"[i : i+1]
	return l.Number(math.Round(v*scale)/scale) + l.separator(narrowNoBreak+prefix+"o", noBreak+strings.ToUpper(prefix)+"B")
}
