package network

// Presented are the sheets of a meeting's agenda, each once.
func (s *index) Presented(m *Meeting) []*Sheet {
	var list []*Sheet
	seen := map[string]bool{}
	for _, a := range m.Agenda {
		if sheet := s.Sheet(a.Sheet); sheet != nil && !seen[sheet.ID] {
			seen[sheet.ID] = true
			list = append(list, sheet)
		}
	}
	return list
}

// IsComing reports whether a meeting is still ahead.
func (s *Situation) IsComing(m *Meeting) bool {
	return m.Status == MeetingPlanned && m.Date.Last() >= s.AsOf
}

// Present is the number of communes at a meeting: those named, or a bare count.
func (m *Meeting) Present() int {
	if n := m.Attendance.Count; n != nil {
		return max(*n, len(m.Attendance.Communes))
	}
	return len(m.Attendance.Communes)
}

// Clock is when each item of the agenda begins, in minutes from midnight: -1 as
// soon as the start or a duration before it is not known.
func (m *Meeting) Clock() []int {
	clock := make([]int, len(m.Agenda))
	at := m.Time.From
	for i, a := range m.Agenda {
		clock[i] = at
		if at >= 0 && a.Minutes > 0 {
			at += a.Minutes
		} else {
			at = -1
		}
	}
	return clock
}

// Minutes is how long the agenda lasts; an item without a duration counts for
// nothing.
func (m *Meeting) Minutes() int {
	total := 0
	for _, a := range m.Agenda {
		total += a.Minutes
	}
	return total
}

// Ends is when a meeting that says when it begins ends, in minutes after midnight: as it
// says, else after its agenda, else after the half-day or the day that it lasts. -1 when
// that is not known.
func (m *Meeting) Ends() int {
	length := m.Minutes()
	switch {
	case m.Time.From < 0:
		return -1
	case m.Time.To > m.Time.From:
		return m.Time.To
	case length == 0:
		length = m.minutes()
	}
	if length == 0 {
		return -1
	}
	return min(m.Time.From+length, 24*60)
}

// FirstState is the date from which an adoption is known.
func (a *Adoption) FirstState() Date {
	var first Date
	for _, d := range []Date{a.Considered, a.Started, a.InPlace, a.Done, a.Abandoned} {
		if !d.IsZero() && (first.IsZero() || d.Compare(first) < 0) {
			first = d
		}
	}
	return first
}
