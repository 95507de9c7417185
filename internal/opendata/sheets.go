package opendata

import (
	"essaim/internal/address"
	"essaim/internal/network"
	"essaim/internal/picture"
	"essaim/internal/source"
)

func (d *data) sheetsTable() Table {
	type s = *network.Sheet
	from := source.TableOf(source.SheetKind)
	return tableOf(d, "sheets", from,
		func() []s { return d.Sheets },
		textOf("id", func(s s) string { return s.ID }).required().like(exampleSheet),
		as[s](from, "title"),
		addressOf("url", func(s s) string { return d.At.Item(address.Sheets, s.ID) }).required().like(d.At.Item(address.Sheets, exampleSheet)),
		as[s](from, "summary"),
		listOf("commune", carriers).in("communes"),
		listOf("organisations", func(s s) []string { return s.Institutions }).in("organisations").like(`["sydom"]`),
		as[s](from, "theme", "status"),
		dateOf("date", func(s s) network.Date { return s.Date }),
		spanOf("period", func(s s) network.Span { return s.Period }),
		dateOf("checked", func(s s) network.Date { return s.Checked }),
		truthOf("exemplary", func(s s) bool { return s.Exemplary }),
		textOf("contact_role", func(s s) string { return s.Contact.Role }),
		groupOf("objectives", always,
			textOf("general", func(s s) string { return s.General }),
			manyOf("targets", func(s s) []network.Judgement { return d.Judge(s) }, d.targetColumns()...),
		).required(),
		outlayColumn(d, (*network.Sheet).Outlay),
		manyOf("results", func(s s) []network.Result { return s.Results }, append(d.resultColumns(), textOf("commune", func(r network.Result) string { return r.Carrier }).like("luc"))...).tabled("results"),
		manyOf("planning", func(s s) []network.Step { return s.Planning },
			dateOf("date", func(x network.Step) network.Date { return x.When.From }),
			dateOf("to", stepEnd),
			textOf("text", func(x network.Step) string { return x.Text }).required()),
		answersOf("partners", func(s s) network.Answer[string] {
			return each(s.Partners, func(p network.Partner) string { return p.Name })
		}),
		answersOf("partner_roles", func(s s) network.Answer[string] {
			return each(s.Partners, func(p network.Partner) string { return p.Role })
		}),
		answeredOf("audience", func(s s) network.Answer[network.Audience] { return s.Audience },
			textOf("who", func(a network.Audience) string { return a.Who }).required(),
			countOf("number", func(a network.Audience) *int { return a.Number })),
		groupOf("reproducible", func(s s) bool { return s.Conditions != "" || s.Population != network.Range{} },
			textOf("conditions", func(s s) string { return s.Conditions }),
			countOf("population_from", func(s s) *int { return unlessZero(&s.Population.From) }).like("500"),
			countOf("population_to", func(s s) *int { return unlessZero(&s.Population.To) }).like("60000"),
		),
		manyOf("images", func(s s) []fileOf[network.Image] { return beside(d, s, imagesOf(s)) },
			addressOf("url", func(i fileOf[network.Image]) string { return i.at + address.Escape(i.of.File) }).required().like(d.At.Item(address.Sheets, exampleSheet)+"atelier.jpg"),
			textOf("alt", func(i fileOf[network.Image]) string { return i.of.Alt }),
			textOf("credit", func(i fileOf[network.Image]) string { return i.of.Credit })),
		manyOf("files", func(s s) []fileOf[network.File] { return beside(d, s, s.Files) },
			textOf("name", func(f fileOf[network.File]) string { return f.of.Name }),
			addressOf("url", func(f fileOf[network.File]) string { return f.at + address.Escape(f.of.File) }).required().like(d.At.Item(address.Sheets, exampleSheet)+"affiche.pdf")),
		manyOf("links", func(s s) []network.Link { return s.Links }, linkColumns()...),
		groupOf("source", func(s s) bool { return s.Source != network.Link{} },
			textOf("name", func(s s) string { return s.Source.Name }),
			addressOf("url", func(s s) string { return s.Source.URL })).then(listColumns(network.SheetLists)...),
		textOf("practice", func(s s) string { return s.Practice }).in("practice_groups").like(examplePractice),
		networkOf(func(s s) *network.Peer { return s.Origin }),
	)
}

// stepEnd is the end of a step that is a period.
func stepEnd(x network.Step) network.Date {
	if x.When.IsSingle() {
		return network.Date{}
	}
	return x.When.To
}

// listColumns are those of lists that have no place of their own.
func listColumns(lists []network.SheetList) []column[*network.Sheet] {
	var columns []column[*network.Sheet]
	for _, l := range lists {
		if !l.Own {
			columns = append(columns, answersOf(l.Key, func(s *network.Sheet) network.Answer[string] { return *l.Of(s) }))
		}
	}
	return columns
}

// each is an answer with one text of each of its items.
func each[T any](a network.Answer[T], text func(T) string) network.Answer[string] {
	if !a.Given() {
		return network.Answer[string]{}
	}
	texts := make([]string, len(a.Items))
	for i, item := range a.Items {
		texts[i] = text(item)
	}
	return network.Answer[string]{Items: texts}
}

// carriers are the communes of a sheet, or ["network"] for the organisation's
// own.
func carriers(s *network.Sheet) []string {
	if s.Network {
		return []string{"network"}
	}
	return s.Communes
}

// fileOf is a file with the address of the sheet that it lies beside.
type fileOf[F any] struct {
	at string
	of F
}

// imagesOf are the images of a sheet that are published, under the names that they
// have then.
func imagesOf(s *network.Sheet) []network.Image {
	var list []network.Image
	for _, i := range s.Images {
		switch photo := s.Photo(i.File); {
		case photo.Known():
			i.File = photo.Main(i.File)
		case picture.Is(i.File) || !picture.Shows(i.File):
			continue
		}
		list = append(list, i)
	}
	return list
}

func beside[F any](d *data, s *network.Sheet, files []F) []fileOf[F] {
	list := make([]fileOf[F], len(files))
	for i, f := range files {
		list[i] = fileOf[F]{d.At.Item(address.Sheets, s.ID), f}
	}
	return list
}

func linkColumns() []column[network.Link] {
	return []column[network.Link]{
		textOf("name", func(l network.Link) string { return l.Name }),
		addressOf("url", func(l network.Link) string { return l.URL }).required(),
	}
}

func (d *data) targetColumns() []column[network.Judgement] {
	type j = network.Judgement
	return []column[j]{
		textOf("objective", func(j j) string { return j.Target.Objective }).in("objectives"),
		textOf("indicator", func(j j) string { return j.Target.Indicator }).in("indicators"),
		textOf("text", func(j j) string { return j.Target.Text }),
		numberOf("target", func(j j) *float64 {
			if j.Target.Indicator == "" || !j.Known {
				return nil
			}
			return &j.Goal
		}).like("12"),
		textOf("unit", func(j j) string { return j.Unit }).like("kg"),
		dateOf("by", func(j j) network.Date { return j.Target.By }),
		numberOf("value", func(j j) *float64 { return judged(j) }).like("8"),
		textOf("status", func(j j) string { return string(j.Status) }).of(statuses...).like("in-progress"),
		textOf("direction", func(j j) string {
			if j.Target.Indicator == "" {
				return ""
			}
			return word(j.Down, "down", "up")
		}),
		textOf("note", func(j j) string { return j.Target.Note }),
		numberOf("target_change", func(j j) *float64 { return changeOf(j.Target.Target) }).like("-64"),
		numberOf("baseline", func(j j) *float64 { return startOf(j.Start) }).like("147"),
		yearOf("baseline_year", func(j j) int { return startYear(j.Start) }).like("2010"),
		truthOf("baseline_approx", func(j j) bool { return j.Start != nil && j.Start.Approx }),
		textOf("reason", func(j j) string { return string(j.Reason) }).of(string(network.NoBefore), string(network.UnfitBefore), string(network.NoBaseline), string(network.Uncertain)).like("no-before"),
	}
}

// judged is the end of a sheet's figure that its target is judged by.
func judged(j network.Judgement) *float64 {
	if j.Value == nil {
		return nil
	}
	return j.Value.Judged(j.Down)
}
