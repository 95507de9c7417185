package build

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden pages anew")

// golden is one page of the demo of each kind, and the data that a reader of
// objectives relies upon. After a change of the look or of the words, `go test
// ./internal/build -run Golden -update` writes them anew: read the difference
// before you commit it.
var golden = []string{
	"index.html",
	"fiches/index.html",
	"fiches/composteurs-de-quartier/index.html",
	"themes/index.html",
	"themes/energie/index.html",
	"communes/index.html",
	"communes/courtebrune/index.html",
	"organisations/index.html",
	"organisations/sydehv/index.html",
	"objectifs/index.html",
	"objectifs/dechets/index.html",
	"rencontres/index.html",
	"rencontres/2023-10-12/index.html",
	"le-reseau/index.html",
	"contact/index.html",
	"plan-du-site/index.html",
	"mentions-legales/index.html",
	"accessibilite/index.html",
	"composteurs/index.html", // a former address
	"404.html",
	"matrice/index.html",
	"objectifs/par-theme/index.html",
	"donnees/index.html",
	"recherche/index.html",
	"comparer/index.html",
	"annees/2023/index.html",
	"bilans/2023/index.html",
	"rencontres/2023-10-12/diaporama/index.html",
	"rencontres/2023-10-12/livret/index.html",
	"atom.xml",
	"rencontres.ics",
	"sitemap.xml",
	"robots.txt",
	"data/v1/objectives.json",
	"data/v1/network.json",
	"data/v1/organisations.json",
}

var version = regexp.MustCompile(`\?v=[0-9a-f]+`)

func TestGoldenPages(t *testing.T) {
	dir := t.TempDir()
	run(t, os.DirFS("../../cmd/essaim/demo"), dir)
	for _, page := range golden {
		got, err := os.ReadFile(filepath.Join(dir, page))
		if err != nil {
			t.Error(err)
			continue
		}
		// What a style sheet holds is not what a page says.
		got = version.ReplaceAll(got, nil)
		file := filepath.Join("testdata", "golden", strings.ReplaceAll(strings.TrimSuffix(page, "/index.html"), "/", "-"))
		if *update {
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, got, 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Error(err)
			continue
		}
		if line, was, is := firstDifference(string(want), string(got)); line > 0 {
			t.Errorf("%s, line %d:\n was %s\n is  %s", page, line, was, is)
		}
	}
}

// The demo has what a small site lacks: words spelt in two ways in two sheets,
// that two workers may meet in either order.
func TestDemoIsTheSameOnAnyNumberOfCores(t *testing.T) {
	demo := os.DirFS("../../cmd/essaim/demo")
	first := t.TempDir()
	run(t, demo, first)
	want := tree(t, first)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	for _, cores := range []int{1, 2, 3, 3} {
		runtime.GOMAXPROCS(cores)
		dir := t.TempDir()
		run(t, demo, dir)
		for path, text := range tree(t, dir) {
			if text != want[path] {
				t.Errorf("%s differs on %d cores", path, cores)
			}
		}
	}
}

// firstDifference counts lines from 1; 0 is no difference.
func firstDifference(a, b string) (line int, was, is string) {
	if a == b {
		return 0, "", ""
	}
	before, after := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(before), len(after)) {
		if before[i] != after[i] {
			return i + 1, before[i], after[i]
		}
	}
	return min(len(before), len(after)) + 1, "(end)", "(end)"
}
