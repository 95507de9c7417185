package source

import (
	"strings"
	"unicode/utf8"
)

// Nearly all front matter is written in a plain part of YAML: block maps and
// lists of one-line values, flow lists and maps within them, quoted strings,
// blocks of text, comments. plainYAML reads that part, ten times as fast as the
// YAML library, which makes the same nodes of it by way of tokens and events.
//
// It reads nothing else. At whatever is not plain, doubtful or wrong it stops,
// and the library reads the file from its start: what YAML is, and what is wrong
// with a file that is none, is the library's to say. FuzzPlainYAML holds the two
// together: what is read here has the library's own nodes, places included.
//
// Not plain are tabs and other controls, anchors, tags, directives, documents,
// `? ` keys, merges, values of several lines other than blocks of text, keys
// with punctuation, comments within brackets and pairs within lists.
type plainYAML struct {
	*nursery
	text string

	at     int // the next byte
	line   int // the line that it is in
	start  int // where that line begins
	indent int // of the line that is next to be read; -1 at the end

	counted, column int // up to where the line's characters are counted, and how many
}

// readPlain gives the nodes of a plain YAML, a map; false when it is not plain.
func readPlain(y *nursery, text string) (*node, bool) {
	p := plainYAML{nursery: y, text: text, line: 1, column: 1}
	p.skipLines()
	if p.indent < 0 {
		return nil, false
	}
	n, ok := p.mapping(p.indent, 1)
	return n, ok && p.indent < 0
}

// hasPlainBytes tells whether a text holds only characters that are plain YAML
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
func (p *plainYAML) node(kind nodeKind, style nodeStyle) *node {
	p.column += utf8.RuneCountInString(p.text[p.counted:p.at])
	p.counted = p.at
	return p.nodes.add(node{Kind: kind, Style: style, Line: p.line, Column: p.column})
}

// is tells whether the byte at i is c.
func (p *plainYAML) is(i int, c byte) bool { return i < len(p.text) && p.text[i] == c }

// endsLine tells whether a line ends at i.
func (p *plainYAML) endsLine(i int) bool {
	return i >= len(p.text) || p.text[i] == '\n' || p.text[i] == '\r'
}

// isSpaced tells whether a space or the end of the line is at i.
func (p *plainYAML) isSpaced(i int) bool { return p.endsLine(i) || p.text[i] == ' ' }

func (p *plainYAML) skipSpaces() {
	for p.is(p.at, ' ') {
		p.at++
	}
}

// nextLine goes to the beginning of the next line.
func (p *plainYAML) nextLine() {
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
func (p *plainYAML) skipLines() {
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
func (p *plainYAML) endValue() bool {
	end := p.at
	p.skipSpaces()
	if !p.endsLine(p.at) && (p.text[p.at] != '#' || p.at == end) {
		return false
	}
	p.nextLine()
	p.skipLines()
	return true
}

// mapping reads the block map whose first key is next; its keys stand after
// indent spaces.
func (p *plainYAML) mapping(indent, depth int) (*node, bool) {
	if depth >= maxDepth {
		return nil, false
	}
	n := p.node(mappingNode, plainStyle)
	since := len(p.open)
	for {
		end := p.keyEnd()
		if end < 0 {
			return nil, false
		}
		key := p.key(end)
		value, ok := p.blockValue(indent, depth)
		if !ok || p.indent > indent {
			return nil, false
		}
		p.open = append(p.open, key, value)
		if p.indent < indent {
			n.Content = p.gather(since)
			return n, true
		}
	}
}

// keyEnd is where the plain key ends that is next, a colon and a space or the
// end of the line after it; -1 when there is none.
func (p *plainYAML) keyEnd() int {
	end := p.at
	for end < len(p.text) && isKeyByte(p.text[end], end == p.at) {
		end++
	}
	if end == p.at || !p.is(end, ':') || !p.isSpaced(end+1) {
		return -1
	}
	return end
}

// key reads the plain key up to its colon, and goes past it.
func (p *plainYAML) key(colon int) *node {
	n := p.node(scalarNode, plainStyle)
	n.Value = strings.TrimRight(p.text[p.at:colon], " ")
	p.at = colon + 1
	return n
}

// isKeyByte tells what plain keys are made of: words, in any script.
func isKeyByte(c byte, first bool) bool {
	switch {
	case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', c >= utf8.RuneSelf, c == '_':
		return true
	case c == ' ', c == '-', c == '\'', c == '.', c == '/', c == '(', c == ')':
		return !first
	}
	return false
}

// isDash tells whether a list's item is next.
func (p *plainYAML) isDash() bool { return p.is(p.at, '-') && p.isSpaced(p.at+1) }

// blockValue reads what follows a key or a dash of a block that stands after
// indent spaces.
func (p *plainYAML) blockValue(indent, depth int) (*node, bool) {
	after := p.at
	p.skipSpaces()
	switch {
	case p.endsLine(p.at) || p.text[p.at] == '#' && p.at > after:
		p.at = after
		return p.below(indent, depth)
	case p.text[p.at] == '|' || p.text[p.at] == '>':
		return p.blockText(indent)
	}
	n, ok := p.inline(indent, depth+1, false)
	return n, ok && p.endValue()
}

// below reads the block under a key or a dash; when there is none, the value is
// nothing.
func (p *plainYAML) below(indent, depth int) (*node, bool) {
	none := p.node(scalarNode, plainStyle)
	dash := p.is(p.at-1, '-')
	if !p.endValue() {
		return nil, false
	}
	switch {
	case p.indent > indent && p.isDash():
		return p.sequence(p.indent, depth+1, false)
	case p.indent > indent:
		return p.mapping(p.indent, depth+1)
	case p.indent == indent && p.isDash() && !dash:
		return p.sequence(indent, depth+1, true)
	}
	return none, true
}

// sequence reads the block list whose first dash is next; its dashes stand after
// indent spaces. Beside is the list of a key with the same indentation.
func (p *plainYAML) sequence(indent, depth int, beside bool) (*node, bool) {
	if depth >= maxDepth {
		return nil, false
	}
	n := p.node(sequenceNode, plainStyle)
	since := len(p.open)
	for {
		item, ok := p.item(indent, depth)
		if !ok || p.indent > indent {
			return nil, false
		}
		p.open = append(p.open, item)
		if p.indent == indent && p.isDash() {
			continue
		}
		n.Content = p.gather(since)
		return n, p.indent < indent || beside
	}
}

// item reads what follows a dash: a value, or a map whose first key stands on
// the same line.
func (p *plainYAML) item(indent, depth int) (*node, bool) {
	p.at++
	after := p.at
	p.skipSpaces()
	switch {
	case !p.endsLine(p.at) && (p.text[p.at] == '#' || p.isDash()):
		return nil, false
	case p.keyEnd() >= 0:
		return p.mapping(p.at-p.start, depth+1)
	}
	p.at = after
	return p.blockValue(indent, depth)
}
