package site

import (
	"essaim/internal/address"
	"essaim/internal/network"
	"essaim/internal/view"
)

// latest is the number of sheets on the home page.
const latest = 6

func (p *planner) home() {
	index := p.homeText()
	o := Output{URL: p.at.Base, Layout: "home.html", View: p.homePage, title: p.t("page.home")}
	if index != nil {
		o.from, o.Bodies = &index.Pos, p.bodies(&index.Body)
	}
	p.add(o)
	p.networkBooklet()
}

// homeText is the free page "index": the home's own words.
func (p *planner) homeText() *network.Page {
	for _, g := range p.Pages {
		if g.ID == "index" {
			return g
		}
	}
	return nil
}

func (p *planner) homePage() any {
	v := view.HomePage{
		Head:      p.head(titled{"", "", p.Network.Name, p.Network.Description}, p.at.Base),
		Lead:      p.typo(p.Network.Description),
		Figures:   p.networkFigures(),
		AllSheets: view.Link{Name: p.t("sheets.all"), URL: p.at.List(address.Sheets)},
		Matrix:    view.Link{Name: p.t("page.matrix"), URL: p.at.List(address.Matrix)},
	}
	reached := &v.Figures[len(v.Figures)-1]
	reached.URL, reached.URLText = p.at.List(address.Objectives), p.t("objectives.title")
	v.NewURL = p.newSheetURL()
	v.Booklet = p.pdfLink(p.booklets(), p.at.BookletPDF(p.at.Base))
	if index := p.homeText(); index != nil {
		v.Title = p.typo(index.Title)
		if index.Summary != "" {
			v.Lead = p.typo(index.Summary)
		}
		v.EditURL = p.forge().Edit(index.Pos.File)
		v.Text = p.links.text(index.Body)
	}
	newest := p.SheetsNewestFirst()
	v.Latest = p.cards(newest[:min(latest, len(newest))])
	for _, t := range p.Network.Themes {
		l := p.themeLink(t.ID)
		if count := len(p.SheetsOfTheme(t.ID)); count > 0 {
			l.Note = p.Locale.Number(float64(count))
		}
		v.Themes = append(v.Themes, l)
	}
	if m := p.NextMeeting(); m != nil {
		card := p.meetingCard(m)
		v.Next = &card
	}
	for _, m := range p.MeetingsNewestFirst() {
		if m.Status == network.Held && m.Date.First() <= p.AsOf {
			card := p.meetingCard(m)
			v.Last = &card
			break
		}
	}
	return v
}

// networkFigures are the network's four key figures, each counted as the
// objectives are.
func (p *planner) networkFigures() []view.Figure {
	number := func(n int) string { return p.Locale.Number(float64(n)) }
	return []view.Figure{
		{Label: p.t("figure.sheets"), Value: number(len(p.Sheets))},
		{
			Label: p.t("figure.communes-involved"),
			Value: p.t("out-of", number(p.Count(network.CommunesInvolved)), number(len(p.Members(p.AsOf)))),
		},
		{Label: p.t("figure.meetings-held"), Value: number(p.Count(network.MeetingsHeld))},
		{
			Label: p.t("figure.objectives-reached"),
			Value: p.t("out-of", number(p.objectivesReached()), number(len(p.Objectives))),
		},
	}
}
