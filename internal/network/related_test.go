package network

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestRelated(t *testing.T) {
	for _, c := range []struct{ why, sheets, want string }{
		{"every reason, the strongest first", `
			sheet s luc done themes=eau result=i:2011:1
			sheet a luc done themes=eau result=i:2011:1
			sheet b rodez done themes=eau`,
			"a:shared-theme,same-commune,same-indicator b:shared-theme,similar-population"},
		{"the same main theme is nearer than a second one", `
			sheet s network done themes=eau,air
			sheet a network done themes=air,eau date=2012
			sheet b network done themes=eau date=2010`,
			"b:shared-theme a:shared-theme"},
		{"as near: the newer first, then by id", `
			sheet s network done themes=eau date=2011
			sheet a network done themes=eau
			sheet b network done themes=eau date=2010
			sheet c network done themes=eau date=2010
			sheet d network done themes=eau date=2012`,
			"d:shared-theme b:shared-theme c:shared-theme a:shared-theme"},
		{"five at most", `
			sheet s network done themes=eau
			sheet a network done themes=eau
			sheet b network done themes=eau
			sheet c network done themes=eau
			sheet d network done themes=eau
			sheet e network done themes=eau
			sheet f network done themes=eau`,
			"a:shared-theme b:shared-theme c:shared-theme d:shared-theme e:shared-theme"},
		{"a population within a factor of two is a reason of its own; beyond it, none", `
			sheet s luc done themes=eau
			sheet a rodez done themes=air
			sheet b druelle done themes=air`,
			"a:similar-population"},
		{"nothing in common", `
			sheet s network done themes=eau
			sheet a network done themes=air`,
			""},
	} {
		s := situation(t, "as_of 2012-12-31\ncommune luc\ncommune rodez\ncommune druelle\nindicator i sum\n"+c.sheets)
		s.Commune("luc").Population, s.Commune("rodez").Population, s.Commune("druelle").Population = 6000, 12000, 2999
		if got := describeRelated(s.Related(s.Sheet("s"))); got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}

func describeRelated(list []RelatedSheet) string {
	var words []string
	for _, r := range list {
		var reasons []string
		for _, reason := range r.Reasons {
			reasons = append(reasons, string(reason))
		}
		words = append(words, r.Sheet.ID+":"+strings.Join(reasons, ","))
	}
	return strings.Join(words, " ")
}

// TestRelatedWorkIsBounded: in a great network a sheet looks at its neighbours
// in each list, never at all the sheets of its theme.
func TestRelatedWorkIsBounded(t *testing.T) {
	s := manySheets(2000).At(DayOf(2012, 1, 1))
	n := s.neighbourhood()
	for i, sheet := range n.sheets {
		traits := n.traits(int32(i))
		lists := len(traits.themes) + len(traits.communes) + len(traits.indicators) + 1
		looks := 0
		for range n.around(int32(i)) {
			looks++
		}
		if looks > lists*(2*reach+1) {
			t.Fatalf("%s looks at %d sheets in %d lists", sheet.ID, looks, lists)
		}
		related := s.Related(sheet)
		if len(related) != maxRelated || slices.ContainsFunc(related, func(r RelatedSheet) bool { return r.Sheet == sheet }) {
			t.Fatalf("%s: %s", sheet.ID, describeRelated(related))
		}
	}
}

// manySheets is a network of 12 themes and 40 communes that a benchmark works on.
func manySheets(count int) *Network {
	n := &Network{Programme: Span{From: Date{Year: 2005}}}
	for i := range 40 {
		n.Communes = append(n.Communes, &Commune{ID: fmt.Sprint("commune-", i), Population: 500 * (i + 1)})
	}
	for i := range 10 {
		id := fmt.Sprint("indicator-", i)
		n.Indicators = append(n.Indicators, &Indicator{ID: id, Unit: "kg", Total: Sum})
		n.Objectives = append(n.Objectives, &Objective{ID: id, Indicator: id, PerYear: true, Target: Target{Value: 100}})
	}
	for _, m := range Measures {
		n.Objectives = append(n.Objectives, &Objective{ID: m.ID, Measure: m, ForEach: true, PerYear: true, Target: Target{Value: 1}})
	}
	for i := range count {
		n.Sheets = append(n.Sheets, &Sheet{
			ID: fmt.Sprintf("sheet-%05d", i), Communes: []string{fmt.Sprint("commune-", i*7%40)},
			Themes: []string{fmt.Sprint("theme-", i%12), fmt.Sprint("theme-", i*5%12)}, Status: InPlace,
			Date: Date{Year: int16(2006 + i%7)}, Period: Span{From: Date{Year: int16(2005 + i%7)}},
			Results: []Result{{Indicator: fmt.Sprint("indicator-", i%10), Year: 2006 + i%7, Value: &Amount{Interval: Point(float64(i % 100)), Unit: "t"}}},
		})
	}
	return n
}

func BenchmarkSituation10000(b *testing.B) {
	n := manySheets(10000)
	for b.Loop() {
		n.At(DayOf(2012, 5, 31)).Progress()
	}
}

func BenchmarkRelated10000(b *testing.B) {
	n := manySheets(10000)
	for b.Loop() {
		s := n.At(DayOf(2012, 5, 31))
		for _, sheet := range n.Sheets {
			s.Related(sheet)
		}
	}
}
