package drawing

import "unicode/utf8"

// A box of the drawing.
type box struct{ left, top, right, bottom int }

func (b box) meets(other box) bool {
	return b.left < other.right && other.left < b.right && b.top < other.bottom && other.top < b.bottom
}

// A room is what labels are placed in, and what is taken of it.
type room struct {
	width, height int
	taken         []box
}

func (r *room) take(b box) { r.taken = append(r.taken, b) }

// free reports whether a box covers nothing and is inside.
func (r *room) free(b box) bool {
	if b.left < 0 || b.right > r.width || b.top < 0 || b.bottom > r.height {
		return false
	}
	for _, t := range r.taken {
		if b.meets(t) {
			return false
		}
	}
	return true
}

// A label is a text of one line; x, y is on its base line.
type label struct {
	x, y   int
	anchor string // what x is of the text: start | middle | end
}

// place finds room for a text around a sign, and takes it: on the right, on the left,
// above, below, then in between.
func (r *room) place(text string, sign box, letters int) (label, bool) {
	const gap = 3
	width, capital := textWidth(text, letters), letters*7/10
	middleX, middleY := (sign.left+sign.right)/2, (sign.top+sign.bottom)/2+capital/2
	above, below := sign.top-gap, sign.bottom+gap+capital
	for _, l := range []label{
		{sign.right + gap, middleY, "start"}, {sign.left - gap, middleY, "end"},
		{middleX, above, "middle"}, {middleX, below, "middle"},
		{sign.right, above + gap, "start"}, {sign.right, below - gap, "start"},
		{sign.left, above + gap, "end"}, {sign.left, below - gap, "end"},
	} {
		if b := l.box(width, letters); r.free(b) {
			r.take(b)
			return l, true
		}
	}
	return label{}, false
}

// box is the room that a label takes: letters go a little below their base line.
func (l label) box(width, letters int) box {
	b := box{l.x, l.y - letters*8/10, l.x + width, l.y + letters*2/10}
	switch l.anchor {
	case "end":
		b.left, b.right = l.x-width, l.x
	case "middle":
		b.left, b.right = l.x-width/2, l.x+width/2
	}
	return b
}

// textWidth is about what a text takes: a letter is 0.6 em wide, a figure a little more.
func textWidth(text string, letters int) int { return utf8.RuneCountInString(text)*letters*62/100 + 1 }

func nameWidth(name string) int { return utf8.RuneCountInString(name) * nameSize * 6 / 10 }
