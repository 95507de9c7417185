package stencil

import (
	"reflect"
	"slices"
)

// method is what a method of v gives. As for text/template, a method that wants a
// pointer is at hand where there is something to point at.
func (s *scope) method(v value, name string, args []value) value {
	m, ok := v.typ.MethodByName(name)
	if !ok {
		m, _ = reflect.PointerTo(v.typ).MethodByName(name)
		v = v.address()
	}
	return s.call(name, m.Func, append([]value{v}, args...))
}

// call is what a function gives.
func (s *scope) call(name string, function reflect.Value, args []value) value {
	typ := function.Type()
	takes := slices.Collect(typ.Ins())
	if typ.IsVariadic() {
		last := len(takes) - 1
		takes = append(takes[:last], slices.Repeat([]reflect.Type{takes[last].Elem()}, max(len(args)-last, 0))...)
	}
	gives := slices.Collect(typ.Outs())
	if len(args) != len(takes) || len(gives) == 0 || gives[0] == reflect.TypeFor[reflect.Value]() || len(gives) == 2 && gives[1] != reflect.TypeFor[error]() || len(gives) > 2 {
		s.refuse(name, " of ", len(args))
	}
	given := make([]eval[reflect.Value], len(args))
	for i, arg := range args {
		s.one(arg)
		if arg.constant.IsValid() && arg.constant.Kind() == takes[i].Kind() {
			arg = literal(arg.constant.Convert(takes[i]))
		}
		if !arg.typ.AssignableTo(takes[i]) {
			s.refuse(name, " of ", arg.typ)
		}
		given[i] = arg.get
	}
	return found(gives[0], func(m *machine, r registers) reflect.Value {
		in := make([]reflect.Value, len(given))
		for i, get := range given {
			in[i] = get(m, r)
		}
		out := guard(func() []reflect.Value { return function.Call(in) })
		if len(out) == 2 && !out[1].IsNil() {
			giveUp()
		}
		return out[0]
	})
}
