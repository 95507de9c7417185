package document

import (
	"archive/zip"
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "write what testdata should say")

// What a body of a test stands in: a case writes only what it is about.
const (
	docxHead = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w:body>`
	docxTail = `</w:body></w:document>`
	odtHead  = `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0" xmlns:field="urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0">`
	odtTail  = `</office:text></office:body></office:document-content>`
)

// packed is an archive of the parts of a case. "body" and "text" are the bodies of a
// main part; what they refer to, and all else, is written out.
func packed(t testing.TB, parts []txtar.File) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	add := func(name, text string) {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	relations, written := "", map[string]bool{}
	for _, p := range parts {
		text := strings.TrimSpace(string(p.Data))
		switch {
		case p.Name == "body":
			add("word/document.xml", docxHead+text+docxTail)
		case p.Name == "text":
			styles, body, both := strings.Cut(text, "</office:automatic-styles>")
			if both {
				styles += "</office:automatic-styles>"
			} else {
				styles, body = "", text
			}
			add("content.xml", odtHead+styles+"<office:body><office:text>"+body+odtTail)
		case p.Name == "want":
		case p.Name == "relations":
			relations = text
		default:
			written[p.Name] = true
			add(p.Name, strings.ReplaceAll(text, "<w:", "<w:"))
		}
	}
	for i, kind := range []string{"styles", "numbering", "footnotes", "endnotes", "comments"} {
		if written["word/"+kind+".xml"] {
			relations += fmt.Sprintf(`<Relationship Id="auto%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s.xml"/>`, i, kind, kind)
		}
	}
	add("word/_rels/document.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`+relations+`</Relationships>`)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestRead reads each case of testdata: parts of a document, and what they say.
func TestRead(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.txtar")
	if len(files) < 20 {
		t.Fatalf("only %d cases", len(files))
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			if d, err := Read(packed(t, archive.Files)); err != nil {
				got = "refused: " + err.Error() + "\n"
			} else {
				got = shown(d)
			}
			for i, f := range archive.Files {
				if f.Name != "want" {
					continue
				}
				if *update {
					archive.Files[i].Data = []byte(got)
					if err := os.WriteFile(file, txtar.Format(archive), 0o666); err != nil {
						t.Fatal(err)
					}
				} else if string(f.Data) != got {
					t.Errorf("want\n%sgot\n%s", f.Data, got)
				}
				return
			}
			t.Error("the case wants nothing")
		})
	}
}

// shown is a document as the cases write it.
func shown(d *Document) string {
	var out strings.Builder
	showBlocks(&out, d.Blocks, "")
	for i, note := range d.Notes {
		fmt.Fprintf(&out, "note %d\n", i+1)
		showBlocks(&out, note, "  ")
	}
	for i, p := range d.Pictures {
		fmt.Fprintf(&out, "picture %d %s %q %d bytes\n", i+1, p.Name, p.Alt, len(p.Data))
	}
	for _, r := range d.Remarks {
		fmt.Fprintf(&out, "remark %s %q\n", r.Kind, r.Texts)
	}
	return out.String()
}

var kindNames = []string{"p", "h", "li", "quote", "comment", "table"}

func showBlocks(out *strings.Builder, blocks []Block, indent string) {
	for _, b := range blocks {
		out.WriteString(indent + kindNames[b.Kind])
		if b.Kind == Heading || b.Kind == Item {
			fmt.Fprint(out, b.Level)
		}
		if b.Ordered {
			fmt.Fprintf(out, " %d.", b.Number)
		}
		for _, r := range b.Runs {
			out.WriteString(" " + showRun(r))
		}
		out.WriteString("\n")
		for _, row := range b.Rows {
			out.WriteString(indent + "  row\n")
			for _, c := range row {
				out.WriteString(indent + "    cell")
				if c.Span > 1 {
					fmt.Fprintf(out, " span %d", c.Span)
				}
				if c.Merged {
					out.WriteString(" merged")
				}
				out.WriteString("\n")
				showBlocks(out, c.Blocks, indent+"      ")
			}
		}
	}
}

func showRun(r Run) string {
	text := fmt.Sprintf("%q", r.Text)
	switch {
	case r.Note > 0:
		text = fmt.Sprintf("note:%d", r.Note)
	case r.Picture > 0:
		text = fmt.Sprintf("picture:%d", r.Picture)
	}
	if r.Bold {
		text = "b" + text
	}
	if r.Italic {
		text = "i" + text
	}
	if r.Link != "" {
		text += "→" + r.Link
	}
	if r.Control != nil {
		text += "[" + r.Control.Tag + "]"
	}
	if r.Placeholder {
		text += "?"
	}
	return text
}

// A form that is written is read as it was.
func TestWrittenIsRead(t *testing.T) {
	c := &Control{Tag: "means/cost", Label: "Coût", Choices: []Choice{{"à peu près", "1"}, {"<&>", "2"}}}
	written := &Document{Properties: map[string]string{"essaim-form": "sheet"}, Blocks: []Block{
		{Kind: Heading, Runs: []Run{{Text: "Fiche & <co>"}}},
		{Style: HelpStyle, Runs: []Run{{Text: "Aide"}}},
		{Kind: Heading, Level: 2, Runs: []Run{{Text: "Moyens"}}},
		{Kind: Item, Runs: []Run{{Text: "un", Bold: true}, {Text: " deux", Italic: true}}},
		{Kind: Table, Rows: [][]Cell{
			{{Blocks: []Block{{Style: LabelStyle, Runs: []Run{{Text: "Coûts 1"}}}}, Span: 2}},
			{{Blocks: []Block{{Runs: []Run{{Text: "Coût"}}}}, Width: 0.3}, {Blocks: []Block{{Runs: []Run{{Text: "à peu près\n2", Control: c}}}}, Width: 0.7}},
		}},
		{Runs: []Run{{Text: "Écrivez ici", Style: ExampleStyle, Placeholder: true, Control: &Control{Tag: "body", Long: true}}}},
	}}
	var file bytes.Buffer
	if err := written.Write(&file, "fr"); err != nil {
		t.Fatal(err)
	}
	read, err := Read(file.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	const want = `h0 "Fiche & <co>"
p "Aide"
h2 "Moyens"
li0 b"un" i" deux"
table
  row
    cell span 2
      p b"Coûts 1"
  row
    cell
      p "Coût"
    cell
      p "à peu près"[means/cost] "\n"[means/cost] "2"[means/cost]
p i"Écrivez ici"[body]?
remark merged [""]
`
	if got := shown(read); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if read.Properties["essaim-form"] != "sheet" || read.Blocks[1].Style != HelpStyle {
		t.Errorf("%v %q", read.Properties, read.Blocks[1].Style)
	}
}
