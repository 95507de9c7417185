package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// inlines writes what a paragraph, a heading or a cell holds. Its typography is
// set first, on the whole text.
func (r *renderer) inlines(n ast.Node) {
	if lines := n.Lines(); lines.Len() > 0 {
		r.blockStart, r.blockEnd = lines.At(0).Start, lines.At(lines.Len()-1).Stop
	}
	if r.silent {
		r.spans(n)
		return
	}
	r.flat = r.flatten(r.flat[:0], n)
	r.set = r.locale.AppendTypography(r.set[:0], r.flat)
	r.pieces = r.set
	r.spans(n)
}

// opaque stands for what is not set, and acts as a letter: code, an image, an
// address.
const opaque = "\ufffc\x00"

// flatten appends the text of n's children as Typography wants it: pieces ended
// by NULs, in the order in which spans asks for them.
func (r *renderer) flatten(dst []byte, n ast.Node) []byte {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			dst = appendPlain(dst, c.Segment.Value(r.src))
			if c.HardLineBreak() { // goldmark leaves some of its spaces, when it cut the text between them
				dst = bytes.TrimRight(dst, " ")
			}
			if c.SoftLineBreak() || c.HardLineBreak() {
				dst = append(dst, '\n')
			}
			if !goesOn(c) {
				dst = append(dst, 0)
			}
		case *ast.String:
			dst = append(appendPlain(dst, c.Value), 0)
		case *ast.CodeSpan, *ast.AutoLink, *ast.Image:
			dst = append(dst, opaque...)
		default:
			dst = r.flatten(dst, c)
		}
	}
	return dst
}

// goesOn reports whether the next node is of the same piece: goldmark cuts a text
// at its last word and at its line ends.
func goesOn(n *ast.Text) bool {
	_, text := n.NextSibling().(*ast.Text)
	return text && !n.HardLineBreak()
}

// next is the next piece of what flatten gathered.
func (r *renderer) next() []byte {
	piece, rest, _ := bytes.Cut(r.pieces, []byte{0})
	r.pieces = rest
	return piece
}

func (r *renderer) spans(parent ast.Node) {
	for c := parent.FirstChild(); c != nil; c = c.NextSibling() {
		r.span(c)
	}
}

func (r *renderer) span(c ast.Node) {
	switch n := c.(type) {
	case *ast.Text:
		r.text(n)
	case *ast.String:
		r.out = escape(r.out, r.next())
	case *ast.Emphasis:
		if n.Level == 1 {
			r.element("em", n)
		} else {
			r.element("strong", n)
		}
	case *extast.Strikethrough:
		r.element("del", n)
	case *ast.CodeSpan:
		r.next()
		r.codeSpan(n)
	case *ast.Link:
		r.link(n)
	case *ast.AutoLink:
		r.next()
		r.autoLink(n)
	case *ast.Image:
		r.next()
		r.image(n)
	case *ast.RawHTML:
		r.rawHTML(n)
	case *extast.TaskCheckBox:
		r.checkBox(n)
	case *extast.FootnoteLink:
		r.noteCall(n)
	case *extast.FootnoteBacklink:
		r.noteReturn(n)
	default:
		r.spans(n)
	}
}

func (r *renderer) text(n *ast.Text) {
	if !r.inLink {
		doubts{r}.text(n)
	}
	if goesOn(n) {
		return
	}
	piece := r.next()
	if n.HardLineBreak() {
		r.out = escape(r.out, bytes.TrimSuffix(piece, []byte("\n")))
		r.write("<br>\n")
		return
	}
	r.out = escape(r.out, piece)
}

func (r *renderer) element(tag string, n ast.Node) {
	if r.emphasis == maxEmphasis {
		r.spans(n)
		return
	}
	r.emphasis++
	r.write("<" + tag + ">")
	r.spans(n)
	r.write("</" + tag + ">")
	r.emphasis--
}

func (r *renderer) codeSpan(n *ast.CodeSpan) {
	r.write("<code>")
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			value := t.Segment.Value(r.src)
			line := bytes.TrimSuffix(value, []byte("\n"))
			r.out = escape(r.out, line)
			if len(line) < len(value) {
				r.write(" ")
			}
		}
	}
	r.write("</code>")
}

func (r *renderer) checkBox(n *extast.TaskCheckBox) {
	checked, name := "", "task-to-do"
	if n.IsChecked {
		checked, name = "checked ", "task-done"
	}
	r.write(`<input type="checkbox" disabled ` + checked + `aria-label="` + r.locale.T(name) + `"> `)
}
