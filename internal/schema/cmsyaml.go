package schema

import (
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"
)

// pairs is a map in the order in which its keys are given, each before its value.
func pairs(keysAndValues ...any) *yaml.Node {
	n := &yaml.Node{Kind: yaml.MappingNode}
	for _, v := range keysAndValues {
		n.Content = append(n.Content, valueNode(v))
	}
	return n
}

// join is a map with the keys of several.
func join(maps ...*yaml.Node) *yaml.Node {
	n := &yaml.Node{Kind: yaml.MappingNode}
	for _, m := range maps {
		n.Content = append(n.Content, m.Content...)
	}
	return n
}

// hasKey reports whether a map has a key.
func hasKey(n *yaml.Node, key string) bool {
	for i := 0; i < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return true
		}
	}
	return false
}

// items is a list.
func items(values ...any) *yaml.Node {
	n := &yaml.Node{Kind: yaml.SequenceNode}
	for _, v := range values {
		n.Content = append(n.Content, valueNode(v))
	}
	return n
}

func valueNode(v any) *yaml.Node {
	switch v := v.(type) {
	case *yaml.Node:
		return v
	case bool:
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!bool", Value: strconv.FormatBool(v)}
	case int:
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!int", Value: strconv.Itoa(v)}
	}
	return textNode(v.(string))
}

func textNode(text string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: text}
}

// refOf is the definition that a value refers to, "" when it is described in place.
func refOf(value object) string {
	ref, _ := value["$ref"].(string)
	return strings.TrimPrefix(ref, "#/definitions/")
}

// patternsOf are the patterns of all ways to write a value; not complete when one has
// none.
func patternsOf(value object, patterns []string) (all []string, complete bool) {
	if forms, several := value["anyOf"].([]any); several {
		complete = true
		for _, form := range forms {
			var own bool
			patterns, own = patternsOf(form.(object), patterns)
			complete = complete && own
		}
		return patterns, complete
	}
	pattern, has := value["pattern"].(string)
	switch value["type"] {
	case "integer", "number": // which the other patterns have in digits
		return patterns, true
	}
	return append(patterns, pattern), has && value["maxLength"] == nil
}
