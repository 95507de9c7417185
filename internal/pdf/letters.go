package pdf

import (
	"strings"

	"essaim/internal/view"
)

// Letters makes one PDF of all letters, each on a page of its own. They bear
// neither running lines nor page numbers: each goes to somebody else.
func (w *Writer) Letters(v *view.LettersPaper, src Source) Made {
	return w.d.make(v.Imprint, src, func(f *flow) {
		f.bare = true
		for i := range v.Letters {
			first := len(f.pieces)
			letterFlow{f}.letter(&v.Letters[i])
			if len(f.pieces) > first {
				f.pieces[first].starts = true
			}
		}
	})
}

// letterStyle leaves room for a whole letter on its page; a dense one is
// smaller.
func letterStyle(dense bool) style {
	s := bodyStyle()
	s.leading, s.below = tenths(138), tenths(55)
	if dense {
		s.size, s.leading, s.below = tenths(84), tenths(108), tenths(30)
	}
	return s
}

func (f letterFlow) letter(l *view.Letter) {
	s := letterStyle(l.Dense)
	strong, faint := s, s
	strong.face, faint.color = bold, soft
	f.stacked(faint, l.Sender)
	f.inset(f.width/2, f.parent, func() {
		f.space(6 * mm)
		f.addressed(strong, l.To)
	})
	f.space(6 * mm)
	f.text(s, l.Dated)
	f.text(strong, l.Subject)
	f.text(s, l.Salutation)
	for _, text := range l.Opening {
		f.text(s, text)
	}
	f.programme(s, strong, l.Agenda)
	f.text(s, l.Why)
	f.reasons(s, "•", l.Reasons)
	for _, text := range l.Closing {
		f.text(s, text)
	}
	f.text(s, l.Signature)
	if l.Slip != nil {
		f.slip(s, strong, l.Slip)
	}
}

// stacked sets the lines of an address close to each other.
func (f letterFlow) stacked(s style, lines string) {
	s.below = 0
	for line := range strings.SplitSeq(lines, "\n") {
		f.text(s, line)
	}
}

// addressed is stacked whose first line is the letter's heading, by which
// bookmarks and screen readers find it.
func (f letterFlow) addressed(s style, lines string) {
	to, address, _ := strings.Cut(lines, "\n")
	e := f.parent.child("H1")
	first := len(f.pieces)
	close := s
	close.below = 0
	f.paragraph(e, close, plainRuns(to, s.look))
	if len(f.pieces) > first {
		f.pieces[first].mark, f.last = &bookmark{level: 1, title: to}, 1
	}
	s.face = regular
	f.stacked(s, address)
}

func (f letterFlow) programme(s, strong style, items []view.AgendaItem) {
	if len(items) == 0 {
		return
	}
	f.text(strong, f.words.T("look.agenda"))
	var lines []string
	for _, a := range items {
		lines = append(lines, join(", ", join(" ", a.Clock, a.Item.Name), a.Speaker, a.Minutes))
	}
	f.reasons(s, "–", lines)
}

// reasons is a list, closer than those of a sheet.
func (f letterFlow) reasons(s style, label string, texts []string) {
	if len(texts) == 0 {
		return
	}
	close := s
	close.below = tenths(15)
	l := f.parent.child("L")
	l.attributes = "/O /List /ListNumbering /Disc"
	for _, t := range texts {
		f.item(l, label, "", close, func() { f.text(close, t) })
	}
	f.space(s.below)
}

func (f letterFlow) slip(s, strong style, v *view.Slip) {
	f.rule(tenths(120), tenths(80), soft)
	f.text(strong, v.Title)
	f.reasons(s, "□", v.Answers)
	if v.To != "" {
		f.text(s, f.words.T("look.slip-to")+" "+v.To)
	}
}
