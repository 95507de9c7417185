package diag

import (
	"flag"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"essaim/internal/locale"
	"essaim/internal/locale/pseudo"
)

// TestMessages asks of every code a message and a hint.
func TestMessages(t *testing.T) {
	for _, lang := range locale.Languages {
		l := locale.For(lang)
		for _, code := range l.Messages() {
			if message, hint := l.Message(code); message == "" || hint == "" {
				t.Errorf("%s: no message or no hint in %s", code, lang)
			}
			if strings.Trim(code, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
				t.Errorf("%q is no slug", code)
			}
		}
	}
}

// TestCodesInUse finds in the source code every code of a problem, and asks
// for an entry; and asks that every entry be used. What stencil refuses is no
// problem of content.
func TestCodesInUse(t *testing.T) {
	used := codesInUse(t)
	known := locale.For(locale.French).Messages()
	for code, use := range used {
		if !slices.Contains(known, string(code)) {
			t.Errorf("%s: the code %q has no entry", use.where, code)
		}
	}
	for _, code := range known {
		if _, found := used[Code(code)]; !found {
			t.Errorf("nothing uses the code %q", code)
		}
	}
}

var update = flag.Bool("update", false, "write errors.txt anew")

// TestErrorCodes compares errors.txt with the codes of which the source code makes
// nothing but errors.
func TestErrorCodes(t *testing.T) {
	var errors []string
	for code, use := range codesInUse(t) {
		if use.severities == "E" {
			errors = append(errors, string(code))
		}
	}
	slices.Sort(errors)
	text := strings.Join(errors, "\n") + "\n"
	switch {
	case *update:
		if err := os.WriteFile("errors.txt", []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	case text != errorCodes:
		t.Error("errors.txt is not what the source code says: go test ./internal/diag -run ErrorCodes -update")
	}
	for _, code := range []Code{"image-without-alt", "heading-one", "period-over", "same-address", "heading-near"} {
		if code.AlwaysError() {
			t.Errorf("%s may be a warning", code)
		}
	}
	for _, code := range []Code{"unknown-theme", "broken-link", "tie", "tab", "address-taken"} {
		if !code.AlwaysError() {
			t.Errorf("%s is an error", code)
		}
	}
}

// A use is where a code stands in the source code, and as what: E, W, or ? where
// that is not to be seen, each once.
type use struct{ where, severities string }

func codesInUse(t *testing.T) map[Code]use {
	t.Helper()
	used := map[Code]use{}
	root := os.DirFS("../..")
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() && (strings.HasPrefix(d.Name(), ".") && name != "." || d.Name() == "node_modules" || d.Name() == "networktest" || d.Name() == "stencil") {
			return fs.SkipDir
		}
		if strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go") && (!strings.HasPrefix(name, "internal/diag/") || name == "internal/diag/machine.go") {
			collect(t, "../../"+name, used)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return used
}

// reporters are the functions that take a code, and the place of it among
// their arguments.
var reporters = map[string]int{"err": 1, "warn": 1, "fail": 0, "report": -1, "quoteFrom": 1, "refuse": 0, "problem": 1, "spanOf": 0, "newLineForm": 2, "newForeignForm": 3, "newAddressForm": 2, "try": 0, "oneLiner": 0, "note": 0, "count": 2, "slip": -1}

// collect adds the codes of one Go file: literals given to a reporter, to the
// field Code, converted to Code, or returned as one.
func collect(t *testing.T, name string, used map[Code]use) {
	file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	reports := func(spec *ast.ImportSpec) bool { return spec.Path.Value == `"essaim/internal/diag"` }
	if !slices.ContainsFunc(file.Imports, reports) && file.Name.Name != "diag" && file.Name.Name != "attachment" {
		return // what it calls by the name of a reporter is something else
	}
	add := func(e ast.Expr, severity string) {
		lit, ok := e.(*ast.BasicLit)
		if !ok || lit.Kind != token.STRING {
			return
		}
		if s, err := strconv.Unquote(lit.Value); err == nil && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789-") == "" && s != "" {
			u := used[Code(s)]
			if u.where = name; !strings.Contains(u.severities, severity) {
				u.severities += severity
			}
			used[Code(s)] = u
		}
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			collectCall(n, add)
		case *ast.AssignStmt: // p.Code, p.Args = "…", …, or code = "…"
			for i, left := range n.Lhs {
				sel, field := left.(*ast.SelectorExpr)
				id, variable := left.(*ast.Ident)
				if i < len(n.Rhs) && (field && sel.Sel.Name == "Code" || variable && id.Name == "code") {
					add(n.Rhs[i], "")
				}
			}
		case *ast.CompositeLit: // diag.Problem{Severity: diag.Error, Code: "…"}
			severity := severityAmong(n.Elts)
			if of, named := n.Type.(*ast.Ident); named && of.Name == "Slip" {
				severity = "E"
			}
			for _, elt := range n.Elts {
				if kv, ok := elt.(*ast.KeyValueExpr); ok {
					if key, ok := kv.Key.(*ast.Ident); ok && key.Name == "Code" {
						add(kv.Value, severity)
					}
				}
			}
		case *ast.ValueSpec: // var unknownCodes = map[string]diag.Code{…}, of references that lead nowhere
			if strings.HasSuffix(strings.ToLower(n.Names[0].Name), "codes") && len(n.Values) == 1 {
				if lit, ok := n.Values[0].(*ast.CompositeLit); ok {
					for _, elt := range lit.Elts {
						if kv, ok := elt.(*ast.KeyValueExpr); ok {
							add(kv.Value, "E")
						}
					}
				}
			}
		case *ast.FuncDecl:
			if returnsCode(n) {
				ast.Inspect(n.Body, func(n ast.Node) bool {
					if r, ok := n.(*ast.ReturnStmt); ok && len(r.Results) > 0 {
						add(r.Results[0], "?")
					}
					return true
				})
			}
		}
		return true
	})
}

func collectCall(call *ast.CallExpr, add func(ast.Expr, string)) {
	name := ""
	switch f := call.Fun.(type) {
	case *ast.SelectorExpr:
		name = f.Sel.Name
	case *ast.Ident:
		name = f.Name
	}
	if name == "Code" && len(call.Args) == 1 {
		add(call.Args[0], "?")
		return
	}
	severity := severityAmong(call.Args)
	switch {
	case name == "err", name == "fail", name == "quoteFrom", name == "try", name == "oneLiner", name == "note", name == "count", name == "slip", name == "report" && len(call.Args) == 2: // of a slip of syntax, or beyond a bound
		severity = "E"
	case name == "warn":
		severity = "W"
	}
	at, is := reporters[name]
	switch {
	case !is:
	case at >= 0 && at < len(call.Args):
		add(call.Args[at], severity)
	case at < 0: // the code is the last literal before the arguments
		for _, arg := range call.Args {
			add(arg, severity)
		}
	}
}

// severityAmong is the severity that an expression names.
func severityAmong(list []ast.Expr) string {
	for _, e := range list {
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			e = kv.Value
		}
		if sel, ok := e.(*ast.SelectorExpr); ok && (sel.Sel.Name == "Error" || sel.Sel.Name == "Warning") {
			return sel.Sel.Name[:1]
		}
	}
	return "?"
}

func returnsCode(f *ast.FuncDecl) bool {
	if f.Body == nil || f.Type.Results == nil {
		return false
	}
	sel, ok := f.Type.Results.List[0].Type.(*ast.SelectorExpr)
	return ok && sel.Sel.Name == "Code"
}

func TestExpand(t *testing.T) {
	args := Args{"name": "x", "empty": "", "n": 3, "words": Key("none"), "key": Spelling("key.title"), "ratio": Decimal("4.5"), "list": List{Spelling("value.truth.yes"), "x"}, "keys": Keys{"key.title", "key.date"}}
	for text, want := range map[string]string{
		"a {name} b":             "a x b",
		"{words}":                "aucun",
		"{key}, {ratio}":         "titre, 4,5",
		"{list}":                 "oui, x",
		"{ {keys} }":             "{ titre: …, date: … }",
		"[[so {empty} ]]end":     "end",
		"[[so {name}, ]]{n}":     "so x, 3",
		"[[{name} {empty}]]":     "",
		"{value: 5} {name}":      "{value: 5} x",
		"{ {name} }":             "{ x }",
		"{unknown}|":             "|",
		"a [[b {missing} c]] d ": "a  d",
		"{":                      "{",
	} {
		if got := expand(text, args, fr); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	if got := expand("{x}", Args{"x": "{name} [[y]]"}, fr); got != "{name} [[y]]" {
		t.Errorf("an argument was expanded: %q", got)
	}
}

func TestSort(t *testing.T) {
	p := func(file string, line int, s Severity, code Code) Problem {
		return Problem{Severity: s, Code: code, Pos: Pos{file, line, 1}}
	}
	got := Sort([]Problem{p("b", 1, Error, "x"), p("a", 2, Warning, "x"), p("a", 2, Error, "y"), p("a", 1, Warning, "z"), p("a", 2, Error, "y")})
	want := []Problem{p("a", 1, Warning, "z"), p("a", 2, Error, "y"), p("a", 2, Warning, "x"), p("b", 1, Error, "x")}
	if !slices.EqualFunc(got, want, func(a, b Problem) bool { return compare(a, b) == 0 }) {
		t.Errorf("%v", got)
	}
	if errors, warnings := Count(got); errors != 2 || warnings != 2 {
		t.Errorf("%d errors, %d warnings", errors, warnings)
	}
}

// Each sentence, in a language that nobody speaks, has no letter of another one.
func TestPseudo(t *testing.T) {
	english := locale.For(locale.English)
	l := pseudo.Of(english)
	for _, code := range english.Messages() {
		message, hint := english.Message(code)
		args := Args{}
		for _, name := range regexp.MustCompile(`\{([a-z_]+)\}`).FindAllStringSubmatch(message+hint, -1) {
			args[name[1]] = "§"
		}
		p := Problem{Code: Code(code), Args: args}
		if plain := pseudo.Plain(p.Message(l) + " " + p.Hint(l)); plain != nil {
			t.Errorf("%s: %q in %s %s", code, plain, p.Message(l), p.Hint(l))
		}
	}
}
