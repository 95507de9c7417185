package stencil

import (
	"reflect"
	"strings"
	"text/template/parse"
)

func (s *scope) pipeline(pipe *parse.PipeNode) value { return s.commands(pipe.Cmds) }

// commands gives the value of the last one; each gets that of the one before as
// its last argument.
func (s *scope) commands(commands []*parse.CommandNode) value {
	var v value
	for i, command := range commands {
		args := command.Args
		var last []value
		if i > 0 {
			v.constant = reflect.Value{}
			last = []value{v}
		}
		v = s.command(args[0], args[1:], last)
	}
	return v
}

func (s *scope) command(first parse.Node, rest []parse.Node, last []value) value {
	var args []value
	for _, n := range rest {
		args = append(args, s.operand(n))
	}
	args = append(args, last...)
	switch n := first.(type) {
	case *parse.FieldNode:
		return s.chain(n, s.dot, n.Ident, args)
	case *parse.ChainNode:
		return s.chain(n, s.operand(n.Node), n.Field, args)
	case *parse.VariableNode:
		return s.chain(n, s.variable(n), n.Ident[1:], args)
	case *parse.IdentifierNode:
		return s.named(n, args)
	}
	if len(args) > 0 {
		s.refuse(first, " as a function")
	}
	return s.operand(first)
}

// operand is the value of a node that stands alone or as an argument.
func (s *scope) operand(node parse.Node) value {
	switch n := node.(type) {
	case *parse.DotNode:
		return s.dot
	case *parse.PipeNode:
		if len(n.Decl) > 0 {
			s.refuse("declaration in parentheses")
		}
		v := s.pipeline(n)
		v.constant = reflect.Value{}
		return v
	case *parse.StringNode:
		return literal(reflect.ValueOf(n.Text))
	case *parse.NumberNode:
		if n.IsInt && !n.IsComplex && !strings.ContainsAny(n.Text, ".eEpP'") {
			return literal(reflect.ValueOf(int(n.Int64)))
		}
	case *parse.FieldNode, *parse.ChainNode, *parse.VariableNode, *parse.IdentifierNode:
		return s.command(n, nil, nil)
	}
	s.refuse(node)
	return value{}
}

func (s *scope) variable(n *parse.VariableNode) value {
	for i := len(s.variables) - 1; i >= 0; i-- {
		if s.variables[i].name == n.Ident[0] {
			return s.variables[i].value
		}
	}
	s.refuse(n)
	return value{}
}

// chain follows fields and methods from v; the last one gets the arguments.
func (s *scope) chain(n parse.Node, v value, names []string, args []value) value {
	if len(names) == 0 {
		if len(args) > 0 {
			s.refuse(n, " as a function")
		}
		return v
	}
	for _, name := range names[:len(names)-1] {
		v = s.field(v, name, nil)
	}
	return s.field(v, names[len(names)-1], args)
}

// field is a field or what a method gives.
func (s *scope) field(v value, name string, args []value) value {
	s.one(v)
	for v.typ.Kind() == reflect.Pointer {
		v = v.target()
	}
	owner := v.typ
	if _, is := reflect.PointerTo(owner).MethodByName(name); is {
		return s.method(v, name, args)
	}
	if owner.Kind() != reflect.Struct {
		s.refuse(owner.Kind())
	}
	f, ok := owner.FieldByName(name)
	if !ok || !f.IsExported() || len(args) > 0 {
		s.refuse(name, " of ", owner)
	}
	for _, i := range f.Index {
		if v.typ.Kind() == reflect.Pointer {
			v = v.target()
		}
		v = v.part(i)
	}
	if held := s.known.Inside[name]; held != nil && owner == s.root && f.Type.Kind() == reflect.Interface {
		return v.inside(held)
	}
	return v
}
