package attachment

import (
	"bytes"
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
