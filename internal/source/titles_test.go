package source

import "testing"

func TestAreAlike(t *testing.T) {
	for _, c := range []struct {
		text, name string
		want       bool
	}{
		{"Commune de Luc", "Luc", true},
		{"Mairie de Luc", "luc", true},
		{"la ville d’Olemps", "Olemps", true},
		{"St-Rémy", "Saint-Rémy", true},
		{"St Rémy", "saint-remy", true},
		{"Mairie de Ste Radegonde", "Sainte-Radegonde", true},
		{"Mairie", "Luc", false},
		{"SYDOM de Luc", "Luc", false},
		{"Luc", "Luc-la-Primaube", false},
	} {
		if got := areAlike(c.text, []string{c.name}); got != c.want {
			t.Errorf("%s is %s: %t, want %t", c.text, c.name, got, c.want)
		}
	}
}
