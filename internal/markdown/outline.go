package markdown

import (
	"strconv"

	"github.com/yuin/goldmark/ast"

	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/source"
)

// heading is what becomes of one heading of a body.
type heading struct {
	level int             // in the page, from 2
	kind  network.Section // that it begins, if it is of the second level
	id    string          // unique in the body
	text  string          // plain, not set
	one   bool            // it was written as the first level
	empty bool            // it says nothing, and is dropped
}

// outline reads the headings of a body, in its order.
func outline(root ast.Node, src []byte) []heading {
	var headings []heading
	var open []int // levels, as written, of the headings that the next one may stand in
	ids := ids{}
	eachHeading(root, func(node *ast.Heading) {
		h := heading{one: node.Level == 1, text: plain(node, src)}
		h.empty = h.text == ""
		if !h.empty {
			h.id = ids.unique(locale.Slug(h.text))
			h.kind = kind(node.Level, h.text)
			written := max(node.Level, 2)
			for len(open) > 0 && open[len(open)-1] >= written {
				open = open[:len(open)-1]
			}
			open = append(open, written)
			h.level = 1 + len(open)
		}
		headings = append(headings, h)
	})
	return headings
}

// kind is the known section that a heading begins. One that is of the second
// level only because none stands above it begins none: neither does it count
// in the completeness of the sheet.
func kind(written int, text string) network.Section {
	if written > 2 {
		return ""
	}
	section, _ := source.SectionNamed(text)
	return section
}

// eachHeading gives do the headings under n, in the order in which they are
// written.
func eachHeading(n ast.Node, do func(*ast.Heading)) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if h, ok := c.(*ast.Heading); ok {
			do(h)
		} else if c.Type() == ast.TypeBlock {
			eachHeading(c, do)
		}
	}
}

// ids counts how often each slug was wanted.
type ids map[string]int

// unique gives slug itself the first time, then slug-2, slug-3…
func (used ids) unique(slug string) string {
	if slug == "" {
		slug = "section"
	}
	id := slug
	for used[id] > 0 {
		used[slug]++
		id = slug + "-" + strconv.Itoa(used[slug])
	}
	used[id]++
	return id
}
