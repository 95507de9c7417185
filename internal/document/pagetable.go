package document

import (
	"strconv"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Tables of pages. Cells that are one over several columns or rows have their text in the
// first; the others are there, and empty, so that each cell stays in its own column.

// maxCellsOfPage is how many cells a table of a page may have.
const maxCellsOfPage = 20_000

// A tableReading is that of a table of a page.
type tableReading struct {
	*page
	rows   [][]Cell
	below  map[int]int // for how many more rows the cell of a column goes on
	cells  int
	merged bool
}

// table reads a table: its rows, whatever parts they stand in. Of the look around it only
// that it is hidden goes on in it.
func (p *page) table(n *html.Node, look pageLook) {
	t := &tableReading{page: p, below: map[int]int{}}
	t.parts(n, pageLook{hidden: look.hidden})
	if t.merged {
		p.remark(MergedCells, "")
	}
	if t.cells > maxCellsOfPage || len(t.rows) == 1 && len(t.rows[0]) == 1 {
		for _, row := range t.rows { // a frame, or more than anybody reads as a table
			for _, cell := range row {
				p.Blocks = append(p.Blocks, cell.Blocks...)
			}
		}
		return
	}
	if len(t.rows) > 0 {
		p.Blocks = append(p.Blocks, Block{Kind: Table, Rows: t.rows})
	}
}

func (t *tableReading) parts(n *html.Node, look pageLook) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.DataAtom {
		case atom.Thead, atom.Tbody, atom.Tfoot:
			t.parts(c, t.within(c, look))
		case atom.Tr:
			t.row(c, t.within(c, look))
		case atom.Caption:
			t.inside(c, pageLook{bold: true, hidden: t.within(c, look).hidden}, nil)
			t.end(Paragraph, 0)
		default:
			t.astray(c, look)
		}
	}
}

// astray reads what is in a table and in none of its cells.
func (t *tableReading) astray(n *html.Node, look pageLook) {
	t.node(n, look, nil)
	t.end(Paragraph, 0)
}

func (t *tableReading) row(n *html.Node, look pageLook) {
	var row []Cell
	from := t.below
	t.below = map[int]int{}
	goOn := func() { // cells of the rows above that reach into this one
		for from[len(row)] > 0 && t.cells <= maxCellsOfPage {
			t.cells++
			if from[len(row)] > 1 {
				t.below[len(row)] = from[len(row)] - 1
			}
			row = append(row, Cell{Merged: true})
		}
	}
	for d := n.FirstChild; d != nil; d = d.NextSibling {
		if d.DataAtom != atom.Td && d.DataAtom != atom.Th {
			t.astray(d, look)
			continue
		}
		goOn()
		down, across := span(d, "rowspan"), span(d, "colspan")
		if t.cells > maxCellsOfPage {
			down, across = 1, 1
		}
		t.cells += across
		t.merged = t.merged || down > 1 || across > 1
		for i := range across {
			if down > 1 {
				t.below[len(row)] = down - 1
			}
			cell := Cell{}
			if i == 0 {
				cell = t.cell(d, look)
			}
			row = append(row, cell)
		}
	}
	goOn()
	if len(row) > 0 {
		t.rows = append(t.rows, row)
	}
}

// span is over how many rows or columns a cell goes.
func span(n *html.Node, attr string) int {
	over, _ := strconv.Atoi(attrOf(n, attr))
	return max(1, min(over, maxSpan))
}

func (t *tableReading) cell(n *html.Node, look pageLook) Cell {
	look = t.within(n, look)
	own := &page{Document: &Document{}, base: t.base}
	own.inside(n, look, nil)
	own.end(Paragraph, 0)
	for _, r := range own.Remarks {
		for _, text := range r.Texts {
			t.remark(r.Kind, text)
		}
	}
	return Cell{Blocks: own.Blocks}
}
