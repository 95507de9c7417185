package source

import (
	"go.yaml.in/yaml/v4"

	"essaim/internal/diag"
)

// A node is one value of the YAML, as the field tables read it: what the YAML
// library knows of it without comments, tags and anchors, which no file may
// have. Nodes live as long as their file is being read: a nursery holds them.
type node struct {
	Kind         nodeKind
	Style        nodeStyle
	Line, Column int     // from 1, in the YAML; columns in characters
	Value        string  // of a scalar
	Content      []*node // of a list; of a map, key and value in turns
}

type nodeKind uint8

const (
	otherNode nodeKind = iota
	scalarNode
	sequenceNode
	mappingNode
)

type nodeStyle uint8

const (
	plainStyle nodeStyle = iota // a scalar without quotes, a list or a map in block style
	singleQuoted
	doubleQuoted
	literalStyle
	foldedStyle
	flowStyle
)

// alone is a node of the YAML library without what it holds.
func alone(n *yaml.Node) *node {
	own := &node{Line: n.Line, Column: n.Column, Value: n.Value}
	switch n.Kind {
	case yaml.ScalarNode:
		own.Kind = scalarNode
	case yaml.SequenceNode:
		own.Kind = sequenceNode
	case yaml.MappingNode:
		own.Kind = mappingNode
	}
	switch n.Style &^ yaml.TaggedStyle {
	case yaml.SingleQuotedStyle:
		own.Style = singleQuoted
	case yaml.DoubleQuotedStyle:
		own.Style = doubleQuoted
	case yaml.LiteralStyle:
		own.Style = literalStyle
	case yaml.FoldedStyle:
		own.Style = foldedStyle
	case yaml.FlowStyle:
		own.Style = flowStyle
	}
	return own
}

// vet turns the tree of the YAML library into ours. It refuses aliases, anchors,
// merges and tags, and bounds the depth: the reading functions may then recurse
// without fear. It is false when what it found makes the rest meaningless.
func (f *file) vet(n *yaml.Node, depth int) (*node, bool) {
	own := alone(n)
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
	text := f.line(n.Line)
	return replaceTail(text, n.Column, quoteValue(afterColumn(text, n.Column)))
}
