package source

import (
	"strings"

	"essaim/internal/diag"
	"essaim/internal/network"
)

// What a practice took, and what it gave: means and results.

var meansTable = tableOf[network.Means]("means", nil,
	field("people", func(m *network.Means) *network.Answer[network.Person] { return &m.People }, answer(mapOf(personTable)), "temps passé, par fonction", "time given, by role", "[{who: Animatrice, hours: environ 39, year: 2011}]"),
	field("cost", func(m *network.Means) *network.Answer[network.Cost] { return &m.Cost }, answer(mapOf(costTable)), "coûts, en euros", "costs, in euros", "{amount: environ 560, kind: staff, year: 2011}"),
	field("funding", func(m *network.Means) *network.Answer[network.Funding] { return &m.Funding }, answer(mapOf(fundingTable)), "aides reçues", "aid received", "[{by: ADEME, amount: 200}]"),
	field("technical", func(m *network.Means) *network.Answer[string] { return &m.Technical }, answer(line), "matériel, locaux, ou « aucun »", "equipment, premises, or “none”", "none"),
)

var personTable = tableOf("person", func(f *file, m *mapping, p *network.Person) {
	for _, a := range []*network.Amount{p.Hours, p.Days} {
		if a != nil {
			a.Approx = f.approx(m, a.Approx)
		}
	}
},
	field("who", func(p *network.Person) *string { return &p.Who }, role, "fonction, jamais une personne", "a role, never a person", "Animatrice"),
	field("hours", func(p *network.Person) **network.Amount { return &p.Hours }, amountIn("h"), "heures passées", "hours given", "environ 39"),
	field("days", func(p *network.Person) **network.Amount { return &p.Days }, amountIn("d"), "ou jours passés", "or days given", "3"),
	beside[network.Person]("approx", truth, "le temps est approximatif", "the time is approximate", "yes"),
	field("year", func(p *network.Person) *int { return &p.Year }, year, "année", "year", "2011"),
	field("note", func(p *network.Person) *string { return &p.Note }, prose, "précision", "a remark", "préparation comprise"),
)

var costKind = choice[network.CostKind](Choice{string(network.Staff), []string{"personnel"}}, Choice{string(network.Operating), []string{"fonctionnement"}}, Choice{string(network.Investment), []string{"investissement"}})

var costTable = tableOf("cost", func(f *file, m *mapping, c *network.Cost) { c.Amount.Approx = f.approx(m, c.Amount.Approx) },
	required(field("amount", func(c *network.Cost) *network.Amount { return &c.Amount }, given(amountIn("€")), "montant, en euros", "amount, in euros", "environ 560")),
	field("kind", func(c *network.Cost) *network.CostKind { return &c.Kind }, costKind, "personnel : la valeur des heures, jamais ajoutée à elles", "staff: the value of the hours, never added to them", "staff"),
	beside[network.Cost]("approx", truth, "le montant est approximatif", "the amount is approximate", "yes"),
	field("note", func(c *network.Cost) *string { return &c.Note }, prose, "précision", "a remark", "temps d'agent"),
	field("year", func(c *network.Cost) *int { return &c.Year }, year, "année", "year", "2011"),
)

var fundingTable = tableOf("funding", func(f *file, m *mapping, g *network.Funding) {
	if g.Amount != nil {
		g.Amount.Approx = f.approx(m, g.Amount.Approx)
	}
},
	required(also(field("by", func(g *network.Funding) *string { return &g.By }, line, "qui finance", "who funds", "ADEME"), "par")),
	field("amount", func(g *network.Funding) **network.Amount { return &g.Amount }, amountIn("€"), "montant, en euros", "amount, in euros", "200"),
	beside[network.Funding]("approx", truth, "le montant est approximatif", "the amount is approximate", "yes"),
	field("note", func(g *network.Funding) *string { return &g.Note }, prose, "précision", "a remark", "la moitié du matériel"),
	field("year", func(g *network.Funding) *int { return &g.Year }, year, "année", "year", "2011"),
)

var resultTable = tableOf("result", checkResult,
	field("id", func(r *network.Result) *string { return &r.ID }, slug, "identifiant, pour les données", "id, for the data", "dechets-2011"),
	field("indicator", func(r *network.Result) *string { return &r.Indicator }, idOf("indicator"), "ce qui est mesuré", "what is measured", "dechets-evites"),
	field("text", func(r *network.Result) *string { return &r.Text }, prose, "ou un texte : montré, jamais additionné", "or a text: shown, never added up", "Bacs distribués"),
	field("year", func(r *network.Result) *int { return &r.Year }, year, "année du résultat", "year of the result", "2011"),
	field("value", func(r *network.Result) **network.Amount { return &r.Value }, measured, "valeur", "value", "5,2"),
	beside[network.Result]("unit", line, "unité, si ce n’est celle de l’indicateur", "unit, if not the indicator’s", "kg"),
	beside[network.Result]("approx", truth, "la valeur est approximative", "the value is approximate", "yes"),
	field("out_of", func(r *network.Result) **float64 { return &r.OutOf }, whole, "sur combien", "out of how many", "8"),
	field("note", func(r *network.Result) *string { return &r.Note }, prose, "précision", "a remark", "première rencontre"),
)

func checkResult(f *file, m *mapping, r *network.Result) {
	pos := f.pos(m.node)
	r.Line, r.Column = int32(pos.Line), int32(pos.Column)
	if m.has("id") {
		f.define(m, "result", r.ID)
	}
	if r.Value != nil {
		r.Value.Unit = f.unitOf(m, r.Value.Unit)
		r.Value.Approx = f.approx(m, r.Value.Approx)
	}
	switch {
	case !m.has("indicator") && !m.has("text"):
		f.err(m.node, "result-of-nothing", diag.Args{"first": m.name("indicator"), "second": m.name("text")})
	case !m.has("indicator"):
	case !m.has("value"):
		f.err(m.node, "result-without-value", diag.Args{"indicator": r.Indicator, "key": m.name("value")})
	case !m.has("year"):
		f.warn(m.node, "result-without-year", diag.Args{"indicator": r.Indicator, "key": m.name("year")})
	}
	if r.Value != nil && r.OutOf != nil && r.Value.Value > *r.OutOf {
		f.warn(m.value("value"), "value-over-whole", diag.Args{"value": cut(m.value("value").Value), "whole": cut(m.value("out_of").Value)})
	}
	if r.Value != nil && r.Indicator != "" {
		checkMeasured(f, m, r)
	}
}

// checkMeasured needs the indicator: its unit must be of the same quantity,
// and a count is never negative.
func checkMeasured(f *file, m *mapping, r *network.Result) {
	id, amount := r.Indicator, *r.Value
	if amount.Unit == "" && amount.Value >= 0 {
		return
	}
	pos, text := f.pos(m.value("value")), strings.Clone(cut(m.value("value").Value))
	f.afterwards(func(x *index) {
		x.needUnit(f, pos, amount.Unit, id)
		if i := x.indicators[id]; i != nil && i.Unit == "" && amount.Value < 0 {
			f.report(diag.Error, pos, "negative", diag.Args{"text": text})
		}
	})
}
