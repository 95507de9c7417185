package layout

import (
	"html/template"
	"strings"
	"text/template/parse"

	"essaim/internal/locale"
)

func functionsOf(loc *locale.Locale) template.FuncMap {
	return template.FuncMap{
		"t":     loc.T,
		"n":     func(key string, n int, args ...any) string { return loc.N(key, float64(n), args...) },
		"shape": shape,
		"dial":  dial,
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
// is made. Words may stand in text and in quoted attributes.
func fold(list *parse.ListNode, loc *locale.Locale) {
	for i, node := range list.Nodes {
		if action, ok := node.(*parse.ActionNode); ok {
			if key := constantWords(action); loc.Has(key) {
				text := []byte(template.HTMLEscapeString(loc.T(key)))
				list.Nodes[i] = &parse.TextNode{NodeType: parse.NodeText, Pos: action.Pos, Text: text}
			}
		}
		for inner := range branches(node) {
			fold(inner, loc)
		}
	}
}

// constantWords is the key of {{t "key"}}, "" for any other action.
func constantWords(action *parse.ActionNode) string {
	if len(action.Pipe.Decl) > 0 || len(action.Pipe.Cmds) != 1 {
		return ""
	}
	args := action.Pipe.Cmds[0].Args
	if len(args) != 2 {
		return ""
	}
	function, ok := args[0].(*parse.IdentifierNode)
	key, constant := args[1].(*parse.StringNode)
	if !ok || !constant || function.Ident != "t" {
		return ""
	}
	return key.Text
}
