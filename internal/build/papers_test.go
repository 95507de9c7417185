package build

import (
	"bytes"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// papersOf are the PDF files of a tree.
func papersOf(files map[string]string) map[string]string {
	papers := maps.Clone(files)
	maps.DeleteFunc(papers, func(path, _ string) bool { return !strings.HasSuffix(path, ".pdf") })
	return papers
}

// rewritten are the PDF files whose bytes differ.
func rewritten(before, after map[string]string) []string {
	var paths []string
	for _, p := range slices.Sorted(maps.Keys(papersOf(after))) {
		if before[p] != after[p] {
			paths = append(paths, p)
		}
	}
	return paths
}

func TestPapers(t *testing.T) {
	dir := t.TempDir()
	run(t, village(2), dir)
	files := tree(t, dir)
	want := []string{"bilans/2012/bilan.pdf", "communes/aubrac/livret.pdf", "fiches/fiche-0/fiche.pdf", "fiches/fiche-1/fiche.pdf", "livret.pdf", "themes/dechets/livret.pdf"}
	if got := slices.Sorted(maps.Keys(papersOf(files))); !slices.Equal(got, want) {
		t.Errorf("made %v, want %v", got, want)
	}
	if page := files["fiches/fiche-0/index.html"]; !strings.Contains(page, ">Format PDF, ") || !strings.Contains(page, "ko, 1 page, en français</a>") {
		t.Error("the page does not say what its PDF is")
	}
}

// TestPapersAreMadeAgain: a PDF is made again when, and only when, something
// that it shows has changed.
func TestPapersAreMadeAgain(t *testing.T) {
	const objective = "objectives:\n  - {id: une-fiche, name: Une fiche, measure: sheets-published, target: 2}\n"
	judged := func(s fstest.MapFS) {
		network := string(s["content/network.yaml"].Data)
		s["content/network.yaml"] = file(strings.Replace(network, "as_of: 2012-05-31\n", "", 1) + objective)
		text := string(s[sheetFile(1)].Data)
		s[sheetFile(1)] = file(strings.Replace(text, "results: []", "results: []\nobjectives: {targets: [{objective: une-fiche}]}", 1))
	}
	for _, c := range []struct {
		name   string
		change func(fstest.MapFS, *Options)
		want   []string
	}{
		{"nothing", func(fstest.MapFS, *Options) {}, nil},
		{"a body", func(s fstest.MapFS, _ *Options) { s[sheetFile(0)] = sheet("Fiche 0", "dechets", "Un autre texte.") },
			[]string{"communes/aubrac/livret.pdf", "fiches/fiche-0/fiche.pdf", "livret.pdf", "themes/dechets/livret.pdf"}},
		// Reports, booklets and the sheet that judges an objective show the day; the other does not.
		{"a day", func(_ fstest.MapFS, o *Options) { o.Now = o.Now.AddDate(0, 0, 1) },
			[]string{"bilans/2012/bilan.pdf", "communes/aubrac/livret.pdf", "fiches/fiche-1/fiche.pdf", "livret.pdf", "themes/dechets/livret.pdf"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			site, dir := village(2), t.TempDir()
			judged(site)
			opt := options(site, dir)
			opt.Now = time.Date(2012, 5, 31, 12, 0, 0, 0, time.UTC)
			if _, err := Run(t.Context(), opt); err != nil {
				t.Fatal(err)
			}
			before := tree(t, dir)
			c.change(site, &opt)
			if _, err := Run(t.Context(), opt); err != nil {
				t.Fatal(err)
			}
			after := tree(t, dir)
			if got := rewritten(before, after); !slices.Equal(got, c.want) {
				t.Errorf("made again: %v, want %v", got, c.want)
			}
			opt.Output = t.TempDir()
			if _, err := Run(t.Context(), opt); err != nil {
				t.Fatal(err)
			}
			if fresh := tree(t, opt.Output); !maps.Equal(fresh, after) {
				t.Error("a fresh build gives another site")
			}
		})
	}
}

// TestWithoutPapers: network.yaml and the flag turn them off, and no page links
// to what is not there.
func TestWithoutPapers(t *testing.T) {
	for _, c := range []struct {
		name, yaml string
		noPDF      bool
		want       []string
	}{
		{"the flag", "", true, nil},
		{"no sheets", "pdf: {sheets: false}\n", false, []string{"bilans/2012/bilan.pdf", "communes/aubrac/livret.pdf", "livret.pdf", "themes/dechets/livret.pdf"}},
		{"no booklets", "pdf: {booklets: false}\n", false, []string{"fiches/fiche-0/fiche.pdf"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			site, dir := village(1), t.TempDir()
			site["content/network.yaml"] = file(string(site["content/network.yaml"].Data) + c.yaml)
			opt := options(site, dir)
			opt.NoPDF = c.noPDF
			if _, err := Run(t.Context(), opt); err != nil {
				t.Fatal(err)
			}
			files := tree(t, dir)
			if got := slices.Sorted(maps.Keys(papersOf(files))); !slices.Equal(got, c.want) {
				t.Errorf("made %v, want %v", got, c.want)
			}
			for path, text := range files {
				if !strings.HasSuffix(path, ".html") {
					continue
				}
				for _, link := range []string{"fiche.pdf", "livret.pdf"} {
					if strings.Contains(text, link+"\"") && !slices.ContainsFunc(c.want, func(p string) bool { return strings.HasSuffix(p, link) }) {
						t.Errorf("%s links to a %s", path, link)
					}
				}
			}
		})
	}
}

// TestPaperProblems: a letter without a font and an image that is none are reported
// where they stand, by each build and by check.
func TestPaperProblems(t *testing.T) {
	site := village(1)
	delete(site, "content/sheets/fiche-0.md")
	site["content/sheets/fiche/index.md"] = file("---\ntitle: Fiche\ncommune: aubrac\ntheme: dechets\nstatus: ongoing\nmeans: none\nresults: []\n---\n\nUn texte.\n\nLe signe 中 ici.\n\n![Un bac vu](/photo.jpg)\n\n![Un abri vu](autre.jpg)\n")
	site["static/photo.jpg"] = file("\xff\xd8 pas une photo")
	site["content/sheets/fiche/autre.jpg"] = file("\xff\xd8 pas une photo")
	want := []string{
		"content/sheets/fiche/autre.jpg:1:1: This .jpg file seems damaged: it is cut short, or does not begin as a .jpg file does. Readers will probably not be able to open it.",
		"content/sheets/fiche/index.md:12:10: The font of PDF files does not have the character “中” (U+4E2D); a box stands for it.",
		"content/sheets/fiche/index.md:14:15: The image “photo.jpg” is not a readable JPEG or PNG file; the PDF gives its alternative text.",
	}
	dir := t.TempDir()
	for range 2 {
		if got := messages(run(t, site, dir)); !slices.Equal(got, want) {
			t.Errorf("build: %q", got)
		}
	}
	report, err := Check(t.Context(), options(site, ""))
	if err != nil {
		t.Fatal(err)
	}
	if got := messages(report); !slices.Equal(got, want) {
		t.Errorf("check: %q", got)
	}
}

// TestPaperChangedByHand: a kept PDF whose last bytes somebody changed, under a date that
// the build trusts, does not stop it: booklets take over the sheet as it is made.
func TestPaperChangedByHand(t *testing.T) {
	d := newOnDisk(t, 2)
	withPDF := func(o *Options) { o.NoPDF = false }
	d.pass()
	d.build(d.output, withPDF)
	path := filepath.Join(d.output, "fiches", "fiche-1", "fiche.pdf")
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	text, _ := os.ReadFile(path)
	changed := bytes.Replace(text, []byte("/Type /XRef /Size"), []byte("/Type /XReg /Size"), 1)
	if err := errors.Join(os.WriteFile(path, changed, 0o644), os.Chtimes(path, info.ModTime(), info.ModTime())); err != nil || bytes.Equal(text, changed) {
		t.Fatal(err, "the file is not changed")
	}
	edited := string(sheet("Fiche 0", "dechets", "Un autre texte.").Data)
	d.write(sheetFile(0), edited)
	d.pass()
	report := d.build(d.output, withPDF)
	if !slices.ContainsFunc(report.Stages, func(s Timing) bool { return s.Stage == Papers }) {
		t.Fatal("no PDF was made")
	}
	fresh := t.TempDir()
	site := village(2)
	site[sheetFile(0)] = file(edited)
	run(t, site, fresh)
	want, got := tree(t, fresh), tree(t, d.output)
	for _, p := range []string{"livret.pdf", "communes/aubrac/livret.pdf", "fiches/fiche-1/index.html"} {
		if want[p] != got[p] {
			t.Errorf("%s is another than that of a fresh build", p)
		}
	}
}
