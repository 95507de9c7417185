package network

import (
	"strings"
	"testing"

	"essaim/internal/locale"
)

func TestMeasuresAreWhole(t *testing.T) {
	for _, lang := range locale.Languages {
		if err := CheckMeasures(Measures, locale.For(lang).Has); err != nil {
			t.Errorf("%s: %v", lang, err)
		}
	}
}

// visitsMade is a row that a change may add tomorrow.
var visitsMade = Measure{
	ID: "visits-made", Unit: "visits", Gender: Feminine, Themed: true,
	facts: func(r *index) (facts []fact) {
		for _, m := range r.meetingsByID {
			if m.Status == Held && m.Kind == Visit {
				facts = append(facts, meetingFact(m, takingPart(m)))
			}
		}
		return facts
	},
	tally: count,
}

// TestMeasureLacksAPart takes each part out of a row, and each of its words out
// of a language.
func TestMeasureLacksAPart(t *testing.T) {
	words := func(key string) bool { return key != "unit-of.visits-made" && key != "measure.trips" }
	all := func(string) bool { return true }
	for missing, c := range map[string]struct {
		spoil func(*Measure)
		has   func(string) bool
	}{
		"":                                  {func(*Measure) {}, all},
		"measure \"\" has no id of its own": {func(m *Measure) { m.ID = "" }, all},
		"no unit":                           {func(m *Measure) { m.Unit = "" }, all},
		"no gender":                         {func(m *Measure) { m.Gender = "" }, all},
		"no facts":                          {func(m *Measure) { m.facts = nil }, all},
		"no tally":                          {func(m *Measure) { m.tally = nil }, all},
		"no id of its own":                  {func(m *Measure) { m.ID = "needs-met" }, all},
		"no words for unit-of.":             {func(*Measure) {}, words},
		"no words for measure.trips":        {func(m *Measure) { m.ID = "trips" }, words},
		"no words for rest.neuter":          {func(m *Measure) { m.Gender = "neuter" }, locale.For(locale.French).Has},
		"no tally, no words for unit-of":    {func(m *Measure) { m.tally = nil }, words},
	} {
		row := visitsMade
		c.spoil(&row)
		switch err := CheckMeasures(append(Measures[:len(Measures):len(Measures)], &row), c.has); {
		case missing == "" && err != nil:
			t.Errorf("a whole row: %v", err)
		case missing != "" && (err == nil || !strings.Contains(err.Error(), missing)):
			t.Errorf("%s: %v", missing, err)
		}
	}
}

// TestRowOfATable counts by a row alone: the objective has its figure, its
// proofs, and its theme when a theme narrows the measure.
func TestRowOfATable(t *testing.T) {
	n := &Network{
		Communes: []*Commune{{ID: "luc"}},
		Meetings: []*Meeting{
			{ID: "talk", Date: Date{Year: 2011}, Kind: Exchange, Status: Held},
			{ID: "tour", Date: Date{Year: 2011}, Kind: Visit, Status: Held, Themes: []string{"water"}},
			{ID: "walk", Date: Date{Year: 2012}, Kind: Visit, Status: Held},
		},
	}
	whole := visitsMade
	whole.Themed = false
	for want, o := range map[string]Objective{
		"2 reached tour walk": {Measure: &visitsMade, Target: Target{Value: 2}},
		"1 missed tour":       {Measure: &visitsMade, Target: Target{Value: 2}, Theme: "water"},
		"2 reached":           {Measure: &whole, Target: Target{Value: 2}, Theme: "water"},
	} {
		o.Span = Span{To: Date{Year: 2012}}
		n.Objectives = []*Objective{&o}
		row := n.At(DayOf(2013, 1, 1)).Progress()[0].Rows[0]
		got := []string{locale.For(locale.English).Number(*row.Value), string(row.Status)}
		for _, e := range row.Evidence.All() {
			got = append(got, e.ID)
		}
		if !strings.HasPrefix(strings.Join(got, " "), want) {
			t.Errorf("%v, want %s", got, want)
		}
	}
}
