package attachment

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"essaim/internal/diag"
)

// TestHostile: every file of testdata/hostile.txtar is refused. A test in a browser
// (test/attachments.test.mjs) opens each that is not.
func TestHostile(t *testing.T) {
	files := archive(t, "hostile")
	if len(files) < 250 {
		t.Errorf("only %d files", len(files))
	}
	for name := range files {
		problems := Check(files, name)
		if errors, _ := diag.Count(problems); errors != 1 {
			t.Errorf("%s is published: %v", name, problems)
		}
	}
}

// TestHonest: every file of testdata/honest.txtar is as programs write it.
func TestHonest(t *testing.T) {
	files := archive(t, "honest")
	for name, file := range files {
		if problems := Check(files, name); len(problems) > 0 {
			t.Errorf("%s: %v", name, problems)
		}
		// What an editor does to a text changes nothing.
		if strings.HasSuffix(name, ".svg") && !bytes.HasPrefix(file.Data, []byte("\ufeff")) {
			for how, text := range map[string][]byte{
				"with a mark of UTF-8": append([]byte("\ufeff"), file.Data...), "with CRLF": bytes.ReplaceAll(file.Data, []byte("\n"), []byte("\r\n")),
			} {
				if found := readSVG(text); found != nil {
					t.Errorf("%s %s: %v", name, how, *found)
				}
			}
		}
	}
}

// TestGuide: what authors are told may lie beside a sheet is what may.
func TestGuide(t *testing.T) {
	guide, err := os.ReadFile("../../docs/guide-redaction.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, extensions := range Extensions() {
		if !strings.Contains(string(guide), "| "+extensions+" |\n") {
			t.Errorf("docs/guide-redaction.md does not list %s", extensions)
		}
	}
}

// archive reads testdata; `NAME %q` has quoted content.
func archive(t testing.TB, name string) fstest.MapFS {
	t.Helper()
	a, err := txtar.ParseFile("testdata/" + name + ".txtar")
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	for _, f := range a.Files {
		if plain, quoted := strings.CutSuffix(f.Name, " %q"); quoted {
			text, err := strconv.Unquote(strings.TrimSpace(string(f.Data)))
			if err != nil {
				t.Fatal(f.Name, err)
			}
			f.Name, f.Data = plain, []byte(text)
		}
		if text, err := strconv.Unquote(f.Name); err == nil {
			f.Name = text
		}
		files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return files
}

// BenchmarkPhotos checks 500 photos of ten megabytes: a few thousand bytes of each
// are read.
func BenchmarkPhotos(b *testing.B) {
	dir := b.TempDir()
	photo := append([]byte("\xff\xd8\xff\xc0\x00\x0b\x08\x00\x01\x00\x01\x01\x01\x11\x00\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00"), "\xff\xd9"...)
	for i := range 500 {
		name := filepath.Join(dir, strconv.Itoa(i)+".jpg")
		if err := os.WriteFile(name, photo[:len(photo)-2], 0o644); err != nil {
			b.Fatal(err)
		}
		f, err := os.OpenFile(name, os.O_WRONLY, 0)
		if err != nil {
			b.Fatal(err)
		}
		f.WriteAt([]byte("\xff\xd9"), 10<<20) // the rest is a hole
		f.Close()
	}
	site := os.DirFS(dir)
	for b.Loop() {
		for i := range 500 {
			if problems := Check(site, strconv.Itoa(i)+".jpg"); len(problems) > 0 {
				b.Fatal(problems)
			}
		}
	}
}
