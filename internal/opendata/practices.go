package opendata

import (
	"cmp"

	"essaim/internal/address"
	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/source"
)

// examplePractice is what examples of columns name.
const examplePractice = "composteurs-de-quartier"

// practiceGroupsTable lists what several did alike: what network.yaml declares, then the
// sheets that others took up.
func (d *data) practiceGroupsTable() Table {
	type g = *network.Gathering
	return tableOf(d, "practice_groups", declared("practices"), d.gatherings,
		textOf("id", func(g g) string { return g.ID }).required().like(examplePractice),
		textOf("name", func(g g) string { return g.Name() }).required(),
		textOf("theme", func(g g) string { return g.Theme }).in("themes").like("compostage"),
		addressOf("url", func(g g) string { return d.At.Item(address.Practices, g.ID) }).required().like(d.At.Item(address.Practices, examplePractice)),
		countOf("cases", func(g g) *int { return count(g.Cases) }).required().like("6"),
		networkOf(func(g g) *network.Peer {
			if g.Sheet == nil {
				return nil
			}
			return g.Sheet.Origin
		}),
	)
}

func (d *data) gatherings() []*network.Gathering {
	return network.Practices{Situation: d.Situation}.All()
}

// evidenced is what a case says of one measure.
type evidenced struct {
	practice *network.Gathering
	of       *network.Case
	network.Evidenced
}

// casesTable has a row for each case and measure, in the order of the practices, of their
// cases, then cost, hours, delay and the indicators. A sheet and an adoption may have the
// same name, so that their addresses are part of the key.
func (d *data) casesTable() Table {
	type e = evidenced
	t := tableOf(d, "cases", &source.Table{Name: "cases"}, d.evidence,
		textOf("practice", func(e e) string { return e.practice.ID }).required().in("practice_groups").like(examplePractice),
		textOf("id", func(e e) string { return e.of.ID() }).required().like(exampleSheet),
		addressOf("url", func(e e) string { return d.caseURL(e.of) }).required().like(d.At.Item(address.Sheets, exampleSheet)),
		listOf("carriers", func(e e) []string { return carriersOf(e.of) }).like(`["luc"]`),
		countOf("population", func(e e) *int { return unlessZero(&e.of.Population) }).like("3000"),
		textOf("status", func(e e) string { return e.of.Status }).required().
			of(string(network.Ongoing), string(network.AdoptionStarted), string(network.InPlace), string(network.Done), string(network.Abandoned)).like("in-place"),
		yearOf("year", func(e e) int { _, last := network.Observed{Case: e.of, Evidenced: &e.Evidenced}.Years(); return last }),
		textOf("measure", func(e e) string { return e.ID() }).required().like("cost"),
		numberOf("value", func(e e) *float64 { return e.Value() }).like("1200"),
		numberOf("value_min", func(e e) *float64 { return e.Lower() }).like("1200"),
		numberOf("value_max", func(e e) *float64 { return e.Upper() }).like("1200"),
		textOf("unit", d.unitOfMeasurand).like("EUR"),
		numberOf("before", before).like("147"),
		numberOf("per_inhabitant", perInhabitant).like("0.4"),
		networkOf(func(e e) *network.Peer { return originOfCase(e.of) }),
	)
	t.key = []string{"practice", "id", "url", "measure"}
	return t
}

func (d *data) evidence() []evidenced {
	var all []evidenced
	for _, g := range d.gatherings() {
		for _, c := range g.Cases {
			for _, e := range c.Evidence {
				all = append(all, evidenced{g, c, e})
			}
		}
	}
	return all
}

func originOfCase(c *network.Case) *network.Peer {
	if c.Adoption != nil {
		return c.Adoption.Origin
	}
	return c.Sheet.Origin
}

func (d *data) caseURL(c *network.Case) string {
	if c.Adoption != nil {
		return d.At.Adoption(c.Sheet.ID, c.Adoption.ID)
	}
	return d.At.Item(address.Sheets, c.Sheet.ID)
}

// carriersOf are the communes and the other bodies, or `network`.
func carriersOf(c *network.Case) []string {
	if c.Adoption == nil && c.Sheet.Network {
		return []string{"network"}
	}
	return c.Carriers()
}

// unitOfMeasurand is in what a measure is given: the currency's code, or a unit.
func (d *data) unitOfMeasurand(e evidenced) string {
	switch e.Kind {
	case network.OfCost:
		return string(cmp.Or(d.Currency, locale.Euro))
	case network.OfHours:
		return "h"
	case network.OfDelay:
		return "d"
	}
	return e.Indicator.Unit
}

func before(e evidenced) *float64 {
	if e.Before == nil {
		return nil
	}
	return e.Before.Value()
}

func perInhabitant(e evidenced) *float64 {
	if e.PerHead == nil {
		return nil
	}
	return e.PerHead.Value()
}
