package markdown

import (
	"bytes"
	"html/template"
	"strconv"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"essaim/internal/diag"
	"essaim/internal/locale"
)

// renderer writes one body.
type renderer struct {
	Options
	locale   *locale.Locale
	src      []byte
	place    place
	problems []diag.Problem
	silent   bool // only the problems are wanted: texts are left out

	sections []Section // without their HTML, which is in out until all is written
	current  Section
	headings []heading // that are still to come
	level    int       // of the last one, as written; 0 before the first
	tables   int

	*Buffers
	pieces     []byte         // what is left of it once set, each piece ended by a NUL
	emphasis   int            // open elements
	inLink     bool           // links do not nest
	inTitle    bool           // what is written will be dropped, but for calls of notes
	titleCalls []byte         // those of the title
	titleText  string         // of the title; "" once a link in it was reported
	openTags   map[string]int // raw HTML that was reported and may be closed
	called     map[string]bool

	blockStart, blockEnd int           // of the text that is read, in src
	looked               int           // up to where brackets were looked at
	unknown              []unknownNote // calls
	given                addresses
	fenced               bool // a block of code without its end was reported
	front                int  // where a header that was reported ends

	mayHold                []*foreignForm
	foreignFrom, foreignTo int  // the last one that was reported
	boxes                  int  // that other tools open, and nothing has closed yet
	hasStars               bool // the body has **
	starred                int  // up to where they were looked at
	tried                  int  // how many of all these were looked at
	numbered               int  // the last number of a note that was proposed
	bracketNotes           bool // that notes are numbers in brackets was reported
	pastedNotes            bool // notes pasted from a word processor were
}

// A Room is where bodies are read and written, one after the other. It outlives
// them, so that the next ones find it large enough. The zero value is ready for
// use.
type Buffers struct {
	out      []byte // the HTML of the bodies since it was emptied
	sections []Section

	ends    []int  // of the sections of the current body, in out
	flat    []byte // the text of the current paragraph, before it is set
	set     []byte // the same, set
	outline []heading
	ids     ids
	words   map[string]words // of headings, by their text
}

// Empty forgets what was converted.
func (r *Buffers) Empty() { r.out, r.sections = r.out[:0], r.sections[:0] }

func (r *renderer) write(s string) { r.out = append(r.out, s...) }

func (r *renderer) document(root ast.Node) {
	start := len(r.out)
	r.ends = r.ends[:0]
	r.given = addressesIn(root, r.src)
	r.mayHold, r.hasStars = foreignIn(r.src), bytes.Contains(r.src, twoStars)
	doubts{r}.characters(root)
	for c := root.FirstChild(); c != nil; c = c.NextSibling() {
		switch n := c.(type) {
		case *ast.Heading:
			r.heading(n, true)
		case *extast.FootnoteList:
			r.begin(Section{Title: r.locale.T("footnotes"), ID: r.Prefix + "fn:list"})
			r.notes(n)
		default:
			r.block(c)
		}
	}
	doubts{r}.notes(root)
	doubts{r}.addresses()
	r.begin(Section{})
	for i, end := range r.ends {
		r.sections[i].Prefix = r.Prefix
		r.sections[i].Written, start = r.out[start:end:end], end
	}
}

// begin ends the current section and starts the next one.
func (r *renderer) begin(next Section) {
	if r.silent {
		r.out = r.out[:0]
		return
	}
	r.sections, r.ends = append(r.sections, r.current), append(r.ends, len(r.out))
	r.current = next
}

// heading writes a heading, or begins a section with it when it is of the
// second level and stands in the body itself.
func (r *renderer) heading(n *ast.Heading, outermost bool) {
	h := r.headings[0]
	r.headings = r.headings[1:]
	if h.empty {
		r.problem(diag.Warning, "empty-heading", n.Pos(), nil)
		return
	}
	r.level = max(n.Level, 2)
	doubts{r}.headingAttributes(n.Pos())
	underlined := doubts{r}.underlined(n)
	if h.one && !underlined {
		r.problem(diag.Warning, "heading-one", n.Pos(), diag.Args{"title": h.text})
	}
	if h.under && !underlined {
		r.skipped(n, h)
	}
	if outermost && h.level == 2 {
		r.inTitle, r.titleCalls, r.titleText = true, r.titleCalls[:0], h.text
		start := len(r.out)
		r.inlines(n) // a title has no elements, but may have problems and calls of notes
		r.out = r.out[:start]
		r.inTitle = false
		r.begin(Section{Kind: h.kind, More: h.means.More, Title: h.set, ID: r.Prefix + h.id, Calls: template.HTML(r.titleCalls)})
		return
	}
	level := strconv.Itoa(min(h.level, 6))
	r.write("<h" + level + ` id="` + r.Prefix + h.id + `">`)
	r.inlines(n)
	r.write("</h" + level + ">\n")
}

func (r *renderer) blocks(parent ast.Node) {
	for c := parent.FirstChild(); c != nil; c = c.NextSibling() {
		r.block(c)
	}
}

func (r *renderer) block(c ast.Node) {
	switch n := c.(type) {
	case *ast.Paragraph:
		r.paragraph(n)
	case *ast.TextBlock:
		doubts{r}.lines(n)
		r.inlines(n)
		if n.NextSibling() != nil {
			r.write("\n")
		}
	case *ast.Heading:
		r.heading(n, false)
	case *ast.List:
		r.list(n)
	case *ast.Blockquote:
		r.write("<blockquote>\n")
		r.blocks(n)
		r.write("</blockquote>\n")
	case *ast.FencedCodeBlock:
		doubts{r}.openFence(n)
		r.code(n, n.Language(r.src))
	case *ast.CodeBlock:
		doubts{r}.indented(n)
		r.code(n, nil)
	case *ast.HTMLBlock:
		r.htmlBlock(n)
	case *ast.ThematicBreak:
		doubts{r}.frontMatter(n)
		r.write("<hr>\n")
	case *extast.Table:
		r.table(n)
	case *extast.FootnoteBacklink:
		r.noteReturns(n)
	}
}

// paragraph writes nothing for one of which nothing is left.
func (r *renderer) paragraph(n *ast.Paragraph) {
	start := len(r.out)
	doubts{r}.headingInBold(n)
	doubts{r}.lines(n)
	r.write("<p>")
	r.inlines(n)
	if len(r.out) == start+len("<p>") {
		r.out = r.out[:start]
		return
	}
	r.write("</p>\n")
}

func (r *renderer) list(n *ast.List) {
	tag := "ul"
	if n.IsOrdered() {
		tag = "ol"
	}
	r.write("<" + tag)
	if n.IsOrdered() && n.Start != 1 {
		r.write(` start="` + strconv.Itoa(n.Start) + `"`)
	}
	r.write(">\n")
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		r.item(item)
	}
	r.write("</" + tag + ">\n")
}

func (r *renderer) item(item ast.Node) {
	r.write("<li")
	first := item.FirstChild()
	if first != nil && first.FirstChild() != nil && first.FirstChild().Kind() == extast.KindTaskCheckBox {
		r.write(` class="task"`)
	}
	r.write(">")
	if first != nil && first.Kind() != ast.KindTextBlock {
		r.write("\n")
	}
	r.blocks(item)
	r.write("</li>\n")
}

// code can be scrolled, hence the tabindex.
func (r *renderer) code(n ast.Node, language []byte) {
	r.write(`<pre tabindex="0"><code`)
	if len(language) > 0 && locale.Slug(string(language)) == string(language) {
		r.write(` class="language-` + string(language) + `"`)
	}
	r.write(">")
	lines := n.Lines()
	for i := range lines.Len() {
		line := lines.At(i)
		r.out = escape(r.out, line.Value(r.src))
	}
	r.write("</code></pre>\n")
}
