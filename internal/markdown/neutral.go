package markdown

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"essaim/internal/diag"
)

// BlockKind is what a block is.
type BlockKind int

// The kinds, with the fields of Block that each one fills besides Kind.
const (
	Paragraph BlockKind = iota // Spans
	Heading                    // Spans, Level, ID
	List                       // Blocks (items); Start for a numbered one
	Item                       // Blocks; Task
	Quote                      // Blocks
	Code                       // Lines
	Rule                       //
	Table                      // Blocks (rows, the first of which is the header)
	Row                        // Blocks (cells)
	Cell                       // Spans, Align
	Note                       // Blocks, ID, Number
)

// Align is how a column of a table is set.
type Align int

const (
	Left Align = iota
	Center
	Right
)

// Block is a piece of a body without regard to what becomes of it. What it
// holds went through the same rules as the HTML: links are resolved and safe,
// raw HTML is gone, the typography is done, headings leave no gap.
type Block struct {
	Kind   BlockKind
	Level  int    // of a heading in its page, from 2 to 6
	ID     string // "fn:1" for a note
	Number int    // of a note
	Start  int    // first number of a numbered list; -1: bullets
	Task   string // of an item: "task-to-do" or "task-done", keys of words; or ""
	Align  Align
	Lines  []string // of code, without their line ends
	Spans  []Span
	Blocks []Block
}

// Span is a piece of text that is alike all over.
type Span struct {
	Text                        string
	Strong, Emphasis, Code, Cut bool
	Break                       bool   // a new line begins after it
	URL                         string // where it leads, or that of the image; ""
	Link                        int    // of the spans of one link; 0: no link
	Image                       bool   // Text is its alternative
	Call                        int    // number of the note that it calls, which is its text; 0: none
}

// Blocks is Convert for those who do not write HTML: the sections hold Blocks.
func (c *Converter) Blocks(src []byte, o Options) (Doc, []diag.Problem) {
	src = clean(src)
	buffers := c.buffers.Get().(*Buffers)
	defer c.buffers.Put(buffers)
	root := c.parse(src)
	n := neutral{renderer: renderer{
		Options:  o,
		locale:   c.locale,
		src:      src,
		headings: c.outline(root, src, buffers),
		place:    place{src: src},
		Buffers:  buffers,
	}}
	n.document(root)
	return Doc{Sections: n.sections}, n.problems
}

// neutral makes blocks of a body. It asks the renderer for all that is decided
// about a text: its typography, where links lead, what is reported.
type neutral struct {
	renderer
	links int    // how many there are so far
	spans []Span // of the paragraph, heading or cell that is being read
	look  Span   // that of the text to come: its style and link
}

func (n *neutral) document(root ast.Node) {
	current := Section{}
	for c := root.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Heading:
			h := n.headings[0]
			if h.empty || h.level != 2 {
				current.Blocks = n.block(current.Blocks, c)
				continue
			}
			n.sections = append(n.sections, current)
			current = Section{Kind: h.kind, More: h.means.More, Title: h.set, ID: h.id, Called: calls(n.inlines(c))}
			n.headings = n.headings[1:]
		case *extast.FootnoteList:
			n.sections = append(n.sections, current)
			current = Section{Title: n.locale.T("footnotes"), ID: "fn:list"}
			for note := c.FirstChild(); note != nil; note = note.NextSibling() {
				index := note.(*extast.Footnote).Index
				current.Blocks = append(current.Blocks, Block{
					Kind: Note, ID: "fn:" + strconv.Itoa(index), Number: index, Blocks: n.blocks(note),
				})
			}
		default:
			current.Blocks = n.block(current.Blocks, c)
		}
	}
	n.sections = append(n.sections, current)
}

// calls are those of notes among spans.
func calls(spans []Span) []Span {
	return slices.DeleteFunc(spans, func(s Span) bool { return s.Call == 0 })
}

func (n *neutral) blocks(parent ast.Node) []Block {
	var list []Block
	for c := parent.FirstChild(); c != nil; c = c.NextSibling() {
		list = n.block(list, c)
	}
	return list
}

// block appends what becomes of c, which may be nothing.
func (n *neutral) block(list []Block, c ast.Node) []Block {
	switch c := c.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		if spans := n.inlines(c); len(spans) > 0 {
			list = append(list, Block{Kind: Paragraph, Spans: spans})
		}
	case *ast.Heading:
		h := n.headings[0]
		n.headings = n.headings[1:]
		if !h.empty {
			list = append(list, Block{Kind: Heading, Level: min(h.level, 6), ID: h.id, Spans: n.inlines(c)})
		}
	case *ast.List:
		b := Block{Kind: List, Start: -1, Blocks: n.items(c)}
		if c.IsOrdered() {
			b.Start = c.Start
		}
		list = append(list, b)
	case *ast.Blockquote:
		list = append(list, Block{Kind: Quote, Blocks: n.blocks(c)})
	case *ast.FencedCodeBlock, *ast.CodeBlock:
		list = append(list, Block{Kind: Code, Lines: n.codeLines(c)})
	case *ast.ThematicBreak:
		list = append(list, Block{Kind: Rule})
	case *extast.Table:
		list = append(list, Block{Kind: Table, Blocks: n.rows(c)})
	}
	return list
}

func (n *neutral) items(list *ast.List) []Block {
	var items []Block
	for c := list.FirstChild(); c != nil; c = c.NextSibling() {
		item := Block{Kind: Item}
		if first := c.FirstChild(); first != nil {
			if box, ok := first.FirstChild().(*extast.TaskCheckBox); ok {
				item.Task = "task-to-do"
				if box.IsChecked {
					item.Task = "task-done"
				}
			}
		}
		item.Blocks = n.blocks(c)
		items = append(items, item)
	}
	return items
}

func (n *neutral) codeLines(c ast.Node) []string {
	var code []string
	lines := c.Lines()
	for i := range lines.Len() {
		line := lines.At(i)
		code = append(code, string(bytes.TrimSuffix(line.Value(n.src), []byte("\n"))))
	}
	return code
}

func (n *neutral) rows(table *extast.Table) []Block {
	var rows []Block
	for r := table.FirstChild(); r != nil; r = r.NextSibling() {
		row := Block{Kind: Row}
		for c := r.FirstChild(); c != nil; c = c.NextSibling() {
			cell := Block{Kind: Cell, Spans: n.inlines(c)}
			switch c.(*extast.TableCell).Alignment {
			case extast.AlignRight:
				cell.Align = Right
			case extast.AlignCenter:
				cell.Align = Center
			}
			row.Blocks = append(row.Blocks, cell)
		}
		rows = append(rows, row)
	}
	return rows
}

// inlines are the spans of a paragraph, a heading or a cell.
func (n *neutral) inlines(c ast.Node) []Span {
	n.flat = n.flatten(n.flat[:0], c)
	n.set = n.locale.AppendTypography(n.set[:0], n.flat)
	n.pieces = n.set
	n.spans, n.look = nil, Span{}
	n.within(c)
	return n.spans
}

func (n *neutral) within(parent ast.Node) {
	for c := parent.FirstChild(); c != nil; c = c.NextSibling() {
		n.inline(c)
	}
}

func (n *neutral) inline(c ast.Node) {
	switch c := c.(type) {
	case *ast.Text:
		if !goesOn(c) {
			n.say(strings.ReplaceAll(strings.TrimSuffix(string(n.next()), "\n"), "\n", " "))
			n.lineEnd(c)
		}
	case *ast.String:
		n.say(string(n.next()))
	case *ast.Emphasis:
		if c.Level == 1 {
			n.styled(c, func(s *Span) { s.Emphasis = true })
		} else {
			n.styled(c, func(s *Span) { s.Strong = true })
		}
	case *extast.Strikethrough:
		n.styled(c, func(s *Span) { s.Cut = true })
	case *ast.CodeSpan:
		n.next()
		n.look.Code = true
		n.say(string(bytes.ReplaceAll(appendText(nil, c, n.src), []byte("\n"), []byte(" "))))
		n.look.Code = false
	case *ast.Link:
		n.linked(n.address(c.Destination, c.Pos()), func() { n.within(c) })
	case *ast.AutoLink:
		n.next()
		n.autoLink(c)
	case *ast.Image:
		n.next()
		n.image(c)
	case *extast.FootnoteLink:
		call := n.look
		call.Text, call.Call = strconv.Itoa(c.Index), c.Index
		n.spans = append(n.spans, call)
	case *ast.RawHTML, *extast.TaskCheckBox, *extast.FootnoteBacklink:
	default:
		n.within(c)
	}
}

// say adds a text that looks like what is around it.
func (n *neutral) say(text string) {
	if text == "" {
		return
	}
	if last := len(n.spans) - 1; last >= 0 {
		before := n.spans[last]
		before.Text = n.look.Text
		if before == n.look {
			n.spans[last].Text += text
			return
		}
	}
	span := n.look
	span.Text = text
	n.spans = append(n.spans, span)
}

// lineEnd adds what ends a line: a space for a soft end, which goesOn leaves to
// a text that something else follows.
func (n *neutral) lineEnd(c *ast.Text) {
	switch {
	case c.HardLineBreak() && len(n.spans) > 0:
		n.spans[len(n.spans)-1].Break = true
	case c.SoftLineBreak():
		n.say(" ")
	}
}

func (n *neutral) styled(c ast.Node, set func(*Span)) {
	before := n.look
	set(&n.look)
	n.within(c)
	n.look = before
}

// linked says what text does as a link to url, and its address when that is
// nothing.
func (n *neutral) linked(url string, text func()) {
	if url == "" || n.look.Link > 0 {
		text()
		return
	}
	before, start := n.look, len(n.spans)
	n.links++
	n.look.Link, n.look.URL = n.links, string(util.URLEscape([]byte(url), false))
	text()
	if !slices.ContainsFunc(n.spans[start:], Span.isSeen) {
		n.spans = n.spans[:start]
		n.say(url)
	}
	n.look = before
}

func (s Span) isSeen() bool { return s.Image || strings.TrimSpace(s.Text) != "" }

func (n *neutral) autoLink(c *ast.AutoLink) {
	dest := c.URL(n.src)
	if c.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(string(dest)), "mailto:") {
		dest = append([]byte("mailto:"), dest...)
	}
	n.linked(n.address(withoutEscapes(dest), c.Pos()), func() { n.say(string(c.Label(n.src))) })
}

// image adds an image of this site, and a link to one of another site.
func (n *neutral) image(c *ast.Image) {
	alt := n.locale.Typography(plain(c, n.src))
	url := n.shown(c).URL
	switch {
	case url == "":
		n.say(alt)
	case isExternal(url):
		n.linked(url, func() { n.say(alt) })
	default:
		image := n.look
		image.Text, image.URL, image.Image, image.Link = alt, url, true, 0
		n.spans = append(n.spans, image)
	}
}
