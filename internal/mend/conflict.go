package mend

import (
	"bytes"

	"essaim/internal/diag"
)

// A conflict is what git leaves in a file when two people changed the same lines:
// both versions, between lines of seven signs. It is looked for in the lines as
// stored, before anything is read: in YAML it would be a dozen slips, in Markdown
// a heading and quotations.
type conflict struct {
	lines []int // of its marks, from 1
	whole bool  // it has a first and a last mark
}

// Conflicts finds those of a file without a byte-order mark, of which nothing else is
// to be read then. isYAML says that it is YAML as a whole, and not only up to the second
// line of ---.
func Conflicts(data []byte, isYAML bool) []Slip {
	var slips []Slip
	for _, c := range conflictsIn(data, isYAML) {
		first, last := c.lines[0], c.lines[len(c.lines)-1]
		var lines diag.List
		for _, n := range c.lines {
			lines = append(lines, n)
		}
		args := diag.Args{"lines": lines, "first": "", "last": ""}
		if first < last {
			args["first"], args["last"] = first, last
		}
		slips = append(slips, Slip{Code: "merge-conflict", Line: first, Column: 1, Args: args})
	}
	return slips
}

// conflictsIn finds those of a file; isYAML when it is YAML as a whole, and not
// only up to the second line of ---.
func conflictsIn(data []byte, isYAML bool) []conflict {
	if !bytes.Contains(data, []byte("<<<<<<<")) && !bytes.Contains(data, []byte(">>>>>>>")) && !bytes.Contains(data, []byte("=======")) {
		return nil
	}
	var found []conflict
	var current conflict
	end := func() {
		// Two versions without their first or their last mark are a conflict that
		// someone has begun to mend. ======= alone is the underline of a heading.
		if current.whole {
			found = append(found, current)
		}
		current = conflict{}
	}
	number, delimiters := 0, 0
	for line := range bytes.Lines(data) {
		number++
		line = bytes.TrimRight(line, " \t\r\n")
		if string(line) == "---" {
			delimiters++
		}
		switch conflictMark(line) {
		case '<':
			end()
			current = conflict{[]int{number}, true}
		case '>':
			current.lines, current.whole = append(current.lines, number), true
			end()
		case '=':
			if len(current.lines) > 0 && !current.whole {
				current = conflict{}
			}
			current.lines = append(current.lines, number)
			if isYAML || delimiters == 1 {
				current.whole = true
			}
		case '|':
			if current.whole {
				current.lines = append(current.lines, number)
			}
		}
	}
	end()
	return found
}

// conflictMark is the sign of a line that begins with exactly seven of it, 0 for
// another line. Git puts a space and a name behind the first and the last.
func conflictMark(line []byte) byte {
	const signs = 7
	if len(line) < signs || bytes.IndexByte([]byte("<=>|"), line[0]) < 0 {
		return 0
	}
	mark := line[0]
	rest := bytes.TrimLeft(line, string(line[:1]))
	if len(line)-len(rest) != signs || len(rest) > 0 && (mark == '=' || rest[0] != ' ') {
		return 0
	}
	return mark
}
