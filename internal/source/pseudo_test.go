package source_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"essaim/internal/attachment"
	"essaim/internal/diag"
	"essaim/internal/locale"
	"essaim/internal/locale/pseudo"
	"essaim/internal/network"
	"essaim/internal/source"
)

// The problems of each broken site, in a language that nobody speaks: what is not
// of that language is what the author wrote, or a name of the content format.
func TestProblemsInPseudo(t *testing.T) {
	l, names := pseudo.Of(locale.For(locale.English)), formatNames()
	cases, _ := filepath.Glob("testdata/broken/*.txtar")
	seen := map[diag.Code]bool{}
	for _, name := range cases {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		site := siteOf(t, archive)
		known := slices.Clone(names)
		for path, f := range site {
			known = append(known, path, string(f.Data))
		}
		_, problems := source.Read(site, source.Options{Workers: 1})
		for _, p := range problems {
			seen[p.Code] = true
			known := append(known, fmt.Sprint(p.Args["official"])) // a commune is called the same everywhere
			for _, text := range []string{p.Message(l), p.Hint(l)} {
				if !strings.HasPrefix(text, "⟦") || !strings.HasSuffix(text, "⟧") {
					t.Errorf("%s: %s: %s", filepath.Base(name), p.Code, text)
				}
				checkForeign(t, filepath.Base(name)+" "+string(p.Code), text, known)
			}
		}
	}
	if len(seen) < 100 {
		t.Errorf("only %d codes", len(seen))
	}
}

// Skeletons of every kind: keys, ids and examples that are no words are what
// they are in every language.
func TestSkeletonsInPseudo(t *testing.T) {
	l := pseudo.Of(locale.For(locale.English))
	known := readValid(t, validSite(t, "english"))
	words := formatNames()
	for path, f := range validSite(t, "english") {
		words = append(words, path, string(f.Data))
	}
	for kind, name := range map[source.Kind]string{
		source.SheetKind: "nouvelle", source.MeetingKind: "2026-11-25", source.CommuneKind: "luc", source.AdoptionKind: "luc-nouvelle",
	} {
		text, err := source.Skeleton(kind, name, l, known, network.DayOf(2026, 11, 23))
		if err != nil {
			t.Fatal(err)
		}
		checkForeign(t, string(kind), string(text), words)
	}
}

// checkForeign finds words of a text that are neither of the pseudo-language nor
// known.
func checkForeign(t *testing.T, where, text string, known []string) {
	t.Helper()
	is := map[string]bool{}
	for _, k := range known {
		for _, word := range pseudo.Plain(k) {
			is[locale.Fold(word)] = true
		}
	}
	for _, word := range pseudo.Plain(text) {
		if !is[locale.Fold(word)] {
			t.Errorf("%s: %q is of no language: %s", where, word, text)
		}
	}
}

// formatNames are the names of the content format: keys, values, and what the
// tables have as examples that are no words.
func formatNames() []string {
	names := []string{"http", "https", "mailto", "sheets", "meetings", "communes", "adoptions", "pages",
		"FR, BE, CH, LU, ES, IT, DE, PT, GB", // letters of countries
	}
	names = append(names, attachment.Extensions()...)
	for _, q := range network.KnownQuantities {
		names = append(names, q.Units...)
	}
	for _, section := range network.Sections {
		names = append(names, locale.For(locale.English).Spelling("heading."+string(section)))
	}
	seen := map[*source.Table]bool{}
	addValues := func(t source.Type) {
		for _, c := range t.Choices {
			for _, lang := range locale.Languages {
				names = append(names, c.Value, c.In(locale.For(lang)))
			}
		}
	}
	var visit func(table *source.Table)
	visit = func(table *source.Table) {
		if table == nil || seen[table] {
			return
		}
		seen[table] = true
		for _, f := range table.Fields {
			names = append(append(names, f.Key, f.Example), f.Aliases...)
			for _, lang := range locale.Languages { // what a message has as an example is in the site's language
				names = append(names, f.ExampleIn(locale.For(lang)))
			}
			addValues(f.Type)
			visit(f.Type.Map)
			if f.Type.Of != nil {
				addValues(*f.Type.Of)
				visit(f.Type.Of.Map)
			}
		}
	}
	visit(source.NetworkTable())
	visit(source.PageTable())
	for _, kind := range source.Kinds {
		visit(source.TableOf(kind))
	}
	return names
}
