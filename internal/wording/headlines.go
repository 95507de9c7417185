package wording

import (
	"cmp"
	"slices"

	"essaim/internal/network"
)

// Headlines are at most n figures that say best what a scope gave: flows first, which
// add up over the years, then those that most sheets and adoptions make.
func (w Progress) Headlines(scope network.Scope, n int) []network.RollUp {
	all := w.RollUps(scope, w.Indicators)
	slices.SortStableFunc(all, func(a, b network.RollUp) int {
		return cmp.Or(
			cmp.Compare(b2i(a.Indicator.Total != network.Sum), b2i(b.Indicator.Total != network.Sum)),
			cmp.Compare(b.Evidence.Len(), a.Evidence.Len()),
		)
	})
	return all[:min(len(all), n)]
}

// RollUpValue is the figure in words: "16,55 t".
func (w Progress) RollUpValue(r network.RollUp) string {
	return w.Interval(r.Interval, UnitOf(r.Indicator), written(r.Evidence, r.Decimals))
}
