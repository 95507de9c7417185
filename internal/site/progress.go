package site

import (
	"math"
	"slices"
	"strconv"

	"essaim/internal/address"
	"essaim/internal/network"
	"essaim/internal/view"
)

// objective words a network's objective with its live figures, each row with
// at most so many of its proofs; everyProof is all of them.
func (p *planner) objective(g *network.Progress, proofs int) view.Objective {
	o := g.Objective
	v := view.Objective{
		ID: o.ID, Name: p.typo(o.Name), URL: p.at.Item(address.Objectives, o.ID),
		Measured: p.measured(o),
		Span:     p.rowsSpan(g),
		Theme:    p.themeLink(o.Theme),
		Note:     p.typo(o.Note),
		Down:     o.Down,
		Status:   p.progressStatus(g),
	}
	if g.Of > 1 {
		v.Headline = p.Locale.N("objective.headline", float64(g.Reached), p.Locale.Number(float64(g.Of)))
	}
	for _, r := range g.Rows {
		row := p.row(g, r, proofs)
		row.Bar = bar(r)
		v.Rows = append(v.Rows, row)
	}
	return v
}

const (
	shownEvidence = 3 // how many proofs stand in a sentence
	everyProof    = math.MaxInt
)

// inBrief words every objective once for all pages that name it, with the
// evidence that a sentence holds: ten thousand sheets may prove one figure, and
// the objective's own page names them all.
func (p *planner) inBrief() map[string]view.Objective {
	brief := make(map[string]view.Objective, len(p.Objectives))
	for _, g := range p.Progress() {
		brief[g.Objective.ID] = p.objective(&g, shownEvidence)
	}
	return brief
}

// measured is what an objective counts.
func (p *planner) measured(o *network.Objective) string {
	if o.Measure != "" {
		return p.t("measure." + string(o.Measure))
	}
	if i := p.Indicator(o.Indicator); i != nil {
		return p.typo(i.Name)
	}
	return ""
}

func (p *planner) rowsSpan(g *network.Progress) string {
	if len(g.Rows) == 0 {
		return ""
	}
	first, last := g.Rows[0].From, g.Rows[0].To
	for _, r := range g.Rows {
		first = min(first, r.From)
		if r.To == 0 || last == 0 {
			last = 0
			continue
		}
		last = max(last, r.To)
	}
	if open := g.Objective.PerYear && p.objectiveIsOpen(g.Objective); open {
		last = 0
	}
	return p.years(first, last)
}

func (p *planner) objectiveIsOpen(o *network.Objective) bool {
	return o.Span.To.IsZero() && p.Programme.To.IsZero()
}

// years is a period of days told by its years when it begins and ends with
// one, by its days otherwise.
func (p *planner) years(from, to network.Day) string {
	switch {
	case from == 0 && to == 0:
		return p.t("span.always")
	case from == 0:
		return p.t("span.until", p.day(to))
	}
	if to == 0 {
		return p.t("span.since", p.firstDay(from))
	}
	fy, fm, fd := from.Civil()
	ty, tm, td := to.Civil()
	if fm == 1 && fd == 1 && tm == 12 && td == 31 {
		if fy == ty {
			return strconv.Itoa(fy)
		}
		return p.t("span.from-to", fy, ty)
	}
	return p.t("span.from-to", p.day(from), p.day(to))
}

func (p *planner) firstDay(d network.Day) string {
	if y, m, dom := d.Civil(); m == 1 && dom == 1 {
		return strconv.Itoa(y)
	}
	return p.day(d)
}

// row words one period, or one commune in a period.
func (p *planner) row(g *network.Progress, r network.Row, proofs int) view.Row {
	o := g.Objective
	v := view.Row{
		Label:   p.years(r.From, r.To),
		Commune: p.communeLink(r.Commune),
		Target:  p.measure(g, r.Target, o.Target.Approx),
		Status:  p.rowStatus(o, r),
	}
	if r.OutOf != nil {
		v.OutOf = p.measure(g, *r.OutOf, false)
	}
	if r.Expected != nil && *r.Expected != 0 && r.Status == network.InProgress {
		v.Expected = p.measure(g, *r.Expected, false)
	}
	if r.Value != nil {
		v.Value = p.outOf(g, *r.Value, r)
	} else if r.Reason != "" {
		v.Reason = sentence(p.t("reason.because", p.t("reason."+string(r.Reason))))
	}
	v.Sentence = p.rowSentence(g, r, v)
	v.Rest = p.rest(g, r)
	shown, left := cutTo(proofs, r.Evidence.Len())
	for _, e := range r.Evidence.First(shown) {
		v.Evidence = append(v.Evidence, p.evidence(g, e))
	}
	v.More = p.some("evidence.more", left)
	return v
}

// cutTo is how many of all proofs are shown and how many are left: so many are,
// and never one less than all, for "and 1 more" would take its room.
func cutTo(proofs, all int) (shown, left int) {
	if all-proofs > 1 {
		return proofs, all - proofs
	}
	return all, 0
}

// measure is a value with the noun or the unit of what the objective counts.
func (p *planner) measure(g *network.Progress, v float64, approx bool) string {
	if m := g.Objective.Measure; m != "" {
		return p.approx(p.Locale.Number(v)+noBreak+p.Locale.N("unit-of."+string(m), v), approx)
	}
	return p.quantity(v, g.Unit, approx)
}

const noBreak = "\u00a0"

// outOf is a value and what it is out of: "5 communes sur 8".
func (p *planner) outOf(g *network.Progress, value float64, r network.Row) string {
	s := p.measure(g, value, r.Approx)
	if r.OutOf == nil {
		return s
	}
	return p.t("out-of", s, p.Locale.Number(*r.OutOf))
}

// rowSentence judges in words: "5 communes sur 8 pour un objectif de 6 : en
// cours au 31 mai 2012".
func (p *planner) rowSentence(g *network.Progress, r network.Row, v view.Row) string {
	target := p.bare(g, r.Target)
	switch {
	case r.Status == network.NotStarted:
		return p.t("row.not-started", v.Target, p.day(r.From))
	case r.Value == nil:
		return p.t("row.unknown", v.Target, v.Status.Words, p.day(p.AsOf))
	case g.Objective.Down:
		return p.t("row.ceiling", v.Value, target, v.Status.Words, p.day(p.AsOf))
	}
	return p.t("row.target", v.Value, target, v.Status.Words, p.day(p.AsOf))
}

// bare is a target that stands beside a value: its noun is already said.
func (p *planner) bare(g *network.Progress, v float64) string {
	if g.Objective.Measure != "" {
		return p.Locale.Number(v)
	}
	return p.quantity(v, g.Unit, g.Objective.Target.Approx)
}

// rest is what remains to be done while there is time: the missing are counted,
// never named.
func (p *planner) rest(g *network.Progress, r network.Row) string {
	if r.Status != network.InProgress || r.Value == nil || g.Objective.Down || *r.Value >= r.Target {
		return ""
	}
	left := p.measure(g, r.Target-*r.Value, r.Approx)
	switch m := g.Objective.Measure; m {
	case "":
		return p.t("rest.indicator", left, p.bare(g, r.Target))
	case network.NeedsMet:
		return p.Locale.N("rest.masculine", r.Target, left)
	}
	return p.Locale.N("rest.feminine", r.Target, left)
}

// bar draws a row on a scale that holds all its values; a row without value
// has nothing to draw.
func bar(r network.Row) *view.Bar {
	if r.Value == nil {
		return nil
	}
	whole := max(*r.Value, r.Target)
	if r.OutOf != nil {
		whole = max(whole, *r.OutOf)
	}
	expected := -1
	if r.Expected != nil && r.Status == network.InProgress {
		whole = max(whole, *r.Expected)
	}
	if whole <= 0 || min(*r.Value, r.Target) < 0 {
		return nil
	}
	if r.Expected != nil && r.Status == network.InProgress && *r.Expected >= 0 {
		expected = thousandths(*r.Expected, whole)
	}
	return &view.Bar{Value: thousandths(*r.Value, whole), Target: thousandths(r.Target, whole), Expected: expected}
}

func (p *planner) rowStatus(o *network.Objective, r network.Row) view.Status {
	s := view.Status{ID: string(r.Status), Words: p.t("status." + string(r.Status))}
	if r.Status == network.InProgress && r.Value != nil && r.Expected != nil {
		s.Late = !r.OnTrack(o.Down)
		if s.Late {
			s.Words = p.t("status.in-progress.late")
		} else {
			s.Words = p.t("status.in-progress.on-track")
		}
	}
	return s
}

func (p *planner) progressStatus(g *network.Progress) view.Status {
	if len(g.Rows) == 1 {
		return p.rowStatus(g.Objective, g.Rows[0])
	}
	return view.Status{ID: string(g.Status), Words: p.t("status." + string(g.Status))}
}

// evidence leads to what proves a figure.
func (p *planner) evidence(g *network.Progress, e network.Evidence) view.Evidence {
	v := view.Evidence{Value: p.evidenceValue(g, e)}
	v.Name, v.URL = p.proof(e)
	v.Name = p.typo(v.Name)
	if e.Kind == network.FromMeeting {
		v.Note = p.date(p.Meeting(e.ID).Date)
	}
	return v
}

// evidenceValue is not told for what merely counts for one.
func (p *planner) evidenceValue(g *network.Progress, e network.Evidence) string {
	if g.Objective.Measure != "" && e.Value == 1 {
		return ""
	}
	return p.measure(g, e.Value, e.Approx)
}

// proof names an evidence, as written, and says where it is published. An
// adoption is told on the page of the sheet that it takes up.
func (p *planner) proof(e network.Evidence) (title, href string) {
	switch e.Kind {
	case network.FromMeeting:
		m := p.Meeting(e.ID)
		return m.Title, p.at.Item(address.Meetings, m.ID)
	case network.FromAdoption:
		a := p.Adoption(e.ID)
		s := p.Sheet(a.Sheet)
		return p.t("evidence.adopted", s.Title, p.Commune(a.Commune).Name), p.at.Adoption(s.ID, a.ID)
	case network.FromPrivate:
		return p.t("evidence.private"), p.at.List(address.Matrix)
	case network.FromDiagnostic:
		c := p.Commune(e.ID)
		return c.Name, p.at.Item(address.Communes, c.ID)
	}
	s := p.Sheet(e.ID)
	return s.Title, p.at.Item(address.Sheets, s.ID)
}

// objectives plans the page that answers "where is the network?" and one page
// an objective.
func (p *planner) objectives() {
	p.add(Output{URL: p.at.List(address.Objectives), Layout: "objectives.html", View: p.objectivesPage, title: p.t("page.objectives")})
	for i := range p.Objectives {
		o := p.Objectives[i]
		p.add(Output{
			URL: p.at.Item(address.Objectives, o.ID), Layout: "objective.html", title: p.typo(o.Name), from: &o.Pos,
			View:  func() any { return p.objectivePage(i) },
			Entry: func() view.Entry { return p.objectiveEntry(o) },
		})
	}
}

func (p *planner) objectivesPage() any {
	v := view.ObjectivesPage{
		Head: p.head(titled{address.Objectives, "", p.t("objectives.title"), p.t("objectives.description")}, p.at.List(address.Objectives)),
		Lead: p.objectivesLead(),
	}
	v.Figures = p.networkFigures()
	for _, g := range p.Progress() {
		v.Objectives = append(v.Objectives, p.brief()[g.Objective.ID])
	}
	v.Ways = p.waysToLook("")
	v.Means = p.accountsFigures(p.AccountsOf(p.SheetsNewestFirst()))
	return v
}

// objectivesLead says how many objectives are reached.
func (p *planner) objectivesLead() string {
	if len(p.Objectives) == 0 {
		return p.t("objectives.none")
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

func (p *planner) objectivePage(i int) any {
	g := &p.Progress()[i]
	o := g.Objective
	v := view.ObjectivePage{Objective: p.objective(g, everyProof)}
	v.Head = p.head(titled{address.Objectives, o.ID, o.Name, p.t("objective.description", p.typo(o.Name), v.Objective.Status.Words)}, p.at.Item(address.Objectives, o.ID))
	v.Chart, v.Ways = p.chart(g, v.Objective.Rows), p.waysToLook("")
	v.Breadcrumb = p.breadcrumb(address.Objectives, v.Title)
	v.EditURL = p.forge().Edit(o.Pos.File)
	for _, other := range p.Objectives {
		if other.ID != o.ID {
			v.Others = append(v.Others, view.Link{Name: p.typo(other.Name), URL: p.at.Item(address.Objectives, other.ID)})
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
	for _, g := range p.Progress() {
		if !g.Objective.ForEach {
			continue
		}
		g.Rows = slices.DeleteFunc(slices.Clone(g.Rows), func(r network.Row) bool { return r.Commune != commune })
		if len(g.Rows) > 0 {
			o := p.objective(&g, everyProof)
			o.Status, o.Headline = view.Status{}, ""
			list = append(list, o)
		}
	}
	return list
}
