package locale

import "testing"

func TestNearest(t *testing.T) {
	words := []string{"title", "titre", "theme", "thème", "in-place", "summary", "résumé", "composteurs-de-quartier"}
	for text, want := range map[string]string{
		"titel": "title", "tittre": "titre", "Summry": "summary", "resumé": "résumé", "en_palce": "in-place",
		"composteurs-quartier": "composteurs-de-quartier", "x": "", "": "", "bonjour": "", "in palce": "in-place",
	} {
		if got := Nearest(text, words); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
