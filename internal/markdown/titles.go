package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"essaim/internal/diag"
	"essaim/internal/source"
)

// A title in bold that names no known section is one when it is this short.
const (
	maxTitle      = 60 // characters
	maxTitleWords = 6
)

// headingInBold reports a paragraph that is a line in bold and stands for a
// heading: it names a section of sheets, or is a few words without the end of a
// sentence, with a text below.
func (d doubts) headingInBold(n *ast.Paragraph) {
	if n.Parent() == nil || n.Parent().Kind() != ast.KindDocument || n.Lines().Len() == 0 {
		return
	}
	bold, ok := n.FirstChild().(*ast.Emphasis)
	if n.Lines().Len() > 1 {
		d.sectionAbove(n)
		return
	}
	if !ok || bold.Level < 2 && bold.ChildCount() > 0 && bold.FirstChild().Kind() != ast.KindEmphasis {
		d.sectionAlone(n)
		return
	}
	if inner, ok := bold.FirstChild().(*ast.Emphasis); ok && bold.ChildCount() == 1 {
		bold = inner // ***Title***
	}
	if bold.Level < 2 {
		return
	}
	line := lineAt(d.src, n.Lines().At(0).Start)
	if len(line) > 4*maxTitle {
		return
	}
	whole := plain(n, d.src)
	title := plain(bold, d.src)
	if rest := strings.TrimSpace(strings.TrimPrefix(whole, title)); rest != "" && rest != ":" {
		return
	}
	announces := strings.HasSuffix(whole, ":")
	title = strings.Trim(title, "# :\u00a0\u202f")
	known, level := source.HeadingOf(title), 2
	if known.Section == "" || known.More {
		if announces || !isTitle(title) || !isText(n.NextSibling()) {
			return
		}
		level = min(max(d.level, 1)+1, 6)
	}
	d.problem(diag.Warning, "heading-in-bold", n.Pos(), diag.Args{"title": title, "write": strings.Repeat("#", level) + " " + strings.Trim(string(line), "#*_: \u00a0\u202f")})
}

// sectionAlone reports a paragraph that is the name of a section and nothing else, in
// italics, in capitals or as any text, with what the section holds below.
func (d doubts) sectionAlone(n *ast.Paragraph) {
	line := lineAt(d.src, n.Lines().At(0).Start)
	if len(line) > maxTitle || !isText(n.NextSibling()) {
		return
	}
	title := strings.Trim(string(line), "*_ \u00a0\u202f")
	if bare := strings.TrimRight(title, ": \u00a0\u202f"); bare != title {
		if n.NextSibling().Kind() != ast.KindParagraph {
			return // it announces a list
		}
		title = bare
	}
	d.sectionUnmarked(n, title)
}

// sectionAbove reports the name of a section in bold, with its text on the next line.
func (d doubts) sectionAbove(n *ast.Paragraph) {
	bold, ok := n.FirstChild().(*ast.Emphasis)
	if !ok || bold.Level < 2 {
		return
	}
	line := strings.Trim(string(lineAt(d.src, n.Lines().At(0).Start)), ": \u00a0\u202f\\")
	title := strings.Trim(line, "*_: \u00a0\u202f")
	if !strings.HasPrefix(line, "*") && !strings.HasPrefix(line, "_") || !strings.HasSuffix(line, "*") && !strings.HasSuffix(line, "_") {
		return
	}
	d.sectionUnmarked(n, title)
}

// sectionUnmarked reports a line that is the name of a section and no heading.
func (d doubts) sectionUnmarked(n ast.Node, title string) {
	if known := source.HeadingOf(title); known.Section == "" || known.More || strings.IndexFunc(title, isNoWord) >= 0 {
		return
	}
	d.problem(diag.Warning, "heading-unmarked", n.Lines().At(0).Start, diag.Args{"title": title, "write": "## " + title})
}

// isNoWord recognises what no name of a section has, and other marks of headings may.
func isNoWord(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsMark(r) && !strings.ContainsRune(" '’,-&/()", r)
}

// isTitle: a few words that begin with a capital or a digit and end no sentence.
func isTitle(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	last, _ := utf8.DecodeLastRuneInString(text)
	return utf8.RuneCountInString(text) <= maxTitle && len(strings.Fields(text)) <= maxTitleWords &&
		!strings.ContainsRune(".!?…,;)", last) && !closesQuotation(last) && strings.ToLower(string(first)) != string(first)
}

// isText reports whether a block is what a heading stands above.
func isText(n ast.Node) bool {
	if n == nil {
		return false
	}
	switch n.Kind() {
	case ast.KindHeading, ast.KindThematicBreak, ast.KindHTMLBlock:
		return false
	}
	return true
}

// headingAttributes reports ## Title {#id}.
func (d doubts) headingAttributes(at int) {
	line := lineAt(d.src, at)
	if text, attributes := source.TrimAttributes(string(line)); attributes != "" {
		d.problem(diag.Warning, "heading-attributes", at+len(line)-len(attributes), diag.Args{
			"text": excerpt([]byte(attributes)), "write": shortened([]byte(text)),
		})
	}
}
