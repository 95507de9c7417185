package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// build publishes files (path → content) as one build does: the key of a file
// stands for its content, as a page's key stands for its view.
func build(t *testing.T, dir string, files map[string]string) Report {
	t.Helper()
	report, err := tryBuild(dir, files)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

func tryBuild(dir string, files map[string]string) (Report, error) {
	o, err := Open(dir)
	if err != nil {
		return Report{}, err
	}
	for path, content := range files {
		key := uint64(len(content)) + 1
		if o.Reuse(path, key) {
			continue
		}
		if err := o.Put(path, key, []byte(content)); err != nil {
			o.Abort()
			return Report{}, err
		}
	}
	return o.Commit()
}

// tree is every file of dir but the manifest, with its content; a link shows
// where it points.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, _ := filepath.Rel(dir, p)
		if d.Type() == fs.ModeSymlink {
			to, err := os.Readlink(p)
			files[filepath.ToSlash(rel)] = "-> " + to
			return err
		}
		b, err := os.ReadFile(p)
		if rel != ManifestName {
			files[filepath.ToSlash(rel)] = string(b)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func wantTree(t *testing.T, dir string, want map[string]string) {
	t.Helper()
	got := tree(t, dir)
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("the folder holds\n%v\nwant\n%v", got, want)
	}
}

func wantReport(t *testing.T, got, want Report) {
	t.Helper()
	if got != want {
		t.Errorf("report %+v, want %+v", got, want)
	}
}

func write(t *testing.T, path, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

var site = map[string]string{
	"index.html":           "accueil",
	"fiches/index.html":    "les fiches",
	"fiches/x/index.html":  "la fiche x",
	"fiches/y/index.html":  "la fiche y, plus longue",
	"data/v1/sheets.json":  "[]",
	"essaim/essaim.css":    "",
	"fiches/x/affiche.pdf": "%PDF",
}

func TestFirstBuild(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "deep", "public")
	wantReport(t, build(t, dir, site), Report{Written: len(site)})
	wantTree(t, dir, site)
	if _, err := os.Stat(filepath.Join(dir, stagingDir)); !errors.Is(err, fs.ErrNotExist) {
		t.Error("the staging folder is left")
	}
}

func TestOnlyWhatChanged(t *testing.T) {
	dir := t.TempDir()
	build(t, dir, site)
	manifest := read(t, filepath.Join(dir, ManifestName))
	old := time.Date(2012, 5, 31, 0, 0, 0, 0, time.UTC)
	for p := range site {
		if err := os.Chtimes(filepath.Join(dir, p), old, old); err != nil {
			t.Fatal(err)
		}
	}
	wantReport(t, build(t, dir, site), Report{Unchanged: len(site)})
	if read(t, filepath.Join(dir, ManifestName)) != manifest {
		t.Error("the manifest of an unchanged site has changed")
	}

	changed := with(site, "fiches/x/index.html", "la fiche x, revue")
	wantReport(t, build(t, dir, changed), Report{Written: 1, Unchanged: len(site) - 1})
	wantTree(t, dir, changed)
	for p := range site {
		info, err := os.Stat(filepath.Join(dir, p))
		if err != nil {
			t.Fatal(err)
		}
		if touched := !info.ModTime().Equal(old); touched != (p == "fiches/x/index.html") {
			t.Errorf("%s: touched: %v", p, touched)
		}
	}
}

// The manifest says what the site is, not how it came to be.
func TestManifestIsThatOfAFreshBuild(t *testing.T) {
	once, twice := t.TempDir(), t.TempDir()
	build(t, twice, map[string]string{"gone.html": "x", "index.html": "autre"})
	build(t, twice, site)
	build(t, once, site)
	if a, b := read(t, filepath.Join(once, ManifestName)), read(t, filepath.Join(twice, ManifestName)); a != b {
		t.Errorf("manifests differ:\n%s\n%s", a, b)
	}
}

func TestSameBytesFromAnotherKey(t *testing.T) {
	dir := t.TempDir()
	publish := func(key uint64) Report {
		o, err := Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		if o.Reuse("index.html", key) {
			t.Errorf("kept from key %d", key)
		}
		if err := o.Put("index.html", key, []byte("accueil")); err != nil {
			t.Fatal(err)
		}
		r, err := o.Commit()
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	wantReport(t, publish(7), Report{Written: 1})
	wantReport(t, publish(8), Report{Unchanged: 1}) // a layout changed, the page did not
	wantReport(t, publish(0), Report{Unchanged: 1})
	wantReport(t, publish(0), Report{Unchanged: 1}) // key 0 is never kept
}

func TestAlteredOrDeletedByHandComesBack(t *testing.T) {
	for name, alter := range map[string]func(path string) error{
		"deleted": os.Remove,
		"emptied": func(p string) error { return os.Truncate(p, 0) },
		"grown":   func(p string) error { return os.WriteFile(p, []byte(site["index.html"]+"!"), 0o644) },
		"same size and date": func(p string) error {
			info, err := os.Stat(p)
			if err != nil {
				return err
			}
			if err := os.WriteFile(p, []byte("ACCUEIL"), 0o644); err != nil {
				return err
			}
			return os.Chtimes(p, info.ModTime(), info.ModTime())
		},
		"replaced by a link": func(p string) error {
			os.Remove(p)
			return os.Symlink("nowhere", p)
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			build(t, dir, site)
			if err := alter(filepath.Join(dir, "index.html")); err != nil {
				t.Fatal(err)
			}
			wantReport(t, build(t, dir, site), Report{Written: 1, Unchanged: len(site) - 1})
			wantTree(t, dir, site)
		})
	}
}

func TestDeletedFolderComesBack(t *testing.T) {
	dir := t.TempDir()
	build(t, dir, site)
	if err := os.RemoveAll(filepath.Join(dir, "fiches")); err != nil {
		t.Fatal(err)
	}
	build(t, dir, site)
	wantTree(t, dir, site)
}

func TestVanishedPagesGo(t *testing.T) {
	dir := t.TempDir()
	build(t, dir, site)
	write(t, filepath.Join(dir, "fiches/y/a-moi.txt"), "à moi")
	wantReport(t, build(t, dir, map[string]string{"index.html": site["index.html"]}),
		Report{Unchanged: 1, Removed: len(site) - 1})
	// A file of the user's and its folder stay; emptied folders are gone.
	wantTree(t, dir, map[string]string{"index.html": site["index.html"], "fiches/y/a-moi.txt": "à moi"})
	for _, gone := range []string{"fiches/x", "data", "essaim"} {
		if _, err := os.Stat(filepath.Join(dir, gone)); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s is left", gone)
		}
	}
}

func TestFileAndFolderChangePlaces(t *testing.T) {
	dir := t.TempDir()
	a := map[string]string{"x": "un fichier", "y/z/index.html": "un dossier"}
	b := map[string]string{"x/index.html": "un dossier", "y": "un fichier"}
	build(t, dir, a)
	wantReport(t, build(t, dir, b), Report{Written: 2, Removed: 2})
	wantTree(t, dir, b)
	build(t, dir, a)
	wantTree(t, dir, a)
}

func TestPathsOfASite(t *testing.T) {
	for _, p := range []string{"", ".", "..", "../x", "/x", "x/", "a//b", "a/../b", ".htaccess", "a/.b", `a\b`, "a\x00b", ManifestName} {
		o, err := Open(t.TempDir())
		if err != nil {
			t.Fatal(err)
		}
		if o.Put(p, 1, nil) == nil {
			t.Errorf("%q was accepted", p)
		}
		o.Abort()
	}
}

func TestPutTwice(t *testing.T) {
	o, err := Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer o.Abort()
	if err := o.Put("a", 1, nil); err != nil {
		t.Fatal(err)
	}
	if err := o.Put("a", 1, nil); err == nil || !strings.Contains(err.Error(), "twice") {
		t.Errorf("second Put: %v", err)
	}
}

func TestConcurrentPut(t *testing.T) {
	dir := t.TempDir()
	o, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{}
	var group sync.WaitGroup
	for i := range 200 {
		path, content := fmt.Sprintf("fiches/%d/%d/index.html", i%7, i), fmt.Sprint("fiche ", i)
		want[path] = content
		group.Go(func() {
			if err := o.Put(path, 1, []byte(content)); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	if _, err := o.Commit(); err != nil {
		t.Fatal(err)
	}
	wantTree(t, dir, want)
}

// with is files with one of them changed.
func with(files map[string]string, path, content string) map[string]string {
	changed := map[string]string{}
	for p, c := range files {
		changed[p] = c
	}
	changed[path] = content
	return changed
}

// TestContentOfAChangedFile: a folder that is trusted is not read; a file of it that is
// asked for is only given as it was written.
func TestContentOfAChangedFile(t *testing.T) {
	dir := t.TempDir()
	for _, path := range []string{"a.pdf", "b.pdf"} {
		build(t, dir, map[string]string{"a.pdf": "un", "b.pdf": "deux"})
		write(t, filepath.Join(dir, "b.pdf"), "DEUX")
		o, err := Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		o.Trust()
		if !o.Stay(path) {
			t.Errorf("%s does not stay", path)
		}
		content, err := o.Content(path)
		if path == "a.pdf" && (string(content) != "un" || err != nil) || path == "b.pdf" && !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: %q, %v", path, content, err)
		}
		o.Abort()
	}
}
