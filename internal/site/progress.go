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
		v.Headline = p.Locale.N("objective.headline", float64(g.Reached), p.Locale.Number(float64(g.Of)))
	}
	for _, r := range g.Rows {
		row := p.progress.Row(g, r, proofs)
		row.Bar = drawing.Gauge(r)
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

// plan plans the page that answers "where is the network?" and one page
// an objective.
func (p objectivePages) plan() {
	p.add(plan.Output{URL: p.At.List(address.Objectives), Layout: "objectives.html", View: p.list, Title: p.T("page.objectives")})
	for i := range p.Objectives {
		o := p.Objectives[i]
		p.addLasting(plan.Output{
			URL: p.At.Item(address.Objectives, o.ID), Layout: "objective.html", Title: p.Typo(o.Name), From: &o.Pos,
			View:    func() any { return p.page(i) },
			Entry:   func() view.Entry { return p.entry(o) },
			Lasting: lastingID("objective", o.ID, &o.Name),
		}, o.Aliases)
	}
}

func (p objectivePages) list() any {
	v := view.ObjectivesPage{
		Head: p.head(titled{address.Objectives, "", p.T("objectives.title"), p.T("objectives.description")}, p.At.List(address.Objectives)),
		Lead: p.lead(),
	}
	v.Figures = p.pages.home.networkFigures()
	for _, g := range p.Progress() {
		v.Objectives = append(v.Objectives, p.brief()[g.Objective.ID])
	}
	v.Ways = p.waysToLook("")
	for _, y := range p.ActiveYears() {
		v.Reports = append(v.Reports, p.pages.reports.link(y))
	}
	v.Means = p.means.AccountsFigures(p.AccountsOf(p.SheetsNewestFirst()))
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

// mostOthers is how many objectives a page of one links to, those declared around it:
// were it all of thousands, their pages would take the square of that.
const mostOthers = 100

func (p objectivePages) page(i int) any {
	g := &p.Progress()[i]
	o := g.Objective
	v := view.ObjectivePage{Objective: p.objective(g, wording.EveryProof)}
	v.Head = p.head(titled{address.Objectives, o.ID, o.Name, p.T("objective.description", p.Typo(o.Name), v.Objective.Status.Words)}, p.At.Item(address.Objectives, o.ID))
	v.Chart, v.Ways = drawing.Chart(p.Words, g, v.Objective.Rows), p.waysToLook("")
	v.Breadcrumb = p.breadcrumb(address.Objectives, v.Title)
	v.EditURL = p.forge().Edit(o.Pos.File)
	around := i - min(i, mostOthers/2)
	for _, other := range p.Objectives[around:min(len(p.Objectives), around+mostOthers)] {
		if other.ID != o.ID {
			v.Others = append(v.Others, view.Link{Name: p.Typo(other.Name), URL: p.At.Item(address.Objectives, other.ID)})
		}
	}
	return v
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
