package drawing

import (
	"math"
	"strconv"

	"essaim/internal/network"
	"essaim/internal/view"
	"essaim/internal/wording"
)

// Measured draws what a sheet measured: of each thing its latest figure, with a column
// for each year when several are known.
func Measured(r wording.Results, results []network.Result) []view.Trend {
	var trends []view.Trend
	for _, series := range r.Series(results) {
		last := series[len(series)-1]
		t := view.Trend{Name: r.Label(last), Value: r.Value(last), How: wording.Join(", ", r.When(last), r.Typo(last.Note))}
		if r.Paired(last) {
			t.Value, t.How = r.Dated(last), r.Typo(last.Note)
		}
		if readings, ok := readingsOf(r, series); ok {
			drawReadings(&t, readings)
			if t.Last != "" && r.When(last) == t.Last {
				t.How = r.Typo(last.Note) // the year stands under its column
			}
		}
		trends = append(trends, t)
	}
	return trends
}

// A reading is what was measured in a year, at least.
type reading struct {
	year  int
	value float64
	words string
}

// readingsOf are those of a series, with what was there before the first; false when they
// have no common scale.
func readingsOf(r wording.Results, series []network.Result) (readings []reading, ok bool) {
	i := r.Indicator(series[0].Indicator)
	add := func(when network.Span, value network.Interval, words string) bool {
		p := reading{when.LastYear(), value.Min, words}
		isAfter := len(readings) == 0 || p.year > readings[len(readings)-1].year
		readings = append(readings, p)
		return isAfter && p.year != 0 && value.Lower() != nil && value.Min >= 0
	}
	for n, result := range series {
		if i != nil {
			if result, ok = result.AsMeasured(i); !ok {
				return nil, false
			}
		}
		if result.Value == nil || i == nil && result.Value.Unit != series[0].Value.Unit {
			return nil, false
		}
		if before := result.Before; n == 0 && before != nil && r.Paired(series[0]) && !add(before.When, before.Interval, r.Before(series[0])) {
			return nil, false
		}
		if !add(result.Span(), result.Value.Interval, r.Dated(series[n])) {
			return nil, false
		}
	}
	return readings, true
}

func drawReadings(t *view.Trend, readings []reading) {
	first, last, top := readings[0].year, readings[len(readings)-1].year, 0.0
	for _, p := range readings {
		top = max(top, p.value)
	}
	if top == 0 || first == last || last-first >= trendYears {
		return
	}
	t.Width, t.Height = trendWidth, trendHeight
	t.First, t.Last = strconv.Itoa(first), strconv.Itoa(last)
	step := trendWidth / (last - first + 1)
	for _, p := range readings {
		rise := max(int(math.Round(p.value/top*(trendHeight-2))), 1)
		t.Columns = append(t.Columns, view.TrendColumn{X: (p.year - first) * step, Y: trendHeight - rise, Width: max(step-3, 2), Rise: rise, Words: p.words})
	}
}
