package document

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"essaim/internal/document/documenttest"
	"essaim/test/loop"
)

// pageText is a document as the tests of pages write it: a line a block.
//
//	! title   ## heading   - item (two spaces a level)   1. item   > quote   | row |
//	*bold*  /italic/  [text](address)      kind: remark | remark
func pageText(d *Document) string {
	var out strings.Builder
	for _, b := range d.Blocks {
		out.WriteString(blockText(b) + "\n")
	}
	for _, r := range d.Remarks {
		fmt.Fprintf(&out, "%s: %s\n", r.Kind, strings.Join(r.Texts, " | "))
	}
	return out.String()
}

func blockText(b Block) string {
	var text strings.Builder
	for _, r := range b.Runs {
		said := r.Text
		if r.Bold {
			said = "*" + said + "*"
		}
		if r.Italic {
			said = "/" + said + "/"
		}
		if r.Link != "" {
			said = "[" + said + "](" + r.Link + ")"
		}
		text.WriteString(said)
	}
	switch b.Kind {
	case Heading:
		if b.Level == 0 {
			return "! " + text.String()
		}
		return strings.Repeat("#", b.Level) + " " + text.String()
	case Item:
		mark := "- "
		if b.Ordered {
			mark = fmt.Sprint(b.Number) + ". "
		}
		return strings.Repeat("  ", b.Level) + mark + text.String()
	case Quote:
		return "> " + text.String()
	case Table:
		var rows []string
		for _, row := range b.Rows {
			line := "|"
			for _, c := range row {
				var cell []string
				for _, b := range c.Blocks {
					cell = append(cell, blockText(b))
				}
				line += " " + strings.Join(cell, " / ") + " |"
			}
			rows = append(rows, line)
		}
		return strings.Join(rows, "\n")
	}
	return text.String()
}

// TestPages: what a page says, element by element.
func TestPages(t *testing.T) {
	for _, c := range []struct{ why, page, want string }{
		{"entities, and spaces as a page shows them", "<p>L&#39;&eacute;t&eacute;\n  &amp; l&rsquo;hiver&nbsp;: 3&#x202F;000&nbsp;&euro; &lt;b&gt; &inconnue; &copy</p>", "L'été & l’hiver\u00a0: 3\u202f000\u00a0€ <b> &inconnue; ©\n"},
		{"looks and links", `<base href="https://x.example/a/"><p>un <b>gros</b> <i>petit</i> <a href="b">lien</a> <a href="#h">ici</a></p>`, "un *gros* /petit/ [lien](https://x.example/a/b) ici\n"},
		{"nested headings", "<h1>Le titre</h1><section><h2>Un <em>peu</em></h2><h3>Plus<br>bas</h3><p>a</p></section><h2><b>Deux</b></h2>", "! Le titre\n## Un /peu/\n### Plus bas\na\n## Deux\n"},
		{"a title in two lines", "<h1>Le titre<br/>en deux</h1><p>a</p>", "! Le titre en deux\na\n"},
		{"the title of the window, where there is no other", "<title>Le compost | La ville</title><p>a</p>", "! Le compost\na\naround: Le compost | La ville\n"},
		{"a title of the window that says more", "<title>Compost - La ville</title><h1>Compost</h1><p>a</p>", "! Compost\na\naround: Compost - La ville\n"},
		{"a title of the window that says the same", "<title>Compost\n public</title><h1>Compost public</h1><p>a</p>", "! Compost public\na\n"},
		{"lists in lists", "<ul><li>a<ul><li>b<li>c</ul><li>d</ul><ol><li>e<p>f</p><li>g</ol>", "- a\n  - b\n  - c\n- d\n1. e\nf\n2. g\n"},
		{"lines in an item", "<ul><li>a<br>b</ul>", "- a\nb\n"},
		{"a list of definitions", "<dl><dt>Coût</dt><dd>3 €</dd></dl>", "*Coût*\n3 €\n"},
		{"a quotation", "<blockquote><p>a</p></blockquote>b", "> a\nb\n"},
		{"what is laid out by its spaces", "<pre>Coût : 3 €\n\n  Durée : 2 h\n</pre>", "Coût : 3 €\nDurée : 2 h\n"},
		{"a table", "<table><caption>Les coûts</caption><thead><tr><th>Poste<th>Montant<tbody><tr><td>Bacs<td>12 €<br>HT</table>", "*Les coûts*\n| Poste | Montant |\n| Bacs | 12 € / HT |\n"},
		{"cells that are one: the others keep their columns", "<table><tr><th>An<th>Bac<th>Coût<tr><td rowspan=2>2011<td>a<td>1<tr><td>b<td>2<tr><td colspan=2>Total<td>3</table>", "| An | Bac | Coût |\n| 2011 | a | 1 |\n|  | b | 2 |\n| Total |  | 3 |\nmerged: \n"},
		{"a table in a table", "<table><tr><td>a<td><table><tr><td>b<td>c</table></table>", "| a | | b | c | |\n"},
		{"a frame of one cell", "<table><tr><td><h2>a</h2><p>b</p></table>", "## a\nb\n"},
		{"text that stands astray in a table", "<table>avant<tr><td>a<td>b</table>", "avant\n| a | b |\n"},
		{"programs, styles and comments", "<style>p{color:red}</style><p>a<!-- caché --><script>alert('non')</script>b</p>", "ab\n"},
		{"what asks for something", "<p>a</p><form><label>Avis</label><input value=3><button>Envoyer</button></form><select><option>un<option>deux</select><noscript>sans</noscript><template>t</template>", "a\nunshown: Avis Envoyer | un deux | sans | t\n"},
		{"what says that it is hidden", `<p>a</p><div style="color:red; display: none"><p>b <span hidden>c</span></p></div><p hidden>d</p>`, "a\nb c\nd\nhidden: b c | d\n"},
		{"parts and rows of a table that say so, each once", `<table><tbody hidden><tr><td>a<td>b<tbody><tr style="display:none"><td hidden>c<td>d<tr><td>e<td hidden>f</table>`, "| a | b |\n| c | d |\n| e | f |\nhidden: a b | c d | f\n"},
		{"a table in what is hidden", `<div hidden><table><caption hidden>a</caption><tfoot hidden><tr hidden><td>b<td hidden>c</table></div>`, "*a*\n| b | c |\nhidden: a b c\n"},
		{"a title of a table that is hidden", `<table><caption hidden>a</caption><tr><td>b<td>c</table>`, "*a*\n| b | c |\nhidden: a\n"},
		{"what is struck out", "<p>Prix : <s>15 €</s> 12 € <del>HT</del></p>", "Prix : 12 €\ndeleted: 15 € | HT\n"},
		{"high and low digits go on no number", "<p>10<sup>3</sup> m<sup>3</sup> 1<sup>er</sup> CO<sub>2</sub> 12 %<sup>1</sup> 3<sub>2</sub></p>", "10³ m3 1er CO2 12 %1 3₂\n"},
		{"pictures", `<p>a<img src="/b.jpg"><img src="c.jpg" alt="Le bac"><img src="data:x"></p>`, "a\npictured: /b.jpg | Le bac\n"},
		{"an article, and what surrounds it", "<body><header>La ville</header><nav>Menu</nav><aside>Pub</aside><main><p>avant</p><article><h1>a</h1><p>un texte qui est long</p><aside>en plus</aside><nav>haut</nav></article></main><footer>Bas</footer>", "! a\nun texte qui est long\nen plus\naround: La ville | Menu | Pub | avant | Bas | haut\n"},
		{"several articles", "<article><p>a</p></article><article><p>b</p></article>", "a\nb\n"},
		{"a title that stands above the article", "<body><h1>a</h1><div>x</div><main><p>un texte</p></main>", "! a\nun texte\naround: x\n"},
		{"broken HTML", "<p>a<b>b<p>c</b>d<div></p>e</span><h2>f<h3>g</h2>h<<i>j</i", "a*b*\n*c*d\ne\n## f\n### g\nh</j/\n"},
		{"frames that are only spoken of", "<p>a<!-- <frameset> --></p><select><option>b</select>", "a\nunshown: b\n"},
		{"frames", "<html><frameset><frame src=a>perdu</frameset><noframes>sans</noframes>", "sans\nunshown: perdu\n"},
		{"a frame behind a title", "<title>a</title><frameset>perdu", "! a\nunshown: a | perdu\n"},
		{"lines of text", "Un titre\r\n\r\n  Commune : Luc\rCoût\f", "Un titre\nCommune : Luc\nCoût\n"},
		{"a text that speaks of marks", "si a < b et b > c", "si a < b et b > c\n"},
		{"nothing", " \n ", "empty"},
		{"nothing but marks", "<p> <b></b></p>", "empty"},
		{"a mail with its parts", "From: x\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\tboundary=x\n\n--x\n<p>a", "not-a-document"},
		{"an archive", "PK\x03\x04", "not-a-document"},
		{"a program", "MZ\x00\x01\x02abc\x00", "not-a-document"},
	} {
		got, doc := "", (*Document)(nil)
		var err error
		if doc, err = ReadPage([]byte(c.page)); err == nil {
			got = pageText(doc)
		} else {
			got = codeOf(err)
		}
		if got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.why, got, c.want)
		}
	}
}

func codeOf(err error) string {
	var known *Error
	if errors.As(err, &known) {
		return known.Code
	}
	return fmt.Sprint(err)
}

// TestPageEncodings: a page is read as its mark says, as it declares, else as it looks.
func TestPageEncodings(t *testing.T) {
	const text = "<html><head>%s</head><body><p>Été à l’école : 3 €, cœur</p></body></html>"
	in := func(e encoding.Encoding, head string) []byte {
		b, err := encoding.ReplaceUnsupported(e.NewEncoder()).Bytes([]byte(fmt.Sprintf(text, head)))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	utf8 := []byte(fmt.Sprintf(text, ""))
	for name, c := range map[string]struct {
		data []byte
		as   string
	}{
		"UTF-8":                        {utf8, ""},
		"UTF-8 with its mark":          {append([]byte("\xef\xbb\xbf"), utf8...), ""},
		"UTF-8 that declares Latin 1":  {[]byte(fmt.Sprintf(text, `<meta charset="iso-8859-1">`)), ""},
		"Windows-1252, as it declares": {in(charmap.Windows1252, `<meta charset="windows-1252">`), "Windows-1252"},
		"Windows-1252, undeclared":     {in(charmap.Windows1252, ""), "Windows-1252"},
		"Windows-1252 that lies":       {in(charmap.Windows1252, `<meta charset="utf-8">`), "Windows-1252"},
		"Latin 9, as it declares":      {in(charmap.ISO8859_15, `<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-15">`), "Iso-8859-15"},
		"Mac Roman, as it declares":    {in(charmap.Macintosh, `<meta charset=macintosh>`), "Macintosh"},
		"UTF-16 with its mark":         {in(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), ""), "UTF-16"},
		"UTF-16 without a mark":        {in(unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), `<meta charset="utf-16">`), "UTF-16"},
		"what nobody knows":            {[]byte(fmt.Sprintf(text, `<meta charset="klingon">`)), ""},
	} {
		doc, err := ReadPage(c.data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		want := "Été à l’école : 3 €, cœur\n"
		if c.as == "Iso-8859-15" {
			want = strings.ReplaceAll(want, "’", "\x1a") // it has none
		}
		if c.as != "" {
			want += "encoded: " + c.as + "\n"
		}
		if got := pageText(doc); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}

// TestHostilePages: what is made to take long, or to fill the memory, is refused or read
// soon.
func TestHostilePages(t *testing.T) {
	for name, c := range map[string]struct{ page, want string }{
		"too big":                  {strings.Repeat("a", maxPage+1), "too-big"},
		"deep":                     {strings.Repeat("<div>", 200_000) + "a", "too-big"},
		"looks without end":        {"<p>" + strings.Repeat("<b><i>", 20_000) + "a", "too-big"},
		"cells without end":        {"<table>" + strings.Repeat("<tr><td>a<td>b", 100_000) + "</table>", ""},
		"spans without end":        {"<table>" + strings.Repeat(`<tr><td rowspan=65534 colspan=1000>a`, 2_000) + "</table>", ""},
		"spans beyond all numbers": {`<table><tr><td rowspan=99999999999999999999>a<td colspan=-5>b</table>`, ""},
		"lists without end":        {strings.Repeat("<ul><li>a", 200), ""},
		"links":                    {"<p>" + strings.Repeat(`<a href="x">a</a>`, 100_000), ""},
		"frames":                   {"<title>a</title><frameset>" + strings.Repeat("mot <x>", 50_000), ""},
		"frames of another":        {"<title>" + strings.Repeat("a ", 1<<20) + "</title><frameset>" + strings.Repeat("mot <x>", 500_000), ""},
		"a comment of frames":      {"<!-- <frameset> --><p>" + strings.Repeat("<i>mot ", 500) + strings.Repeat("<br>mot", 800_000), ""},
		"paragraphs under a title": {"<title>x</title>" + strings.Repeat("<p>a", 1_000_000), ""},
		"a mail that never ends":   {strings.Repeat("a: b\n", 1000) + strings.Repeat("\t", 100_000), ""},
	} {
		var err error
		loop.Within(t, 10*time.Second, name, func() { _, err = ReadPage([]byte(c.page)) })
		if c.want == "" && err != nil || c.want != "" && codeOf(err) != c.want {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestHiddenTables: what is hidden in what is hidden is quoted once, however deep.
func TestHiddenTables(t *testing.T) {
	page := strings.Repeat("<table><tr hidden><td hidden>", 100) + strings.Repeat("mot ", 10_000)
	d, err := ReadPage([]byte(page))
	if err != nil {
		t.Fatal(err)
	}
	quoted := 0
	for _, r := range d.Remarks {
		quoted += len(strings.Join(r.Texts, ""))
	}
	if quoted > 2*len(page) {
		t.Errorf("%d bytes of remarks on a page of %d", quoted, len(page))
	}
}

// TestLostFigure: the check of what is lost finds a figure that is part of another, in a
// page that declares its encoding.
func TestLostFigure(t *testing.T) {
	texts, known := documenttest.PageTexts([]byte("<meta charset=utf-8><p>12 bacs en <b>20</b>14 3<i>4</i>"))
	if lost := documenttest.Lost(texts, "bacs en 2014 2012 34", strings.Fields); !known || fmt.Sprint(lost) != "[12]" {
		t.Errorf("%t, %v", known, lost)
	}
}

// lowDigit makes of high and low digits what a page has of them.
var lowDigit = func() *strings.Replacer {
	var pairs []string
	for i, r := range []rune(highDigits) {
		pairs = append(pairs, string(r), fmt.Sprint(i), string([]rune(lowDigits)[i]), fmt.Sprint(i))
	}
	return strings.NewReplacer(pairs...)
}()

// pageWords is all that is read of a page.
func pageWords(d *Document) string { return (&page{Document: d}).everything() }

// FuzzPageWords: whatever the bytes of a page, no panic, and each word that HTML's own
// tokens have is in a block or in a remark.
func FuzzPageWords(f *testing.F) {
	for _, page := range []string{
		"<h1>Un four</h1><p>2010 : essai<br>2011</p><table><tr><td rowspan=2>a<td>b<tr><td>c</table>",
		"<body><nav>Menu</nav><main><article><p hidden>a<s>b</s></p></article></main><form>c<button>d</form>",
		"<title>x | y</title><ul><li>a<ol><li>b</ol></ul><pre>c\nd</pre><dl><dt>e<dd>f</dl>", "<frameset>perdu", "Un texte\n\n- a", "<meta charset=utf-8><p>12 en <b>2012</b>", "\xff\xfe<\x00p\x00>\x00a\x00",
	} {
		f.Add([]byte(page))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<14 {
			return
		}
		doc, err := ReadPage(data)
		if err != nil {
			return
		}
		texts, known := documenttest.PageTexts(data)
		if !known {
			return
		}
		for _, w := range documenttest.Lost(texts, pageWords(doc), func(s string) []string { return strings.Fields(lowDigit.Replace(s)) }) {
			t.Errorf("%q is lost: %q is read as\n%s", w, data, pageText(doc))
		}
	})
}
