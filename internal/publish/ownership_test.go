package publish

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func wantForeign(t *testing.T, err error, path string) {
	t.Helper()
	var foreign *ForeignError
	if !errors.As(err, &foreign) {
		t.Fatalf("error %v, want a ForeignError", err)
	}
	if foreign.Path != path {
		t.Errorf("the error names %q, want %q", foreign.Path, path)
	}
}

func TestForeignFolderIsRefused(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, ".git/config"), "")
	write(t, filepath.Join(dir, "these.odt"), "trois ans de travail")
	_, err := Open(dir)
	wantForeign(t, err, "these.odt")
	wantTree(t, dir, map[string]string{".git/config": "", "these.odt": "trois ans de travail"})
}

func TestDotFilesStay(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, ".gitkeep"), "")
	write(t, filepath.Join(dir, ".well-known/security.txt"), "Contact:")
	dots := map[string]string{".gitkeep": "", ".well-known/security.txt": "Contact:"}
	build(t, dir, site)
	build(t, dir, nil)
	wantTree(t, dir, dots)
}

func TestOutputThatIsAFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "README.md")
	write(t, file, "# Un projet")
	_, err := Open(file)
	wantForeign(t, err, "")
}

func TestManifestOfSomebodyElse(t *testing.T) {
	for name, text := range map[string]string{
		"not JSON":         "# notes",
		"no format":        "{}",
		"a later one":      `{"essaim": 4, "files": {}}`,
		"a path out":       `{"essaim": 2, "files": {"../x": "0000000000000000 1 0000000000000000"}}`,
		"no digest":        `{"essaim": 2, "files": {"x": "0000000000000000 1"}}`,
		"a bad digest":     `{"essaim": 2, "files": {"x": "0000000000000000 1 -1"}}`,
		"a bad key":        `{"essaim": 2, "files": {"x": "? 1 0000000000000000"}}`,
		"a digest too big": `{"essaim": 2, "files": {"x": "0 1 10000000000000000"}}`,
		"a former path":    `{"essaim": 1, "files": {"../x": {"key": "0000000000000000", "size": 1, "sha256": "00000000000000000000000000000000"}}}`,
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			write(t, filepath.Join(dir, ManifestName), text)
			_, err := Open(dir)
			wantForeign(t, err, ManifestName)
			if entries, _ := os.ReadDir(dir); len(entries) != 1 {
				t.Errorf("the folder now holds %v", entries)
			}
		})
	}
}

// What an older essaim published is still ours: it is replaced, and what is no
// more goes.
func TestManifestOfTheFormerFormat(t *testing.T) {
	dir := t.TempDir()
	build(t, dir, site)
	write(t, filepath.Join(dir, "old.html"), "old")
	files := []string{`"old.html": {"key": "0000000000000001", "size": 3, "sha256": "00000000000000000000000000000000"}`}
	for path := range site {
		files = append(files, fmt.Sprintf(`%q: {"key": "0000000000000001", "size": 7, "sha256": "00000000000000000000000000000000"}`, path))
	}
	write(t, filepath.Join(dir, ManifestName), `{"essaim": 1, "files": {`+strings.Join(files, ", ")+`}}`)
	build(t, dir, site)
	wantTree(t, dir, site)
}

// A manifest that a hand has changed can at most have files written again.
func TestManifestThatLies(t *testing.T) {
	for _, size := range []string{"-1", "0", "9223372036854775807"} {
		dir := t.TempDir()
		build(t, dir, site)
		manifest := filepath.Join(dir, ManifestName)
		write(t, manifest, strings.ReplaceAll(read(t, manifest), " 7 ", " "+size+" "))
		build(t, dir, site)
		wantTree(t, dir, site)
	}
}

func TestForeignFileInTheWay(t *testing.T) {
	for name, put := range map[string]func(dir string) error{
		"a file": func(dir string) error {
			return os.WriteFile(filepath.Join(dir, "new"), []byte("à moi"), 0o644)
		},
		"a folder that holds something": func(dir string) error {
			os.Mkdir(filepath.Join(dir, "new"), 0o755)
			return os.WriteFile(filepath.Join(dir, "new", "mine"), []byte("à moi"), 0o644)
		},
		"a link": func(dir string) error { return os.Symlink("index.html", filepath.Join(dir, "new")) },
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			build(t, dir, site)
			if err := put(dir); err != nil {
				t.Fatal(err)
			}
			before := tree(t, dir)
			_, err := tryBuild(dir, with(map[string]string{"index.html": "refait"}, "new", "à publier"))
			path := "new"
			if name == "a folder that holds something" {
				path = "new/mine"
			}
			wantForeign(t, err, path)
			wantTree(t, dir, before)
		})
	}
}

// A link in the output folder is never followed to write or to remove.
func TestLinksAreNotFollowed(t *testing.T) {
	for _, where := range []string{"outside", "inside"} {
		t.Run(where, func(t *testing.T) {
			dir, other := t.TempDir(), t.TempDir()
			build(t, dir, site)
			target := other
			if where == "inside" {
				target = filepath.Join(dir, "mine")
			}
			write(t, filepath.Join(target, "x/index.html"), "à moi")
			fiches := filepath.Join(dir, "fiches")
			if err := os.RemoveAll(fiches); err != nil {
				t.Fatal(err)
			}
			to := target
			if where == "inside" {
				to = "mine" // an absolute link always leads out of an os.Root
			}
			if err := os.Symlink(to, fiches); err != nil {
				t.Fatal(err)
			}
			_, err := tryBuild(dir, with(site, "fiches/x/index.html", "la fiche x, revue"))
			wantForeign(t, err, "fiches")
			build(t, dir, map[string]string{"index.html": "seul"})
			wantTree(t, target, map[string]string{"x/index.html": "à moi"})
		})
	}
}

func TestSecondBuildIsRefused(t *testing.T) {
	dir := t.TempDir()
	first, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Open(dir); !errors.Is(err, ErrBusy) {
		t.Errorf("second Open: %v", err)
	}
	if err := first.Put("index.html", 1, []byte("accueil")); err != nil {
		t.Fatal(err)
	}
	if _, err := first.Commit(); err != nil {
		t.Fatal(err)
	}
	wantReport(t, build(t, dir, map[string]string{"index.html": "encore"}), Report{Written: 1})
}

// The lock and the manifest to come are never written through a link, wherever
// it leads.
func TestStagingLinksAreNotFollowed(t *testing.T) {
	for _, target := range []string{"outside", "inside", "nowhere"} {
		t.Run(target, func(t *testing.T) {
			dir, elsewhere := t.TempDir(), t.TempDir()
			build(t, dir, map[string]string{"index.html": "accueil"})
			to := map[string]string{"outside": filepath.Join(elsewhere, "x"), "inside": filepath.Join("..", "index.html"), "nowhere": filepath.Join(elsewhere, "none")}[target]
			for _, err := range []error{
				os.WriteFile(filepath.Join(elsewhere, "x"), []byte("à moi"), 0o644),
				os.Mkdir(filepath.Join(dir, stagingDir), 0o755),
				os.Symlink(to, filepath.Join(dir, filepath.FromSlash(stagingLock))),
			} {
				if err != nil {
					t.Fatal(err)
				}
			}
			_, err := tryBuild(dir, map[string]string{"index.html": "revu"})
			wantForeign(t, err, stagingLock)
			wantTree(t, elsewhere, map[string]string{"x": "à moi"})

			os.Remove(filepath.Join(dir, filepath.FromSlash(stagingLock)))
			if err := os.Symlink(to, filepath.Join(dir, filepath.FromSlash(stagingTemp))); err != nil {
				t.Fatal(err)
			}
			build(t, dir, map[string]string{"index.html": "revu"})
			wantTree(t, elsewhere, map[string]string{"x": "à moi"})
			if text, err := os.ReadFile(filepath.Join(dir, "index.html")); err != nil || string(text) != "revu" {
				t.Errorf("index.html: %q, %v", text, err)
			}
		})
	}
}

func TestReadOnlyFolderIsTheMachinesFault(t *testing.T) {
	if os.Geteuid() == 0 || runtime.GOOS == "windows" {
		t.Skip("permissions do not bind this user")
	}
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	_, err := Open(dir)
	var foreign *ForeignError
	if err == nil || errors.As(err, &foreign) {
		t.Errorf("error %v, want the system's", err)
	}
}
