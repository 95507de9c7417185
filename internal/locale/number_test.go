package locale

import (
	"math"
	"testing"
)

// What is expected is written as testdata/typography.txt writes it: ~ is
// U+202F, _ is U+00A0.
func expect(t *testing.T, what, got, want string) {
	t.Helper()
	if got := visible.Replace(got); got != want {
		t.Errorf("%s: got %q, want %q", what, got, want)
	}
}

func TestNumber(t *testing.T) {
	for _, c := range []struct {
		v      float64
		fr, en string
	}{
		{0, "0", "0"},
		{math.Copysign(0, -1), "0", "0"},
		{5, "5", "5"},
		{5.2, "5,2", "5.2"},
		{-7, "−7", "−7"},
		{999, "999", "999"},
		{1000, "1~000", "1,000"},
		{1234.5, "1~234,5", "1,234.5"},
		{24000, "24~000", "24,000"},
		{1234567.891, "1~234~567,89", "1,234,567.89"},
		{999.999, "1~000", "1,000"},
		{0.1 + 0.2, "0,3", "0.3"},
		{0.333333, "0,33", "0.33"},
		{0.05, "0,05", "0.05"},
		{0.0123456, "0,01", "0.01"},
		{0.125, "0,13", "0.13"},
		{2.675, "2,68", "2.68"},
		{1.005, "1,01", "1.01"},
		{0.0049, "0,005", "0.005"},
		{0.00999999, "0,01", "0.01"},
		{-0.000123456, "−0,0001", "−0.0001"},
	} {
		expect(t, "fr", For(French).Number(c.v), c.fr)
		expect(t, "en", For(English).Number(c.v), c.en)
	}
}

func TestQuantity(t *testing.T) {
	for _, c := range []struct {
		v      float64
		unit   string
		fr, en string
	}{
		{5.2, "", "5,2", "5.2"},
		{5.2, "t", "5,2~t", "5.2_t"},
		{39, "h", "39~h", "39_h"},
		{560, "€", "560~€", "€560"},
		{-1500, "€", "−1~500~€", "−€1,500"},
		{-7, "%", "−7~%", "−7%"},
		{2, "d", "2~j", "2_d"},
		{2, "j", "2~j", "2_d"},
		{12, "communes", "12_communes", "12_communes"},
		{12, "bacs", "12_bacs", "12_bacs"},
		{12, "kWh", "12~kWh", "12_kWh"},
		{12, "kWh/m²", "12~kWh/m²", "12_kWh/m²"},
		{3, "tCO2e", "3~tCO₂e", "3_tCO₂e"},
		{2, "m2", "2~m²", "2_m²"},
		{2, "km2", "2~km²", "2_km²"},
		{12.5, "€", "12,50~€", "€12.50"},
		{12.345, "€", "12,35~€", "€12.35"},
		{2.01, "€/repas", "2,01~€/repas", "€2.01/repas"},
		{1, "foyers", "1_foyer", "1_foyer"},
		{0, "foyers", "0_foyer", "0_foyers"},
		{1.5, "foyers", "1,5_foyer", "1.5_foyers"},
		{1, "repas servis", "1_repas servi", ""},
		{1, "foyers équipés en bacs", "1_foyer équipé en bacs", ""},
		{1, "bacs de tri", "1_bac de tri", ""},
		{1, "animaux", "1_animal", ""},
		{1, "bureaux", "1_bureau", ""},
		{1, "réseaux", "1_réseau", ""},
		{1, "households", "", "1_household"},
		{1, "batteries", "", "1_battery"},
		{1, "compost bins", "", "1_compost bin"},
		{1, "glass boxes", "", "1_glass box"},
		{1, "mois", "1_mois", ""},
		{1, "ans", "1~an", ""},
	} {
		if c.fr != "" {
			expect(t, "fr", For(French).Quantity(c.v, c.unit), c.fr)
		}
		if c.en != "" {
			expect(t, "en", For(English).Quantity(c.v, c.unit), c.en)
		}
	}
	expect(t, "fr", For(French).Approx("39 h"), "environ 39 h")
	expect(t, "en", For(English).Approx("39 h"), "about 39 h")
}

func TestBytes(t *testing.T) {
	for _, c := range []struct {
		n      int64
		fr, en string
	}{
		{0, "0 octet", "0 bytes"},
		{1, "1 octet", "1 byte"},
		{999, "999 octets", "999 bytes"},
		{1000, "1~ko", "1_KB"},
		{19_400, "19~ko", "19_KB"},
		{999_400, "999~ko", "999_KB"},
		{999_600, "1~Mo", "1_MB"},
		{1_240_000, "1,2~Mo", "1.2_MB"},
		{12_400_000, "12~Mo", "12_MB"},
		{9_960_000, "10~Mo", "10_MB"},
		{3_000_000_000, "3~Go", "3_GB"},
	} {
		expect(t, "fr", For(French).Bytes(c.n), c.fr)
		expect(t, "en", For(English).Bytes(c.n), c.en)
	}
}

func TestCalendar(t *testing.T) {
	fr, en := For(French), For(English)
	for _, c := range []struct{ got, want string }{
		{fr.Day(2011, 8, 1), "1er août 2011"},
		{fr.Day(2011, 11, 25), "25 novembre 2011"},
		{en.Day(2011, 8, 1), "1 August 2011"},
		{en.Day(2011, 11, 25), "25 November 2011"},
		{fr.Month(2011, 12), "décembre 2011"},
		{fr.PartOfMonth(0, 2011, 11), "novembre 2011"},
		{fr.PartOfMonth(1, 2011, 11), "début novembre 2011"},
		{fr.PartOfMonth(2, 2011, 11), "mi-novembre 2011"},
		{fr.PartOfMonth(3, 2011, 11), "fin novembre 2011"},
		{en.PartOfMonth(1, 2011, 11), "early November 2011"},
		{en.PartOfMonth(2, 2011, 11), "mid-November 2011"},
		{en.PartOfMonth(3, 2011, 11), "late November 2011"},
		{fr.Clock(9*60 + 30), "9~h~30"},
		{fr.Clock(9*60 + 5), "9~h~05"},
		{fr.Clock(9 * 60), "9~h"},
		{fr.Clock(0), "0~h"},
		{en.Clock(9 * 60), "9:00"},
		{en.Clock(17*60 + 5), "17:05"},
	} {
		expect(t, "calendar", c.got, c.want)
	}
}

// TestOne: after "per", symbols are read as words.
func TestOne(t *testing.T) {
	for unit, want := range map[Unit][2]string{
		{Text: "t"}:                        {"tonne", "tonne"},
		{Text: "MWh"}:                      {"mégawattheure", "megawatt-hour"},
		{Text: "m3"}:                       {"mètre cube", "cubic metre"},
		{Text: "foyers"}:                   {"foyer", "foyer"},
		{Text: "travaux", One: "chantier"}: {"chantier", "chantier"},
		{Text: "t CO2"}:                    {"t CO₂", "t CO₂"},
		{Text: "tCO2e"}:                    {"tCO₂e", "tCO₂e"},
	} {
		if got := [2]string{For(French).One(unit), For(English).One(unit)}; got != want {
			t.Errorf("%v: %q, not %q", unit, got, want)
		}
	}
}
