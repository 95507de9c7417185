package sample

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

// A sheet is that of any size of network with the same seed, and differs with
// another one.
func TestSheetDependsOnItsNumberAndTheSeed(t *testing.T) {
	for _, profile := range Profiles {
		small, large, other := NewOf(profile, 10, 7), NewOf(profile, 1000, 7), NewOf(profile, 1000, 8)
		for i := range 10 {
			if !reflect.DeepEqual(small.Sheet(i), large.Sheet(i)) {
				t.Errorf("%s: sheet %d depends on how many there are", profile, i)
			}
			if large.Sheet(i).Body == other.Sheet(i).Body {
				t.Errorf("%s: sheet %d does not depend on the seed", profile, i)
			}
		}
	}
}

// Figures of other days are to be compared with today's: what is written for a
// profile and a seed stays. A change on purpose begins new figures.
func TestWhatIsWrittenStays(t *testing.T) {
	for profile, want := range map[Profile]string{
		Plain: "f5eab2c2c9546084",
		Rich:  "3d249e1a2f270835",
		Large: "a2038e151ff10ba4",
	} {
		dir, sum := t.TempDir(), sha256.New()
		if err := NewOf(profile, 30, 1).Write(dir, Essaim); err != nil {
			t.Fatal(err)
		}
		if err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(path) == ".jpg" { // made by Go's encoder
				return err
			}
			text, err := os.ReadFile(path)
			name, _ := filepath.Rel(dir, path)
			fmt.Fprintln(sum, filepath.ToSlash(name), len(text))
			sum.Write(text)
			return err
		}); err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprintf("%.8x", sum.Sum(nil)); got != want {
			t.Errorf("%s: %s, %s wanted", profile, got, want)
		}
	}
}

// A few words are everywhere and many are rare, in sheets of about 5.7 KB.
func TestWordsHaveALongTail(t *testing.T) {
	n := New(300, 1)
	counts, words, size := map[string]int{}, 0, 0
	for i := range n.Sheets {
		body := n.Sheet(i).Body
		size += len(essaimSheet(n.Sheet(i))) + len(body)
		for _, w := range strings.Fields(strings.ToLower(body)) {
			counts[w]++
			words++
		}
	}
	rare := 0
	for _, c := range counts {
		if c <= 2 {
			rare++
		}
	}
	if mean := size / n.Sheets; mean < 5200 || mean > 6200 {
		t.Errorf("a sheet has %d bytes", mean)
	}
	if counts["de"] < words/50 || rare < len(counts)/3 {
		t.Errorf("%d words, de %d times, %d different, %d of them rare", words, counts["de"], len(counts), rare)
	}
}

func TestFrontMatterIsYAML(t *testing.T) {
	n := New(50, 3)
	for i := range n.Sheets {
		for _, text := range []string{essaimSheet(n.Sheet(i)), rivalSheet(n.Sheet(i))} {
			var v map[string]any
			if err := yaml.Unmarshal([]byte(text), &v); err != nil {
				t.Errorf("sheet %d: %v", i, err)
			}
		}
	}
}

func TestEachFormatHasEverySheet(t *testing.T) {
	for _, format := range []Format{Essaim, Hugo, Eleventy} {
		dir := t.TempDir()
		if err := New(20, 1).Write(dir, format); err != nil {
			t.Fatal(err)
		}
		sheets, _ := filepath.Glob(filepath.Join(dir, "content", "*", "fiche-*.md"))
		if len(sheets) != 20 {
			t.Errorf("%s: %d sheets", format, len(sheets))
		}
	}
	if err := New(1, 1).Write(t.TempDir(), "word"); err == nil {
		t.Error("an unknown format is no error")
	}
}

// The floor is one of the libraries that essaim has, in the same versions.
func TestFloorUsesTheSameVersions(t *testing.T) {
	ours, err := os.ReadFile("../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	theirs, err := os.ReadFile("../../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	for _, module := range []string{"github.com/adrg/frontmatter", "github.com/yuin/goldmark", "go.yaml.in/yaml/v4"} {
		if version(string(ours), module) == "" || version(string(ours), module) != version(string(theirs), module) {
			t.Errorf("%s: %q here, %q in essaim", module, version(string(ours), module), version(string(theirs), module))
		}
	}
}

func version(mod, module string) string {
	_, rest, _ := strings.Cut(mod, module+" ")
	v, _, _ := strings.Cut(rest, "\n")
	v, _, _ = strings.Cut(v, " ")
	return v
}
