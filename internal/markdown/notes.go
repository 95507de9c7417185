package markdown

import (
	"bytes"
	"strconv"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// written is where a context keeps the notes of a body, in its order.
var written = parser.NewContextKey()

// noted keeps the notes that it reads, which goldmark moves about.
type noted struct{ shallow }

func (n noted) Close(node ast.Node, reader text.Reader, pc parser.Context) {
	notes, _ := pc.Get(written).([]*extast.Footnote)
	pc.Set(written, append(notes, node.(*extast.Footnote)))
	n.shallow.Close(node, reader, pc)
}

// leftover hands the notes on to who looks at what was not understood.
type leftover struct{}

const notesOfBody = "notes"

func (leftover) Transform(root *ast.Document, _ text.Reader, pc parser.Context) {
	if notes, ok := pc.Get(written).([]*extast.Footnote); ok {
		root.AddMeta(notesOfBody, notes)
	}
}

// notes writes the notes of the whole body, in the order of their first calls.
func (r *renderer) notes(list *extast.FootnoteList) {
	r.write("<ol class=\"footnotes\">\n")
	for n := list.FirstChild(); n != nil; n = n.NextSibling() {
		r.write(`<li id="` + r.Prefix + `fn:` + strconv.Itoa(n.(*extast.Footnote).Index) + "\">\n")
		r.blocks(n)
		r.write("</li>\n")
	}
	r.write("</ol>\n")
}

// noteCall writes the number of a note, which leads to it. Those of a section's
// title, which is plain text, are kept for who shows it.
func (r *renderer) noteCall(n *extast.FootnoteLink) {
	index := strconv.Itoa(n.Index)
	if r.inLink && !r.inTitle {
		r.write("<sup>" + index + "</sup>")
		return
	}
	id := r.Prefix + callID(n.Index, n.RefIndex)
	if r.called == nil {
		r.called = map[string]bool{}
	}
	r.called[id] = true
	start := len(r.out)
	r.write(`<sup><a href="#` + r.Prefix + `fn:` + index + `" id="` + id + `" role="doc-noteref" aria-label="`)
	r.out = escape(r.out, r.locale.T("footnote", index))
	r.write(`">` + index + "</a></sup>")
	if r.inTitle {
		r.titleCalls = append(r.titleCalls, r.out[start:]...)
	}
}

// noteReturns leads back from a note that does not end with a paragraph.
func (r *renderer) noteReturns(first *extast.FootnoteBacklink) {
	if first.PreviousSibling() != nil && first.PreviousSibling().Kind() == extast.KindFootnoteBacklink {
		return // written with the first one
	}
	start := len(r.out)
	r.write("<p>")
	for c := ast.Node(first); c != nil; c = c.NextSibling() {
		r.noteReturn(c.(*extast.FootnoteBacklink))
	}
	if len(r.out) == start+len("<p>") {
		r.out = r.out[:start]
		return
	}
	r.write("</p>\n")
}

// noteReturn leads back to where a note was called, if the call was written: it
// is not in an image's alternative text.
func (r *renderer) noteReturn(n *extast.FootnoteBacklink) {
	id := r.Prefix + callID(n.Index, n.RefIndex)
	if !r.called[id] {
		return
	}
	name := r.locale.T("footnote-back", strconv.Itoa(n.Index))
	if n.RefIndex > 0 {
		name = r.locale.T("footnote-back-again", strconv.Itoa(n.Index), strconv.Itoa(n.RefIndex+1))
	}
	if !bytes.HasSuffix(r.out, []byte("<p>")) {
		r.write(" ")
	}
	r.write(`<a href="#` + id + `" role="doc-backlink" aria-label="`)
	r.out = escape(r.out, name)
	r.write(`">↩</a>`)
}

// callID is the id of a note's call, the first of which has no number.
func callID(index, call int) string {
	id := "fnref:" + strconv.Itoa(index)
	if call > 0 {
		id += ":" + strconv.Itoa(call+1)
	}
	return id
}
