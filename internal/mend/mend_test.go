package mend_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"essaim/internal/mend"
)

// someKeys are those of a small format: a title, a list of themes, means with their
// hours and results with their values.
type someKeys map[string][]string

var small = someKeys{"": {"title", "themes", "means", "results"}, "means": {"hours", "note"}, "results": {"value", "text"}}

func (k someKeys) Known(key string) bool {
	for parent := range k {
		if k.Under(parent, key) {
			return true
		}
	}
	return false
}

func (k someKeys) OfText(key string) bool { return key == "summary" }

func (k someKeys) Under(parent, key string) bool { return slices.Contains(k[parent], key) }

// read goes through all steps, as a reader of files does. It gives the slips, and
// whether YAML can be read in the end.
func read(text *mend.Text) (slips []mend.Slip, readable bool) {
	slips = append(text.Spaces(), text.Misread()...)
	var document yaml.Node
	err := yaml.Load(text.YAML(), &document)
	if err == nil {
		return slips, true
	}
	more, readable := text.Unreadable(&document, err)
	return append(slips, more...), readable
}

// Each slip is found where it is, and the text is read on as it was meant. The corpora of
// internal/source have many more, with their messages.
func TestMends(t *testing.T) {
	for _, c := range []struct {
		text, code   string
		line, column int
		meant        string
	}{
		{"title:\u00a0Compost\n", "no-break-space", 1, 7, "title: Compost\n"},
		{"themes:\n  – eau\n  – air\n", "odd-dash", 2, 3, "themes:\n  - eau\n  - air\n"},
		{"title: \"Compost\nthemes: [eau]\n", "quote-not-closed", 1, 8, "title: \"Compost\"\nthemes: [eau]\n"},
		{"title: Compost\n  '\nthemes: [eau]\n", "quote-alone", 2, 3, "title: Compost\n\nthemes: [eau]\n"},
		{"title: Bilan : 2011\n", "colon-in-text", 1, 14, "title: \"Bilan : 2011\"\n"},
		{"title:Compost\nthemes: [eau]\n", "colon-without-space", 1, 1, "title: Compost\nthemes: [eau]\n"},
		{"themes: [eau, air\ntitle: Compost\n", "bracket-not-closed", 1, 9, "themes: [eau, air]\ntitle: Compost\n"},
		{"means: {hours: 3 note: peu}\n", "missing-comma", 1, 18, "means: {hours: 3, note: peu}\n"},
		{"means:\n  hours: 3\n   note: peu\n", "indentation", 3, 4, "means:\n  hours: 3\n  note: peu\n"},
		{"means:\n\thours: 3\n", "tab", 2, 1, "means:\n  hours: 3\n"},
	} {
		text := mend.New([]byte(c.text), true, small)
		slips, readable := read(text)
		if len(slips) != 1 || string(slips[0].Code) != c.code || slips[0].Line != c.line || slips[0].Column != c.column {
			t.Errorf("%q: %v, not %s at %d:%d", c.text, slips, c.code, c.line, c.column)
		}
		if got := string(text.YAML()); !readable || got != c.meant {
			t.Errorf("%q is read as %q, not as %q", c.text, got, c.meant)
		}
	}
}

// What nobody can mend is said where it is, and the text left as it was.
func TestUnreadable(t *testing.T) {
	for _, c := range []struct {
		text, code   string
		line, column int
	}{
		{"title: a\r\nthemes: [\x01]\r\n", "raw-control-character", 2, 10},
		{"title: é\x02\n", "raw-control-character", 1, 9},
		{"title: a\n--- b\n", "several-documents", 2, 1},
		{"title: a\n## Constat\nb\n", "front-matter-not-closed", 0, 1},
	} {
		text := mend.New([]byte(c.text), true, small)
		slips, readable := read(text)
		if readable || len(slips) != 1 || string(slips[0].Code) != c.code || slips[0].Line != c.line || slips[0].Column != c.column {
			t.Errorf("%q: %t, %v, not %s at %d:%d", c.text, readable, slips, c.code, c.line, c.column)
		}
		if string(text.YAML()) != c.text {
			t.Errorf("%q is read as %q", c.text, text.YAML())
		}
	}
}

// What can be read as it was meant is left as it is.
func TestNothingToMend(t *testing.T) {
	for _, text := range []string{
		"title: Compost\n", "title: Compost\r\nthemes: [eau, air]\r\n", "title: |\n  Un texte : long\n  – sans liste\nthemes:\n- eau\n",
		"title: \"Le compost\n  de tous\n\"\nthemes: [eau]\n", "# title:\u00a0x\ntitle: \"a\u00a0: b\"\n",
	} {
		mended := mend.New([]byte(text), true, small)
		if slips, readable := read(mended); len(slips) > 0 || !readable || mended.IsMended() || string(mended.YAML()) != text {
			t.Errorf("%q: %v, read as %q", text, slips, mended.YAML())
		}
	}
}

// A column is that of the text as stored, on both sides of what was mended.
func TestColumn(t *testing.T) {
	text := mend.New([]byte("means: {hours: 3 note: peu}\ntitle: x\n"), true, small)
	if _, readable := read(text); !readable || !text.IsMended() {
		t.Fatalf("%q cannot be read", text.YAML())
	}
	for _, c := range []struct{ line, is, was int }{{1, 9, 9}, {1, 19, 18}, {2, 8, 8}} {
		if got := text.Column(c.line, c.is); got != c.was {
			t.Errorf("column %d of line %d was %d, not %d", c.is, c.line, c.was, got)
		}
	}
}

// FuzzMend mends any text: never a panic; its lines are as many as before, each slip
// stands in it, and what is said to be readable is.
func FuzzMend(f *testing.F) {
	for _, seed := range []string{
		"", "title: [\n", "title: 'l'eau'\n", "{a: 5,2}\n", "- -a\n", "a:\tb\n", "? [a]\n: b\n", "a: &a *a\n", "--- x\n", "title: #\n", "\u2028a: b\r\r\n",
		"## a\nb\n", "a: \"\\x\n", "means:\u00a0{hours: 3 note: \"peu}\n", "themes:\n1. eau\n2. air\n", "title: > x\n", "means:\nhours: 3\n", "a: [b #c]\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		text := mend.New(data, true, small)
		slips, readable := read(text)
		lines := bytes.Count(data, []byte("\n"))
		if got := bytes.Count(text.YAML(), []byte("\n")); got != lines {
			t.Errorf("%d ends of lines became %d", lines, got)
		}
		for _, s := range slips {
			if s.Line < 0 || s.Line > lines+2 || s.Column < 1 || strings.TrimSpace(string(s.Code)) == "" {
				t.Errorf("%s stands at %d:%d of %d lines", s.Code, s.Line, s.Column, lines+1)
			}
		}
		var document yaml.Node
		if err := yaml.Load(text.YAML(), &document); readable && err != nil {
			t.Errorf("%q is said to be readable: %v", text.YAML(), err)
		}
	})
}
