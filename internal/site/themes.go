package site

import (
	"essaim/internal/network"
)

// themes plans the list of themes and one page a theme.
func (p *planner) themes() {
	p.add(Output{URL: p.at.list(themes), Layout: "themes.html", View: p.themesPage, title: p.t("page.themes")})
	for _, t := range p.Network.Themes {
		for n := 1; n <= pagesOf(len(p.SheetsOfTheme(t.ID))); n++ {
			o := Output{
				URL: p.at.page(p.at.item(themes, t.ID), n), Layout: "theme.html", from: t.Pos,
				title: p.firstOnly(n, p.typo(t.Name)),
				View:  func() any { return p.themePage(t, n) },
			}
			if n == 1 {
				o.Entry = func() Entry { return p.themeEntry(t) }
			}
			p.add(o)
		}
		p.themeBooklet(t)
	}
}

func (p *planner) themesPage() any {
	v := ThemesPage{
		Head: p.head(titled{themes, "", p.t("page.themes"), p.t("themes.description", p.typo(p.Network.Name))}, p.at.list(themes)),
		Lead: p.t("themes.lead"),
	}
	for _, t := range p.Network.Themes {
		v.Themes = append(v.Themes, ThemeCard{
			Name: p.typo(t.Name), URL: p.at.item(themes, t.ID), Summary: p.typo(t.Summary),
			Sheets: p.some("count.sheets", len(p.SheetsOfTheme(t.ID))),
			Needs:  p.some("count.needs", len(p.needsOf(t.ID))),
		})
	}
	return v
}

func (p *planner) themePage(t *network.Theme, n int) any {
	list := p.SheetsOfTheme(t.ID)
	address := p.at.item(themes, t.ID)
	v := ThemePage{
		Summary:    p.typo(t.Summary),
		Cards:      p.cards(onPage(list, n)),
		Pager:      p.pager(address, n, len(list)),
		Figures:    p.themeFigures(t, list),
		Objectives: p.objectivesOf(t.ID),
		Needs:      p.needsOf(t.ID),
		Private:    p.some("needs.private", p.PrivateNeedsOfTheme(t.ID)),
	}
	description := t.Summary
	if description == "" {
		description = p.t("theme.description", p.typo(t.Name))
	}
	v.Head = p.paged(p.head(titled{themes, t.ID, t.Name, description}, address), n)
	v.Breadcrumb = p.breadcrumb(themes, v.Title)
	v.NewURL = p.newSheetURL()
	v.Booklet = p.pdfLink(p.hasThemeBooklet(t), p.bookletPDF(address))
	return v
}

// themeFigures sum up a theme: its sheets, who carries them, what they took.
func (p *planner) themeFigures(t *network.Theme, list []*network.Sheet) []Figure {
	carriers := make(map[string]bool)
	for _, s := range list {
		for _, id := range s.Communes {
			carriers[id] = true
		}
	}
	figures := []Figure{{Label: p.t("figure.sheets"), Value: p.Locale.Number(float64(len(list)))}}
	if len(carriers) > 0 {
		figures = append(figures, Figure{Label: p.t("figure.communes-sharing"), Value: p.Locale.Number(float64(len(carriers)))})
	}
	return append(figures, p.totalsFigures(list)...)
}

// needsOf are the needs of a theme that may be told.
func (p *planner) needsOf(theme string) []Need {
	var list []Need
	for _, n := range p.NeedsOfTheme(theme) {
		list = append(list, p.need(n.Commune.ID, n.Need))
	}
	return list
}

func (p *planner) need(commune string, n network.Need) Need {
	v := Need{
		Commune: p.communeLink(commune), Theme: p.themeLink(n.Theme), Text: p.typo(n.Text),
		Since: p.since(n.Since),
	}
	if met, ok := p.Met(n); ok {
		v.Met = p.t("need.met", p.date(met))
	}
	return v
}

func (p *planner) since(d network.Date) string {
	if d.IsZero() {
		return ""
	}
	return p.t("span.since", p.date(d))
}
