package site

import (
	"essaim/internal/address"
	"essaim/internal/network"
	"essaim/internal/plan"
	"essaim/internal/view"
)

// homePages are the first page, and the booklet of all sheets.
type homePages struct{ *planner }

// latest is the number of sheets on the home page.
const latest = 6

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

func (p homePages) page() any {
	v := view.HomePage{
		Head:      p.head(titled{"", "", p.Network.Name, p.Network.Description}, p.At.Base),
		Lead:      p.Typo(p.Network.Description),
		Figures:   p.networkFigures(),
		AllSheets: view.Link{Name: p.T("sheets.all"), URL: p.At.List(address.Sheets)},
		Matrix:    view.Link{Name: p.T("page.matrix"), URL: p.At.List(address.Matrix)},
	}
	v.Report = p.pages.reports.link(p.ActiveYears()[0])
	reached := &v.Figures[len(v.Figures)-1]
	reached.URL, reached.URLText = p.At.List(address.Objectives), p.T("objectives.title")
	v.NewURL = p.newSheetURL()
	v.Booklet = p.pdfLink(p.booklets(), p.At.BookletPDF(p.At.Base))
	if index := p.text(); index != nil {
		v.Title = p.Typo(index.Title)
		if index.Summary != "" {
			v.Lead = p.Typo(index.Summary)
		}
		v.EditURL = p.forge().Edit(index.Pos.File)
		v.Text = p.links.text(index.Body)
	}
	newest := p.SheetsNewestFirst()
	v.Latest = p.cards(newest[:min(latest, len(newest))])
	for _, t := range p.Network.Themes {
		l := p.ThemeLink(t.ID)
		if count := len(p.SheetsOfTheme(t.ID)); count > 0 {
			l.Note = p.Locale.Number(float64(count))
		}
		v.Themes = append(v.Themes, l)
	}
	if m := p.NextMeeting(); m != nil {
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
