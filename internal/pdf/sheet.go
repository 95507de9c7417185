package pdf

import (
	"strings"

	"essaim/internal/layout"
	"essaim/internal/markdown"
	"essaim/internal/network"
	"essaim/internal/view"
)

// Sheet makes the PDF of a sheet: the same parts as its page, in the same
// order, under the same headings.
func (w *Writer) Sheet(v *view.SheetPaper, src Source) Made {
	return w.d.make(v.Imprint, src, func(f *flow) {
		sheetFlow{f}.sheet(v)
	})
}

// sheet lays a sheet out.
func (f sheetFlow) sheet(v *view.SheetPaper) {
	s := &v.Sheet
	f.notes, f.home = nil, v.Address
	body := f.body(s.Text)

	f.masthead(v)
	f.section(1, s.Title)
	f.text(leadStyle(), s.Summary)
	if s.Photo != nil {
		f.credited(*s.Photo)
	}
	f.figures(s.Figures)

	f.sections(2, body.Opening())
	for _, section := range s.Sections() {
		f.show(section, v, body)
	}
	f.text(softStyle(), s.Gaps)
	f.about(v)
}

func (f sheetFlow) show(section view.SheetSection, v *view.SheetPaper, body layout.Body) {
	s := &v.Sheet
	switch section {
	case view.ContextSection:
		f.known(2, "look.context", body.Known(network.Context))
		f.sections(2, body.After(network.Context))
	case view.ObjectivesSection:
		f.objectives(v, body)
	case view.PlanningSection:
		f.planning(s.Planning)
	case view.MeansSection:
		f.means(s)
	case view.LessonsSection:
		f.lessons(body)
	case view.RecommendationsSection:
		f.known(2, "look.recommendations", body.Known(network.Recommendations))
		f.sections(2, body.After(network.Recommendations))
	case view.ReproducibleSection:
		f.reproducible(s)
	case view.AdoptionsSection:
		f.adoptions(s)
		f.compared(s.Compared)
	case view.ImagesSection:
		f.images(s.Images)
	case view.NotesSection:
		f.sections(2, body.Notes())
	case view.FilesSection:
		f.files(s.Files)
	case view.LinksSection:
		f.links(s.Links)
	case view.ListsSection:
		f.lists(s.Lists)
	default:
		panic("no such section: " + section)
	}
}

func (f sheetFlow) body(t view.Text) layout.Body {
	if t.File == "" {
		return nil
	}
	return layout.BodyOf(f.Body(t.File))
}

// masthead says whose sheet this is.
func (f sheetFlow) masthead(v *view.SheetPaper) {
	s := softStyle()
	var tags []string
	for _, t := range v.Sheet.Themes {
		tags = append(tags, t.Name)
	}
	if v.Sheet.Exemplary {
		tags = append(tags, f.words.T("look.exemplary"))
	}
	if v.Sheet.Draft {
		tags = append(tags, f.words.T("look.draft"))
	}
	s.below = tenths(20)
	f.text(s, join(" · ", v.Network, v.Carriers))
	s.face, s.color, s.below = bold, f.accent, tenths(80)
	f.text(s, strings.Join(tags, " · "))
	f.glueLast()
}

func join(separator string, parts ...string) string {
	var kept []string
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, separator)
}

// sections are sections of the author's own.
func (f sheetFlow) sections(level int, list []markdown.Section) {
	for i := range list {
		if list[i].Title != "" {
			f.section(level, list[i].Title, list[i].Called...)
		}
		f.blocks(list[i].Blocks)
	}
}

// known is one of the sections that each sheet is expected to have, under its
// author's heading when that says more than the usual one.
func (f sheetFlow) known(level int, key string, s *markdown.Section) {
	switch {
	case s == nil:
		return
	case s.More:
		f.section(level, s.Title, s.Called...)
	default:
		f.section(level, f.words.T(key), s.Called...)
	}
	f.blocks(s.Blocks)
}

// objectives are the sheet's, each beside its result and judged in words.
func (f sheetFlow) objectives(v *view.SheetPaper, body layout.Body) {
	s := &v.Sheet
	f.section(2, f.words.T("look.objectives-results"))
	f.text(softStyle(), v.Situation)
	if s.General != "" {
		e, st := f.parent.child("P"), bodyStyle()
		strong := st.look
		strong.face = bold
		f.paragraph(e, st, append(plainRuns(f.words.T("look.general")+" ", strong), plainRuns(s.General, st.look)...))
	}
	for i := range s.Targets {
		f.target(&s.Targets[i])
	}
	if notes := body.Known(network.ObjectivesNotes); notes != nil {
		if notes.More || len(notes.Called) > 0 {
			f.section(3, notes.Title, notes.Called...)
		}
		f.blocks(notes.Blocks)
	}
	if len(s.Results) > 0 || s.ResultsNone {
		f.section(3, f.words.T("look.measured-results"))
	}
	if len(s.Results) > 0 {
		f.results(s.Results)
	} else if s.ResultsNone {
		f.text(bodyStyle(), f.words.T("look.no-result"))
	}
	f.known(3, "look.qualitative", body.Known(network.Qualitative))
	f.sections(2, body.After(network.ObjectivesNotes))
	f.sections(2, body.After(network.Qualitative))
}

// results are a table.
func (f sheetFlow) results(list []view.Result) {
	var t tableRows
	t.add([]cell{
		words(f.words.T("look.result"), "Column", left), words(f.words.T("look.value"), "Column", right),
		words(f.words.T("look.year"), "Column", left), words(f.words.T("look.note"), "Column", left),
	})
	for _, r := range list {
		t.add([]cell{words(r.Label, "Row", left), words(r.Value, "", right), words(r.Year, "", left), words(r.Note, "", left)})
	}
	f.table(t)
}

// planning is a list of dates.
func (f sheetFlow) planning(steps []view.Step) {
	if len(steps) == 0 {
		return
	}
	f.section(2, f.words.T("look.planning"))
	l := f.parent.child("L")
	l.attributes = "/O /List /ListNumbering /None"
	s := bodyStyle()
	dates := 0
	strong := s.look
	strong.face, strong.size = bold, tenths(92)
	for _, step := range steps {
		if set := f.oneLine(step.Date, strong, f.width); set.width > dates {
			dates = min(set.width, f.width*2/5)
		}
	}
	for _, step := range steps {
		f.step(l, step, s, strong, dates+tenths(140))
	}
	f.space(s.below)
}

// step is a date in the margin of what happened then.
func (f sheetFlow) step(l *element, step view.Step, s style, strong look, indent int) {
	li := l.child("LI")
	lbl := li.child("Lbl")
	date := f.lines(plainRuns(step.Date+" ", strong), indent-tenths(100))
	x, first := f.x, len(f.pieces)
	f.inset(indent, li.child("LBody"), func() { f.text(s, step.Text) })
	for len(f.pieces)-first < max(len(date), 1) {
		f.add(piece{height: s.leading, draw: func(*painter, int) {}})
	}
	rest := f.pieces[first].draw
	f.pieces[first].draw = func(p *painter, top int) {
		for i, l := range date {
			p.line(l, x, s.base(top-i*s.leading), lbl)
		}
		rest(p, top)
	}
	for i := first; i < first+len(date)-1; i++ {
		f.pieces[i].glued = true
	}
	f.below = tenths(25)
}

// means are what the practice took.
func (f sheetFlow) means(s *view.SheetPage) {
	if s.Means.None || len(s.Means.Rows) > 0 {
		f.section(2, f.words.T("look.means"))
	}
	if s.Means.None {
		f.text(bodyStyle(), f.words.T("look.no-means"))
	} else if len(s.Means.Rows) > 0 {
		f.meansRows(s.Means.Rows)
	}
	for _, n := range s.Means.Notes {
		f.text(softStyle(), n)
	}
	if !s.Partners.Given {
		return
	}
	f.section(3, f.words.T("look.partners"))
	if len(s.Partners.Items) > 0 {
		f.bullets(s.Partners.Items)
	} else {
		f.text(bodyStyle(), f.words.T("look.no-partner"))
	}
}

func (f sheetFlow) meansRows(rows []view.MeansRow) {
	var t tableRows
	t.add([]cell{
		words(f.words.T("look.mean"), "Column", left), words(f.words.T("look.quantity"), "Column", right),
		words(f.words.T("look.note"), "Column", left),
	})
	for _, r := range rows {
		quantity := r.Quantity
		if r.Unknown {
			quantity = "—"
		}
		t.add([]cell{words(r.Name, "Row", left), words(quantity, "", right), words(r.Note, "", left)})
	}
	f.table(t)
}

// bulleted is a list whose items have bullets.
func (f *flow) bulleted() *element {
	l := f.parent.child("L")
	l.attributes = "/O /List /ListNumbering /Disc"
	return l
}

func (f *flow) bullets(texts []string) {
	l := f.bulleted()
	for _, t := range texts {
		f.item(l, "•", "", f.bodyStyle(), func() { f.text(f.bodyStyle(), t) })
	}
	f.space(f.bodyStyle().below)
}

func (f sheetFlow) lessons(body layout.Body) {
	if body.Known(network.SuccessFactors) != nil || body.Known(network.Difficulties) != nil {
		f.section(2, f.words.T("look.lessons"))
	}
	f.known(3, "look.worked", body.Known(network.SuccessFactors))
	f.known(3, "look.hard", body.Known(network.Difficulties))
	f.sections(2, body.After(network.SuccessFactors))
	f.sections(2, body.After(network.Difficulties))
}

func (f sheetFlow) reproducible(s *view.SheetPage) {
	if s.Conditions == "" && s.Population == "" {
		return
	}
	f.section(2, f.words.T("look.reproducible"))
	f.text(bodyStyle(), s.Conditions)
	if s.Population != "" {
		f.text(bodyStyle(), f.words.T("look.for")+" "+s.Population)
	}
}

func (f sheetFlow) images(list []view.Image) {
	if len(list) == 0 {
		return
	}
	f.section(2, f.words.T("look.images"))
	for _, i := range list {
		f.credited(i)
	}
}

// credited is an image with who must be named for it.
func (f sheetFlow) credited(i view.Image) {
	credit := ""
	if i.Credit != "" {
		credit = f.words.T("look.credit") + " " + i.Credit
	}
	f.image(i.URL, i.Alt, credit)
}

func (f sheetFlow) files(list []view.File) {
	if len(list) == 0 {
		return
	}
	f.section(2, f.words.T("look.files"))
	l := f.bulleted()
	for _, file := range list {
		f.linkItem(l, file.Name, file.URL, join(", ", file.Format, file.Size))
	}
	f.space(bodyStyle().below)
}

func (f sheetFlow) links(list []view.Link) {
	if len(list) == 0 {
		return
	}
	f.section(2, f.words.T("look.links"))
	l := f.bulleted()
	for _, to := range list {
		f.linkItem(l, to.Name, to.URL, shownAddress(to.URL))
	}
	f.space(bodyStyle().below)
}

func (f sheetFlow) lists(all []view.List) {
	for _, l := range all {
		f.section(2, l.Title)
		if len(l.Items) > 0 {
			f.bullets(l.Items)
		} else {
			f.text(bodyStyle(), l.None)
		}
	}
}

// shownAddress is what someone types who holds a paper.
func shownAddress(url string) string {
	_, after, found := strings.Cut(url, "://")
	if !found {
		return url
	}
	return strings.TrimSuffix(after, "/")
}

func (f *flow) linkItem(l *element, name, url, note string) {
	s := f.bodyStyle()
	f.item(l, "•", "", s, func() {
		e := f.parent.child("P")
		runs := plainRuns(name, s.look)
		if runs != nil {
			f.linked(&runs[0], f.leadTo(e, url))
		}
		if note != "" {
			faint := s.look
			faint.color = soft
			runs = append(runs, plainRuns(" ("+note+")", faint)...)
		}
		f.paragraph(e, s, runs)
	})
}
