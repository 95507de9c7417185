package wording

import (
	"essaim/internal/address"
	"essaim/internal/network"
	"essaim/internal/view"
)

// Card is a meeting in a list.
func (w Meetings) Card(m *network.Meeting) view.MeetingCard {
	return view.MeetingCard{
		Title: SaidBy(w.Words, m.Origin, m.Title), URL: w.At.Item(address.Meetings, m.ID), Summary: SaidBy(w.Words, m.Origin, m.Summary), Lang: LangOf(w.Words, m.Origin),
		Date: Capital(w.When(m)), Place: w.Place(m),
		Kind:       w.T("meeting-kind." + string(m.Kind)),
		Status:     view.Status{ID: string(m.Status), Words: w.T("meeting-status." + string(m.Status))},
		Themes:     w.ThemeLinks(m.Themes),
		Attendance: w.Attendance(m),
	}
}

// When says that the day of a coming meeting is not known yet.
func (w Meetings) When(m *network.Meeting) string {
	if m.Date.Dom == 0 && w.IsComing(m) {
		return w.T("meeting.day-to-come", w.Date(m.Date))
	}
	return w.Date(m.Date)
}

// Place is where a meeting takes place: "Salle des fêtes, Luc".
func (w Meetings) Place(m *network.Meeting) string {
	return Join(", ", SaidBy(w.Words, m.Origin, m.Place), w.CommuneLink(m.Host).Name)
}

// Attendance is who came, counted: "5 communes, 11 personnes"; "" when unknown.
func (w Meetings) Attendance(m *network.Meeting) string {
	people := 0
	if m.Attendance.People != nil {
		people = *m.Attendance.People
	}
	return Join(", ", w.Some("count.communes", m.Present()), w.Some("count.people", people))
}

// Duration is how long a meeting lasts, in words.
func (w Meetings) Duration(d string) string {
	if key := "duration." + d; w.Locale.Has(key) {
		return w.T(key)
	}
	return w.Typo(d)
}

// ClockSpan is a time of day, with its end when that is known; "" for none.
func (w Meetings) ClockSpan(c network.ClockSpan) string {
	switch {
	case c.From < 0:
		return ""
	case c.To < 0:
		return w.Locale.Clock(c.From)
	}
	return w.T("clock.from-to", w.Locale.Clock(c.From), w.Locale.Clock(c.To))
}

// Agenda gives each item its time of day as long as the start and every
// duration before it are known.
func (w Meetings) Agenda(m *network.Meeting) []view.AgendaItem {
	var items []view.AgendaItem
	clock := m.Clock()
	for i, a := range m.Agenda {
		item := view.AgendaItem{Item: w.SheetLink(a.Sheet), Speaker: w.Typo(a.Speaker)}
		if a.Text != "" {
			item.Item.Name, item.Item.Lang = w.Typo(a.Text), ""
		}
		if clock[i] >= 0 {
			item.Clock = w.Locale.Clock(clock[i])
		}
		if a.Minutes > 0 {
			item.Minutes = w.N("minutes", a.Minutes)
		}
		items = append(items, item)
	}
	return items
}

// AttendanceFigures are the counts of a meeting, each with its label.
func (w Meetings) AttendanceFigures(m *network.Meeting) []view.Figure {
	var figures []view.Figure
	count := func(key string, n *int) {
		if n != nil {
			figures = append(figures, view.Figure{Label: w.T("figure." + key), Value: w.Locale.Number(float64(*n))})
		}
	}
	if n := m.Present(); n > 0 || m.Attendance.Count != nil {
		key := "figure.communes-present"
		if w.IsComing(m) { // those that have answered
			key = "figure.communes-announced"
		}
		present := w.Locale.Number(float64(n))
		if members := len(w.Members(m.Date.First())); n <= members { // else some are guests
			present = w.T("out-of", present, w.Locale.Number(float64(members)))
		}
		figures = append(figures, view.Figure{Label: w.T(key), Value: present})
	}
	count("people", m.Attendance.People)
	count("elected", m.Attendance.Elected)
	count("agents", m.Attendance.Agents)
	count("excused", m.Attendance.Excused)
	return figures
}
