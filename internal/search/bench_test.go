package search

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"

	"essaim/internal/locale"
	"essaim/internal/view"
)

// longTexts are n documents of about 850 words, a few of which are everywhere while
// most are rare.
func longTexts(n int) (entries []view.Entry, bodies [][]byte, size int64) {
	random := rand.New(rand.NewPCG(7, 8))
	zipf := rand.NewZipf(random, 1.1, 2, 60_000)
	small := []string{"de", "la", "les", "et", "commune", "écoles", "l’eau", "déchet", "pour", "année"}
	word := func() string {
		i := int(zipf.Uint64())
		if i < len(small) {
			return small[i]
		}
		return fmt.Sprintf("%c%c%cé%c%ction", 'b'+i%19, "aeiou"[i%5], 'b'+i/19%19, 'b'+i/361%19, "aeiou"[i/6859%5])
	}
	for i := range n {
		var body bytes.Buffer
		for line := range 70 {
			if line%12 == 0 {
				body.WriteString("## ")
			}
			for range 12 {
				body.WriteString(word() + " ")
			}
			body.WriteString(".\n")
		}
		entries = append(entries, view.Entry{
			Kind: view.SheetKind, Title: fmt.Sprint("Fiche ", i, " ", word(), " ", word()), URL: fmt.Sprintf("/fiches/%d/", i), Summary: word() + " " + word(),
			Themes: []string{word()}, Traits: make([]view.Trait, len(someFacets)),
		})
		bodies = append(bodies, body.Bytes())
		size += int64(body.Len())
	}
	return entries, bodies, size
}

// BenchmarkLearn meets every word for the first time.
func BenchmarkLearn(b *testing.B) {
	_, bodies, _ := longTexts(2000)
	words := bytes.Fields(slices.Concat(bodies...))
	slices.SortFunc(words, bytes.Compare)
	words = slices.CompactFunc(words, bytes.Equal)
	b.ReportAllocs()
	for b.Loop() {
		c := New(locale.French, "/", 0).Collector()
		for _, w := range words {
			c.meaning(hash64(w), w)
		}
	}
	b.ReportMetric(float64(len(words)), "words")
}

// BenchmarkCollect takes in documents whose words are known.
func BenchmarkCollect(b *testing.B) {
	entries, bodies, size := longTexts(2000)
	c := New(locale.French, "/", len(entries)).Collector()
	collect := func() {
		for i, body := range bodies {
			c.Add(i, entries[i], body)
		}
	}
	collect()
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		collect()
	}
}

func BenchmarkFiles(b *testing.B) {
	entries, bodies, _ := longTexts(2000)
	x := indexOf("/", locale.French, entries)
	c := x.Collector()
	for i, body := range bodies {
		c.Add(i, entries[i], body)
	}
	put := func(string, []byte) error { return nil }
	b.ReportAllocs()
	for b.Loop() {
		x.inverted = sync.OnceValue(x.invert)
		x.awaitAll()
		for i, e := range entries {
			if err := x.Show(i, e, put); err != nil {
				b.Fatal(err)
			}
		}
		if err := x.Files(put); err != nil {
			b.Fatal(err)
		}
	}
}
