package pdf

import (
	"strconv"

	"essaim/internal/view"
)

// Booklet makes the PDF of several sheets: a cover, the contents, the objectives and
// the pages of the sheets, as their own PDFs have them, with the booklet's lines at the
// top and at the bottom. sheet gives that of one by its id, for this booklet alone.
func (w *Writer) Booklet(v *view.Booklet, sheet func(id string) (*Finished, error), src Source) (Made, error) {
	sheets := map[string]*Finished{}
	var pages []*Finished
	for _, part := range v.Parts {
		for _, id := range part.Sheets {
			if sheets[id] != nil {
				continue // another part has it too
			}
			f, err := sheet(id)
			if err != nil {
				return Made{}, err
			}
			sheets[id], pages = f, append(pages, f)
		}
	}
	made := w.d.make(v.Imprint, src, func(f *flow) {
		bookletFlow{f}.cover(v)
		objectives := bookletFlow{f}.contents(v, sheets)
		if len(v.Objectives) > 0 {
			f.section(2, f.words.T("look.objectives"))
			bookletFlow{f}.startPage(objectives)
			f.text(softStyle(), v.Situation)
			for i := range v.Objectives {
				sheetFlow{f}.objective(&v.Objectives[i])
			}
		}
		f.parts = pages
	})
	return made, w.d.fault
}

// cover is the booklet's name, with its figures under it.
func (f bookletFlow) cover(v *view.Booklet) {
	f.add(piece{height: 45 * mm, draw: func(*painter, int) {}})
	s := softStyle()
	s.size, s.leading = tenths(110), tenths(150)
	if v.Name != v.Network {
		f.text(s, v.Network)
	}
	s.face, s.color = bold, f.accent
	f.text(s, v.Kind)
	f.section(1, v.Name)
	f.text(leadStyle(), v.Lead)
	f.text(softStyle(), v.Situation)
	f.figures(v.Figures)
	f.labelled(bodyStyle(), f.words.T("pdf.booklet-online"), v.Address, v.Address)
}

// contents lists what follows, with its pages. It gives the place of the objectives,
// to be filled in when they are laid out.
func (f bookletFlow) contents(v *view.Booklet, sheets map[string]*Finished) (objectives *anchor) {
	f.section(2, f.words.T("pdf.contents"))
	f.pieces[len(f.pieces)-1].starts = true
	toc := f.parent.child("TOC")
	if len(v.Objectives) > 0 {
		objectives = &anchor{}
		f.entry(toc.child("TOCI"), f.words.T("look.objectives"), objectives)
	}
	for _, part := range v.Parts {
		if len(v.Parts) > 1 {
			f.section(3, part.Title)
			toc = f.parent.child("TOC")
		}
		for _, id := range part.Sheets {
			f.entry(toc.child("TOCI"), sheets[id].title, sheets[id].at)
		}
		f.online(part)
	}
	return objectives
}

// online lists sheets that the booklet does not hold.
func (f bookletFlow) online(part view.BookletPart) {
	if len(part.Online) == 0 {
		return
	}
	l := f.bulleted()
	for _, to := range part.Online {
		f.linkItem(l, to.Name, to.URL, "")
	}
	if part.More != "" {
		f.linkItem(l, part.More, part.URL, "")
	}
	f.space(bodyStyle().below)
}

// entry is a line of the contents, which leads to a place. The number of its
// page is known only when the document is painted.
func (f bookletFlow) entry(e *element, title string, to *anchor) {
	s := bodyStyle()
	s.below = tenths(15)
	const room = 30 * point // for the number
	ref := e.child("Reference")
	l := &link{element: ref.child("Link"), to: to, says: title}
	r := plainRuns(title+" ", s.look)
	if r == nil {
		return
	}
	r[0].link, r[0].within = l, l.element
	x, full := f.x, f.width
	f.width -= room
	f.paragraph(ref, s, r)
	f.width = full
	last := &f.pieces[len(f.pieces)-1]
	rest := last.draw
	last.draw = func(p *painter, top int) {
		rest(p, top)
		n := p.oneLine(strconv.Itoa(to.page+1), s.look, room)
		n.fragments[0].within, n.fragments[0].link = l.element, l
		p.line(n, x+full-n.width, s.base(top), ref)
	}
}

// startPage makes the heading that was just laid out begin a page, and says where it is.
func (f bookletFlow) startPage(at *anchor) {
	first := len(f.pieces) - 1
	for first > 0 && f.pieces[first].mark == nil {
		first--
	}
	f.pieces[first].starts, f.pieces[first].anchor = true, at
}
