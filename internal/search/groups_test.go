package search

import (
	"slices"
	"testing"
)

// What people write as one word and as several is one, too.
func TestGroups(t *testing.T) {
	for text, want := range map[string][]string{
		"une micro-crèche et un week-end":            {"microcrèche", "weekend"},
		"Saint-Jean-de-Luz, arc‑en‑ciel":             {"saintjeandeluz", "arcenciel"},
		"le C.C.A.S. et la S.N.C.F":                  {"ccas", "sncf"},
		"1 500 €, 2\u202f500\u00a0000, 1.500, 1’500": {"1500", "2500000", "1500", "1500"},
		"12 12 500 foyers, 1 5000, 2 50":             {"12500"},
		"05.65.11.22.33 ou 05 65 11 22 33":           {"0565112233", "0565112233"},
		"RD 988 et RN\u00a020, zone 30, rue 5":       {"rd988", "rn20"},
		"2011-2012, 12/05/2014, 3-4":                 nil,
		"un - deux, trois -quatre":                   nil,
	} {
		var got []string
		for _, group := range groupsOf(text) {
			got = append(got, normalise([]byte(group)))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: %v, not %v", text, got, want)
		}
	}
}

// The s of a plural falls where Snowball keeps it.
func TestPlurals(t *testing.T) {
	stem := stemmer("fr")
	for _, word := range []string{"vélo", "élu", "emploi", "essai", "photo", "menu", "loi", "résidu", "cantine", "école"} {
		if stem(word+"s") != stem(word) {
			t.Errorf("%ss is %q, %s is %q", word, stem(word+"s"), word, stem(word))
		}
	}
	for _, word := range []string{"us", "bus"} {
		if stem(word) == stem(word[:len(word)-1]) {
			t.Errorf("%s is %q", word, stem(word))
		}
	}
}
