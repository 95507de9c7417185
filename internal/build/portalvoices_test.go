package build

import (
	"compress/flate"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

// A neighbour that writes in one language, on a portal of another.
func voices(t *testing.T, theirs, ours string) map[string]string {
	t.Helper()
	network := fstest.MapFS{
		"content/network.yaml": {Data: []byte("name: 'Green: the halls'\nlang: " + theirs + `
as_of: 2024-12-31
base_url: https://halls.example.org/
organisation: {name: 'Halls: a trust'}
communes: [{id: ashby, name: Ashby, code: "ASH", country: GB}, {id: byford, name: Byford, code: "BYF", country: GB}]
themes: [{id: repair, name: Repair}]
indicators: [{id: tools, name: Tools, unit: tools}]
`)},
		"content/sheets/shed.md":           {Data: []byte("---\ntitle: 'A shed: who lends?'\ncommune: ashby\ntheme: repair\nstatus: in-place\nmeans: none\nsummary: 'Tools: \"lent\" to all!'\nperiod: {from: 2022}\nresults: [{indicator: tools, value: 5, year: 2023}]\n---\n")},
		"content/communes/byford.md":       {Data: []byte("---\ninterview: {date: 2024-03-02, status: done}\npractices: [{theme: repair, text: 'A bench: free!'}]\nneeds: [{theme: repair, text: 'A guide: which?'}]\n---\n")},
		"content/meetings/2024-05-04.md":   {Data: []byte("---\ntitle: 'A day: mending!'\ndate: 2024-05-04\nkind: exchange\nstatus: held\nhost: ashby\n---\n")},
		"content/adoptions/byford-shed.md": {Data: []byte("---\nsheet: shed\ncommune: byford\nstarted: 2024\nresults: [{indicator: tools, value: 2, year: 2024}]\n---\n")},
	}
	dir := t.TempDir()
	opt := options(network, dir)
	opt.NoPDF = true
	if report, err := Run(t.Context(), opt); err != nil {
		t.Fatalf("%v: %v", err, messages(report))
	}
	portal := fstest.MapFS{"content/network.yaml": {Data: []byte("name: Portal\norganisation: {name: Ours}\nlang: " + ours + `
as_of: 2024-12-31
base_url: https://portal.example.org/
communes: [{id: luc, name: Luc, code: "12133"}]
themes: [{id: repair, name: Repair}]
indicators: [{id: tools, name: Tools, unit: tools}]
objectives: [{id: ten, name: Ten, indicator: tools, target: 10, from: 2022}]
portal:
  networks: [{id: halls, name: Halls, url: https://halls.example.org/}]
`)},
		"content/sheets/atelier.md": {Data: []byte("---\ntitle: 'Ours: one!'\ncommune: luc\ntheme: repair\nstatus: in-place\nmeans: none\nresults: []\n---\n")},
	}
	tables, _ := filepath.Glob(filepath.Join(dir, "data/v1/*.json"))
	for _, table := range tables {
		text, err := os.ReadFile(table)
		if err != nil {
			t.Fatal(err)
		}
		portal["federation/halls/"+filepath.Base(table)] = &fstest.MapFile{Data: text}
	}
	out := t.TempDir()
	run(t, portal, out)
	return tree(t, out)
}

// What another network wrote is marked as of its language and set as that does; what the
// portal wrote, and what is of the same language, is not.
func TestPortalKeepsTheLanguageOfNetworks(t *testing.T) {
	english, french := voices(t, "en", "fr"), voices(t, "fr", "en")
	if shown := shownBySearch(t, english); !strings.Contains(shown, `"A shed: who lends?"`) || strings.Count(shown, `,"en"]`) != 2 {
		t.Errorf("search shows no sheet and no meeting in English: %s", shown)
	}
	for _, c := range []struct {
		files map[string]string
		page  string
		wants []string
	}{
		{english, "fiches/index.html", []string{`<a href="https://halls.example.org/sheets/shed/" lang="en">A shed: who lends?</a>`, `<p lang="en">Tools: “lent” to all!</p>`, `<a href="/reseaux/halls/">Halls</a>`, "Ours\u00a0: one\u202f!</a>"}},
		{english, "objectifs/ten/index.html", []string{`lang="en">A shed: who lends?</a>`}},
		{english, "matrice/index.html", []string{`lang="en">A guide: which?</span>`, `lang="en">A bench: free!</span>`}},
		{english, "communes/byford/index.html", []string{`lang="en">A guide: which?</span>`, `lang="en">A bench: free!</span>`}},
		{english, "rencontres/index.html", []string{`lang="en">A day: mending!</a>`}},
		{english, "data/v1/networks.json", []string{`"lang":"en"`}},
		{english, "atom.xml", []string{"A shed: who lends?"}},
		{french, "sheets/index.html", []string{`<a href="https://halls.example.org/fiches/shed/" lang="fr">` + "A shed\u00a0: who lends\u202f?</a>", `<p lang="fr">` + "Tools\u00a0: «\u202flent\u202f» to all\u202f!</p>", ">Ours: one!</a>"}},
		{french, "matrix/index.html", []string{`lang="fr">` + "A guide\u00a0: which\u202f?</span>"}},
		{voices(t, "fr", "fr"), "fiches/index.html", []string{`<a href="https://halls.example.org/fiches/shed/">A shed`}},
	} {
		for _, want := range c.wants {
			if !strings.Contains(c.files[c.page], want) {
				t.Errorf("%s has no %s", c.page, want)
			}
		}
	}
}

// shownBySearch is what results show of all pages.
func shownBySearch(t *testing.T, files map[string]string) string {
	t.Helper()
	var shown strings.Builder
	for name, content := range files {
		if strings.HasPrefix(name, "essaim/index/page/") {
			if _, err := io.Copy(&shown, flate.NewReader(strings.NewReader(content[4:]))); err != nil {
				t.Fatal(err)
			}
		}
	}
	return shown.String()
}
