package search

import (
	"fmt"
	"strings"
	"testing"

	"essaim/internal/locale"
	"essaim/internal/site"
)

// BenchmarkIndex takes in 1,000 documents of 900 words, a few of them rare, and
// makes the files.
func BenchmarkIndex(b *testing.B) {
	entries := make([]site.Entry, 1000)
	bodies := make([][]byte, len(entries))
	for i := range entries {
		entries[i] = site.Entry{Kind: site.SheetKind, Title: fmt.Sprint("Fiche ", i), URL: fmt.Sprintf("/fiches/%d/", i), Traits: &site.Traits{}}
		bodies[i] = []byte(strings.Repeat("Les agents ont pesé les déchets de l'école. ", 100) + fmt.Sprintf("rare%d unique%d", i%100, i))
	}
	b.ReportAllocs()
	for b.Loop() {
		x := New(locale.French, "/", entries)
		c := x.Collector()
		for i, body := range bodies {
			c.Add(i, body)
		}
		if err := x.Files(func(string, []byte) error { return nil }); err != nil {
			b.Fatal(err)
		}
	}
}
