package site

import (
	"cmp"
	"slices"
	"strconv"

	"essaim/internal/address"
	"essaim/internal/drawing"
	"essaim/internal/network"
	"essaim/internal/plan"
	"essaim/internal/view"
	"essaim/internal/wording"
)

// practicePages are the list of practices, a page a practice with its evidence, and a
// note about each for a council. Without any there is no list.
type practicePages struct{ *planner }

// practiceScript adds "Ma commune" to the page of a practice.
const practiceScript = "essaim/practice.js"

func (p practicePages) practices() network.Practices {
	return network.Practices{Situation: p.Situation}
}
func (p practicePages) evidence() wording.Practices  { return wording.Practices{Words: p.Words} }
func (p practicePages) hasPractices() bool           { return len(p.practices().All()) > 0 }
func (p practicePages) practiceURL(id string) string { return p.At.Item(address.Practices, id) }

func (p practicePages) plan() {
	all := p.practices().All()
	if len(all) == 0 {
		return
	}
	list := slices.Clone(all)
	slices.SortStableFunc(list, func(a, b *network.Gathering) int { return cmp.Compare(len(b.Cases), len(a.Cases)) })
	for n := 1; n <= pagesOf(len(list), linesPerPage); n++ {
		p.add(plan.Output{
			URL: p.At.Page(p.At.List(address.Practices), n), Layout: "practices.html", Title: p.firstOnly(n, p.T("page.practices")),
			View: func() any { return p.list(list, n) },
		})
	}
	for _, g := range all {
		var bodies []*network.Body
		for _, c := range g.Cases {
			if c.Adoption != nil {
				bodies = append(bodies, p.bodies(&c.Adoption.Body)...)
			} else {
				bodies = append(bodies, p.bodies(&c.Sheet.Body)...)
			}
		}
		o := plan.Output{
			URL: p.practiceURL(g.ID), Layout: "practice.html", Bodies: bodies,
			View: func() any { return p.page(g) },
		}
		if g.Declared != nil { // else search and the site map have the sheet of that name
			o.Entry = func() view.Entry { return p.entry(g) }
			o.Name = &g.Declared.Name
			o.From = &g.Declared.Pos
			o.Lasting = lastingID("practice", g.ID, &g.Declared.Name)
			p.moved(o, g.Declared.Former)
		}
		p.add(o)
		p.add(plan.Output{
			URL: p.At.Note(g.ID), Layout: "note.html", View: func() any { return p.note(g) },
		})
		p.paper(g)
	}
}

// theme is a practice's main one.
func (p practicePages) theme(g *network.Gathering) view.Link {
	if g.Theme == "" {
		return view.Link{}
	}
	return p.ThemeLink(g.Theme)
}

func (p practicePages) list(all []*network.Gathering, n int) any {
	href := p.At.List(address.Practices)
	v := view.PracticesPage{
		Head:  p.paged(p.head(titled{address.Practices, "", p.T("page.practices"), p.T("practices.description", p.Typo(p.Network.Name))}, href), n),
		Lead:  p.T("practices.lead"),
		Pager: p.pager(href, n, len(all), linesPerPage),
	}
	for _, g := range onPage(all, n, linesPerPage) {
		v.Practices = append(v.Practices, p.practiceRow(g))
	}
	return v
}

// practiceRow is a practice in a list, with what its cost is when enough cases say it.
func (p practicePages) practiceRow(g *network.Gathering) view.PracticeRow {
	return view.PracticeRow{
		Name: p.Typo(g.Name()), URL: p.practiceURL(g.ID), Summary: p.Typo(g.Summary()),
		Cases: wording.Capital(p.evidence().Cases(g)), Facts: p.evidence().Facts(g), Theme: p.theme(g),
	}
}

// listPractices lists, by theme, the practices that have cases.
func (p practicePages) listPractices() map[string][]view.Link {
	lists := map[string][]view.Link{}
	for _, t := range p.Network.Themes {
		of := p.practices().OfTheme(t.ID)
		for _, g := range of[:min(len(of), shownPractices)] {
			lists[t.ID] = append(lists[t.ID], p.evidence().Link(g))
		}
	}
	return lists
}

// practiceOf leads to the practice of a sheet, and says how many did it.
func (p practicePages) practiceOf(s *network.Sheet) view.Link {
	g := p.practices().OfSheet(s)
	if g == nil {
		return view.Link{}
	}
	return view.Link{Name: p.Typo(g.Name()), URL: p.practiceURL(g.ID), Note: p.evidence().Cases(g)}
}

// shownPractices is how many are named on a theme's page.
const shownPractices = 2

func (p practicePages) entry(g *network.Gathering) view.Entry {
	e := view.Entry{Kind: view.PracticeKind, Title: p.Typo(g.Name()), URL: p.practiceURL(g.ID), Summary: p.description(g)}
	if g.Declared != nil {
		e.Keywords = p.TypoAll(g.Declared.Aliases) // weighed as names, not as one text among others
	}
	return e
}

func (p practicePages) description(g *network.Gathering) string {
	if summary := g.Summary(); summary != "" && g.Declared != nil {
		return p.Typo(summary)
	}
	return p.T("practice.description", p.Typo(g.Name()))
}

func (p practicePages) page(g *network.Gathering) any {
	href := p.practiceURL(g.ID)
	v := view.EvidencePage{
		Head:       p.head(titled{address.Practices, g.ID, p.title(g), p.description(g)}, href),
		Stylesheet: p.asset(address.PracticeStyle),
		Script:     p.asset(practiceScript),
		Summary:    p.Typo(g.Summary()),
		Theme:      p.theme(g),
		Note:       view.Link{Name: p.T("practice.note-link"), URL: p.At.Note(g.ID)},
		NotePDF:    p.pdfLink(p.notePDFs(), p.At.NotePDF(g.ID)),
		AdoptURL:   p.adoptURL(g),
	}
	v.Title = p.Typo(g.Name())
	v.Breadcrumb = p.breadcrumb(address.Practices, v.Title)
	if g.Declared != nil {
		v.EditURL = p.editing().edit(g.Declared.Pos.File)
	}
	if len(g.Cases) < network.FewestCases {
		v.Few = p.N("practice.few", len(g.Cases))
	}
	v.Figures = p.figures(g)
	for i, c := range g.Cases {
		v.Cases = append(v.Cases, p.practiceCase(i, c))
	}
	p.words(&v, g)
	p.maps(&v, g)
	for _, m := range p.practices().MeasurandsOf(g) {
		for _, a := range []network.Aspect{network.AsValue, network.AsPerHead, network.AsChange} {
			if s := network.SpectrumOf(g.Cases, m, a); len(s.Observed) > 0 && (a == network.AsValue || s.Tells()) {
				v.Measures = append(v.Measures, p.measure(s))
			}
		}
	}
	v.Mine = p.mine(g)
	for _, said := range g.Said {
		l := p.CommuneLink(said.Commune.ID)
		l.Note = wording.Join(" · ", wording.SaidBy(p.Words, said.Practice.Origin, said.Practice.Text), p.Since(said.Practice.Since))
		v.Said = append(v.Said, l)
	}
	for _, s := range g.Sheets {
		if s.Status == network.Planned {
			l := p.SheetLink(s.ID)
			l.Note = p.CarrierNames(s)
			v.Planned = append(v.Planned, l)
		}
	}
	return v
}

// title is unlike that of the sheet whose name a practice bears.
func (p practicePages) title(g *network.Gathering) string {
	return p.T("practice.title", p.Typo(g.Name()))
}

func (p practicePages) figures(g *network.Gathering) []view.Figure {
	var carriers []string
	stopped := 0
	for _, c := range g.Cases {
		carriers = append(carriers, c.Carriers()...)
		if c.Stopped() {
			stopped++
		}
	}
	slices.Sort(carriers)
	figures := []view.Figure{{Label: p.T("figure.cases"), Value: p.Locale.Number(float64(len(g.Cases)))}}
	if n := len(slices.Compact(carriers)); n > 0 {
		figures = append(figures, view.Figure{Label: p.T("figure.bodies"), Value: p.Locale.Number(float64(n))})
	}
	if stopped > 0 {
		figures = append(figures, view.Figure{Label: p.T("figure.stopped"), Value: p.Locale.Number(float64(stopped))})
	}
	return figures
}

func (p practicePages) caseURL(c *network.Case) string {
	if c.Adoption != nil {
		return p.At.Adoption(c.Sheet.ID, c.Adoption.ID)
	}
	return p.At.Item(address.Sheets, c.Sheet.ID)
}

// caseLink leads to a case, by who did it.
func (p practicePages) caseLink(c *network.Case) view.Link {
	l := view.Link{Name: p.evidence().Who(c), URL: p.caseURL(c)}
	if c.Began.Year != 0 {
		l.Note = strconv.Itoa(int(c.Began.Year))
	}
	return l
}

func (p practicePages) carriers(c *network.Case) []view.Link {
	if c.Adoption == nil && c.Sheet.Network {
		return []view.Link{{Name: p.evidence().Who(c)}}
	}
	var list []view.Link
	for _, id := range c.Carriers() {
		list = append(list, p.CarrierLink(id))
	}
	return list
}

func anchorOfCase(i int) string { return "_case-" + strconv.Itoa(i+1) }

func (p practicePages) practiceCase(i int, c *network.Case) view.PracticeCase {
	w := p.evidence()
	v := view.PracticeCase{Anchor: anchorOfCase(i), Carriers: p.carriers(c), Title: wording.SaidBy(p.Words, c.Sheet.Origin, c.Sheet.Title), Lang: wording.LangOf(p.Words, c.Sheet.Origin), URL: p.caseURL(c), Status: w.Status(c)}
	if c.Population > 0 {
		v.Size = p.Approx(p.N("count.inhabitants", c.Population), c.About)
	}
	if c.Began.Year != 0 {
		v.Year = strconv.Itoa(int(c.Began.Year))
	}
	results := c.Sheet.Results
	if c.Adoption != nil {
		results = c.Adoption.Results
	}
	o := c.Outlay()
	v.Cost, v.Time = w.Cost(c), p.means.Time(o)
	for _, row := range p.means.Funding(o) {
		v.Paid = append(v.Paid, wording.Join(", ", row.Name, cmp.Or(row.Quantity, p.T("practice.unsaid")), row.Note))
	}
	if p.practices().TaxesMixed(c) {
		v.Mixed = p.T("practice.taxes-mixed")
	}
	if delay := c.Of(network.Measurand{Kind: network.OfDelay}); delay != nil {
		v.Delay = w.Figure(delay.Measurand, network.AsValue, delay.Interval, int(delay.Decimals))
	}
	for _, i := range p.result.MainResults(results, 1) {
		v.Result = p.T("card.result", p.result.Label(results[i]), p.result.Dated(results[i]))
	}
	return v
}

// words are what the people of each case wrote: as welcome of what failed as of what
// succeeded.
func (p practicePages) words(v *view.EvidencePage, g *network.Gathering) {
	for _, c := range g.Cases {
		said := view.CaseWords{Case: p.caseLink(c), Status: p.evidence().Status(c)}
		if c.Adoption != nil {
			if c.Adoption.Adaptation != "" {
				adapted := said
				adapted.Words = wording.SaidBy(p.Words, c.Adoption.Origin, c.Adoption.Adaptation)
				v.Adaptation = append(v.Adaptation, adapted)
			}
			if c.Adoption.Body.Empty {
				continue
			}
			said.Text = p.links.text(c.Adoption.Body)
		} else {
			if !c.Sheet.Body.Sections.Has(network.SuccessFactors) && !c.Sheet.Body.Sections.Has(network.Difficulties) && !c.Sheet.Body.Sections.Has(network.Recommendations) {
				continue
			}
			said.Text, said.Lessons = p.links.text(c.Sheet.Body), true
		}
		if c.Stopped() {
			v.Stopped = append(v.Stopped, said)
		} else {
			v.Lived = append(v.Lived, said)
		}
	}
}

// maps show who did it, and nobody else.
func (p practicePages) maps(v *view.EvidencePage, g *network.Gathering) {
	var communes []*network.Commune
	for _, c := range g.Cases {
		for _, id := range c.Carriers() {
			if commune := p.Commune(id); commune != nil && !slices.Contains(communes, commune) {
				communes = append(communes, commune)
			}
		}
	}
	communes = p.ByName(communes)
	v.Map, v.SmallMap = drawing.Map(p.Words, communes, drawing.HalfMap), drawing.Map(p.Words, communes, drawing.PhoneMap)
	if v.Map != nil {
		v.Key = p.pages.communes.mapKey(communes)
		v.Legend = p.InvolvementLegend(communes)
	}
}

func (p practicePages) measure(s network.Spectrum) view.CaseMeasure {
	w := p.evidence()
	m := view.CaseMeasure{Name: w.Name(s.Measurand, s.Aspect), Says: w.Says(s)}
	if s.Kind == network.OfCost {
		m.Mixed = wording.Capital(w.Mixed(s.Taxes))
	}
	low, high, median := w.Ends(s)
	m.Dots = drawing.Dots(s, drawing.DotWords{Low: low, High: high, Median: median, Case: func(o network.Observed) (title, url string) {
		return p.T("card.result", w.Who(o.Case), w.Observed(s, o)), p.caseURL(o.Case)
	}})
	for _, o := range s.Observed {
		row := view.CaseFigure{Case: p.caseLink(o.Case), Value: w.Observed(s, o)}
		row.Case.Note = ""
		if o.Evidenced.Year != 0 {
			row.Year = strconv.Itoa(o.Evidenced.Year)
		}
		if s.Aspect == network.AsValue {
			row.Before = w.Before(o)
			m.Before = m.Before || row.Before != ""
		}
		m.Rows = append(m.Rows, row)
	}
	return m
}

// adoptURL begins an adoption of the practice: of that of its sheets which most took up,
// the newest of several, and none that is given up.
func (p practicePages) adoptURL(g *network.Gathering) string {
	var best *network.Sheet
	for _, s := range g.Sheets {
		if s.Status != network.Planned && s.Status != network.Abandoned &&
			(best == nil || cmp.Or(cmp.Compare(len(p.AdoptionsOf(s.ID)), len(p.AdoptionsOf(best.ID))), s.Date.Compare(best.Date)) > 0) {
			best = s
		}
	}
	if best == nil {
		return ""
	}
	return p.pages.sheets.adoptURL(best)
}
