package stencil

import (
	"errors"
	"fmt"
	"html/template"
	"io"
	"reflect"
	"strings"
	"testing"
)

// A node has a pointer of each kind.
type (
	node struct {
		*Embedded
		Name   string
		Count  int
		Yes    bool
		Next   *node
		Deep   **node
		Text   *string
		Number *int
		Truth  *bool
		List   *[]string
		HTML   *template.HTML
		Nodes  []*node
		Values []node
		Box    any          // holds a pointer
		Held   any          // holds a pointer of a type that the compiler knows
		Says   fmt.Stringer // holds a pointer
		Loud   loud
		Quiet  quiet
		Loudly *loud
		Map    map[string]*node
	}
	Embedded struct {
		Inner string
		Into  *node
	}
	loud  string
	quiet string
)

func (loud) String() string                        { return "loud & clear" }
func (*quiet) String() string                      { return "by pointer only" }
func (n node) Value(s string) string               { return s + n.Name }
func (n node) Self() node                          { return n }
func (n node) Up() *node                           { return n.Next }
func (n node) Fails() (string, error)              { return "x", errors.New("it fails") }
func (n node) Gives(s string) (string, error)      { return s + "!", nil }
func (n *node) Pointer(s string) string            { return s + n.Name }
func (n *node) Any() any                           { return n }
func (n *node) Safe() string                       { return fmt.Sprint(n == nil) }
func (n *node) Takes(o *node) bool                 { return n == o }
func (n node) Joins(s string, all ...*node) string { return s + fmt.Sprint(len(all)) }
func (n node) Panics() string                      { panic("a method's own") }
func (e Embedded) Level() string                   { return "level " + e.Inner }
func (e *Embedded) Depth() string                  { return "depth " + e.Inner }

var knownNode = Known{
	Functions: template.FuncMap{
		"shout": shout, "panics": panics,
		"nameOf":  func(n *node) string { return n.Name },
		"typesOf": func(all ...any) string { return fmt.Sprintf("%T", all) },
		"next":    func(n node) *node { return n.Next },
	},
	Inside: map[string]reflect.Type{"Held": reflect.TypeFor[*node]()},
}

// someNode has everything; nothing has only what Held must hold.
func someNode() *node {
	text, number, truth, html, shouted := "a & b", 7, false, template.HTML("<i>h</i>"), loud("x")
	leaf := &node{Embedded: &Embedded{Inner: "leaf's"}, Name: "<leaf>", Held: (*node)(nil)}
	next := &node{Embedded: &Embedded{Into: leaf}, Name: "next", Count: 3, Next: leaf, Deep: &leaf, Held: leaf, Nodes: []*node{leaf, nil}}
	said := quiet("q")
	return &node{
		Embedded: &Embedded{Inner: "in", Into: next}, Name: "first's", Count: 2, Yes: true, Next: next, Deep: &next,
		Text: &text, Number: &number, Truth: &truth, List: &[]string{"<1>", "2"}, HTML: &html,
		Nodes: []*node{next, leaf}, Values: []node{*leaf, *next}, Box: next, Held: next, Says: &said, Loud: "l", Quiet: "q", Loudly: &shouted,
		Map: map[string]*node{"a": leaf, "b": nil},
	}
}

func nothing() *node { return &node{Held: (*node)(nil)} }

// What a pointer shows, where it is passed on, tested, compared and stored, with
// and without something at its end: as html/template has it, or left to it.
func TestPointers(t *testing.T) {
	const bothMade, madeOnce, never = made + " " + made, made + " " + left, left + " " + left
	for _, c := range []struct{ text, want string }{
		// As dot.
		{`{{with .Next}}{{printf "%T" .}}{{end}}`, bothMade},
		{`{{with .Next}}{{printf "%p" .}}{{printf "%v" .}}{{printf "%+v" .}}{{print .}}{{println . .}}{{typesOf .}}{{end}}`, bothMade},
		{`{{with .Next}}{{.Name}}{{.Count}}{{.Next.Name}}{{with .Next}}{{.Name}}{{printf "%T" $}}{{end}}{{end}}`, bothMade},
		{`{{with .Next.Next}}{{.Name}}{{end}}`, madeOnce},
		{`{{with .Deep}}{{printf "%T" .}}{{.Name}}{{.Next.Name}}{{end}}`, bothMade},
		{`{{with .Text}}{{printf "%T" .}}{{end}}{{with .Number}}{{printf "%T %v" . .}}{{end}}{{with .Truth}}{{printf "%T" .}}{{end}}`, bothMade},
		{`{{with .Embedded}}{{printf "%T" .}}{{.Inner}}{{end}}`, bothMade},
		{`{{with $.Next}}{{with $}}{{printf "%T" .}}{{end}}{{end}}`, bothMade},
		// Printed.
		{`{{.Next}}`, refused},
		{`{{.Text}}`, refused},
		{`{{.Number}}`, refused},
		{`{{.HTML}}`, refused},
		{`{{.Loudly}}`, refused},
		{`{{.Says}}`, refused},
		{`{{.Box}}`, refused},
		{`{{.Loud}}`, refused},
		{`{{.Quiet}}<p title="{{.Quiet}}">{{range .Values}}{{.Quiet}}{{end}}`, bothMade},
		{`<script type="application/ld+json">{{.Embedded}}</script>`, madeOnce},
		{`<script type="application/ld+json">{{.Deep}}</script>`, never},
		// Passed on to a template.
		{`{{template "a" .Next}}{{define "a"}}{{printf "%T" .}}{{if .}}{{.Name}}{{printf "%T" $}}{{end}}{{end}}`, bothMade},
		{`{{template "a" .Next}}{{define "a"}}{{.Name}}{{end}}`, madeOnce},
		{`{{template "a" .Deep}}{{define "a"}}{{if .}}{{.Name}}{{template "a" .Next.Deep}}{{end}}{{end}}`, bothMade},
		{`{{template "a" .Nodes}}{{define "a"}}{{range .}}{{if .}}{{.Name}}{{template "a" .Nodes}}{{end}}{{end}}{{end}}`, bothMade},
		{`{{template "a" .Text}}{{define "a"}}{{if .}}{{printf "%T %s" . .}}{{end}}{{end}}`, bothMade},
		{`{{template "a" .Box}}{{define "a"}}{{printf "%T" .}}{{if .}}x{{end}}{{end}}`, bothMade},
		{`{{template "a" .Held}}{{define "a"}}{{printf "%T" .}}{{if .}}{{.Name}}{{end}}{{end}}`, bothMade},
		// Passed on to a function.
		{`{{printf "%T %v %p" .Next .Next .Next}}{{print .Next .Deep}}{{println .Text}}{{printf "%s" .Loudly}}{{printf "%v" .Says}}`, bothMade},
		{`{{printf "%T %T %T" .Box .Held .Says}}{{typesOf .Next .Deep .Box .Map .Nodes .Embedded}}{{.Next | printf "%T"}}{{.Box | printf "%T"}}`, bothMade},
		{`{{nameOf .Next}}`, madeOnce},
		{`{{with .Next}}{{nameOf .}}{{end}}{{nameOf (index .Nodes 0)}}`, madeOnce},
		{`{{with next .}}{{.Name}}{{end}}{{(next .).Name}}`, madeOnce},
		{`{{nameOf .}}`, refused}, // an address of what stands in a slice, html/template knows when
		{`{{next .Next}}`, refused},
		{`{{shout .Text}}`, refused},
		{`{{nameOf .Box}}`, refused},
		{`{{nameOf .Held}}`, madeOnce},
		{`{{html .Next}}`, refused},
		{`{{.Text | html}}`, refused},
		{`{{js .Text}}`, refused},
		{`{{urlquery .Text}}`, refused},
		{`{{len .List}}`, refused},
		{`{{len .Text}}`, refused},
		{`{{index .List 0}}`, refused},
		{`{{slice .List 0}}`, refused},
		{`{{call .Next}}`, refused},
		{`{{printf "%v" (index .Nodes 0)}}{{(index .Nodes 0).Name}}`, madeOnce},
		{`{{(index .Nodes .Number).Name}}`, refused},
		{`{{(index .Map "a").Name}}`, refused},
		// Tested.
		{`{{if .Next}}a{{else}}b{{end}}{{if not .Deep}}a{{end}}{{if .Text}}a{{end}}{{if .Truth}}a{{end}}{{if .Number}}a{{end}}{{if .List}}a{{end}}`, bothMade},
		{`{{if and .Next .Deep .Text}}a{{end}}{{if or .Next .Truth}}b{{end}}{{if .Embedded}}c{{end}}{{if .Box}}d{{end}}{{if .Held}}e{{end}}{{if .Says}}f{{end}}{{if .Map}}g{{end}}`, bothMade},
		{`{{with or .Next .Next}}{{printf "%T" .}}{{.Name}}{{end}}{{with and .Next .Next.Next}}{{.Name}}{{end}}`, bothMade},
		{`{{with or .Next .Deep}}x{{end}}`, refused},
		{`{{if .Next.Next}}a{{end}}`, madeOnce},
		{`{{if .Next}}{{if .Next.Next}}{{.Next.Next.Name}}{{end}}{{end}}`, bothMade},
		// Compared.
		{`{{if eq .Next .Next}}a{{end}}`, refused},
		{`{{if ne .Next nil}}a{{end}}`, refused},
		{`{{if eq .Text "a & b"}}a{{end}}`, refused},
		{`{{if eq .Number 7}}a{{end}}`, refused},
		{`{{if lt .Number .Count}}a{{end}}`, refused},
		{`{{if eq .Truth .Yes}}a{{end}}`, refused},
		{`{{if eq .Next.Name "next"}}a{{end}}{{if lt .Next.Count 4}}b{{end}}`, madeOnce},
		// Ranged over.
		{`{{range .Nodes}}{{printf "%T" .}}{{if .}}{{.Name}}{{end}}{{else}}none{{end}}`, bothMade},
		{`{{range $i, $n := .Nodes}}{{$i}}{{printf "%T %v" $n .}}{{with $n}}{{.Name}}{{end}}{{end}}`, bothMade},
		{`{{range .Values}}{{.Name}}{{printf "%T" .}}{{with .Next}}{{.Name}}{{printf "%T" .}}{{end}}{{end}}`, bothMade},
		{`{{with .Next}}{{range .Nodes}}{{.Name}}{{end}}{{end}}`, left + " " + made}, // one of them is nil
		{`{{range .List}}{{.}}{{end}}`, refused},
		{`{{range .Number}}{{.}}{{end}}`, refused},
		{`{{range .Map}}{{.}}{{end}}`, refused},
		{`{{range .Next}}{{.}}{{end}}`, refused},
		// In a variable.
		{`{{$n := .Next}}{{printf "%T" $n}}{{if $n}}{{$n.Name}}{{end}}{{with $n}}{{.Name}}{{end}}`, bothMade},
		{`{{$n := .Next}}{{$n.Name}}`, madeOnce},
		{`{{with $n := .Next}}{{printf "%T%T" $n .}}{{$n.Name}}{{else}}{{printf "%T" $n}}{{end}}`, bothMade},
		{`{{if $d := .Deep}}{{printf "%T" $d}}{{$d.Name}}{{else}}{{printf "%v" $d}}{{end}}`, bothMade},
		{`{{$b := .Box}}{{printf "%T" $b}}{{$h := .Held}}{{printf "%T" $h}}{{if $h}}{{$h.Name}}{{end}}`, bothMade},
		{`{{$n := .Next}}{{$n = .Up}}`, refused},
		// Pointers to pointers, and in interfaces.
		{`{{.Deep.Name}}{{.Deep.Next.Name}}{{.Deep.Deep.Name}}`, madeOnce},
		{`{{.Box.Name}}`, refused},
		{`{{.Held.Name}}{{with .Held}}{{.Name}}{{printf "%T" .}}{{end}}`, madeOnce},
		{`{{.Says.String}}`, refused},
		// Methods.
		{`{{.Value "a"}}{{.Self.Name}}{{printf "%T" .Self}}{{printf "%T" .Up}}{{with .Up}}{{.Name}}{{end}}{{.Gives "x"}}`, bothMade},
		{`{{.Next.Value "a"}}{{.Next.Self.Name}}{{.Deep.Value "x"}}{{.Next.Pointer "b"}}{{.Deep.Pointer "c"}}{{.Up.Pointer "d"}}`, madeOnce},
		{`{{range .Values}}{{.Value "a"}}{{.Pointer "b"}}{{.Level}}{{.Depth}}{{end}}`, bothMade},
		{`{{.Pointer "x"}}`, never}, // dot lies nowhere
		{`{{.Self.Pointer "x"}}`, never},
		{`{{range .Values}}{{.Self.Pointer "x"}}{{end}}`, left + " " + made},
		{`{{.Next.Safe}}`, madeOnce}, // without a page's error, html/template calls it on nil
		{`{{with .Next}}{{.Safe}}{{if .Takes .}}same{{end}}{{if $.Next.Takes .Next}}not{{end}}{{printf "%T" .Any}}{{end}}`, bothMade},
		{`{{.Joins "x" .Next .Up}}{{.Joins "y"}}{{.Next | .Joins "z" .Next}}`, bothMade},
		{`{{.Value .Text}}`, refused},
		{`{{.Joins "x" .Self}}`, refused},
		{`{{.Value}}`, refused},
		{`{{.Fails}}`, never},
		{`{{.Panics}}`, never},
		{`{{.Missing}}`, refused},
		{`{{.Map.a.Name}}`, refused},
		// Embedded.
		{`{{.Inner}}`, madeOnce},
		{`{{.Into.Name}}{{.Into.Inner}}{{.Embedded.Into.Name}}`, madeOnce},
		{`{{.Level}}{{.Next.Level}}{{.Embedded.Level}}`, madeOnce},
		{`{{.Depth}}{{.Next.Depth}}{{.Embedded.Depth}}`, madeOnce}, // that of a node needs no address
	} {
		some, none := someNode(), nothing()
		got := strings.Join(press(t, c.text, knownNode, some, none), " ")
		if got != c.want {
			t.Errorf("%s: %s, not %s", c.text, got, c.want)
		}
		// The same where dot is a pointer, as far as it is made at all.
		press(t, c.text, knownNode, &some, &none)
	}
}

// A pointer stays one when it becomes dot.
func TestPointerAsDot(t *testing.T) {
	set := template.Must(template.New("main").Parse(`{{with .Next}}{{printf "%T" .}}{{end}}`))
	if err := set.Execute(io.Discard, *someNode()); err != nil {
		t.Fatal(err)
	}
	program, err := Compile(set, "main", reflect.TypeFor[node](), Known{})
	if err != nil {
		t.Fatal(err)
	}
	if page, ok := program.Append(nil, *someNode()); !ok || string(page) != "*stencil.node" {
		t.Errorf("%v %q", ok, page)
	}
}
