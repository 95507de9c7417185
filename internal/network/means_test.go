package network

import (
	"fmt"
	"testing"
)

func TestMeansOf(t *testing.T) {
	s := (&Network{}).At(DayOf(2012, 5, 31))
	known := &Sheet{Means: Means{
		People: Answer[Person]{Items: []Person{
			{Who: "Animatrice", Hours: &Amount{Interval: About(39)}, Year: 2011},
			{Who: "Agents", Hours: &Amount{Interval: Point(90), Unit: "min"}, Days: &Amount{Interval: Point(2)}, Year: 2010},
			{Who: "Élus"},
		}},
		Cost: Answer[Cost]{Items: []Cost{
			{Money: Money{Amount: &Amount{Interval: About(560)}}, Kind: Staff, Year: 2011},
			{Money: Money{Amount: &Amount{Interval: Point(100)}}, Kind: Operating},
			{Money: Money{Amount: &Amount{Interval: Point(0.2)}}},
		}},
		Funding: Answer[Funding]{Items: []Funding{{By: "ADEME", Money: Money{Amount: &Amount{Interval: Point(200)}}}, {By: "Région"}}},
	}}
	staffOnly := &Sheet{Means: Means{Cost: Answer[Cost]{Items: []Cost{{Money: Money{Amount: &Amount{Interval: Point(560)}}, Kind: Staff}}}}}
	noPeople := &Sheet{Means: Means{People: Answer[Person]{Items: []Person{}}}}
	for _, c := range []struct {
		why   string
		sheet *Sheet
		want  string
	}{
		{"hours and days are two figures; the staff's value is no cost", known, "hours ~40.5, days 2, cost 100.2, staff ~560, funding 200, [2010 2011]"},
		{"the value of the hours is not a cost, which is not told", staffOnly, "hours ?, days ?, cost ?, staff 560, funding ?, []"},
		{"none is an answer", &Sheet{Means: Means{None: true}}, "hours 0, days 0, cost 0, staff 0, funding 0, []"},
		{"for what it answers", noPeople, "hours 0, days 0, cost ?, staff ?, funding ?, []"},
		{"absence is not", &Sheet{}, "hours ?, days ?, cost ?, staff ?, funding ?, []"},
	} {
		if got := describeMeans(s.MeansOf(c.sheet.Outlay())); got != c.want {
			t.Errorf("%s: %s, want %s", c.why, got, c.want)
		}
	}
}

func TestMeansOfYear(t *testing.T) {
	person := func(hours float64, year int) Means {
		return Means{People: Answer[Person]{Items: []Person{{Hours: &Amount{Interval: Point(hours)}, Year: year}}}}
	}
	n := &Network{Sheets: []*Sheet{
		{ID: "a", Means: person(0.1, 2011)}, {ID: "b", Means: person(0.2, 2011)},
		{ID: "c", Means: person(5, 2012)}, {ID: "d", Means: person(7, 2013)}, {ID: "e", Means: person(9, 0)},
	}}
	s := n.At(DayOf(2012, 1, 1))
	for year, want := range map[int]string{
		2010: "hours ?, days ?, cost ?, staff ?, funding ?, []",
		2011: "hours 0.3, days ?, cost ?, staff ?, funding ?, [2011]",
		2012: "hours 5, days ?, cost ?, staff ?, funding ?, [2012]",
		2013: "hours ?, days ?, cost ?, staff ?, funding ?, []", // to come
		0:    "hours ?, days ?, cost ?, staff ?, funding ?, []", // not known
	} {
		if got := describeMeans(s.Means(year)); got != want {
			t.Errorf("%d: %s, want %s", year, got, want)
		}
	}
}

func describeMeans(m MeansTotal) string {
	figure := func(f Figure) string {
		if !f.Known {
			return "?"
		}
		return written(f.Interval)
	}
	years := []int{}
	for _, f := range m.figures() {
		years = mergeYears(years, f.Years)
	}
	return fmt.Sprintf("hours %s, days %s, cost %s, staff %s, funding %s, %v",
		figure(m.Hours), figure(m.Days), figure(m.Cost), figure(m.Staff), figure(m.Funding()), years)
}
