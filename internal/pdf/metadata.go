package pdf

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// xmp says of the document in the form that PDF/UA-1 asks for (ISO
// 14289-1, clause 5). It stands in the file as it is, for programs that know
// no PDF.
func (d *document) xmp() []byte {
	var b bytes.Buffer
	b.WriteString("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmpTPg="http://ns.adobe.com/xap/1.0/t/pg/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">` +
		"\n<pdfuaid:part>1</pdfuaid:part>\n")
	fmt.Fprintf(&b, "%s%s%s\n", titleStart, escaped(d.paper.Title), titleEnd)
	fmt.Fprintf(&b, "<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>\n", escaped(d.paper.Lang))
	fmt.Fprintf(&b, "<pdf:Producer>%s</pdf:Producer>\n", escaped(d.paper.Generator))
	fmt.Fprintf(&b, "%s%d%s\n", pagesStart, len(d.pages), pagesEnd)
	if d.paper.Made != "" {
		fmt.Fprintf(&b, "<xmp:ModifyDate>%s</xmp:ModifyDate>\n", escaped(d.paper.Made))
	}
	b.WriteString("</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>")
	return b.Bytes()
}

const (
	pagesStart = "<xmpTPg:NPages>"
	pagesEnd   = "</xmpTPg:NPages>"
	titleStart = `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">`
	titleEnd   = "</rdf:li></rdf:Alt></dc:title>"
)

// xmpTitle is what a file of ours is called.
func xmpTitle(file []byte) (title string) {
	after := afterLast(file, titleStart)
	escaped, _, _ := bytes.Cut(after, []byte(titleEnd))
	if xml.Unmarshal(slices.Concat([]byte("<t>"), escaped, []byte("</t>")), &title) != nil {
		return ""
	}
	return title
}

// Pages says how many pages a file of ours has, without reading its structure;
// 0 when it is not one of ours.
func Pages(file []byte) int {
	after := afterLast(file, pagesStart)
	n, _, found := bytes.Cut(after, []byte(pagesEnd))
	count, err := strconv.Atoi(string(n))
	if !found || err != nil {
		return 0
	}
	return count
}

// afterLast is what follows the last mark in a file; nil without one. Images, whose
// comments may hold the same mark, stand before what the file says of itself.
func afterLast(file []byte, mark string) []byte {
	if at := bytes.LastIndex(file, []byte(mark)); at >= 0 {
		return file[at+len(mark):]
	}
	return nil
}

func escaped(s string) string {
	var b strings.Builder
	xml.EscapeText(&b, []byte(s)) // a strings.Builder takes all
	return b.String()
}

// infoDate is the date of the information dictionary, as precise as Made.
func (d *document) infoDate() string {
	if d.paper.Made == "" {
		return ""
	}
	return " /ModDate " + text("D:"+strings.ReplaceAll(d.paper.Made, "-", ""))
}
