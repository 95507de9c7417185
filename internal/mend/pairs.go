package mend

import (
	"regexp"
	"strings"

	"essaim/internal/diag"
	"essaim/internal/plainyaml"
)

// Keys that stand as in a letter: several on one line without braces, between marks
// of another notation, or with another sign than a colon.

// pairSeparators are what stands between pairs.
const pairSeparators = ",; "

// pairsOnOneLine is `- text: Bacs, value: 12`, or the same between parentheses, with
// semicolons, or with no commas at all: the pairs of one map, which braces hold.
func (s *search) pairsOnOneLine(n int) {
	l := s.line(n)
	if l.inFlow || l.inText || l.blank || l.dashes == 0 && l.key != "" && strings.TrimSpace(l.rest()) == "" {
		return
	}
	from := l.at()
	if l.dashes == 0 {
		from = l.value
	}
	content := strings.TrimRight(l.text[from:], " ")
	if len(content) > maxPairs || strings.ContainsAny(content, "'#") {
		return
	}
	inner, inside := content, ""
	for _, pair := range []string{"{}", "()"} {
		if strings.HasPrefix(content, pair[:1]) && strings.HasSuffix(content, pair[1:]) {
			inner, inside = content[1:len(content)-1], pair
		}
	}
	if l.dashes == 0 && inside == "" || strings.ContainsAny(inner, "{}[]") {
		return
	}
	pairs, parted := s.pairsOf(inner)
	if len(pairs) < 2 || parted && inside == "{}" { // what is wrong is within a value
		return
	}
	s.try("pairs-on-one-line", n, from, l.text[:from]+"{"+strings.Join(pairs, ", ")+"}", nil)
}

// maxPairs bounds the text that is cut into pairs, in bytes.
const maxPairs = 1000

// keyWithin is a word and a colon behind a separator.
var keyWithin = regexp.MustCompile(`(?:^|[,; ])\s*([\pL_-]+)\s*:(?: |$)`)

// pairsOf cuts a text at its known keys; none when it does not begin with one. They are
// parted when there is a comma between any two.
func (s *search) pairsOf(text string) (pairs []string, parted bool) {
	type spot struct{ key, from, to int }
	var found []spot
	for _, m := range keyWithin.FindAllStringSubmatchIndex(text, -1) {
		if s.text.keys.Known(text[m[2]:m[3]]) {
			found = append(found, spot{m[2], m[3], m[1]})
		}
	}
	if len(found) == 0 || strings.Trim(text[:found[0].key], pairSeparators) != "" {
		return nil, false
	}
	parted = true
	for i, at := range found {
		end := len(text)
		if i+1 < len(found) {
			end = found[i+1].key
			parted = parted && strings.HasSuffix(strings.TrimRight(text[:end], " "), ",")
		}
		value := strings.Trim(text[min(at.to, end):end], pairSeparators)
		switch quotes := strings.Count(value, `"`); {
		case quotes == 2 && strings.HasPrefix(value, `"`) && strings.HasSuffix(value, `"`):
		case quotes > 0:
			return nil, false
		case strings.ContainsAny(value, ",:"):
			value = plainyaml.Quote(value)
		}
		pairs = append(pairs, text[at.key:at.from]+": "+value)
	}
	return pairs, parted
}

// markBehind is an item in brackets with the comma of another notation, or the full stop
// of a sentence, behind it.
var markBehind = regexp.MustCompile(`^( *- +[{\[].*[}\]])\s*([,;.])$`)

// markBehindItem takes it away: the next dash begins the next item.
func (s *search) markBehindItem(n int) {
	l := s.line(n)
	m := markBehind.FindStringSubmatch(strings.TrimRight(l.text, " "))
	if l.inText || l.inFlow || m == nil || !isBalanced(m[1][l.value:]) {
		return
	}
	s.try("mark-behind-item", n, len(m[1]), m[1], diag.Args{"mark": m[2]})
}

// markedKey is `**title**: Eau` or `"title": "Eau",`.
var markedKey = regexp.MustCompile("^( *(?:- +)?)([*_\"'`\\x{ab}“]*)[ \u00a0]*([\\pL][\\pL _-]*?)[ \u00a0]*([*_\"'`\\x{bb}”]*)\\s*:[*_]*\\s+(\\S.*?)(,?)$")

// keyWithMarks takes away the marks around a key, and the comma of a file in JSON.
func (s *search) keyWithMarks(n int) {
	l := s.line(n)
	m := markedKey.FindStringSubmatch(strings.TrimRight(l.text, " "))
	if l.inText || l.inFlow || m == nil || !s.text.keys.Known(m[3]) || m[2] == "" && m[4] == "" {
		return
	}
	value := m[5]
	if m[6] != "" && !strings.HasSuffix(value, `"`) && !strings.HasSuffix(value, "]") && !strings.HasSuffix(value, "}") {
		value += m[6]
	}
	s.try("key-with-marks", n, len(m[1]), m[1]+m[3]+": "+value, diag.Args{"key": m[3]})
}

// oddColon is `title = Eau`.
var oddColon = regexp.MustCompile(`^( *(?:- +)?)([\pL_-]+)\s*(=>?|：|;|∶)\s*(\S.*)$`)

// colonMissing writes a colon in the place of another sign.
func (s *search) colonMissing(n int) {
	l := s.line(n)
	m := oddColon.FindStringSubmatch(strings.TrimRight(l.text, " "))
	if l.inText || l.inFlow || m == nil || !s.text.keys.Known(m[2]) {
		return
	}
	s.try("colon-replaced", n, len(m[1])+len(m[2]), m[1]+m[2]+": "+m[4], diag.Args{"key": m[2], "mark": m[3]})
}
