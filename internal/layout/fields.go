package layout

import (
	"reflect"

	"essaim/internal/view"
)

// functionNames are those that a layout may call, for near matches.
var functionNames = []string{
	"t", "n", "shape", "mark", "dial", "spoken",
	"and", "or", "not", "len", "index", "slice", "print", "printf", "println", "eq", "ne", "lt", "le", "gt", "ge", "html", "urlquery", "js", "call",
}

// fieldsOf lists the fields of a type by the name that text/template gives it:
// "view.SheetPage", or one of those found inside the views.
func fieldsOf(name string) []string {
	for _, k := range kinds() {
		if fields := fieldsIn(reflect.TypeOf(k.view), name); fields != nil {
			return fields
		}
	}
	for _, t := range []reflect.Type{reflect.TypeFor[Page](), reflect.TypeFor[Frame](), reflect.TypeFor[view.Chrome]()} {
		if fields := fieldsIn(t, name); fields != nil {
			return fields
		}
	}
	return nil
}

func fieldsIn(t reflect.Type, name string) []string {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct {
		return nil
	}
	if t.String() == name {
		var fields []string
		for _, f := range reflect.VisibleFields(t) {
			if f.IsExported() {
				fields = append(fields, f.Name)
			}
		}
		return fields
	}
	for i := range t.NumField() {
		if fields := fieldsIn(t.Field(i).Type, name); fields != nil {
			return fields
		}
	}
	return nil
}
