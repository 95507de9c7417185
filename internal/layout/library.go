package layout

import (
	"html/template"
	"iter"
	"slices"
	"text/template/parse"
)

// A library holds the templates of each file: the one that bears the file's
// name, and those that it defines.
type library map[string][]*parse.Tree

// assemble makes a set of templates of some files and of all that they call.
// Trees are copied: html/template writes its escaping into them, for the
// context in which this set uses them.
func (l library) assemble(functions template.FuncMap, files ...string) *template.Template {
	set := template.New("").Funcs(functions)
	for _, file := range l.reach(files...) {
		for _, tree := range l[file] {
			// Nothing was executed yet, which is the only way to fail.
			template.Must(set.AddParseTree(tree.Name, tree.Copy()))
		}
	}
	return set
}

// reach lists files and those that they call, directly or not.
func (l library) reach(files ...string) []string {
	reached := slices.Clone(files)
	for i := 0; i < len(reached); i++ { // reached grows meanwhile
		for _, tree := range l[reached[i]] {
			for name := range calls(tree.Root) {
				if _, isFile := l[name]; isFile && !slices.Contains(reached, name) {
					reached = append(reached, name)
				}
			}
		}
	}
	return reached
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
