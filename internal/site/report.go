package site

import (
	"strconv"
	"sync"

	"essaim/internal/address"
	"essaim/internal/network"
	"essaim/internal/plan"
	"essaim/internal/view"
	"essaim/internal/wording"
)

// reportPages are a year's report each, and its PDF.
type reportPages struct{ *planner }

// plan plans the year's report, for the council and the funder: one page for
// each year in which something happened.
func (p reportPages) plan() {
	years := p.ActiveYears()
	for _, y := range years {
		// Each report sees the network on its own day; nobody looks before it is
		// shown.
		then := sync.OnceValue(func() *planner { return p.onLastDay(y) })
		p.add(plan.Output{
			URL: p.At.Report(y), Layout: "report.html", Title: p.T("report.title", y),
			View: func() any { return then().pages.reports.page(y, years) },
		})
		p.paper(y, func() view.ReportPage { return then().pages.reports.page(y, years) })
	}
}

// onLastDay is the planner of the same site, with the figures of the year's
// last day; those of as_of when that comes first.
func (p reportPages) onLastDay(y int) *planner {
	in := p.in
	if last := network.DayOf(y, 12, 31); last < p.AsOf {
		in.Situation = p.On(last)
	}
	q := newPlanner(in)
	q.speak(p.Words.Seen(in.Situation))
	q.links, q.assets, q.titles = p.links, p.assets, p.titles
	return q
}

func (p reportPages) page(y int, years []int) view.ReportPage {
	year := p.Year(y)
	href := p.At.Report(y)
	name := p.Typo(p.Network.Name)
	v := view.ReportPage{
		Head:       p.head(titled{"", "", p.T("report.title", y), p.T("report.description", y, name)}, href),
		Stylesheet: p.asset(address.PapersStyle),
		Lead:       p.T("report.lead", y, name),
		Situation:  p.SituationOn(),
		PDF:        p.pdfLink(p.booklets(), p.At.ReportPDF(y)),
		Figures:    p.figures(year),
		Means:      p.means.TotalFigures(p.Means(y)),
		Results:    p.progress.RolledUp(network.Scope{Year: y}, nil),
		Objectives: p.yearObjectives(y),
	}
	for _, m := range year.Meetings {
		v.Meetings = append(v.Meetings, p.meeting.Card(m))
	}
	for _, a := range year.Actions {
		v.Actions = append(v.Actions, p.action(a))
	}
	v.Communes = p.onTwoPages(&v, year.Communes)
	for _, other := range years {
		l := view.Link{Name: strconv.Itoa(other)}
		if other != y {
			l.URL = p.At.Item(address.Reports, l.Name)
		}
		v.Years = append(v.Years, l)
	}
	return v
}

func (p reportPages) figures(y network.Year) []view.Figure {
	number := func(n int) string { return p.Locale.Number(float64(n)) }
	return []view.Figure{
		{Label: p.T("figure.meetings-held"), Value: number(len(y.Meetings))},
		{Label: p.T("figure.communes-active"), Value: p.T("out-of", number(len(y.Communes)), number(len(p.Members(p.AsOf))))},
		{Label: p.T("figure.actions"), Value: number(len(y.Actions))},
		{Label: p.T("figure.objectives-reached"), Value: p.T("out-of", number(p.objectivesReached()), number(len(p.Objectives)))},
	}
}

func (p reportPages) action(a network.Action) view.Link {
	l := p.SheetLink(a.Sheet.ID)
	who := p.CarrierNames(a.Sheet)
	if a.Adoption != nil {
		who = p.T("report.adopted", p.CommuneLink(a.Adoption.Commune).Name)
	}
	l.Note = wording.Join(", ", who, p.Date(a.Date))
	return l
}

// yearObjectives say where each objective that the year belongs to stood. One
// that has a row for each commune is summed up as a whole.
func (p reportPages) yearObjectives(y int) []view.YearObjective {
	var list []view.YearObjective
	for _, g := range p.Progress() {
		name := view.Link{Name: p.Typo(g.Objective.Name), URL: p.At.Item(address.Objectives, g.Objective.ID)}
		if g.Objective.ForEach {
			status := p.progress.Status(&g)
			list = append(list, view.YearObjective{Name: name, Sentence: p.N("objective.headline", g.Reached, p.Locale.Number(float64(g.Of))), Status: status})
			continue
		}
		for _, r := range g.Rows {
			if r.From <= network.DayOf(y, 12, 31) && (r.To == 0 || r.To >= network.DayOf(y, 1, 1)) {
				row := p.progress.Row(&g, r, 0)
				list = append(list, view.YearObjective{Name: name, Sentence: row.Sentence, Status: row.Status})
			}
		}
	}
	return list
}
