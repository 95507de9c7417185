package build

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"essaim/internal/diag"
	"essaim/internal/locale"
)

// village is a small network of n sheets, without any problem.
func village(n int) fstest.MapFS {
	site := fstest.MapFS{
		"content/network.yaml": file(`
name: Réseau d'essai
as_of: 2012-05-31
organisation: {name: Syndicat, address: "1 place de la Mairie, 00000 Ville", phone: "05 00 00 00 00", siren: "200000000"}
contact: {role: Animation, email: reseau@example.org}
legal:
  publication_director: La présidence
  host: {name: Hébergeur, address: "1 rue de l'Exemple, 00000 Ville", phone: "05 00 00 00 01"}
communes: [{id: aubrac, name: Aubrac, code: "99001"}]
themes: [{id: dechets, name: Déchets}, {id: eau, name: Eau}]
`),
		"content/pages/a-propos.md": file("---\ntitle: À propos\n---\n\nQui nous sommes.\n"),
	}
	for i := range n {
		site[sheetFile(i)] = sheet(fmt.Sprint("Fiche ", i), "dechets", "Un texte.")
	}
	return site
}

func file(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }

func sheetFile(i int) string { return fmt.Sprintf("content/sheets/fiche-%d.md", i) }

func sheet(title, theme, body string) *fstest.MapFile {
	return file(fmt.Sprintf("---\ntitle: %s\ncommune: aubrac\ntheme: %s\nstatus: ongoing\nmeans: none\nresults: []\n---\n\n## Contexte\n\n%s\n", title, theme, body))
}

// run builds site into dir with the default look.
func run(t *testing.T, site fs.FS, dir string) Report {
	t.Helper()
	report, err := Run(t.Context(), options(site, dir))
	if err != nil {
		t.Fatalf("%v: %v", err, messages(report))
	}
	return report
}

func options(site fs.FS, dir string) Options {
	return Options{Site: site, Defaults: os.DirFS("../.."), Output: dir, Version: "1.2.3"}
}

func messages(r Report) []string {
	var all []string
	for _, p := range r.Problems {
		all = append(all, fmt.Sprintf("%s:%d:%d: %s", p.File, p.Line, p.Column, p.Message(locale.For("en"))))
	}
	return all
}

func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(p string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		text, err := os.ReadFile(p)
		files[filepath.ToSlash(strings.TrimPrefix(p, dir+string(filepath.Separator)))] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// changed lists the pages that differ between two trees, data files left out.
func changed(before, after map[string]string) []string {
	var pages []string
	for _, p := range slices.Sorted(maps.Keys(after)) {
		if strings.HasSuffix(p, ".html") && before[p] != after[p] {
			pages = append(pages, p)
		}
	}
	return pages
}

// differing counts the files that differ, the search index among them.
func differing(before, after map[string]string) int {
	n := 0
	for p, text := range after {
		if before[p] != text && p != ".essaim.json" {
			n++
		}
	}
	return n
}

// Each case changes a site that was built; want is every page whose bytes may
// change, and exactly as many pages are made again. The tree is then that of a
// fresh build.
func TestOnlyWhatChangedIsMadeAgain(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(fstest.MapFS)
		want   []string
	}{
		{"nothing", func(fstest.MapFS) {}, nil},
		{"a body", func(s fstest.MapFS) { s[sheetFile(3)] = sheet("Fiche 3", "dechets", "Un autre texte.") },
			[]string{"fiches/fiche-3/index.html"}},
		{"a page's body", func(s fstest.MapFS) {
			s["content/pages/a-propos.md"] = file("---\ntitle: À propos\n---\n\nAutre chose.\n")
		},
			[]string{"a-propos/index.html"}},
		{"a comment", func(s fstest.MapFS) {
			s[sheetFile(3)] = file(strings.Replace(string(s[sheetFile(3)].Data), "means: none", "means: none # rien", 1))
		}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			site, dir, fresh := village(12), t.TempDir(), t.TempDir()
			first := run(t, site, dir)
			if first.Rendered != first.Pages || first.Pages < 12 {
				t.Errorf("first build: %d pages made of %d", first.Rendered, first.Pages)
			}
			before := tree(t, dir)
			c.change(site)
			report := run(t, site, dir)
			after := tree(t, dir)
			if got := changed(before, after); !slices.Equal(got, c.want) {
				t.Errorf("changed %q, want %q", got, c.want)
			}
			if report.Rendered != len(c.want) {
				t.Errorf("%d pages made, want %d", report.Rendered, len(c.want))
			}
			if differ := differing(before, after); report.Files.Written != differ {
				t.Errorf("%d files written, %d differ", report.Files.Written, differ)
			}
			run(t, site, fresh)
			if want := tree(t, fresh); !maps.Equal(after, want) {
				t.Error("the tree is not that of a fresh build")
			}
		})
	}
}

// What a page shows of another one is part of its view.
func TestPagesThatNameAnother(t *testing.T) {
	site, dir := village(12), t.TempDir()
	site[sheetFile(0)] = sheet("Fiche 0", "eau", "Voir [l'autre](fiche-1.md).")
	run(t, site, dir)
	before := tree(t, dir)
	site[sheetFile(11)] = sheet("Un nouveau nom", "eau", "Un texte.")
	report := run(t, site, dir)
	got := changed(before, tree(t, dir))
	for _, p := range []string{"fiches/index.html", "fiches/fiche-11/index.html", "themes/eau/index.html", "themes/dechets/index.html"} {
		if !slices.Contains(got, p) {
			t.Errorf("%s does not show the new name", p)
		}
	}
	if report.Rendered == report.Pages {
		t.Error("every page was made again")
	}
	delete(site, sheetFile(1))
	if _, err := Run(t.Context(), options(site, dir)); !errors.Is(err, ErrContent) {
		t.Errorf("a link to a sheet that is gone: %v", err)
	}
}

func TestVersionAndLayoutsMakeAllPagesAgain(t *testing.T) {
	site, dir := village(3), t.TempDir()
	run(t, site, dir)
	newer := options(site, dir)
	newer.Version = "1.2.4"
	report, err := Run(t.Context(), newer)
	if err != nil || report.Rendered != report.Pages {
		t.Errorf("new version: %d of %d pages made, %v", report.Rendered, report.Pages, err)
	}
	site["layouts/page.html"] = file(`{{define "main"}}<h1>{{.Head.Title}}</h1>{{end}}`)
	report, err = Run(t.Context(), newer)
	if err != nil || report.Rendered != report.Pages {
		t.Errorf("new layout: %d of %d pages made, %v", report.Rendered, report.Pages, err)
	}
}

// The tree says nothing of the machine: the number of cores, the day of Now when
// the network fixes as_of, the folder.
func TestSameBytes(t *testing.T) {
	site, a, b := village(30), t.TempDir(), t.TempDir()
	run(t, site, a)
	opt := options(site, b)
	opt.Now = time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)
	if _, err := Run(t.Context(), opt); err != nil {
		t.Fatal(err)
	}
	if !maps.Equal(tree(t, a), tree(t, b)) {
		t.Error("two builds of one site differ")
	}
}

func TestToday(t *testing.T) {
	at := time.Date(2011, 12, 31, 23, 30, 0, 0, time.UTC)
	for zone, want := range map[string]string{
		"Europe/Paris":     "2012-01-01",
		"America/New_York": "2011-12-31",
		"Pacific/Auckland": "2012-01-01",
		"Nowhere/At_all":   "2011-12-31",
	} {
		if got := Today(at, zone).ISO(); got != want {
			t.Errorf("%s: %s, want %s", zone, got, want)
		}
	}
}

func TestProblemsKeepTheLastSite(t *testing.T) {
	for name, change := range map[string]func(fstest.MapFS){
		"front matter": func(s fstest.MapFS) { s[sheetFile(1)] = sheet("Fiche 1", "dechet", "Un texte.") },
		"body":         func(s fstest.MapFS) { s[sheetFile(1)] = sheet("Fiche 1", "dechets", "[Ici](nulle-part.md)") },
		"network":      func(s fstest.MapFS) { delete(s, "content/network.yaml") },
		"layout":       func(s fstest.MapFS) { s["layouts/page.html"] = file(`{{define "main"}}{{.Nope}}{{end}}`) },
		"a link in static": func(s fstest.MapFS) {
			s["static/passwd"] = &fstest.MapFile{Data: []byte("/etc/passwd"), Mode: fs.ModeSymlink}
		},
		"two files for one address": func(s fstest.MapFS) { s["static/fiches/fiche-1/index.html"] = file("moi") },
	} {
		t.Run(name, func(t *testing.T) {
			site, dir, never := village(3), t.TempDir(), filepath.Join(t.TempDir(), "never")
			run(t, site, dir)
			before := tree(t, dir)
			site[sheetFile(0)] = sheet("Fiche 0", "dechets", "Un autre texte.")
			change(site)
			report, err := Run(t.Context(), options(site, dir))
			if errors, _ := diag.Count(report.Problems); err != ErrContent || errors == 0 {
				t.Errorf("%v, %d errors: %q", err, errors, messages(report))
			}
			if !maps.Equal(before, tree(t, dir)) {
				t.Error("the site has changed")
			}
			if _, err := Run(t.Context(), options(site, never)); err != ErrContent {
				t.Errorf("into a new folder: %v", err)
			}
			if _, err := os.Stat(never); !errors.Is(err, fs.ErrNotExist) {
				t.Error("a folder was made")
			}
		})
	}
}

// One run reports the problems of front matter, bodies and layouts.
func TestAllProblemsInOneRun(t *testing.T) {
	site := village(4)
	site[sheetFile(0)] = sheet("Fiche 0", "dechet", "Un texte.")
	site[sheetFile(1)] = sheet("Fiche 1", "dechets", "[Ici](nulle-part.md)")
	site["layouts/page.html"] = file(`{{define "main"}}{{.Nope}}{{end}}`)
	for name, do := range map[string]func(context.Context, Options) (Report, error){"build": Run, "check": Check} {
		report, _ := do(t.Context(), options(site, t.TempDir()))
		var files []string
		for _, p := range report.Problems {
			files = append(files, p.File)
		}
		if want := []string{sheetFile(0), sheetFile(1), "layouts/page.html"}; !slices.Equal(files, want) {
			t.Errorf("%s: problems in %q, want %q", name, files, want)
		}
	}
}

// A file that cannot be read is reported once, not by every link to it too.
func TestLinksToAFileWithErrors(t *testing.T) {
	site := village(3)
	site[sheetFile(0)] = file("Pas d'en-tête.")
	site[sheetFile(1)] = sheet("Fiche 1", "dechets", "Voir [la fiche](fiche-0.md#contexte) et [rien](rien.md).")
	report, err := Check(t.Context(), options(site, ""))
	if err != nil {
		t.Fatal(err)
	}
	var files []string
	for _, p := range report.Problems {
		files = append(files, p.File)
	}
	if want := []string{sheetFile(0), sheetFile(1)}; !slices.Equal(files, want) {
		t.Errorf("problems: %q", messages(report))
	}
}

func TestStrictRefusesWarnings(t *testing.T) {
	site, dir := village(2), filepath.Join(t.TempDir(), "public")
	site[sheetFile(0)] = sheet("Fiche 0", "dechets", "<b>Gras</b>")
	opt := options(site, dir)
	opt.Strict = true
	if _, err := Run(t.Context(), opt); err != ErrContent {
		t.Errorf("strict: %v", err)
	}
	if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) {
		t.Error("a folder was made")
	}
	for range 2 { // the second time too, although nothing has changed
		if report := run(t, site, dir); len(report.Problems) == 0 {
			t.Error("the warning is not reported")
		}
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	dir := filepath.Join(t.TempDir(), "public")
	opt := options(village(50), dir)
	var made atomic.Int32
	opt.Progress = func(stage Stage, done, _ int) {
		if stage == Render && done > 0 && made.Add(1) == 5 {
			cancel()
		}
	}
	if _, err := Run(ctx, opt); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) {
		t.Error("the folder is left")
	}
}

// The site's own files go before the default ones, dot files nowhere.
func TestStaticFiles(t *testing.T) {
	own := fstest.MapFS{
		"static/essaim/site.css": file("body {}"),
		"static/plan.pdf":        file("%PDF"),
		"static/.DS_Store":       file("?"),
		"static/.git/config":     file("?"),
	}
	defaults := fstest.MapFS{
		"static/essaim/site.css": file("html {}"),
		"static/essaim/icon.svg": file("<svg/>"),
	}
	list, problems, err := listStatic(own, defaults)
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	var got []string
	for _, f := range list {
		got = append(got, fmt.Sprint(f.Path, " ", f.Default, " ", f.Hash != ""))
	}
	want := []string{"essaim/icon.svg true true", "essaim/site.css false true", "plan.pdf false false"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
