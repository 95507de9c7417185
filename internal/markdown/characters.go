package markdown

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"essaim/internal/diag"
)

// Characters that come of a bad copy stay in a page for ever: commands that nobody
// sees, the sign of a lost letter, letters that were read in another character set.

// characters reports the first of each kind, outside of code.
func (d doubts) characters(root ast.Node) {
	src := d.src
	var code [][2]int
	inCode := func(at int) bool {
		if code == nil {
			code = append(codeIn(root), [2]int{})
			slices.SortFunc(code, func(a, b [2]int) int { return a[1] - b[1] }) // notes are written anywhere
		}
		i, _ := slices.BinarySearchFunc(code, at+1, func(part [2]int, end int) int { return part[1] - end })
		return i < len(code) && code[i][0] <= at
	}
	if at := findCharacter(src, isControl, inCode); at >= 0 {
		r, _ := utf8.DecodeRune(src[at:])
		d.problem(diag.Warning, "body-control-character", at, diag.Args{"name": fmt.Sprintf("U+%04X", r), "text": excerpt(wordBefore(src, at))})
	}
	if bytes.Contains(src, lostLetter) {
		if at := findCharacter(src, func(r rune) bool { return r == utf8.RuneError }, inCode); at >= 0 {
			d.problem(diag.Warning, "lost-character", at, diag.Args{"text": excerpt(wordAt(src, at))})
		}
	}
	d.misread(inCode)
}

var lostLetter = []byte("\ufffd")

func isControl(r rune) bool { return r < ' ' && r != '\n' && r != '\t' || 0x7f <= r && r < 0xa0 }

// mayBeControl are the bytes that begin one.
var mayBeControl = func() (may [256]bool) {
	for c := range may {
		may[c] = c < ' ' && c != '\n' && c != '\t' || c == 0x7f || c == 0xc2 || c == 0xef
	}
	return may
}()

// findCharacter is where the first character of a kind is, outside of code; -1.
func findCharacter(src []byte, is func(rune) bool, inCode func(int) bool) int {
	for i := 0; i < len(src); i++ {
		if !mayBeControl[src[i]] {
			continue
		}
		if r, _ := utf8.DecodeRune(src[i:]); is(r) && !inCode(i) {
			return i
		}
	}
	return -1
}

// misreadAs is UTF-8 that was read as Windows-1252: Ã© for é, â€™ for ’, Â° for °.
var misreadAs = regexp.MustCompile(`\x{c3}[\x{80}-\x{bf}\x{152}\x{153}\x{160}\x{161}\x{178}\x{17d}\x{17e}\x{192}\x{2c6}\x{2dc}\x{2013}-\x{203a}\x{20ac}\x{2122}]|\x{c2}[\x{a1}-\x{bf}]|\x{e2}[\x{80}\x{20ac}][\x{80}-\x{bf}\x{152}\x{153}\x{160}\x{161}\x{178}\x{2c6}\x{2dc}\x{2013}-\x{203a}\x{2122}]`)

// maxMisread is how many are counted.
const maxMisread = 1000

func (d doubts) misread(inCode func(int) bool) {
	if !bytes.Contains(d.src, []byte{0xc3, 0x83}) && !bytes.Contains(d.src, []byte{0xc3, 0x82}) && !bytes.Contains(d.src, []byte{0xc3, 0xa2, 0xe2, 0x82, 0xac}) && !bytes.Contains(d.src, []byte{0xc3, 0xa2, 0xc2, 0x80}) {
		return
	}
	first, more := -1, 0
	for _, m := range misreadAs.FindAllIndex(d.src, maxMisread) {
		switch {
		case inCode(m[0]):
		case first < 0:
			first = m[0]
		default:
			more++
		}
	}
	if first < 0 {
		return
	}
	word := wordAt(d.src, first)
	args := diag.Args{"text": excerpt(word), "write": excerpt(readWord(word)), "more": ""}
	if more -= len(misreadAs.FindAll(word, -1)) - 1; more > 0 {
		args["more"] = more
	}
	d.problem(diag.Warning, "misread-letters", first-prefixOf(d.src, first), args)
}

// readWord is a word with its letters. The no-break space of à may be a plain one by now.
func readWord(word []byte) []byte {
	word = misreadAs.ReplaceAllFunc(word, readAgain)
	if rest, ok := bytes.CutSuffix(word, []byte{0xc3, 0x83}); ok {
		return utf8.AppendRune(bytes.Clone(rest), 'à')
	}
	return word
}

// windows1252 are the bytes from 0x80 to 0x9f of that character set.
var windows1252 = []rune{'€', 0x81, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', 0x8d, 'Ž', 0x8f, 0x90, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', 0x9d, 'ž', 'Ÿ'}

// readAgain writes the bytes that misread letters were.
func readAgain(text []byte) []byte {
	var b []byte
	for _, r := range string(text) {
		c := byte(r)
		if r > 0xff {
			c = 0x80
			for _, w := range windows1252 {
				if w == r {
					break
				}
				c++
			}
		}
		b = append(b, c)
	}
	if !utf8.Valid(b) {
		return text
	}
	return b
}

// wordAt is the word around an offset.
func wordAt(src []byte, at int) []byte {
	start := at - prefixOf(src, at)
	end := bytes.IndexAny(src[at:], " \n\t")
	if end < 0 {
		return src[start:]
	}
	return src[start : at+end]
}

func wordBefore(src []byte, at int) []byte { return src[at-prefixOf(src, at) : at] }

// prefixOf is how many bytes of a word stand before an offset.
func prefixOf(src []byte, at int) int {
	return at - 1 - bytes.LastIndexAny(src[:at], " \n\t")
}

// codeIn are the parts of a body that are code.
func codeIn(root ast.Node) (parts [][2]int) {
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.FencedCodeBlock, *ast.CodeBlock, *ast.HTMLBlock:
			for i := range n.Lines().Len() {
				line := n.Lines().At(i)
				parts = append(parts, [2]int{line.Start, line.Stop})
			}
		case *ast.CodeSpan:
			for c := n.FirstChild(); c != nil; c = c.NextSibling() {
				if t, ok := c.(*ast.Text); ok {
					parts = append(parts, [2]int{t.Segment.Start, t.Segment.Stop})
				}
			}
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	return parts
}
