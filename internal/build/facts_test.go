package build

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"essaim/internal/diag"
	"essaim/internal/digest"
	"essaim/internal/markdown"
	"essaim/internal/network"
	"essaim/internal/pdf"
	"essaim/internal/plan"
	"essaim/test/loop"
)

// want is how many views are made to find out what changed: while it is texts
// alone, those of the pages that show them.
func TestOnlyPagesOfAnotherTextAreCompared(t *testing.T) {
	loop.Unraced(t)
	const (
		all       = -1
		allButOne = -2 // a year's report, which names no sheet
	)
	for _, c := range []struct {
		name   string
		change func(*onDisk)
		want   int
	}{
		{"a text", func(d *onDisk) { d.write(sheetFile(3), string(sheet("Fiche 3", "dechets", "Autre chose.").Data)) }, 1},
		{"two texts", func(d *onDisk) {
			d.write(sheetFile(3), string(sheet("Fiche 3", "dechets", "Autre chose.").Data))
			d.write(sheetFile(4), string(sheet("Fiche 4", "dechets", "Autre chose.").Data))
		}, 2},
		{"a text and its links", func(d *onDisk) {
			d.write(sheetFile(3), string(sheet("Fiche 3", "dechets", "Voir [là](fiche-0.md).").Data))
		}, all},
		{"a section more", func(d *onDisk) {
			d.write(sheetFile(3), string(sheet("Fiche 3", "dechets", "Un texte.\n\n## Recommandations\n\nIci.").Data))
		}, all},
		{"no text any more", func(d *onDisk) { d.write(sheetFile(3), string(sheet("Fiche 3", "dechets", "").Data)) }, all},
		{"a title", func(d *onDisk) { d.write(sheetFile(3), string(sheet("Titre", "dechets", "Un texte.").Data)) }, allButOne},
		{"a static file", func(d *onDisk) { d.write("static/a.txt", "a") }, all},
		{"a layout", func(d *onDisk) { d.write("layouts/parts/exemplary.html", "!") }, all},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newOnDisk(t, 6)
			pages := d.build(d.output, nil).Pages
			c.change(d)
			want := c.want
			if want < 0 {
				want += pages + 1
			}
			if got := d.build(d.output, nil).Compared; got != want {
				t.Errorf("%d views were made, want %d", got, want)
			}
			fresh := t.TempDir()
			d.build(fresh, func(opt *Options) { opt.Cache = nil })
			if !maps.Equal(tree(t, d.output), tree(t, fresh)) {
				t.Error("the tree is not that of a fresh build")
			}
		})
	}
}

// What is taken for granted of every output of the demo, the plan of which is asked while texts
// have other hashes than they have: a view that knows a text is of an output that says so,
// PDFs read no other bodies, and a page asks for the size of no PDF but those of its folder.
func TestOutputsSayWhatTheyShow(t *testing.T) {
	r := &runner{ctx: t.Context(), opt: options(os.DirFS("../../cmd/essaim/demo"), t.TempDir())}
	c, situation, err := r.read()
	if err != nil {
		t.Fatal(err)
	}
	var asked []string
	sizes := func(pdf string) plan.Made { asked = append(asked, pdf); return plan.Made{Size: 1, Pages: 1} }
	site, _, err := makePlan(r.opt, c, situation, sizes, nil, false)
	if err != nil {
		t.Fatal(err)
	}
	before := map[string]uint64{}
	keyed := func(o plan.Output) uint64 {
		key, _, err := site.keyOf(o)
		if err != nil {
			t.Fatal(err)
		}
		return key
	}
	pdfs := 0
	for _, o := range site.plan.Outputs {
		asked = nil
		before[o.Path] = keyed(o)
		if o.View == nil {
			continue
		}
		for _, pdf := range asked {
			pdfs++
			if folder := pdfFolder(o.Path); path.Dir(pdf) != folder && strings.TrimSuffix(pdf, ".pdf") != folder {
				t.Errorf("%s shows the size of %s, which is not in its folder", o.Path, pdf)
			}
		}
	}
	for body := range site.network.Bodies() {
		body.Hash++
	}
	fonts, err := pdf.LoadFonts()
	if err != nil {
		t.Fatal(err)
	}
	texts := 0
	for _, o := range site.plan.Outputs {
		if keyed(o) != before[o.Path] {
			texts++
			if len(o.Bodies) == 0 && !o.Texts {
				t.Errorf("%s knows a text, and does not say so", o.Path)
			}
		}
		if o.Paper != nil {
			in := site.inputs()
			body := in.Body
			in.Body = func(file string) markdown.Doc {
				if !shows(o, map[string]bool{file: true}) {
					t.Errorf("%s shows %s, and does not say so", o.Path, file)
				}
				return body(file)
			}
			pdf.NewWriter(fonts, site.locale).Sheet(o.Paper(), in)
		}
	}
	if pdfs < 50 || texts < 50 {
		t.Errorf("%d PDFs, %d outputs with a text: the demo has more", pdfs, texts)
	}
}

// The same of the mere words of each sheet of the demo: what says which sheets it names, names
// no other.
func TestOutputsSayWhomTheyName(t *testing.T) {
	loop.Unraced(t)
	any := func(plan.Output) bool { return true }
	testNames(t, os.DirFS("../../cmd/essaim/demo"), any, 1)
	lists := func(o plan.Output) bool {
		return !strings.HasPrefix(o.Path, "fiches/") || strings.HasPrefix(o.Path, "fiches/page-")
	}
	testNames(t, manyDemos(t, 7), lists, 6) // lists of several pages
}

// testNames changes the words of all sheets, so many at a time.
func testNames(t *testing.T, demo fs.FS, tried func(plan.Output) bool, atOnce int) {
	r := &runner{ctx: t.Context(), opt: options(demo, t.TempDir())}
	c, situation, err := r.read()
	if err != nil {
		t.Fatal(err)
	}
	site, _, err := makePlan(r.opt, c, situation, func(string) plan.Made { return plan.Made{Size: 1, Pages: 1} }, nil, false)
	if err != nil {
		t.Fatal(err)
	}
	var naming []plan.Output
	for _, o := range site.plan.Outputs {
		if o.Names != nil && tried(o) {
			naming = append(naming, o)
		}
	}
	keys := func() (list []uint64) {
		for _, o := range naming {
			key, _, err := site.keyOf(o)
			var content bytes.Buffer
			switch {
			case o.Pieces != nil:
				err = o.Pieces(&content)
				key = digest.Of(content.Bytes())
			case o.Bytes != nil:
				var all []byte
				all, err = o.Bytes()
				key = digest.Of(all)
			}
			if err != nil {
				t.Fatal(err)
			}
			list = append(list, key)
		}
		return list
	}
	others, before := 0, keys()
	for changed := range slices.Chunk(site.network.Sheets, atOnce) {
		var were []network.Sheet
		pages, files := map[string]bool{}, map[string]bool{}
		for _, sheet := range changed {
			were = append(were, *sheet)
			pages["/"+path.Join("fiches", sheet.ID)+"/"], files[sheet.Body.File] = true, true
			sheet.Title, sheet.Summary, sheet.General, sheet.Conditions = "Un autre titre : "+sheet.ID, "Un autre résumé : "+sheet.ID, "Autre chose.", "Aucune."
			sheet.Partners, sheet.Audience, sheet.Keywords = network.Answer[network.Partner]{}, network.Answer[network.Audience]{}, network.Answer[string]{}
			sheet.Contact, sheet.Links, sheet.Source = network.Contact{}, nil, network.Link{}
		}
		site.plan.SetWords()
		for i, key := range keys() {
			named := slices.ContainsFunc(naming[i].Names(), func(page string) bool { return pages[page] })
			switch own := files[naming[i].File()]; {
			case key != before[i] && !named:
				t.Errorf("%s names one of %v, and does not say so", naming[i].Path, slices.Sorted(maps.Keys(pages)))
			case key == before[i] && own:
				t.Errorf("%s does not name its own sheet", naming[i].Path)
			case key != before[i] && !own:
				others++
			}
		}
		for i, sheet := range changed {
			*sheet = were[i]
		}
		site.plan.SetWords()
	}
	if others < 20 {
		t.Errorf("%d pages name another sheet: the demo has more", others)
	}
}

// manyDemos is the demo whose sheets and adoptions stand there several times, under other names.
func manyDemos(t *testing.T, times int) fs.FS {
	demo, many := os.DirFS("../../cmd/essaim/demo"), fstest.MapFS{}
	title, adopted, alias := regexp.MustCompile(`(?m)^(title|titre): ("?)`), regexp.MustCompile(`(?m)^(sheet|fiche): (.*)$`), regexp.MustCompile(`(?m)^aliases: .*\n`)
	if err := fs.WalkDir(demo, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(demo, name)
		many[name] = &fstest.MapFile{Data: text}
		kind, id := path.Base(path.Dir(name)), strings.TrimSuffix(path.Base(name), ".md")
		for n := range times {
			copied := strings.ReplaceAll(name, id, fmt.Sprint(id, "-", n))
			switch {
			case kind == "sheets":
				again := title.ReplaceAll(alias.ReplaceAll(text, nil), fmt.Appendf(nil, "$1: ${2}Encore %d, ", n))
				many[copied] = &fstest.MapFile{Data: again}
			case kind == "adoptions" && adopted.Match(text):
				sheet := strings.TrimSpace(string(adopted.FindSubmatch(text)[2]))
				if _, err := fs.Stat(demo, "content/sheets/"+sheet+".md"); err == nil {
					many[copied] = &fstest.MapFile{Data: adopted.ReplaceAll(text, fmt.Appendf(nil, "$1: $2-%d", n))}
				}
			}
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return many
}

// A heading that goes breaks the links to it, in texts that did not change: of all pages, those
// that lead to a part of the text are looked at.
func TestAHeadingThatOthersLinkTo(t *testing.T) {
	d := newOnDisk(t, 3)
	d.write(sheetFile(1), string(sheet("Fiche 1", "dechets", "Voir [là](fiche-0.md#ici).").Data))
	d.write(sheetFile(0), string(sheet("Fiche 0", "dechets", "Un texte.\n\n### Ici\n").Data))
	d.build(d.output, nil)
	d.write(sheetFile(0), string(sheet("Fiche 0", "dechets", "Un autre texte.\n\n### Ici\n").Data))
	if r := d.build(d.output, nil); r.Compared != 2 || r.Rendered != 1 {
		t.Errorf("%d views and %d pages were made, want two and one", r.Compared, r.Rendered)
	}
	d.write(sheetFile(0), string(sheet("Fiche 0", "dechets", "Un texte.\n\n### Là\n").Data))
	if _, err := d.try(d.output, nil); !errors.Is(err, ErrContent) {
		t.Errorf("the broken link is not reported: %v", err)
	}
}

// What is saved after it was read makes the next build.
func TestAFileSavedDuringABuild(t *testing.T) {
	d := newOnDisk(t, 3)
	d.write("static/a.txt", "")
	saved := 0
	d.build(d.output, func(opt *Options) {
		opt.Progress = func(stage Stage, done, total int) {
			if stage == Render && total > 0 && done == total {
				saved++
				d.write("static/a.txt", strings.Repeat("a", saved))
			}
		}
	})
	if saved == 0 {
		t.Fatal("nothing was saved")
	}
	d.build(d.output, nil)
	fresh := t.TempDir()
	d.build(fresh, func(opt *Options) { opt.Cache = nil })
	if !maps.Equal(tree(t, d.output), tree(t, fresh)) {
		t.Error("the tree is not that of a fresh build")
	}
}

// The table of texts holds all of them, and the page of open data says how long it is.
func TestATextInTheOpenDataChanges(t *testing.T) {
	d := newOnDisk(t, 3)
	d.write(networkFile, string(village(0)[networkFile].Data)+"open_data: {texts: true}\n")
	d.build(d.output, nil)
	d.write(sheetFile(1), string(sheet("Fiche 1", "dechets", "Un autre texte.").Data))
	if r := d.build(d.output, nil); r.Compared != 2 {
		t.Errorf("%d views were made, want those of the sheet and of open data", r.Compared)
	}
	d.sameAsFresh("a text in the open data")
}

// However the words of the demo's sheets change, what is made is what a fresh build makes.
func TestWordsOfTheDemo(t *testing.T) {
	loop.Unraced(t)
	r := loop.Random(t, 7, 22)
	d := &onDisk{T: t, source: t.TempDir(), output: t.TempDir(), pdfs: true}
	if err := os.CopyFS(d.source, os.DirFS("../../cmd/essaim/demo")); err != nil {
		t.Fatal(err)
	}
	sheets, err := filepath.Glob(filepath.Join(d.source, "content", "sheets", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	words := regexp.MustCompile(`(?m)^(title|summary|partners|keywords): .*$`)
	d.build(d.output, nil)
	fewer := 0
	for i := range loop.Rounds(t, 200) {
		for range 1 + r.IntN(3) {
			file := sheets[r.IntN(len(sheets))]
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			text = words.ReplaceAllFunc(text, func(line []byte) []byte {
				key, _, _ := strings.Cut(string(line), ":")
				value := fmt.Sprintf("%q", []string{"D'autres mots", "Des mots : d'autres", "Encore d'autres"}[r.IntN(3)])
				if key == "partners" || key == "keywords" {
					value = "[" + value + "]"
				}
				return []byte(key + ": " + value)
			})
			if err := os.WriteFile(file, text, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		report := d.build(d.output, nil)
		fresh := t.TempDir()
		alone := d.build(fresh, func(opt *Options) { opt.Cache = nil })
		if !maps.Equal(tree(t, d.output), tree(t, fresh)) || !slices.EqualFunc(report.Problems, alone.Problems, diag.Same) {
			t.Fatalf("round %d: a fresh build makes another tree, or finds other problems", i)
		}
		if report.PDFsCompared < alone.PDFsCompared {
			fewer++
		}
	}
	if fewer == 0 {
		t.Error("each PDF was compared in each round")
	}
}
