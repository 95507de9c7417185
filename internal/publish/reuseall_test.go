package publish

import (
	"os"
	"path/filepath"
	"testing"
)

// A folder whose files hang together stays as a whole or not at all.
func TestKeepAll(t *testing.T) {
	for name, c := range map[string]struct {
		harm func(dir string) error
		key  uint64
		want bool
	}{
		"untouched":   {func(string) error { return nil }, 7, true},
		"another key": {func(string) error { return nil }, 8, false},
		"altered":     {func(dir string) error { return os.WriteFile(filepath.Join(dir, "index", "a"), []byte("x"), 0o600) }, 7, false},
		"missing":     {func(dir string) error { return os.Remove(filepath.Join(dir, "index", "b")) }, 7, false},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			publishIndex(t, dir, func(o *Output) {
				for _, path := range []string{"index/a", "index/b", "indexes"} {
					if err := o.Put(path, 7, []byte(path)); err != nil {
						t.Fatal(err)
					}
				}
			})
			if err := c.harm(dir); err != nil {
				t.Fatal(err)
			}
			publishIndex(t, dir, func(o *Output) {
				if got := o.ReuseAll("index", func(string) uint64 { return c.key }); got != c.want {
					t.Errorf("kept: %v, want %v", got, c.want)
				}
			})
			_, err := os.Stat(filepath.Join(dir, "index", "a"))
			if stays := err == nil; stays != c.want {
				t.Errorf("index/a is there: %v, want %v", stays, c.want)
			}
			if _, err := os.Stat(filepath.Join(dir, "indexes")); err == nil {
				t.Error("a file beside the folder was kept with it")
			}
		})
	}
}

func publishIndex(t *testing.T, dir string, give func(*Output)) {
	t.Helper()
	o, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	give(o)
	if _, err := o.Commit(); err != nil {
		t.Fatal(err)
	}
}
