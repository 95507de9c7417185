package federation

import (
	"maps"
	"strings"
	"testing"
	"testing/fstest"

	"essaim/internal/network"
)

// Where texts lie is the same for a file that is scanned and for one that has to be decoded,
// but for what makes it unusual.
func TestTextPlaces(t *testing.T) {
	const rows = `{"id":"bacs/1","sheet":"bacs","section":"Contexte","text":"Un \"mot\"\nà dire."},
  {"id":"bacs/2", "sheet": "bacs", "section": null, "text": "é"} ,{"id":"savon/1","sheet":"savon","section":"","text":"<p>"}`
	places := func(file string) map[string]*network.Body {
		t.Helper()
		found, err := findTexts(fstest.MapFS{"federation/n/texts.json": {Data: []byte(file)}}, "n")
		if err != nil {
			t.Fatal(err)
		}
		for sheet, body := range found {
			if got := file[body.Offset : body.Offset+body.Length]; !strings.HasPrefix(got, `{"id":"`+sheet+`/1"`) || !strings.HasSuffix(got, "}") {
				t.Errorf("%s lies in %q", sheet, got)
			}
		}
		return found
	}
	usual := places(`{"as_of": "2024-12-31", "texts": [` + rows + `]}`)
	if len(usual) != 2 || usual["bacs"].Length < usual["savon"].Length {
		t.Fatalf("found %v", usual)
	}
	// The key that stands first here is no file of ours; the day is as long.
	if unusual := places(`{"x": "2024-12-31", "texts":     [` + rows + `]}`); !maps.EqualFunc(usual, unusual, func(a, b *network.Body) bool {
		return a.Hash == b.Hash && a.Length == b.Length && a.Offset == b.Offset
	}) {
		t.Errorf("%v, and decoded %v", usual, unusual)
	}
	for _, broken := range []string{`{"as_of": "2024-12-31", "texts": [` + rows + `,]}`, `{"as_of": "2024-12-31", "texts": [{"id":1}`} {
		if found, err := findTexts(fstest.MapFS{"federation/n/texts.json": {Data: []byte(broken)}}, "n"); err == nil {
			t.Errorf("%s: found %v", broken, found)
		}
	}
}

// A table that is cut, or is not there, is no copy.
func TestBrokenTables(t *testing.T) {
	for file, fits := range map[string]bool{
		`{"as_of": "2024-12-31", "themes": []}`:           true,
		`{"themes": [{"id":"a"}], "as_of": "2024-12-31"}`: true,
		`{"as_of": "2024-12-31", "themes": [{"id":"a"}`:   false,
		`{"as_of": "2024-12-31"}`:                         false,
		`["as_of", "themes"]`:                             false,
		`{"as_of": 3, "themes": []}`:                      false,
		``:                                                false,
	} {
		var rows []themeRow
		day, err := readTable(fstest.MapFS{"federation/n/themes.json": {Data: []byte(file)}}, "n", table{"themes", &rows, false})
		if (err == nil) != fits || fits && day.ISO() != "2024-12-31" {
			t.Errorf("%s: %v, %v", file, day, err)
		}
	}
}
