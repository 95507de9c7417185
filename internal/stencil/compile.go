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
// do not say.
type Known struct {
	Functions template.FuncMap
	Inside    map[string]reflect.Type // what fields of the dot that are interfaces hold, by field
}

// Refused is why a template has to be left to html/template.
type Refused struct {
	Template string
	Place    string // file and line of the action, when there is one
	Reason   string // the construct, in words of Go and its templates
}

func (r *Refused) Error() string { return fmt.Sprintf("%s: %s: %s", r.Template, r.Place, r.Reason) }

// Compile makes a Program of a template of set that html/template has executed,
// and thus escaped. The error is a *Refused.
func Compile(set *template.Template, name string, dot reflect.Type, known Known) (p *Program, err error) {
	c := &compiler{set: set, known: known, root: dot, routines: map[instance]*routine{}}
	defer func() {
		switch cause := recover().(type) {
		case nil:
		case *Refused:
			p, err = nil, cause
		default:
			panic(cause) // a bug of ours
		}
	}()
	main := c.routine(instance{name, dot})
	if main == nil {
		return nil, &Refused{Template: name, Reason: "no such template"}
	}
	return &Program{dot: dot, main: main}, nil
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

// routine is nil when there is no such template.
func (c *compiler) routine(of instance) *routine {
	if known := c.routines[of]; known != nil {
		return known // perhaps not ready yet: a template may call itself
	}
	t := c.set.Lookup(of.template)
	if t == nil || t.Tree == nil {
		return nil
	}
	made := &routine{registers: 1}
	c.routines[of] = made
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
	action    parse.Node // the one that is being compiled
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

// refuse gives the template up, at the action that is being compiled.
func (s *scope) refuse(reason ...any) {
	place, _ := new(parse.Tree).ErrorContext(s.action)
	place = place[:strings.LastIndexByte(place, ':')] // without the column
	panic(&Refused{s.template, place, fmt.Sprint(reason...)})
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
	s.action = node
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
	s.refuse(node)
	return nil
}

// one wants a value of one type.
func (s *scope) one(v value) {
	if v.typ == nil {
		s.refuse("no value, or one of several types")
	}
}

// hold gives a value a register; fill puts it there.
func (s *scope) hold(v value) (held value, fill step) {
	s.one(v)
	k := s.take()
	return register(v.typ, k), func(m *machine, r registers) { r[k] = v.get(m, r) }
}

// declared names the value of a pipeline as its declaration does.
func (s *scope) declared(pipe *parse.PipeNode, v value) []variable {
	if pipe.IsAssign || len(pipe.Decl) > 1 {
		s.refuse("assignment")
	}
	if len(pipe.Decl) == 0 {
		return nil
	}
	return []variable{{pipe.Decl[0].Ident[0], v}}
}

func (s *scope) declare(pipe *parse.PipeNode) step {
	held, fill := s.hold(s.pipeline(pipe))
	s.variables = append(s.variables, s.declared(pipe, held)...)
	return fill
}

func (s *scope) ifNode(n *parse.IfNode) step {
	v := s.pipeline(n.Pipe)
	var fill step
	inner := s
	if len(n.Pipe.Decl) > 0 {
		v, fill = s.hold(v)
		inner = s.inner(s.declared(n.Pipe, v)...)
	}
	return choose(fill, s.truthOf(v), inner.inner().list(n.List), inner.inner().list(n.ElseList))
}

func (s *scope) withNode(n *parse.WithNode) step {
	v, fill := s.hold(s.pipeline(n.Pipe))
	inner := s.inner(s.declared(n.Pipe, v)...)
	then := inner.inner()
	then.dot = v
	return choose(fill, s.truthOf(v), then.list(n.List), inner.inner().list(n.ElseList))
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
	s.one(v)
	switch {
	case n.Pipe.IsAssign:
		s.refuse("assignment")
	case v.typ.Kind() != reflect.Slice:
		s.refuse("range over ", v.typ.Kind())
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
	dot := value{get: func(*machine, registers) reflect.Value { return reflect.Value{} }}
	if n.Pipe != nil {
		if len(n.Pipe.Decl) > 0 {
			s.refuse("declaration in a call")
		}
		dot = s.pipeline(n.Pipe)
		s.one(dot)
	}
	called := s.compiler.routine(instance{n.Name, dot.typ})
	if called == nil { // html/template has made another one, for this place
		s.refuse("call of ", n.Name, " inside a tag")
	}
	return func(m *machine, r registers) { m.call(called, dot.get(m, r)) }
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
	v := s.commands(commands)
	s.one(v)
	if !known {
		s.refuse("value in a tag, a script or a style, for ", strings.Join(chain, ", "))
	}
	switch {
	case escape.json:
		if v.typ.Kind() == reflect.Interface || v.typ.Kind() == reflect.Pointer {
			return func(m *machine, r registers) { m.page = appendJSON(m.page, v.get(m, r).Interface()) }
		}
	case v.typ == reflect.TypeFor[template.HTML]() && escape.text:
		return func(m *machine, r registers) { m.page = append(m.page, v.text(m, r)...) }
	case speaks(v.typ) || v.typ.PkgPath() == "html/template":
	case v.text != nil:
		return func(m *machine, r registers) { m.page = escape.append(m.page, v.text(m, r)) }
	case v.number != nil:
		return func(m *machine, r registers) { m.page = strconv.AppendInt(m.page, v.number(m, r), 10) }
	}
	s.refuse("value of the type ", v.typ)
	return nil
}
