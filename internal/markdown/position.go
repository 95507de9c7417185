package markdown

import (
	"bytes"
	"unicode/utf8"

	"essaim/internal/diag"
)

// A place finds lines and columns. Thousands of problems may stand in one line of a
// megabyte, in any order: no more than a step of the text is gone through for each.
type place struct {
	src   []byte
	known []milestone // one a step, once the first problem is found
}

// A milestone is where a multiple of step stands: how many lines begin before it,
// and how many characters of its own line.
type milestone struct{ lines, column int }

// step is the distance of milestones, in bytes.
const step = 1 << 10

// at gives the line, from 0, and the column, from 1, of an offset.
func (p *place) at(offset int) (line, column int) {
	offset = min(max(offset, 0), len(p.src))
	if p.known == nil {
		p.known = []milestone{{}}
	}
	for i := len(p.known); i <= offset/step; i++ {
		p.known = append(p.known, p.known[i-1].after(p.src[(i-1)*step:i*step]))
	}
	here := p.known[offset/step].after(p.src[offset-offset%step : offset])
	return here.lines, here.column + 1
}

// after is where a text ends that begins at m. A character counts where it begins.
func (m milestone) after(text []byte) milestone {
	if n := bytes.Count(text, []byte("\n")); n > 0 {
		m.lines += n
		m.column = 0
		text = text[bytes.LastIndexByte(text, '\n')+1:]
	}
	for _, b := range text {
		if utf8.RuneStart(b) {
			m.column++
		}
	}
	return m
}

// problem records a problem at an offset of the body.
func (r *renderer) problem(severity diag.Severity, code diag.Code, offset int, args diag.Args) {
	if r.Draft {
		severity = diag.Warning
	}
	line, column := r.place.at(offset)
	pos := diag.Pos{File: r.Pos.File, Line: max(r.Pos.Line, 1) + line, Column: column}
	r.problems = append(r.problems, diag.Problem{Severity: severity, Code: code, Pos: pos, Args: args})
}

// excerpt is the beginning of what a problem quotes, on one line.
func excerpt(text []byte) string {
	const most = 60
	text = bytes.TrimSpace(text)
	text, _, _ = bytes.Cut(text, []byte("\n"))
	if utf8.RuneCount(text) <= most {
		return string(text)
	}
	return string([]rune(string(text[:min(len(text), 4*most)]))[:most]) + "…"
}
