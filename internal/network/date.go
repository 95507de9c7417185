package network

// Day is a calendar day without a zone: the number of days since
// 0000-12-31, so that 1 is 0001-01-01 and 0 is "no day".
type Day int32

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
// Part of it) is. The zero Date is "not told".
type Date struct {
	Year, Month, Dom int
	Part             Part
}

// Span is a period whose ends may be open (zero).
type Span struct{ From, To Date }
