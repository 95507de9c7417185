package source_test

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/source"
	"essaim/test/loop"
)

// Costs as people write them, worked out by hand: language and currency, what
// stands under `cost`, and what is read of it, AMOUNT [each PER] [TAX]. What is
// refused has the message and its remedy.
const costs = `
fr EUR | amount: 560                                | 560
fr EUR | amount: 560 €                              | 560
fr EUR | amount: 560 euros                          | 560
fr EUR | amount: 560 EUR                            | 560
fr EUR | amount: EUR 560                            | 560
fr EUR | amount: environ 560 €                      | ~560
fr EUR | amount: "2,5 M€"                             | 2500000
fr EUR | amount: "2,5 millions d'euros"               | 2500000
fr EUR | amount: 1.4 million €                      | 1400000
fr EUR | amount: 10 k€                              | 10000
fr EUR | amount: 10 K€                              | 10000
fr EUR | amount: "1,2 Md€"                            | 1200000000
fr EUR | amount: 10 à 15 k€                         | 10000..15000
fr EUR | amount: 10 k€ à 15 k€ HT                   | 10000..15000 excluded
fr EUR | amount: entre 900 et 1 200 €               | 900..1200
fr EUR | amount: jusqu'à 500 €                      | <500
fr EUR | amount: plus de 150 000 €                  | >150000
fr EUR | amount: 1 200 € HT                         | 1200 excluded
fr EUR | amount: 1 200 €HT                          | 1200 excluded
fr EUR | amount: 1 200 € hors taxes                 | 1200 excluded
fr EUR | amount: 1 200 € (H.T.)                     | 1200 excluded
fr EUR | amount: 4500 € TTC                         | 4500 included
fr EUR | amount: 4500 € toutes taxes comprises      | 4500 included
fr EUR | amount: "4,5 k€ TTC"                         | 4500 included
fr EUR | amount: 4500, tax: TTC                     | 4500 included
fr EUR | amount: 4500 € TTC, taxe: included         | 4500 included
fr EUR | montant: 4500, taxe: HT                    | 4500 excluded
fr EUR | amount: "2,01 €/repas"                     | 2.01 each repas
fr EUR | amount: 240 000 €/an                       | 240000 each an
fr EUR | amount: 240 000 € par an                   | 240000 each an
fr EUR | amount: 15 €/foyer/an                      | 15 each foyer/an
fr EUR | amount: 15 € par foyer et par an           | 15 each foyer et par an
fr EUR | amount: 3 k€/an HT                         | 3000 each an excluded
fr EUR | amount: 3 € HT/repas                       | 3 each repas excluded
fr EUR | amount: 120 €/t                            | 120 each t
fr EUR | amount: 12 € pièce                         | 12 each piece
fr EUR | amount: "0,90 € l'un"                      | 0.9 each un
fr EUR | amount: "11,77", unit: €/repas             | 11.77 each repas
fr EUR | amount: 12, unit: k€                       | 12000
fr EUR | amount: "11,77 €", par: repas              | 11.77 each repas
fr EUR | amount: 2 €/repas, per: repas              | 2 each repas
fr EUR | amount: 3 à 5 €/repas                      | 3..5 each repas
fr EUR | note: 20 000 CHF                           | -
fr EUR | amount: 2 €/repas, par: an                 | Deux unités se contredisent : « repas » après la valeur et « an » à côté. → Gardez l’une des deux.
fr EUR | amount: 1 200 € HT, taxe: TTC              | « 1 200 € HT » et « taxe: TTC » se contredisent. → Retirez l’un des deux.
fr EUR | amount: 20 000 CHF                         | « 20 000 CHF » est dans une autre monnaie : les montants de ce réseau sont en €. → Convertissez en €, ou gardez la somme d’origine dans « note » sans « amount ».
fr EUR | amount: £20 million                        | « £20 million » est dans une autre monnaie : les montants de ce réseau sont en €. → Convertissez en €, ou gardez la somme d’origine dans « note » sans « amount ».
fr EUR | montant: 12 000 $                          | « 12 000 $ » est dans une autre monnaie : les montants de ce réseau sont en €. → Convertissez en €, ou gardez la somme d’origine dans « note » sans « montant ».
fr EUR | amount: 560 t                              | « 560 t » n’est pas un montant : « t » n’est pas une monnaie. → Écrivez un montant en €, ou dites-le dans « note ».
fr EUR | amount: 20 %                               | « 20 % » n’est pas un montant : « % » n’est pas une monnaie. → Écrivez un montant en €, ou dites-le dans « note ».
fr EUR | amount: -5 €                               | « -5 € » est négatif, et cette quantité ne peut pas l’être. → Retirez le signe, ou corrigez la valeur.
fr EUR | amount: 1.500 €                            | « 1.500 » se lit de deux façons : le point sépare-t-il des milliers ou des décimales ? → Écrivez « 1 500 » ou « 1,5 ».
fr EUR | kind: staff                                | Il manque « amount » : somme ; avec « /repas » ou « /an », un prix, montré et jamais additionné. → Écrivez par exemple : amount: environ 560
fr CHF | amount: 20 000 CHF                         | 20000
fr CHF | amount: CHF 20'000                         | 20000
fr CHF | amount: 20 000 francs                      | 20000
fr CHF | amount: 20 000 €                           | « 20 000 € » est dans une autre monnaie : les montants de ce réseau sont en CHF. → Convertissez en CHF, ou gardez la somme d’origine dans « note » sans « amount ».
fr CAD | amount: 12 000 $                           | 12000
fr CAD | amount: 12 k$                              | 12000
fr CAD | amount: 12 000 CAD                         | 12000
en GBP | amount: £20 million                        | 20000000
en GBP | amount: £20m                               | 20000000
en GBP | amount: "£1,200 excl. VAT"                 | 1200 excluded
en GBP | amount: "£1,200.50"                        | 1200.5
en GBP | amount: £2.01/meal                         | 2.01 each meal
en GBP | amount: £15 per household                  | 15 each household
en GBP | amount: £10-15k                            | 10000..15000
en GBP | amount: £10k to £15k                       | 10000..15000
en GBP | amount: nearly £5bn                        | ~5000000000
en GBP | amount: 20 each                            | 20 each each
en GBP | amount: €500                               | “€500” is in another currency: this network’s amounts are in £. → Convert it to £, or keep the original sum under “note” without “amount”.
en USD | amount: "$1,200"                           | 1200
en USD | amount: US$1200                            | 1200
en EUR | amount: "€1,200 incl. VAT"                 | 1200 included
en SEK | amount: 500 kr                             | 500
en SEK | amount: 2 Mkr                              | 2000000
`

func TestCosts(t *testing.T) {
	loop.Unraced(t)
	for line := range strings.SplitSeq(strings.TrimSpace(costs), "\n") {
		parts := strings.SplitN(line, "|", 3)
		site, yaml, want := strings.Fields(parts[0]), strings.TrimSpace(parts[1]), strings.TrimSpace(parts[2])
		n, message := readMeans(t, site[0], site[1], "cost: {"+yaml+"}")
		got := message
		if message == "" {
			c := n.Sheets[0].Means.Cost.Items[0]
			got = describeMoney(c.Money)
		}
		if got != want {
			t.Errorf("%s\n got: %s\nwant: %s", strings.TrimSpace(parts[0]+yaml), got, want)
		}
	}
}

// What funds, gives and works, likewise: what is read, or the message.
const funded = `
fr | funding: {by: ADEME, amount: 200}                               | 200 grant
fr | funding: {by: ADEME, amount: 200, nature: prêt}                 | 200 loan
fr | funding: {by: ADEME, amount: 200, kind: own}                    | 200 own
fr | funding: {by: Banque, amount: 200, note: prêt sur 41 ans}       | 200 loan
fr | funding: {by: Emprunt bancaire, amount: 200}                    | 200 loan
fr | funding: {by: Fonds propres, amount: 200}                       | 200 own
fr | funding: {by: Autofinancement de la commune, amount: 200}       | 200 own
fr | funding: {by: rodez, amount: 200}                               | 200 own
fr | funding: {by: Ville de Rodez, amount: 200}                      | 200 own
fr | funding: {by: La commune, amount: 200}                          | 200 own
fr | funding: {by: Région, amount: 200, note: le reste en fonds propres} | 200 grant
fr | funding: {by: Luc, amount: 200}                                 | 200 grant
fr | funding: {by: Prêterie municipale, amount: 200}                 | 200 grant
fr | funding: {by: ADEME, share: 30 %}                               | - 30 % grant
fr | funding: {by: ADEME, part: 30}                                  | - 30 % grant
fr | funding: {by: ADEME, share: environ 30 %, amount: 200}          | 200 ~30 % grant
fr | funding: {by: ADEME, share: 30 à 50 %}                          | - 30..50 % grant
fr | funding: {by: ADEME, share: jusqu'à 80 %}                       | - <80 % grant
fr | funding: {by: ADEME, amount: 5 000 €/an}                        | 5000 each an grant
fr | funding: {by: ADEME, amount: 200 € HT}                          | 200 excluded grant
fr | funding: {by: ADEME, amount: 20 %}                              | « 20 % » est une part du coût, et non un montant. → Écrivez : share: 20 %
fr | funding: {par: ADEME, montant: "12,5 %"}                        | « 12,5 % » est une part du coût, et non un montant. → Écrivez : part: "12,5 %"
fr | funding: {by: ADEME, rate: 50}                                  | La clé « rate » n’existe pas ici. → Vouliez-vous dire « share » ? Ce qui n’est pas prévu peut se dire sous « note ».
fr | funding: {par: ADEME, taux: 50 %}                               | La clé « taux » n’existe pas ici. → Vouliez-vous dire « part » ? Ce qui n’est pas prévu peut se dire sous « note ».
fr | funding: {by: ADEME, share: 500 €}                              | « 500 € » est un montant, et non une part du coût. → Écrivez-le sous « amount ».
fr | funding: {by: ADEME, share: 1/3}                                | « 1/3 » est une fraction. → Écrivez « 33,3 % ».
fr | funding: {by: ADEME, share: ½}                                  | « ½ » est une fraction. → Écrivez « 50 % ».
fr | funding: {by: ADEME, share: 130 %}                              | Une part de 130 % dépasse le tout. → Une part va de 0 à 100 %.
fr | funding: [{by: A, share: 60 %}, {by: B, share: 50 %}]           | Les parts de « funding » dépassent ensemble 100 %. → Corrigez celle qui est de trop, ou dites dans « note » celle qui porte sur une autre dépense.
en | funding: {by: Bank, amount: 200, note: loan over 41 years}      | 200 loan
en | funding: {by: Own funds, amount: 200}                           | 200 own
en | funding: {by: Rodez, amount: 200}                               | 200 own
en | funding: {by: Region, amount: 20%}                              | “20%” is a share of the cost, not an amount. → Write: share: 20%
fr | people: {who: Agents, etp: 3}                                   | 3 ETP
fr | people: {who: Agents, fte: "0,3 ETP"}                           | 0.3 ETP
fr | people: {who: Agents, etp: environ 2 équivalents temps plein}   | ~2 ETP
fr | people: {who: Agents, hours: "0,5 ETP"}                         | « 0,5 ETP » : un équivalent temps plein n’est ni une heure ni un jour. → Écrivez : fte: "0,5"
fr | people: {who: Agents, hours: 0,5 ETP}                           | « 0,5 ETP » : un équivalent temps plein n’est ni une heure ni un jour. → Écrivez : fte: "0,5"
fr | people: {who: Agents, days: 2 équivalents temps plein}          | « 2 équivalents temps plein » : un équivalent temps plein n’est ni une heure ni un jour. → Écrivez : fte: 2
fr | people: {who: Agents, hours: 2 jours}                           | « 2 jours » : les heures et les jours de travail ne se convertissent pas, et chacun a sa clé. → Écrivez-le sous « days ».
fr | people: {who: Agents, etp: 12 h}                                | L’unité « h » ne convient pas ici : on y compte en ETP. → Convertissez la valeur, ou écrivez-la sans unité.
en | people: {who: Staff, hours: 0.5 FTE}                            | “0.5 FTE”: a full-time equivalent is neither an hour nor a day. → Write: fte: 0.5
fr | gains: [{text: Électricité, amount: 6 000 €/an, kind: économie}] | 6000 each an saving
fr | gains: {text: Vente, montant: 500, nature: recette}             | 500 income
fr | gains: {text: Vente, amount: 6 000 kWh/an}                      | « 6 000 kWh/an » n’est pas un montant : « kWh/an » n’est pas une monnaie. → Écrivez un montant en €, ou dites-le dans « note ».
fr | gains: {text: Vente}                                            | Il manque « amount » : somme ; avec « /an », par an. → Écrivez par exemple : amount: 6 000
`

func TestFundingPeopleGains(t *testing.T) {
	for line := range strings.SplitSeq(strings.TrimSpace(funded), "\n") {
		parts := strings.SplitN(line, "|", 3)
		yaml, want := strings.TrimSpace(parts[1]), strings.TrimSpace(parts[2])
		n, got := readMeans(t, strings.TrimSpace(parts[0]), "EUR", yaml)
		if got == "" {
			got = describeMeansOf(n)
		}
		if got != want {
			t.Errorf("%s\n got: %s\nwant: %s", yaml, got, want)
		}
	}
}

// A cost and what paid for it: a warning when more was paid than it cost.
func TestFundingAboveCost(t *testing.T) {
	for yaml, above := range map[string]bool{
		"cost: 1000, funding: 1000":                false,
		"cost: 1000, funding: 1001":                true,
		"cost: 1000, staff: 500, funding: 1400":    false, // the value of hours is paid for too
		"cost: 1000, funding: 10 à 15 k€":          true,
		"cost: 10 à 15 k€, funding: 12 000":        false, // it may be
		"cost: jusqu'à 500, funding: 600":          true,
		"cost: plus de 500, funding: 600":          false,
		"cost: 10 €/an, funding: 600":              false, // nobody knows what it cost
		"cost: 1000, funding: 6 000 €/an":          false,
		"funding: 600":                             false,
		"cost: none, funding: 600":                 true,
		"cost: 1000, loan: 800, funding: 300":      true,
		"cost: 1000, loan: 700, funding: 300":      false,
		"cost: environ 1000, funding: environ 900": false,
	} {
		n, _ := readMeans(t, "fr", "EUR", fundingCase(yaml))
		if got := n.Sheets[0].Means.FundingAboveCost(); got != above {
			t.Errorf("%s: %t", yaml, got)
		}
	}
	_, message := readMeans(t, "fr", "EUR", "cost: {amount: 1000}\n  financements: {par: A, montant: 1001}")
	if want := "« financements » dépasse tout ce que dit « cost », temps d’agent compris. → Ajoutez les coûts qui manquent, ou corrigez les montants."; message != want {
		t.Errorf("%s\nwant %s", message, want)
	}
}

// fundingCase writes KEY: AMOUNT, … as means.
func fundingCase(short string) string {
	costs, paid := []string{}, []string{}
	none := false
	for _, part := range strings.Split(short, ", ") {
		key, amount, _ := strings.Cut(part, ": ")
		switch key {
		case "cost":
			if none = amount == "none"; !none {
				costs = append(costs, fmt.Sprintf("{amount: %q}", amount))
			}
		case "staff":
			costs = append(costs, fmt.Sprintf("{amount: %q, kind: staff}", amount))
		case "loan":
			paid = append(paid, fmt.Sprintf("{by: A, amount: %q, kind: loan}", amount))
		default:
			paid = append(paid, fmt.Sprintf("{by: A, amount: %q}", amount))
		}
	}
	text := "funding: [" + strings.Join(paid, ", ") + "]"
	switch {
	case none:
		text += "\n  cost: none"
	case len(costs) > 0:
		text += "\n  cost: [" + strings.Join(costs, ", ") + "]"
	}
	return text
}

func TestCurrencyOfNetwork(t *testing.T) {
	for text, want := range map[string]string{
		"EUR": "EUR", "€": "EUR", "euro": "EUR", "chf": "CHF", "CHF": "CHF", "£": "GBP", "CAD": "CAD", "ALL": "ALL",
		"$":        "« $ » n’est pas une monnaie connue, ou peut en désigner plusieurs. → Écrivez son code de trois lettres : EUR, CHF, CAD…",
		"couronne": "« couronne » n’est pas une monnaie connue, ou peut en désigner plusieurs. → Écrivez son code de trois lettres : EUR, CHF, CAD…",
	} {
		site := moneySite("fr", "EUR", "cost: {amount: 5}")
		site["content/network.yaml"].Data = []byte(strings.Replace(string(site["content/network.yaml"].Data), "currency: EUR", fmt.Sprintf("monnaie: %q", text), 1))
		n, message := readSite(site, "fr")
		got := string(n.Currency)
		if message != "" {
			got = message
		}
		if got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

// readMeans reads a sheet with these means, and says the first problem.
func readMeans(t *testing.T, lang, currency, means string) (*network.Network, string) {
	t.Helper()
	return readSite(moneySite(lang, currency, means), locale.Lang(lang))
}

func readSite(site fstest.MapFS, lang locale.Lang) (*network.Network, string) {
	n, problems := source.Read(site, source.Options{Workers: 1})
	for _, p := range problems {
		if p.Code == "legal-facts-missing" {
			continue
		}
		words := locale.For(lang)
		return n, plainSpaces.Replace(p.Message(words) + " → " + p.Hint(words))
	}
	return n, ""
}

var plainSpaces = strings.NewReplacer("\u00a0", " ", "\u202f", " ")

func moneySite(lang, currency, means string) fstest.MapFS {
	return fstest.MapFS{
		"content/network.yaml": {Data: []byte("name: R\nlang: " + lang + "\nbase_url: https://r.example.org/\ncurrency: " + currency + `
communes: [{id: rodez, name: Rodez, code: "12202"}, {id: luc, name: Luc, code: "12133"}]
themes: [{id: eau, name: Eau}]
`)},
		"content/sheets/a.md": {Data: []byte("---\ntitle: A\ncommune: rodez\ntheme: eau\nmeans:\n  " + strings.Replace(means, "cost: {", "cost:\n    - {", 1) + "\nstatus: in-place\nresults: []\n---\n")},
	}
}

func describeMoney(m network.Money) string {
	if m.Amount == nil {
		return "-"
	}
	text := describeInterval(m.Amount.Interval)
	if m.Per != "" {
		text += " each " + m.Per
	}
	if m.Tax != "" {
		text += " " + string(m.Tax)
	}
	return text
}

func describeInterval(i network.Interval) string {
	sign, number := "", func(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
	if i.Approx {
		sign = "~"
	}
	switch {
	case math.IsInf(i.Min, -1):
		return sign + "<" + number(i.Max)
	case math.IsInf(i.Max, 1):
		return sign + ">" + number(i.Min)
	case i.IsPoint():
		return sign + number(i.Min)
	}
	return sign + number(i.Min) + ".." + number(i.Max)
}

func describeMeansOf(n *network.Network) string {
	sheet := n.Sheets[0]
	switch m := &sheet.Means; {
	case len(m.Funding.Items) > 0:
		f := &m.Funding.Items[0]
		text := describeMoney(f.Money)
		if f.Share != nil {
			text += " " + describeInterval(f.Share.Interval) + " %"
		}
		return text + " " + string(network.KindOfFunding(n.At(network.DayOf(2020, 1, 1)), sheet.Outlay(), f))
	case len(m.People.Items) > 0:
		return describeInterval(m.People.Items[0].FTE.Interval) + " ETP"
	case len(m.Gains.Items) > 0:
		g := m.Gains.Items[0]
		return describeMoney(g.Money) + " " + string(g.Kind)
	}
	return ""
}
