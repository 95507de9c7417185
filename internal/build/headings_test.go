package build

import (
	"strings"
	"testing"
)

// What a sheet does not say is said once, at its end, and never of what its author
// wrote under a name of their own.
func TestMissing(t *testing.T) {
	const rest = "période, objectifs, résultats qualitatifs, partenaires, "
	for _, c := range []struct{ body, want string }{
		{"Un texte.", "période, contexte, objectifs, résultats qualitatifs, partenaires, facteurs de réussite, difficultés rencontrées et recommandations"},
		{"## Situation initiale\n\nx\n", rest + "facteurs de réussite, difficultés rencontrées et recommandations"},
		{"# 1. Le contexte\n\nx\n", rest + "facteurs de réussite, difficultés rencontrées et recommandations"},
		{"### Contexte\n\nx\n", rest + "facteurs de réussite, difficultés rencontrées et recommandations"},
		{"## Contexte et mode de gestion\n\nx\n\n## Freins et leviers\n\nx\n", rest[:len(rest)-2] + " et recommandations"},
		{"## Contexte\n\nx\n\n## Retours\n\n### Difficultés\n\nx\n\n### Conseils\n\nx\n", rest[:len(rest)-2] + " et facteurs de réussite"},
		{"## Enjeux\n\nx\n\n## Nos objectifs\n\nx\n\n## Bilan\n\nx\n\n## Leviers\n\nx\n\n## Freins\n\nx\n\n## Conseils\n\nx\n", "période et partenaires"},
	} {
		site := village(1)
		site[sheetFile(0)] = file("---\ntitle: Fiche\ncommune: aubrac\ntheme: dechets\nstatus: planned\nmeans: none\nresults: []\n---\n\n" + c.body)
		dir := t.TempDir()
		run(t, site, dir)
		page := tree(t, dir)["fiches/fiche-0/index.html"]
		if line := "<p class=\"soft\">Non renseigné\u00a0: " + c.want + ".</p>"; !strings.Contains(page, line) {
			_, got, _ := strings.Cut(page, "Non renseigné")
			t.Errorf("%q: %.200s", c.body, got)
		}
		if n := strings.Count(strings.ToLower(page), "non renseigné"); n != 1 {
			t.Errorf("%q: says %d times that something is not told", c.body, n)
		}
	}
}

// A heading that says more than the section's name is shown as it is.
func TestHeadingAsWritten(t *testing.T) {
	site := village(1)
	site[sheetFile(0)] = sheet("Fiche", "dechets", "x\n\n## Difficultés rencontrées et solutions\n\ny\n\n## 2. Les conseils\n\nz")
	dir := t.TempDir()
	run(t, site, dir)
	page := tree(t, dir)["fiches/fiche-0/index.html"]
	for _, want := range []string{">Difficultés rencontrées et solutions</h3>", ">Recommandations</h2>"} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s", want)
		}
	}
}
