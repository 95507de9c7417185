package drawing

import (
	"slices"
	"strconv"

	"essaim/internal/network"
	"essaim/internal/view"
	"essaim/internal/wording"
)

const (
	spreadStep = 44 // from a line to the next
	spreadGap  = 64 // between a name and the next column
)

// Spread is nil unless somebody learnt from an adopter: a single step needs no
// drawing.
func Spread(w *wording.Words, s *network.Sheet, steps []network.Spread) *view.Spread {
	if !slices.ContainsFunc(steps, func(x network.Spread) bool { return len(x.Next) > 0 }) {
		return nil
	}
	d := spreadDrawing{words: w, Spread: &view.Spread{}}
	d.column(0, []string{w.CarrierNames(s)})
	d.measure(1, steps)
	source := d.add(0, view.SpreadNode{Kind: "in-place", Name: w.CarrierNames(s)})
	d.grow(1, source, steps)
	d.Width, d.Height = d.left(len(d.widths)), d.line*spreadStep
	return d.Spread
}

// spreadDrawing lays the tree out: a leaf takes a line, whatever leads to
// several leaves stands beside the first.
type spreadDrawing struct {
	words *wording.Words
	*view.Spread
	widths []int // of each column: its longest name
	line   int   // that are taken
}

func (d *spreadDrawing) column(depth int, names []string) {
	if depth == len(d.widths) {
		d.widths = append(d.widths, 0)
	}
	for _, name := range names {
		d.widths[depth] = max(d.widths[depth], 28+nameWidth(name))
	}
}

func (d *spreadDrawing) measure(depth int, steps []network.Spread) {
	for _, x := range steps {
		d.column(depth, []string{d.name(x)})
		d.measure(depth+1, x.Next)
	}
}

func (d *spreadDrawing) name(x network.Spread) string {
	state, since := d.words.StateOf(x.Adoption)
	name := d.words.CommuneLink(x.Adoption.Commune).Name
	if state == "" || since.Year == 0 {
		return name
	}
	return name + ", " + strconv.Itoa(int(since.Year))
}

// left is where a column begins.
func (d *spreadDrawing) left(depth int) int {
	x := 0
	for _, width := range d.widths[:depth] {
		x += width + spreadGap
	}
	if depth == len(d.widths) {
		x -= spreadGap
	}
	return x
}

func (d *spreadDrawing) add(depth int, n view.SpreadNode) view.SpreadNode {
	left, middle := d.left(depth), d.line*spreadStep+spreadStep/2
	n.Left, n.Top = left, middle-signSize/2
	n.TextX, n.TextY = left+signSize+6, middle+5
	d.Nodes = append(d.Nodes, n)
	return n
}

func (d *spreadDrawing) grow(depth int, from view.SpreadNode, steps []network.Spread) {
	for _, x := range steps {
		state, _ := d.words.StateOf(x.Adoption)
		node := d.add(depth, view.SpreadNode{Kind: string(state), Name: d.name(x)})
		d.Lines = append(d.Lines, view.SpreadLine{X1: from.TextX + nameWidth(from.Name) + 8, Y1: from.Top + signSize/2, X2: node.Left - 8, Y2: node.Top + signSize/2})
		if len(x.Next) == 0 {
			d.line++
			continue
		}
		d.grow(depth+1, node, x.Next)
	}
}
