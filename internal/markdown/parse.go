package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// parse gives the blocks of a body, which is clean, until the next one is parsed
// in this room. Bare addresses are looked for where there may be some: that stops
// goldmark at each space, and takes two fifths of its time.
func (c *Converter) parse(src []byte, room *Room) ast.Node {
	web := mayHoldAddress(src)
	// Notes that nothing calls are gone when the text is looked at.
	if bytes.IndexByte(src, '@') >= 0 || web && bytes.Contains(src, []byte("[^")) {
		return c.full.Parse(text.NewReader(src))
	}
	root := room.simple.parse(src)
	if root == nil {
		root = c.quick.Parse(text.NewReader(src))
	}
	if web && saysAddress(root, src) {
		return c.full.Parse(text.NewReader(src))
	}
	return root
}

// mayHoldAddress tells whether a text holds what every bare address of the web
// does.
func mayHoldAddress(text []byte) bool {
	return bytes.Contains(text, []byte("://")) || bytes.Contains(text, []byte("www."))
}

// saysAddress tells whether what was taken for text holds such an address. When
// it does not, each stands in code, or is where a link leads: looking for bare
// ones would have come upon the same marks before it.
func saysAddress(n ast.Node, src []byte) bool {
	if t, ok := n.(*ast.Text); ok && n.Parent().Kind() != ast.KindCodeSpan {
		return mayHoldAddress(t.Segment.Value(src))
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if saysAddress(c, src) {
			return true
		}
	}
	return false
}
