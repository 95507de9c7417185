package site

import (
	"slices"
	"strconv"
	"sync"

	"essaim/internal/address"
	"essaim/internal/drawing"
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
			View:     func() any { return then().pages.reports.page(y, years) },
			Names:    func() []string { return then().pages.reports.named(y) },
			Namesake: func() bool { return p.titled(y).isShared(p.planner) },
		})
		p.paper(y, then, years)
	}
}

// link leads to the report of a year.
func (p reportPages) link(y int) view.Link {
	return view.Link{Name: p.T("report.title", y), URL: p.At.Report(y)}
}

// linkIfAny is link, without URL when the year has no report.
func (p reportPages) linkIfAny(y int) view.Link {
	if !slices.Contains(p.ActiveYears(), y) {
		return view.Link{}
	}
	return p.link(y)
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
		Head:       p.head(p.titled(y), href),
		Stylesheet: p.asset(address.PapersStyle),
		Lead:       p.T("report.lead", y, name),
		Situation:  p.SituationOn(),
		PDF:        p.pdfLink(p.booklets(), p.At.ReportPDF(y)),
		Means:      p.means.TotalFigures(p.Means(y)),
		Results:    p.progress.RolledUp(network.Scope{Year: y}, nil),
		YearBefore: strconv.Itoa(y - 1),
	}
	v.Objectives, v.Tally = p.yearObjectives(y)
	v.Main = p.mainResults(y)
	p.activeCommunes(&v, p.ByName(year.Communes))
	v.Photo = p.photoOf(year.Actions)
	v.Figures = p.figures(year, v.Objectives)
	for _, m := range year.Meetings {
		v.Meetings = append(v.Meetings, p.meeting.Card(m))
	}
	for _, a := range year.Actions {
		v.Actions = append(v.Actions, p.action(a))
	}
	v.Communes = p.onTwoPages(&v, year)
	for _, other := range years {
		l := view.Link{Name: strconv.Itoa(other)}
		if other != y {
			l.URL = p.At.Item(address.Reports, l.Name)
		}
		v.Years = append(v.Years, l)
	}
	return v
}

func (p reportPages) titled(y int) titled {
	return titled{"", "", p.T("report.title", y), p.T("report.description", y, p.Typo(p.Network.Name))}
}

// named are the pages of the sheets of which a report names actions and results.
func (p reportPages) named(y int) []string {
	var urls []string
	for _, a := range p.Year(y).Actions {
		urls = append(urls, p.At.Item(address.Sheets, a.Sheet.ID))
	}
	for _, r := range p.RollUps(network.Scope{Year: y}, p.Indicators) {
		for _, e := range r.Evidence.First(wording.ShownEvidence) {
			urls = append(urls, proverOf(p.planner, e))
		}
	}
	return urls
}

// activeCommunes draws where those of the year lie.
func (p reportPages) activeCommunes(v *view.ReportPage, active []*network.Commune) {
	v.Map, v.SmallMap = drawing.Map(p.Words, active, drawing.HalfMap), drawing.Map(p.Words, active, drawing.PhoneMap)
	if v.Map != nil {
		v.Legend, v.Key = p.InvolvementLegend(active), p.pages.communes.mapKey(active)
	}
}

// figures count what the report shows: its objectives are those of its table.
func (p reportPages) figures(y network.Year, objectives []view.YearObjective) []view.Figure {
	number := func(n int) string { return p.Locale.Number(float64(n)) }
	figures := []view.Figure{
		{Label: p.T("figure.meetings-held"), Value: number(len(y.Meetings))},
		{Label: p.T("figure.communes-active"), Value: p.T("out-of", number(y.Active), number(y.Members))},
		{Label: p.T("figure.actions"), Value: number(len(y.Actions))},
	}
	if len(objectives) > 0 {
		figures = append(figures, view.Figure{Label: p.T("figure.objectives-reached"), Value: p.T("out-of", number(reached(objectives)), number(len(objectives)))})
	}
	return figures
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

// yearObjectives say where each objective that the year belongs to stood: a line
// an objective, of the rows of that year. Those of several communes are summed up.
func (p reportPages) yearObjectives(y int) (list []view.YearObjective, tally *view.Tally) {
	var shown []network.Progress
	for _, all := range p.Progress() {
		g, has := all.InYear(y)
		if !has {
			continue
		}
		shown = append(shown, g)
		line := view.YearObjective{Status: p.progress.Short(g.Standing()), Before: p.yearBefore(&all, y), Name: view.Link{Name: p.Typo(g.Objective.Name), URL: p.At.Item(address.Objectives, g.Objective.ID)}}
		if g.Objective.ForEach {
			line.Sentence = p.progress.Headline(&g)
		} else {
			line.Sentence = wording.Capital(p.progress.Value(&g))
		}
		list = append(list, line)
	}
	return list, drawing.Tally(p.Words, shown)
}

// yearBefore is where an objective stood at the end of the year before: that year's
// own row; of one period for all years, what was known by then.
func (p reportPages) yearBefore(g *network.Progress, y int) string {
	if g.Objective.PerYear {
		if before, has := g.InYear(y - 1); has && before.Status != network.NotStarted {
			return p.progress.Value(&before)
		}
		return ""
	}
	for _, step := range (network.Courses{Situation: p.Situation}).Of(g) {
		if step.Year == y-1 && step.Value != nil {
			return p.progress.Full(g, *step.Value)
		}
	}
	return ""
}

// mostMain is how many results a report begins with.
const mostMain = 3

// mainResults are the year's results that the year before has too, with what they
// were then; others follow while there is room.
func (p reportPages) mainResults(y int) []view.Figure {
	before := map[string]string{}
	for _, r := range p.progress.RolledUp(network.Scope{Year: y - 1}, nil) {
		before[r.Name] = r.Value
	}
	var both, alone []view.Figure
	for _, r := range p.progress.RolledUp(network.Scope{Year: y}, nil) {
		f := view.Figure{Label: r.Name, Value: r.Value}
		if was := before[r.Name]; was != "" {
			f.Note = p.T("report.was", was, y-1)
			both = append(both, f)
		} else {
			alone = append(alone, f)
		}
	}
	all := append(both, alone...)
	return all[:min(mostMain, len(all))]
}

// photoOf is the first photo of the sheets that the year's actions come from.
func (p reportPages) photoOf(actions []network.Action) *view.Image {
	for _, a := range actions {
		if card := p.card(a.Sheet); card.Photo != nil {
			return card.Photo
		}
	}
	return nil
}

// reached counts the lines of a year's objectives that are reached.
func reached(lines []view.YearObjective) int {
	n := 0
	for _, line := range lines {
		if line.Status.ID == string(network.Reached) {
			n++
		}
	}
	return n
}
