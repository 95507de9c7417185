package layout

import (
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"essaim/internal/locale"
	"essaim/internal/network"
)

var update = flag.Bool("update", false, "write the generated parts of docs/gabarits.md again")

const designersPage = "../../docs/gabarits.md"

// The page for who designs a site is written by hand, but for what it says of
// views, functions, layouts and colours: each of these parts stands between two
// comments and is made of the source itself. Write them again with
//
//	go test ./internal/layout -run Gabarits -update
func TestGabarits(t *testing.T) {
	before, err := os.ReadFile(designersPage)
	if err != nil {
		t.Fatal(err)
	}
	after := string(before)
	source := readSource(t)
	for name, text := range map[string]string{
		"couleurs":  colours(t),
		"gabarits":  layoutTable(t),
		"morceaux":  partTable(t),
		"fonctions": functionList(t),
		"corps":     source.text("Page", "Frame", "Shared", "Body", "Section", "Lesson") + knownSections(),
		"vues":      source.text(viewsOfLayouts()...),
		"elements":  source.text(source.partsOf(viewsOfLayouts())...),
		"ailleurs":  source.text(source.elsewhere()...),
	} {
		block := regexp.MustCompile(`(?s)(<!-- généré : ` + name + ` -->\n).*?(\n<!-- fin -->)`)
		if len(block.FindAllString(after, -1)) != 1 {
			t.Fatalf("docs/gabarits.md has no place for %q, or two", name)
		}
		after = block.ReplaceAllStringFunc(after, func(old string) string {
			m := block.FindStringSubmatch(old)
			return m[1] + "\n" + strings.TrimSpace(text) + "\n" + m[2]
		})
	}
	if after == string(before) {
		return
	}
	if !*update {
		t.Fatal("docs/gabarits.md is not what the source says: go test ./internal/layout -run Gabarits -update")
	}
	if err := os.WriteFile(designersPage, []byte(after), 0o644); err != nil {
		t.Fatal(err)
	}
}

// roles are the custom properties of the style sheet in the words of who looks
// at them: comments in the sheet itself would travel to every reader.
var roles = map[string]string{
	"--paper":      "le fond des pages",
	"--card":       "le fond des cartes, des encadrés, de l'en-tête et des champs",
	"--ink":        "le texte",
	"--soft":       "le texte secondaire : dates, notes, légendes",
	"--line":       "les filets et les bordures",
	"--accent":     "les liens, les boutons, ce qui est choisi",
	"--tint":       "le fond de ce qui porte l'accent : étiquettes, code, survol",
	"--honey":      "les étoiles, les réserves",
	"--ring":       "le contour de ce qui a le focus, ce qui est attendu : à 3 contre 1 du fond",
	"--honey-tint": "le fond de ce qui attire l'œil",
	"--missed":     "un objectif non atteint",
	"--serif":      "la police des titres et des grands chiffres",
}

func colours(t *testing.T) string {
	css, err := os.ReadFile("../../static/essaim/site.css")
	if err != nil {
		t.Fatal(err)
	}
	blocks := regexp.MustCompile(`(?s):root \{(.*?)\}`).FindAllStringSubmatch(string(css), 2)
	property := regexp.MustCompile(`(--[a-z-]+): ([^;]+);`)
	dark := map[string]string{}
	for _, m := range property.FindAllStringSubmatch(blocks[1][1], -1) {
		dark[m[1]] = "`" + m[2] + "`"
	}
	var b strings.Builder
	b.WriteString("| Propriété | Ce qu'elle colore | Clair | Sombre |\n|---|---|---|---|\n")
	left := maps.Clone(roles)
	for _, m := range property.FindAllStringSubmatch(blocks[0][1], -1) {
		if left[m[1]] == "" {
			t.Errorf("say in roles what %s is for", m[1])
		}
		delete(left, m[1])
		fmt.Fprintf(&b, "| `%s` | %s | `%s` | %s |\n", m[1], roles[m[1]], m[2], dark[m[1]])
	}
	if len(left) > 0 {
		t.Errorf("the style sheet has no %v", slices.Sorted(maps.Keys(left)))
	}
	return b.String()
}

func layoutTable(t *testing.T) string {
	var b strings.Builder
	b.WriteString("| Gabarit | Il montre | Morceaux qu'il appelle |\n|---|---|---|\n")
	eachDefault(t, func(e Entry, calls, _ []string) {
		if !strings.HasPrefix(e.Name, "parts/") {
			fmt.Fprintf(&b, "| `%s` | %s | %s |\n", e.Name, shown(e.Shows), strings.Join(calls, ", "))
		}
	})
	return b.String()
}

func partTable(t *testing.T) string {
	var b strings.Builder
	b.WriteString("| Morceau | Il reçoit | Qui l'appelle |\n|---|---|---|\n")
	eachDefault(t, func(e Entry, _, callers []string) {
		if strings.HasPrefix(e.Name, "parts/") {
			fmt.Fprintf(&b, "| `%s` | %s | %s |\n", e.Name, shown(e.Shows), strings.Join(callers, ", "))
		}
	})
	return b.String()
}

// eachDefault gives every default layout, with the names of the parts that it
// calls itself and of who calls it.
func eachDefault(t *testing.T, do func(e Entry, calls, callers []string)) {
	entries, problems := List(defaults, nil)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	pieces := library{}
	files, _ := choose(defaults, nil)
	for _, f := range files {
		pieces[f.name], _ = parseFile(f, functionsOf(locale.For(locale.French)), locale.For(locale.French))
	}
	short := strings.NewReplacer(".html", "", "parts/", "")
	called, callers := map[string][]string{}, map[string][]string{}
	for _, part := range sharedParts { // base.html shows what they made
		called[baseFile] = append(called[baseFile], short.Replace(part))
		callers[part] = append(callers[part], "base")
	}
	for _, e := range entries {
		for _, tree := range pieces[e.Name] {
			for name := range calls(tree.Root) {
				if _, isFile := pieces[name]; isFile && !slices.Contains(callers[name], strings.TrimSuffix(e.Name, ".html")) {
					called[e.Name] = append(called[e.Name], short.Replace(name))
					callers[name] = append(callers[name], strings.TrimSuffix(e.Name, ".html"))
				}
			}
		}
	}
	for _, e := range entries {
		slices.Sort(called[e.Name])
		do(e, called[e.Name], callers[e.Name])
	}
}

// shown words what List says: "[]Card, Need".
func shown(types string) string {
	if types == "" {
		return "rien"
	}
	var words []string
	for name := range strings.SplitSeq(types, ", ") {
		name, list := strings.CutPrefix(name, "[]")
		word := linkTo(name)
		if list {
			word = "liste de " + word
		}
		words = append(words, word)
	}
	return strings.Join(words, " ; ")
}

// functionList is the list of the package comment, which names them all.
func functionList(t *testing.T) string {
	text, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	_, functions, _ := strings.Cut(string(text), "// # Functions\n")
	list := regexp.MustCompile(`(?m)^//\t(.*)$`).FindAllStringSubmatch(functions, -1)
	var lines, names []string
	for _, m := range list {
		lines = append(lines, m[1])
		if name, _, _ := strings.Cut(m[1], " "); name != "" {
			names = append(names, strings.TrimSpace(name))
		}
	}
	for name := range functionsOf(locale.For(locale.French)) {
		if !slices.Contains(names, name) || !slices.Contains(functionNames, name) {
			t.Errorf("the package comment, or functionNames, leaves out the function %s", name)
		}
	}
	return "```text\n" + strings.Join(lines, "\n") + "\n```\n\nIdentifiants que `shape` et `mark` savent dessiner : `" +
		strings.Join(slices.Sorted(maps.Keys(shapes)), "`, `") + "`."
}

func knownSections() string {
	var names []string
	for _, section := range network.Sections {
		names = append(names, "`"+string(section)+"`")
	}
	return "Les sections connues d'une fiche : " + strings.Join(names, ", ") + "."
}

// A commented is the types of view, and those of layout and markdown that layouts
// see besides, as they are commented.
type commented struct {
	t       *testing.T
	types   map[string]*ast.TypeSpec
	about   map[string]string
	methods map[string][]*ast.FuncDecl // by type: those that layouts call
	values  map[string][]string        // of a type that is a text
	views   []string                   // of package view, sorted
}

// layoutMethods are those that page.program gives to stencil too.
var layoutMethods = []string{"Body", "Opening", "Known", "After", "Notes", "Screens", "Lessons", "HTML"}

func readSource(t *testing.T) commented {
	s := commented{t, map[string]*ast.TypeSpec{}, map[string]string{}, map[string][]*ast.FuncDecl{}, map[string][]string{}, nil}
	s.read("../view", func(string) bool { return true })
	s.views = slices.Sorted(maps.Keys(s.types))
	s.read(".", func(name string) bool {
		return slices.Contains([]string{"Page", "Frame", "Shared", "Body", "Lesson"}, name)
	})
	s.read("../markdown", func(name string) bool { return name == "Section" })
	return s
}

func (s commented) read(dir string, wanted func(string) bool) {
	files, _ := filepath.Glob(filepath.Join(dir, "*.go"))
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			s.t.Fatal(err)
		}
		for _, d := range parsed.Decls {
			switch d := d.(type) {
			case *ast.GenDecl:
				s.declared(d, wanted)
			case *ast.FuncDecl:
				if d.Recv == nil || !slices.Contains(layoutMethods, d.Name.Name) {
					continue
				}
				if on, is := d.Recv.List[0].Type.(*ast.Ident); is && wanted(on.Name) {
					s.methods[on.Name] = append(s.methods[on.Name], d)
				}
			}
		}
	}
}

func (s commented) declared(d *ast.GenDecl, wanted func(string) bool) {
	for _, spec := range d.Specs {
		if spec, is := spec.(*ast.ValueSpec); is && d.Tok == token.CONST && spec.Type != nil {
			of := fmt.Sprint(spec.Type)
			for _, v := range spec.Values {
				if lit, is := v.(*ast.BasicLit); is {
					s.values[of] = append(s.values[of], strings.Trim(lit.Value, `"`))
				}
			}
		}
		if spec, is := spec.(*ast.TypeSpec); is && spec.Name.IsExported() && wanted(spec.Name.Name) {
			if d.Doc == nil {
				s.t.Fatalf("%s has no comment", spec.Name.Name)
			}
			s.types[spec.Name.Name], s.about[spec.Name.Name] = spec, oneLine(d.Doc.Text())
		}
	}
}

func oneLine(comment string) string { return strings.Join(strings.Fields(comment), " ") }

// text describes some types, one after the other.
func (s commented) text(names ...string) string {
	var b strings.Builder
	for _, name := range names {
		fmt.Fprintf(&b, "### %s\n\n%s\n\n", name, plain(s.about[name]))
		if fields := s.fields(name); len(fields) > 0 {
			b.WriteString("| Champ | Sorte | Remarque |\n|---|---|---|\n" + strings.Join(fields, "") + "\n")
		}
		if values := s.values[name]; len(values) > 0 {
			b.WriteString("`" + strings.Join(values, "`, `") + "`\n")
		}
		for _, m := range s.methods[name] {
			var args strings.Builder
			for _, p := range m.Type.Params.List {
				fmt.Fprintf(&args, " %s", strings.ToUpper(p.Names[0].Name))
			}
			fmt.Fprintf(&b, "- `.%s%s` (%s) : %s\n", m.Name.Name, args.String(), s.word(m.Type.Results.List[0].Type), plain(oneLine(m.Doc.Text())))
		}
		b.WriteString("\n")
	}
	return b.String()
}

// fields are the rows of a type's table, which ends with what it embeds.
func (s commented) fields(name string) (rows []string) {
	list, isStruct := s.types[name].Type.(*ast.StructType)
	if !isStruct {
		return nil
	}
	for _, f := range list.Fields.List {
		comment := plain(oneLine(f.Doc.Text() + " " + f.Comment.Text()))
		var names []string
		for _, n := range f.Names {
			// A section's text is shown by its method HTML.
			if n.IsExported() && n.Name != "Written" && n.Name != "Blocks" && n.Name != "Called" {
				names = append(names, "`."+n.Name+"`")
			}
		}
		if f.Tag != nil {
			tag, _ := strconv.Unquote(f.Tag.Value)
			key, _, _ := strings.Cut(reflect.StructTag(tag).Get("json"), ",")
			comment = "`" + key + "`"
		}
		switch {
		case f.Names == nil:
			embedded := strings.TrimSuffix(s.word(f.Type), ", ou rien")
			rows = append(rows, fmt.Sprintf("| … | tous les champs de %s | |\n", embedded))
		case len(names) > 0:
			if comment == "" {
				s.mustBePlain(name, f.Names)
			}
			rows = append(rows, fmt.Sprintf("| %s | %s | %s |\n", strings.Join(names, " "), s.word(f.Type), comment))
		}
	}
	return rows
}

// plainNames say by themselves what they are; the page says it once for all.
var plainNames = strings.Fields(`Title Name URL Lead Summary Address Email Phone Website ID Pager
	Commune Theme Themes Sheet Status Figures Objectives Links Groups Text Signature Width Height`)

// mustBePlain wants a comment from a field whose name a designer would not
// understand, unless that of its type speaks of it.
func (s commented) mustBePlain(name string, fields []*ast.Ident) {
	for _, f := range fields {
		if !slices.Contains(plainNames, f.Name) && !strings.Contains(s.about[name], f.Name) {
			s.t.Errorf("%s: say in a comment what %s is", name, f.Name)
		}
	}
}

// plain is a comment as Markdown shows it.
func plain(comment string) string {
	return strings.NewReplacer("|", `\|`, "<", "&lt;", "*", `\*`, "_", `\_`).Replace(comment)
}

// word is a type in the words of who writes no Go.
func (s commented) word(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.StarExpr:
		return s.word(e.X) + ", ou rien"
	case *ast.ArrayType:
		return "liste de " + s.word(e.Elt)
	case *ast.SelectorExpr:
		switch fmt.Sprint(e.X, ".", e.Sel) {
		case "network.Section":
			return "texte"
		case "template.HTML":
			return "HTML"
		}
		return s.word(e.Sel)
	case *ast.Ident:
		return linkTo(e.Name)
	}
	s.t.Fatalf("no word for %T", e)
	return ""
}

func linkTo(name string) string {
	switch name {
	case "string":
		return "texte"
	case "bool":
		return "oui ou non"
	case "int", "uint64", "float64":
		return "nombre"
	case "any":
		return "ce qui s'y trouve"
	}
	return "[" + name + "](#" + strings.ToLower(name) + ")"
}

// viewsOfLayouts are the views that a layout shows, then what all pages share.
func viewsOfLayouts() []string {
	var names []string
	for _, k := range kinds() {
		names = append(names, reflect.TypeOf(k.view).Name())
	}
	slices.Sort(names)
	return append([]string{"Head", "Chrome"}, names...)
}

// partsOf are the types that some views are made of, sorted.
func (s commented) partsOf(views []string) []string {
	reached := slices.Clone(views)
	for i := 0; i < len(reached); i++ { // reached grows meanwhile
		list, _ := s.types[reached[i]].Type.(*ast.StructType)
		for _, f := range list.Fields.List {
			ast.Inspect(f.Type, func(n ast.Node) bool {
				if id, is := n.(*ast.Ident); is && slices.Contains(s.views, id.Name) && !slices.Contains(reached, id.Name) {
					reached = append(reached, id.Name)
				}
				return true
			})
		}
	}
	parts := reached[len(views):]
	slices.Sort(parts)
	return parts
}

// elsewhere are the views that no layout is given: of PDF files, of the search.
func (s commented) elsewhere() []string {
	shown := viewsOfLayouts()
	shown = append(shown, s.partsOf(shown)...)
	return slices.DeleteFunc(slices.Clone(s.views), func(name string) bool { return slices.Contains(shown, name) })
}
