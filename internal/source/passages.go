package source

import "bytes"

// A Passage is what a text says under one of its headings.
type Passage struct {
	Heading string // as it is written, without its marks; "" before the first one
	Text    string // in Markdown; the headings below that one are in it
}

// Passages cuts a text at its outer headings, of the first and second level. One that
// says nothing is left out.
func Passages(text []byte) []Passage {
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
