package site

import (
	"slices"
	"strconv"

	"essaim/internal/address"
	"essaim/internal/network"
	"essaim/internal/plan"
	"essaim/internal/view"
)

// overviewPages look at all sheets' own objectives by theme, by commune, by year.
type overviewPages struct{ *planner }

// An overview is one way to look at all sheets' own objectives.
type overview struct {
	by     address.Section
	groups []overviewGroup
	lines  int
}

// An overviewGroup is what falls in one theme, commune or year. An own target
// counts a line of the page; what comes before them, headLines.
type overviewGroup struct {
	name    view.Link
	scope   network.Scope
	sheets  []*network.Sheet // for their means; nil: those of scope.Year
	targets []ownTarget
}

type ownTarget struct {
	sheet *network.Sheet
	at    int // in the sheet's targets
}

// plan plans the three ways to look, next to the network's objectives.
func (p overviewPages) plan() {
	for _, o := range []overview{
		{by: address.ByTheme, groups: p.groupsByTheme()},
		{by: address.ByCommune, groups: p.groupsByCommune()},
		{by: address.ByYear, groups: p.groupsByYear()},
	} {
		for _, g := range o.groups {
			o.lines += g.lines()
		}
		for n := 1; n <= pagesOf(o.lines, linesPerPage); n++ {
			p.add(plan.Output{
				URL: p.At.Page(p.At.Overview(o.by), n), Layout: "overview.html",
				Title: p.firstOnly(n, p.T("page."+string(o.by))),
				View:  func() any { return p.page(o, n) },
			})
		}
	}
}

// headLines is how many lines the figures and the results of a group take.
const headLines = 14

func (g overviewGroup) lines() int { return headLines + len(g.targets) }

// shows reports whether a page that has its lines from..to shows something of a group: its
// head stands where its first line is.
func (g overviewGroup) shows(from, to int) bool { return from < to && (from == 0 || to > headLines) }

func (p overviewPages) groupsByTheme() []overviewGroup {
	var groups []overviewGroup
	for _, t := range p.Network.Themes {
		g := overviewGroup{name: p.ThemeLink(t.ID), scope: network.Scope{Theme: t.ID}}
		for _, s := range p.SheetsOfTheme(t.ID) {
			if s.Themes[0] == t.ID {
				g.sheets = append(g.sheets, s)
			}
		}
		groups = p.keepGroup(groups, g)
	}
	return groups
}

// groupsByCommune leaves out communes without sheet or result: nobody is shown
// for what it does not do. Other bodies come after them, the organisation's own
// sheets last.
func (p overviewPages) groupsByCommune() []overviewGroup {
	var groups []overviewGroup
	for _, c := range p.ByName(p.Network.Communes) {
		g := overviewGroup{name: p.CommuneLink(c.ID), scope: network.Scope{Commune: c.ID}, sheets: p.SheetsOfCommune(c.ID)}
		groups = p.keepGroup(groups, g)
	}
	for _, i := range p.Institutions {
		g := overviewGroup{name: p.CarrierLink(i.ID), scope: network.Scope{Commune: i.ID}, sheets: p.SheetsOfCommune(i.ID)}
		groups = p.keepGroup(groups, g)
	}
	own := overviewGroup{name: view.Link{Name: p.T("overview.network")}, scope: network.Scope{Commune: network.OwnResults}, sheets: p.NetworkSheets()}
	return p.keepGroup(groups, own)
}

// keepGroup adds a group that has something to show.
func (p overviewPages) keepGroup(groups []overviewGroup, g overviewGroup) []overviewGroup {
	for _, s := range g.sheets {
		g.targets = append(g.targets, ownTargets(s)...)
	}
	// Without a sheet, only adoptions bring results.
	if len(g.sheets) == 0 && (len(p.AdoptionsBy(g.scope.Commune)) == 0 || len(p.RollUps(g.scope, p.Indicators)) == 0) {
		return groups
	}
	return append(groups, g)
}

// groupsByYear have the results and the means of each year, and the objectives
// that end in it; those without end come last.
func (p overviewPages) groupsByYear() []overviewGroup {
	byYear := map[int][]ownTarget{}
	for _, s := range p.SheetsNewestFirst() {
		for _, t := range ownTargets(s) {
			year := int(s.Targets[t.at].By.Year)
			byYear[year] = append(byYear[year], t)
		}
	}
	years := append(p.YearsOfResults(), p.YearsOfMeans()...)
	for year := range byYear {
		years = append(years, year)
	}
	slices.Sort(years)
	var groups []overviewGroup
	for _, year := range slices.Compact(years) {
		name := view.Link{Name: strconv.Itoa(year)}
		if year == 0 {
			name.Name = p.T("overview.no-end")
		}
		groups = append(groups, overviewGroup{name: name, scope: network.Scope{Year: year}, targets: byYear[year]})
	}
	slices.Reverse(groups)
	return groups
}

// ownTargets are a sheet's own objectives: the network's, which it may repeat,
// are on their own page.
func ownTargets(s *network.Sheet) []ownTarget {
	var list []ownTarget
	for i, t := range s.Targets {
		if t.Objective == "" {
			list = append(list, ownTarget{s, i})
		}
	}
	return list
}

func (p overviewPages) page(o overview, n int) any {
	title := p.T("page." + string(o.by))
	v := view.OverviewPage{
		Head:  p.paged(p.head(titled{address.Objectives, "", title, p.T("overview.description", title, p.Typo(p.Network.Name))}, p.At.Overview(o.by)), n),
		Lead:  p.T("overview.lead"),
		Ways:  p.pages.objectives.waysToLook(o.by),
		Pager: p.pager(p.At.Overview(o.by), n, o.lines, linesPerPage),
	}
	v.Breadcrumb = p.breadcrumb(address.Objectives, v.Title)
	first, last := (n-1)*linesPerPage, n*linesPerPage
	at := 0
	for _, g := range o.groups {
		from, to := max(first-at, 0), min(last-at, g.lines())
		if g.shows(from, to) {
			v.Groups = append(v.Groups, p.group(g, from, to))
		}
		at += g.lines()
	}
	return v
}

// group shows the lines from..to of a group, and its figures beside
// the first.
func (p overviewPages) group(g overviewGroup, from, to int) view.OverviewGroup {
	v := view.OverviewGroup{Name: g.name}
	for _, t := range g.targets[max(from-headLines, 0):max(to-headLines, 0)] {
		v.Targets = append(v.Targets, p.ownTarget(t))
	}
	if from > 0 || g.scope == (network.Scope{}) {
		return v
	}
	if g.scope.Year != 0 {
		v.Figures = p.means.TotalFigures(p.Means(g.scope.Year))
		v.Results = p.progress.RolledUp(g.scope, nil)
		return v
	}
	accounts := p.AccountsOf(g.sheets)
	v.Figures = p.means.AccountsFigures(accounts)
	v.Results = p.progress.RolledUp(g.scope, accounts.Ratios)
	return v
}

func (p overviewPages) ownTarget(t ownTarget) view.OwnTarget {
	j := p.JudgeTarget(t.sheet, t.sheet.Targets[t.at])
	judged := p.pages.sheets.target(t.sheet, j)
	v := view.OwnTarget{Sheet: p.SheetLink(t.sheet.ID), Name: judged.Name, Sentence: judged.Sentence}
	if judged.Judged {
		v.Status = judged.Status
	}
	return v
}

// waysToLook lead to the other pages about objectives; here is the current one.
func (p objectivePages) waysToLook(here address.Section) []view.Link {
	var list []view.Link
	for _, by := range []address.Section{address.ByTheme, address.ByCommune, address.ByYear} {
		l := view.Link{Name: p.T("way." + string(by))}
		if by != here {
			l.URL = p.At.Overview(by)
		}
		list = append(list, l)
	}
	return append(list,
		view.Link{Name: p.T("page.matrix"), URL: p.At.List(address.Matrix)},
		view.Link{Name: p.T("way.data"), URL: p.At.List(address.OpenData)})
}
