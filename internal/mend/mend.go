package mend

import (
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"essaim/internal/diag"
)

// What is no YAML is mended: each way in which its author may have slipped gives
// lines as they were most likely meant, and the one that lets YAML read furthest is
// reported and taken for granted. So a corrected line is never shown that YAML would
// not read, and all that is wrong with a file is said at once.

// A mend is some lines as their author meant them. It never changes how many there
// are, so that later positions stay true.
type mend struct {
	Slip
	first int      // the first line that changes
	with  []string // the lines as they should be
	joins bool     // one of the next line, of the same cause, is part of its message
}

// oneLiner is a mend of one line, which its message shows.
func oneLiner(code diag.Code, line, column int, with string, args diag.Args) mend {
	if args == nil {
		args = diag.Args{}
	}
	args["line"] = strings.TrimSpace(with)
	return mend{Slip: Slip{code, line, column, args}, first: line, with: []string{with}}
}

// Limits of the search for a mend.
const (
	maxMends = 20       // of one file
	maxTries = 60       // of one mend
	maxTried = 64 << 10 // bytes of YAML that are read again and again
)

// MostLines is how many lines of a mend a message shows.
const MostLines = 8

// mended applies a mend to the lines.
func (m mend) mended(lines []string) []string {
	lines = slices.Clone(lines)
	copy(lines[m.first-1:], m.with)
	return lines
}

// Unreadable finds what is wrong where YAML stopped with an error of the library, and
// reads on into document, as long as it finds something. It is false when the text
// stays unreadable; what is wrong is then reported too.
func (t *Text) Unreadable(document *yaml.Node, err error) (slips []Slip, readable bool) {
	readable = t.mend(document, err)
	return t.take(), readable
}

func (t *Text) mend(document *yaml.Node, err error) bool {
	var last *mend
	for range maxMends {
		at, placed := stopOf(err)
		if !placed || len(t.yaml) > maxTried {
			break
		}
		m, left := t.bestMend(at)
		if m == nil || m.with == nil {
			break
		}
		if last == nil || !last.extend(m) {
			t.slips = append(t.slips, m.Slip)
			last = m
		} // else its lines are in the arguments of that message
		t.rewrite(*m)
		if err = left; err == nil {
			return yaml.Load(t.yaml, document) == nil
		}
	}
	t.slips = append(t.slips, t.said(err))
	return false
}

// A stop is where YAML stopped to read, and why.
type stop struct {
	*yaml.LoadError
	atEnd bool // it read on to the end of the text
}

func stopOf(err error) (stop, bool) {
	var load *yaml.LoadError
	if !errors.As(err, &load) || load.Mark.Line == 0 {
		return stop{}, false
	}
	return stop{load, strings.Contains(load.Message, "end of stream")}, true
}

// goesOnFrom reports whether what YAML was reading, within brackets or quotes, began on
// a line or above it.
func (s stop) goesOnFrom(line int) bool {
	inside := strings.Contains(s.ContextMsg, "flow") || strings.Contains(s.ContextMsg, "quoted")
	return inside && s.ContextMark.Line > 0 && s.ContextMark.Line <= line
}

// bestMend is the mend that lets YAML read furthest, the first of equals; left is
// what YAML then stops at.
func (t *Text) bestMend(at stop) (best *mend, left error) {
	lines := strings.Split(string(t.yaml), "\n")
	furthest := 0
	tries := 0
	for _, m := range t.mends(at) {
		if m.with == nil { // what is wrong is known, and no line is right instead
			return &m, nil
		}
		if tries++; tries > maxTries {
			break
		}
		var document yaml.Node
		err := yaml.Load([]byte(strings.Join(m.mended(lines), "\n")), &document)
		if err == nil && document.Content[0].Kind == yaml.MappingNode {
			return &m, nil
		}
		next, placed := stopOf(err)
		if err == nil || !placed || next.Mark.Line < m.first+len(m.with) || next.Mark.Line < at.Mark.Line && !at.atEnd {
			continue
		}
		if next.goesOnFrom(m.first + len(m.with) - 1) {
			continue // the mend opened what nothing closes
		}
		if next.Mark.Line > furthest {
			best, left, furthest = &m, err, next.Mark.Line
		}
	}
	return best, left
}

// rewrite puts a mend into what is read from then on.
func (t *Text) rewrite(m mend) {
	lines := strings.Split(string(t.yaml), "\n")
	if t.stored == nil {
		t.stored = map[int]string{}
	}
	for i := range m.with {
		if _, known := t.stored[m.first+i]; !known {
			t.stored[m.first+i] = lines[m.first-1+i]
		}
	}
	t.yaml, t.lines = []byte(strings.Join(m.mended(lines), "\n")), nil
}

// extend adds a mend of the next line to one of the same cause, and reports whether
// it is.
func (m *mend) extend(next *mend) bool {
	if !m.joins || !next.joins || m.Code != next.Code || next.first != m.first+len(m.with) || m.Args["parent"] != next.Args["parent"] {
		return false
	}
	m.with = append(m.with, next.with...)
	shown := m.with
	if len(shown) > MostLines {
		shown = append(slices.Clone(shown[:MostLines]), "…")
	}
	m.Args["line"], m.Args["lines"] = "", strings.Join(shown, "\n")
	return true
}

// Column is where a column of a line, which may have been mended, is in the text as
// stored.
func (t *Text) Column(line, column int) int {
	was, mended := t.stored[line]
	if !mended {
		return column
	}
	is := t.line(line)
	same := 0
	for same < len(was) && same < len(is) && was[same] == is[same] {
		same++
	}
	if column <= utf8.RuneCountInString(is[:same])+1 {
		return column
	}
	moved := utf8.RuneCountInString(was) - utf8.RuneCountInString(is)
	return max(1, min(column+moved, utf8.RuneCountInString(was)))
}
