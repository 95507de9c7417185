package network

import "cmp"

// Span is a period whose ends may be open (zero). A period that its author
// wrote as one date has it at both ends.
type Span struct{ From, To Date }

// IsZero reports whether neither end was reported.
func (s Span) IsZero() bool { return s.From.IsZero() && s.To.IsZero() }

// First is the first day of the period; 0 when it has no beginning.
func (s Span) First() Day { return s.From.First() }

// Last is the last day of the period; 0 when it has no end.
func (s Span) Last() Day { return s.To.Last() }

// begins and ends are the ends of the period, the other one for an open end.
func (s Span) begins() Date {
	if s.From.IsZero() {
		return s.To
	}
	return s.From
}

func (s Span) ends() Date {
	if s.To.IsZero() {
		return s.From
	}
	return s.To
}

// Contains reports whether the day is within the period, both ends included.
func (s Span) Contains(day Day) bool {
	last := s.Last()
	return s.First() <= day && (last == 0 || day <= last)
}

// Or fills the ends that s leaves open with those of other.
func (s Span) Or(other Span) Span {
	if s.From.IsZero() {
		s.From = other.From
	}
	if s.To.IsZero() {
		s.To = other.To
	}
	return s
}

// Said is the period with the words that its author used for it, at each end
// that they give.
func (s Span) Said(text string) Span {
	if !s.From.IsZero() {
		s.From = s.From.Said(text)
	}
	if !s.To.IsZero() || isOngoing(lastWords(text)) {
		s.To = s.To.Said(text)
	}
	return s
}

// Text is the period as its author wrote it, in one piece or both ends.
func (s Span) Text() string {
	from, to := s.From.Text(), s.To.Text()
	switch {
	case from == "" || from == to:
		return to
	case to == "":
		return from
	}
	return from + " – " + to
}

// IsSingle reports whether it was written as one date.
func (s Span) IsSingle() bool { return s.From == s.To && !s.From.IsZero() }

// BackToFront reports whether it ends before it begins.
func (s Span) BackToFront() bool {
	return !s.From.IsZero() && !s.To.IsZero() && s.Last() < s.First()
}

// LastYear is the year in which the period ends; 0 when it has no end.
func (s Span) LastYear() int {
	if s.To.IsZero() {
		return 0
	}
	return s.Last().Year()
}

// OverAYear reports whether it may last longer than twelve months: an open end
// says nothing of how long.
func (s Span) OverAYear() bool {
	if s.From.IsZero() || s.To.IsZero() {
		return true
	}
	y, m, dom := s.First().Civil()
	return s.Last() >= DayOf(y+1, m, dom)
}

// isAYear reports whether it lasts twelve months, neither more nor less.
func (s Span) isAYear() bool {
	if s.First() == 0 || s.Last() == 0 {
		return false
	}
	y, m, dom := s.First().Civil()
	return s.Last() == DayOf(y+1, m, dom)-1
}

// Compare orders periods by their first day, then the longer one first; what
// has no day comes last.
func (s Span) Compare(other Span) int {
	a, b := s.order(), other.order()
	return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(b.to, a.to))
}

// order is the period as lists sort it. One without a beginning stands where it
// ends.
func (s Span) order() period {
	p := period{cmp.Or(s.First(), s.Last(), lastDay), cmp.Or(s.Last(), lastDay)}
	return p
}

// lastDay is later than any day that people write.
const lastDay Day = 1 << 30
