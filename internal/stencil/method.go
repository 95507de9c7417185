package stencil

import (
	"html/template"
	"reflect"
	"slices"
)

// method is what a method of v gives. As for text/template, a method that wants a
// pointer is at hand where there is something to point at.
func (s *scope) method(v value, name string, args []value) value {
	byPointer, _ := reflect.PointerTo(v.typ).MethodByName(name)
	byValue, both := v.typ.MethodByName(name)
	takes := slices.Collect(byPointer.Type.Ins())[1:] // without the receiver
	return s.call(name, byPointer.Type, takes, args, func(m *machine, r registers) reflect.Value {
		receiver := v.get(m, r)
		switch {
		case receiver.CanAddr():
			return receiver.Addr().Method(byPointer.Index)
		case !both:
			giveUp()
		}
		return receiver.Method(byValue.Index)
	})
}

func (s *scope) function(name string, f any, args []value) value {
	if of, is := f.(func(string) template.HTML); is && len(args) == 1 && args[0].typ == reflect.TypeFor[string]() {
		return ofText(of, args[0])
	}
	function := reflect.ValueOf(f)
	takes := slices.Collect(function.Type().Ins())
	return s.call(name, function.Type(), takes, args, func(*machine, registers) reflect.Value { return function })
}

// ofText is what a function makes of a text. Layouts call none more often, and a call by
// reflection takes longer than most of them.
func ofText(of func(string) template.HTML, text value) value {
	made := func(m *machine, r registers) template.HTML {
		said := text.text(m, r)
		return guard(func() template.HTML { return of(said) })
	}
	v := found(reflect.TypeFor[template.HTML](), func(m *machine, r registers) reflect.Value { return reflect.ValueOf(made(m, r)) })
	v.text = func(m *machine, r registers) string { return string(made(m, r)) }
	v.truth = func(m *machine, r registers) bool { return made(m, r) != "" }
	return v
}

// call is what a function of a type gives that takes this.
func (s *scope) call(name string, typ reflect.Type, takes []reflect.Type, args []value, function eval[reflect.Value]) value {
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
		f, in := function(m, r), make([]reflect.Value, len(given))
		for i, get := range given {
			in[i] = get(m, r)
		}
		out := guard(func() []reflect.Value { return f.Call(in) })
		if len(out) == 2 && !out[1].IsNil() {
			giveUp()
		}
		return out[0]
	})
}
