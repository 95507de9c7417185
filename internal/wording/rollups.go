package wording

import (
	"essaim/internal/network"
	"essaim/internal/view"
)

// RolledUp words the figures that results of a scope make together, with what a unit
// cost where prices give it.
func (w Progress) RolledUp(scope network.Scope, prices []network.Ratio) []view.RolledUp {
	var list []view.RolledUp
	for _, r := range w.RollUps(scope) {
		i := r.Indicator
		v := view.RolledUp{
			Name: w.Typo(i.Name), Value: w.Quantity(r.Value, i.Unit, r.Approx),
			How: w.T("total." + string(i.Total)),
		}
		for _, price := range prices {
			if price.Indicator == i {
				v.Price = w.price(price)
			}
		}
		for _, e := range r.Evidence.First(ShownEvidence) {
			proof := view.Evidence{Value: Join(", ", w.Quantity(e.Value, i.Unit, e.Approx), Year(e.Year))}
			proof.Name, proof.URL = w.Proof(e)
			proof.Name = w.Typo(proof.Name)
			proof.Note = w.with(e)
			v.Evidence = append(v.Evidence, proof)
		}
		v.More = w.Some("evidence.more", r.Evidence.Len()-len(v.Evidence))
		list = append(list, v)
	}
	return list
}

// price is what a unit cost, spending alone, and of how many sheets that is
// known: "45 € par t (3 fiches)".
func (w Progress) price(r network.Ratio) string {
	unit := r.Indicator.Unit
	if unit == "" {
		unit = w.Typo(r.Indicator.Name)
	}
	return w.T("price", Means(w).Euros(r.Cost), unit, w.N("count.sheets", r.Sheets))
}
