package folders

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"
)

func site(t *testing.T, files ...string) *os.Root {
	t.Helper()
	dir := t.TempDir()
	for _, name := range files {
		at := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, []byte(name), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return root
}

// Whatever the depth, the tree is the file system that the root is.
func TestFSIsThatOfTheRoot(t *testing.T) {
	files := []string{"a.txt", "content/network.yaml", "content/sheets/x.md", "content/sheets/y/index.md", "content/sheets/y/z/deep.png"}
	root := site(t, files...)
	for depth := 1; depth < 5; depth++ {
		tree := New(root, depth)
		if err := fstest.TestFS(tree.FS(), files...); err != nil {
			t.Errorf("depth %d: %v", depth, err)
		}
		tree.Close()
	}
}

// A link that leads out is refused beside a folder that is kept open, and below.
func TestNothingLeadsOut(t *testing.T) {
	root := site(t, "content/sheets/x.md")
	outside := filepath.Join(t.TempDir(), "secret")
	if err := os.WriteFile(outside, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, link := range []string{"content/sheets/link.md", "content/out"} {
		target := outside
		if link == "content/out" {
			target = filepath.Dir(outside)
		}
		if err := os.Symlink(target, filepath.Join(root.Name(), link)); err != nil {
			t.Fatal(err)
		}
	}
	tree := New(root, 2)
	defer tree.Close()
	for _, name := range []string{"content/sheets/x.md", "content/sheets/link.md", "content/out/secret", "content/sheets/../../content/sheets/x.md"} {
		f, err := tree.FS().Open(name)
		if (err == nil) != (name == "content/sheets/x.md") {
			t.Errorf("%s: %v", name, err)
		}
		if err == nil {
			f.Close()
		}
	}
}

func TestAnErrorNamesTheWholePath(t *testing.T) {
	tree := New(site(t, "content/sheets/x.md"), 2)
	defer tree.Close()
	_, err := tree.FS().Open("content/sheets/y.md")
	var at *fs.PathError
	if !errors.As(err, &at) || at.Path != "content/sheets/y.md" || !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
}

// However many folders there are, few are kept open.
func TestFewFoldersAreKeptOpen(t *testing.T) {
	var files []string
	for i := range 3 * most {
		files = append(files, fmt.Sprintf("f%d/x", i))
	}
	tree := New(site(t, files...), 1)
	defer tree.Close()
	for _, name := range files {
		f, err := tree.FS().Open(name)
		if err != nil {
			t.Fatal(err)
		}
		f.Close()
	}
	if len(tree.open) != most {
		t.Errorf("%d are open", len(tree.open))
	}
}

// A folder is listed twice for the price of once, and no more than twice.
func TestListedTwice(t *testing.T) {
	root := site(t, "content/a.md")
	files := New(root, 2).FS()
	for i, want := range []int{1, 1, 3, 3} {
		entries, err := fs.ReadDir(files, "content")
		if err != nil || len(entries) != want {
			t.Errorf("%d: %d entries, want %d: %v", i, len(entries), want, err)
		}
		if err := root.WriteFile(fmt.Sprintf("content/b%d.md", i), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// The folder of many files is kept open however deep it lies, also when others
// are asked for in between.
func TestDeepFolderOfManyFiles(t *testing.T) {
	files := []string{"a/b/c/1", "a/x1/2", "a/b/c/3", "a/x2/4", "a/b/c/5", "a/x3/6", "a/b/c/7"}
	tree := New(site(t, files...), 1)
	defer tree.Close()
	var rest string
	for _, name := range files {
		_, rest = tree.Near(name)
	}
	if rest != "7" || len(tree.open) != 2 {
		t.Errorf("%s from %v", rest, tree.open)
	}
}
