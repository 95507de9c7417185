package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Beyond these bounds, which no sheet comes near, marks are plain text. Each
// keeps something in proportion to the text that would otherwise grow with its
// square.
const (
	maxDepth    = 32    // blocks within each other: continuing a line asks all of them
	maxMarks    = 1000  // [ * _ ~ in one paragraph: a closing mark looks back at all open ones
	maxCells    = 20000 // of a table: short rows are filled up to its header
	maxLines    = 1000  // of a paragraph that begins with references: cutting one off moves all lines
	maxEmphasis = 32    // elements within each other, which browsers limit too
	maxAddress  = 2000  // bytes: a reference written once may be used in every word
	maxNotes    = 1000  // of a body: each call goes through all of them
	maxCalls    = 5000  // of its notes: each of them is led back to
	maxBlocks   = 50000 // of a body: paragraphs, headings, items, cells; ten seconds and a thousand pages of PDF
)

// marks is where a context counts the marks of a paragraph. goldmark numbers keys
// for the whole program, and each context has room for all of them: one is enough.
var marks = parser.NewContextKey()

// newParser sets goldmark up, once: parsing keeps no state in it.
func newParser(bareAddresses bool) parser.Parser {
	inlines := []util.PrioritizedValue{
		util.Prioritized(extension.NewTaskCheckBoxParser(), 0),
		util.Prioritized(parser.NewCodeSpanParser(), 100),
		util.Prioritized(fewCalls{extension.NewFootnoteParser()}, 101),
		util.Prioritized(sparing{parser.NewLinkParser(), marks}, 200),
		util.Prioritized(parser.NewAutoLinkParser(), 300),
		util.Prioritized(parser.NewRawHTMLParser(), 400),
		util.Prioritized(factors{sparing{parser.NewEmphasisParser(), marks}}, 500),
		util.Prioritized(double{sparing{extension.NewStrikethroughParser(), marks}}, 500),
	}
	if bareAddresses {
		inlines = append(inlines, util.Prioritized(newAddressParser(), 999))
	}
	return parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(parser.NewSetextHeadingParser(), 100),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(shallow{parser.NewListParser(), 1}, 300),
			util.Prioritized(shallow{parser.NewListItemParser(), 0}, 400),
			util.Prioritized(parser.NewCodeBlockParser(), 500),
			util.Prioritized(parser.NewATXHeadingParser(), 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(shallow{parser.NewBlockquoteParser(), 0}, 800),
			util.Prioritized(parser.NewHTMLBlockParser(), 900),
			util.Prioritized(noted{shallow{fewNotes{extension.NewFootnoteBlockParser()}, 0}}, 999),
			util.Prioritized(parser.NewParagraphParser(), 1000),
		),
		parser.WithInlineParsers(inlines...),
		parser.WithParagraphTransformers(
			util.Prioritized(short{parser.LinkReferenceParagraphTransformer}, 100),
			util.Prioritized(small{extension.NewTableParagraphTransformer()}, 200),
		),
		parser.WithASTTransformers(
			util.Prioritized(extension.NewTableASTTransformer(), 0),
			util.Prioritized(refused{}, 997),
			util.Prioritized(leftover{}, 998), // before goldmark takes out the notes that are not called
			util.Prioritized(extension.NewFootnoteASTTransformer(), 999),
		),
	)
}

// shallow opens no block that lies too deep. A list needs room for its items
// too: goldmark takes whatever lies in it for one.
type shallow struct {
	parser.BlockParser
	room int // levels that it needs below itself
}

func (s shallow) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	depth := 0
	for n := parent; n != nil; n = n.Parent() {
		depth++
	}
	if depth+s.room > maxDepth {
		return nil, parser.NoChildren
	}
	return s.BlockParser.Open(parent, reader, pc)
}

// sparing reads a bounded number of marks in each paragraph. The parsers that
// share a key share the bound.
type sparing struct {
	parser.InlineParser
	count parser.ContextKey
}

func (s sparing) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	n, ok := pc.Get(s.count).(*int)
	if !ok {
		n = new(int)
		pc.Set(s.count, n)
	}
	if *n++; *n > maxMarks {
		return nil
	}
	return s.InlineParser.Parse(parent, block, pc)
}

// CloseBlock starts the count again; the link parser ends its work there too.
func (s sparing) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	if n, ok := pc.Get(s.count).(*int); ok {
		*n = 0
	}
	if c, ok := s.InlineParser.(parser.CloseBlocker); ok {
		c.CloseBlock(parent, block, pc)
	}
}

// double strikes what stands between two tildes on each side. One alone is a sign
// of about, or of a range: "10~20 personnes et 30~40 €" strikes nothing.
type double struct{ sparing }

func (d double) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	if line, _ := block.PeekLine(); len(line) < 2 || line[1] != '~' {
		return nil
	}
	return d.sparing.Parse(parent, block, pc)
}

// short looks for references in a paragraph of a bounded length only.
type short struct{ parser.ParagraphTransformer }

func (s short) Transform(n *ast.Paragraph, reader text.Reader, pc parser.Context) {
	if n.Lines().Len() <= maxLines {
		s.ParagraphTransformer.Transform(n, reader, pc)
	}
}

// small leaves a paragraph alone that would make too big a table.
type small struct{ parser.ParagraphTransformer }

func (s small) Transform(n *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines, columns := n.Lines(), 0
	for i := range lines.Len() {
		line := lines.At(i)
		columns = max(columns, 1+bytes.Count(line.Value(reader.Source()), []byte("|")))
	}
	if lines.Len()*columns <= maxCells {
		s.ParagraphTransformer.Transform(n, reader, pc)
	}
}
