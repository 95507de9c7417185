package site

import (
	"testing"

	"essaim/internal/address"
	"essaim/internal/locale"
	"essaim/internal/network/networktest"
	"essaim/internal/view"
)

// The downloads of the page have the size of the files that they lead to.
func TestOpenDataPage(t *testing.T) {
	n := networktest.Everything()
	for _, lang := range locale.Languages {
		n.Lang = lang
		p, _ := New(input(n))
		v := shown[view.OpenDataPage](t, p, address.New(locale.For(lang), n.BaseURL).List(address.OpenData))
		sizes := map[string]string{}
		for _, o := range p.Outputs {
			if o.Pieces != nil {
				sizes[o.URL] = locale.For(lang).Bytes(int64(len(contentOf(t, o))))
			}
		}
		files := append([]view.File{v.Package}, v.Schemas...)
		for _, table := range v.Tables {
			files = append(files, table.Files...)
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
