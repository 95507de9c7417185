package site

import (
	"essaim/internal/address"
	"essaim/internal/network"
	"essaim/internal/view"
)

// meetings plans the list of meetings and one page a meeting.
func (p *planner) meetings() {
	all := p.MeetingsNewestFirst()
	list := p.at.List(address.Meetings)
	for n := 1; n <= pagesOf(len(all)); n++ {
		p.add(Output{
			URL: p.at.Page(list, n), Layout: "meetings.html", title: p.firstOnly(n, p.t("page.meetings")),
			View: func() any { return p.meetingsPage(n) },
		})
	}
	for i, m := range all {
		href := p.at.Item(address.Meetings, m.ID)
		p.add(Output{
			URL: href, Layout: "meeting.html", title: p.typo(p.meetingTitle(m)), from: &m.Pos,
			Bodies: p.bodies(&m.Body),
			View:   func() any { return p.meetingPage(all, i) },
			Entry:  func() view.Entry { return p.meetingEntry(m) },
		})
		p.dayOf(m)
		p.moved(m.Aliases, href, &m.Title, &m.Pos)
	}
}

func (p *planner) meetingsPage(n int) any {
	all := p.MeetingsNewestFirst()
	v := view.MeetingsPage{
		Head:  p.paged(p.head(titled{address.Meetings, "", p.t("page.meetings"), p.t("meetings.description", p.typo(p.Network.Name))}, p.at.List(address.Meetings)), n),
		Lead:  p.t("meetings.lead"),
		Pager: p.pager(p.at.List(address.Meetings), n, len(all)),
	}
	v.Calendar = view.Link{Name: p.t("meetings.calendar"), URL: p.at.AllMeetings(), Note: p.t("calendar.note")}
	for _, m := range onPage(all, n) {
		if p.IsComing(m) {
			v.Coming = append([]view.MeetingCard{p.meetingCard(m)}, v.Coming...) // the nearest first
		} else {
			v.Past = append(v.Past, p.meetingCard(m))
		}
	}
	return v
}

func (p *planner) meetingCard(m *network.Meeting) view.MeetingCard {
	return view.MeetingCard{
		Title: p.typo(m.Title), URL: p.at.Item(address.Meetings, m.ID), Summary: p.typo(m.Summary),
		Date: p.meetingDate(m), Place: p.meetingPlace(m),
		Kind:       p.t("meeting-kind." + string(m.Kind)),
		Status:     view.Status{ID: string(m.Status), Words: p.t("meeting-status." + string(m.Status))},
		Themes:     p.themeLinks(m.Themes),
		Attendance: p.attendance(m),
	}
}

// meetingDate says that the day of a coming meeting is not known yet.
func (p *planner) meetingDate(m *network.Meeting) string {
	if m.Date.Dom == 0 && p.IsComing(m) {
		return p.t("meeting.day-to-come", p.date(m.Date))
	}
	return p.date(m.Date)
}

func (p *planner) meetingPlace(m *network.Meeting) string {
	return join(", ", p.typo(m.Place), p.communeLink(m.Host).Name)
}

func (p *planner) attendance(m *network.Meeting) string {
	people := 0
	if m.Attendance.People != nil {
		people = *m.Attendance.People
	}
	return join(", ", p.some("count.communes", m.Present()), p.some("count.people", people))
}

func (p *planner) meetingPage(all []*network.Meeting, i int) any {
	m := all[i]
	href := p.at.Item(address.Meetings, m.ID)
	v := view.MeetingPage{
		Card:       p.meetingCard(m),
		Time:       p.clockSpan(m.Time),
		Duration:   p.duration(m.Duration),
		Host:       p.communeLink(m.Host),
		Agenda:     p.agenda(m),
		Attendance: p.attendanceFigures(m),
		Links:      p.outLinks(m.Links),
		Stylesheet: p.asset(papersStyle),
		Day:        p.dayLinks(m),
		Booklet:    p.pdfLink(p.hasMeetingBooklet(m), p.at.BookletPDF(href)),
		Text:       p.links.text(m.Body),
	}
	if m.Actions != nil {
		v.Actions = p.n("count.actions-presented", *m.Actions)
	}
	description := m.Summary
	if description == "" {
		description = p.t("meeting.description", v.Card.Title, v.Card.Date, v.Card.Status.Words)
	}
	v.Head = p.head(titled{address.Meetings, m.ID, p.meetingTitle(m), description}, href)
	v.Title = p.typo(m.Title)
	v.Breadcrumb = p.breadcrumb(address.Meetings, v.Title)
	v.LinkedData = p.linkedMeeting(m, v.Head)
	v.EditURL = p.forge().Edit(m.Pos.File)
	for _, id := range m.Attendance.Communes {
		v.Communes = append(v.Communes, p.communeLink(id))
	}
	for _, visit := range m.Visits {
		v.Visits = append(v.Visits, view.SiteVisit{Commune: p.communeLink(visit.Commune), Text: p.typo(visit.Text)})
	}
	for _, c := range m.Commitments {
		v.Commitments = append(v.Commitments, p.commitment(c))
	}
	v.Dense = programmeLines(v) > denseProgramme
	if i > 0 {
		next := p.meetingLink(all[i-1])
		v.Next = &next
	}
	if i+1 < len(all) {
		prev := p.meetingLink(all[i+1])
		v.Prev = &prev
	}
	return v
}

// denseProgramme is how many lines of programme a page has room for in the usual
// size; minutes come after it, and may go on to a further page.
const denseProgramme = 40

func programmeLines(v view.MeetingPage) int {
	const width = 70                                        // characters
	lines := len(v.Agenda)/4 + agendaLines(v.Agenda, width) // there is air between items
	for _, visit := range v.Visits {
		lines += linesIn(width, visit.Commune.Name, visit.Text)
	}
	for _, c := range v.Commitments {
		lines += linesIn(width/2, c.Text) + 1
	}
	return lines
}

// commitment tells what is due and what is done; that one is overdue is
// between the animator and the commune.
func (p *planner) commitment(c network.Commitment) view.Commitment {
	v := view.Commitment{Commune: p.communeLink(c.Commune), Text: p.typo(c.Text), Due: p.date(c.Due)}
	if !c.Done.IsZero() && c.Done.First() <= p.AsOf {
		v.Done = p.date(c.Done)
	}
	return v
}

func (p *planner) duration(d string) string {
	if key := "duration." + d; p.Locale.Has(key) {
		return p.t(key)
	}
	return p.typo(d)
}

func (p *planner) clockSpan(c network.ClockSpan) string {
	switch {
	case c.From < 0:
		return ""
	case c.To < 0:
		return p.Locale.Clock(c.From)
	}
	return p.t("clock.from-to", p.Locale.Clock(c.From), p.Locale.Clock(c.To))
}

// agenda gives each item its time of day as long as the start and every
// duration before it are known.
func (p *planner) agenda(m *network.Meeting) []view.AgendaItem {
	var items []view.AgendaItem
	clock := m.Clock()
	for i, a := range m.Agenda {
		item := view.AgendaItem{Item: p.sheetLink(a.Sheet), Speaker: p.typo(a.Speaker)}
		if a.Text != "" {
			item.Item.Name = p.typo(a.Text)
		}
		if clock[i] >= 0 {
			item.Clock = p.Locale.Clock(clock[i])
		}
		if a.Minutes > 0 {
			item.Minutes = p.n("minutes", a.Minutes)
		}
		items = append(items, item)
	}
	return items
}

func (p *planner) attendanceFigures(m *network.Meeting) []view.Figure {
	var figures []view.Figure
	count := func(key string, n *int) {
		if n != nil {
			figures = append(figures, view.Figure{Label: p.t("figure." + key), Value: p.Locale.Number(float64(*n))})
		}
	}
	if n := m.Present(); n > 0 || m.Attendance.Count != nil {
		key := "figure.communes-present"
		if p.IsComing(m) { // those that have answered
			key = "figure.communes-announced"
		}
		members := len(p.Members(m.Date.First()))
		figures = append(figures, view.Figure{
			Label: p.t(key),
			Value: p.t("out-of", p.Locale.Number(float64(n)), p.Locale.Number(float64(members))),
		})
	}
	count("people", m.Attendance.People)
	count("elected", m.Attendance.Elected)
	count("agents", m.Attendance.Agents)
	count("excused", m.Attendance.Excused)
	return figures
}
