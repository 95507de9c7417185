package site

import (
	"path"
	"slices"

	"essaim/internal/address"
	"essaim/internal/network"
	"essaim/internal/plan"
	"essaim/internal/source"
	"essaim/internal/view"
	"essaim/internal/wording"
)

// sheetPages are the list of all sheets, a page a sheet and its PDF.
type sheetPages struct{ *planner }

// plan plans the list of all sheets and one page a sheet.
func (p sheetPages) plan() {
	list := p.At.List(address.Sheets)
	all := p.SheetsNewestFirst()
	for n := 1; n <= pagesOf(len(all), cardsPerPage); n++ {
		p.addList(plan.Output{
			URL: p.At.Page(list, n), Layout: "sheets.html", Title: p.firstOnly(n, p.T("page.sheets")),
			View:     func() any { return p.list(n) },
			Names:    func() []string { return addressesOf(p.planner, onPage(all, n, cardsPerPage)) },
			Namesake: func() bool { return p.titled().isShared(p.planner) },
		})
	}
	for _, s := range p.Sheets {
		if s.Origin != nil {
			p.sheetsAway[s.ID] = len(p.away)
			var texts []*network.Body
			if s.Copied != nil {
				texts = []*network.Body{s.Copied}
			}
			p.pages.networks.elsewhere(p.At.Item(address.Sheets, s.ID), texts, func() view.Entry { return p.entry(s) })
			continue
		}
		bodies := p.texts(s)
		p.addLasting(plan.Output{
			URL: p.At.Item(address.Sheets, s.ID), Layout: "sheet.html", Name: &s.Title, From: &s.Pos,
			View: func() any { return p.page(s) }, Bodies: bodies, Names: func() []string { return p.named(s) },
			Namesake: func() bool { return titled{title: s.Title, description: p.SheetDescription(s)}.isShared(p.planner) },
			Entry:    func() view.Entry { return p.entry(s) },
			Updated:  p.updatedOn(s),
			Lasting:  lastingFile("sheet", &s.Title, &s.Body, s.Draft),
		}, s.Aliases)
		p.paper(s, bodies)
		for _, asset := range s.Assets {
			p.planAsset(p.links.assets[path.Join(s.Dir, asset.Name)], &s.Pos)
		}
	}
}

// texts are those that the page of a sheet and its PDF show.
func (p sheetPages) texts(s *network.Sheet) []*network.Body {
	bodies := p.bodies(&s.Body)
	for _, a := range p.AdoptionsOf(s.ID) {
		bodies = append(bodies, p.bodies(&a.Body)...)
	}
	return bodies
}

// updatedOn is the day on which a sheet's file was last changed. What was written after
// the day that the site shows is not known on it: then, and when nobody knows, it is 0.
func (p sheetPages) updatedOn(s *network.Sheet) network.Day {
	if p.in.Updated == nil {
		return 0
	}
	if day := p.in.Updated(s.Body.File); day <= p.AsOf {
		return day
	}
	return 0
}

func (p sheetPages) updated(s *network.Sheet) string {
	day := p.updatedOn(s)
	if day == 0 {
		return ""
	}
	return p.T("sheet.updated", p.Day(day))
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

func (p sheetPages) titled() titled {
	return titled{address.Sheets, "", p.T("page.sheets"), p.T("sheets.description", p.Typo(p.Network.Name))}
}

func (p sheetPages) list(n int) any {
	all := p.SheetsNewestFirst()
	v := view.ListPage{
		Stylesheet: p.asset(address.FinderStyle),
		Head:       p.paged(p.head(p.titled(), p.At.List(address.Sheets)), n),
		Lead:       p.T("sheets.lead"),
		Total:      p.N("count.sheets", len(all)),
		Pager:      p.pager(p.At.List(address.Sheets), n, len(all), cardsPerPage),
	}
	v.Finder = p.pages.search.sheetFinder()
	v.Ways = []view.Link{
		{Name: p.T("search.by-commune"), URL: p.At.List(address.Communes)},
		{Name: p.T("search.by-size"), URL: p.At.List(address.Search) + "#_lists"},
		{Name: p.T("search.by-status"), URL: p.At.List(address.Search) + "#_lists"},
		{Name: p.T("search.by-year"), URL: p.At.List(address.Years)},
		{Name: p.T("page.a-z"), URL: p.At.AZ()},
	}
	v.Ways = append(v.Ways, p.wayByOrganisation()...)
	v.NewURL = p.newSheetURL()
	v.Cards = p.cards(onPage(all, n, cardsPerPage))
	for _, t := range p.Network.Themes {
		if count := len(p.SheetsOfTheme(t.ID)); count > 0 {
			l := p.ThemeLink(t.ID)
			l.Note = p.Locale.Number(float64(count))
			v.Themes = append(v.Themes, l)
		}
	}
	return v
}

// newSheetURL opens the form for a new sheet; without one the forge's page for a new
// file, with the questions that a sheet answers.
func (p *planner) newSheetURL() string {
	return p.editing().new(source.SheetKind, p.T("new-sheet.name"), p.T("new-sheet.text"))
}

// cards of a list, from which sheets are chosen to be compared.
func (p *planner) cards(list []*network.Sheet) []view.Card {
	if len(list) == 0 {
		return nil
	}
	cards := make([]view.Card, len(list))
	for i, s := range list {
		cards[i] = p.card(s)
		cards[i].ID = s.ID
	}
	return cards
}

// card is a sheet in a list. Six lists and more show it, so it is kept until all
// of them are made; see addList.
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
		Title: wording.SaidBy(p.Words, s.Origin, s.Title), URL: p.At.Item(address.Sheets, s.ID), Summary: wording.SaidBy(p.Words, s.Origin, s.Summary), Lang: wording.LangOf(p.Words, s.Origin),
		Carrier:   p.CarrierNames(s),
		Size:      p.SheetSize(s),
		Status:    p.SheetStatus(s.Status),
		Exemplary: s.Exemplary, Draft: s.Draft,
		Date: p.Date(s.Date),
	}
	if year := sheetYear(s); year != 0 {
		c.Year = wording.Year(year)
	}
	if len(s.Themes) > 0 {
		c.Theme = p.ThemeLink(s.Themes[0])
	}
	c.From = wording.PeerLink(p.Words, s.Origin)
	c.Photo = p.pages.sheets.photo(s)
	c.Facts = append(make([]string, 0, 2), p.means.Cost(s.Outlay()), p.means.Time(s.Outlay()))
	for _, i := range p.result.MainResults(s.Results, 1) {
		c.Result = p.T("card.result", p.result.Label(s.Results[i]), p.result.Dated(s.Results[i]))
	}
	c.Facts = slices.DeleteFunc(c.Facts, func(fact string) bool { return fact == "" })
	return c
}
