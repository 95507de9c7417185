package pdf

import "essaim/internal/markdown"

// cell is one cell of a table. In a heading cell, scope is Column or Row.
type cell struct {
	runs  func(e *element, l look) []run
	scope string
	align alignment
	face  typeface
}

// tableRows is a table whose first row is its header, which comes again at the
// top of every page.
type tableRows struct {
	rows    [][]cell
	columns int
}

func words(text string, scope string, align alignment) cell {
	c := cell{scope: scope, align: align, runs: func(_ *element, l look) []run { return plainRuns(text, l) }}
	if scope != "" {
		c.face = bold
	}
	return c
}

// bodyTable is a table of a Markdown body.
func (f *flow) bodyTable(b *markdown.Block) {
	var t tableRows
	for i, r := range b.Blocks {
		var row []cell
		for j := range r.Blocks {
			spans := r.Blocks[j].Spans
			c := cell{
				align: alignment(r.Blocks[j].Align),
				runs:  func(e *element, l look) []run { return f.runs(e, l, spans) },
			}
			if i == 0 && len(spans) > 0 {
				c.scope, c.face = "Column", bold
			}
			row = append(row, c)
		}
		t.add(row)
	}
	f.table(t)
}

func (t *tableRows) add(row []cell) {
	t.rows = append(t.rows, row)
	t.columns = max(t.columns, len(row))
}

// Space around the text of a cell.
const (
	cellPad  = 5 * point
	cellRoom = 3 * point
)

// table sets rows. A row stays on one page, unless no page is high enough.
func (f *flow) table(t tableRows) {
	if t.columns == 0 {
		return
	}
	s := cellStyle()
	if f.dense {
		s = f.bodyStyle()
	}
	pad := cellPad
	if t.columns > manyColumns {
		s.size, s.leading, pad = tenths(60), tenths(80), 2*point
	}
	e := f.parent.child("Table")
	widths := f.columns(t, s, pad)
	f.space(tenths(40))
	var head *piece
	top := len(f.pieces)
	for i, cells := range t.rows {
		r := f.row(e.child("TR"), cells, widths, s, pad)
		if i == 0 {
			f.add(piece{height: r.height, glued: true, draw: r.draw})
			if r.height < pageHeight/4 {
				head = &piece{height: r.height, draw: r.again}
			}
			continue
		}
		first := len(f.pieces)
		f.addRow(r, head)
		if i == len(t.rows)-1 && i > 1 && len(f.pieces) == first+1 { // no row alone on the last page
			f.pieces[first-1].glued = true
		}
	}
	f.glueSmall(top)
	f.space(tenths(90))
}

// manyColumns is when letters become small.
const manyColumns = 9

// row is a row that was set: the lines of each cell.
type row struct {
	element *element
	cells   []setCell
	height  int
	style   style
	x       int
	width   int
	heading bool
}

type setCell struct {
	element  *element
	lines    []line
	x, width int
	align    alignment
}

func (f *flow) row(e *element, cells []cell, widths []int, s style, pad int) row {
	r := row{element: e, style: s, x: f.x}
	x := f.x
	tallest := 1
	for i, w := range widths {
		var c cell
		if i < len(cells) {
			c = cells[i]
		}
		set := setCell{element: e.child("TD"), x: x + pad, width: w - 2*pad, align: c.align}
		if c.scope != "" {
			set.element.tag = "TH"
			set.element.attributes = "/O /Table /Scope /" + c.scope
			r.heading = r.heading || c.scope == "Column"
		}
		if c.runs != nil {
			l := s.look
			l.face = c.face
			set.lines = f.lines(c.runs(set.element, l), max(set.width, pad))
		}
		tallest = max(tallest, len(set.lines))
		r.cells = append(r.cells, set)
		x += w
		r.width += w
	}
	r.height = tallest*s.leading + 2*cellRoom
	return r
}

// addRow adds a row as one piece, or as one piece a line when it is too high.
func (f *flow) addRow(r row, head *piece) {
	if r.height < (pageHeight-marginTop-marginBottom)*2/3 {
		f.add(piece{height: r.height, head: head, draw: r.draw})
		return
	}
	last := (r.height-2*cellRoom)/r.style.leading - 1
	for i := 0; i <= last; i++ {
		f.add(piece{height: r.style.leading, head: head, draw: func(p *painter, top int) {
			r.attach()
			r.lines(p, top, i, i+1)
			if i == last {
				r.rule(p, top-r.style.leading)
			}
		}})
	}
}

// attach gives every cell its place in the tree, those without text too.
func (r row) attach() {
	for _, c := range r.cells {
		c.element.attach()
	}
}

func (r row) draw(p *painter, top int) {
	r.attach()
	r.lines(p, top-cellRoom, 0, r.height)
	r.rule(p, top-r.height)
}

// again draws a header on the next page, where it is no part of the text.
func (r row) again(p *painter, top int) {
	p.furniture("Header")
	for _, c := range r.cells {
		for i, l := range c.lines {
			p.line(l, c.at(l), r.style.base(top-cellRoom-i*r.style.leading), nil)
		}
	}
	r.rule(p, top-r.height)
}

// lines draws lines from to to of each cell.
func (r row) lines(p *painter, top, from, to int) {
	for _, c := range r.cells {
		for i := from; i < min(to, len(c.lines)); i++ {
			p.line(c.lines[i], c.at(c.lines[i]), r.style.base(top-(i-from)*r.style.leading), c.element)
		}
	}
}

func (c setCell) at(l line) int {
	return c.x + c.align.shift(c.width, l.width)
}

func (r row) rule(p *painter, y int) {
	p.artifact()
	if r.heading {
		p.fill(r.x, y, r.width, point, green)
		return
	}
	p.fill(r.x, y, r.width, point/2, hairline)
}

// columns shares the width out: each column has room for its widest word, and
// what is left goes where the text is long. When even the words do not fit,
// they are cut.
func (f *flow) columns(t tableRows, s style, pad int) []int {
	least, most := make([]int, t.columns), make([]int, t.columns)
	scratch := &element{}
	for _, r := range t.rows {
		for i, c := range r {
			l := s.look
			l.face = c.face
			word, all := f.setter.widths(c.runs(scratch, l))
			if c.align == right { // a number stays with its unit
				word = max(word, min(all, f.width/4))
			}
			least[i] = max(least[i], word+2*pad+point)
			most[i] = max(most[i], all+2*pad+point)
		}
	}
	sumLeast, sumMost := 0, 0
	for i := range least {
		least[i] = max(least[i], 2*pad+point)
		most[i] = max(most[i], least[i])
		sumLeast, sumMost = sumLeast+least[i], sumMost+most[i]
	}
	widths := make([]int, t.columns)
	for i := range widths {
		switch {
		case sumLeast >= f.width:
			widths[i] = int(int64(f.width) * int64(least[i]) / int64(sumLeast))
		case sumMost <= f.width:
			widths[i] = most[i] + int(int64(f.width-sumMost)*int64(most[i])/int64(sumMost))
		default:
			widths[i] = least[i] + int(int64(f.width-sumLeast)*int64(most[i]-least[i])/int64(sumMost-sumLeast))
		}
	}
	return widths
}
