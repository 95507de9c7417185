package workroom

import (
	"strings"
	"testing"

	"essaim/internal/network"
	"essaim/internal/network/networktest"
	"essaim/internal/view"
)

// The workroom lists what counts in no year for want of a date, with its file
// and the objectives that leave it out; and it never says that a result would
// do where one would not.
func TestTasksForWantOfADate(t *testing.T) {
	n := networktest.Announced()
	n.Indicators = append(n.Indicators, &network.Indicator{ID: "seaux", Name: "Seaux", Total: network.Sum})
	n.Objectives = append(n.Objectives,
		&network.Objective{ID: "fiches", Name: "Une fiche par an", Measure: network.MeasureOf("sheets-published"), PerYear: true, Target: network.Target{Value: 1}},
		&network.Objective{ID: "seaux", Name: "Des seaux chaque année", Indicator: "seaux", PerYear: true, Target: network.Target{Value: 1}},
		&network.Objective{ID: "en-tout", Name: "Des fiches en tout", Measure: network.MeasureOf("sheets-published"), Target: network.Target{Value: 9}})
	year := network.Date{Year: 2011}
	undated := &network.Sheet{ID: "sans-date", Title: "Sans date", Communes: []string{"luc"}, Status: network.InPlace,
		Results: []network.Result{{Indicator: "seaux", Value: &network.Amount{Interval: network.Point(3)}}}}
	undated.Pos.File = "content/sheets/sans-date.md"
	over := &network.Sheet{ID: "finie", Title: "Finie", Communes: []string{"luc"}, Status: network.Ongoing, Date: year, Period: network.Span{To: year}}
	over.Pos.File = "content/sheets/finie.md"
	n.Sheets = append(n.Sheets, undated, over)
	tasks := newWorkroom(input(n), true).tasks()
	for title, want := range map[string]string{
		"fiches ou entretiens sans date":            "Sans date: content/sheets/sans-date.md · Une fiche par an",
		"fiche ou reprise dont un résultat n’a pas": "Sans date: content/sheets/sans-date.md · Des seaux chaque année",
		"fiche dont la période est finie":           "Finie: content/sheets/finie.md",
	} {
		if got := linesOf(tasks, strings.TrimSuffix(title, "s")); !strings.Contains(got, want) {
			t.Errorf("%s: %q lacks %q", title, got, want)
		}
	}
	for _, task := range tasks {
		if strings.Contains(task.Why, "suffit à faire compter") || strings.Contains(task.Why, "seul résultat") {
			t.Errorf("a result would not do: %s", task.Why)
		}
	}
}

// linesOf are the items of the task whose title has these words, without s.
func linesOf(tasks []view.Task, title string) string {
	plain := func(s string) string {
		return strings.NewReplacer("\u00a0", " ", "\u202f", " ", "fiches", "fiche", "entretiens", "entretien", "reprises", "reprise").Replace(s)
	}
	var lines []string
	for _, task := range tasks {
		if !strings.Contains(plain(task.Title), plain(title)) {
			continue
		}
		for _, l := range task.Items {
			lines = append(lines, plain(l.Name+": "+l.Note))
		}
	}
	return strings.Join(lines, "\n")
}
