package build

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"essaim/internal/diag"
	"essaim/internal/folders"
	"essaim/test/loop"
)

const (
	besideFile = "content/sheets/fiche-9/releve.csv"
	layoutFile = "layouts/parts/breadcrumb.html"
	staticFile = "static/plan.txt"
)

// kinds are one file of each kind.
var kinds = []string{sheetFile(1), besideFile, layoutFile, staticFile, networkFile}

// newKinds is a site that has a file of each kind, which nothing has touched for
// some time, with PDFs and a warning.
func newKinds(t *testing.T) *onDisk {
	d := newOnDisk(t, 3)
	d.pdfs = true
	d.write(sheetFile(2), string(sheet("Fiche 2", "eau", "Un <b>texte</b>.").Data))
	d.write("content/sheets/fiche-9/index.md", string(sheet("Fiche 9", "eau", "Voir [le relevé](releve.csv).").Data))
	d.write(besideFile, "mois;tonnes\nmai;12\n")
	d.write(layoutFile, "<b>un</b>")
	d.write(staticFile, "le plan")
	d.pass()
	return d
}

// keeping changes a file and gives it its former date again.
func (d *onDisk) keeping(name string, change func(path string) error) {
	d.Helper()
	path := filepath.Join(d.source, filepath.FromSlash(name))
	info, err := os.Stat(path)
	if err != nil {
		d.Fatal(err)
	}
	if err := change(path); err != nil {
		d.Fatal(err)
	}
	if err := os.Chtimes(path, info.ModTime(), info.ModTime()); err != nil {
		d.Fatal(err)
	}
}

// rewritten puts other bytes of the same length in a file: at its place, as an
// editor does, or by another file of its name, as rsync and git do.
func (d *onDisk) rewritten(name string, inPlace bool) func(path string) error {
	return func(path string) error {
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		was := string(text)
		for _, words := range [][2]string{{"Un texte", "Le texte"}, {"mai;12", "mai;21"}, {"<b>un", "<b>ix"}, {"le plan", "un plan"}, {"essai", "assai"}} {
			was = strings.Replace(was, words[0], words[1], 1)
		}
		if was == string(text) || len(was) != len(text) {
			d.Fatal("nothing is replaced in", name)
		}
		if inPlace {
			return os.WriteFile(path, []byte(was), 0o644)
		}
		if err := os.WriteFile(path+".new", []byte(was), 0o644); err != nil {
			return err
		}
		return os.Rename(path+".new", path)
	}
}

func needsMarks(t *testing.T) {
	t.Helper()
	info, err := os.Stat(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if folders.MarkOf(info) == (folders.Mark{}) {
		t.Skip("this system gives no mark: README.md says how to have all looked at")
	}
}

// A sheet, a file beside one, a static file, a layout or network.yaml that has other
// bytes, its size and its date are seen.
func TestAnEditOfTheSameSizeAndDateIsSeen(t *testing.T) {
	loop.Unraced(t)
	needsMarks(t)
	for i := range loop.Rounds(t, 2*len(kinds)) {
		name, inPlace := kinds[i%len(kinds)], i%2 == 0
		d := newKinds(t)
		d.build(d.output, nil)
		if !ended(d.build(d.output, nil)) {
			t.Fatal("nothing has changed yet")
		}
		d.keeping(name, d.rewritten(name, inPlace))
		if r := d.build(d.output, nil); ended(r) || r.Files.Written == 0 {
			t.Errorf("%s, in place %t: not seen", name, inPlace)
		}
		d.sameAsFresh(fmt.Sprintf("%s, in place %t", name, inPlace))
	}
}

// A clock that was wrong has given files dates that are to come, or long gone: nothing is
// believed of the first.
func TestAClockThatLies(t *testing.T) {
	loop.Unraced(t)
	needsMarks(t)
	for _, date := range []time.Time{time.Now().AddDate(80, 0, 0), time.Unix(0, 0)} {
		d := newKinds(t)
		for _, in := range d.inputs() {
			if err := os.Chtimes(filepath.Join(d.source, filepath.FromSlash(in.name)), date, date); err != nil {
				t.Fatal(err)
			}
		}
		d.build(d.output, nil)
		if r := d.build(d.output, nil); !ended(r) || len(r.Problems) != 1 {
			t.Errorf("%s: ended %t, %v", date, ended(r), messages(r))
		}
		for _, name := range kinds {
			d.keeping(name, d.rewritten(name, true))
			if r := d.build(d.output, nil); ended(r) {
				t.Errorf("%s: %s is not seen", date, name)
			}
			d.sameAsFresh(fmt.Sprintf("%s, %s", date, name))
		}
	}
}

// sameAsFresh wants the tree of a fresh build, and the problems that it finds when nothing
// has changed since.
func (d *onDisk) sameAsFresh(what string) {
	d.Helper()
	fresh := d.TempDir()
	found := d.build(fresh, func(o *Options) { o.Cache = nil })
	again := d.build(d.output, nil)
	if !ended(again) || !slices.EqualFunc(again.Problems, found.Problems, diag.Same) {
		d.Errorf("%s: ended %t, %v, a fresh build %v", what, ended(again), messages(again), messages(found))
	}
	got, want := tree(d.T, d.output), tree(d.T, fresh)
	if maps.Equal(got, want) {
		return
	}
	var paths []string
	for path := range want {
		if got[path] != want[path] {
			paths = append(paths, path)
		}
	}
	slices.Sort(paths)
	d.Errorf("%s: the tree is not that of a fresh build: %v", what, paths)
}

// copyAll copies a folder as `cp -a` does.
func copyAll(t *testing.T, from, to string) {
	t.Helper()
	err := filepath.WalkDir(from, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		if d.IsDir() {
			return os.MkdirAll(filepath.Join(to, rel), info.Mode())
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(to, rel), text, info.Mode()); err != nil {
			return err
		}
		return os.Chtimes(filepath.Join(to, rel), info.ModTime(), info.ModTime())
	})
	if err != nil {
		t.Fatal(err)
	}
}

// dates are when the files of a folder were written, its own cache too.
func dates(t *testing.T, dir string) map[string]time.Time {
	t.Helper()
	all := map[string]time.Time{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			all[path] = info.ModTime()
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// A copy of a whole site, as a cache that CI brings back, and files that have other
// dates, as after a checkout, are read: no page is compared, and no byte is written.
func TestACopyIsReadAndNothingElse(t *testing.T) {
	d := newKinds(t)
	public := func(d *onDisk) string { return filepath.Join(d.source, "public") }
	d.build(public(d), nil)
	var files atomic.Int64
	counting := func(o *Options) { o.Site = opened{o.Site, &files} }

	copied := &onDisk{T: t, source: t.TempDir(), pdfs: true}
	copyAll(t, d.source, copied.source)
	before := dates(t, copied.source)
	r := copied.build(public(copied), counting)
	if marks := len(d.inputs()); !ended(r) || r.Files.Written > 0 || folders.MarkOf(statIn(t, d)) != (folders.Mark{}) && files.Load() != int64(marks) {
		t.Errorf("ended: %t, %+v, %d files opened", ended(r), r.Files, files.Load())
	}
	if !maps.Equal(before, dates(t, copied.source)) {
		t.Error("something was written")
	}

	checkedOut := time.Now().Add(-time.Minute)
	for _, in := range copied.inputs() {
		if err := os.Chtimes(filepath.Join(copied.source, filepath.FromSlash(in.name)), checkedOut, checkedOut); err != nil {
			t.Fatal(err)
		}
	}
	before = dates(t, copied.source)
	if r := copied.build(public(copied), nil); !ended(r) || !maps.Equal(before, dates(t, copied.source)) {
		t.Errorf("after a checkout: ended %t, %+v", ended(r), r.Files)
	}

	copied.write(sheetFile(1), string(sheet("Fiche 1", "dechets", "Une phrase.").Data))
	if r := copied.build(public(copied), nil); r.Rendered != 2 { // with that of the warning
		t.Errorf("one text changed in the copy, and one had a warning: %d pages are rendered", r.Rendered)
	}
}

func statIn(t *testing.T, d *onDisk) fs.FileInfo {
	t.Helper()
	info, err := os.Stat(filepath.Join(d.source, filepath.FromSlash(sheetFile(1))))
	if err != nil {
		t.Fatal(err)
	}
	return info
}

// What changes at any stage of a build, and gets its size and date back, makes the
// next one.
func TestWhatChangesDuringABuildMakesTheNextOne(t *testing.T) {
	needsMarks(t)
	stages := []Stage{Read, Render, Papers, Plan, Publish, Layouts, Index}
	r := loop.Random(t, 3, 5)
	cases := r.Perm(len(kinds) * len(stages))
	for _, i := range cases[:loop.Rounds(t, len(cases))] {
		name, at := kinds[i%len(kinds)], stages[i/len(kinds)]
		d := newKinds(t)
		var once atomic.Bool
		d.build(d.output, func(o *Options) {
			o.Progress = func(stage Stage, _, _ int) {
				if stage == at && once.CompareAndSwap(false, true) {
					d.keeping(name, d.rewritten(name, false))
				}
			}
		})
		d.build(d.output, nil)
		d.sameAsFresh(fmt.Sprintf("%s changed during %s", name, at))
	}
}
