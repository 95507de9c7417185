package plainyaml

import (
	"strings"
	"unicode/utf8"
)

// mapping reads the block map whose first key is next; its keys stand after
// indent spaces.
func (p *reader) mapping(indent, depth int) (*Node, bool) {
	if depth >= MaxDepth {
		return nil, false
	}
	n := p.node(Mapping, Plain)
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
func (p *reader) keyEnd() int {
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
func (p *reader) key(colon int) *Node {
	n := p.node(Scalar, Plain)
	n.Value = strings.TrimRight(p.text[p.at:colon], " ")
	p.at = colon + 1
	return n
}

// isKeyByte recognises what plain keys are made of: words, in any script.
func isKeyByte(c byte, first bool) bool {
	switch {
	case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', c >= utf8.RuneSelf, c == '_':
		return true
	case c == ' ', c == '-', c == '\'', c == '.', c == '/', c == '(', c == ')':
		return !first
	}
	return false
}

// isDash reports whether a list's item is next.
func (p *reader) isDash() bool { return p.is(p.at, '-') && p.isSpaced(p.at+1) }

// blockValue reads what follows a key or a dash of a block that stands after
// indent spaces.
func (p *reader) blockValue(indent, depth int) (*Node, bool) {
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
func (p *reader) below(indent, depth int) (*Node, bool) {
	none := p.node(Scalar, Plain)
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
func (p *reader) sequence(indent, depth int, beside bool) (*Node, bool) {
	if depth >= MaxDepth {
		return nil, false
	}
	n := p.node(Sequence, Plain)
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
func (p *reader) item(indent, depth int) (*Node, bool) {
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
