package plainyaml

import (
	"cmp"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"
	"go.yaml.in/yaml/v4"

	"essaim/test/loop"
)

// sameAsLibrary reads a YAML both ways. What is plain must be a map in which the
// library finds the same nodes, and nothing that is refused.
func sameAsLibrary(t *testing.T, text string) (isPlain bool) {
	t.Helper()
	got, ok := Read(new(Arena), []byte(text))
	if !ok {
		return false
	}
	var document yaml.Node
	if err := yaml.Load([]byte(text), &document); err != nil {
		t.Errorf("the library refuses %q: %v", text, err)
		return true
	}
	want, refused := ofLibrary(document.Content[0], 1)
	if refused != "" {
		t.Errorf("%q: %s", text, refused)
		return true
	}
	if difference := compareNodes(got, want); difference != "" {
		t.Errorf("%q: %s", text, difference)
	}
	return true
}

// ofLibrary gives the library's nodes as ours, and why some of them are not of
// the plain part.
func ofLibrary(n *yaml.Node, depth int) (own *Node, refused string) {
	own = FromLibrary(n)
	switch {
	case depth > MaxDepth:
		return own, "too deep"
	case n.Kind == yaml.AliasNode || n.Anchor != "" || n.Style&yaml.TaggedStyle != 0 || n.Tag == "!!merge":
		return own, "an alias, an anchor, a tag or a merge: " + describeNode(own)
	}
	for _, c := range n.Content {
		child, why := ofLibrary(c, depth+1)
		own.Content = append(own.Content, child)
		refused = cmp.Or(refused, why)
	}
	return own, refused
}

// compareNodes gives the first difference of two trees.
func compareNodes(got, want *Node) string {
	a, b := *got, *want
	a.Content, b.Content = nil, nil
	if a.Kind != b.Kind || a.Style != b.Style || a.Line != b.Line || a.Column != b.Column || a.Value != b.Value || len(got.Content) != len(want.Content) {
		return strings.Join([]string{describeNode(got), "want", describeNode(want)}, " ")
	}
	for i := range got.Content {
		if difference := compareNodes(got.Content[i], want.Content[i]); difference != "" {
			return difference
		}
	}
	return ""
}

func describeNode(n *Node) string {
	return fmt.Sprintf("%d:%d kind %d style %d %q of %d", n.Line, n.Column, n.Kind, n.Style, n.Value, len(n.Content))
}

// TestRead reads the cases of testdata/cases.txtar, whose names say which are
// plain.
func TestRead(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/cases.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range archive.Files {
		text, want := string(c.Data), strings.HasPrefix(c.Name, "plain")
		if got := sameAsLibrary(t, text); got != want {
			t.Errorf("%s: plain is %v", c.Name, got)
		}
		if crlf := strings.ReplaceAll(text, "\n", "\r\n"); sameAsLibrary(t, crlf) != want {
			t.Errorf("%s: not the same with Windows line ends", c.Name)
		}
		sameAsLibrary(t, strings.TrimSuffix(text, "\n"))
	}
}

// TestReadContent reads the front matter of every content file and of every case
// of package source: all of the content is plain.
func TestReadContent(t *testing.T) {
	plain, all := 0, 0
	for _, text := range frontMatters(t, os.DirFS("../../content")) {
		all++
		if sameAsLibrary(t, text) {
			plain++
		} else {
			t.Logf("not plain: %q", text)
		}
	}
	if plain < all || all == 0 {
		t.Errorf("only %d of %d files of content/ are plain", plain, all)
	}
	for _, pattern := range []string{"../source/testdata/broken/*.txtar", "../source/testdata/valid/*.txtar"} {
		names, _ := filepath.Glob(pattern)
		if len(names) == 0 {
			t.Errorf("no case is in %s", pattern)
		}
		for _, name := range names {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			for _, c := range archive.Files {
				sameAsLibrary(t, yamlOf(c.Name, string(c.Data)))
			}
		}
	}
}

// frontMatters are the YAML of every file below a folder.
func frontMatters(t *testing.T, fsys fs.FS) (texts []string) {
	t.Helper()
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(fsys, name)
		if text := yamlOf(name, string(data)); text != "" {
			texts = append(texts, text)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return texts
}

// yamlOf is the YAML of a file: network.yaml itself, or what stands between the
// lines of ---.
func yamlOf(name, text string) string {
	if strings.HasSuffix(name, ".yaml") {
		return text
	}
	if _, rest, found := strings.Cut(text, "---\n"); found && strings.HasSuffix(name, ".md") {
		matter, _, _ := strings.Cut(rest, "\n---")
		return matter + "\n"
	}
	return ""
}

// FuzzRead changes plain YAML at will.
func FuzzRead(f *testing.F) {
	archive, err := txtar.ParseFile("testdata/cases.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, c := range archive.Files {
		f.Add(string(c.Data))
	}
	f.Fuzz(func(t *testing.T, text string) {
		if utf8.ValidString(text) && len(text) < 10_000 { // the rest is refused before it is read
			sameAsLibrary(t, text)
		}
	})
}

// pieces are what front matter is made of, and what goes wrong in it.
var pieces = strings.Split("a|b c|é|🙂|a: |b: |é è: |a:|: |:|  |    | |\n|\n  |\n    |\n- |\n  - |- |-|[|]|{|}|, |,|\"|'|''|\\|\\\"|#| #| # x|a: ¦\n|¦-\n|>\n|>-\n|>+\n|? |&a |*a|!a |~|null|-5|<<|%|@|`|\r\n|---|...|[]|{}|{a: b}|[a, b]|\"a\"|'a'|\u00a0|=|.|/|()|a: b\n|  a: b\n|- a\n|  - a: b\n|\n\n|\n# x\n|\n  # x\n", "|")

// TestReadAtRandom reads pieces put together at random, and plain front matter
// into which some fell.
func TestReadAtRandom(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/cases.txtar")
	if err != nil {
		t.Fatal(err)
	}
	random, rounds := loop.Random(t, 1, 2), loop.Rounds(t, 1_000_000)
	piece := func() string { return strings.ReplaceAll(pieces[random.IntN(len(pieces))], "¦", "|") }
	taken := 0
	for range rounds {
		text := string(archive.Files[random.IntN(len(archive.Files))].Data)
		switch random.IntN(3) {
		case 0:
			text = ""
			for range 2 + random.IntN(24) {
				text += piece()
			}
		case 1:
			lines := strings.SplitAfter(text, "\n")
			start := random.IntN(len(lines))
			text = strings.Join(lines[start:start+random.IntN(len(lines)-start)], "")
			fallthrough
		default:
			for range 1 + random.IntN(2) {
				i := random.IntN(len(text) + 1)
				j := i + random.IntN(min(4, len(text)-i+1))
				text = text[:i] + piece() + text[j:]
			}
		}
		if utf8.ValidString(text) && sameAsLibrary(t, text) {
			taken++
		}
	}
	if taken < rounds/20 {
		t.Errorf("only %d of %d were plain", taken, rounds)
	}
}

// BenchmarkRead reads the first case, which is a sheet's front matter, and compares
// that with the YAML library.
func BenchmarkRead(b *testing.B) {
	archive, err := txtar.ParseFile("testdata/cases.txtar")
	if err != nil {
		b.Fatal(err)
	}
	text := archive.Files[0].Data
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	var arena Arena
	var alone time.Duration
	for b.Loop() {
		arena.Reset()
		if _, ok := Read(&arena, text); !ok {
			b.Fatal("not plain")
		}
		b.StopTimer()
		start := time.Now()
		var document yaml.Node
		if err := yaml.Load(text, &document); err != nil {
			b.Fatal(err)
		}
		alone += time.Since(start)
		b.StartTimer()
	}
	b.ReportMetric(float64(b.Elapsed())/float64(alone), "of-the-library")
}
