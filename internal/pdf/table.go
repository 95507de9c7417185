package pdf

import (
	"slices"

	"essaim/internal/markdown"
)

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

// A tableStyle is how large a table is set, and the space around its texts.
type tableStyle struct {
	style
	pad int
}

// tableStyles are those that a table is tried in, the largest first.
func (f *flow) tableStyles(columns int) []tableStyle {
	s := cellStyle()
	if f.dense {
		s = f.bodyStyle()
	}
	styles := []tableStyle{{s, cellPad}, {s, 2 * point}, {s, 2 * point}}
	styles[1].size, styles[1].leading = tenths(60), tenths(80)
	styles[2].size, styles[2].leading = tenths(50), tenths(67)
	if columns > manyColumns {
		return styles[1:]
	}
	return styles
}

// table sets rows. No word or number is cut that a line could hold: letters become
// smaller first, and then the columns that are too many go below the others, each time
// after the first one.
func (f *flow) table(t tableRows) {
	if t.columns == 0 {
		return
	}
	styles := f.tableStyles(t.columns)
	for _, s := range styles {
		if m := f.measure(t, s); sum(m.firm) <= f.width || t.columns == 1 {
			f.tablePart(m)
			return
		}
	}
	s := styles[len(styles)-2]
	n := f.measure(t, s)
	for from := 1; from < t.columns; {
		to, width := from+1, n.firm[0]+n.firm[from]
		for to < t.columns && width+n.firm[to] <= f.width {
			width += n.firm[to]
			to++
		}
		f.tablePart(f.measure(t.only(from, to), s))
		from = to
	}
}

// only is a table of the first column and those from from to to.
func (t tableRows) only(from, to int) tableRows {
	var part tableRows
	for _, r := range t.rows {
		row := slices.Clone(r[:min(1, len(r))])
		part.add(append(row, r[min(from, len(r)):min(to, len(r))]...))
	}
	part.columns = 1 + to - from
	return part
}

// tablePart sets a table. A row stays on one page, unless no page is high enough.
func (f *flow) tablePart(m measuredTable) {
	widths := m.widths(f.width)
	f.space(tenths(40))
	var head *piece
	top := len(f.pieces)
	for i, r := range m.rows {
		f.setRow(&r, widths)
		if i == 0 {
			f.add(piece{height: r.height, glued: true, draw: r.draw})
			if r.height < pageHeight/4 {
				head = &piece{height: r.height, draw: r.again}
			}
			continue
		}
		first := len(f.pieces)
		f.addRow(r, head)
		if i == len(m.rows)-1 && i > 1 && len(f.pieces) == first+1 { // no row alone on the last page
			f.pieces[first-1].glued = true
		}
	}
	f.glueSmall(top)
	f.space(tenths(90))
}

// manyColumns is when letters become small.
const manyColumns = 9

// row is a row of a table: once it is set, with the lines of each cell.
type row struct {
	element *element
	cells   []setCell
	height  int
	style   tableStyle
	x       int
	width   int
	heading bool
}

type setCell struct {
	element  *element
	runs     []run
	atoms    []atom // of these, as they were measured
	lines    []line
	x, width int
	align    alignment
}

// measuredTable is a table whose cells were measured in a style.
type measuredTable struct {
	needs
	rows []row
}

// measure measures each cell once: what it needs, and what its lines are made of.
func (f *flow) measure(t tableRows, s tableStyle) measuredTable {
	m := measuredTable{needs: needs{make([]int, t.columns), make([]int, t.columns), make([]int, t.columns)}}
	beside := 2*s.pad + point
	e := f.parent.child("Table")
	for _, cells := range t.rows {
		r := row{element: e.child("TR"), style: s, x: f.x, cells: make([]setCell, t.columns)}
		for i := range r.cells {
			var c cell
			if i < len(cells) {
				c = cells[i]
			}
			r.heading = r.heading || c.scope == "Column"
			of := f.measureCell(&r.cells[i], r.element, c, s.look)
			m.firm[i] = max(m.firm[i], of.firm+beside)
			m.least[i] = max(m.least[i], of.firm+beside, of.word+beside)
			m.most[i] = max(m.most[i], m.least[i], of.all+beside)
		}
		m.rows = append(m.rows, r)
	}
	return m
}

func (f *flow) measureCell(set *setCell, row *element, c cell, l look) (m measure) {
	set.element, set.align = row.child("TD"), c.align
	if c.scope != "" {
		set.element.tag, set.element.attributes = "TH", "/O /Table /Scope /"+c.scope
	}
	if c.runs == nil {
		return m
	}
	l.face = c.face
	set.runs = c.runs(set.element, l)
	m = f.setter.measured(set.runs)
	set.atoms = slices.Clone(f.atoms)
	if c.align == right { // a number stays with its unit
		m.word = max(m.word, min(m.all, f.width/4))
	}
	return m
}

// setRow sets a row in columns of these widths.
func (f *flow) setRow(r *row, widths []int) {
	x, pad, tallest := r.x, r.style.pad, 1
	for i, w := range widths {
		c := &r.cells[i]
		c.x, c.width = x+pad, w-2*pad
		f.atoms, c.atoms = append(f.atoms[:0], c.atoms...), nil
		c.lines = f.broken(c.runs, max(c.width, pad))
		tallest = max(tallest, len(c.lines))
		x += w
		r.width += w
	}
	r.height = tallest*r.style.leading + 2*cellRoom
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
	return c.x + c.align.of(l).shift(c.width, l.width)
}

func (r row) rule(p *painter, y int) {
	p.artifact()
	if r.heading {
		p.fill(r.x, y, r.width, point, green)
		return
	}
	p.fill(r.x, y, r.width, point/2, hairline)
}

// needs are the widths of the columns of a table, with the space beside their texts.
type needs struct {
	firm  []int // that no word or number is cut
	least []int // that no address is, either
	most  []int // that nothing is broken
}

// widths share a width out: each column has room for its widest word, and what is left
// goes where the text is long. Addresses give way first; when even the words do not
// fit, they are cut.
func (n needs) widths(width int) []int {
	switch {
	case sum(n.firm) >= width:
		return between(make([]int, len(n.firm)), n.firm, width)
	case sum(n.least) >= width:
		return between(n.firm, n.least, width)
	case sum(n.most) >= width:
		return between(n.least, n.most, width)
	}
	all := make([]int, len(n.most))
	for i, most := range n.most {
		all[i] = most + int(int64(width-sum(n.most))*int64(most)/int64(sum(n.most)))
	}
	return all
}

// between are widths whose sum is width, each as far between its least and its most.
func between(least, most []int, width int) []int {
	widths := make([]int, len(least))
	low, high := sum(least), sum(most)
	for i := range widths {
		widths[i] = least[i] + int(int64(width-low)*int64(most[i]-least[i])/int64(max(high-low, 1)))
	}
	return widths
}

func sum(lengths []int) (total int) {
	for _, l := range lengths {
		total += l
	}
	return total
}
