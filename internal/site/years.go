package site

import (
	"cmp"
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
		p.planList(sheetList{
			url: p.At.SheetsOfYear(y), count: len(p.SheetsOfYear(y)), sheets: func() []*network.Sheet { return p.SheetsOfYear(y) },
			titled: func() titled {
				return titled{address.Years, strconv.Itoa(y), p.T("year.title", y), p.T("year.description", y, p.Typo(p.Network.Name))}
			},
			breadcrumb: p.breadcrumb(address.Years, strconv.Itoa(y)),
			report:     func() view.Link { return p.pages.reports.linkIfAny(y) },
		})
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
	l := p.belowSearch(p.At.AZ(), p.T("page.a-z"), len(p.Sheets), func() []*network.Sheet { return p.byTitle() })
	l.byTitle = true
	p.planList(l)
}

// planAnswers plans lists of the sheets that answer a facet alike, for those who have no
// script to filter with.
func (p listPages) planAnswers() {
	for _, f := range p.facets {
		for _, a := range p.answersTo(f) {
			p.planList(p.belowSearch(a.link.URL, p.T("list.answering", p.T("search."+string(f.by)), a.link.Name), len(a.sheets), func() []*network.Sheet { return a.sheets }))
		}
	}
}

// answering are the sheets of one choice of a facet, and their list.
type answering struct {
	link   view.Link // Name is the choice
	sheets []*network.Sheet
}

// answersTo are the lists of a facet that has some: of each choice that sheets have, the
// newest first.
func (p listPages) answersTo(f Facet) []answering {
	if f.by == "" {
		return nil
	}
	all := make([]answering, len(f.Choices))
	for i, choice := range f.Choices {
		all[i].link = view.Link{Name: p.pages.search.choice(f, choice), URL: p.At.Answering(f.by, choice)}
	}
	for _, s := range p.SheetsNewestFirst() {
		trait := f.read(p.pages.sheets, s, &view.Entry{})
		if i := slices.IndexFunc(f.Choices, func(choice string) bool { return answers(trait, choice) }); i >= 0 {
			all[i].sheets = append(all[i].sheets, s)
		}
	}
	return slices.DeleteFunc(all, func(a answering) bool { return a.sheets == nil })
}

// sheetsByTitle is the order of a dictionary.
func (p *planner) sheetsByTitle() []*network.Sheet { return p.titled.sort(p.Locale, p.Sheets) }

// titleOrder are sheets with the titles by which they were last sorted. While only a few are
// others, those find their places among the rest.
type titleOrder []titledSheet

type titledSheet struct {
	sheet *network.Sheet
	title string
}

// fewTitles is how many an author changes between two looks.
const fewTitles = 8

func (o *titleOrder) sort(l *locale.Locale, sheets []*network.Sheet) []*network.Sheet {
	var stay titleOrder
	var others []*network.Sheet
	for _, t := range *o {
		if t.title == t.sheet.Title {
			stay = append(stay, t)
		} else {
			others = append(others, t.sheet)
		}
	}
	if len(stay) > 0 && len(others) <= fewTitles {
		*o = stay.with(others, l, sheets)
	} else {
		*o = sortedByTitle(l, sheets)
	}
	sorted := make([]*network.Sheet, len(sheets))
	for i, t := range *o {
		sorted[i] = t.sheet
	}
	return sorted
}

func sortedByTitle(l *locale.Locale, sheets []*network.Sheet) titleOrder {
	sorted := make(titleOrder, len(sheets))
	for i, s := range sheets {
		sorted[i] = titledSheet{s, s.Title}
	}
	locale.Sort(l, sorted, func(t titledSheet) string { return t.title })
	return sorted
}

// with has others at the places at which sorting all of them would put them: those of equal
// titles are in the order of the network.
func (o titleOrder) with(others []*network.Sheet, l *locale.Locale, all []*network.Sheet) titleOrder {
	for _, s := range others {
		at, _ := slices.BinarySearchFunc(o, s, func(t titledSheet, s *network.Sheet) int {
			if order := l.Compare(t.title, s.Title); order != 0 {
				return order
			}
			return cmp.Compare(slices.Index(all, t.sheet), slices.Index(all, s))
		})
		o = slices.Insert(o, at, titledSheet{s, s.Title})
	}
	return o
}

// A sheetList is a list of sheets with an address of its own.
type sheetList struct {
	url        string
	count      int
	sheets     func() []*network.Sheet
	titled     func() titled
	breadcrumb []view.Link
	report     func() view.Link // that the list leads to; nil: none
	dense      bool             // a line for each sheet, not a card
	byTitle    bool             // a title that changes moves others from page to page
}

// belowSearch is a dense list to which the search page leads.
func (p listPages) belowSearch(url, title string, count int, sheets func() []*network.Sheet) sheetList {
	return sheetList{
		url: url, count: count, sheets: sheets, dense: true,
		titled: func() titled {
			return titled{address.Search, "", title, p.T("list.description", title, p.Typo(p.Network.Name))}
		},
		breadcrumb: []view.Link{{Name: p.T("page.search"), URL: p.At.List(address.Search)}, {Name: title}},
	}
}

// planList plans the pages of a list.
func (p listPages) planList(l sheetList) {
	perPage := cardsPerPage
	if l.dense {
		perPage = linesPerPage
	}
	for n := 1; n <= pagesOf(l.count, perPage); n++ {
		shown := func() []*network.Sheet { return onPage(l.sheets(), n, perPage) }
		o := plan.Output{URL: p.At.Page(l.url, n), Layout: "sheets.html", Title: p.firstOnly(n, l.breadcrumb[len(l.breadcrumb)-1].Name), View: func() any {
			v := view.ListPage{
				Stylesheet: p.asset(address.FinderStyle),
				Head:       p.paged(p.head(l.titled(), l.url), n),
				Total:      p.N("count.sheets", l.count),
				Cards:      p.cards(shown()),
				Dense:      l.dense,
				Pager:      p.pager(l.url, n, l.count, perPage),
			}
			v.Breadcrumb = l.breadcrumb
			if l.report != nil {
				v.Report = l.report()
			}
			return v
		}}
		if !l.byTitle {
			o.Names = func() []string { return addressesOf(p.planner, shown()) }
			o.Namesake = func() bool { return l.titled().isShared(p.planner) }
		}
		p.addList(o)
	}
}
