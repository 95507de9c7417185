package opendata

import (
	"fmt"
	"slices"

	"essaim/internal/address"
	"essaim/internal/network"
	"essaim/internal/source"
)

func (d *data) meetingsTable() Table {
	type m = *network.Meeting
	from := source.TableOf(source.MeetingKind)
	return tableOf(d, "meetings", from,
		func() []m { return d.Meetings },
		textOf("id", func(m m) string { return m.ID }).required().like(exampleMeeting),
		as[m](from, "title"),
		addressOf("url", func(m m) string { return d.At.Item(address.Meetings, m.ID) }).required().like(d.At.Item(address.Meetings, exampleMeeting)),
		as[m](from, "summary"),
		dateOf("date", func(m m) network.Date { return m.Date }),
		as[m](from, "kind").required(),
		as[m](from, "status"),
		textOf("time", func(m m) string { return clockText(m.Time) }),
		as[m](from, "duration", "host", "place"),
		as[m](from, "themes").like(`["entretien"]`),
		manyOf("agenda", func(m m) []network.AgendaItem { return m.Agenda },
			textOf("sheet", func(x network.AgendaItem) string { return x.Sheet }).in("sheets"),
			textOf("text", func(x network.AgendaItem) string { return x.Text }),
			countOf("minutes", func(x network.AgendaItem) *int { return unlessZero(&x.Minutes) }),
			textOf("speaker", func(x network.AgendaItem) string { return x.Speaker })),
		countOf("actions", func(m m) *int { return m.Actions }),
		groupOf("attendance", always,
			countOf("people", func(m m) *int { return m.Attendance.People }),
			countOf("count", communesCounted).like("5"),
			listOf("communes", func(m m) []string { return m.Attendance.Communes }).in("communes").like(`["rodez","luc"]`),
			countOf("elected", func(m m) *int { return m.Attendance.Elected }),
			countOf("agents", func(m m) *int { return m.Attendance.Agents }),
			countOf("excused", func(m m) *int { return m.Attendance.Excused }),
		).required(),
		manyOf("visits", func(m m) []network.SiteVisit { return m.Visits },
			textOf("commune", func(x network.SiteVisit) string { return x.Commune }).in("communes"),
			textOf("text", func(x network.SiteVisit) string { return x.Text })),
		manyOf("commitments", func(m m) []network.Commitment { return m.Commitments }, d.commitmentColumns()...).tabled("commitments"),
		manyOf("links", func(m m) []network.Link { return m.Links }, linkColumns()...),
		networkOf(func(m m) *network.Peer { return m.Origin }),
	)
}

// communesCounted is a bare count, or that of the communes named.
func communesCounted(m *network.Meeting) *int {
	if m.Attendance.Count != nil {
		return m.Attendance.Count
	}
	named := len(m.Attendance.Communes)
	return unlessZero(&named)
}

// clockText is a time of day as machines write it: 09:00-17:00.
func clockText(c network.ClockSpan) string {
	clock := func(minutes int) string { return fmt.Sprintf("%02d:%02d", minutes/60, minutes%60) }
	switch {
	case c.From < 0:
		return ""
	case c.To < 0:
		return clock(c.From)
	}
	return clock(c.From) + "-" + clock(c.To)
}

func (d *data) commitmentColumns() []column[network.Commitment] {
	type c = network.Commitment
	return []column[c]{
		textOf("id", func(c c) string { return c.ID }).required().like("2011-11-25/1"),
		textOf("commune", func(c c) string { return c.Commune }).in("communes"),
		textOf("text", func(c c) string { return c.Text }).required(),
		dateOf("due", func(c c) network.Date { return c.Due }),
		dateOf("done", func(c c) network.Date { return c.Done }),
	}
}

type meetingCommitment struct {
	meeting *network.Meeting
	network.Commitment
}

func (d *data) commitmentsTable() Table {
	type c = meetingCommitment
	columns := through(d.commitmentColumns(), "", func(c c) (network.Commitment, bool) { return c.Commitment, true })
	meeting := textOf("meeting", func(c c) string { return c.meeting.ID }).required().in("meetings").like(exampleMeeting)
	return tableOf(d, "commitments", inside(source.TableOf(source.MeetingKind), "commitments"), d.commitments,
		slices.Concat([]column[c]{meeting}, columns, []column[c]{networkOf(func(c c) *network.Peer { return c.meeting.Origin })})...)
}

func (d *data) commitments() []meetingCommitment {
	var all []meetingCommitment
	for _, m := range d.Meetings {
		for _, c := range m.Commitments {
			all = append(all, meetingCommitment{m, c})
		}
	}
	return all
}
