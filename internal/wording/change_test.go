package wording

import (
	"strings"
	"testing"

	"essaim/internal/locale"
	"essaim/internal/network"
)

// pairOf is a network of one result, in a language: value and value before as
// intervals, with their units.
func pairOf(lang locale.Lang, unit string, before, value network.Amount, when [2]int) (Results, network.Result) {
	n := &network.Network{Lang: lang, Indicators: []*network.Indicator{{ID: "i", Name: "Bacs", Unit: unit, Total: network.Mean}}}
	r := network.Result{Indicator: "i", Value: &value, Before: &network.Before{Amount: before}, Year: when[1]}
	if when[0] != 0 {
		year := network.Date{Year: int16(when[0])}
		r.Before.When = network.Span{From: year, To: year}
	}
	return Results{&Words{Locale: locale.For(lang), Situation: n.At(network.DayOf(2020, 1, 1))}}, r
}

// What was and what is, in both languages: the unit once, the change worked out.
func TestPair(t *testing.T) {
	point := func(v float64) network.Amount { return network.Amount{Interval: network.Point(v)} }
	about := func(v float64) network.Amount { return network.Amount{Interval: network.About(v)} }
	in := func(a network.Amount, unit string) network.Amount { a.Unit = unit; return a }
	within := func(low, high float64) network.Amount {
		return network.Amount{Interval: network.Interval{Min: low, Max: high}}
	}
	no, years := [2]int{}, [2]int{2010, 2019}
	for _, c := range []struct {
		unit          string
		before, value network.Amount
		when          [2]int
		fr, en        string
	}{
		{"g/repas", point(147), point(30), no, "147 → 30 g/repas, −80 %", "147 → 30 g/repas, −80%"},
		{"g/repas", point(147), point(30), years, "147 (2010) → 30 (2019) g/repas, −80 %", "147 (2010) → 30 (2019) g/repas, −80%"},
		{"g/repas", point(147), point(30), [2]int{0, 2019}, "147 → 30 (2019) g/repas, −80 %", "147 → 30 (2019) g/repas, −80%"},
		{"kWh", point(2705000), point(2299250), no, "2 705 000 → 2 299 250 kWh, −15 %", "2,705,000 → 2,299,250 kWh, −15%"},
		{"kWh", point(200), point(230), no, "200 → 230 kWh, +15 %", "200 → 230 kWh, +15%"},
		{"kWh", point(200), point(203), no, "200 → 203 kWh, +1,5 %", "200 → 203 kWh, +1.5%"},
		{"kWh", point(1000), point(999.6), no, "1 000 → 999,6 kWh, −0,04 %", "1,000 → 999.6 kWh, −0.04%"},
		{"kWh", point(1000), point(2), no, "1 000 → 2 kWh, −99,8 %", "1,000 → 2 kWh, −99.8%"},
		{"kWh", point(1000), point(0), no, "1 000 → 0 kWh, −100 %", "1,000 → 0 kWh, −100%"},
		{"kWh", point(100), point(450), no, "100 → 450 kWh, +350 %", "100 → 450 kWh, +350%"},
		{"kWh", point(200), point(200), no, "200 → 200 kWh, sans changement", "200 → 200 kWh, no change"},
		{"%", point(45), point(60), no, "45 → 60 %, +15 points", "45 → 60%, +15 points"},
		{"%", point(45), point(46), no, "45 → 46 %, +1 point", "45 → 46%, +1 point"},
		{"%", point(60), point(44.5), years, "60 (2010) → 44,5 (2019) %, −15,5 points", "60 (2010) → 44.5% (2019), −15.5 points"},
		{"‰", point(12), point(8), no, "12 → 8 ‰, −4 points pour mille", "12 → 8 ‰, −4 points of a thousand"},
		{"g/repas", about(147), point(30), no, "environ 147 → 30 g/repas, environ −80 %", "about 147 → 30 g/repas, about −80%"},
		{"g/repas", point(147), about(30), no, "147 → environ 30 g/repas, environ −80 %", "147 → about 30 g/repas, about −80%"},
		{"t", within(10, 15), point(5), no, "entre 10 et 15 → 5 t", "between 10 and 15 → 5 t"},
		{"t", within(10, 15), point(5), years, "entre 10 et 15 (2010) → 5 (2019) t", "between 10 and 15 (2010) → 5 (2019) t"},
		{"t", point(20), within(10, 15), no, "20 → entre 10 et 15 t", "20 → between 10 and 15 t"},
		{"t", point(0), point(5), no, "0 → 5 t", "0 → 5 t"},
		{"t", in(point(2000), "kg"), point(1.5), no, "2 → 1,5 t, −25 %", "2 → 1.5 t, −25%"},
		{"t", point(2000), in(point(1500), "kg"), no, "2 000 → 1 500 kg, −25 %", "2,000 → 1,500 kg, −25%"},
		{"foyers", point(3), point(1), no, "3 → 1 foyer, −67 %", "3 → 1 foyer, −67%"},
		{"", point(20), point(30), years, "20 (2010) → 30 (2019), +50 %", "20 (2010) → 30 (2019), +50%"},
		{"", in(point(20), "bacs"), in(point(30), "bacs"), no, "20 → 30 bacs, +50 %", "20 → 30 bacs, +50%"},
		{"€", point(200), point(150), no, "200 → 150 €, −25 %", "€200 → €150, −25%"},
		{"€", point(200), point(150), years, "200 (2010) → 150 (2019) €, −25 %", "€200 (2010) → €150 (2019), −25%"},
	} {
		for lang, want := range map[locale.Lang]string{locale.French: c.fr, locale.English: c.en} {
			w, r := pairOf(lang, c.unit, c.before, c.value, c.when)
			if got := plainSpaces(w.pair(r, true)); got != want {
				t.Errorf("%s: %s, want %s", lang, got, want)
			}
		}
	}
}

// plainSpaces writes all spaces as people type them.
func plainSpaces(text string) string {
	return strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(text)
}

// A relative target says to what it is relative, and what that makes.
func TestAim(t *testing.T) {
	start := func(year int, v float64) *network.Baseline { return &network.Baseline{Year: year, Value: v} }
	less := func(v float64) network.Target { return network.Target{Value: v, Relative: true} }
	nearly := start(2019, 2705000)
	nearly.Approx = true
	for _, c := range []struct {
		target network.Target
		start  *network.Baseline
		unit   string
		goal   float64
		fr, en string
	}{
		{less(-15), start(2019, 2705000), "kWh", 2299250, "15 % de moins que les 2 705 000 kWh de 2019, soit 2 299 250 kWh", "15% less than the 2,705,000 kWh of 2019, that is 2,299,250 kWh"},
		{less(-64), start(2010, 147), "g/repas", 52.92, "64 % de moins que les 147 g/repas de 2010, soit 52,92 g/repas", "64% less than the 147 g/repas of 2010, that is 52.92 g/repas"},
		{less(20), start(0, 50), "t", 60, "20 % de plus que les 50 t, soit 60 t", "20% more than the 50 t, that is 60 t"},
		{less(-20), start(2010, 1), "t", 0.8, "20 % de moins que 1 t en 2010, soit 0,8 t", "20% less than 1 t in 2010, that is 0.8 t"},
		{less(-20), start(0, 1), "t", 0.8, "20 % de moins que 1 t, soit 0,8 t", "20% less than 1 t, that is 0.8 t"},
		{less(-15), nil, "kWh", 0, "15 % de moins", "15% less"},
		{network.Target{Value: -15, Relative: true, Approx: true}, start(2019, 200), "kWh", 170, "environ 15 % de moins que les 200 kWh de 2019, soit environ 170 kWh", "about 15% less than the 200 kWh of 2019, that is about 170 kWh"},
		{less(-15), nearly, "kWh", 2299250, "15 % de moins que les 2 705 000 kWh (environ) de 2019, soit environ 2 299 250 kWh", "15% less than the 2,705,000 kWh (about) of 2019, that is about 2,299,250 kWh"},
		{network.Target{Value: 12.5, Approx: true}, nil, "t", 12.5, "environ 12,5 t", "about 12.5 t"},
	} {
		for lang, want := range map[locale.Lang]string{locale.French: c.fr, locale.English: c.en} {
			w, unit, goal := Progress{&Words{Locale: locale.For(lang)}}, locale.Unit{Text: c.unit}, ""
			if c.start != nil || !c.target.Relative {
				goal = w.Goal(c.goal, c.target, c.start, unit, locale.Computed)
			}
			if got := plainSpaces(w.Aim(c.target, c.start, unit, goal)); got != want {
				t.Errorf("%s: %s, want %s", lang, got, want)
			}
		}
	}
}

// Key figures: what the author says, else the reached values.
func TestMainResults(t *testing.T) {
	at := func(text string, year int, v float64, unit string) network.Result {
		return network.Result{Text: text, Year: year, Value: &network.Amount{Interval: network.Point(v), Unit: unit}}
	}
	of := func(indicator string, year int, v float64) network.Result {
		r := at("", year, v, "")
		r.Indicator = indicator
		return r
	}
	key := func(r network.Result) network.Result { r.Key = true; return r }
	n := &network.Network{Indicators: []*network.Indicator{{ID: "gaz", Unit: "kWh"}, {ID: "eau", Unit: "m3"}}}
	w := Results{&Words{Locale: locale.For(locale.French), Situation: n.At(network.DayOf(2020, 1, 1))}}
	for _, c := range []struct {
		why     string
		results []network.Result
		want    []int
	}{
		{"the reached rate, not the one it started from", []network.Result{at("Taux au départ", 2010, 45, "%"), at("Taux atteint", 2019, 60, "%")}, []int{1}},
		{"of an indicator, the latest", []network.Result{of("gaz", 2010, 9), of("gaz", 2015, 7)}, []int{1}},
		{"those of an indicator first", []network.Result{at("Ateliers", 2019, 12, ""), of("gaz", 2015, 7)}, []int{1, 0}},
		{"the latest of them first", []network.Result{of("gaz", 2015, 7), of("eau", 2019, 3)}, []int{1, 0}},
		{"of one day, as written", []network.Result{of("gaz", 2015, 7), of("eau", 2015, 3)}, []int{0, 1}},
		{"at most two", []network.Result{of("gaz", 2015, 7), of("eau", 2015, 3), at("Ateliers", 2015, 12, "")}, []int{0, 1}},
		{"things counted are not one another's beginning", []network.Result{at("Ateliers", 2010, 12, ""), at("Foyers", 2019, 30, "")}, []int{1, 0}},
		{"nor is what has no year", []network.Result{at("Taux", 0, 45, "%"), at("Part de bio", 2019, 60, "%")}, []int{1, 0}},
		{"what is said in words alone is no figure", []network.Result{{Text: "Les agents sont formés"}}, nil},
		{"what the author says they are", []network.Result{of("gaz", 2015, 7), key(at("Ateliers", 2010, 12, "")), of("eau", 2019, 3)}, []int{1}},
		{"a key figure in words is none", []network.Result{of("gaz", 2015, 7), key(network.Result{Text: "Formés"})}, []int{0}},
	} {
		got := w.MainResults(c.results, 2)
		if len(got) != len(c.want) {
			t.Errorf("%s: %v, want %v", c.why, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%s: %v, want %v", c.why, got, c.want)
			}
		}
	}
}
