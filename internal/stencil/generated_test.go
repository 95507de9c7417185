package stencil

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// Templates that nobody would think of: what a node has, in all ways that its
// types allow and in some that they do not. Whatever becomes of them, a page that
// is made is html/template's.
func TestGenerated(t *testing.T) {
	count := 2000
	if testing.Short() {
		count /= 20
	}
	outcomes := map[string]int{}
	for seed := range uint64(count) {
		for _, outcome := range pressGenerated(t, seed) {
			outcomes[outcome]++
		}
	}
	t.Log(outcomes)
	for _, outcome := range []string{made, left, refused} {
		if outcomes[outcome] < count/5 {
			t.Errorf("only %d pages of %d templates are %s", outcomes[outcome], count, outcome)
		}
	}
}

func FuzzGenerated(f *testing.F) {
	f.Add(uint64(1))
	f.Fuzz(func(t *testing.T, seed uint64) { pressGenerated(t, seed) })
}

// pressGenerated makes pages of the template of a seed: of everything, of nothing,
// of something, and of pointers to them.
func pressGenerated(t *testing.T, seed uint64) []string {
	t.Helper()
	w := writer{Rand: rand.New(rand.NewPCG(seed, 2))}
	text := w.list(place{dot: reflect.TypeFor[node](), root: reflect.TypeFor[node]()}, 3)
	text += strings.Join(w.definitions, "")
	some, none, random := someNode(), nothing(), someNode()
	w.empty(random, 3)
	return slices.Concat(press(t, text, knownNode, some, none, random), press(t, text, knownNode, &some, &none, &random))
}

// writer writes templates by the types of what they show, so that most of them can
// be executed.
type writer struct {
	*rand.Rand
	definitions []string
	names       int
}

// place is where the writer stands.
type place struct {
	dot, root reflect.Type
	variables []variableOf
}

type variableOf struct {
	name string
	typ  reflect.Type
}

func (w *writer) one(of ...string) string { return of[w.IntN(len(of))] }

func (w *writer) name(prefix string) string {
	w.names++
	return fmt.Sprint(prefix, w.names)
}

func (w *writer) list(at place, depth int) string {
	var b strings.Builder
	for range 1 + w.IntN(3) {
		text, declared := w.action(at, depth)
		b.WriteString(text)
		at.variables = slices.Concat(at.variables, declared)
	}
	return b.String()
}

func (w *writer) action(at place, depth int) (text string, declared []variableOf) {
	e, typ := w.expression(at)
	kind := w.IntN(11)
	if depth == 0 {
		kind %= 5
	}
	printed := typ != nil && (typ.Kind() == reflect.String || typ.Kind() == reflect.Int)
	if (kind == 0 && !printed || kind == 3) && w.IntN(6) > 0 { // mostly refused
		kind = 1
	}
	inner := func(dot reflect.Type, more ...variableOf) string {
		return w.list(place{dot, at.root, slices.Concat(at.variables, more)}, depth-1)
	}
	switch kind {
	case 0:
		return w.one("{{"+e+"}}", `<p title="{{`+e+`}}">`, `<a href="{{`+e+`}}">`, `<a href="?a={{`+e+`}}">`), nil
	case 1, 2:
		return "{{" + w.one("printf `%T` ", "printf `%v` ", "printf `%+v %p` . ", "print ", "println 1 ", "typesOf ") + e + "}}", nil
	case 3:
		return "{{" + w.one("len ", "html ", "js ", "urlquery ", "nameOf ", "shout ", "index ", "not ") + e + w.one("", "", " 0") + "}}", nil
	case 4:
		name := w.name("$v")
		return "{{" + name + " := " + e + "}}", []variableOf{{name, typ}}
	case 5:
		return "{{if " + w.condition(at, e) + "}}" + inner(at.dot) + "{{else}}" + inner(at.dot) + "{{end}}", nil
	case 6, 7:
		return "{{with " + e + "}}" + inner(typ) + "{{else}}" + inner(at.dot) + "{{end}}", nil
	case 8:
		name := w.name("$w")
		v := variableOf{name, typ}
		return "{{" + w.one("if ", "with ") + name + " := " + e + "}}{{printf `%T` " + name + "}}" + w.list(place{nil, at.root, append(slices.Clone(at.variables), v)}, 0) + "{{end}}", nil
	case 9:
		if typ == nil || typ.Kind() != reflect.Slice {
			e, typ = w.one(".Nodes", "$.Nodes", ".Values"), nil
		}
		element := reflect.TypeFor[*node]()
		if typ != nil {
			element = typ.Elem()
		} else if e == ".Values" {
			element = element.Elem()
		}
		i, x := w.name("$i"), w.name("$x")
		return "{{range " + i + ", " + x + " := " + e + "}}{{" + i + "}}" + inner(element, variableOf{x, element}) + "{{else}}" + inner(at.dot) + "{{end}}", nil
	}
	name := w.name("t")
	w.definitions = append(w.definitions, `{{define "`+name+`"}}`+w.list(place{dot: typ, root: typ}, depth-1)+"{{end}}")
	return `{{template "` + name + `" ` + e + "}}", nil
}

func (w *writer) condition(at place, e string) string {
	other, _ := w.expression(at)
	if w.IntN(6) > 0 {
		return w.one(e, "not "+e, "and "+e+" "+other, "or "+e+" "+other, "(and "+e+" "+other+" | not)")
	}
	return w.one("eq "+e+" "+other, "eq "+e+" nil", "ne "+e+" "+e, "lt "+e+` "m"`, "ge "+e+" 3")
}

// expression follows fields and methods from dot, a variable or what a function
// gives. Its type is nil when the writer does not know it.
func (w *writer) expression(at place) (text string, typ reflect.Type) {
	switch n := w.IntN(8); {
	case n == 0 && len(at.variables) > 0:
		v := at.variables[w.IntN(len(at.variables))]
		text, typ = v.name, v.typ
	case n == 1:
		text, typ = "$", at.root
	case n == 2:
		text, typ = "(next "+w.one(".", "$")+")", reflect.TypeFor[*node]()
	case n == 3:
		text, typ = "(index $.Nodes "+w.one("0", "1")+")", reflect.TypeFor[*node]()
	default:
		text, typ = ".", at.dot
	}
	for range w.IntN(4) {
		for typ != nil && typ.Kind() == reflect.Pointer {
			typ = typ.Elem()
		}
		if typ == nil || typ == reflect.TypeFor[any]() {
			break
		}
		text, typ = w.member(text, typ)
	}
	return text, typ
}

// member is a field or a method of what text gives.
func (w *writer) member(text string, typ reflect.Type) (string, reflect.Type) {
	dotted := strings.TrimSuffix(text, ".") + "."
	methods := reflect.PointerTo(typ)
	if typ.Kind() != reflect.Struct || w.IntN(3) == 0 {
		if methods.NumMethod() == 0 {
			return text, typ
		}
		m := methods.Method(w.IntN(methods.NumMethod()))
		call := dotted + m.Name
		for i := 1; i < m.Type.NumIn(); i++ {
			if m.Type.In(i).Kind() == reflect.String {
				call += ` "<x"`
			} else {
				call += " " + w.one("$.Next", ".Next", "$", ".")
			}
		}
		return "(" + call + ")", m.Type.Out(0)
	}
	fields := reflect.VisibleFields(typ)
	f := fields[w.IntN(len(fields))]
	return dotted + f.Name, f.Type
}

// empty takes half of what a node has away.
func (w *writer) empty(n *node, depth int) {
	v := reflect.ValueOf(n).Elem()
	for i := range v.NumField() {
		if v.Type().Field(i).Name != "Held" && w.IntN(2) == 0 {
			v.Field(i).SetZero()
		}
	}
	if n.Next != nil && depth > 0 {
		w.empty(n.Next, depth-1)
	}
}
