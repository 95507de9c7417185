package build

import (
	"strings"
	"testing"
)

// What stands where wording was put right, on networks that are not the demo.
func TestWordsPutRight(t *testing.T) {
	spent := strings.Replace(pursued, "means: none\nresults:", "means: {cost: {amount: 900, kind: operating}}\nresults:", 1)
	p := buildLook(t, spent)
	p.says(t, "objectifs/par-theme", "22,50 € de dépenses par tonne (1 fiche)", "par mètre cube")
	p.says(t, "objectifs/plafond", "Atteint 2 années sur 5")
	p.says(t, "objectifs/chacune", "Atteint 2 fois sur 15")
	p.says(t, "communes/luc", "Objectif : 1 action. Aucun résultat connu au 30 juin 2013")
	p.says(t, "donnees", "Tout en une fois")
	if page := p["communes/luc/index.html"]; !strings.Contains(oneSpace(page), "au sein du réseau « Réseau ».") {
		t.Errorf("the description of a commune: %s", page[:600])
	}
	p = buildLook(t, strings.Replace(spent, "name: Réseau", "name: Network\nlang: en", 1))
	p.says(t, "objectives/plafond", "Reached in 2 years of 5")
	p.says(t, "communes/luc", "Target: 1 action. No known result on 30 June 2013")
	p.says(t, "open-data", "All at once")
	p.says(t, "objectives/by-theme", "€22.50 spent per tonne (1 sheet)", "per cubic metre")
}

func oneSpace(text string) string { return spaces.ReplaceAllString(text, " ") }

// The accessibility statement has a day, and the address to write to is a link,
// whatever kind of address it is.
func TestAccessibilityStatement(t *testing.T) {
	for contact, link := range map[string]string{
		"acces@example.org":            `<a href="mailto:acces@example.org">acces@example.org</a>`,
		"https://example.org/signaler": `<a href="https://example.org/signaler">https://example.org/signaler</a>`,
	} {
		p := buildLook(t, strings.Replace(needing(3), "as_of:", "legal: {accessibility: {contact: \""+contact+"\"}}\nas_of:", 1))
		p.says(t, "accessibilite", "Cette déclaration décrit le site au 30 juin 2013.", "Signaler une difficulté", contact)
		if page := p.page(t, "accessibilite"); !strings.Contains(page, link) {
			t.Errorf("no %s: %s", link, page)
		}
	}
}

// Whom the network has not met is said in one sentence, to the animator alone.
func TestCommunesNotYetMet(t *testing.T) {
	opt := options(lookSite(surveyed), t.TempDir())
	opt.Workroom, opt.NoPDF = true, true
	if report, err := Run(t.Context(), opt); err != nil {
		t.Fatal(err, messages(report))
	}
	p := builtPages(tree(t, opt.Output))
	p.says(t, "", "N’ont encore reçu ni rencontre ni visite : Aubrac, Belval, Luc et Sans bruit.")
	public := buildLook(t, surveyed)
	for path, page := range public {
		if strings.HasSuffix(path, ".html") && strings.Contains(page, "ni rencontre ni visite") {
			t.Errorf("%s says whom the network has not met", path)
		}
	}
}
