package opendata

import (
	"encoding/csv"
	"io"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// FuzzCSV writes any texts and numbers, in both dialects: a reader of CSV that is not
// ours finds the same cells, apart from the apostrophe that stands before what a
// spreadsheet would run, and no cell begins as a formula.
func FuzzCSV(f *testing.F) {
	for _, seed := range []string{
		"", "=1+1", "'", "\"", "a,b;c\r\nd", "\ufeff=1", "\u200b\u200b@x", "007", "1/2", "12e5", "\r", "\n", "é\u2028", "\x00", "\\", "＝1", " =1", ";=1", "\t",
	} {
		f.Add(seed, "b", 1.5)
		f.Add("a", seed, -1e21)
	}
	f.Fuzz(func(t *testing.T, one, two string, number float64) {
		texts := []string{strings.ToValidUTF8(one, "\ufffd"), strings.ToValidUTF8(two, "\ufffd")}
		if number != number || number-number != 0 {
			return // no number that content can hold
		}
		columns := []column[int]{
			textOf("first", func(int) string { return "x" }), textOf("one", func(int) string { return texts[0] }),
			numberOf("n", func(int) *float64 { return &number }), textOf("two", func(int) string { return texts[1] }),
			listOf("both", func(int) []string { return texts }),
		}
		for _, as := range []dialect{rfc4180, spreadsheet} {
			table := tableOfRows([]int{0, 1}, columns)
			file, marked := strings.CutPrefix(string(written(t, func(w io.Writer) error { return table.csv(w, as) })), as.mark)
			r := csv.NewReader(strings.NewReader(file))
			r.Comma = rune(as.separator)
			lines, err := r.ReadAll()
			if err != nil || !marked || len(lines) != 3 || !slices.Equal(lines[0], []string{"first", "one", "n", "two", "both"}) {
				t.Fatalf("%v: %q", err, file)
			}
			for _, line := range lines[1:] {
				checkCell(t, texts[0], line[1])
				checkCell(t, texts[1], line[3])
			}
		}
	})
}

// checkCell compares a text with the cell that it became.
func checkCell(t *testing.T, text, cell string) {
	t.Helper()
	// Readers of CSV take the two ways of ending a line for one.
	text = strings.ReplaceAll(text, "\r\n", "\n")
	if strings.ReplaceAll(cell, "'", "") != strings.ReplaceAll(text, "'", "") || strings.Count(cell, "'") > strings.Count(text, "'")+1+strings.Count(text, ";")+strings.Count(text, ",") {
		t.Errorf("%q became %q", text, cell)
	}
	seen := strings.TrimLeftFunc(cell, func(r rune) bool { return unicode.Is(unicode.Cf, r) || r == ' ' })
	if seen != "" && strings.ContainsAny(seen[:1], "=+-@\t\r") {
		t.Errorf("%q became %q, which a spreadsheet runs", text, cell)
	}
}
