package intake

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"

	"essaim/internal/document"
	"essaim/internal/folders"
	"essaim/internal/source"
	"essaim/test/loop"
)

// spoken are the words of XML, read by nobody but the XML library: those in elements of
// text, and a space after each paragraph. What tracked changes took out is among them,
// as the report quotes it.
func spoken(t testing.TB, part, text string) []string {
	t.Helper()
	var out strings.Builder
	holds, paragraphs := 0, 0
	for d := xml.NewDecoder(strings.NewReader(text)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return strings.Fields(words(clean(out.String())))
		}
		if err != nil {
			return nil // the document is refused as well
		}
		switch token := token.(type) {
		case xml.StartElement:
			if token.Name.Local == "p" {
				paragraphs++
			}
			if name := token.Name.Local; part == "content.xml" && (name == "p" || name == "h") || name == "t" {
				holds++
			}
		case xml.EndElement:
			switch token.Name.Local {
			case "t":
				holds--
			case "p", "h":
				if token.Name.Local == "p" {
					paragraphs--
				}
				if part == "content.xml" {
					holds--
				}
				out.WriteByte(' ')
			case "tab", "br", "line-break", "s", "note", "annotation", "frame", "span", "a":
				out.WriteByte(' ')
			}
		case xml.CharData:
			if holds > 0 && (part == "content.xml" || paragraphs > 0) { // Word shows no text beside paragraphs
				out.Write(token)
			}
		}
	}
}

// FuzzDraft: whatever a document says, each of its words is in the draft or in the
// report, no figure is made, no file lies outside the site, and it does not take long.
func FuzzDraft(f *testing.F) {
	const p = `<w:p><w:r><w:t>%s</w:t></w:r></w:p>`
	for _, lines := range [][]string{
		{"Commune : Luc", "Thème : tri", "Coût : 12 000 € HT", "Objectif : 6 communes sur 8"},
		{"Résultats", "12 bacs distribués en 2020", "Partenaires : ADEME ; Région (30 %)"},
		{"../../etc/passwd", "-----", "| a | b |", "[^1]: note", "<script>alert(1)</script>"},
	} {
		var body strings.Builder
		for _, l := range lines {
			var text strings.Builder
			_ = xml.EscapeText(&text, []byte(l))
			body.WriteString(strings.Replace(p, "%s", text.String(), 1))
		}
		f.Add(body.String(), false)
	}
	f.Add(`<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Coût</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>450 €</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`, false)
	f.Add(`<text:h text:outline-level="1">Contexte</text:h><text:p>Commune : Luc</text:p><text:list><text:list-item><text:p>un</text:p></text:list-item></text:list>`, true)
	site := NewSite(inLanguage("fr"))
	f.Fuzz(func(t *testing.T, body string, odt bool) {
		part, whole := "word/document.xml", `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`+body+`</w:body></w:document>`
		if odt {
			part, whole = "content.xml", `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:text>`+body+`</office:text></office:body></office:document-content>`
		}
		doc, err := document.Read(archiveOf(t, part, whole))
		if err != nil {
			return
		}
		var d *Draft
		loop.Within(t, 10*time.Second, "a document", func() { d = site.Draft("essai.docx", doc) })
		for _, file := range d.Files() {
			if !fs.ValidPath(file.Path) || !strings.HasPrefix(file.Path, "content/sheets/") || !folders.OnWindows(file.Path[strings.LastIndexByte(file.Path, '/')+1:]) {
				t.Errorf("%q would be written", file.Path)
			}
		}
		noFigureIsMade(t, doc, d)
		said := string(d.File.Data) + " " + d.Name
		for _, p := range d.Problems {
			said += " " + p.Args.String()
		}
		if strings.Contains(body, ":h") || strings.Contains(body, ":p") || strings.Contains(body, ":t") {
			has := map[string]bool{}
			for _, w := range strings.Fields(words(said)) {
				has[w] = true
			}
			for _, w := range spoken(t, part, whole) {
				if !has[w] && !within(w, has) {
					t.Errorf("%q is lost:\n%s", w, said)
				}
			}
		}
	})
}

// within reports whether a word is made of words that are there: of two elements side by
// side it is not known whether they are one word.
func within(w string, has map[string]bool) bool {
	if w == "" {
		return true
	}
	for at := len(w); at > 0; at-- {
		if has[w[:at]] && within(w[at:], has) {
			return true
		}
	}
	return false
}

func archiveOf(t testing.TB, part, text string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	w, err := z.Create(part)
	if err == nil {
		_, err = io.WriteString(w, text)
	}
	if err := errors.Join(err, z.Close()); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// FuzzText: the same of any text that people may write, laid out in any way; and the
// draft is one that essaim reads.
func FuzzText(f *testing.F) {
	files, _ := filepath.Glob("testdata/free/*.txtar")
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(archive.Files[0].Data))
	}
	f.Add("Coût : 1 €\nCoût : 2 €\nMoyens : aucun\n| Coût | 3 € |\n")
	site := NewSite(inLanguage("fr"))
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<16 || !utf8.ValidString(text) {
			return
		}
		doc := laidOut(text)
		var d *Draft
		loop.Within(t, 10*time.Second, "a text", func() { d = site.Draft("essai.docx", doc) })
		nothingIsLost(t, doc, d)
		noFigureIsMade(t, doc, d)
		if _, ok := source.FrontOf(Overlay(nil, []File{d.File}), d.File.Path); !ok {
			t.Errorf("nobody reads\n%s", d.File.Data)
		}
	})
}

// TestOverlay: a site with more files is one that the standard library takes for a file
// system.
func TestOverlay(t *testing.T) {
	below := fstest.MapFS{"content/sheets/a.md": {Data: []byte("a")}, "content/network.yaml": {Data: []byte("n")}}
	site := Overlay(below, []File{{"content/sheets/b.md", []byte("b")}, {"content/sheets/b/c.gif", []byte("c")}, {"content/sheets/a.md", []byte("other")}})
	if err := fstest.TestFS(site, "content/sheets/a.md", "content/sheets/b.md", "content/sheets/b/c.gif", "content/network.yaml"); err != nil {
		t.Error(err)
	}
	if text, err := fs.ReadFile(site, "content/sheets/a.md"); err != nil || string(text) != "other" {
		t.Errorf("%q, %v", text, err)
	}
	if _, err := fs.ReadFile(Overlay(nil, nil), "x"); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
}
