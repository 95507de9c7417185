package site

import (
	"sync"

	"essaim/internal/address"
	"essaim/internal/drawing"
	"essaim/internal/network"
	"essaim/internal/plan"
	"essaim/internal/view"
	"essaim/internal/wording"
)

// communePages are the list of communes, a page a commune and its booklet.
type communePages struct{ *planner }

// plan plans the list of communes and one page a commune.
func (p communePages) plan() {
	all := p.ByName(p.Network.Communes)
	lead := sync.OnceValue(func() string { return p.N("communes.lead", len(p.Members(p.AsOf))) })
	for n := 1; n <= pagesOf(len(all), linesPerPage); n++ {
		p.add(plan.Output{
			URL: p.At.Page(p.At.List(address.Communes), n), Layout: "communes.html", Title: p.firstOnly(n, p.T("page.communes")),
			View: func() any { return p.list(all, n, lead()) },
		})
	}
	for _, c := range p.Network.Communes {
		var bodies []*network.Body
		if d := p.Diagnostic(c.ID); d != nil {
			bodies = p.bodies(&d.Body)
		}
		for n := 1; n <= pagesOf(len(p.SheetsOfCommune(c.ID)), cardsPerPage); n++ {
			o := plan.Output{
				URL: p.At.Page(p.At.Item(address.Communes, c.ID), n), Layout: "commune.html", From: &c.Pos,
				Title: p.firstOnly(n, p.Typo(c.Name)), Bodies: bodies,
				View: func() any { return p.page(c, n) },
			}
			if n > 1 {
				o.Names = func() []string { return p.named(c, onPage(p.SheetsOfCommune(c.ID), n, cardsPerPage)) }
				o.Namesake = func() bool { return p.titled(c).isShared(p.planner) }
			} else {
				o.Entry = func() view.Entry { return p.entry(c) }
				o.Lasting = lastingID("commune", c.ID, &c.Name)
				p.moved(o, c.Aliases)
			}
			p.addList(o)
		}
		p.booklet(c)
	}
}

// list lists the communes by name, and only what each of them does:
// the list points at nobody who does not take part. The map is on its first
// page.
func (p communePages) list(all []*network.Commune, n int, lead string) any {
	list := p.At.List(address.Communes)
	v := view.CommunesPage{
		Head:   p.paged(p.head(titled{address.Communes, "", p.T("page.communes"), p.T("communes.description", p.Typo(p.Network.Name))}, list), n),
		Lead:   lead,
		Pager:  p.pager(list, n, len(all), linesPerPage),
		Matrix: view.Link{Name: p.T("page.matrix"), URL: p.At.List(address.Matrix)},
	}
	numbers := map[string]int{}
	if n == 1 {
		members := p.members()
		v.Map, v.SmallMap = drawing.Map(p.Words, members, drawing.WholeMap), drawing.Map(p.Words, members, drawing.PhoneMap)
		v.Legend, v.Key = p.InvolvementLegend(members), p.mapKey(members)
		for _, k := range v.Key {
			numbers[k.URL] = k.Number
		}
		if v.Pager.Of == 1 {
			v.Key = nil
		}
	}
	if len(p.Institutions) > 0 {
		v.Others = view.Link{Name: p.T("communes.organisations"), URL: p.At.List(address.Organisations)}
	}
	for _, c := range onPage(all, n, linesPerPage) {
		row := view.CommuneRow{
			Name: p.Typo(c.Name), URL: p.At.Item(address.Communes, c.ID), Population: p.Inhabitants(c),
			Sheets:    p.Some("count.sheets", len(p.SheetsOfCommune(c.ID))),
			Adoptions: p.Some("count.adoptions", len(p.AdoptionsBy(c.ID))),
			Meetings:  p.Some("count.meetings", len(p.MeetingsOf(c.ID))),
			Member:    p.membership(c),
			Status:    p.InvolvementStatus(p.InvolvementOf(c.ID)),
		}
		row.Number = numbers[row.URL]
		v.Sized = v.Sized || row.Population != ""
		v.Sharing = v.Sharing || row.Sheets+row.Adoptions+row.Meetings != ""
		v.Communes = append(v.Communes, row)
	}
	return v
}

// mapKey gives the communes of a map by their numbers on it.
func (p communePages) mapKey(members []*network.Commune) []view.MapKey {
	var key []view.MapKey
	for _, c := range members {
		if c.Located {
			key = append(key, view.MapKey{Number: len(key) + 1, Name: p.Typo(c.Name), URL: p.At.Item(address.Communes, c.ID)})
		}
	}
	return key
}

func (p communePages) membership(c *network.Commune) string {
	if c.Member.IsZero() {
		return ""
	}
	return p.T("commune.member", p.Span(c.Member))
}

func (p communePages) page(c *network.Commune, n int) any {
	list := p.SheetsOfCommune(c.ID)
	href := p.At.Item(address.Communes, c.ID)
	v := view.CommunePage{
		Code: c.Code, Address: p.Typo(c.Address), Email: c.Email, Phone: c.Phone, Website: c.Website,
		Member:   p.membership(c),
		Became:   p.became(c),
		Formerly: p.formerly(c),
		Area:     p.area(c),
		Country:  c.Country,
		Cards:    p.cards(onPage(list, n, cardsPerPage)),
		Pager:    p.pager(href, n, len(list), cardsPerPage),
		Status:   p.InvolvementStatus(p.InvolvementOf(c.ID)),
	}
	if n == 1 { // the next pages go on with the list, of which each proof would be worded again
		v.Objectives = p.objectivesFor(c.ID)
		v.Results, v.Next = p.progress.RolledUp(network.Scope{Commune: c.ID}, nil), p.nextSteps(c)
		v.Learners, v.MoreLearnt = p.learners(c)
		v.ByTheme = p.pages.exchange.byTheme(c)
	}
	v.Neighbours = p.neighbours(c)
	v.Head = p.paged(p.head(p.titled(c), href), n)
	v.Breadcrumb = p.breadcrumb(address.Communes, v.Title)
	v.Feed = p.At.Feed(href)
	for _, a := range p.AdoptionsBy(c.ID) {
		v.Adoptions = append(v.Adoptions, p.pages.sheets.adoption(a))
	}
	for _, m := range p.MeetingsOf(c.ID) {
		v.Meetings = append(v.Meetings, p.MeetingLink(m))
	}
	v.Figures = p.figures(c, v)
	v.Booklet = p.pdfLink(p.hasBooklet(c), p.At.BookletPDF(href))
	if d := p.Diagnostic(c.ID); d != nil && n == 1 {
		p.diagnostic(&v, d)
	}
	return v
}

func (p communePages) titled(c *network.Commune) titled {
	return titled{address.Communes, c.ID, c.Name, p.T("commune.description", p.Typo(c.Name), p.Typo(p.Network.Name))}
}

// named are the pages of the sheets whose words every page of a commune shows, and its booklet:
// those that it took up, and those of a list.
func (p communePages) named(c *network.Commune, list []*network.Sheet) []string {
	urls := addressesOf(p.planner, list)
	for _, a := range p.AdoptionsBy(c.ID) {
		urls = append(urls, p.At.Item(address.Sheets, a.Sheet))
	}
	return urls
}

// neighbours are the nearest communes, with what they have and what both do.
func (p communePages) neighbours(c *network.Commune) []view.Link {
	var list []view.Link
	for _, n := range p.NeighboursOf(c) {
		l := p.CommuneLink(n.Commune.ID)
		var themes []string
		for _, t := range n.Themes {
			themes = append(themes, p.ThemeLink(t.ID).Name)
		}
		shared := ""
		if len(themes) > shownThemes {
			shared = p.N("neighbour.themes", len(themes))
		} else if len(themes) > 0 {
			shared = p.T("neighbour.both", p.Locale.List(themes))
		}
		l.Note = wording.Join(" · ", p.pages.exchange.kilometres(n.Km), p.Some("count.sheets", len(p.SheetsOfCommune(n.Commune.ID))), shared)
		list = append(list, l)
	}
	return list
}

const (
	shownThemes   = 2  // of those in which neighbours do something
	shownLearners = 12 // adoptions of others who learnt from a commune
)

// learners are what others took up of a commune, and who they are.
func (p communePages) learners(c *network.Commune) (list []view.Link, more string) {
	adoptions := p.LearntFromBy(c.ID, p.AsOf)
	for _, a := range adoptions[:min(len(adoptions), shownLearners)] {
		l := p.CommuneLink(a.Commune)
		state, since := p.StateOf(a)
		l.Note = wording.Join(", ", p.SheetLink(a.Sheet).Name, wording.Join(" ", wording.Small(p.T("adoption-state."+string(state))), wording.Year(int(since.Year))))
		l.URL = p.At.Adoption(a.Sheet, a.ID)
		list = append(list, l)
	}
	return list, p.Some("evidence.more", len(adoptions)-len(list))
}

func (p communePages) figures(c *network.Commune, v view.CommunePage) []view.Figure {
	return p.counts(
		countedFigure{"figure.population", c.Population, c.About},
		countedFigure{label: "figure.sheets", count: len(p.SheetsOfCommune(c.ID))},
		countedFigure{label: "figure.adoptions", count: len(v.Adoptions)},
		countedFigure{label: "figure.meetings-joined", count: len(v.Meetings)})
}

// A countedFigure is how many there are of something.
type countedFigure struct {
	label string
	count int
	about bool // it is not exact
}

// counts are figures, but for those that are 0.
func (p *planner) counts(all ...countedFigure) []view.Figure {
	var figures []view.Figure
	for _, f := range all {
		if f.count > 0 {
			figures = append(figures, view.Figure{Label: p.T(f.label), Value: p.Approx(p.Locale.Number(float64(f.count)), f.about)})
		}
	}
	return figures
}

// area is "11,2 km²"; "" when it is not known.
func (p *planner) area(c *network.Commune) string {
	if c.Area == nil {
		return ""
	}
	return p.Amount(*c.Area, "km²")
}

// became leads to the commune that another became a part of, and says what is its
// since then.
func (p communePages) became(c *network.Commune) view.Link {
	l := p.CommuneLink(c.Became)
	if last := c.Member.Last(); l.Name != "" && last != 0 {
		l.Note = p.T("commune.became", p.Day(last))
	}
	return l
}

// formerly leads to the communes that became a part of one.
func (p communePages) formerly(c *network.Commune) []view.Link {
	var list []view.Link
	for _, former := range (network.ByCommune{Situation: p.Situation}).FormerlyOf(c.ID) {
		l := p.CommuneLink(former.ID)
		if last := former.Member.Last(); last != 0 {
			l.Note = p.T("commune.formerly", p.Day(last))
		}
		list = append(list, l)
	}
	return list
}

// diagnostic adds what the commune said of itself.
func (p communePages) diagnostic(v *view.CommunePage, d *network.Diagnostic) {
	v.Text = p.links.text(d.Body)
	if d.Pos.File != "" { // it has a file, and not only the needs of a commune that it took in
		v.EditURL = p.editing().edit(d.Pos.File)
	}
	if d.Interview.Status == network.InterviewDone {
		v.Interview = wording.Join(", ", p.T("interview-status.done"), p.Date(d.Interview.Date))
	}
	for i := range d.Practices.Items {
		v.Practices = append(v.Practices, p.practice(p.Commune(d.Commune), &d.Practices.Items[i]))
	}
	for _, n := range d.Needs.Items {
		if n.Private {
			continue // counted for the theme, where it names nobody
		}
		need := p.pages.exchange.need(network.CommuneNeed{Commune: p.Commune(d.Commune), Need: n})
		need.Commune = view.Link{} // its own page need not name it
		v.Needs = append(v.Needs, need)
	}
	v.NoNeeds = d.Needs.None()
}

func (p communePages) practice(c *network.Commune, practice *network.Practice) view.Practice {
	offer := p.pages.exchange.offer(practice.Theme, network.Offer{Commune: c, Practice: practice})
	v := view.Practice{
		Theme: p.ThemeLink(practice.Theme), Text: wording.SaidBy(p.Words, practice.Origin, practice.Text), Lang: wording.LangOf(p.Words, practice.Origin), Since: p.Since(practice.Since),
		Sheet: p.SheetLink(practice.Sheet), Seekers: offer.Seekers, More: offer.More,
	}
	var offers []string
	for _, o := range practice.Offers {
		offers = append(offers, p.T("offer."+o))
	}
	v.Offers = p.Locale.List(offers)
	return v
}
