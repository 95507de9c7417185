package stencil

import (
	"reflect"
	"text/template"
)

// A value is what an expression gives: what the compiler knows of it, and how
// the machine finds it.
type value struct {
	typ      reflect.Type  // nil: the first of several types that is true, or no value at all
	constant reflect.Value // what is written in the template, if it is

	get    eval[reflect.Value]
	text   eval[string] // nil unless it is a string
	number eval[int64]  // nil unless it is a signed integer
	truth  eval[bool]   // nil when there is no value
}

type eval[T any] func(m *machine, r registers) T

// found is a value of a type, and what it says when it is a text, a number or a
// condition.
func found(typ reflect.Type, get eval[reflect.Value]) value {
	v := value{typ: typ, get: get}
	switch typ.Kind() {
	case reflect.String:
		v.text = func(m *machine, r registers) string { return get(m, r).String() }
		v.truth = func(m *machine, r registers) bool { return get(m, r).Len() > 0 }
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		v.number = func(m *machine, r registers) int64 { return get(m, r).Int() }
		v.truth = func(m *machine, r registers) bool { return get(m, r).Int() != 0 }
	case reflect.Bool:
		v.truth = func(m *machine, r registers) bool { return get(m, r).Bool() }
	case reflect.Slice:
		v.truth = func(m *machine, r registers) bool { return get(m, r).Len() > 0 }
	case reflect.Pointer:
		v.truth = func(m *machine, r registers) bool { return !get(m, r).IsNil() }
	case reflect.Struct:
		v.truth = func(m *machine, r registers) bool { return get(m, r).IsValid() } // true, unless finding it fails
	default:
		v.truth = func(m *machine, r registers) bool {
			truth, ok := template.IsTrue(get(m, r).Interface())
			if !ok {
				giveUp()
			}
			return truth
		}
	}
	return v
}

// register is the value that lies in a register.
func register(typ reflect.Type, k int) value {
	return found(typ, func(_ *machine, r registers) reflect.Value { return r[k] })
}

// computedTruth is a bool that a function makes.
func computedTruth(truth eval[bool]) value {
	v := found(reflect.TypeFor[bool](), func(m *machine, r registers) reflect.Value { return reflect.ValueOf(truth(m, r)) })
	v.truth = truth
	return v
}

// literal is a text or a number that is written in the template.
func literal(constant reflect.Value) value {
	v := found(constant.Type(), func(*machine, registers) reflect.Value { return constant })
	v.constant = constant
	if constant.Kind() == reflect.String {
		written := constant.String()
		v.text = func(*machine, registers) string { return written }
	}
	return v
}

// target is what a pointer leads to; a nil one is an error of the page.
func (v value) target() value {
	return found(v.typ.Elem(), func(m *machine, r registers) reflect.Value {
		target := v.get(m, r).Elem()
		if !target.IsValid() {
			giveUp()
		}
		return target
	})
}

// part is a field of the struct v.
func (v value) part(field int) value {
	return found(v.typ.Field(field).Type, func(m *machine, r registers) reflect.Value { return v.get(m, r).Field(field) })
}

// inside is what an interface holds, which has to be of this type.
func (v value) inside(typ reflect.Type) value {
	return found(typ, func(m *machine, r registers) reflect.Value {
		held := v.get(m, r).Elem()
		if !held.IsValid() || held.Type() != typ {
			giveUp()
		}
		return held
	})
}
