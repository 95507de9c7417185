package site

import (
	"sync"

	"essaim/internal/address"
	"essaim/internal/network"
	"essaim/internal/view"
)

// themes plans the list of themes and one page a theme.
func (p *planner) themes() {
	p.add(Output{URL: p.at.List(address.Themes), Layout: "themes.html", View: p.themesPage, title: p.t("page.themes")})
	for _, t := range p.Network.Themes {
		sums := sync.OnceValue(func() themeSums { return p.themeSums(p.SheetsOfTheme(t.ID)) })
		for n := 1; n <= pagesOf(len(p.SheetsOfTheme(t.ID))); n++ {
			o := Output{
				URL: p.at.Page(p.at.Item(address.Themes, t.ID), n), Layout: "theme.html", from: &t.Pos,
				title: p.firstOnly(n, p.typo(t.Name)),
				View:  func() any { return p.themePage(t, n, sums()) },
			}
			if n == 1 {
				o.Entry = func() view.Entry { return p.themeEntry(t) }
			}
			p.list(o)
		}
		p.themeBooklet(t)
	}
}

func (p *planner) themesPage() any {
	v := view.ThemesPage{
		Head: p.head(titled{address.Themes, "", p.t("page.themes"), p.t("themes.description", p.typo(p.Network.Name))}, p.at.List(address.Themes)),
		Lead: p.t("themes.lead"),
	}
	for _, t := range p.Network.Themes {
		v.Themes = append(v.Themes, view.ThemeCard{
			Name: p.typo(t.Name), URL: p.at.Item(address.Themes, t.ID), Summary: p.typo(t.Summary),
			Sheets: p.some("count.sheets", len(p.SheetsOfTheme(t.ID))),
			Needs:  p.some("count.needs", len(p.OpenNeedsOfTheme(t.ID))+p.OpenPrivateNeedsOfTheme(t.ID)),
		})
	}
	return v
}

func (p *planner) themePage(t *network.Theme, n int, sums themeSums) any {
	list := p.SheetsOfTheme(t.ID)
	href := p.at.Item(address.Themes, t.ID)
	v := view.ThemePage{
		Summary:    p.typo(t.Summary),
		Cards:      p.cards(onPage(list, n)),
		Pager:      p.pager(href, n, len(list)),
		Figures:    sums.figures,
		SideBySide: p.sideBySide(onPage(list, n)),
		Objectives: p.objectivesOf(t.ID),
		Private:    p.some("needs.private", p.PrivateNeedsOfTheme(t.ID)),
	}
	if n == 1 {
		v.Needs = p.needsOf(t.ID)
		v.Offers, v.MoreOffers = p.offersOf(t.ID)
		v.Results = p.rolledUp(network.Scope{Theme: t.ID}, sums.prices)
	}
	description := t.Summary
	if description == "" {
		description = p.t("theme.description", p.typo(t.Name))
	}
	v.Head = p.paged(p.head(titled{address.Themes, t.ID, t.Name, description}, href), n)
	v.Breadcrumb = p.breadcrumb(address.Themes, v.Title)
	v.Feed = p.at.Feed(href)
	v.NewURL = p.newSheetURL()
	v.Booklet = p.pdfLink(p.hasThemeBooklet(t), p.at.BookletPDF(href))
	return v
}

// themeSums sum up a theme: its sheets, who carries them, what they took. Every
// page of its list shows them, and they are added up once.
type themeSums struct {
	figures []view.Figure
	prices  []network.Ratio
}

func (p *planner) themeSums(list []*network.Sheet) themeSums {
	carriers := make(map[string]bool)
	for _, s := range list {
		for _, id := range s.Communes {
			carriers[id] = true
		}
	}
	figures := []view.Figure{{Label: p.t("figure.sheets"), Value: p.Locale.Number(float64(len(list)))}}
	if len(carriers) > 0 {
		figures = append(figures, view.Figure{Label: p.t("figure.communes-sharing"), Value: p.Locale.Number(float64(len(carriers)))})
	}
	accounts := p.AccountsOf(list)
	return themeSums{append(figures, p.accountsFigures(accounts)...), accounts.Ratios}
}

func (p *planner) since(d network.Date) string {
	if d.IsZero() {
		return ""
	}
	return p.t("span.since", p.date(d))
}
