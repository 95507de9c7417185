package build

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"
)

// sitesOf are the sites of the world of internal/federation, by their folders.
func sitesOf(t *testing.T) map[string]fstest.MapFS {
	t.Helper()
	archive, err := txtar.ParseFile("../federation/testdata/world.txtar")
	if err != nil {
		t.Fatal(err)
	}
	sites := map[string]fstest.MapFS{}
	for _, f := range archive.Files {
		of, name, _ := strings.Cut(f.Name, "/")
		if sites[of] == nil {
			sites[of] = fstest.MapFS{}
		}
		sites[of][name] = &fstest.MapFile{Data: f.Data}
	}
	return sites
}

// portal is that of the world, with the data of its networks as their own builds
// published them.
func portal(t *testing.T) fstest.MapFS {
	t.Helper()
	sites := sitesOf(t)
	for _, of := range []string{"vallee", "causse", "leman"} {
		dir := t.TempDir()
		opt := options(sites[of], dir)
		opt.NoPDF = true
		if report, err := Run(t.Context(), opt); err != nil {
			t.Fatalf("%s: %v: %v", of, err, messages(report))
		}
		tables, _ := filepath.Glob(filepath.Join(dir, "data/v1/*.json"))
		for _, table := range tables {
			text, err := os.ReadFile(table)
			if err != nil {
				t.Fatal(err)
			}
			sites["portal"]["federation/"+of+"/"+filepath.Base(table)] = &fstest.MapFile{Data: text}
		}
	}
	return sites["portal"]
}

// A portal shows what its networks publish, and leads to their own sites for it.
func TestPortal(t *testing.T) {
	site := portal(t)
	built := func() map[string]string {
		dir := t.TempDir()
		run(t, site, dir)
		return tree(t, dir)
	}
	files := built()

	const home = "https://vallee.example.org/fiches/composteurs/"
	for name, wants := range map[string][]string{
		"fiches/index.html":                   {`href="` + home + `"`, `href="https://causse.example.org/reseau/fiches/savon/"`, `href="/reseaux/causse/"`, "Syndicat de la vallée, Licence Ouverte 2.0", `href="/fiches/broyeur/"`},
		"themes/entretien/index.html":         {`href="https://causse.example.org/reseau/fiches/savon/"`},
		"themes/autres-themes/index.html":     {`href="https://vallee.example.org/fiches/etoiles/"`},
		"communes/luc-la-primaube/index.html": {home, "https://causse.example.org/reseau/fiches/savon/"},
		"communes/olemps/index.html":          {home, `id="adoption-olemps-composteurs"`},
		"objectifs/trois-tonnes/index.html":   {home, "Le Causse", "3 autres réseaux", "31 décembre 2021"},
		"reseaux/index.html":                  {`href="/reseaux/vallee/"`, "30 juin 2022", "CC BY 4.0", "2 communes"},
		"reseaux/vallee/index.html":           {`href="https://vallee.example.org/"`, home},
		"atom.xml":                            {`href="` + home + `"`, "https://portail.example.org/fiches/broyeur/"},
		"recherche/index.html":                {`name="network"`},
		"rencontres/index.html":               {`href="https://vallee.example.org/rencontres/2021-05-04/"`},
		"sitemap.xml":                         {"https://portail.example.org/fiches/broyeur/", "https://portail.example.org/reseaux/leman/"},
	} {
		for _, want := range wants {
			if !strings.Contains(files[name], want) {
				t.Errorf("%s has no %s", name, want)
			}
		}
	}
	// A word of its text alone finds a sheet whose network publishes texts.
	inIndex := func(term string) bool {
		for name, content := range files {
			if strings.HasPrefix(name, "essaim/index/terms/") && strings.Contains(content, term) {
				return true
			}
		}
		return false
	}
	if !inIndex("grelinet") || inIndex("vaissellerie") {
		t.Error("search does not know the texts of other networks")
	}
	for table, want := range map[string]string{"sheets": `"network":"causse"`, "results": `"network":"leman"`, "communes": `"network":"leman"`, "networks": `"base_url":"https://vallee.example.org/"`, "cases": `"network":"vallee"`} {
		if !strings.Contains(files["data/v1/"+table+".json"], want) {
			t.Errorf("%s has no %s", table, want)
		}
	}
	if strings.Contains(files["data/v1/datapackage.json"], `"texts"`) {
		t.Error("the texts of others are handed on")
	}
	// Where totals stand, it is said on how many networks they rest, and how old the oldest is.
	for _, page := range []string{"", "communes/", "communes/luc-la-primaube/", "themes/entretien/", "objectifs/", "objectifs/trois-tonnes/", "objectifs/par-theme/", "matrice/", "bilans/2021/"} {
		if text := files[page+"index.html"]; !strings.Contains(text, "3 autres réseaux") || !strings.Contains(text, "31 décembre 2021") {
			t.Errorf("/%s does not say on which networks its figures rest", page)
		}
	}
	if strings.Contains(files["sitemap.xml"], "vallee.example.org") {
		t.Error("the site map lists pages of another site")
	}
	for name := range files {
		if strings.HasPrefix(name, "fiches/") && strings.Count(name, "/") > 2 {
			t.Errorf("a page for another network's sheet: %s", name)
		}
	}
	r := &runner{ctx: t.Context(), opt: options(site, t.TempDir())}
	planned, err := r.prepare(nil, &fileSizes{})
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]int{}
	for _, i := range planned.plan.Documents() {
		found[planned.plan.SearchBase+planned.plan.Document(i).Entry().URL]++
	}
	for _, want := range []string{home, "/fiches/broyeur/", "https://vallee.example.org/rencontres/2021-05-04/"} {
		if found[want] != 1 {
			t.Errorf("search leads %d times to %s", found[want], want)
		}
	}
	if again := built(); !maps.Equal(again, files) {
		t.Error("two builds of one portal differ")
	}
}

// A portal that a network has left is the one that never had it.
func TestPortalWithout(t *testing.T) {
	site := portal(t)
	for _, name := range slices.Collect(maps.Keys(site)) {
		if strings.HasPrefix(name, "federation/causse/") {
			delete(site, name)
		}
	}
	dir := t.TempDir()
	report := run(t, site, dir)
	files := tree(t, dir)
	for name, text := range files {
		if strings.Contains(text, "causse.example.org") && !strings.HasPrefix(name, "data/") {
			t.Errorf("%s leads to a network that is not there", name)
		}
	}
	if got := messages(report); !slices.ContainsFunc(got, func(m string) bool { return strings.Contains(m, "“causse” are not here") }) {
		t.Errorf("nobody says so: %q", got)
	}
}
