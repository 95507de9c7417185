package schema

import (
	"strings"

	"essaim/internal/locale"
)

// The grammar of numbers, as quantityReader of internal/source reads them.
type numbers struct {
	numeral string // digits, their groups and decimals, as the language writes them
	whole   string // one without decimals
	unit    string // what may follow it, no number
	sure    string // words before a number that say how sure it is, of a point
	bound   string // those and the others
	between string // those of a range
	money   string // a currency before the number
	minus   string // a sign of a number, or none
	plus    string // likewise, of one that is not negative
	links   string // between the two numbers of a range
}

// any of the characters that stand before three digits, and of dashes.
const (
	grouping = "[ \u00a0\u202f\u2009'’]"
	dashes   = "[-–—−]"
)

func newNumbers(words *locale.Locale) numbers {
	n := numbers{numeral: numeral(words), plus: `(\+` + space + `*)?`, minus: `([-−–+]` + space + `*)?`}
	n.whole = either(`[0-9]{1,3}(`+grouping+`[0-9]{3})+`, `[0-9]+`, `[1-9][0-9]{0,2}(,[0-9]{3}){2,}`, `[1-9][0-9]{0,2}(\.[0-9]{3}){2,}`)
	if commaGroups(words) {
		n.whole = either(n.whole, commaGroup)
	}
	power := `m\^?[23]|CO2|co2`
	n.unit = "(" + power + `|[\p{L}%€$£°‰])(` + power + `|[^0-9]){0,70}`
	sure := append(allSpellings("approximately", "approximately.after", "nearly"), "≈", "~")
	bound := append(append(sure, allSpellings("at-least", "at-most", "range")...), "≥", ">", ">=", "+ de", "≤", "<", "<=")
	heads := func(phrases []string) string { return "(" + eitherOf(phrases) + space + "*)*" }
	n.sure, n.bound, n.between = heads(sure), heads(bound), heads(append(sure, allSpellings("range")...))
	var signs []string
	for _, sign := range locale.MoneySigns() {
		signs = append(signs, strings.ReplaceAll(sign, "$", `\$`))
	}
	n.money = "(" + either(signs...) + space + "*)?"
	n.links = either(eitherOf(allSpellings("range.between")), dashes)
	return n
}

// commaGroups reports whether a language writes 1,500 for a thousand and a half.
func commaGroups(words *locale.Locale) bool { return strings.Contains(words.Decimal("0.5"), ".") }

const commaGroup = `[1-9][0-9]{0,2},[0-9]{3}`

// numeral is a number in digits. Of two marks the last is decimal, one that is
// repeated groups; of one mark alone, the language's own is decimal, and the other one
// where it does not stand before three digits like a group.
func numeral(words *locale.Locale) string {
	decimal, other := `,`, `\.`
	if commaGroups(words) {
		decimal, other = other, decimal
	}
	grouped, alone := `[0-9]{1,3}(`+grouping+`[0-9]{3})+`, `[0-9]+`
	forms := []string{
		grouped + `([.,][0-9]+)?`, alone + decimal + `[0-9]+`,
		alone + other + either(`[0-9]{1,2}`, `[0-9]{4,}`), either(`0[0-9]*`, `[0-9]{4,}`) + other + `[0-9]{3}`,
		`[1-9][0-9]{0,2}(,[0-9]{3}){2,}`, `[1-9][0-9]{0,2}(\.[0-9]{3}){2,}`,
		`[1-9][0-9]{0,2}(,[0-9]{3})+\.[0-9]+`, `[1-9][0-9]{0,2}(\.[0-9]{3})+,[0-9]+`, alone,
	}
	if commaGroups(words) {
		forms = append(forms, commaGroup)
	}
	return either(forms...)
}

// tail is what may follow a number.
func (n numbers) tail() string { return space + "*(" + n.unit + ")?" }

// point is one number that is known exactly, or nearly.
func (n numbers) point(sign string) []string {
	return []string{n.sure + n.money + sign + n.numeral + n.tail(), n.hours()}
}

// hours is 1 h 30.
func (n numbers) hours() string {
	return n.sure + n.numeral + space + "*[hH]" + space + "*[0-5]?[0-9]" + space + "*(" + spellings("counted.minutes") + ")?"
}

// quantity is any number, a range or a bound.
func (n numbers) quantity(sign string) []string {
	second := sign + n.money + n.numeral + n.tail()
	return []string{
		n.bound + n.money + sign + n.numeral + n.tail(),
		n.between + n.money + sign + n.numeral + space + "*(" + n.unit + space + "+)?" + n.links + space + "*" + second,
		n.hours(),
	}
}

// outOf is 17 sur 20.
func (n numbers) outOf() string {
	return n.bound + n.numeral + space + "*(" + n.unit + space + "+)?" + spellings("out-of") + space + "*" + n.numeral + n.tail()
}

// count is a whole number of things.
func (n numbers) count(things string) string {
	word := "(" + spellings("counted."+things) + ")?"
	large := n.numeral + space + "+" + spellings("multiplier.1000", "multiplier.1000000", "multiplier.1000000000") + "(" + space + "+" + loosely("de") + "|" + space + "*" + loosely("d'") + ")?"
	return n.sure + n.plus + either(n.whole+"([.,]0+)?", large) + space + "*" + word
}

// noQuantity is what begins like a quantity and is none: a rank, a comparison.
func (n numbers) noQuantity() object {
	return object{"type": "string", "pattern": "^[^0-9]*" + n.numeral + space + "*" + spellings("rank", "compared") + `([^\p{L}]|$)`}
}

// noPoint is one that has a bound after it.
func (n numbers) noPoint() object {
	return object{"type": "string", "pattern": "[ \u00a0\u202f]" + spellings("at-least.after", "at-most.after") + space + "*$"}
}
