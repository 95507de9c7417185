package source

import (
	"strings"
	"testing"
)

// Front matter is found, and the body after it, however its lines of --- stand.
func TestSplit(t *testing.T) {
	for _, c := range []struct {
		text, yaml, body string
		before, line     int // lines before the YAML; the body's first line
	}{
		{"---\na: b\n---\nc\n", "a: b\n", "c\n", 1, 4},
		{"---\r\na: b\r\n---\r\nc\r\n", "a: b\r\n", "c\r\n", 1, 4},
		{"\ufeff---\na: b\n---\nc", "a: b\n", "c", 1, 4},
		{"\n \t\r\n---\na: b\n---\nc", "a: b\n", "c", 3, 6},
		{"--- \na: b\n---\t\n\n---\n", "a: b\n", "\n---\n", 1, 4},
		{"---\na: é\n---", "a: é\n", "", 1, 3},
		{"---\n---\n", "", "", 1, 3},
		{"---\na: --- b\n----\n---x\n---\n---\n", "a: --- b\n----\n---x\n", "---\n", 1, 6},
		{"---\r\n" + strings.Repeat("a: b\n", 2000) + "---\n" + strings.Repeat("c\n", 5000), strings.Repeat("a: b\n", 2000), strings.Repeat("c\n", 5000), 1, 2003},
	} {
		f := &file{}
		offset, line, ok := reading{f}.split([]byte(c.text))
		if !ok || string(f.yaml) != c.yaml || c.text[offset:] != c.body || f.before != c.before || line != c.line {
			t.Errorf("%.40q: %v, %.40q after %d lines, body %.40q at line %d; want %.40q after %d, %.40q at line %d",
				c.text, ok, f.yaml, f.before, c.text[offset:], line, c.yaml, c.before, c.body, c.line)
		}
	}
}

// What has no front matter, or one whose lines of --- are indented, is reported.
func TestSplitRefuses(t *testing.T) {
	for text, code := range map[string]string{
		"a\n":                     "no-front-matter",
		"---\na: b\n":             "front-matter-not-closed",
		"a\n---\nb: c\n---\n":     "no-front-matter",
		"\u2014\na: b\n\u2014\n":  "front-matter-opening",
		" ---\na: b\n---\n":       "indented-delimiter",
		"---\na: |\n  b\n  ---\n": "indented-delimiter",
		"---\ra: b\r---\r":        "lone-carriage-returns",
	} {
		f := &file{}
		if _, _, ok := (reading{f}).split([]byte(text)); ok || len(f.problems) != 1 || string(f.problems[0].Code) != code {
			t.Errorf("%q: %v, %v; want %s", text, ok, f.problems, code)
		}
	}
}
