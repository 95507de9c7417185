package locale

import (
	"fmt"
	"strconv"
)

// Day is a calendar day: "1er août 2011", "25 novembre 2011", "25 November
// 2011". month and day count from 1.
func (l *Locale) Day(year, month, day int) string {
	d := strconv.Itoa(day)
	if l.lang == French && day == 1 {
		d = "1er"
	}
	return l.month(d+" ", year, month)
}

// Month is a month of a year: "novembre 2011".
func (l *Locale) Month(year, month int) string {
	return l.month("", year, month)
}

func (l *Locale) month(before string, year, month int) string {
	var room [48]byte
	text := append(append(append(room[:0], before...), MonthName(l.lang, month)...), ' ')
	return string(strconv.AppendInt(text, int64(year), 10))
}

// PartOfMonth is a third of a month, as people say it: "début novembre 2011",
// "mi-novembre 2011", "fin novembre 2011". part is 1, 2 or 3; 0 is the month.
func (l *Locale) PartOfMonth(part, year, month int) string {
	prefixes := [...]string{"", "début ", "mi-", "fin "}
	if l.lang == English {
		prefixes = [...]string{"", "early ", "mid-", "late "}
	}
	return l.month(prefixes[part], year, month)
}

// Clock is a time of day given in minutes from midnight: "9 h 30", "9 h",
// "9:30".
func (l *Locale) Clock(minutes int) string {
	h, m := minutes/60, minutes%60
	if l.lang == English {
		return fmt.Sprintf("%d:%02d", h, m)
	}
	if m == 0 {
		return strconv.Itoa(h) + narrowNoBreak + "h"
	}
	return fmt.Sprintf("%d"+narrowNoBreak+"h"+narrowNoBreak+"%02d", h, m)
}
