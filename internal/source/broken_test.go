package source_test

import (
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"essaim/internal/diag"
	"essaim/internal/locale"
	"essaim/internal/source"
)

var update = flag.Bool("update", false, "write what is printed into the cases; read the difference before committing it")

// TestBroken reads each site of testdata/broken, which has one defect over the
// network of testdata/base, and compares all that is printed: `want` in
// French, `want-en` in English.
//
// A file's name may be quoted, as in Go; `NAME %q` has quoted content;
// `NAME -> TARGET` is a symbolic link; `NAME (none)` takes a file away.
func TestBroken(t *testing.T) {
	cases, _ := filepath.Glob("testdata/broken/*.txtar")
	if len(cases) < 60 {
		t.Fatalf("only %d broken sites", len(cases))
	}
	for _, name := range cases {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			site := siteOf(t, archive)
			_, problems := source.Read(site, source.Options{Workers: 2, Version: "v0.1.0"})
			if len(problems) == 0 {
				t.Error("a broken site without problem")
			}
			for want, lang := range map[string]locale.Lang{"want": locale.French, "want-en": locale.English} {
				got := printed(site, problems, lang)
				if i := slices.IndexFunc(archive.Files, func(f txtar.File) bool { return f.Name == want }); *update && i < 0 {
					archive.Files = append(archive.Files, txtar.File{Name: want, Data: []byte(got)})
				} else if *update {
					archive.Files[i].Data = []byte(got)
				} else if i < 0 {
					t.Errorf("there is no %s", want)
				} else if wanted := string(archive.Files[i].Data); got != wanted {
					t.Errorf("%s:\n%s\nwant:\n%s", want, got, wanted)
				}
			}
			if *update {
				writeArchive(t, name, archive)
			}
		})
	}
}

// siteOf is the base network with an archive's files over it.
func siteOf(t *testing.T, archive *txtar.Archive) fstest.MapFS {
	t.Helper()
	base, err := os.ReadFile("testdata/base/network.yaml")
	if err != nil {
		t.Fatal(err)
	}
	site := fstest.MapFS{"content/network.yaml": {Data: base}}
	for _, f := range archive.Files {
		if f.Name == "want" || f.Name == "want-en" {
			continue
		}
		addFile(t, site, f.Name, f.Data)
	}
	return site
}

func addFile(t *testing.T, site fstest.MapFS, name string, data []byte) {
	t.Helper()
	if rest, ok := strings.CutSuffix(name, " (none)"); ok {
		delete(site, rest)
		return
	}
	if link, target, ok := strings.Cut(name, " -> "); ok {
		site[link] = &fstest.MapFile{Data: []byte(target), Mode: fs.ModeSymlink}
		return
	}
	if rest, ok := strings.CutSuffix(name, " %q"); ok {
		name, data = rest, []byte(unquote(t, strings.TrimSpace(string(data))))
	}
	if strings.HasPrefix(name, `"`) {
		name = unquote(t, name)
	}
	site[name] = &fstest.MapFile{Data: data}
}

func unquote(t *testing.T, s string) string {
	t.Helper()
	text, err := strconv.Unquote(s)
	if err != nil {
		t.Fatalf("%v: %s", err, s)
	}
	return text
}

// printed is what a terminal without colour shows.
func printed(site fs.FS, problems []diag.Problem, lang locale.Lang) string {
	var out strings.Builder
	_ = diag.WriteText(&out, problems, locale.For(lang), false, func(file string, line int) string {
		data, _ := fs.ReadFile(site, file)
		lines := strings.Split(strings.TrimPrefix(string(data), "\ufeff"), "\n")
		if line > len(lines) {
			return ""
		}
		return lines[line-1]
	})
	return strings.ReplaceAll(out.String(), languages+".", "LANGUAGES.") // one more changes no case
}

// languages are those that essaim speaks, as messages list them.
var languages = func() string {
	var tags []string
	for _, lang := range locale.Languages {
		tags = append(tags, string(lang))
	}
	return strings.Join(tags, ", ")
}()

func writeArchive(t *testing.T, name string, archive *txtar.Archive) {
	t.Helper()
	if err := os.WriteFile(name, txtar.Format(archive), 0o666); err != nil {
		t.Fatal(err)
	}
}
