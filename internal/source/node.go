package source

import (
	"go.yaml.in/yaml/v4"

	"essaim/internal/diag"
	"essaim/internal/plainyaml"
)

// A node is one value of the YAML, as the field tables read it. Nodes live as
// long as their file is being read.
type node = plainyaml.Node

// vet turns the tree of the YAML library into ours. It refuses aliases, anchors,
// merges and tags, and bounds the depth: the reading functions may then recurse
// without fear. It is false when what it found makes the rest meaningless.
func (f *file) vet(n *yaml.Node, depth int) (*node, bool) {
	own := plainyaml.FromLibrary(n)
	switch {
	case depth > maxDepth:
		f.err(own, "too-deep", diag.Args{"limit": maxDepth})
		return own, false
	case n.Kind == yaml.AliasNode:
		f.err(own, "yaml-alias", diag.Args{"text": "*" + cut(n.Value), "line": f.corrected(own)})
		return own, false
	case n.Anchor != "":
		f.err(own, "yaml-alias", diag.Args{"text": "&" + cut(n.Anchor), "line": f.corrected(own)})
		return own, false
	case n.Style&yaml.TaggedStyle != 0:
		f.err(own, "yaml-tag", diag.Args{"text": cut(n.Tag), "line": f.corrected(own)})
		return own, false
	case n.Tag == "!!merge":
		f.err(own, "yaml-merge", nil)
		return own, false
	}
	ok := true
	for _, c := range n.Content {
		child, fine := f.vet(c, depth+1)
		own.Content = append(own.Content, child)
		ok = fine && ok
	}
	return own, ok
}

// corrected is a node's line with its value between quotes.
func (f *file) corrected(n *node) string {
	return plainyaml.QuoteFrom(f.near(n))
}
