package intake

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"essaim/internal/document"
	"essaim/test/loop"
)

// TestLargeDocuments: documents of a hundred pages, of whatever they hold, take at most
// twenty times as long of the processor as one of plain paragraphs.
func TestLargeDocuments(t *testing.T) {
	repeat := func(line string, n int) string {
		var out strings.Builder
		for i := range n {
			out.WriteString(strings.ReplaceAll(line, "#", fmt.Sprint(i)) + "\n")
		}
		return out.String()
	}
	site := NewSite(inLanguage("fr"))
	draft := func(doc *document.Document) (*Draft, time.Duration) {
		start := loop.Processor()
		d := site.Draft("grand.docx", doc)
		return d, loop.Processor() - start
	}
	paragraphs := repeat("Un texte qui dit la même chose, encore et encore, le jour # de l’année.", 8000)
	_, plain := draft(laidOut(paragraphs))
	for why, text := range map[string]string{
		"paragraphs":        paragraphs,
		"labels":            repeat("Partenaires : le n° #", 3000),
		"other labels":      repeat("Coût : # €", 3000),
		"labels that clash": repeat("Date : le jour #", 3000),
		"labels alone":      repeat("**Commune**", 3000),
		"colons":            repeat(strings.Repeat("a : b ; ", 200), 100),
		"items":             repeat("- # bacs distribués en 2020", 5000),
		"results":           "# Résultats\n" + repeat("- # bacs distribués en 2020", 3000),
		"headings":          repeat("# Partenaires", 3000),
		"rows":              repeat("| Coût | # € |", 3000),
		"cells":             repeat("|"+strings.Repeat(" x |", 60), 500),
		"headed rows":       "| Poste | Montant | Année |\n" + repeat("| Balances | # € | 2019 |", 3000),
		"digits":            "# Résultats\n" + strings.Repeat("9", 100_000) + "\n" + strings.Repeat("1 ", 50_000) + "\n",
		"marks":             strings.Repeat("*_[`<&|\\~", 20_000),
		"brackets":          "Partenaires : " + strings.Repeat("(", 50_000),
		"one word":          "Coût : " + strings.Repeat("a", 200_000),
	} {
		doc := &document.Document{Properties: map[string]string{}}
		if why == "marks" {
			doc.Blocks = []document.Block{{Runs: []document.Run{{Text: text}}}}
		} else {
			doc = laidOut(text)
		}
		d, long := draft(doc)
		if long > 20*plain {
			t.Errorf("%s: %v, beside %v of plain paragraphs", why, long, plain)
		} else {
			t.Logf("%s: %.1f, %d bytes", why, float64(long)/float64(plain), len(d.File.Data))
		}
		nothingIsLost(t, doc, d)
	}
}

// TestHostileDrafts: pages of hundreds of thousands of items, or of links that no page may
// have are proposed in bounded time.
func TestHostileDrafts(t *testing.T) {
	var links strings.Builder
	for i := range 200_000 {
		fmt.Fprintf(&links, `<a href="z:%d">a</a>`, i)
	}
	site := NewSite(inLanguage("fr"))
	for name, page := range map[string]string{
		"items without a section": "<ul>" + strings.Repeat("<li>a", 200_000),
		"unsafe links":            "<p>" + links.String(),
		"banners, then lines":     strings.Repeat("<p>Fiche", 50_000) + strings.Repeat("<p>a.", 50_000),
	} {
		doc, err := document.ReadPage([]byte(page))
		if err != nil {
			t.Fatal(name, err)
		}
		loop.Within(t, 20*time.Second, name, func() { site.Draft("page.html", doc) })
	}
}
