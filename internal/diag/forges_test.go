package diag

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

// odd is about a file whose name would give orders to a terminal, and to a runner that
// reads its lines.
var odd = Problem{
	Severity: Error, Code: "bad-file-name", Pos: Pos{"content/sheets/a\n::stop-commands::b\x1b.md", 1, 1},
	Args: Args{"name": "a\n::stop-commands::b\x1b", "rename": "a.md"},
}

// TestWriteGitHub fixes the escapes of workflow commands.
func TestWriteGitHub(t *testing.T) {
	var out strings.Builder
	problems := []Problem{
		{Severity: Error, Code: "unknown-key", Pos: Pos{"content/sheets/a,b:c%.md", 2, 5}, Args: Args{"key": "50 %\r\x1b[2J", "near": "", "extra": "extra:"}},
		{Severity: Warning, Code: "empty-item", Pos: Pos{"content/sheets/x.md", 1, 1}},
		odd,
	}
	if err := WriteGitHub(&out, problems, en, Origin{Folder: "my site"}); err != nil {
		t.Fatal(err)
	}
	const want = `::error file=my site/content/sheets/a%2Cb%3Ac%25.md,line=2,col=5,title=essaim%3A unknown-key::There is no key “50 %25��[2J” here.%0A→ What is not foreseen can go under “extra:”.
::warning file=my site/content/sheets/x.md,line=1,col=1,title=essaim%3A empty-item::An item of this list is empty.%0A→ Fill it in, or remove it.
::error file=my site/content/sheets/a%0A%3A%3Astop-commands%3A%3Ab�.md,line=1,col=1,title=essaim%3A bad-file-name::The name “a�::stop-commands::b�” cannot make an address: it takes lower-case letters without accents, digits and hyphens.%0A→ Rename the file: a.md
`
	if out.String() != want {
		t.Errorf("got\n%s\nwant\n%s", out.String(), want)
	}
}

func TestNoProblems(t *testing.T) {
	var github, gitlab, sarif strings.Builder
	if WriteGitHub(&github, nil, fr, Origin{}) != nil || WriteGitLab(&gitlab, nil, fr, Origin{}) != nil || WriteSARIF(&sarif, nil, fr, Origin{}) != nil {
		t.Fatal("an error")
	}
	if github.String() != "" || gitlab.String() != "[]\n" || !strings.Contains(sarif.String(), `"results": []`) {
		t.Errorf("%q %q %q", github.String(), gitlab.String(), sarif.String())
	}
}

// TestFingerprints: they last while lines move, those of the message too, and
// differ between problems that differ.
func TestFingerprints(t *testing.T) {
	at := func(line, other int, file string) Problem {
		return Problem{Severity: Error, Code: "duplicate-id", Pos: Pos{file, line, 3}, Args: Args{"id": "x", "file": "a.md", "line": other}}
	}
	first := fingerprints([]Problem{at(2, 5, "a.md"), at(9, 5, "a.md"), at(2, 5, "b.md")})
	moved := fingerprints([]Problem{at(3, 6, "a.md"), at(12, 6, "a.md"), at(2, 6, "b.md")})
	if !slices.Equal(first, moved) || first[0] == first[1] || first[0] == first[2] {
		t.Errorf("%q, then %q", first, moved)
	}
	other := at(2, 5, "a.md")
	other.Args["id"] = "y"
	if fingerprints([]Problem{other})[0] == first[0] {
		t.Error("another problem has the same name")
	}
	if a, b := fingerprints([]Problem{{Severity: Warning, Code: "tab", Pos: Pos{}, Args: Args{"line": "a"}}}), fingerprints([]Problem{{Severity: Warning, Code: "tab", Pos: Pos{}, Args: Args{"line": "b"}}}); a[0] == b[0] {
		t.Error("a corrected line is part of a problem")
	}
}

func TestBaseline(t *testing.T) {
	twice := func(line, other int) Problem {
		return Problem{Severity: Error, Code: "duplicate-id", Pos: Pos{"a.md", line, 3}, Args: Args{"id": "x", "file": "a.md", "line": other}}
	}
	empty := Problem{Severity: Warning, Code: "empty-item", Pos: Pos{"a.md", 1, 1}}
	var written strings.Builder
	if err := WriteJSON(&written, []Problem{twice(9, 2), empty}, fr); err != nil {
		t.Fatal(err)
	}
	baseline, err := ReadBaseline([]byte(written.String()))
	if err != nil {
		t.Fatal(err)
	}
	worse := empty
	worse.Severity = Error
	elsewhere := empty
	elsewhere.File = "b.md"
	for _, c := range []struct {
		name     string
		problems []Problem
		fresh    int
	}{
		{"the same", []Problem{twice(9, 2), empty}, 0},
		{"moved, and so did the line that it quotes", []Problem{twice(12, 4)}, 0},
		{"twice", []Problem{empty, empty}, 1},
		{"an error now", []Problem{worse}, 1},
		{"in another file", []Problem{elsewhere}, 1},
	} {
		if fresh := baseline.New(c.problems); len(fresh) != c.fresh {
			t.Errorf("%s: %d new, want %d", c.name, len(fresh), c.fresh)
		}
	}
	var utf16 []byte
	for _, r := range "\ufeff" + written.String() {
		utf16 = append(utf16, byte(r), byte(r>>8))
	}
	if b, err := ReadBaseline(utf16); err != nil || len(b.New([]Problem{empty})) != 0 {
		t.Errorf("in UTF-16: %v", err)
	}
	for _, text := range []string{"", "{}", "null", "[] []", `[1]`, "---\ntitle: x"} {
		if _, err := ReadBaseline([]byte(text)); err == nil {
			t.Errorf("%q is no baseline", text)
		}
	}
	if !json.Valid([]byte(written.String())) {
		t.Error("no JSON")
	}
}
