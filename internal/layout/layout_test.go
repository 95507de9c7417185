package layout

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"essaim/internal/diag"
	"essaim/internal/locale"
	"essaim/internal/markdown"
	"essaim/internal/network"
	"essaim/internal/view"
)

var defaults = os.DirFS("../../layouts")

// load gives the default layouts, overridden by files, and fails on a problem.
func load(t testing.TB, overrides fs.FS, lang locale.Lang) *Set {
	t.Helper()
	set, problems := Load(defaults, overrides, locale.For(lang), Options{})
	for _, p := range problems {
		t.Fatalf("%s:%d:%d %s", p.File, p.Line, p.Column, p.Message(locale.For("en")))
	}
	return set
}

func execute(t testing.TB, set *Set, name string, d Data) string {
	t.Helper()
	page, err := set.Append(nil, name, d)
	if err != nil {
		t.Fatal(err)
	}
	return string(page)
}

// Every layout shows an empty view and those that have everything, in both
// languages, as a well-formed page with one title.
func TestPages(t *testing.T) {
	for _, lang := range locale.Languages {
		set := load(t, nil, lang)
		for _, k := range kinds() {
			for n := range trials {
				t.Run(fmt.Sprintf("%s/%s/%d", lang, k.file, n), func(t *testing.T) {
					checkPage(t, execute(t, set, k.file, trial(k.view, n)))
				})
			}
		}
	}
	t.Run("sheet", func(t *testing.T) { checkPage(t, execute(t, load(t, nil, "fr"), "sheet.html", testSheet())) })
}

func checkPage(t *testing.T, page string) {
	t.Helper()
	for _, bad := range []string{"ZgotmplZ", "no value", "look.", "<nil>", " style=", "<script>"} {
		if strings.Contains(page, bad) {
			t.Errorf("%q in %s", bad, page)
		}
	}
	checkNesting(t, page)
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	titles, previous := 0, 0
	ids := map[string]bool{}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if len(n.Data) == 2 && n.Data[0] == 'h' && '1' <= n.Data[1] && n.Data[1] <= '6' {
			level := int(n.Data[1] - '0')
			if level == 1 {
				titles++
			}
			if level > previous+1 {
				t.Errorf("h%d follows h%d", level, previous)
			}
			previous = level
		}
		for _, a := range n.Attr {
			if a.Key == "id" && strings.TrimPrefix(a.Val, "_") != "x" && ids[a.Val] {
				t.Errorf("id %q twice", a.Val)
			}
			if a.Key == "id" {
				ids[a.Val] = true
			}
		}
	}
	if titles != 1 {
		t.Errorf("%d h1", titles)
	}
}

// checkNesting wants each tag closed by its own end tag, which html.Parse
// forgives.
func checkNesting(t *testing.T, page string) {
	t.Helper()
	void := []string{"meta", "link", "img", "br", "input"}
	var open []string
	for z := html.NewTokenizer(strings.NewReader(page)); ; {
		switch z.Next() {
		case html.ErrorToken:
			if len(open) > 0 {
				t.Errorf("never closed: %v", open)
			}
			return
		case html.StartTagToken:
			if name, _ := z.TagName(); !slices.Contains(void, string(name)) {
				open = append(open, string(name))
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			if len(open) == 0 || open[len(open)-1] != string(name) {
				t.Fatalf("</%s> closes %v", name, open)
			}
			open = open[:len(open)-1]
		}
	}
}

// Words that layouts ask for by a key that is written out are there.
func TestWords(t *testing.T) {
	key := regexp.MustCompile(`\b[tn] "([^"]+)"`)
	loc := locale.For("fr")
	used := map[string]bool{}
	files, _ := choose(defaults, nil)
	for _, f := range files {
		for _, m := range key.FindAllStringSubmatch(f.text, -1) {
			used[m[1]] = true
			if !loc.Has(m[1]) {
				t.Errorf("%s: no words for %q", f.name, m[1])
			}
		}
	}
	for _, key := range loc.Keys() {
		if strings.HasPrefix(key, "look.") && !used[key] {
			t.Errorf("no layout says %q", key)
		}
	}
}

// What an author writes is text, wherever it stands.
func TestEscaping(t *testing.T) {
	const naughty = `"><script>alert(1)</script>`
	view := view.SheetPage{
		Head:     view.Head{Title: naughty, FullTitle: naughty, Description: naughty, Breadcrumb: []view.Link{{Name: naughty, URL: "javascript:alert(1)"}}},
		Images:   []view.Image{{URL: "/x.jpg", Alt: naughty}},
		Contact:  &view.Contact{Email: naughty, Phone: naughty, Website: "javascript:alert(1)"},
		Carriers: []view.Carrier{{Name: naughty, URL: "data:text/html,x"}},
	}
	page := execute(t, load(t, nil, "fr"), "sheet.html", Data{Chrome: testChrome(), Page: view})
	for _, bad := range []string{"<script", "javascript:", "data:"} {
		if strings.Contains(page, bad) {
			t.Errorf("%q in %s", bad, page)
		}
	}
}

func TestShared(t *testing.T) {
	set := load(t, nil, "fr")
	d := Data{Chrome: testChrome(), Page: view.ListPage{Head: view.Head{Section: "sheets"}}}
	if page := execute(t, set, "sheets.html", d); !strings.Contains(page, `<a href="/fiches/" aria-current="true">Fiches</a>`) || strings.Count(page, "aria-current") != 1 {
		t.Error("the menu does not tell the section of the sheets")
	}
	d.Page = view.ThemesPage{Head: view.Head{Section: "themes"}}
	if page := execute(t, set, "themes.html", d); !strings.Contains(page, `<a href="/themes/" aria-current="true">Thèmes</a>`) {
		t.Error("the menu does not tell the section of the themes")
	}
	other := testChrome()
	other.Name = "Un autre réseau"
	d.Chrome = other
	if page := execute(t, set, "themes.html", d); !strings.Contains(page, "<span>Un autre réseau</span>") {
		t.Error("the header is that of another chrome")
	}
}

func TestBody(t *testing.T) {
	section := func(kind network.Section, title string) markdown.Section {
		return markdown.Section{Kind: kind, Title: title, Written: []byte("<p>x</p>")}
	}
	body := BodyOf(markdown.Doc{Sections: []markdown.Section{
		{}, section("", "Before"), section(network.Context, "Context"), section("", "Behind"), section(network.Context, "Context again"),
		section(network.Difficulties, "Difficulties"), section("", "Last"), {ID: notesID, Title: "Notes", Written: []byte("<ol></ol>")},
	}})
	titles := func(b Body) string {
		var titles []string
		for _, s := range b {
			titles = append(titles, s.Title)
		}
		return strings.Join(titles, ", ")
	}
	for _, c := range []struct{ name, got, want string }{
		{"opening", titles(body.Opening()), "Before"},
		{"after context", titles(body.After(network.Context)), "Behind, Context again"},
		{"after difficulties", titles(body.After(network.Difficulties)), "Last"},
		{"notes", titles(body.Notes()), "Notes"},
		{"after a missing one", titles(body.After(network.Qualitative)), ""},
		{"known", body.Known(network.Context).Title, "Context"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, not %q", c.name, c.got, c.want)
		}
	}
	if body.Known(network.Qualitative) != nil {
		t.Error("a section that is not there is known")
	}
}

func TestOverrides(t *testing.T) {
	set := load(t, fstest.MapFS{
		"parts/footer.html": {Data: []byte(`<footer>{{.Name}}, {{t "look.licence"}} {{template "parts/ours.html" .Licence}}</footer>`)},
		"parts/ours.html":   {Data: []byte(`<i>{{.Name}}</i>`)},
		"themes.html":       {Data: []byte(`{{define "main"}}<h1>Ici</h1>{{range .Page.Themes}}{{.Name}}{{end}}{{end}}`)},
	}, "fr")
	page := execute(t, set, "themes.html", Data{Chrome: testChrome(), Page: view.ThemesPage{Themes: []view.ThemeCard{{Name: "Eau"}}}})
	for _, want := range []string{"<footer>Réseau d’échanges de l’agglomération, Contenus sous <i>Licence Ouverte 2.0</i></footer>", "<h1>Ici</h1>Eau"} {
		if !strings.Contains(page, want) {
			t.Errorf("no %q in %s", want, page)
		}
	}
	if set.Hash() == load(t, nil, "fr").Hash() {
		t.Error("an override does not change the hash")
	}
	if load(t, nil, "fr").Hash() == load(t, nil, "en").Hash() {
		t.Error("the language does not change the hash")
	}
	if load(t, nil, "fr").Hash() != load(t, fstest.MapFS{}, "fr").Hash() {
		t.Error("two readings of one set have two hashes")
	}
}

// Each defect of a site's layouts has its own message, at its place.
func TestProblems(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"sheet.html", "{{define \"main\"}}\n<p>é {{shpae \"look.skip\"}}</p>{{end}}", `layouts/sheet.html:2:8 error layout-unknown-function Layouts have no function “shpae”. Did you mean “shape”?`},
		{"sheet.html", "{{define \"main\"}}\n<h1>é{{.Page.Titel}}</h1>{{end}}", `layouts/sheet.html:2:13 error layout-unknown-field view.SheetPage has no “Titel”. Did you mean “Title”?`},
		{"sheet.html", "{{define \"main\"}}{{range .Page.Planning}}{{.Dat}}{{end}}{{end}}", `layouts/sheet.html:1:44 error layout-unknown-field view.Step has no “Dat”. Did you mean “Date”?`},
		{"parts/footer.html", "<footer>{{.Nom}}</footer>", `layouts/parts/footer.html:1:11 error layout-unknown-field layout.Frame has no “Nom”.`},
		{"theme.html", "<h1>{{.Head.Title}}</h1>", `layouts/theme.html:1:1 error layout-without-main This layout does not define the block “main”. Put its content between {{ define "main" }} and {{ end }}`},
		{"theme.html", "{{define \"main\"}}\n\n{{template \"parts/card.html\" .}}{{end}}", `layouts/theme.html:3:12 error layout-unknown-part There is no part “parts/card.html”. A part lies in layouts/parts/ and is called by its path: {{template "parts/NAME.html" .}}`},
		{"theme.html", "{{define \"main\"}}{{if}}{{end}}{{end}}", `layouts/theme.html:1:1 error layout-broken This layout cannot be used: missing value for if Correct this line, or remove the file to get the default layout back.`},
		{"theme.html", "{{define \"main\"}}<a href=\"{{if .Page}}x\">{{end}}</a>{{end}}", `layouts/theme.html:1:32 error layout-broken This layout cannot be used: {{if}} branches end in different contexts…`},
		{"theme.html", "{{define \"main\"}}\n<h1>{{t \"look.sheetz\"}}</h1>{{end}}", `layouts/theme.html:2:9 error layout-unknown-words No words have the key “look.sheetz”. Did you mean “look.sheets”? Words of your own are written out in the layout.`},
		{"sheat.html", "{{define \"main\"}}{{end}}", `layouts/sheat.html:1:1 warning layout-unused No page uses layouts/sheat.html. Did you mean layouts/sheet.html? A layout has the name of the one that it replaces; a part of your own has to be called.`},
		{"parts/ours.html", "", `layouts/parts/ours.html:1:1 warning layout-unused No page uses layouts/parts/ours.html. A layout has the name of the one that it replaces; a part of your own has to be called.`},
	} {
		_, problems := Load(defaults, fstest.MapFS{c.name: {Data: []byte(c.text)}}, locale.For("fr"), Options{})
		var got []string
		for _, p := range problems {
			got = append(got, described(p))
		}
		exact := len(got) == 1 && got[0] == c.want
		// What html/template says of contexts changes with Go.
		start, open := strings.CutSuffix(c.want, "…")
		if !exact && !(open && len(got) == 1 && strings.HasPrefix(got[0], start)) {
			t.Errorf("%s\n%s\n got %s\nwant %s", c.name, c.text, strings.Join(got, "\n     "), c.want)
		}
	}
}

func described(p diag.Problem) string {
	return strings.TrimSpace(strings.Join([]string{placeOf(p), p.Severity.String(), string(p.Code), p.Message(locale.For("en")), p.Hint(locale.For("en"))}, " "))
}

// What only the real views show comes out of Append, and nothing is added.
func TestFault(t *testing.T) {
	overrides := fstest.MapFS{"page.html": {Data: []byte("{{define \"main\"}}\n{{if eq .Page.Lead \"y\"}}{{index .Page.Breadcrumb 3}}{{end}}{{end}}")}}
	set := load(t, overrides, "fr")
	page, err := set.Append([]byte("before"), "page.html", Data{Chrome: testChrome(), Page: view.TextPage{Lead: "y"}})
	var fault *Fault
	if !errors.As(err, &fault) {
		t.Fatalf("%T: %v", err, err)
	}
	if got, want := placeOf(fault.Problem), "layouts/page.html:2:27"; got != want {
		t.Errorf("at %s, not %s", got, want)
	}
	if string(page) != "before" {
		t.Errorf("%q was added", page)
	}
	if _, err := set.Append(nil, "nothing.html", Data{}); err == nil || errors.As(err, &fault) {
		t.Errorf("a layout that is not there: %v", err)
	}
}

func TestConcurrent(t *testing.T) {
	set := load(t, nil, "fr")
	want := execute(t, load(t, nil, "fr"), "sheet.html", testSheet())
	chrome := testChrome()
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			d := testSheet()
			d.Chrome = chrome
			for range 20 {
				if page, err := set.Append(nil, "sheet.html", d); err != nil || string(page) != want {
					t.Errorf("another page: %v", err)
				}
			}
		})
	}
	group.Wait()
}

func placeOf(p diag.Problem) string { return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column) }

// The look is light, and fetches nothing. Bytes are those that readers get. What only papers need has a sheet of
// its own, so that no other page bears it.
func TestStyleSheets(t *testing.T) {
	for name, most := range map[string]int{"site.css": 14 << 10, "papers.css": 8 << 10, "overview.css": 3 << 10, "finder.css": 2 << 10} {
		css, err := os.ReadFile("../../static/essaim/" + name)
		if err != nil {
			t.Fatal(err)
		}
		if css = Minified(name, css); len(css) > most { // as it is published
			t.Errorf("%s: %d bytes, more than %d", name, len(css), most)
		}
		for _, bad := range []string{"url(", "@import", "@font-face"} {
			if strings.Contains(string(css), bad) {
				t.Errorf("%s has %s", name, bad)
			}
		}
	}
}

// A pager leads to every page of a short list, and to the neighbours and the
// ends of a long one, which are what the plan gives of it.
func TestPager(t *testing.T) {
	set := load(t, nil, "fr")
	for _, c := range []struct {
		page, of int
		shown    []int
		want     string
	}{
		{1, 1, []int{1}, ""},
		{2, 3, []int{1, 2, 3}, "Page précédente, 1, Page actuelle\u00a0: 2, 3, Page suivante"},
		{50, 100, []int{1, 50, 100}, "Page précédente, 1, Page 50 sur 100, 100, Page suivante"},
		{1, 100, []int{1, 100}, "Page 1 sur 100, 100, Page suivante"},
	} {
		pager := view.Pager{Page: c.page, Of: c.of}
		address := func(n int) string { return fmt.Sprintf("/fiches/page-%d/", n) }
		if c.page > 1 {
			pager.Prev = address(c.page - 1)
		}
		if c.page < c.of {
			pager.Next = address(c.page + 1)
		}
		for _, i := range c.shown {
			link := view.Link{Name: fmt.Sprint(i), URL: address(i)}
			if i == c.page {
				link.URL = ""
			}
			pager.Pages = append(pager.Pages, link)
		}
		page := execute(t, set, "sheets.html", Data{Chrome: &view.Chrome{}, Page: view.ListPage{Pager: pager}})
		if got := itemsOf(t, page, "pager"); got != c.want {
			t.Errorf("page %d of %d: %q, not %q", c.page, c.of, got, c.want)
		}
	}
}

// itemsOf joins the list items of the element of a class.
func itemsOf(t *testing.T, page, class string) string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var items []string
	for n := range root.Descendants() {
		if !slices.Contains(n.Attr, html.Attribute{Key: "class", Val: class}) {
			continue
		}
		for item := range n.Descendants() {
			if item.Data == "li" {
				items = append(items, textOf(item))
			}
		}
	}
	return strings.Join(items, ", ")
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}
