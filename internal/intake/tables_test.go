package intake

import (
	"fmt"
	"io/fs"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"time"

	"essaim/internal/document"
	"essaim/internal/folders"
	"essaim/internal/locale"
	"essaim/internal/source"
	"essaim/test/loop"
)

// proposedOf reads a text as a table and proposes its rows; with what the tables and the
// report say.
func proposedOf(t testing.TB, site *Site, text string) (batch *Batch, grids []document.Grid, said string) {
	t.Helper()
	grids, err := document.ReadGrids([]byte(text))
	if err != nil {
		return nil, nil, ""
	}
	tables, problems := site.Tables("essai.csv", grids, nil)
	batch = site.Propose(tables)
	var out strings.Builder
	for _, table := range tables {
		for _, c := range table.Columns {
			out.WriteString(c.Heading + " ")
		}
	}
	for _, p := range append(problems, batch.Problems...) {
		out.WriteString(p.Args.String() + " ")
	}
	for _, d := range batch.Drafts {
		out.WriteString(string(d.File.Data) + " " + d.Name + " ")
	}
	return batch, grids, out.String()
}

// noCellIsLost fails when a word of a cell is neither in a draft nor in the report, and
// when a draft has a figure that no cell has.
func noCellIsLost(t testing.TB, batch *Batch, grids []document.Grid, said string, unlike bool) {
	t.Helper()
	has := map[string]bool{}
	for _, w := range strings.Fields(words(said)) {
		has[w] = true
	}
	var there strings.Builder
	for _, g := range grids {
		for _, row := range g.Rows {
			for _, c := range row.Cells {
				there.WriteString(c.Text + " ")
				for _, w := range strings.Fields(words(clean(c.Text))) {
					if !has[w] && !unlike {
						t.Errorf("%q is lost:\n%s", w, said)
					}
				}
			}
		}
	}
	numbers := regexp.MustCompile(`[0-9]+`)
	known := map[string]bool{}
	for _, n := range numbers.FindAllString(there.String(), -1) {
		known[n] = true
	}
	for _, d := range batch.Drafts {
		for line := range strings.Lines(string(d.File.Data)) {
			if line = strings.TrimSpace(line); strings.HasPrefix(line, "#") || strings.HasPrefix(line, "- id:") {
				continue
			}
			for _, n := range numbers.FindAllString(line, -1) {
				if !known[n] {
					t.Errorf("%s is made up: %s", n, line)
				}
			}
		}
	}
}

// FuzzRows: whatever a table says, each of its words is in a draft or in the report, no
// figure is made, no file lies outside the site, and it does not take long.
func FuzzRows(f *testing.F) {
	for _, text := range []string{
		"Titre;Commune;Thème;Coût (k€);Partenaires\nUn four;Luc;tri;1,5;ADEME, Région\n;Luc;;;\n",
		"Commune,Thème,Besoin,Depuis\nLuc,tri,Un lavoir,2011\nNulle part,tri,x,\n",
		"Commune,Code INSEE,Population\nLuc-sur-Orbe,12133,1\nAilleurs,1,x\n",
		"Fiche|Commune|En place\nComposteurs|Luc|2012\nComposteurs|Luc|2012\n",
		"Titre\tIndicateur\tValeur\tAnnée\nComposteurs\tBacs distribués\t12 bacs\t2011\nUn four\t\t1/2\t2011\n",
		"Titre;Objectifs;Résultats;Calendrier;Moyens humains\nx;6 communes sur 8;12 bacs en 2020;2010 : essai;39\n",
		"Titre;Titre;\n../../etc/passwd;---;# x\n<script>;[x](javascript:1);| a |\n",
		"Pratique;Commune;Offre\nSavon;Luc;visite\n",
	} {
		f.Add(text)
	}
	site := NewSite(inLanguage("fr"))
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<13 || strings.Count(text, "\n") > 200 {
			return
		}
		var batch *Batch
		var grids []document.Grid
		var said string
		loop.Within(t, 20*time.Second, "a table", func() { batch, grids, said = proposedOf(t, site, text) })
		if batch == nil {
			return
		}
		noCellIsLost(t, batch, grids, said, len(batch.Drafts) == 0 && len(batch.Problems) == 0)
		paths := map[string]bool{}
		for _, d := range batch.Drafts {
			if !fs.ValidPath(d.File.Path) || !strings.HasPrefix(d.File.Path, "content/") || !folders.OnWindows(d.File.Path[strings.LastIndexByte(d.File.Path, '/')+1:]) {
				t.Errorf("%q would be written", d.File.Path)
			}
			if d.Adds != "" {
				continue
			}
			if paths[d.File.Path] {
				t.Errorf("%q would be written twice", d.File.Path)
			}
			paths[d.File.Path] = true
			if _, ok := source.FrontOf(Overlay(nil, []File{d.File}), d.File.Path); !ok && strings.Contains(string(d.File.Data), ":\n") {
				t.Errorf("nobody reads\n%s", d.File.Data)
			}
		}
	})
}

// TestLargeTable: 20,000 rows take bounded time and memory.
func TestLargeTable(t *testing.T) {
	if testing.Short() {
		t.Skip("takes its time")
	}
	var text strings.Builder
	text.WriteString("Titre;Commune;Thème;Statut;Coût;Résumé;Contexte;Date\n")
	for i := range 20_000 {
		fmt.Fprintf(&text, "Action numéro %d;Luc;tri;en place;%d €;Un résumé %d;Le contexte;2019\n", i, i, i)
	}
	site := NewSite(inLanguage("fr"))
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	var batch *Batch
	loop.Within(t, 30*time.Second, "20,000 rows", func() { batch, _, _ = proposedOf(t, site, text.String()) })
	runtime.ReadMemStats(&after)
	if len(batch.Drafts) != 20_000 {
		t.Fatal(len(batch.Drafts))
	}
	if held := (after.HeapInuse - before.HeapInuse) >> 20; held > 900 {
		t.Errorf("%d MiB held", held)
	} else {
		t.Logf("%d MiB held", held)
	}
}

// TestLostCell: a word of a cell that is in no draft is said, were there a way to lose one.
func TestLostCell(t *testing.T) {
	site := NewSite(inLanguage("fr"))
	grids, err := document.ReadGrids([]byte("Titre;Commune;Observations\nUn four;Luc;tenace\n"))
	if err != nil {
		t.Fatal(err)
	}
	tables, _ := site.Tables("essai.csv", grids, nil)
	b := site.batch()
	b.table(tables[0])
	b.rows[0].collector.text = nil // as if nothing took the last column
	b.close()
	for _, p := range b.Problems {
		if p.Code != "table-lost" {
			continue
		}
		if texts := p.Args["texts"]; texts != "C2 = tenace" || p.Line != 2 || p.Column != 3 {
			t.Errorf("%v", p)
		}
		for _, lang := range locale.Languages {
			if p.Message(locale.For(lang)) == "" || p.Hint(locale.For(lang)) == "" {
				t.Errorf("no words in %s", lang)
			}
		}
		return
	}
	t.Errorf("%v\n%s", b.Problems, b.Drafts[0].File.Data)
}
