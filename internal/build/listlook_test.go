package build

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// aimed is a network with an objective of each standing, declared in no order.
const aimed = `
-- network.yaml --
name: Réseau
as_of: 2013-06-30
programme: {from: 2010, to: 2014}
communes:
  - {id: aubrac, name: Aubrac, code: "99001", population: 1200}
  - {id: belval, name: Belval, code: "99002"}
themes: [{id: eau, name: Eau}]
indicators:
  - {id: dechets, name: Déchets évités, unit: t, total: sum}
  - {id: bacs, name: Bacs, total: last}
  - {id: eau, name: Eau bue, unit: L, total: sum, direction: down}
objectives:
  - {id: demain, name: Demain, measure: sheets-published, target: 3, from: 2014}
  - {id: atteint, name: Quarante tonnes, indicator: dechets, target: 40}
  - {id: retard, name: Cent tonnes, indicator: dechets, target: 100}
  - {id: manque, name: Dix litres au plus, indicator: eau, target: 10}
  - {id: inconnu, name: Vingt bacs en 2012, indicator: bacs, target: 20, to: 2012}
  - {id: voie, name: Cinquante-cinq tonnes, indicator: dechets, target: 55}
  - {id: annuel, name: Dix tonnes par an, indicator: dechets, target: 10, per: year}
  - {id: vieux, name: Une tonne par an, indicator: dechets, target: 1, per: year, from: 2000, to: 2012}
-- sheets/composter.md --
---
title: Composter
commune: aubrac
theme: eau
status: in-place
period: {from: 2010}
means: {people: [{who: Agents, hours: 40, year: 2010}], cost: {amount: 900, kind: operating, year: 2010}}
reproducible: {conditions: Un terrain., population: {from: 500}}
results:
  - {indicator: dechets, year: 2010, value: 10}
  - {indicator: dechets, year: 2012, value: 35}
  - {indicator: eau, year: 2011, value: 14}
---
-- sheets/broyer.md --
---
title: Broyer
commune: belval
theme: eau
status: done
period: {from: 2012, to: 2012}
means: none
results: []
---
`

var (
	goalGroup = regexp.MustCompile(`(?s)<h2>([^<]*)</h2>\s*<ul class="goals">(.*?)</ul>`)
	goalLine  = regexp.MustCompile(`(?s)<li>.*?</li>`)
)

// Objectives stand in four groups, those to look at first, a line each: name, a shape a
// period, gauge, latest value of the target, status.
func TestObjectivesAtAGlance(t *testing.T) {
	p := buildLook(t, aimed)
	page := p.page(t, "objectifs")
	var lines []string
	for _, group := range goalGroup.FindAllStringSubmatch(page, -1) {
		for _, line := range goalLine.FindAllString(group[2], -1) {
			lines = append(lines, group[1]+" | "+plainText(line))
		}
	}
	want := []string{
		"À regarder | Cent tonnes 45 sur 100 t en retard",
		"En cours | Dix tonnes par an 2010 : atteint, 2011 : non renseigné, 2012 : atteint, 2013 : en cours, 2012 : 35 sur 10 t en cours",
		"À regarder | Dix litres au plus 14 pour 10 L au plus non atteint",
		"À regarder | Vingt bacs en 2012 aucun résultat connu non renseigné",
		"En cours | Cinquante-cinq tonnes 45 sur 55 t en bonne voie",
		"Atteints | Quarante tonnes 45 sur 40 t atteint",
		"Pas commencés | Demain à partir de 2014 pas commencé",
	}
	for _, line := range want {
		if !slices.Contains(lines, line) {
			t.Errorf("no line %q in\n%s", line, strings.Join(lines, "\n"))
		}
	}
	if order := strings.Join(groupsOf(lines), ", "); order != "À regarder, En cours, Atteints, Pas commencés" {
		t.Errorf("groups: %s", order)
	}
	i := slices.IndexFunc(lines, func(line string) bool { return strings.Contains(line, "Une tonne par an") })
	if i < 0 || !strings.Contains(lines[i], "et 3 périodes plus tôt") || !strings.Contains(lines[i], "2012 : 35 sur 1 t") || strings.Count(lines[i], "non renseigné") != 8 {
		t.Errorf("thirteen periods, the latest ten of which are shown: %q", lines[max(i, 0)])
	}
	tally, report, goals := strings.Index(page, `class="tally"`), strings.Index(page, `href="/bilans/`), strings.Index(page, `class="goals"`)
	if tally < 0 || tally > report || report > goals {
		t.Errorf("first the bar at %d, then the year's report at %d, then the lines at %d", tally, report, goals)
	}
	if strings.Contains(page, "Composter") {
		t.Error("evidence belongs to the page of an objective")
	}
}

func groupsOf(lines []string) []string {
	var groups []string
	for _, line := range lines {
		group, _, _ := strings.Cut(line, " | ")
		groups = append(groups, group)
	}
	return slices.Compact(groups)
}

// Sheets are compared from any list of two or more: each with its size, its costs and
// all years of what it measured; the page for those that one ticks says what it is for.
func TestSheetsCompared(t *testing.T) {
	p := buildLook(t, aimed)
	theme := p.page(t, "themes/eau")
	table := tables(theme[strings.Index(theme, `id="_compare"`):])[0]
	want := [][]string{
		{"Fiche", "Porté par", "Taille", "Statut", "Temps passé", "Coût", "Conditions", "Résultats"},
		{"Broyer", "Belval", "—", "Terminée, 2012", "0 h", "0 €", "—", "—"},
		{"Composter", "Aubrac", "1 200 habitants", "En place depuis 2010", "40 h (2010)", "900 € (2010)", "Un terrain. Communes de 500 habitants et plus.", "Déchets évités : 10 t (2010) ; 35 t (2012) Eau bue : 14 L (2011)"},
	}
	if !slices.EqualFunc(table, want, slices.Equal) {
		t.Errorf("compared: %q", table)
	}
	p.says(t, "comparer", "Comparer", "Eau 2 fiches")
	if page := p.page(t, "comparer"); !strings.Contains(page, `<a href="/themes/eau/#_compare">Eau</a>`) {
		t.Error("the page does not lead to the sheets of a theme")
	}
	for _, path := range []string{"fiches", "themes/eau", "communes/aubrac"} {
		if !strings.Contains(p.page(t, path), `id="_choose" class="more" action="/comparer/"`) {
			t.Errorf("one cannot compare from %s", path)
		}
	}
}
