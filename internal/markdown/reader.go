package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"essaim/internal/diag"
	"essaim/internal/source"
)

// What a reader trips over in a text, above all one who hears it.

// longestEmptyName is how many bytes the text of a link has at most that says nothing.
const longestEmptyName = 40

// checkName warns of a link that is named "here".
func (r *renderer) checkName(n *ast.Link) {
	r.flat = appendText(r.flat[:0], n, r.src)
	if len(r.flat) > longestEmptyName || !source.IsEmptyName(string(r.flat)) {
		return
	}
	text := strings.TrimSpace(string(r.flat))
	r.problem(diag.Warning, "body-link-says-nothing", n.Pos(), diag.Args{"text": text, "link": excerpt(n.Destination)})
}

// withoutText warns of a link that has none, and is heard as its address.
func (r *renderer) withoutText(n *ast.Link) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Kind() != ast.KindText {
			return
		}
	}
	r.flat = appendText(r.flat[:0], n, r.src)
	if strings.TrimSpace(string(r.flat)) != "" {
		return
	}
	to := "(" + excerpt(n.Destination) + ")"
	if n.Reference != nil {
		to = "[" + excerpt(n.Reference.Value) + "]"
	}
	r.problem(diag.Warning, "body-link-says-nothing", n.Pos(), diag.Args{"text": "[" + string(r.flat) + "]" + to, "link": excerpt(n.Destination)})
}

// checkAlt warns of an image that is described as "image".
func (r *renderer) checkAlt(n *ast.Image, alt string) {
	if source.IsEmptyAlt(alt, string(n.Destination)) {
		r.problem(diag.Warning, "body-alt-says-nothing", n.Pos(), diag.Args{"alt": excerpt([]byte(alt)), "image": excerpt(n.Destination)})
	}
}

// skipped warns of a heading whose level is shown as another one.
func (r *renderer) skipped(n *ast.Heading, h heading) {
	r.problem(diag.Warning, "heading-skipped", n.Pos(), diag.Args{"title": excerpt([]byte(h.text)), "line": strings.Repeat("#", h.level) + " " + excerpt([]byte(h.text))})
}
