package stencil

import (
	"cmp"
	"fmt"
	"html/template"
	"reflect"
	"text/template/parse"
)

// function is what a function gives: one of the template's, or a builtin.
func (s *scope) function(n *parse.IdentifierNode, args []value) value {
	if f, own := s.known.Functions[n.Ident]; own {
		return s.call(n, f, args)
	}
	switch n.Ident {
	case "and", "or":
		if len(args) > 0 {
			return s.firstOf(n, args, n.Ident == "or")
		}
	case "not":
		if len(args) == 1 {
			truth := s.truthOf(n, args[0])
			return computedTruth(func(m *machine, r registers) bool { return !truth(m, r) })
		}
	case "eq", "ne", "lt", "le", "gt", "ge":
		if len(args) == 2 {
			return s.compare(n, args[0], args[1])
		}
	case "len":
		if len(args) == 1 {
			return s.length(n, args[0])
		}
	case "index":
		if len(args) == 2 {
			return s.index(n, args[0], args[1])
		}
	case "print":
		return s.call(n, fmt.Sprint, args)
	case "printf":
		return s.call(n, fmt.Sprintf, args)
	case "println":
		return s.call(n, fmt.Sprintln, args)
	}
	s.refuse(n, "an unknown function, or another number of arguments")
	return value{}
}

func (s *scope) truthOf(n parse.Node, v value) eval[bool] {
	if v.truth == nil {
		s.refuse(n, "neither true nor false")
	}
	return v.truth
}

// firstOf is the first value that is true (or false, for and), else the last.
// When they are of several types, only whether it is true is known.
func (s *scope) firstOf(n parse.Node, args []value, wanted bool) value {
	truths := make([]eval[bool], len(args))
	same := true
	for i, v := range args {
		truths[i] = s.truthOf(n, v)
		same = same && v.typ == args[0].typ
	}
	last := len(args) - 1
	first := func(m *machine, r registers) int {
		for i, truth := range truths[:last] {
			if truth(m, r) == wanted {
				return i
			}
		}
		return last
	}
	truth := func(m *machine, r registers) bool {
		for _, truth := range truths[:last] {
			if truth(m, r) == wanted {
				return wanted
			}
		}
		return truths[last](m, r)
	}
	if !same || args[0].typ == nil {
		return value{truth: truth}
	}
	v := found(args[0].typ, func(m *machine, r registers) reflect.Value { return args[first(m, r)].get(m, r) })
	v.truth = truth
	return v
}

// compare compares two strings, two signed integers or two bools.
func (s *scope) compare(n *parse.IdentifierNode, a, b value) value {
	boolean := func(v value) bool { return v.typ != nil && v.typ.Kind() == reflect.Bool }
	var order eval[int]
	switch {
	case a.text != nil && b.text != nil:
		order = func(m *machine, r registers) int { return cmp.Compare(a.text(m, r), b.text(m, r)) }
	case a.number != nil && b.number != nil:
		order = func(m *machine, r registers) int { return cmp.Compare(a.number(m, r), b.number(m, r)) }
	case boolean(a) && boolean(b) && (n.Ident == "eq" || n.Ident == "ne"):
		order = func(m *machine, r registers) int {
			if a.truth(m, r) == b.truth(m, r) {
				return 0
			}
			return 1
		}
	default:
		s.refuse(n, "a comparison of other things")
	}
	var holds func(int) bool
	switch n.Ident {
	case "eq":
		holds = func(o int) bool { return o == 0 }
	case "ne":
		holds = func(o int) bool { return o != 0 }
	case "lt":
		holds = func(o int) bool { return o < 0 }
	case "le":
		holds = func(o int) bool { return o <= 0 }
	case "gt":
		holds = func(o int) bool { return o > 0 }
	case "ge":
		holds = func(o int) bool { return o >= 0 }
	}
	return computedTruth(func(m *machine, r registers) bool { return holds(order(m, r)) })
}

func (s *scope) length(n parse.Node, v value) value {
	switch {
	case v.text != nil:
		return computedNumber(func(m *machine, r registers) int { return len(v.text(m, r)) })
	case v.typ == nil || v.typ.Kind() != reflect.Slice:
		s.refuse(n, "neither a slice nor a string")
	}
	return computedNumber(func(m *machine, r registers) int { return v.get(m, r).Len() })
}

func (s *scope) index(n parse.Node, list, at value) value {
	if list.typ == nil || list.typ.Kind() != reflect.Slice || at.number == nil {
		s.refuse(n, "not a slice and a number")
	}
	return found(list.typ.Elem(), func(m *machine, r registers) reflect.Value {
		l, i := list.get(m, r), at.number(m, r)
		if i < 0 || i >= int64(l.Len()) {
			giveUp()
		}
		return l.Index(int(i))
	})
}

// call calls a function of one of the shapes that we know.
func (s *scope) call(n *parse.IdentifierNode, function any, args []value) value {
	takes := func(variadic bool, types ...reflect.Type) {
		fits := len(args) == len(types) || variadic && len(args) > len(types)
		for i := range types {
			fits = fits && args[i].typ == types[i]
		}
		if !fits {
			s.refuse(n, "arguments of other types")
		}
	}
	text, number := reflect.TypeFor[string](), reflect.TypeFor[int]()
	switch f := function.(type) {
	case func(string) string:
		takes(false, text)
		return computedText(func(m *machine, r registers) string {
			arg := args[0].text(m, r)
			return guard(func() string { return f(arg) })
		})
	case func(string) template.HTML:
		takes(false, text)
		return computedText(func(m *machine, r registers) template.HTML {
			arg := args[0].text(m, r)
			return guard(func() template.HTML { return f(arg) })
		})
	case func(string, int, int) template.HTML:
		takes(false, text, number, number)
		return computedText(func(m *machine, r registers) template.HTML {
			arg, x, y := args[0].text(m, r), int(args[1].number(m, r)), int(args[2].number(m, r))
			return guard(func() template.HTML { return f(arg, x, y) })
		})
	case func(...any) string:
		takes(true)
		rest := s.boxes(n, args)
		return computedText(func(m *machine, r registers) string {
			all := rest(m, r)
			return guard(func() string { return f(all...) })
		})
	case func(string, ...any) string:
		takes(true, text)
		rest := s.boxes(n, args[1:])
		return computedText(func(m *machine, r registers) string {
			arg, all := args[0].text(m, r), rest(m, r)
			return guard(func() string { return f(arg, all...) })
		})
	case func(string, int, ...any) string:
		takes(true, text, number)
		rest := s.boxes(n, args[2:])
		return computedText(func(m *machine, r registers) string {
			arg, count, all := args[0].text(m, r), int(args[1].number(m, r)), rest(m, r)
			return guard(func() string { return f(arg, count, all...) })
		})
	}
	s.refuse(n, "a function of another shape")
	return value{}
}

// boxes makes the arguments of a function that takes anything.
func (s *scope) boxes(n parse.Node, args []value) eval[[]any] {
	boxed := make([]eval[any], len(args))
	for i, v := range args {
		if v.typ == nil {
			s.refuse(n, "a value of several types")
		}
		boxed[i] = v.boxed()
	}
	return func(m *machine, r registers) []any {
		if len(boxed) == 0 {
			return nil
		}
		all := make([]any, len(boxed))
		for i, box := range boxed {
			all[i] = box(m, r)
		}
		return all
	}
}
