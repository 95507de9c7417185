package pdf

import "essaim/internal/view"

// Note makes the PDF of a note about a practice, for a council: the same parts as its
// page, on one page.
func (w *Writer) Note(v *view.NotePaper, src Source) Made {
	return w.d.make(v.Imprint, src, func(f *flow) {
		n := &v.Note
		f.dense, f.tight = true, true
		f.text(softStyle(), join(" · ", v.Network, n.Situation))
		f.glueLast()
		f.section(1, n.Question)
		f.text(f.bodyStyle(), n.Summary)
		f.text(f.bodyStyle(), n.Few)
		if len(n.Did.Items) == 0 {
			f.text(f.bodyStyle(), f.words.T("note.no-case"))
		}
		noteFlow{f}.links("note.did", n.Did)
		noteFlow{f}.lines("note.got", "note.got-how", n.Got)
		noteFlow{f}.ours(v)
		noteFlow{f}.links("note.watch", n.Watch)
		noteFlow{f}.links("note.ask", n.Ask)
		noteFlow{f}.links("note.sources", n.Sources)
		var blanks []string
		for _, blank := range n.Blanks {
			blanks = append(blanks, blank+" "+noteBlank)
		}
		noteFlow{f}.lines("note.blanks", "", view.NoteLines{Items: blanks})
		f.labelled(f.bodyStyle(), f.words.T("pdf.booklet-online"), v.Address, v.Address)
	})
}

// noteBlank is where something is to be filled in by hand.
const noteBlank = "……………………………………………………"

// noteFlow sets the parts of a note; those without anything are left out.
type noteFlow struct{ *flow }

func (f noteFlow) links(title string, list view.NoteLinks) {
	if len(list.Items) == 0 {
		return
	}
	f.section(2, f.words.T(title))
	l := f.bulleted()
	for _, link := range list.Items {
		f.linkItem(l, link.Name, link.URL, link.Note)
	}
	f.more(l, list.More)
	f.space(f.bodyStyle().below)
}

// lines are a part of texts, with how they are to be read.
func (f noteFlow) lines(title, how string, list view.NoteLines) {
	if len(list.Items) == 0 {
		return
	}
	f.section(2, f.words.T(title))
	if how != "" {
		f.how(how)
	}
	l := f.bulleted()
	for _, text := range list.Items {
		f.item(l, "•", "", f.bodyStyle(), func() { f.text(f.bodyStyle(), text) })
	}
	f.more(l, list.More)
	f.space(f.bodyStyle().below)
}

// ours are the ranges for usual sizes: paper has nothing to choose a commune with.
// A size between them may have one where none of them does.
func (f noteFlow) ours(v *view.NotePaper) {
	if len(v.Note.Ours.Items) == 0 {
		f.section(2, f.words.T("note.ours"))
		f.text(f.bodyStyle(), f.words.T("note.ours-none"))
	}
	f.lines("note.ours", "note.ours-how", v.Note.Ours)
	if v.Exact {
		f.how("note.exact-paper")
	}
}

func (f noteFlow) how(key string) {
	s := f.bodyStyle()
	s.color = soft
	f.text(s, f.words.T(key))
}

// more says how many others there are, and where.
func (f noteFlow) more(l *element, link view.Link) {
	if link.Name != "" {
		f.linkItem(l, link.Name, link.URL, "")
	}
}
