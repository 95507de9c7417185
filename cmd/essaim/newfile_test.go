package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// Files that belong together appear together: none before all are whole, and none when one
// cannot be written. A sheet comes last.
func TestNewFiles(t *testing.T) {
	dir := t.TempDir()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	shown := func() (files []string) {
		err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() && filepath.Base(name)[0] != '.' {
				name, _ = filepath.Rel(dir, name)
				files = append(files, filepath.ToSlash(name))
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return files
	}
	stage := func(n *newFiles, names ...string) error {
		for _, name := range names {
			if err := n.stage(name, []byte(name)); err != nil {
				return err
			}
		}
		return nil
	}

	killed := newFiles{root: root}
	if err := stage(&killed, "sheets/bacs.md", "sheets/bacs/photo.jpg"); err != nil || shown() != nil {
		t.Fatalf("%v; before they are all whole, %v are seen", err, shown())
	}
	again := newFiles{root: root}
	if err := stage(&again, "sheets/bacs.md", "sheets/bacs/photo.jpg"); err != nil {
		t.Fatal(err)
	}
	if err := again.publish(); err != nil || !slices.Equal(shown(), []string{"sheets/bacs/photo.jpg", "sheets/bacs.md"}) {
		t.Fatalf("%v, %v", err, shown())
	}
	if last := again.made[len(again.made)-1]; last != "sheets/bacs.md" {
		t.Errorf("%s is made last", last)
	}

	// Somebody else makes a file meanwhile: the others go.
	late := newFiles{root: root}
	if err := stage(&late, "sheets/a.md", "sheets/b.md", "other/c.md"); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "sheets/b.md"), []byte("own"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := late.publish(); !errors.Is(err, fs.ErrExist) {
		t.Errorf("a file of somebody else: %v", err)
	}
	late.undo()
	if got := shown(); !slices.Equal(got, []string{"sheets/b.md", "sheets/bacs/photo.jpg", "sheets/bacs.md"}) {
		t.Errorf("left: %v", got)
	}
	if _, err := os.Stat(filepath.Join(dir, "other")); !errors.Is(err, fs.ErrNotExist) {
		t.Error("an empty folder is left")
	}
	if hidden, _ := filepath.Glob(filepath.Join(dir, "sheets", ".*.tmp")); hidden != nil {
		t.Errorf("left: %v", hidden)
	}
}
