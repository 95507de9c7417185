package drawing

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"essaim/internal/address"
	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/view"
	"essaim/internal/wording"
	"essaim/test/loop"
)

func TestMapPutsNorthUpAndNamesApart(t *testing.T) {
	w := remembered()
	drawn := Map(w, w.ByName(w.Members(w.AsOf)), WholeMap)
	if drawn == nil || len(drawn.Marks) != 4 || strings.ReplaceAll(drawn.Unplaced, "\u00a0", " ") != "1 commune sans coordonnées n’est pas sur la carte." {
		t.Fatalf("%+v", drawn)
	}
	mark := map[string]view.Mark{}
	for _, m := range drawn.Marks {
		mark[m.Name] = m
	}
	if mark["Belval"].Y >= mark["Luc"].Y || mark["Olemps"].X <= mark["Luc"].X {
		t.Error("north is up and east is right")
	}
	if mark["Rodez"].Kind != "shares" || mark["Olemps"].Kind != "adopts" || mark["Luc"].Kind != "belongs" {
		t.Errorf("kinds: %+v", mark)
	}
	if got := strings.ReplaceAll(mark["Olemps"].Title, "\u00a0", " "); got != "Olemps : 1 pratique reprise" || mark["Olemps"].URL != "/communes/olemps/" {
		t.Errorf("%q, %s", got, mark["Olemps"].URL)
	}
	// Olemps learnt from Rodez, and Belval from Olemps.
	if strings.Count(drawn.Ties, "q") != 2 {
		t.Errorf("ties: %s", drawn.Ties)
	}
	// Belval is 0.1 degrees north of Luc, that is 11.1 km.
	bar := float64(mark["Luc"].MiddleY-mark["Belval"].MiddleY) / 11.12
	if !strings.HasPrefix(drawn.Scale.Label, "5") || !strings.HasSuffix(drawn.Scale.Label, "km") || math.Abs(float64(drawn.Scale.Length)-5*bar) > 3 {
		t.Errorf("%+v for %.1f units a kilometre", drawn.Scale, bar)
	}
}

// Of a hundred communes, wherever they lie, every sign can be hit, and has its name or
// its number, and nothing covers anything else.
func TestAHundredCommunesAreApart(t *testing.T) {
	for name, size := range map[string]MapSize{"whole": WholeMap, "half": HalfMap, "phone": PhoneMap} {
		for shape, place := range map[string]func(i int) (lat, lon float64){
			"spread": func(i int) (float64, float64) {
				return 44 + math.Mod(float64(i)*.7549, 1), 2 + math.Mod(float64(i)*.5698, 1)*1.4
			},
			"grid":     func(i int) (float64, float64) { return 44 + float64(i/10)*.1, 2 + float64(i%10)*.14 },
			"crowded":  func(i int) (float64, float64) { return 44 + 1/float64(i+1), 2 + 1.4/float64(101-i) },
			"one spot": func(i int) (float64, float64) { return 44, 2 },
		} {
			drawn := Map(hundred(place), hundred(place).Communes, size)
			named, numbered := 0, 0
			var labels []box
			for i, m := range drawn.Marks {
				if b := signBox(&m); b.left < 0 || b.top < 0 || b.right > drawn.Width || b.bottom > drawn.Height {
					t.Errorf("%s, %s: %s is outside", name, shape, m.Title)
				}
				if 2*m.Reach < 24 {
					t.Errorf("%s, %s: %s is %d wide for a finger", name, shape, m.Title, 2*m.Reach)
				}
				for _, other := range drawn.Marks[:i] {
					if signBox(&m).meets(signBox(&other)) && (shape == "spread" || shape == "grid") {
						t.Errorf("%s, %s: %s covers %s", name, shape, m.Title, other.Title)
					}
				}
				switch {
				case m.Name == fmt.Sprint(m.Number):
					numbered++
				case m.Name != "":
					named++
				}
				if m.Name != "" {
					labels = append(labels, label{m.NameX, m.NameY, m.Anchor}.box(textWidth(m.Name, size.letters), size.letters))
				}
			}
			for i, a := range labels {
				for _, b := range labels[:i] {
					if a.meets(b) {
						t.Errorf("%s, %s: %v covers %v", name, shape, a, b)
					}
				}
				for _, m := range drawn.Marks {
					if a.meets(signBox(&m)) {
						t.Errorf("%s, %s: a name covers %s", name, shape, m.Title)
					}
				}
			}
			if (shape == "spread" || shape == "grid") && named+numbered < 95 || shape == "spread" && named < map[string]int{"whole": 70, "half": 45}[name] {
				t.Errorf("%s, %s: %d names and %d numbers", name, shape, named, numbered)
			}
		}
	}
}

func hundred(place func(int) (lat, lon float64)) *wording.Words {
	n := &network.Network{Name: "Cent", Lang: locale.French}
	for i := range 100 {
		lat, lon := place(i)
		n.Communes = append(n.Communes, &network.Commune{ID: fmt.Sprint("c", i), Name: fmt.Sprint("Commune de ", i), Population: 100 * i, Lat: lat, Lon: lon, Located: true})
		for j := range i % 7 {
			n.Sheets = append(n.Sheets, &network.Sheet{ID: fmt.Sprintf("s%d-%d", i, j), Communes: []string{fmt.Sprint("c", i)}, Status: network.Done})
		}
	}
	return wordsOf(n)
}

func wordsOf(n *network.Network) *wording.Words {
	asOf, _ := network.ParseDay("2012-05-31")
	return wording.New(n.At(asOf), locale.For(n.Lang), address.New(locale.For(n.Lang), n.BaseURL))
}

// Whatever a file of borders holds, the page carries a few kilobytes of it, made in no
// time, and the communes stay the subject of the map.
func TestOutlinesAreSimplified(t *testing.T) {
	circle := func(n int, radius float64) []network.Place {
		var line []network.Place
		for i := range n {
			angle := 2 * math.Pi * float64(i) / float64(n-1)
			line = append(line, network.Place{Lat: 44.5 + radius*math.Sin(angle), Lon: 2.7 + radius*math.Cos(angle)})
		}
		return line
	}
	saw := circle(100_000, .8)
	for i := range saw {
		saw[i].Lat += .3 * float64(i%2)
	}
	var many [][]network.Place
	for range 2000 {
		many = append(many, circle(50, .1))
	}
	around := func(i int) (float64, float64) {
		return 44 + math.Mod(float64(i)*.7549, 1), 2 + math.Mod(float64(i)*.5698, 1)*1.4
	}
	for name, outline := range map[string][][]network.Place{
		"a circle of many points": {circle(50_000, .8)},
		"a saw":                   {saw},
		"two thousand borders":    many,
		"the world":               {{{Lat: -90, Lon: -180}, {Lat: 90, Lon: -180}, {Lat: 90, Lon: 180}, {Lat: -90, Lon: 180}, {Lat: -90, Lon: -180}}},
		"one point":               {{{Lat: 44, Lon: 2}, {Lat: 44, Lon: 2}, {Lat: 44, Lon: 2}}},
		"nothing":                 {nil, {}},
	} {
		w := hundred(around)
		w.Network.Outline = outline
		var drawn *view.Map
		loop.Within(t, 2*time.Second, name, func() { drawn = Map(w, w.Communes, WholeMap) })
		if len(drawn.Outline) > 6000 || strings.Trim(drawn.Outline, "Ml0123456789- ") != "" {
			t.Errorf("%s: %d bytes: %.80s", name, len(drawn.Outline), drawn.Outline)
		}
		west, east := drawn.Width, 0
		for _, m := range drawn.Marks {
			west, east = min(west, m.MiddleX), max(east, m.MiddleX)
		}
		if east-west < drawn.Width/4 {
			t.Errorf("%s: communes take %d of %d", name, east-west, drawn.Width)
		}
	}
}

// Wherever communes lie and whatever they are called, no name or number covers another,
// a sign or the edge; the surface of a sign is as large as its commune has sheets.
func TestMapsOfAnyCommunes(t *testing.T) {
	random := loop.Random(t, 21, 2)
	for range loop.Rounds(t, 400) {
		centres := make([]network.Place, 1+random.IntN(4))
		for i := range centres {
			centres[i] = network.Place{Lat: 42 + 8*random.Float64(), Lon: -4 + 11*random.Float64()}
		}
		n := &network.Network{Name: "N", Lang: locale.French}
		around := math.Pow(10, -3*random.Float64()) // degrees, from a village to a region
		for i := range 2 + random.IntN(118) {
			at := centres[random.IntN(len(centres))]
			n.Communes = append(n.Communes, &network.Commune{
				ID: fmt.Sprint("c", i), Name: "Saint-" + strings.Repeat("Ambroise ", 1+random.IntN(4)) + fmt.Sprint(i), Population: random.IntN(9000), Located: true,
				Lat: at.Lat + around*random.NormFloat64(), Lon: at.Lon + around*random.NormFloat64(),
			})
			for j := range random.IntN(12) * random.IntN(2) {
				n.Sheets = append(n.Sheets, &network.Sheet{ID: fmt.Sprintf("s%d-%d", i, j), Communes: []string{fmt.Sprint("c", i)}, Status: network.Done})
			}
		}
		w := wordsOf(n)
		for name, size := range map[string]MapSize{"whole": WholeMap, "half": HalfMap, "phone": PhoneMap} {
			drawn := Map(w, w.Communes, size)
			what := fmt.Sprintf("%s, %d communes of %d places within %.3f°", name, len(n.Communes), len(centres), around)
			labelsAreFree(t, drawn, size, what)
			surfacesAreFair(t, w, drawn, size, what)
		}
	}
}

func labelsAreFree(t *testing.T, drawn *view.Map, size MapSize, what string) {
	t.Helper()
	var labels []box
	for _, m := range drawn.Marks {
		if m.Name == "" {
			continue
		}
		b := label{m.NameX, m.NameY, m.Anchor}.box(textWidth(m.Name, size.letters), size.letters)
		if b.left < 0 || b.top < 0 || b.right > drawn.Width || b.bottom > drawn.Height {
			t.Errorf("%s: %s is cut off", what, m.Name)
		}
		for _, other := range labels {
			if b.meets(other) {
				t.Errorf("%s: %s covers another name", what, m.Name)
			}
		}
		for _, other := range drawn.Marks {
			if b.meets(signBox(&other)) {
				t.Errorf("%s: %s covers the sign of %s", what, m.Name, other.Title)
			}
		}
		labels = append(labels, b)
	}
}

// surfacesAreFair holds every sign against the largest: twice as many sheets, twice the
// surface, but for those that would be too small to see.
func surfacesAreFair(t *testing.T, w *wording.Words, drawn *view.Map, size MapSize, what string) {
	t.Helper()
	most, largest := 0, 0
	sheets := make([]int, len(drawn.Marks))
	for i, m := range drawn.Marks {
		sheets[i] = len(w.SheetsOfCommune(w.Communes[i].ID))
		if sheets[i] > most {
			most, largest = sheets[i], m.Size
		}
	}
	for i, m := range drawn.Marks {
		want := float64(size.least)
		if most > 0 {
			want = max(want, float64(largest)*math.Sqrt(float64(sheets[i])/float64(most)))
		}
		if math.Abs(float64(m.Size)-want) > 2 { // sides are even
			t.Errorf("%s: %d of %d sheets have a side of %d, want %.1f", what, sheets[i], most, m.Size, want)
		}
	}
}
