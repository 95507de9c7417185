package markdown

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"essaim/internal/locale"
)

// sheet is a body of 6 KB, of the kind that communes write.
var sheet = []byte(strings.Repeat(`## Contexte

L'agglomération compte 8 communes. Depuis 2010, les services techniques n'utilisent
plus de produits "chimiques" : c'est un choix **politique** autant que *pratique* !

### Ce qui a été fait

- Un atelier avec les agents ; voir [le compte rendu](../meetings/2011-11-25.md).
- L'achat de 12 bacs, pour 560 €.
- Une visite à [la commune voisine](https://example.org/visite?x=1).

| Année | Bacs | Coût |
|-------|-----:|-----:|
| 2011  | 12   | 560 € |
| 2012  | 24   | 980 € |

## Facteurs de réussite

1. L'adhésion des élus, dès le début du projet.
2. Un agent référent[^1], formé à l'entretien écologique.

> "On ne reviendrait pas en arrière", dit le responsable du service.

`, 8) + "[^1]: Un jour par semaine.\n")

// localSheet is the same without addresses of the web.
var localSheet = bytes.ReplaceAll(sheet, []byte("https://"), nil)

// BenchmarkConvert converts both, and compares that with goldmark alone, without
// any of our work.
func BenchmarkConvert(b *testing.B) {
	b.Run("sheet", func(b *testing.B) { benchmarkConvert(b, sheet) })
	b.Run("local", func(b *testing.B) { benchmarkConvert(b, localSheet) })
}

func benchmarkConvert(b *testing.B, sheet []byte) {
	c := New(locale.For(locale.French))
	m := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote))
	b.SetBytes(int64(len(sheet)))
	b.ReportAllocs()
	var buffers Buffers
	var out bytes.Buffer
	var alone time.Duration
	for b.Loop() {
		buffers.Empty()
		c.ConvertIn(&buffers, sheet, Options{Resolve: resolve})
		b.StopTimer()
		start := time.Now()
		out.Reset()
		if err := m.Convert(sheet, &out); err != nil {
			b.Fatal(err)
		}
		alone += time.Since(start)
		b.StartTimer()
	}
	b.ReportMetric(float64(b.Elapsed())/float64(alone), "of-goldmark")
}
