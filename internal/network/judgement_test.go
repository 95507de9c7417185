package network

import (
	"fmt"
	"testing"
)

func TestJudge(t *testing.T) {
	for _, c := range []struct {
		why, asOf, sheet, indicator string
		target                      SheetTarget
		want                        string // status, value, goal
	}{
		{"met: reached, even before the end", "2012-05-31", "done result=i:2011:12", "i sum",
			SheetTarget{Target: Target{Value: 12}, By: Date{Year: 2012}}, "reached 12 12"},
		{"no result: not reported, even before the end", "2012-05-31", "ongoing", "i sum",
			SheetTarget{Target: Target{Value: 12}, By: Date{Year: 2012}}, "not-reported - 12"},
		{"before the last day of `by`", "2012-12-30", "in-place result=i:2011:5", "i sum",
			SheetTarget{Target: Target{Value: 12}, By: Date{Year: 2012}}, "in-progress 5 12"},
		{"on it", "2012-12-31", "in-place result=i:2011:5", "i sum",
			SheetTarget{Target: Target{Value: 12}, By: Date{Year: 2012}}, "missed 5 12"},
		{"planned and ongoing practices have time", "2013-06-30", "ongoing result=i:2011:5", "i sum",
			SheetTarget{Target: Target{Value: 12}, By: Date{Year: 2012}}, "in-progress 5 12"},
		{"without `by`, what is in place should be there", "2012-05-31", "in-place result=i:2011:5", "i sum",
			SheetTarget{Target: Target{Value: 12}}, "missed 5 12"},
		{"what comes after `by` comes too late", "2013-06-30", "done result=i:2011:5 result=i:2013:7", "i sum",
			SheetTarget{Target: Target{Value: 12}, By: Date{Year: 2012}}, "missed 5 12"},
		{"what comes after as_of has not come", "2012-06-30", "done result=i:2011:5 result=i:2013:7", "i sum",
			SheetTarget{Target: Target{Value: 12}}, "missed 5 12"},
		{"a result without year counts: no period has to hold it", "2012-06-30", "done result=i::12", "i sum",
			SheetTarget{Target: Target{Value: 12}}, "reached 12 12"},
		{"the latest of a stock", "2012-06-30", "done result=i:2012:7 result=i:2011:12 result=i::20", "i last",
			SheetTarget{Target: Target{Value: 12}}, "missed 7 12"},
		{"down is a ceiling", "2012-06-30", "done result=i:2011:12", "i sum",
			SheetTarget{Target: Target{Value: 12}, Direction: Down}, "reached 12 12"},
		{"above it", "2012-06-30", "done result=i:2011:12.5", "i sum",
			SheetTarget{Target: Target{Value: 12}, Direction: Down}, "missed 12.5 12"},
		{"units are converted, those of the target too", "2012-06-30", "done result=i:2011:5200kg", "i sum t",
			SheetTarget{Target: Target{Value: 5200, Unit: "kg"}}, "reached 5.2 5.2"},
		{"a sheet has no baseline to be relative to", "2012-06-30", "done result=i:2011:5", "i sum",
			SheetTarget{Target: Target{Value: -7, Relative: true}}, " 5 0"},
	} {
		s := situation(t, "as_of "+c.asOf+"\nindicator "+c.indicator+"\nsheet s luc "+c.sheet+"\nindicator j sum\nsheet other rodez done result=i:2011:100")
		s.Sheet("s").Results = append(s.Sheet("s").Results, Result{Indicator: "j", Year: 2011, Value: &Amount{Interval: Point(1000)}})
		c.target.Indicator = "i"
		s.Sheet("s").Targets = []SheetTarget{c.target}
		j := s.Judge(s.Sheet("s"))[0]
		if got := fmt.Sprint(j.Status, " ", judged(j), " ", j.Goal); got != c.want || j.AsOf != s.AsOf {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}

func TestJudgeNetworkObjectiveAndText(t *testing.T) {
	s := situation(t, `
		as_of 2012-05-31
		indicator eau last m3
		objective eau target=1 span=2012..2012
		sheet s luc done result=eau:2012:1`)
	eight := 8.0
	sheet := s.Sheet("s")
	sheet.Results[0].OutOf, sheet.Results[0].Value.Approx = &eight, true
	sheet.Targets = []SheetTarget{{Objective: "o"}, {Text: "Créer du lien"}, {Indicator: "eau", Target: Target{Value: 2}}}
	list := s.Judge(sheet)
	if j := list[0]; j.Progress != s.ProgressOf("o") || j.Status != InProgress || j.Unit != "m3" {
		t.Errorf("the network's own objective: %+v", j)
	}
	if j := list[1]; j.Status != "" || j.Value != nil || j.Target.Text != "Créer du lien" {
		t.Errorf("a text is never judged: %+v", j)
	}
	if j := list[2]; j.OutOf == nil || *j.OutOf != 8 || !j.Value.Approx {
		t.Errorf("what the only result is out of is kept: %+v", j)
	}
}

func judged(j Judgement) string {
	if j.Value == nil {
		return "-"
	}
	return written(*j.Value)
}
