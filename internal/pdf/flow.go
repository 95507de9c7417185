package pdf

import "slices"

// piece is what is not cut between two pages: a line, a row of a table, an
// image.
type piece struct {
	above  int // space wanted above it; none at the top of a page
	height int
	glued  bool // the next piece stands on the same page
	frames []*frame
	head   *piece // the table's header, as it is drawn again when the piece begins a page
	anchor *anchor
	mark   *bookmark
	starts bool // it begins a new page

	draw func(p *painter, top int) // top is counted from the page's bottom
}

// frame is drawn behind pieces that follow each other.
type frame struct {
	x, width  int
	fill, bar color // bar is at its left; the zero color is none
}

// flow is a column in which pieces are laid one below the other.
type flow struct {
	*document
	x, width int
	parent   *element
	frames   []*frame
	small    bool // headings take less room
	dense    bool // so does everything else
	tight    bool // headings stand close to what is above and below them
	below    int  // space that the last piece wants below it
}

// What is laid out in a column, by what it is a part of.
type (
	sheetFlow   struct{ *flow }
	bookletFlow struct{ *flow }
	letterFlow  struct{ *flow }
	reportFlow  struct{ *flow }
)

// add appends a piece to the document.
func (f *flow) add(p piece) {
	p.above = max(p.above, f.below)
	f.below = 0
	p.frames = f.frames
	f.pieces = append(f.pieces, p)
}

// space leaves at least this much room before the next piece.
func (f *flow) space(height int) { f.below = max(f.below, height) }

// inset does what in a narrower column.
func (f *flow) inset(by int, parent *element, what func()) {
	before := *f
	f.x, f.width, f.parent = f.x+by, max(f.width-by, minColumn), parent
	what()
	f.x, f.width, f.parent = before.x, before.width, before.parent
}

// minColumn keeps deep lists on the page.
const minColumn = 60 * point

// framed does what in front of a frame, with margins inside of it.
func (f *flow) framed(fr frame, beside, above int, what func()) {
	fr.x, fr.width = f.x, f.width
	outer := f.frames
	f.frames = append(slices.Clip(f.frames), &fr)
	f.margin(above)
	f.inset(beside, f.parent, func() {
		f.width = max(f.width-beside, minColumn)
		what()
	})
	f.glueLast()
	f.below = 0
	f.margin(above)
	f.pieces[len(f.pieces)-1].glued = false
	f.frames = outer
}

// margin is an empty piece, which a frame is drawn behind.
func (f *flow) margin(height int) {
	f.add(piece{height: height, glued: true, draw: func(*painter, int) {}})
}

// glueLast keeps the last piece with the next one.
func (f *flow) glueLast() {
	if n := len(f.pieces); n > 0 {
		f.pieces[n-1].glued = true
	}
}

// rule draws a line across the column.
func (f *flow) rule(above, below int, c color) {
	x, width := f.x, f.width
	f.add(piece{above: above, height: point / 2, draw: func(p *painter, top int) {
		p.artifact()
		p.fill(x, top-point/2, width, point/2, c)
	}})
	f.space(below)
}

// paragraph sets runs as the text of e.
func (f *flow) paragraph(e *element, s style, runs []run) {
	lines := f.lines(runs, f.width)
	for i, l := range lines {
		x := f.x + s.align.of(l).shift(f.width, l.width)
		above := 0
		if i == 0 {
			above = s.above
		}
		f.add(piece{
			above: above, height: s.leading,
			glued: i == 0 && len(lines) > 1 || i == len(lines)-2,
			draw:  func(p *painter, top int) { p.line(l, x, s.base(top), e) },
		})
	}
	if len(lines) > 0 {
		f.space(s.below)
	}
}

// base is where letters stand in a line whose top is given: their capitals
// are in the middle.
func (s style) base(top int) int { return top - (s.leading+s.size*7/10)/2 }

// of is where a line stands: at the side where it begins.
func (a alignment) of(l line) alignment {
	if a == left && l.toLeft {
		return right
	}
	return a
}

func (a alignment) shift(width, used int) int {
	switch a {
	case center:
		return max(width-used, 0) / 2
	case right:
		return max(width-used, 0)
	}
	return 0
}

// placed is a piece on its page.
type placed struct {
	*piece
	top int // from the page's bottom
}

// paginate cuts the pieces into pages and gives anchors and bookmarks the place where
// they are. No part ends with a page that has next to nothing.
func (d *document) paginate() [][]placed {
	pages, firsts := d.cutPages()
	if d.fillLast(firsts) {
		pages, _ = d.cutPages()
	}
	return pages
}

// leastOnLast is what the last page of a part has at least: some lines.
const leastOnLast = 60 * point

// fillLast has last pages that are emptier begin earlier, if what goes over to them leaves
// half of the page before. firsts are the first pieces of all pages.
func (d *document) fillLast(firsts []int) (changed bool) {
	for page := 1; page < len(firsts); page++ {
		first, end := firsts[page], len(d.pieces)
		if page+1 < len(firsts) {
			end = firsts[page+1]
		}
		isLast := end == len(d.pieces) || d.pieces[end].starts
		height := heightOf(d.pieces[first:end])
		if d.pieces[first].starts || !isLast || height >= leastOnLast {
			continue
		}
		for i := first - 1; i > firsts[page-1]; i-- {
			if height += d.pieces[i].above + d.pieces[i].height; height > (pageHeight-marginTop-marginBottom)/2 {
				break
			}
			if height >= leastOnLast && !d.pieces[i-1].glued {
				d.pieces[i].starts, changed = true, true
				break
			}
		}
	}
	return changed
}

func heightOf(pieces []piece) (height int) {
	for _, p := range pieces {
		height += p.above + p.height
	}
	return height
}

// cutPages lays pieces on pages. Pieces that are glued stay together unless a page cannot
// hold them. firsts are the first pieces of each page.
func (d *document) cutPages() (pages [][]placed, firsts []int) {
	const top, bottom = pageHeight - marginTop, marginBottom
	d.marks = d.marks[:0]
	y := 0
	turn := func(i int) {
		pages, firsts = append(pages, nil), append(firsts, i)
		y = top
		if len(pages) > 1 && !d.bare {
			y -= runningHead
		}
		if head := d.pieces[i].head; head != nil {
			last := len(pages) - 1
			pages[last] = append(pages[last], placed{head, y})
			y -= head.height
		}
	}
	for i := 0; i < len(d.pieces); {
		end, height := i+1, d.pieces[i].height
		for d.pieces[end-1].glued && end < len(d.pieces) {
			height += d.pieces[end].above + d.pieces[end].height
			end++
		}
		first := &d.pieces[i]
		fits := y-first.above-height >= bottom
		if len(pages) == 0 || first.starts || !fits && height < (top-bottom)*3/4 && len(pages[len(pages)-1]) > 0 {
			turn(i)
		}
		for ; i < end; i++ {
			p := &d.pieces[i]
			if y-p.above-p.height < bottom && len(pages[len(pages)-1]) > 0 {
				turn(i)
			}
			last := len(pages) - 1
			if len(pages[last]) > 0 {
				y -= p.above
			}
			pages[last] = append(pages[last], placed{p, y})
			if p.anchor != nil {
				*p.anchor = anchor{last, y}
			}
			if p.mark != nil {
				p.mark.page, p.mark.y = last, y+2*point
				d.marks = append(d.marks, *p.mark)
			}
			y -= p.height
		}
	}
	return pages, firsts
}

// runningHead is the room for the line at the top of every page but the first.
const runningHead = 9 * mm

// paint draws the pieces of a page, each frame once behind all of its own.
func (p *painter) paint(pieces []placed) {
	var drawn []*frame
	for i, on := range pieces {
		for _, fr := range on.frames {
			if !slices.Contains(drawn, fr) {
				drawn = append(drawn, fr)
				p.frame(fr, on.top, bottomOf(fr, pieces[i:]))
			}
		}
		on.draw(p, on.top)
	}
}

func bottomOf(fr *frame, pieces []placed) (bottom int) {
	for _, on := range pieces {
		if !slices.Contains(on.frames, fr) {
			break
		}
		bottom = on.top - on.height
	}
	return bottom
}

func (p *painter) frame(fr *frame, top, bottom int) {
	p.artifact()
	if fr.fill != (color{}) {
		p.fill(fr.x, bottom, fr.width, top-bottom, fr.fill)
	}
	if fr.bar != (color{}) {
		p.fill(fr.x, bottom, 2*point, top-bottom, fr.bar)
	}
}
