package stencil

import (
	"reflect"
	"text/template/parse"
	"unsafe"
)

// A Method is a method of a value that templates call, for which the machine
// needs no reflection. Method0 and Method1 make one of a method expression.
type Method struct {
	name     string
	function reflect.Type // with the receiver as its first argument
	call     func(receiver, argument unsafe.Pointer) unsafe.Pointer
	write    func(receiver unsafe.Pointer, page []byte) []byte // unless nil, what it gives is added to the page by it
}

func Method0[Receiver, Result any](name string, f func(Receiver) Result) Method {
	return Method{name: name, function: reflect.TypeOf(f), call: func(receiver, _ unsafe.Pointer) unsafe.Pointer {
		result := f(*(*Receiver)(receiver))
		return unsafe.Pointer(&result)
	}}
}

// Text0 is Method0 for a text that another method adds to the page.
func Text0[Receiver any, Text ~string](name string, f func(Receiver) Text, write func(Receiver, []byte) []byte) Method {
	m := Method0(name, f)
	m.write = func(receiver unsafe.Pointer, page []byte) []byte { return write(*(*Receiver)(receiver), page) }
	return m
}

func Method1[Receiver, Argument, Result any](name string, f func(Receiver, Argument) Result) Method {
	return Method{name: name, function: reflect.TypeOf(f), call: func(receiver, argument unsafe.Pointer) unsafe.Pointer {
		result := f(*(*Receiver)(receiver), *(*Argument)(argument))
		return unsafe.Pointer(&result)
	}}
}

// method is what a method of v gives.
func (s *scope) method(n parse.Node, v value, name string, args []value) value {
	m := s.knownMethod(n, v.typ, name)
	if m.function.NumIn() != 1+len(args) {
		s.refuse(n, "another number of arguments")
	}
	result := m.function.Out(0)
	if len(args) == 0 {
		given := located(result, func(p *machine, r registers) unsafe.Pointer { return m.call(v.at(p, r), nil) })
		if m.write != nil {
			given.write = func(p *machine, r registers) { p.page = m.write(v.at(p, r), p.page) }
		}
		return given
	}
	arg, wanted := args[0], m.function.In(1)
	if arg.typ != wanted && !(arg.literal && arg.text != nil && wanted.Kind() == reflect.String) {
		s.refuse(n, "an argument of another type")
	}
	return located(result, func(p *machine, r registers) unsafe.Pointer { return m.call(v.at(p, r), arg.at(p, r)) })
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
