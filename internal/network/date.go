package network

import (
	"cmp"
	"time"
)

// Day is a calendar day without a zone: the number of days since
// 0000-12-31, so that 1 is 0001-01-01 and 0 is "no day".
type Day int32

// unixDay1 is the day that Unix time calls 0, 1970-01-01.
const (
	unixDay1      = 719163
	secondsPerDay = 86400
)

// DayOf is the day y-m-d of the calendar; a day that no month has runs over
// into the next month, so check with ParseDate what people typed.
func DayOf(y, m, d int) Day {
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	return Day(t.Unix()/secondsPerDay + unixDay1)
}

// ParseDay reads the one form that machines write: 2011-11-25.
func ParseDay(text string) (Day, bool) {
	date, err := parseISO(text)
	if err != nil || date.Dom == 0 {
		return 0, false
	}
	return date.First(), true
}

func (d Day) time() time.Time {
	return time.Unix((int64(d)-unixDay1)*secondsPerDay, 0).UTC()
}

// Civil is the day's year, month (1 to 12) and day of the month.
func (d Day) Civil() (y, m, dom int) {
	year, month, dom := d.time().Date()
	return year, int(month), dom
}

// Year is the day's calendar year.
func (d Day) Year() int { return d.time().Year() }

// ISO writes the day as 2011-11-25; no day is "".
func (d Day) ISO() string {
	if d == 0 {
		return ""
	}
	return OnDay(d).ISO()
}

// Part cuts a month in three.
type Part int8

const (
	WholeMonth Part = iota
	Early           // days 1 to 10
	Mid             // 11 to 20
	Late            // 21 to the end
)

// Date is a calendar date of any precision, that is an interval of days.
// Month is 0 when only the year is known, Dom 0 when only the month (or a
// Part of it) is. The zero Date is "not known".
type Date struct {
	Year       int16 // there are a dozen dates in a sheet: they are small
	Month, Dom int8
	Part       Part
}

// OnDay is the date of exactly one day; no day is no date.
func OnDay(d Day) Date {
	if d == 0 {
		return Date{}
	}
	y, m, dom := d.Civil()
	return Date{Year: int16(y), Month: int8(m), Dom: int8(dom)}
}

// Civil is the date's year, month and day of the month, each 0 when it is not
// known.
func (d Date) Civil() (y, m, dom int) { return int(d.Year), int(d.Month), int(d.Dom) }

// IsZero reports whether the date was not known.
func (d Date) IsZero() bool { return d == Date{} }

// First is the first day of the interval; 0 for the zero Date.
func (d Date) First() Day {
	y, m, dom := d.Civil()
	switch {
	case d.IsZero():
		return 0
	case m == 0:
		return DayOf(y, 1, 1)
	case dom != 0:
		return DayOf(y, m, dom)
	case d.Part == Mid:
		return DayOf(y, m, 11)
	case d.Part == Late:
		return DayOf(y, m, 21)
	}
	return DayOf(y, m, 1)
}

// Last is the last day of the interval; 0 for the zero Date.
func (d Date) Last() Day {
	y, m, dom := d.Civil()
	switch {
	case d.IsZero():
		return 0
	case m == 0:
		return DayOf(y, 12, 31)
	case dom != 0:
		return DayOf(y, m, dom)
	case d.Part == Early:
		return DayOf(y, m, 10)
	case d.Part == Mid:
		return DayOf(y, m, 20)
	}
	return DayOf(y, m+1, 1) - 1
}

// ISO writes the date at its own precision: 2010, 2011-07, 2011-11-25. A part
// of a month has no ISO form and is written as its month; the zero Date is "".
func (d Date) ISO() string {
	if d.IsZero() {
		return ""
	}
	digits := func(n int) byte { return '0' + byte(n%10) }
	y, m, dom := d.Civil()
	text := [...]byte{
		digits(y / 1000), digits(y / 100), digits(y / 10), digits(y),
		'-', digits(m / 10), digits(m), '-', digits(dom / 10), digits(dom),
	}
	switch {
	case m == 0:
		return string(text[:len("2010")])
	case dom == 0:
		return string(text[:len("2010-07")])
	}
	return string(text[:])
}

// Compare orders dates by their first day, then the longer interval first:
// 2011 before 2011-01 before 2011-01-01. The zero Date comes before all.
func (d Date) Compare(other Date) int {
	if c := cmp.Compare(d.First(), other.First()); c != 0 {
		return c
	}
	return cmp.Compare(other.Last(), d.Last())
}

// Span is a period whose ends may be open (zero).
type Span struct{ From, To Date }

// IsZero reports whether neither end was reported.
func (s Span) IsZero() bool { return s.From.IsZero() && s.To.IsZero() }

// First is the first day of the period; 0 when it has no beginning.
func (s Span) First() Day { return s.From.First() }

// Last is the last day of the period; 0 when it has no end.
func (s Span) Last() Day { return s.To.Last() }

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
