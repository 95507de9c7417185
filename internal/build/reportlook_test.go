package build

import (
	"slices"
	"strings"
	"testing"
)

// The year's report begins with the bar of its objectives and three results beside
// those of the year before; its table has a column for that year, its map the communes
// that were active.
func TestReportOfAYear(t *testing.T) {
	p := buildLook(t, surveyed)
	report := p.page(t, "bilans/2012")
	at := 0
	for _, part := range []string{
		"<figure><img ", `alt="Une cuve"`, `class="tally"`, "Communes actives</dt>", `aria-label="La carte du réseau"`, `<details class="key">`, "Principaux résultats", "<table>", "Les rencontres</h2>", "Les communes</h2>",
	} {
		next := strings.Index(report[at:], part)
		if next < 0 {
			t.Fatalf("no %q after %q: %s", part, report[max(0, at-40):at], report)
		}
		at += next
	}
	p.says(t, "bilans/2012", "1 atteint 1 en retard", "Communes actives 3 sur 4", "Principaux résultats Déchets évités 30 t 10 t en 2011", "Eau épargnée 900 m³", "Bacs en service 7", "never désherbant 3 L en 2011")
	if main, _, _ := strings.Cut(report[strings.Index(report, "Principaux résultats"):], "</dl>"); strings.Count(main, "<dt>") != 3 {
		t.Errorf("main results: %s", main)
	}
	want := [][]string{
		{"Objectif", "En 2011", "Où il en est", "Statut"},
		{"Une rencontre par an", "0 sur 1 rencontre", "1 sur 1 rencontre", "atteint"},
		{"Cent tonnes", "10 t", "40 sur 100 t", "en retard"},
	}
	if got := tables(report)[0]; !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("the table of objectives is %q", got)
	}
	for commune, active := range map[string]bool{"aubrac": true, "belval": true, "luc": true, "quiet": false} {
		if onMap := strings.Contains(report, `href="/communes/`+commune+`/"><title>`); onMap != active {
			t.Errorf("%s is on the map: %v", commune, onMap)
		}
	}
}

// A meeting begins with its day and its place, before its text and whoever came.
func TestMeetingBeginsWithItsDay(t *testing.T) {
	p := buildLook(t, surveyed)
	page := p.page(t, "rencontres/2013-10-04")
	header, _, _ := strings.Cut(page[strings.Index(page, `<header class="title">`):], "</header>")
	if got, want := plainText(header), "À Belval 4 octobre 2013, 9 h 30 – 12 h Mairie de Belval Rencontre d’échange"; got != want {
		t.Errorf("a meeting begins %q, want %q", got, want)
	}
}
