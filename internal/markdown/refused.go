package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"essaim/internal/diag"
)

// A tally counts what a body has of what takes the square of its number, and keeps
// what was beyond a bound, once for each.
type tally struct {
	notes, calls int
	left         map[ast.Node]bool // notes that are left out
	beyond       []beyond
}

// beyond is where a bound was passed.
type beyond struct {
	code   diag.Code
	most   int
	offset int // in bytes
}

var tallies = parser.NewContextKey()

func tallyOf(pc parser.Context) *tally {
	t, ok := pc.Get(tallies).(*tally)
	if !ok {
		t = &tally{left: map[ast.Node]bool{}}
		pc.Set(tallies, t)
	}
	return t
}

// count is false for what is beyond the bound. The first of that is reported.
func (t *tally) count(n *int, most int, code diag.Code, offset int) bool {
	if *n++; *n == most+1 {
		t.beyond = append(t.beyond, beyond{code, most, offset})
	}
	return *n <= most
}

// fewNotes keeps a bounded number of notes in a body. The others are left out: as plain
// text, most of them would be read as references of links.
type fewNotes struct{ parser.BlockParser }

func (f fewNotes) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	_, segment := reader.PeekLine()
	node, state := f.BlockParser.Open(parent, reader, pc)
	if node == nil {
		return nil, state
	}
	if t := tallyOf(pc); !t.count(&t.notes, maxNotes, "too-many-notes", segment.Start) {
		t.left[node] = true
	}
	return node, state
}

func (f fewNotes) Close(node ast.Node, reader text.Reader, pc parser.Context) {
	if tallyOf(pc).left[node] {
		node.Parent().RemoveChild(node.Parent(), node)
		return
	}
	f.BlockParser.Close(node, reader, pc)
}

// fewCalls reads a bounded number of their calls.
type fewCalls struct{ parser.InlineParser }

func (f fewCalls) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	t := tallyOf(pc)
	if t.calls > maxCalls {
		return nil
	}
	line, at := block.Position()
	_, segment := block.PeekLine()
	node := f.InlineParser.Parse(parent, block, pc)
	if node == nil || t.count(&t.calls, maxCalls, "too-many-note-calls", segment.Start) {
		return node
	}
	block.SetPosition(line, at)
	return nil
}

const beyondBounds = "beyond bounds"

// refused hands what was beyond a bound on to who reports it.
type refused struct{}

func (refused) Transform(root *ast.Document, _ text.Reader, pc parser.Context) {
	if t, ok := pc.Get(tallies).(*tally); ok && t.beyond != nil {
		root.AddMeta(beyondBounds, t.beyond)
	}
}

// refusals reports what was beyond a bound: a page that lacks a part of its text is
// not published.
func (r *renderer) refusals(root ast.Node) {
	for _, b := range beyondOf(root) {
		r.problem(diag.Error, b.code, b.offset, diag.Args{"most": b.most})
	}
}

func beyondOf(root ast.Node) []beyond {
	found, _ := root.(*ast.Document).Meta()[beyondBounds].([]beyond)
	return found
}
