package site

import (
	"slices"

	"essaim/internal/address"
	"essaim/internal/network"
	"essaim/internal/view"
)

// sheets plans the list of all sheets and one page a sheet.
func (p *planner) sheets() {
	list := p.at.List(address.Sheets)
	all := p.SheetsNewestFirst()
	for n := 1; n <= pagesOf(len(all)); n++ {
		p.list(Output{
			URL: p.at.Page(list, n), Layout: "sheets.html", title: p.firstOnly(n, p.t("page.sheets")),
			View: func() any { return p.sheetsPage(n) },
		})
	}
	for _, s := range p.Sheets {
		bodies := p.bodies(&s.Body)
		for _, a := range p.AdoptionsOf(s.ID) {
			bodies = append(bodies, p.bodies(&a.Body)...)
		}
		p.add(Output{
			URL: p.at.Item(address.Sheets, s.ID), Layout: "sheet.html", name: &s.Title, from: &s.Pos,
			View: func() any { return p.sheetPage(s) }, Bodies: bodies,
			Entry: func() view.Entry { return p.sheetEntry(s) },
		})
		p.paper(s, bodies)
		annex := s.Annex()
		for _, asset := range annex.Assets {
			p.add(Output{
				URL: p.at.Item(address.Sheets, s.ID) + address.Escape(asset.Name), from: &s.Pos,
				Copy: Source{Path: annex.Dir + "/" + asset.Name},
			})
		}
		p.moved(annex.Aliases, p.at.Item(address.Sheets, s.ID), &s.Title, &s.Pos)
	}
}

// firstOnly keeps pages 2 and on of a list out of the site map.
func (p *planner) firstOnly(n int, title string) string {
	if n == 1 {
		return title
	}
	return ""
}

func (p *planner) bodies(b *network.Body) []*network.Body {
	if b.Empty {
		return nil
	}
	return []*network.Body{b}
}

func (p *planner) sheetsPage(n int) any {
	all := p.SheetsNewestFirst()
	v := view.ListPage{
		Head:  p.paged(p.head(titled{address.Sheets, "", p.t("page.sheets"), p.t("sheets.description", p.typo(p.Network.Name))}, p.at.List(address.Sheets)), n),
		Lead:  p.t("sheets.lead"),
		Total: p.n("count.sheets", len(all)),
		Pager: p.pager(p.at.List(address.Sheets), n, len(all)),
	}
	v.Finder = p.sheetFinder()
	v.Ways = []view.Link{
		{Name: p.t("search.by-commune"), URL: p.at.List(address.Communes)},
		{Name: p.t("search.by-year"), URL: p.at.List(address.Years)},
		{Name: p.t("page.a-z"), URL: p.at.AZ()},
	}
	v.NewURL = p.newSheetURL()
	v.Cards = p.cards(onPage(all, n))
	for _, t := range p.Network.Themes {
		if count := len(p.SheetsOfTheme(t.ID)); count > 0 {
			l := p.themeLink(t.ID)
			l.Note = p.Locale.Number(float64(count))
			v.Themes = append(v.Themes, l)
		}
	}
	return v
}

// newSheetURL opens the forge's page for a new file, with the questions that a
// sheet answers.
func (p *planner) newSheetURL() string {
	return p.forge().New("content/sheets/"+p.t("new-sheet.name")+".md", p.t("new-sheet.text"))
}

// cards of a list.
func (p *planner) cards(list []*network.Sheet) []view.Card {
	if len(list) == 0 {
		return nil
	}
	cards := make([]view.Card, len(list))
	for i, s := range list {
		cards[i] = p.card(s)
	}
	return cards
}

// card is a sheet in a list. Six lists and more show it, so it is kept until all
// of them are made; see list.
func (p *planner) card(s *network.Sheet) view.Card {
	if kept, ok := p.cardsMade.Load(s); ok {
		return *kept.(*view.Card)
	}
	c := p.makeCard(s)
	p.cardsMade.Store(s, &c)
	return c
}

func (p *planner) makeCard(s *network.Sheet) view.Card {
	c := view.Card{
		Title: p.typo(s.Title), URL: p.at.Item(address.Sheets, s.ID), Summary: p.typo(s.Summary),
		Carrier:   p.carrierNames(s),
		Status:    p.sheetStatus(s.Status),
		Exemplary: s.Exemplary, Draft: s.Draft,
		Date: p.date(s.Date),
	}
	if len(s.Themes) > 0 {
		c.Theme = p.themeLink(s.Themes[0])
	}
	m := p.MeansOf(s)
	c.Facts = append(make([]string, 0, 3), p.hours(m), p.cost(m))
	for _, i := range mainResults(s.Results, 1) {
		c.Facts = append(c.Facts, p.t("card.result", p.resultLabel(s.Results[i]), p.resultValue(s.Results[i])))
	}
	c.Facts = slices.DeleteFunc(c.Facts, func(fact string) bool { return fact == "" })
	return c
}

func (p *planner) sheetStatus(s network.SheetStatus) view.Status {
	return p.shared().statuses[s]
}

// carrierNames says who carries a sheet: its communes, or the organisation.
func (p *planner) carrierNames(s *network.Sheet) string {
	if s.Network {
		return p.typo(p.Network.Organisation.Name)
	}
	return p.names(s.Communes)
}

// mainResults are the places of at most n figures of a sheet, in the author's
// order: of each thing measured, the latest.
func mainResults(results []network.Result, n int) []int {
	main := make([]int, 0, len(results))
	for i := range results {
		r := &results[i]
		if r.Value == nil {
			continue
		}
		same := func(m int) bool {
			return results[m].Indicator == r.Indicator && (r.Indicator != "" || results[m].Text == r.Text)
		}
		if at := slices.IndexFunc(main, same); at < 0 {
			main = append(main, i)
		} else if r.Year >= results[main[at]].Year {
			main[at] = i
		}
	}
	return main[:min(n, len(main))]
}

// resultLabel names a result by its words, else by its indicator.
func (p *planner) resultLabel(r network.Result) string {
	if i := p.Indicator(r.Indicator); i != nil && r.Text == "" {
		return p.typo(i.Name)
	}
	return p.typo(r.Text)
}

func (p *planner) resultValue(r network.Result) string {
	if r.Value == nil {
		return ""
	}
	unit := ""
	if i := p.Indicator(r.Indicator); i != nil {
		unit = i.Unit
	}
	value := p.amount(*r.Value, unit)
	if r.OutOf != nil {
		value = p.t("out-of", value, p.Locale.Number(*r.OutOf))
	}
	return value
}

func (p *planner) results(list []network.Result) []view.Result {
	if len(list) == 0 {
		return nil
	}
	out := make([]view.Result, len(list))
	for i, r := range list {
		out[i] = view.Result{Label: p.resultLabel(r), Value: p.resultValue(r), Year: year(r.Year), Note: p.typo(r.Note)}
	}
	return out
}
