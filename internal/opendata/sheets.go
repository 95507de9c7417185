package opendata

import (
	"slices"

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
		d.meansColumn(),
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

func (d *data) meansColumn() column[*network.Sheet] {
	type s = *network.Sheet
	return groupOf("means", always,
		truthOf("none", func(s s) bool { return s.Means.None }).like("false"),
		answeredOf("people", func(s s) network.Answer[network.Person] { return s.Means.People },
			textOf("who", func(x network.Person) string { return x.Who }),
			numberOf("hours", func(x network.Person) *float64 { return value(x.Hours) }).like("39"),
			numberOf("days", func(x network.Person) *float64 { return value(x.Days) }),
			truthOf("approx", func(x network.Person) bool { return approximate(x.Hours, x.Days, x.FTE) }),
			yearOf("year", func(x network.Person) int { return x.Year }),
			textOf("note", func(x network.Person) string { return x.Note }),
			numberOf("hours_min", func(x network.Person) *float64 { return intervalOf(x.Hours).Lower() }).like("39"),
			numberOf("hours_max", func(x network.Person) *float64 { return intervalOf(x.Hours).Upper() }).like("39"),
			numberOf("days_min", func(x network.Person) *float64 { return intervalOf(x.Days).Lower() }).like("3"),
			numberOf("days_max", func(x network.Person) *float64 { return intervalOf(x.Days).Upper() }).like("3"),
			numberOf("fte", func(x network.Person) *float64 { return value(x.FTE) }).like("0.3"),
			numberOf("fte_min", func(x network.Person) *float64 { return intervalOf(x.FTE).Lower() }).like("0.3"),
			numberOf("fte_max", func(x network.Person) *float64 { return intervalOf(x.FTE).Upper() }).like("0.3")),
		answeredOf("cost", func(s s) network.Answer[network.Cost] { return s.Means.Cost }, append([]column[network.Cost]{
			numberOf("amount", func(x network.Cost) *float64 { return value(x.Sum()) }).like("560"),
			truthOf("approx", func(x network.Cost) bool { return approximate(x.Amount) }),
			textOf("kind", func(x network.Cost) string { return string(x.Kind) }),
			yearOf("year", func(x network.Cost) int { return x.Year }),
			textOf("note", func(x network.Cost) string { return x.Note })},
			moneyColumns(func(x network.Cost) network.Money { return x.Money })...)...),
		answeredOf("funding", d.fundingOf, append([]column[network.Funding]{
			textOf("by", func(x network.Funding) string { return x.By }),
			numberOf("amount", func(x network.Funding) *float64 { return value(x.Sum()) }),
			truthOf("approx", func(x network.Funding) bool { return approximate(x.Amount, x.Share) }),
			yearOf("year", func(x network.Funding) int { return x.Year }),
			textOf("note", func(x network.Funding) string { return x.Note }),
			textOf("kind", func(x network.Funding) string { return string(x.Kind) }),
			numberOf("share", func(x network.Funding) *float64 { return value(x.Share) }).like("30"),
			numberOf("share_min", func(x network.Funding) *float64 { return intervalOf(x.Share).Lower() }).like("30"),
			numberOf("share_max", func(x network.Funding) *float64 { return intervalOf(x.Share).Upper() }).like("30")},
			moneyColumns(func(x network.Funding) network.Money { return x.Money })...)...),
		answersOf("technical", func(s s) network.Answer[string] { return s.Means.Technical }),
		answeredOf("gains", func(s s) network.Answer[network.Gain] { return s.Means.Gains }, append([]column[network.Gain]{
			textOf("text", func(x network.Gain) string { return x.Text }),
			textOf("kind", func(x network.Gain) string { return string(x.Kind) }),
			yearOf("year", func(x network.Gain) int { return x.Year }),
			numberOf("amount", func(x network.Gain) *float64 { return value(x.Sum()) }).like("6000"),
			truthOf("approx", func(x network.Gain) bool { return approximate(x.Amount) }),
			textOf("note", func(x network.Gain) string { return x.Note })},
			moneyColumns(func(x network.Gain) network.Money { return x.Money })...)...),
	).required()
}

// fundingOf are the fundings of a sheet, each with the kind that it is.
func (d *data) fundingOf(s *network.Sheet) network.Answer[network.Funding] {
	answer := network.Answer[network.Funding]{Items: slices.Clone(s.Means.Funding.Items)}
	for i := range answer.Items {
		answer.Items[i].Kind = network.KindOfFunding(d.Situation, s, &answer.Items[i])
	}
	return answer
}

// moneyColumns are those that amounts of any kind have beside `amount`: both ends
// of what is known of it, the price when it is one, and its tax.
func moneyColumns[T any](of func(T) network.Money) []column[T] {
	sum := func(x T) network.Interval { return intervalOf(of(x).Sum()) }
	price := func(x T) *network.Amount {
		if m := of(x); m.IsPrice() {
			return m.Amount
		}
		return nil
	}
	return []column[T]{
		numberOf("amount_min", func(x T) *float64 { return sum(x).Lower() }).like("560"),
		numberOf("amount_max", func(x T) *float64 { return sum(x).Upper() }).like("560"),
		numberOf("price", func(x T) *float64 { return value(price(x)) }).like("2.01"),
		numberOf("price_min", func(x T) *float64 { return intervalOf(price(x)).Lower() }).like("2.01"),
		numberOf("price_max", func(x T) *float64 { return intervalOf(price(x)).Upper() }).like("2.01"),
		textOf("per", func(x T) string { return of(x).Per }),
		textOf("tax", func(x T) string { return string(of(x).Tax) }).of(string(network.TaxExcluded), string(network.TaxIncluded)).like(string(network.TaxExcluded)),
	}
}
