package stencil

import (
	"reflect"
	"text/template"
	"unsafe"
)

// A value is what an expression gives: what the compiler knows of it, and how
// the machine finds it.
type value struct {
	typ     reflect.Type // nil: the first of several types that is true, or no value at all
	literal bool         // written in the template

	at     eval[unsafe.Pointer]
	text   eval[string] // nil unless it is a string
	number eval[int64]  // nil unless it is a signed integer
	truth  eval[bool]   // nil when the compiler cannot tell
	write  step         // adds the text to the page; nil unless there is a way of its own

	// A direct value stays in a register, or at an offset from what does.
	direct   bool
	register int
	offset   uintptr
}

type eval[T any] func(m *machine, r registers) T

// As the runtime lays them out.
type (
	slice struct {
		array    unsafe.Pointer
		len, cap int
	}
	iface struct{ typ, data unsafe.Pointer }
)

// direct is the value of a type at an offset from the address in a register.
func direct(typ reflect.Type, register int, offset uintptr) value {
	v := located(typ, func(_ *machine, r registers) unsafe.Pointer { return unsafe.Add(r[register], offset) })
	v.direct, v.register, v.offset = true, register, offset
	return v
}

// located is the value of a type at an address.
func located(typ reflect.Type, at eval[unsafe.Pointer]) value {
	v := value{typ: typ, at: at}
	switch typ.Kind() {
	case reflect.String:
		v.text = func(m *machine, r registers) string { return *(*string)(at(m, r)) }
		v.truth = func(m *machine, r registers) bool { return *(*string)(at(m, r)) != "" }
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		v.number = integer(typ.Size(), at)
		v.truth = func(m *machine, r registers) bool { return v.number(m, r) != 0 }
	case reflect.Bool:
		v.truth = func(m *machine, r registers) bool { return *(*bool)(at(m, r)) }
	case reflect.Slice:
		v.truth = func(m *machine, r registers) bool { return (*slice)(at(m, r)).len > 0 }
	case reflect.Pointer:
		v.truth = func(m *machine, r registers) bool { return *(*unsafe.Pointer)(at(m, r)) != nil }
	case reflect.Struct:
		v.truth = func(*machine, registers) bool { return true }
	case reflect.Interface:
		if typ.NumMethod() == 0 {
			v.truth = func(m *machine, r registers) bool {
				truth, ok := template.IsTrue(*(*any)(at(m, r)))
				if !ok {
					giveUp()
				}
				return truth
			}
		}
	}
	return v
}

func integer(size uintptr, at eval[unsafe.Pointer]) eval[int64] {
	switch size {
	case 1:
		return func(m *machine, r registers) int64 { return int64(*(*int8)(at(m, r))) }
	case 2:
		return func(m *machine, r registers) int64 { return int64(*(*int16)(at(m, r))) }
	case 4:
		return func(m *machine, r registers) int64 { return int64(*(*int32)(at(m, r))) }
	}
	return func(m *machine, r registers) int64 { return *(*int64)(at(m, r)) }
}

// computedText is a string that a function makes.
func computedText(typ reflect.Type, text eval[string]) value {
	return value{
		typ:   typ,
		text:  text,
		at:    func(m *machine, r registers) unsafe.Pointer { return m.keepText(text(m, r)) },
		truth: func(m *machine, r registers) bool { return text(m, r) != "" },
	}
}

// computedNumber is an int that a function makes.
func computedNumber(number eval[int64]) value {
	return value{
		typ:    reflect.TypeFor[int](),
		number: number,
		at:     func(m *machine, r registers) unsafe.Pointer { return unsafe.Pointer(m.keepNumber(int(number(m, r)))) },
		truth:  func(m *machine, r registers) bool { return number(m, r) != 0 },
	}
}

// computedTruth is a bool that a function makes.
func computedTruth(truth eval[bool]) value {
	yes, no := true, false
	return value{
		typ:   reflect.TypeFor[bool](),
		truth: truth,
		at: func(m *machine, r registers) unsafe.Pointer {
			if truth(m, r) {
				return unsafe.Pointer(&yes)
			}
			return unsafe.Pointer(&no)
		},
	}
}

func literalText(s string) value {
	v := located(reflect.TypeFor[string](), func(*machine, registers) unsafe.Pointer { return unsafe.Pointer(&s) })
	v.literal = true
	return v
}

func literalNumber(n int) value {
	v := located(reflect.TypeFor[int](), func(*machine, registers) unsafe.Pointer { return unsafe.Pointer(&n) })
	v.literal = true
	return v
}

// target is what a pointer leads to; a nil one is an error of the page.
func (v value) target() value {
	return located(v.typ.Elem(), func(m *machine, r registers) unsafe.Pointer {
		p := *(*unsafe.Pointer)(v.at(m, r))
		if p == nil {
			giveUp()
		}
		return p
	})
}

// part is the value of a type at an offset inside v.
func (v value) part(typ reflect.Type, offset uintptr) value {
	if v.direct {
		return direct(typ, v.register, v.offset+offset)
	}
	return located(typ, func(m *machine, r registers) unsafe.Pointer { return unsafe.Add(v.at(m, r), offset) })
}

// inside is what an interface holds, which has to be of this type: a struct
// that is not kept in the interface itself.
func (v value) inside(typ reflect.Type) value {
	zero := reflect.Zero(typ).Interface()
	known := (*iface)(unsafe.Pointer(&zero)).typ
	return located(typ, func(m *machine, r registers) unsafe.Pointer {
		held := (*iface)(v.at(m, r))
		if held.typ != known {
			giveUp()
		}
		return held.data
	})
}

// boxed is the value as functions that take anything get it.
func (v value) boxed() eval[any] {
	return func(m *machine, r registers) any { return reflect.NewAt(v.typ, v.at(m, r)).Elem().Interface() }
}
