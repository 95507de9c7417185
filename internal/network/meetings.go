package network

import (
	"cmp"
	"slices"
)

// meetingLists are the meetings as readers meet them, the latest first.
type meetingLists struct {
	all        []*Meeting
	presenting map[string][]*Meeting // by sheet
	of         map[string][]*Meeting // by commune
}

func listMeetings(meetings []*Meeting) meetingLists {
	l := meetingLists{
		all:        slices.Clone(meetings),
		presenting: map[string][]*Meeting{},
		of:         map[string][]*Meeting{},
	}
	slices.SortStableFunc(l.all, func(a, b *Meeting) int {
		return cmp.Or(b.Date.Compare(a.Date), cmp.Compare(a.ID, b.ID))
	})
	for _, m := range l.all {
		for _, sheet := range presented(m) {
			l.presenting[sheet] = append(l.presenting[sheet], m)
		}
		for _, commune := range takingPart(m) {
			l.of[commune] = append(l.of[commune], m)
		}
	}
	return l
}

// presented are the sheets of a meeting's agenda, each once.
func presented(m *Meeting) []string {
	var sheets []string
	for _, item := range m.Agenda {
		if item.Sheet != "" && !slices.Contains(sheets, item.Sheet) {
			sheets = append(sheets, item.Sheet)
		}
	}
	return sheets
}

// takingPart are the communes that hosted a meeting or are named as present,
// each once.
func takingPart(m *Meeting) []string {
	if m.Host == "" || slices.Contains(m.Attendance.Communes, m.Host) {
		return m.Attendance.Communes
	}
	return append(slices.Clip(m.Attendance.Communes), m.Host)
}

// MeetingsNewestFirst lists every meeting, the latest first, those of one date
// by id. All lists of meetings have this order.
func (s *index) MeetingsNewestFirst() []*Meeting { return s.meetingLists.all }

// MeetingsPresenting lists the meetings whose agenda has the sheet.
func (s *index) MeetingsPresenting(sheetID string) []*Meeting {
	return s.meetingLists.presenting[sheetID]
}

// MeetingsOf lists the meetings that the commune hosted or where it is named
// as present.
func (s *Situation) MeetingsOf(communeID string) []*Meeting { return s.meetingLists.of[communeID] }

// NextMeeting is the earliest planned meeting that is not over at AsOf, today's
// included; nil when none is planned. With own, those of other networks are passed over.
func (s *Situation) NextMeeting(own bool) *Meeting {
	var next *Meeting
	for _, m := range s.meetingsByID {
		if own && m.Origin != nil {
			continue
		}
		if m.Status != MeetingPlanned || m.Date.Last() < s.AsOf {
			continue
		}
		if next == nil || m.Date.Compare(next.Date) < 0 {
			next = m
		}
	}
	return next
}
