package pdf

import "essaim/internal/view"

// about says whom to ask, where the practice stands and how to quote it: what
// stands beside the text on the page.
func (f sheetFlow) about(v *view.SheetPaper) {
	s := &v.Sheet
	f.sectionSmall(f.words.T("look.carried-by"))
	if len(s.Carriers) == 0 {
		f.text(bodyStyle(), f.words.T("look.not-told"))
	}
	for _, c := range s.Carriers {
		f.card(join(", ", c.Name, c.Population), c.Address, c.Phone, c.Email, c.Website)
	}
	if c := s.Contact; c != nil {
		f.section(3, f.words.T("look.contact"))
		f.card(join(", ", c.Role, c.Name), c.Address, c.Phone, c.Email, c.Website)
	}

	f.sectionSmall(f.words.T("look.where-it-stands"))
	f.pair("look.status", s.Status.Words)
	f.pair("look.period", s.Period)
	f.pair("look.audience", s.Audience)
	f.pair("look.published", s.Date)
	f.pair("look.checked", s.Checked)
	f.space(bodyStyle().below)

	f.adopted(s)
	f.sectionSmall(f.words.T("look.cite"))
	f.text(bodyStyle(), s.Citation)
	f.labelled(bodyStyle(), f.words.T("pdf.online"), v.Address, v.Address)
	if s.Source != nil {
		f.labelled(bodyStyle(), f.words.T("look.source"), s.Source.Name, s.Source.URL)
	}
}

// sectionSmall is a heading of the second level that takes less room.
func (f sheetFlow) sectionSmall(title string) {
	f.small = true
	f.section(2, title)
	f.small = false
}

// card is how to reach someone.
func (f sheetFlow) card(name, address, phone, email, website string) {
	s := bodyStyle()
	s.below = tenths(10)
	strong := s
	strong.face = bold
	f.text(strong, name)
	f.text(s, address)
	if phone != "" {
		f.text(s, f.words.T("look.phone")+" "+phone)
	}
	if email != "" {
		f.labelled(s, "", email, "mailto:"+email)
	}
	if website != "" {
		f.labelled(s, "", shownAddress(website), website)
	}
	f.space(bodyStyle().below)
}

// pair is a name and what it has, nothing when it has nothing.
func (f sheetFlow) pair(key, value string) {
	if value == "" {
		return
	}
	s := bodyStyle()
	s.below = tenths(10)
	strong := s.look
	strong.face = bold
	f.paragraph(f.parent.child("P"), s, append(plainRuns(f.words.T(key)+f.colon(), strong), plainRuns(value, s.look)...))
}

// colon ends a name before its value as the language does.
func (f *flow) colon() string { return f.words.T("pdf.colon") }

// labelled is a link behind what it is.
func (f *flow) labelled(s style, label, name, url string) {
	e := f.parent.child("P")
	var runs []run
	if label != "" {
		runs = plainRuns(label+" ", s.look)
	}
	linked := plainRuns(name, s.look)
	if url != "" && linked != nil {
		f.linked(&linked[0], f.leadTo(e, url))
	}
	f.paragraph(e, s, append(runs, linked...))
}

// adopted says who presented and who took the practice up.
func (f sheetFlow) adopted(s *view.SheetPage) {
	if len(s.Presented) > 0 {
		f.sectionSmall(f.words.T("look.presented"))
		var names []string
		for _, m := range s.Presented {
			names = append(names, join(", ", m.Name, m.Note))
		}
		f.bullets(names)
	}
	f.sectionSmall(f.words.T("look.adopted-by"))
	if len(s.Adoptions) == 0 {
		f.text(bodyStyle(), f.words.T("look.no-adoption"))
		return
	}
	var names []string
	for _, a := range s.Adoptions {
		names = append(names, join(", ", a.Commune.Name, a.State.Words, a.Date))
	}
	f.bullets(names)
}
