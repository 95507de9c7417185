package markdown

import (
	"bytes"
	"strconv"

	"github.com/yuin/goldmark/ast"

	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/source"
)

// heading is what becomes of one heading of a body.
type heading struct {
	words
	level int             // in the page, from 2
	kind  network.Section // that it begins, if it is of the second level
	id    string          // unique in the body
	one   bool            // it was written as the first level
	under bool            // a level is missing above it
	empty bool            // it says nothing, and is dropped
}

// words are those of a heading.
type words struct {
	text, set, slug string
	means           source.Heading
}

// outline reads the headings of a body, in its order.
func (c *Converter) outline(root ast.Node, src []byte, buffers *Buffers) []heading {
	if buffers.ids == nil {
		buffers.ids, buffers.words = ids{}, map[string]words{}
	}
	buffers.outline = buffers.outline[:0]
	clear(buffers.ids)
	var open []int // levels, as written, of the headings that the next one may stand in
	eachHeading(root, func(node *ast.Heading) {
		buffers.flat = appendText(buffers.flat[:0], node, src)
		h := heading{words: c.words(bytes.TrimSpace(buffers.flat), buffers), one: node.Level == 1}
		h.empty = h.text == ""
		if !h.empty {
			h.id = buffers.ids.unique(h.slug)
			written := max(node.Level, 2)
			for len(open) > 0 && open[len(open)-1] >= written {
				open = open[:len(open)-1]
			}
			open = append(open, written)
			h.level = 1 + len(open)
			h.under = written > h.level
			if h.level == 2 {
				h.kind = h.means.Section
			}
		}
		buffers.outline = append(buffers.outline, h)
	})
	return buffers.outline
}

// maxWords is more than the headings that many sheets have.
const maxWords = 1000

// words looks at those of a heading, once for all bodies.
func (c *Converter) words(text []byte, buffers *Buffers) words {
	known, ok := buffers.words[string(text)]
	if !ok {
		known = words{text: string(text), set: c.locale.Typography(string(text)), slug: locale.Slug(string(text))}
		known.means = source.HeadingOf(known.text)
		if len(buffers.words) < maxWords {
			buffers.words[known.text] = known
		}
	}
	return known
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
