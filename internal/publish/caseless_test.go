package publish

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"testing"

	"essaim/internal/folders"
)

// caseless is a disk as macOS and Windows have it: a file is found whatever the case of its
// name and the form of its accents, lists give names as they were first written, and what
// is renamed onto a file takes its place.
type caseless struct{ *os.Root }

// stored is the name that the disk has for a path, part by part; parts that it lacks are
// as they are asked for.
func (c caseless) stored(name string) string {
	dir, base := path.Split(path.Clean(name))
	if dir = path.Clean(dir); dir != "." {
		dir = c.stored(dir)
	}
	entries, _ := fs.ReadDir(c.Root.FS(), dir)
	for _, e := range entries {
		if folders.Folded(e.Name()) == folders.Folded(base) {
			return path.Join(dir, e.Name())
		}
	}
	return path.Join(dir, base)
}

func (c caseless) Lstat(name string) (fs.FileInfo, error) { return c.Root.Lstat(c.stored(name)) }
func (c caseless) Stat(name string) (fs.FileInfo, error)  { return c.Root.Stat(c.stored(name)) }
func (c caseless) Open(name string) (*os.File, error)     { return c.Root.Open(c.stored(name)) }
func (c caseless) ReadFile(name string) ([]byte, error)   { return c.Root.ReadFile(c.stored(name)) }
func (c caseless) Remove(name string) error               { return c.Root.Remove(c.stored(name)) }
func (c caseless) Rename(from, to string) error           { return c.Root.Rename(from, c.stored(to)) }
func (c caseless) MkdirAll(name string, perm fs.FileMode) error {
	return c.Root.MkdirAll(c.stored(name), perm)
}
func (c caseless) FS() fs.FS { return caselessFS{c} }

// caselessFS is the disk as fs.WalkDir goes through it.
type caselessFS struct{ caseless }

func (c caselessFS) Open(name string) (fs.File, error) { return c.caseless.Open(name) }
func (c caselessFS) ReadDir(name string) ([]fs.DirEntry, error) {
	return fs.ReadDir(c.Root.FS(), c.stored(name))
}

// buildCaseless is build on such a disk.
func buildCaseless(t *testing.T, dir string, files map[string]string) error {
	t.Helper()
	o, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	o.root = caseless{o.root.(*os.Root)}
	for path, content := range files {
		if err := o.Put(path, 0, []byte(content)); err != nil {
			t.Fatal(err)
		}
	}
	_, err = o.Commit()
	return err
}

// TestNamesThatDifferInTheirCase: a name that changes in its case, or in how its accents
// are written, is an ordinary change on every disk. Each pair of sites is built one after
// the other, both ways.
func TestNamesThatDifferInTheirCase(t *testing.T) {
	for name, sites := range map[string][2]map[string]string{
		"a file":                       {{"Logo.png": "un", "index.html": "a"}, {"logo.png": "deux", "index.html": "a"}},
		"a file, its bytes the same":   {{"Logo.png": "un"}, {"logo.png": "un"}},
		"a file in its folder":         {{"img/Logo.png": "un"}, {"img/logo.png": "un"}},
		"a folder":                     {{"Img/a.png": "un", "Img/b.png": "deux"}, {"img/a.png": "un", "img/b.png": "deux"}},
		"a folder, with another file":  {{"Img/a.png": "un"}, {"img/b.png": "deux"}},
		"accents":                      {{"pr\u00e9au.png": "un"}, {"pre\u0301au.png": "deux"}},
		"a file that becomes a folder": {{"Fiches": "un", "x": ""}, {"fiches/index.html": "deux", "x": ""}},
		"nothing but a file":           {{"a/b": "un"}, {"a/b/c": "deux"}},
	} {
		for _, way := range [][2]int{{0, 1}, {1, 0}} {
			before, after := sites[way[0]], sites[way[1]]
			dir := t.TempDir()
			if err := errors.Join(buildCaseless(t, dir, before), buildCaseless(t, dir, after)); err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			want := map[string]string{}
			for p, text := range after {
				want[caseless{rootOf(t, dir)}.stored(p)] = text // a folder may keep the name that it had
			}
			wantTree(t, dir, want)
			sensitive := t.TempDir()
			build(t, sensitive, before)
			build(t, sensitive, after)
			wantTree(t, sensitive, after)
		}
	}
}

// TestFolderTakesItsNewName: a folder whose files all go has the name of the new site, on a
// disk without case too.
func TestFolderTakesItsNewName(t *testing.T) {
	for _, sites := range [][2]map[string]string{
		{{"Img/a.png": "un"}, {"img/b.png": "deux"}},
		{{"Img/a.png": "un", "x": ""}, {"img/a.png": "un", "x": ""}},
		{{"a/Img/deep/c.png": "un"}, {"a/img/deep/b.png": "deux"}},
		{{"pr\u00e9au/a.png": "un"}, {"pre\u0301au/b.png": "deux"}},
	} {
		dir := t.TempDir()
		if err := errors.Join(buildCaseless(t, dir, sites[0]), buildCaseless(t, dir, sites[1])); err != nil {
			t.Fatal(err)
		}
		wantTree(t, dir, sites[1])
	}
}

// TestSomebodysFileByAnotherCase: what is not ours is not replaced, however it is named.
func TestSomebodysFileByAnotherCase(t *testing.T) {
	dir := t.TempDir()
	if err := buildCaseless(t, dir, map[string]string{"index.html": "a"}); err != nil {
		t.Fatal(err)
	}
	write(t, dir+"/Notes.txt", "à moi")
	var foreign *ForeignError
	if err := buildCaseless(t, dir, map[string]string{"index.html": "a", "notes.txt": "b"}); !errors.As(err, &foreign) {
		t.Errorf("%v", err)
	}
	if text := read(t, dir+"/Notes.txt"); text != "à moi" {
		t.Errorf("it holds %q", text)
	}
	// On a disk with case there are two files, and one of them only was ours.
	other := t.TempDir()
	build(t, other, map[string]string{"Logo.png": "un"})
	write(t, other+"/logo.png", "à moi")
	if _, err := tryBuild(other, map[string]string{"logo.png": "deux"}); !errors.As(err, &foreign) {
		t.Errorf("%v", err)
	}
}

func rootOf(t *testing.T, dir string) *os.Root {
	t.Helper()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return root
}
