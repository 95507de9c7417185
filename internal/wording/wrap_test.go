package wording

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestWrappedLines(t *testing.T) {
	for _, c := range []struct {
		width int
		text  string
		want  int
	}{
		{10, "", 1},
		{10, "dix signes", 1},
		{10, "dix  signes", 1},
		{10, "onze signes", 2},
		{10, "un deux trois quatre", 3},
		{10, strings.Repeat("x", 25), 3},
		{10, "a " + strings.Repeat("x", 25), 4},
		{10, "MMMMMMM", 2},
		{10, "un de 12\u202f400", 2},
	} {
		if got := WrappedLines(c.width, c.text); got != c.want {
			t.Errorf("%q in %d: %d lines, want %d", c.text, c.width, got, c.want)
		}
	}
}

func TestShortened(t *testing.T) {
	for _, c := range []struct {
		width, lines int
		text, want   string
	}{
		{10, 1, "dix signes", "dix signes"},
		{10, 1, "onze signes", "onze sig…"},
		{10, 2, "un deux trois quatre", "un deux trois…"},
		{10, 1, strings.Repeat("é", 25), strings.Repeat("é", 8) + "…"},
		{12, 1, "Compost, partagé", "Compost…"},
		{20, 1, "Le coût moyen 12\u202f400 € par an", "Le coût moyen…"}, // a figure stays whole
		{25, 1, "Un coût moyen de 3\u00a0t par an", "Un coût moyen de 3\u00a0t…"},
		{23, 1, "Un coût moyen de 3\u00a0t par an", "Un coût moyen de…"},
	} {
		got := Shortened(c.text, c.width, c.lines)
		if got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
		if !utf8.ValidString(got) || WrappedLines(c.width, got) > c.lines {
			t.Errorf("%q: %q is no text of %d lines", c.text, got, c.lines)
		}
	}
}
