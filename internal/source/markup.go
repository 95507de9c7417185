package source

import (
	"html"
	"regexp"
	"strings"

	"essaim/internal/diag"
	"essaim/internal/plainyaml"
)

// Texts of the front matter are shown as they are written: marks of Markdown and of HTML
// would be read as such by nobody.

var (
	boldText   = regexp.MustCompile(`\*\*([^*\s][^*]*)\*\*`)
	linkedText = regexp.MustCompile(`!?\[([^\[\]]+)\]\(([^()\s]+)\)`)
	lineBreak  = regexp.MustCompile(`(?i)\s*<br\s*/?>\s*`)
	htmlTag    = regexp.MustCompile(`(?i)</?(b|i|em|strong|u|p|span|sup|sub|a|div)(\s[^<>]*)?/?>`)
	htmlEntity = regexp.MustCompile(`&(amp|nbsp|lt|gt|quot|apos|eacute|egrave|agrave|ccedil|#[0-9]{2,5}|#x[0-9a-fA-F]{2,5});`)
)

// markup is what a file has of it in its texts.
type markup struct{ *file }

// checkMarkup warns of marks that would be shown.
func (f markup) checkMarkup(n *node, s string) {
	if !strings.ContainsAny(s, "*<[&") {
		return
	}
	mark := ""
	for _, kind := range []*regexp.Regexp{boldText, linkedText, lineBreak, htmlTag, htmlEntity} {
		if mark = strings.TrimSpace(kind.FindString(s)); mark != "" {
			break
		}
	}
	if mark == "" {
		return
	}
	args := diag.Args{"text": cut(mark), "line": "", "plain": ""}
	if plain := withoutMarkup(s); strings.Contains(f.line(n.Line), s) {
		if n.Style != plainyaml.Plain || strings.ContainsAny(plain, ",[]{}:#'\"&*!|>%@`") {
			plain = plainyaml.Quote(plain)
		}
		args["line"] = several(f).replaced(n, plain)
	} else {
		args["plain"] = cut(withoutMarkup(mark))
	}
	f.warn(n, "markup-in-text", args)
}

// withoutMarkup is what a text says without its marks; the address of a link stays.
func withoutMarkup(s string) string {
	s = boldText.ReplaceAllString(s, "$1")
	s = linkedText.ReplaceAllString(s, "$1 ($2)")
	s = htmlTag.ReplaceAllString(lineBreak.ReplaceAllString(s, " "), "")
	return strings.TrimSpace(htmlEntity.ReplaceAllStringFunc(s, html.UnescapeString))
}
