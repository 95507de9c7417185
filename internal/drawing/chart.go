package drawing

import (
	"essaim/internal/locale"
	"math"

	"essaim/internal/network"
	"essaim/internal/view"
	"essaim/internal/wording"
)

const (
	chartStep   = 112
	chartColumn = 56
	chartTick   = 8   // by which the target's tick goes beyond it
	chartHeight = 150 // of the tallest column
	chartHead   = 26  // room for the value above it
	chartFoot   = 44  // for the period and its status
)

// Chart is nil unless an objective has several periods and no commune of its
// own on each row: then the table alone says it better.
func Chart(w *wording.Words, g *network.Progress, rows []view.Row) *view.Chart {
	if len(g.Rows) < 2 || g.Objective.ForEach {
		return nil
	}
	top := 0.0
	for _, r := range g.Rows {
		if r.Value != nil {
			top = max(top, *r.Value)
		}
		top = max(top, r.Target)
		if least := min(r.Target, orZero(r)); least < 0 || r.Aimless {
			return nil // what goes under zero has no common base, nor a target that nobody knows a height
		}
	}
	if top <= 0 {
		return nil
	}
	c := &view.Chart{Width: len(rows) * chartStep, Base: chartHead + chartHeight, LabelY: chartHead + chartHeight + 18, WordY: chartHead + chartHeight + 36, Height: chartHead + chartHeight + chartFoot}
	height := func(v float64) int { return c.Base - int(math.Round(v/top*chartHeight)) }
	for i, r := range g.Rows {
		x := i*chartStep + (chartStep-chartColumn)/2
		column := view.ChartColumn{
			X: x, Middle: x + chartColumn/2, Width: chartColumn,
			Top: -1, Target: height(r.Target), Expected: -1,
			Left: x - chartTick, Wide: chartColumn + 2*chartTick,
			Label:  rows[i].Label,
			Status: view.Status{ID: string(r.Status), Words: w.T("status." + string(r.Status))},
		}
		column.ValueY, column.Gap = column.Target-8, c.Base-column.Target
		if r.Value != nil && r.Status != network.NotStarted {
			column.Top = height(*r.Value)
			column.Rise = c.Base - column.Top
			column.ValueY = min(column.Top, column.Target) - 8
			column.Value = w.Interval(r.Range, locale.Unit{}, locale.Computed)
		}
		if r.Expected != nil && r.Status == network.InProgress && *r.Expected > 0 {
			column.Expected = height(min(*r.Expected, top))
		}
		c.Columns = append(c.Columns, column)
	}
	return c
}

// orZero is 0 for a row without any.
func orZero(r network.Row) float64 {
	if r.Value == nil {
		return 0
	}
	return *r.Value
}
