package network

import (
	"testing"

	"essaim/internal/locale"
)

// spent is what cost these amounts, in 2021.
func spent(amounts ...Money) Means {
	m := Means{}
	for _, a := range amounts {
		m.Cost.Items = append(m.Cost.Items, Cost{Money: a, Year: 2021})
	}
	return m
}

func moneyOf(v float64, tax Tax) Money {
	return Money{Amount: &Amount{Interval: Point(v)}, Tax: tax}
}

// Own funds are those of who took it up: who carries the sheet gives it a grant.
func TestFundingOfAdoption(t *testing.T) {
	n := &Network{Communes: []*Commune{{ID: "luc", Name: "Luc-la-Forêt"}, {ID: "belval", Name: "Les Bels"}}, Lang: locale.French}
	s := n.At(DayOf(2024, 1, 1))
	sheet := &Sheet{ID: "compost", Communes: []string{"luc"}}
	adoption := &Adoption{ID: "b", Sheet: "compost", Commune: "belval"}
	for _, c := range []struct {
		by             string
		sheet, adopted FundingKind
	}{
		{"luc", OwnFunds, Grant},
		{"commune de Luc-la-Forêt", OwnFunds, Grant},
		{"Les Bels", Grant, OwnFunds},
		{"commune des Bels", Grant, OwnFunds},
		{"la commune de Belval", Grant, OwnFunds},
		{"commune des Belles", Grant, Grant},
		{"la commune", OwnFunds, OwnFunds},
		{"ADEME", Grant, Grant},
	} {
		f := &Funding{By: c.by}
		if got := KindOfFunding(s, sheet.Outlay(), f); got != c.sheet {
			t.Errorf("%s pays for the sheet: %s, want %s", c.by, got, c.sheet)
		}
		if got := KindOfFunding(s, adoption.Outlay(), f); got != c.adopted {
			t.Errorf("%s pays for the adoption: %s, want %s", c.by, got, c.adopted)
		}
	}
	adoption.Means.Funding.Items = []Funding{{By: "Luc-la-Forêt", Money: moneyOf(30, "")}, {By: "Belval", Money: moneyOf(70, "")}}
	if m := s.MeansOf(adoption.Outlay()); m.Grants.Min != 30 || m.Own.Min != 70 {
		t.Errorf("grants %v, own funds %v", m.Grants, m.Own)
	}
}

func TestTaxesMixed(t *testing.T) {
	n := &Network{
		Communes: []*Commune{{ID: "luc"}, {ID: "belval"}},
		Sheets:   []*Sheet{{ID: "compost", Communes: []string{"luc"}, Status: InPlace, Means: spent(moneyOf(1, TaxIncluded), moneyOf(2, ""))}},
		Adoptions: []*Adoption{
			{ID: "both", Sheet: "compost", Commune: "belval", Started: Date{Year: 2021}, Means: spent(moneyOf(1, TaxIncluded), moneyOf(2, TaxExcluded))},
			{ID: "later", Sheet: "compost", Commune: "belval", Started: Date{Year: 2021}, Means: spent(moneyOf(1, TaxIncluded))},
		},
	}
	later := Cost{Money: moneyOf(2, TaxExcluded), Year: 2030}
	n.Adoptions[1].Means.Cost.Items = append(n.Adoptions[1].Means.Cost.Items, later)
	s := Practices{n.At(DayOf(2024, 1, 1))}
	want := map[string]bool{"compost": false, "+both": true, "+later": false}
	for _, c := range s.Named("compost").Cases {
		if got := s.TaxesMixed(c); got != want[caseName(c)] {
			t.Errorf("%s: mixed is %v", caseName(c), got)
		}
		if known := c.Of(Measurand{Kind: OfCost}) != nil; known == want[caseName(c)] {
			t.Errorf("%s: its cost is known: %v", caseName(c), known)
		}
	}
}

// What adoptions took is in no total of the network: those say on how many sheets they rest.
func TestTotalsAreOfSheets(t *testing.T) {
	sheet := &Sheet{ID: "compost", Communes: []string{"luc"}, Status: InPlace, Means: spent(moneyOf(100, ""))}
	n := &Network{Communes: []*Commune{{ID: "luc"}, {ID: "belval"}}, Sheets: []*Sheet{sheet}}
	without := n.At(DayOf(2024, 1, 1))
	with := *n
	with.Adoptions = []*Adoption{{ID: "b", Sheet: "compost", Commune: "belval", Started: Date{Year: 2021}, Means: spent(moneyOf(5, ""))}}
	s := with.At(DayOf(2024, 1, 1))
	if got, want := describeMeans(s.Means(2021)), describeMeans(without.Means(2021)); got != want || s.Means(2021).Cost.Sheets != 1 {
		t.Errorf("of the year: %s of %d sheets, want %s", got, s.Means(2021).Cost.Sheets, want)
	}
	a := s.AccountsOf([]*Sheet{sheet})
	if a.Cost.Min != 100 || a.Cost.Sheets != 1 || a.Of != 1 {
		t.Errorf("of all sheets: %v of %d", a.Cost, a.Cost.Sheets)
	}
	with.Adoptions[0].Means = spent(Money{Amount: &Amount{Interval: Point(5)}})
	with.Adoptions[0].Means.Cost.Items[0].Year = 2023
	if years := with.At(DayOf(2024, 1, 1)).YearsOfMeans(); len(years) != 1 || years[0] != 2021 {
		t.Errorf("years of means: %v", years)
	}
}
