package mend

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"essaim/internal/diag"
	"essaim/internal/plainyaml"
)

// syntaxError translates what the YAML library says into what the author did.
// The library stops at the first error of a file, so there is one at most.
func (t *Text) syntaxError(err error) {
	var load *yaml.LoadError
	if !errors.As(err, &load) || load.Mark.Line == 0 {
		t.unplacedError()
		return
	}
	s := &slip{t: t, line: load.Mark.Line, column: max(load.Mark.Column, 1), start: load.ContextMark}
	message := load.Message
	says := func(part string) bool { return strings.Contains(message, part) }
	switch {
	case says("tab"), says("cannot start any token") && s.at() == '\t':
		s.tab()
	case says("mapping values are not allowed"):
		s.colon()
	case says("cannot start any token"):
		s.quoteFrom(s.column, "leading-character", string(s.at()))
	case says("unknown anchor"), says("alphabetic or numeric"):
		s.anchor()
	case says("end of stream") && strings.Contains(load.ContextMsg, "quoted"):
		s.line, s.column = s.start.Line, s.start.Column
		s.report("quote-not-closed", diag.Args{"mark": string(s.at()), "line": s.text() + string(s.at())})
	case says("escape") || says("hexadecimal"):
		s.backslash()
	case says("expected ','"):
		s.bracket()
	case says("could not find expected ':'"):
		s.line, s.column = s.start.Line, s.start.Column
		s.noColon()
	case says("comment or line break"):
		s.blockText()
	case says("block sequence entries"):
		s.listBesideKey()
	case says("mapping keys are not allowed"):
		s.quoteFrom(s.column, "leading-character", "?")
	case says("expected '-'"):
		s.report("list-indentation", nil)
	case says("expected key"):
		s.expectedKey()
	case says("max depth"):
		s.report("too-deep", diag.Args{"limit": plainyaml.MaxDepth})
	case says("node content"):
		s.nodeContent()
	default:
		s.report("yaml-syntax", nil)
	}
}

// unplacedError is for the errors to which the library gives no place.
func (t *Text) unplacedError() {
	for i := range strings.Count(string(t.yaml), "\n") + 1 {
		text := t.line(i + 1)
		if strings.HasPrefix(text, "--- ") || text == "..." || text == "---" && i > 0 || strings.HasPrefix(text, "... ") {
			t.slips = append(t.slips, Slip{Code: "several-documents", Line: i + 1, Column: 1, Args: diag.Args{"text": diag.Excerpt(text)}})
			return
		}
	}
	if i := bytes.IndexFunc(t.yaml, IsControl); i >= 0 {
		t.report(i, "raw-control-character")
		return
	}
	t.report(0, "yaml-syntax")
}

// A slip is a place in the YAML where it stops being YAML.
type slip struct {
	t            *Text
	line, column int
	start        yaml.Mark // where what the library was reading begins
}

func (s *slip) report(code diag.Code, args diag.Args) {
	if s.markdown() {
		code, args = "front-matter-not-closed", nil
		s.line, s.column = 0, 1
	}
	s.t.slips = append(s.t.slips, Slip{code, s.line, s.column, args})
}

// markdown reports whether a Markdown heading stands above the slip: the front
// matter was not closed, and a rule further down ended it.
func (s *slip) markdown() bool {
	for i := 1; i <= s.line; i++ {
		if text := s.t.line(i); strings.HasPrefix(text, "## ") && s.t.front {
			return true
		}
	}
	return false
}

func (s *slip) text() string { return s.t.line(s.line) }

// at is the character under the slip.
func (s *slip) at() rune { return firstRune(AfterColumn(s.text(), s.column)) }

func (s *slip) tab() {
	if !strings.Contains(s.text(), "\t") && strings.Contains(s.t.line(s.line+1), "\t") {
		s.line++
	}
	s.column = strings.IndexByte(s.text(), '\t') + 1
	s.report("tab", diag.Args{"line": strings.ReplaceAll(s.text(), "\t", "  ")})
}

// colon is a « : » within a text without quotes, unless the line above is what
// lacks one.
func (s *slip) colon() {
	if above := strings.TrimSpace(s.t.line(s.line - 1)); s.line > 1 && keyOf(s.text()) == s.column {
		switch key, value, found := strings.Cut(above, ":"); {
		case strings.HasPrefix(above, "#"):
		case !found && above != "", found && value != "" && value[0] != ' ' && !strings.Contains(key, " "):
			s.line--
			s.column = 1 + len(s.text()) - len(strings.TrimLeft(s.text(), " "))
			s.noColon()
			return
		case found:
			s.report("indentation", nil)
			return
		}
	}
	if strings.HasPrefix(strings.TrimSpace(valueOf(s.text())), "[") {
		s.report("yaml-syntax", nil)
		return
	}
	s.quoteFrom(s.valueColumn(), "colon-in-text", "")
}

// keyOf is the column of the colon that ends a line's key, 0 without one.
func keyOf(text string) int {
	before, _, found := strings.Cut(text, ":")
	if !found {
		return 0
	}
	return utf8.RuneCountInString(before) + 1
}

// valueOf is what follows a line's key.
func valueOf(text string) string {
	_, value, _ := strings.Cut(text, ": ")
	return value
}

// valueColumn is where the value of the slip's line begins: after the last key
// that YAML would read.
func (s *slip) valueColumn() int {
	before := strings.TrimSuffix(s.text(), AfterColumn(s.text(), s.column))
	if i := strings.Index(before, ": "); i >= 0 {
		value := strings.TrimLeft(before[i+2:], " ")
		return utf8.RuneCountInString(before) - utf8.RuneCountInString(value) + 1
	}
	return len(before) - len(strings.TrimLeft(before, " -")) + 1
}

// quoteFrom reports a text that needs quotes, and shows the line with them.
func (s *slip) quoteFrom(column int, code diag.Code, mark string) {
	tail := AfterColumn(s.text(), column)
	s.report(code, diag.Args{"mark": mark, "line": ReplaceTail(s.text(), column, quoteValue(tail))})
}

func (s *slip) anchor() {
	if s.at() != '*' && s.at() != '&' && s.column > 1 {
		s.column--
	}
	tail := AfterColumn(s.text(), s.column)
	word, _, _ := strings.Cut(tail, " ")
	s.report("yaml-alias", diag.Args{"text": diag.Excerpt(word), "line": ReplaceTail(s.text(), s.column, quoteValue(tail))})
}

func (s *slip) backslash() {
	args := diag.Args{"line": ""}
	if s.start.Line == s.line {
		value := strings.TrimSpace(AfterColumn(s.text(), s.start.Column))
		if inner, ok := strings.CutSuffix(strings.TrimPrefix(value, `"`), `"`); ok {
			args["line"] = ReplaceTail(s.text(), s.start.Column, "'"+strings.ReplaceAll(inner, "'", "''")+"'")
		}
	}
	s.report("backslash", args)
}

// bracket is a list or a map in brackets that goes wrong: a « : » in a text,
// an apostrophe, or no closing bracket.
func (s *slip) bracket() {
	before := strings.TrimSuffix(s.text(), AfterColumn(s.text(), s.column))
	switch {
	case s.at() == ':' && s.start.Line == s.line:
		s.quoteFrom(s.flowValueColumn(before), "colon-in-text", "")
	case s.start.Line == s.line && strings.HasSuffix(before, "'"):
		s.report("apostrophe", diag.Args{"line": ""})
	default:
		s.line, s.column = s.start.Line, s.start.Column
		if i := strings.Index(s.text(), " #"); i >= 0 {
			s.hashInBrackets(i + 1)
			return
		}
		closing := "]"
		if s.at() == '{' {
			closing = "}"
		}
		s.report("bracket-or-comma", diag.Args{"mark": string(s.at()), "closing": closing})
	}
}

// hashInBrackets puts the item between quotes in which a « # » begins a comment.
func (s *slip) hashInBrackets(hash int) {
	text := strings.TrimRight(s.text(), " ")
	s.column = utf8.RuneCountInString(text[:hash]) + 1
	from := 0
	for _, before := range []string{", ", ": ", "[", "{"} {
		if i := strings.LastIndex(text[:hash], before); i >= 0 {
			from = max(from, i+len(before))
		}
	}
	to := hash + strings.IndexAny(text[hash:]+",", ",]}")
	line := strings.TrimSpace(text[:from] + Quote(text[from:to]) + text[to:])
	s.report("hash-in-brackets", diag.Args{"line": line})
}

// flowValueColumn is where the value before a slip within braces begins.
func (s *slip) flowValueColumn(before string) int {
	i := strings.LastIndex(before, ": ")
	value := strings.TrimLeft(before[i+1:], " [{,")
	return utf8.RuneCountInString(before) - utf8.RuneCountInString(value) + 1
}

func (s *slip) noColon() {
	text := strings.TrimSpace(s.text())
	if strings.Trim(text, "-–—") == "" {
		s.report("delimiter-dashes", diag.Args{"text": diag.Excerpt(text)})
		return
	}
	if rest := strings.TrimLeft(text, "–—•"); len(rest) < len(text) {
		s.report("odd-dash", diag.Args{"mark": text[:len(text)-len(rest)], "line": "- " + strings.TrimSpace(rest)})
		return
	}
	if strings.HasPrefix(text, "-") && !strings.HasPrefix(text, "- ") {
		s.report("dash-without-space", diag.Args{"line": "- " + text[1:]})
		return
	}
	if key, value, found := strings.Cut(text, ":"); found && value != "" && value[0] != ' ' && !strings.Contains(key, " ") {
		s.report("colon-without-space", diag.Args{"line": strings.Replace(text, ":", ": ", 1)})
		return
	}
	s.report("line-without-key", diag.Args{"text": diag.Excerpt(text)})
}

// blockText is `summary: > text`, whose text must begin on the next line.
func (s *slip) blockText() {
	if s.start.Line != s.line {
		s.report("yaml-syntax", nil)
		return
	}
	s.column = s.start.Column
	if s.markedNumber() {
		return
	}
	text := strings.TrimLeft(AfterColumn(s.text(), s.column), "|>+- ")
	s.report("block-text", diag.Args{"mark": string(s.at()), "line": ReplaceTail(s.text(), s.column, Quote(text))})
}

// markedNumber is `value: > 150` or `value: - 2,10 %`: the mark is the number's.
func (s *slip) markedNumber() bool {
	text := strings.TrimSpace(AfterColumn(s.text(), s.column))
	number := strings.TrimLeft(text, ">-= ")
	if number == "" || !isDigit(number[0]) || s.at() == '|' {
		return false
	}
	s.report("mark-before-number", diag.Args{"mark": string(s.at()), "line": ReplaceTail(s.text(), s.column, Quote(text))})
	return true
}

// listBesideKey is `themes: - eau`.
func (s *slip) listBesideKey() {
	if s.markedNumber() {
		return
	}
	item := AfterColumn(s.text(), s.column)
	key := strings.TrimRight(strings.TrimSuffix(s.text(), item), " ")
	indent := s.text()[:len(s.text())-len(strings.TrimLeft(s.text(), " "))]
	s.report("list-beside-key", diag.Args{"line": key + "\n" + indent + "  " + item})
}

// expectedKey is what YAML says when a quoted text ends before its line does,
// and when a line is not aligned with its neighbours.
func (s *slip) expectedKey() {
	before := strings.TrimSuffix(s.text(), AfterColumn(s.text(), s.column))
	column, mark := openedQuote(before)
	switch {
	case mark == 0:
		s.report("indentation", nil)
	case !s.closesHere(column, mark):
		s.openedAbove(mark)
	case mark == '\'':
		tail := strings.TrimSpace(AfterColumn(s.text(), column))
		inner := strings.TrimSuffix(tail[1:], "'")
		s.report("apostrophe", diag.Args{"line": ReplaceTail(s.text(), column, Quote(inner))})
	default:
		tail := strings.TrimSpace(AfterColumn(s.text(), column))
		s.report("text-after-quote", diag.Args{"line": ReplaceTail(s.text(), column, "'"+strings.ReplaceAll(tail, "'", "''")+"'")})
	}
}

// closesHere reports whether the quoted text that begins at column also ended on
// the same line, before the slip.
func (s *slip) closesHere(column int, mark byte) bool {
	for i := 1; i < s.line; i++ {
		_, opened := openedQuote(s.t.line(i))
		if opened == mark && strings.Count(valueOf(s.t.line(i)), string(mark)) == 1 {
			return false
		}
	}
	return column > 0
}

// openedAbove reports the line whose quote was never closed.
func (s *slip) openedAbove(mark byte) {
	for i := 1; i < s.line; i++ {
		column, opened := openedQuote(s.t.line(i))
		if opened == mark && strings.Count(valueOf(s.t.line(i)), string(mark)) == 1 {
			s.line, s.column = i, column
			break
		}
	}
	s.report("quote-not-closed", diag.Args{"mark": string(mark), "line": s.text() + string(mark)})
}

// openedQuote finds the quote that begins a line's value, and its column.
func openedQuote(text string) (column int, mark byte) {
	trimmed := strings.TrimLeft(text, " -")
	start := len(text) - len(trimmed)
	if i := strings.Index(text, ": "); i >= 0 && (trimmed == "" || trimmed[0] != '"' && trimmed[0] != '\'') {
		trimmed = strings.TrimLeft(text[i+2:], " ")
		start = len(text) - len(trimmed)
	}
	if trimmed == "" || trimmed[0] != '"' && trimmed[0] != '\'' {
		return 0, 0
	}
	return utf8.RuneCountInString(text[:start]) + 1, trimmed[0]
}

// nodeContent is a bracket or a comma where a value should be.
func (s *slip) nodeContent() {
	above := s.t.line(s.line - 1)
	switch {
	case s.at() == ',':
		s.report("comma-twice", nil)
	case s.line > 1 && strings.Contains(above, " #") && strings.ContainsAny(above, "[{"):
		s.line--
		s.hashInBrackets(strings.Index(above, " #") + 1)
	case s.at() == ']' || s.at() == '}':
		s.quoteFrom(s.column, "leading-character", string(s.at()))
	default:
		s.report("yaml-syntax", nil)
	}
}
