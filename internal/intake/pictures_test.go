package intake

import (
	"bytes"
	"image"
	"image/png"
	"path"
	"strings"
	"testing"

	"essaim/internal/document"
)

// TestSamePictureTwice: a picture that stands twice in a document, by one part or by two of
// the same bytes, is one file beside the sheet, and both places refer to it by its bare name.
func TestSamePictureTwice(t *testing.T) {
	var data bytes.Buffer
	if err := png.Encode(&data, image.NewRGBA(image.Rect(0, 0, 64, 64))); err != nil {
		t.Fatal(err)
	}
	one := document.Picture{Name: "image1.png", Data: data.Bytes()}
	for name, other := range map[string]document.Picture{
		"one part":       one,
		"two parts":      {Name: "image2.png", Data: bytes.Clone(one.Data)},
		"no name":        {Data: one.Data},
		"another text":   {Name: "image1.png", Alt: "Le lavoir", Data: one.Data},
		"a longer place": {Name: "/word/media/image1.png", Data: one.Data},
	} {
		for _, both := range [][]document.Picture{{one, other}, {other, one}} {
			doc := laidOut("! Un essai\n# Contexte\nDu texte.\n")
			doc.Pictures = both
			for i := range both {
				doc.Blocks = append(doc.Blocks, document.Block{Runs: []document.Run{{Picture: i + 1}}})
			}
			d := NewSite(inLanguage("fr")).Draft("essai.docx", doc)
			if len(d.Pictures) != 1 {
				t.Errorf("%s: %d files", name, len(d.Pictures))
				continue
			}
			file := d.Pictures[0].Path
			if at := strings.TrimSuffix(d.File.Path, ".md"); path.Dir(file) != at {
				t.Errorf("%s: %s is not in %s", name, file, at)
			}
			if n := strings.Count(string(d.File.Data), "]("+path.Base(file)+")"); n != len(both) {
				t.Errorf("%s: %d places refer to %s:\n%s", name, n, file, d.File.Data)
			}
		}
	}
}

// TestAPictureThatLeadsSomewhere: what a click on a picture of the document opened is a link
// of the sheet's; where no page may lead, it is reported.
func TestAPictureThatLeadsSomewhere(t *testing.T) {
	var data bytes.Buffer
	if err := png.Encode(&data, image.NewRGBA(image.Rect(0, 0, 64, 64))); err != nil {
		t.Fatal(err)
	}
	for link, want := range map[string]string{
		"":                                  "![Deux bacs](deux-bacs.png)",
		"https://example.org/bacs":          "[![Deux bacs](deux-bacs.png)](https://example.org/bacs)",
		"https://example.org/bacs_(2)":      "[![Deux bacs](deux-bacs.png)](<https://example.org/bacs_(2)>)",
		"javascript:alert(document.cookie)": "![Deux bacs](deux-bacs.png)",
	} {
		doc := laidOut("! Un essai\n# Contexte\nDu texte.\n")
		doc.Pictures = []document.Picture{{Name: "image1.png", Alt: "Deux bacs", Data: data.Bytes()}}
		doc.Blocks = append(doc.Blocks, document.Block{Runs: []document.Run{{Picture: 1, Link: link}}})
		d := NewSite(inLanguage("fr")).Draft("essai.docx", doc)
		if !strings.Contains(string(d.File.Data), "\n"+want+"\n") {
			t.Errorf("%q: want %s in\n%s", link, want, d.File.Data)
		}
		if !strings.Contains(reported(d), link) {
			t.Errorf("%q is lost", link)
		}
	}
}
