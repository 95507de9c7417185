package intake

import (
	"errors"
	"testing"

	"essaim/internal/diag"
	"essaim/internal/document"
	"essaim/internal/locale"
)

// TestRefusals: each reason for which a document is not read has its message and its
// remedy, in each language.
func TestRefusals(t *testing.T) {
	for why, code := range map[string]diag.Code{
		"old-word": "word-old", "has-password": "word-password", "too-big": "word-too-big", "empty": "word-empty",
		"not-a-document": "word-no-document", "damaged": "word-damaged", "": "word-damaged",
	} {
		err := errors.New("something else")
		if why != "" {
			err = &document.Error{Code: why, Part: "word/document.xml"}
		}
		p := Refused("fiche.docx", err)
		if p.Code != code || p.Severity != diag.Error {
			t.Errorf("%s: %s", why, p.Code)
		}
		for _, lang := range locale.Languages {
			if p.Message(locale.For(lang)) == "" || p.Hint(locale.For(lang)) == "" {
				t.Errorf("%s: no words in %s", why, lang)
			}
		}
	}
}
