package network

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"essaim/test/loop"
)

// generate makes a network at random, of the years 2010 to 2013, with an
// objective for every measure and every way to add up, each of them whole, per
// year and for each commune, those of whole networks out of the communes too.
// Communes come, leave and are merged, and other bodies carry sheets.
func generate(random *rand.Rand) *Network {
	n := &Network{Programme: Span{From: Date{Year: 2010}, To: Date{Year: 2013}}}
	pick := func(ids ...string) string { return ids[random.IntN(len(ids))] }
	some := func(letters string) (ids []string) {
		for _, id := range letters {
			if random.IntN(3) == 0 {
				ids = append(ids, string(id))
			}
		}
		return ids
	}
	when := func() Date {
		switch random.IntN(4) {
		case 0:
			return Date{}
		case 1:
			return Date{Year: int16(2010 + random.IntN(4))}
		}
		return OnDay(DayOf(2010, 1, 1) + Day(random.IntN(1461)))
	}
	results := func() (list []Result) {
		for range random.IntN(4) {
			value := Amount{Interval: Point(float64(random.IntN(1000)) / 10), Unit: pick("", "kg", "t")}
			list = append(list, Result{Indicator: pick("sum", "last", "max", "mean"), Year: 2010 + random.IntN(4), Value: &value})
		}
		return list
	}

	took := func() Means {
		return randomMeans(random, func() Interval { return Point(float64(random.IntN(1000)) / 10) })
	}

	for _, id := range "abcdef" {
		c := &Commune{ID: string(id), Member: Span{when(), Date{}}}
		if to := when(); random.IntN(3) == 0 && to.First() > c.Member.Last() {
			c.Member.To, c.Became = to, pick("", "a", "b")
		}
		n.Communes = append(n.Communes, c)
	}
	n.Institutions = []*Institution{{Commune: Commune{ID: "p"}}, {Commune: Commune{ID: "q"}}}
	for _, total := range []Total{Sum, Last, Max, Mean} {
		n.Indicators = append(n.Indicators, &Indicator{ID: string(total), Unit: "kg", Total: total})
	}
	for i := range 12 {
		s := &Sheet{ID: fmt.Sprint("s", i), Communes: some("abcdef"), Institutions: some("pq"), Themes: some("xyz"), Date: when(), Results: results(), Means: took(),
			Status: SheetStatus(pick("planned", "ongoing", "in-place", "done", "abandoned")), Period: Span{From: when()}}
		carriers := s.Carriers()
		s.Network = len(carriers) == 0
		for r := range s.Results {
			if len(carriers) > 1 && random.IntN(3) == 0 {
				s.Results[r].Carrier = pick(carriers...)
			}
		}
		n.Sheets = append(n.Sheets, s)
		n.Adoptions = append(n.Adoptions, &Adoption{ID: fmt.Sprint("a", i), Sheet: s.ID, Commune: pick("a", "b", "c", "d", "e", "f"),
			Started: when(), InPlace: when(), Done: when(), Abandoned: when(), Results: results(), Means: took()})
		m := &Meeting{ID: fmt.Sprint("m", i), Date: OnDay(DayOf(2010, 1, 1) + Day(random.IntN(1461))), Themes: some("xyz"),
			Kind: MeetingKind(pick("exchange", "exchange", "visit")), Status: MeetingStatus(pick("held", "held", "planned", "cancelled")),
			Host: pick("", "a", "b"), Attendance: Attendance{Communes: some("abcdef")}}
		if count := random.IntN(8); m.Attendance.Communes == nil {
			m.Attendance.Count = &count
		}
		n.Meetings = append(n.Meetings, m)
	}
	for _, c := range n.Communes {
		d := &Diagnostic{Commune: c.ID}
		d.Interview.Date, d.Interview.Status = when(), InterviewDone
		for range random.IntN(4) {
			d.Needs.Items = append(d.Needs.Items, Need{Theme: pick("x", "y"), Met: when(), MetBy: pick("", "a0", "a1")})
		}
		n.Diagnostics = append(n.Diagnostics, d)
	}
	for _, theme := range []string{"", "x"} {
		for shape := range 4 {
			o := Objective{Theme: theme, PerYear: shape&1 != 0, ForEach: shape&2 != 0, Target: Target{Value: float64(random.IntN(5))}}
			for _, m := range Measures {
				counted := o
				counted.ID, counted.Measure = fmt.Sprint(m, shape, theme), m
				counted.OutOfCommunes = m.countsCommunes() && theme == ""
				n.Objectives = append(n.Objectives, &counted)
			}
			for _, i := range n.Indicators {
				measured := o
				measured.ID, measured.Indicator = fmt.Sprint(i.ID, shape, theme), i.ID
				n.Objectives = append(n.Objectives, &measured)
			}
		}
	}
	return n
}

func TestGeneratedNetworks(t *testing.T) {
	random := loop.Random(t, 3, 4)
	for i := range loop.Rounds(t, 1200) {
		n := generate(random)
		asOf := DayOf(2009, 12, 1) + Day(random.IntN(1600))
		progress := n.At(asOf).Progress()
		want := fmt.Sprint(describeAll(progress))
		for _, p := range progress {
			checkRows(t, p)
		}
		shuffle(random, n.Communes)
		shuffle(random, n.Indicators)
		shuffle(random, n.Sheets)
		shuffle(random, n.Meetings)
		shuffle(random, n.Diagnostics)
		shuffle(random, n.Adoptions)
		if got := fmt.Sprint(describeAll(n.At(asOf).Progress())); got != want {
			t.Fatalf("network %d: the order of lists matters", i)
		}
		checkReachedStays(t, progress, n.At(asOf+40).Progress())
		checkTotalsOfSheets(t, n, asOf)
	}
}

func describeAll(progress []Progress) (lines []string) {
	for _, p := range progress {
		lines = append(lines, p.Objective.ID)
		lines = append(lines, describe(p)...)
	}
	return lines
}

// checkRows holds for every row of every network: what proves a count, a sum
// or a stock adds up to it, a value that is not known has a reason, and the
// rows reached are counted.
func checkRows(t *testing.T, p Progress) {
	t.Helper()
	reached := 0
	for _, row := range p.Rows {
		sum := 0.0
		for _, e := range row.Evidence.All() {
			sum += e.Value
		}
		adds := p.Objective.Indicator != "max" && p.Objective.Indicator != "mean"
		switch {
		case row.OutOf != nil && row.Value != nil && *row.Value > *row.OutOf:
			t.Errorf("%s: %v of %v communes", p.Objective.ID, *row.Value, *row.OutOf)
		case (row.Value == nil) && row.Reason == "", row.Value != nil && row.Reason != "" && row.Reason != Undated && row.Reason != Uncertain && row.Reason != OfOrganisations, row.Reason == Undated && (row.LeftOut == 0 || row.Value == nil):
			t.Errorf("%s: %+v", p.Objective.ID, row)
		case row.Value != nil && adds && math.Abs(sum-*row.Value) > 1e-6:
			t.Errorf("%s: %+v: the evidence adds up to %v", p.Objective.ID, row, sum)
		}
		if row.Status == Reached {
			reached++
		}
	}
	if reached != p.Reached || len(p.Rows) != p.Of {
		t.Errorf("%s: %d of %d, but %d rows of %d are reached", p.Objective.ID, p.Reached, p.Of, reached, len(p.Rows))
	}
}

// checkReachedStays: what the network counts by itself, sums and maxima only
// grow with the days, so what was reached stays reached.
func checkReachedStays(t *testing.T, before, after []Progress) {
	t.Helper()
	for i, p := range before {
		if p.Objective.Indicator == "last" || p.Objective.Indicator == "mean" {
			continue
		}
		for j, row := range p.Rows {
			if later := after[i].Rows[j]; row.Status == Reached && later.Status != Reached {
				t.Errorf("%s: reached, then %+v", p.Objective.ID, later)
			}
		}
	}
}

// checkTotalsOfSheets: what adoptions took is in no total of the network, of a year or of
// some sheets.
func checkTotalsOfSheets(t *testing.T, n *Network, asOf Day) {
	t.Helper()
	without := *n
	without.Adoptions = nil
	for _, a := range n.Adoptions {
		silent := *a
		silent.Means = Means{}
		without.Adoptions = append(without.Adoptions, &silent)
	}
	with, bare := n.At(asOf), without.At(asOf)
	if got, want := with.YearsOfMeans(), bare.YearsOfMeans(); !slices.Equal(got, want) {
		t.Errorf("years of means: %v, want %v", got, want)
	}
	for _, year := range with.YearsOfMeans() {
		if got, want := with.Means(year), bare.Means(year); !reflect.DeepEqual(got, want) {
			t.Errorf("%d: %+v, want %+v", year, got, want)
		}
	}
	if got, want := with.AccountsOf(n.Sheets), bare.AccountsOf(n.Sheets); !reflect.DeepEqual(got, want) {
		t.Errorf("all sheets: %+v, want %+v", got, want)
	}
}
