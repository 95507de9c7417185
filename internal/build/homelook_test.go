package build

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

// surveyed is a network with a bit of everything that its home shows, as of the middle
// of 2013.
const surveyed = `
-- network.yaml --
name: Réseau
as_of: 2013-06-30
description: Ce que les communes essaient.
programme: {from: 2010, to: 2015}
contact: {role: Animation, email: reseau@example.org}
communes:
  - {id: aubrac, name: Aubrac, code: "99001", population: 1200, lat: 44.1, lon: 2.5}
  - {id: belval, name: Belval, code: "99002", population: 800, lat: 44.0, lon: 2.6}
  - {id: luc, name: Luc, code: "99003", lat: 44.05, lon: 2.9}
  - {id: quiet, name: Sans bruit, code: "99004", lat: 44.08, lon: 2.7}
themes: [{id: eau, name: Eau}, {id: tri, name: Tri}, {id: vide, name: Mobilités}]
indicators:
  - {id: dechets, name: Déchets évités, unit: t, total: sum}
  - {id: eau, name: Eau épargnée, unit: m³, total: sum}
  - {id: bacs, name: Bacs en service, total: last}
  - {id: litres, name: Litres de désherbant, unit: L, total: sum}
objectives:
  - {id: rencontres, name: Une rencontre par an, measure: meetings-held, target: 1, per: year}
  - {id: tonnes, name: Cent tonnes, indicator: dechets, target: 100}
  - {id: plus-tard, name: Plus tard, measure: sheets-published, target: 9, from: 2014}
-- sheets/composter.md --
---
title: Composter
commune: aubrac
theme: tri
status: in-place
date: 2011-03-01
period: {from: 2011}
means: none
results:
  - {indicator: dechets, year: 2011, value: 10}
  - {indicator: dechets, year: 2012, value: 30}
  - {indicator: bacs, year: 2012, value: 7}
---
-- sheets/arroser/lieu.png --
-- sheets/arroser/index.md --
---
title: Arroser
commune: belval
theme: eau
status: in-place
date: 2012-05-01
images: [{file: lieu.png, alt: Une cuve, people: none}]
period: {from: 2012}
means: none
results:
  - {indicator: eau, year: 2012, value: 900}
  - {indicator: litres, year: 2012, value: 3}
---
-- adoptions/luc-composter.md --
---
sheet: composter
commune: luc
from: aubrac
in-place: 2012-06
---
-- meetings/2012-10-05.md --
---
title: À Aubrac
date: 2012-10-05
status: held
place: Salle des fêtes
attendance: {communes: [aubrac, belval]}
---
-- meetings/2013-10-04.md --
---
title: À Belval
date: 2013-10-04
time: 9 h 30 - 12 h
status: planned
place: Mairie de Belval
---
`

// The home shows, in this order, a sentence and a search, the map beside three results,
// the bar of the objectives, the next meeting, sheets, and the themes with what they
// gave.
func TestHome(t *testing.T) {
	p := buildLook(t, surveyed)
	home := p.page(t, "")
	at := 0
	for _, part := range []string{
		"Ce que les communes essaient.", `role="search"`, "La carte du réseau", `class="map table"`,
		"Ce que le réseau a mesuré", "Déchets évités", "Objectifs</h2>", `class="tally"`, "Prochaine rencontre", "À Belval",
		"Dernière rencontre", "À Aubrac", "Fiches récentes", "Arroser", "Composter", "Par thème",
	} {
		next := strings.Index(home[at:], part)
		if next < 0 {
			t.Fatalf("no %q after %q: %s", part, home[max(0, at-40):at], home)
		}
		at += next
	}
	columns, _, _ := strings.Cut(home[strings.Index(home, `<div class="columns">`):], "Objectifs</h2>")
	if !strings.Contains(columns, "La carte du réseau") || strings.Count(columns, `<p class="row-head"><a href=`) != trendsOnHome {
		t.Errorf("beside the map: %s", columns)
	}
	p.says(t, "", "Déchets évités", "40 t", "1 en bonne voie", "1 pas commencé")
	if tally := plainText(home[strings.Index(home, `class="tally"`):]); strings.Count(tally[:200], "en ") == 0 {
		t.Error(tally[:200])
	}
	// Each theme has its main figure; one without results has none.
	p.says(t, "", "Par thème", "Eau", "1 fiche", "900 m³ Eau épargnée", "Tri", "1 fiche", "40 t Déchets évités", "Mobilités")
	themes, _, _ := strings.Cut(home[strings.Index(home, "Par thème"):], "</ul>")
	if strings.Count(themes, "<b>") != 2 {
		t.Errorf("themes: %s", themes)
	}
	for _, link := range []string{`href="/bilans/2013/"`, `href="/objectifs/"`, `href="/objectifs/tonnes/"`, `href="/rencontres/2013-10-04/"`} {
		if !strings.Contains(home, link) {
			t.Errorf("no link %s", link)
		}
	}
}

const trendsOnHome = 3

// Of new sheets, those with a photo come first, each kind by its date; a sheet that is
// not among the newest two dozen stays behind them, photo or not.
func TestHomeShowsNewSheetsWithPhotos(t *testing.T) {
	site := village(0)
	add := func(name string, day int, photo bool) {
		image := ""
		if photo {
			image = "images: [{file: a.png, alt: Un bac, people: none}]\n"
			site["content/sheets/"+name+"/a.png"] = drawing(90)
		}
		site["content/sheets/"+name+"/index.md"] = file(fmt.Sprintf(
			"---\ntitle: %s\ncommune: aubrac\ntheme: eau\nstatus: ongoing\ndate: 2011-12-%02d\nmeans: none\nresults: []\n%s---\n", name, day, image))
	}
	add("tres-ancienne", 1, true)
	for i := range 21 {
		add(fmt.Sprint("entre-", i), 3, false)
	}
	add("ancienne", 2, true)
	add("neuve", 20, false)
	add("recente", 10, true)
	p := buildSite(t, site)
	home := p.page(t, "")
	places := map[int]string{}
	for _, title := range []string{"tres-ancienne", "ancienne", "recente", "neuve", "entre-0"} {
		if at := strings.Index(home, `<h3><a href="/fiches/`+title+`/">`); at >= 0 {
			places[at] = title
		}
	}
	var order []string
	for _, at := range slices.Sorted(maps.Keys(places)) {
		order = append(order, places[at])
	}
	if got := strings.Join(order, " "); got != "recente ancienne neuve" {
		t.Errorf("the home shows %s", got)
	}
}
