package source

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"essaim/internal/locale"
	"essaim/internal/network"
)

// Quantities as people write them, worked out by hand: text, what a French site
// reads, and an English one when that is not the same. MIN..MAX is a range, >N
// and <N are bounds, ~N is approximate, <~N just below; what is refused has the
// code of its message, and what the remedy says to write.
const quantities = `
5                            5
5.2                          5.2
5,2                          5.2
010                          10
0                            0
-7%                          -7 %
−7 %                         -7 %
- 2,10 %                     -2.1 %
+6,40%                       6.4 %
+3                           3
1 234,5                      1234.5
1 234 kg                     1234 kg
12 345 678 €                 12345678 €
1.500                        ambiguous-number 1 500|1,5                       1.5
1.500 €                      ambiguous-number 1 500|1,5                       1.5 €
10,000                       10                                              10000
1,234                        1.234                                           1234
1,200 h                      1.2 h                                           1200 h
0,125                        0.125
1.234,5                      1234.5
1,234.5                      1234.5
1.500.000                    1500000
1'500'000                    1500000
39 h                         39 h
39h                          39 h
1 h 30                       1.5 h
1h30                         1.5 h
2 h 05 min                   2.0833333333333335 h
1 h 75                       not-a-number
environ 39 h                 ~39 h
Env. 40                      ~40
39 h environ                 ~39 h
à peu près 12                ~12
≈ 3,5 t                      ~3.5 t
~3                           ~3
about 12                     ~12
approx. 12 kWh               ~12 kWh
12 or so                     ~12
près de 10 t                 <~10 t
pres de 10 t                 <~10 t
Presque 10 t                 <~10 t
près d’1 million €           <~1000000 €
nearly 10 t                  <~10 t
almost 12                    <~12
10 à 15 t                    10..15 t
entre 10 et 15 t             10..15 t
de 10 à 15 t                 10..15 t
de 2,00 à 6,60 €             2..6.6 €
10 t à 15 t                  10..15 t
800 kg à 1,2 t               0.8..1.2 t
10 to 15 t                   10..15 t
between 10 and 15 t          10..15 t
from 10 to 15 t              10..15 t
70-80 %                      70..80 %
70 – 80 %                    70..80 %
-5 à -3 %                    -5..-3 %
42 à 55                      42..55
10 à 15 k€                   10..15 k€
2 à 3 millions €             2000000..3000000 €
5 000 à 6 000                5000..6000
5 à 6000                     5..6000
5 à 6 000                    range-of-thousands 5 000 à 6 000|5 à 6000       range-of-thousands 5 000 to 6 000|5 to 6000
100 à 1 000                  100..1000
15 à 10                      range-reversed 10 à 15                          range-reversed 10 to 15
10 t à 15 h                  not-a-number
plus de 150 000              >150000
au moins 12 t                >12 t
≥ 12                         >12
> 12                         >12
12 t minimum                 >12 t
12 ou plus                   >12
more than 12                 >12
at least 12 t                >12 t
over 12 t                    >12 t
12 or more                   >12
moins de 10 t                <10 t
au plus 10 t                 <10 t
au maximum 10                <10
jusqu’à 10 t                 <10 t
jusqu'à 10 t                 <10 t
≤ 10                         <10
462 t maximum                <462 t
462 t max.                   <462 t
up to 10 t                   <10 t
less than 10                 <10
no more than 10              <10
plus de 10 à 15              not-a-number
plus de moins de 10          not-a-number
17 sur 20                    17 of 20
17 communes sur 20           17 communes of 20
17 sur 20 communes           17 communes of 20
17 out of 20                 17 of 20
5 of 8                       5 of 8
1,4 million €                1400000 €
1.4 million €                1400000 €
2 millions d’euros           2000000 euros
2 millions d'habitants       2000000 habitants
3 milliards €                3000000000 €
10 mille                     10000
2,5 M€                       2.5 M€
10 k€                        10 k€
€560                         560 €
£20 million                  20000000 £
about €12,000                ~12 €                                           ~12000 €
12 000 $                     12000 $
20 000 CHF                   20000 CHF
2,01 €/repas                 2.01 €/repas
240 000 €/an                 240000 €/an
15 €/foyer/an                15 €/foyer/an
1 200 € HT                   1200 € HT
1 050 convives / jour        1050 convives / jour
1 400 tCO2e                  1400 tCO2e
1 400 t de CO2               1400 t de CO2
5,2 m2                       5.2 m2
3 kg CO2e                    3 kg CO2e
2 km²                        2 km²
12 bacs                      12 bacs
1/2                          fraction 0,5|1 sur 2                            fraction 0.5|1 out of 2
3/4                          fraction 0,75|3 sur 4                           fraction 0.75|3 out of 4
½                            fraction 0,5                                    fraction 0.5
½ journée                    fraction 0,5 journée                            fraction 0.5 journée
1½ h                         fraction 1,5 h                                  fraction 1.5 h
une dizaine                  number-in-words environ 10                      number-in-words approximately 10
une dizaine de foyers        number-in-words environ 10 foyers               number-in-words approximately 10 foyers
une centaine d’élèves        number-in-words environ 100 élèves              number-in-words approximately 100 élèves
a dozen                      number-in-words environ 12                      number-in-words approximately 12
trois foyers                 number-in-words 3 foyers
deux                         number-in-words 2
3e rang                      rank
1er                          rank
2nd                          rank
2 à 3 fois moins             compared
3 fois plus                  compared
3 fois par an                3 fois par an
12 m 3                       not-a-number
5 lots 3                     not-a-number
3 kg2                        unit-with-digits
1e3                          unit-with-digits
0x1f                         unit-with-digits
3 2                          not-a-number
1 23                         not-a-number
12 3456                      not-a-number
1,2,3                        not-a-number
NaN                          not-a-number
Inf                          not-a-number
5,                           not-a-number
,5                           not-a-number
--3                          not-a-number
environnement 3              not-a-number
1_000                        not-a-number
12 (env.)                    not-a-number
beaucoup                     not-a-number
environ                      not-a-number
`

// columns stand two spaces apart.
var columns = regexp.MustCompile(`  +`)

func TestParseQuantity(t *testing.T) {
	for line := range strings.Lines(strings.TrimSpace(quantities)) {
		cells := columns.Split(strings.TrimSpace(line), -1)
		text, french, english := cells[0], cells[1], cells[len(cells)-1]
		for lang, want := range map[locale.Lang]string{locale.French: french, locale.English: english} {
			if got := describeQuantity(parseQuantity(locale.For(lang), text)); got != want {
				t.Errorf("%s: %q is %s, want %s", lang, text, got, want)
			}
		}
	}
	for _, text := range []string{"1\u202f234\u00a0kg", "1\u2009234 kg"} {
		if got := describeQuantity(parseQuantity(locale.For(locale.French), text)); got != "1234 kg" {
			t.Errorf("%q is %s", text, got)
		}
	}
}

func describeQuantity(q quantity, wrong misreading) string {
	if wrong.code != "" {
		text := string(wrong.code)
		for i, name := range []string{"first", "second", "range", "digits"} {
			if arg, there := wrong.args[name]; there && arg != "" {
				text += map[bool]string{true: "|", false: " "}[i == 1] + fmt.Sprint(arg)
			}
		}
		return text
	}
	number := func(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
	text := number(q.Min)
	switch {
	case math.IsInf(q.Max, 1):
		text = ">" + text
	case math.IsInf(q.Min, -1):
		text = "<" + number(q.Max)
	case !q.IsPoint():
		text += ".." + number(q.Max)
	}
	switch {
	case q.Below:
		text = "<~" + text
	case q.Approx:
		text = "~" + text
	}
	if q.unit != "" {
		text += " " + q.unit
	}
	if q.outOf != nil {
		text += " of " + number(*q.outOf)
	}
	return text
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
