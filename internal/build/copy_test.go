package build

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"essaim/test/loop"
)

// A long film beside the pages passes in pieces: whatever is done with it takes the
// memory of a short one.
func TestALongFileIsNeverHeld(t *testing.T) {
	loop.Unraced(t)
	size := int64(32 << 20)
	if loop.Whole(t) {
		size = 200 << 20
	}
	d := newOnDisk(t, 1)
	d.write("static/film.mp4", "court")
	d.pass()
	allocated := func(change func(*Options)) int64 {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		d.build(d.output, change)
		runtime.ReadMemStats(&after)
		return int64(after.TotalAlloc - before.TotalAlloc)
	}
	whole := func(o *Options) { o.Cache = nil }
	allocated(whole) // what is made once
	short := allocated(whole)
	film := filepath.Join(d.source, "static", "film.mp4")
	for i, what := range []string{"copied", "compared", "replaced"} {
		if what != "compared" {
			if err := os.Truncate(film, size+int64(i)); err != nil {
				t.Fatal(err)
			}
		}
		if long := allocated(whole); long > short+size/4 {
			t.Errorf("%s: %d bytes more are allocated for a file of %d", what, long-short, size)
		}
	}
	d.build(d.output, nil)
	d.pass()
	d.keeping("static/film.mp4", func(path string) error { return os.WriteFile(path+"~", nil, 0o644) })
	if long := allocated(nil); long > short+size/4 {
		t.Errorf("looked at again: %d bytes more", long-short)
	}
	if info, err := os.Stat(filepath.Join(d.output, "film.mp4")); err != nil || info.Size() != size+2 {
		t.Errorf("%v, %v", info, err)
	}

	root, err := os.OpenRoot(d.source)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	f, found, err := open(t, options(root.FS(), "")).File("film.mp4")
	if err != nil || !found || f.Open == nil || f.Content != nil {
		t.Errorf("found: %t, %d bytes are held, %v", found, len(f.Content), err)
	}
}

// A long file that has changed by one byte is another.
func TestALongFileIsCompared(t *testing.T) {
	d := newOnDisk(t, 1)
	film := bytes.Repeat([]byte("image "), 2*most/6)
	for i := range 3 {
		film[i*len(film)/3]++
		d.write("static/film.mp4", string(film))
		if r := d.build(d.output, nil); i > 0 && r.Files.Written != 1 {
			t.Errorf("%d files are written", r.Files.Written)
		}
		if got, err := os.ReadFile(filepath.Join(d.output, "film.mp4")); err != nil || !bytes.Equal(got, film) {
			t.Error("another file is published", err)
		}
	}
}
