package plainyaml

import "strings"

// inline reads a value that stands on a line, in brackets or not; indent is that
// of the block around it.
func (p *reader) inline(indent, depth int, inBrackets bool) (*Node, bool) {
	if p.at >= len(p.text) || depth > MaxDepth {
		return nil, false
	}
	switch p.text[p.at] {
	case '"':
		return p.doubleQuoted()
	case '\'':
		return p.singleQuoted()
	case '[':
		return p.flowList(indent, depth)
	case '{':
		return p.flowMap(indent, depth)
	}
	if !p.beginsPlain() {
		return nil, false
	}
	end := p.plainEnd(inBrackets)
	if end < 0 {
		return nil, false
	}
	n := p.node(Scalar, Plain)
	n.Value = strings.TrimRight(p.text[p.at:end], " ")
	p.at += len(n.Value)
	return n, true
}

// beginsPlain reports whether a text without quotes may begin with the next
// character.
func (p *reader) beginsPlain() bool {
	switch p.text[p.at] {
	case '-':
		return !p.isSpaced(p.at+1) && strings.IndexByte(",[]{}", p.text[p.at+1]) < 0
	case '?', ':', ',', '[', ']', '{', '}', '#', '&', '*', '!', '|', '>', '\'', '"', '%', '@', '`', '<', ' ', '\n', '\r':
		return false
	}
	return true
}

// plainEnd is where the text without quotes ends that is next; -1 when what
// ends it is a colon, or a bracket that opens.
func (p *reader) plainEnd(inBrackets bool) int {
	for i := p.at; i < len(p.text); i++ {
		switch c := p.text[i]; c {
		case '\n', '\r':
			return i
		case '#':
			if p.text[i-1] == ' ' {
				return i
			}
		case ':':
			if p.isSpaced(i+1) || inBrackets && strings.IndexByte(",[]{}", p.text[i+1]) >= 0 {
				return -1
			}
		case ',', ']', '}':
			if inBrackets {
				return i
			}
		case '[', '{':
			if inBrackets {
				return -1
			}
		}
	}
	return len(p.text)
}

// doubleQuoted reads "…" on one line, with the escapes that people write.
func (p *reader) doubleQuoted() (*Node, bool) {
	n := p.node(Scalar, DoubleQuoted)
	rest := p.text[p.at+1:]
	end := strings.IndexAny(rest, "\"\\\n")
	if end < 0 || rest[end] == '\n' {
		return nil, false
	}
	if rest[end] == '"' {
		n.Value = rest[:end]
		p.at += end + 2
		return n, true
	}
	var value strings.Builder
	for rest[end] == '\\' {
		value.WriteString(rest[:end])
		if end+1 >= len(rest) {
			return nil, false
		}
		switch c := rest[end+1]; c {
		case '"', '\\', '/':
			value.WriteByte(c)
		case 'n':
			value.WriteByte('\n')
		default:
			return nil, false
		}
		rest = rest[end+2:]
		if end = strings.IndexAny(rest, "\"\\\n"); end < 0 {
			return nil, false
		}
	}
	value.WriteString(rest[:end])
	n.Value = value.String()
	p.at = len(p.text) - len(rest) + end + 1
	return n, p.text[p.at-1] == '"'
}

// singleQuoted reads '…' on one line.
func (p *reader) singleQuoted() (*Node, bool) {
	n := p.node(Scalar, SingleQuoted)
	rest := p.text[p.at+1:]
	for i := 0; ; i++ {
		found := strings.IndexAny(rest[i:], "'\n")
		if found < 0 || rest[i+found] == '\n' {
			return nil, false
		}
		if i += found; i+1 < len(rest) && rest[i+1] == '\'' {
			i++
			continue
		}
		n.Value = strings.ReplaceAll(rest[:i], "''", "'")
		p.at += i + 2
		return n, true
	}
}

// skipInBrackets goes past spaces and ends of lines within brackets. A line of
// them stands further in than the block around it.
func (p *reader) skipInBrackets(indent int) bool {
	p.skipSpaces()
	for p.at < len(p.text) && p.endsLine(p.at) {
		p.nextLine()
		p.skipSpaces()
		if !p.endsLine(p.at) && p.at-p.start <= indent {
			return false
		}
	}
	return p.at < len(p.text)
}

// flowList reads […].
func (p *reader) flowList(indent, depth int) (*Node, bool) {
	n := p.node(Sequence, Flow)
	since := len(p.open)
	p.at++
	for {
		if !p.skipInBrackets(indent) {
			return nil, false
		}
		if p.text[p.at] == ']' {
			break
		}
		item, ok := p.inline(indent, depth+1, true)
		if !ok {
			return nil, false
		}
		p.open = append(p.open, item)
		if !p.nextInBrackets(indent, ']') {
			return nil, false
		}
	}
	p.at++
	n.Content = p.gather(since)
	return n, true
}

// nextInBrackets goes past the comma after an item, or stays at the bracket that
// closes.
func (p *reader) nextInBrackets(indent int, closing byte) bool {
	if !p.skipInBrackets(indent) {
		return false
	}
	if p.text[p.at] == ',' {
		p.at++
		return true
	}
	return p.text[p.at] == closing
}

// flowMap reads {…}; each key has its value, a space between them.
func (p *reader) flowMap(indent, depth int) (*Node, bool) {
	n := p.node(Mapping, Flow)
	since := len(p.open)
	p.at++
	for {
		if !p.skipInBrackets(indent) {
			return nil, false
		}
		if p.text[p.at] == '}' {
			break
		}
		end := p.keyEnd()
		if end < 0 || !p.is(end+1, ' ') {
			return nil, false
		}
		key := p.key(end)
		p.skipSpaces()
		value, ok := p.inline(indent, depth+1, true)
		if !ok {
			return nil, false
		}
		p.open = append(p.open, key, value)
		if !p.nextInBrackets(indent, '}') {
			return nil, false
		}
	}
	p.at++
	n.Content = p.gather(since)
	return n, true
}

// blockText reads the text under a | or a >, which stands further in than
// indent. Only > joins lines, and what it does with lines that stand further in
// than the first is not plain.
func (p *reader) blockText(indent int) (*Node, bool) {
	folded := p.text[p.at] == '>'
	n := p.node(Scalar, Literal)
	if folded {
		n.Style = Folded
	}
	p.at++
	stripped := p.is(p.at, '-')
	if stripped {
		p.at++
	}
	if !p.endsLine(p.at) {
		return nil, false
	}
	p.nextLine()
	var value strings.Builder
	margin, breaks := 0, 0 // of the text; ends of lines since its last line
	for p.at < len(p.text) {
		p.skipSpaces()
		in := p.at - p.start
		if p.endsLine(p.at) {
			if in > 0 || margin == 0 {
				return nil, false
			}
			breaks++
			p.nextLine()
			continue
		}
		if margin == 0 && in > indent {
			margin = in
		}
		if in < margin || margin == 0 {
			if in > indent || margin == 0 {
				return nil, false
			}
			break
		}
		if folded && in > margin {
			return nil, false
		}
		end := strings.IndexByte(p.text[p.at:], '\n')
		if end < 0 {
			return nil, false // whether the text ends with its line is YAML's own riddle
		}
		writeBreaks(&value, breaks, folded)
		value.WriteString(strings.TrimSuffix(p.text[p.start+margin:p.at+end], "\r"))
		breaks = 1
		p.nextLine()
	}
	if margin == 0 {
		return nil, false
	}
	if !stripped {
		value.WriteByte('\n')
	}
	n.Value = value.String()
	p.at = p.start
	p.skipLines()
	return n, true
}

// writeBreaks writes the ends of lines between two lines of a text; when it is
// folded, the first of them is a space or nothing.
func writeBreaks(value *strings.Builder, breaks int, folded bool) {
	switch {
	case folded && breaks == 1:
		value.WriteByte(' ')
		return
	case folded:
		breaks = max(0, breaks-1)
	}
	for range breaks {
		value.WriteByte('\n')
	}
}
