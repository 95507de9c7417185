package site

import (
	"slices"

	"essaim/internal/network"
)

// spreadOrder lists adoptions as the chains go: each after the one that it was
// learnt from; what no chain reaches comes last.
func (p sheetPages) spreadOrder(s *network.Sheet, steps []network.Spread) []*network.Adoption {
	var list []*network.Adoption
	var walk func([]network.Spread)
	walk = func(steps []network.Spread) {
		for _, x := range steps {
			list = append(list, x.Adoption)
			walk(x.Next)
		}
	}
	walk(steps)
	for _, a := range p.AdoptionsOf(s.ID) {
		if !slices.Contains(list, a) {
			list = append(list, a)
		}
	}
	return list
}
