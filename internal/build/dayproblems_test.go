package build

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"essaim/internal/diag"
	"essaim/internal/locale"
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
			"content/sheets/essai.md:1:1: Cette fiche est dite « en cours », et sa période est finie : fin 2011. → Écrivez statut: faite si elle est terminée, statut: en place si la pratique continue ; ou corrigez la fin de la période."}},
		{"planned, too", "sheets/essai.md", strings.Replace(sixKeys, "in-place", "planned", 1) + "date: 2012\nperiod: 2011\n", []string{
			"content/sheets/essai.md:1:1: Cette fiche est dite « prévue », et sa période est finie : 2011. → Écrivez statut: faite si elle est terminée, statut: en place si la pratique continue ; ou corrigez la fin de la période."}},
		{"on its last day it is not over", "sheets/essai.md", strings.Replace(sixKeys, "in-place", "ongoing", 1) + "date: 2012\nperiod: {to: 2012-05-31}\n", nil},
		{"one without end is not", "sheets/essai.md", strings.Replace(sixKeys, "in-place", "ongoing", 1) + "date: 2012\nperiod: {from: 2010, to: en cours}\n", nil},
		{"a done one may be", "sheets/essai.md", strings.Replace(sixKeys, "in-place", "done", 1) + "date: 2012\nperiod: 2011\n", nil},
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

func printedIn(p diag.Problem, lang locale.Lang) string {
	text := p.Message(locale.For(lang)) + " → " + p.Hint(locale.For(lang))
	return strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(text)
}
