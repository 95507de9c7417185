package build

import (
	"fmt"
	"io"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"essaim/internal/diag"
	"essaim/internal/network"
	"essaim/test/loop"
)

// onDisk is a village in a folder, built with a state.
type onDisk struct {
	*testing.T
	source, output string
	pdfs           bool // are made
}

func newOnDisk(t *testing.T, sheets int) *onDisk {
	d := &onDisk{T: t, source: t.TempDir(), output: t.TempDir()}
	for name, f := range village(sheets) {
		d.write(name, string(f.Data))
	}
	return d
}

func (d *onDisk) write(name, text string) {
	d.Helper()
	path := filepath.Join(d.source, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		d.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		d.Fatal(err)
	}
}

// pass lets time go by, until no file that was written is in doubt.
func (d *onDisk) pass() {
	d.Helper()
	var last time.Time
	for _, in := range d.inputs() {
		last = slices.MaxFunc([]time.Time{last, in.stat.date, time.Unix(0, in.stat.mark.Changed)}, time.Time.Compare)
	}
	gap := fineGap
	if last.Nanosecond() == 0 {
		gap = coarseGap
	}
	time.Sleep(time.Until(last.Add(2 * gap)))
}

func (d *onDisk) inputs() []input {
	d.Helper()
	root, err := os.OpenRoot(d.source)
	if err != nil {
		d.Fatal(err)
	}
	defer root.Close()
	inputs, err := listInputs(root.FS())
	if err != nil {
		d.Fatal(err)
	}
	return inputs
}

func (d *onDisk) build(output string, change func(*Options)) Report {
	d.Helper()
	report, err := d.try(output, change)
	if err != nil {
		d.Fatal(err, messages(report))
	}
	return report
}

func (d *onDisk) try(output string, change func(*Options)) (Report, error) {
	d.Helper()
	root, err := os.OpenRoot(d.source)
	if err != nil {
		d.Fatal(err)
	}
	defer root.Close()
	opt := options(root.FS(), output)
	opt.Cache, opt.Binary, opt.NoPDF = root, "the test", !d.pdfs
	if change != nil {
		change(&opt)
	}
	return Run(d.Context(), opt)
}

// ended is true when a build found nothing to do.
func ended(r Report) bool { return len(r.Stages) == 1 && r.Stages[0].Stage == Detect }

// Each case is a change after a build; a build that does not see it would end
// at once.
func TestStateHoldsOnlyForWhatHasNotChanged(t *testing.T) {
	loop.Unraced(t)
	for _, c := range []struct {
		name    string
		change  func(*onDisk)
		options func(*Options)
		holds   bool
	}{
		{name: "nothing", holds: true},
		{name: "a sheet, of the same size at once", change: func(d *onDisk) {
			d.write(sheetFile(1), strings.Replace(string(sheet("Fiche 1", "dechets", "Un texte.").Data), "Un", "Le", 1))
		}},
		{name: "a sheet, written again as it was", holds: true, change: func(d *onDisk) {
			d.write(sheetFile(1), string(sheet("Fiche 1", "dechets", "Un texte.").Data))
		}},
		{name: "a new sheet", change: func(d *onDisk) { d.write(sheetFile(9), string(sheet("Neuve", "eau", "Un texte.").Data)) }},
		{name: "a sheet less", change: func(d *onDisk) { os.Remove(filepath.Join(d.source, sheetFile(1))) }},
		{name: "a layout", change: func(d *onDisk) { d.write("layouts/parts/exemplary.html", "!") }},
		{name: "a static file", change: func(d *onDisk) { d.write("static/a.txt", "a") }},
		{name: "a page altered by hand", change: func(d *onDisk) { os.WriteFile(filepath.Join(d.output, "index.html"), []byte("?"), 0o644) }},
		{name: "a page deleted by hand", change: func(d *onDisk) { os.Remove(filepath.Join(d.output, "index.html")) }},
		{name: "an option", options: func(o *Options) { o.BaseURL = "https://example.org/" }},
		{name: "another program", options: func(o *Options) { o.Binary = "another" }},
		{name: "another version", options: func(o *Options) { o.Version = "1.2.4" }},
		{name: "another day, which network.yaml fixes", options: func(o *Options) { o.Now = time.Unix(2e9, 0) }, holds: true},
		{name: "a day that is asked for", options: func(o *Options) { o.AsOf = network.DayOf(2012, 6, 1) }},
		{name: "no state", change: func(d *onDisk) { os.RemoveAll(filepath.Join(d.source, cacheFolder)) }},
		{name: "a state cut short", change: func(d *onDisk) { d.write(stateFile, `{"essaim":1`) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newOnDisk(t, 3)
			first := d.build(d.output, nil)
			if ended(first) || !ended(d.build(d.output, nil)) {
				t.Fatal("only the second build should end at once")
			}
			if c.change != nil {
				c.change(d)
			}
			again := d.build(d.output, c.options)
			if ended(again) != c.holds {
				t.Errorf("ended at once: %t, want %t", ended(again), c.holds)
			}
			if c.holds && (again.Pages != first.Pages || again.AsOf != first.AsOf || again.Files.Unchanged != first.Files.Written) {
				t.Errorf("%+v, first %+v", again, first)
			}
			fresh := t.TempDir()
			d.build(fresh, c.options)
			if !maps.Equal(tree(t, d.output), tree(t, fresh)) {
				t.Error("the tree is not that of a fresh build")
			}
		})
	}
}

// A program that is being written has the version of the one before: with other bytes it
// makes again all that could be another, and with the same ones nothing.
func TestAnotherProgramOfTheSameVersion(t *testing.T) {
	d := newOnDisk(t, 4)
	program := func(n uint64) func(*Options) {
		return func(o *Options) {
			o.NoPDF, o.Version, o.Binary, o.Program = false, "1.2.3-dirty", fmt.Sprint(n), func() uint64 { return n }
		}
	}
	first := d.build(d.output, program(1))
	if r := d.build(d.output, program(2)); r.Rendered != first.Pages || r.PDFs != first.PDFs || r.PDFs == 0 {
		t.Errorf("%d of %d pages and %d of %d PDFs are made by another program", r.Rendered, first.Pages, r.PDFs, first.PDFs)
	}
	moved := program(2)
	if r := d.build(d.output, func(o *Options) { moved(o); o.Binary = "elsewhere" }); ended(r) || r.Rendered+r.PDFs > 0 {
		t.Errorf("%d pages and %d PDFs are made by the same program at another place", r.Rendered, r.PDFs)
	}
}

// edits are what people do between two builds, drawn at random.
var edits = []func(d *onDisk, r *rand.Rand, o *Options){
	func(*onDisk, *rand.Rand, *Options) {},
	func(d *onDisk, r *rand.Rand, _ *Options) { // a sheet's text, or a new sheet
		i := r.IntN(12)
		d.write(sheetFile(i), string(sheet(fmt.Sprint("Fiche ", i), "dechets", fmt.Sprint("Texte ", r.IntN(9), ", voir [la première](fiche-0.md).")).Data))
	},
	func(d *onDisk, r *rand.Rand, _ *Options) { // its title and theme
		i := r.IntN(12)
		d.write(sheetFile(i), string(sheet(fmt.Sprint("Titre ", i, r.IntN(9)), []string{"eau", "dechets"}[r.IntN(2)], "Un texte.").Data))
	},
	func(d *onDisk, r *rand.Rand, _ *Options) { os.Remove(filepath.Join(d.source, sheetFile(1+r.IntN(11)))) },
	func(d *onDisk, r *rand.Rand, _ *Options) { // a sheet's name; it may not be there
		os.Rename(filepath.Join(d.source, sheetFile(1+r.IntN(11))), filepath.Join(d.source, sheetFile(1+r.IntN(11))))
	},
	func(d *onDisk, r *rand.Rand, _ *Options) { // network.yaml
		text := string(village(0)["content/network.yaml"].Data)
		d.write("content/network.yaml", strings.Replace(text, "Réseau d'essai", fmt.Sprint("Réseau ", r.IntN(3)), 1))
	},
	func(d *onDisk, r *rand.Rand, _ *Options) { // a layout, and the default one again
		if r.IntN(2) == 0 {
			d.write("layouts/parts/exemplary.html", fmt.Sprint("<b>", r.IntN(3), "</b>"))
			return
		}
		os.RemoveAll(filepath.Join(d.source, "layouts"))
	},
	func(d *onDisk, r *rand.Rand, _ *Options) { d.write(fmt.Sprintf("static/%d.txt", r.IntN(3)), "texte") },
	func(d *onDisk, r *rand.Rand, _ *Options) { // texts in the open data, or not
		text := string(village(0)["content/network.yaml"].Data)
		d.write("content/network.yaml", text+[]string{"", "open_data: {texts: true}\n"}[r.IntN(2)])
	},
	func(_ *onDisk, r *rand.Rand, o *Options) { o.AsOf = network.DayOf(2012, 1+r.IntN(12), 1) }, // the clock
	func(d *onDisk, r *rand.Rand, _ *Options) { // what is warned of: in a text, in a front matter
		i := r.IntN(12)
		text := []string{"Un <b>texte</b>.", "# Un titre", "Voir ![là](https://example.org/a.jpg).", "## Contexte\n\nUn texte, voir [plus haut](#contexte)."}[r.IntN(4)]
		if r.IntN(3) == 0 {
			text += "\n\n## Dificultés\n\nAucune."
		}
		d.write(sheetFile(i), string(sheet(fmt.Sprint("Fiche ", i), "dechets", text).Data))
	},
	func(d *onDisk, r *rand.Rand, _ *Options) { // warnings that are ignored
		d.write("content/network.yaml", string(village(0)["content/network.yaml"].Data)+fmt.Sprintf("ignore:\n  - {code: raw-html, file: %s, why: nous le savons}\n", sheetFile(r.IntN(4))))
	},
	func(d *onDisk, r *rand.Rand, _ *Options) { // a photo, of another day too, and a sheet that shows it
		// The first sheet is never renamed: its files would stay behind.
		d.write("content/sheets/fiche-0/vue.jpg", string(shot(40, 30, r.Uint64N(3))))
		d.write(sheetFile(0), string(sheet("Fiche 0", "dechets", "Un texte.\n\n![Un bac vu du quai](fiche-0/vue.jpg)").Data))
	},
	func(d *onDisk, r *rand.Rand, _ *Options) { // a letter that PDF files lack
		i := r.IntN(12)
		d.write(sheetFile(i), string(sheet(fmt.Sprint("Fiche ", i), "eau", "Le signe 中 ici.").Data))
	},
	func(d *onDisk, r *rand.Rand, _ *Options) { // a hand in the output folder, on what booklets are made of
		os.WriteFile(filepath.Join(d.output, "fiches", fmt.Sprint("fiche-", r.IntN(4)), "fiche.pdf"), []byte("?"), 0o644)
	},
	func(d *onDisk, r *rand.Rand, _ *Options) { // a hand in the output folder
		os.Remove(filepath.Join(d.output, "fiches", "fiche-0", "index.html"))
	},
}

// opened counts the files, not the folders, that are opened.
type opened struct {
	fs.FS
	files *atomic.Int64
}

func (o opened) Open(name string) (fs.File, error) {
	f, err := o.FS.Open(name)
	if err == nil {
		if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
			o.files.Add(1)
		}
	}
	return f, err
}

// Detect reads no file whose date is beyond doubt. After an edit each content
// file is read at least once.
func TestDetectReadsNothing(t *testing.T) {
	d := newOnDisk(t, 5)
	d.pass()
	var files atomic.Int64
	counting := func(o *Options) { o.Site = opened{o.Site, &files} }
	d.build(d.output, counting)
	if n := files.Swap(0); n < 7 {
		t.Errorf("the first build opened %d files", n)
	}
	if r := d.build(d.output, counting); !ended(r) || files.Load() != 0 {
		t.Errorf("ended: %t, %d files opened", ended(r), files.Load())
	}
}

// However a site has come to be, its tree is that of a fresh build, with its PDF files
// and photos, and so are its problems, those of check too. Each sequence begins where the one before ended.
func TestAnySequenceOfEditsEndsAsAFreshBuild(t *testing.T) {
	r := loop.Random(t, 1, 1)
	d, fresh := newOnDisk(t, 6), t.TempDir()
	var o Options
	as := func(opt *Options) { opt.AsOf, opt.NoPDF = o.AsOf, false }
	alone := func(opt *Options) { as(opt); opt.Cache = nil }
	for i := range loop.Rounds(t, 500) {
		var done []int
		var last Report
		for range 1 + r.IntN(2) {
			for range 1 + r.IntN(2) {
				n := r.IntN(len(edits))
				edits[n](d, r, &o)
				done = append(done, n)
			}
			last = d.build(d.output, as)
		}
		if err := os.RemoveAll(fresh); err != nil {
			t.Fatal(err)
		}
		whole := d.build(fresh, alone)
		if !maps.Equal(tree(t, d.output), tree(t, fresh)) {
			t.Fatalf("sequence %d, edits %v: the tree is not that of a fresh build", i, done)
		}
		if got, want := ofContent(last), ofContent(whole); !slices.EqualFunc(got, want, diag.Same) {
			t.Fatalf("sequence %d, edits %v: %v, a fresh build %v", i, done, got, want)
		}
		if got, want := ofContent(d.check(as)), ofContent(d.check(alone)); !slices.EqualFunc(got, want, diag.Same) {
			t.Fatalf("sequence %d, edits %v: check finds %v, alone %v", i, done, got, want)
		}
	}
}

// ofContent are the problems of what a site is, not of what it was.
func ofContent(r Report) []diag.Problem {
	return slices.DeleteFunc(slices.Clone(r.Problems), func(p diag.Problem) bool { return p.Code == addressLost })
}

// check is Check of what build builds.
func (d *onDisk) check(change func(*Options)) Report {
	d.Helper()
	root, err := os.OpenRoot(d.source)
	if err != nil {
		d.Fatal(err)
	}
	defer root.Close()
	opt := options(root.FS(), d.output)
	opt.Cache, opt.Binary, opt.NoPDF = root, "the test", true
	change(&opt)
	report, err := Check(d.Context(), opt)
	if err != nil {
		d.Fatal(err)
	}
	return report
}

// Warnings are part of what a build leaves: the next one, and check, say them again, in
// their order, and read nothing.
func TestProblemsAreRemembered(t *testing.T) {
	d := newOnDisk(t, 5)
	d.write(sheetFile(1), string(sheet("Fiche 1", "dechets", "Un <b>texte</b>.\n\n# Un titre").Data))
	d.write(sheetFile(2), string(sheet("Fiche 2", "eau", "Un <i>texte</i>.").Data))
	d.write("content/network.yaml", string(village(0)["content/network.yaml"].Data)+fmt.Sprintf("ignore:\n  - {code: raw-html, file: %s, why: nous le savons}\n", sheetFile(2)))
	d.pass()
	var files atomic.Int64
	counting := func(o *Options) { o.Site = opened{o.Site, &files} }
	first := d.build(d.output, counting)
	if got := codes(first.Problems); !slices.Equal(got, []diag.Code{"raw-html", "heading-one"}) {
		t.Fatal(got)
	}
	files.Store(0)
	for what, again := range map[string]Report{"build": d.build(d.output, counting), "check": d.check(counting)} {
		if !ended(again) || !slices.EqualFunc(again.Problems, first.Problems, diag.Same) {
			t.Errorf("%s: %v, first %v", what, again.Problems, first.Problems)
		}
	}
	if files.Load() != 0 {
		t.Errorf("%d files opened", files.Load())
	}
	// One text changes: what shows it is made again, and so is what has a problem.
	d.write(sheetFile(3), string(sheet("Fiche 3", "dechets", "Un autre texte.").Data))
	edited := d.build(d.output, nil)
	if !slices.EqualFunc(edited.Problems, first.Problems, diag.Same) || edited.Compared > 8 {
		t.Errorf("%d pages were compared; %v", edited.Compared, edited.Problems)
	}
	// It is mended.
	d.write(sheetFile(1), string(sheet("Fiche 1", "dechets", "Un texte.").Data))
	if mended := d.build(d.output, nil); len(mended.Problems) > 0 || len(d.check(func(*Options) {}).Problems) > 0 {
		t.Errorf("%v", mended.Problems)
	}
}

// A stranger's checkout may hold links under the names of the cache.
func TestTheCacheIsNotWrittenThroughLinks(t *testing.T) {
	for _, name := range []string{cacheFolder + "/.gitignore", stateFile + ".tmp", stateFile, cacheFolder} {
		dir := t.TempDir()
		write := func(name, text string) {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		write("network.yaml", "name: x")
		if name != cacheFolder {
			if err := os.Mkdir(filepath.Join(dir, cacheFolder), 0o755); err != nil {
				t.Fatal(err)
			}
		}
		to := map[bool]string{true: ".", false: filepath.Join("..", "network.yaml")}[name == cacheFolder]
		if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
			t.Skip(err)
		}
		root, err := os.OpenRoot(dir)
		if err != nil {
			t.Fatal(err)
		}
		err = writeCache(root, stateFile, func(w io.Writer) error { _, err := io.WriteString(w, "state"); return err })
		if (err != nil) != (name == cacheFolder) {
			t.Errorf("%s: %v", name, err)
		}
		if text, _ := os.ReadFile(filepath.Join(dir, "network.yaml")); string(text) != "name: x" {
			t.Errorf("%s: the site's file is now %q", name, text)
		}
		if _, err := os.Lstat(filepath.Join(dir, "state")); err == nil {
			t.Errorf("%s: the state lies in the site", name)
		}
		root.Close()
	}
}
