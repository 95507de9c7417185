package source_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"essaim/internal/network"
	"essaim/internal/source"
)

// TestValid reads one network that uses every key, in English and in French:
// both must be what testdata/valid/network.json says, without problem.
func TestValid(t *testing.T) {
	for _, lang := range []string{"english", "french"} {
		t.Run(lang, func(t *testing.T) {
			got := asJSON(t, readValid(t, validSite(t, lang)))
			const golden = "testdata/valid/network.json"
			if *update && lang == "english" {
				if err := os.WriteFile(golden, []byte(got), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			diffLines(t, got, string(want))
		})
	}
}

// TestByteOrderMarkAndCRLF reads the same network saved by Windows: nothing
// changes, positions included.
func TestByteOrderMarkAndCRLF(t *testing.T) {
	plain := readValid(t, validSite(t, "english"))
	site := validSite(t, "english")
	for name, f := range site {
		if strings.HasSuffix(name, ".md") || strings.HasSuffix(name, ".yaml") {
			f.Data = []byte("\ufeff" + strings.ReplaceAll(string(f.Data), "\n", "\r\n"))
		}
	}
	windows := readValid(t, site)
	if got, want := windows.Sheets[0].Results[1], plain.Sheets[0].Results[1]; got.Line != want.Line || got.Column != want.Column || windows.Communes[2].Pos != plain.Communes[2].Pos {
		t.Errorf("positions moved: %d:%d, %v", got.Line, got.Column, windows.Communes[2].Pos)
	}
	if a, b := plain.Sheets[0].Body.Line, windows.Sheets[0].Body.Line; a != b || a == 0 {
		t.Errorf("the body begins on line %d, with CRLF on %d", a, b)
	}
	body, err := source.ReadBody(site, windows.Sheets[0].Body)
	if err != nil {
		t.Fatal(err)
	}
	want, err := source.ReadBody(validSite(t, "english"), plain.Sheets[0].Body)
	if err != nil {
		t.Fatal(err)
	}
	if string(body) != string(want) || !strings.HasPrefix(string(body), "\n## Contexte") {
		t.Errorf("body %q, want %q", body, want)
	}
	diffLines(t, asJSON(t, windows), asJSON(t, plain))
}

func validSite(t *testing.T, lang string) fstest.MapFS {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/valid/" + lang + ".txtar")
	if err != nil {
		t.Fatal(err)
	}
	site := fstest.MapFS{}
	for _, f := range archive.Files {
		addFile(t, site, f.Name, f.Data)
	}
	return site
}

func readValid(t *testing.T, site fstest.MapFS) *network.Network {
	t.Helper()
	n, problems := source.Read(site, source.Options{})
	if len(problems) > 0 {
		t.Error(printed(site, problems, "en"))
	}
	return n
}

// asJSON leaves out what depends on how the file is laid out.
func asJSON(t *testing.T, n *network.Network) string {
	t.Helper()
	text, err := json.Marshal(n)
	if err != nil {
		t.Fatal(err)
	}
	var tree any
	if err := json.Unmarshal(text, &tree); err != nil {
		t.Fatal(err)
	}
	dropLayout(tree)
	text, err = json.MarshalIndent(tree, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(text) + "\n"
}

// dropLayout takes out positions, whatever is zero and all of a measure but its
// id, so that the golden file stays readable.
func dropLayout(tree any) {
	switch v := tree.(type) {
	case map[string]any:
		for key, value := range v {
			dropLayout(value)
			if measure, ok := value.(map[string]any); ok && key == "Measure" {
				v[key] = measure["ID"]
			}
			if m, ok := value.(map[string]any); key == "Pos" || key == "Hash" || key == "Front" || key == "Facts" || key == "Whole" || key == "Offset" || key == "Line" || key == "Column" || value == nil || value == "" || value == 0.0 || value == false || ok && len(m) == 0 {
				delete(v, key)
			}
		}
	case []any:
		for _, value := range v {
			dropLayout(value)
		}
	}
}

func diffLines(t *testing.T, got, want string) {
	t.Helper()
	if got == want {
		return
	}
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			t.Fatalf("line %d: %s\nwant: %s", i+1, g[i], w[i])
		}
	}
	t.Fatalf("%d lines, want %d", len(g), len(w))
}
