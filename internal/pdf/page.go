package pdf

import (
	"strconv"
)

// A4, in thousandths of a point.
const (
	pageWidth  = 595276
	pageHeight = 841890
)

// page is one page of a document that is being painted.
type page struct {
	ref         ref
	body        ref        // the stream of what is painted on it, once it is written
	furniture   []ref      // those of its running lines, which another document replaces
	resources   ref        // its own; 0: those of all pages
	content     []byte     // operators
	owners      []*element // by number of marked content
	taken       []ref      // the same of a page that was taken over
	annotations []annotation
	lines       []stroke // under and through texts, drawn last
}

// contents appends what the page is painted by.
func (p *page) contents(b code) code {
	b = b.ref(p.body)
	for _, r := range p.furniture {
		b = b.str(" ").ref(r)
	}
	return b
}

// annotation is the part of a link that stands on one line.
type annotation struct {
	ref                      ref
	key                      int // in the tree of parents
	owner                    *element
	taken                    ref // the same of a page that was taken over, whose links are written
	link                     *link
	left, bottom, right, top int
}

// link leads to an address, or to an anchor of the document.
type link struct {
	element *element
	url     string
	to      *anchor
	says    string // its text, which readers that know no structure announce
}

// anchor is a place of the document, known once it is cut into pages.
type anchor struct{ page, y int }

type stroke struct {
	x, y, width, thick int
	color              color
}

// color is red, green and blue.
type color [3]byte

// append writes it as the operands of rg.
func (c color) append(b code) code {
	for i, v := range c {
		if i > 0 {
			b = b.str(" ")
		}
		b = b.length(int(v) * 1000 / 255)
	}
	return b
}

// number is a length in points, to a hundredth.
func number(length int) string { return string(appendNumber(nil, length)) }

func appendNumber(b []byte, length int) []byte {
	if length < 0 {
		if length > -5 {
			return append(b, '0')
		}
		b, length = append(b, '-'), -length
	}
	hundredths := (length + 5) / 10
	b = strconv.AppendInt(b, int64(hundredths/100), 10)
	switch rest := hundredths % 100; {
	case rest == 0:
	case rest%10 == 0:
		b = append(b, '.', byte('0'+rest/10))
	default:
		b = append(b, '.', byte('0'+rest/10), byte('0'+rest%10))
	}
	return b
}

// painter writes pages, one after the other. Heights are counted from the top
// of the page; y below is PDF's, from its bottom.
type painter struct {
	*document
	*page
	index  int      // of the page
	open   *element // of the marked content that is open; nil: none, or an artifact
	marked bool     // marked content is open
	inText bool
	x, y   int // of the last line that was begun, within this text object
	face   typeface
	size   int
	color  color
	rise   int
}

// begin starts the next page.
func (p *painter) begin(index int, pg *page) {
	*p = painter{document: p.document, page: pg, index: index, face: -1}
	pg.content = p.room[:0]
}

// finish draws the lines under and through the text.
func (p *painter) finish() {
	if len(p.lines) > 0 {
		p.artifact()
		for _, s := range p.lines {
			p.fill(s.x, s.y, s.width, s.thick, s.color)
		}
		p.lines = nil
	}
	p.unmark()
	p.text(false)
}

// within opens the marked content of an element, unless it is open.
func (p *painter) within(e *element) {
	if !p.marked || p.open != e {
		p.own(e, true)
	}
}

// own opens marked content of an element, within a text object or not.
func (p *painter) own(e *element, inText bool) {
	e.attach()
	p.mark(inText, "/"+e.tag+" <</MCID "+strconv.Itoa(len(p.owners))+">> BDC\n")
	e.kids = append(e.kids, kid{page: p.index, content: len(p.owners)})
	p.owners = append(p.owners, e)
	p.open = e
}

// artifact opens what is drawn and is not part of the text.
func (p *painter) artifact() { p.mark(false, "/Artifact BMC\n") }

// furniture opens text that is repeated from page to page; kind is Header or
// Footer.
func (p *painter) furniture(kind string) {
	p.mark(true, "/Artifact <</Type /Pagination /Subtype /"+kind+">> BDC\n")
}

func (p *painter) mark(inText bool, operator string) {
	p.unmark()
	p.text(inText)
	p.content = append(p.content, operator...)
	p.open, p.marked = nil, true
}

func (p *painter) unmark() {
	if p.marked {
		p.content = append(p.content, "EMC\n"...)
		p.open, p.marked = nil, false
	}
}

// text enters or leaves a text object. Marked content lies wholly inside or
// wholly outside of one.
func (p *painter) text(inside bool) {
	switch {
	case inside && !p.inText:
		p.content = append(p.content, "BT\n"...)
		p.x, p.y = 0, 0
	case !inside && p.inText:
		p.content = append(p.content, "ET\n"...)
	}
	p.inText = inside
}

// fill draws a rectangle whose lower left corner is at x, y.
func (p *painter) fill(x, y, width, height int, c color) {
	p.ink(c)
	p.content = code(p.content).length(x).str(" ").length(y).str(" ").length(width).str(" ").length(height).str(" re f\n")
}

func (p *painter) ink(c color) {
	if c != p.color {
		p.color = c
		p.content = c.append(p.content).str(" rg\n")
	}
}

// line draws a line of text whose base is y. Without an element it belongs to
// the artifact that is open.
func (p *painter) line(l line, x, y int, e *element) {
	end := x + l.width
	for i := range l.fragments {
		f := &l.fragments[i]
		owner := e
		if e != nil && f.within != nil {
			owner = f.within
		}
		if owner != nil {
			p.within(owner)
		}
		p.fragment(f, x, y)
		if f.link != nil && owner != nil {
			p.annotate(f, x, y)
		}
		width := min(f.width, end-x) // without the space at the line's end
		if f.underline {
			p.lines = append(p.lines, stroke{x, y - f.size/7, width, f.size / 20, f.color})
		}
		if f.struck {
			p.lines = append(p.lines, stroke{x, y + f.size/4, width, f.size / 18, f.color})
		}
		x += f.width
	}
}

func (p *painter) fragment(f *fragment, x, y int) {
	p.style(f.look)
	dx, dy := rounded(x-p.x), rounded(y-p.y)
	p.content = appendNumber(p.content, dx)
	p.content = append(p.content, ' ')
	p.content = appendNumber(p.content, dy)
	p.content = append(p.content, " Td "...)
	// The pen is where the rounded numbers say.
	p.x, p.y = p.x+dx, p.y+dy
	p.show(f)
}

func rounded(length int) int {
	if length < 0 {
		return -rounded(-length)
	}
	return (length + 5) / 10 * 10
}

func (p *painter) style(l look) {
	if l.face != p.face || l.size != p.size {
		p.face, p.size = l.face, l.size
		p.content = code(p.content).str("/F").int(int(l.face)).str(" ").length(l.size).str(" Tf\n")
	}
	p.ink(l.color)
	if l.rise != p.rise {
		p.rise = l.rise
		p.content = code(p.content).length(l.rise).str(" Ts\n")
	}
}

// show writes letters, with what brings pairs of them nearer.
func (p *painter) show(f *fragment) {
	s := p.use(f.face)
	b := append(p.content, "[("...)
	var previous uint16
	for _, r := range f.text {
		if r == zeroWidth {
			continue
		}
		code, known := s.code(r)
		if !known {
			p.miss(r)
		}
		if !known && p.open != nil {
			b = boxed(b, r, code)
			previous = 0
			continue
		}
		glyph := s.drawings[code]
		if k := s.kerning(previous, glyph); k != 0 {
			b = append(b, ')')
			b = strconv.AppendInt(b, int64(-s.thousandths(k)), 10)
			b = append(b, '(')
		}
		previous = glyph
		b = appendByte(appendByte(b, byte(code>>8)), byte(code))
	}
	p.content = append(b, ")]TJ\n"...)
}

// boxed ends a text, draws the box of a letter that no face has, and says what it
// stands for.
func boxed(b code, r rune, box uint16) code {
	b = b.str(")]TJ\n/Span <</ActualText ").str(text(string(r))).str(">> BDC\n[(")
	b = appendByte(appendByte(b, byte(box>>8)), byte(box))
	return b.str(")]TJ\nEMC\n[(")
}

// annotate makes the part of a link that a fragment is clickable, together with
// the one before it on the same line.
func (p *painter) annotate(f *fragment, x, y int) {
	bottom, top := y-f.size/4, y+f.size*9/10
	if last := len(p.annotations) - 1; last >= 0 {
		if a := &p.annotations[last]; a.link == f.link && a.bottom <= y && y <= a.top {
			a.right = x + f.width
			return
		}
	}
	a := annotation{
		ref: p.reserve(), key: p.nextKey, owner: f.link.element, link: f.link,
		left: x, bottom: bottom, right: x + f.width, top: top,
	}
	p.nextKey++
	p.annotations = append(p.annotations, a)
	f.link.element.kids = append(f.link.element.kids, kid{page: p.index, annotation: a.ref})
}
