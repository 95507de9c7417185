package locale

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// A Numeral is a number that begins a text, as people write numbers.
type Numeral struct {
	Value    float64
	Decimals int      // that were written
	Text     string   // all of it
	Rest     string   // what follows, without the spaces before
	Grouped  bool     // thousands stand apart
	Readings []string // of a numeral with two meanings, both as the language writes them: 1.500 in French
}

// CutNumeral reads the number that begins a text; false when there is none.
//
// A space or an apostrophe may stand before each group of three digits, and a
// sign before the first. Of two different marks the last is decimal: 1.234,5
// and 1,234.5. One that is repeated stands before groups: 1.500.000. Of one
// mark alone, the language's own is decimal; the other one too (5,2 in English,
// 5.2 in French), but where it stands before three digits like a group: there a
// language that groups with it means that, and in another nobody can say.
func (l *Locale) CutNumeral(text string) (Numeral, bool) {
	unsigned, negative := cutSign(text)
	groups, between, rest := cutGroups(unsigned)
	if groups == nil {
		return Numeral{}, false
	}
	n := Numeral{Rest: strings.TrimLeft(rest, spaces), Text: strings.TrimSpace(text[:len(text)-len(rest)])}
	whole, fraction, ok := l.separate(groups, between, &n)
	if !ok {
		return Numeral{}, false
	}
	digits := whole
	if fraction != "" {
		digits += "." + fraction
	}
	if negative {
		digits = "-" + digits
	}
	var err error
	n.Value, err = strconv.ParseFloat(digits, 64)
	n.Decimals = len(fraction)
	return n, err == nil
}

// spaces are those that people type or paste between digits.
const spaces = " \u00a0\u202f\u2009"

const (
	grouping   = spaces + "'’"
	marks      = ",."
	digitRunes = "0123456789"
)

// cutSign takes a sign off, and the spaces after it.
func cutSign(text string) (unsigned string, negative bool) {
	first, size := utf8.DecodeRuneInString(text)
	switch first {
	case '-', '−', '–':
		negative = true
	case '+':
	default:
		return text, false
	}
	return strings.TrimLeft(text[size:], spaces), negative
}

// cutGroups reads digits and what stands between them. A space or an apostrophe
// belongs to the number before three digits exactly, a mark before any.
func cutGroups(text string) (groups []string, between []rune, rest string) {
	group, rest := cutDigits(text)
	for group != "" {
		groups = append(groups, group)
		mark, size := utf8.DecodeRuneInString(rest)
		next, after := cutDigits(rest[size:])
		space := strings.ContainsRune(grouping, mark)
		switch {
		case next == "", !space && !strings.ContainsRune(marks, mark):
			return groups, between, rest
		case space && (len(next) != 3 || len(groups[0]) > 3 || strings.ContainsAny(string(between), marks)):
			return groups, between, rest
		}
		between = append(between, mark)
		group, rest = next, after
	}
	return groups, between, rest
}

func cutDigits(text string) (digits, rest string) {
	rest = strings.TrimLeft(text, digitRunes)
	return text[:len(text)-len(rest)], rest
}

// separate says which digits are whole and which are decimals.
func (l *Locale) separate(groups []string, between []rune, n *Numeral) (whole, fraction string, ok bool) {
	for len(between) > 0 && strings.ContainsRune(grouping, between[0]) {
		groups = append([]string{groups[0] + groups[1]}, groups[2:]...)
		between, n.Grouped = between[1:], true
	}
	if len(between) == 0 {
		return groups[0], "", true
	}
	last := len(between) - 1
	mark, before := between[last], between[:last]
	fraction = groups[last+1]
	switch {
	case last == 0 && (string(mark) == l.rules.number.decimal || n.Grouped || !isGroup(groups[0], fraction)):
		return groups[0], fraction, true
	case last == 0 && string(mark) != l.rules.number.group:
		// Both are right for somebody: each is offered as the language writes it.
		n.Readings = []string{groups[0] + " " + fraction, l.Decimal(groups[0] + "." + trimZeros(fraction))}
		return groups[0], fraction, true
	case n.Grouped || !areGroups(groups[:last+1]):
		return "", "", false
	case strings.ContainsRune(string(before), mark): // repeated
		n.Grouped = true
		return strings.Join(groups, ""), "", len(fraction) == 3 && same(between)
	case last > 0:
		n.Grouped = true
		return strings.Join(groups[:last+1], ""), fraction, same(before)
	}
	n.Grouped = true
	return groups[0] + fraction, "", true
}

// isGroup reports whether digits look like a group of thousands and the number
// before it.
func isGroup(first, group string) bool {
	return len(first) <= 3 && first[0] != '0' && len(group) == 3
}

// areGroups reports whether all digits but the first ones are groups of three.
func areGroups(groups []string) bool {
	for _, group := range groups[1:] {
		if !isGroup(groups[0], group) {
			return false
		}
	}
	return true
}

func same(all []rune) bool {
	for _, mark := range all {
		if mark != all[0] {
			return false
		}
	}
	return true
}

// trimZeros leaves a decimal, even of 1.000.
func trimZeros(fraction string) string {
	if trimmed := strings.TrimRight(fraction, "0"); trimmed != "" {
		return trimmed
	}
	return "0"
}
