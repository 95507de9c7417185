package site

import (
	"slices"
	"strconv"

	"essaim/internal/address"
	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/view"
)

// sheetsByYear plans the sheets of each year, and the list of years.
func (p *planner) sheetsByYear() {
	p.add(Output{URL: p.at.List(address.Years), Layout: "themes.html", View: p.yearsPage, title: p.t("page.years")})
	for _, y := range p.YearsOfSheets() {
		p.sheetList(len(p.SheetsOfYear(y)), func() []*network.Sheet { return p.SheetsOfYear(y) }, p.at.SheetsOfYear(y), func() view.Head {
			return p.head(titled{address.Years, strconv.Itoa(y), p.t("year.title", y), p.t("year.description", y, p.typo(p.Network.Name))}, p.at.SheetsOfYear(y))
		}, p.breadcrumb(address.Years, strconv.Itoa(y)))
	}
}

func (p *planner) yearsPage() any {
	v := view.ThemesPage{
		Head: p.head(titled{address.Years, "", p.t("page.years"), p.t("years.description", p.typo(p.Network.Name))}, p.at.List(address.Years)),
		Lead: p.t("years.lead"),
	}
	for _, y := range p.YearsOfSheets() {
		v.Themes = append(v.Themes, view.ThemeCard{
			Name: strconv.Itoa(y), URL: p.at.SheetsOfYear(y), Sheets: p.n("count.sheets", len(p.SheetsOfYear(y))),
		})
	}
	return v
}

// sheetsFromAToZ plans the list of all sheets by title.
func (p *planner) sheetsFromAToZ() {
	p.sheetList(len(p.Sheets), func() []*network.Sheet { return p.byTitle() }, p.at.AZ(), func() view.Head {
		return p.head(titled{address.Search, "", p.t("page.a-z"), p.t("a-z.description", p.typo(p.Network.Name))}, p.at.AZ())
	}, []view.Link{{Name: p.t("page.search"), URL: p.at.List(address.Search)}, {Name: p.t("page.a-z")}})
}

// sheetsByTitle is the order of a dictionary.
func (p *planner) sheetsByTitle() []*network.Sheet {
	sorted := slices.Clone(p.Sheets)
	locale.Sort(p.Locale, sorted, func(s *network.Sheet) string { return s.Title })
	return sorted
}

// sheetList plans the pages of a list of so many sheets.
func (p *planner) sheetList(count int, all func() []*network.Sheet, href string, head func() view.Head, breadcrumb []view.Link) {
	for n := 1; n <= pagesOf(count); n++ {
		p.list(Output{URL: p.at.Page(href, n), Layout: "sheets.html", title: p.firstOnly(n, breadcrumb[len(breadcrumb)-1].Name), View: func() any {
			v := view.ListPage{
				Head:  p.paged(head(), n),
				Total: p.n("count.sheets", count),
				Cards: p.cards(onPage(all(), n)),
				Pager: p.pager(href, n, count),
			}
			v.Breadcrumb = breadcrumb
			return v
		}})
	}
}
