package mend

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"essaim/internal/diag"
)

// What YAML reads without a word, and not as it was meant, is found on the lines
// before YAML reads them: no-break spaces where it wants spaces, a text between quotes
// that swallows the lines below it, a list whose dashes are none. All of these are
// mended like what it refuses.

// NoBreaks are the spaces that are none to YAML; typing aids and word processors
// write them.
const NoBreaks = "\u00a0\u202f\u2007\u2009\u3000"

// HasNoBreaks is quick to say that there is none where it would matter: at the
// beginning of a line, after a dash or after a colon.
func HasNoBreaks(text []byte) bool {
	for i, c := range text {
		if c < 0xc2 || c > 0xe3 || c != 0xc2 && c < 0xe2 {
			continue
		}
		if i > 0 && text[i-1] != '\n' && text[i-1] != ' ' && text[i-1] != '-' && text[i-1] != ':' {
			continue
		}
		if r, _ := utf8.DecodeRune(text[i:]); strings.ContainsRune(NoBreaks, r) {
			return true
		}
	}
	return false
}

// Spaces replaces no-break spaces where YAML wants a space.
func (t *Text) Spaces() []Slip {
	if !HasNoBreaks(t.yaml) {
		return nil
	}
	var mends []mend
	spaced := t.rawLines()
	for i := range spaced {
		spaced[i] = strings.Map(func(r rune) rune {
			if strings.ContainsRune(NoBreaks, r) {
				return ' '
			}
			return r
		}, spaced[i])
	}
	outlined := outline(spaced, t.keys)
	for i, text := range t.rawLines() {
		if l := outlined[i]; l.inText || l.blank {
			continue
		}
		if m, odd := t.spacedLine(i+1, text); odd {
			mends = append(mends, m)
		}
	}
	t.mendEach(mends)
	return t.take()
}

// spacedLine is a line with spaces where YAML wants them.
func (t *Text) spacedLine(n int, text string) (mend, bool) {
	var code diag.Code
	column := 0
	note := func(c diag.Code, before string) {
		if code == "" {
			code, column = c, utf8.RuneCountInString(before)+1
		}
	}
	head := text[:len(text)-len(strings.TrimLeft(text, " "+NoBreaks))]
	rest := text[len(head):]
	out := head
	if i := strings.IndexAny(head, NoBreaks); i >= 0 {
		note("no-break-indentation", head[:i])
		out = strings.Repeat(" ", utf8.RuneCountInString(head))
		if key, _, found := cutKey(rest); found && len(out) == 1 && t.keys.Under("", key) {
			out = "" // one before a key of the file is no indentation
		}
	}
	for strings.HasPrefix(rest, "-") && rest != "-" && strings.ContainsRune(" "+NoBreaks, firstRune(rest[1:])) {
		after := strings.TrimLeft(rest[1:], " "+NoBreaks)
		if strings.ContainsAny(rest[1:len(rest)-len(after)], NoBreaks) {
			note("no-break-after-dash", text[:len(text)-len(rest)+1])
		}
		out, rest = out+"- ", after
	}
	for {
		key, value, found := cutNoBreak(rest)
		if !found {
			break
		}
		word := key[1+strings.LastIndexAny(key, "{[, \"'"):]
		if !t.keys.Known(word) && (strings.Contains(out, ":") || strings.ContainsAny(strings.TrimSpace(key), " \"'{[,")) {
			break
		}
		note("no-break-space", text[:len(text)-len(rest)+len(key)+1])
		out, rest = out+key+": ", value
	}
	if code == "" {
		return mend{}, false
	}
	with := out + rest
	args := diag.Args{"lines": "", "line": strings.TrimSpace(with)}
	if code == "no-break-indentation" {
		args["line"], args["lines"] = "", with
	}
	return mend{Slip: Slip{code, n, column, args}, first: n, with: []string{with}, joins: true}, true
}

// cutNoBreak separates a key from its value where a no-break space follows the colon.
func cutNoBreak(text string) (key, value string, found bool) {
	for i := strings.IndexByte(text, ':'); i >= 0; {
		if r := firstRune(text[i+1:]); strings.ContainsRune(NoBreaks, r) && r != utf8.RuneError {
			return text[:i], strings.TrimLeft(text[i+1:], " "+NoBreaks), true
		}
		next := strings.IndexByte(text[i+1:], ':')
		if next < 0 {
			break
		}
		i += 1 + next
	}
	return "", "", false
}

// Misread mends what YAML would read otherwise than it was meant.
func (t *Text) Misread() []Slip {
	t.refuseOddBreaks()
	t.mendEach(oddDashes(t.outlined()))
	t.mendEach(loneQuotes(t.outlined()))
	t.mendEach(tightPairs(t.outlined(), t.keys))
	for range maxMends {
		m := t.swallowingQuote(t.outlined())
		if m == nil {
			break
		}
		t.mendEach([]mend{*m})
	}
	return t.take()
}

func (t *Text) rawLines() []string {
	lines := strings.Split(string(t.yaml), "\n")
	for i := range lines {
		lines[i] = strings.TrimSuffix(lines[i], "\r")
	}
	return lines
}

func (t *Text) outlined() []rawLine { return outline(t.rawLines(), t.keys) }

// mendEach reports mends and reads on with them; one of the line right below another,
// of the same cause, is part of its message.
func (t *Text) mendEach(mends []mend) {
	for i := 0; i < len(mends); {
		m := mends[i]
		for i++; i < len(mends) && m.extend(&mends[i]); i++ {
		}
		t.slips = append(t.slips, m.Slip)
		t.rewrite(m)
	}
}

// loneQuotes are lines of nothing but a quote that no text above has open: one was left
// behind.
func loneQuotes(lines []rawLine) (mends []mend) {
	open := byte(0)
	for n, l := range lines {
		if l.inText || l.blank {
			continue
		}
		if text := strings.TrimSpace(l.text); text == `"` || text == "'" {
			if open != text[0] {
				mends = append(mends, oneLiner("quote-alone", n+1, columnOf(l.text, strings.Index(l.text, text)), "", diag.Args{"mark": text}))
			}
			open = 0
			continue
		}
		if scan := scanFlow(l, depthOf(l)); scan.quote != 0 {
			open = scan.quote
		} else if l.structural() {
			open = 0
		}
	}
	return mends
}

// tightColon is a key in braces without a space behind its colon.
var tightColon = regexp.MustCompile(`([{,]\s*)([\pL_-]+):([^\s/:])`)

// tightPairs are lines with several such keys, which YAML reads as keys without values.
func tightPairs(lines []rawLine, keys Keys) (mends []mend) {
	for n, l := range lines {
		if l.inText || l.blank || !strings.Contains(l.text, "{") || strings.ContainsAny(l.text, "\"'#") {
			continue
		}
		known, first := 0, 0
		with := tightColon.ReplaceAllStringFunc(l.text, func(pair string) string {
			m := tightColon.FindStringSubmatch(pair)
			if !keys.Known(m[2]) {
				return pair
			}
			if known++; known == 1 {
				first = strings.Index(l.text, pair) + len(m[1])
			}
			return m[1] + m[2] + ": " + m[3]
		})
		if known > 1 {
			mends = append(mends, oneLiner("colon-without-space", n+1, columnOf(l.text, first), with, nil))
		}
	}
	return mends
}

// swallowingQuote is the first text between quotes that goes on over a line which
// begins something: its quote was not closed.
func (t *Text) swallowingQuote(lines []rawLine) *mend {
	for n := 1; n < len(lines); n++ {
		l := lines[n-1]
		if l.inText || l.blank {
			continue
		}
		scan := scanFlow(l, depthOf(l))
		if scan.quote == 0 || strings.Contains(l.text[scan.from:], " #") {
			continue
		}
		next := n
		for next < len(lines) && lines[next].blank {
			next++
		}
		if next < len(lines) && (!lines[next].begins(t.keys) || lines[next].indent > l.indent) {
			continue
		}
		all := t.closedQuotes(lines, n)
		if len(all) == 0 {
			continue
		}
		m := oneLiner("quote-not-closed", n, columnOf(l.text, all[0].at), all[0].text, diag.Args{"mark": all[0].mark, "lines": ""})
		return &m
	}
	return nil
}

// bullets are what people take for the dash of a list.
const bullets = "–—−•·●▪◦‣⁃*+➢➤►→✓"

// cutBullet takes a bullet, a dash without space or a rank off the beginning of an item.
func cutBullet(text string) (mark, rest string) {
	first := firstRune(text)
	size := utf8.RuneLen(first)
	switch {
	case text == "":
		return "", ""
	case strings.ContainsRune(bullets, first) && (first > 0x7f || strings.HasPrefix(text[1:], " ")):
		return text[:size], strings.TrimLeft(text[size:], " "+NoBreaks)
	case first == '-' && len(text) > 1 && !strings.Contains(" -0123456789.,", text[1:2]):
		return "-", text[1:]
	}
	rank := strings.TrimLeft(text, "0123456789")
	if rank != text && len(text)-len(rank) <= 2 && len(rank) > 2 && strings.Contains(".)/", rank[:1]) && rank[1] == ' ' {
		return text[:len(text)-len(rank)+1], strings.TrimSpace(rank[1:])
	}
	return "", ""
}

// oddDashes are the lines of lists whose items begin with something else than a dash
// and a space, below a key or another item.
func oddDashes(lines []rawLine) []mend {
	var mends []mend
	for n := 1; n <= len(lines); {
		run := dashRun(lines, n)
		if len(run) == 0 {
			n++
			continue
		}
		for _, at := range run {
			if m, odd := dashed(lines[at-1], at); odd {
				mends = append(mends, m)
			}
		}
		n = run[len(run)-1] + 1
	}
	return mends
}

// dashRun are the lines of a list that begins at line n, when some of its dashes are
// none.
func dashRun(lines []rawLine, n int) []int {
	above := n - 1
	for above >= 1 && lines[above-1].blank {
		above--
	}
	if above < 1 || !lines[n-1].structural() || !startsList(lines[above-1], lines[n-1]) {
		return nil
	}
	var run []int
	odd, ranks := 0, 0
	for i := n; i <= len(lines); i++ {
		l := lines[i-1]
		if l.blank {
			continue
		}
		mark, rest := cutBullet(l.text[l.indent:])
		isItem := l.dashes > 0 || mark != ""
		if !l.structural() || l.indent != lines[n-1].indent || !isItem || mark != "" && rest == "" {
			break
		}
		if mark != "" && l.dashes == 0 {
			odd++
			if isDigit(mark[0]) {
				ranks++
			}
		}
		run = append(run, i)
	}
	if odd == 0 || ranks == odd && odd < 2 {
		return nil
	}
	return run
}

// startsList reports whether a line may be the first item of a list under the one
// above it.
func startsList(above, l rawLine) bool {
	return above.structural() && above.key != "" && strings.TrimSpace(above.rest()) == "" && l.indent >= above.at()
}

// dashed is an item with a dash that YAML knows.
func dashed(l rawLine, n int) (mend, bool) {
	mark, rest := cutBullet(l.text[l.indent:])
	if mark == "" || l.dashes > 0 {
		return mend{}, false
	}
	code := diag.Code("odd-dash")
	if mark == "-" {
		code = "dash-without-space"
	}
	with := l.text[:l.indent] + "- " + rest
	return mend{Slip: Slip{code, n, l.indent + 1, diag.Args{"mark": mark, "lines": "", "line": strings.TrimSpace(with)}}, first: n, with: []string{with}, joins: true}, true
}

// refuseOddBreaks replaces the characters that YAML counts as ends of lines
// and no editor does: positions after them would be wrong. The first is
// reported; who pasted one pasted many.
func (t *Text) refuseOddBreaks() {
	first := bytes.IndexFunc(t.yaml, isOddBreak)
	for first >= 0 && isLineEnd(t.yaml, first) {
		next := bytes.IndexFunc(t.yaml[first+1:], isOddBreak)
		if next < 0 {
			return
		}
		first += 1 + next
	}
	if first < 0 {
		return
	}
	t.slips = append(t.slips, t.slip(first, "odd-line-break"))
	t.lines, t.yaml = nil, bytes.Map(func(r rune) rune {
		if isOddBreak(r) {
			return ' '
		}
		return r
	}, t.yaml)
}

func isOddBreak(r rune) bool { return r == '\u2028' || r == '\u2029' || r == '\u0085' || r == '\r' }

// isLineEnd recognises the CR of a CRLF.
func isLineEnd(text []byte, i int) bool {
	return text[i] == '\r' && i+1 < len(text) && text[i+1] == '\n'
}
