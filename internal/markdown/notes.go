package markdown

import (
	"strconv"

	extast "github.com/yuin/goldmark/extension/ast"
)

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

// noteCall writes the number of a note, which leads to it.
func (r *renderer) noteCall(n *extast.FootnoteLink) {
	index := strconv.Itoa(n.Index)
	if r.inLink {
		r.write("<sup>" + index + "</sup>")
		return
	}
	id := r.Prefix + callID(n.Index, n.RefIndex)
	if !r.inTitle {
		if r.called == nil {
			r.called = map[string]bool{}
		}
		r.called[id] = true
	}
	r.write(`<sup><a href="#` + r.Prefix + `fn:` + index + `" id="` + id + `" role="doc-noteref" aria-label="`)
	r.out = escape(r.out, r.locale.T("footnote", index))
	r.write(`">` + index + "</a></sup>")
}

// noteReturn leads back to where a note was called, if the call was written: it
// is not in a title, nor in an image's alternative text.
func (r *renderer) noteReturn(n *extast.FootnoteBacklink) {
	id := r.Prefix + callID(n.Index, n.RefIndex)
	if !r.called[id] {
		return
	}
	name := r.locale.T("footnote-back", strconv.Itoa(n.Index))
	if n.RefIndex > 0 {
		name = r.locale.T("footnote-back-again", strconv.Itoa(n.Index), strconv.Itoa(n.RefIndex+1))
	}
	r.write(` <a href="#` + id + `" role="doc-backlink" aria-label="`)
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
