package pdf

import "essaim/internal/view"

// figures are set side by side between two lines, each as an item of a list.
func (f *flow) figures(list []view.Figure) {
	if len(list) == 0 {
		return
	}
	const most = 4 // in a row
	rows := (len(list) + most - 1) / most
	across := (len(list) + rows - 1) / rows
	l := f.parent.child("L")
	l.attributes = "/O /List /ListNumbering /None"
	f.rule(tenths(60), 0, hairline)
	for first := 0; first < len(list); first += across {
		f.glueLast()
		f.figureRow(l, list[first:min(first+across, len(list))], across)
	}
	f.glueLast()
	f.rule(tenths(20), tenths(60), hairline)
}

// figurePart is one text of a figure: its label, its value or its note.
type figurePart struct {
	style
	lines   []line
	element *element
}

func (f *flow) figureRow(l *element, list []view.Figure, across int) {
	const gap = 12 * point
	width := (f.width - gap*(across-1)) / across
	var columns [][]figurePart
	height := 0
	for _, v := range list {
		parts := f.figure(l.child("LI"), v, width)
		h := 0
		for _, p := range parts {
			h += len(p.lines) * p.leading
		}
		height = max(height, h)
		columns = append(columns, parts)
	}
	x := f.x
	f.add(piece{above: tenths(70), height: height, draw: func(p *painter, top int) {
		for i, parts := range columns {
			y := top
			for _, part := range parts {
				for _, l := range part.lines {
					p.line(l, x+i*(width+gap), part.base(y), part.element)
					y -= part.leading
				}
			}
		}
	}})
	f.space(tenths(50))
}

// figure is an item whose label is the figure's.
func (f *flow) figure(li *element, v view.Figure, width int) []figurePart {
	value := style{look: look{face: serif, size: tenths(145), color: ink}, leading: tenths(185)}
	note := style{look: look{face: regular, size: tenths(82), color: soft}, leading: tenths(112)}
	label, body := li.child("Lbl"), li.child("LBody")
	return []figurePart{
		{note, f.lines(plainRuns(v.Label+" ", note.look), width), label},
		{value, f.lines(plainRuns(v.Value+" ", value.look), width), body},
		{note, f.lines(plainRuns(v.Note, note.look), width), body},
	}
}
