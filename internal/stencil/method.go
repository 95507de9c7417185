package stencil

import (
	"reflect"
	"text/template/parse"
)

// A Method is a method of a value that templates call, for which the machine
// needs no reflection. Method0 and Method1 make one of a method expression.
type Method struct {
	name     string
	function reflect.Type // with the receiver as its first argument
	call     func(receiver, argument reflect.Value) reflect.Value
	write    func(receiver reflect.Value, page []byte) []byte // unless nil, what it gives is added to the page by it
}

func Method0[Receiver, Result any](name string, f func(Receiver) Result) Method {
	return Method{name: name, function: reflect.TypeOf(f), call: func(receiver, _ reflect.Value) reflect.Value {
		result := f(as[Receiver](receiver))
		return reflect.ValueOf(&result).Elem()
	}}
}

// Text0 is Method0 for a text that another method adds to the page.
func Text0[Receiver any, Text ~string](name string, f func(Receiver) Text, write func(Receiver, []byte) []byte) Method {
	m := Method0(name, f)
	m.write = func(receiver reflect.Value, page []byte) []byte { return write(as[Receiver](receiver), page) }
	return m
}

func Method1[Receiver, Argument, Result any](name string, f func(Receiver, Argument) Result) Method {
	return Method{name: name, function: reflect.TypeOf(f), call: func(receiver, argument reflect.Value) reflect.Value {
		result := f(as[Receiver](receiver), as[Argument](argument))
		return reflect.ValueOf(&result).Elem()
	}}
}

func as[T any](v reflect.Value) T {
	t, _ := reflect.TypeAssert[T](v)
	return t
}

// method is what a method of v gives.
func (s *scope) method(n parse.Node, v value, name string, args []value) value {
	m := s.knownMethod(n, v.typ, name)
	if m.function.NumIn() != 1+len(args) {
		s.refuse(n, "another number of arguments")
	}
	result := m.function.Out(0)
	if len(args) == 0 {
		given := found(result, func(p *machine, r registers) reflect.Value {
			receiver := v.get(p, r)
			return guard(func() reflect.Value { return m.call(receiver, reflect.Value{}) })
		})
		if m.write != nil {
			given.write = func(p *machine, r registers) {
				receiver := v.get(p, r)
				p.page = guard(func() []byte { return m.write(receiver, p.page) })
			}
		}
		return given
	}
	arg, wanted := args[0], m.function.In(1)
	if arg.typ != wanted && !(arg.constant.Kind() == reflect.String && wanted.Kind() == reflect.String) {
		s.refuse(n, "an argument of another type")
	}
	if arg.typ != wanted {
		arg = literal(arg.constant.Convert(wanted))
	}
	return found(result, func(p *machine, r registers) reflect.Value {
		receiver, argument := v.get(p, r), arg.get(p, r)
		return guard(func() reflect.Value { return m.call(receiver, argument) })
	})
}

func (s *scope) knownMethod(n parse.Node, receiver reflect.Type, name string) Method {
	if declared, ok := receiver.MethodByName(name); ok {
		for _, m := range s.known.Methods {
			if m.name == name && m.function == declared.Type {
				return m
			}
		}
	}
	s.refuse(n, "an unknown method")
	return Method{}
}
