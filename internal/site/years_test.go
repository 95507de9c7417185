package site

import (
	"slices"
	"testing"

	"essaim/internal/network"
	"essaim/internal/network/networktest"
	"essaim/test/loop"
)

// However titles come to be what they are, many at once or a few, their order is that of
// sorting them all.
func TestTitlesAreInOrder(t *testing.T) {
	r := loop.Random(t, 41, 42)
	n := networktest.Everything()
	for len(n.Sheets) < 40 {
		sheet := *n.Sheets[len(n.Sheets)%2]
		n.Sheets = append(n.Sheets, &sheet)
	}
	p := newPlanner(input(n))
	for round := range loop.Rounds(t, 2000) {
		for range 1 + r.IntN([]int{3, 30}[r.IntN(2)]) {
			p.Sheets[r.IntN(len(p.Sheets))].Title = []string{"Eau", "eau", "Éau", "Des eaux", "Zoo", "10 eaux", "9 eaux", ""}[r.IntN(8)]
		}
		p.reword()
		var want []*network.Sheet
		for _, t := range sortedByTitle(p.Locale, p.Sheets) {
			want = append(want, t.sheet)
		}
		if !slices.Equal(p.byTitle(), want) {
			t.Fatalf("round %d", round)
		}
	}
}
