package document

import (
	"bytes"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/encoding/htmlindex"
)

// maxPage is how large a page may be, in bytes.
const maxPage = 8 << 20

// What a page has besides its article.
const (
	Around   RemarkKind = "around"   // what surrounds the article: menus, headers, other articles
	Unshown  RemarkKind = "unshown"  // what a page does not show, or asks for: programs, styles, forms
	Pictured RemarkKind = "pictured" // pictures, by their alternative text, else their file
	Encoded  RemarkKind = "encoded"  // it is in no UTF-8: what it is read as
)

// ReadPage reads a page as a browser saves it, or its text, which has a paragraph a line.
// Of a page its article is read: what surrounds it is a remark. The error is an *Error.
func ReadPage(data []byte) (*Document, error) {
	switch {
	case len(data) > maxPage:
		return nil, &Error{Code: "too-big"}
	case bytes.HasPrefix(data, []byte("PK")), bytes.HasPrefix(data, []byte("%PDF")), foreign(data) == "old-word", foreign(data) == "has-password":
		return nil, &Error{Code: "not-a-document"}
	}
	text, as := decodedPage(data)
	if strings.ContainsRune(text, 0) {
		return nil, &Error{Code: "not-a-document"}
	}
	if strings.TrimSpace(text) == "" {
		return nil, &Error{Code: "empty"}
	}
	d := &Document{Properties: map[string]string{}, Page: true}
	if as != "UTF-8" {
		d.remark(Encoded, as)
	}
	if !markup.MatchString(text[:min(len(text), 1<<16)]) {
		d.lines(text)
		return d, nil
	}
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return nil, &Error{Code: "too-big"}
	}
	p := &page{Document: d}
	if p.base = baseOf(root); p.base != nil {
		d.Properties[PageAddress] = p.base.String()
	}
	p.read(root)
	if len(d.Blocks) == 0 {
		return nil, &Error{Code: "empty"}
	}
	return d, nil
}

// markup is how HTML is known.
var (
	markup   = regexp.MustCompile(`(?i)<(?:!doctype\s+html|html|head|body|article|main|section|div|p|h[1-6]|table|ul|span|br)[\s/>]`)
	declared = regexp.MustCompile(`(?i)<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w:.-]{2,40})|<\?xml[^>]{0,100}encoding\s*=\s*["']([\w:.-]{2,40})`)
)

// decodedPage is the text of a page as UTF-8: as its mark says, as it declares, else as
// it looks.
func decodedPage(data []byte) (text, as string) {
	text, as = decoded(data)
	if bytes.HasPrefix(data, []byte("\xef\xbb\xbf")) || as == "UTF-16" {
		return text, as
	}
	said := declared.FindSubmatch(data[:min(len(data), 4096)])
	if said == nil {
		return text, as
	}
	e, err := htmlindex.Get(string(append(said[1], said[2]...)))
	if err != nil {
		return text, as
	}
	name, _ := htmlindex.Name(e)
	if name == "utf-8" || strings.HasPrefix(name, "utf-16") || as == "UTF-8" && isASCII(data) {
		return text, as // what it is not, however it is declared
	}
	out, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return text, as
	}
	return string(out), strings.ToUpper(name[:1]) + name[1:]
}

func isASCII(data []byte) bool {
	return !slices.ContainsFunc(data, func(b byte) bool { return b >= 0x80 })
}

// lines makes paragraphs of the lines of a text.
func (d *Document) lines(text string) {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\f", "\n").Replace(text)
	for line := range strings.Lines(text) {
		if line = strings.TrimRight(line, "\n"); strings.TrimSpace(line) != "" {
			d.Blocks = append(d.Blocks, Block{Runs: []Run{{Text: strings.TrimSpace(line)}}})
		}
	}
}

// A page is one while it is read.
type page struct {
	*Document
	base  *url.URL
	lists []bool // that the text is in: whether they are numbered
	count []int  // of items in them
	runs  []Run  // of the paragraph that is being read
	kind  BlockKind
	level int
}

// A look of text: what the elements around it make of it.
type pageLook struct {
	bold, italic bool
	link         string
}

// read finds the article and makes blocks of it.
func (p *page) read(root *html.Node) {
	article := articleOf(root)
	title := firstNode(article, func(n *html.Node) bool { return n.DataAtom == atom.H1 && hasWords(n) })
	if title == nil {
		if title = firstNode(root, func(n *html.Node) bool { return n.DataAtom == atom.H1 && hasWords(n) }); title != nil {
			p.inline(title, pageLook{})
			p.end(Heading, 0)
		}
	}
	named := firstNode(root, func(n *html.Node) bool { return n.DataAtom == atom.Title })
	if title == nil && named != nil {
		name := strings.Join(strings.Fields(wordsOf(named)), " ")
		for _, mark := range []string{" | ", " - ", " – ", " :: "} {
			name, _, _ = strings.Cut(name, mark)
		}
		if name != "" {
			p.runs = []Run{{Text: name}}
			p.end(Heading, 0)
		}
	}
	p.around(root, article, title)
	p.inside(article, pageLook{}, title)
	p.end(Paragraph, 0)
}

// articleOf is what the page is about: its article when it has one, else its main part,
// else its body.
func articleOf(root *html.Node) *html.Node {
	whole := firstNode(root, func(n *html.Node) bool { return n.DataAtom == atom.Body })
	if whole == nil {
		whole = root
	}
	part := firstNode(whole, func(n *html.Node) bool { return n.DataAtom == atom.Main || attrOf(n, "role") == "main" })
	if part != nil && hasWords(part) {
		whole = part
	}
	var articles []*html.Node
	eachNode(whole, func(n *html.Node) bool {
		if n.DataAtom == atom.Article {
			articles = append(articles, n)
			return false
		}
		return true
	})
	if len(articles) == 1 && 2*len(wordsOf(articles[0])) > len(wordsOf(whole)) {
		return articles[0]
	}
	return whole
}

// unshown are elements whose words a page does not show, or that ask for something.
var unshown = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Form: true, atom.Button: true, atom.Select: true,
	atom.Textarea: true, atom.Iframe: true, atom.Object: true, atom.Svg: true, atom.Audio: true, atom.Video: true, atom.Canvas: true, atom.Head: true,
}

// isAround reports whether an element of a body is no part of what it is about.
func isAround(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Nav:
		return true
	case atom.Header, atom.Footer, atom.Aside:
		for a := n.Parent; a != nil; a = a.Parent {
			if a.DataAtom == atom.Article || a.DataAtom == atom.Main {
				return false
			}
		}
		return true
	}
	role := attrOf(n, "role")
	return role == "navigation" || role == "banner" || role == "contentinfo" || role == "search"
}

// around quotes what surrounds the article.
func (p *page) around(root, article, title *html.Node) {
	var look func(n *html.Node)
	look = func(n *html.Node) {
		switch {
		case n == article || n == title || n.DataAtom == atom.Title:
		case holds(n, article):
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				look(c)
			}
		case n.DataAtom == atom.Head:
		case unshown[n.DataAtom]:
			p.quote(Unshown, n)
		case title != nil && holds(n, title):
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				look(c)
			}
		default:
			p.quote(Around, n)
		}
	}
	look(root)
}

func (p *page) quote(kind RemarkKind, n *html.Node) {
	if n.DataAtom == atom.Script || n.DataAtom == atom.Style {
		return // no words, but a program
	}
	if text := strings.Join(strings.Fields(wordsOf(n)), " "); text != "" {
		p.remark(kind, text)
	}
}

func holds(n, other *html.Node) bool {
	for ; other != nil; other = other.Parent {
		if other == n {
			return true
		}
	}
	return false
}

// block elements end the paragraph before them.
var blockElements = map[atom.Atom]bool{
	atom.Address: true, atom.Article: true, atom.Aside: true, atom.Blockquote: true, atom.Center: true, atom.Dd: true, atom.Details: true, atom.Div: true, atom.Dl: true, atom.Dt: true,
	atom.Fieldset: true, atom.Figcaption: true, atom.Figure: true, atom.Footer: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true,
	atom.Header: true, atom.Hr: true, atom.Li: true, atom.Main: true, atom.Nav: true, atom.Ol: true, atom.P: true, atom.Pre: true, atom.Section: true, atom.Summary: true,
	atom.Table: true, atom.Ul: true, atom.Body: true, atom.Legend: true, atom.Caption: true, atom.Tr: true, atom.Td: true, atom.Th: true,
}

// inside makes blocks of what an element holds.
func (p *page) inside(n *html.Node, look pageLook, title *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.node(c, look, title)
	}
}

func (p *page) node(n *html.Node, look pageLook, title *html.Node) {
	switch n.Type {
	case html.TextNode:
		p.say(n.Data, look)
		return
	case html.ElementNode:
	default:
		return
	}
	switch {
	case unshown[n.DataAtom]:
		p.quote(Unshown, n)
		return
	case isAround(n):
		p.quote(Around, n)
		return
	}
	switch n.DataAtom {
	case atom.Br:
		p.end(p.kind, p.level)
		if p.kind == Item {
			p.kind = Paragraph // the item has begun: what follows is none of its own
		}
		return
	case atom.Img:
		if alt := or(attrOf(n, "alt"), attrOf(n, "src")); alt != "" && !strings.HasPrefix(alt, "data:") {
			p.remark(Pictured, alt)
		}
		return
	case atom.B, atom.Strong:
		look.bold = true
	case atom.I, atom.Em:
		look.italic = true
	case atom.A:
		look.link = p.address(attrOf(n, "href"))
	}
	if !blockElements[n.DataAtom] {
		p.inside(n, look, title)
		return
	}
	p.end(p.kind, p.level)
	kind, level := p.kind, p.level
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		p.kind, p.level = Heading, int(n.Data[1]-'0')
		if n == title {
			p.level = 0
		}
		look.bold = false
	case atom.Dt, atom.Legend, atom.Summary, atom.Caption:
		look.bold = true
	case atom.Blockquote:
		p.kind = Quote
	case atom.Ul, atom.Ol:
		p.lists, p.count = append(p.lists, n.DataAtom == atom.Ol), append(p.count, 0)
	case atom.Li:
		if len(p.lists) > 0 {
			p.count[len(p.count)-1]++
		}
		p.kind, p.level = Item, max(0, len(p.lists)-1)
	case atom.Table:
		p.table(n)
		p.kind, p.level = kind, level
		return
	}
	p.inside(n, look, title)
	p.end(p.kind, p.level)
	if n.DataAtom == atom.Ul || n.DataAtom == atom.Ol {
		p.lists, p.count = p.lists[:len(p.lists)-1], p.count[:len(p.count)-1]
	}
	p.kind, p.level = kind, level
}

// inline makes runs of what an element holds, whatever it is.
func (p *page) inline(n *html.Node, look pageLook) {
	p.say(wordsOf(n), look)
}

// address is where a link leads.
func (p *page) address(href string) string {
	href = strings.TrimSpace(href)
	if href == "" || strings.HasPrefix(href, "#") {
		return ""
	}
	if to, err := url.Parse(href); err == nil && p.base != nil && !to.IsAbs() {
		return p.base.ResolveReference(to).String()
	}
	return href
}

// say adds a text to the paragraph, its spaces as a page shows them.
func (p *page) say(text string, look pageLook) {
	text = spaces.ReplaceAllString(text, " ")
	if n := len(p.runs); n == 0 || strings.HasSuffix(p.runs[n-1].Text, " ") {
		text = strings.TrimPrefix(text, " ")
	}
	if text != "" {
		p.runs = append(p.runs, Run{Text: text, Bold: look.bold, Italic: look.italic, Link: look.link})
	}
}

var spaces = regexp.MustCompile(`[ \t\r\n\f]+`)

// end ends the paragraph that is being read.
func (p *page) end(kind BlockKind, level int) {
	runs := p.runs
	p.runs = nil
	for len(runs) > 0 {
		last := &runs[len(runs)-1]
		if last.Text = strings.TrimRight(last.Text, " "); last.Text != "" {
			break
		}
		runs = runs[:len(runs)-1]
	}
	if strings.TrimSpace(Text(runs)) == "" {
		return
	}
	b := Block{Kind: kind, Level: level, Runs: runs}
	if kind == Item && len(p.lists) > 0 && p.lists[len(p.lists)-1] {
		b.Ordered, b.Number = true, p.count[len(p.count)-1]
	}
	p.Blocks = append(p.Blocks, b)
}

// maxCellsOfPage is how many cells a table of a page may have.
const maxCellsOfPage = 20_000

// table reads a table: its rows, whatever parts they stand in.
func (p *page) table(n *html.Node) {
	b := Block{Kind: Table}
	cells := 0
	var rows func(n *html.Node)
	rows = func(n *html.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			switch c.DataAtom {
			case atom.Thead, atom.Tbody, atom.Tfoot:
				rows(c)
			case atom.Tr:
				var row []Cell
				for d := c.FirstChild; d != nil; d = d.NextSibling {
					if d.DataAtom != atom.Td && d.DataAtom != atom.Th {
						continue
					}
					cells++
					own := &page{Document: &Document{}, base: p.base}
					own.inside(d, pageLook{}, nil)
					own.end(Paragraph, 0)
					for _, r := range own.Remarks {
						for _, text := range r.Texts {
							p.remark(r.Kind, text)
						}
					}
					row = append(row, Cell{Blocks: own.Blocks})
				}
				if len(row) > 0 {
					b.Rows = append(b.Rows, row)
				}
			case atom.Caption:
				p.inside(c, pageLook{bold: true}, nil)
				p.end(Paragraph, 0)
			}
		}
	}
	rows(n)
	if cells > maxCellsOfPage || len(b.Rows) == 1 && len(b.Rows[0]) == 1 {
		for _, row := range b.Rows { // a frame, or more than anybody reads as a table
			for _, cell := range row {
				p.Blocks = append(p.Blocks, cell.Blocks...)
			}
		}
		return
	}
	if len(b.Rows) > 0 {
		p.Blocks = append(p.Blocks, b)
	}
}

// baseOf is what the links of a page are relative to; nil when nothing says it.
func baseOf(root *html.Node) *url.URL {
	var base *url.URL
	eachNode(root, func(n *html.Node) bool {
		said := ""
		switch {
		case n.DataAtom == atom.Base:
			said = attrOf(n, "href")
		case n.DataAtom == atom.Link && attrOf(n, "rel") == "canonical":
			said = attrOf(n, "href")
		case n.DataAtom == atom.Meta && attrOf(n, "property") == "og:url":
			said = attrOf(n, "content")
		}
		if u, err := url.Parse(said); base == nil && err == nil && u.IsAbs() {
			base = u
		}
		return n.DataAtom != atom.Body
	})
	return base
}

func attrOf(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}

// eachNode visits a node and all in it, in order.
func eachNode(n *html.Node, visit func(*html.Node) (inside bool)) {
	if n == nil || !visit(n) {
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		eachNode(c, visit)
	}
}

func firstNode(n *html.Node, is func(*html.Node) bool) (found *html.Node) {
	eachNode(n, func(c *html.Node) bool {
		if found == nil && c.Type == html.ElementNode && is(c) {
			found = c
		}
		return found == nil
	})
	return found
}

// wordsOf are the words in a node, without those of programs.
func wordsOf(n *html.Node) string {
	var out strings.Builder
	eachNode(n, func(c *html.Node) bool {
		switch {
		case c.Type == html.TextNode:
			out.WriteString(c.Data)
		case c.DataAtom == atom.Script || c.DataAtom == atom.Style:
			return false
		case blockElements[c.DataAtom] || c.DataAtom == atom.Br || c.DataAtom == atom.Option:
			out.WriteByte(' ')
		}
		return true
	})
	return out.String()
}

func hasWords(n *html.Node) bool { return strings.TrimSpace(wordsOf(n)) != "" }
