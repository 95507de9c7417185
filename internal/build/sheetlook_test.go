package build

import (
	"regexp"
	"strings"
	"testing"
)

// carried is a network of sheets that differ by who carries them, where they stand and
// what they say.
const carried = `
-- network.yaml --
name: Réseau
as_of: 2024-06-30
organisation: {name: Syndicat de la Vène}
communes:
  - {id: aubrac, name: Aubrac, code: "99001", population: 1200, phone: 05 00 00 00 01}
  - {id: belval, name: Belval, code: "99002", population: environ 300}
  - {id: luc, name: Luc, code: "99003"}
organisations: [{id: sydom, name: SYDOM, kind: syndicate, population: 9000, website: "https://sydom.example.org/"}]
themes: [{id: eau, name: Eau}]
-- sheets/une.md --
---
title: Une seule
commune: aubrac
theme: eau
status: in-place
period: {from: mars 2021}
checked: 2024-04-12
date: 2022
contact: {role: Services techniques, email: technique@aubrac.example.org}
means: {people: [{who: Agents, hours: 40, year: 2021}]}
results: [{text: Arrosages, year: 2022, value: 12, key: yes}]
---

## Contexte

Il fait chaud.
-- sheets/jointe.md --
---
title: À plusieurs
commune: [aubrac, belval]
theme: eau
status: done
period: {from: 2019, to: 2020}
means: none
results: []
---
-- sheets/organisme.md --
---
title: D’un syndicat
carrier: sydom
theme: eau
status: ongoing
means: none
results: []
---
-- sheets/sans-habitants.md --
---
title: Sans population ni contact
commune: luc
theme: eau
status: planned
period: {from: septembre 2025}
means: none
results: []
---
-- sheets/abandonnee.md --
---
title: Abandonnée
commune: belval
theme: eau
status: abandoned
period: {from: février 2018, to: avril 2019}
checked: 2020
means: none
results: []
---
-- sheets/reseau.md --
---
title: Du réseau
commune: network
theme: eau
status: in-place
means: none
results: []
---
`

// One line under the title: who and how large, where it stands, when somebody last
// looked, whom to ask.
func TestSheetBylines(t *testing.T) {
	p := buildLook(t, carried)
	for sheet, want := range map[string]string{
		"une":            "Aubrac, 1 200 habitants · en place depuis mars 2021 · vérifiée en avril 2024 · contacter",
		"jointe":         "Aubrac, 1 200 habitants · Belval, environ 300 habitants · terminée, 2019 – 2020 · contacter",
		"organisme":      "SYDOM, 9 000 habitants · en cours de mise en place · contacter",
		"sans-habitants": "Luc · prévue, début : septembre 2025 · contacter",
		"abandonnee":     "Belval, environ 300 habitants · abandonnée, février 2018 – avril 2019 · vérifiée en 2020 · contacter",
		"reseau":         "Syndicat de la Vène · en place · contacter",
	} {
		page := p.page(t, "fiches/"+sheet)
		if got := bylineOf(page); got != want {
			t.Errorf("%s: %q, want %q", sheet, got, want)
		}
		if !strings.Contains(page, `<a href="#_contact">contacter</a>`) || !strings.Contains(page, `id="_contact"`) {
			t.Errorf("%s leads to nobody", sheet)
		}
	}
	nameless := buildLook(t, strings.Replace(carried, "organisation: {name: Syndicat de la Vène}\n", "", 1))
	if got := bylineOf(nameless.page(t, "fiches/reseau")); got != "En place · contacter" {
		t.Errorf("an organisation without a name: %q", got)
	}
}

// In English too, where months keep their capital.
func TestSheetBylineInEnglish(t *testing.T) {
	p := buildLook(t, strings.Replace(carried, "name: Réseau", "name: Network\nlang: en", 1))
	if got, want := bylineOf(p.page(t, "sheets/une")), "Aubrac, 1,200 inhabitants · in place since March 2021 · checked in April 2024 · get in touch"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

var (
	bylineTag = regexp.MustCompile(`(?s)<p class="facts byline">(.*?)</p>`)
	spanTag   = regexp.MustCompile(`(?s)<span>(.*?)</span>`)
)

func bylineOf(page string) string {
	var parts []string
	for _, span := range spanTag.FindAllStringSubmatch(bylineTag.FindString(page), -1) {
		parts = append(parts, plainText(span[1]))
	}
	return strings.Join(parts, " · ")
}

// Whom to ask follows the figures and comes before the text, as a phone shows it; when
// nobody says how to be reached, the network's page does.
func TestSheetSaysWhomToAsk(t *testing.T) {
	p := buildLook(t, carried)
	page := p.page(t, "fiches/une")
	figures, who, text := strings.Index(page, `<dl class="figures">`), strings.Index(page, `id="_contact"`), strings.Index(page, `<div class="text">`)
	if figures < 0 || figures > who || who > text {
		t.Errorf("figures at %d, contact at %d, text at %d", figures, who, text)
	}
	const asked = "Contacter l’animation du réseau"
	p.says(t, "fiches/une", "Qui porte l’action", "05 00 00 00 01", "Services techniques", "technique@aubrac.example.org")
	p.says(t, "fiches/sans-habitants", "Qui porte l’action", asked)
	p.says(t, "fiches/jointe", "never "+asked) // Aubrac has a telephone
	p.says(t, "fiches/organisme", "never "+asked)
}

// What a sheet does not say stands once, in its closing line, under no heading.
func TestSheetClosesWithWhatIsNotSaid(t *testing.T) {
	p := buildLook(t, carried)
	text := p.page(t, "fiches/une")
	text = text[strings.Index(text, `<div class="text">`):strings.Index(text, "<aside aria-label=\"Repères")]
	const closing = "Non renseigné : "
	plain := plainText(text)
	at := strings.LastIndex(plain, closing)
	if at < 0 || strings.Count(plain, "Non renseigné") != 1 {
		t.Fatalf("no closing line: %s", plain)
	}
	gaps := plain[at+len(closing):]
	for _, part := range []string{"coût", "partenaires", "difficultés rencontrées"} {
		if !strings.Contains(gaps, part) {
			t.Errorf("%s is not in %q", part, gaps)
		}
	}
	for _, heading := range []string{"Calendrier", "Partenaires", "Difficultés"} {
		if strings.Contains(plain, heading) {
			t.Errorf("a heading %s and nothing under it", heading)
		}
	}
	if !strings.HasSuffix(gaps, ".") || strings.Contains(gaps, "contexte") {
		t.Errorf("the closing line is %q", gaps)
	}
}
