package opendata

import (
	"reflect"
	"strings"

	"essaim/internal/source"
)

// as are columns of what the front matter says, as it says it: each has the key,
// the kind and the place of a field of its table, is never null when the field is
// required, and leads to the table of what the field names.
func as[T any](from *source.Table, keys ...string) column[T] {
	var columns []column[T]
	for _, key := range keys {
		f, _ := from.Lookup(key)
		columns = append(columns, declaredColumn[T](f, from.Place(f.Key)))
	}
	return columns[0].then(columns[1:]...)
}

func declaredColumn[T any](f source.Field, place func(any) any) column[T] {
	named := f.Type
	var c column[T]
	switch {
	case f.Type.Of != nil:
		named = *f.Type.Of
		c = listOf(f.Key, func(row T) []string { return *place(row).(*[]string) })
	case strings.HasSuffix(f.Type.Name, "url"):
		c = addressOf(f.Key, textAt[T](place))
	default:
		c = textOf(f.Key, textAt[T](place))
	}
	c.always = c.always || f.Required
	if named.Names != "" {
		c.refers = named.Names + "s"
	}
	return c
}

// textAt reads a text, or a value of an enumeration.
func textAt[T any](place func(any) any) func(T) string {
	return func(row T) string {
		if text, plain := place(row).(*string); plain {
			return *text
		}
		return reflect.ValueOf(place(row)).Elem().String()
	}
}
