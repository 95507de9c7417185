package network

import "testing"

// The day on which an objective is reached is that of the evidence that makes
// its target, whatever comes later.
func TestReachedOn(t *testing.T) {
	day := func(iso string) Date {
		d, err := ParseDate(iso)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	held := func(id string) *Meeting {
		return &Meeting{ID: id, Date: day(id), Kind: Exchange, Status: Held}
	}
	result := func(sheet string, year int, value float64) *Sheet {
		return &Sheet{ID: sheet, Communes: []string{"luc"}, Status: Ongoing, Results: []Result{{Indicator: "eau", Year: year, Value: &Amount{Interval: Point(value)}}}}
	}
	undated := &Sheet{ID: "c", Communes: []string{"luc"}, Status: Ongoing, Results: []Result{{Indicator: "mer", Value: &Amount{Interval: Point(5)}}}}
	for _, c := range []struct {
		name      string
		objective Objective
		total     Total
		want      string
	}{
		{"the second meeting", Objective{Measure: MeetingsHeld, Target: Target{Value: 2}}, Sum, "2011-06-02"},
		{"none needed: from the start", Objective{Measure: MeetingsHeld}, Sum, "2011-01-01"},
		{"not reached", Objective{Measure: MeetingsHeld, Target: Target{Value: 9}}, Sum, ""},
		{"a flow, by the second year's result", Objective{Indicator: "eau", Target: Target{Value: 5}}, Sum, "2012-01-01"},
		{"what has no year does not say when", Objective{Indicator: "mer", Target: Target{Value: 5}}, Sum, "2011-01-01"},
		{"the greatest", Objective{Indicator: "eau", Target: Target{Value: 3}}, Max, "2012-01-01"},
		{"a stock may go down again: at the end", Objective{Indicator: "eau", Target: Target{Value: 3}}, Last, "2012-12-31"},
		{"a ceiling, at the end", Objective{Indicator: "eau", Target: Target{Value: 9}, Down: true}, Sum, "2012-12-31"},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := c.objective
			o.ID = "o"
			n := &Network{
				Programme:  Span{From: day("2011"), To: day("2012")},
				Communes:   []*Commune{{ID: "luc"}},
				Indicators: []*Indicator{{ID: "eau", Total: c.total}, {ID: "mer", Total: Sum}},
				Objectives: []*Objective{&o},
				Meetings:   []*Meeting{held("2011-03-01"), held("2011-06-02"), held("2012-01-05")},
				Sheets:     []*Sheet{result("a", 2011, 2), result("b", 2012, 3), undated},
			}
			s := n.At(DayOf(2013, 1, 1))
			if got := s.ReachedOn(&o, s.Progress()[0].Rows[0]).ISO(); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
