package layout

import (
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"text/template"

	"essaim/internal/diag"
	"essaim/internal/locale"
)

// Entry is a layout or a part of the default look, which a site may override.
type Entry struct {
	Name     string // "sheet.html", "parts/cards.html"
	Shows    string // the view of a layout, or what callers hand to a part: "SheetPage", "[]Card"; "": nothing
	Own      bool   // the site overrides it
	Outdated bool   // and the default has changed since the site copied it
}

// List gives them by name, layouts first, then parts. The problems are of files of the site that cannot
// be read.
func List(defaults, overrides fs.FS) ([]Entry, []diag.Problem) {
	originals, _ := choose(defaults, nil)
	chosen, problems := choose(defaults, overrides)
	dots := dotsOf(originals)
	var entries []Entry
	for _, f := range chosen {
		if dot, isDefault := dots[f.name]; isDefault {
			_, outdated := f.outdated(defaults)
			entries = append(entries, Entry{f.name, strings.Join(dot, ", "), f.own, outdated})
		}
	}
	slices.SortStableFunc(entries, func(a, b Entry) int {
		return strings.Count(a.Name, "/") - strings.Count(b.Name, "/")
	})
	return entries, problems
}

// dotsOf gives the types that each file is handed, seen by making pages of
// views that have nothing and of some that have everything: no template says
// what it expects.
func dotsOf(files []file) map[string][]string {
	dots := map[string][]string{}
	functions := template.FuncMap(functionsOf(locale.For(locale.Languages[0])))
	functions["seen"] = func(name string, dot any) string {
		if shown := typeName(dot); dot != nil && !slices.Contains(dots[name], shown) {
			dots[name] = append(dots[name], shown)
		}
		return ""
	}
	parts := template.New("").Funcs(functions)
	for _, f := range files {
		dots[f.name] = nil
		if !isKind(f.name) {
			// A default layout is proven by tests: it parses, and shows all views.
			template.Must(parts.New(f.name).Parse(fmt.Sprintf("{{seen %q .}}", f.name) + f.text))
		}
	}
	for _, f := range files {
		i := slices.IndexFunc(kinds(), func(k kind) bool { return k.file == f.name })
		if i < 0 {
			continue
		}
		dots[f.name] = []string{typeName(kinds()[i].view)}
		page := template.Must(template.Must(parts.Clone()).New(f.name).Parse(f.text))
		for n := range trials {
			d := trial(kinds()[i].view, n)
			_ = page.ExecuteTemplate(io.Discard, baseFile, Page{Chrome: d.Chrome, Head: headOf(d.Page), Page: d.Page, Shared: new(Shared), bodies: d.Bodies})
			for _, part := range sharedParts {
				_ = page.ExecuteTemplate(io.Discard, part, Frame{d.Chrome, ""})
			}
		}
	}
	return dots
}

// typeName is the name of a value's type as docs/gabarits.md gives it.
func typeName(value any) string {
	return strings.NewReplacer("view.", "", "layout.", "", "*", "").Replace(fmt.Sprintf("%T", value))
}
