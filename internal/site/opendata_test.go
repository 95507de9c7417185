package site

import (
	"strings"
	"testing"

	"essaim/internal/locale"
	"essaim/internal/view"
)

// The page documents every table and every field, and its downloads have the
// size of the files that they lead to.
func TestOpenDataPage(t *testing.T) {
	n := everything()
	for _, lang := range locale.Languages {
		n.Lang = lang
		p, _ := New(input(n))
		href := map[locale.Lang]string{locale.French: "/essai/donnees/", locale.English: "/essai/open-data/"}[lang]
		v := shown[view.OpenDataPage](t, p, href)
		sizes := map[string]string{}
		for _, o := range p.Outputs {
			if o.Pieces != nil {
				sizes[o.URL] = locale.For(lang).Bytes(int64(len(contentOf(t, o))))
			}
		}
		files := []view.File{v.Package}
		for i, table := range tablesOf(n) {
			files = append(files, v.Tables[i].Files...)
			documented := map[string]bool{}
			for _, f := range v.Tables[i].Fields {
				documented[f.Key] = f.About != "" && f.Type != ""
			}
			for _, line := range paths("", table.fields) {
				if key, _, _ := strings.Cut(line, " "); !documented[key] {
					t.Errorf("%s: %s.%s is not documented", lang, table.Name, key)
				}
			}
		}
		if len(files) != len(sizes) {
			t.Errorf("%d downloads of %d files", len(files), len(sizes))
		}
		for _, f := range files {
			if f.Size == "" || f.Size != sizes[f.URL] {
				t.Errorf("%s is said to have %q, and has %q", f.URL, f.Size, sizes[f.URL])
			}
		}
	}
}
