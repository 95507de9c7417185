package drawing

import (
	"math"
	"strconv"

	"essaim/internal/network"
	"essaim/internal/view"
	"essaim/internal/wording"
)

const (
	trendWidth, trendHeight = 240, 44
	trendYears              = 12 // columns that one can still count
)

// Trends draw figures of the whole network, of the years whose results they add up: a
// stock of a year is what was read in it, which says nothing of a trend, so such a
// figure stands alone.
func Trends(w wording.Progress, figures []network.RollUp) []view.Trend {
	var drawn []*network.Indicator
	for _, figure := range figures {
		if figure.Indicator.Total == network.Sum {
			drawn = append(drawn, figure.Indicator)
		}
	}
	years := w.YearsOfResults() // the latest first
	byYear := make([]map[*network.Indicator]network.RollUp, min(len(years), trendYears))
	for i := range byYear {
		byYear[i] = map[*network.Indicator]network.RollUp{}
		for _, r := range w.RollUps(network.Scope{Year: years[i]}, drawn) {
			byYear[i][r.Indicator] = r
		}
	}
	var trends []view.Trend
	for _, figure := range figures {
		t := view.Trend{Name: w.Typo(figure.Indicator.Name), Value: w.RollUpValue(figure), How: wording.Capital(w.T("total." + string(figure.Indicator.Total)))}
		if figure.Indicator.Total == network.Sum {
			drawTrend(w, &t, figure.Indicator, years, byYear)
		}
		trends = append(trends, t)
	}
	return trends
}

// drawTrend draws a column for each year from the first to the last with a result,
// as high as what is known at least.
func drawTrend(w wording.Progress, t *view.Trend, i *network.Indicator, years []int, byYear []map[*network.Indicator]network.RollUp) {
	first, last, top := 0, 0, 0.0
	for n, results := range byYear {
		r, known := results[i]
		if !known {
			continue
		}
		if r.Lower() == nil || r.Min < 0 {
			return // without a common base there is nothing to compare
		}
		if last == 0 {
			last = years[n]
		}
		first, top = years[n], max(top, r.Min)
	}
	if first == last || top == 0 {
		return
	}
	t.Width, t.Height = trendWidth, trendHeight
	t.First, t.Last = strconv.Itoa(first), strconv.Itoa(last)
	step := trendWidth / (last - first + 1)
	for n := len(byYear) - 1; n >= 0; n-- {
		r, known := byYear[n][i]
		if !known {
			continue
		}
		rise := max(int(math.Round(r.Min/top*(trendHeight-2))), 1)
		t.Columns = append(t.Columns, view.TrendColumn{
			X: (years[n] - first) * step, Y: trendHeight - rise, Width: max(step-3, 2), Rise: rise,
			Words:   w.T("trend.year", years[n], w.RollUpValue(r)),
			Partial: years[n] == w.AsOf.Year() && w.AsOf < network.DayOf(years[n], 12, 31),
		})
	}
}
