package source

import (
	"slices"
	"strings"

	"essaim/internal/diag"
	"essaim/internal/network"
	"essaim/internal/plainyaml"
)

// listOf is a list of values.
func listOf[V any](item valueType[V]) valueType[[]V] {
	return valueType[[]V]{Type{Name: "list", Of: &item.Type}, func(f *file, n *node) ([]V, bool) {
		if n.Kind != plainyaml.Sequence {
			f.notList(n)
			return nil, false
		}
		return readItems(f, n, item), true
	}}
}

// oneOrList takes a single value as a list of one.
func oneOrList[V any](item valueType[V]) valueType[[]V] {
	return valueType[[]V]{Type{Name: "one-or-list", Of: &item.Type}, func(f *file, n *node) ([]V, bool) {
		switch {
		case n.Kind == plainyaml.Sequence:
			return readItems(f, n, item), true
		case item.inside() == nil, item.Type.Name == "line-or-map" && n.Kind == plainyaml.Mapping && len(n.Content) > 0 && !item.Map.has(n.Content[0].Value):
			if list, is := (braces{f}).namesInBraces(n); is {
				return readItems(f, list, item), true
			}
		}
		switch {
		case n.Kind == plainyaml.Scalar && looksLikeDash(n):
			f.notList(n)
			return nil, false
		}
		v, ok := item.read(f, n)
		if item.Names != "" {
			several{f}.severalIDs(n)
		}
		return []V{v}, ok
	}}
}

// answer is a list, one value, or `none`.
func answer[V any](item valueType[V]) valueType[network.Answer[V]] {
	list := oneOrList(item)
	t := list.Type
	t.OrNone = true
	return valueType[network.Answer[V]]{t, func(f *file, n *node) (network.Answer[V], bool) {
		if isNone(n) {
			return network.Answer[V]{Items: []V{}}, true
		}
		if item.Type.Name == "map" && saysNothing(n) {
			f.err(n, "nothing-in-words", diag.Args{"text": quoted(n), "line": several{f}.replaced(n, f.authorHere().Spelling(noneName))})
			return network.Answer[V]{}, false
		}
		items, ok := list.read(f, n)
		return network.Answer[V]{Items: items}, ok
	}}
}

// lineOr is a short text, which goes to one place of a T, or a map of it.
func lineOr[T any](t table[T], at func(*T) *string) valueType[T] {
	asMap := mapOf(t)
	return valueType[T]{Type{Name: "line-or-map", Map: t.Table}, func(f *file, n *node) (T, bool) {
		if n.Kind == plainyaml.Mapping && !t.slipped(n) {
			return asMap.read(f, n)
		}
		var v T
		s, ok := line.read(f, n)
		*at(&v) = s
		return v, ok
	}}
}

// slipped recognises `- Mairie : services`, a text that YAML takes for a map.
func (k *Table) slipped(n *node) bool {
	if n.Style == plainyaml.Flow || len(n.Content) != 2 {
		return false
	}
	_, known := k.find(n.Content[0].Value)
	return !known
}

// noneName is what `none` is spelled under.
const noneName = "value.answer.none"

var noneWords = folded(noneName)

func isNone(n *node) bool {
	return n.Kind == plainyaml.Scalar && slices.Contains(noneWords, fold(n.Value))
}

func readItems[V any](f *file, n *node, item valueType[V]) []V {
	if len(n.Content) > maxList {
		f.err(n, "list-too-long", diag.Args{"limit": maxList, "length": len(n.Content)})
		return nil
	}
	if (commas{f}).splitInBrackets(n) {
		return nil
	}
	contents := n.Content
	if item.Type.Name == "map" {
		contents = dashes{f}.joinSplitItems(item.Type.Map, n)
	}
	items := make([]V, 0, len(contents))
	for _, c := range contents {
		if empty(c) {
			f.err(c, "empty-item", nil)
			continue
		}
		if v, ok := item.read(f, several{f}.withoutCurly(item.Type, c)); ok {
			items = append(items, v)
		}
		if item.Names != "" {
			several{f}.severalInItem(n, c)
		}
	}
	return items
}

// looksLikeDash recognises a list whose dashes have no space after them: YAML
// reads it as one text.
func looksLikeDash(n *node) bool {
	return n.Style == plainyaml.Plain && len(n.Value) > 1 && n.Value[0] == '-' && n.Value[1] != ' ' && !isDigits(n.Value[1:2])
}

// braces are those of a file that stand where brackets should.
type braces struct{ *file }

// inBrackets is the line of a map in braces as a list of that one map; of one that goes
// on below, its beginning and its end.
func (f braces) inBrackets(n *node) string {
	text, column := f.near(n)
	from := plainyaml.AfterColumn(text, column)
	head := strings.TrimSpace(text[:len(text)-len(from)])
	if length := flowLength(from); length > 0 {
		return head + " [" + from[:length] + "]" + from[length:]
	}
	return head + " [{…}]"
}

// flowLength is up to after the brace that closes the one with which a text begins; 0
// when none does.
func flowLength(text string) int {
	depth := 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '"', '\'':
			if end := plainyaml.Closing(text[i+1:], text[i]); end >= 0 && i > 0 && strings.ContainsAny(text[i-1:i], " [{,") {
				i += end + 1
			}
		case '{', '[':
			depth++
		case '}', ']':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return 0
}

// namesInBraces reports {luc, pierrefol}, a list whose brackets are none, and gives the
// list.
func (f braces) namesInBraces(n *node) (list *node, is bool) {
	if n.Kind != plainyaml.Mapping || n.Style != plainyaml.Flow || len(n.Content) < 2 {
		return nil, false
	}
	list = &node{Kind: plainyaml.Sequence, Style: plainyaml.Flow, Line: n.Line, Column: n.Column}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if !empty(n.Content[i+1]) || n.Content[i].Kind != plainyaml.Scalar {
			return nil, false
		}
		list.Content = append(list.Content, n.Content[i])
	}
	text, column := f.near(n)
	from := plainyaml.AfterColumn(text, column)
	length := flowLength(from)
	if length == 0 {
		return nil, false
	}
	line := strings.TrimSpace(text[:len(text)-len(from)] + "[" + strings.Trim(from[:length], "{} ") + "]" + from[length:])
	f.err(n, "braces-for-brackets", diag.Args{"line": line})
	return list, true
}

// notList says why something else stands where a list should.
func (f *file) notList(n *node) {
	switch {
	case n.Kind == plainyaml.Mapping && n.Style == plainyaml.Flow:
		f.err(n, "list-not-map", diag.Args{"line": "", "whole": braces{f}.inBrackets(n)})
	case n.Kind == plainyaml.Mapping:
		f.err(n, "list-not-map", diag.Args{"line": "- " + strings.TrimSpace(f.line(n.Line)), "whole": ""})
	case looksLikeDash(n):
		f.err(n, "dash-without-space", diag.Args{"line": "- " + strings.TrimPrefix(strings.TrimSpace(f.line(n.Line)), "-")})
	case isNone(n):
		f.err(n, "list-none", diag.Args{"text": quoted(n)})
	default:
		f.err(n, "list-not-text", diag.Args{"text": quoted(n)})
	}
}
