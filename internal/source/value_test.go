package source

import (
	"testing"

	"essaim/internal/network"
)

func TestParseQuantity(t *testing.T) {
	for text, want := range map[string]quantity{
		"5":                  {value: 5},
		"5.2":                {value: 5.2},
		"5,2":                {value: 5.2},
		"1 234,5":            {value: 1234.5},
		"1\u202f234\u00a0kg": {value: 1234, unit: "kg"},
		"12 345 678 €":       {value: 12345678, unit: "€"},
		"39 h":               {value: 39, unit: "h"},
		"39h":                {value: 39, unit: "h"},
		"environ 39 h":       {value: 39, unit: "h", approx: true},
		"Env. 40":            {value: 40, approx: true},
		"≈ 3,5 t":            {value: 3.5, unit: "t", approx: true},
		"~3":                 {value: 3, approx: true},
		"about 12":           {value: 12, approx: true},
		"approx. 12 kWh":     {value: 12, unit: "kWh", approx: true},
		"-7%":                {value: -7, unit: "%"},
		"−7 %":               {value: -7, unit: "%"},
		"+3":                 {value: 3},
		"0":                  {},
		"010":                {value: 10}, // YAML would say 8
		"3 kg CO2e":          {value: 3, unit: "kg CO2e"},
		"2 km²":              {value: 2, unit: "km²"},
		"100 000":            {value: 100000},
	} {
		if got, ok := parseQuantity(text); !ok || got != want {
			t.Errorf("%q: %+v %v, want %+v", text, got, ok, want)
		}
	}
	for _, text := range []string{"", "environ", "beaucoup", "3 2", "1 23", "12 3456", "1.234,5", "1,2,3", "1e3", "0x1f", "NaN", "Inf", "5,", ",5", "--3", "3 - 4", "environnement 3", "1_000", "12 (env.)"} {
		if got, ok := parseQuantity(text); ok {
			t.Errorf("%q was read as %+v", text, got)
		}
	}
}

func TestParseClockSpan(t *testing.T) {
	for text, want := range map[string]network.ClockSpan{
		"09:00-17:00":     {From: 540, To: 1020},
		"9h-17h":          {From: 540, To: 1020},
		"9 h 30 - 12 h":   {From: 570, To: 720},
		"9h30":            {From: 570, To: -1},
		"de 9 h a 17 h":   {From: 540, To: 1020},
		"9:30 to 11:00":   {From: 570, To: 660},
		"14h–16h":         {From: 840, To: 960},
		"22:00-24:00":     {From: 1320, To: 1440},
		"9 h 05 min-10 h": {From: 545, To: 600},
	} {
		if got, ok := parseClockSpan(text); !ok || got != want {
			t.Errorf("%q: %+v %v, want %+v", text, got, ok, want)
		}
	}
	for _, text := range []string{"", "9", "25h", "9:60", "9:5", "24:30", "matin", "9h-", "-9h", "9h-10h-11h", "12.30"} {
		if got, ok := parseClockSpan(text); ok {
			t.Errorf("%q was read as %+v", text, got)
		}
	}
}

func TestIsSlug(t *testing.T) {
	for text, want := range map[string]bool{
		"a": true, "compost-2": true, "2011-11-25": true,
		"": false, "-a": false, "a-": false, "a--b": false, "A": false, "é": false, "a b": false, "a_b": false, "a/b": false, ".": false,
	} {
		if got := isSlug(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestMeetingDate(t *testing.T) {
	for name, want := range map[string]string{
		"2011": "2011", "2011-11": "2011-11", "2011-11-25": "2011-11-25", "2011-11-25-soir": "2011-11-25",
		"2011-bilan": "2011", "2011-11-journee": "2011-11", "2011-1": "2011",
		"journee": "", "20111125": "", "2011x": "",
	} {
		date, ok := meetingDate(name)
		if ok != (want != "") || ok && date.ISO() != want {
			t.Errorf("%q: %s %v, want %q", name, date.ISO(), ok, want)
		}
	}
}

func TestAddresses(t *testing.T) {
	for text, want := range map[string]bool{
		"/": true, "/a": true, "/a/": true, "/a/b.html": true, "/été/": true,
		"": false, "a": false, "//a": false, "/../a": false, "/a/../b": false, "/a//b": false, "/a?b": false, "/a#b": false, `/a\b`: false, "/a b": false, "/%2e%2e/": false, "/.git/": false, "/a/.b": false,
	} {
		if got := isSitePath(text); got != want {
			t.Errorf("path %q: %v", text, got)
		}
	}
	for text, want := range map[string]bool{
		"a@example.org": true, "a.b+c@sub.example.org": true,
		"": false, "a": false, "a@b": false, "A <a@example.org>": false, "a@example.org, b@example.org": false, "a b@example.org": false,
	} {
		if got := isEmail(text); got != want {
			t.Errorf("email %q: %v", text, got)
		}
	}
}

func TestNamesSomeone(t *testing.T) {
	for text, want := range map[string]bool{
		"Mme Martin": true, "M. Durand": true, "Monsieur Petit": true, "mrs. Smith": true,
		"Mme la Maire": false, "Monsieur le Maire": false, "Médiathèque": false, "Animatrice": false, "M": false, "Mme ": false,
	} {
		if got := namesSomeone(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}
