package network

import (
	"math"
	"testing"
)

func TestConvert(t *testing.T) {
	for _, c := range []struct {
		value    float64
		from, to string
		want     float64
	}{
		{5200, "kg", "t", 5.2},
		{5.2, "t", "kg", 5200},
		{0.1, "t", "kg", 100},
		{1, "tonne", "Kilogrammes", 1000},
		{3, "q", "kg", 300},
		{12.5, "MWh", "kWh", 12500},
		{7, "kWh", "MWh", 0.007},
		{3.6, "GJ", "kWh", 1000},
		{3.6, "MJ", "kWh", 1},
		{1, "tep", "MWh", 11.63},
		{1, "ha", "m²", 10000},
		{250, "m^2", "ha", 0.025},
		{1.5, "mètres carrés", "m2", 1.5},
		{2, "m³", "L", 2000},
		{33, "cl", "litres", 0.33},
		{90, "min", "h", 1.5},
		{2, "heures", "h", 2},
		{2, "jours", "days", 2},
		{15, "jours/homme", "j", 15},
		{15, "JH", "jours", 15},
		{15, "j/h", "jours", 15},
		{15, "hommes-jours", "person-days", 15},
		{3, "journées", "d", 3},
		{2, "semaines", "j", 14},
		{12, "k€", "€", 12000},
		{12, "EUR", "euros", 12},
		{1250, "kgCO2e", "t CO2 éq.", 1.25},
		{3, "tonnes équivalent CO₂", "kg CO2", 3000},
		{4, "tonnes de CO2", "tCO2e", 4},
		{1, "t/an", "kg / an", 1000},
		{250, "kg par habitant", "t/habitant", 0.25},
		{15, "%", "pour cent", 15},
		{8, "", "", 8},
		{8, "Bacs", "bac", 8}, // unknown: itself, folded, singular or plural
		{8, "repas", "repas", 8},
	} {
		got, ok := Convert(c.value, c.from, c.to)
		if !ok || got != c.want {
			t.Errorf("%v %q is %v %q, %v; want %v", c.value, c.from, got, c.to, ok, c.want)
		}
		back, ok := Convert(got, c.to, c.from)
		if !ok || math.Abs(back-c.value) > 1e-12*math.Abs(c.value) {
			t.Errorf("%v %q and back is %v, %v", c.value, c.from, back, ok)
		}
	}
}

func TestSameQuantity(t *testing.T) {
	for _, c := range []struct{ a, b string }{
		{"kg", "m"}, {"kg", "kg CO2e"}, {"h", "jours"}, {"kW", "kWh"}, {"kW", "kWc"}, {"%", ""},
		{"bacs", "repas"}, {"", "bacs"}, {"kg", "kg/hab"}, {"kg/hab", "kg/an"}, {"m2", "m3"},
		{"bacs CO2", "kg CO2"}, {"kg", "kilos de bacs"},
	} {
		if SameQuantity(c.a, c.b) || SameQuantity(c.b, c.a) {
			t.Errorf("%q and %q are two quantities", c.a, c.b)
		}
	}
}

func TestTidy(t *testing.T) {
	third := 1.0 / 3
	for _, c := range []struct{ value, want float64 }{
		{0.1 + third - third + 0.2, 0.3}, {310 * 0.93, 288.3}, {-310 * 0.07, -21.7}, {5, 5}, {0, 0},
		{123456789012, 123456789012}, {1e300, 1e300}, {1e-9, 1e-9},
	} {
		if got := tidy(c.value); got != c.want {
			t.Errorf("tidy(%v) = %v, want %v", c.value, got, c.want)
		}
	}
}

// TestFits: what a result may be written in, for an indicator.
func TestFits(t *testing.T) {
	for _, c := range []struct {
		why, written, indicator string
		year                    int
		want                    bool
	}{
		{"its own unit", "kg/hab/an", "kg/hab/an", 0, true},
		{"none", "", "kg/hab/an", 0, true},
		{"of the same quantity", "t/hab/an", "kg/hab/an", 0, true},
		{"a year of a ratio", "kg/hab", "kg/hab/an", 2013, true},
		{"nobody says of what year", "kg/hab", "kg/hab/an", 0, false},
		{"a year of a rate", "t", "kg/an", 2013, true},
		{"a mass is no ratio", "t", "kg/hab/an", 2013, false},
		{"nor is it one of meals", "g", "g/repas", 2013, false},
		{"a rate is no quantity", "t/an", "t", 2013, false},
	} {
		r, i := Result{Value: &Amount{Unit: c.written}, Year: c.year}, &Indicator{Unit: c.indicator}
		if got := r.Fits(i); got != c.want {
			t.Errorf("%s: %s of %d fits %s: %t", c.why, c.written, c.year, c.indicator, got)
		}
		if got := (&Baseline{Unit: c.written, Year: c.year}).Fits(i); got != c.want {
			t.Errorf("%s: a baseline of %s in %d fits %s: %t", c.why, c.written, c.year, c.indicator, got)
		}
	}
}
