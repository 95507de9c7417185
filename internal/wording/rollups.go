package wording

import (
	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/view"
)

// RolledUp words the figures that results of a scope make together, with what a unit
// cost where prices give it.
func (w Progress) RolledUp(scope network.Scope, prices []network.Ratio) []view.RolledUp {
	var list []view.RolledUp
	for _, r := range w.RollUps(scope, w.Indicators) {
		i := r.Indicator
		v := view.RolledUp{
			Name: w.Typo(i.Name), Value: w.RollUpValue(r),
			How: w.T("total." + string(i.Total)),
		}
		if i.Weighted && r.Weighed > 0 {
			v.How = w.weighed(r.Weighed, r.Unweighted)
		}
		for _, price := range prices {
			if price.Indicator == i {
				v.Price = w.price(price)
			}
		}
		for _, e := range r.Evidence.First(ShownEvidence) {
			proof := view.Evidence{Value: Join(", ", w.Interval(e.Range, UnitOf(i), locale.Computed), w.evidenceYear(e))}
			if e.Paired {
				proof.Value = w.provenPair(e, UnitOf(i))
			}
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

// UnitOf is the unit of an indicator.
func UnitOf(i *network.Indicator) locale.Unit { return locale.Unit{Text: i.Unit, One: i.UnitOne} }

// written are the decimals of a figure that one result makes; one that several
// make was computed.
func written(proofs network.Proofs, decimals int8) int {
	if proofs.Len() == 1 {
		return int(decimals)
	}
	return locale.Computed
}

// provenPair is what an evidence's result was and what it is, with its years.
func (w Progress) provenPair(e network.Evidence, unit locale.Unit) string {
	p := passage{
		before: e.Before, after: e.Range, unit: unit, beforeDecimals: locale.Computed, decimals: locale.Computed,
		beforeYear: Year(e.Was), year: w.evidenceYear(e),
	}
	if change, known := network.ChangeBetween(p.before, p.after, unit.Text); known {
		p.change = &change
	}
	return p.in(w.Locale)
}

// evidenceYear is the year of a result, or its period.
func (w Progress) evidenceYear(e network.Evidence) string {
	if e.When != nil {
		return w.Words.Span(*e.When)
	}
	return Year(e.Year)
}

// price is what a unit cost, spending alone, and of how many sheets that is
// known: "45 € par tonne (3 fiches)".
func (w Progress) price(r network.Ratio) string {
	unit := w.Locale.One(UnitOf(r.Indicator))
	if unit == "" {
		unit = w.Typo(r.Indicator.Name)
	}
	return w.T("price", Means(w).Each(r.Cost), unit, w.N("count.sheets", r.Sheets))
}
