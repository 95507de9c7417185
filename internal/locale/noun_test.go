package locale

import "testing"

func TestNames(t *testing.T) {
	for _, c := range []struct {
		text, noun string
		want       bool
	}{
		{"Bacs", "bacs", true},
		{"Bacs distribués", "bacs", true},
		{"Bacs distribués", "bac", true},
		{"Bacs distribués", "bacs distribués", true},
		{"Nombre de bacs", "bacs", true},
		{"Nombre d’élèves touchés", "élèves", true},
		{"Élèves", "eleve", true},
		{"Journaux distribués", "journal", true},
		{"Foyers équipés en bacs", "bacs", false}, // households are counted
		{"Bacs", "bacs distribués", false},
		{"Bacs", "", false},
		{"Bins", "bin", true},
		{"Number of households", "household", true},
		{"Part de bio", "bio", false},
	} {
		if got := Names(c.text, c.noun); got != c.want {
			t.Errorf("%s names %q: %v", c.text, c.noun, got)
		}
	}
}
