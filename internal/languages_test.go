package internal

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"essaim/internal/locale"
)

// TestOnlyLocaleKnowsLanguages: what essaim says, and how a language spells it,
// counts it and sorts it, is in the languages' files and their registry. Anywhere
// else, a language has no name, and is compared with none.
func TestOnlyLocaleKnowsLanguages(t *testing.T) {
	stemmers := "internal/search/stem.go" // code that a language may have, by its name
	for path, file := range productFiles(t) {
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.SelectorExpr:
				if isLocale(n.X) && (n.Sel.Name == "French" || n.Sel.Name == "English") && path != stemmers {
					t.Errorf("%s names locale.%s: give what differs a text or a rule of the language", path, n.Sel.Name)
				}
			case *ast.BinaryExpr:
				if (n.Op == token.EQL || n.Op == token.NEQ) && (isLanguage(n.X) || isLanguage(n.Y)) {
					t.Errorf("%s compares a language: give what differs a text or a rule of it", path)
				}
			case *ast.CaseClause:
				if slices.ContainsFunc(n.List, isLanguage) {
					t.Errorf("%s chooses by language: give what differs a text or a rule of it", path)
				}
			}
			return true
		})
	}
}

func isLocale(x ast.Expr) bool {
	name, is := x.(*ast.Ident)
	return is && name.Name == "locale"
}

// isLanguage recognises the name of a language, and what gives one.
func isLanguage(x ast.Expr) bool {
	switch x := x.(type) {
	case *ast.BasicLit:
		text, err := strconv.Unquote(x.Value)
		return err == nil && slices.Contains(locale.Languages, locale.Lang(text))
	case *ast.CallExpr:
		called, is := x.Fun.(*ast.SelectorExpr)
		return is && len(x.Args) == 0 && called.Sel.Name == "Lang"
	}
	return false
}

var (
	frenchLetters = regexp.MustCompile(`[àâçéèêëîïôùûüœÀÂÇÉÈÊËÎÏÔÙÛŒ«»]`)
	frenchWords   = regexp.MustCompile(`(?i)(^| )(les|des|du|une|et|ou|par|pour|avec|sans|titre|texte|fiches?|rencontres?|livret|bilan|oui|non|aucune?)( |$)|[a-z] l[ea] | l[ea] [a-z]`)
)

// spared are literals that may stay.
var spared = map[string]string{
	"internal/markdown/text.go":    "bytes of UTF-8",
	"internal/source/commas.go":    "what opens and closes an aside, in any language",
	"internal/network/units.go":    "units are read as people write them anywhere: km par an, km per year",
	"internal/markdown/screens.go": "what closes a quotation at the end of a sentence, in any language",
	"internal/wording/lines.go":    "what closes a quotation at the end of a sentence, in any language",
}

// TestNoFrenchInCode: words of the first language were in the code, and look at
// home there to who reads French.
func TestNoFrenchInCode(t *testing.T) {
	used := map[string]bool{}
	for path, file := range productFiles(t) {
		ast.Inspect(file, func(n ast.Node) bool {
			if literal, is := n.(*ast.BasicLit); is && literal.Kind == token.STRING {
				text, _ := strconv.Unquote(literal.Value)
				switch french := frenchLetters.MatchString(text) || frenchWords.MatchString(text); {
				case french && spared[path] != "":
					used[path] = true
				case french:
					t.Errorf("%s: %s is French: its place is a file of internal/locale/languages", path, literal.Value)
				}
			}
			return true
		})
	}
	for path := range spared {
		if !used[path] {
			t.Errorf("%s needs no exception", path)
		}
	}
}

// productFiles are the files of the program, by their paths, without the package
// of languages and the made-up network of tests.
func productFiles(t *testing.T) map[string]*ast.File {
	t.Helper()
	files := map[string]*ast.File{}
	err := fs.WalkDir(os.DirFS(".."), ".", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir():
			if skipped := []string{"internal/locale", "internal/network/networktest", "bench", "node_modules"}; slices.Contains(skipped, path) || path != "." && d.Name()[0] == '.' {
				return fs.SkipDir
			}
		case strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go"):
			files[path], err = parser.ParseFile(token.NewFileSet(), filepath.Join("..", path), nil, parser.SkipObjectResolution)
		}
		return err
	})
	if err != nil || len(files) < 150 {
		t.Fatalf("only %d files: %v", len(files), err)
	}
	return files
}
