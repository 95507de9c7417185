package source_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"
	"go.yaml.in/yaml/v4"

	"essaim/internal/diag"
	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/source"
	"essaim/test/loop"
)

func all(string) bool { return true }

// rewritten is a site in canonical spelling.
func rewritten(site fstest.MapFS) (fstest.MapFS, int) { return written(site, false) }

// written is a site as fmt writes it, with --form or without.
func written(site fstest.MapFS, form bool) (fstest.MapFS, int) {
	after, changed := maps.Clone(site), 0
	files, _ := source.Canonical(site, form, all)
	for _, f := range files {
		after[f.Path] = &fstest.MapFile{Data: f.Text}
		if f.Changed {
			changed++
		}
	}
	return after, changed
}

// TestCanonical writes the network that uses every key, from English in French and
// from French in English.
func TestCanonical(t *testing.T) {
	for _, lang := range []string{"english", "french"} {
		t.Run(lang, func(t *testing.T) {
			site := validSite(t, lang)
			from, to := locale.English, locale.French
			if lang == "french" {
				from, to = to, from
			}
			setLanguage(site, to)
			after, changed := rewritten(site)
			if changed < 4 {
				t.Errorf("only %d files changed", changed)
			}
			for name, f := range after {
				checkSpelledIn(t, name, string(f.Data), locale.For(to), locale.For(from))
			}
			losesNothing(t, site)
		})
	}
}

// setLanguage makes a site one of another language, if network.yaml can be read.
func setLanguage(site fstest.MapFS, to locale.Lang) {
	const file = "content/network.yaml"
	n := site[file]
	switch {
	case n == nil || !utf8.Valid(n.Data):
	case langWritten.Match(n.Data):
		site[file] = &fstest.MapFile{Data: langWritten.ReplaceAll(n.Data, []byte("${1}"+string(to)))}
	default:
		site[file] = &fstest.MapFile{Data: append([]byte("lang: "+string(to)+"\n"), bytes.TrimPrefix(n.Data, []byte("\ufeff"))...)}
	}
}

var langWritten = regexp.MustCompile(`(?m)^(lang: *|langue: *)(fr|en)\b`)

// checkSpelledIn wants no key of another language.
func checkSpelledIn(t *testing.T, name, text string, l, other *locale.Locale) {
	t.Helper()
	for _, key := range []string{"title", "name", "theme", "status", "results", "year", "value", "text"} {
		own, others := l.Spelling("key."+key), other.Spelling("key."+key)
		for _, before := range []string{"\n", "{", ", ", "- "} {
			if own != others && strings.Contains(text, before+others+": ") {
				t.Errorf("%s: %s is still %s", name, own, others)
			}
		}
	}
}

// TestCanonicalLosesNothing rewrites all sites that tests have, the broken ones
// among them, in each language.
func TestCanonicalLosesNothing(t *testing.T) {
	loop.Unraced(t)
	for _, pattern := range []string{"testdata/broken/*.txtar", "testdata/remedies/*.txtar", "testdata/valid/*.txtar"} {
		names, _ := filepath.Glob(pattern)
		if len(names) < 2 {
			t.Fatalf("%s: %d sites", pattern, len(names))
		}
		for _, name := range names {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			site := siteOf(t, archive)
			t.Run(filepath.Base(name), func(t *testing.T) {
				for _, lang := range locale.Languages {
					setLanguage(site, lang)
					losesNothing(t, site)
				}
			})
		}
	}
	for _, folder := range []string{"../..", "../../cmd/essaim/demo"} {
		t.Run(folder, func(t *testing.T) { losesNothing(t, contentOf(t, folder)) })
	}
}

// contentOf are the texts of a folder's content/.
func contentOf(t *testing.T, folder string) fstest.MapFS {
	t.Helper()
	site := fstest.MapFS{}
	err := fs.WalkDir(os.DirFS(folder), "content", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(folder, name))
		site[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return site
}

// losesNothing rewrites a site: what it says, what is wrong with it, its comments,
// its bodies, and all that is no key and no value of an enumeration stay; and it is
// not rewritten again.
func losesNothing(t *testing.T, site fstest.MapFS) {
	t.Helper()
	after, _ := rewritten(site)
	if again, changed := rewritten(after); changed != 0 {
		for name := range after {
			if string(again[name].Data) != string(after[name].Data) {
				t.Errorf("%s is rewritten again:\n%s\nthen\n%s", name, after[name].Data, again[name].Data)
			}
		}
	}
	for _, drafts := range []bool{false, true} {
		n, problems := source.Read(site, source.Options{Workers: 1, Drafts: drafts})
		m, left := source.Read(after, source.Options{Workers: 1, Drafts: drafts})
		diffLines(t, said(m), said(n))
		if was, is := codesOf(problems), codesOf(left); !maps.Equal(was, is) {
			t.Errorf("problems %v, then %v", was, is)
		}
		sameBodies(t, site, n, after, m)
	}
	for name, f := range site {
		if string(f.Data) != string(after[name].Data) {
			sameYAML(t, name, frontOf(string(f.Data)), frontOf(string(after[name].Data)))
		}
	}
}

// said is all that a network says, a line each, without what depends on how its files
// are laid out.
func said(n *network.Network) string {
	var lines strings.Builder
	say(&lines, "", reflect.ValueOf(n))
	return lines.String()
}

func say(lines *strings.Builder, where string, v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			say(lines, where, v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			switch name := v.Type().Field(i).Name; name {
			case "Pos", "Hash", "Whole", "Front", "Facts", "Offset", "Line", "Column":
			default:
				say(lines, where+"."+name, v.Field(i))
			}
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			say(lines, fmt.Sprintf("%s[%d]", where, i), v.Index(i))
		}
	case reflect.Map:
		keys := v.MapKeys()
		slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
		for _, key := range keys {
			say(lines, where+"."+key.String(), v.MapIndex(key))
		}
	case reflect.Func:
	default:
		fmt.Fprintf(lines, "%s %q\n", where, fmt.Sprint(v))
	}
}

func codesOf(problems []diag.Problem) map[string]int {
	codes := map[string]int{}
	for _, p := range problems {
		codes[fmt.Sprint(p.File, " ", p.Code, " ", p.Severity)]++
	}
	return codes
}

func sameBodies(t *testing.T, site fs.FS, n *network.Network, after fs.FS, m *network.Network) {
	t.Helper()
	was, is := bodiesOf(n), bodiesOf(m)
	for i := range was {
		a, err := source.ReadBody(site, was[i])
		b, err2 := source.ReadBody(after, is[i])
		if err != nil || err2 != nil || string(a) != string(b) {
			t.Errorf("%s: another body: %v, %v", was[i].File, err, err2)
		}
	}
}

func bodiesOf(n *network.Network) (bodies []network.Body) {
	for _, s := range n.Sheets {
		bodies = append(bodies, s.Body)
	}
	for _, m := range n.Meetings {
		bodies = append(bodies, m.Body)
	}
	for _, d := range n.Diagnostics {
		bodies = append(bodies, d.Body)
	}
	for _, a := range n.Adoptions {
		bodies = append(bodies, a.Body)
	}
	for _, p := range n.Pages {
		bodies = append(bodies, p.Body)
	}
	return bodies
}

// frontOf is the YAML of a file, between two lines of --- or all of it; what begins with
// these and goes on is part of it.
func frontOf(text string) string {
	text = strings.TrimPrefix(text, "\ufeff")
	var front strings.Builder
	delimiters := 0
	for line := range strings.Lines(text) {
		switch {
		case strings.TrimRight(line, " \t\r\n") == "---":
			if delimiters++; delimiters == 2 {
				return front.String()
			}
		case delimiters == 1:
			front.WriteString(line)
		}
	}
	if delimiters == 0 {
		return text
	}
	return front.String()
}

// sameYAML compares two texts as the YAML library reads them: structure, style,
// comments and values, but for spellings.
func sameYAML(t *testing.T, name, before, after string) {
	t.Helper()
	var a, b yaml.Node
	if err := yaml.Unmarshal([]byte(before), &a); err != nil {
		t.Errorf("%s was no YAML, and is rewritten: %v", name, err)
		return
	}
	if err := yaml.Unmarshal([]byte(after), &b); err != nil {
		t.Errorf("%s is no YAML any more: %v\n%s", name, err, after)
		return
	}
	sameNode(t, name, &a, &b)
}

func sameNode(t *testing.T, name string, a, b *yaml.Node) {
	t.Helper()
	switch {
	case a.Kind != b.Kind || a.Style != b.Style || len(a.Content) != len(b.Content):
		t.Errorf("%s:%d: not what it was: %q", name, a.Line, b.Value)
	case a.HeadComment+a.LineComment+a.FootComment != b.HeadComment+b.LineComment+b.FootComment:
		t.Errorf("%s:%d: another comment: %q, then %q", name, a.Line, a.LineComment, b.LineComment)
	case a.Value != b.Value && !(isSpelling(a.Value) && isSpelling(b.Value)):
		t.Errorf("%s:%d: %q became %q", name, a.Line, a.Value, b.Value)
	default:
		for i := range a.Content {
			sameNode(t, name, a.Content[i], b.Content[i])
		}
	}
}

// isSpelling reports whether a text is one way to write a key or a value.
func isSpelling(text string) bool { return spelledForms()[asOne(text)] }

// asOne is how spellings are matched.
func asOne(s string) string {
	return strings.Join(strings.FieldsFunc(locale.Fold(s), func(r rune) bool { return strings.ContainsRune(" _-", r) }), "-")
}

var spelledForms = sync.OnceValue(func() map[string]bool {
	forms := map[string]bool{}
	for _, name := range source.SpellingNames() {
		forms[asOne(name[strings.LastIndexByte(name, '.')+1:])] = true
		for _, s := range locale.Spellings(name) {
			forms[asOne(s)] = true
		}
	}
	return forms
})

// TestCanonicalRespelled writes the keys and some values of the network that uses
// every key in other ways, at random: fmt makes the same bytes of all of them.
func TestCanonicalRespelled(t *testing.T) {
	draw := loop.Random(t, 17, 1)
	for round := range loop.Rounds(t, 1000) {
		for _, lang := range []string{"english", "french"} {
			site := validSite(t, lang)
			want, _ := rewritten(site)
			other := maps.Clone(site)
			for name, f := range site {
				front, body := string(f.Data), ""
				if at := strings.Index(front, "\n---"); at >= 0 {
					front, body = front[:at], front[at:]
				}
				other[name] = &fstest.MapFile{Data: []byte(respelled(draw, front) + body)}
			}
			got, _ := rewritten(other)
			for name := range want {
				diffLines(t, string(got[name].Data), string(want[name].Data))
			}
			if round%20 == 0 {
				losesNothing(t, other)
			}
		}
	}
}

var (
	keyWritten    = regexp.MustCompile(`(?m)(^ *|[{,] *|- )[\pL][\pL_-]*:( |$)`)
	choiceWritten = regexp.MustCompile(`(?m)\b(status|statut|kind|nature|cumul|direction|sens|draft|brouillon): [\pL][\pL -]*`)
	letters       = regexp.MustCompile(`[\pL_-]+`)
)

// respelled is a YAML with words in other cases, without accents, with other dashes.
func respelled(draw *rand.Rand, front string) string {
	anew := func(word string) string {
		switch draw.IntN(4) {
		case 0:
			return strings.ToUpper(word)
		case 1:
			return strings.ReplaceAll(word, "-", "_")
		case 2:
			return locale.Fold(word)
		}
		return word
	}
	front = choiceWritten.ReplaceAllStringFunc(front, func(line string) string {
		key, value, _ := strings.Cut(line, ": ")
		return key + ": " + anew(value)
	})
	inExtra := false
	var lines strings.Builder
	for line := range strings.Lines(front) {
		if line[0] != ' ' && line[0] != '-' {
			inExtra = strings.Contains(line, "extra:") || strings.Contains(line, "slides:") || strings.Contains(line, "diapositives:")
		}
		if !inExtra && !strings.Contains(line, "extra:") {
			line = keyWritten.ReplaceAllStringFunc(line, func(key string) string { return letters.ReplaceAllStringFunc(key, anew) })
		}
		lines.WriteString(line)
	}
	return lines.String()
}

// TestCanonicalSpellings: the usual spelling of each key and value, in each language,
// is understood as that key or value, and stands in YAML without quotes.
func TestCanonicalSpellings(t *testing.T) {
	for _, lang := range locale.Languages {
		l := locale.For(lang)
		for _, name := range source.SpellingNames() {
			if s := l.Spelling(name); strings.ContainsAny(s, ":#,[]{}'\"\\&*!|>%@`\n") || strings.TrimLeft(s, "-? ") != s {
				t.Errorf("%s is spelled %q", name, s)
			}
		}
	}
	for _, wrong := range source.Misread() {
		t.Error(wrong)
	}
}

// addShort begins a search with the short files of sites.
func addShort(f *testing.F, sites string) {
	names, _ := filepath.Glob(sites)
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range archive.Files {
			if short := len(file.Data) < 300; short && (strings.HasSuffix(file.Name, ".md") || strings.HasSuffix(file.Name, ".yaml")) {
				f.Add(file.Data)
			}
		}
	}
}

// FuzzCanonical rewrites any bytes as a sheet, as a meeting and as network.yaml.
func FuzzCanonical(f *testing.F) {
	loop.Unraced(f)
	addShort(f, "testdata/broken/*.txtar")
	base := baseNetwork(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		losesNothing(t, fstest.MapFS{
			"content/network.yaml": {Data: base}, "content/sheets/x.md": {Data: data}, "content/meetings/2011-11-25.md": {Data: data},
			"content/adoptions/x.md": {Data: data},
		})
		losesNothing(t, fstest.MapFS{"content/network.yaml": {Data: data}})
	})
}

func baseNetwork(t testing.TB) []byte {
	t.Helper()
	base, err := os.ReadFile("testdata/base/network.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return base
}
