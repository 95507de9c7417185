package source

import (
	"bytes"
	"regexp"

	"essaim/internal/network"
)

// sectionsOf are the known sections that say something. It reads lines, not
// Markdown: headings (both forms), fences of code, within which nothing is a
// heading, and comments, which say nothing. Beside them it gives the headings that
// may have been meant to begin one.
func sectionsOf(text []byte) (network.SectionSet, []doubtfulHeading) {
	var scan sectionScan
	scan.read(text)
	return scan.found, scan.doubtful
}

// A doubtfulHeading is one that may have been meant to begin a section.
type doubtfulHeading struct {
	line, column int // from 1, in the body
	text         string
}

// An outerHeading is one of the first or second level, over one line of the body, or two.
type outerHeading struct {
	line, lines int
	text        string
}

type sectionScan struct {
	kept     bool // outer headings are kept
	outer    []outerHeading
	doubtful []doubtfulHeading
	number   int                // of the line, from 1
	current  network.SectionSet // those that the line is in; none before the first heading and under unknown ones
	found    network.SectionSet // those that say something
	open     []int              // levels of the headings that the line stands under
	top      network.SectionSet // those of the outermost heading
	pending  []byte             // the line above, which an underline would make a heading
	fence    []byte             // that opened the code which the line is in
	comment  bool               // the line is in a comment of several lines
}

func (s *sectionScan) read(text []byte) {
	for line := range bytes.Lines(text) {
		s.number++
		s.line(bytes.TrimRight(line, " \t\r\n"))
	}
	s.flush()
}

func (s *sectionScan) line(line []byte) {
	content := bytes.TrimLeft(line, " ")
	indented := len(line)-len(content) > 3
	switch {
	case s.fence != nil:
		s.inFence(content)
	case s.comment:
		s.comment = !bytes.Contains(line, []byte("-->"))
	case len(content) == 0:
		s.flush()
	case bytes.HasPrefix(content, []byte("<!--")):
		s.flush()
		s.comment = !bytes.Contains(content, []byte("-->"))
	case !indented && fenceOf(content) != nil:
		s.flush()
		s.fence = fenceOf(content)
	case !indented && s.pending != nil && isUnderline(content):
		s.number--
		s.keep(s.pending, level(content[0] == '-'), 2)
		s.heading(s.pending, level(content[0] == '-'), 1)
		s.number++
	case !indented && headingLevel(content) > 0:
		s.flush()
		text := headingText(content)
		s.keep(text, headingLevel(content), 1)
		s.heading(text, headingLevel(content), 1+len(line)-len(content))
	default:
		s.flush()
		s.pending = content
	}
}

func level(second bool) int {
	if second {
		return 2
	}
	return 1
}

// heading enters what a heading begins. One under another that names a section
// keeps its place on the page, but what it says is said.
func (s *sectionScan) heading(text []byte, level, column int) {
	s.pending = nil
	if len(text) == 0 {
		return
	}
	level = max(level, 2)
	for len(s.open) > 0 && s.open[len(s.open)-1] >= level {
		s.open = s.open[:len(s.open)-1]
	}
	s.open = append(s.open, level)
	h, usual := usualHeadings[string(text)] // without a copy
	if !usual {
		if i := bytes.Index(text, []byte("[^")); i > 0 {
			text = bytes.TrimSpace(noteCalls.ReplaceAll(text, nil))
		}
		h = HeadingOf(string(text))
	}
	if len(s.open) > 1 {
		s.current = s.top | h.Names
		return
	}
	s.top, s.current = h.Names, h.Names
	if h.Section == "" {
		s.doubtful = append(s.doubtful, doubtfulHeading{s.number, column, string(text)})
	}
}

// noteCalls are those of a heading, which are none of its words.
var noteCalls = regexp.MustCompile(`\[\^[^\]\s]+\]`)

// keep notes an outer heading that the line ends, for who asked for them.
func (s *sectionScan) keep(text []byte, level, lines int) {
	if s.kept && level <= 2 {
		s.outer = append(s.outer, outerHeading{s.number, lines, string(text)})
	}
}

// flush counts the line above as content of its section.
func (s *sectionScan) flush() {
	if s.pending != nil {
		s.says()
	}
	s.pending = nil
}

func (s *sectionScan) says() {
	s.found |= s.current
}

func (s *sectionScan) inFence(content []byte) {
	closing := fenceOf(content)
	if closing != nil && closing[0] == s.fence[0] && len(closing) >= len(s.fence) && len(closing) == len(content) {
		s.fence = nil
		return
	}
	if len(content) > 0 {
		s.says()
	}
}

// fenceOf is the run of three or more backquotes or tildes that begins a line.
func fenceOf(content []byte) []byte {
	if len(content) < 3 || content[0] != '`' && content[0] != '~' {
		return nil
	}
	run := content[:len(content)-len(bytes.TrimLeft(content, string(content[:1])))]
	if len(run) < 3 || run[0] == '`' && bytes.IndexByte(content[len(run):], '`') >= 0 {
		return nil
	}
	return run
}

func isUnderline(content []byte) bool {
	return (content[0] == '-' || content[0] == '=') && len(bytes.TrimLeft(content, string(content[:1]))) == 0
}

// headingLevel counts the # of an ATX heading, 0 for another line.
func headingLevel(content []byte) int {
	n := len(content) - len(bytes.TrimLeft(content, "#"))
	if n > 6 || n < len(content) && content[n] != ' ' && content[n] != '\t' {
		return 0
	}
	return n
}

func headingText(content []byte) []byte {
	text := bytes.TrimSpace(bytes.TrimLeft(content, "#"))
	closed := bytes.TrimRight(text, "#")
	if len(closed) < len(text) && bytes.HasSuffix(closed, []byte(" ")) {
		text = closed
	}
	return bytes.TrimSpace(text)
}
