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

// A quantity is a number as an author wrote it, with what stands around it.
type quantity struct {
	value  float64
	unit   string // as written, "%" included; "" when none
	approx bool
}

// approximately are the words that say that a number is not exact. The longer
// ones come first.
var approximately = slices.SortedFunc(slices.Values(append(locale.Spellings("approximately"), "≈", "~")), func(a, b string) int { return len(b) - len(a) })

// maxExactDigits is how many digits a float64 holds for sure.
const maxExactDigits = 15

// parseQuantity reads `5.2`, `5,2`, `1 234,5 kg`, `environ 39 h`, `-7 %`.
func parseQuantity(text string) (quantity, bool) {
	var q quantity
	text = strings.TrimSpace(text)
	if isDigits(text) && len(text) <= maxExactDigits { // by far the most frequent
		for _, digit := range []byte(text) {
			q.value = 10*q.value + float64(digit-'0')
		}
		return q, true
	}
	text, q.approx = cutApprox(text)
	digits, unit := cutNumber(text)
	v, err := strconv.ParseFloat(digits, 64)
	if err != nil || math.IsInf(v, 0) || !isUnit(unit) {
		return q, false
	}
	q.value, q.unit = v, unit
	return q, true
}

func cutApprox(text string) (string, bool) {
	c := text[:min(len(text), 1)]
	if isDigits(c) || c == "-" || c == "+" {
		return text, false
	}
	for _, word := range approximately {
		if len(text) > len(word) && strings.EqualFold(text[:len(word)], word) {
			rest := text[len(word):]
			first, _ := utf8.DecodeRuneInString(rest)
			if unicode.IsLetter(first) {
				continue
			}
			return strings.TrimSpace(rest), true
		}
	}
	return text, false
}

// cutNumber separates the number that begins text, as strconv reads it, from
// what follows. A space groups digits only before exactly three of them, so
// that `3 2` is no number.
func cutNumber(text string) (digits, rest string) {
	var b strings.Builder
	separated := false
	for i, r := range text {
		switch {
		case r >= '0' && r <= '9':
			b.WriteRune(r)
		case i == 0 && (r == '-' || r == '−'):
			b.WriteByte('-')
		case i == 0 && r == '+':
		case (r == ',' || r == '.') && !separated && b.Len() > 0 && startsWithDigits(text[i+1:], 1):
			separated = true
			b.WriteByte('.')
		case isSpace(r) && !separated && b.Len() > 0 && startsWithDigits(text[i+utf8.RuneLen(r):], 3):
		default:
			return b.String(), strings.TrimSpace(text[i:])
		}
	}
	return b.String(), ""
}

func isSpace(r rune) bool { return r == ' ' || r == '\u00a0' || r == '\u202f' || r == '\u2009' }

// startsWithDigits reports whether s begins with n digits, and no more when n
// groups them (3).
func startsWithDigits(s string, n int) bool {
	if len(s) < n || !isDigits(s[:n]) {
		return false
	}
	return n == 1 || len(s) == n || !isDigits(s[n:n+1])
}

// isUnit reports whether what follows a number may be its unit: a few words
// that do not begin like another number.
func isUnit(s string) bool {
	if s == "" {
		return true
	}
	first, _ := utf8.DecodeRuneInString(s)
	if !unicode.IsLetter(first) && !strings.ContainsRune("%€$£°‰", first) {
		return false
	}
	// 1e3 and 0x1f are numbers for machines; nobody means « 1, in e3 ».
	if len(s) > 1 && strings.IndexByte("eExX", s[0]) >= 0 && isDigits(s[1:2]) {
		return false
	}
	return len(s) <= 40
}

// quantity reads any number with any unit.
func (f *file) quantity(n *node) (quantity, bool) {
	s, ok := f.text(n, maxLine)
	if !ok {
		return quantity{}, false
	}
	q, ok := parseQuantity(s)
	if !ok {
		f.err(n, "not-a-number", diag.Args{"text": cut(s)})
	}
	return q, ok
}

// amountIn is an amount, never negative, in the field's own unit; another unit
// of the same quantity is converted.
func amountIn(unit string) valueType[*network.Amount] {
	return valueType[*network.Amount]{Type{Name: "amount", Names: unit}, func(f *file, n *node) (*network.Amount, bool) {
		q, ok := f.quantity(n)
		if !ok || !f.notNegative(n, q.value) {
			return nil, false
		}
		v, ok := network.Amount{Value: q.value, Unit: q.unit}.In(unit)
		if !ok {
			f.wrongUnit(n, q.unit, unit)
			return nil, false
		}
		return &network.Amount{Value: v, Approx: q.approx}, true
	}}
}

// wrongUnit reports a unit of another quantity. Hours and days of work are the
// usual mistake: no day has a fixed number of hours, so each has its key.
func (f *file) wrongUnit(n *node, unit, wanted string) {
	key := ""
	switch {
	case wanted == "h" && network.SameQuantity(unit, "d"):
		key = "days"
	case wanted == "d" && network.SameQuantity(unit, "h"):
		key = "hours"
	default:
		f.err(n, "wrong-unit", diag.Args{"unit": unit, "wanted": wanted})
		return
	}
	f.err(n, "time-under-other-key", diag.Args{"text": cut(n.Value), "key": diag.Spelling("key." + key)})
}

// given is an amount that a map cannot do without.
func given(t valueType[*network.Amount]) valueType[network.Amount] {
	return valueType[network.Amount]{t.Type, func(f *file, n *node) (network.Amount, bool) {
		a, ok := t.read(f, n)
		if !ok {
			return network.Amount{}, false
		}
		return *a, true
	}}
}

func (f *file) notNegative(n *node, v float64) bool {
	if v < 0 {
		f.err(n, "negative", diag.Args{"text": cut(n.Value)})
	}
	return v >= 0
}

// measured is a result's value: any number with any unit.
var measured = valueType[*network.Amount]{Type{Name: "quantity"}, func(f *file, n *node) (*network.Amount, bool) {
	q, ok := f.quantity(n)
	return &network.Amount{Value: q.value, Unit: f.scratch.name(q.unit), Approx: q.approx}, ok
}}

// aim is a target: a number with or without unit, or a change in per cent.
var aim = valueType[network.Target]{Type{Name: "target"}, func(f *file, n *node) (network.Target, bool) {
	q, ok := f.quantity(n)
	t := network.Target{Value: q.value, Unit: f.scratch.name(q.unit), Approx: q.approx}
	// A sign is what distinguishes « 7 % less than the baseline » from « 60 % ».
	if ok && q.unit == "%" && strings.ContainsRune("-−+", firstRune(strings.TrimSpace(n.Value))) {
		t.Relative, t.Unit = true, ""
	}
	return t, ok
}}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// decimal is a bare number.
var decimal = valueType[float64]{Type{Name: "number"}, func(f *file, n *node) (float64, bool) {
	q, ok := f.quantity(n)
	if ok && (q.unit != "" || q.approx) {
		f.err(n, "not-a-number", diag.Args{"text": cut(n.Value)})
		return 0, false
	}
	return q.value, ok
}}

// whole is what an `out_of` counts.
var whole = valueType[*float64]{Type{Name: "number"}, func(f *file, n *node) (*float64, bool) {
	q, ok := f.quantity(n)
	if !ok || !f.notNegative(n, q.value) {
		return nil, false
	}
	return &q.value, true
}}

// countOf is a whole number of things; see countedIn.
func countOf(things string) valueType[int] {
	units := countedIn(things)
	return valueType[int]{Type{Name: "count"}, func(f *file, n *node) (int, bool) {
		q, ok := f.quantity(n)
		if !ok || !f.notNegative(n, q.value) {
			return 0, false
		}
		if q.value != math.Trunc(q.value) || q.value > math.MaxInt32 || !oneOf(locale.Fold(q.unit), units) {
			f.err(n, "not-a-count", diag.Args{"text": cut(n.Value)})
			return 0, false
		}
		return int(q.value), true
	}}
}

func oneOf(unit string, units []string) bool {
	if unit == "" {
		return true
	}
	for _, u := range units {
		if unit == u {
			return true
		}
	}
	return false
}

// optional distinguishes zero from absence.
func optional[V any](t valueType[V]) valueType[*V] {
	return valueType[*V]{t.Type, func(f *file, n *node) (*V, bool) {
		v, ok := t.read(f, n)
		return &v, ok
	}}
}

// Years outside of these are typing errors.
const firstYear, lastYear = 1900, 2199

// year is a calendar year.
var year = valueType[int]{Type{Name: "year"}, func(f *file, n *node) (int, bool) {
	s, ok := f.text(n, maxLine)
	if !ok {
		return 0, false
	}
	y, err := strconv.Atoi(s)
	if err != nil || y < firstYear || y > lastYear {
		f.err(n, "not-a-year", diag.Args{"text": cut(s)})
		return 0, false
	}
	return y, true
}}
