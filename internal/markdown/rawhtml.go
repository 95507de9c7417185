package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"

	"essaim/internal/diag"
)

var (
	commentStart = []byte("<!--")
	commentEnd   = []byte("-->")
)

// htmlBlock drops a block of raw HTML, with all that it holds.
func (r *renderer) htmlBlock(n *ast.HTMLBlock) {
	var html []byte
	lines := n.Lines()
	for i := range lines.Len() {
		line := lines.At(i)
		html = append(html, line.Value(r.src)...)
	}
	if n.HasClosure() {
		html = append(html, n.ClosureLine.Value(r.src)...)
	}
	doubts{r}.openComment(n, html)
	if !onlyComments(html) {
		r.problem(diag.Warning, "raw-html", n.Pos(), diag.Args{"html": excerpt(html)})
	}
}

func onlyComments(html []byte) bool {
	for {
		html = bytes.TrimSpace(html)
		if len(html) == 0 {
			return true
		}
		rest, comment := bytes.CutPrefix(html, commentStart)
		if !comment {
			return false
		}
		_, html, _ = bytes.Cut(rest, commentEnd)
	}
}

// rawHTML drops a tag within a text. A closing tag is reported only when the
// opening one was not.
func (r *renderer) rawHTML(n *ast.RawHTML) {
	segment := n.Segments.At(0)
	tag := segment.Value(r.src)
	if bytes.HasPrefix(tag, commentStart) || bytes.HasSuffix(r.src[:segment.Start], []byte("{{")) { // {{<x>}} is reported as a whole
		return
	}
	if r.openTags == nil {
		r.openTags = map[string]int{}
	}
	name := tagName(tag)
	if bytes.HasPrefix(tag, []byte("</")) {
		if r.openTags[name] > 0 {
			r.openTags[name]--
			return
		}
	} else {
		r.openTags[name]++
	}
	r.problem(diag.Warning, "raw-html", segment.Start, diag.Args{"html": excerpt(tag)})
}

func tagName(tag []byte) string {
	name := bytes.TrimLeft(tag, "</")
	if i := bytes.IndexAny(name, " \t\n/>"); i >= 0 {
		name = name[:i]
	}
	return string(bytes.ToLower(name))
}
