package workroom

import (
	"slices"
	"strings"
	"testing"

	"essaim/internal/network"
	"essaim/internal/network/networktest"
	"essaim/internal/view"
)

var spaces = strings.NewReplacer("\u00a0", " ", "\u202f", " ")

// described is each link with its note, in plain spaces.
func described(links []view.Link) []string {
	var list []string
	for _, l := range links {
		list = append(list, spaces.Replace(l.Name+": "+l.Note))
	}
	return list
}

// A need leads to the practices of its theme: beside a theme that is proposed for a
// meeting, and beside a need that no sheet of its theme answers.
func TestNeedsLeadToPractices(t *testing.T) {
	n := networktest.Remembering()
	n.Themes = append(n.Themes, &network.Theme{ID: "nuit", Name: "Nuit"}, &network.Theme{ID: "bruit", Name: "Bruit"})
	n.Institutions = append(n.Institutions, &network.Institution{Commune: network.Commune{ID: "sydom", Name: "SYDOM"}})
	n.Practices = []*network.PracticeGroup{{ID: "lampes", Name: "Moins de lampes", Theme: "nuit"}}
	n.Sheets = append(n.Sheets, &network.Sheet{ID: "lampes-du-syndicat", Title: "Les lampes", Institutions: []string{"sydom"}, Themes: []string{"tri"}, Practice: "lampes", Status: network.InPlace})
	luc := n.Diagnostics[0]
	luc.Needs.Items = append(luc.Needs.Items, network.Need{Theme: "nuit", Text: "Dormir"}, network.Need{Theme: "bruit"})
	w := newWorkroom(input(n), true)
	index := w.index().(view.WorkroomPage)
	i := slices.IndexFunc(index.Proposal.Themes, func(theme view.AgendaTheme) bool { return theme.Name.Name == "Eau" })
	if i < 0 {
		t.Fatalf("themes: %+v", index.Proposal.Themes)
	}
	if got := described(index.Proposal.Themes[i].Practices); !slices.Equal(got, []string{"Récupérer la pluie: 3 cas, dont 1 arrêté"}) {
		t.Errorf("for a meeting: %q", got)
	}
	if l := index.Proposal.Themes[i].Practices[0]; l.URL != "/pratiques/pluie/" {
		t.Errorf("leads to %q", l.URL)
	}
	i = slices.IndexFunc(index.Tasks, func(task view.Task) bool { return task.Needs != nil })
	if i < 0 {
		t.Fatalf("tasks: %+v", index.Tasks)
	}
	task := index.Tasks[i]
	if need := task.Needs[0]; len(task.Needs) != 1 || need.Text != "Dormir" || need.Commune.Name != "Luc" || !slices.Equal(described(need.Practices), []string{"Moins de lampes: 1 cas"}) {
		t.Errorf("unanswered: %+v", task.Needs)
	}
	if got := described(task.Items); !slices.Equal(got, []string{"Bruit: Luc · Bruit"}) || !strings.HasPrefix(spaces.Replace(task.Title), "2 besoins") {
		t.Errorf("without any practice: %q of %s", got, task.Title)
	}
}

// What is new for the needs of a commune since a day is a text to send: who did it, who
// stopped, where to read it; never what is not public.
func TestNewsForACommune(t *testing.T) {
	n := networktest.Remembering()
	n.Contact.Role = "Animation"
	w := newWorkroom(input(n), true)
	luc := w.Commune("luc")
	want := "Bonjour,\n\nVoici ce qui est nouveau pour vos besoins depuis le 31 décembre 2010 :\n\n" +
		"- Récupérer la pluie : Belval (arrêté) et Olemps (3 cas, dont 1 arrêté en tout)\n/pratiques/pluie/\n\nBien à vous,\nAnimation"
	if got := spaces.Replace(w.newsFor(luc, network.DayOf(2010, 12, 31))); got != want {
		t.Errorf("%q\nwant\n%q", got, want)
	}
	if got := w.newsFor(luc, network.DayOf(2012, 1, 1)); got != "" {
		t.Errorf("nothing is new, and still: %q", got)
	}
	if got := w.newsFor(w.Commune("belval"), network.DayOf(2010, 12, 31)); got != "" {
		t.Errorf("who needs nothing: %q", got)
	}
}

// Sheets that may be of one practice are listed with why; nothing is grouped by itself.
func TestProposedPractices(t *testing.T) {
	n := networktest.Remembering()
	n.Sheets = append(n.Sheets, &network.Sheet{
		ID: "toit", Title: "La pluie du toit", Communes: []string{"belval"}, Themes: []string{"eau"}, Status: network.InPlace,
		Results: []network.Result{{Indicator: "dechets", Year: 2011, Value: &network.Amount{Interval: network.Point(1)}}},
	})
	got := linesOf(newWorkroom(input(n), true).tasks(), "une même pratique")
	if want := "Récupérer la pluie · La pluie du toit: même thème (Eau), même indicateur (Déchets évités), mots communs : pluie"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if all := (network.Practices{Situation: n.At(network.DayOf(2012, 5, 31))}).All(); len(all) != 1 || len(all[0].Sheets) != 1 {
		t.Errorf("they are grouped: %+v", all)
	}
}
