package mend

import (
	"slices"
	"strings"
	"unicode/utf8"

	"essaim/internal/diag"
	"essaim/internal/plainyaml"
)

// mends are the ways in which what stands where YAML stopped may have been meant,
// the likeliest first.
func (t *Text) mends(at stop) []mend {
	lines := strings.Split(string(t.yaml), "\n")
	for i := range lines {
		lines[i] = strings.TrimSuffix(lines[i], "\r")
	}
	s := search{text: t, lines: outline(lines, t.keys), at: at}
	if said := s.known(); said != nil {
		return []mend{*said}
	}
	for _, n := range s.suspects() {
		s.missingCommas(n)
		s.openQuote(n)
		s.pairsOnOneLine(n)
		s.keyWithMarks(n)
		s.colonMissing(n)
		s.markBehindItem(n)
	}
	for _, n := range s.suspects() {
		s.quoteWithin(n)
		s.bracketThenText(n)
	}
	s.found = append(s.found, s.said...)
	for _, n := range s.suspects() {
		s.brackets(n)
		s.spaceAfterColon(n)
	}
	for _, n := range slices.Backward(s.suspects()) {
		s.indentation(n)
	}
	for _, n := range s.suspects() {
		s.longText(n)
	}
	for _, n := range s.suspects() {
		s.wholeValue(n)
	}
	return s.found
}

// A search looks for mends around a stop.
type search struct {
	text  *Text
	lines []rawLine
	at    stop
	found []mend
	said  []mend // what YAML says, with the line that its remedy shows
}

// suspects are the lines on which the slip may be: where YAML stopped, the one above,
// and where it had begun what it could not end.
func (s *search) suspects() []int {
	var all []int
	add := func(n int) {
		for n > 1 && n <= len(s.lines) && s.lines[n-1].blank {
			n--
		}
		if n < 1 || n > len(s.lines) {
			return
		}
		for _, known := range all {
			if known == n {
				return
			}
		}
		all = append(all, n)
	}
	if s.at.ContextMark.Line > 0 {
		add(s.at.ContextMark.Line)
	}
	add(s.at.Mark.Line - 1)
	add(s.at.Mark.Line)
	return all
}

func (s *search) line(n int) rawLine { return s.lines[n-1] }

// try adds a mend of one line, when it changes it.
func (s *search) try(code diag.Code, n, offset int, with string, args diag.Args) {
	text := s.line(n).text
	if with == text {
		return
	}
	s.found = append(s.found, oneLiner(code, n, columnOf(text, offset), with, args))
}

// missingCommas is `{text: Bacs value: 12}`: a key of the map follows a value with
// nothing between them but a space; or an item a closed one.
func (s *search) missingCommas(n int) {
	l := s.line(n)
	for _, at := range s.keysWithin(l) {
		before := strings.TrimRight(l.text[:at], " ")
		if before == "" || strings.ContainsAny(before[len(before)-1:], ",{[:") || !strings.ContainsAny(before, "{") && !l.inFlow {
			continue
		}
		key, _, _ := strings.Cut(l.text[at:], ":")
		s.try("missing-comma", n, at, before+", "+l.text[at:], diag.Args{"text": key})
	}
	scan := scanFlow(l, 1)
	for _, v := range scan.values {
		rest := strings.TrimLeft(l.text[v.to:], " ")
		if rest != "" && strings.ContainsAny(rest[:1], "\"'{[") {
			at := len(l.text) - len(rest)
			s.try("missing-comma", n, at, l.text[:v.to]+", "+rest, diag.Args{"text": diag.Excerpt(firstWord(rest))})
		}
	}
	for _, pair := range []string{"} {", "] [", "}{", "]["} {
		if i := strings.Index(l.text, pair); i >= 0 {
			at := i + len(pair) - 1
			s.try("missing-comma", n, at, l.text[:i+1]+", "+l.text[at:], diag.Args{"text": diag.Excerpt(firstWord(l.text[at:]))})
		}
	}
	if next := n + 1; next <= len(s.lines) && !s.line(next).blank && s.line(next).inFlow {
		if text := strings.TrimRight(l.text, " "); text != "" && !strings.ContainsAny(text[len(text)-1:], ",[{:") {
			word := diag.Excerpt(firstWord(strings.TrimSpace(s.line(next).text)))
			m := oneLiner("missing-comma", n, columnOf(text, len(text)), text+",", diag.Args{"text": word})
			s.found = append(s.found, m)
		}
	}
}

func firstWord(text string) string {
	word, _, _ := strings.Cut(strings.TrimSpace(text), " ")
	return strings.Trim(word, ",[]{}:")
}

// keysWithin are where known keys stand in the value of a line, each after a space
// and before a colon and a space.
func (s *search) keysWithin(l rawLine) []int {
	var all []int
	for i := l.value; i < len(l.text); i++ {
		colon := strings.Index(l.text[i:], ": ")
		if colon < 0 {
			break
		}
		colon += i
		at := 1 + strings.LastIndexAny(l.text[:colon], " \",'{}[]")
		if at > l.at() && at < colon && s.text.keys.Known(l.text[at:colon]) {
			all = append(all, at)
		}
		i = colon
	}
	return all
}

// bracketThenText is `title: [Nouveau] Deux communes`: a text that begins with a
// bracket, or with another mark of YAML.
func (s *search) bracketThenText(n int) {
	l := s.line(n)
	rest := strings.TrimSpace(l.rest())
	if l.inFlow || rest == "" || !strings.ContainsAny(rest[:1], "[{") {
		return
	}
	pair := map[byte]string{'[': "]", '{': "}"}[rest[0]]
	end := strings.LastIndex(rest, pair)
	if end < 0 || end == len(rest)-1 || strings.HasPrefix(rest[end+1:], ",") {
		return
	}
	s.try("text-after-bracket", n, l.value, l.text[:l.value]+plainyaml.Quote(rest), diag.Args{"mark": rest[:1]})
}

// wholeValue puts the value of a line between quotes, when nothing better is known.
func (s *search) wholeValue(n int) {
	l := s.line(n)
	rest := strings.TrimSpace(l.rest())
	if l.inFlow || l.inText || rest == "" || strings.ContainsAny(rest[:1], "\"'") {
		return
	}
	first, _ := utf8.DecodeRuneInString(rest)
	switch {
	case strings.ContainsRune("[{", first):
		return
	case strings.ContainsRune("]},#&*!|>%@`?", first):
		s.try("leading-character", n, l.value, l.text[:l.value]+plainyaml.Quote(rest), diag.Args{"mark": string(first)})
	case strings.Contains(rest, ": ") || strings.HasSuffix(rest, ":"):
		colon := l.value + strings.IndexByte(l.rest(), ':')
		s.try("colon-in-text", n, colon, l.text[:l.value]+plainyaml.Quote(rest), nil)
	}
}

// spaceAfterColon is `title:Cantine`, on its own or between neighbours.
func (s *search) spaceAfterColon(n int) {
	l := s.line(n)
	rest := l.text[l.at():]
	key, value, found := strings.Cut(rest, ":")
	if l.inText || !found || value == "" || value[0] == ' ' || value[0] == '/' || !s.text.keys.Known(key) {
		return
	}
	s.try("colon-without-space", n, l.at(), l.text[:l.at()]+key+": "+value, nil)
}

// brackets closes what a line leaves open, and takes away what it closes twice.
func (s *search) brackets(n int) {
	l := s.line(n)
	scan := scanFlow(l, 0)
	text := strings.TrimRight(l.text, " ")
	if i := strings.Index(text, " #"); i >= 0 && len(scan.open) > 0 {
		return // see hash-in-brackets
	}
	if len(scan.open) > 0 && scan.quote == 0 {
		closers := ""
		for i := len(scan.open) - 1; i >= 0; i-- {
			closers += map[byte]string{'[': "]", '{': "}"}[text[scan.open[i]]]
		}
		open := scan.open[len(scan.open)-1]
		args := diag.Args{"mark": text[open : open+1], "closing": closers}
		s.try("bracket-not-closed", n, open, strings.TrimRight(text, ", ")+closers, args)
	}
	if text == "" {
		return
	}
	last := len(text) - 1
	surplus := strings.Count(text, "}")+strings.Count(text, "]") > strings.Count(text, "{")+strings.Count(text, "[")
	for _, wrong := range []string{"}", "]"} {
		other := map[string]string{"}": "]", "]": "}"}[wrong]
		if !strings.HasSuffix(text, wrong) {
			continue
		}
		if surplus {
			s.try("bracket-twice", n, last, strings.TrimRight(text[:last], " "), diag.Args{"mark": wrong})
		}
		if isBalanced(text[l.value:]) {
			break
		}
		s.try("bracket-of-another-kind", n, last, text[:last]+other, diag.Args{"mark": wrong, "closing": other})
		if last > 0 && strings.Contains("]}", text[last-1:last]) {
			s.try("bracket-of-another-kind", n, last-1, text[:last-1]+other+wrong, diag.Args{"mark": text[last-1 : last], "closing": other})
		}
	}
	for _, twice := range []string{",,", ", ,", ",]", ", ]", ",}", ", }", "[,", "[ ,", "{,", "{ ,"} {
		if i := strings.Index(text, twice); i >= 0 {
			without := strings.Replace(twice, ",", "", 1)
			s.try("comma-twice", n, i+strings.LastIndexByte(twice, ','), text[:i]+strings.TrimLeft(without, " ")+text[i+len(twice):], nil)
		}
	}
}

// isBalanced reports whether every bracket of a value is closed by its own kind.
func isBalanced(value string) bool {
	var open []byte
	for i := range len(value) {
		switch c := value[i]; c {
		case '[', '{':
			open = append(open, c)
		case ']', '}':
			if len(open) == 0 || open[len(open)-1]+2 != c { // [ and ], { and } are two apart
				return false
			}
			open = open[:len(open)-1]
		}
	}
	return len(open) == 0
}

// indentation moves a line to where its key is known: below the key above it that may
// have it, or beside its neighbours.
func (s *search) indentation(n int) {
	l := s.line(n)
	if l.structural() && l.dashes > 0 {
		s.alignDash(n)
	}
	if !l.structural() || l.key == "" {
		return
	}
	for _, b := range s.blocksAbove(n) {
		if b.indent == l.indent || b.parent == "" && b.indent > l.indent || !s.text.keys.Under(b.parent, l.key) {
			continue
		}
		with := strings.Repeat(" ", b.indent) + l.text[l.indent:]
		code := diag.Code("indentation")
		args := diag.Args{"lines": with, "key": l.key, "parent": b.parent}
		if b.indent > l.indent {
			code = "child-not-indented"
		}
		s.found = append(s.found, mend{Slip: Slip{code, n, l.indent + 1, args}, first: n, with: []string{with}, joins: true})
	}
}

// alignDash moves an item to where those beside it are.
func (s *search) alignDash(n int) {
	l := s.line(n)
	for _, other := range []int{n - 1, n + 1, n - 2, n + 2} {
		if other < 1 || other > len(s.lines) || s.line(other).dashes == 0 || s.line(other).indent == l.indent {
			continue
		}
		with := strings.Repeat(" ", s.line(other).indent) + l.text[l.indent:]
		s.found = append(s.found, mend{Slip: Slip{Code: "list-indentation", Line: n, Column: l.indent + 1, Args: diag.Args{"lines": with}}, first: n, with: []string{with}, joins: true})
	}
}

// A rawBlock is where lines may stand: beside others below a key.
type rawBlock struct {
	indent int
	parent string // "" at the top
}

// blocksAbove are the blocks that are open above a line, the innermost first.
func (s *search) blocksAbove(n int) []rawBlock {
	var all []rawBlock
	least := 1 << 10
	for i := n - 1; i >= 1 && least > 0; i-- {
		l := s.line(i)
		if !l.structural() || l.key == "" || l.indent >= least && l.at() >= least {
			continue
		}
		if least == 1<<10 && strings.TrimSpace(l.rest()) == "" {
			all = append(all, rawBlock{l.at() + 2, l.key})
		}
		all = append(all, rawBlock{l.at(), s.parentOf(i, l.at())})
		if l.dashes > 0 && s.parentOf(i, l.indent) == "" {
			all = append(all, rawBlock{l.indent, ""})
		}
		least = l.indent
	}
	return append(all, rawBlock{0, ""})
}

// parentOf is the key below which what stands at an indentation of line n is; "" at
// the top.
func (s *search) parentOf(n, indent int) string {
	for i := n; i >= 1; i-- {
		l := s.line(i)
		if !l.structural() {
			continue
		}
		if i < n && l.key != "" && (l.at() < indent || l.at() == indent && s.line(n).dashes > 0 && l.dashes == 0 && strings.TrimSpace(l.rest()) == "") {
			return l.key
		}
		if l.dashes > 0 && l.indent < indent {
			indent = l.indent + 1 // the key of the list is at most beside its dashes
			if i == n {
				continue
			}
		}
	}
	return ""
}

// definite are slips that leave no doubt, though no one line is right instead.
var definite = []diag.Code{"front-matter-not-closed", "delimiter-dashes", "list-beside-key", "too-deep"}

// known keeps what YAML itself says, with the line that its remedy shows. What leaves no
// doubt and has no such line is returned: nothing else is to be looked for.
func (s *search) known() *mend {
	said := s.text.said(s.at.LoadError)
	n := said.Line
	m := mend{Slip: said, first: n}
	if slices.Contains(definite, said.Code) {
		return &m
	}
	with, _ := said.Args["line"].(string)
	if with == "" || strings.Contains(with, "\n") || n < 1 || n > len(s.lines) {
		return nil
	}
	text := s.line(n).text
	head := text[:len(text)-len(strings.TrimLeft(text, " \t"))]
	m.with = []string{head + strings.TrimSpace(with)}
	if said.Code == "tab" {
		m.with[0] = strings.ReplaceAll(text, "\t", "  ")
	}
	s.said = append(s.said, m)
	return nil
}

// longText puts a text of several lines between quotes: one with a colon, or one that
// begins beside the mark of a block.
func (s *search) longText(n int) {
	l := s.line(n)
	rest := strings.TrimSpace(l.rest())
	if l.inText || l.inFlow || rest == "" || strings.ContainsAny(rest[:1], "\"'[{") {
		return
	}
	end := n
	for end < len(s.lines) && !s.line(end+1).blank && s.line(end+1).indent > l.indent && s.line(end+1).dashes == 0 {
		end++
	}
	if end == n {
		return
	}
	code, mark := diag.Code("colon-in-long-text"), ""
	if strings.ContainsAny(rest[:1], "|>") {
		code, mark = "block-text", rest[:1]
		rest = strings.TrimLeft(rest, "|>+- ")
	}
	texts := []string{rest}
	for i := n + 1; i <= end; i++ {
		texts = append(texts, s.line(i).text)
	}
	quoted := plainyaml.InQuotes(strings.Join(texts, "\n"))
	with := strings.Split(l.text[:l.value]+quoted, "\n")
	column := columnOf(l.text, l.value)
	args := diag.Args{"mark": mark, "lines": strings.Join(with, "\n")}
	s.found = append(s.found, mend{Slip: Slip{code, n, column, args}, first: n, with: with})
}
