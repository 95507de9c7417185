package site

import (
	"strconv"
	"sync"

	"essaim/internal/address"
	"essaim/internal/network"
	"essaim/internal/view"
)

// reports plans the year's report, for the council and the funder: one page for
// each year in which something happened.
func (p *planner) reports() {
	years := p.ActiveYears()
	for _, y := range years {
		// Each report sees the network on its own day; nobody looks before it is
		// shown.
		then := sync.OnceValue(func() *planner { return p.onLastDay(y) })
		p.add(Output{
			URL: p.at.Report(y), Layout: "report.html", title: p.t("report.title", y),
			View: func() any { return then().reportPage(y, years) },
		})
		p.reportPaper(y, func() view.ReportPage { return then().reportPage(y, years) })
	}
}

// onLastDay is the planner of the same site, with the figures of the year's
// last day; those of as_of when that comes first.
func (p *planner) onLastDay(y int) *planner {
	in := p.Input
	if last := network.DayOf(y, 12, 31); last < p.AsOf {
		in.Situation = p.On(last)
	}
	q := newPlanner(in)
	q.at, q.links, q.assets, q.titles, q.shared = p.at, p.links, p.assets, p.titles, p.shared
	return q
}

func (p *planner) reportPage(y int, years []int) view.ReportPage {
	year := p.Year(y)
	href := p.at.Report(y)
	name := p.typo(p.Network.Name)
	v := view.ReportPage{
		Head:       p.head(titled{"", "", p.t("report.title", y), p.t("report.description", y, name)}, href),
		Stylesheet: p.asset(papersStyle),
		Lead:       p.t("report.lead", y, name),
		Situation:  p.situation(),
		PDF:        p.pdfLink(p.booklets(), p.at.ReportPDF(y)),
		Figures:    p.reportFigures(year),
		Means:      p.meansTotalFigures(p.Means(y)),
		Results:    p.rolledUp(network.Scope{Year: y}, nil),
		Objectives: p.yearObjectives(y),
	}
	for _, m := range year.Meetings {
		v.Meetings = append(v.Meetings, p.meetingCard(m))
	}
	for _, a := range year.Actions {
		v.Actions = append(v.Actions, p.action(a))
	}
	v.Communes = p.onTwoPages(&v, year.Communes)
	for _, other := range years {
		l := view.Link{Name: strconv.Itoa(other)}
		if other != y {
			l.URL = p.at.Item(address.Reports, l.Name)
		}
		v.Years = append(v.Years, l)
	}
	return v
}

func (p *planner) reportFigures(y network.Year) []view.Figure {
	number := func(n int) string { return p.Locale.Number(float64(n)) }
	return []view.Figure{
		{Label: p.t("figure.meetings-held"), Value: number(len(y.Meetings))},
		{Label: p.t("figure.communes-active"), Value: p.t("out-of", number(len(y.Communes)), number(len(p.Members(p.AsOf))))},
		{Label: p.t("figure.actions"), Value: number(len(y.Actions))},
		{Label: p.t("figure.objectives-reached"), Value: p.t("out-of", number(p.objectivesReached()), number(len(p.Objectives)))},
	}
}

func (p *planner) action(a network.Action) view.Link {
	l := p.sheetLink(a.Sheet.ID)
	who := p.carrierNames(a.Sheet)
	if a.Adoption != nil {
		who = p.t("report.adopted", p.communeLink(a.Adoption.Commune).Name)
	}
	l.Note = join(", ", who, p.date(a.Date))
	return l
}

func (p *planner) communesListed(list []*network.Commune) string {
	return p.Locale.List(p.namesOf(list))
}

func (p *planner) namesOf(list []*network.Commune) []string {
	var names []string
	for _, c := range list {
		names = append(names, p.typo(c.Name))
	}
	return names
}

// yearObjectives tell where each objective that the year belongs to stood. One
// that has a row for each commune is told as a whole.
func (p *planner) yearObjectives(y int) []view.YearObjective {
	var list []view.YearObjective
	for _, g := range p.Progress() {
		name := view.Link{Name: p.typo(g.Objective.Name), URL: p.at.Item(address.Objectives, g.Objective.ID)}
		if g.Objective.ForEach {
			status := p.progressStatus(&g)
			list = append(list, view.YearObjective{Name: name, Sentence: p.n("objective.headline", g.Reached, p.Locale.Number(float64(g.Of))), Status: status})
			continue
		}
		for _, r := range g.Rows {
			if r.From <= network.DayOf(y, 12, 31) && (r.To == 0 || r.To >= network.DayOf(y, 1, 1)) {
				row := p.row(&g, r, 0)
				list = append(list, view.YearObjective{Name: name, Sentence: row.Sentence, Status: row.Status})
			}
		}
	}
	return list
}
