package site

import (
	"slices"

	"essaim/internal/address"
	"essaim/internal/network"
	"essaim/internal/plan"
	"essaim/internal/view"
	"essaim/internal/wording"
)

// meetingPages are the list of meetings, a page a meeting, its booklet and its
// calendar file.
type meetingPages struct{ *planner }

// plan plans the list of meetings and one page a meeting.
func (p meetingPages) plan() {
	all := p.MeetingsNewestFirst()
	list := p.At.List(address.Meetings)
	for n := 1; n <= pagesOf(len(all), cardsPerPage); n++ {
		p.add(plan.Output{
			URL: p.At.Page(list, n), Layout: "meetings.html", Title: p.firstOnly(n, p.T("page.meetings")),
			View: func() any { return p.list(n) },
		})
	}
	for i, m := range all {
		if m.Origin != nil {
			p.pages.networks.elsewhere(p.At.Item(address.Meetings, m.ID), nil, func() view.Entry { return p.entry(m) })
			continue
		}
		href := p.At.Item(address.Meetings, m.ID)
		p.addLasting(plan.Output{
			URL: href, Layout: "meeting.html", Title: p.Typo(p.MeetingTitle(m)), From: &m.Pos,
			Bodies:  p.bodies(&m.Body),
			View:    func() any { return p.page(all, i) },
			Entry:   func() view.Entry { return p.entry(m) },
			Lasting: lastingMeeting(m),
		}, m.Aliases)
		p.planDay(m)
	}
	p.calendars()
}

// lastingMeeting is what a meeting's page is known by, its uid too.
func lastingMeeting(m *network.Meeting) *plan.Lasting {
	l := lastingFile("meeting", &m.Title, &m.Body, m.Draft)
	if l != nil {
		l.UID = m.UID
	}
	return l
}

func (p meetingPages) list(n int) any {
	all := p.MeetingsNewestFirst()
	v := view.MeetingsPage{
		Head:  p.paged(p.head(titled{address.Meetings, "", p.T("page.meetings"), p.T("meetings.description", p.Typo(p.Network.Name))}, p.At.List(address.Meetings)), n),
		Lead:  p.T("meetings.lead"),
		Pager: p.pager(p.At.List(address.Meetings), n, len(all), cardsPerPage),
	}
	v.Calendar = view.Link{Name: p.T("meetings.calendar"), URL: p.At.AllMeetings(), Note: p.T("calendar.note")}
	v.NothingAnnounce = n == 1 && p.goesOn() && !slices.ContainsFunc(all, p.IsComing)
	for _, m := range onPage(all, n, cardsPerPage) {
		if p.IsComing(m) {
			v.Coming = append([]view.MeetingCard{p.meeting.Card(m)}, v.Coming...) // the nearest first
		} else {
			v.Past = append(v.Past, p.meeting.Card(m))
		}
	}
	return v
}

// goesOn is false once the programme is over: there is nothing to wait for then.
func (p meetingPages) goesOn() bool {
	return p.Network.Programme.To.IsZero() || p.AsOf <= p.Network.Programme.Last()
}

func (p meetingPages) page(all []*network.Meeting, i int) any {
	m := all[i]
	href := p.At.Item(address.Meetings, m.ID)
	v := view.MeetingPage{
		Card:       p.meeting.Card(m),
		Time:       p.meeting.ClockSpan(m.Time),
		Duration:   p.meeting.Duration(m.Duration),
		Host:       p.CommuneLink(m.Host),
		Agenda:     p.meeting.Agenda(m),
		Attendance: p.meeting.AttendanceFigures(m),
		Links:      p.OutLinks(m.Links),
		Stylesheet: p.asset(address.PapersStyle),
		Day:        p.dayLinks(m),
		Booklet:    p.pdfLink(p.hasBooklet(m), p.At.BookletPDF(href)),
		Text:       p.links.text(m.Body),
	}
	if m.Actions != nil {
		v.Actions = p.N("count.actions-presented", *m.Actions)
	}
	description := m.Summary
	if description == "" {
		description = p.T("meeting.description", v.Card.Title, p.meeting.When(m), v.Card.Status.Words)
	}
	v.Head = p.head(titled{address.Meetings, m.ID, p.MeetingTitle(m), description}, href)
	v.Title = wording.SaidBy(p.Words, m.Origin, m.Title)
	v.Breadcrumb = p.breadcrumb(address.Meetings, v.Title)
	if event := p.feeds.LinkedMeeting(m, v.Head); event != nil {
		v.LinkedData = event
	}
	v.EditURL = p.editing().edit(m.Pos.File)
	for _, id := range m.Attendance.Communes {
		v.Communes = append(v.Communes, p.CommuneLink(id))
	}
	for _, visit := range m.Visits {
		v.Visits = append(v.Visits, view.SiteVisit{Commune: p.CommuneLink(visit.Commune), Text: p.Typo(visit.Text)})
	}
	for _, c := range m.Commitments {
		v.Commitments = append(v.Commitments, p.commitment(c))
	}
	v.Dense = programmeLines(v) > denseProgramme
	if i > 0 {
		next := p.MeetingLink(all[i-1])
		v.Next = &next
	}
	if i+1 < len(all) {
		prev := p.MeetingLink(all[i+1])
		v.Prev = &prev
	}
	return v
}

// denseProgramme is how many lines of programme a page has room for in the usual
// size; minutes come after it, and may go on to a further page.
const denseProgramme = 40

func programmeLines(v view.MeetingPage) int {
	const width = 70                                                // characters
	lines := len(v.Agenda)/4 + wording.AgendaLines(v.Agenda, width) // there is air between items
	for _, visit := range v.Visits {
		lines += wording.LinesIn(width, visit.Commune.Name, visit.Text)
	}
	for _, c := range v.Commitments {
		lines += wording.LinesIn(width/2, c.Text) + 1
	}
	return lines
}

// commitment says what is due and what is done; that one is overdue is
// between the animator and the commune.
func (p meetingPages) commitment(c network.Commitment) view.Commitment {
	v := view.Commitment{Commune: p.CommuneLink(c.Commune), Text: p.Typo(c.Text), Due: p.Date(c.Due)}
	if !c.Done.IsZero() && c.Done.First() <= p.AsOf {
		v.Done = p.Date(c.Done)
	}
	return v
}
