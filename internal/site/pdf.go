package site

import (
	"cmp"
	"slices"

	"essaim/internal/address"
	"essaim/internal/network"
	"essaim/internal/plan"
	"essaim/internal/view"
	"essaim/internal/wording"
)

// mostBound is how many sheets a booklet holds at most: some 600 pages. Beyond,
// nobody prints it, and it lists them with their addresses.
const mostBound = 200

// mostListed is how many sheets it lists at most, on some 30 pages. Beyond, each of its parts
// lists its newest and leads to the others.
const mostListed = 1000

// A PDF is made before the pages that link to it, because they show its size;
// Input.Made answers for it, and without it there are no PDFs.
func (p *planner) sheetPDFs() bool { return p.in.Made != nil && p.Network.PDF.Sheets }
func (p *planner) booklets() bool  { return p.in.Made != nil && p.Network.PDF.Booklets }

// paper plans the PDF of a sheet. bodies are those of its page.
func (p sheetPages) paper(s *network.Sheet, bodies []*network.Body) {
	if p.sheetPDFs() {
		p.add(plan.Output{
			URL: p.At.SheetPDF(s.ID), From: &s.Pos, Bodies: bodies,
			Paper: func() *view.SheetPaper { return p.sheetPaper(s) }, Pictured: len(s.Images) > 0,
			Names: func() []string { return []string{p.At.Item(address.Sheets, s.ID)} },
		})
	}
}

func (p sheetPages) pdf(s *network.Sheet) (path, file string) {
	return p.At.Output(p.At.SheetPDF(s.ID)), s.Pos.File
}

// sheetPaper is the view of a sheet's PDF. What only the page shows is left
// out, so that it does not make the PDF again.
func (p sheetPages) sheetPaper(s *network.Sheet) *view.SheetPaper {
	v := p.view(s)
	d := &view.SheetPaper{Imprint: p.Imprint(v.Head, p.in.Generator()), Carriers: p.CarrierNames(s)}
	d.Path, d.File = p.pdf(s)
	d.Made = cmp.Or(s.Checked, s.Date).ISO()
	if slices.ContainsFunc(v.Targets, func(t view.Target) bool { return t.Judged }) {
		d.Situation = p.SituationOn()
	}
	for i := range v.Targets {
		v.Targets[i].Rows = withoutEvidence(v.Targets[i].Rows)
	}
	v.Head = view.Head{Title: v.Title, URL: v.URL}
	v.AdoptURL, v.Extra, v.Related, v.Missing = "", nil, nil, nil
	v.Practice = view.Link{}
	v.Spread, v.Seekers, v.MoreSeekers = nil, nil, ""
	d.Sheet = v
	return d
}

func withoutEvidence(rows []view.Row) []view.Row {
	rows = slices.Clone(rows)
	for i := range rows {
		rows[i].Evidence, rows[i].More = nil, ""
	}
	return rows
}

// booklet plans the booklet of a theme that has something to show.
func (p themePages) booklet(t *network.Theme) {
	list := bound(p.Network, p.SheetsOfTheme(t.ID))
	href := p.At.Item(address.Themes, t.ID)
	p.addBooklet(p.hasBooklet(t), href, func() *view.Booklet {
		v := p.page(t, 1, p.sums(t)).(view.ThemePage)
		return &view.Booklet{
			Imprint: p.Imprint(v.Head, p.in.Generator()), Kind: p.T("pdf.theme-booklet"), Lead: v.Summary,
			Figures: v.Figures, Objectives: v.Objectives, Parts: []view.BookletPart{part("", href, list)},
		}
	}, list, plan.Output{
		Names:    func() []string { return append(addressesOf(p.planner, list), proversOf(p.objectivesOf(t.ID))...) },
		Namesake: func() bool { return p.titled(t).isShared(p.planner) },
	})
}

func (p themePages) hasBooklet(t *network.Theme) bool {
	return p.booklets() && (slices.ContainsFunc(p.SheetsOfTheme(t.ID), isBound) || len(p.objectivesOf(t.ID)) > 0)
}

// booklet plans the booklet of a commune that has something to show.
func (p communePages) booklet(c *network.Commune) {
	list := bound(p.Network, p.SheetsOfCommune(c.ID))
	href := p.At.Item(address.Communes, c.ID)
	p.addBooklet(p.hasBooklet(c), href, func() *view.Booklet {
		v := p.page(c, 1).(view.CommunePage)
		return &view.Booklet{
			Imprint: p.Imprint(v.Head, p.in.Generator()), Kind: p.T("pdf.commune-booklet"),
			Figures: v.Figures, Objectives: v.Objectives, Parts: []view.BookletPart{part("", href, list)},
		}
	}, list, plan.Output{
		Names:    func() []string { return append(p.named(c, list), proversOf(p.objectivesFor(c.ID))...) },
		Namesake: func() bool { return p.titled(c).isShared(p.planner) },
	})
}

func (p communePages) hasBooklet(c *network.Commune) bool {
	return p.booklets() && (slices.ContainsFunc(p.SheetsOfCommune(c.ID), isBound) || network.ByCommune{Situation: p.Situation}.Has(c.ID))
}

// booklet plans the booklet of all sheets, by theme.
func (p homePages) booklet() {
	p.addBooklet(p.booklets(), p.At.Base, func() *view.Booklet {
		v := p.opening()
		v.Title = p.Typo(p.Network.Name)
		b := &view.Booklet{
			Imprint: p.Imprint(v.Head, p.in.Generator()), Kind: p.T("pdf.network-booklet"), Lead: v.Lead,
			Figures: v.Figures, Objectives: p.pages.objectives.inList(),
		}
		for _, t := range p.Network.Themes {
			main := slices.DeleteFunc(slices.Clone(bound(p.Network, p.SheetsOfTheme(t.ID))), func(s *network.Sheet) bool { return s.Themes[0] != t.ID })
			if len(main) > 0 {
				b.Parts = append(b.Parts, part(p.Typo(t.Name), p.At.Item(address.Themes, t.ID), main))
			}
		}
		return b
	}, bound(p.Network, p.Sheets), plan.Output{})
}

// bound are the sheets of a list that booklets hold: those of other networks are in
// booklets at home.
func bound(n *network.Network, list []*network.Sheet) []*network.Sheet {
	if len(n.Peers) == 0 {
		return list
	}
	var own []*network.Sheet // few, if any, of a portal's
	for _, s := range list {
		if isBound(s) {
			own = append(own, s)
		}
	}
	return own
}

func isBound(s *network.Sheet) bool { return s.Origin == nil }

func part(title, url string, list []*network.Sheet) view.BookletPart {
	b := view.BookletPart{Title: title, URL: url}
	for _, s := range list {
		b.Sheets = append(b.Sheets, s.ID)
	}
	return b
}

// addBooklet plans the PDF of several sheets. It is as old as the newest of them,
// and says on which day its figures are true. o has the names that it shows.
func (p *planner) addBooklet(wanted bool, page string, cover func() *view.Booklet, list []*network.Sheet, o plan.Output) {
	if !wanted {
		return
	}
	thick := len(list) > mostBound
	if !thick {
		for _, s := range list {
			o.Bodies = append(o.Bodies, p.pages.sheets.texts(s)...)
		}
	}
	o.URL = p.At.BookletPDF(page)
	o.Booklet = func() *view.Booklet {
		b := cover()
		if thick {
			p.unbind(b)
		}
		for _, s := range list {
			b.Made = max(b.Made, cmp.Or(s.Checked, s.Date).ISO())
		}
		b.Name = b.Title
		b.Title = p.T("pdf.booklet-title", b.Kind, b.Title)
		b.Situation = p.SituationOn()
		return b
	}
	p.add(o)
}

// unbind leaves the sheets of a booklet online.
func (p *planner) unbind(b *view.Booklet) {
	sheets := 0
	for _, part := range b.Parts {
		sheets += len(part.Sheets)
	}
	for i := range b.Parts {
		part := &b.Parts[i]
		listed := len(part.Sheets)
		if sheets > mostListed {
			listed = min(listed, mostListed/len(b.Parts))
		}
		for _, id := range part.Sheets[:listed] {
			part.Online = append(part.Online, p.SheetLink(id))
		}
		part.More = p.Some("pdf.more-sheets", len(part.Sheets)-listed)
		part.Sheets = nil
	}
}

// paper plans the PDF of a year's report, whose view is that of its page.
func (p reportPages) paper(y int, then func() *planner, years []int) {
	if !p.booklets() {
		return
	}
	o := plan.Output{
		URL:      p.At.ReportPDF(y),
		Names:    func() []string { return then().pages.reports.named(y) },
		Namesake: func() bool { return p.titled(y).isShared(p.planner) },
	}
	o.Report = func() *view.ReportPaper {
		v := then().pages.reports.page(y, years)
		d := &view.ReportPaper{Imprint: p.Imprint(v.Head, p.in.Generator())}
		d.Situation = v.Situation
		v.Head = view.Head{Title: v.Title, URL: v.URL}
		v.PDF, v.Years, v.Stylesheet = nil, nil, ""
		d.Report = v
		return d
	}
	p.add(o)
}

// pdfLink is the link to a PDF; nil when it is not made.
func (p *planner) pdfLink(wanted bool, url string) *view.Download {
	if !wanted {
		return nil
	}
	made := p.in.Made(p.At.Output(url))
	return &view.Download{URL: url, Details: wording.Join(", ",
		p.Locale.Bytes(made.Size), p.N("pdf.pages", made.Pages), p.T("pdf.language"))}
}
