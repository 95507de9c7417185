package locale

import (
	"testing"

	"essaim/test/loop"
)

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

// What lies near the diagonal, up to a bound, is what the whole table of distances
// gives.
func TestDistanceWithin(t *testing.T) {
	random := loop.Random(t, 31, 32)
	text := func() []rune {
		letters := make([]rune, random.IntN(12))
		for i := range letters {
			letters[i] = 'a' + random.Int32N(3)
		}
		return letters
	}
	var kept rows
	for range loop.Rounds(t, 200_000) {
		a, b, most := text(), text(), random.IntN(8)
		want := wholeDistance(a, b)
		if got := kept.distanceWithin(a, b, most); got != min(want, most+1) {
			t.Fatalf("%s and %s, within %d: %d, want %d", string(a), string(b), most, got, want)
		}
	}
}

func wholeDistance(a, b []rune) int {
	table := make([][]int, len(a)+1)
	for i := range table {
		table[i] = make([]int, len(b)+1)
		for j := range table[i] {
			if i == 0 || j == 0 {
				table[i][j] = i + j
				continue
			}
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			table[i][j] = min(table[i-1][j]+1, table[i][j-1]+1, table[i-1][j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				table[i][j] = min(table[i][j], table[i-2][j-2]+1)
			}
		}
	}
	return table[len(a)][len(b)]
}
