package stencil

import (
	"fmt"
	"html/template"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"text/template/parse"
)

// Known is what a template may use that its parse tree and the type of its dot
// do not tell.
type Known struct {
	Functions template.FuncMap
	Methods   []Method
	Inside    map[string]reflect.Type // what fields of the dot that are interfaces hold: structs, by field
}

// Refused is why a template has to be left to html/template.
type Refused struct {
	Template string
	Node     string // where it is
	Reason   string
}

func (r *Refused) Error() string { return fmt.Sprintf("%s: %s: %s", r.Template, r.Node, r.Reason) }

// Compile makes a Program of a template of set that html/template has executed,
// and thus escaped. The error is a *Refused.
func Compile[T any](set *template.Template, name string, known Known) (p *Program[T], err error) {
	c := &compiler{set: set, known: known, root: reflect.TypeFor[T](), routines: map[instance]*routine{}}
	defer func() {
		switch cause := recover().(type) {
		case nil:
		case *Refused:
			p, err = nil, cause
		default:
			panic(cause) // a bug of ours
		}
	}()
	return &Program[T]{main: c.routine(instance{name, c.root})}, nil
}

// compiler makes routines. What it refuses ends it by a panic.
type compiler struct {
	set      *template.Template
	known    Known
	root     reflect.Type
	routines map[instance]*routine
}

// instance is a template for a type of dot; nil for none.
type instance struct {
	template string
	dot      reflect.Type
}

func (c *compiler) routine(of instance) *routine {
	if known := c.routines[of]; known != nil {
		return known // perhaps not ready yet: a template may call itself
	}
	made := &routine{registers: 1}
	c.routines[of] = made
	t := c.set.Lookup(of.template)
	if t == nil || t.Tree == nil || t.Tree.Root == nil {
		panic(&Refused{of.template, "", "not among the templates of the set"})
	}
	s := scope{compiler: c, template: of.template, routine: made}
	if of.dot != nil {
		s.dot = register(of.dot, 0)
	}
	s.variables = []variable{{"$", s.dot}}
	made.steps = s.list(t.Tree.Root)
	return made
}

// scope is where a node stands: what dot is, and which variables there are.
type scope struct {
	*compiler
	template  string
	routine   *routine
	dot       value
	variables []variable
}

type variable struct {
	name string
	value
}

// inner is a scope for the list of a control structure: variables that it
// declares are not seen outside.
func (s *scope) inner(variables ...variable) *scope {
	inner := *s
	inner.variables = slices.Concat(s.variables, variables)
	return &inner
}

func (s *scope) refuse(n parse.Node, reason string) {
	panic(&Refused{s.template, n.String(), reason})
}

func (s *scope) take() int {
	s.routine.registers++
	return s.routine.registers - 1
}

// list makes the steps of a list; texts side by side are one.
func (s *scope) list(list *parse.ListNode) []step {
	if list == nil {
		return nil
	}
	var steps []step
	var text []byte
	for i, node := range list.Nodes {
		switch n := node.(type) {
		case *parse.CommentNode:
		case *parse.TextNode:
			text = append(text, n.Text...)
			if i+1 < len(list.Nodes) && list.Nodes[i+1].Type() == parse.NodeText {
				continue
			}
			written := string(text)
			steps = append(steps, func(m *machine, _ registers) { m.page = append(m.page, written...) })
			text = nil
		default:
			if do := s.node(n); do != nil {
				steps = append(steps, do)
			}
		}
	}
	return slices.Clip(steps)
}

func (s *scope) node(node parse.Node) step {
	switch n := node.(type) {
	case *parse.ActionNode:
		if len(n.Pipe.Decl) > 0 {
			return s.declare(n.Pipe)
		}
		return s.print(n.Pipe)
	case *parse.IfNode:
		return s.ifNode(n)
	case *parse.WithNode:
		return s.withNode(n)
	case *parse.RangeNode:
		return s.rangeNode(n)
	case *parse.TemplateNode:
		return s.templateNode(n)
	}
	s.refuse(node, "unknown")
	return nil
}

// hold gives a value a register; fill puts it there.
func (s *scope) hold(n parse.Node, v value) (held value, fill step) {
	if v.typ == nil {
		s.refuse(n, "a value of several types, or none")
	}
	k := s.take()
	return register(v.typ, k), func(m *machine, r registers) { r[k] = v.get(m, r) }
}

// declared names the value of a pipeline as its declaration does.
func (s *scope) declared(pipe *parse.PipeNode, v value) []variable {
	if pipe.IsAssign || len(pipe.Decl) > 1 {
		s.refuse(pipe, "an assignment")
	}
	if len(pipe.Decl) == 0 {
		return nil
	}
	return []variable{{pipe.Decl[0].Ident[0], v}}
}

func (s *scope) declare(pipe *parse.PipeNode) step {
	held, fill := s.hold(pipe, s.pipeline(pipe))
	s.variables = append(s.variables, s.declared(pipe, held)...)
	return fill
}

func (s *scope) ifNode(n *parse.IfNode) step {
	v := s.pipeline(n.Pipe)
	var fill step
	inner := s
	if len(n.Pipe.Decl) > 0 {
		v, fill = s.hold(n.Pipe, v)
		inner = s.inner(s.declared(n.Pipe, v)...)
	}
	return choose(fill, s.truthOf(n.Pipe, v), inner.inner().list(n.List), inner.inner().list(n.ElseList))
}

func (s *scope) withNode(n *parse.WithNode) step {
	v, fill := s.hold(n.Pipe, s.pipeline(n.Pipe))
	inner := s.inner(s.declared(n.Pipe, v)...)
	then := inner.inner()
	then.dot = v
	return choose(fill, s.truthOf(n.Pipe, v), then.list(n.List), inner.inner().list(n.ElseList))
}

func choose(fill step, truth eval[bool], then, otherwise []step) step {
	return func(m *machine, r registers) {
		if fill != nil {
			fill(m, r)
		}
		if truth(m, r) {
			run(then, m, r)
		} else {
			run(otherwise, m, r)
		}
	}
}

func (s *scope) rangeNode(n *parse.RangeNode) step {
	v := s.pipeline(n.Pipe)
	if v.typ == nil || v.typ.Kind() != reflect.Slice || n.Pipe.IsAssign {
		s.refuse(n.Pipe, "not a slice, or an assignment")
	}
	element, index := s.take(), -1
	body := s.inner()
	body.dot = register(v.typ.Elem(), element)
	names := n.Pipe.Decl
	if len(names) == 2 {
		index = s.take()
		body.variables = append(body.variables, variable{names[0].Ident[0], register(reflect.TypeFor[int](), index)})
		names = names[1:]
	}
	if len(names) == 1 {
		body.variables = append(body.variables, variable{names[0].Ident[0], body.dot})
	}
	steps, otherwise := body.list(n.List), s.inner().list(n.ElseList)
	return func(m *machine, r registers) {
		list := v.get(m, r)
		n := list.Len()
		if n == 0 {
			run(otherwise, m, r)
		}
		for i := range n {
			if index >= 0 {
				r[index] = reflect.ValueOf(i)
			}
			r[element] = list.Index(i)
			run(steps, m, r)
		}
	}
}

func (s *scope) templateNode(n *parse.TemplateNode) step {
	if n.Pipe == nil {
		called := s.compiler.routine(instance{n.Name, nil})
		return func(m *machine, _ registers) { m.call(called, reflect.Value{}) }
	}
	v := s.pipeline(n.Pipe)
	if v.typ == nil || len(n.Pipe.Decl) > 0 {
		s.refuse(n.Pipe, "a value of several types, or a declaration")
	}
	called := s.compiler.routine(instance{n.Name, v.typ})
	return func(m *machine, r registers) { m.call(called, v.get(m, r)) }
}

// print makes the step of an action that shows a value.
func (s *scope) print(pipe *parse.PipeNode) step {
	commands := pipe.Cmds
	var chain []string
	for len(commands) > 1 {
		name, ok := commands[len(commands)-1].Args[0].(*parse.IdentifierNode)
		if !ok || !strings.HasPrefix(name.Ident, escaperPrefix) {
			break
		}
		chain = slices.Insert(chain, 0, strings.TrimPrefix(name.Ident, escaperPrefix))
		commands = commands[:len(commands)-1]
	}
	escape, known := escapings[strings.Join(chain, " ")]
	v := s.commands(pipe, commands)
	if !known || v.typ == nil {
		s.refuse(pipe, "an escaper, or a value of several types")
	}
	switch {
	case escape.json:
		if v.typ.Kind() == reflect.Interface || v.typ.Kind() == reflect.Pointer {
			thing := v.boxed()
			return func(m *machine, r registers) { m.page = appendJSON(m.page, thing(m, r)) }
		}
	case v.typ == reflect.TypeFor[template.HTML]() && escape.text && v.write != nil:
		return v.write
	case v.typ == reflect.TypeFor[template.HTML]() && escape.text:
		return func(m *machine, r registers) { m.page = append(m.page, v.text(m, r)...) }
	case speaks(v.typ) || v.typ.PkgPath() == "html/template":
	case v.text != nil:
		return func(m *machine, r registers) { m.page = escape.append(m.page, v.text(m, r)) }
	case v.number != nil:
		return func(m *machine, r registers) { m.page = strconv.AppendInt(m.page, v.number(m, r), 10) }
	}
	s.refuse(pipe, fmt.Sprint("a value of the type ", v.typ))
	return nil
}
