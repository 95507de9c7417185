package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
)

// A simple reader reads what nearly all bodies are made of: paragraphs, headings
// behind #, quotations, lists, emphasis, links and images. It makes the nodes
// that goldmark would, without memory of their own. A body that holds anything
// else, or that takes a second look to be understood, is left to goldmark as a
// whole: TestSimple and FuzzSimple compare the two.
type simple struct {
	nursery
	src   []byte
	lines []line
	runs  []run  // the items of the lists that are being read
	marks []mark // that may open an emphasis
	count int    // of the marks of the paragraph
}

// line is what a line holds for the block that is being read: without what
// belongs to the blocks around it, without its end and the spaces before that.
type line struct {
	start, stop int
	hard        bool // two spaces and more end it
}

// run is a run of lines.
type run struct{ from, to int }

// maxSimpleDepth is how many lists and quotations may lie within each other, far
// below maxDepth.
const maxSimpleDepth = 8

// parse gives the blocks of a body, nil when it is not simple.
func (s *simple) parse(src []byte) ast.Node {
	s.empty()
	s.src, s.lines, s.runs = src, s.lines[:0], s.runs[:0]
	for start := 0; start < len(src); {
		end := len(src)
		if n := bytes.IndexByte(src[start:], '\n'); n >= 0 {
			end = start + n
		}
		stop := end
		for stop > start && src[stop-1] == ' ' {
			stop--
		}
		s.lines = append(s.lines, line{start, stop, end-stop > 1})
		start = end + 1
	}
	root := s.documents.add(ast.Document{})
	if !s.blocks(root, run{0, len(s.lines)}, 0) {
		return nil
	}
	return root
}

// blocks appends the blocks that some lines hold. Like all that reads here, it
// tells whether they are simple.
func (s *simple) blocks(parent ast.Node, lines run, depth int) bool {
	for i := lines.from; i < lines.to; {
		switch s.shape(i) {
		case blank:
			i++
		case title:
			if !s.heading(parent, s.lines[i]) {
				return false
			}
			i++
		case quoted:
			end := i
			for ; end < lines.to && s.shape(end) == quoted; end++ {
				l := &s.lines[end]
				l.start = min(l.start+len("> "), l.stop)
			}
			if end < lines.to && s.shape(end) != blank || depth == maxSimpleDepth {
				return false // a line may go on with the paragraph before it
			}
			q := s.quotations.add(ast.Blockquote{})
			parent.AppendChild(parent, q)
			if !s.blocks(q, run{i, end}, depth+1) {
				return false
			}
			i = end
		case item:
			end, ok := s.list(parent, run{i, lines.to}, depth)
			if !ok {
				return false
			}
			i = end
		case prose:
			end := s.paragraphEnd(run{i, lines.to})
			p := s.paragraphs.add(ast.Paragraph{})
			parent.AppendChild(parent, p)
			if !s.inlines(p, run{i, end}) {
				return false
			}
			i = end
		default:
			return false
		}
	}
	return true
}

// paragraphEnd is where the paragraph ends that begins with the first line.
func (s *simple) paragraphEnd(lines run) int {
	for i := lines.from + 1; i < lines.to; i++ {
		switch s.shape(i) {
		case prose:
		case item: // a number in a sentence is no item, but 1 may be
			if m := s.marker(i); !m.ordered || m.number == 1 {
				return i
			}
		default:
			return i
		}
	}
	return lines.to
}

func (s *simple) heading(parent ast.Node, l line) bool {
	level := 1
	for s.src[l.start+level] == '#' {
		level++
	}
	text := line{start: l.start + level, stop: l.stop}
	for s.src[text.start] == ' ' {
		text.start++
	}
	if s.src[l.stop-1] == '#' { // which may close it
		return false
	}
	h := s.headings.add(ast.Heading{Level: level})
	h.SetPos(l.start)
	parent.AppendChild(parent, h)
	s.count, s.marks = 0, s.marks[:0]
	return s.lastLine(h, text, 0)
}

// list appends the list whose first item is the first line, and gives the line
// behind it. Nothing in an item is separated by an empty line, and nothing lies
// in it but text and lists.
func (s *simple) list(parent ast.Node, lines run, depth int) (end int, simple bool) {
	if depth == maxSimpleDepth {
		return 0, false
	}
	first := s.marker(lines.from)
	list := s.lists.add(ast.List{Marker: first.sign, IsTight: true, Start: first.number})
	parent.AppendChild(parent, list)
	open := len(s.runs)
	for end = lines.from; ; {
		width := s.marker(end).width
		s.lines[end].start += width
		content := run{end, end + 1}
		for content.to < lines.to && s.isIndented(content.to, width) {
			s.lines[content.to].start += width
			content.to++
		}
		s.runs = append(s.runs, content)
		end = content.to
		for end < lines.to && s.shape(end) == blank {
			end++
		}
		if end == lines.to {
			break
		}
		if s.shape(end) == item && s.marker(end).sign == first.sign {
			list.IsTight = list.IsTight && end == content.to
			continue
		}
		if end == content.to {
			return 0, false // the line may go on with the item
		}
		break
	}
	for _, content := range s.runs[open:] { // those of inner lists come behind
		if !s.item(list, content, depth) {
			return 0, false
		}
	}
	s.runs = s.runs[:open]
	return end, true
}

func (s *simple) item(list *ast.List, lines run, depth int) bool {
	if s.shape(lines.from) != prose || s.src[s.lines[lines.from].start] == '[' { // a task
		return false
	}
	node := s.items.add(ast.ListItem{})
	list.AppendChild(list, node)
	var text ast.Node
	if list.IsTight {
		text = s.itemTexts.add(ast.TextBlock{})
	} else {
		text = s.paragraphs.add(ast.Paragraph{})
	}
	node.AppendChild(node, text)
	end := s.paragraphEnd(lines)
	if !s.inlines(text, run{lines.from, end}) {
		return false
	}
	for end < lines.to {
		if s.shape(end) != item {
			return false
		}
		next, ok := s.list(node, run{end, lines.to}, depth+1)
		if !ok {
			return false
		}
		end = next
	}
	return true
}

// isIndented tells whether a line begins with so many spaces, and goes on.
func (s *simple) isIndented(i, width int) bool {
	l := s.lines[i]
	if l.stop-l.start <= width {
		return false
	}
	for _, c := range s.src[l.start : l.start+width] {
		if c != ' ' {
			return false
		}
	}
	return true
}
