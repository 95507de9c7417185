package opendata

import (
	"cmp"

	"essaim/internal/address"
	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/source"
)

func (d *data) networkTable() Table {
	type n = *network.Network
	t := tableOf(d, "network", source.NetworkTable(), func() []n { return []n{d.Network} },
		textOf("name", func(n n) string { return n.Name }).required(),
		textOf("description", func(n n) string { return n.Description }),
		textOf("lang", func(n n) string { return string(n.Lang) }).required(),
		textOf("time_zone", func(n n) string { return n.TimeZone }).required(),
		addressOf("base_url", func(n n) string { return d.At.Absolute(d.At.Base) }),
		groupOf("organisation", always,
			textOf("name", func(n n) string { return n.Organisation.Name }),
			textOf("address", func(n n) string { return n.Organisation.Address }),
			textOf("siren", func(n n) string { return n.Organisation.Siren }),
			addressOf("website", func(n n) string { return n.Organisation.Website }),
		).required(),
		spanOf("programme", func(n n) network.Span { return n.Programme }),
		textOf("licence", func(n n) string { return n.Licence }).required(),
		textOf("currency", func(n n) string { return string(cmp.Or(n.Currency, locale.Euro)) }).required().like("EUR"),
	)
	t.key = []string{"name"}
	return t
}

// networksTable lists the networks that a portal gathers. They are known by base_url, so
// that a portal above meets each of them once.
func (d *data) networksTable() Table {
	type p = *network.Peer
	return tableOf(d, "networks", &source.Table{Name: "networks"}, func() []p { return d.Peers },
		textOf("id", func(p p) string { return p.ID }).required().like("grand-rodez"),
		textOf("name", func(p p) string { return p.Name }).required(),
		addressOf("base_url", func(p p) string { return p.URL }),
		addressOf("url", func(p p) string { return d.At.Item(address.Networks, p.ID) }).required().like(d.At.Item(address.Networks, "grand-rodez")),
		textOf("organisation", func(p p) string { return p.Organisation }),
		textOf("licence", func(p p) string { return p.Licence }).like("etalab-2.0"),
		textOf("currency", func(p p) string { return string(p.Currency) }).required().like("EUR"),
		textOf("lang", func(p p) string { return string(p.Lang) }).like("fr"),
		dayOf("as_of", func(p p) network.Day { return p.AsOf }),
		textOf("through", func(p p) string { return p.Through }).in("networks").like("region"),
		countOf("sheets", func(p p) *int { return count(network.ByPeer{Situation: d.Situation}.Sheets(p)) }).required().like("12"),
	)
}

func (d *data) communesTable() Table {
	type c = *network.Commune
	from := declared("communes")
	return tableOf(d, "communes", from, func() []c { return d.Communes },
		as[c](from, "id", "name", "code", "country"),
		addressOf("url", func(c c) string { return d.At.Item(address.Communes, c.ID) }).required().like(d.At.Item(address.Communes, "rodez")),
		countOf("population", func(c c) *int { return unlessZero(&c.Population) }),
		truthOf("population_approx", func(c c) bool { return c.About }),
		numberOf("area", func(c c) *float64 { return value(c.Area) }).like("11.2"),
		numberOf("lat", func(c c) *float64 { return place(c, c.Lat) }),
		numberOf("lon", func(c c) *float64 { return place(c, c.Lon) }),
		as[c](from, "address", "website"),
		spanOf("member", func(c c) network.Span { return c.Member }),
		as[c](from, "became"),
		networkOf(func(c c) *network.Peer { return c.Origin }),
	)
}

// organisationsTable lists the bodies that are no commune of the network.
func (d *data) organisationsTable() Table {
	type i = *network.Institution
	return tableOf(d, "organisations", declared("organisations"), func() []i { return d.Institutions },
		textOf("id", func(i i) string { return i.ID }).required().like("sydom"),
		textOf("name", func(i i) string { return i.Name }).required(),
		textOf("kind", func(i i) string { return string(i.Kind) }).required(),
		textOf("siren", func(i i) string { return i.Siren }),
		textOf("code", func(i i) string { return i.Code }),
		textOf("country", func(i i) string { return i.Country }),
		addressOf("url", func(i i) string { return d.At.Item(address.Organisations, i.ID) }).required().like(d.At.Item(address.Organisations, "sydom")),
		countOf("population", func(i i) *int { return unlessZero(&i.Population) }),
		truthOf("population_approx", func(i i) bool { return i.About }),
		numberOf("area", func(i i) *float64 { return value(i.Area) }).like("11.2"),
		numberOf("lat", func(i i) *float64 { return place(&i.Commune, i.Lat) }),
		numberOf("lon", func(i i) *float64 { return place(&i.Commune, i.Lon) }),
		textOf("address", func(i i) string { return i.Address }),
		addressOf("website", func(i i) string { return i.Website }),
		countOf("sheets", func(i i) *int { return count(d.SheetsOfCommune(i.ID)) }).required().like("2"),
		networkOf(func(i i) *network.Peer { return i.Origin }),
	)
}

// place is a coordinate of a commune that has both.
func place(c *network.Commune, v float64) *float64 {
	if !c.Located {
		return nil
	}
	return &v
}

func (d *data) themesTable() Table {
	type t = *network.Theme
	from := declared("themes")
	return tableOf(d, "themes", from, func() []t { return d.Themes },
		as[t](from, "id", "name", "summary"),
		listOf("aliases", func(t t) []string { return t.Aliases }).like(`["nettoyage"]`),
		addressOf("url", func(t t) string { return d.At.Item(address.Themes, t.ID) }).required().like(d.At.Item(address.Themes, "entretien")),
		countOf("sheets", func(t t) *int { return count(d.SheetsOfTheme(t.ID)) }).required().like("6"),
		ownWords[t](),
	)
}

func count[T any](list []T) *int {
	n := len(list)
	return &n
}

func (d *data) indicatorsTable() Table {
	type i = *network.Indicator
	from := declared("indicators")
	return tableOf(d, "indicators", from, func() []i { return d.Indicators },
		as[i](from, "id", "name", "unit"),
		as[i](from, "total").required(), // there is one that is meant
		as[i](from, "summary", "unit_one", "direction"),
		textOf("weight", func(i i) string { return word(i.Weighted, "population", "") }),
		ownWords[i](),
	)
}

// declared is the front matter's table of what network.yaml lists.
func declared(list string) *source.Table { return inside(source.NetworkTable(), list) }

// inside is the table of the things that a key of another table lists.
func inside(outer *source.Table, key string) *source.Table {
	field, _ := outer.Lookup(key)
	return field.Type.Of.Map
}
