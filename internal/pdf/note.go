package pdf

import "essaim/internal/view"

// Note makes the PDF of a note about a practice, for a council: the same parts as its
// page, on one page.
func (w *Writer) Note(v *view.NotePaper, src Source) Made {
	return w.d.make(v.Imprint, src, func(f *flow) {
		n := &v.Note
		f.dense = true
		f.text(softStyle(), join(" · ", v.Network, n.Situation))
		f.glueLast()
		f.section(1, n.Question)
		f.text(f.bodyStyle(), n.Summary)
		f.text(f.bodyStyle(), n.Few)
		if len(n.Did) == 0 {
			f.text(f.bodyStyle(), f.words.T("note.no-case"))
		}
		noteFlow{f}.links("note.did", n.Did)
		f.text(softStyle(), n.MoreDid)
		noteFlow{f}.lines("note.got", n.Got)
		noteFlow{f}.lines("note.ours", n.Ours)
		noteFlow{f}.links("note.watch", n.Watch)
		noteFlow{f}.links("note.ask", n.Ask)
		noteFlow{f}.links("note.sources", n.Sources)
		var blanks []string
		for _, blank := range n.Blanks {
			blanks = append(blanks, blank+" "+noteBlank)
		}
		noteFlow{f}.lines("note.blanks", blanks)
		f.labelled(f.bodyStyle(), f.words.T("pdf.booklet-online"), v.Address, v.Address)
	})
}

// noteBlank is where something is to be filled in by hand.
const noteBlank = "……………………………………………………"

// noteFlow sets the parts of a note; those without anything are left out.
type noteFlow struct{ *flow }

func (f noteFlow) links(title string, list []view.Link) {
	if len(list) == 0 {
		return
	}
	f.section(2, f.words.T(title))
	l := f.bulleted()
	for _, link := range list {
		f.linkItem(l, link.Name, link.URL, link.Note)
	}
	f.space(f.bodyStyle().below)
}

func (f noteFlow) lines(title string, list []string) {
	if len(list) > 0 {
		f.section(2, f.words.T(title))
		f.bullets(list)
	}
}
