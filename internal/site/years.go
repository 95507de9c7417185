package site

import (
	"slices"
	"strconv"

	"essaim/internal/address"
	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/plan"
	"essaim/internal/view"
)

// listPages are lists of sheets in other orders: by year, by title.
type listPages struct{ *planner }

// planYears plans the sheets of each year, and the list of years.
func (p listPages) planYears() {
	p.add(plan.Output{URL: p.At.List(address.Years), Layout: "themes.html", View: p.yearsPage, Title: p.T("page.years")})
	for _, y := range p.YearsOfSheets() {
		p.sheetList(len(p.SheetsOfYear(y)), func() []*network.Sheet { return p.SheetsOfYear(y) }, p.At.SheetsOfYear(y), func() view.Head {
			return p.head(titled{address.Years, strconv.Itoa(y), p.T("year.title", y), p.T("year.description", y, p.Typo(p.Network.Name))}, p.At.SheetsOfYear(y))
		}, p.breadcrumb(address.Years, strconv.Itoa(y)), func() view.Link { return p.pages.reports.linkIfAny(y) })
	}
}

func (p listPages) yearsPage() any {
	v := view.ThemesPage{
		Head: p.head(titled{address.Years, "", p.T("page.years"), p.T("years.description", p.Typo(p.Network.Name))}, p.At.List(address.Years)),
		Lead: p.T("years.lead"),
	}
	for _, y := range p.YearsOfSheets() {
		v.Themes = append(v.Themes, view.ThemeCard{
			Name: strconv.Itoa(y), URL: p.At.SheetsOfYear(y), Sheets: p.N("count.sheets", len(p.SheetsOfYear(y))),
		})
	}
	return v
}

// planAZ plans the list of all sheets by title.
func (p listPages) planAZ() {
	p.sheetList(len(p.Sheets), func() []*network.Sheet { return p.byTitle() }, p.At.AZ(), func() view.Head {
		return p.head(titled{address.Search, "", p.T("page.a-z"), p.T("a-z.description", p.Typo(p.Network.Name))}, p.At.AZ())
	}, []view.Link{{Name: p.T("page.search"), URL: p.At.List(address.Search)}, {Name: p.T("page.a-z")}}, func() view.Link { return view.Link{} })
}

// sheetsByTitle is the order of a dictionary.
func (p *planner) sheetsByTitle() []*network.Sheet {
	sorted := slices.Clone(p.Sheets)
	locale.Sort(p.Locale, sorted, func(s *network.Sheet) string { return s.Title })
	return sorted
}

// sheetList plans the pages of a list of so many sheets, which lead to a report or
// not.
func (p listPages) sheetList(count int, all func() []*network.Sheet, href string, head func() view.Head, breadcrumb []view.Link, report func() view.Link) {
	for n := 1; n <= pagesOf(count); n++ {
		p.addList(plan.Output{URL: p.At.Page(href, n), Layout: "sheets.html", Title: p.firstOnly(n, breadcrumb[len(breadcrumb)-1].Name), View: func() any {
			v := view.ListPage{
				Head:  p.paged(head(), n),
				Total: p.N("count.sheets", count),
				Cards: p.cards(onPage(all(), n)),
				Pager: p.pager(href, n, count),
			}
			v.Report = report()
			v.Breadcrumb = breadcrumb
			return v
		}})
	}
}
