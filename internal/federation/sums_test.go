package federation_test

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"essaim/internal/network"
	"essaim/test/loop"
)

// TestSums makes small networks at random and a portal of them. What the portal counts is
// what somebody counts who has nothing but the files of the networks' data/v1.
func TestSums(t *testing.T) {
	random := loop.Random(t, 2025, 12)
	compared := 0
	for round := range loop.Rounds(t, 600) {
		w := &worldOfChance{Rand: random, sites: map[string]fstest.MapFS{}}
		ids := w.make()
		counts := newByHand(w.asOf)
		own := fstest.MapFS{}
		for name, f := range w.sites["portal"] {
			text, _, _ := strings.Cut(string(f.Data), "\nportal:")
			own[name] = &fstest.MapFile{Data: []byte(strings.Replace(text, ", same_as: ["+w.same+"]", "", 1))}
		}
		counts.read(t, "portal", publish(t, own))
		for _, id := range ids {
			counts.read(t, id, publish(t, w.sites[id]))
		}
		s, problems := gathered(t, pulled(t, w.sites, "portal", ids...))
		if len(problems) > 0 {
			t.Fatalf("round %d: %v", round, problems)
		}
		compared += counts.compare(t, s)
		if t.Failed() {
			for name, site := range w.sites {
				for file, f := range site {
					if strings.HasPrefix(file, "content/") {
						t.Logf("-- %s/%s --\n%s", name, file, f.Data)
					}
				}
			}
			t.Fatalf("round %d", round)
		}
	}
	if compared == 0 {
		t.Error("nothing was compared")
	}
}

// worldOfChance writes networks and a portal as text.
type worldOfChance struct {
	*rand.Rand
	sites map[string]fstest.MapFS
	asOf  string // of the portal
	same  string // the portal's same_as
}

// places are communes of all networks: code and country say which are one.
var places = []struct{ code, country string }{{"10001", "FR"}, {"10002", "FR"}, {"10003", "FR"}, {"10004", "FR"}, {"10001", "CH"}, {"10005", "FR"}}

func (w *worldOfChance) of(choices ...string) string { return choices[w.IntN(len(choices))] }

func (w *worldOfChance) make() (ids []string) {
	w.asOf = w.of("2021-06-30", "2022-01-31", "2022-12-31")
	w.same = ""
	for i := range 1 + w.IntN(3) {
		id := fmt.Sprint("n", i)
		ids = append(ids, id)
		w.sites[id] = w.site(id, "https://"+id+".example.org/", w.of("EUR", "EUR", "CHF"), "")
		w.same += ", " + id + "/kilos"
	}
	w.same = strings.TrimPrefix(w.same, ", ")
	more := "\nportal:\n  networks:\n"
	for _, id := range ids {
		more += "    - {id: " + id + ", url: https://" + id + ".example.org/}\n"
	}
	w.sites["portal"] = w.site("portal", "https://portal.example.org/", "EUR", more)
	return ids
}

// site is a network of its own, or the portal.
func (w *worldOfChance) site(id, url, currency, more string) fstest.MapFS {
	site := fstest.MapFS{}
	write := func(name, format string, args ...any) {
		site["content/"+name] = &fstest.MapFile{Data: []byte(fmt.Sprintf(format, args...))}
	}
	var communes []string
	list := ""
	for i, p := range places {
		if i == 0 && more != "" || w.IntN(3) > 0 || len(communes) < 2 && i >= len(places)-2 {
			name := fmt.Sprintf("%s%d", w.of("c", "d", id), i)
			communes = append(communes, name)
			list += fmt.Sprintf("  - {id: %s, name: Commune %d, code: %q, country: %s, population: %d}\n", name, i, p.code, p.country, 100*(i+1))
		}
	}
	themes, indicators, tonnes := "a b x1 odd", "waste kilos water", w.of("t", "t", "kg", "L")
	if more != "" {
		themes, indicators, tonnes = "a b", "waste water", "t"
		write("network.yaml", "name: %s\nbase_url: %s\norganisation: {name: O, address: 1 rue}\ncurrency: %s\nas_of: %s\nprogramme: {from: 2019}\ncommunes:\n%s"+
			"organisations: [{id: sydom, name: SYDOM, kind: syndicate, siren: \"251200000\"}]\nthemes: [{id: a, name: A, aliases: [alpha]}, {id: b, name: B}]\n"+
			"indicators:\n  - {id: waste, name: Waste, unit: t, total: sum, same_as: [%s]}\n  - {id: water, name: Water, unit: m³, total: sum}\n"+
			"objectives: [{id: involved, name: Involved, measure: communes-involved, target: 100}]\n%s", id, url, currency, w.asOf, list, w.same, more)
	} else {
		write("network.yaml", "name: %s\nbase_url: %s\norganisation: {name: O, address: 1 rue}\ncurrency: %s\nas_of: %s\nprogramme: {from: 2019}\ncommunes:\n%s"+
			"organisations: [{id: body, name: SYDOM, kind: syndicate, siren: \"251200000\"}]\nthemes: [{id: a, name: A}, {id: b, name: Bé}, {id: x1, name: Alpha}, {id: odd, name: Odd}]\n"+
			"indicators: [{id: waste, name: W, unit: %s, total: sum}, {id: kilos, name: K, unit: kg, total: sum}, {id: water, name: E, unit: %s, total: sum}]\n",
			id, url, currency, w.of("2020-12-31", "2022-12-31"), list, tonnes, w.of("L", "m³"))
	}
	body := map[bool]string{true: "sydom", false: "body"}[more != ""]
	for i := range w.IntN(5) {
		carriers := []string{communes[w.IntN(len(communes))]}
		if w.IntN(3) == 0 {
			if other := w.of(append(slices.Clone(communes), body)...); other != carriers[0] {
				carriers = append(carriers, other)
			}
		}
		write(fmt.Sprintf("sheets/s%d.md", i), "---\ntitle: Sheet %d of %s\ncommune: [%s]\ntheme: [%s]\nstatus: %s\n%s%s%smeans: %s\nresults: %s\n---\n",
			i, id, strings.Join(carriers, ", "), w.of(strings.Fields(themes)...), w.of("planned", "ongoing", "in-place", "done", "abandoned"),
			w.of("", "date: 2020-03-04\n", "date: 2022\n"), w.of("", "period: {from: 2019-05}\n", "period: {from: 2021, to: 2022}\n"),
			w.of("", "", "", "draft: yes\n"), w.means(), w.results(strings.Fields(indicators), tonnes, carriers))
		if adopter := communes[w.IntN(len(communes))]; w.IntN(2) == 0 && !slices.Contains(carriers, adopter) && !strings.Contains(string(site[fmt.Sprintf("content/sheets/s%d.md", i)].Data), "draft") {
			write(fmt.Sprintf("adoptions/s%d.md", i), "---\nsheet: s%d\ncommune: %s\n%s: %s\n%sresults: %s\n---\n", i, adopter, w.of("considered", "started", "started", "in-place"), w.of("2020-02", "2022-11"),
				w.of("", "means: "+w.means()+"\n"), w.results(strings.Fields(indicators), tonnes, nil))
		}
	}
	for i := range w.IntN(2) {
		write(fmt.Sprintf("meetings/202%d-03-01.md", i), "---\ntitle: Meeting %d\ndate: 202%d-03-01\nstatus: %s\nattendance: {communes: [%s]}\n---\n", i, i, w.of("held", "held", "cancelled"), communes[w.IntN(len(communes))])
	}
	return site
}

func (w *worldOfChance) means() string {
	if w.IntN(4) == 0 {
		return "none"
	}
	var cost []string
	for range 1 + w.IntN(3) {
		cost = append(cost, fmt.Sprintf("{%s, kind: %s, year: %d}",
			w.of(fmt.Sprintf("amount: %d", 10*w.IntN(100)), fmt.Sprintf("amount: environ %d", 10*w.IntN(100)), fmt.Sprintf("amount: %d à %d", 10, 20+w.IntN(100)), "amount: 3, per: repas"),
			w.of("operating", "investment", "staff"), 2019+w.IntN(4)))
	}
	return "{cost: [" + strings.Join(cost, ", ") + "]}"
}

func (w *worldOfChance) results(indicators []string, tonnes string, carriers []string) string {
	var list []string
	for range w.IntN(4) {
		indicator := indicators[w.IntN(len(indicators))]
		unit := ""
		if w.IntN(3) == 0 { // another unit of the quantity
			unit = map[string]string{"waste": " kg", "kilos": " t", "water": " L"}[indicator]
			if indicator == "waste" && tonnes == "L" {
				unit = " cl"
			}
		}
		value := w.of(fmt.Sprint(w.IntN(50)), fmt.Sprint("environ ", 1+w.IntN(50)), fmt.Sprintf("%d à %d", w.IntN(9), 10+w.IntN(9)))
		when := w.of(", year: 2019", ", year: 2020", ", year: 2021", ", year: 2022", ", year: 2020-05", ", year: 2019-2021", "")
		alone := ""
		if len(carriers) > 1 && w.IntN(3) == 0 {
			alone = ", commune: " + carriers[w.IntN(len(carriers))]
		}
		list = append(list, fmt.Sprintf("{indicator: %s, value: %s%s%s%s}", indicator, value, unit, when, alone))
	}
	return "[" + strings.Join(list, ", ") + "]"
}

// byHand counts from files of data/v1, and knows of a network only its id.
type byHand struct {
	asOf     string
	sums     map[sumOf]*[2]float64
	costs    map[int]*[2]float64
	paying   map[int]int            // sheets
	took     map[string]*[2]float64 // what adoptions cost, by the id that a portal gives them
	communes map[string]bool
	involved map[string]bool
}

// sumOf is what a sum is of; year 0 is all years, theme "" all themes.
type sumOf struct {
	indicator, theme string
	year             int
}

func newByHand(asOf string) *byHand {
	return &byHand{asOf, map[sumOf]*[2]float64{}, map[int]*[2]float64{}, map[int]int{}, map[string]*[2]float64{}, map[string]bool{}, map[string]bool{}}
}

// The rows of data/v1, as far as they are counted here.
type (
	rowByHand struct {
		ID, Sheet, Code, Country, Status, Date, Commune, Unit, Currency, Host string
		Communes                                                              []string `json:"-"`
		Theme                                                                 []string
		Period                                                                struct{ From string }
		Started                                                               string
		InPlace                                                               string `json:"in-place"`
		Means                                                                 struct {
			None bool
			Cost []struct {
				Kind      string
				Year      int
				AmountMin *float64 `json:"amount_min"`
				AmountMax *float64 `json:"amount_max"`
			}
		}
		Results []struct {
			Indicator, Unit, From, To string
			Min                       *float64 `json:"value_min"`
			Max                       *float64 `json:"value_max"`
		}
		Attendance struct{ Communes []string }
	}
)

func rowsByHand(t *testing.T, files map[string][]byte, name string) []rowByHand {
	t.Helper()
	var table map[string]json.RawMessage
	if err := json.Unmarshal(files[name+".json"], &table); err != nil {
		t.Fatal(err)
	}
	var raw []map[string]json.RawMessage
	if err := json.Unmarshal(table[name], &raw); err != nil {
		t.Fatal(err)
	}
	rows := make([]rowByHand, len(raw))
	for i, r := range raw {
		var list []string
		if json.Unmarshal(r["commune"], &list) == nil { // of a sheet; elsewhere a commune is one
			rows[i].Communes = list
			delete(r, "commune")
		}
		if name == "communes" || name == "themes" || name == "indicators" {
			delete(r, "means")
		}
		text, _ := json.Marshal(r)
		if err := json.Unmarshal(text, &rows[i]); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	return rows
}

// inUnit is how much of the portal's unit one unit is: the portal counts tonnes and cubic
// metres.
var inUnit = map[string]map[string]float64{
	"waste": {"t": 1, "kg": 1e-3},
	"water": {"m³": 1, "L": 1e-3},
}

func (h *byHand) read(t *testing.T, id string, files map[string][]byte) {
	t.Helper()
	codes := map[string]string{}
	for _, c := range rowsByHand(t, files, "communes") {
		codes[c.ID] = cmp.Or(c.Country, "FR") + " " + c.Code
		h.communes[codes[c.ID]] = true
	}
	units := map[string]string{}
	for _, i := range rowsByHand(t, files, "indicators") {
		units[i.ID] = i.Unit
	}
	currency := rowsByHand(t, files, "network")[0].Currency
	themes := map[string]string{}
	for _, s := range rowsByHand(t, files, "sheets") {
		theme := map[string]string{"a": "a", "x1": "a", "b": "b"}[s.Theme[0]]
		themes[s.ID] = cmp.Or(theme, "autres-themes")
		h.results(s, themes[s.ID], units)
		if s.Status == "planned" {
			continue
		}
		if currency == "EUR" || currency == "" {
			h.paid(s)
		}
		if begun := cmp.Or(s.Period.From, s.Date); begun == "" || firstOf(begun) <= h.asOf {
			for _, c := range s.Communes {
				h.involve(codes[c])
			}
		}
	}
	for _, a := range rowsByHand(t, files, "adoptions") {
		h.results(a, themes[a.Sheet], units)
		if begun := cmp.Or(a.Started, a.InPlace); begun != "" && firstOf(begun) <= h.asOf {
			h.involve(codes[a.Commune])
			h.adopted(id, a, currency == "EUR" || currency == "")
		}
	}
	for _, m := range rowsByHand(t, files, "meetings") {
		if m.Status == "held" && m.Date <= h.asOf {
			for _, c := range m.Attendance.Communes {
				h.involve(codes[c])
			}
		}
	}
}

func (h *byHand) involve(code string) {
	if code != "" {
		h.involved[code] = true
	}
}

func (h *byHand) paid(s rowByHand) {
	said := map[int]bool{}
	for _, c := range s.Means.Cost {
		if c.Kind == "staff" || c.AmountMin == nil || fmt.Sprint(c.Year) > h.asOf[:4] {
			continue
		}
		add(h.costs, c.Year, *c.AmountMin, *c.AmountMax)
		if !said[c.Year] {
			said[c.Year] = true
			h.paying[c.Year]++
		}
	}
}

// adopted adds up what an adoption cost, which is in no total of sheets. Other money is
// never added; nothing is nothing in any.
func (h *byHand) adopted(network string, a rowByHand, sameMoney bool) {
	id := network + "/" + a.ID
	if network == "portal" {
		id = a.ID
	}
	if a.Means.None {
		add(h.took, id, 0, 0)
	}
	for _, c := range a.Means.Cost {
		if sameMoney && c.Kind != "staff" && c.AmountMin != nil && fmt.Sprint(c.Year) <= h.asOf[:4] {
			add(h.took, id, *c.AmountMin, *c.AmountMax)
		}
	}
}

func (h *byHand) results(owner rowByHand, theme string, units map[string]string) {
	for _, r := range owner.Results {
		indicator := r.Indicator
		if indicator == "kilos" {
			indicator = "waste"
		}
		if inUnit[indicator][units[r.Indicator]] == 0 {
			continue // litres are no tonnes
		}
		one := inUnit[indicator][r.Unit]
		years := []int{0}
		if r.From != "" {
			first, last := firstOf(r.From), lastOf(r.To)
			day := last
			if first[4:] == "-01-01" && last[4:] == "-12-31" && first[:4] == last[:4] {
				day = first
			}
			if day > h.asOf {
				continue
			}
			var year int
			fmt.Sscan(day[:4], &year)
			if first[:4] == last[:4] {
				years = append(years, year)
			}
		}
		for _, year := range years {
			add(h.sums, sumOf{indicator, "", year}, *r.Min*one, *r.Max*one)
			add(h.sums, sumOf{indicator, theme, year}, *r.Min*one, *r.Max*one)
		}
	}
}

func add[K comparable](to map[K]*[2]float64, key K, least, most float64) {
	if to[key] == nil {
		to[key] = &[2]float64{}
	}
	to[key][0] += least
	to[key][1] += most
}

func firstOf(iso string) string { return iso + "0000-01-01"[len(iso):] }

func lastOf(iso string) string {
	if len(iso) == 7 {
		return iso + "-31" // compared, never counted with
	}
	return iso + "0000-12-31"[len(iso):]
}

// compare gives how many figures were compared.
func (h *byHand) compare(t *testing.T, s *network.Situation) int {
	t.Helper()
	compared := 0
	check := func(what string, want *[2]float64, is bool, got network.Interval) {
		t.Helper()
		switch {
		case want == nil && is:
			t.Errorf("%s: %v to %v, of which no network says anything", what, got.Min, got.Max)
		case want == nil:
		case !is:
			t.Errorf("%s: nothing, want %v", what, *want)
		case math.Abs(got.Min-want[0]) > 1e-9*(1+want[0]) || math.Abs(got.Max-want[1]) > 1e-9*(1+want[1]):
			t.Errorf("%s: %v to %v, want %v", what, got.Min, got.Max, *want)
		default:
			compared++
		}
	}
	for year := range 5 { // 0: all; then 2019 to 2022
		if year != 0 {
			year += 2018
		}
		for _, theme := range []string{"", "a", "b", "autres-themes"} {
			rolled := map[string]network.Interval{}
			for _, r := range s.RollUps(network.Scope{Year: year, Theme: theme}, s.Indicators) {
				rolled[r.Indicator.ID] = r.Interval
			}
			for indicator := range inUnit {
				got, is := rolled[indicator]
				check(fmt.Sprint(indicator, " of ", theme, " in ", year), h.sums[sumOf{indicator, theme, year}], is, got)
			}
		}
		if year != 0 {
			cost := s.Means(year).Cost
			check(fmt.Sprint("cost of ", year), h.costs[year], cost.Known, cost.Interval)
			if cost.Sheets != h.paying[year] {
				t.Errorf("cost of %d: of %d sheets, want %d", year, cost.Sheets, h.paying[year])
			}
		}
	}
	for id, got := range costsOfAdoptions(s) {
		check("cost of the adoption "+id, h.took[id], got != nil, of(got))
		delete(h.took, id)
	}
	for id := range h.took {
		t.Errorf("the adoption %s is no case", id)
	}
	if got, want := len(s.Communes), len(h.communes); got != want {
		t.Errorf("%d communes, want %d", got, want)
	}
	if row := s.ProgressOf("involved").Rows[0]; row.Value == nil || *row.Value != float64(len(h.involved)) {
		t.Errorf("involved: %v, want %d", row.Value, len(h.involved))
	}
	return compared + 2
}

// costsOfAdoptions are what the cases that are adoptions cost, nil where none says it.
func costsOfAdoptions(s *network.Situation) map[string]*network.Interval {
	costs := map[string]*network.Interval{}
	for _, g := range (network.Practices{Situation: s}).All() {
		for _, c := range g.Cases {
			if c.Adoption == nil {
				continue
			}
			costs[c.ID()] = nil
			if e := c.Of(network.Measurand{Kind: network.OfCost}); e != nil {
				costs[c.ID()] = &e.Interval
			}
		}
	}
	return costs
}

func of(i *network.Interval) network.Interval {
	if i == nil {
		return network.Interval{}
	}
	return *i
}
