package stencil

import (
	"errors"
	"html/template"
	"io"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
)

// What became of a template, or of a page of it.
const (
	made    = "made"    // by the program, as html/template makes it
	left    = "left"    // to html/template: the program gave up
	refused = "refused" // by Compile
)

// press makes pages in both ways, and fails when they differ or when one that
// html/template refuses was made.
func press[T any](t testing.TB, text string, known Known, dots ...*T) (outcomes []string) {
	t.Helper()
	set := template.Must(template.New("main").Funcs(known.Functions).Parse(text))
	var program *Program
	for i, dot := range dots {
		var want strings.Builder
		err := set.Execute(&want, *dot)
		if i == 0 {
			var refusal error
			if program, refusal = Compile(set, "main", reflect.TypeFor[T](), known); refusal != nil {
				var why *Refused
				if !errors.As(refusal, &why) || why.Template == "" || why.Reason == "" {
					t.Errorf("%s: refused without a reason: %v", text, refusal)
				}
				return []string{refused}
			}
		}
		got, ok := program.Append([]byte("before "), *dot)
		switch {
		case !ok && string(got) != "before ":
			t.Errorf("%s: gave up, and left %q", text, got)
		case ok && err != nil:
			t.Errorf("%s: %q, although %v", text, got, err)
		case ok && string(got) != "before "+want.String():
			t.Errorf("%s:\n got %q\nwant %q", text, got[7:], want.String())
		}
		outcomes = append(outcomes, map[bool]string{true: made, false: left}[ok])
	}
	return outcomes
}

type (
	view struct {
		base
		Title      string
		Count      int
		Tiny       int8
		Short      int16
		Wide       int64
		Yes        bool
		Words      []string
		Things     []thing
		Pointers   []*thing
		One        *thing
		Deep       **thing
		Other      any
		Safe       template.HTML
		Kind       kind
		Nested     struct{ Thing thing }
		Map        map[string]int
		Ratio      float64
		Large      uint
		Array      [2]int
		Script     template.JS
		Speaking   speaking
		hidden     string
		unexported string
	}
	base  struct{ Based string }
	thing struct {
		Name, URL string
		Parts     []thing
		Up        *thing
	}
	kind     string
	speaking string
)

func (speaking) String() string            { return "spoken" }
func (t thing) Label(prefix string) string { return prefix + t.Name }
func (t thing) Parent() *thing             { return t.Up }
func (t *thing) Changed() string           { return "by pointer " + t.Name }
func (v view) Find(k kind) []thing         { return v.Things[:len(k)%(len(v.Things)+1)] }
func (v view) Pair() (string, string)      { return "a", "b" }
func (v view) Void()                       {}
func (v view) Wrapped() reflect.Value      { return reflect.ValueOf(false) }
func (t thing) Two(a, b string) string     { return a + b }
func shout(s string) string                { return strings.ToUpper(s) }
func panics(string) string                 { panic("no") }
func joined(sep string, all ...any) string {
	return sep + reflect.TypeOf(all).String() + sep + strings.Repeat("|", len(all))
}
func counted(s string, n int, _ ...any) string { return strings.Repeat(s, n) }

var known = Known{
	Functions: template.FuncMap{
		"shout": shout, "panics": panics, "joined": joined, "counted": counted,
		"bold": func(s string) template.HTML { return template.HTML("<b>" + template.HTMLEscapeString(s) + "</b>") },
		"square": func(s string, x, y int) template.HTML {
			return template.HTML(strings.Repeat("<i>", x) + strings.Repeat("</i>", y))
		},
		"bursts": func(string) template.HTML { panic("no") },
		"odd":    func(a, b, c string) string { return a + b + c },
		"fails":  func(s string) (string, error) { return s, errors.New("failed") },
	},
	Inside: map[string]reflect.Type{"Other": reflect.TypeFor[thing]()},
}

// full is a view that has everything, with what needs escaping.
func full() *view {
	leaf := thing{Name: `leaf "<&>'+`, URL: "/leaf?a=1&b=2+é#x"}
	one := &thing{Name: "one", URL: "javascript:alert(1)", Parts: []thing{leaf, {Name: "second"}}, Up: &leaf}
	return &view{
		base: base{"based & true"}, Title: "A <title> & 'more' + \"quotes\" \x00 \xff", Count: 12, Tiny: -8, Short: -16, Wide: 1 << 40, Yes: true,
		Words: []string{"", "b", "<c>"}, Things: []thing{*one, leaf, {}}, Pointers: []*thing{one, &leaf}, One: one, Deep: &one,
		Other: leaf, Safe: "<em>safe & sound</em>", Kind: "kind<", Nested: struct{ Thing thing }{leaf},
		Map: map[string]int{"a": 1}, Ratio: 1.5, Large: 7, Array: [2]int{1, 2}, Script: "f()", Speaking: "x", hidden: "h", unexported: "u",
	}
}

// empty is a view without anything; an interface that should hold a thing does.
func empty() *view { return &view{Other: thing{}} }

// Each text is compiled; both its pages, with and without anything, are made.
func TestPrograms(t *testing.T) {
	for _, text := range []string{
		`plain <b>text</b>`,
		`{{/* nothing */}}a{{/* nothing */}}b`,
		`{{.Title}} {{.Based}} {{.Safe}} {{.Kind}} {{.Nested.Thing.Name}}`,
		`<title>{{.Title}}</title><textarea>{{.Title}}{{.Count}}</textarea>`,
		`<p title="{{.Title}}" class='{{.Kind}} {{.Count}}'>`,
		`<a href="{{.Title}}">{{range .Things}}<a href="{{.URL}}"><a href='{{.URL}}'><a href="/x/{{.URL}}"><a href="?q={{.URL}}&n={{.Name}}"><a href="#{{.URL}}">{{end}}`,
		`<a href="mailto:{{.Title}}"><a href="{{.Count}}"><a href="#_{{.Count}}"><img src="{{.Kind}}" alt="{{.Title}}">`,
		`<meta http-equiv="refresh" content="0; url={{.Title}}">{{range .Things}}<meta http-equiv="refresh" content="0; url={{.URL}}">{{end}}`,
		`<p data-words="{{.Title}}" data-n="{{.Count}}"><svg width="{{.Count}}" viewBox="0 0 {{.Count}} {{.Wide}}"><path d="M{{.Tiny}} {{.Short}}h3"/>`,
		`{{.Count}} {{.Tiny}} {{.Short}} {{.Wide}}`,
		`{{if .Title}}a{{else}}b{{end}}{{if .Count}}a{{else}}b{{end}}{{if .Yes}}a{{end}}{{if .Words}}a{{else if .Yes}}b{{else}}c{{end}}{{if .One}}a{{end}}{{if .Nested}}a{{end}}{{if .Wide}}a{{end}}{{if .Other}}a{{end}}`,
		`{{with .One}}{{.Name}}{{with .Up}}<{{.Name}}{{.URL}}{{end}}{{range .Parts}}{{.Name}}{{end}}{{else}}none{{end}}`,
		`{{with .Title}}{{.}}{{else with .Kind}}{{.}}{{else}}neither{{end}}{{with .Count}}{{.}}{{end}}{{with .Yes}}{{if .}}x{{end}}{{end}}`,
		`{{with .Nested.Thing}}{{.Name}}{{with .Parts}}x{{else}}{{.Name}}{{end}}{{end}}`,
		`{{range .Words}}{{.}},{{else}}none{{end}}{{range $i, $w := .Words}}{{if $i}}, {{end}}{{$i}}={{$w}}={{.}}{{end}}{{range $w := .Words}}{{$w}}{{end}}`,
		`{{range .Pointers}}{{.Name}}{{with .Up}}{{.Name}}{{end}}{{end}}{{range $i, $a := .Things}}{{range $j, $b := .Parts}}{{$i}}.{{$j}} {{$a.Name}}/{{$b.Name}} {{$.Title}}{{end}}{{end}}`,
		`{{$x := .Title}}{{$n := len .Words}}{{with .Nested}}{{$x}}{{$n}}{{$x := .Thing.Name}}{{$x}}{{end}}{{$x}}`,
		`{{if $x := .Title}}{{$x}}{{else}}[{{$x}}]{{end}}{{with $y := .One}}{{$y.Name}}{{.Name}}{{else}}{{if $y}}?{{end}}{{end}}`,
		`{{with $long := gt .Count 10}}{{if $long}}long{{end}}{{end}}{{$b := not .Yes}}{{if $b}}b{{end}}{{with print .Count}}{{.}}{{end}}`,
		`{{or .Title "—"}}{{or .Title .Based "x"}}{{and .Title .Based}}{{and .Title ""}}{{or .Count 5}}{{or .Safe .Safe}}`,
		`{{if or .Title .Count .Words}}a{{end}}{{if and .Yes .Words .One}}b{{end}}{{if not (or .Yes (and .Title .Count))}}c{{end}}`,
		`{{if eq .Title ""}}a{{end}}{{if ne .Kind "kind<"}}b{{end}}{{if eq .Count 12}}c{{end}}{{if eq "a" "a"}}d{{end}}`,
		`{{if lt .Count 12}}a{{end}}{{if le .Count 12}}b{{end}}{{if gt .Tiny 0}}c{{end}}{{if ge .Wide .Count}}d{{end}}{{if lt .Title "b"}}e{{end}}{{if eq .Yes .Yes}}f{{end}}{{if ne .Yes (not .Yes)}}g{{end}}`,
		`{{len .Words}}{{len .Title}}{{if eq (len .Things) 3}}three{{end}}{{if lt (len .Words) 7}}few{{end}}`,
		`{{shout .Title}}{{.Title | shout}}{{shout "it's"}}{{bold .Title}}<p title="{{shout .Title}}">{{square "x" .Count 2}}{{square "x" 1 2}}`,
		`{{print .Title .Count 1 "x" .Yes}}{{printf "%d-%s-%v" .Count .Title .Words}}{{println .Title}}{{joined "," .Title .Count .Words .Other .One}}{{counted .Title 2}}{{counted "a" .Count "b" 1}}`,
		`{{.Nested.Thing.Label "a"}}{{range .Things}}{{.Label "<"}}{{with .Parent}}{{.Name}}{{end}}{{end}}{{range .Find "context"}}{{.Name}}{{end}}{{range $.Find .Kind}}{{.Name}}{{end}}{{($.Find "x") | len}}`,
		`{{.Nested.Thing.Two "a" "b"}}{{range .Things}}{{.Two "a" .Name}}{{.Changed}}{{end}}{{odd "a" .Title "c"}}{{odd "a" "b" .Title | shout}}{{with .One}}{{.Changed}}{{end}}`,
		`{{.Other.Name}}{{with .Other}}{{.URL}}{{.Label "x"}}{{end}}`,
		`{{if .Map}}a{{end}}{{if .Ratio}}b{{end}}{{if .Large}}c{{end}}{{if .Array}}d{{end}}{{if not .Map}}e{{end}}{{if or .Map .Ratio}}f{{end}}{{with .Ratio}}{{printf "%.1f" .}}{{end}}`,
		`{{template "a" .}}{{define "a"}}{{.Title}}{{template "b" .Things}}{{template "c"}}{{end}}{{define "b"}}{{range .}}{{.Name}}{{template "b" .Parts}}{{end}}{{end}}{{define "c"}}c{{end}}`,
		`{{block "a" .One}}{{if .}}{{.Name}}{{end}}{{end}}{{with .Title}}{{template "t" .}}{{end}}{{range $i, $t := .Things}}{{template "n" $i}}{{template "a" $t.Up}}{{end}}{{define "t"}}<i>{{.}}{{$}}</i>{{end}}{{define "n"}}{{.}}{{end}}`,
		`{{"literal <"}}{{12}}{{printf "%s" "x"}}{{"a" | shout | bold}}`,
	} {
		got := press(t, text, known, full(), empty(), full())
		if !slices.Equal(got, []string{made, made, made}) {
			t.Errorf("%s: %v", text, got)
			set := template.Must(template.New("main").Funcs(known.Functions).Parse(text))
			set.Execute(&strings.Builder{}, full())
			_, err := Compile(set, "main", reflect.TypeFor[view](), known)
			t.Log(err)
		}
	}
}

// What is not known is refused, not guessed.
func TestRefused(t *testing.T) {
	for _, text := range []string{
		`{{.Map.a}}`, `{{range $k, $v := .Map}}{{$k}}{{end}}`, `{{index .Map "a"}}`,
		`{{.Ratio}}`, `{{.Large}}`, `{{.Array}}`, `{{range .Array}}{{.}}{{end}}`, `{{range 3}}{{.}}{{end}}`, `{{range .Count}}{{.}}{{end}}`,
		`{{.Speaking}}`, `{{.One}}`, `{{.Nested}}`, `{{.Words}}`, `{{.Yes}}`, `{{.Script}}`, `{{.Other}}`,
		`<p title="{{.Safe}}">`, `<title>{{.Safe}}</title>`, `<a href="{{.Safe}}">`, `<script>{{.Title}}</script>`, `<script>{{.Script}}</script>`, `<script>f({{.Count}})</script>`,
		`<style>p { color: {{.Title}} }</style>`, `<p style="color: {{.Title}}">`, `<p onclick="f({{.Title}})">`, `<p class={{.Kind}}>`, `<p {{.Kind}}>`,
		`<!-- {{.Title}} -->`, `<script>"{{.Title}}"</script>`, `<p title="{{template "a" .}}">{{define "a"}}{{.Title}}{{end}}`, `{{.Title | html}}`, `{{html .Title}}`, `{{.Title | urlquery}}`,
		`{{$x := 1}}{{$x = 2}}{{$x}}`, `{{range .Words}}{{break}}{{end}}`, `{{range .Words}}{{continue}}{{end}}`,
		`{{or .Title .Count}}`, `{{with or .Title .Count}}{{.}}{{end}}`, `{{printf "%v" (or .Title .Count)}}`, `{{if eq .Title "a" "b"}}{{end}}`, `{{if eq .One nil}}{{end}}`, `{{if eq .Ratio 1.5}}{{end}}`, `{{if eq .Yes true}}{{end}}`, `{{if eq .Large 7}}{{end}}`,
		`{{odd "a" "b"}}`, `{{shout .Kind}}`, `{{shout .Safe}}`, `{{counted .Title .Wide}}`, `{{slice .Words 1}}`, `{{js .Title}}`, `{{1.5}}`, `{{'a'}}`, `{{true}}`, `{{len .One}}`,
		`{{.Nested.Thing.Two "a"}}`, `{{.Nothing}}`, `{{.hidden}}`, `{{.Title.Length}}`, `{{.Title "x"}}`, `{{.Find .Title}}`, `{{.One.Label}}`, `{{.Pair}}`, `{{.Void}}`, `{{if .Wrapped}}{{end}}`,
		`{{template "a"}}{{define "a"}}{{.Title}}{{end}}`, `{{template "a" or .Title .Count}}{{define "a"}}a{{end}}`,
	} {
		if got := press(t, text, known, full()); !slices.Equal(got, []string{refused}) {
			t.Errorf("%s: %v", text, got)
		}
	}
}

// A page that the program cannot judge is html/template's: nothing is added.
func TestGivesUp(t *testing.T) {
	strange, void := full(), empty()
	strange.Other, void.Other = 12, nil
	self := full()
	self.One = &thing{Name: "self"}
	self.One.Up = self.One
	for _, c := range []struct {
		text string
		dot  *view
	}{
		{`x{{.One.Name}}`, empty()},
		{`x{{len .One.Parts}}`, empty()},
		{`x{{range .One.Parts}}y{{end}}`, empty()},
		{`x{{index .Words 3}}`, full()},
		{`x{{panics .Title}}`, full()},
		{`x{{bursts .Title}}`, full()},
		{`x{{fails .Title}}`, full()},
		{`x{{.Other.Name}}`, strange},
		{`x{{.Other.Name}}`, void},
		{`x{{template "up" .One}}{{define "up"}}{{template "up" .Up}}{{end}}`, self},
		{`x{{printf "%d" .Count}}{{.One.Up.Name}}`, &view{One: &thing{}}},
	} {
		if got := press(t, c.text, known, c.dot); !slices.Equal(got, []string{left}) {
			t.Errorf("%s: %v", c.text, got)
		}
	}
	if got := press(t, `{{index .Words 1}}{{index .Words .Count}}`, known, &view{Words: []string{"a", "b"}}); !slices.Equal(got, []string{made}) {
		t.Errorf("an index: %v", got)
	}
}

// Why a template was refused is said as a construct, at a line of a file.
func TestReasons(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"a\n{{.Map.a}}", "main:2: map"},
		{"a\n\n{{range $k, $v := .Map}}{{$k}}{{end}}", "main:3: range over map"},
		{"{{range .Words}}\n{{break}}{{end}}", "main:2: {{break}}"},
		{"{{$x := 1}}\n{{if .Yes}}{{$x = 2}}{{end}}", "main:2: assignment"},
		{"{{.Ratio}}", "main:1: value of the type float64"},
		{"<script>f({{.Count}})</script>", "main:1: value of the type int"},
		{"<p class={{.Kind}}>", "main:1: value in a tag, a script or a style, for nospaceescaper"},
		{"{{slice .Words 1}}", "main:1: slice of 2"},
		{"{{if eq .One .One}}{{end}}", "main:1: eq of *stencil.thing and *stencil.thing"},
		{"{{shout .Kind}}", "main:1: shout of stencil.kind"},
		{"{{with or .Title .Count}}{{.}}{{end}}", "main:1: no value, or one of several types"},
		{"{{.Title | html}}", "main:1: html of 1"},
	} {
		set := template.Must(template.New("main").Funcs(known.Functions).Parse(c.text))
		set.Execute(io.Discard, *full()) // which may fail, like the page
		_, err := Compile(set, "main", reflect.TypeFor[view](), known)
		var why *Refused
		if !errors.As(err, &why) || why.Place+": "+why.Reason != c.want {
			t.Errorf("%s: %v, not %s", c.text, err, c.want)
		}
	}
	if _, err := Compile(template.New("main"), "other", reflect.TypeFor[view](), known); err == nil {
		t.Error("a program of a template that is not there")
	}
}

// The panic of a function or method is an error of the page, as html/template has
// it. A panic of ours is a bug, and is seen.
func TestPanics(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{`{{panics .Title}}`, "error calling panics: no"},
		{`{{bursts .Title}}`, "error calling bursts: no"},
		{`{{fails .Title}}`, "error calling fails: failed"},
		{`{{.One.Parent.Changed}}`, "error calling Changed: runtime error: invalid memory address or nil pointer dereference"},
	} {
		set := template.Must(template.New("main").Funcs(known.Functions).Parse(c.text))
		view := view{One: new(thing)}
		if err := set.Execute(io.Discard, view); err == nil || !strings.HasSuffix(err.Error(), c.want) {
			t.Errorf("%s: %v, not %s", c.text, err, c.want)
		}
		press(t, c.text, known, &view)
	}
	ours := &Program{dot: reflect.TypeFor[int](), main: &routine{registers: 1, steps: []step{func(*machine, registers) { panic("ours") }}}}
	for name, do := range map[string]func(){
		"a program": func() { ours.Append(nil, 1) },
		"compiling": func() { Compile(nil, "main", reflect.TypeFor[view](), known) },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: a bug is not seen", name)
				}
			}()
			do()
		}()
	}
}

// The memory of one page serves the next, on any number of goroutines.
func TestConcurrent(t *testing.T) {
	set := template.Must(template.New("main").Funcs(known.Functions).Parse(`{{range $i, $t := .Things}}{{$i}}{{template "t" .}}{{end}}{{define "t"}}{{shout .Name}}{{with print .URL}}{{.}}{{end}}{{range .Parts}}{{template "t" .}}{{end}}{{end}}`))
	var want strings.Builder
	if err := set.Execute(&want, *full()); err != nil {
		t.Fatal(err)
	}
	program, err := Compile(set, "main", reflect.TypeFor[view](), known)
	if err != nil {
		t.Fatal(err)
	}
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for range 200 {
				if got, ok := program.Append(nil, *full()); !ok || string(got) != want.String() {
					t.Errorf("%v %q", ok, got)
				}
			}
		})
	}
	group.Wait()
}
