package drawing

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"unicode/utf8"

	"essaim/internal/network"
	"essaim/internal/view"
	"essaim/internal/wording"
)

const (
	chartColumn = 40
	chartMargin = 20  // between two columns at least
	chartTick   = 6   // by which the target's tick goes beyond its column
	chartHeight = 160 // of the tallest column
	chartHead   = 44  // room for the value above it
	chartFoot   = 46  // for the period, and for its status or what it added
	textHeight  = 15  // of a value
	letterWidth = 9   // of a character of it, at most
	chartSide   = 8   // between the columns and the words at their right
)

// column is a period before it has a place.
type column struct {
	label, value, note string
	top, carried       *float64
	target, expected   *float64
	status             view.Status
	baseline           bool
}

// Chart draws an objective over the years: its periods, or the years of its only
// one. It is nil when there is nothing to draw, and for rows of communes, of which
// a grid says more.
func Chart(w *wording.Words, g *network.Progress, rows []view.Row) *view.Chart {
	if g.Objective.ForEach || len(g.Rows) == 0 {
		return nil
	}
	words := wording.Progress{Words: w}
	c := &view.Chart{Title: w.Typo(g.Objective.Name), Target: -1}
	var columns []column
	if len(g.Rows) > 1 {
		columns, c.Judged = periodColumns(words, g, rows, c), true
	} else {
		columns = yearColumns(words, g, c)
	}
	if len(columns) == 0 {
		return nil
	}
	if b := g.Rows[0].Baseline; b != nil {
		columns = slices.Insert(columns, 0, column{label: wording.BaselineYear(b), value: words.Bare(g, network.Point(b.Value)), top: &b.Value, note: w.T("chart.baseline"), baseline: true})
	}
	top := 0.0
	for _, col := range columns {
		for _, v := range []*float64{col.top, col.target, col.expected} {
			if v != nil && *v < 0 {
				return nil // what goes under zero has no common base
			}
			top = max(top, orZero(v))
		}
	}
	line := linePoints(w, g)
	if line != nil {
		top = max(top, line.start, line.target)
	}
	if same := oneTarget(g); same != nil {
		top = max(top, *same)
	}
	if top <= 0 {
		return nil
	}
	place(c, g, columns, top, line)
	if same := oneTarget(g); same != nil {
		c.Words = targetWords(words, g, c)
	}
	free(c, line)
	return c
}

// periodColumns are the periods that have begun.
func periodColumns(w wording.Progress, g *network.Progress, rows []view.Row, c *view.Chart) []column {
	var columns []column
	known := false
	for i, r := range g.Rows {
		if r.Status == network.NotStarted {
			continue
		}
		if r.Aimless {
			return nil // a target of which nobody knows the height
		}
		col := column{label: rows[i].Label, target: &r.Target, expected: expectedOf(r), status: rows[i].Status}
		if r.Value != nil {
			col.top, col.value = r.Value, w.Bare(g, r.Range)
			known = true
		}
		columns = append(columns, col)
		c.Rows = append(c.Rows, view.ChartRow{
			Label: rows[i].Label, Value: rows[i].Value, Target: rows[i].Target, Expected: rows[i].Expected, Status: rows[i].Status,
			Reason: cmp.Or(rows[i].Reason, rows[i].Rest),
		})
	}
	if !known {
		return nil
	}
	return columns
}

// yearColumns are the years of the only period.
func yearColumns(w wording.Progress, g *network.Progress, c *view.Chart) []column {
	r := g.Rows[0]
	if r.Aimless {
		return nil
	}
	courses := network.Courses{Situation: w.Situation}
	course, adds := courses.Of(g), courses.AddsUp(g.Objective)
	columns := make([]column, len(course))
	for i, step := range course {
		col := column{label: wording.Charted{Progress: w}.YearOf(step)}
		row := view.ChartRow{Label: col.label, Target: wording.Charted{Progress: w}.GoalOf(g)}
		if step.Value != nil {
			v := *step.Value.Judged(g.Objective.Down)
			col.top, col.value, row.Value = &v, w.Bare(g, *step.Value), w.Full(g, *step.Value)
			if step.Added != nil {
				before := max(0, v-*step.Added.Judged(g.Objective.Down))
				col.carried, col.note, row.Added = &before, wording.Charted{Progress: w}.AddedIn(g, *step.Added), w.Full(g, *step.Added)
			} else if adds {
				col.carried = &v
			}
		}
		columns[i] = col
		c.Rows = append(c.Rows, row)
	}
	c.Running = adds
	return columns
}

// oneTarget is the target of all periods; nil when they differ.
func oneTarget(g *network.Progress) *float64 {
	for _, r := range g.Rows {
		if r.Target != g.Rows[0].Target {
			return nil
		}
	}
	return &g.Rows[0].Target
}

// place puts the columns side by side, on one scale.
func place(c *view.Chart, g *network.Progress, columns []column, top float64, line *straight) {
	step := chartColumn + chartMargin
	for _, col := range columns {
		step = max(step, letterWidth*max(utf8.RuneCountInString(col.value), utf8.RuneCountInString(col.label), utf8.RuneCountInString(col.note))+8)
	}
	c.Base = chartHead + chartHeight
	c.Right, c.Height = step*len(columns), c.Base+chartFoot
	c.Width, c.LabelY, c.NoteY = c.Right, c.Base+18, c.Base+38
	height := func(v *float64) int {
		if v == nil {
			return -1
		}
		return c.Base - int(math.Round(*v/top*chartHeight))
	}
	target := oneTarget(g)
	if target != nil {
		c.Target = height(target)
	}
	for i, col := range columns {
		x := i*step + (step-chartColumn)/2
		v := view.ChartColumn{
			X: x, Middle: x + chartColumn/2, Width: chartColumn, Left: x - chartTick, Right: x + chartColumn + chartTick,
			Top: height(col.top), Target: -1, Expected: height(col.expected), Carried: height(col.carried), Over: -1,
			Value: col.value, Label: col.label, Note: col.note, Status: col.status, Baseline: col.baseline,
		}
		if target == nil {
			v.Target = height(col.target)
		}
		if v.Top >= 0 {
			foot := c.Base
			if v.Carried >= 0 {
				foot, v.CarriedRise = v.Carried, c.Base-v.Carried
			}
			v.Rise = foot - v.Top
			if goal := max(v.Target, c.Target); g.Objective.Down && !col.baseline && goal > v.Top {
				v.Over = goal
			}
		}
		c.Columns = append(c.Columns, v)
	}
	if line != nil {
		c.Line = line.path(step, height)
	}
}

// straight is the line of what is expected, from day to day.
type straight struct {
	from, to      network.Day
	start, target float64
	baseline      bool
	days          []network.Day // of the columns of years
	corners       []point       // where it goes on the drawing
}

func linePoints(w *wording.Words, g *network.Progress) *straight {
	courses := network.Courses{Situation: w.Situation}
	from, to, start, target, has := courses.Line(g)
	if !has || to == 0 {
		return nil
	}
	l := &straight{from: from, to: to, start: start, target: target, baseline: g.Rows[0].Baseline != nil}
	for _, step := range courses.Of(g) {
		l.days = append(l.days, step.Day)
	}
	return l
}

// at is what the line asks for on a day.
func (l *straight) at(day network.Day) float64 {
	if day >= l.to {
		return l.target
	}
	return l.start + (l.target-l.start)*float64(day-l.from+1)/float64(l.to-l.from+1)
}

// path goes from the left edge, or from the baseline's column, through the middle
// of each year: what is expected by its end.
func (l *straight) path(step int, height func(*float64) int) string {
	at, first := point{0, float64(height(&l.start))}, 0
	if l.baseline {
		at.x, first = float64(step/2), 1
	}
	l.corners = []point{at}
	path := fmt.Sprintf("M%.0f %.0f", at.x, at.y)
	for i, day := range l.days {
		if day == 0 {
			continue
		}
		v := l.at(day)
		at = point{float64((first+i)*step + step/2), float64(height(&v))}
		l.corners = append(l.corners, at)
		path += fmt.Sprintf("L%.0f %.0f", at.x, at.y)
	}
	return path
}

// over is how high the line is between two places, at its highest and at its lowest;
// false when it does not come there.
func (l *straight) over(left, right float64) (band, bool) {
	b, has := band{math.MaxInt, math.MinInt}, false
	add := func(y float64) {
		b, has = band{min(b.top, int(math.Floor(y))), max(b.bottom, int(math.Ceil(y)))}, true
	}
	for i := 1; i < len(l.corners); i++ {
		from, to := l.corners[i-1], l.corners[i]
		if from.x > right || to.x < left {
			continue
		}
		slope := (to.y - from.y) / (to.x - from.x)
		add(from.y + slope*(max(left, from.x)-from.x))
		add(from.y + slope*(min(right, to.x)-from.x))
	}
	return b, has
}

// A band is what a line takes of the height of a drawing.
type band struct{ top, bottom int }

// targetWords stand at the right of the target's line: what it is, and how much.
func targetWords(w wording.Progress, g *network.Progress, c *view.Chart) []view.ChartWords {
	name := w.T("chart.target")
	if g.Objective.Down {
		name = w.T("chart.ceiling")
	}
	y := max(c.Target, textHeight)
	words := []view.ChartWords{{X: c.Right + chartSide, Y: y - 2, Text: name}, {X: c.Right + chartSide, Y: y + textHeight, Text: wording.Charted{Progress: w}.GoalOf(g)}}
	for _, text := range words {
		c.Width = max(c.Width, text.X+letterWidth*utf8.RuneCountInString(text.Text))
	}
	return words
}

// free puts each value above its column, off every line that crosses it.
func free(c *view.Chart, line *straight) {
	for i := range c.Columns {
		col := &c.Columns[i]
		col.ValueY = c.Base - 8
		if col.Top >= 0 {
			col.ValueY = col.Top - 8
		}
		var lines []band
		for _, y := range []int{c.Target, col.Target, col.Expected} {
			if y >= 0 {
				lines = append(lines, band{y, y})
			}
		}
		half := float64(letterWidth*utf8.RuneCountInString(cmp.Or(col.Value, "–"))) / 2
		if line != nil {
			if b, has := line.over(float64(col.Middle)-half, float64(col.Middle)+half); has {
				lines = append(lines, b)
			}
		}
		for range lines { // above one of them, a value may meet the next
			for _, l := range lines {
				if l.bottom > col.ValueY-textHeight && l.top < col.ValueY+6 {
					col.ValueY = l.top - 7
				}
			}
		}
	}
}
