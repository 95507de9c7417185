package markdown

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"essaim/internal/diag"
)

// factors reads no emphasis between two digits: 3*4*2 keeps its signs.
type factors struct{ sparing }

func (f factors) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, _ := block.PeekLine()
	if len(line) > 1 && line[0] == '*' && isDigit(rune(line[1])) && isDigit(block.PrecendingCharacter()) {
		return nil
	}
	return f.sparing.Parse(parent, block, pc)
}

func isDigit(c rune) bool { return '0' <= c && c <= '9' }

var twoStars = []byte("**")

// stars looks for the marks of bold that goldmark left in a text.
func (d doubts) stars(start, stop int) {
	for at := max(start, d.starred); at < stop; {
		next := bytes.Index(d.src[at:stop], twoStars)
		if next < 0 {
			return
		}
		at += next
		run := runOf(d.src[at:])
		if d.tried++; d.tried > maxTried {
			return
		}
		if (run == 2 || run == 3) && (at == 0 || d.src[at-1] != '*') && !isEscaped(d.src, at) {
			d.starred = max(d.starred, d.bold(at))
		}
		at = max(at+run, d.starred)
	}
}

func runOf(text []byte) int { return len(text) - len(bytes.TrimLeft(text, "*")) }

// bold reports the mark at an offset, if it was meant to begin a text in bold, and
// returns where that ends.
func (d doubts) bold(at int) int {
	rest := d.src[at+2 : min(at+maxBracket, max(d.blockEnd, at+2))]
	close := bytes.Index(rest, twoStars)
	if len(rest) > 0 && rest[0] == '*' {
		return oddStars{d}.boldItalic(at)
	}
	if close < 0 || runOf(rest[close:]) != 2 || bytes.IndexByte(rest[:close], '`') >= 0 {
		return d.openBold(at, rest, close)
	}
	inner := rest[:close]
	first, _ := utf8.DecodeRune(inner)
	last, _ := utf8.DecodeLastRune(inner)
	after, _ := utf8.DecodeRune(rest[close+2:])
	if len(rest) == close+2 {
		after = ' '
	}
	if unicode.IsSpace(last) && !unicode.IsSpace(after) && !unicode.IsPunct(after) && bytes.Count(rest[close+2:], twoStars)%2 == 1 { // it begins another
		return d.openBold(at, inner, close)
	}
	text := bytes.TrimFunc(inner, unicode.IsSpace)
	if len(text) == 0 {
		return at + 2
	}
	before, _ := utf8.DecodeLastRune(d.src[d.blockStart:at])
	opens, _ := utf8.DecodeRune(text)
	closes, _ := utf8.DecodeLastRune(text)
	write := append(append([]byte("**"), text...), "**"...)
	start := at
	if isLetter(before) && (!isLetter(opens) || unicode.IsSpace(first)) {
		start -= min(prefixOf(d.src, at), at-d.blockStart)
		write = append(append(bytes.Clone(d.src[start:at]), ' '), write...)
	}
	if isLetter(after) && (!isLetter(closes) || unicode.IsSpace(last)) {
		write = append(write, ' ')
	}
	end := at + 2 + close + 2
	if bytes.Equal(write, d.src[start:end]) || isNumber(string(text)) { // 2 ** 3 ** 4
		return end
	}
	tail := firstWord(rest[close+2:])
	d.problem(diag.Warning, "bold-marks", start, diag.Args{
		"text": shortened(d.src[start : end+len(tail)]), "write": shortened(append(write, tail...)),
	})
	return end
}

// oddStars are about runs of stars that are no two: one that is lacking, three.
type oddStars struct{ doubts }

// boldItalic is bold, of three stars: ***text :***text, of which goldmark shows all.
func (d oddStars) boldItalic(at int) int {
	const run = 3
	rest := d.src[at+run : min(at+maxBracket, max(d.blockEnd, at+run))]
	end := bytes.Index(rest, []byte("***"))
	if end <= 0 || runOf(rest[end:]) != run || bytes.ContainsAny(rest[:end], "`*\n") {
		return at + run
	}
	text := bytes.TrimFunc(rest[:end], unicode.IsSpace)
	after, _ := utf8.DecodeRune(rest[end+run:])
	before, _ := utf8.DecodeLastRune(d.src[d.blockStart:at])
	if len(text) == 0 || isLetter(before) || isNumber(string(text)) {
		return at + run
	}
	shown, write := string(rest[:end]), string(text)
	closes, _ := utf8.DecodeLastRune(rest[:end])
	apart := ""
	if isLetter(after) && len(rest) > end+run && !isLetter(closes) {
		apart = " "
	}
	if shown == write && apart == "" {
		return at + run
	}
	tail := ""
	if apart != "" {
		tail = string(firstWord(rest[end+run:]))
	}
	d.problem(diag.Warning, "bold-marks", at, diag.Args{
		"text": "***" + shortened([]byte(shown)) + "***" + tail, "write": "***" + shortened([]byte(write)) + "***" + apart + tail,
	})
	return at + run + end + run
}

// firstWord is what a text has before a space or a mark.
func firstWord(text []byte) []byte {
	if i := bytes.IndexFunc(text, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsPunct(r) || r == '*' }); i >= 0 {
		return text[:i]
	}
	return text
}

func isLetter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// openBold reports a bold that nothing ends, before another or at all.
func (d doubts) openBold(at int, rest []byte, close int) int {
	first, _ := utf8.DecodeRune(rest)
	before, _ := utf8.DecodeLastRune(d.src[d.blockStart:at])
	if len(rest) == 0 || unicode.IsSpace(first) || first == '*' || isLetter(before) {
		return at + 2
	}
	line, _, _ := bytes.Cut(rest, []byte("\n"))
	line = bytes.TrimSpace(line)
	if close >= 0 && bytes.Contains(line, twoStars) {
		line = bytes.TrimSpace(line[:bytes.Index(line, twoStars)])
	}
	d.problem(diag.Warning, "bold-unclosed", at, diag.Args{
		"text": shortened(d.src[at : at+2+len(line)]), "write": "**" + shortened(line) + "**",
	})
	return at + 2
}

// halfBold reports **text*, which is in italics behind a star.
func (d oddStars) halfBold(n *ast.Text) {
	italic, ok := n.NextSibling().(*ast.Emphasis)
	at := n.Segment.Stop - 1
	if !ok || italic.Level != 1 || at < n.Segment.Start || d.src[at] != '*' || at+1 >= len(d.src) || d.src[at+1] != '*' || isEscaped(d.src, at) {
		return
	}
	if at > 0 && (d.src[at-1] == '*' || isWord(d.src, at-1)) {
		return
	}
	rest := d.src[at+2 : min(at+maxBracket, max(d.blockEnd, at+2))]
	end := bytes.IndexByte(rest, '*')
	if end <= 0 || bytes.IndexByte(rest[:end], '\n') >= 0 {
		return
	}
	d.problem(diag.Warning, "bold-unclosed", at, diag.Args{
		"text": shortened(d.src[at : at+2+end+1]), "write": "**" + shortened(rest[:end]) + "**",
	})
}

// halfBoldEnd reports *text**, which is in italics before a star. One that a space or
// the end follows may call a remark below, where another begins with it.
func (d oddStars) halfBoldEnd(n *ast.Text) {
	italic, ok := n.PreviousSibling().(*ast.Emphasis)
	at := n.Segment.Start
	if !ok || italic.Level != 1 || at >= n.Segment.Stop || at == 0 {
		return
	}
	if d.src[at-1] == '*' {
		at-- // either of the two may be the one that is left
	}
	end := at + len(twoStars)
	if runOf(d.src[at:]) != len(twoStars) || end < len(d.src) && isWord(d.src, end) {
		return
	}
	if d.tried++; d.tried > maxTried {
		return
	}
	before := d.src[max(d.blockStart, at-maxBracket):at]
	start := bytes.LastIndexByte(before, '*')
	if start < 0 || bytes.IndexByte(before[start:], '\n') >= 0 || d.remarks() {
		return
	}
	text := before[start+1:]
	d.problem(diag.Warning, "bold-unclosed", at-len(text)-1, diag.Args{
		"text": "*" + shortened(text) + "**", "write": "**" + shortened(text) + "**",
	})
}

// remarks reports whether a line below begins with a star that is no mark: what a star
// behind a word calls.
func (d oddStars) remarks() bool {
	return bytes.Contains(d.src, []byte("\n\\*")) || bytes.Contains(d.src, []byte("\n** "))
}
