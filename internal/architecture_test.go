// Package internal_test keeps the architecture: which package may import which,
// and how long a file may be. docs/architecture.md shows the same on one page.
package internal_test

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// layers are the packages in the order in which the data flows through them. One
// imports only those above it; why is what the test says when it does not.
var layers = []struct{ name, why string }{
	{"locale", "words and dates depend on the language alone, so that every package can speak"},
	{"diag", "a problem is a value: it is found anywhere, and worded and printed in one place"},
	{"digest", "texts are hashed in one way, whoever compares them"},
	{"parallel", "a fault in a goroutine is said as any other, whoever started it"},
	{"folders", "files are opened in one way by who reads and by who writes, whatever is in them"},
	{"history", "when a file was changed is known of its repository alone, whatever the file holds"},
	{"picture", "what becomes of a photo depends on its bytes alone, whoever shows it"},
	{"plainyaml", "what is written is read without knowing what a content file may say"},
	{"mend", "what an author meant is seen in the lines and in the keys that there are, whatever their values mean"},
	{"cog", "the official list of communes is what it is, whatever a network says of its own"},
	{"network", "figures are derived by pure functions of the domain; they know neither files nor YAML nor HTML"},
	{"attachment", "whether a file may be published depends on its name and bytes alone, whatever refers to it"},
	{"document", "what a document says is in its bytes alone, whatever is made of it"},
	{"source", "reading makes values and problems of files; what becomes of the values is not its business"},
	{"schema", "editors are helped by what the field tables say, whatever a network says with them"},
	{"intake", "a document becomes a draft by what the field tables say, before anything is made of it; it writes no file"},
	{"markdown", "a text becomes HTML in the same way wherever it is shown"},
	{"address", "an address is made in one place, for whoever leads there"},
	{"view", "a view is plain values that layouts show: a promise to who writes them, whatever computes them"},
	{"wording", "values become words in one place, and words know no page"},
	{"drawing", "a drawing is lengths and shapes; its words are given to it"},
	{"opendata", "columns are declared once, whatever is made of them"},
	{"federation", "other networks' data are strangers' files with our columns, whatever pages are made of them"},
	{"feeds", "what programs follow is made of the same words and addresses as pages, and knows no page"},
	{"search", "the index is made of the same views as the pages, and its scripts are published with them"},
	{"plan", "site and workroom each make a plan; who renders it need not know which"},
	{"site", "the plan says what is published and what each page shows; how a page looks, and where it is written, come later"},
	{"workroom", "private letters and the public site are two plans, neither of which can reach the other"},
	{"stencil", "a template is cut for the types that it shows, and knows nothing of what they mean"},
	{"layout", "a page is a function of its view and its layout, and of nothing else"},
	{"pdf", "a PDF is made of the same views as the pages"},
	{"publish", "the output folder is safe because it knows paths and bytes, never pages"},
	{"build", "the list of stages calls every package and is called by none of them"},
	{"release", "what is packed is what was built, whatever it does"},
	{"preview", "previewing serves the pages that build makes; there is no second way to make them"},
}

const module = "essaim"

func TestPackagesImportOnlyThoseAbove(t *testing.T) {
	height := map[string]int{}
	for i, layer := range layers {
		height[layer.name] = i
	}
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !e.IsDir() {
			continue
		}
		here, known := height[e.Name()]
		if !known {
			t.Errorf("internal/%s is no package of the architecture: give it its place in the list, and in docs/architecture.md", e.Name())
			continue
		}
		for file, imports := range importsOf(t, e.Name()) {
			for _, imported := range imports {
				name, inside := strings.CutPrefix(imported, module+"/internal/")
				switch there, known := height[name]; {
				case imported == module:
					t.Errorf("%s imports the default look: only cmd embeds it, and hands it down as a file system", file)
				case inside && (!known || there >= here):
					t.Errorf("%s imports %s, which is not above %s:\n%s", file, name, e.Name(), layers[here].why)
				}
			}
		}
	}
}

// TestPrivateLettersAreApart: the workroom names who has not answered. What the
// public site cannot import it cannot publish by mistake, and the other way round.
func TestPrivateLettersAreApart(t *testing.T) {
	for _, pair := range [][2]string{{"site", "workroom"}, {"workroom", "site"}} {
		for file, imports := range importsOf(t, pair[0]) {
			if slices.Contains(imports, module+"/internal/"+pair[1]) {
				t.Errorf("%s imports %s", file, pair[1])
			}
		}
	}
}

// importsOf lists what each file of a package imports, tests left out: a test may
// use any package to set its scene.
func importsOf(t *testing.T, dir string) map[string][]string {
	t.Helper()
	imports := map[string][]string{}
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, spec := range parsed.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			imports[file] = append(imports[file], imported)
		}
	}
	return imports
}

const maxLines = 600

// TestFilesAreShort: a file that outgrows the reader's memory holds two nouns.
// What is looked up and not read (testdata, texts of languages) is no code.
func TestFilesAreShort(t *testing.T) {
	skipped := []string{".git", "node_modules", "bin", "public", "testdata"}
	err := filepath.WalkDir("..", func(p string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir() && slices.Contains(skipped, e.Name()):
			return fs.SkipDir
		case e.IsDir() || !isCode(e.Name()):
			return nil
		}
		text, err := os.ReadFile(p)
		if lines := bytes.Count(text, []byte("\n")); lines > maxLines {
			t.Errorf("%s has %d lines, more than %d: split it by the nouns that it holds", p, lines, maxLines)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestTestedPackagesAreCalledApart: `make systems` writes the tests of all packages into one
// folder, under their names.
func TestTestedPackagesAreCalledApart(t *testing.T) {
	tested := map[string]string{} // folder by name
	err := filepath.WalkDir("..", func(p string, e fs.DirEntry, err error) error {
		switch dir := filepath.Dir(p); {
		case err != nil:
			return err
		case e.IsDir() && slices.Contains([]string{".git", "node_modules", "bin", "bench", "testdata"}, e.Name()):
			return fs.SkipDir
		case strings.HasSuffix(p, "_test.go"):
			if other, taken := tested[filepath.Base(dir)]; taken && other != dir {
				t.Errorf("%s and %s have tests and one name", other, dir)
			}
			tested[filepath.Base(dir)] = dir
		}
		return nil
	})
	if err != nil || len(tested) < 10 {
		t.Fatal(err, tested)
	}
}

func isCode(name string) bool {
	return slices.Contains([]string{".go", ".js", ".mjs", ".css", ".html"}, path.Ext(name))
}

// mostMethods is what a reader can hold of one type.
const mostMethods = 45

// TestTypesAreSmall: a type with more methods is several, each with a noun of its
// own.
func TestTypesAreSmall(t *testing.T) {
	methods := map[string]int{}
	err := filepath.WalkDir("..", func(p string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir() && (e.Name() == "node_modules" || e.Name() == "bench" || strings.HasPrefix(e.Name(), ".") && p != ".."):
			return fs.SkipDir
		case e.IsDir() || path.Ext(p) != ".go" || strings.HasSuffix(p, "_test.go"):
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), p, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		for _, d := range file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Recv != nil {
				methods[filepath.Dir(p)+" "+receiver(f.Recv.List[0].Type)]++
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(methods) < 100 {
		t.Errorf("only %d types have methods", len(methods))
	}
	for name, n := range methods {
		if n > mostMethods {
			t.Errorf("%s has %d methods, more than %d: split it by the nouns that they are about", name, n, mostMethods)
		}
	}
}

// receiver is the name of the type that a method is of.
func receiver(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.StarExpr:
		return receiver(e.X)
	case *ast.IndexExpr:
		return receiver(e.X)
	case *ast.Ident:
		return e.Name
	}
	return ""
}
