package source

import (
	"slices"
	"testing"
)

func TestPassages(t *testing.T) {
	for text, want := range map[string][]Passage{
		"": nil,
		"Avant.\n\n## Contexte\n\nUn mot.\n\n### Plus\n\nRien.\n": {{"", "Avant."}, {"Contexte", "Un mot.\n\n### Plus\n\nRien."}},
		"Titre\n=====\nTexte.\nMoyens\n---\nDes bacs.\n":          {{"Titre", "Texte."}, {"Moyens", "Des bacs."}},
		"## Vide\n\n## Suite\n\nMot.\n":                           {{"Suite", "Mot."}},
		"```\n## pas un titre\n<!-- du code -->\n```\n":           {{"", "```\n## pas un titre\n<!-- du code -->\n```"}},
		// What an author hides from pages is published nowhere.
		"## A\n\nOui <!-- rappeler la mairie --> et non.\n":     {{"A", "Oui  et non."}},
		"## A\n\n<!-- une\n## B\n\nligne -->\n\n## C\n\nMot.\n": {{"C", "Mot."}},
		"Mot.\n\n<!-- ouvert\n\n## Non\n\ncaché\n":              {{"", "Mot."}},
		"<!-- a\n```\n-->\nMot.\n":                              {{"", "Mot."}},
	} {
		if got := Passages([]byte(text)); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
