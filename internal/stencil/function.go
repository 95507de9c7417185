package stencil

import (
	"cmp"
	"fmt"
	"reflect"
	"text/template/parse"
)

// named is what the function of this name gives: one of the template's, or a builtin.
func (s *scope) named(n *parse.IdentifierNode, args []value) value {
	if f, own := s.known.Functions[n.Ident]; own {
		return s.function(n.Ident, f, args)
	}
	switch n.Ident {
	case "and", "or":
		if len(args) > 0 {
			return s.firstOf(args, n.Ident == "or")
		}
	case "not":
		if len(args) == 1 {
			truth := s.truthOf(args[0])
			return computedTruth(func(m *machine, r registers) bool { return !truth(m, r) })
		}
	case "eq", "ne", "lt", "le", "gt", "ge":
		if len(args) == 2 {
			return s.compare(n.Ident, args[0], args[1])
		}
	case "len":
		if len(args) == 1 {
			return s.length(args[0])
		}
	case "index":
		if len(args) == 2 {
			return s.index(args[0], args[1])
		}
	case "print":
		return s.function(n.Ident, fmt.Sprint, args)
	case "printf":
		return s.function(n.Ident, fmt.Sprintf, args)
	case "println":
		return s.function(n.Ident, fmt.Sprintln, args)
	}
	s.refuse(n.Ident, " of ", len(args))
	return value{}
}

func (s *scope) truthOf(v value) eval[bool] {
	if v.truth == nil {
		s.one(v)
	}
	return v.truth
}

// firstOf is the first value that is true (or false, for and), else the last.
// When they are of several types, only whether it is true is known.
func (s *scope) firstOf(args []value, wanted bool) value {
	truths := make([]eval[bool], len(args))
	same := true
	for i, v := range args {
		truths[i] = s.truthOf(v)
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
		for _, truth := range truths {
			if truth(m, r) == wanted {
				return wanted
			}
		}
		return !wanted
	}
	if !same || args[0].typ == nil {
		return value{truth: truth}
	}
	v := found(args[0].typ, func(m *machine, r registers) reflect.Value { return args[first(m, r)].get(m, r) })
	v.truth = truth
	return v
}

// compare compares two strings, two signed integers or two bools.
func (s *scope) compare(name string, a, b value) value {
	boolean := func(v value) bool { return v.typ != nil && v.typ.Kind() == reflect.Bool }
	var order eval[int]
	switch {
	case a.text != nil && b.text != nil && name == "eq": // by which a layout looks for its case
		return computedTruth(func(m *machine, r registers) bool { return a.text(m, r) == b.text(m, r) })
	case a.text != nil && b.text != nil:
		order = func(m *machine, r registers) int { return cmp.Compare(a.text(m, r), b.text(m, r)) }
	case a.number != nil && b.number != nil:
		order = func(m *machine, r registers) int { return cmp.Compare(a.number(m, r), b.number(m, r)) }
	case boolean(a) && boolean(b) && (name == "eq" || name == "ne"):
		order = func(m *machine, r registers) int {
			if a.truth(m, r) == b.truth(m, r) {
				return 0
			}
			return 1
		}
	default:
		s.refuse(name, " of ", a.typ, " and ", b.typ)
	}
	holds := map[string]func(order int) bool{
		"eq": func(o int) bool { return o == 0 },
		"ne": func(o int) bool { return o != 0 },
		"lt": func(o int) bool { return o < 0 },
		"le": func(o int) bool { return o <= 0 },
		"gt": func(o int) bool { return o > 0 },
		"ge": func(o int) bool { return o >= 0 },
	}[name]
	return computedTruth(func(m *machine, r registers) bool { return holds(order(m, r)) })
}

func (s *scope) length(v value) value {
	s.one(v)
	if v.text == nil && v.typ.Kind() != reflect.Slice {
		s.refuse("len of ", v.typ)
	}
	return found(reflect.TypeFor[int](), func(m *machine, r registers) reflect.Value { return reflect.ValueOf(v.get(m, r).Len()) })
}

func (s *scope) index(list, at value) value {
	if list.typ == nil || list.typ.Kind() != reflect.Slice || at.number == nil {
		s.refuse("index of ", list.typ)
	}
	return found(list.typ.Elem(), func(m *machine, r registers) reflect.Value {
		l, i := list.get(m, r), at.number(m, r)
		if i < 0 || i >= int64(l.Len()) {
			giveUp()
		}
		return l.Index(int(i))
	})
}
