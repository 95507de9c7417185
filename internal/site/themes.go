package site

import (
	"cmp"
	"sync"

	"essaim/internal/address"
	"essaim/internal/network"
	"essaim/internal/plan"
	"essaim/internal/view"
)

// themePages are the list of themes, a page a theme and its booklet.
type themePages struct{ *planner }

// plan plans the list of themes and one page a theme.
func (p themePages) plan() {
	p.add(plan.Output{URL: p.At.List(address.Themes), Layout: "themes.html", View: p.list, Title: p.T("page.themes")})
	for _, t := range p.Network.Themes {
		sums := sync.OnceValue(func() themeSums { return p.sums(t) })
		for n := 1; n <= pagesOf(len(p.SheetsOfTheme(t.ID)), cardsPerPage); n++ {
			o := plan.Output{
				URL: p.At.Page(p.At.Item(address.Themes, t.ID), n), Layout: "theme.html", From: &t.Pos,
				Title: p.firstOnly(n, p.Typo(t.Name)),
				View:  func() any { return p.page(t, n, sums()) },
			}
			if n > 1 {
				o.Names = func() []string {
					return append(addressesOf(p.planner, onPage(p.SheetsOfTheme(t.ID), n, cardsPerPage)), proversOf(p.objectivesOf(t.ID))...)
				}
				o.Namesake = func() bool { return p.titled(t).isShared(p.planner) }
			} else {
				o.Entry = func() view.Entry { return p.entry(t) }
				o.Lasting = lastingID("theme", t.ID, &t.Name)
				p.moved(o, t.Former)
			}
			p.addList(o)
		}
		p.booklet(t)
	}
}

func (p themePages) list() any {
	v := view.ThemesPage{
		Head: p.head(titled{address.Themes, "", p.T("page.themes"), p.T("themes.description", p.Typo(p.Network.Name))}, p.At.List(address.Themes)),
		Lead: p.T("themes.lead"),
	}
	for _, t := range p.Network.Themes {
		v.Themes = append(v.Themes, view.ThemeCard{
			Name: p.Typo(t.Name), URL: p.At.Item(address.Themes, t.ID), Summary: p.Typo(t.Summary),
			Sheets: p.Some("count.sheets", len(p.SheetsOfTheme(t.ID))),
			Needs:  p.Some("count.needs", len(p.OpenNeedsOfTheme(t.ID))+p.OpenPrivateNeedsOfTheme(t.ID)),
		})
	}
	return v
}

func (p themePages) page(t *network.Theme, n int, sums themeSums) any {
	list := p.SheetsOfTheme(t.ID)
	href := p.At.Item(address.Themes, t.ID)
	v := view.ThemePage{
		Summary:    p.Typo(t.Summary),
		Cards:      p.cards(onPage(list, n, cardsPerPage)),
		Pager:      p.pager(href, n, len(list), cardsPerPage),
		Figures:    sums.figures,
		SideBySide: p.pages.compare.sideBySide(onPage(list, n, cardsPerPage)),
		Objectives: p.objectivesOf(t.ID),
		Private:    sums.private,
	}
	if n == 1 {
		v.Practices = p.practicesOf()[t.ID]
		v.Needs, v.MoreNeeds = p.pages.exchange.needsOf(t.ID)
		for i := range v.Needs {
			v.Needs[i].Practices = nil // they stand above, for the whole theme
		}
		v.Offers, v.MoreOffers = p.pages.exchange.offersOf(t.ID)
		v.Results = p.progress.RolledUp(network.Scope{Theme: t.ID}, sums.prices)
	}
	v.Head = p.paged(p.head(p.titled(t), href), n)
	v.Breadcrumb = p.breadcrumb(address.Themes, v.Title)
	v.Feed = p.At.Feed(href)
	v.NewURL = p.newSheetURL()
	v.Booklet = p.pdfLink(sums.bound, p.At.BookletPDF(href))
	return v
}

func (p themePages) titled(t *network.Theme) titled {
	return titled{address.Themes, t.ID, t.Name, cmp.Or(t.Summary, p.T("theme.description", p.Typo(t.Name)))}
}

// themeSums sum up a theme: its sheets, who carries them, what they took, what is needed
// of it. Every page of its list shows them, and they are added up once.
type themeSums struct {
	figures []view.Figure
	prices  []network.Ratio
	private string // how many needs nobody is named for
	bound   bool   // it has a booklet
}

func (p themePages) sums(t *network.Theme) themeSums {
	list := p.SheetsOfTheme(t.ID)
	carriers := make(map[string]bool)
	for _, s := range list {
		for _, id := range s.Communes {
			carriers[id] = true
		}
	}
	figures := []view.Figure{{Label: p.T("figure.sheets"), Value: p.Locale.Number(float64(len(list)))}}
	if len(carriers) > 0 {
		figures = append(figures, view.Figure{Label: p.T("figure.communes-sharing"), Value: p.Locale.Number(float64(len(carriers)))})
	}
	accounts := p.AccountsOf(list)
	return themeSums{
		figures: append(figures, p.means.AccountsFigures(accounts)...), prices: accounts.Ratios,
		private: p.Some("needs.private", p.PrivateNeedsOfTheme(t.ID)), bound: p.hasBooklet(t),
	}
}
