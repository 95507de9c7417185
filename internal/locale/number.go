package locale

import (
	"cmp"
	"math"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

// Computed stands for the decimals of a figure that was worked out, not written;
// Whole for those of one that has none.
const (
	Computed = -1
	Whole    = -2
)

// mostComputed are the decimals that a figure which was worked out may have.
const mostComputed = 2

// Number is v for readers: "1 234,5" in French, "1,234.5" in English. It has at
// most two decimals, or what it takes for a small quantity not to read 0.
func (l *Locale) Number(v float64) string { return l.Rounded(v, mostComputed) }

// Rounded is v with at most that many decimals, rounded half away from zero on
// its decimals, not on the binary number that stands for them: 0.125 is 0.13.
func (l *Locale) Rounded(v float64, most int) string {
	whole, fraction := rounded(v, most)
	if v != 0 && strings.Trim(whole+fraction, "0") == "" {
		whole, fraction = rounded(v, leading(v))
	}
	return l.number(v, whole, strings.TrimRight(fraction, "0"))
}

// Written is v with at least the decimals that its author wrote: "12,50".
func (l *Locale) Written(v float64, decimals int) string {
	whole, fraction := rounded(v, max(decimals, mostComputed))
	kept := strings.TrimRight(fraction, "0")
	return l.number(v, whole, kept+strings.Repeat("0", max(0, decimals-len(kept))))
}

// Apart is how many decimals figures that stand side by side need at most: two,
// or as many as it takes for two numbers not to read alike.
func Apart(values ...float64) int { return apartFrom(mostComputed, values) }

// WholeApart reports whether numbers that differ read so without decimals too.
func WholeApart(values ...float64) bool { return apartFrom(0, values) == 0 }

func apartFrom(least int, values []float64) int {
	for most := least; ; most++ {
		read := map[string]float64{}
		alike := false
		for _, v := range values {
			whole, fraction := rounded(v, most)
			before, known := read[whole+"."+fraction]
			alike = alike || known && before != v
			read[whole+"."+fraction] = v
		}
		if !alike || most == mostDecimals {
			return most
		}
	}
}

// mostDecimals is as exact as figures are kept.
const mostDecimals = 12

// rounded is a number's absolute value in digits.
func rounded(v float64, decimals int) (whole, fraction string) {
	digits := strconv.FormatFloat(math.Abs(v), 'f', -1, 64)
	whole, fraction, _ = strings.Cut(digits, ".")
	if len(fraction) <= decimals {
		return whole, fraction + strings.Repeat("0", decimals-len(fraction))
	}
	up := fraction[decimals] >= '5'
	kept := []byte(whole + fraction[:decimals])
	for i := len(kept) - 1; up && i >= 0; i-- {
		if kept[i]++; kept[i] <= '9' {
			up = false
		} else {
			kept[i] = '0'
		}
	}
	if up {
		kept = append([]byte{'1'}, kept...)
	}
	return string(kept[:len(kept)-decimals]), string(kept[len(kept)-decimals:])
}

// leading is how many decimals the first digit of a number under 1 needs.
func leading(v float64) int { return -int(math.Floor(math.Log10(math.Abs(v)))) }

// number sets digits as the language does.
func (l *Locale) number(v float64, whole, fraction string) string {
	var room [64]byte
	b := room[:0]
	if v < 0 && strings.Trim(whole+fraction, "0") != "" {
		b = append(b, minus...)
	}
	for i := range len(whole) {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b = append(b, l.rules.number.group...)
		}
		b = append(b, whole[i])
	}
	if fraction != "" {
		b = append(append(b, l.rules.number.decimal...), fraction...)
	}
	return string(b)
}

// Decimal is a number that is written with a point, with the language's mark.
func (l *Locale) Decimal(digits string) string {
	return strings.Replace(digits, ".", l.rules.number.decimal, 1)
}

// A Unit is what a number counts or measures.
type Unit struct {
	Text string // as its author wrote it; "": nothing, a bare number
	One  string // of a single one; "": what the language's rule makes of Text
}

// Quantity is v and its unit, as written by the author: "5,2 t", "560 €",
// "€560", "1 foyer". Without unit it is Number.
func (l *Locale) Quantity(v float64, unit string) string {
	return l.QuantityOf(v, Unit{Text: unit}, Computed)
}

// QuantityOf is a quantity with the decimals that its author wrote, or Computed.
func (l *Locale) QuantityOf(v float64, unit Unit, decimals int) string {
	return l.WithUnit(l.NumberIn(v, unit, decimals), v, unit)
}

// NumberIn is a number that is followed by its unit, or by another number with
// the same. Money has two decimals or none.
func (l *Locale) NumberIn(v float64, unit Unit, decimals int) string {
	switch {
	case unit.isMoney():
		if whole, fraction := rounded(v, 2); fraction == "00" {
			return l.number(v, whole, "")
		}
		return l.Written(v, 2)
	case decimals == Whole:
		return l.Rounded(v, 0)
	case decimals >= 0:
		return l.Written(v, decimals)
	}
	return l.Number(v)
}

// isMoney reports whether a unit is that of an amount or a price.
func (u Unit) isMoney() bool {
	sign, _ := u.moneyOf()
	return sign != ""
}

// Range is from one number to another: "entre 10 et 15 t"; about both, "entre
// environ 10 et 15 t".
func (l *Locale) Range(low, high string, last float64, unit Unit, about bool) string {
	end := l.WithUnit(high, last, unit)
	if sign, _ := unit.moneyOf(); sign != "" && leads(l, sign) { // it stands before both
		low = money(l, low, sign)
	}
	if about {
		low = l.Approx(low)
	}
	return l.T("between", low, end)
}

// WithUnit is a number in digits and its unit.
func (l *Locale) WithUnit(number string, v float64, unit Unit) string {
	text := unit.Text
	switch {
	case text == "":
		return number
	case text == "%":
		return l.T("percent", number)
	case text == "d" || text == "j": // days, which each language writes its own way
		text = l.T("unit.days")
	case unit.isMoney():
		digits, negative := strings.CutPrefix(number, minus)
		sign, rest := unit.moneyOf()
		text = money(l, digits, sign) + rest
		if negative {
			text = minus + text
		}
		return text
	}
	space := l.rules.number.unit
	if isWord(text) {
		space = noBreak
	}
	if l.rules.plural.form(v) == 0 {
		text = cmp.Or(unit.One, l.singular(text))
	}
	return number + space + powers.Replace(text)
}

// powers are written as they are read.
var powers = strings.NewReplacer("m2", "m²", "m3", "m³", "m^2", "m²", "m^3", "m³", "CO2", "CO₂")

// One is a single unit as it is read in a sentence: "tonne" of t, "foyer" of foyers;
// what has no name of its own stays as it is.
func (l *Locale) One(unit Unit) string {
	symbol := powers.Replace(unit.Text)
	for entry := range strings.SplitSeq(l.T("unit.names"), ", ") {
		if of, name, _ := strings.Cut(entry, " "); of == symbol {
			return name
		}
	}
	return cmp.Or(unit.One, l.singular(symbol))
}

// singular is the name of one of what a unit names: "foyer équipé en bacs" of
// "foyers équipés en bacs". What follows a preposition stays.
func (l *Locale) singular(unit string) string {
	words, known := strings.Fields(unit), nounWords()[l.language.tag]
	for i, word := range words {
		if known.prepositions[word] || strings.ContainsAny(word, "/'’") {
			break
		}
		if len(word) > 2 && strings.ToLower(word) == word && !known.invariable[word] {
			words[i] = l.rules.singular(word)
		}
	}
	return strings.Join(words, " ")
}

// nounWords are what the rule of a language for singulars stops at, and passes over.
var nounWords = sync.OnceValue(func() map[Lang]struct{ prepositions, invariable map[string]bool } {
	all := map[Lang]struct{ prepositions, invariable map[string]bool }{}
	set := func(words []string) map[string]bool {
		set := map[string]bool{}
		for _, w := range words {
			set[w] = true
		}
		return set
	}
	for i := range registry {
		l := &registry[i]
		all[l.tag] = struct{ prepositions, invariable map[string]bool }{set(l.spelled("preposition")), set(l.spelled("invariable"))}
	}
	return all
})

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
