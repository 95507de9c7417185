package wording

import (
	"testing"

	"essaim/internal/locale"
	"essaim/internal/network"
)

// TestLittleForEachInhabitant: less than half a cent is little, not nothing, and two
// limits are no range.
func TestLittleForEachInhabitant(t *testing.T) {
	n := &network.Network{Currency: "EUR"}
	w := Practices{&Words{Locale: locale.For(locale.French), Situation: n.At(network.DayOf(2020, 1, 1))}}
	cost := network.Measurand{Kind: network.OfCost}
	for _, c := range []struct {
		figure network.Interval
		want   string
	}{
		{network.Point(0), "0 €"},
		{network.Point(0.001), "au plus 0,01 €"},
		{network.Interval{Min: 10. / 9000, Max: 20. / 9000}, "au plus 0,01 €"},
		{network.Interval{Min: 0, Max: 0.001}, "au plus 0,01 €"},
		{network.Interval{Min: 0.001, Max: 0.4}, "au plus 0,40 €"},
		{network.Interval{Min: 0.1, Max: 0.4}, "entre 0,10 et 0,40 €"},
	} {
		if got := plain(w.Figure(cost, network.AsPerHead, c.figure, locale.Computed)); got != c.want {
			t.Errorf("%v: %q, want %q", c.figure, got, c.want)
		}
	}
	for _, c := range []struct {
		low, high float64
		want      string
	}{
		{0.001, 0.4, "au plus 0,40 €"},
		{0.001, 0.002, "au plus 0,01 €"},
		{0, 0.4, "entre 0 € et 0,40 €"},
		{0.1, 0.4, "entre 0,10 € et 0,40 €"},
	} {
		s := network.Spectrum{Measurand: cost, Aspect: network.AsPerHead, Lowest: network.Point(c.low), Highest: network.Point(c.high)}
		if got := plain(w.Span(s)); got != c.want {
			t.Errorf("%v to %v: %q, want %q", c.low, c.high, got, c.want)
		}
	}
}
