package build

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
)

// needing is a network of n communes: the first does something and the second took it
// up, all others look for something.
func needing(n int) string {
	return `
-- network.yaml --
name: Réseau
as_of: 2013-06-30
communes:
` + lines(1, n, `  - {id: c{i}, name: Commune {i}, code: "99{i}", population: 900, lat: 44.{i}, lon: 2.{i}}`) + `
themes: [{id: eau, name: Eau}, {id: tri, name: Tri}]
-- sheets/arroser.md --
---
title: Arroser moins
commune: c1
theme: eau
status: in-place
period: {from: 2012}
means: none
results: []
---
-- adoptions/c2-arroser.md --
---
sheet: arroser
commune: c2
from: c1
started: 2012
in-place: 2013-02
---
` + lines(3, n, "-- communes/c{i}.md --\n---\nneeds: [{theme: tri, text: Besoin {i}, since: 2012}]\npractices: [{theme: eau, text: Savoir {i}}]\n---")
}

// Up to twenty communes, the matrix says of each what it does and looks for, and what
// answers that; of more, open needs only.
func TestMatrixOfManyCommunes(t *testing.T) {
	few := buildLook(t, needing(20))
	few.says(t, "matrice", "Commune par commune", "Cherche", "Besoin 20", "Peut montrer", "Savoir 20")
	many := buildLook(t, needing(21))
	many.says(t, "matrice", "Besoins ouverts, commune par commune", "Besoin 20", "Besoin 21", "never Commune par commune", "never Peut montrer", "never Savoir 20")
	if strings.Contains(many.page(t, "matrice"), "Commune 1</a></h3>") {
		t.Error("Commune 1 looks for nothing, and has an entry")
	}
}

var cellLink = regexp.MustCompile(`<a class="role-(\w+)" href="([^"]*)#([^"]*)" title="([^"]*)"><svg[^>]*aria-hidden="true".*?</svg><span class="word">([^<]*)</span></a>`)

// A cell of the matrix is a symbol with its word, and leads to the part of the
// commune's page about the theme, which names the sheets.
func TestMatrixCells(t *testing.T) {
	p := buildLook(t, needing(3))
	page := p.page(t, "matrice")
	cells := cellLink.FindAllStringSubmatch(page, -1)
	want := []string{
		"practises /communes/c1/ _theme-eau fait",
		"adopted /communes/c2/ _theme-eau a repris",
		"practises /communes/c3/ _theme-eau fait",
		"needs /communes/c3/ _theme-tri cherche",
	}
	for i, cell := range cells {
		if got := strings.Join(cell[1:5], " "); i >= len(want) || got != want[i] || cell[5] != cell[4] {
			t.Errorf("cell %d is %q", i, got)
		}
		part := p.page(t, strings.Trim(cell[2], "/"))
		if !strings.Contains(part, `<section id="`+cell[3]+`">`) {
			t.Errorf("%s has no part %s", cell[2], cell[3])
		}
	}
	if len(cells) != len(want) {
		t.Errorf("%d cells lead somewhere: %s", len(cells), page)
	}
	if unknown := regexp.MustCompile(`<span class="role-unknown"><svg[^>]*aria-hidden="true".*?</svg><span class="hidden">non renseigné</span></span>`).FindAllString(page, -1); len(unknown) != 2 {
		t.Errorf("%d cells say by a word that nothing is known", len(unknown))
	}
	of := func(commune string) string {
		part := p.page(t, "communes/"+commune)
		part, _, _ = strings.Cut(part[strings.Index(part, `<section id="_theme-eau">`):], "</section>")
		return part
	}
	if !strings.Contains(of("c1"), `<a href="/fiches/arroser/">Arroser moins</a>`) || !strings.Contains(of("c2"), `<a href="/fiches/arroser/#adoption-c2-arroser">Arroser moins</a>`) {
		t.Errorf("the sheets of a theme: %s; %s", of("c1"), of("c2"))
	}
}

// A commune's page says who its neighbours are, the nearest first, and who learnt what
// from it.
func TestCommuneAmongOthers(t *testing.T) {
	p := buildLook(t, needing(9))
	p.says(t, "communes/c1", "Communes voisines", "Commune 2 14 km · comme elle : Eau", "Commune 3", "Ont appris de cette commune", "Commune 2 Arroser moins, en place 2013")
	if page := p.page(t, "communes/c1"); !strings.Contains(page, `<a href="/fiches/arroser/#adoption-c2-arroser">Commune 2</a>`) {
		t.Error("who learnt does not lead to what it made of it")
	}
	p.says(t, "communes/c2", "Communes voisines", "never Ont appris de cette commune")
}

// The map draws what the site says of its borders, and who learnt from whom; without
// that file there is a map all the same.
func TestMapWithBorders(t *testing.T) {
	with := strings.Replace(needing(9), "as_of:", "outline: static/contour.geojson\nas_of:", 1) + "-- static/contour.geojson --\n" + `{"type": "Polygon", "coordinates": [[[2.0, 44.0], [3.0, 44.0], [3.0, 45.0], [2.0, 45.0], [2.0, 44.0]]]}` + "\n"
	for name, network := range map[string]string{"with": with, "without": needing(9)} {
		p := buildLook(t, network)
		for _, path := range []string{"", "communes"} {
			page := p.page(t, path)
			if drawn := strings.Count(page, `<path fill="none" stroke="var(--line)"`); (drawn > 0) != (name == "with") {
				t.Errorf("%s, %s: %d borders", name, path, drawn)
			}
			if strings.Count(page, `<path fill="none" stroke="var(--soft)" stroke-width="1" opacity=".6"`) != 2 {
				t.Errorf("%s, %s: no line from who showed to who took up", name, path)
			}
			if marks := strings.Count(page, `<circle fill-opacity="0"`); marks != 18 {
				t.Errorf("%s, %s: %d marks on both maps", name, path, marks)
			}
		}
		p.says(t, "communes", "1. Commune 1", "2. Commune 2", "9. Commune 9") // there the table is the key
		home := p.page(t, "")
		for i := 1; i <= 9; i++ {
			if key := fmt.Sprintf(`<li value="%d"><a href="/communes/c%d/">`, i, i); !strings.Contains(home, key) {
				t.Errorf("the key of the small map has no %s", key)
			}
		}
	}
}
