package build

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// On a portal too, texts and words of its own files are set in the plan as it is: it does not
// gather its networks anew while an author writes.
func TestASessionFollowsPortals(t *testing.T) {
	site := portal(t)
	for name, text := range map[string]string{
		"content/sheets/broyeur.md":               string(site["content/sheets/broyeur.md"].Data) + "\n## Contexte\n\nUn texte.\n",
		"content/adoptions/olemps-composteurs.md": string(site["content/adoptions/olemps-composteurs.md"].Data) + "\nUn texte.\n",
		"content/communes/olemps.md":              "---\npractices:\n  - {theme: compostage, text: Nous broyons., sheet: broyeur}\n---\n\nUn texte.\n",
		"content/communes/luc-la-primaube.md":     "---\npractices:\n  - {theme: compostage, text: Nous aussi.}\n---\n\nUn texte.\n", // what its network says of it is added
		"content/meetings/2022-05-04.md":          "---\ntitle: Rencontre\ndate: 2022-05-04\nstatus: held\nattendance: {people: 2, communes: [olemps]}\n---\n\nUn texte.\n",
		"content/pages/aide.md":                   "---\ntitle: Aide\n---\n\nUn texte.\n",
	} {
		site[name] = &fstest.MapFile{Data: []byte(text)}
	}
	opt := options(site, "")
	s := open(t, opt)
	for _, o := range s.site.plan.Outputs { // all that is made of words is made before they change
		if _, _, err := s.File(o.Path); err != nil {
			t.Fatal(err)
		}
	}
	for name, file := range site {
		if !strings.HasSuffix(name, ".md") {
			continue
		}
		plan := s.site.plan
		site[name] = &fstest.MapFile{Data: []byte(strings.ReplaceAll(string(file.Data), "Un texte.", "Un **autre** texte.\n\n### Une partie"))}
		if err := s.Update(time.Time{}, []string{name}); err != nil {
			t.Fatal(err)
		}
		if s.site.plan != plan {
			t.Errorf("%s: the site was planned anew for a text", name)
		}
		sameAsBuilt(t, s, opt)
	}
	plan := s.site.plan
	site["content/sheets/broyeur.md"] = &fstest.MapFile{Data: []byte(strings.Replace(string(site["content/sheets/broyeur.md"].Data), "Broyeur partagé", "Composteurs", 1))}
	if err := s.Update(time.Time{}, []string{"content/sheets/broyeur.md"}); err != nil {
		t.Fatal(err)
	}
	if s.site.plan != plan {
		t.Error("the site was planned anew for a title")
	}
	sameAsBuilt(t, s, opt)
	if texts := s.site.network.Sheets; len(texts) < 4 {
		t.Errorf("%d sheets: nothing was gathered", len(texts))
	}
}
