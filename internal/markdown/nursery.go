package markdown

import "github.com/yuin/goldmark/ast"

// A nursery is where the nodes of one simple body after another are made, so
// that reading one asks the machine for no memory. What it made is valid until
// it is emptied.
type nursery struct {
	documents  slab[ast.Document]
	headings   slab[ast.Heading]
	paragraphs slab[ast.Paragraph]
	quotations slab[ast.Blockquote]
	lists      slab[ast.List]
	items      slab[ast.ListItem]
	itemTexts  slab[ast.TextBlock]
	texts      slab[ast.Text]
	emphases   slab[ast.Emphasis]
	links      slab[ast.Link]
	images     slab[ast.Image]
}

// empty makes room for the next body.
func (n *nursery) empty() {
	n.documents = n.documents[:0]
	n.headings = n.headings[:0]
	n.paragraphs = n.paragraphs[:0]
	n.quotations = n.quotations[:0]
	n.lists = n.lists[:0]
	n.items = n.items[:0]
	n.itemTexts = n.itemTexts[:0]
	n.texts = n.texts[:0]
	n.emphases = n.emphases[:0]
	n.links = n.links[:0]
	n.images = n.images[:0]
}

// A slab holds many nodes of a kind. A full one goes on in a larger one: nodes
// do not move.
type slab[T any] []T

func (s *slab[T]) add(node T) *T {
	if len(*s) == cap(*s) {
		*s = make([]T, 0, max(16, 2*cap(*s)))
	}
	*s = append(*s, node)
	return &(*s)[len(*s)-1]
}
