package network

import (
	"slices"
	"strconv"
	"strings"
	"testing"
)

// Targets of sheets, by testdata/targets.
func TestTargets(t *testing.T) {
	for _, c := range readCases(t, "targets") {
		s := c.net.At(c.asOf)
		var got []string
		for _, j := range s.Judge(c.net.Sheets[0]) {
			got = append(got, printJudgement(j))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %s\n got:\n\t%s\nwant:\n\t%s", c.place, c.why, strings.Join(got, "\n\t"), strings.Join(c.want, "\n\t"))
		}
	}
}

func printJudgement(j Judgement) string {
	words := []string{">"}
	add := func(word string, said bool) {
		if said {
			words = append(words, word)
		}
	}
	add(string(j.Status), j.Status != "")
	if j.Value != nil {
		add("value="+written(*j.Value), true)
	}
	add("target="+strconv.FormatFloat(j.Goal, 'g', -1, 64), j.Known)
	add("target=?", !j.Known)
	add("down", j.Down)
	if j.Start != nil {
		add("start="+printStart(j.Start), true)
	}
	add(string(j.Reason), j.Reason != "")
	return strings.Join(words, " ")
}

func TestChangeOf(t *testing.T) {
	for _, c := range []struct{ why, unit, result, want string }{
		{"less", "g/repas", "30^2010:147", "-79.5918367347"},
		{"more", "kWh", "300^200", "50"},
		{"the same", "kWh", "200^200", "0"},
		{"all of it is gone", "kWh", "0^200", "-100"},
		{"of a percentage, points", "%", "60^45", "15 points"},
		{"less of one", "%", "45.5^60", "-14.5 points"},
		{"of a rate of a thousand too", "‰", "8^12", "-4 points"},
		{"a percentage of each year too", "%/an", "8^12", "-4 points"},
		{"a percentage before, in thousandths", "%", "60^450‰", "15 points"},
		{"another unit of the quantity", "t", "1.5^2000kg", "-25"},
		{"both in another unit than the indicator's", "t", "1500kg^2000", "-25"},
		{"the before in the indicator's own", "t", "1500kg^2t", "-25"},
		{"the noun of what is counted", "", "30bacs^20bacs", "50"},
		{"on one side only", "", "30^20bacs", "50"},
		{"not exact before", "kWh", "300^~200", "~50"},
		{"not exact after", "kWh", "~300^200", "~50"},
		{"just below", "kWh", "<~300^200", "~50"},
		{"nothing before", "kWh", "300^0", "none"},
		{"less than nothing before", "°C", "3^-2", "none"},
		{"nothing of a percentage before", "%", "3^0", "none"},
		{"a range before", "kWh", "300^100..200", "none"},
		{"a range after", "kWh", "200..300^100", "none"},
		{"at least", "kWh", ">300^100", "none"},
		{"another quantity", "kWh", "300^100kg", "none"},
		{"a year of a rate before", "kg/hab/an", "198^2012:202.2kg/hab", "-2.07715133531"},
		{"a year of a rate, and the rate before", "kg/hab/an", "198kg/hab^2012:202.2kg/hab", "-2.07715133531"},
		{"of a rate without its year", "kg/hab/an", "198^202.2kg/hab", "none"},
		{"no before", "kWh", "300", "none"},
	} {
		s := situation(t, "as_of 2012-05-31\nindicator i mean "+c.unit+" name=Bacs\nsheet s luc done result=i:2011:"+c.result)
		change, known := s.Sheet("s").Results[0].ChangeOf(s.Indicator("i"))
		got := "none"
		if known {
			got = strconv.FormatFloat(change.Value, 'g', -1, 64)
			if change.Approx {
				got = "~" + got
			}
			if change.Points {
				got += " points"
			}
		}
		if got != c.want {
			t.Errorf("%s: %s: %s, want %s", c.why, c.result, got, c.want)
		}
	}
}
