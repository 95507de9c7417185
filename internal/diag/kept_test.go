package diag

import (
	"encoding/json"
	"reflect"
	"testing"

	"essaim/internal/locale"
)

type titled string

func (t titled) String() string { return "“" + string(t) + "”" }

// TestKeptProblems: a problem that was kept in a file reads as it did, in each language,
// and is the same problem.
func TestKeptProblems(t *testing.T) {
	problem := Problem{Severity: Error, Code: "unknown-key", Pos: Pos{"content/sheets/é.md", 3, 7}, Args: Args{
		"text": "titel", "line": 12, "near": Spelling("key.title"), "n": Decimal("1.5"), "word": Key("page.sheets"), "means": Field("sheet.title"),
		"all": List{"a", Spelling("key.theme"), 3}, "both": Joined{Spelling("key.commune"), ": ", List{}}, "keys": Keys{"key.title", "key.theme"},
		"empty": "", "nothing": nil, "other": titled("x"),
	}}
	written, err := json.Marshal(problem)
	if err != nil {
		t.Fatal(err)
	}
	var read Problem
	if err := json.Unmarshal(written, &read); err != nil {
		t.Fatal(err)
	}
	if !Same(problem, read) || read.Pos != problem.Pos {
		t.Errorf("%v\n%v", problem, read)
	}
	for name, value := range problem.Args {
		for _, lang := range locale.Languages {
			if l := locale.For(lang); text(value, l) != text(read.Args[name], l) {
				t.Errorf("%s in %s: %q, not %q", name, lang, text(read.Args[name], l), text(value, l))
			}
		}
	}
	if again, _ := json.Marshal(read); !reflect.DeepEqual(again, written) {
		t.Errorf("%s\n%s", written, again)
	}
}
