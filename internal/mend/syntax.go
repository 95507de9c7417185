package mend

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"essaim/internal/diag"
	"essaim/internal/plainyaml"
)

// said translates what the YAML library says into what the author did.
func (t *Text) said(err error) Slip {
	at, placed := stopOf(err)
	if !placed {
		return t.unplaced()
	}
	p := &place{t: t, line: at.Mark.Line, column: max(at.Mark.Column, 1), start: at.ContextMark}
	says := func(part string) bool { return strings.Contains(at.Message, part) }
	switch {
	case says("tab"), says("cannot start any token") && p.at() == '\t':
		return p.tab()
	case says("mapping values are not allowed"):
		return p.colon()
	case says("cannot start any token"):
		return p.quoteFrom(p.column, "leading-character", string(p.at()))
	case says("unknown anchor"), says("alphabetic or numeric"):
		return p.anchor()
	case says("end of stream") && strings.Contains(at.ContextMsg, "quoted"):
		p.line, p.column = p.start.Line, p.start.Column
		return p.slip("quote-not-closed", diag.Args{"mark": string(p.at()), "line": p.text() + string(p.at()), "lines": ""})
	case says("escape") || says("hexadecimal"):
		return p.backslash()
	case says("expected ','"):
		return p.bracket()
	case says("could not find expected ':'"):
		p.line, p.column = p.start.Line, p.start.Column
		return p.noColon()
	case says("comment or line break"):
		return p.blockText()
	case says("block sequence entries"):
		return p.listBesideKey()
	case says("mapping keys are not allowed"):
		return p.quoteFrom(p.column, "leading-character", "?")
	case says("expected '-'"):
		return p.slip("list-indentation", nil)
	case says("expected key"):
		return p.expectedKey()
	case says("max depth"):
		return p.slip("too-deep", diag.Args{"limit": plainyaml.MaxDepth})
	case says("node content"):
		return p.nodeContent()
	}
	return p.slip("yaml-syntax", nil)
}

// unplaced is what is wrong where the library gives no place.
func (t *Text) unplaced() Slip {
	for i := range strings.Count(string(t.yaml), "\n") + 1 {
		text := t.line(i + 1)
		if strings.HasPrefix(text, "--- ") || text == "..." || text == "---" && i > 0 || strings.HasPrefix(text, "... ") {
			return Slip{Code: "several-documents", Line: i + 1, Column: 1, Args: diag.Args{"text": diag.Excerpt(text)}}
		}
	}
	if i := bytes.IndexFunc(t.yaml, isRefused); i >= 0 {
		return t.slip(i, "raw-control-character")
	}
	return t.slip(0, "yaml-syntax")
}

// isRefused recognises the characters that YAML does not hold, not even in quotes.
func isRefused(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xfffe || r == 0xffff
}

// A place is where in the YAML it stops being YAML.
type place struct {
	t            *Text
	line, column int
	start        yaml.Mark // where what the library was reading begins
}

// slip is what is wrong at the place.
func (p *place) slip(code diag.Code, args diag.Args) Slip {
	if p.markdown() {
		code, args = "front-matter-not-closed", nil
		p.line, p.column = 0, 1
	}
	return Slip{code, p.line, p.column, args}
}

// markdown reports whether a Markdown heading stands above the slip: the front
// matter was not closed, and a rule further down ended it.
func (p *place) markdown() bool {
	for i := 1; i <= p.line; i++ {
		if text := p.t.line(i); strings.HasPrefix(text, "## ") && p.t.front {
			return true
		}
	}
	return false
}

func (p *place) text() string { return p.t.line(p.line) }

// at is the character under the slip.
func (p *place) at() rune { return firstRune(plainyaml.AfterColumn(p.text(), p.column)) }

func (p *place) tab() Slip {
	if !strings.Contains(p.text(), "\t") && strings.Contains(p.t.line(p.line+1), "\t") {
		p.line++
	}
	p.column = strings.IndexByte(p.text(), '\t') + 1
	return p.slip("tab", diag.Args{"line": strings.ReplaceAll(p.text(), "\t", "  ")})
}

// colon is a « : » within a text without quotes, unless the line above is what
// lacks one.
func (p *place) colon() Slip {
	if above := strings.TrimSpace(p.t.line(p.line - 1)); p.line > 1 && keyOf(p.text()) == p.column {
		switch key, value, found := strings.Cut(above, ":"); {
		case strings.HasPrefix(above, "#"):
		case !found && above != "", found && value != "" && value[0] != ' ' && !strings.Contains(key, " "):
			p.line--
			p.column = 1 + len(p.text()) - len(strings.TrimLeft(p.text(), " "))
			return p.noColon()
		case found:
			return p.slip("indentation", nil)
		}
	}
	if strings.HasPrefix(strings.TrimSpace(valueOf(p.text())), "[") {
		return p.slip("yaml-syntax", nil)
	}
	return p.quoteFrom(p.valueColumn(), "colon-in-text", "")
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
func (p *place) valueColumn() int {
	before := strings.TrimSuffix(p.text(), plainyaml.AfterColumn(p.text(), p.column))
	if i := strings.Index(before, ": "); i >= 0 {
		value := strings.TrimLeft(before[i+2:], " ")
		return utf8.RuneCountInString(before) - utf8.RuneCountInString(value) + 1
	}
	return len(before) - len(strings.TrimLeft(before, " -")) + 1
}

// quoteFrom is a text that needs quotes, with the line that has them.
func (p *place) quoteFrom(column int, code diag.Code, mark string) Slip {
	return p.slip(code, diag.Args{"mark": mark, "line": plainyaml.QuoteFrom(p.text(), column)})
}

func (p *place) anchor() Slip {
	if p.at() != '*' && p.at() != '&' && p.column > 1 {
		p.column--
	}
	word := plainyaml.AfterColumn(p.text(), p.column)
	if end := strings.IndexAny(word, " ,[]{}"); end > 0 { // none of which a name of YAML has
		word = word[:end]
	}
	return p.slip("yaml-alias", diag.Args{"text": diag.Excerpt(word), "line": plainyaml.QuoteFrom(p.text(), p.column)})
}

func (p *place) backslash() Slip {
	args := diag.Args{"line": ""}
	if p.start.Line == p.line {
		value := strings.TrimSpace(plainyaml.AfterColumn(p.text(), p.start.Column))
		if inner, ok := strings.CutSuffix(strings.TrimPrefix(value, `"`), `"`); ok {
			args["line"] = plainyaml.ReplaceTail(p.text(), p.start.Column, "'"+strings.ReplaceAll(inner, "'", "''")+"'")
		}
	}
	return p.slip("backslash", args)
}

// bracket is a list or a map in brackets that goes wrong: a « : » in a text,
// an apostrophe, or no closing bracket.
func (p *place) bracket() Slip {
	before := strings.TrimSuffix(p.text(), plainyaml.AfterColumn(p.text(), p.column))
	switch {
	case p.at() == ':' && p.start.Line == p.line:
		return p.quoteFrom(p.flowValueColumn(before), "colon-in-text", "")
	case p.start.Line == p.line && strings.HasSuffix(before, "'"):
		return p.slip("apostrophe", diag.Args{"line": ""})
	default:
		p.line, p.column = p.start.Line, p.start.Column
		if i := strings.Index(p.text(), " #"); i >= 0 {
			return p.hashInBrackets(i + 1)
		}
		closing := "]"
		if p.at() == '{' {
			closing = "}"
		}
		return p.slip("bracket-or-comma", diag.Args{"mark": string(p.at()), "closing": closing})
	}
}

// hashInBrackets puts the item between quotes in which a « # » begins a comment.
func (p *place) hashInBrackets(hash int) Slip {
	text := strings.TrimRight(p.text(), " ")
	p.column = utf8.RuneCountInString(text[:hash]) + 1
	from := 0
	for _, before := range []string{", ", ": ", "[", "{"} {
		if i := strings.LastIndex(text[:hash], before); i >= 0 {
			from = max(from, i+len(before))
		}
	}
	to := hash + strings.IndexAny(text[hash:]+",", ",]}")
	line := strings.TrimSpace(text[:from] + plainyaml.Quote(text[from:to]) + text[to:])
	return p.slip("hash-in-brackets", diag.Args{"line": line})
}

// flowValueColumn is where the value before a slip within braces begins.
func (p *place) flowValueColumn(before string) int {
	i := strings.LastIndex(before, ": ")
	value := strings.TrimLeft(before[i+1:], " [{,")
	return utf8.RuneCountInString(before) - utf8.RuneCountInString(value) + 1
}

func (p *place) noColon() Slip {
	text := strings.TrimSpace(p.text())
	if strings.Trim(text, "-–—") == "" {
		return p.slip("delimiter-dashes", diag.Args{"text": diag.Excerpt(text)})
	}
	if rest := strings.TrimLeft(text, "–—•"); len(rest) < len(text) {
		return p.slip("odd-dash", diag.Args{"mark": text[:len(text)-len(rest)], "line": "- " + strings.TrimSpace(rest)})
	}
	if strings.HasPrefix(text, "-") && !strings.HasPrefix(text, "- ") {
		return p.slip("dash-without-space", diag.Args{"line": "- " + text[1:]})
	}
	if key, value, found := strings.Cut(text, ":"); found && value != "" && value[0] != ' ' && !strings.Contains(key, " ") {
		return p.slip("colon-without-space", diag.Args{"line": strings.Replace(text, ":", ": ", 1)})
	}
	return p.slip("line-without-key", diag.Args{"text": diag.Excerpt(text)})
}

// blockText is `summary: > text`, whose text must begin on the next line.
func (p *place) blockText() Slip {
	if p.start.Line != p.line {
		return p.slip("yaml-syntax", nil)
	}
	p.column = p.start.Column
	if slip, is := p.markedNumber(); is {
		return slip
	}
	text := strings.TrimLeft(plainyaml.AfterColumn(p.text(), p.column), "|>+- ")
	return p.slip("block-text", diag.Args{"mark": string(p.at()), "line": plainyaml.ReplaceTail(p.text(), p.column, plainyaml.Quote(text))})
}

// markedNumber is `value: > 150` or `value: - 2,10 %`: the mark is the number's.
func (p *place) markedNumber() (slip Slip, is bool) {
	text := strings.TrimSpace(plainyaml.AfterColumn(p.text(), p.column))
	number := strings.TrimLeft(text, ">-= ")
	if number == "" || !isDigit(number[0]) || p.at() == '|' {
		return Slip{}, false
	}
	return p.slip("mark-before-number", diag.Args{"mark": string(p.at()), "line": plainyaml.ReplaceTail(p.text(), p.column, plainyaml.Quote(text))}), true
}

// listBesideKey is `themes: - eau`.
func (p *place) listBesideKey() Slip {
	if slip, is := p.markedNumber(); is {
		return slip
	}
	item := plainyaml.AfterColumn(p.text(), p.column)
	key := strings.TrimRight(strings.TrimSuffix(p.text(), item), " ")
	indent := p.text()[:len(p.text())-len(strings.TrimLeft(p.text(), " "))]
	with := key + "\n" + indent + "  " + item
	items := strings.Split(" "+strings.TrimPrefix(item, "-"), " - ")
	for i := range items {
		items[i] = strings.TrimSpace(items[i])
	}
	holdsMaps := strings.Contains(item, ": ") || strings.ContainsAny(item, "{}[],\"'#")
	name := strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(key), ":"))
	switch {
	case holdsMaps:
	case p.t.keys.OfText(name):
		with = key + " " + plainyaml.Quote(strings.TrimPrefix(item, "-"))
	case len(items) > 1:
		with = key + " [" + strings.Join(items, ", ") + "]"
	}
	return p.slip("list-beside-key", diag.Args{"line": with})
}

// expectedKey is what YAML says when a quoted text ends before its line does,
// and when a line is not aligned with its neighbours.
func (p *place) expectedKey() Slip {
	before := strings.TrimSuffix(p.text(), plainyaml.AfterColumn(p.text(), p.column))
	column, mark := openedQuote(before)
	switch {
	case mark == 0:
		return p.slip("indentation", nil)
	case !p.closesHere(column, mark):
		return p.openedAbove(mark)
	case mark == '\'':
		tail := strings.TrimSpace(plainyaml.AfterColumn(p.text(), column))
		inner := strings.TrimSuffix(tail[1:], "'")
		return p.slip("apostrophe", diag.Args{"line": plainyaml.ReplaceTail(p.text(), column, plainyaml.Quote(inner))})
	default:
		tail := strings.TrimSpace(plainyaml.AfterColumn(p.text(), column))
		return p.slip("text-after-quote", diag.Args{"line": plainyaml.ReplaceTail(p.text(), column, "'"+strings.ReplaceAll(tail, "'", "''")+"'")})
	}
}

// closesHere reports whether the quoted text that begins at column also ended on
// the same line, before the slip.
func (p *place) closesHere(column int, mark byte) bool {
	for i := 1; i < p.line; i++ {
		_, opened := openedQuote(p.t.line(i))
		if opened == mark && strings.Count(valueOf(p.t.line(i)), string(mark)) == 1 {
			return false
		}
	}
	return column > 0
}

// openedAbove is the line whose quote was never closed.
func (p *place) openedAbove(mark byte) Slip {
	for i := 1; i < p.line; i++ {
		column, opened := openedQuote(p.t.line(i))
		if opened == mark && strings.Count(valueOf(p.t.line(i)), string(mark)) == 1 {
			p.line, p.column = i, column
			break
		}
	}
	return p.slip("quote-not-closed", diag.Args{"mark": string(mark), "line": p.text() + string(mark), "lines": ""})
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
func (p *place) nodeContent() Slip {
	above := p.t.line(p.line - 1)
	switch {
	case p.at() == ',':
		return p.slip("comma-twice", nil)
	case p.line > 1 && strings.Contains(above, " #") && strings.ContainsAny(above, "[{"):
		p.line--
		return p.hashInBrackets(strings.Index(above, " #") + 1)
	case p.at() == ']' || p.at() == '}':
		return p.quoteFrom(p.column, "leading-character", string(p.at()))
	default:
		return p.slip("yaml-syntax", nil)
	}
}
