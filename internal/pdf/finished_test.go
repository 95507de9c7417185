package pdf

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"essaim/internal/locale"
	"essaim/internal/view"
)

// bookOfTwo is a booklet of two sheets, and their files.
func bookOfTwo(t *testing.T) (made Made, sheets map[string][]byte) {
	t.Helper()
	french := locale.For(locale.French)
	images := map[string][]byte{"clair.png": encodePNG(opaque(60, 20)), "photo.jpg": encodeJPEG(opaque(64, 48))}
	w := writer(t, french)
	sheets = map[string][]byte{}
	b := &view.Booklet{Kind: "Livret", Name: "Essai", Parts: []view.BookletPart{{Title: "Un", Sheets: []string{"a", "b"}}, {Title: "Deux", Sheets: []string{"b"}}}}
	for id, src := range map[string]string{
		"a": "## Contexte\n\nUn texte[^1] (avec) des \\ signes, œ, 中 et ✓.\n\n![Un bac](clair.png)\n\n## Autre\n\n### Encore\n\n[Un lien](https://example.org/?a=(b)).\n\n[^1]: Une note.",
		"b": "`du code`, *et* **gras**[^n]\n\n![Un abri](photo.jpg)\n\n" + strings.Repeat("Un texte assez long pour une autre page. ", 300) + "\n\n[^n]: Une note.",
	} {
		v, from := paperOf(t, src, images)
		v.Title, v.Sheet.Title = "Fiche ("+id+") à part", "Fiche ("+id+") à part"
		sheets[id] = bytes.Clone(w.Sheet(v, from).File)
		b.Imprint = v.Imprint
		b.Title = "Livret"
	}
	made, err := w.Booklet(b, func(id string) (*Finished, error) { return ReadFinished(sheets[id]) }, Source{})
	if err != nil {
		t.Fatal(err)
	}
	return made, sheets
}

// TestBookletTakesPagesOver: a booklet shows of each sheet what its own PDF shows, page
// by page and byte by byte, once, and keeps every condition; links and bookmarks lead
// to the pages where they are now.
func TestBookletTakesPagesOver(t *testing.T) {
	made, sheets := bookOfTwo(t)
	read := readPDF(t, made.File)
	for _, failure := range conditions(read) {
		t.Error(failure)
	}
	if made.Missing != nil {
		t.Errorf("letters of sheets are reported: %q", made.Missing)
	}
	pages, first := read.pages(), 2 // after the cover and the contents
	for _, id := range []string{"a", "b"} {
		own := readPDF(t, sheets[id])
		for i, p := range own.pages() {
			in := pages[first+i]
			if body := (&checker{read: read}).body(in); !bytes.Equal(body, (&checker{read: own}).body(p)) {
				t.Errorf("%s: page %d is painted in another way", id, i+1)
			}
			if got, want := len(read.list(in["Annots"])), len(own.list(p["Annots"])); got != want {
				t.Errorf("%s: page %d has %d links, not %d", id, i+1, got, want)
			}
		}
		text, want := shownText(t, made.File), shownText(t, sheets[id])
		if strings.Count(text, want) != 1 {
			t.Errorf("%s is not there once:\n%s", id, text)
		}
		first += len(own.pages())
	}
	if first != len(pages) {
		t.Errorf("%d pages, not %d", len(pages), first)
	}
	var marks []string
	var list func(at any, level int)
	list = func(at any, level int) {
		for ; at != nil; at = read.dict(at)["Next"] {
			d := read.dict(at)
			page := slices.Index(read.list(read.dict(read.root()["Pages"])["Kids"]), read.list(d["Dest"])[0])
			marks = append(marks, fmt.Sprint(level, " ", plain(d["Title"]), " ", page+1))
			list(d["First"], level+1)
		}
	}
	list(read.dict(read.root()["Outlines"])["First"], 1)
	for _, want := range []string{"2 Fiche (a) à part 3", "3 Contexte 3", "3 Autre 3", "4 Encore 3", "2 Fiche (b) à part 4"} {
		if !slices.Contains(marks, want) {
			t.Errorf("no bookmark %q in %q", want, marks)
		}
	}
}

// TestReadFinished: whatever byte of a file is changed, and wherever it is cut, it is
// not taken for one of ours.
func TestReadFinished(t *testing.T) {
	_, sheets := bookOfTwo(t)
	file := sheets["a"]
	end := bytes.LastIndex(file, []byte(" 0 obj\n<</Type /XRef"))
	for i := 0; i < end; i += 97 {
		broken := bytes.Clone(file)
		broken[i] ^= 1
		if _, err := ReadFinished(broken); err == nil {
			t.Errorf("byte %d is changed, and nobody sees it", i)
		}
		if _, err := ReadFinished(file[:i]); err == nil {
			t.Errorf("%d bytes are taken for a file", i)
		}
	}
	if _, err := ReadFinished(file); err != nil {
		t.Error(err)
	}
}
