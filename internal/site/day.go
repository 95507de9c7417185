package site

import (
	"essaim/internal/address"
	"essaim/internal/network"
	"essaim/internal/plan"
	"essaim/internal/view"
)

// The network's day: what is published around one meeting, beside its page.

// papersStyle is the style sheet of what is shown on a wall or printed: decks,
// programmes, booklets, reports, letters; slidesScript turns the slides.
const (
	slidesScript = "essaim/slides.js"
)

// planDay plans the deck and the booklet of a meeting.
func (p meetingPages) planDay(m *network.Meeting) {
	sheets := p.Presented(m)
	var bodies []*network.Body
	for _, s := range sheets {
		bodies = append(bodies, p.bodies(&s.Body)...)
	}
	p.add(plan.Output{
		URL: p.At.Slides(m.ID), Layout: "slides.html", From: &m.Pos, Bodies: bodies,
		View: func() any { return p.pages.slides.page(m) },
	})
	p.add(plan.Output{
		URL: p.At.Booklet(m.ID), Layout: "booklet.html", From: &m.Pos, Bodies: bodies,
		View: func() any { return p.bookletPage(m) },
	})
	p.booklet(m)
}

// dayHead is the head of a page below a meeting's; its title is the meeting's,
// which is unique, behind a word of its own.
func (p meetingPages) dayHead(m *network.Meeting, key, href string) view.Head {
	name := p.T("page." + key)
	h := p.head(p.titled(m), href)
	h.FullTitle = p.T("day.title", name, h.FullTitle)
	h.Description = p.T(key+".description", p.Typo(p.MeetingTitle(m)), m.ID)
	h.Title = p.Typo(m.Title)
	h.Breadcrumb = p.breadcrumb(address.Meetings, name, view.Link{Name: p.Typo(m.Title), URL: p.At.Item(address.Meetings, m.ID)})
	return h
}

// dayLinks lead from a meeting to what goes with it.
func (p meetingPages) dayLinks(m *network.Meeting) []view.Link {
	links := []view.Link{{Name: p.T("page.slides"), URL: p.At.Slides(m.ID)}}
	if len(p.Presented(m)) > 0 {
		links = append(links, view.Link{Name: p.T("page.booklet"), URL: p.At.Booklet(m.ID)})
	}
	if m.Date.Dom != 0 {
		links = append(links, view.Link{Name: p.T("page.calendar"), URL: p.At.Calendar(m.ID), Note: p.T("calendar.note")})
	}
	return links
}

func (p meetingPages) titled(m *network.Meeting) titled {
	return titled{address.Meetings, m.ID, p.MeetingTitle(m), ""}
}

func (p meetingPages) bookletPage(m *network.Meeting) any {
	v := view.BookletPage{
		Head:       p.dayHead(m, "booklet", p.At.Booklet(m.ID)),
		Stylesheet: p.asset(address.PapersStyle),
		Meeting:    p.MeetingLink(m),
		Card:       p.meeting.Card(m),
		PDF:        p.pdfLink(p.hasBooklet(m), p.At.BookletPDF(p.At.Item(address.Meetings, m.ID))),
	}
	for _, s := range p.Presented(m) {
		sheet := p.pages.sheets.view(s)
		sheet.Head = view.Head{Title: sheet.Title, URL: sheet.URL} // what else it holds is for the sheet's own page
		v.Sheets = append(v.Sheets, sheet)
	}
	return v
}

// booklet plans the PDF of what a meeting presents.
func (p meetingPages) booklet(m *network.Meeting) {
	list := p.Presented(m)
	href := p.At.Item(address.Meetings, m.ID)
	p.addBooklet(p.hasBooklet(m), href, func() *view.Booklet {
		h := p.dayHead(m, "booklet", href)
		card := p.meeting.Card(m)
		return &view.Booklet{
			Imprint: p.Imprint(h, p.in.Generator()), Kind: p.T("pdf.meeting-booklet"), Lead: card.Summary,
			Figures: p.figures(m), Parts: []view.BookletPart{part("", href, list)},
		}
	}, list, plan.Output{
		Names:    func() []string { return addressesOf(p.planner, list) },
		Namesake: func() bool { return p.titled(m).isShared(p.planner) },
	})
}

func (p meetingPages) hasBooklet(m *network.Meeting) bool {
	return p.booklets() && len(p.Presented(m)) > 0
}

// figures are when and where it is, and how many came.
func (p meetingPages) figures(m *network.Meeting) []view.Figure {
	figures := []view.Figure{{Label: p.T("look.date"), Value: p.meeting.When(m), Note: p.meeting.ClockSpan(m.Time)}}
	if place := p.meeting.Place(m); place != "" {
		figures = append(figures, view.Figure{Label: p.T("look.place"), Value: place})
	}
	return append(figures, p.meeting.AttendanceFigures(m)...)
}
