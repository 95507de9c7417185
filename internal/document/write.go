package document

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"time"
)

// Write writes a document as a file of Word, in a language: headings, paragraphs,
// items and tables, with content controls where a run has one. Pictures and notes are
// not written: forms have none. The same document gives the same bytes.
func (d *Document) Write(to io.Writer, lang string) error {
	w := docxWriter{lang: lang}
	for _, b := range d.Blocks {
		w.block(b)
	}
	parts := []struct{ name, text string }{
		{"[Content_Types].xml", docxTypes},
		{"_rels/.rels", docxRelations},
		{"word/document.xml", `<w:document xmlns:w="` + wordSpace + `" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w:body>` + w.out.String() + docxPage + `</w:body></w:document>`},
		{"word/_rels/document.xml.rels", docxMainRelations},
		{"word/styles.xml", w.styles()},
		{"word/numbering.xml", docxNumbering},
		{"word/settings.xml", `<w:settings xmlns:w="` + wordSpace + `"><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`},
		{"docProps/core.xml", `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>` + escaped(d.title()) + `</dc:title><dc:language>` + escaped(lang) + `</dc:language></cp:coreProperties>`},
		{"docProps/custom.xml", d.custom()},
	}
	z := zip.NewWriter(to)
	for _, p := range parts {
		part, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			return err
		}
		if _, err := io.WriteString(part, xml.Header+p.text); err != nil {
			return err
		}
	}
	return z.Close()
}

func (d *Document) title() string {
	for _, b := range d.Blocks {
		if b.Kind == Heading {
			return Text(b.Runs)
		}
	}
	return ""
}

func (d *Document) custom() string {
	var out strings.Builder
	out.WriteString(`<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">`)
	for i, name := range sortedKeys(d.Properties) {
		fmt.Fprintf(&out, `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="%d" name="%s"><vt:lpwstr>%s</vt:lpwstr></property>`, i+2, escaped(name), escaped(d.Properties[name]))
	}
	out.WriteString(`</Properties>`)
	return out.String()
}

type docxWriter struct {
	out      bytes.Buffer
	lang     string
	controls int
}

func escaped(s string) string {
	var out strings.Builder
	_ = xml.EscapeText(&out, []byte(s)) // a Builder takes all
	return out.String()
}

// styleIDs are those of the styles that are written.
var styleIDs = map[string]string{HelpStyle: "EssaimHelp", LabelStyle: "EssaimLabel", ExampleStyle: "EssaimExample"}

func (w *docxWriter) block(b Block) {
	if b.Kind == Table {
		w.table(b)
		return
	}
	var p strings.Builder
	switch id := styleIDs[b.Style]; {
	case b.Kind == Heading && b.Level == 0:
		p.WriteString(`<w:pStyle w:val="Title"/>`)
	case b.Kind == Heading:
		fmt.Fprintf(&p, `<w:pStyle w:val="Heading%d"/>`, min(b.Level, 3))
	case id != "":
		p.WriteString(`<w:pStyle w:val="` + id + `"/>`)
	}
	if b.Kind == Item {
		fmt.Fprintf(&p, `<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="1"/></w:numPr>`, min(b.Level, 2))
	}
	start, end := `<w:p><w:pPr>`+p.String()+`</w:pPr>`, `</w:p>`
	runs := b.Runs
	if len(runs) == 1 && runs[0].Control != nil && runs[0].Control.Long {
		w.control(runs[0], start, end)
		return
	}
	w.out.WriteString(start)
	for _, r := range runs {
		if r.Control != nil {
			w.control(r, "", "")
		} else {
			w.run(r)
		}
	}
	w.out.WriteString(end)
}

func (w *docxWriter) run(r Run) {
	w.out.WriteString(`<w:r><w:rPr>`)
	if id := styleIDs[r.Style]; id != "" {
		w.out.WriteString(`<w:rStyle w:val="` + id + `"/>`)
	}
	if r.Bold {
		w.out.WriteString(`<w:b/>`)
	}
	if r.Italic {
		w.out.WriteString(`<w:i/>`)
	}
	w.out.WriteString(`</w:rPr>`)
	for i, line := range strings.Split(r.Text, "\n") {
		if i > 0 {
			w.out.WriteString(`<w:br/>`)
		}
		w.out.WriteString(`<w:t xml:space="preserve">` + escaped(line) + `</w:t>`)
	}
	w.out.WriteString(`</w:r>`)
}

// control writes a place to fill in; start and end are those of the paragraph, when it
// is inside.
func (w *docxWriter) control(r Run, start, end string) {
	w.controls++
	c := r.Control
	fmt.Fprintf(&w.out, `<w:sdt><w:sdtPr><w:alias w:val="%s"/><w:tag w:val="%s"/><w:id w:val="%d"/>`, escaped(c.Label), escaped(c.Tag), w.controls)
	if r.Placeholder {
		w.out.WriteString(`<w:showingPlcHdr/>`)
	}
	switch {
	case len(c.Choices) > 0:
		kind := "dropDownList"
		if c.Free {
			kind = "comboBox"
		}
		w.out.WriteString(`<w:` + kind + `>`)
		for _, choice := range c.Choices {
			fmt.Fprintf(&w.out, `<w:listItem w:displayText="%s" w:value="%s"/>`, escaped(choice.Text), escaped(choice.Value))
		}
		w.out.WriteString(`</w:` + kind + `>`)
	default:
		w.out.WriteString(`<w:richText/>`)
	}
	w.out.WriteString(`</w:sdtPr><w:sdtContent>` + start)
	w.run(r)
	w.out.WriteString(end + `</w:sdtContent></w:sdt>`)
}

// lineWidth is that of a line of the page, in twentieths of a point.
const lineWidth = 9638

func (w *docxWriter) table(b Block) {
	columns := 0
	for _, row := range b.Rows {
		n := 0
		for _, c := range row {
			n += max(1, c.Span)
		}
		columns = max(columns, n)
	}
	w.out.WriteString(`<w:tbl><w:tblPr><w:tblStyle w:val="EssaimGrid"/><w:tblW w:w="5000" w:type="pct"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`)
	for i := range columns {
		width := 1 / float64(columns)
		if last := b.Rows[len(b.Rows)-1]; i < len(last) && last[i].Width > 0 {
			width = last[i].Width
		}
		fmt.Fprintf(&w.out, `<w:gridCol w:w="%d"/>`, int(width*lineWidth))
	}
	w.out.WriteString(`</w:tblGrid>`)
	for i, row := range b.Rows {
		w.out.WriteString(`<w:tr><w:trPr><w:cantSplit/>`)
		if i == 0 {
			w.out.WriteString(`<w:tblHeader/>`)
		}
		w.out.WriteString(`</w:trPr>`)
		for _, c := range row {
			fmt.Fprintf(&w.out, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>`, int(max(c.Width, 1/float64(columns))*lineWidth))
			if c.Span > 1 {
				fmt.Fprintf(&w.out, `<w:gridSpan w:val="%d"/>`, c.Span)
			}
			w.out.WriteString(`</w:tcPr>`)
			for _, b := range c.Blocks {
				w.block(b)
			}
			if len(c.Blocks) == 0 {
				w.out.WriteString(`<w:p/>`)
			}
			w.out.WriteString(`</w:tc>`)
		}
		w.out.WriteString(`</w:tr>`)
	}
	w.out.WriteString(`</w:tbl><w:p/>`)
}
