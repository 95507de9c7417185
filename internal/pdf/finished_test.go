package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"image"
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

// TestBookletOfBrokenEnd: the identifier of a file does not cover its last object. Whatever
// is changed there, the file is refused or read, in little room.
func TestBookletOfBrokenEnd(t *testing.T) {
	_, sheets := bookOfTwo(t)
	file, w := sheets["a"], writer(t, locale.For(locale.French))
	end := bytes.LastIndex(file[:bytes.LastIndex(file, []byte(" 0 obj\n<</Type /XRef"))], []byte("\n")) + 1
	number, _, _ := bytes.Cut(file[end:], []byte(" "))
	b := &view.Booklet{Parts: []view.BookletPart{{Sheets: []string{"a"}}}}
	of := func(broken []byte) error {
		_, err := w.Booklet(b, func(string) (*Finished, error) { return ReadFinished(broken) }, Source{})
		return err
	}
	if err := of(file); err != nil {
		t.Fatal(err)
	}
	for i := end; i < len(file); i++ {
		for _, c := range []byte{file[i] ^ 1, '-', '1'} {
			broken := bytes.Clone(file)
			broken[i] = c
			of(broken)
		}
	}
	for from, to := range map[string]string{
		string(number) + " 0 obj": "-" + string(number) + " 0 obj",
		"/Length ":                "/Length -",
		"/Type /XRef":             "/Type /ObjStm /First -1",
	} {
		broken := slices.Concat(file[:end], bytes.Replace(file[end:], []byte(from), []byte(to), 1))
		if err := of(broken); err == nil {
			t.Errorf("with %q for %q it is taken for one of ours", to, from)
		}
	}
	for n := range intOf(number) { // the number of an object that is there already
		broken := slices.Concat(file[:end], fmt.Append(nil, n), file[end+len(number):])
		if err := of(broken); err == nil {
			t.Errorf("with the number %d it is taken for one of ours", n)
		}
	}
	far := slices.Concat(file[:end], []byte("99999999"), file[end+len(number):])
	if err := of(far); err == nil || len(w.d.reading.objects) > len(file) {
		t.Errorf("%v, with room for %d objects", err, len(w.d.reading.objects))
	}
}

// TestBookletCopiesAnImageOnce: an image that several sheets show is in their booklet once,
// and so is what it lets through; two that differ are both there.
func TestBookletCopiesAnImageOnce(t *testing.T) {
	w := writer(t, locale.For(locale.French))
	images := map[string][]byte{"photo.jpg": encodeJPEG(opaque(64, 48)), "clair.png": encodePNG(image.NewNRGBA(image.Rect(0, 0, 20, 20))), "autre.jpg": encodeJPEG(opaque(32, 48))}
	sheets := map[string][]byte{}
	b := &view.Booklet{Parts: []view.BookletPart{{Sheets: []string{"a", "b", "c"}}}}
	for _, id := range b.Parts[0].Sheets {
		src := "Fiche " + id + ".\n\n![Un abri](photo.jpg)\n\n![Un bac](clair.png)"
		if id == "c" {
			src = "![Un autre](autre.jpg)"
		}
		v, from := paperOf(t, src, images)
		sheets[id], b.Imprint = bytes.Clone(w.Sheet(v, from).File), v.Imprint
	}
	made, err := w.Booklet(b, func(id string) (*Finished, error) { return ReadFinished(sheets[id]) }, Source{})
	if err != nil {
		t.Fatal(err)
	}
	for _, failure := range conditions(readPDF(t, made.File)) {
		t.Error(failure)
	}
	if got := bytes.Count(made.File, []byte("/Subtype /Image")); got != 4 { // two photos, one drawing and its mask
		t.Errorf("%d images, not 4", got)
	}
}

// TestPagesOfAFileWithComments: what a photograph says of pages is not what the file says.
func TestPagesOfAFileWithComments(t *testing.T) {
	photo := encodeJPEG(opaque(64, 48))
	comment := titleStart + "Autre" + titleEnd + pagesStart + "7" + pagesEnd
	photo = slices.Concat(photo[:2], []byte{0xff, 0xfe, 0, byte(len(comment) + 2)}, []byte(comment), photo[2:])
	v, from := paperOf(t, "![Un abri](photo.jpg)", map[string][]byte{"photo.jpg": photo})
	made := writer(t, locale.For(locale.French)).Sheet(v, from)
	if !bytes.Contains(made.File, []byte(comment)) {
		t.Fatal("the comment is not in the file")
	}
	f, err := ReadFinished(made.File)
	if err != nil || f.title != v.Title || f.pages != 1 || Pages(made.File) != made.Pages {
		t.Errorf("%q of %d pages, %v", f.title, f.pages, err)
	}
}

// TestBookletHoldsNoFiles: a file that is opened is read when the booklet is planned and
// when its turn comes, and gives the same booklet; one that cannot be read then is its fault.
func TestBookletHoldsNoFiles(t *testing.T) {
	_, sheets := bookOfTwo(t)
	w := writer(t, locale.For(locale.French))
	b := &view.Booklet{Parts: []view.BookletPart{{Sheets: []string{"a", "b"}}}}
	held, err := w.Booklet(b, func(id string) (*Finished, error) { return ReadFinished(sheets[id]) }, Source{})
	if err != nil {
		t.Fatal(err)
	}
	file := bytes.Clone(held.File)
	var order []string
	opened, err := w.Booklet(b, func(id string) (*Finished, error) {
		return OpenFinished(func() ([]byte, error) { order = append(order, id); return sheets[id], nil })
	}, Source{})
	if err != nil || !bytes.Equal(opened.File, file) {
		t.Errorf("another booklet, %v", err)
	}
	if got := strings.Join(order, " "); got != "a b a b" {
		t.Errorf("files are read in the order %s", got)
	}
	lost, reads := errors.New("lost"), 0
	_, err = w.Booklet(b, func(id string) (*Finished, error) {
		return OpenFinished(func() ([]byte, error) {
			if reads++; reads > 3 {
				return nil, lost
			}
			return sheets[id], nil
		})
	}, Source{})
	if !errors.Is(err, lost) {
		t.Errorf("%v", err)
	}
}
