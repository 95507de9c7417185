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
	case webArchive.Match(data[:min(len(data), 4096)]), bytes.HasPrefix(data, []byte("PK")), bytes.HasPrefix(data, []byte("%PDF")), foreign(data) == "old-word", foreign(data) == "has-password":
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
	p.unread(root, text)
	if len(d.Blocks) == 0 {
		return nil, &Error{Code: "empty"}
	}
	return d, nil
}

// markup is how HTML is known.
var (
	markup = regexp.MustCompile(`(?i)<(?:!doctype\s+html|html|head|title|meta|body|article|main|section|div|p|h[1-6]|table|tr|td|ul|ol|li|dl|pre|blockquote|span|br)[\s/>]`)
	// A page in one file with its pictures (.mht): letters of a mail, not HTML.
	webArchive = regexp.MustCompile(`(?i)^\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?(?:content-type:\s*multipart/related)`)
	declared   = regexp.MustCompile(`(?i)<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w:.-]{2,40})|<\?xml[^>]{0,100}encoding\s*=\s*["']([\w:.-]{2,40})`)
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
	if name == "utf-8" || strings.HasPrefix(name, "utf-16") || as == "UTF-8" {
		return text, as // what it is not, however it is declared
	}
	out, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return text, as
	}
	return string(out), strings.ToUpper(name[:1]) + name[1:]
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
	begun []bool // of the items that the text is in: what follows the first paragraph is no item
	runs  []Run  // of the paragraph that is being read
	kind  BlockKind
	level int
}

// A look of text: what the elements around it make of it.
type pageLook struct {
	bold, italic, pre, hidden bool
	digits                    string // that digits after a digit become: 10³ is not 103
	link                      string
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
	p.named(named)
}

// named quotes the title of the window, when it says more than that of the article.
func (p *page) named(title *html.Node) {
	if title == nil {
		return
	}
	var said strings.Builder
	for _, b := range p.Blocks {
		said.WriteString(" " + Text(b.Runs))
	}
	if text := strings.Join(strings.Fields(wordsOf(title)), " "); !strings.Contains(strings.Join(strings.Fields(said.String()), " "), text) {
		p.remark(Around, text)
	}
}

// unread quotes the words that the rules of HTML drop: those of a page of frames.
func (p *page) unread(root *html.Node, text string) {
	if firstNode(root, func(n *html.Node) bool { return n.DataAtom == atom.Frameset }) == nil {
		return
	}
	said := map[string]bool{} // words, as to look for each text in all that is read takes long
	for word := range strings.FieldsSeq(p.everything()) {
		said[word] = true
	}
	isNew := func(word string) bool { return !said[word] }
	programs := 0
	for z := html.NewTokenizer(strings.NewReader(text)); ; {
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			return
		case html.StartTagToken, html.EndTagToken:
			if name, _ := z.TagName(); string(name) == "script" || string(name) == "style" {
				programs = map[html.TokenType]int{html.StartTagToken: 1}[kind]
			}
		case html.TextToken:
			if words := strings.Fields(string(z.Text())); programs == 0 && slices.ContainsFunc(words, isNew) {
				p.remark(Unshown, strings.Join(words, " "))
			}
		}
	}
}

// everything is all that is read of the page, or quoted.
func (p *page) everything() string {
	var out strings.Builder
	var add func(blocks []Block)
	add = func(blocks []Block) {
		for _, b := range blocks {
			out.WriteString(Text(b.Runs) + " ")
			for _, row := range b.Rows {
				for _, cell := range row {
					add(cell.Blocks)
				}
			}
		}
	}
	add(p.Blocks)
	for _, r := range p.Remarks {
		out.WriteString(strings.Join(r.Texts, " ") + " ")
	}
	return out.String()
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
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				if c.DataAtom != atom.Title {
					p.quote(Unshown, c)
				}
			}
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

// inside makes blocks of what an element holds.
func (p *page) inside(n *html.Node, look pageLook, title *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.node(c, look, title)
	}
}

// within is the look in an element: one that is hidden is quoted, once with all in it.
func (p *page) within(n *html.Node, look pageLook) pageLook {
	if !look.hidden && isHidden(n) {
		p.quote(Hidden, n)
		look.hidden = true
	}
	return look
}

func (p *page) node(n *html.Node, look pageLook, title *html.Node) {
	switch n.Type {
	case html.TextNode:
		p.text(n.Data, look)
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
	case n.DataAtom == atom.Del || n.DataAtom == atom.S || n.DataAtom == atom.Strike:
		p.quote(Deleted, n) // 15 € struck out is no price any more
		return
	}
	look = p.within(n, look)
	switch n.DataAtom {
	case atom.Br:
		if p.kind == Heading {
			p.say(" ", look)
			return
		}
		p.end(p.kind, p.level)
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
	case atom.Sup, atom.Sub:
		look.digits = raised(n)
	case atom.Pre:
		look.pre = true
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
		p.begun = append(p.begun, false)
	case atom.Table:
		p.table(n, look)
		p.kind, p.level = kind, level
		return
	}
	p.inside(n, look, title)
	p.end(p.kind, p.level)
	if n.DataAtom == atom.Li {
		p.begun = p.begun[:len(p.begun)-1]
	}
	if n.DataAtom == atom.Ul || n.DataAtom == atom.Ol {
		p.lists, p.count = p.lists[:len(p.lists)-1], p.count[:len(p.count)-1]
	}
	p.kind, p.level = kind, level
}

// text adds a text; of one that is laid out by its spaces each line is a paragraph.
func (p *page) text(text string, look pageLook) {
	if !look.pre {
		p.say(text, look)
		return
	}
	for i, line := range strings.Split(strings.ReplaceAll(text, "\r", ""), "\n") {
		if i > 0 && p.kind != Heading {
			p.end(p.kind, p.level)
		}
		p.say(line+" ", look)
	}
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
	n := len(p.runs)
	if n == 0 || strings.HasSuffix(p.runs[n-1].Text, " ") {
		text = strings.TrimPrefix(text, " ")
	}
	if n > 0 && look.digits != "" {
		text = afterDigit(p.runs[n-1].Text, text, look.digits)
	}
	if p.kind == Heading {
		look.bold = false // all of it is
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
	if n := len(p.begun); kind == Item && n > 0 {
		if p.begun[n-1] {
			kind, level = Paragraph, 0
		}
		p.begun[n-1] = true
	}
	b := Block{Kind: kind, Level: level, Runs: runs}
	if kind == Item && len(p.lists) > 0 && p.lists[len(p.lists)-1] {
		b.Ordered, b.Number = true, p.count[len(p.count)-1]
	}
	p.Blocks = append(p.Blocks, b)
}
