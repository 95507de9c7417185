package drawing

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"essaim/internal/address"
	"essaim/internal/diag"
	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/view"
	"essaim/internal/wording"
	"essaim/test/loop"
)

// charted draws an objective on what one commune measured in each year, seen in the
// middle of 2020: a flow in tonnes, unless total is another.
func charted(o network.Objective, total network.Total, values map[int]float64) *view.Chart {
	o.ID, o.Name, o.Indicator = "o", "Un objectif", "x"
	s := &network.Sheet{ID: "s", Title: "Fiche", Communes: []string{"luc"}, Themes: []string{"eau"}, Status: network.InPlace, Pos: diag.Whole("content/sheets/s.md")}
	for year, v := range values {
		s.Results = append(s.Results, network.Result{ID: fmt.Sprint("s/", year), Indicator: "x", Year: year, Value: &network.Amount{Interval: network.Point(v), Unit: "t"}})
	}
	n := &network.Network{
		Name: "Réseau", Lang: locale.French, Programme: network.Span{From: network.Date{Year: 2010}, To: network.Date{Year: 2024}},
		Communes: []*network.Commune{{ID: "luc", Name: "Luc"}}, Themes: []*network.Theme{{ID: "eau", Name: "Eau"}},
		Indicators: []*network.Indicator{{ID: "x", Name: "Mesure", Unit: "t", Total: total}},
		Objectives: []*network.Objective{&o}, Sheets: []*network.Sheet{s},
	}
	day, _ := network.ParseDay("2020-06-30")
	w := wording.New(n.At(day), locale.For(n.Lang), address.New(locale.For(n.Lang), ""))
	g := &w.Progress()[0]
	var rows []view.Row
	for _, r := range g.Rows {
		rows = append(rows, wording.Progress{Words: w}.Row(g, r, 0))
	}
	return Chart(w, g, rows)
}

func years(from, to int) network.Span {
	return network.Span{From: network.Date{Year: int16(from)}, To: network.Date{Year: int16(to)}}
}

// columnOf finds the column of a year.
func columnOf(t *testing.T, c *view.Chart, label string) view.ChartColumn {
	t.Helper()
	i := slices.IndexFunc(c.Columns, func(col view.ChartColumn) bool { return col.Label == label })
	if i < 0 {
		t.Fatalf("no column %s in %+v", label, c.Columns)
	}
	return c.Columns[i]
}

// What goes beyond a ceiling is hatched, and that alone: from the ceiling up to the
// value.
func TestWhatExceedsACeilingIsHatched(t *testing.T) {
	values := map[int]float64{2017: 8, 2018: 14, 2019: 10}
	ceiling := charted(network.Objective{Target: network.Target{Value: 10}, Down: true, Direction: network.Down, PerYear: true, Span: years(2017, 2019)}, network.Sum, values)
	for label, over := range map[string]bool{"2017": false, "2018": true, "2019": false} {
		if col := columnOf(t, ceiling, label); (col.Over >= 0) != over || over && (col.Over != ceiling.Target || col.Over <= col.Top) {
			t.Errorf("%s of a ceiling at %d: %+v", label, ceiling.Target, col)
		}
	}
	svg := string(SVG(ceiling))
	if want := fmt.Sprintf(`V%d" stroke="%s"`, columnOf(t, ceiling, "2018").Top, chartPaper); strings.Count(svg, `stroke-dasharray="4"`) != 1 || !strings.Contains(svg, want) {
		t.Errorf("the published drawing has no hatching %s: %s", want, svg)
	}
	floor := charted(network.Objective{Target: network.Target{Value: 10}, PerYear: true, Span: years(2017, 2019)}, network.Sum, values)
	if col := columnOf(t, floor, "2018"); col.Over >= 0 {
		t.Errorf("a floor may be exceeded: %+v", col)
	}
}

// A ceiling for all years together is exceeded by the running total.
func TestARunningTotalIsHatchedToo(t *testing.T) {
	c := charted(network.Objective{Target: network.Target{Value: 10}, Down: true, Direction: network.Down, Span: years(2017, 2024)}, network.Sum, map[int]float64{2017: 6, 2018: 6, 2019: 2})
	for label, over := range map[string]bool{"2017": false, "2018": true, "2019": true} {
		if col := columnOf(t, c, label); (col.Over >= 0) != over {
			t.Errorf("%s: %+v", label, col)
		}
	}
}

// The baseline has a column of its own, which is no result, and the line of what is
// expected begins there.
func TestTheLineBeginsAtTheBaseline(t *testing.T) {
	c := charted(network.Objective{Target: network.Target{Value: -50, Relative: true}, Down: true, Span: years(2017, 2020), Baseline: &network.Baseline{Year: 2016, Value: 200}},
		network.Last, map[int]float64{2017: 180, 2019: 120})
	base := c.Columns[0]
	if !base.Baseline || base.Label != "2016" || base.Value != "200" || base.Note != "référence" || base.Top != c.Base-chartHeight {
		t.Errorf("baseline: %+v", base)
	}
	if want := fmt.Sprintf("M%d %dL", base.Middle, base.Top); !strings.HasPrefix(c.Line, want) {
		t.Errorf("the line is %s; it begins at %s", c.Line, want)
	}
	if c.Target != c.Base-chartHeight/2 || len(c.Words) != 2 || c.Words[0].Text != "plafond" || c.Words[1].Text != "100 t" && c.Words[1].Text != "100\u202ft" && c.Words[1].Text != "100\u00a0t" {
		t.Errorf("a half of 200 t: %d, %+v", c.Target, c.Words)
	}
	for _, col := range c.Columns[1:] {
		if col.Baseline {
			t.Errorf("%+v is a year", col)
		}
	}
}

// A flow with one period has a column a year: what the year brought stands on what
// there was, and both are said.
func TestAFlowOfOnePeriodHasItsYears(t *testing.T) {
	c := charted(network.Objective{Target: network.Target{Value: 40}, Span: years(2017, 2024)}, network.Sum, map[int]float64{2017: 5, 2018: 10, 2020: 25})
	var shown []string
	for i, col := range c.Columns {
		shown = append(shown, strings.Join([]string{col.Label, col.Value, col.Note, c.Rows[i].Added}, " "))
	}
	want := []string{"2017 5 +5 5 t", "2018 15 +10 10 t", "2019 15  ", "2020 40 +25 25 t"}
	if got := strings.NewReplacer("\u202f", " ", "\u00a0", " ").Replace(strings.Join(shown, "\n")); got != strings.Join(want, "\n") || !c.Running {
		t.Errorf("got\n%s\nwant\n%s", got, strings.Join(want, "\n"))
	}
	y2018, y2020 := columnOf(t, c, "2018"), columnOf(t, c, "2020")
	if y2018.Carried != columnOf(t, c, "2017").Top || y2020.Rise != 100 || y2020.CarriedRise != 60 {
		t.Errorf("25 t on 15 t of 40: %+v, %+v", y2018, y2020)
	}
}

// Whatever the figures, all begun years are there, on one scale, the newest last; no
// value lies on a line or outside of the drawing, and the words of the target, with its
// unit, stand beside all of them.
func TestChartsOfAnyFigures(t *testing.T) {
	random := loop.Random(t, 21, 1)
	for range loop.Rounds(t, 2000) {
		first := 2010 + random.IntN(9)
		values := map[int]float64{}
		for y := first; y <= 2020; y++ {
			if random.IntN(4) > 0 {
				values[y] = math.Round(math.Pow(10, 4*random.Float64())*10) / 10
			}
		}
		o := network.Objective{Target: network.Target{Value: math.Round(math.Pow(10, 4*random.Float64()))}, Span: years(first, 2024), PerYear: random.IntN(2) == 0}
		if random.IntN(2) == 0 {
			o.Down, o.Direction = true, network.Down
		}
		if !o.PerYear && random.IntN(2) == 0 {
			o.Baseline = &network.Baseline{Year: first - 1, Value: 1 + float64(random.IntN(5000))}
		}
		total := []network.Total{network.Sum, network.Last}[random.IntN(2)]
		c := charted(o, total, values)
		if c == nil {
			if len(values) > 0 {
				t.Errorf("%v for %+v: not drawn", values, o)
			}
			continue
		}
		what := fmt.Sprintf("%v of %v for %v, baseline %v, per year %v", total, values, o.Target.Value, o.Baseline, o.PerYear)
		if total == network.Last && !o.PerYear {
			first = slices.Min(slices.Collect(maps.Keys(values))) // of a stock nothing is known before
		}
		checkYears(t, c, what, first)
		checkScale(t, c, what)
		checkPlaces(t, c, what)
	}
}

func checkYears(t *testing.T, c *view.Chart, what string, first int) {
	t.Helper()
	columns := c.Columns
	if columns[0].Baseline {
		columns = columns[1:]
	}
	for i, col := range columns {
		if col.Label != fmt.Sprint(first+i) {
			t.Errorf("%s: column %d is %s", what, i, col.Label)
		}
	}
	if last := columns[len(columns)-1]; last.Label != "2020" || last.Right > c.Right {
		t.Errorf("%s: it ends with %+v", what, last)
	}
}

// checkScale asks of every column the height that its figure has on the scale of the
// largest.
func checkScale(t *testing.T, c *view.Chart, what string) {
	t.Helper()
	figures, largest := make([]float64, len(c.Columns)), 0
	for i, col := range c.Columns {
		fmt.Sscan(strings.NewReplacer("\u202f", "", "\u00a0", "", ",", ".").Replace(col.Value), &figures[i])
		if figures[i] > figures[largest] {
			largest = i
		}
	}
	perUnit := float64(c.Base-c.Columns[largest].Top) / max(figures[largest], 1e-9)
	for i, col := range c.Columns {
		if col.Top >= 0 && math.Abs(float64(c.Base-col.Top)-figures[i]*perUnit) > 1.5 {
			t.Errorf("%s: %s is %d high", what, col.Value, c.Base-col.Top)
		}
	}
}

func checkPlaces(t *testing.T, c *view.Chart, what string) {
	t.Helper()
	for i, col := range c.Columns {
		if col.ValueY-textHeight < 0 || max(col.ValueY, c.NoteY) > c.Height {
			t.Errorf("%s: %s is outside", what, col.Value)
		}
		half := letterWidth * max(utf8.RuneCountInString(col.Value), 1) / 2
		lines := append(sloping(c, i, half), c.Target, col.Target, col.Expected)
		for _, line := range lines {
			if line >= 0 && line > col.ValueY-10 && line < col.ValueY {
				t.Errorf("%s: a line at %d goes through %s at %d", what, line, col.Value, col.ValueY)
			}
		}
		for _, words := range c.Words {
			if words.X < col.Middle+half {
				t.Errorf("%s: %q is on %s", what, words.Text, col.Value)
			}
		}
	}
	if len(c.Words) > 0 && !strings.HasSuffix(c.Words[1].Text, "t") {
		t.Errorf("%s: a target without its unit: %+v", what, c.Words)
	}
}

// sloping are the heights of the line of what is expected over the word of a column.
func sloping(c *view.Chart, column, half int) []int {
	var at []point
	for corner := range strings.SplitSeq(strings.Trim(c.Line, "M"), "L") {
		var p point
		if n, _ := fmt.Sscan(corner, &p.x, &p.y); n == 2 {
			at = append(at, p)
		}
	}
	var heights []int
	middle := float64(c.Columns[column].Middle)
	for x := middle - float64(half); x <= middle+float64(half); x++ {
		for i := 1; i < len(at); i++ {
			if a, b := at[i-1], at[i]; a.x <= x && x <= b.x && a.x < b.x {
				heights = append(heights, int(math.Round(a.y+(b.y-a.y)*(x-a.x)/(b.x-a.x))))
			}
		}
	}
	return heights
}
