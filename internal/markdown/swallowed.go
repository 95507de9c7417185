package markdown

import (
	"bytes"
	"regexp"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"essaim/internal/diag"
)

// Some marks take what follows or surrounds them: a comment or a fence that nothing
// closes takes the rest of the page, a line of dashes makes a heading of the paragraph
// above, four spaces make code of a paragraph. Markdown wants it so; where their author
// did not, the page says nothing of it.

// openComment reports a block of HTML that is a comment without its end.
func (d doubts) openComment(n *ast.HTMLBlock, html []byte) {
	if n.HTMLBlockType != ast.HTMLBlockType2 || bytes.Contains(html, commentEnd) {
		return
	}
	first, rest, _ := bytes.Cut(html, []byte("\n"))
	d.problem(diag.Warning, "comment-unclosed", n.Pos(), diag.Args{
		"text": excerpt(first), "write": closedComment(first), "lost": excerpt(rest),
	})
}

// shownComment reports a comment that begins within a text, and has no end there.
func (d doubts) shownComment(at int) {
	line, _, _ := bytes.Cut(d.src[at:max(d.blockEnd, at)], []byte("\n"))
	d.problem(diag.Warning, "comment-shown", at, diag.Args{"text": excerpt(line), "write": closedComment(line)})
}

// almostClosed is what people, and editors, make of the end of a comment.
var almostClosed = regexp.MustCompile(`\s*(?:[-–—!]+\s*>|[-–—]*)\s*$`)

// closedComment is the first line of a comment, with its end.
func closedComment(line []byte) string {
	start := len(commentStart)
	text := []byte(shortened(bytes.TrimSpace(line)))
	return "<!--" + string(almostClosed.ReplaceAll(text[min(start, len(text)):], nil)) + " -->"
}

// openFence reports the first block of code without its end: those below have been
// read from there.
func (d doubts) openFence(n *ast.FencedCodeBlock) {
	opening := lineAt(d.src, n.Pos())
	if d.fenced || len(opening) == 0 || d.isClosed(n, opening[0]) {
		return
	}
	d.fenced = true
	mark := opening[:len(opening)-len(bytes.TrimLeft(opening, string(opening[:1])))]
	args := diag.Args{"text": excerpt(opening), "mark": shortened(mark), "rule": ""}
	if len(mark) > 4 && len(mark) == len(opening) {
		args["rule"] = "---"
	}
	d.problem(diag.Warning, "fence-unclosed", n.Pos(), args)
}

// isClosed reports whether the line below a block of code is its end.
func (d doubts) isClosed(n *ast.FencedCodeBlock, fence byte) bool {
	end := min(max(n.Pos(), 0), len(d.src))
	if lines := n.Lines(); lines.Len() > 0 {
		end = lines.At(lines.Len() - 1).Stop
	} else if i := bytes.IndexByte(d.src[end:], '\n'); i >= 0 {
		end += i + 1
	} else {
		return false
	}
	below := bytes.Trim(lineAt(d.src, end), "> \t")
	return len(below) > 2 && len(bytes.Trim(below, string(fence))) == 0
}

var (
	frontKey  = regexp.MustCompile(`^[\pL_][-\pL\pN_]*(?: [-\pL\pN_]+){0,2}[ \x{a0}]?:(?:\s|$)`)
	frontLine = regexp.MustCompile(`^(?:\s+\S|-\s|#|$)`)
)

// maxFront is how many lines of a header are looked at.
const maxFront = 60

// frontMatter reports a header that is not the first of its file: its keys between two
// lines of dashes are a heading, or a text.
func (d doubts) frontMatter(n *ast.ThematicBreak) {
	at := n.Pos()
	if !bytes.Equal(lineAt(d.src, at), []byte("---")) {
		return
	}
	first, keys, end := "", 0, at
	for i := range maxFront {
		next := bytes.IndexByte(d.src[end:], '\n')
		if next < 0 {
			return
		}
		end += next + 1
		line, _, _ := bytes.Cut(d.src[end:], []byte("\n"))
		line = bytes.TrimRight(line, " \t")
		switch {
		case string(line) == "---":
			if keys > 1 || keys == 1 && n.PreviousSibling() == nil {
				d.front = end
				d.problem(diag.Warning, "second-front-matter", at, diag.Args{"text": first})
			}
			return
		case frontKey.Match(line):
			if keys++; keys == 1 {
				first = excerpt(line)
			}
		case i == 0 || !frontLine.Match(line):
			return
		}
	}
}

// manyWords is more than a heading has.
const manyWords = 12

// underlined reports a paragraph that the line below makes a heading of: one of several
// lines, or a sentence.
func (d doubts) underlined(n *ast.Heading) bool {
	lines := n.Lines()
	if lines.Len() == 0 || n.Pos() < d.front {
		return false
	}
	first, last := lines.At(0), lines.At(lines.Len()-1)
	text := bytes.TrimSpace(d.src[first.Start:last.Stop])
	if lines.Len() == 1 && (len(text) < 40 || !bytes.ContainsAny(text[len(text)-1:], ".!?") || len(bytes.Fields(text)) < manyWords) {
		return false
	}
	next := bytes.IndexByte(d.src[max(last.Stop-1, 0):], '\n')
	if next < 0 || d.src[n.Pos()] == '#' && lines.Len() == 1 {
		return false
	}
	bar := bytes.Trim(lineAt(d.src, last.Stop+next), "> \t")
	args := diag.Args{"text": excerpt(text), "mark": excerpt(bar), "rule": "", "bar": ""}
	switch {
	case len(bar) == 0 || len(bytes.Trim(bar, "-")) > 0 && len(bytes.Trim(bar, "=")) > 0:
		return false
	case bar[0] == '-' && len(bar) > 2:
		args["rule"] = args["mark"]
	default:
		args["bar"] = args["mark"]
	}
	d.problem(diag.Warning, "heading-of-lines", first.Start, args)
	return true
}

// indented reports a text that four spaces, or a tab, make code of.
func (d doubts) indented(n *ast.CodeBlock) {
	lines := n.Lines()
	if lines.Len() == 0 {
		return
	}
	start := lines.At(0).Start
	text := bytes.TrimSpace(d.src[start:lines.At(lines.Len()-1).Stop])
	if !isProse(text[:min(len(text), maxBracket)]) {
		return
	}
	d.problem(diag.Warning, "indented-text", bytes.LastIndexByte(d.src[:start], '\n')+1, diag.Args{"text": excerpt(text)})
}

// isProse: sentences, or the beginning of one, without the signs of any language of
// machines.
func isProse(text []byte) bool {
	first, _ := utf8.DecodeRune(text)
	if !unicode.IsUpper(first) && first != '«' && first != '“' || bytes.ContainsAny(text, "{}<>=|$\\#_@\t") {
		return false
	}
	words := bytes.Fields(text)
	if len(words) < 6 {
		return false
	}
	long := 0 // that are letters
	for _, word := range words {
		if len(bytes.TrimFunc(word, func(r rune) bool { return !unicode.IsLetter(r) })) > 1 {
			long++
		}
	}
	return 3*long >= 2*len(words) && bytes.ContainsAny(text, ".!?:,")
}
