package build

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"essaim/internal/view"
	"essaim/test/loop"
)

// keyedTypes are those that keys are made of: all kinds of pages and papers that the
// demo and its workroom have, and what else has a key.
func keyedTypes(t *testing.T) map[string]reflect.Type {
	t.Helper()
	types := map[string]reflect.Type{}
	add := func(value any) {
		of := reflect.Indirect(reflect.ValueOf(value)).Type()
		types[of.Name()] = of
	}
	add(view.Chrome{})
	add(view.Entry{})
	add(view.NetworksPage{}) // the demo is no portal
	add(view.NetworkPage{})
	for _, workroom := range []bool{false, true} {
		opt := options(os.DirFS("../../cmd/essaim/demo"), t.TempDir())
		opt.Workroom = workroom
		r := &runner{ctx: t.Context(), opt: opt}
		site, err := r.prepare(nil, &fileSizes{})
		if err != nil {
			t.Fatal(err)
		}
		for _, o := range site.plan.Outputs {
			switch {
			case o.View != nil:
				add(o.View())
			case o.Paper != nil:
				add(o.Paper())
			case o.Booklet != nil:
				add(o.Booklet())
			case o.Report != nil:
				add(o.Report())
			case o.Note != nil:
				add(o.Note())
			case o.Letters != nil:
				add(o.Letters())
			}
		}
	}
	return types
}

// No kind of page or paper is left out: in internal/view they are what embeds
// Head or Imprint.
func TestEveryKindOfViewIsKnownToThisTest(t *testing.T) {
	known := keyedTypes(t)
	files, err := filepath.Glob("../view/*.go")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	visit := func(n ast.Node) bool {
		spec, _ := n.(*ast.TypeSpec)
		if spec == nil {
			return true
		}
		fields, isStruct := spec.Type.(*ast.StructType)
		if !isStruct {
			return true
		}
		for _, f := range fields.Fields.List {
			embedded, _ := f.Type.(*ast.Ident)
			if len(f.Names) == 0 && embedded != nil && (embedded.Name == "Head" || embedded.Name == "Imprint") {
				found++
				if known[spec.Name.Name] == nil {
					t.Errorf("the demo has no %s: nothing proves what its key is made of", spec.Name.Name)
				}
			}
		}
		return true
	}
	for _, file := range files {
		tree, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(tree, visit)
	}
	if found < 20 {
		t.Errorf("%d kinds of pages and papers", found)
	}
}

// What a layout can show of a view is in its key: each field, whatever its depth,
// is changed in turn, in a view that has everything and in one that has nothing.
// No two of these views have one key.
func TestEveryFieldOfAViewIsInItsKey(t *testing.T) {
	loop.Unraced(t)
	types := keyedTypes(t)
	for _, name := range slices.Sorted(maps.Keys(types)) {
		t.Run(name, func(t *testing.T) {
			for _, filled := range []bool{true, false} {
				root := reflect.New(types[name]).Elem()
				if filled {
					fill(t, root, name, map[reflect.Type]bool{})
				}
				c := changer{T: t, root: root, seen: map[uint64]string{}}
				c.check("nothing changed")
				c.change(root, name)
				if fields := types[name].NumField(); len(c.seen) <= fields {
					t.Errorf("%d changes of %d fields", len(c.seen)-1, fields)
				}
			}
		})
	}
}

// fill gives every field a value, two different elements to a slice. A type that
// holds itself (LinkedData names its authors) is filled once.
func fill(t *testing.T, v reflect.Value, path string, inside map[reflect.Type]bool) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(path)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int64, reflect.Int32, reflect.Int8:
		v.SetInt(7)
	case reflect.Uint, reflect.Uint64, reflect.Uint32, reflect.Uint8:
		v.SetUint(7)
	case reflect.Slice:
		if inside[v.Type().Elem()] {
			return
		}
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fill(t, v.Index(0), path+"[0]", inside)
		fill(t, v.Index(1), path+"[1]", inside)
		if reflect.DeepEqual(v.Index(0).Interface(), v.Index(1).Interface()) { // numbers
			v.Index(1).SetZero()
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(t, v.Elem(), path, inside)
	case reflect.Interface:
		v.Set(reflect.ValueOf(anyValues[0]))
	case reflect.Struct:
		inside[v.Type()] = true
		defer delete(inside, v.Type())
		for i := range v.NumField() {
			f := v.Type().Field(i)
			if !f.IsExported() {
				t.Fatalf("%s.%s is not exported: no key sees it", path, f.Name)
			}
			fill(t, v.Field(i), path+"."+f.Name, inside)
		}
	default: // a map; a function, which has no key
		t.Fatalf("%s is a %s: think of how a key is made of it, then of how to change it here", path, v.Kind())
	}
}

// anyValues are what a field of any type may hold: what schema.org says of a page,
// and what authors write below extra:. A layout shows no two of them alike.
var anyValues = []any{
	&view.LinkedData{}, &view.LinkedData{Type: "Article"}, "a", "", true, false,
	[]any{}, []any{nil}, []any{""}, []any{[]any{}}, []any{map[string]any{}},
	map[string]any{}, map[string]any{"a": nil}, map[string]any{"a": ""}, map[string]any{"a": []any{}}, map[string]any{"a": map[string]any{}},
	map[string]any{"a": "b"}, map[string]any{"b": "a"}, map[string]any{"a": "b", "b": "a"}, map[string]any{"a": "a", "b": "b"},
}

// A changer changes one field after the other of root, and puts each back.
type changer struct {
	*testing.T
	root reflect.Value
	seen map[uint64]string // what was changed, by key
}

func (c *changer) check(what string) {
	c.Helper()
	k, err := key(c.root.Interface())
	if first, taken := c.seen[k]; taken || err != nil {
		c.Errorf("%s: the key is that of %s (%v)", what, first, err)
	}
	c.seen[k] = what
}

func (c *changer) change(v reflect.Value, path string) {
	before := reflect.New(v.Type()).Elem()
	before.Set(v)
	set := func(to reflect.Value, what string) {
		v.Set(to)
		c.check(path + what)
		v.Set(before)
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			c.change(v.Field(i), path+"."+v.Type().Field(i).Name)
		}
	case reflect.Slice:
		if v.Len() == 0 {
			set(reflect.MakeSlice(v.Type(), 1, 1), ": an element more")
			return
		}
		swapped := reflect.AppendSlice(reflect.MakeSlice(v.Type(), 0, 2), v.Slice(1, 2))
		set(reflect.AppendSlice(swapped, v.Slice(0, 1)), ": elements swapped")
		set(v.Slice(0, 1), ": an element less")
		c.change(v.Index(0), path+"[0]")
	case reflect.Pointer:
		if v.IsNil() {
			set(reflect.New(v.Type().Elem()), ": no more nil")
			return
		}
		set(reflect.Zero(v.Type()), ": nil")
		c.change(v.Elem(), path)
	case reflect.Interface:
		for i, value := range anyValues {
			if i > 0 || v.IsNil() {
				set(reflect.ValueOf(value), fmt.Sprintf(": %#v", value))
			}
		}
		if !v.IsNil() {
			set(reflect.Zero(v.Type()), ": nil")
		}
	case reflect.String:
		set(reflect.ValueOf("Autre").Convert(v.Type()), "")
	case reflect.Bool:
		set(reflect.ValueOf(!v.Bool()).Convert(v.Type()), "")
	default: // numbers
		set(reflect.ValueOf(1).Convert(v.Type()), "")
	}
}

// What no layout shows does not count: which pointers lead to one value.
func TestWhatIsNotInAKey(t *testing.T) {
	status := view.Need{}
	for _, same := range [][2]any{
		{[]*view.Need{&status, &status}, []*view.Need{{}, {}}},
	} {
		a, errA := key(same[0])
		b, errB := key(same[1])
		if a != b || errA != nil || errB != nil {
			t.Errorf("%+v and %+v have two keys (%v, %v)", same[0], same[1], errA, errB)
		}
	}
	if _, err := key(struct{ F func() }{func() {}}); err == nil {
		t.Error("a function has a key")
	}
}
