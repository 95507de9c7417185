package wording

import (
	"strings"
	"testing"

	"essaim/internal/address"
	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/view"
)

func euros(v float64) network.Money {
	return network.Money{Amount: &network.Amount{Interval: network.Point(v)}}
}

func priced(v float64, per string) network.Money {
	m := euros(v)
	m.Per = per
	return m
}

func taxed(v float64, tax network.Tax) network.Money {
	m := euros(v)
	m.Tax = tax
	return m
}

func spent(costs ...network.Cost) network.Means {
	return network.Means{Cost: network.Answer[network.Cost]{Items: costs}}
}

func paidBy(m network.Means, list ...network.Funding) network.Means {
	m.Funding = network.Answer[network.Funding]{Items: list}
	return m
}

func worked(list ...network.Person) network.Means {
	return network.Means{People: network.Answer[network.Person]{Items: list}}
}

func amountOf(v float64) *network.Amount { return &network.Amount{Interval: network.Point(v)} }

// What a sheet took, in its key figures: LABEL VALUE (NOTE).
func TestFiguresOfASheet(t *testing.T) {
	grant, loan, own := network.Grant, network.Loan, network.OwnFunds
	for _, c := range []struct {
		why   string
		means network.Means
		fr    string
		en    string
	}{
		{"an amount, with its year", spent(network.Cost{Money: euros(560), Year: 2011}), "Coût 560 € (2011)", "Cost €560 (2011)"},
		{"tax is said", spent(network.Cost{Money: taxed(1200, network.TaxExcluded)}), "Coût 1 200 € HT", "Cost €1,200 excl. VAT"},
		{"of all amounts", spent(network.Cost{Money: taxed(1200, network.TaxIncluded)}, network.Cost{Money: taxed(300, network.TaxIncluded)}), "Coût 1 500 € TTC", "Cost €1,500 incl. VAT"},
		{"or they are mixed", spent(network.Cost{Money: taxed(1200, network.TaxIncluded)}, network.Cost{Money: taxed(300, network.TaxExcluded)}), "Coût 1 500 € (HT et TTC mêlés)", "Cost €1,500 (excl. VAT and incl. VAT mixed)"},
		{"with what does not say too", spent(network.Cost{Money: taxed(1200, network.TaxIncluded)}, network.Cost{Money: euros(300)}), "Coût 1 500 € (TTC et non précisé mêlés)", "Cost €1,500 (incl. VAT and not said mixed)"},
		{"a price alone is the price", spent(network.Cost{Money: priced(2.01, "repas"), Year: 2017}), "Coût 2,01 €/repas (2017)", "Cost €2.01/repas (2017)"},
		{"two prices are two", spent(network.Cost{Money: priced(2.01, "repas")}, network.Cost{Money: priced(240000, "an")}), "Coût 2,01 €/repas, 240 000 €/an", "Cost €2.01/repas, €240,000/an"},
		{"beside an amount, it is never in it", spent(network.Cost{Money: priced(2.5, "repas")}, network.Cost{Money: euros(100)}), "Coût 100 € (et 2,50 €/repas)", "Cost €100 (and €2.50/repas)"},
		{
			"what paid is named after what it is", paidBy(spent(network.Cost{Money: euros(2500000)}), network.Funding{Kind: loan, Money: euros(1400000)}, network.Funding{Kind: grant, Money: euros(600000)}, network.Funding{Kind: own, Money: euros(500000)}),
			"Coût 2 500 000 € (dont 600 000 € de subventions, 1 400 000 € d’emprunt et 500 000 € de fonds propres)",
			"Cost €2,500,000 (of which €600,000 in grants, €1,400,000 in loans and €500,000 in own funds)",
		},
		{"a share is no amount", paidBy(spent(network.Cost{Money: euros(100)}), network.Funding{Share: amountOf(30)}), "Coût 100 €", "Cost €100"},
		{"a range", spent(network.Cost{Money: network.Money{Amount: &network.Amount{Interval: network.Interval{Min: 10000, Max: 15000}}}}), "Coût entre 10 000 et 15 000 €", "Cost between €10,000 and €15,000"},
		{"the years of the time, not of the cost", network.Means{People: worked(network.Person{Days: amountOf(10), Year: 2017}).People, Cost: spent(network.Cost{Money: euros(5), Year: 2019}).Cost}, "Temps passé 10 jours (2017); Coût 5 € (2019)", "Time spent 10 days (2017); Cost €5 (2019)"},
		{"nor of who took part without saying how long", worked(network.Person{Hours: amountOf(3), Year: 2017}, network.Person{Who: "Élus", Year: 2018}), "Temps passé 3 h (2017)", "Time spent 3 h (2017)"},
		{"full-time equivalents are never hours", worked(network.Person{FTE: amountOf(0.3)}, network.Person{FTE: amountOf(3)}), "Temps passé 0,3 ETP, 3 ETP", "Time spent 0.3 FTE, 3 FTE"},
		{"and stand below when hours are known", worked(network.Person{FTE: amountOf(0.3)}, network.Person{Hours: amountOf(12)}), "Temps passé 12 h", "Time spent 12 h"},
		{"a gain is no cost", network.Means{Gains: network.Answer[network.Gain]{Items: []network.Gain{{Text: "Électricité", Money: priced(6000, "an")}}}}, "", ""},
	} {
		s := &network.Sheet{ID: "a", Means: c.means}
		for lang, want := range map[locale.Lang]string{locale.French: c.fr, locale.English: c.en} {
			if got := figures(meansIn(lang, "EUR", s).AddFigures(nil, s)); got != want {
				t.Errorf("%s: %s, want %s", c.why, got, want)
			}
		}
	}
}

// What a table of means says of each line: NAME: QUANTITY (NOTE).
func TestRowsOfMeans(t *testing.T) {
	m := paidBy(spent(network.Cost{Kind: network.Operating, Money: priced(2.01, "repas"), Year: 2017}, network.Cost{Note: "20 000 CHF"}),
		network.Funding{By: "ADEME", Share: amountOf(30), Money: euros(200)}, network.Funding{By: "Banque", Kind: network.Loan}, network.Funding{By: "Rodez", Money: taxed(50, network.TaxIncluded)})
	m.People = worked(network.Person{Who: "Cheffe", FTE: amountOf(0.5)}).People
	m.Gains.Items = []network.Gain{{Text: "Électricité", Kind: network.Saving, Money: priced(6000, "an"), Year: 2019}, {Text: "Vente", Kind: network.Income, Money: euros(500)}}
	s := &network.Sheet{ID: "a", Communes: []string{"rodez"}, Means: m}
	var got []string
	for _, r := range meansIn(locale.French, "EUR", s).Of(s.Outlay()).Rows {
		got = append(got, plain(strings.TrimSuffix(r.Name+": "+r.Quantity+" ("+r.Note+")", " ()")))
	}
	want := []string{
		"Cheffe: 0,5 ETP",
		"Dépenses de fonctionnement: 2,01 €/repas (2017)", "Coût:  (20 000 CHF)",
		"Subvention : ADEME: 200 €, 30 % du coût", "Emprunt : Banque: ", "Fonds propres : Rodez: 50 € TTC",
		"Économie : Électricité: 6 000 €/an (2019)", "Recette : Vente: 500 €",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("%q\nwant %q", got, want)
	}
}

// A currency stands where the language puts it.
func TestCurrencies(t *testing.T) {
	s := &network.Sheet{ID: "a", Means: spent(network.Cost{Money: euros(12000.5)})}
	for _, c := range [][3]string{
		{"EUR", "12 000,50 €", "€12,000.50"}, {"CHF", "12 000,50 CHF", "CHF 12,000.50"}, {"GBP", "12 000,50 £", "£12,000.50"},
		{"CAD", "12 000,50 $", "$12,000.50"}, {"SEK", "12 000,50 kr", "kr 12,000.50"}, {"ALL", "12 000,50 ALL", "ALL 12,000.50"},
	} {
		for i, lang := range []locale.Lang{locale.French, locale.English} {
			if got := plain(meansIn(lang, locale.Currency(c[0]), s).Cost(s.Outlay())); got != c[i+1] {
				t.Errorf("%s: %s, want %s", c[0], got, c[i+1])
			}
		}
	}
}

// A total says on how many sheets it rests.
func TestTotalsRest(t *testing.T) {
	sheets := []*network.Sheet{
		{ID: "a", Means: spent(network.Cost{Money: euros(100), Year: 2011})},
		{ID: "b", Means: paidBy(spent(network.Cost{Money: euros(50)}), network.Funding{Money: euros(20)})},
		{ID: "c", Means: worked(network.Person{Hours: amountOf(4)})},
		{ID: "d", Status: network.Planned, Means: network.Means{None: true}},
		{ID: "e", Status: network.Planned, Means: spent(network.Cost{Money: euros(1000), Year: 2011})},
		{ID: "f"},
	}
	w := meansIn(locale.French, "EUR", sheets...)
	if got, want := figures(w.AccountsFigures(w.AccountsOf(sheets))), "Temps passé 4 h (1 fiche sur 4 renseignée); Coût 150 € (2 fiches sur 4 renseignées, dont 20 € de subventions); Reste à charge 30 € (1 fiche qui donne coût et financements)"; got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	if got, want := figures(w.TotalFigures(w.Situation.Means(2011))), "Coût 100 € (1 fiche)"; got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	nothing := []*network.Sheet{{ID: "d", Status: network.Planned, Means: network.Means{None: true}}, {ID: "f"}}
	w = meansIn(locale.French, "EUR", nothing...)
	if got := figures(w.AccountsFigures(w.AccountsOf(nothing))); got != "" {
		t.Errorf("nobody answered: %s", got)
	}
}

func meansIn(lang locale.Lang, currency locale.Currency, sheets ...*network.Sheet) Means {
	n := &network.Network{Lang: lang, Currency: currency, Sheets: sheets, Communes: []*network.Commune{{ID: "rodez", Name: "Rodez"}}}
	return Means{New(n.At(network.DayOf(2020, 1, 1)), locale.For(lang), address.Site{})}
}

func figures(list []view.Figure) string {
	var words []string
	for _, f := range list {
		words = append(words, strings.TrimSuffix(f.Label+" "+f.Value+" ("+f.Note+")", " ()"))
	}
	return plain(strings.Join(words, "; "))
}

func plain(s string) string { return strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(s) }
