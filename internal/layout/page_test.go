package layout

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"essaim/internal/diag"
	"essaim/internal/locale"
	"essaim/internal/markdown"
	"essaim/internal/network"
	"essaim/internal/plan"
	"essaim/internal/site"
	"essaim/internal/source"
	"essaim/internal/view"
	"essaim/internal/workroom"
	"essaim/test/loop"
)

// Every default layout has a program, whose pages are those of html/template.
func TestPrograms(t *testing.T) {
	for _, lang := range locale.Languages {
		set := load(t, nil, lang)
		for _, k := range kinds() {
			for n := range trials {
				t.Run(fmt.Sprintf("%s/%s/%d", lang, k.file, n), func(t *testing.T) {
					compare(t, set, k.file, trial(k.view, n))
				})
			}
		}
	}
	t.Run("sheet", func(t *testing.T) { compare(t, load(t, nil, "fr"), "sheet.html", testSheet()) })
}

// compare makes a page in both ways.
func compare(t *testing.T, set *Set, name string, d Data) {
	t.Helper()
	p, dot := set.pages[name], dotOf(t, set, d)
	want, err := p.interpret(nil, dot)
	if err != nil {
		t.Fatal(err)
	}
	program := p.program()
	if program == nil {
		t.Fatal(p.refused)
	}
	got, ok := program.Append(nil, dot)
	if !ok {
		t.Fatal("the program gives up")
	}
	if !bytes.Equal(got, want) {
		at := 0
		for at < len(got) && at < len(want) && got[at] == want[at] {
			at++
		}
		t.Errorf("%s: differs at %d:\n got %q\nwant %q", name, at, got[max(0, at-60):min(len(got), at+60)], want[max(0, at-60):min(len(want), at+60)])
	}
}

func dotOf(t testing.TB, set *Set, d Data) any {
	t.Helper()
	dot, err := set.dot(d)
	if err != nil {
		t.Fatal(err)
	}
	return dot
}

// Every page of the demo and of the first network, as a build has them.
func TestProgramsOfNetworks(t *testing.T) {
	for _, folder := range []string{"../../cmd/essaim/demo", "../.."} {
		pages := 0
		folder := os.DirFS(folder)
		n, _ := source.NewReader(folder, source.Options{}).Read()
		loc := locale.For(n.Lang)
		in := plan.Input{
			Situation: n.At(network.DayOf(2024, 5, 31)), Locale: loc, BaseURL: "https://reseau.example.org/a/", Version: "1",
			Made:     func(string) plan.Made { return plan.Made{Size: 19000, Pages: 2} },
			Headings: func(network.Body) []string { return nil },
			Text:     source.Bodies(folder),
		}
		plan, _ := site.New(in)
		papers := workroom.New(in, false)
		set := load(t, nil, n.Lang)
		converter := markdown.New(loc)
		for _, o := range slices.Concat(plan.Outputs, papers.Outputs) {
			if o.View == nil {
				continue
			}
			bodies := map[string]markdown.Doc{}
			for _, body := range o.Bodies {
				text, err := source.ReadBody(folder, *body)
				if err != nil {
					t.Fatal(err)
				}
				bodies[body.File], _ = converter.Convert(text, markdown.Options{Pos: diag.Whole(body.File), Resolve: plan.Resolver(body.File)})
			}
			compare(t, set, o.Layout, Data{Chrome: &plan.Chrome, Page: o.View(), Bodies: bodies})
			pages++
		}
		if pages < 40 {
			t.Errorf("%d pages only", pages)
		}
	}
}

// Views with any string anywhere, lists of any length and pointers to nothing.
func TestProgramsOfAnyView(t *testing.T) {
	set := load(t, nil, "fr")
	any, rounds := anything{loop.Random(t, 1, 1)}, loop.Rounds(t, 400)
	for _, k := range kinds() {
		for round := range rounds {
			d := Data{Chrome: new(view.Chrome), Bodies: map[string]markdown.Doc{}}
			page := reflect.New(reflect.TypeOf(k.view)).Elem()
			any.fill(page, 0)
			any.fill(reflect.ValueOf(d.Chrome).Elem(), 0)
			d.Page = page.Interface()
			for _, file := range awkward {
				var doc markdown.Doc
				any.fill(reflect.ValueOf(&doc).Elem(), 0)
				d.Bodies[file] = doc
			}
			t.Run(fmt.Sprintf("%s/%d", k.file, round), func(t *testing.T) { compare(t, set, k.file, d) })
		}
	}
}

// awkward are strings that pages have to escape, and those that layouts compare.
var awkward = []string{
	"", "x", "context", "objectives", "sheet", "lessons", "search", "role-unknown", "1", "fn:list", `"><script>alert('1')</script>`, "a & b + c", "javascript:alert(1)", "mailto:é@x",
	"/a?b=c&d=%20%zz", "\x00\xff\u2028\ufeff", "ÉÈ \u00a0\u202f’«»",
}

type anything struct{ *rand.Rand }

func (a anything) fill(v reflect.Value, depth int) {
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(a.IntN(2) == 0)
	case reflect.Int, reflect.Int64:
		v.SetInt(int64(a.IntN(20) - 2))
	case reflect.Uint64:
		v.SetUint(a.Uint64())
	case reflect.Float64:
		v.SetFloat(a.NormFloat64())
	case reflect.String:
		v.SetString(awkward[a.IntN(len(awkward))])
	case reflect.Pointer:
		if a.IntN(3) > 0 && depth < 8 {
			v.Set(reflect.New(v.Type().Elem()))
			a.fill(v.Elem(), depth+1)
		}
	case reflect.Slice:
		if depth < 8 {
			n := a.IntN(4)
			v.Set(reflect.MakeSlice(v.Type(), n, n))
			for i := range n {
				a.fill(v.Index(i), depth+1)
			}
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Field(i); f.CanSet() {
				a.fill(f, depth+1)
			}
		}
	case reflect.Interface: // Head.LinkedData, or what authors wrote
		if a.IntN(2) == 0 && depth < 4 {
			thing := new(view.LinkedData)
			a.fill(reflect.ValueOf(thing).Elem(), 7)
			v.Set(reflect.ValueOf(thing))
		}
	}
}

// A site's own layouts may use all that html/template allows: what no program
// can be made of is interpreted, page after page.
func TestInterpreted(t *testing.T) {
	const text = `{{define "main"}}<h1 {{.Head.Section}}>{{range $k, $v := .Page.Extra}}{{$k}}={{$v}};{{end}}{{$n := 0}}{{range .Page.Themes}}{{$n = 1}}{{break}}{{end}}{{$n}}</h1>{{end}}`
	set := load(t, fstest.MapFS{"sheet.html": {Data: []byte(text)}}, "fr")
	d := testSheet()
	page := d.Page.(view.SheetPage)
	page.Extra = map[string]any{"b": "<2>", "a": 1}
	d.Page = page
	for range 3 {
		if page := execute(t, set, "sheet.html", d); !strings.Contains(page, "<h1 sheets>a=1;b=&lt;2&gt;;1</h1>") {
			t.Errorf("%s", page)
		}
	}
	if got, want := set.Left(), []Left{{"layouts/sheet.html", "layouts/sheet.html:1", "value in a tag, a script or a style, for htmlnamefilter"}}; !slices.Equal(got, want) {
		t.Errorf("left to html/template: %v, not %v", got, want)
	}
	compare(t, set, "themes.html", trial(view.ThemesPage{}, 1))
}

// Without programs pages are the same, and known for others, so that they are made
// again.
func TestNoStencil(t *testing.T) {
	plain, problems := Load(defaults, nil, locale.For("fr"), Options{NoStencil: true})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	set := load(t, nil, "fr")
	if execute(t, plain, "sheet.html", testSheet()) != execute(t, set, "sheet.html", testSheet()) {
		t.Error("another page")
	}
	if plain.pages["sheet.html"].made != nil || set.pages["sheet.html"].made == nil || plain.Hash() == set.Hash() {
		t.Error("a program was made, or none")
	}
}

// A page that a program cannot make has html/template's error, and its place.
func TestFaultOfProgram(t *testing.T) {
	const text = "{{define \"main\"}}\n{{.Head.Title}}{{if eq .Page.Lead \"y\"}}{{(index .Page.Breadcrumb 3).Name}}{{end}}{{end}}"
	set := load(t, fstest.MapFS{"page.html": {Data: []byte(text)}}, "fr")
	good := Data{Chrome: testChrome(), Page: view.TextPage{}}
	bad := Data{Chrome: good.Chrome, Page: view.TextPage{Lead: "y"}}
	compare(t, set, "page.html", good)
	page, err := set.Append([]byte("before"), "page.html", bad)
	if string(page) != "before" {
		t.Errorf("%q", page)
	}
	fault, ok := err.(*Fault)
	if !ok || placeOf(fault.Problem) != "layouts/page.html:2:43" {
		t.Errorf("%v", err)
	}
	if pointer, err := set.Append(nil, "page.html", Data{Chrome: good.Chrome, Page: &view.TextPage{}}); err != nil || string(pointer) != execute(t, set, "page.html", good) {
		t.Errorf("a pointer to a view: %v %s", err, pointer)
	}
}

// A page allocates for the functions and methods that it calls, not for what it
// shows; html/template alone allocates 1,500 times for this one.
func TestAllocations(t *testing.T) {
	set, data := load(t, nil, "fr"), testSheet()
	page := []byte(execute(t, set, "sheet.html", data))
	got := testing.AllocsPerRun(100, func() { page, _ = set.Append(page[:0], "sheet.html", data) })
	if got > 120 {
		t.Errorf("a sheet allocates %.0f times", got)
	}
}

// A sheet by its program, and by html/template alone.
func BenchmarkSheet(b *testing.B) {
	set := load(b, nil, "fr")
	data := testSheet()
	execute(b, set, "sheet.html", data)
	var page []byte
	b.ReportAllocs()
	for b.Loop() {
		var err error
		if page, err = set.Append(page[:0], "sheet.html", data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSheetInterpreted(b *testing.B) {
	set := load(b, nil, "fr")
	p, dot := set.pages["sheet.html"], dotOf(b, set, testSheet())
	var page []byte
	b.ReportAllocs()
	for b.Loop() {
		var err error
		if page, err = p.interpret(page[:0], dot); err != nil {
			b.Fatal(err)
		}
	}
}
