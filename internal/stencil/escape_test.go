package stencil

import (
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"io"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
)

// places are all where escapings knows what html/template does.
var places = []string{
	`{{.V}}`,
	`<title>{{.V}}</title>`,
	`<textarea>{{.V}}</textarea>`,
	`<p title="{{.V}}">`,
	`<p title='{{.V}}'>`,
	`<p data-x="a {{.V}} b">`,
	`<a href="{{.V}}">`,
	`<a href='{{.V}}'>`,
	`<a href="/a/{{.V}}/b">`,
	`<a href="tel:{{.V}}">`,
	`<a href="/a?b={{.V}}&c=d">`,
	`<a href="#{{.V}}">`,
	`<img srcset="{{.V}}">`,
	`<img srcset='/a.jpg 400w, {{.V}}'>`,
	`<meta http-equiv="refresh" content="0; url={{.V}}">`,
	`<script type="application/ld+json">{{.V}}</script>`,
}

type holder[T any] struct{ V T }

// everywhere says what became of each value in each place, in their order.
func everywhere[T any](t testing.TB, values ...T) []string {
	t.Helper()
	var dots []*holder[T]
	for _, v := range values {
		dots = append(dots, &holder[T]{v})
	}
	var outcomes []string
	for _, place := range places {
		outcomes = append(outcomes, press(t, place, Known{}, dots...)...)
	}
	return outcomes
}

var awkward = []string{
	"", " ", "a", "plain words", "<b>&amp;</b>", `"'`, "a+b=c", "é à ü ’ « » \u00a0 \u202f – €", "\u2028\u2029", "\ufeff\ufdd0\ufdef\ufff0\uffff\ufffd", "😀\U0010ffff",
	"\xff\xfe", "a\x80b\xc3", "\xe2\x80", "\x00\x01\x1f\x7f", "\t\n\v\f\r",
	"javascript:alert(1)", "JaVaScRiPt:x", " javascript:x", "java\nscript:x", "data:text/html,x", "vbscript:x", "mailto:a@b.c", "MAILTO:a@b.c", "http://a.b/c?d=e&f=g#h", "HTTPS://É.fr/ç",
	"//a.b/c", "/a:b", "a:b", "a/b:c", ":", "ftp://x", "?a:b", "#a:b", "tel:+33 5 65", "ſhttp:", "Kttps:x",
	"%", "%4", "%41", "%zz", "100%", "%%41", "%2b%2B", "a%", "a b%20c", "!#$&*+,/:;=?@[]-._~", "()'{}|\\^`<>\"",
	"/a.jpg 400w, /b.jpg 800w", "/a.jpg 400w,/b.jpg\t800w ", ",,", "a, javascript:x 1x, b 2x;", "/a\u00e9 1.5x", "\n/a 1x", "/a 4\u00a0w",
	"</script>", "<!--", "-->", "]]>", "{{.}}", "ZgotmplZ",
}

func TestStringsEverywhere(t *testing.T) {
	all := slices.Clone(awkward)
	for c := range 256 {
		all = append(all, string([]byte{byte(c)}), string([]byte{'a', byte(c), 'b'}), string([]byte{'%', byte(c), '4'}), string([]byte{'%', 'a', byte(c)}), string(rune(0x2000+c)))
	}
	all = append(all, strings.Join(awkward, "|"))
	type named string
	for i, place := range places[:len(places)-1] {
		dots := make([]*holder[string], len(all))
		alike := make([]*holder[named], len(all))
		for i, s := range all {
			dots[i], alike[i] = &holder[string]{s}, &holder[named]{named(s)}
		}
		if got := press(t, place, Known{}, dots...); slices.ContainsFunc(got, func(o string) bool { return o != made }) {
			t.Errorf("%d: %s: strings are not all made", i, place)
		}
		if got := press(t, place, Known{}, alike...); slices.ContainsFunc(got, func(o string) bool { return o != made }) {
			t.Errorf("%d: %s: named strings are not all made", i, place)
		}
	}
}

func FuzzStrings(f *testing.F) {
	for _, s := range awkward {
		f.Add(s)
	}
	var sets []*template.Template
	var programs []*Program
	for _, place := range places[:len(places)-1] {
		set := template.Must(template.New("main").Parse(place))
		if err := set.Execute(io.Discard, holder[string]{}); err != nil {
			f.Fatal(err)
		}
		program, err := Compile(set, "main", reflect.TypeFor[holder[string]](), Known{})
		if err != nil {
			f.Fatal(err)
		}
		sets, programs = append(sets, set), append(programs, program)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for i, set := range sets {
			var want strings.Builder
			if err := set.Execute(&want, holder[string]{s}); err != nil {
				t.Fatal(err)
			}
			if got, ok := programs[i].Append(nil, holder[string]{s}); !ok || string(got) != want.String() {
				t.Errorf("%s: got %q, want %q", places[i], got, want.String())
			}
		}
	})
}

type (
	says    struct{ Name string }
	fails   string
	bySelf  int
	written struct{ Name string }
	shown   struct{ Name string }
	plain   struct {
		Name string `json:"name"`
		More []plain
		Any  any
		m    int
	}
)

func (s says) String() string                  { return "<says> " + s.Name }
func (f fails) Error() string                  { return "<fails> " + string(f) }
func (b *bySelf) String() string               { return "<by pointer>" }
func (w written) MarshalJSON() ([]byte, error) { return []byte(`"` + w.Name + `"`), nil }
func (s *shown) MarshalText() ([]byte, error)  { return []byte(s.Name), nil }

// Other values than strings are written as html/template writes them, or left
// to it; press fails when they are not.
func TestValuesEverywhere(t *testing.T) {
	const html = `<b title="x">&amp; é</b>`
	text, pointer, number := "<a+b>", new(string), 3
	*pointer = "x"
	var nothing *string
	if got := everywhere(t, template.HTML(html), "", "+"); !slices.Equal(got[:3], []string{made, made, made}) {
		t.Errorf("HTML in a text: %v", got[:3])
	}
	everywhere(t, template.URL("javascript:alert('x')"), "/a?b&c", "%zz")
	everywhere(t, template.JS("f('<')"), "")
	everywhere(t, template.CSS("color: red"), "")
	everywhere(t, template.HTMLAttr(` a="b"`), "")
	everywhere(t, template.JSStr(`a\"b`), "")
	everywhere(t, template.Srcset("a.jpg 2x, javascript:x"), "")
	everywhere(t, &text, pointer, nothing)
	everywhere(t, &pointer, new(*string))
	if got := everywhere(t, 0, -1, 1<<62); slices.Contains(got[:len(got)-1], left) || slices.Contains(got[:len(got)-1], refused) {
		t.Errorf("numbers are not all made: %v", got)
	}
	everywhere(t, int8(-128), 127)
	everywhere(t, int16(-3), 4)
	everywhere(t, int32(-3), 4)
	everywhere(t, int64(-3), 4)
	everywhere(t, uint(3), 4)
	everywhere(t, uint8(3), 255)
	everywhere(t, 1.5, 1e100, math.Copysign(0, -1))
	everywhere(t, true, false)
	everywhere(t, 'x')
	everywhere(t, time.Second, 0)
	everywhere(t, time.March)
	everywhere(t, bySelf(3))
	everywhere(t, new(bySelf), nil)
	everywhere(t, &number, nil)
	everywhere(t, fails("+"), "")
	everywhere(t, errors.New("<e>"), nil)
	everywhere(t, fmt.Stringer(says{"+"}), nil)
	everywhere(t, []string{"<a>"}, nil)
	everywhere(t, []byte("<a>"), nil)
	everywhere(t, map[string]int{"<a>": 1}, nil)
	everywhere(t, says{"+"}, says{})
	everywhere(t, &says{"+"}, nil)
	everywhere(t, written{"</script>"}, written{})
	everywhere(t, &written{"+"}, nil)
	everywhere(t, shown{"</script>"})
	everywhere(t, &shown{"</script>"}, nil)
	everywhere(t, plain{Name: "</script>\u2028"})
	everywhere(t, func() string { return "x" })
	everywhere[any](t, "<a>", 1, nil, says{"x"}, &says{"x"}, plain{}, []int{1}, template.HTML(html), json.Number("3"), errors.New("e"))
}

// A struct goes into a script as JSON.
func TestJSON(t *testing.T) {
	script := places[len(places)-1:]
	thing := &plain{Name: "</script> & \u2028 <!-- é \x00 \xff", More: []plain{{Any: 3}, {Any: written{"<b>"}}}, Any: says{"x"}, m: 1}
	for _, c := range []struct {
		value any
		want  string
	}{
		{thing, made},
		{*thing, made},
		{plain{Any: func() {}}, left},
		{&thing, left},
		{(*plain)(nil), left},
		{nil, left},
		{written{"x"}, left},
		{&shown{"x"}, left},
		{says{"x"}, left},
		{"x", left},
		{struct{}{}, made},
	} {
		if got := press(t, script[0], Known{}, &holder[any]{c.value}); !slices.Equal(got, []string{c.want}) {
			t.Errorf("%T: %v, not %s", c.value, got, c.want)
		}
	}
	if got := press(t, script[0], Known{}, &holder[*plain]{thing}, &holder[*plain]{nil}); !slices.Equal(got, []string{made, left}) {
		t.Errorf("a pointer: %v", got)
	}
}
