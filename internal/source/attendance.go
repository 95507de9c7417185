package source

import (
	"strings"

	"essaim/internal/diag"
	"essaim/internal/plainyaml"
)

// counted reads attendance, which counts people and never names them: what is
// an e-mail address is reported, and left out.
func counted[T any](t valueType[T]) valueType[T] {
	return valueType[T]{t.Type, func(f *file, n *node) (T, bool) { return t.read(f, f.withoutAddresses(n)) }}
}

// withoutAddresses is a node without the values that are e-mail addresses.
func (f *file) withoutAddresses(n *node) *node {
	step := 1
	switch n.Kind {
	case plainyaml.Mapping:
		step = 2 // a key, then its value
	case plainyaml.Sequence:
	default:
		return n
	}
	kept := *n
	kept.Content = nil
	for i := 0; i+step <= len(n.Content); i += step {
		value := n.Content[i+step-1]
		if value.Kind == plainyaml.Scalar && isMailAddress(value.Value) {
			f.warn(value, "attendance-email", diag.Args{
				"text": cut(value.Value), "people": f.spell("key.people"), "elected": f.spell("key.elected"), "agents": f.spell("key.agents"), "communes": f.spell("key.communes"),
			})
			continue
		}
		kept.Content = append(kept.Content, n.Content[i:i+step-1]...)
		kept.Content = append(kept.Content, f.withoutAddresses(value))
	}
	return &kept
}

// isMailAddress finds an address anywhere in a text: "Mairie <a@example.org>".
func isMailAddress(s string) bool {
	name, host, found := strings.Cut(s, "@")
	return found && name != "" && !strings.HasSuffix(name, " ") && strings.Contains(host, ".") && !strings.HasPrefix(host, ".")
}
