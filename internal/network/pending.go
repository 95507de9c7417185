package network

import "slices"

// Pending is what the network's animator may do next, at AsOf. It is for the
// animator alone: it points at what is missing, which public pages never do.
type Pending struct {
	SheetsWithoutFigures     []*Sheet      // more than planned, and no result has a value
	ObjectivesWithoutFigures []*Objective  // begun, and nothing is known in any period
	ResultsWithoutIndicator  []SheetResult // shown, and never added up
	Unchecked                []*Sheet      // that nobody made sure of for two years
	Commitments              []Pledge      // not kept yet, the first due before the others
	Unanswered               []CommuneNeed // public and open, and no other commune has an offer
	NotMet                   []*Commune    // members that took part in no meeting; nil unless Named
	Named                    bool          // every meeting held names its communes
	PastMeetings             []*Meeting    // still planned, and over
	LeftOut                  []LeftOut     // left out of every year for want of a date
	Overdue                  []*Sheet      // still planned or being set up, and their period is over
}

// SheetResult is one result of a sheet.
type SheetResult struct {
	Sheet  *Sheet
	Result Result
}

// Pledge is a commitment that is not kept yet.
type Pledge struct {
	Meeting *Meeting
	Commitment
	Overdue bool
}

// checkedFor is how long a sheet counts as checked.
const checkedFor = 2

// Pending lists what may be done next, each kind in the order of its files.
func (s *Situation) Pending() Pending {
	var p Pending
	for _, sheet := range s.sheetsByID {
		if sheet.Status != Planned && !hasValue(sheet.Results) {
			p.SheetsWithoutFigures = append(p.SheetsWithoutFigures, sheet)
		}
		for _, r := range sheet.Results {
			if r.Indicator == "" && r.Value != nil {
				p.ResultsWithoutIndicator = append(p.ResultsWithoutIndicator, SheetResult{sheet, r})
			}
		}
		if (pendingOf{s}).unchecked(sheet) {
			p.Unchecked = append(p.Unchecked, sheet)
		}
	}
	for _, g := range s.Progress() {
		silent := func(r Row) bool { return r.Value == nil && r.Status != NotStarted }
		if slices.ContainsFunc(g.Rows, silent) && !slices.ContainsFunc(g.Rows, func(r Row) bool { return r.Value != nil }) {
			p.ObjectivesWithoutFigures = append(p.ObjectivesWithoutFigures, g.Objective)
		}
	}
	for _, t := range s.Themes {
		for _, n := range s.OpenNeedsOfTheme(t.ID) {
			if len(s.MatchesOf(n)) == 0 {
				p.Unanswered = append(p.Unanswered, n)
			}
		}
	}
	p.LeftOut, p.Overdue = s.LeftOut(), Overtaken{s}.Overdue()
	p.Commitments = s.Pledges()
	p.NotMet, p.Named = pendingOf{s}.notMet()
	for _, m := range s.meetingsByID {
		if m.Status == MeetingPlanned && m.Date.Last() < s.AsOf {
			p.PastMeetings = append(p.PastMeetings, m)
		}
	}
	return p
}

func hasValue(results []Result) bool {
	return slices.ContainsFunc(results, func(r Result) bool { return r.Value != nil })
}

// pendingOf finds what waits for the animator, in a situation.
type pendingOf struct{ *Situation }

// unchecked reports whether the last time that someone made sure of a sheet, else
// its publication, is more than two years ago. One without either date is too.
func (s pendingOf) unchecked(sheet *Sheet) bool {
	last := sheet.Checked
	if last.IsZero() {
		last = sheet.Date
	}
	y, m, d := s.AsOf.Civil()
	return last.Last() < DayOf(y-checkedFor, m, d)
}

// Pledges are the commitments that are not kept at AsOf, by when they are due,
// those without date last.
func (s *Situation) Pledges() []Pledge {
	var list []Pledge
	for _, m := range s.meetingsByID {
		if m.Date.First() > s.AsOf || m.Status == Cancelled {
			continue
		}
		for _, c := range m.Commitments {
			if c.Done.IsZero() || c.Done.First() > s.AsOf {
				list = append(list, Pledge{m, c, !c.Due.IsZero() && c.Due.Last() < s.AsOf})
			}
		}
	}
	slices.SortStableFunc(list, func(a, b Pledge) int {
		if a.Due.IsZero() != b.Due.IsZero() {
			if a.Due.IsZero() {
				return 1
			}
			return -1
		}
		return a.Due.Compare(b.Due)
	})
	return list
}

// notMet are the members that took part in no meeting held, in the order of
// network.yaml. They are known only when every such meeting names its communes:
// nobody is pointed at for want of a list.
func (s pendingOf) notMet() (communes []*Commune, named bool) {
	for _, m := range s.meetingsByID {
		if m.Status == Held && m.Date.First() <= s.AsOf && len(m.Attendance.Communes) == 0 {
			return nil, false
		}
	}
	for _, c := range s.Members(s.AsOf) {
		met := slices.ContainsFunc(s.MeetingsOf(c.ID), func(m *Meeting) bool { return m.Status == Held && m.Date.First() <= s.AsOf })
		if !met {
			communes = append(communes, c)
		}
	}
	return communes, true
}

// Silent are the members that have not answered the invitation to a meeting to
// come: its attendance does not name them, and they do not host it. Nobody is
// held for silent while the letters may still be on their way: until one answer
// is noted, or the meeting is less than a month ahead.
func (s *Situation) Silent(m *Meeting) []*Commune {
	if m.Status != MeetingPlanned || m.Date.Last() < s.AsOf {
		return nil
	}
	y, month, d := s.AsOf.Civil()
	if len(m.Attendance.Communes) == 0 && m.Date.First() > DayOf(y, month+1, d) {
		return nil
	}
	var silent []*Commune
	for _, c := range s.Members(m.Date.First()) {
		if c.ID != m.Host && !slices.Contains(m.Attendance.Communes, c.ID) {
			silent = append(silent, c)
		}
	}
	return silent
}
