package layout

import (
	"errors"
	"reflect"
	"slices"

	"essaim/internal/diag"
	"essaim/internal/markdown"
	"essaim/internal/network"
	"essaim/internal/view"
)

// try executes every page that one of the site's files may change, so that a
// field that no view has is found without waiting for the page that shows it:
// with empty views, and with full ones whose lists hold one thing, then two, for
// all sides of the conditions that layouts put.
func (s *Set) try(pieces library) []diag.Problem {
	var problems []diag.Problem
	for _, k := range kinds() {
		if !s.ownsPartOf(k.file, pieces) {
			continue
		}
		for n := range trials {
			_, err := s.Append(nil, k.file, trial(k.view, n))
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

// ownsPartOf reports whether one of the site's files takes part in a page.
func (s *Set) ownsPartOf(page string, pieces library) bool {
	roots := append([]string{baseFile, page}, sharedParts...)
	return slices.ContainsFunc(pieces.reach(roots...), func(file string) bool { return s.files[file].own })
}

// trials is how many there are.
const trials = 3

// trial is a page without anything, or with n of each thing.
func trial(empty any, n int) Data {
	d := Data{Chrome: &view.Chrome{}, Page: empty}
	if n == 0 {
		return d
	}
	page := reflect.New(reflect.TypeOf(empty)).Elem()
	fillIn(page, n)
	fillIn(reflect.ValueOf(d.Chrome).Elem(), n)
	d.Page = page.Interface()
	d.Bodies = map[string]markdown.Doc{word: {Sections: []markdown.Section{
		{Written: []byte("<p>x</p>")},
		{Kind: network.Context, Title: word, ID: word, Written: []byte("<p>x</p>")},
		{Title: word, ID: word, Written: []byte("<p>x</p>")},
		{Kind: network.Difficulties, Title: word, ID: word, Written: []byte("<p>x</p>")},
	}}}
	return d
}

// word fills every string, a text's file among them.
const word = "x"

// fillIn gives every field something: true, n, a word, a list of n. What
// authors give a shape to (extra) stays empty.
func fillIn(v reflect.Value, n int) {
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int64:
		v.SetInt(int64(n))
	case reflect.Uint64:
		v.SetUint(uint64(n))
	case reflect.Float64:
		v.SetFloat(float64(n))
	case reflect.String:
		v.SetString(word)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fillIn(v.Elem(), n)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), n, n))
		for i := range n {
			fillIn(v.Index(i), n)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			fillIn(v.Field(i), n)
		}
	}
}
