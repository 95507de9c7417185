package layout

import (
	"errors"
	"io"
	"reflect"
	"slices"

	"essaim/internal/diag"
	"essaim/internal/markdown"
	"essaim/internal/network"
	"essaim/internal/site"
)

// try executes every page that one of the site's files may change, so that a
// field that no view has is found without waiting for the page that shows it:
// once with empty views, once with full ones, for the two sides of each
// condition.
func (s *Set) try(pieces library) []diag.Problem {
	var problems []diag.Problem
	for _, k := range kinds() {
		if !s.ownsPartOf(k.file, pieces) {
			continue
		}
		for _, full := range []bool{false, true} {
			err := s.Execute(io.Discard, k.file, trial(k.view, full))
			var fault *Fault
			if errors.As(err, &fault) {
				problems = append(problems, fault.Problem)
			} else if err != nil {
				problems = append(problems, diag.Problem{
					Severity: diag.Error, Code: "layout-broken", Pos: s.files[k.file].pos(1, 1), Args: diag.Args{"cause": err.Error()},
				})
			}
		}
	}
	return problems
}

// ownsPartOf tells whether one of the site's files takes part in a page.
func (s *Set) ownsPartOf(page string, pieces library) bool {
	roots := append([]string{baseFile, page}, sharedParts...)
	return slices.ContainsFunc(pieces.reach(roots...), func(file string) bool { return s.files[file].own })
}

// trial is a page without anything, or with one of each thing.
func trial(view any, full bool) Data {
	d := Data{Chrome: &site.Chrome{}, Page: view}
	if !full {
		return d
	}
	page := reflect.New(reflect.TypeOf(view)).Elem()
	fillIn(page)
	fillIn(reflect.ValueOf(d.Chrome).Elem())
	d.Page = page.Interface()
	d.Bodies = map[string]markdown.Doc{word: {Sections: []markdown.Section{
		{HTML: "<p>x</p>"},
		{Kind: network.Context, Title: word, ID: word, HTML: "<p>x</p>"},
		{Title: word, ID: word, HTML: "<p>x</p>"},
	}}}
	return d
}

// word fills every string, a text's file among them.
const word = "x"

// fillIn gives every field something: true, 1, a word, a list of one. What
// authors give a shape to (extra) stays empty.
func fillIn(v reflect.Value) {
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int64:
		v.SetInt(1)
	case reflect.Uint64:
		v.SetUint(1)
	case reflect.Float64:
		v.SetFloat(1)
	case reflect.String:
		v.SetString(word)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fillIn(v.Elem())
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fillIn(v.Index(0))
	case reflect.Struct:
		for i := range v.NumField() {
			fillIn(v.Field(i))
		}
	}
}
