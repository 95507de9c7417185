package mend

import (
	"strings"
	"testing"
)

// What is no conflict: the underline of a heading, quotations within quotations,
// rules and arrows of other lengths, marks that do not begin their line.
func TestNoConflict(t *testing.T) {
	for _, text := range []string{
		"---\na: b\n---\nTitre\n=======\n\nTexte\n=======\n",
		"---\na: b\n---\n>>>>>>>> cité\n<<<<<<\n========\n",
		"---\na: b\n---\n    <<<<<<< HEAD\n    =======\n    >>>>>>> b\n",
		"---\na: |\n  =======\n---\n<<<<<<<a\n>>>>>>>b\n",
		"---\na: b\n---\n||||||| x\n",
	} {
		if found := conflictsIn([]byte(text), false); len(found) > 0 {
			t.Errorf("%q: %v", text, found)
		}
	}
}

// Without the lines that a message names, there is no conflict any more.
func TestConflictMended(t *testing.T) {
	text := "---\na: b\n<<<<<<< x\nc: d\n||||||| z\n=======\nc: e\n>>>>>>> y\n---\n=======\nb\n>>>>>>> y\n"
	lines := strings.SplitAfter(text, "\n")
	for _, c := range conflictsIn([]byte(text), false) {
		for _, n := range c.lines {
			lines[n-1] = ""
		}
	}
	if mended := strings.Join(lines, ""); mended != "---\na: b\nc: d\nc: e\n---\nb\n" {
		t.Errorf("%q", mended)
	}
}
