package build

import (
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"essaim/internal/publish"
	"essaim/test/loop"
)

// What a build leaves for the next one may rot: with one byte of it changed, anywhere,
// the next build, of the same content or of another, leaves the site of a fresh one.
func TestOneByteCorrupted(t *testing.T) {
	loop.Unraced(t)
	random := loop.Random(t, 15, 16)
	d := newOnDisk(t, 4)
	d.pdfs = true
	d.build(d.output, nil)
	want := tree(t, d.output)
	tried := map[string]int{}
	for round := range loop.Rounds(t, 1000) {
		file := d.drawKept(random)
		tried[filepath.Base(file)]++
		before := d.corrupt(file, random)
		if random.IntN(3) > 0 {
			d.edit(random, round)
			want = d.fresh()
		}
		report, err := d.try(d.output, nil)
		if err != nil {
			t.Fatalf("round %d, %s: %v %v", round, file, err, messages(report))
		}
		if got := tree(t, d.output); !maps.Equal(got, want) {
			t.Fatalf("round %d, %s: %d files are not those of a fresh site", round, file, differing(want, got))
		}
		if ended(report) { // what was not read was not mended
			if err := os.WriteFile(file, before, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	t.Log(tried)
}

// fresh is what a build into a new folder leaves.
func (d *onDisk) fresh() map[string]string {
	d.Helper()
	dir := filepath.Join(d.TempDir(), "fresh")
	d.build(dir, func(opt *Options) { opt.Cache = nil })
	defer os.RemoveAll(dir)
	return tree(d.T, dir)
}

// drawKept is one of the files that a build leaves for the next one, each as often.
func (d *onDisk) drawKept(random *rand.Rand) string {
	files := []string{filepath.Join(d.output, publish.ManifestName)}
	entries, err := fs.ReadDir(os.DirFS(d.source), cacheFolder)
	if err != nil {
		d.Fatal(err)
	}
	for _, e := range entries {
		files = append(files, filepath.Join(d.source, cacheFolder, e.Name()))
	}
	if len(files) < 4 {
		d.Fatalf("only %v", files)
	}
	return files[random.IntN(len(files))]
}

// corrupt changes a byte of a file in place: half the time into one that texts have,
// which readers are more likely to believe. It returns what was there.
func (d *onDisk) corrupt(file string, random *rand.Rand) []byte {
	before, err := os.ReadFile(file)
	if err != nil {
		d.Fatal(err)
	}
	after := append([]byte{}, before...)
	at := random.IntN(len(after))
	for after[at] == before[at] {
		after[at] = byte(random.IntN(256))
		if random.IntN(2) == 0 {
			after[at] = "0123456789abcdefgz/.-_ \"\n,:{}"[random.IntN(29)]
		}
	}
	if err := os.WriteFile(file, after, 0o644); err != nil {
		d.Fatal(err)
	}
	return before
}

// edit changes the content: a text, or which sheets there are.
func (d *onDisk) edit(random *rand.Rand, round int) {
	sheets, err := filepath.Glob(filepath.Join(d.source, "content/sheets/*.md"))
	if err != nil || len(sheets) == 0 {
		d.Fatal(sheets, err)
	}
	sheet := sheets[random.IntN(len(sheets))]
	text, err := os.ReadFile(sheet)
	if err != nil {
		d.Fatal(err)
	}
	switch added := strings.Contains(sheet, "ajout"); {
	case added && random.IntN(2) == 0:
		err = os.Remove(sheet)
	case len(sheets) < 7 && random.IntN(3) == 0:
		err = os.WriteFile(filepath.Join(filepath.Dir(sheet), fmt.Sprintf("ajout-%d.md", round)), text, 0o644)
	default:
		err = os.WriteFile(sheet, fmt.Appendf(text[:min(len(text), 2000)], "\nUne ligne de plus, %d.\n", round), 0o644)
	}
	if err != nil {
		d.Fatal(err)
	}
}
