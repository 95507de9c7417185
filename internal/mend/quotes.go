package mend

import (
	"strings"

	"essaim/internal/diag"
	"essaim/internal/plainyaml"
)

// openQuote closes a text between quotes where its line ends, or before the next key.
func (s *search) openQuote(n int) {
	// The earliest line above that opens a quote which nothing closes before the next
	// key is the one to mend, wherever YAML stopped.
	s.openLongQuote(n)
	for i := 1; i <= n; i++ {
		for _, with := range s.text.closedQuotes(s.lines, i) {
			s.try("quote-not-closed", i, with.at, with.text, diag.Args{"mark": with.mark, "lines": ""})
		}
	}
}

// openLongQuote closes a quote at the end of the lines that go on below it, further in.
func (s *search) openLongQuote(n int) {
	for i := 1; i <= n; i++ {
		l := s.line(i)
		if l.inText || l.inFlow || l.blank {
			continue
		}
		scan := scanFlow(l, 0)
		if scan.quote == 0 || len(scan.open) > 0 {
			continue
		}
		end := i
		for end < len(s.lines) && !s.line(end+1).blank && s.line(end+1).indent > l.indent && !s.line(end+1).begins(s.text.keys) && strings.IndexByte(s.line(end+1).text, scan.quote) < 0 {
			end++
		}
		if end == i {
			continue
		}
		var with []string
		for j := i; j <= end; j++ {
			with = append(with, s.line(j).text)
		}
		mark := string(rune(scan.quote))
		with[len(with)-1] = strings.TrimRight(with[len(with)-1], " ") + mark
		s.found = append(s.found, mend{
			Slip:  Slip{"quote-not-closed", i, columnOf(l.text, scan.from), diag.Args{"mark": mark, "line": "", "lines": strings.Join(with, "\n")}},
			first: i, with: with,
		})
	}
}

// A closedQuote is a line with a quote closed that was open.
type closedQuote struct {
	text, mark string
	at         int // where the quote is that was open
}

// closedQuotes are the ways to close the quote that a line opens; none when it opens
// none, or closes it.
func (t *Text) closedQuotes(lines []rawLine, n int) []closedQuote {
	l := lines[n-1]
	if l.inText || l.blank {
		return nil
	}
	text := strings.TrimRight(l.text, " ")
	l.text = text
	var all []closedQuote
	scan := scanFlow(l, depthOf(l))
	if scan.quote != 0 {
		mark := string(rune(scan.quote))
		inside := depthOf(l) > 0 || len(scan.open) > 0
		if inside {
			all = append(all, t.closedInside(text, scan.from, mark, len(scan.open))...)
		}
		all = append(all, closedQuote{text + mark, mark, scan.from})
	}
	for _, v := range scan.values {
		quoted := text[v.from:v.to]
		if at := t.keyInside(quoted); at > 0 && (depthOf(l) > 0 || len(openBefore(l, v.from)) > 0) {
			mark := quoted[:1]
			all = append(all, closedQuote{text[:v.from] + quoted[:at] + mark + quoted[at:] + text[v.to:], mark, v.from})
		}
	}
	return all
}

func depthOf(l rawLine) int {
	if l.inFlow {
		return 1
	}
	return 0
}

// openBefore are the brackets that are open at a place of a line.
func openBefore(l rawLine, at int) []int {
	l.text = l.text[:at]
	if l.value > at {
		return nil
	}
	return scanFlow(l, 0).open
}

// keyInside is where, in a text between quotes, a comma stands before a known key: it
// was to end there. 0 when there is none.
func (t *Text) keyInside(quoted string) int {
	for i := 1; i < len(quoted); i++ {
		if quoted[i] != ',' {
			continue
		}
		key, _, found := strings.Cut(strings.TrimSpace(quoted[i+1:]), ": ")
		if found && t.keys.Known(key) {
			return i
		}
	}
	return 0
}

// closedInside are the ways to close a quote within brackets: before the next key,
// before what closes them, at a comma.
func (t *Text) closedInside(text string, from int, mark string, open int) []closedQuote {
	var all []closedQuote
	add := func(at int) {
		head := strings.TrimRight(text[:at], " ")
		all = append(all, closedQuote{head + mark + text[at:], mark, from})
	}
	if at := t.keyInside(text[from:]); at > 0 {
		add(from + at)
	}
	end := len(text)
	for range max(open, 1) {
		if end > from && strings.ContainsAny(text[end-1:end], "]}") {
			end--
		}
	}
	if end < len(text) {
		add(end)
	}
	if at := strings.IndexByte(text[from:], ','); at > 0 {
		add(from + at)
	}
	return all
}

// quoteWithin is `"Peser les "restes""`, whose text goes on after the quote that
// should not end it; and `""2,5""`.
func (s *search) quoteWithin(n int) {
	l := s.line(n)
	rest := strings.TrimSpace(l.rest())
	if l.inText || len(rest) < 3 || rest[0] != '"' && rest[0] != '\'' {
		return
	}
	mark := rest[:1]
	if strings.HasSuffix(rest, mark+mark) && strings.HasPrefix(rest, mark+mark) && !strings.Contains(strings.Trim(rest, mark), mark) {
		s.try("quote-twice", n, l.value, l.text[:l.value]+mark+strings.Trim(rest, mark)+mark, diag.Args{"mark": mark})
		return
	}
	end := plainyaml.Closing(rest[1:], rest[0])
	if end < 0 || end+2 >= len(rest) || strings.HasPrefix(strings.TrimSpace(rest[end+2:]), "#") {
		return
	}
	at := l.value + end + 2
	after := len(l.text) - len(strings.TrimLeft(l.text[at:], " "))
	inner := rest
	if strings.HasSuffix(rest, mark) && (mark == "'" || opensAgain(rest[:end+1])) {
		inner = rest[1 : len(rest)-1]
	}
	if inner != rest { // the quotes within were escaped as another language would
		inner = strings.ReplaceAll(strings.ReplaceAll(inner, `\`+mark, mark), mark+mark, mark)
	}
	switch {
	case mark == "'" && inner != rest:
		s.try("apostrophe", n, after, l.text[:l.value]+plainyaml.Quote(inner), nil)
	default:
		s.try("text-after-quote", n, after, l.text[:l.value]+plainyaml.InQuotes(inner), nil)
	}
}

// opensAgain reports whether the quote that follows a text opens another one, within
// the first, and does not close it.
func opensAgain(before string) bool {
	return before != "" && strings.ContainsAny(before[len(before)-1:], " ([")
}
