package digest

import (
	"fmt"
	"math"
	"reflect"
	"sync"
)

// Values tells the digests of values of any type, by their exported fields, as
// deep as they go: what is below a pointer or in an interface too. A field with
// the tag `hash:"ignore"` does not count, and neither does the order of a map;
// an empty slice or map is as good as none. What cannot be told by exported
// fields (a function, a type that hides all it has) is an error.
//
// How to go through a type is found out once, so that a view takes a third of the
// time that it takes hashstructure. The zero value is ready for use, also by
// several goroutines.
type Values struct{ walks sync.Map } // by reflect.Type

// Of is the digest of a value.
func (vs *Values) Of(value any) (uint64, error) {
	t := teller{values: vs}
	t.dynamic(reflect.ValueOf(value))
	return t.Sum64(), t.err
}

// A teller goes through one value. After an error its digest is of no use.
type teller struct {
	Digest
	values *Values
	err    error
}

// A walk adds a value of one type.
type walk func(t *teller, v reflect.Value)

func (t *teller) mix(word uint64)  { t.Digest = t.Mix(word) }
func (t *teller) text(text string) { t.Digest = t.Texts(text) }

// dynamic adds what an interface holds and its type, or that it holds nothing.
func (t *teller) dynamic(v reflect.Value) {
	if !v.IsValid() {
		t.mix(0)
		return
	}
	of := v.Type()
	t.text(of.String())
	known, ok := t.values.walks.Load(of)
	if !ok {
		known, _ = t.values.walks.LoadOrStore(of, walks{}.of(of))
	}
	known.(walk)(t, v)
}

// walks are those of the types that one type consists of.
type walks map[reflect.Type]*walk

// of makes the walk of a type, which may hold itself.
func (ws walks) of(of reflect.Type) walk {
	if w, begun := ws[of]; begun {
		return func(t *teller, v reflect.Value) { (*w)(t, v) }
	}
	w := new(walk)
	ws[of] = w
	*w = ws.make(of)
	return *w
}

func (ws walks) make(of reflect.Type) walk {
	switch of.Kind() {
	case reflect.String:
		return func(t *teller, v reflect.Value) { t.text(v.String()) }
	case reflect.Bool:
		return func(t *teller, v reflect.Value) {
			if v.Bool() {
				t.mix(1)
			} else {
				t.mix(0)
			}
		}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return func(t *teller, v reflect.Value) { t.mix(uint64(v.Int())) }
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return func(t *teller, v reflect.Value) { t.mix(v.Uint()) }
	case reflect.Float32, reflect.Float64:
		return func(t *teller, v reflect.Value) { t.mix(math.Float64bits(v.Float())) }
	case reflect.Interface:
		return func(t *teller, v reflect.Value) { t.dynamic(v.Elem()) }
	case reflect.Pointer:
		to := ws.of(of.Elem())
		return func(t *teller, v reflect.Value) {
			if v.IsNil() {
				t.mix(0)
				return
			}
			t.mix(1)
			to(t, v.Elem())
		}
	case reflect.Slice, reflect.Array:
		one := ws.of(of.Elem())
		return func(t *teller, v reflect.Value) {
			n := v.Len()
			t.mix(uint64(n))
			for i := range n {
				one(t, v.Index(i))
			}
		}
	case reflect.Map:
		return entries(ws.of(of.Key()), ws.of(of.Elem()))
	case reflect.Struct:
		return ws.fields(of)
	}
	return refusal(of)
}

// entries adds up the digests of a map's entries, whose order is not theirs.
func entries(key, value walk) walk {
	return func(t *teller, v reflect.Value) {
		var sum uint64
		for entry := v.MapRange(); entry.Next(); {
			one := teller{values: t.values}
			key(&one, entry.Key())
			value(&one, entry.Value())
			sum += one.Sum64()
			if one.err != nil {
				t.err = one.err
			}
		}
		t.mix(uint64(v.Len()))
		t.mix(sum)
	}
}

// fields adds the exported fields, and those of what is embedded.
func (ws walks) fields(of reflect.Type) walk {
	type field struct {
		number int
		walk   walk
	}
	var fields []field
	for i := range of.NumField() {
		f := of.Field(i)
		if (f.IsExported() || f.Anonymous) && f.Tag.Get("hash") != "ignore" {
			fields = append(fields, field{i, ws.of(f.Type)})
		}
	}
	if len(fields) == 0 && of.NumField() > 0 {
		return refusal(of)
	}
	return func(t *teller, v reflect.Value) {
		for _, f := range fields {
			f.walk(t, v.Field(f.number))
		}
	}
}

func refusal(of reflect.Type) walk {
	return func(t *teller, _ reflect.Value) {
		t.err = fmt.Errorf("no digest can be told of a value of type %s", of)
	}
}
