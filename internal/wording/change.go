package wording

import (
	"math"
	"strings"

	"essaim/internal/locale"
	"essaim/internal/network"
)

// Arrow stands between what was and what is. Layouts say it in words to who does
// not see it.
const Arrow = " → "

// A passage is from what was to what is, in one unit.
type passage struct {
	before, after               network.Interval
	beforeDecimals, decimals    int
	beforeYear, year, afterward string // the years, "" unless shown; what the result is out of
	unit                        locale.Unit
	change                      *network.Change // nil: nobody can say
}

// in words it: "147 → 30 g/repas, −80 %", with its years
// "147 (2010) → 30 (2019) g/repas, −80 %". The unit is said once, unless it leads.
func (p passage) in(l *locale.Locale) string {
	unitBefore := locale.Unit{}
	if !strings.HasPrefix(l.WithUnit("0", 0, p.unit), "0") {
		unitBefore = p.unit
	}
	before := interval(l, p.before, dated(l, unitBefore, decimals(p.before, p.beforeDecimals), p.beforeYear))
	after := interval(l, p.after, dated(l, p.unit, decimals(p.after, p.decimals), p.year)) + p.afterward
	text := before + Arrow + after
	if p.change == nil {
		return text
	}
	return l.T("change", text, change(l, *p.change, network.IsPercentage(p.unit.Text) && !strings.Contains(p.unit.Text, "%")))
}

// dated is the shape of a number that is followed by its year, then its unit.
func dated(l *locale.Locale, unit locale.Unit, decimals int, year string) shape {
	if year == "" {
		return unitShape(l, unit, decimals)
	}
	if plain := unitShape(l, unit, decimals); unit.Text != "" && glued(l, unit) {
		return shape{
			bare: plain.bare,
			full: func(v float64) string { return l.T("dated", plain.full(v), year) },
			span: func(low, high float64, about bool) string { return l.T("dated", plain.span(low, high, about), year) },
		}
	}
	bare := func(v float64) string { return l.NumberIn(v, unit, decimals) }
	numbered := func(v float64) string { return l.T("dated", bare(v), year) }
	return shape{
		bare: bare,
		full: func(v float64) string { return l.WithUnit(numbered(v), v, unit) },
		span: func(low, high float64, about bool) string {
			return l.Range(bare(low), numbered(high), high, unit, about)
		},
	}
}

// glued reports whether a unit follows its number without a space, as "%" in
// English: no year can stand between them.
func glued(l *locale.Locale, unit locale.Unit) bool {
	return !strings.ContainsAny(l.WithUnit("0", 0, unit), " \u00a0\u202f")
}

// change is how far a result is from what it was: "−80 %", "+15 points",
// "environ −80 %". ofAThousand says that the points are of ‰.
func change(l *locale.Locale, c network.Change, ofAThousand bool) string {
	if c.Value == 0 {
		return approx(l, l.T("change.none"), c.Approx)
	}
	size := math.Abs(c.Value)
	text := ""
	switch {
	case c.Points && ofAThousand:
		text = l.N("change.points-of-thousand", size, l.Number(size))
	case c.Points:
		text = l.N("change.points", size, l.Number(size))
	default:
		text = percentage(l, size, c.Value < 0)
	}
	if c.Value < 0 {
		return approx(l, l.T("change.less", text), c.Approx)
	}
	return approx(l, l.T("change.more", text), c.Approx)
}

// percentage is a change that was worked out: whole above 10, else with one
// decimal; more only when it would read as nothing, or as all.
func percentage(l *locale.Locale, size float64, less bool) string {
	most := 0
	if size < 10 {
		most = 1
	}
	for all := l.Rounded(100, 0); less && size < 100 && most < 9 && l.Rounded(size, most) == all; {
		most++
	}
	return l.T("percent", l.Rounded(size, most))
}

// approx says that a figure is not exact.
func approx(l *locale.Locale, text string, is bool) string {
	if is {
		return l.Approx(text)
	}
	return text
}

// Paired reports whether a result says what it was before, and what it is.
func (w Results) Paired(r network.Result) bool {
	_, known := r.BeforeOf(w.Indicator(r.Indicator))
	return known && r.Value != nil
}

// Before is what a result was: "147 g/repas (2010)".
func (w Results) Before(r network.Result) string {
	before, _ := r.BeforeOf(w.Indicator(r.Indicator))
	value, when := w.Interval(before, w.unitOf(r), int(r.Before.Decimals)), w.Span(r.Before.When)
	if when == "" {
		return value
	}
	return w.T("dated", value, when)
}

// pair is what a result was and what it is, with years where they are shown.
func (w Results) pair(r network.Result, years bool) string {
	before, _ := r.BeforeOf(w.Indicator(r.Indicator))
	p := passage{
		before: before, after: r.Value.Interval,
		beforeDecimals: int(r.Before.Decimals), decimals: int(r.Value.Decimals), unit: w.unitOf(r),
	}
	if before.Min != r.Before.Min || before.Max != r.Before.Max { // they were those of another unit
		p.beforeDecimals = locale.Computed
	}
	if r.OutOf != nil {
		p.afterward = strings.TrimPrefix(w.T("out-of", "", w.Locale.Number(*r.OutOf)), noBreak)
	}
	if change, known := r.ChangeOf(w.Indicator(r.Indicator)); known {
		p.change = &change
	}
	if years {
		p.beforeYear, p.year = w.Span(r.Before.When), w.When(r)
	}
	return p.in(w.Locale)
}

// Dated is a result where no other column has its year: "20,8 GWh (2015)",
// "147 (2010) → 30 (2019) g/repas, −80 %".
func (w Results) Dated(r network.Result) string {
	value, when := w.Value(r), w.When(r)
	switch {
	case w.Paired(r):
		return w.pair(r, true)
	case value == "" || when == "":
		return value
	}
	return w.T("dated", value, when)
}
