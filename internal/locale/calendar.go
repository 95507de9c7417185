package locale

import "strconv"

// Day is a calendar day: "1er août 2011", "25 novembre 2011", "25 November
// 2011". month and day count from 1.
func (l *Locale) Day(year, month, day int) string {
	d := strconv.Itoa(day)
	if day == 1 {
		d = l.T("day.first")
	}
	return l.T("date.day", d, l.months()[month-1], strconv.Itoa(year))
}

// Month is a month of a year: "novembre 2011".
func (l *Locale) Month(year, month int) string {
	return l.T("date.month", l.months()[month-1], strconv.Itoa(year))
}

// PartOfMonth is a third of a month, as people say it: "début novembre 2011",
// "mi-novembre 2011", "fin novembre 2011". part is 1, 2 or 3; 0 is the month.
func (l *Locale) PartOfMonth(part, year, month int) string {
	text := l.Month(year, month)
	if part == 0 {
		return text
	}
	return l.T("part-of-month."+strconv.Itoa(part), text)
}

// monthNames are in the order of the year, as they stand within a sentence.
func (l *Locale) monthNames() (names [12]string) {
	for i := range names {
		names[i] = l.Spelling("month." + strconv.Itoa(i+1))
	}
	return names
}

// Clock is a time of day given in minutes from midnight: "9 h 30", "9 h",
// "9:30".
func (l *Locale) Clock(minutes int) string {
	h, m := strconv.Itoa(minutes/60), strconv.Itoa(minutes%60)
	if m == "0" {
		return l.T("clock.hour", h)
	}
	if len(m) == 1 {
		m = "0" + m
	}
	return l.T("clock", h, m)
}
