package layout

import (
	"html/template"
	"strings"
	"text/template/parse"

	"essaim/internal/locale"
)

func functionsOf(loc *locale.Locale) template.FuncMap {
	return template.FuncMap{
		"t":      loc.T,
		"n":      func(key string, n int, args ...any) string { return loc.N(key, float64(n), args...) },
		"shape":  shape,
		"mark":   mark,
		"dial":   dial,
		"spoken": spoken(loc),
	}
}

// dial keeps what a phone dials.
func dial(phone string) string {
	return strings.Map(func(r rune) rune {
		if r == '+' || '0' <= r && r <= '9' {
			return r
		}
		return -1
	}, phone)
}

// fold replaces each {{t "key"}} by its words, which are then text like that
// of the layout itself: half of what a page says needs no work when the page
// is made. Words may stand in text and in quoted attributes. It gives the keys
// that have no words.
func fold(list *parse.ListNode, loc *locale.Locale) (unknown []*parse.StringNode) {
	for i, node := range list.Nodes {
		if key := constantWords(node); key != nil && !loc.Has(key.Text) {
			unknown = append(unknown, key)
		} else if key != nil {
			text := []byte(template.HTMLEscapeString(loc.T(key.Text)))
			list.Nodes[i] = &parse.TextNode{NodeType: parse.NodeText, Pos: node.Position(), Text: text}
		}
		for inner := range branches(node) {
			unknown = append(unknown, fold(inner, loc)...)
		}
	}
	return unknown
}

// constantWords is the key of {{t "key"}}, nil for any other node.
func constantWords(node parse.Node) *parse.StringNode {
	action, ok := node.(*parse.ActionNode)
	if !ok || len(action.Pipe.Decl) > 0 || len(action.Pipe.Cmds) != 1 || len(action.Pipe.Cmds[0].Args) != 2 {
		return nil
	}
	args := action.Pipe.Cmds[0].Args
	function, ok := args[0].(*parse.IdentifierNode)
	key, constant := args[1].(*parse.StringNode)
	if !ok || !constant || function.Ident != "t" {
		return nil
	}
	return key
}
