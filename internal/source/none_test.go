package source_test

import (
	"testing"
	"testing/fstest"

	"essaim/internal/source"
)

// TestMissingAnswerInForm: where the site has a form, what asks for an answer says where the
// form takes the one that there is none, and the one that nobody knows.
func TestMissingAnswerInForm(t *testing.T) {
	site := fstest.MapFS{
		"content/network.yaml":    {Data: []byte("nom: R\ncommunes: [{id: luc, nom: Luc, code: \"12133\"}]\nthèmes: [{id: eau, nom: Eau}]\n")},
		"content/sheets/bacs.md":  {Data: []byte("---\ntitre: Des bacs\ncommune: [luc]\nthème: [eau]\nstatut: en place\n---\n")},
		"content/sheets/seaux.md": {Data: []byte("---\ntitre: Des seaux\ncommune: [luc]\nthème: [eau]\nstatut: en place\ninconnu: [moyens]\naucun: [résultats]\n---\n")},
	}
	for _, form := range []bool{false, true} {
		if form {
			site[source.FormConfig] = &fstest.MapFile{Data: []byte("# The form.\n")}
		}
		_, problems := source.Read(site, source.Options{Workers: 1})
		asked := 0
		for _, p := range problems {
			if p.Code != "missing-key" || p.File != "content/sheets/bacs.md" {
				if p.File == "content/sheets/seaux.md" && p.Code == "missing-key" {
					t.Errorf("form: %v: an answer is asked for again: %v", form, p.Args)
				}
				continue
			}
			asked++
			var none, unknown any
			if form {
				none = "aucun"
				if p.Args["key"] == "moyens" {
					unknown = "inconnu"
				}
			}
			if p.Args["none"] != none || p.Args["unknown"] != unknown {
				t.Errorf("form: %v: %v", form, p.Args)
			}
		}
		if asked != 2 {
			t.Errorf("form: %v: %d answers are asked for, of means and of results", form, asked)
		}
	}
}
