package plainyaml

import (
	"strings"
	"unicode/utf8"
)

// A reader goes through one text, from its first byte to its last.
type reader struct {
	*Arena
	text string

	at     int // the next byte
	line   int // the line that it is in
	start  int // where that line begins
	indent int // of the line that is next to be read; -1 at the end

	counted, column int // up to where the line's characters are counted, and how many
}

// MaxDepth is how many maps and lists may lie within each other.
const MaxDepth = 20

// Read gives the nodes of a text, which is a map; false when it is not plain.
func Read(arena *Arena, text []byte) (*Node, bool) {
	if !hasPlainBytes(text) {
		return nil, false
	}
	p := reader{Arena: arena, text: string(text), line: 1, column: 1}
	p.skipLines()
	if p.indent < 0 {
		return nil, false
	}
	n, ok := p.mapping(p.indent, 1)
	return n, ok && p.indent < 0
}

// hasPlainBytes reports whether a text holds only characters that are plain YAML
// wherever they stand: no control, nothing that YAML counts as the end of a line
// beside LF and CRLF.
func hasPlainBytes(text []byte) bool {
	for i := 0; i < len(text); i++ {
		c := text[i]
		if !isOddByte[c] {
			continue
		}
		var next, last byte
		if i+1 < len(text) {
			next = text[i+1]
		}
		if i+2 < len(text) {
			last = text[i+2]
		}
		switch {
		case c == '\r' && next == '\n':
		case c == 0xc2 && next >= 0xa0:
		case c == 0xe2 && (next != 0x80 || last != 0xa8 && last != 0xa9):
		default:
			return false
		}
	}
	return true
}

// isOddByte are the bytes that may begin a character that is not plain.
var isOddByte = func() (odd [256]bool) {
	for c := range byte(' ') {
		odd[c] = c != '\n'
	}
	odd[0x7f], odd[0xc2], odd[0xe2], odd[0xef] = true, true, true, true
	return odd
}()

// node makes a node that begins at the next byte.
func (p *reader) node(kind Kind, style Style) *Node {
	p.column += utf8.RuneCountInString(p.text[p.counted:p.at])
	p.counted = p.at
	return p.Arena.node(Node{Kind: kind, Style: style, Line: p.line, Column: p.column})
}

// is reports whether the byte at i is c.
func (p *reader) is(i int, c byte) bool { return i < len(p.text) && p.text[i] == c }

// endsLine reports whether a line ends at i.
func (p *reader) endsLine(i int) bool {
	return i >= len(p.text) || p.text[i] == '\n' || p.text[i] == '\r'
}

// isSpaced reports whether a space or the end of the line is at i.
func (p *reader) isSpaced(i int) bool { return p.endsLine(i) || p.text[i] == ' ' }

func (p *reader) skipSpaces() {
	for p.is(p.at, ' ') {
		p.at++
	}
}

// nextLine goes to the beginning of the next line.
func (p *reader) nextLine() {
	if i := strings.IndexByte(p.text[p.at:], '\n'); i >= 0 {
		p.at += i + 1
	} else {
		p.at = len(p.text)
	}
	p.line++
	p.start, p.counted, p.column = p.at, p.at, 1
}

// skipLines goes from the beginning of a line to the next character that is
// neither blank nor of a comment.
func (p *reader) skipLines() {
	for p.at < len(p.text) {
		p.skipSpaces()
		if !p.endsLine(p.at) && p.text[p.at] != '#' {
			p.indent = p.at - p.start
			return
		}
		p.nextLine()
	}
	p.indent = -1
}

// endValue goes past what may follow a value on its line: spaces, a comment.
func (p *reader) endValue() bool {
	end := p.at
	p.skipSpaces()
	if !p.endsLine(p.at) && (p.text[p.at] != '#' || p.at == end) {
		return false
	}
	p.nextLine()
	p.skipLines()
	return true
}
