package mend

import (
	"strings"

	"essaim/internal/plainyaml"
)

// The lines of a front matter, read as their author sees them: what is on each,
// not what YAML makes of all of them. What YAML does not understand, or not as it
// was meant, is found here.

// A rawLine is one line of YAML as stored. Offsets are in bytes.
type rawLine struct {
	text   string
	indent int    // spaces at its beginning
	dashes int    // bytes of "- " after them
	key    string // what stands before its first colon, when that can be a key
	value  int    // where its value begins: after the key, or after the dash
	inText bool   // it is inside a text that began above: a block, or between quotes
	inFlow bool   // it is inside brackets that opened above
	blank  bool   // nothing but spaces or a comment
}

// at is where the content of a line begins, after its indentation and dashes.
func (l rawLine) at() int { return l.indent + l.dashes }

// rest is the value of a line.
func (l rawLine) rest() string { return l.text[l.value:] }

// structural reports whether a line is one of YAML's own: a key or an item.
func (l rawLine) structural() bool { return !l.inText && !l.inFlow && !l.blank }

// outline reads the lines of a YAML text.
func outline(lines []string, keys Keys) []rawLine {
	all := make([]rawLine, len(lines))
	block := -1       // the indentation of what holds a block of text
	quoted := byte(0) // the quote that is open
	depth := 0        // of brackets
	for i, text := range lines {
		l := rawLineOf(text)
		switch {
		case block >= 0 && (l.blank || l.indent > block):
			l.inText = true
		case quoted != 0 && !l.begins(keys):
			l.inText = true
			if end := plainyaml.Closing(text, quoted); end >= 0 {
				quoted = 0
			}
		default:
			block, quoted = -1, 0
			if depth > 0 && !l.begins(keys) {
				l.inFlow = true
			} else {
				depth = 0
			}
			if depth == 0 && isBlockMark(l.rest()) {
				block = l.indent
				break
			}
			scan := scanFlow(l, depth)
			depth, quoted = len(scan.open)+depth-scan.closed, scan.quote
		}
		all[i] = l
	}
	return all
}

func rawLineOf(text string) rawLine {
	l := rawLine{text: text}
	l.indent = len(text) - len(strings.TrimLeft(text, " "))
	rest := text[l.indent:]
	l.blank = strings.TrimSpace(rest) == "" || rest[0] == '#'
	for strings.HasPrefix(rest[l.dashes:], "- ") {
		l.dashes += 2
		l.dashes += len(rest[l.dashes:]) - len(strings.TrimLeft(rest[l.dashes:], " "))
	}
	l.value = l.at()
	key, value, found := cutKey(text[l.value:])
	if found {
		l.key = key
		l.value = len(text) - len(strings.TrimLeft(value, " "))
	}
	return l
}

// cutKey separates `key: value`; a key begins with no mark of YAML.
func cutKey(text string) (key, value string, found bool) {
	key, value, found = strings.Cut(text, ":")
	if !found || value != "" && value[0] != ' ' || strings.ContainsAny(key, "{}[],#") || key == "" || strings.IndexByte("\"'-?&*!|>%@`", key[0]) >= 0 {
		return "", "", false
	}
	return strings.TrimSpace(key), value, true
}

// begins reports whether a line most likely begins something, even where a quote or
// a bracket is open above it: a known key, or a dash.
func (l rawLine) begins(keys Keys) bool {
	return !l.blank && (l.dashes > 0 || l.key != "" && keys.Known(l.key))
}

// isBlockMark recognises the value that announces a block of text.
func isBlockMark(value string) bool {
	mark, _, _ := strings.Cut(value, " #")
	mark = strings.TrimSpace(mark)
	return mark != "" && (mark[0] == '|' || mark[0] == '>') && strings.Trim(mark[1:], "+-123456789") == ""
}

// A flowScan is what a line opens and leaves open.
type flowScan struct {
	open   []int // where the brackets opened that the line does not close
	closed int   // how many of those above it closes
	quote  byte  // the quote that it leaves open; 0 for none
	from   int   // where that one is
	values []span
}

// A span is a part of a line: a text between quotes with them, or a value without.
type span struct{ from, to int }

// scanFlow goes through the value of a line, of which depth brackets are open
// above.
func scanFlow(l rawLine, depth int) flowScan {
	var s flowScan
	text := l.text
	begins := true // a value may begin here
	for i := l.value; i < len(text); i++ {
		inside := depth-s.closed+len(s.open) > 0
		switch c := text[i]; {
		case c == ' ':
		case c == '#' && i > 0 && text[i-1] == ' ':
			return s
		case (c == '"' || c == '\'') && begins:
			end := plainyaml.Closing(text[i+1:], c)
			if end < 0 {
				s.quote, s.from = c, i
				return s
			}
			s.values = append(s.values, span{i, i + end + 2})
			i += end + 1
			begins = false
		case (c == '[' || c == '{') && (begins || inside):
			s.open = append(s.open, i)
			begins = true
		case (c == ']' || c == '}') && inside:
			if len(s.open) > 0 {
				s.open = s.open[:len(s.open)-1]
			} else {
				s.closed++
			}
			begins = false
		case c == ',' && inside, c == ':' && inside && i+1 < len(text) && text[i+1] == ' ':
			begins = true
		default:
			begins = false
		}
	}
	return s
}
