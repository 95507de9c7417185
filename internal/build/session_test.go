package build

import (
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"essaim/test/loop"
)

// mapOf copies a site into memory.
func mapOf(t *testing.T, dir string) fstest.MapFS {
	t.Helper()
	site, from := fstest.MapFS{}, os.DirFS(dir)
	err := fs.WalkDir(from, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(from, path)
		site[path] = &fstest.MapFile{Data: text}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return site
}

// open starts a Session on a site.
func open(t *testing.T, opt Options) *Session {
	t.Helper()
	s := NewSession(opt)
	if err := s.Update(time.Time{}, []string{"."}); err != nil {
		t.Fatal(err)
	}
	return s
}

// sameAsBuilt compares every file of a fresh build with those of the session.
func sameAsBuilt(t *testing.T, s *Session, opt Options) {
	t.Helper()
	opt.Output = t.TempDir()
	if report, err := Run(t.Context(), opt); err != nil {
		t.Fatal(err, messages(report))
	}
	for path, want := range tree(t, opt.Output) {
		if path == ".essaim.json" {
			continue
		}
		if f, found, err := s.File(path); err != nil || !found || string(f.Content) != want {
			t.Errorf("%s is not what a build writes (%v, %v)", path, found, err)
		}
	}
}

// Words of sheets, whatever they are and whoever shows them, are set in the plan
// as it is; what else is written plans the site anew. Neither differs from a
// build.
func TestASessionFollowsWhatSheetsSay(t *testing.T) {
	site := mapOf(t, "../../cmd/essaim/demo")
	opt := options(site, "")
	opt.Drafts = true
	var sheets []string
	for path := range site {
		if strings.HasPrefix(path, "content/sheets/") && strings.HasSuffix(path, ".md") {
			sheets = append(sheets, path)
		}
	}
	slices.Sort(sheets)
	s := open(t, opt)
	// Everything that is made of words is asked for before they change.
	for _, o := range s.site.plan.Outputs {
		if _, _, err := s.File(o.Path); err != nil {
			t.Fatal(err)
		}
	}
	r := loop.Random(t, 5, 6)
	title, status := regexp.MustCompile(`(?m)^(title|titre): .*\n`), regexp.MustCompile(`(?m)^(status|statut): .*\n`)
	// Titles that others have or had, and that sort anywhere.
	names := []string{"Ateliers", "Économies d'eau", "École 10", "École 2", "Zone verte", "Réseau", "Fiches", "M. \"X\" <b>"}
	for i := range loop.Rounds(t, 240) {
		path := sheets[r.IntN(len(sheets))]
		text := string(site[path].Data)
		plan := s.site.plan
		words := r.IntN(6) > 0
		if words {
			text = title.ReplaceAllString(text, fmt.Sprintf("title: '%s'\n", strings.ReplaceAll(names[r.IntN(len(names))], "'", "''")))
		} else {
			text = status.ReplaceAllString(text, "status: "+[]string{"planned", "ongoing", "abandoned"}[r.IntN(3)]+"\n")
		}
		if text == string(site[path].Data) {
			continue
		}
		site[path] = &fstest.MapFile{Data: []byte(text)}
		if err := s.Update(time.Time{}, []string{path}); err != nil {
			t.Fatal(err)
		}
		if kept := s.site.plan == plan; kept != words {
			t.Fatalf("%s: the plan is kept: %v, only words changed: %v\n%s", path, kept, words, text)
		}
		if i%15 == 0 {
			sameAsBuilt(t, s, opt)
		}
	}
	sameAsBuilt(t, s, opt)
}

// A page of each kind is what a build writes when it is the first that is asked
// for: the PDF files whose size it shows were not made before.
func TestAPageIsAskedForFirst(t *testing.T) {
	opt := options(os.DirFS("../../cmd/essaim/demo"), t.TempDir())
	opt.Drafts = true
	if _, err := Run(t.Context(), opt); err != nil {
		t.Fatal(err)
	}
	want := tree(t, opt.Output)
	asked := map[string]bool{}
	for _, o := range open(t, opt).site.plan.Outputs {
		if o.Layout == "" || asked[o.Layout] {
			continue
		}
		asked[o.Layout] = true
		if f, _, err := open(t, opt).File(o.Path); err != nil || string(f.Content) != want[o.Path] {
			t.Errorf("%s is not what a build writes (%v)", o.Path, err)
		}
	}
}

// However many sheets are looked at, few PDF files stay in memory.
func TestASessionKeepsFewPapers(t *testing.T) {
	s := open(t, options(village(mostPapers+6), ""))
	for round := range 2 {
		for i := range mostPapers + 6 {
			path := fmt.Sprintf("fiches/fiche-%d/", i)
			page, _, err := s.File(path + "index.html")
			if err != nil || !strings.Contains(string(page.Content), "fiche.pdf") {
				t.Fatal(round, path, err)
			}
			if paper, _, err := s.File(path + "fiche.pdf"); err != nil || !strings.HasPrefix(string(paper.Content), "%PDF-") {
				t.Fatal(round, path, err)
			}
		}
	}
	if kept, order := len(s.papers.made), len(s.papers.order); kept > mostPapers || order != kept {
		t.Errorf("%d are kept, %d in order", kept, order)
	}
}
