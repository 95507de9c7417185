package diag

import (
	"encoding/json"
	"strings"
	"testing"

	"essaim/internal/locale"
)

var fr, en = locale.For(locale.French), locale.For(locale.English)

var sample = []Problem{
	{Error, "unknown-key", Pos{"content/sheets/été.md", 2, 5}, Args{"key": "a<b>", "near": "", "extra": "extra:"}, nil},
	{Warning, "empty-item", Pos{"content/sheets/x.md", 1, 1}, nil, nil},
}

func TestWriteText(t *testing.T) {
	source := func(file string, line int) string {
		return map[int]string{1: "\x1b[2J\u202ex", 2: "été:\tx  \r"}[line]
	}
	var plain, coloured strings.Builder
	if err := WriteText(&plain, sample, en, false, source); err != nil {
		t.Fatal(err)
	}
	const want = `content/sheets/été.md:2:5: error: There is no key “a<b>” here.
    2 | été: x
      |     ^
   → What is not foreseen can go under “extra:”.
content/sheets/x.md:1:1: warning: An item of this list is empty.
    1 | �[2J�x
      | ^
   → Fill it in, or remove it.
`
	if plain.String() != want {
		t.Errorf("got\n%swant\n%s", plain.String(), want)
	}
	if err := WriteText(&coloured, sample, fr, true, nil); err != nil {
		t.Fatal(err)
	}
	if got := coloured.String(); !strings.Contains(got, "\x1b[1;31merreur\u00a0:\x1b[0m") || strings.Contains(got, " | ") {
		t.Errorf("%q", got)
	}
}

// The name of a file does not make a line of its own, which programs that read the logs
// of a forge would take for an order.
func TestWriteTextOfAnOddName(t *testing.T) {
	var out strings.Builder
	if err := WriteText(&out, []Problem{odd}, en, false, nil); err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(out.String()) {
		if strings.HasPrefix(strings.TrimSpace(line), "::") {
			t.Errorf("an order: %s", line)
		}
	}
	if !strings.HasPrefix(out.String(), "content/sheets/a�::stop-commands::b�.md:1:1: error: The name “a�::stop-commands::b�” cannot") {
		t.Errorf("%q", out.String())
	}
}

// TestWriteJSON fixes check's promise: the keys, their order, [] for nothing.
func TestWriteJSON(t *testing.T) {
	var none, some strings.Builder
	if err := WriteJSON(&none, nil, fr); err != nil || none.String() != "[]\n" {
		t.Errorf("%q %v", none.String(), err)
	}
	if err := WriteJSON(&some, sample, en); err != nil {
		t.Fatal(err)
	}
	const want = `[
  {"severity":"error","code":"unknown-key","file":"content/sheets/été.md","line":2,"column":5,"message":"There is no key “a<b>” here.","hint":"What is not foreseen can go under “extra:”."},
  {"severity":"warning","code":"empty-item","file":"content/sheets/x.md","line":1,"column":1,"message":"An item of this list is empty.","hint":"Fill it in, or remove it."}
]
`
	if some.String() != want {
		t.Errorf("got\n%s", some.String())
	}
	var back []map[string]any
	if err := json.Unmarshal([]byte(some.String()), &back); err != nil || len(back) != 2 {
		t.Errorf("%v", err)
	}
}
