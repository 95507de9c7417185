package opendata

import (
	"essaim/internal/network"
	"essaim/internal/source"
)

// of is a thing with the commune that said it.
type of[T any] struct {
	commune string
	thing   T
}

func (d *data) practicesTable() Table {
	type x = of[network.Practice]
	return tableOf(d, "practices", inside(source.TableOf(source.CommuneKind), "practices"), d.allPractices,
		textOf("id", func(x x) string { return x.thing.ID }).required().like("luc/1"),
		textOf("commune", func(x x) string { return x.commune }).required().in("communes").like("luc"),
		textOf("theme", func(x x) string { return x.thing.Theme }).required().in("themes"),
		textOf("text", func(x x) string { return x.thing.Text }).required(),
		dateOf("since", func(x x) network.Date { return x.thing.Since }).like("2009"),
		textOf("sheet", func(x x) string { return x.thing.Sheet }).in("sheets"),
		listOf("offers", func(x x) []string { return x.thing.Offers }).like(`["visit","document"]`),
		textOf("practice", func(x x) string { return x.thing.Group }).in("practice_groups").like(examplePractice),
		networkOf(func(x x) *network.Peer { return x.thing.Origin }),
	)
}

func (d *data) allPractices() []of[network.Practice] {
	var all []of[network.Practice]
	for _, c := range d.Diagnostics {
		for _, x := range c.Practices.Items {
			all = append(all, of[network.Practice]{c.Commune, x})
		}
	}
	return all
}

// needsTable lists the needs that are public.
func (d *data) needsTable() Table {
	type x = of[network.Need]
	return tableOf(d, "needs", inside(source.TableOf(source.CommuneKind), "needs"), d.publicNeeds,
		textOf("id", func(x x) string { return x.thing.ID }).required().like("luc/1"),
		textOf("commune", func(x x) string { return x.commune }).required().in("communes").like("luc"),
		textOf("theme", func(x x) string { return x.thing.Theme }).required().in("themes"),
		textOf("text", func(x x) string { return x.thing.Text }).required(),
		dateOf("since", func(x x) network.Date { return x.thing.Since }),
		dateOf("met", func(x x) network.Date { return x.thing.Met }).like("2012-03"),
		textOf("met_by", func(x x) string { return x.thing.MetBy }).in("adoptions"),
		textOf("status", d.needStatus).required().of("open", "met").like("open"),
		networkOf(func(x x) *network.Peer { return x.thing.Origin }),
	)
}

func (d *data) needStatus(x of[network.Need]) string {
	_, met := d.Met(x.thing)
	return word(met, "met", "open")
}

func (d *data) publicNeeds() []of[network.Need] {
	var all []of[network.Need]
	for _, c := range d.Diagnostics {
		for _, x := range c.Needs.Items {
			if !x.Private {
				all = append(all, of[network.Need]{c.Commune, x})
			}
		}
	}
	return all
}

// communeID and institutionID are an id of one of these, and "" for that of another.
func (d *data) communeID(id string) string     { return word(d.Commune(id) != nil, id, "") }
func (d *data) institutionID(id string) string { return word(d.Institution(id) != nil, id, "") }

func (d *data) adoptionsTable() Table {
	type a = *network.Adoption
	from := source.TableOf(source.AdoptionKind)
	return tableOf(d, "adoptions", from,
		func() []a { return d.Adoptions },
		textOf("id", func(a a) string { return a.ID }).required().like("luc-composteurs"),
		addressOf("url", func(a a) string { return d.At.Adoption(a.Sheet, a.ID) }).required().like(d.At.Adoption(exampleSheet, "luc-composteurs")),
		as[a](from, "sheet", "commune"),
		textOf("from", func(a a) string { return d.communeID(a.From) }).in("communes"),
		textOf("from_organisation", func(a a) string { return d.institutionID(a.From) }).in("organisations").like("sydom"),
		textOf("state", func(a a) string { state, _ := d.StateOf(a); return string(state) }).
			of(string(network.AdoptionConsidered), string(network.AdoptionStarted), string(network.AdoptionInPlace), string(network.AdoptionDone), string(network.AdoptionAbandoned)).like("in-place"),
		dateOf("considered", func(a a) network.Date { return a.Considered }),
		dateOf("started", func(a a) network.Date { return a.Started }),
		dateOf("in-place", func(a a) network.Date { return a.InPlace }),
		dateOf("done", func(a a) network.Date { return a.Done }),
		dateOf("abandoned", func(a a) network.Date { return a.Abandoned }),
		as[a](from, "adaptation"),
		manyOf("results", func(a a) []network.Result { return a.Results }, d.resultColumns()...).tabled("results"),
		outlayColumn(d, (*network.Adoption).Outlay),
		networkOf(func(a a) *network.Peer { return a.Origin }),
	)
}
