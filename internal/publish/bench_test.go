package publish

import (
	"bytes"
	"fmt"
	"path/filepath"
	"testing"
)

const benchPages = 10_000

// One operation is a site of 10,000 pages of 15 KB.
func BenchmarkFirstBuild(b *testing.B) {
	dir := b.TempDir()
	for i := 0; b.Loop(); i++ {
		benchBuild(b, filepath.Join(dir, fmt.Sprint(i)))
	}
}

func BenchmarkUnchangedBuild(b *testing.B) {
	dir := b.TempDir()
	benchBuild(b, dir)
	for b.Loop() {
		benchBuild(b, dir)
	}
}

func benchBuild(b *testing.B, dir string) {
	page := bytes.Repeat([]byte("<p>Une fiche."), 1200)
	o, err := Open(dir)
	if err != nil {
		b.Fatal(err)
	}
	for i := range benchPages {
		path := fmt.Sprintf("fiches/fiche-%d/index.html", i)
		if o.Reuse(path, 1) {
			continue
		}
		if err := o.Put(path, 1, page); err != nil {
			b.Fatal(err)
		}
	}
	if _, err := o.Commit(); err != nil {
		b.Fatal(err)
	}
}

// One operation is the manifest of 10,000 pages.
func BenchmarkManifest(b *testing.B) {
	m := manifest{}
	for i := range benchPages {
		m[fmt.Sprintf("fiches/fiche-%d/index.html", i)] = entry{uint64(i) << 40, int64(i), uint64(i) << 20, fmt.Sprintf("sheet %x %x content/sheets/fiche-%d.md", uint64(i)<<50, uint64(i)<<30, i)}
	}
	text := m.encode(m.paths(), nil)
	b.Run("encode", func(b *testing.B) {
		for b.Loop() {
			m.encode(m.paths(), nil)
		}
	})
	b.Run("decode", func(b *testing.B) {
		for b.Loop() {
			if _, _, err := decodeManifest(text); err != nil {
				b.Fatal(err)
			}
		}
	})
}
