package layout

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"essaim/internal/locale"
)

// A site that copied all layouts publishes the same bytes as one that copied
// none: the line of origin leaves nothing, not even a line end.
func TestCopiesMakeTheSamePages(t *testing.T) {
	copies := fstest.MapFS{}
	files, _ := choose(defaults, nil)
	for _, f := range files {
		text, err := Copy(defaults, f.name)
		if err != nil {
			t.Fatal(err)
		}
		copies[f.name] = &fstest.MapFile{Data: text}
	}
	original, copied := load(t, nil, locale.French), load(t, copies, locale.French)
	for _, k := range kinds() {
		for n := range trials {
			want, got := execute(t, original, k.file, trial(k.view, n)), execute(t, copied, k.file, trial(k.view, n))
			if got != want {
				t.Errorf("%s, trial %d: %s", k.file, n, firstDifference(want, got))
			}
		}
	}
}

// A copy is compared with the default that its first line names, and with
// nothing when it names none, or one that is no more.
func TestChangedDefaults(t *testing.T) {
	text, err := fs.ReadFile(defaults, "parts/cards.html")
	if err != nil {
		t.Fatal(err)
	}
	now := version(text)
	for _, c := range []struct{ first, column string }{
		{"", ""},
		{"{{/* essaim: layouts/parts/cards.html " + now + " */ -}}\n", ""},
		{"{{/* essaim: layouts/parts/cards.html 0a1b2c3d */ -}}\n", "1:39"},
		{"\ufeff{{/* essaim: layouts/parts/cards.html 0a1b2c3d */ -}}\r\n", "1:40"},
		{"{{- /* essaim: layouts/parts/cards.html 0a1b2c3d */ -}}", "1:41"},
		{"{{/* essaim: layouts/parts/gone.html 0a1b2c3d */ -}}\n", ""},
		{"\n{{/* essaim: layouts/parts/cards.html 0a1b2c3d */ -}}\n", ""},
		{"{{/* essaim: layouts/sheet.html " + now + " */ -}}\n", "1:33"}, // of another default
	} {
		site := fstest.MapFS{"parts/cards.html": {Data: []byte(c.first + string(text))}}
		_, problems := Load(defaults, site, locale.For(locale.French), Options{})
		got := ""
		for _, p := range problems {
			got += fmt.Sprintf("%d:%d", p.Line, p.Column)
			if p.Code != "layout-default-changed" || p.File != "layouts/parts/cards.html" {
				t.Errorf("%q: %s in %s", c.first, p.Code, p.File)
			}
			// The remedy, followed.
			line := strings.Replace(c.first, fmt.Sprint(p.Args["old"]), fmt.Sprint(p.Args["new"]), 1)
			site := fstest.MapFS{"parts/cards.html": {Data: []byte(line + string(text))}}
			load(t, site, locale.French)
		}
		if got != c.column {
			t.Errorf("%q: reported at %q, want %q", c.first, got, c.column)
		}
	}
}

func TestFind(t *testing.T) {
	for _, c := range []struct{ typed, name, near string }{
		{"sheet", "sheet.html", ""},
		{"sheet.html", "sheet.html", ""},
		{"layouts/parts/cards.html", "parts/cards.html", ""},
		{"meeting", "meeting.html", ""}, // there is parts/meeting.html too
		{"cards", "", "parts/cards"},
		{"shet", "", "sheet"},
		{"parts/crads", "", "parts/cards"},
		{"headerr", "", "parts/header"},
		{"xyz", "", ""},
		{"", "", ""},
	} {
		if name, near := Find(defaults, c.typed); name != c.name || near != c.near {
			t.Errorf("%q: %q, near %q; want %q, near %q", c.typed, name, near, c.name, c.near)
		}
	}
}

// Each part is handed something by one page at least, or is called without a dot.
func TestListShowsWhatPartsAreHanded(t *testing.T) {
	entries, problems := List(defaults, nil)
	if len(problems) > 0 || len(entries) == 0 {
		t.Fatal(problems)
	}
	shows := map[string]string{}
	for _, e := range entries {
		shows[e.Name] = e.Shows
		if e.Own || e.Outdated {
			t.Errorf("%s is no site's own", e.Name)
		}
		text, err := fs.ReadFile(defaults, e.Name)
		if err != nil {
			t.Fatal(err)
		}
		if e.Shows == "" && strings.Contains(string(text), "{{.") {
			t.Errorf("nothing shows %s, which wants a dot", e.Name)
		}
	}
	for name, want := range map[string]string{
		"base.html": "Page", "sheet.html": "SheetPage", "parts/header.html": "Frame", "parts/cards.html": "[]Card",
		"parts/seekers.html": "Practice, Offer", "parts/exemplary.html": "",
	} {
		if got, listed := shows[name]; got != want || !listed {
			t.Errorf("%s shows %q, want %q", name, got, want)
		}
	}
}

func firstDifference(a, b string) string {
	i := 0
	for i < min(len(a), len(b)) && a[i] == b[i] {
		i++
	}
	return fmt.Sprintf("%q became %q", a[i:min(i+60, len(a))], b[i:min(i+60, len(b))])
}
