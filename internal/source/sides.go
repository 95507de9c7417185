package source

import (
	"essaim/internal/diag"
	"essaim/internal/plainyaml"
)

// What stands beside a value and changes its meaning: `unit`, `approx`; and
// `extra`, which means nothing here.

// unitOf is a value's unit, written after it or beside it, never both unless
// they agree.
func (f *file) unitOf(m *mapping, own string) string {
	n := m.value("unit")
	if n == nil || n.Kind != plainyaml.Scalar {
		return own
	}
	unit := f.scratch.name(oneLine(n.Value))
	if own != "" && fold(own) != fold(unit) {
		f.err(n, "two-units", diag.Args{"first": own, "second": cut(unit)})
	}
	return unit
}

// approx reports whether a value is approximate, by its own word or by
// `approx: true` beside it.
func (f *file) approx(m *mapping, own bool) bool {
	n := m.value("approx")
	if n == nil {
		return own
	}
	yes, _ := yesOrNo(n.Value)
	return own || yes
}

// extra is whatever the author likes, as plain Go values: maps by string,
// lists, and scalars as text, so that codes keep their zeros.
var extra = valueType[any]{Type{Name: "any"}, func(f *file, n *node) (any, bool) {
	return untyped{f}.plain(n), true
}}

// untyped hands values on as YAML has them.
type untyped struct{ *file }

func (f untyped) plain(n *node) any {
	switch n.Kind {
	case plainyaml.Mapping:
		return f.plainMap(n)
	case plainyaml.Sequence:
		list := make([]any, len(n.Content))
		for i, c := range n.Content {
			list[i] = f.plain(c)
		}
		return list
	}
	if n.Style == plainyaml.Plain {
		switch n.Value {
		case "true":
			return true
		case "false":
			return false
		case "", "~", "null":
			return nil
		}
	}
	return f.scratch.keep(n.Value)
}

func (f untyped) plainMap(n *node) map[string]any {
	m := make(map[string]any, len(n.Content)/2)
	keys := make(map[string]*node, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		switch first := keys[key.Value]; {
		case key.Kind != plainyaml.Scalar:
			f.err(key, "key-not-text", nil)
		case first != nil:
			f.repeatedKey(first, key)
		default:
			keys[key.Value] = key
			m[f.scratch.name(key.Value)] = f.plain(n.Content[i+1])
		}
	}
	return m
}
