package build

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"essaim/internal/diag"
	"essaim/internal/locale"
	"essaim/test/loop"
)

// yearly is a village with objectives a year, and one of the whole programme.
func yearly(sheets map[string]string) fstest.MapFS {
	site := village(0)
	site["content/network.yaml"].Data = append(site["content/network.yaml"].Data, `
programme: {from: 2011, to: 2013}
objectives:
  - {id: fiches, name: Une fiche par an, measure: sheets-published, target: 1, per: year}
  - {id: communes, name: Une commune par an, measure: communes-involved, target: 1, per: year}
  - {id: actions, name: Une action par an, measure: actions-done, target: 1, per: year, theme: dechets}
  - {id: entretiens, name: Un entretien par an, measure: communes-surveyed, target: 1, per: year}
  - {id: en-tout, name: Dix fiches en tout, measure: sheets-published, target: 10}
`...)
	for name, front := range sheets {
		site["content/"+name] = file("---\n" + front + "---\n")
	}
	return site
}

const sixKeys = "title: Essai\ncommune: aubrac\ntheme: dechets\nstatus: in-place\nmeans: none\nresults: []\n"

// A sheet or an interview without date has one warning, which names what leaves
// it out; the key that it gives ends it, and brings no other.
func TestDayProblems(t *testing.T) {
	for _, c := range []struct {
		name, file, front string
		want              []string
	}{
		{"six keys", "sheets/essai.md", sixKeys, []string{
			"content/sheets/essai.md:1:1: Cette fiche n’a pas de date : elle ne compte dans aucune année de « Une fiche par an ; Une commune par an ; Une action par an ». → Ajoutez le jour où elle est publiée : date: 2012-05-31"}},
		{"its remedy", "sheets/essai.md", sixKeys + "date: 2012-05-31\n", nil},
		{"a period is no publication", "sheets/essai.md", sixKeys + "period: 2011\n", []string{
			"content/sheets/essai.md:1:1: Cette fiche n’a pas de date : elle ne compte dans aucune année de « Une fiche par an ». → Ajoutez le jour où elle est publiée : date: 2012-05-31"}},
		{"nor is a planning", "sheets/essai.md", sixKeys + "planning: [{date: 2011, text: Essai}]\n", []string{
			"content/sheets/essai.md:1:1: Cette fiche n’a pas de date : elle ne compte dans aucune année de « Une fiche par an ». → Ajoutez le jour où elle est publiée : date: 2012-05-31"}},
		{"a planned one involves nobody", "sheets/essai.md", strings.Replace(sixKeys, "in-place", "planned", 1), []string{
			"content/sheets/essai.md:1:1: Cette fiche n’a pas de date : elle ne compte dans aucune année de « Une fiche par an ». → Ajoutez le jour où elle est publiée : date: 2012-05-31"}},
		{"another theme has no action to count", "sheets/essai.md", strings.Replace(sixKeys, "theme: dechets", "theme: eau", 1), []string{
			"content/sheets/essai.md:1:1: Cette fiche n’a pas de date : elle ne compte dans aucune année de « Une fiche par an ; Une commune par an ». → Ajoutez le jour où elle est publiée : date: 2012-05-31"}},
		{"an interview", "communes/aubrac.md", "interview: {status: done}\n", []string{
			"content/communes/aubrac.md:1:1: L’entretien est fait, mais n’a pas de date : il ne compte dans aucune année de « Un entretien par an ». → Ajoutez-la à l’entretien : date: 2012-05-31"}},
		{"its remedy", "communes/aubrac.md", "interview: {status: done, date: 2012-05-31}\n", nil},
		{"a period that is over", "sheets/essai.md", strings.Replace(sixKeys, "in-place", "ongoing", 1) + "date: 2012\nperiod: {from: 2010, to: fin 2011}\n", []string{
			"content/sheets/essai.md:1:1: Cette fiche est dite « ongoing », et sa période est finie : fin 2011. → Écrivez status: done si elle est terminée, status: in-place si la pratique continue ; ou corrigez la fin de la période."}},
		{"planned, too", "sheets/essai.md", strings.Replace(sixKeys, "in-place", "planned", 1) + "date: 2012\nperiod: 2011\n", []string{
			"content/sheets/essai.md:1:1: Cette fiche est dite « planned », et sa période est finie : 2011. → Écrivez status: done si elle est terminée, status: in-place si la pratique continue ; ou corrigez la fin de la période."}},
		{"on its last day it is not over", "sheets/essai.md", strings.Replace(sixKeys, "in-place", "ongoing", 1) + "date: 2012\nperiod: {to: 2012-05-31}\n", nil},
		{"one without end is not", "sheets/essai.md", strings.Replace(sixKeys, "in-place", "ongoing", 1) + "date: 2012\nperiod: {from: 2010, to: en cours}\n", nil},
		{"a done one may be", "sheets/essai.md", strings.NewReplacer("in-place", "done", "[]", "[{text: Essai, value: 1, year: 2011}]").Replace(sixKeys) + "date: 2012\nperiod: 2011\n", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			report, err := Check(t.Context(), options(yearly(map[string]string{c.file: c.front}), t.TempDir()))
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, p := range report.Problems {
				got = append(got, p.Pos.File+":1:1: "+printedIn(p, locale.French))
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
		})
	}
}

// While a file has an error that could have given a result, nobody is asked for one.
func TestNoResultIsAskedOfUnreadFiles(t *testing.T) {
	asked := func(files map[string]string) bool {
		site := yearly(nil)
		site["content/network.yaml"] = file(strings.ReplaceAll(string(site["content/network.yaml"].Data), "programme: {from: 2011, to: 2013}", "programme: {from: 2001}"))
		for name, text := range files {
			site["content/"+name] = file(text)
		}
		report, err := Check(t.Context(), options(site, t.TempDir()))
		if err != nil {
			t.Fatal(err)
		}
		return slices.ContainsFunc(report.Problems, func(p diag.Problem) bool { return p.Code == "objective-without-result" })
	}
	for _, c := range []struct {
		name, file, text string
		want             bool
	}{
		{"nothing else", "pages/essai.md", "---\ntitle: Essai\n---\n", true},
		{"a page with an error", "pages/essai.md", "---\ntitel: Essai\n---\n", true},
		{"a value in words", "sheets/essai.md", "---\n" + strings.Replace(sixKeys, "[]", "[{text: a, value: trois}]", 1) + "---\n", false},
		{"not closed", "sheets/essai.md", "---\n" + sixKeys, false},
		{"empty", "sheets/essai.md", "", false},
		{"in another encoding", "sheets/essai.md", "---\ntitle: \xe9t\xe9\n---\n", false},
		{"an equals sign", "sheets/essai.md", "---\n" + strings.Replace(sixKeys, "title:", "title =", 1) + "---\n", false},
		{"a conflict", "sheets/essai.md", "---\n<<<<<<< a\n" + sixKeys + "=======\n" + sixKeys + ">>>>>>> b\n---\n", false},
		{"an adoption", "adoptions/essai.md", "---\n---\n", false},
		{"a draft gives none", "sheets/essai.md", "---\ndraft: yes\n" + strings.Replace(sixKeys, "[]", "[{text: a, value: trois}]", 1) + "---\n", true},
	} {
		if got := asked(map[string]string{c.file: c.text}); got != c.want {
			t.Errorf("%s: a result is asked for: %t, want %t", c.name, got, c.want)
		}
	}
}

// Rows are as many as objectives, years and communes make them: the first objective
// with which they are too many is an error, and its remedy ends it.
func TestRowsAreBounded(t *testing.T) {
	objectives := func(span string) fstest.MapFS {
		site := village(2)
		text := strings.Replace(string(site["content/network.yaml"].Data), "communes: [", "communes: [{id: b, name: Bb, code: \"99002\"}, ", 1)
		text += "programme: {from: 1012}\nobjectives:\n"
		for i := range 60 {
			text += fmt.Sprintf("  - {id: o%d, name: Objectif %d, measure: actions-done, target: 1, %s}\n", i, i, span)
		}
		site["content/network.yaml"] = file(text)
		return site
	}
	tooMany := func(site fstest.MapFS) (found []string) {
		report, err := Check(t.Context(), options(site, t.TempDir()))
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range report.Problems {
			if p.Code == "too-many-rows" {
				found = append(found, fmt.Sprintf("%s %d %s", p.Severity, p.Pos.Line, printedIn(p, locale.French)))
			}
		}
		return found
	}
	want := []string{"error 62 Avec celui-ci, les objectifs font plus de 100000 lignes, à raison d’une par année et par commune : aucune page ne peut les montrer. → " +
		"Retirez « for_each » ou « per » des objectifs qui s’en passent, ou donnez-leur un début plus récent : « from »."}
	if got := tooMany(objectives("per: year, for_each: commune")); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	for _, remedy := range []string{"per: year", "for_each: commune", "per: year, for_each: commune, from: 2002"} {
		if got := tooMany(objectives(remedy)); len(got) > 0 {
			t.Errorf("%s: %v", remedy, got)
		}
	}
}

// So are proofs: thousands of results of one indicator, each of which proves thousands
// of objectives.
func TestProofsAreBounded(t *testing.T) {
	loop.Unraced(t)
	results := strings.Repeat("  - {indicator: restes, value: 5, year: 2011}\n", 10_000)
	front := strings.Replace(sixKeys, "results: []\n", "results:\n"+results, 1) + "date: 2012\n"
	for _, c := range []struct {
		objectives int
		want       string
	}{{100, ""}, {101, "too-many-proofs"}} {
		site := village(0)
		text := string(site["content/network.yaml"].Data) + unmeasured + "objectives:\n"
		for i := range c.objectives {
			text += fmt.Sprintf("  - {id: o%d, name: Objectif %d, indicator: restes, target: 1}\n", i, i)
		}
		site["content/network.yaml"], site["content/sheets/essai.md"] = file(text), file("---\n"+front+"---\n")
		report, err := Check(t.Context(), options(site, t.TempDir()))
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, p := range report.Problems {
			if p.Severity == diag.Error {
				got += string(p.Code)
			}
		}
		if got != c.want {
			t.Errorf("%d objectives: %q, want %q", c.objectives, got, c.want)
		}
	}
}

// unmeasured is an indicator of which there is no result.
const unmeasured = "indicators: [{id: restes, name: Restes, unit: kg}]\n"

// TestOvertaken: what the day has overtaken has one warning, at the value that is to
// be changed; its remedy ends it, and brings no other. On the last day that leaves it
// alone there is none.
func TestOvertaken(t *testing.T) {
	const meeting = "content/meetings/2012-05-30.md"
	meetingOf := func(status string) string {
		return "---\ntitle: Journée\ndate: 2012-05-30\nstatus: " + status + "\n---\n"
	}
	sheetOf := func(more string) string { return "---\n" + sixKeys + "date: 2010\n" + more + "---\n" }
	objective := func(more string) string {
		return "\n" + unmeasured + "programme: {from: 2010}\nobjectives:\n  - {id: x, name: Moins de restes, target: 10, " + more + "}\n"
	}
	const essai, network = "content/sheets/essai.md", "content/network.yaml"
	for _, c := range []struct {
		name, file, text string
		fr, en           string // what is said, "" for nothing
	}{
		{"checked long ago", essai, sheetOf("checked: 2010-05-30\n"),
			"9:10 Cette fiche a été vérifiée pour la dernière fois il y a plus de deux ans : 2010-05-30. → Demandez à qui la porte si elle est encore exacte, puis écrivez checked: 2012-05-31",
			"9:10 This sheet was last checked more than two years ago: 2010-05-30. → Ask those who carry it whether it is still right, then write checked: 2012-05-31"},
		{"two years ago to the day", essai, sheetOf("checked: 2010-05-31\n"), "", ""},
		{"as precise as known", essai, sheetOf("checked: 2010\n"), "", ""},
		{"its remedy", essai, sheetOf("vérifié: 2012-05-31\n"), "", ""},
		{"abandoned, nobody has to", essai, strings.Replace(sheetOf("checked: 2009\n"), "in-place", "abandoned", 1), "", ""},
		{"a meeting still planned", meeting, meetingOf("planned"),
			"4:9 Cette rencontre est « prévue », et sa date est passée : 2012-05-30. → Écrivez status: held si elle a eu lieu, status: cancelled sinon ; ou donnez sa nouvelle date.",
			"4:9 This meeting is “planned”, and its date is past: 2012-05-30. → Write status: held if it took place, status: cancelled if not; or give its new date."},
		{"with a key in French", meeting, strings.Replace(meetingOf("prévue"), "status", "statut", 1),
			"4:9 Cette rencontre est « prévue », et sa date est passée : 2012-05-30. → Écrivez statut: tenue si elle a eu lieu, statut: annulée sinon ; ou donnez sa nouvelle date.",
			"4:9 This meeting is “planned”, and its date is past: 2012-05-30. → Write statut: tenue if it took place, statut: annulée if not; or give its new date."},
		{"its remedy", meeting, meetingOf("tenue"), "", ""},
		{"the other one", meeting, meetingOf("annulée"), "", ""},
		{"a month that is not over", "content/meetings/2012-05.md", strings.Replace(meetingOf("planned"), "2012-05-30", "2012-05", 1), "", ""},
		{"an objective that nothing measures", network, objective("indicator: restes"),
			"15:5 Aucune fiche ne donne de résultat à l’objectif « Moins de restes », qui a commencé il y a plus de deux ans (2010). → Ajoutez-en un à une fiche (résultats), par exemple {indicateur: restes, année: 2012, valeur: …} ; ou retirez l’objectif si le réseau l’a abandonné.",
			"15:5 No sheet gives a result for the objective “Moins de restes”, which began more than two years ago (2010). → Add one to a sheet (résultats), for example {indicateur: restes, année: 2012, valeur: …}; or remove the objective if the network gave it up."},
		{"actions, of which there is none", network, objective("measure: actions-done"),
			"15:5 Aucune fiche ne donne de résultat à l’objectif « Moins de restes », qui a commencé il y a plus de deux ans (2010). → Dites quelles actions sont « en place » ou « faite » ; ou retirez l’objectif si le réseau l’a abandonné.",
			"15:5 No sheet gives a result for the objective “Moins de restes”, which began more than two years ago (2010). → Say which actions are “en place” or “faite”; or remove the objective if the network gave it up."},
		{"that no meeting was held is known", network, objective("measure: meetings-held"), "", ""},
		{"one that began two years ago at most", network, objective("indicator: restes, from: 2010-05-31"), "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			site := village(0)
			if c.file == network {
				site[network].Data = append(site[network].Data, c.text...)
			} else {
				site[c.file] = file(c.text)
			}
			report, err := Check(t.Context(), options(site, t.TempDir()))
			if err != nil {
				t.Fatal(err)
			}
			for lang, want := range map[locale.Lang]string{locale.French: c.fr, locale.English: c.en} {
				var got []string
				for _, p := range report.Problems {
					got = append(got, fmt.Sprintf("%d:%d %s", p.Line, p.Column, printedIn(p, lang)))
				}
				if strings.Join(got, "\n") != want {
					t.Errorf("%s: got\n%s\nwant\n%s", lang, strings.Join(got, "\n"), want)
				}
			}
		})
	}
}

func printedIn(p diag.Problem, lang locale.Lang) string {
	text := p.Message(locale.For(lang)) + " → " + p.Hint(locale.For(lang))
	return strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(text)
}

// A result of a year that is still to come counts nowhere, and that is said.
func TestResultInTheFuture(t *testing.T) {
	for year, want := range map[string]int{"2011": 0, "2012": 0, "2021": 1} {
		front := strings.Replace(sixKeys, "[]", "[{text: Essai, value: 1, year: "+year+"}]", 1) + "date: 2012-05-31\n"
		report, err := Check(t.Context(), options(yearly(map[string]string{"sheets/essai.md": front}), t.TempDir()))
		if err != nil {
			t.Fatal(err)
		}
		found := 0
		for _, p := range report.Problems {
			if p.Code == "result-in-the-future" && p.Severity == diag.Warning && p.File == "content/sheets/essai.md" && p.Line == 7 {
				found++
			}
		}
		if found != want || len(report.Problems) != want {
			t.Errorf("%s: %d of %d problems are of the future, want %d", year, found, len(report.Problems), want)
		}
	}
}
