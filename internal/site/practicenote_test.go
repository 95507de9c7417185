package site

import (
	"fmt"
	"testing"

	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/plan"
	"essaim/internal/view"
)

// practiceOf plans sheets of one practice, one of each commune, which cost 1,000 € each.
func practiceOf(t *testing.T, populations ...int) *plan.Plan {
	t.Helper()
	net := &network.Network{
		Name: "Réseau", Lang: locale.French, Currency: "EUR", PDF: network.PDF{Sheets: true, Booklets: true},
		Themes:    []*network.Theme{{ID: "eau", Name: "Eau"}},
		Practices: []*network.PracticeGroup{{ID: "cuves", Name: "Cuves"}},
	}
	for i, population := range populations {
		id := fmt.Sprintf("commune-%02d", i)
		net.Communes = append(net.Communes, &network.Commune{ID: id, Name: fmt.Sprint("Commune ", i), Code: fmt.Sprint(99000 + i), Population: population})
		net.Sheets = append(net.Sheets, &network.Sheet{
			ID: fmt.Sprintf("fiche-%02d", i), Title: fmt.Sprint("Fiche ", i), Communes: []string{id}, Themes: []string{"eau"}, Practice: "cuves",
			Status: network.InPlace, Body: network.Body{Empty: true}, Date: network.Date{Year: 2011},
			Means: network.Means{Cost: network.Answer[network.Cost]{Items: []network.Cost{{Money: network.Money{Amount: &network.Amount{Interval: network.Point(1000)}}}}}},
		})
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

// noteOf is the PDF of its note.
func noteOf(t *testing.T, populations ...int) *view.NotePaper {
	return output(t, practiceOf(t, populations...), "pratiques/cuves/note.pdf").Note()
}

// TestNoteBetweenUsualSizes: a note without a range for any usual size leads to the page of
// the practice where a commune of another size has one, and only there.
func TestNoteBetweenUsualSizes(t *testing.T) {
	for _, c := range []struct {
		populations []int
		usual, some bool
	}{
		{[]int{2000, 3000, 4000}, true, true},
		{[]int{400_000, 500_000, 600_000}, false, true},
		{[]int{400_000, 500_000}, false, false},
		{[]int{400_000, 500_000, 5_000_000}, false, false},
	} {
		paper := noteOf(t, c.populations...)
		if usual := len(paper.Note.Ours.Items) > 0; usual != c.usual || paper.Exact != c.some {
			t.Errorf("%v: %q, for some size: %v", c.populations, paper.Note.Ours.Items, paper.Exact)
		}
		page := output(t, practiceOf(t, c.populations...), "pratiques/cuves/index.html").View().(view.EvidencePage)
		if page.Mine.Silent == c.usual {
			t.Errorf("%v: the page is silent: %v", c.populations, page.Mine.Silent)
		}
	}
}

// TestNoteOfManyToCall: numbers of those that a note has no room for are on their sheets.
func TestNoteOfManyToCall(t *testing.T) {
	populations := make([]int, 40)
	for i := range populations {
		populations[i] = 1000 + i
	}
	note := noteOf(t, populations...).Note
	others := len(populations) - len(note.Ask.Items)
	want := fmt.Sprintf("et %d autres\u00a0: leurs fiches, depuis la page de la pratique", others)
	if note.Ask.More.Name != want {
		t.Errorf("%q, want %q", note.Ask.More.Name, want)
	}
}
