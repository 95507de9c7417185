package markdown

import (
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// mark is a * or a _, or two, that may open an emphasis.
type mark struct {
	start, stop int
	before      ast.Node // the last one before the text that it begins
}

// signs are the bytes at which a text may be more than that: 'x' those that are
// never simple.
var signs = func() (signs [256]byte) {
	for c := range ' ' {
		signs[c] = 'x'
	}
	for _, c := range []byte("<\\`~") {
		signs[c] = 'x'
	}
	for _, c := range []byte("*_[]!") {
		signs[c] = c
	}
	return signs
}()

// inlines appends what the lines of a paragraph hold.
func (s *simple) inlines(parent ast.Node, lines run) bool {
	s.count, s.marks = 0, s.marks[:0]
	last := lines.to - 1
	for _, l := range s.lines[lines.from:last] {
		rest, ok := s.spans(parent, l.start, l.stop, 0)
		if !ok {
			return false
		}
		t := s.text(parent, rest, l.stop)
		t.SetHardLineBreak(l.hard)
		t.SetSoftLineBreak(!l.hard)
	}
	return s.lastLine(parent, s.lines[last], 0)
}

// lastLine appends what a line holds that no other follows. Its marks are those
// behind the first ones.
func (s *simple) lastLine(parent ast.Node, l line, first int) bool {
	rest, ok := s.spans(parent, l.start, l.stop, first)
	if ok && rest < l.stop {
		s.text(parent, rest, l.stop)
	}
	return ok
}

func (s *simple) text(parent ast.Node, start, stop int) *ast.Text {
	t := s.texts.add(ast.Text{Segment: text.NewSegment(start, stop)})
	parent.AppendChild(parent, t)
	return t
}

// spans appends what a line, or the text of a link, holds, up to the text at its
// end, and tells where that begins.
func (s *simple) spans(parent ast.Node, start, stop, first int) (rest int, simple bool) {
	for i := start; i < stop; i++ {
		sign := signs[s.src[i]]
		if sign == 0 {
			continue
		}
		if s.count++; sign == 'x' || s.count > maxMarks {
			return 0, false
		}
		switch sign {
		case '*', '_':
			end := i + 1
			for end < stop && s.src[end] == sign {
				end++
			}
			next, ok := s.emphasis(parent, start, mark{start: i, stop: end}, first)
			if !ok {
				return 0, false
			}
			start, i = next, end-1
		case '[':
			end, ok := s.bracket(parent, start, i, stop)
			if !ok {
				return 0, false
			}
			if end > i {
				start, i = end, end-1
			}
		case ']':
			if i+1 < stop && s.src[i+1] == ':' { // what it defines may be used anywhere
				return 0, false
			}
		}
	}
	return start, true
}

// emphasis opens or closes one. The text that begins at start comes before, and
// next is where the text behind it begins.
func (s *simple) emphasis(parent ast.Node, start int, m mark, first int) (next int, simple bool) {
	opens, closes := s.flanks(m)
	switch {
	case !opens && !closes:
		return start, true
	case opens && closes || m.stop-m.start > 2:
		return 0, false
	case opens:
		if start < m.start {
			s.text(parent, start, m.start)
		}
		m.before = parent.LastChild()
		s.marks = append(s.marks, m)
		return m.start, true
	}
	for i := len(s.marks) - 1; i >= first; i-- {
		opening := s.marks[i]
		if s.src[opening.start] != s.src[m.start] {
			continue
		}
		if opening.stop-opening.start != m.stop-m.start {
			return 0, false
		}
		s.marks = s.marks[:i]
		if start < m.start {
			s.text(parent, start, m.start)
		}
		s.emphasise(parent, opening)
		return m.stop, true
	}
	return start, true
}

// emphasise puts all that stands behind a mark into an emphasis.
func (s *simple) emphasise(parent ast.Node, opening mark) {
	e := s.emphases.add(ast.Emphasis{Level: opening.stop - opening.start})
	n := parent.FirstChild()
	if opening.before != nil {
		n = opening.before.NextSibling()
	}
	t := n.(*ast.Text) // which begins with the mark
	t.Segment.Start = opening.stop
	if t.Segment.Len() == 0 && !t.SoftLineBreak() && !t.HardLineBreak() {
		n = n.NextSibling()
		parent.RemoveChild(parent, t)
	}
	for n != nil {
		next := n.NextSibling()
		e.AppendChild(e, n)
		n = next
	}
	parent.AppendChild(parent, e)
}

// flanks tells whether a mark may open and whether it may close an emphasis, by
// what stands beside it.
func (s *simple) flanks(m mark) (opens, closes bool) {
	before, after := '\n', ' '
	if m.start > 0 {
		before, _ = utf8.DecodeLastRune(s.src[:m.start])
	}
	if m.stop < len(s.src) {
		after, _ = utf8.DecodeRune(s.src[m.stop:])
	}
	spaceBefore, spaceAfter := util.IsSpaceRune(before), util.IsSpaceRune(after)
	punctBefore, punctAfter := util.IsPunctRune(before), util.IsPunctRune(after)
	left := !spaceAfter && (!punctAfter || spaceBefore || punctBefore)
	right := !spaceBefore && (!punctBefore || spaceAfter || punctAfter)
	if s.src[m.start] == '_' {
		return left && (!right || punctBefore), right && (!left || punctAfter)
	}
	return left, right
}

// bracket appends the link or the image whose text begins at a [, and gives its
// end; it gives the [ itself when that is only a sign.
func (s *simple) bracket(parent ast.Node, start, open, stop int) (end int, simple bool) {
	const most = 500 // bytes of a text, half of what CommonMark allows
	close := open + 1
	for close < stop && s.src[close] != ']' {
		if s.src[close] == '[' {
			return 0, false
		}
		close++
	}
	if close == stop || close-open > most {
		return 0, false
	}
	if close+1 == stop || s.src[close+1] != '(' {
		return open, true
	}
	destination := close + len("](")
	for end = destination; ; end++ {
		if end == stop {
			return 0, false
		}
		switch c := s.src[end]; {
		case c == ')':
			if s.count++; s.count > maxMarks { // for the ]
				return 0, false
			}
			return end + 1, s.link(parent, start, open, close, s.src[destination:end])
		case c == ' ' || c == '(' || c == '[' || c == ']' || signs[c] == 'x':
			return 0, false
		}
	}
}

// link appends a link, or an image, whose text stands between two brackets. The
// text that begins at start comes before.
func (s *simple) link(parent ast.Node, start, open, close int, destination []byte) bool {
	var node ast.Node
	pos := open
	if open > start && s.src[open-1] == '!' {
		pos--
		image := s.images.add(ast.Image{})
		image.Destination = destination
		node = image
	} else {
		link := s.links.add(ast.Link{})
		link.Destination = destination
		node = link
	}
	node.SetPos(pos)
	if start < pos {
		s.text(parent, start, pos)
	}
	parent.AppendChild(parent, node)
	outside := len(s.marks)
	ok := s.lastLine(node, line{start: open + 1, stop: close}, outside)
	s.marks = s.marks[:outside]
	return ok
}
