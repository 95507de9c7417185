package layout

import (
	"html/template"
	"io/fs"
	"path"
	"reflect"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"text/template/parse"

	"essaim/internal/diag"
	"essaim/internal/digest"
	"essaim/internal/locale"
)

// Set is all layouts of a site, parsed. It never changes and is safe for
// concurrent use.
type Set struct {
	files  map[string]file
	hash   uint64
	words  func(key string) string
	slow   bool               // html/template makes all pages
	pages  map[string]*page   // by file name of a kind
	shared *template.Template // the parts of a Frame
	pieces library
	locale *locale.Locale
	frames atomic.Pointer[frames]
}

// Options say how pages are made.
type Options struct {
	NoStencil bool // by html/template alone, to find out whether package stencil makes another page
	Before    *Set // without an error, or nil: files that are as they were then are not parsed again
}

// Load parses the layouts of two folders, both the folder "layouts" itself;
// overrides, the site's, may be nil. With an error among the problems the set
// is not fit for use.
func Load(defaults, overrides fs.FS, loc *locale.Locale, o Options) (*Set, []diag.Problem) {
	chosen, problems := choose(defaults, overrides)
	pieces := library{}
	s := &Set{
		files: map[string]file{}, words: func(key string) string { return loc.T(key) }, hash: hash(chosen, loc, o), slow: o.NoStencil, pages: map[string]*page{},
		pieces: pieces, locale: loc,
	}
	functions := functionsOf(loc)
	for _, f := range chosen {
		s.files[f.name] = f
		if b := o.Before; b != nil && b.locale == loc && b.files[f.name].text == f.text {
			pieces[f.name] = b.pieces[f.name]
		} else {
			trees, found := parseFile(f, functions, loc)
			problems = append(problems, found...)
			pieces[f.name] = trees
		}
		if p, is := f.outdated(defaults); is {
			problems = append(problems, p)
		}
	}
	s.shared = pieces.assemble(functions, sharedParts...)
	for _, k := range kinds() {
		s.pages[k.file] = &page{
			layout:    sync.OnceValue(func() *template.Template { return pieces.assemble(functions, baseFile, k.file) }),
			view:      reflect.TypeOf(k.view),
			functions: functions,
		}
	}
	problems = append(problems, unused(chosen, pieces)...)
	if errors, _ := diag.Count(problems); errors == 0 {
		problems = append(problems, s.try(pieces)...)
	}
	return s, diag.Sort(problems)
}

// Hash stands for all that pages owe to the layouts: their texts, the words that
// they use and who makes them. It is the same from one run to the next.
func (s *Set) Hash() uint64 { return s.hash }

func hash(files []file, loc *locale.Locale, o Options) uint64 {
	var d digest.Digest
	if o.NoStencil {
		d = d.Texts("html/template")
	}
	for _, f := range files {
		d = d.Texts(f.name, f.text)
	}
	for _, key := range loc.Keys() {
		d = d.Texts(loc.T(key))
	}
	return d.Sum64()
}

// parseFile gives the templates of one file: the file's own, and those that it
// defines.
func parseFile(f file, functions template.FuncMap, loc *locale.Locale) ([]*parse.Tree, []diag.Problem) {
	t, err := template.New(f.name).Funcs(functions).Parse(f.text)
	if err != nil {
		return nil, []diag.Problem{f.problem(err)}
	}
	var trees []*parse.Tree
	var problems []diag.Problem
	for _, defined := range t.Templates() {
		if defined.Tree == nil {
			continue
		}
		for _, key := range fold(defined.Tree.Root, loc) {
			problems = append(problems, diag.Problem{
				Severity: diag.Error, Code: "layout-unknown-words", Pos: f.posAt(int(key.Pos)),
				Args: diag.Args{"key": key.Text, "near": locale.Nearest(key.Text, loc.Keys())},
			})
		}
		trees = append(trees, defined.Tree)
	}
	if isKind(f.name) && t.Lookup("main") == nil {
		problems = append(problems, diag.Problem{Severity: diag.Error, Code: "layout-without-main", Pos: f.pos(1, 1)})
	}
	return trees, problems
}

func isKind(name string) bool {
	return slices.ContainsFunc(kinds(), func(k kind) bool { return k.file == name })
}

// unused finds the site's files that no page can show.
func unused(chosen []file, pieces library) []diag.Problem {
	roots := slices.Concat([]string{baseFile}, sharedParts)
	for _, k := range kinds() {
		roots = append(roots, k.file)
	}
	used := pieces.reach(roots...)
	var problems []diag.Problem
	for _, f := range chosen {
		if !f.own || slices.Contains(used, f.name) {
			continue
		}
		folder, name := path.Split(f.name)
		var others []string // of the default look, in the same folder
		for _, o := range chosen {
			if other, in := strings.CutPrefix(o.name, folder); in && !o.own && !strings.Contains(other, "/") {
				others = append(others, strings.TrimSuffix(other, ".html"))
			}
		}
		near := locale.Nearest(strings.TrimSuffix(name, ".html"), others)
		if near != "" {
			near = folder + near + ".html"
		}
		problems = append(problems, diag.Problem{
			Severity: diag.Warning, Code: "layout-unused", Pos: f.pos(1, 1),
			Args: diag.Args{"file": "layouts/" + f.name, "near": near},
		})
	}
	return problems
}
