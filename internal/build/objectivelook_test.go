package build

import (
	"encoding/csv"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// pursued is a network with an objective of each kind that a page of one shows in its
// own way.
const pursued = `
-- network.yaml --
name: Réseau
as_of: 2013-06-30
programme: {from: 2010, to: 2014}
communes:
  - {id: aubrac, name: Aubrac, code: "99001"}
  - {id: belval, name: Belval, code: "99002"}
  - {id: luc, name: Luc, code: "99003"}
themes: [{id: eau, name: Eau}]
indicators:
  - {id: dechets, name: Déchets évités, unit: t, total: sum}
  - {id: eau, name: Eau consommée, unit: m³, total: sum, direction: down}
  - {id: restes, name: Restes par repas, unit: g, total: last, direction: down}
objectives:
  - {id: flux, name: Cent tonnes, indicator: dechets, target: 100}
  - {id: plafond, name: Dix mètres cubes au plus, indicator: eau, target: 10, per: year}
  - {id: moitie, name: La moitié des restes, indicator: restes, target: -50 %, baseline: {year: 2009, value: 200}}
  - {id: chacune, name: Une action par commune, measure: actions-done, target: 1, per: year, for_each: commune}
-- sheets/dechets.md --
---
title: Composter
commune: aubrac
theme: eau
status: in-place
period: {from: 2010}
means: none
results:
  - {indicator: dechets, year: 2010, value: 10}
  - {indicator: dechets, year: 2012, value: 30}
  - {indicator: eau, year: 2010, value: 8}
  - {indicator: eau, year: 2011, value: 14}
  - {indicator: eau, year: 2012, value: 10}
  - {indicator: restes, year: 2012, value: 120}
---
-- sheets/broyer.md --
---
title: Broyer
commune: belval
theme: eau
status: in-place
period: {from: 2012}
means: none
results: [{indicator: dechets, year: 2011, value: 5}]
---
`

func TestObjectivePages(t *testing.T) {
	p := buildLook(t, pursued)
	for name, look := range map[string]func(*testing.T, builtPages){
		"flow": aFlow, "ceiling": aCeiling, "baseline": aBaseline, "files": aChartToDownload, "communes": eachCommune, "scale": oneScale,
	} {
		t.Run(name, func(t *testing.T) { look(t, p) })
	}
}

// A flow has a column a year and its running total, with one period for all years.
func aFlow(t *testing.T, p builtPages) {
	p.says(t, "objectifs/flux", "Cent tonnes", "45 t pour un objectif de 100 t")
	want := [][]string{
		{"Période", "Dans l’année", "Total"},
		{"2010", "10 t", "10 t"}, {"2011", "5 t", "15 t"}, {"2012", "30 t", "45 t"}, {"2013", "—", "45 t"},
	}
	page := p.page(t, "objectifs/flux")
	if got := tables(page)[0]; !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("the table under the chart is %q", got)
	}
	if columns := strings.Count(page, `<rect class="value"`); columns != 4 || strings.Count(page, `class="carried"`) != 4 {
		t.Errorf("%d columns: %s", columns, page)
	}
	for _, target := range []string{">objectif</text>", ">100\u202ft</text>"} {
		if !strings.Contains(strings.ReplaceAll(page, "\u00a0", "\u202f"), target) {
			t.Errorf("the target is not named beside its line: %s", target)
		}
	}
}

// What exceeds a ceiling is hatched: one of three years, in the chart, its file and
// the list.
func aCeiling(t *testing.T, p builtPages) {
	page := p.page(t, "objectifs/plafond")
	if hatched := strings.Count(page, `class="over" stroke-width`); hatched != 1 {
		t.Errorf("%d years are hatched, of 8, 14 and 10 m³ for at most 10", hatched)
	}
	if svg := p["objectifs/plafond/graphique.svg"]; strings.Count(svg, `stroke-dasharray="4"`) != 1 {
		t.Errorf("the drawing to download is not hatched: %s", svg)
	}
	if want := [][]string{
		{"Période", "Valeur", "Situation"},
		{"2010", "8 m³", "atteint"}, {"2011", "14 m³", "non atteint"}, {"2012", "10 m³", "atteint"},
	}; !slices.EqualFunc(tables(page)[0][:4], want, slices.Equal) {
		t.Errorf("its years are %q", tables(page)[0])
	}
}

// A relative target says what it is relative to, how much, and what that makes; its
// baseline has a column.
func aBaseline(t *testing.T, p builtPages) {
	p.says(t, "objectifs/moitie", "120 g pour un objectif de 50 % de moins que les 200 g de 2009, soit 100 g")
	page := p.page(t, "objectifs/moitie")
	for _, drawn := range []string{`<rect class="base"`, ">2009</text>", ">200</text>", ">référence</text>", `<path class="expected" d="M`, ">plafond</text>"} {
		if !strings.Contains(page, drawn) {
			t.Errorf("the chart has no %s: %s", drawn, page)
		}
	}
}

// A chart and its figures are published as files, linked from the page.
func aChartToDownload(t *testing.T, p builtPages) {
	page := p.page(t, "objectifs/flux")
	for _, link := range []string{`<a href="/objectifs/flux/graphique.svg" type="image/svg+xml">`, `<a href="/objectifs/flux/graphique.csv" type="text/csv">`} {
		if !strings.Contains(page, link) {
			t.Errorf("no %s", link)
		}
	}
	svg := plainText(strings.ReplaceAll(p["objectifs/flux/graphique.svg"], "<svg", "<g"))
	for _, says := range []string{"Cent tonnes", "45 t pour un objectif de 100 t", "objectif 100 t", "2010", "+30"} {
		if !strings.Contains(svg, says) {
			t.Errorf("the drawing does not say %q: %s", says, svg)
		}
	}
	rows, err := csv.NewReader(strings.NewReader(p["objectifs/flux/graphique.csv"])).ReadAll()
	if err != nil || len(rows) != 5 || strings.Join(rows[3][:5], " ") != "2012 30 45 t 100" {
		t.Errorf("figures %q, %v", rows, err)
	}
}

// Of communes one sees who did it, year by year; all else is an empty cell, and who
// did nothing has no row.
func eachCommune(t *testing.T, p builtPages) {
	p.says(t, "objectifs/chacune", "2 communes sur 3 y ont contribué.", "Seul ce qui est fait est montré.", "never Luc", "never non atteint", "never non renseigné")
	want := [][]string{
		{"Commune", "2010", "2011", "2012", "2013"},
		{"Aubrac", "1", "", "", ""},
		{"Belval", "", "", "1", ""},
	}
	if got := tables(p.page(t, "objectifs/chacune"))[0]; !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("the grid is %q", got)
	}
}

// Evidence is a table, the newest first: twenty rows, then a button for the others of
// the page, and pages of a hundred.
func TestEvidenceOfAnObjective(t *testing.T) {
	proofs := lines(1900, 2020, "  - {indicator: dechets, year: {i}, value: 1}")
	p := buildLook(t, `
-- network.yaml --
name: Réseau
as_of: 2021-06-30
communes: [{id: aubrac, name: Aubrac, code: "99001"}]
themes: [{id: eau, name: Eau}]
indicators: [{id: dechets, name: Déchets évités, unit: t, total: sum}]
objectives: [{id: flux, name: Cent tonnes, indicator: dechets, target: 100, from: 1890}]
-- sheets/dechets.md --
---
title: Composter
commune: aubrac
theme: eau
status: in-place
period: {from: 1900}
means: none
results:
`+proofs+`---
`)
	first := p.page(t, "objectifs/flux")
	shown, folded, _ := strings.Cut(first[strings.Index(first, `id="_proofs"`):], "<details>")
	want := 2020
	for i, part := range []string{shown, folded, p.page(t, "objectifs/flux/page-2")} {
		table := tables(part)[0]
		if head := strings.Join(table[0], " "); head != "Preuves Commune Année Valeur" {
			t.Errorf("head %q", head)
		}
		if rows := len(table) - 1; rows != []int{20, 80, 21}[i] {
			t.Errorf("part %d has %d rows", i, rows)
		}
		for _, row := range table[1:] {
			if got := strings.Join(row, " "); got != fmt.Sprintf("Composter Aubrac %d 1 t", want) {
				t.Errorf("%q instead of the one of %d", got, want)
			}
			want--
		}
	}
	if columns := strings.Count(first, `<rect class="value"`); columns != 100 {
		t.Errorf("%d of 122 years are drawn, want the latest hundred", columns)
	}
}

// The bars of one objective have one scale: what is twice as much is twice as long.
func oneScale(t *testing.T, p builtPages) {
	page := p.page(t, "objectifs/plafond")
	var heights []string
	for _, r := range barOf.FindAllStringSubmatch(page, -1) {
		heights = append(heights, r[1])
	}
	if got := strings.Join(heights, " "); got != "91 160 114" { // 8, 14 and 10 of 14
		t.Errorf("heights %s", got)
	}
}

var barOf = regexp.MustCompile(`<rect class="value" [^>]*height="(\d+)"`)
