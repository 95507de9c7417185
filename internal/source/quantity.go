package source

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"essaim/internal/diag"
	"essaim/internal/locale"
	"essaim/internal/network"
)

// A quantity is a number as an author wrote it, with what stands around it:
//
//	BOUND NUMBER MULTIPLIER UNIT BOUND     au moins 1,4 million € ; 462 t maximum
//	NUMBER UNIT to NUMBER UNIT             10 à 15 t ; entre 10 et 15 t ; 70-80 %
//	NUMBER UNIT out of NUMBER UNIT         17 communes sur 20
//	NUMBER h MINUTES                       1 h 30
type quantity struct {
	network.Interval
	unit     string   // as written, "%" included; "" when none
	decimals int      // that were written, the most of either number
	outOf    *float64 // of `17 sur 20`
	signed   bool     // a sign stands before the number
	plus     bool     // that sign
}

// A misreading is why a text is no quantity; the zero one is none.
type misreading struct {
	code diag.Code
	args diag.Args
}

func noNumber(text string) misreading {
	return misreading{"not-a-number", diag.Args{"text": cut(text)}}
}

// maxExactDigits is how many digits a float64 holds for sure.
const maxExactDigits = 15

// parseQuantity reads a quantity as a site in language l writes it.
func parseQuantity(l *locale.Locale, text string) (quantity, misreading) {
	text = strings.TrimSpace(text)
	if isDigits(text) && len(text) <= maxExactDigits { // by far the most frequent
		v := 0.0
		for _, digit := range []byte(text) {
			v = 10*v + float64(digit-'0')
		}
		return quantity{Interval: network.Point(v)}, misreading{}
	}
	r := quantityReader{locale: l, text: text}
	r.read()
	return r.quantity, r.wrong
}

// A quantityReader reads one text from its left to its right.
type quantityReader struct {
	quantity
	locale *locale.Locale
	text   string
	money  string // a currency before the number
	low    bool   // a lower bound
	high   bool   // an upper bound
	wrong  misreading
}

func (r *quantityReader) fail(code diag.Code, args diag.Args) {
	args["text"] = cut(r.text)
	r.wrong = misreading{code, args}
}

func (r *quantityReader) read() {
	start := strings.IndexFunc(r.text, isDigit)
	if fraction := strings.IndexAny(r.text, fractions); start < 0 || fraction >= 0 {
		r.noDigits(fraction)
		return
	}
	head, currency := cutCurrency(r.text[:start])
	r.money = currency
	head, sign := cutLastSign(head)
	first, ok := r.locale.CutNumeral(sign + r.text[start:])
	if !ok || !r.readHead(head) {
		r.wrong = noNumber(r.text)
		return
	}
	r.signed, r.plus = sign != "", sign == "+"
	if r.ambiguous(first) {
		return
	}
	r.Min, r.Max, r.decimals = first.Value, first.Value, first.Decimals
	if at := secondNumber(first.Rest); at >= 0 {
		r.readSecond(first, at)
	} else {
		r.readTail(first.Rest)
	}
	r.bound()
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

// ambiguous reports a number that reads in two ways.
func (r *quantityReader) ambiguous(n locale.Numeral) bool {
	if n.Readings == nil {
		return false
	}
	r.fail("ambiguous-number", diag.Args{"number": n.Text, "first": n.Readings[0], "second": n.Readings[1]})
	return true
}

// readHead reads what stands before the number: bounds, or what begins a range.
func (r *quantityReader) readHead(head string) bool {
	head = foldPhrase(head)
	for head != "" {
		known := false
		for _, bound := range boundsBefore {
			if rest, is := cutPhrase(head, bound.phrase); is {
				bound.apply(r)
				head, known = rest, true
				break
			}
		}
		if !known {
			return false
		}
	}
	return true
}

// readTail reads what follows the last number: a multiplier, a unit, a bound.
func (r *quantityReader) readTail(tail string) {
	tail, factor := cutMultiplier(tail)
	r.Min, r.Max = r.Min*factor, r.Max*factor
	if factor > 1 {
		r.decimals = 0
	}
	unit := r.cutBoundAfter(tail)
	if r.money != "" && !strings.HasPrefix(unit, r.money) {
		unit = scaledBy(r.money, unit)
	}
	switch folded := foldPhrase(unit); {
	case strings.ContainsFunc(withoutPowers.Replace(unit), isDigit):
		r.fail("unit-with-digits", diag.Args{"unit": cut(unit)})
	case hasPhrase(ranks, folded):
		r.fail("rank", diag.Args{})
	case hasPhrase(compared, folded):
		r.fail("compared", diag.Args{})
	case !isUnit(unit):
		r.wrong = noNumber(r.text)
	default:
		r.unit = unit
	}
}

// withoutPowers leaves out the digits that a unit may have.
var withoutPowers = strings.NewReplacer("m2", "m", "m3", "m", "m^2", "m", "m^3", "m", "CO2", "CO", "co2", "co")

// cutBoundAfter takes a bound off the end: `462 t maximum`.
func (r *quantityReader) cutBoundAfter(tail string) string {
	words := strings.Fields(tail)
	for _, bound := range boundsAfter {
		n := strings.Count(bound.phrase, " ") + 1
		if at := len(words) - n; at >= 0 && foldPhrase(strings.Join(words[at:], " ")) == bound.phrase {
			bound.apply(r)
			return strings.Join(words[:at], " ")
		}
	}
	return strings.TrimSpace(tail)
}

// readSecond reads a text of two numbers; at is where the second begins in what
// follows the first.
func (r *quantityReader) readSecond(first locale.Numeral, at int) {
	middle, currency := cutCurrency(first.Rest[:at])
	if r.money == "" {
		r.money = currency
	}
	middle, sign := cutSignAfter(middle)
	second, ok := r.locale.CutNumeral(sign + first.Rest[at:])
	if !ok || secondNumber(second.Rest) >= 0 {
		r.wrong = noNumber(r.text)
		return
	}
	if r.ambiguous(second) {
		return
	}
	unit, link := cutLink(middle)
	switch {
	case link == minutesLink && second.Value < 60 && oneOf(foldPhrase(second.Rest), minuteWords):
		r.Min = first.Value + second.Value/60
		r.Max, r.unit = r.Min, "h"
		return
	case link == slashLink && unit == "" && second.Rest == "":
		r.fail("fraction", diag.Args{"first": r.decimal(first.Value, second.Value), "second": first.Text + " " + r.locale.Spelling("out-of") + " " + second.Text})
		return
	case link == outOfLink:
		r.outOf = &second.Value
		r.decimals = max(r.decimals, second.Decimals)
		r.readTail(strings.TrimSpace(unit + " " + second.Rest))
		return
	case link != rangeLink:
		r.wrong = noNumber(r.text)
		return
	}
	if !first.Grouped && second.Grouped && first.Decimals == 0 && first.Value > 0 && first.Value*1000 < second.Value {
		r.fail("range-of-thousands", diag.Args{"first": first.Text + " 000 " + rangeWord(r.locale) + " " + second.Text, "second": first.Text + " " + rangeWord(r.locale) + " " + ungrouped(second)})
		return
	}
	r.decimals = max(r.decimals, second.Decimals)
	r.Max = second.Value
	r.readTail(second.Rest)
	r.rangeUnits(first, unit, second)
}

// rangeUnits gives both ends of a range the unit of the second.
func (r *quantityReader) rangeUnits(first locale.Numeral, unit string, second locale.Numeral) {
	if r.wrong.code != "" {
		return
	}
	if unit != "" {
		low, ok := network.Convert(first.Value, unit, r.unit)
		if !ok {
			low, ok = network.Convert(first.Value, scaledBy(r.money, unit), withoutPrice(r.unit))
		}
		if !ok {
			r.wrong = noNumber(r.text)
			return
		}
		r.Min = low
	}
	if r.Min > r.Max {
		r.fail("range-reversed", diag.Args{"range": second.Text + " " + rangeWord(r.locale) + " " + first.Text})
	}
}

// bound opens the side that nobody knows.
func (r *quantityReader) bound() {
	if (r.low || r.high) && (!r.IsPoint() || r.low == r.high) && r.wrong.code == "" {
		r.wrong = noNumber(r.text)
	}
	if r.low {
		r.Max = math.Inf(1)
	}
	if r.high {
		r.Min = math.Inf(-1)
	}
}

// noDigits explains what is a number to people only: ½, "une dizaine".
func (r *quantityReader) noDigits(fraction int) {
	if fraction >= 0 {
		sign, size := utf8.DecodeRuneInString(r.text[fraction:])
		of := fractionValues[sign]
		value := r.locale.Decimal(strconv.FormatFloat(wholeBefore(r.text[:fraction])+of[0]/of[1], 'f', -1, 64))
		r.fail("fraction", diag.Args{"first": strings.TrimSpace(value + r.text[fraction+size:]), "second": ""})
		return
	}
	words := strings.Fields(foldPhrase(r.text))
	if slices.Contains(unknownWords, strings.Join(words, " ")) {
		r.fail("number-not-known", diag.Args{})
		return
	}
	n, used := numberInWords(words)
	for i, word := range words[:min(2, len(words))] { // "une dizaine", "two dozen"
		if about, known := aboutWords[word]; known && used <= i {
			digits, _ := strconv.Atoi(about)
			r.fail("number-in-words", diag.Args{"digits": strings.TrimSpace(r.locale.Spelling("approximately") + " " + strconv.Itoa(max(n, 1)*digits) + r.afterWord(i, true))})
			return
		}
	}
	if used > 0 {
		r.fail("number-in-words", diag.Args{"digits": strconv.Itoa(n) + r.afterWord(used-1, false)})
		return
	}
	r.wrong = noNumber(r.text)
}

// afterWord is what follows the i-th word of the text, a unit, without "de".
func (r *quantityReader) afterWord(i int, of bool) string {
	words := strings.Fields(r.text)
	if i+1 >= len(words) {
		return ""
	}
	rest := strings.Join(words[i+1:], " ")
	if of {
		rest = cutOf(rest)
	}
	return " " + rest
}

// decimal is a fraction as the site's language writes it.
func (r *quantityReader) decimal(of, by float64) string {
	if by == 0 {
		return "0"
	}
	return r.locale.Decimal(strconv.FormatFloat(math.Round(of/by*1000)/1000, 'f', -1, 64))
}

func rangeWord(l *locale.Locale) string { return l.Spelling("range.between") }

func ungrouped(n locale.Numeral) string { return strconv.FormatFloat(n.Value, 'f', -1, 64) }

// secondNumber finds a number that is none of a unit's: what stands right after
// a letter is (m2, CO2), but for minutes (1h30). -1: there is none.
func secondNumber(text string) int {
	last := ' '
	for i, r := range text {
		if isDigit(r) && (!unicode.IsLetter(last) || text[:i] == "h") && last != '^' && !isDigit(last) {
			return i
		}
		last = r
	}
	return -1
}

// isUnit reports whether what follows a number may be its unit: a few words
// that do not begin like another number.
func isUnit(s string) bool {
	if s == "" {
		return true
	}
	first, _ := utf8.DecodeRuneInString(s)
	return (unicode.IsLetter(first) || strings.ContainsRune("%€$£°‰", first)) && len(s) <= maxUnit
}

// maxUnit is in bytes.
const maxUnit = 60

func wholeBefore(text string) float64 {
	digits := strings.TrimFunc(text, func(r rune) bool { return !isDigit(r) })
	v, err := strconv.ParseFloat(digits, 64)
	if err != nil {
		return 0
	}
	return v
}

// fractionValues are the fractions that have a character of their own.
var fractionValues = map[rune][2]float64{
	'½': {1, 2}, '¼': {1, 4}, '¾': {3, 4}, '⅕': {1, 5}, '⅖': {2, 5}, '⅗': {3, 5}, '⅘': {4, 5},
	'⅛': {1, 8}, '⅜': {3, 8}, '⅝': {5, 8}, '⅞': {7, 8},
}

const fractions = "½¼¾⅕⅖⅗⅘⅛⅜⅝⅞"
