package wording

import (
	"math"
	"testing"

	"essaim/internal/locale"
	"essaim/internal/network"
)

// What an author wrote, in both languages: its decimals, its sign, how sure it is.
func TestValue(t *testing.T) {
	point := func(v float64, decimals int8) network.Amount {
		return network.Amount{Interval: network.Point(v), Decimals: decimals}
	}
	within := func(low, high float64) network.Interval { return network.Interval{Min: low, Max: high} }
	about := func(i network.Interval) network.Interval { i.Approx = true; return i }
	of := func(i network.Interval) network.Amount { return network.Amount{Interval: i} }
	for _, c := range []struct {
		unit   string
		amount network.Amount
		fr, en string
	}{
		{"kg", point(12.5, 2), "12,50 kg", "12.50 kg"},
		{"kg", point(12.345, 3), "12,345 kg", "12.345 kg"},
		{"kg", point(0.1+0.2, 0), "0,3 kg", "0.3 kg"},
		{"%", network.Amount{Interval: network.Point(6.4), Decimals: 2, Plus: true}, "+6,40 %", "+6.40%"},
		{"%", point(-2.1, 2), "−2,10 %", "−2.10%"},
		{"t", of(within(10, 15)), "entre 10 et 15 t", "between 10 and 15 t"},
		{"t", of(about(within(10, 15))), "entre environ 10 et 15 t", "between about 10 and 15 t"},
		{"€", of(within(10, 15)), "entre 10 et 15 €", "between €10 and €15"},
		{"€", of(about(within(10, 15))), "entre environ 10 et 15 €", "between about €10 and €15"},
		{"t", of(within(10, math.Inf(1))), "au moins 10 t", "at least 10 t"},
		{"t", of(within(math.Inf(-1), 10)), "au plus 10 t", "at most 10 t"},
		{"t", of(about(within(10, 10))), "environ 10 t", "about 10 t"},
		{"t", of(network.Interval{Min: 10, Max: 10, Approx: true, Below: true}), "près de 10 t", "nearly 10 t"},
		{"foyers", of(network.Point(1)), "1 foyer", "1 foyer"},
		{"foyers", of(within(42, 55)), "entre 42 et 55 foyers", "between 42 and 55 foyers"},
		{"m2", of(network.Point(5)), "5 m²", "5 m²"},
		{"tCO2e", of(network.Point(5)), "5 tCO₂e", "5 tCO₂e"},
		{"€", point(12.5, 1), "12,50 €", "€12.50"},
	} {
		for lang, want := range map[locale.Lang]string{locale.French: c.fr, locale.English: c.en} {
			n := &network.Network{Lang: lang}
			w := Results{&Words{Locale: locale.For(lang), Situation: n.At(network.DayOf(2020, 1, 1))}}
			c.amount.Unit = c.unit
			if got := plainSpaces(w.Value(network.Result{Text: "Mesure", Value: &c.amount})); got != want {
				t.Errorf("%s: %s, want %s", lang, got, want)
			}
		}
	}
}
