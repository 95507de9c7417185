package source

import (
	"bytes"
	"regexp"
)

// A Passage is what a text says under one of its headings.
type Passage struct {
	Heading string // as it is written, without its marks; "" before the first one
	Text    string // in Markdown; the headings below that one are in it
}

// Passages cuts a text at its outer headings, of the first and second level. Comments,
// which no page shows, are left out, and so is a section that says nothing else.
func Passages(text []byte) []Passage {
	text = withoutComments(text)
	scan := sectionScan{kept: true}
	scan.read(text)
	var passages []Passage
	lines := bytes.SplitAfter(text, []byte("\n"))
	add := func(heading string, from, to int) {
		if said := bytes.TrimSpace(bytes.Join(lines[from:to], nil)); len(said) > 0 {
			passages = append(passages, Passage{heading, string(said)})
		}
	}
	heading, from := "", 0
	for _, h := range scan.outer {
		add(heading, from, h.line-1)
		heading, from = h.text, h.line-1+h.lines
	}
	add(heading, from, len(lines))
	return passages
}

var (
	comment = regexp.MustCompile(`(?s)<!--.*?-->`)
	endless = regexp.MustCompile(`(?sm)^ {0,3}<!--.*\z`) // one that nothing closes goes on to the end
)

// withoutComments leaves comments out, but for what is between fences, where they are code.
func withoutComments(text []byte) []byte {
	if !bytes.Contains(text, []byte("<!--")) {
		return text
	}
	var out, prose []byte
	var fence []byte
	flush := func() {
		out = append(out, endless.ReplaceAll(comment.ReplaceAll(prose, nil), nil)...)
		prose = prose[:0]
	}
	for line := range bytes.Lines(text) {
		mark := fenceOf(bytes.TrimSpace(line))
		switch {
		case fence == nil && mark != nil && !inComment(prose):
			flush()
			fence, out = mark, append(out, line...)
		case fence == nil:
			prose = append(prose, line...)
		default:
			out = append(out, line...)
			if mark != nil && mark[0] == fence[0] && len(mark) >= len(fence) {
				fence = nil
			}
		}
	}
	flush()
	return out
}

// inComment reports whether a text ends within a comment.
func inComment(text []byte) bool {
	return bytes.LastIndex(text, []byte("<!--")) > bytes.LastIndex(text, []byte("-->"))
}
