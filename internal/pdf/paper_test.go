package pdf

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"essaim/internal/locale"
	"essaim/internal/view"
)

// popplerReads gives the words of a sheet, as another program reads them from its PDF.
func popplerReads(t *testing.T, src, order string) string {
	t.Helper()
	if _, err := exec.LookPath("pdftotext"); err != nil && os.Getenv("CI") == "" {
		t.Skip("needs pdftotext")
	}
	file := filepath.Join(t.TempDir(), "essai.pdf")
	if err := os.WriteFile(file, checked(t, src, nil).File, 0o600); err != nil {
		t.Fatal(err)
	}
	return run1(t, "pdftotext", order, file, "-")
}

// tableOf is a table in Markdown.
func tableOf(rows [][]string) string {
	var b strings.Builder
	for i, row := range rows {
		fmt.Fprintf(&b, "| %s |\n", strings.Join(row, " | "))
		if i == 0 {
			b.WriteString(strings.Repeat("|---", len(row)) + "|\n")
		}
	}
	return b.String()
}

// noBreaks are spaces that poppler gives back as plain ones.
var noBreaks = strings.NewReplacer("\u202f", " ", "\u00a0", " ")

// TestTablesKeepWords: whatever the columns, no word and no number is cut, and all of
// them are there; addresses give way.
func TestTablesKeepWords(t *testing.T) {
	many := func(columns int, cell func(i int) string) [][]string {
		rows := [][]string{nil, nil, nil}
		for i := range columns {
			rows[0] = append(rows[0], fmt.Sprintf("Intercommunalité%d", i))
			rows[1] = append(rows[1], cell(i))
			rows[2] = append(rows[2], fmt.Sprintf("%d\u202f%03d\u202f%03d\u00a0€", i+1, 100+i, 200+i))
		}
		return rows
	}
	address := "https://reseau.example.org/" + strings.Repeat("fiches-pratiques/", 12)
	for name, rows := range map[string][][]string{
		"a long address":         {{"Lien", "Montant", "Commune"}, {address, "1\u202f234\u202f567,89\u00a0€", "Saint-Jean-de-la-Blaquière"}},
		"two long addresses":     {{"Lien", "Autre", "Montant", "Responsabilité"}, {address, address, "1\u202f234\u202f567,89\u00a0€", "Développement"}},
		"an address of a person": {{"Courriel", "Rôle", "Effectif"}, {strings.Repeat("service-des-eaux.", 6) + "@example.org", "Administration", "12\u202f345"}},
		"6 columns":              many(6, func(int) string { return "approvisionnement" }),
		"9 columns":              many(9, func(int) string { return "développement durable" }),
		"14 columns":             many(14, func(int) string { return "anticonstitutionnellement" }),
		"40 columns":             many(40, func(i int) string { return fmt.Sprint("intergouvernementalisation", i) }),
	} {
		t.Run(name, func(t *testing.T) {
			text := popplerReads(t, "## Contexte\n\n"+tableOf(rows), "-raw")
			lines := strings.Split(noBreaks.Replace(text), "\n")
			read := strings.Join(strings.Fields(text), "")
			for _, row := range rows {
				for _, cell := range row {
					for _, word := range strings.Split(cell, " ") {
						onOneLine := slices.ContainsFunc(lines, func(line string) bool { return strings.Contains(line, noBreaks.Replace(word)) })
						isAddress := strings.ContainsAny(word, "/@")
						if !onOneLine && !isAddress && !strings.Contains(word, "-") {
							t.Errorf("%s is cut", word)
						}
						if isAddress && !strings.Contains(read, word) {
							t.Errorf("%s is not whole", word)
						}
					}
				}
			}
		})
	}
}

// TestDirections: Hebrew is read back as it was written, and stands where it is read.
func TestDirections(t *testing.T) {
	text := popplerReads(t, "Le mot שלום signifie paix.\n\nשלום לכולם (כן), 12 מילים.\n", "-layout")
	plain := strings.Map(func(r rune) rune { // the marks that poppler adds
		if r >= '\u202a' && r <= '\u202e' {
			return -1
		}
		return r
	}, text)
	for _, want := range []string{"Le mot", "שלום", "לכולם", "12"} {
		if !strings.Contains(plain, want) {
			t.Errorf("%q is not in %q", want, plain)
		}
	}
	s := setter{fonts: writer(t, locale.For(locale.French)).d.fonts}
	visual := func(text string) string {
		var b strings.Builder
		for _, l := range s.lines(plainRuns(text, bodyStyle().look), 1000*point) {
			for _, f := range l.fragments {
				b.WriteString(f.text)
			}
		}
		return b.String()
	}
	for text, want := range map[string]string{
		"abc אבג def":       "abc גבא def",
		"abc אבג 12 דהו de": "abc והד 12 גבא de",
		"אבג (דה) abc":      "abc (הד) גבא",
		"אבג 12":            "12 גבא",
		"l’œuvre, 12 (x)":   "l’œuvre, 12 (x)",
		"אָב":               "באָ",
	} {
		if got := visual(text); got != want {
			t.Errorf("%q is painted %q, not %q", text, got, want)
		}
	}
}

// TestLastPage: whatever the length, no document ends with a page of a line or two.
func TestLastPage(t *testing.T) {
	for n := 30; n < 110; n++ {
		made := writer(t, locale.For(locale.French)).d.make(view.Imprint{Lang: "fr", Title: "Essai"}, Source{}, func(f *flow) {
			for range n {
				f.paragraph(f.parent.child("P"), bodyStyle(), plainRuns("Un paragraphe d’une ligne.", bodyStyle().look))
			}
		})
		if lines := strings.Count(lastPage(t, made.File), "\n"); made.Pages > 1 && lines < 3 {
			t.Errorf("%d paragraphs: %d lines on the last of %d pages", n, lines, made.Pages)
		}
	}
}

// lastPage is the text of the last page.
func lastPage(t *testing.T, file []byte) string {
	t.Helper()
	c := &checker{read: readPDF(t, file), texts: map[[2]int]string{}, notes: map[string]bool{}}
	pages := c.pages()
	c.page(len(pages)-1, pages[len(pages)-1])
	var b strings.Builder
	for _, text := range c.texts {
		b.WriteString(text + "\n")
	}
	return b.String()
}
