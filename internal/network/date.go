package network

import (
	"cmp"
	"time"
	"unique"
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

// Part cuts a month, or a year, in parts.
type Part int8

const (
	Whole  Part = iota
	Early       // of a month, days 1 to 10; of a year, months 1 to 4
	Mid         // 11 to 20; 5 to 8
	Late        // 21 to the end; 9 to 12
	Spring      // from here on, of a year only
	Summer
	Autumn
	Winter // December to February of the next year
	Quarter1
	Quarter2
	Quarter3
	Quarter4
	Half1
	Half2
	SchoolYear // September to August of the next year
)

// yearParts are the parts of a year: their name in the keys of words, the month
// in which they begin (of that year) and how many months they have.
var yearParts = [...]struct {
	name          string
	month, months int
}{
	Whole: {"year", 1, 12},
	Early: {"early", 1, 4}, Mid: {"mid", 5, 4}, Late: {"late", 9, 4},
	Spring: {"spring", 3, 3}, Summer: {"summer", 6, 3}, Autumn: {"autumn", 9, 3}, Winter: {"winter", 12, 3},
	Quarter1: {"quarter-1", 1, 3}, Quarter2: {"quarter-2", 4, 3}, Quarter3: {"quarter-3", 7, 3}, Quarter4: {"quarter-4", 10, 3},
	Half1: {"half-1", 1, 6}, Half2: {"half-2", 7, 6},
	SchoolYear: {"school-year", 9, 12},
}

// String is the part's name in the keys of words, said of a year.
func (p Part) String() string { return yearParts[p].name }

// Date is a calendar date of any precision, that is an interval of days.
// Month is 0 when only the year (or a Part of it) is known, Dom 0 when only the
// month (or a Part of it) is. The zero Date is "not known".
type Date struct {
	Year       int16 // there are a dozen dates in a sheet: they are small
	Month, Dom int8
	Part       Part

	said unique.Handle[string] // the author's own words; none: as ISO writes it
}

// Said is the date with the words that its author used for it. They are no
// part of when it is.
func (d Date) Said(text string) Date {
	d.said = unique.Handle[string]{}
	if text != d.ISO() {
		d.said = unique.Make(text)
	}
	return d
}

// Text is the date as its author wrote it; "" when nothing was written. Even
// the open end of a period may have words: "en cours".
func (d Date) Text() string {
	if d.said == (unique.Handle[string]{}) {
		return d.ISO()
	}
	return d.said.Value()
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

// IsZero reports whether the date is not known.
func (d Date) IsZero() bool { return d.Year == 0 }

// IsYear reports whether it is a calendar year, no more and no less precise.
func (d Date) IsYear() bool { return d.Year != 0 && d.Month == 0 && d.Part == Whole }

// First is the first day of the interval; 0 for the zero Date.
func (d Date) First() Day {
	y, m, dom := d.Civil()
	switch {
	case d.IsZero():
		return 0
	case m == 0:
		return DayOf(y, yearParts[d.Part].month, 1)
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
		part := yearParts[d.Part]
		return DayOf(y, part.month+part.months, 1) - 1
	case dom != 0:
		return DayOf(y, m, dom)
	case d.Part == Early:
		return DayOf(y, m, 10)
	case d.Part == Mid:
		return DayOf(y, m, 20)
	}
	return DayOf(y, m+1, 1) - 1
}

// ISO writes the date at its own precision: 2010, 2011-07, 2011-11-25. What ISO
// has no form for is written as the month or the year in which it begins: the
// beginning of November 2011 as 2011-11, the summer of 2019 as 2019. The zero
// Date is "".
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

// FirstISO and LastISO are the ends of the interval: the date itself where ISO has
// a form for it, else the month in which it begins, or ends.
func (d Date) FirstISO() string { return d.endISO(d.First()) }
func (d Date) LastISO() string  { return d.endISO(d.Last()) }

func (d Date) endISO(end Day) string {
	iso := d.ISO()
	if plain, err := ParseDate(iso); err == nil && (plain.First() != d.First() || plain.Last() != d.Last()) {
		return OnDay(end).ISO()[:len("2011-07")]
	}
	return iso
}

// Compare orders dates by their first day, then the longer interval first:
// 2011 before 2011-01 before 2011-01-01. The zero Date comes before all.
func (d Date) Compare(other Date) int {
	if c := cmp.Compare(d.First(), other.First()); c != 0 {
		return c
	}
	return cmp.Compare(other.Last(), d.Last())
}
