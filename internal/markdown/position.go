package markdown

import (
	"bytes"
	"unicode/utf8"

	"essaim/internal/diag"
)

// place finds lines and columns. Problems come nearly in the order of the text,
// so it goes on from the last one.
type place struct {
	src          []byte
	offset, line int
	column       int // characters before offset in its line
}

// at gives the line, from 0, and the column, from 1, of an offset.
func (p *place) at(offset int) (line, column int) {
	offset = min(max(offset, 0), len(p.src))
	if offset < p.offset {
		*p = place{src: p.src}
	}
	if n := bytes.Count(p.src[p.offset:offset], []byte("\n")); n > 0 {
		p.line += n
		p.offset += bytes.LastIndexByte(p.src[p.offset:offset], '\n') + 1
		p.column = 0
	}
	p.column += utf8.RuneCount(p.src[p.offset:offset])
	p.offset = offset
	return p.line, p.column + 1
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
