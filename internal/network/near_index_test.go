package network

import (
	"cmp"
	"fmt"
	"slices"
	"testing"

	"essaim/test/loop"
)

// The nearest are those that looking at every member finds, in the same order.
func TestNearestFindsAllThatAreNear(t *testing.T) {
	r := loop.Random(t, 25, 8)
	for range loop.Rounds(t, 2000) {
		var communes []*Commune
		for i := range 1 + r.IntN(30) {
			communes = append(communes, someCommune(r, i))
		}
		s := (&Network{Communes: communes}).At(0)
		for _, c := range communes {
			var all []Neighbour
			for _, other := range communes {
				if km := kmBetween(c, other); other != c && km >= 0 {
					all = append(all, Neighbour{Commune: other, Km: km})
				}
			}
			slices.SortStableFunc(all, func(a, b Neighbour) int { return cmp.Compare(a.Km, b.Km) })
			want, got := fmt.Sprint(all[:min(len(all), maxNeighbours)]), fmt.Sprint(nearest(c, s.located()))
			if got != want {
				t.Fatalf("near %v: %s instead of %s", c, got, want)
			}
		}
	}
}
