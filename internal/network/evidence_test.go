package network

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"essaim/test/loop"
)

// The cases of testdata/evidence prove the evidence of practices; README.txt there says
// how to write one.
func TestEvidence(t *testing.T) {
	cases := readCases(t, "evidence")
	if len(cases) < 60 {
		t.Errorf("%d cases; the evidence of practices needs more", len(cases))
	}
	for _, c := range cases {
		if got := evidenceAnswers(c); !slices.Equal(got, c.want) {
			t.Errorf("%s: %s\n got:\n\t%s\nwant:\n\t%s", c.place, c.why,
				strings.Join(got, "\n\t"), strings.Join(c.want, "\n\t"))
		}
	}
}

func TestEvidenceHasNoOrder(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	for _, c := range readCases(t, "evidence") {
		want := strings.Join(evidenceAnswers(c), "\n")
		for range 4 {
			shuffle(random, c.net.Communes)
			shuffle(random, c.net.Sheets)
			shuffle(random, c.net.Diagnostics)
			shuffle(random, c.net.Adoptions)
			if got := strings.Join(evidenceAnswers(c), "\n"); got != want {
				t.Fatalf("%s: %s: another order gives\n%s\ninstead of\n%s", c.place, c.why, got, want)
			}
		}
	}
}

func evidenceAnswers(c testCase) []string {
	s := Practices{c.net.At(c.asOf)}
	var lines []string
	for _, line := range c.want {
		if question, asked := strings.CutPrefix(line, "? "); asked {
			lines = append(lines, line)
			words := strings.Fields(question)
			for _, answer := range answerEvidence(s, words[0], words[1:]) {
				lines = append(lines, strings.TrimSpace("> "+answer))
			}
		}
	}
	return lines
}

func answerEvidence(s Practices, question string, words []string) []string {
	words = append(words, "", "")
	g := s.Named(words[0])
	switch {
	case question == "practices":
		var lines []string
		for _, g := range s.All() {
			lines = append(lines, strings.Join(append([]string{g.ID}, casesAndSaid(g)...), " "))
		}
		return lines
	case question == "proposed":
		var lines []string
		for _, p := range s.Proposed() {
			var names []string
			for _, sheet := range p.Sheets {
				names = append(names, sheet.ID)
			}
			if p.Practice != "" {
				names = append(names, "join="+p.Practice)
			}
			lines = append(lines, strings.Join(append(append(names, p.Theme, p.Indicator.ID), p.Words...), " "))
		}
		return lines
	case question == "new":
		var lines []string
		for _, n := range s.NewFor(words[0], date(words[1]).First()) {
			lines = append(lines, strings.Join(append([]string{n.Of.ID}, casesAndSaid(&Gathering{Cases: n.Cases})...), " "))
		}
		return lines
	case g == nil:
		return []string{"no such practice"}
	case question == "case":
		for _, c := range g.Cases {
			if caseName(c) == words[1] {
				return []string{describeCase(c)}
			}
		}
		return []string{"no such case"}
	case question == "spectrum":
		return []string{describeSpectrum(SpectrumOf(g.Cases, measurand(s, words[1]), Aspect(orValue(words[2]))))}
	case question == "estimate":
		n, _ := strconv.Atoi(words[2])
		return []string{describeEstimate(EstimateFor(g.Cases, measurand(s, words[1]), n))}
	}
	panic("no such question: " + question)
}

func orValue(aspect string) string {
	if aspect == "" {
		return string(AsValue)
	}
	return aspect
}

func measurand(s Practices, id string) Measurand {
	if i := s.Indicator(id); i != nil {
		return Measurand{OfIndicator, i}
	}
	return Measurand{Kind: MeasurandKind(id)}
}

func caseName(c *Case) string {
	if c.Adoption != nil {
		return "+" + c.Adoption.ID
	}
	return c.Sheet.ID
}

func casesAndSaid(g *Gathering) []string {
	var names []string
	for _, c := range g.Cases {
		names = append(names, caseName(c))
	}
	for _, said := range g.Said {
		names = append(names, "("+said.Commune.ID+")")
	}
	return names
}

func describeCase(c *Case) string {
	words := []string{c.Status}
	if c.Population > 0 {
		words = append(words, fmt.Sprint(c.Population, " inh"))
	}
	if !c.Began.IsZero() {
		words = append(words, "since "+c.Began.ISO())
	}
	for _, e := range c.Evidence {
		text := e.ID() + "=" + written(e.Interval)
		if e.PerHead != nil {
			text += "/" + written(e.PerHead.rounded())
		}
		if e.Before != nil {
			text += "^" + written(*e.Before)
		}
		if e.Change != nil {
			unit := "%"
			if e.Change.Points {
				unit = "pt"
			}
			text += fmt.Sprintf("(%+g%s)", e.Change.Value, unit)
		}
		if e.Year != 0 {
			text += "@" + strconv.Itoa(e.Year)
		}
		words = append(words, text)
	}
	return strings.Join(words, " ")
}

// rounded makes what is for one inhabitant readable.
func (i Interval) rounded() Interval {
	i.Min, i.Max = math.Round(i.Min*1e4)/1e4, math.Round(i.Max*1e4)/1e4
	return i
}

func describeSpectrum(s Spectrum) string {
	words := []string{"silent,"}
	if s.Tells() {
		words = []string{"n=" + strconv.Itoa(len(s.Observed)), end(s.Lowest) + "|" + written(s.Median.rounded()) + "|" + end(s.Highest)}
		for tax, name := range map[Taxes]string{withoutTax: "HT", withTax: "TTC", taxUnsaid: "unsaid"} {
			if s.Taxes&tax != 0 && len(s.Taxes.among()) > 1 {
				words = append(words, name)
			}
		}
		slices.Sort(words[2:])
	}
	for _, o := range s.Observed {
		words = append(words, caseName(o.Case)+"="+written(o.Figure.rounded()))
	}
	return strings.Join(words, " ")
}

// among lists the taxes of amounts that do not all say the same.
func (t Taxes) among() []Taxes {
	var list []Taxes
	for _, one := range []Taxes{withoutTax, withTax, taxUnsaid} {
		if t&one != 0 {
			list = append(list, one)
		}
	}
	return list
}

func end(i Interval) string {
	if math.IsInf(i.Min, 0) {
		return "?"
	}
	return written(i.rounded())
}

func describeEstimate(e Estimate, known bool) string {
	if !known {
		return "silent"
	}
	mark := ""
	if e.Approx {
		mark = "~"
	}
	words := []string{mark + end(Point(e.Low)) + ".." + end(Point(e.High))}
	words = append(words, fmt.Sprintf("from %d..%d inh", e.Cases[0].Population, e.Cases[len(e.Cases)-1].Population))
	words = append(words, fmt.Sprintf("%d-%d", e.From, e.To))
	if e.Oldest != 0 {
		words = append(words, "oldest="+strconv.Itoa(e.Oldest))
	}
	if e.Undated != 0 {
		words = append(words, "undated="+strconv.Itoa(e.Undated))
	}
	for _, c := range e.Cases {
		words = append(words, caseName(c))
	}
	return strings.Join(words, " ")
}

// TestEvidenceIsOfItsCases draws practices: no figure lies outside of the cases that it is
// given with, one case less never widens a range, and none counts twice.
func TestEvidenceIsOfItsCases(t *testing.T) {
	random := loop.Random(t, 9, 10)
	for range loop.Rounds(t, 20_000) {
		s := Practices{randomPractice(random).At(DayOf(2024, 12, 31))}
		seen := map[string]bool{}
		for _, g := range s.All() {
			for _, c := range g.Cases {
				if seen[caseName(c)] {
					t.Fatalf("%s counts twice", caseName(c))
				}
				seen[caseName(c)] = true
				checkOutlay(t, s, c)
			}
			for _, m := range s.MeasurandsOf(g) {
				for _, a := range []Aspect{AsValue, AsPerHead, AsChange} {
					checkSpectrum(t, g.Cases, m, a)
				}
				checkEstimates(t, g.Cases, m, random)
			}
		}
	}
}

// checkOutlay adds up by hand what a case took, of the amounts of its own file alone.
func checkOutlay(t *testing.T, s Practices, c *Case) {
	t.Helper()
	m := &c.Sheet.Means
	if c.Adoption != nil {
		m = &c.Adoption.Means
	}
	cost, known, taxes := Point(0), m.None || m.Cost.None(), map[Tax]bool{}
	for _, x := range m.Cost.Items {
		if x.Kind != Staff && !x.IsPrice() && x.Year <= s.AsOf.Year() {
			cost, known, taxes[x.Tax] = cost.Plus(x.Amount.notNegative()), true, true
		}
	}
	known = known && !(taxes[TaxIncluded] && taxes[TaxExcluded])
	if e := c.Of(Measurand{Kind: OfCost}); (e != nil) != known || known && e.Interval != cost {
		t.Fatalf("%s cost %+v, want %+v, %v", caseName(c), e, cost, known)
	}
	hours, known := Point(0), m.None
	for _, p := range m.People.Items {
		if p.Hours != nil && p.Year <= s.AsOf.Year() {
			hours, known = hours.Plus(p.Hours.notNegative()), true
		}
	}
	if e := c.Of(Measurand{Kind: OfHours}); (e != nil) != known || known && e.Interval.Min != hours.Min {
		t.Fatalf("%s took %+v, want %+v, %v", caseName(c), e, hours, known)
	}
}

func checkSpectrum(t *testing.T, cases []*Case, m Measurand, a Aspect) {
	t.Helper()
	whole := SpectrumOf(cases, m, a)
	if len(whole.Observed) == 0 {
		return
	}
	among := func(v float64, of func(Interval) float64) bool {
		return slices.ContainsFunc(whole.Observed, func(o Observed) bool { return of(o.Figure) == v })
	}
	if !among(whole.Lowest.Min, func(i Interval) float64 { return i.Min }) || !among(whole.Highest.Max, func(i Interval) float64 { return i.Max }) {
		t.Fatalf("%s %s: the ends are those of no case", m.ID(), a)
	}
	if whole.Median.Min < whole.Lowest.Min || whole.Median.Max > whole.Highest.Max || whole.Median.Min > whole.Median.Max {
		t.Fatalf("%s %s: the median %v is outside of %v to %v", m.ID(), a, whole.Median, whole.Lowest, whole.Highest)
	}
	for i := range cases {
		less := SpectrumOf(slices.Delete(slices.Clone(cases), i, i+1), m, a)
		if len(less.Observed) > 0 && (less.Lowest.Min < whole.Lowest.Min || less.Highest.Max > whole.Highest.Max) || less.Tells() && !whole.Tells() {
			t.Fatalf("%s %s: one case less widens %v..%v to %v..%v", m.ID(), a, whole.Lowest, whole.Highest, less.Lowest, less.Highest)
		}
	}
}

func checkEstimates(t *testing.T, cases []*Case, m Measurand, random *rand.Rand) {
	t.Helper()
	for _, p := range []int{1, 300, 1000, 3000, 27000, 1 + random.IntN(50000)} {
		e, known := EstimateFor(cases, m, p)
		if !known {
			continue
		}
		low, high := math.Inf(1), math.Inf(-1)
		for _, c := range e.Cases {
			o := c.Of(m)
			if o == nil || 3*c.Population < p || c.Population > 3*p {
				t.Fatalf("%s for %d: %s is no case of it", m.ID(), p, caseName(c))
			}
			low, high = min(low, o.Min*float64(p)/float64(c.Population)), max(high, o.Max*float64(p)/float64(c.Population))
		}
		if len(e.Cases) < FewestCases || math.Abs(e.Low-low) > math.Abs(low)*0.0501 || !math.IsInf(high, 1) && math.Abs(e.High-high) > math.Abs(high)*0.0501 {
			t.Fatalf("%s for %d: %v..%v of cases from %v to %v", m.ID(), p, e.Low, e.High, low, high)
		}
		for i := range cases {
			less, known := EstimateFor(slices.Delete(slices.Clone(cases), i, i+1), m, p)
			if known && (less.Low < e.Low || less.High > e.High) {
				t.Fatalf("%s for %d: one case less widens it", m.ID(), p)
			}
		}
	}
}

// randomPractice is a network whose sheets and adoptions share practices.
func randomPractice(random *rand.Rand) *Network {
	n := &Network{
		Indicators: []*Indicator{{ID: "t", Unit: "t", Total: Sum}, {ID: "n", Total: Last}, {ID: "p", Unit: "%", Total: Mean}, {ID: "m", Unit: "kWh", Total: Max}},
		Practices:  []*PracticeGroup{{ID: "a"}, {ID: "b"}},
	}
	for i := range 6 {
		n.Communes = append(n.Communes, &Commune{ID: "c" + strconv.Itoa(i), Population: []int{0, 100, 900, 1000, 3000, 20000}[random.IntN(6)], About: random.IntN(4) == 0})
	}
	interval := func() Interval {
		low := float64(random.IntN(200)) / 2
		switch random.IntN(6) {
		case 0:
			return Interval{Min: low, Max: low + float64(random.IntN(50))}
		case 1:
			return Interval{Min: low, Max: math.Inf(1)}
		case 2:
			return Interval{Min: math.Inf(-1), Max: low}
		case 3:
			return About(low)
		}
		return Point(low)
	}
	results := func() []Result {
		var list []Result
		for range random.IntN(5) {
			r := Result{Indicator: []string{"t", "n", "p", "m"}[random.IntN(4)], Year: []int{0, 2018, 2019, 2030}[random.IntN(4)], Value: &Amount{Interval: interval()}}
			if random.IntN(2) == 0 {
				r.Before = &Before{Amount: Amount{Interval: interval()}}
			}
			list = append(list, r)
		}
		return list
	}
	for i := range 1 + random.IntN(8) {
		s := &Sheet{ID: "s" + strconv.Itoa(i), Practice: []string{"a", "b", ""}[random.IntN(3)], Results: results(),
			Status:   []SheetStatus{Planned, Ongoing, InPlace, Done, Abandoned}[random.IntN(5)],
			Communes: []string{"c" + strconv.Itoa(random.IntN(6))}}
		if random.IntN(3) == 0 {
			s.Communes = []string{"c0", "c1"}
		}
		s.Means = randomMeans(random, interval)
		n.Sheets = append(n.Sheets, s)
	}
	for i := range random.IntN(6) {
		a := &Adoption{ID: "a" + strconv.Itoa(i), Sheet: n.Sheets[random.IntN(len(n.Sheets))].ID, Commune: "c" + strconv.Itoa(random.IntN(6)), Results: results(), Means: randomMeans(random, interval)}
		dates := []Date{{}, {Year: 2018}, {Year: 2019, Month: 3}, {Year: 2020, Month: 4, Dom: 5}, {Year: 2030}}
		a.Considered, a.Started, a.InPlace, a.Abandoned = dates[random.IntN(5)], dates[random.IntN(5)], dates[random.IntN(5)], dates[random.IntN(5)]
		n.Adoptions = append(n.Adoptions, a)
	}
	return n
}

// randomMeans are those of a sheet or an adoption: costs with tax, without it and for each
// of something, hours, days, nothing.
func randomMeans(random *rand.Rand, interval func() Interval) Means {
	m := Means{None: random.IntN(12) == 0}
	if m.None {
		return m
	}
	year := func() int { return []int{0, 2019, 2030}[random.IntN(3)] }
	for range random.IntN(3) {
		a := Amount{Interval: interval()}
		c := Cost{Money: Money{Amount: &a, Tax: []Tax{"", TaxExcluded, TaxIncluded}[random.IntN(3)]}, Year: year()}
		switch random.IntN(6) {
		case 0:
			c.Per = "repas"
		case 1:
			c.Kind = Staff
		}
		m.Cost.Items = append(m.Cost.Items, c)
	}
	for range random.IntN(3) {
		a := Amount{Interval: interval()}
		p := Person{Year: year()}
		*[]**Amount{&p.Hours, &p.Hours, &p.Days}[random.IntN(3)] = &a
		m.People.Items = append(m.People.Items, p)
	}
	return m
}
