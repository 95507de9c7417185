package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

func TestAbortLeavesTheLastSite(t *testing.T) {
	dir := t.TempDir()
	build(t, dir, site)
	manifest := read(t, filepath.Join(dir, ManifestName))
	o, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := o.Put("index.html", 1, []byte("à moitié")); err != nil {
		t.Fatal(err)
	}
	wantNothingVisible(t, dir)
	o.Abort()
	wantTree(t, dir, site)
	if read(t, filepath.Join(dir, ManifestName)) != manifest {
		t.Error("the manifest has changed")
	}
}

// wantNothingVisible looks at the folder as a web server does: without dot files.
func wantNothingVisible(t *testing.T, dir string) {
	t.Helper()
	got := tree(t, dir)
	for p := range got {
		if p[0] == '.' {
			delete(got, p)
		}
	}
	for p, want := range site {
		if got[p] != want {
			t.Errorf("%s holds %q before Commit", p, got[p])
		}
		delete(got, p)
	}
	if len(got) > 0 {
		t.Errorf("before Commit one can see %v", got)
	}
}

func TestAbortOfAFirstBuildLeavesNoFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	o, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := o.Put("index.html", 1, []byte("accueil")); err != nil {
		t.Fatal(err)
	}
	o.Abort()
	if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the folder is left: %v", err)
	}
}

// A build that dies before Commit leaves its staging folder; the next one drops
// it and sees the site of the build before.
func TestCrashBeforeCommit(t *testing.T) {
	dir := t.TempDir()
	build(t, dir, site)
	o, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := o.Put("fiches/z/index.html", 1, []byte("à moitié")); err != nil {
		t.Fatal(err)
	}
	die(o)
	wantReport(t, build(t, dir, site), Report{Unchanged: len(site)})
	wantTree(t, dir, site)
}

// A build that dies at any of the renames leaves a folder that the next build
// still owns and sets right, even if it was the first build ever.
func TestCrashWhileSwitching(t *testing.T) {
	next := map[string]string{
		"index.html":          "accueil, refait",
		"fiches/z/index.html": "nouvelle",
		"rencontres/a.html":   "nouvelle",
		"rencontres/b.html":   "nouvelle",
	}
	for first := range 2 {
		for dieAt := range 4 {
			dir := t.TempDir()
			before := map[string]string{}
			if first == 0 {
				before = site
				build(t, dir, before)
			}
			crash(t, dir, next, dieAt)
			for p, content := range tree(t, dir) {
				if p[0] != '.' && content != before[p] && content != next[p] {
					t.Errorf("%s holds %q: neither site's", p, content)
				}
			}
			build(t, dir, next)
			wantTree(t, dir, next)
		}
	}
}

// crash does what Commit does, up to the given number of renames.
func crash(t *testing.T, dir string, files map[string]string, dieAt int) {
	t.Helper()
	o, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	for p, content := range files {
		if err := o.Put(p, 1, []byte(content)); err != nil {
			t.Fatal(err)
		}
	}
	renames, err := o.renames(o.vanished())
	if err != nil {
		t.Fatal(err)
	}
	if err := o.stage.switchManifest(o.journal()); err != nil {
		t.Fatal(err)
	}
	if err := o.apply(renames[:min(dieAt, len(renames))], nil); err != nil {
		t.Fatal(err)
	}
	die(o)
}

// die releases what the system releases when a process dies, and cleans nothing.
func die(o *Output) {
	o.stage.lock.Unlock()
	o.stage.site.Close()
	o.root.Close()
}
