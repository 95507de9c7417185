package source_test

import (
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"essaim/internal/diag"
	"essaim/internal/locale"
	"essaim/internal/source"
)

// TestSlips reads sheets with one slip each, over the network of testdata/base. Each has
// one message, in French (NAME.fr) and in English (NAME.en), whose hint shows lines as
// they should be. They are written where the message stands, and nothing is left: no
// message, and no figure lost.
func TestSlips(t *testing.T) {
	const name = "testdata/slips.txtar"
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	printedAs := map[string]int{}
	for i, f := range archive.Files {
		printedAs[f.Name] = i
	}
	cases := 0
	for _, f := range archive.Files {
		slip, is := strings.CutSuffix(f.Name, ".md")
		if !is {
			continue
		}
		cases++
		t.Run(slip, func(t *testing.T) {
			site := siteOf(t, &txtar.Archive{Files: []txtar.File{{Name: slipFile, Data: []byte("---\n" + string(f.Data) + "---\n")}}})
			_, problems := source.Read(site, source.Options{Workers: 1})
			for lang, ending := range map[locale.Lang]string{locale.French: ".fr", locale.English: ".en"} {
				got := printed(site, problems, lang)
				if at, known := printedAs[slip+ending]; !known {
					t.Errorf("no %s%s", slip, ending)
				} else if *update {
					archive.Files[at].Data = []byte(got)
				} else if want := string(archive.Files[at].Data); got != want {
					t.Errorf("%s\nwant:\n%s", got, want)
				}
			}
			if len(problems) != 1 {
				t.Fatalf("%d messages for one slip", len(problems))
			}
			checkRemedy(t, site, problems[0])
		})
	}
	if cases < 70 {
		t.Errorf("only %d slips", cases)
	}
	if *update {
		if err := os.WriteFile(name, txtar.Format(archive), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

const slipFile = "content/sheets/compost.md"

// checkRemedy writes the lines of a hint, in each language, where the message stands.
func checkRemedy(t *testing.T, site fstest.MapFS, p diag.Problem) {
	t.Helper()
	for _, lang := range []locale.Lang{locale.French, locale.English} {
		mended := maps.Clone(site)
		lines := strings.Split(string(site[p.File].Data), "\n")
		with := linesOf(p.Hint(locale.For(lang)), lines[p.Line-1])
		if len(with) == 0 {
			t.Fatalf("no line in the hint: %s", p.Hint(locale.For(lang)))
		}
		lines = slices.Replace(lines, p.Line-1, p.Line-1+len(with), with...)
		mended[p.File] = &fstest.MapFile{Data: []byte(strings.Join(lines, "\n"))}
		if _, left := source.Read(mended, source.Options{Workers: 1}); len(left) > 0 {
			t.Errorf("left after %q: %s", with, printed(mended, left, lang))
		}
		before, after := figuresOf(site), figuresOf(mended)
		for figure, times := range before {
			if after[figure] < times {
				t.Errorf("the figure %s is lost", figure)
			}
		}
	}
}

// linesOf are the lines that a hint shows: those after its first, else the rest of it
// after its first colon, indented as the line that it replaces.
func linesOf(hint, instead string) []string {
	if _, lines, several := strings.Cut(hint, "\n"); several {
		return strings.Split(lines, "\n")
	}
	_, line, shown := strings.Cut(strings.NewReplacer("\u202f:", ":", "\u00a0:", ":").Replace(hint), ": ")
	if !shown {
		return nil
	}
	return []string{instead[:len(instead)-len(strings.TrimLeft(instead, " "))] + line}
}
