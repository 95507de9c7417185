package site

import (
	"essaim/internal/address"
	"essaim/internal/drawing"
	"essaim/internal/network"
	"essaim/internal/plan"
	"essaim/internal/view"
	"essaim/internal/wording"
)

// objectivePages are the list of objectives and a page each.
type objectivePages struct{ *planner }

// objective words a network's objective with its live figures, each row with
// at most so many of its proofs; everyProof is all of them.
func (p *planner) objective(g *network.Progress, proofs int) view.Objective {
	o := g.Objective
	v := view.Objective{
		ID: o.ID, Name: p.Typo(o.Name), URL: p.At.Item(address.Objectives, o.ID),
		Measured: p.progress.Measured(o),
		Span:     p.progress.Span(g),
		Theme:    p.ThemeLink(o.Theme),
		Note:     p.Typo(o.Note),
		Down:     o.Down,
		Status:   p.progress.Status(g),
	}
	if g.Of > 1 {
		v.Headline = p.progress.Headline(g)
	}
	bars := drawing.Gauges(g.Rows, o.Down)
	for i, r := range g.Rows {
		row := p.progress.Row(g, r, proofs)
		row.Bar = bars[i]
		v.Rows = append(v.Rows, row)
	}
	return v
}

// inBrief words every objective once for all pages that name it, with the
// evidence that a sentence holds: ten thousand sheets may prove one figure, and
// the objective's own page names them all.
func (p *planner) inBrief() map[string]view.Objective {
	brief := make(map[string]view.Objective, len(p.Objectives))
	for _, g := range p.Progress() {
		brief[g.Objective.ID] = p.objective(&g, wording.ShownEvidence)
	}
	return brief
}

// inList are all of them, in the order of network.yaml.
func (p objectivePages) inList() []view.Objective {
	var list []view.Objective
	for _, o := range p.Objectives {
		list = append(list, p.brief()[o.ID])
	}
	return list
}

// plan plans the page that answers "where is the network?" and one page
// an objective.
func (p objectivePages) plan() {
	p.add(plan.Output{URL: p.At.List(address.Objectives), Layout: "objectives.html", View: p.list, Title: p.T("page.objectives")})
	for i := range p.Objectives {
		p.planOne(i)
	}
}

func (p objectivePages) list() any {
	v := view.ObjectivesPage{
		Head:       p.head(titled{address.Objectives, "", p.T("objectives.title"), p.T("objectives.description")}, p.At.List(address.Objectives)),
		Stylesheet: p.asset(address.OverviewStyle),
		Lead:       p.lead(),
	}
	v.Tally = drawing.Tally(p.Words, p.Progress())
	v.Groups = p.groups()
	v.Ways = p.waysToLook("")
	for _, y := range p.ActiveYears() {
		v.Reports = append(v.Reports, p.pages.reports.link(y))
	}
	v.Means = p.means.AccountsFigures(p.accounts())
	return v
}

// lookGroups are the groups of the list, each with its standings in their order.
var lookGroups = []struct {
	key       string
	standings []network.Standing
}{
	{"attention", []network.Standing{network.Behind, network.Standing(network.Missed), network.Standing(network.NotReported), network.Standing(network.Partly)}},
	{"in-progress", []network.Standing{network.OnTrack, network.Standing(network.InProgress)}},
	{"reached", []network.Standing{network.Standing(network.Reached)}},
	{"not-started", []network.Standing{network.Standing(network.NotStarted)}},
}

// groups lay out all objectives, a line each.
func (p objectivePages) groups() []view.ObjectiveGroup {
	lines := map[network.Standing][]view.ObjectiveLine{}
	for _, g := range p.Progress() {
		s := g.Standing()
		if s == network.Standing(network.InProgress) && g.EndedBadly() {
			s = network.Behind
		}
		lines[s] = append(lines[s], p.line(&g))
	}
	var groups []view.ObjectiveGroup
	for _, group := range lookGroups {
		v := view.ObjectiveGroup{Title: p.T("objectives.group-" + group.key)}
		for _, s := range group.standings {
			v.Lines = append(v.Lines, lines[s]...)
		}
		if len(v.Lines) > 0 {
			groups = append(groups, v)
		}
	}
	return groups
}

// shownPeriods are as many as a line has room for, on a sheet of paper too.
const shownPeriods = 10

// line is an objective with its latest value: that of today's period, or of the
// last before it that has one.
func (p objectivePages) line(g *network.Progress) view.ObjectiveLine {
	v := view.ObjectiveLine{
		Name:   view.Link{Name: p.Typo(g.Objective.Name), URL: p.At.Item(address.Objectives, g.Objective.ID)},
		Status: p.progress.Short(g.Standing()),
	}
	periods := g.Periods()
	begun := network.Begun(periods)
	hidden := max(0, len(begun)-shownPeriods)
	v.Earlier = p.Some("objectives.earlier", hidden)
	for i := range begun[hidden:] {
		period := &begun[hidden+i]
		v.Periods = append(v.Periods, view.PeriodStatus{Label: p.progress.Period(period), Status: p.progress.Short(period.Standing())})
	}
	latest := network.Latest(begun)
	if latest == nil {
		return v
	}
	v.Value = p.progress.Value(latest)
	if len(periods) > 1 {
		v.When = p.progress.Period(latest)
	}
	switch {
	case g.Objective.ForEach:
		v.Bar = drawing.Share(latest.Reached, latest.Of)
	default:
		v.Bar = drawing.Gauge(latest.Rows[0], g.Objective.Down)
	}
	return v
}

// lead says how many objectives are reached.
func (p objectivePages) lead() string {
	if len(p.Objectives) == 0 {
		return p.T("objectives.none")
	}
	return p.Locale.N("objectives.lead", float64(p.objectivesReached()), p.Locale.Number(float64(len(p.Objectives))))
}

func (p *planner) objectivesReached() int {
	reached := 0
	for _, g := range p.Progress() {
		if g.Status == network.Reached {
			reached++
		}
	}
	return reached
}

// objectivesOf are the objectives of a theme.
func (p *planner) objectivesOf(theme string) []view.Objective {
	var list []view.Objective
	for _, g := range p.Progress() {
		if g.Objective.Theme == theme {
			list = append(list, p.brief()[g.Objective.ID])
		}
	}
	return list
}

// objectivesFor are the objectives that have rows for a commune, these rows
// alone.
func (p *planner) objectivesFor(commune string) []view.Objective {
	var list []view.Objective
	for _, g := range (network.ByCommune{Situation: p.Situation}).Of(commune) {
		o := p.objective(&g, wording.EveryProof)
		o.Status, o.Headline = view.Status{}, ""
		list = append(list, o)
	}
	return list
}
