package pdf

import (
	"bytes"
	"image"

	"essaim/internal/view"

	gocolor "image/color"
	"image/jpeg"
	"image/png"
	"slices"
	"strings"
	"testing"
	"time"

	"essaim/internal/locale"
	"essaim/internal/markdown"
	"essaim/test/loop"
)

// paperOf is a sheet whose body is src.
func paperOf(t testing.TB, src string, images map[string][]byte) (*view.SheetPaper, Source) {
	t.Helper()
	doc, _ := markdown.New(locale.For(locale.French)).Blocks([]byte(src), markdown.Options{})
	v := &view.SheetPaper{
		Imprint: view.Imprint{Lang: "fr", Title: "Essai", Network: "Réseau", Origin: "https://example.org", Address: "https://example.org/fiches/essai/"},
		Sheet:   view.SheetPage{Head: view.Head{Title: "Essai"}, Text: view.Text{File: "essai.md"}},
	}
	return v, Source{
		Body:  func(string) markdown.Doc { return doc },
		Image: func(url string) []byte { return images[url] },
	}
}

// checked makes the sheet and fails unless it keeps every condition.
func checked(t testing.TB, src string, images map[string][]byte) Made {
	t.Helper()
	v, from := paperOf(t, src, images)
	made := writer(t, locale.For(locale.French)).Sheet(v, from)
	for _, failure := range conditions(readPDF(t, made.File)) {
		t.Error(failure)
	}
	return made
}

// shownText is all text of a file that is no artifact, page by page.
func shownText(t testing.TB, file []byte) string {
	t.Helper()
	c := &checker{read: readPDF(t, file), texts: map[[2]int]string{}, notes: map[string]bool{}}
	for i, p := range c.pages() {
		c.page(i, p)
	}
	var keys [][2]int
	for k := range c.texts {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b [2]int) int { return slices.Compare(a[:], b[:]) })
	var b strings.Builder
	for _, k := range keys {
		b.WriteString(c.texts[k] + "\n")
	}
	return b.String()
}

func TestHostileBodies(t *testing.T) {
	columns := strings.Repeat("| colonne ", 40) + "|\n" + strings.Repeat("|---", 40) + "|\n" + strings.Repeat(strings.Repeat("| valeur longue ", 40)+"|\n", 60)
	for name, src := range map[string]string{
		"a word longer than the line":   "## Titre\n\n" + strings.Repeat("anticonstitutionnellement", 400),
		"an address without end":        "<https://example.org/" + strings.Repeat("dossier/", 300) + ">",
		"a table of 40 columns":         columns,
		"a cell longer than a page":     "| a | b |\n|---|---|\n| " + strings.Repeat("beaucoup de texte ", 3000) + " | court |\n",
		"a header longer than a page":   "| " + strings.Repeat("beaucoup de texte ", 2000) + " | b |\n|---|---|\n| un | deux |\n| un | deux |\n",
		"lists in lists":                strings.Repeat(" ", 0) + nested("- x\n", 30),
		"quotes in quotes":              strings.Repeat("> ", 31) + "fin",
		"headings only":                 strings.Repeat("## Titre\n\n### Sous-titre\n\n", 300),
		"every level":                   "# a\n\n## b\n\n### c\n\n#### d\n\n##### e\n\n###### f\n\n## g",
		"an empty list":                 "-\n-\n-\n",
		"an empty table":                "| | |\n|---|---|\n",
		"a code line longer than all":   "```\n" + strings.Repeat("x", 5000) + "\n```",
		"nothing":                       "",
		"notes":                         "a[^1] b[^1] c[^2]\n\n[^1]: une\n[^2]: deux",
		"controls":                      "a\x01b\u0085c\u200bd\ufeffe\u202ef",
		"letters that no face has":      "中文 और 😀 fin",
		"line breaks":                   strings.Repeat("a  \n", 500),
		"a bracket and a backslash":     `(((( \\\\ )))) \( \)`,
		"spaces that are not broken":    strings.Repeat("a\u00a0", 400),
		"accents that are apart":        "e\u0301te\u0301 n\u0303",
		"one letter on each of 9 pages": strings.Repeat("mot\n\n", 400),
	} {
		t.Run(name, func(t *testing.T) {
			loop.Within(t, 5*time.Second, name, func() {
				if made := checked(t, src, nil); made.Pages == 0 {
					t.Error("no page")
				}
			})
		})
	}
}

func nested(line string, depth int) string {
	var b strings.Builder
	for i := range depth {
		b.WriteString(strings.Repeat("  ", i) + line)
	}
	return b.String()
}

// TestText: letters come out as they went in, and words are never glued at the
// end of a line.
func TestText(t *testing.T) {
	src := "L’œuvre «\u202fcitée\u202f» coûte 1\u202f234,50\u00a0€, soit 12\u202f% ; n°\u00a05… Onet‑le‑Château, gestion de proximité, " +
		strings.Repeat("gestion de proximité ", 40)
	made := checked(t, src, nil)
	text := shownText(t, made.File)
	for _, want := range []string{"L’œuvre «\u202fcitée\u202f» coûte 1\u202f234,50\u00a0€", "n°\u00a05…", "Onet‑le‑Château", strings.Repeat("gestion de proximité ", 39)} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in %q", want, text)
		}
	}
	if made.Missing != nil {
		t.Errorf("missing letters: %q", made.Missing)
	}
}

// TestMissingLetters: a letter that no face has is reported, drawn as a box, and
// still read as what it is.
func TestMissingLetters(t *testing.T) {
	made := checked(t, "Un 中 et un 😀, puis ✓ et ☐.", nil)
	if got := string(made.Missing); got != "中😀" {
		t.Errorf("missing: %q", got)
	}
	if text := shownText(t, made.File); !strings.Contains(text, "Un 中 et un 😀, puis ✓ et ☐.") {
		t.Errorf("text: %q", text)
	}
}

func TestImages(t *testing.T) {
	images := map[string][]byte{
		"gris.png": encodePNG(image.NewGray(image.Rect(0, 0, 40, 30))), "rvb.png": encodePNG(opaque(60, 20)),
		"clair.png": encodePNG(image.NewNRGBA(image.Rect(0, 0, 10, 10))), "palette.png": encodePNG(image.NewPaletted(image.Rect(0, 0, 5, 5), gocolor.Palette{gocolor.Black, gocolor.White})),
		"large.png": encodePNG(image.NewGray(image.Rect(0, 0, 20000, 3))), "haute.png": encodePNG(image.NewGray(image.Rect(0, 0, 2, 20000))),
		"photo.jpg": encodeJPEG(opaque(64, 48)), "faux.jpg": []byte("\xff\xd8\xff\xe0pas une image"), "faux.png": []byte("GIF89a"), "coupe.png": encodePNG(opaque(60, 20))[:80],
	}
	for name := range images {
		made := checked(t, "Avant ![Une image]("+name+") après", images)
		fake := strings.HasPrefix(name, "faux") || strings.HasPrefix(name, "coupe")
		if got := made.Unusable != nil; got != fake {
			t.Errorf("%s: unusable is %v", name, got)
		}
		drawn := bytes.Contains(made.File, []byte("/Subtype /Image"))
		if drawn == fake {
			t.Errorf("%s: drawn is %v", name, drawn)
		}
		if text := shownText(t, made.File); fake && !strings.Contains(text, "Une image") {
			t.Errorf("%s: its alternative is not reported: %q", name, text)
		}
	}
}

func opaque(w, h int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for i := range img.Pix {
		img.Pix[i] = 0xff
	}
	return img
}

func encodePNG(img image.Image) []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func encodeJPEG(img image.Image) []byte {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// TestTurnedPhotograph: a camera that was held upright leaves a number, which
// PDF does not know, and the place, which nobody needs.
func TestTurnedPhotograph(t *testing.T) {
	exif := "Exif\x00\x00II*\x00\x08\x00\x00\x00\x01\x00\x12\x01\x03\x00\x01\x00\x00\x00\x06\x00\x00\x00\x00\x00\x00\x00SECRET"
	plain := encodeJPEG(opaque(80, 20))
	file := slices.Concat(plain[:2], []byte{0xff, 0xe1, 0, byte(2 + len(exif))}, []byte(exif), plain[2:])
	p, err := readPicture(file)
	if err != nil {
		t.Fatal(err)
	}
	if w, h := p.size(); w != 20 || h != 80 {
		t.Errorf("%d by %d", w, h)
	}
	if bytes.Contains(p.data, []byte("SECRET")) {
		t.Error("the camera's notes are kept")
	}
}

// TestSameBytes: a document depends on its view alone, not on those made
// before it.
func TestSameBytes(t *testing.T) {
	v, from := paperOf(t, "## Titre\n\nUn texte avec [un lien](https://example.org/) et *une emphase*.", nil)
	other, otherFrom := paperOf(t, "Autre chose, ÀÉÎ, `du code` 中.", nil)
	w := writer(t, locale.For(locale.French))
	first := bytes.Clone(w.Sheet(v, from).File)
	w.Sheet(other, otherFrom)
	if !bytes.Equal(first, w.Sheet(v, from).File) || !bytes.Equal(first, writer(t, locale.For(locale.French)).Sheet(v, from).File) {
		t.Error("the same view gives other bytes")
	}
}

// TestLongBooklet: 300 pages and more.
func TestLongBooklet(t *testing.T) {
	v, from := paperOf(t, strings.Repeat("## Titre\n\n"+strings.Repeat("Un texte assez long. ", 60)+"\n\n", 10), nil)
	b := &view.Booklet{Imprint: v.Imprint, Kind: "Livret", Name: "Essai", Parts: []view.BookletPart{{}}}
	for i := range 100 {
		b.Parts[0].Sheets = append(b.Parts[0].Sheets, strings.Repeat("x", i+1))
	}
	made := booklet(t, locale.For(locale.French), b, func(string) *view.SheetPaper { return v }, from)
	if made.Pages < 300 {
		t.Errorf("%d pages", made.Pages)
	}
	for _, failure := range conditions(readPDF(t, made.File)) {
		t.Error(failure)
	}
}

// FuzzBody: whatever the Markdown, the file keeps every condition.
func FuzzBody(f *testing.F) {
	for _, seed := range []string{
		"## Titre\n\nUn *texte* avec [lien](https://example.org).", "| a | b |\n|:-:|--:|\n| 1 | 2 |", "1. un\n   - deux\n\n     > trois\n",
		"a[^1]\n\n[^1]: note\n", "```\ncode\n```\n", "![image](x.png)", "- [ ] à faire\n- [x] fait", "\u0301\u200b中\U0001f600", "***\n", "a  \nb\\\nc",
		"[\u00a0](https://example.org) [](#titre) [ ](https://example.org)",
	} {
		f.Add(seed)
	}
	w := writer(f, locale.For(locale.French))
	f.Fuzz(func(t *testing.T, src string) {
		v, from := paperOf(t, src, nil)
		for _, failure := range conditions(readPDF(t, w.Sheet(v, from).File)) {
			t.Error(failure)
		}
	})
}

// TestThickBooklet: sheets that a booklet does not hold are reported with where
// they are.
func TestThickBooklet(t *testing.T) {
	v, from := paperOf(t, "", nil)
	b := &view.Booklet{Imprint: v.Imprint, Kind: "Livret", Name: "Essai", Parts: []view.BookletPart{{Title: "Un"}, {Title: "Deux"}}}
	for range 300 {
		b.Parts[1].Online = append(b.Parts[1].Online, view.Link{Name: "Une fiche en ligne", URL: "/fiches/une/"})
	}
	made := booklet(t, locale.For(locale.French), b, nil, from)
	for _, failure := range conditions(readPDF(t, made.File)) {
		t.Error(failure)
	}
	if n := strings.Count(shownText(t, made.File), "Une fiche en ligne"); n != 300 {
		t.Errorf("%d sheets are reported", n)
	}
}

func TestLists(t *testing.T) {
	v, from := paperOf(t, "Texte.", nil)
	v.Sheet.Lists = []view.List{{Title: "Mots-clés", Items: []string{"cantine", "gaspillage"}, None: "Aucun."}, {Title: "Public", None: "Aucun."}}
	file := writer(t, locale.For(locale.French)).Sheet(v, from).File
	for _, failure := range conditions(readPDF(t, file)) {
		t.Error(failure)
	}
	if text := shownText(t, file); !strings.Contains(text, "Mots-clés\n• \ncantine\n• \ngaspillage\nPublic\nAucun.\n") {
		t.Error(text)
	}
}
