package site

import (
	"slices"
	"strings"
	"testing"

	"essaim/internal/address"
	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/plan"
	"essaim/internal/view"
	"essaim/internal/wording"
)

// takenUp plans a sheet without any known cost, and adoptions of three communes that say
// what they took.
func takenUp(t *testing.T) *plan.Plan {
	t.Helper()
	euros := func(v float64, tax network.Tax) network.Money {
		return network.Money{Amount: &network.Amount{Interval: network.Point(v)}, Tax: tax}
	}
	cost := func(list ...network.Money) network.Means {
		m := network.Means{}
		for _, money := range list {
			m.Cost.Items = append(m.Cost.Items, network.Cost{Money: money, Year: 2011})
		}
		return m
	}
	paid := cost(euros(900, ""))
	paid.People.Items = []network.Person{{Who: "Agents", Hours: &network.Amount{Interval: network.Point(12)}, Year: 2011}}
	paid.Funding.Items = []network.Funding{{By: "ADEME", Money: euros(200, ""), Year: 2011}, {By: "Commune de B", Money: euros(700, "")}, {By: "Région"}}
	adopted := func(commune string, m network.Means) *network.Adoption {
		return &network.Adoption{ID: commune + "-cuve", Sheet: "cuve", Commune: commune, Started: network.Date{Year: 2011}, Means: m, Body: network.Body{Empty: true}}
	}
	net := &network.Network{
		Name: "Réseau", Lang: locale.French, Currency: "EUR", PDF: network.PDF{Sheets: true, Booklets: true},
		Themes: []*network.Theme{{ID: "eau", Name: "Eau"}},
		Sheets: []*network.Sheet{{ID: "cuve", Title: "Une cuve", Communes: []string{"a"}, Themes: []string{"eau"}, Status: network.InPlace, Date: network.Date{Year: 2010}, Body: network.Body{Empty: true}}},
		Adoptions: []*network.Adoption{
			adopted("b", paid), adopted("c", cost(euros(100, network.TaxIncluded), euros(50, network.TaxExcluded))), adopted("d", network.Means{None: true}), adopted("e", cost(euros(300, ""))),
		},
	}
	for i, id := range []string{"a", "b", "c", "d", "e"} {
		net.Communes = append(net.Communes, &network.Commune{ID: id, Name: strings.ToUpper(id), Code: "9900" + string(rune('1'+i)), Population: 1000})
	}
	p, problems := New(plan.Input{
		Situation: net.At(network.DayOf(2012, 5, 31)), Locale: locale.For(locale.French),
		Made: func(string) plan.Made { return plan.Made{Size: 18_600, Pages: 1} },
	})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return p
}

func plainWords(text string) string {
	return strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(text)
}

// The page of a practice gives what each adoption took, and who paid: three say it, so that
// something is said of others.
func TestPracticeShowsWhatAdoptionsTook(t *testing.T) {
	p := takenUp(t)
	page := output(t, p, "pratiques/cuve/index.html").View().(view.EvidencePage)
	for i, want := range []struct{ cost, time, paid, mixed string }{
		{"", "", "", ""},
		{"900 €", "12 h", "Subvention : ADEME, 200 €, 2011; Fonds propres : Commune de B, 700 €; Subvention : Région, montant non renseigné", ""},
		{"100 € TTC, 50 € HT", "", "", "HT"},
		{"0 €", "0 h", "", ""},
		{"300 €", "", "", ""},
	} {
		c := page.Cases[i]
		if got := plainWords(c.Cost); got != want.cost {
			t.Errorf("%d: cost %q, want %q", i, got, want.cost)
		}
		if got := plainWords(c.Time); got != want.time {
			t.Errorf("%d: time %q, want %q", i, got, want.time)
		}
		if got := plainWords(strings.Join(c.Paid, "; ")); got != want.paid {
			t.Errorf("%d: paid %q, want %q", i, got, want.paid)
		}
		if (c.Mixed != "") != (want.mixed != "") {
			t.Errorf("%d: mixed %q", i, c.Mixed)
		}
	}
	says := map[string]string{}
	for _, m := range page.Measures {
		says[plainWords(m.Name)] = plainWords(m.Says)
	}
	if got := says["Coût"]; got != "Entre 0 € et 900 €, médiane 300 €, d’après 3 cas." {
		t.Errorf("cost: %q of %q", got, says)
	}
	if got := says["Coût, par habitant"]; got != "Entre 0 € et 0,90 €, médiane 0,30 €, d’après 3 cas." {
		t.Errorf("for each inhabitant: %q of %q", got, says)
	}
	if page.Mine == nil || page.Mine.Silent {
		t.Error("no range for others")
	}
}

// The value of hours is no cost of a case, and what has no year is one.
func TestCaseCosts(t *testing.T) {
	money := func(v float64, per string) network.Money {
		return network.Money{Amount: &network.Amount{Interval: network.Point(v)}, Per: per}
	}
	sheet := &network.Sheet{ID: "cuve", Communes: []string{"a"}, Status: network.InPlace}
	net := &network.Network{Lang: locale.French, Currency: "EUR", Communes: []*network.Commune{{ID: "a"}, {ID: "b"}}, Sheets: []*network.Sheet{sheet}}
	adopted := &network.Adoption{ID: "b", Sheet: "cuve", Commune: "b", Started: network.Date{Year: 2010}}
	net.Adoptions = []*network.Adoption{adopted}
	for _, c := range []struct {
		costs []network.Cost
		want  string
	}{
		{nil, ""},
		{[]network.Cost{{Money: money(700, ""), Kind: network.Staff, Year: 2011}}, ""},
		{[]network.Cost{{Money: money(700, ""), Kind: network.Staff}, {Money: money(20, "")}}, "20 €"},
		{[]network.Cost{{Money: money(2, "repas"), Year: 2011}}, "2 €/repas (2011)"},
		{[]network.Cost{{Money: money(2, "repas")}, {Money: money(30, "")}}, "30 €"},
		{[]network.Cost{{Money: money(20, "")}, {Money: money(500, ""), Year: 2030}}, "20 €"},
	} {
		adopted.Means = network.Means{Cost: network.Answer[network.Cost]{Items: c.costs}}
		l := locale.For(locale.French)
		w := wording.Practices{Words: wording.New(net.At(network.DayOf(2012, 5, 31)), l, address.New(l, ""))}
		cases := network.Practices{Situation: w.Situation}.Named("cuve").Cases
		at := slices.IndexFunc(cases, func(c *network.Case) bool { return c.Adoption != nil })
		if got := plainWords(w.Cost(cases[at])); got != c.want {
			t.Errorf("%+v: %q, want %q", c.costs, got, c.want)
		}
	}
}

// On the sheet's page an adoption says what it took, row by row.
func TestAdoptionShowsItsMeans(t *testing.T) {
	page := output(t, takenUp(t), "fiches/cuve/index.html").View().(view.SheetPage)
	var lines []string
	for _, a := range page.Adoptions {
		line := a.Commune.Name
		for _, r := range a.Means.Rows {
			line += "|" + r.Name + " " + r.Quantity + " " + r.Note
		}
		if a.Means.None {
			line += "|none"
		}
		lines = append(lines, plainWords(line))
	}
	want := []string{
		"B|Agents 12 h 2011|Coût 900 € 2011|Subvention : ADEME 200 € 2011|Fonds propres : Commune de B 700 € |Subvention : Région  ",
		"C|Coût 100 € TTC 2011|Coût 50 € HT 2011", "D|none", "E|Coût 300 € 2011",
	}
	if !slices.Equal(lines, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(lines, "\n"), strings.Join(want, "\n"))
	}
}
