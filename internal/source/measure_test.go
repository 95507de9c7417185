package source

import (
	"testing"

	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/plainyaml"
)

// TestMeasureIn reads the names that a table gives, those of a new row too.
func TestMeasureIn(t *testing.T) {
	visits := &network.Measure{ID: "visits-made"}
	table := append(network.Measures[:len(network.Measures):len(network.Measures)], visits)
	for name, want := range map[string]*network.Measure{
		"visits-made":       visits,
		"needs-met":         network.MeasureOf("needs-met"),
		"réunions tenues":   network.MeetingsHeld,
		"Rencontres Tenues": network.MeetingsHeld,
		"visites":           nil,
	} {
		f := &file{scratch: newScratch()}
		got, ok := measureIn(table).read(f, &node{Kind: plainyaml.Scalar, Value: name})
		if got != want || ok != (want != nil) {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
}

// TestCountedBy: a target may say what is counted in either language, in the
// singular or the plural.
func TestCountedBy(t *testing.T) {
	for _, noun := range []string{"commune", "Communes", "réunion", "reunions", "rencontres", "actions", "fiche", "besoins", "meeting", "sheets", "need"} {
		if !countedBy(network.Measures, noun) {
			t.Errorf("%s is not counted", noun)
		}
	}
	for _, other := range []string{"t", "visites", "tenues", "s", "unit-of.needs-met"} {
		if countedBy(network.Measures, other) {
			t.Errorf("%s is counted", other)
		}
	}
}

// Every measure has a name in the first language; its id is one already where no
// other is spelled.
func TestMeasuresAreSpelled(t *testing.T) {
	for _, m := range network.Measures {
		if len(locale.For(locale.Languages[0]).Spelled("value.measure."+m.ID)) == 0 {
			t.Errorf("%s has no name", m.ID)
		}
	}
}
