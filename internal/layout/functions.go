package layout

import (
	"html/template"
	"iter"
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

// calls gives the names of the templates that a list calls.
func calls(list *parse.ListNode) iter.Seq[string] {
	return func(yield func(string) bool) { visitCalls(list, yield) }
}

func visitCalls(list *parse.ListNode, yield func(string) bool) bool {
	for _, node := range list.Nodes {
		if call, ok := node.(*parse.TemplateNode); ok && !yield(call.Name) {
			return false
		}
		for inner := range branches(node) {
			if !visitCalls(inner, yield) {
				return false
			}
		}
	}
	return true
}

// branches gives the lists inside a node.
func branches(node parse.Node) iter.Seq[*parse.ListNode] {
	return func(yield func(*parse.ListNode) bool) {
		var branch *parse.BranchNode
		switch n := node.(type) {
		case *parse.IfNode:
			branch = &n.BranchNode
		case *parse.RangeNode:
			branch = &n.BranchNode
		case *parse.WithNode:
			branch = &n.BranchNode
		default:
			return
		}
		if yield(branch.List) && branch.ElseList != nil {
			yield(branch.ElseList)
		}
	}
}
