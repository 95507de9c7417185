package locale

import (
	"regexp"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

func TestFold(t *testing.T) {
	for text, want := range map[string]string{
		"":                        "",
		"fiche":                   "fiche",
		"FICHE 12":                "fiche 12",
		"Éco-École d’été":         "eco-ecole d'ete",
		"E\u0301cole":             "ecole",
		"Cœur, ŒUVRE, ex æquo":    "coeur, oeuvre, ex aequo",
		"Straße":                  "strasse",
		"Łódź, Đà Nẵng, Malmø":    "lodz, da nang, malmo",
		"12\u202f300\u00a0€":      "12 300 €",
		"porte\u2011à\u2010porte": "porte-a-porte",
		"co\u00adopération\u200b": "cooperation",
		"ЭКОЛОГИЯ й":              "экология и",
		"ÀÂÄÇÈÉÊËÎÏÔÖÙÛÜŸ ÿ×÷ðÞ©½": "aaaceeeeiioouuuy y×÷ðþ©½",
	} {
		if got := Fold(text); got != want {
			t.Errorf("Fold(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestSlug(t *testing.T) {
	for text, want := range map[string]string{
		"n°5":                     "n-5",
		"L'eau":                   "l-eau",
		"L’été à Rodez !":         "l-ete-a-rodez",
		"  --Déjà  vu-- ":         "deja-vu",
		"Cœur de ville":           "coeur-de-ville",
		"déchets_évités (2011)":   "dechets-evites-2011",
		"!!!":                     "",
		"экология":                "",
		"composteurs-de-quartier": "composteurs-de-quartier",
	} {
		if got := Slug(text); got != want {
			t.Errorf("Slug(%q) = %q, want %q", text, got, want)
		}
	}
}

// The short way for French letters and the long one through Unicode agree.
func TestFoldLatinIsFold(t *testing.T) {
	for r := rune(0x80); r < 0x3000; r++ {
		if folded, latin := appendLatin(nil, string(r)); latin {
			// A letter of another script sends the same character the long way.
			if long := Fold(string(r) + "я"); strings.TrimSuffix(long, "я") != string(folded) {
				t.Errorf("%q: %q, the long way %q", r, folded, long)
			}
		}
	}
}

var slug = regexp.MustCompile(`^([a-z0-9]+(-[a-z0-9]+)*)?$`)

func FuzzFold(f *testing.F) {
	for _, s := range []string{"L’Été", "cœur", "İi", "ǅ", "Ω", "ﬁ", "한글", "e\u0301"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		folded := Fold(s)
		if again := Fold(folded); again != folded {
			t.Errorf("%q folds to %q, then %q", s, folded, again)
		}
		for _, r := range norm.NFD.String(folded) {
			if unicode.Is(unicode.Mn, r) {
				t.Errorf("%q keeps an accent: %q", s, folded)
			}
		}
		if !slug.MatchString(Slug(s)) {
			t.Errorf("%q: slug %q", s, Slug(s))
		}
	})
}

func BenchmarkFold(b *testing.B) {
	for b.Loop() {
		Fold("Réutilisation")
	}
}
