package pdf

import "essaim/internal/view"

// target is an objective of a sheet with its result: the status is a word, the
// bar only repeats it.
func (f sheetFlow) target(t *view.Target) {
	f.framed(frame{fill: panel, bar: f.accent}, tenths(90), tenths(90), func() {
		f.verdictHead(t.Name, t.URL, t.Judged, t.Status)
		if len(t.Rows) > 0 {
			f.rows(t.Rows)
		} else {
			f.judgement(t.Bar, t.Sentence, t.Reason, "", t.Rest)
		}
		f.text(faintStyle(), t.Note)
		f.glueAll()
	})
	f.space(tenths(70))
}

// objective is one of the network's, in a booklet.
func (f sheetFlow) objective(o *view.Objective) {
	f.framed(frame{fill: panel, bar: f.accent}, tenths(90), tenths(90), func() {
		f.verdictHead(o.Name, o.URL, o.Status.Words != "", o.Status)
		f.text(faintStyle(), o.Headline)
		f.rows(o.Rows)
		f.text(faintStyle(), o.Note)
		f.glueAll()
	})
	f.space(tenths(70))
}

func faintStyle() style {
	s := softStyle()
	s.below = tenths(20)
	return s
}

// glueAll keeps what is in the innermost frame on one page, when it is small.
func (f *flow) glueAll() {
	inner := f.frames[len(f.frames)-1]
	first := len(f.pieces)
	for first > 0 {
		p := &f.pieces[first-1]
		if len(p.frames) < len(f.frames) || p.frames[len(f.frames)-1] != inner {
			break
		}
		first--
	}
	if f.glueSmall(first) {
		f.glueLast()
	}
}

// glueSmall keeps the pieces from first on together, unless they are high.
func (f *flow) glueSmall(first int) bool {
	height := 0
	for _, p := range f.pieces[first:] {
		height += p.above + p.height
	}
	if height > pageHeight/4 {
		return false
	}
	for i := first; i < len(f.pieces)-1; i++ {
		f.pieces[i].glued = true
	}
	return true
}

// verdictHead is the objective's name, with its status in words at the right.
func (f sheetFlow) verdictHead(name, url string, judged bool, status view.Status) {
	s := headingStyle(3)
	s.above = 0
	st := style{look: look{face: bold, size: tenths(92), color: ink}, leading: s.leading}
	var words line
	if judged {
		words = f.oneLine(status.Words, st.look, f.width/2)
	}
	full := f.width
	f.width -= words.width + tenths(120)
	first := len(f.pieces)
	f.heading(3, func(e *element, l look) []run {
		runs := plainRuns(name, l)
		if to := f.leadTo(e, url); to != nil && url != "" && runs != nil {
			f.linked(&runs[0], to)
		}
		return runs
	})
	f.width = full
	if first == len(f.pieces) {
		return
	}
	f.pieces[first].above = 0
	if !judged {
		return
	}
	// The heading comes first, then its status, in the tree as on the page.
	last := len(f.pieces) - 1
	rest, e := f.pieces[last].draw, f.parent.child("P")
	x, up := f.x+full-words.width, (last-first)*s.leading
	f.pieces[last].draw = func(p *painter, top int) {
		rest(p, top)
		p.line(words, x, s.base(top+up), e)
		p.status(status.ID, x-tenths(95), s.base(top+up), st.size)
	}
}

func (f sheetFlow) rows(rows []view.Row) {
	for i := range rows {
		r := &rows[i]
		if len(rows) > 1 {
			label := bodyStyle()
			label.face, label.size, label.below = bold, tenths(92), tenths(10)
			f.text(label, join(" · ", join(" – ", r.Label, r.Commune.Name), r.Status.Words))
			f.glueLast()
		}
		f.judgement(r.Bar, r.Sentence, r.Reason, r.Expected, r.Rest)
		f.space(tenths(50))
	}
}

// judgement says how far an objective is. Who sees the bar reads the same.
func (f sheetFlow) judgement(b *view.Bar, sentence, reason, expected, rest string) {
	if b != nil {
		f.bar(b)
		f.glueLast()
	}
	s := bodyStyle()
	s.size, s.leading, s.below = tenths(96), tenths(140), tenths(15)
	f.text(s, sentence)
	if expected != "" {
		expected = f.words.T("look.expected") + " " + expected + "."
	}
	f.text(faintStyle(), join(" ", reason, expected, rest))
}

// bar is a gauge with the target as a tick and what is expected today as a
// broken one.
func (f sheetFlow) bar(b *view.Bar) {
	x, width, accent := f.x, f.width, f.accent
	const thick, tall = 5 * point, 9 * point
	f.add(piece{above: tenths(30), height: tall, draw: func(p *painter, top int) {
		at := func(thousandths int) int { return x + scale(width, thousandths, 1000) }
		p.artifact()
		middle := top - tall/2
		p.fill(x, middle-thick/2, width, thick, tint)
		if b.Value > 0 {
			p.fill(x, middle-thick/2, at(b.Value)-x, thick, accent)
		}
		if b.Target >= 0 {
			p.fill(min(at(b.Target), x+width-point)-point/2, top-tall, 3*point/2, tall, ink)
		}
		if b.Expected >= 0 {
			for i := range 3 {
				p.fill(min(at(b.Expected), x+width-point)-point/2, top-2*point-i*3*point, point, 2*point, ink)
			}
		}
	}})
	f.space(tenths(30))
}

// status draws the shape of a status, which stands beside its word: full when
// reached, half when under way, a cross when missed, empty otherwise.
func (p *painter) status(id string, x, base, size int) {
	p.artifact()
	d := size * 7 / 10
	c := ink
	switch id {
	case "reached":
		c = p.accent
		p.fill(x, base, d, d, c)
	case "in-progress", "partly":
		p.fill(x, base, d/2, d, c)
		p.box(x, base, d, c)
	case "missed":
		p.box(x, base, d, c)
		p.fill(x+d/4, base+d*4/10, d/2, d/5, c)
	default:
		p.box(x, base, d, c)
	}
}

// box draws the outline of a square.
func (p *painter) box(x, y, d int, c color) {
	const thick = 4 * point / 5
	p.fill(x, y, d, thick, c)
	p.fill(x, y+d-thick, d, thick, c)
	p.fill(x, y, thick, d, c)
	p.fill(x+d-thick, y, thick, d, c)
}
