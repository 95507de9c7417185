package network

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"essaim/test/loop"
)

// What a total says of its ends is what each end says alone: the networks of
// TestGeneratedNetworks, their results written as ranges, as bounds and as
// "nearly", give in each row the lower end that the same network gives when its
// results are their lower ends, and the upper end likewise.
func TestEachEndOfATotalIsTheTotalOfThatEnd(t *testing.T) {
	random := loop.Random(t, 5, 6)
	for i := range loop.Rounds(t, 600) {
		n := generate(random)
		blur(random, n)
		asOf := DayOf(2009, 12, 1) + Day(random.IntN(1600))
		all, low, high := n.At(asOf).Progress(), ends(n, lowerEnd).At(asOf).Progress(), ends(n, upperEnd).At(asOf).Progress()
		for p := range all {
			for r, row := range all[p].Rows {
				where := fmt.Sprintf("network %d, %s, row %d", i, all[p].Objective.ID, r)
				if row.Value == nil {
					if low[p].Rows[r].Value != nil {
						t.Errorf("%s: nothing, and its ends are known", where)
					}
					continue
				}
				if !near(row.Range.Min, low[p].Rows[r].Range.Min) || !near(row.Range.Max, high[p].Rows[r].Range.Max) {
					t.Errorf("%s: %v, but its ends alone give %v and %v", where, row.Range, low[p].Rows[r].Range.Min, high[p].Rows[r].Range.Max)
				}
				if row.Range.Min > row.Range.Max {
					t.Errorf("%s: %v is turned around", where, row.Range)
				}
			}
		}
		checkWhole(t, n, asOf, all)
	}
}

// checkWhole adds up by itself what rows of the whole programme say of sums and
// maxima.
func checkWhole(t *testing.T, n *Network, asOf Day, all []Progress) {
	t.Helper()
	for _, p := range all {
		o := p.Objective
		if o.Measure != nil || o.PerYear || o.ForEach || o.Theme != "" || o.Indicator != "sum" && o.Indicator != "max" {
			continue
		}
		var want *Interval
		add := func(results []Result) {
			for _, r := range results {
				if r.Indicator != o.Indicator || DayOf(r.Year, 1, 1) > asOf {
					continue
				}
				each := 1.0
				if r.Value.Unit == "t" {
					each = 1000
				}
				v := Interval{Min: math.Max(0, r.Value.Min) * each, Max: r.Value.Max * each}
				switch {
				case want == nil:
					want = &v
				case o.Indicator == "sum":
					want.Min, want.Max = want.Min+v.Min, want.Max+v.Max
				default:
					want.Min, want.Max = math.Max(want.Min, v.Min), math.Max(want.Max, v.Max)
				}
			}
		}
		for _, s := range n.Sheets {
			add(s.Results)
		}
		for _, a := range n.Adoptions {
			add(a.Results)
		}
		switch got := p.Rows[0]; {
		case want == nil && got.Value != nil || want != nil && got.Value == nil:
			t.Errorf("%s: %+v, want %v", o.ID, got, want)
		case want != nil && (!near(got.Range.Min, want.Min) || !near(got.Range.Max, want.Max)):
			t.Errorf("%s: %v, want %v", o.ID, got.Range, want)
		}
	}
}

func near(a, b float64) bool { return a == b || math.Abs(a-b) <= 1e-6*math.Max(1, math.Abs(a)) }

// blur makes some results ranges, bounds, or nearly what they were.
func blur(random *rand.Rand, n *Network) {
	eachResult(n, func(r *Result) {
		v := r.Value.Min
		switch random.IntN(6) {
		case 0:
			r.Value.Interval = Interval{Min: v, Max: v + float64(random.IntN(100))}
		case 1:
			r.Value.Interval = Interval{Min: v, Max: math.Inf(1)}
		case 2:
			r.Value.Interval = Interval{Min: math.Inf(-1), Max: v}
		case 3:
			r.Value.Interval = Interval{Min: v, Max: v, Approx: true, Below: true}
		}
	})
}

func lowerEnd(i Interval) Interval { return Point(math.Max(0, i.Min)) }
func upperEnd(i Interval) Interval { return Point(i.Max) }

// ends is a network in which each result is one of its ends.
func ends(n *Network, end func(Interval) Interval) *Network {
	other := *n
	other.Sheets, other.Adoptions = nil, nil
	for _, s := range n.Sheets {
		c := *s
		c.Results = copied(s.Results)
		other.Sheets = append(other.Sheets, &c)
	}
	for _, a := range n.Adoptions {
		c := *a
		c.Results = copied(a.Results)
		other.Adoptions = append(other.Adoptions, &c)
	}
	eachResult(&other, func(r *Result) { r.Value.Interval = end(r.Value.Interval) })
	return &other
}

func copied(results []Result) []Result {
	var list []Result
	for _, r := range results {
		value := *r.Value
		r.Value = &value
		list = append(list, r)
	}
	return list
}

func eachResult(n *Network, do func(*Result)) {
	for _, s := range n.Sheets {
		for i := range s.Results {
			do(&s.Results[i])
		}
	}
	for _, a := range n.Adoptions {
		for i := range a.Results {
			do(&a.Results[i])
		}
	}
}

// What sheets that are planned cost is in no account, nor are prices.
func TestAccountsRestOnWhatWasDone(t *testing.T) {
	random := loop.Random(t, 7, 8)
	for i := range loop.Rounds(t, 300) {
		n := generate(random)
		want, sheets := Interval{}, 0
		for _, s := range n.Sheets {
			known := false
			s.Means = Means{}
			for range random.IntN(3) {
				low := float64(random.IntN(1000))
				c := Cost{Money: Money{Amount: &Amount{Interval: Interval{Min: low, Max: low + float64(random.IntN(2)*100)}}}, Kind: Operating}
				if random.IntN(3) == 0 {
					c.Per = "repas"
				}
				s.Means.Cost.Items = append(s.Means.Cost.Items, c)
				if s.Status != Planned && !c.IsPrice() {
					want, known = Interval{Min: want.Min + low, Max: want.Max + c.Amount.Max}, true
				}
			}
			if known {
				sheets++
			}
		}
		s := n.At(DayOf(2014, 1, 1))
		got := s.AccountsOf(s.Sheets).Cost
		if got.Known != (sheets > 0) || !near(got.Min, want.Min) || !near(got.Max, want.Max) {
			t.Errorf("network %d: %+v, want %v of %d sheets", i, got, want, sheets)
		}
	}
}
