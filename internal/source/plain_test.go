package source

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"
	"go.yaml.in/yaml/v4"
)

// sameAsLibrary reads a YAML both ways. What the plain part takes must be a map
// in which the library finds the same nodes, and nothing that is refused.
func sameAsLibrary(t *testing.T, text string) (isPlain bool) {
	t.Helper()
	if !hasPlainBytes([]byte(text)) {
		return false
	}
	got, ok := readPlain(new(nursery), text)
	if !ok {
		return false
	}
	var document yaml.Node
	if err := yaml.Load([]byte(text), &document); err != nil {
		t.Errorf("the library refuses %q: %v", text, err)
		return true
	}
	f := &file{yaml: []byte(text), desk: newDesk()}
	want, ok := f.vet(document.Content[0], 1)
	if !ok {
		t.Errorf("the vetting refuses %q: %v", text, f.problems)
		return true
	}
	if difference := compareNodes(got, want); difference != "" {
		t.Errorf("%q: %s", text, difference)
	}
	return true
}

// compareNodes tells the first difference of two trees.
func compareNodes(got, want *node) string {
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

func describeNode(n *node) string {
	return fmt.Sprintf("%d:%d kind %d style %d %q of %d", n.Line, n.Column, n.Kind, n.Style, n.Value, len(n.Content))
}

// TestPlainYAML reads the cases of testdata/plain.txtar, whose names tell which
// are plain.
func TestPlainYAML(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/plain.txtar")
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

// TestPlainContent reads the front matter of every content file and of every
// case of this package: all of the content is plain.
func TestPlainContent(t *testing.T) {
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
	for _, pattern := range []string{"testdata/broken/*.txtar", "testdata/valid/*.txtar"} {
		names, _ := filepath.Glob(pattern)
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

// FuzzPlainYAML changes plain YAML at will.
func FuzzPlainYAML(f *testing.F) {
	archive, err := txtar.ParseFile("testdata/plain.txtar")
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

// TestPlainAtRandom reads pieces put together at random, and plain front matter
// into which some fell.
func TestPlainAtRandom(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/plain.txtar")
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	piece := func() string { return strings.ReplaceAll(pieces[random.IntN(len(pieces))], "¦", "|") }
	taken := 0
	for range roundsAtRandom {
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
			for range 1 + random.IntN(3) {
				i := random.IntN(len(text) + 1)
				j := i + random.IntN(min(4, len(text)-i+1))
				text = text[:i] + piece() + text[j:]
			}
		}
		if utf8.ValidString(text) && sameAsLibrary(t, text) {
			taken++
		}
	}
	if taken < roundsAtRandom/20 {
		t.Errorf("only %d of %d were plain", taken, roundsAtRandom)
	}
}

const roundsAtRandom = 50_000

// BenchmarkPlainYAML reads the first case, which is a sheet's front matter, and
// tells how that compares with the YAML library.
func BenchmarkPlainYAML(b *testing.B) {
	archive, err := txtar.ParseFile("testdata/plain.txtar")
	if err != nil {
		b.Fatal(err)
	}
	text := archive.Files[0].Data
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	y := new(nursery)
	var alone time.Duration
	for b.Loop() {
		y.empty()
		if _, ok := readPlain(y, string(text)); !ok || !hasPlainBytes(text) {
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
