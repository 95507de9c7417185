package plainyaml

import "go.yaml.in/yaml/v4"

// A Node is one value of a YAML: what the library knows of it, without comments,
// tags and anchors.
type Node struct {
	Kind         Kind
	Style        Style
	Line, Column int     // from 1; columns in characters
	Value        string  // of a scalar
	Content      []*Node // of a list; of a map, key and value in turns
}

// Kind is what a node is.
type Kind uint8

const (
	Other Kind = iota // of the library only: a document, an alias
	Scalar
	Sequence
	Mapping
)

// Style is how a node is written.
type Style uint8

const (
	Plain Style = iota // a scalar without quotes, a list or a map in block style
	SingleQuoted
	DoubleQuoted
	Literal
	Folded
	Flow
)

// FromLibrary is a node of the YAML library, without what it holds.
func FromLibrary(n *yaml.Node) *Node {
	own := &Node{Line: n.Line, Column: n.Column, Value: n.Value}
	switch n.Kind {
	case yaml.ScalarNode:
		own.Kind = Scalar
	case yaml.SequenceNode:
		own.Kind = Sequence
	case yaml.MappingNode:
		own.Kind = Mapping
	}
	switch n.Style &^ yaml.TaggedStyle {
	case yaml.SingleQuotedStyle:
		own.Style = SingleQuoted
	case yaml.DoubleQuotedStyle:
		own.Style = DoubleQuoted
	case yaml.LiteralStyle:
		own.Style = Literal
	case yaml.FoldedStyle:
		own.Style = Folded
	case yaml.FlowStyle:
		own.Style = Flow
	}
	return own
}
