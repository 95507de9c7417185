package markdown

import (
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"essaim/internal/source"
)

// plain is the text of n's children without marks, not set: what a heading's id
// and an image's alternative text are made of.
func plain(n ast.Node, src []byte) string {
	return strings.TrimSpace(string(appendText(nil, n, src)))
}

func appendText(dst []byte, n ast.Node, src []byte) []byte {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			if n.Kind() == ast.KindCodeSpan {
				dst = append(dst, c.Segment.Value(src)...)
			} else {
				dst = appendPlain(dst, c.Segment.Value(src))
			}
			if c.SoftLineBreak() || c.HardLineBreak() {
				dst = append(dst, ' ')
			}
		case *ast.String:
			dst = appendPlain(dst, c.Value)
		case *ast.AutoLink:
			dst = append(dst, c.Label(src)...)
		default:
			dst = appendText(dst, c, src)
		}
	}
	return dst
}

// appendPlain appends Markdown text without its escapes and entities. NULs,
// which the typography uses, are replaced as CommonMark wants it.
func appendPlain(dst, text []byte) []byte {
	for {
		i := 0
		for i < len(text) && !isMark[text[i]] {
			i++
		}
		if i == len(text) {
			return append(dst, text...)
		}
		dst = append(dst, text[:i]...)
		var size int
		dst, size = appendEscape(dst, text[i:])
		text = text[i+size:]
	}
}

// isMark are the bytes that stand for others.
var isMark = [256]bool{'\\': true, '&': true, 0: true}

// appendEscape appends what the escape at the start of text stands for, and
// gives its size.
func appendEscape(dst, text []byte) ([]byte, int) {
	switch text[0] {
	case 0:
		return append(dst, "\ufffd"...), 1
	case '\\':
		if len(text) > 1 && util.IsPunct(text[1]) {
			return append(dst, text[1]), 2
		}
	case '&':
		if s, size := source.Entity(text); size > 0 {
			return append(dst, strings.ReplaceAll(s, "\x00", "\ufffd")...), size
		}
	}
	return append(dst, text[0]), 1
}

// escape appends text for HTML, between tags or in a quoted attribute.
// Characters that HTML forbids become U+FFFD.
func escape[T string | []byte](dst []byte, text T) []byte {
	done := 0
	for i := 0; i < len(text); i++ {
		if !isSuspect[text[i]] {
			continue
		}
		with, size := substitute(string(text[i:min(len(text), i+utf8.UTFMax)]))
		if with != "" {
			dst = append(dst, text[done:i]...)
			dst = append(dst, with...)
			done = i + size
		}
		i += size - 1
	}
	return append(dst, text[done:]...)
}

// isSuspect are the bytes that begin a character that may have to be replaced.
var isSuspect = func() (suspect [256]bool) {
	for c := range suspect {
		suspect[c] = c < ' ' && c != '\n' && c != '\t' || c >= 0xef
	}
	for _, c := range "&<>\"\u007f\u00c2" {
		suspect[c] = true
	}
	return suspect
}()

// substitute is what stands for the first character of text, "" for itself, and
// the size of that character.
func substitute(text string) (with string, size int) {
	switch text[0] {
	case '&':
		return "&amp;", 1
	case '<':
		return "&lt;", 1
	case '>':
		return "&gt;", 1
	case '"':
		return "&quot;", 1
	}
	r, size := utf8.DecodeRuneInString(text)
	if isForbidden(r) {
		return "\ufffd", size
	}
	return "", size
}

// isForbidden recognises the controls and noncharacters that no HTML page may hold.
func isForbidden(r rune) bool {
	return r < ' ' || 0x7f <= r && r < 0xa0 || 0xfdd0 <= r && r <= 0xfdef || r&0xfffe == 0xfffe
}
