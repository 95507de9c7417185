package site

import (
	"slices"

	"essaim/internal/address"
	"essaim/internal/drawing"
	"essaim/internal/network"
	"essaim/internal/plan"
	"essaim/internal/view"
)

// homePages are the first page, and the booklet of all sheets.
type homePages struct{ *planner }

const (
	latest     = 3  // sheets on the home page
	candidates = 24 // newest sheets among which those with a photo go first
	trends     = 3  // results on the home page
)

func (p homePages) plan() {
	index := p.text()
	o := plan.Output{URL: p.At.Base, Layout: "home.html", View: p.page, Title: p.T("page.home")}
	if index != nil {
		o.From, o.Bodies = &index.Pos, p.bodies(&index.Body)
	}
	p.add(o)
	p.booklet()
}

// text is the free page "index": the home's own words.
func (p homePages) text() *network.Page {
	for _, g := range p.Pages {
		if g.ID == "index" {
			return g
		}
	}
	return nil
}

// opening is what the page begins with, and the network's booklet too.
func (p homePages) opening() view.HomePage {
	v := view.HomePage{
		Head:    p.head(titled{"", "", p.Network.Name, p.Network.Description}, p.At.Base),
		Lead:    p.Typo(p.Network.Description),
		Figures: p.networkFigures(),
	}
	reached := &v.Figures[len(v.Figures)-1]
	reached.URL, reached.URLText = p.At.List(address.Objectives), p.T("objectives.title")
	if index := p.text(); index != nil && index.Summary != "" {
		v.Lead = p.Typo(index.Summary)
	}
	return v
}

func (p homePages) page() any {
	v := p.opening()
	v.AllSheets = view.Link{Name: p.T("sheets.all"), URL: p.At.List(address.Sheets)}
	v.Matrix = view.Link{Name: p.T("page.matrix"), URL: p.At.List(address.Matrix)}
	if p.pages.practices.hasPractices() {
		v.Practices = view.Link{Name: p.T("practices.home"), URL: p.At.List(address.Practices)}
	}
	if url := p.pages.search.likeURL(); url != "" {
		v.Alike = view.Link{Name: p.T("search.alike"), URL: url}
	}
	v.Report = p.pages.reports.link(p.ActiveYears()[0])
	v.NewURL = p.newSheetURL()
	v.Booklet = p.pdfLink(p.booklets(), p.At.BookletPDF(p.At.Base))
	if index := p.text(); index != nil {
		v.Title = p.Typo(index.Title)
		v.EditURL = p.editing().edit(index.Pos.File)
		v.Text = p.links.text(index.Body)
	}
	for _, s := range p.newestWithPhotos() {
		v.Latest = append(v.Latest, p.card(s))
	}
	p.themes(&v)
	p.atAGlance(&v)
	if m := p.NextMeeting(false); m != nil {
		card := p.meeting.Card(m)
		v.Next = &card
	}
	for _, m := range p.MeetingsNewestFirst() {
		if m.Status == network.Held && m.Date.First() <= p.AsOf {
			card := p.meeting.Card(m)
			v.Last = &card
			break
		}
	}
	return v
}

// newestWithPhotos are new sheets, those that have a photo before the others.
func (p homePages) newestWithPhotos() []*network.Sheet {
	newest := p.SheetsNewestFirst()
	newest = slices.Clone(newest[:min(candidates, len(newest))])
	slices.SortStableFunc(newest, func(a, b *network.Sheet) int {
		without := func(s *network.Sheet) bool { return p.pages.sheets.photo(s) == nil }
		switch {
		case without(a) == without(b):
			return 0
		case without(a):
			return 1
		}
		return -1
	})
	return newest[:min(latest, len(newest))]
}

// themes are the themes, with how many sheets each has and what these gave.
func (p homePages) themes(v *view.HomePage) {
	for _, t := range p.Network.Themes {
		l := p.ThemeLink(t.ID)
		card := view.ThemeCard{Name: l.Name, URL: l.URL, Sheets: p.Some("count.sheets", len(p.SheetsOfTheme(t.ID)))}
		if count := len(p.SheetsOfTheme(t.ID)); count > 0 {
			l.Note = p.Locale.Number(float64(count))
		}
		for _, r := range p.progress.Headlines(network.Scope{Theme: t.ID}, 1) {
			card.Figure = view.Figure{Label: p.Typo(r.Indicator.Name), Value: p.progress.RollUpValue(r)}
		}
		v.Themes, v.ByTheme = append(v.Themes, l), append(v.ByTheme, card)
	}
}

// atAGlance is what is drawn: where communes lie, what they measured, where the
// objectives are.
func (p homePages) atAGlance(v *view.HomePage) {
	members := p.members()
	v.Map, v.SmallMap = drawing.Map(p.Words, members, drawing.HalfMap), drawing.Map(p.Words, members, drawing.PhoneMap)
	if v.Map != nil {
		v.Legend, v.Key = p.InvolvementLegend(members), p.pages.communes.mapKey(members)
	}
	figures := p.progress.Headlines(network.Scope{}, trends)
	v.Trends = drawing.Trends(p.progress, figures)
	for i, r := range figures {
		v.Trends[i].URL = p.explains(r.Indicator)
	}
	v.Tally = drawing.Tally(p.Words, p.Progress())
	v.Where = view.Link{Name: p.T("objectives.title"), URL: p.At.List(address.Objectives)}
}

// explains leads to the objective that an indicator serves, else to what all sheets
// measured.
func (p homePages) explains(i *network.Indicator) string {
	for _, o := range p.Objectives {
		if o.Indicator == i.ID {
			return p.At.Item(address.Objectives, o.ID)
		}
	}
	return p.At.Overview(address.ByTheme)
}

// networkFigures are the network's four key figures, each counted as the
// objectives are.
func (p homePages) networkFigures() []view.Figure {
	number := func(n int) string { return p.Locale.Number(float64(n)) }
	involved, members := p.CountMembers(network.CommunesInvolved)
	return []view.Figure{
		{Label: p.T("figure.sheets"), Value: number(len(p.Sheets))},
		{
			Label: p.T("figure.communes-involved"),
			Value: p.T("out-of", number(involved), number(members)),
		},
		{Label: p.T("figure.meetings-held"), Value: number(p.Count(network.MeetingsHeld))},
		{
			Label: p.T("figure.objectives-reached"),
			Value: p.T("out-of", number(p.objectivesReached()), number(len(p.Objectives))),
		},
	}
}
