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

// passage words it: "147 → 30 g/repas, −80 %", with its years
// "147 (2010) → 30 (2019) g/repas, −80 %". The unit is said once, unless it leads.
func (w *Words) passage(p passage) string {
	unitBefore := locale.Unit{}
	if !strings.HasPrefix(w.Locale.WithUnit("0", 0, p.unit), "0") {
		unitBefore = p.unit
	}
	before := interval(w.Locale, p.before, w.dated(unitBefore, decimals(p.before, p.beforeDecimals), p.beforeYear))
	after := interval(w.Locale, p.after, w.dated(p.unit, decimals(p.after, p.decimals), p.year)) + p.afterward
	text := before + Arrow + after
	if p.change == nil {
		return text
	}
	return w.T("change", text, w.Change(*p.change, network.IsPercentage(p.unit.Text) && !strings.Contains(p.unit.Text, "%")))
}

// dated is the shape of a number that is followed by its year, then its unit.
func (w *Words) dated(unit locale.Unit, decimals int, year string) shape {
	if year == "" {
		return unitShape(w.Locale, unit, decimals)
	}
	bare := func(v float64) string { return w.Locale.NumberIn(v, unit, decimals) }
	dated := func(v float64) string { return w.T("dated", bare(v), year) }
	return shape{
		bare: bare,
		full: func(v float64) string { return w.Locale.WithUnit(dated(v), v, unit) },
		span: func(low, high float64) string { return w.Locale.Range(bare(low), dated(high), high, unit) },
	}
}

// Change is how far a result is from what it was: "−80 %", "+15 points",
// "environ −80 %". ofAThousand says that the points are of ‰.
func (w *Words) Change(c network.Change, ofAThousand bool) string {
	if c.Value == 0 {
		return w.Approx(w.T("change.none"), c.Approx)
	}
	size := math.Abs(c.Value)
	text := ""
	switch {
	case c.Points && ofAThousand:
		text = w.Locale.N("change.points-of-thousand", size, w.Locale.Number(size))
	case c.Points:
		text = w.Locale.N("change.points", size, w.Locale.Number(size))
	default:
		text = w.percentage(size, c.Value < 0)
	}
	if c.Value < 0 {
		return w.Approx(w.T("change.less", text), c.Approx)
	}
	return w.Approx(w.T("change.more", text), c.Approx)
}

// percentage is a change that was worked out: whole above 10, else with one
// decimal; more only when it would read as nothing, or as all.
func (w *Words) percentage(size float64, less bool) string {
	most := 0
	if size < 10 {
		most = 1
	}
	for all := w.Locale.Rounded(100, 0); less && size < 100 && most < 9 && w.Locale.Rounded(size, most) == all; {
		most++
	}
	return w.T("percent", w.Locale.Rounded(size, most))
}

// Paired reports whether a result says what it was before, and what it is.
func (w Results) Paired(r network.Result) bool {
	_, told := w.BeforeOf(&r)
	return told && r.Value != nil
}

// pair is what a result was and what it is, with years where they are shown.
func (w Results) pair(r network.Result, years bool) string {
	before, _ := w.BeforeOf(&r)
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
	if change, known := w.ChangeOf(&r); known {
		p.change = &change
	}
	if years {
		p.beforeYear, p.year = w.Span(r.Before.When), w.When(r)
	}
	return w.passage(p)
}

// Dated is a result where no other column tells its year: "20,8 GWh (2015)",
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
