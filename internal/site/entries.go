package site

import (
	"slices"
	"strings"

	"essaim/internal/address"
	"essaim/internal/network"
	"essaim/internal/source"
	"essaim/internal/view"
	"essaim/internal/wording"
)

func (p sheetPages) entry(s *network.Sheet) view.Entry {
	card := p.makeCard(s)
	e := view.Entry{
		Kind: view.SheetKind, Title: card.Title, URL: card.URL, Summary: card.Summary, Lang: card.Lang,
		Facts: card.Facts, Result: card.Result, Status: string(s.Status), Photo: smallest(card.Photo),
		Communes: p.CarrierNamesOf(s.Carriers()), Themes: p.ThemeNames(s.Themes),
		Keywords:  p.TypoAll(s.Keywords.Items),
		Year:      sheetYear(s),
		Exemplary: s.Exemplary,
		Texts:     append(source.SheetTexts(s), s.ID, s.Date.ISO()),
	}
	if card.Size != "" {
		e.Facts = append([]string{card.Size}, card.Facts...)
	}
	if s.Origin != nil {
		e.Facts = append(slices.Clip(e.Facts), p.Typo(s.Origin.Name))
		e.Away = s.ID
	}
	e.Traits = p.traits(s, &e)
	switch {
	case s.Network && s.Origin != nil:
		e.Texts = append(e.Texts, s.Origin.Organisation)
	case s.Network:
		e.Texts = append(e.Texts, p.Network.Organisation.Name)
	}
	for _, t := range s.Themes {
		e.Texts = append(e.Texts, p.Theme(t).Aliases...)
	}
	for _, r := range p.result.List(s.Results) {
		e.Texts = append(e.Texts, r.Label, r.Value, r.Year, r.Note)
	}
	for _, a := range p.AdoptionsOf(s.ID) {
		e.Texts = append(e.Texts, p.CommuneLink(a.Commune).Name, a.Adaptation)
	}
	e.Texts = append(e.Texts, p.figuresOf(s)...)
	return e
}

// smallest is the URL of a picture in the least of its widths.
func smallest(i *view.Image) string {
	if i == nil {
		return ""
	}
	if first, _, several := strings.Cut(i.Srcset, " "); several {
		return first
	}
	return i.URL
}

// figuresOf is what the page of a sheet shows of its numbers and days, as it shows
// them: who remembers a sum finds the sheet by it.
func (p sheetPages) figuresOf(s *network.Sheet) []string {
	texts := []string{p.SheetStatus(s.Status).Words, p.sheetWords.Period(s), p.Date(s.Date)}
	for _, row := range p.means.Of(s.Outlay()).Rows {
		texts = append(texts, row.Quantity, row.Note)
	}
	for _, step := range s.Planning {
		texts = append(texts, p.Span(step.When))
	}
	if c := p.contact(s); c != nil {
		texts = append(texts, waysTo(*c)...)
	}
	return texts
}

// waysTo are those to reach somebody.
func waysTo(c view.Contact) []string {
	return []string{c.Role, c.Name, c.Address, c.Email, c.Phone, c.Website}
}

// sheetYear is the year under which lists show a sheet.
func sheetYear(s *network.Sheet) int {
	if s.Date.Year != 0 {
		return int(s.Date.Year)
	}
	return int(s.Period.From.Year)
}

func (p meetingPages) entry(m *network.Meeting) view.Entry {
	e := view.Entry{
		Kind: view.MeetingKind, Title: wording.SaidBy(p.Words, m.Origin, m.Title), URL: p.At.Item(address.Meetings, m.ID), Summary: wording.SaidBy(p.Words, m.Origin, m.Summary), Lang: wording.LangOf(p.Words, m.Origin),
		Communes: p.CommuneNames(m.Attendance.Communes), Themes: p.ThemeNames(m.Themes), Year: int(m.Date.Year),
		Texts: []string{p.Date(m.Date), m.Place, p.CommuneLink(m.Host).Name, p.T("meeting-kind." + string(m.Kind))},
	}
	if e.Summary == "" {
		e.Summary = wording.Join(", ", wording.Capital(p.meeting.When(m)), p.meeting.Place(m))
	}
	for _, item := range m.Agenda {
		e.Texts = append(e.Texts, item.Text, item.Speaker, p.SheetLink(item.Sheet).Name)
	}
	for _, v := range m.Visits {
		e.Texts = append(e.Texts, v.Text)
	}
	for _, c := range m.Commitments {
		e.Texts = append(e.Texts, c.Text)
	}
	return e
}

// entry leaves needs that are not public out, as its page does.
func (p communePages) entry(c *network.Commune) view.Entry {
	e := view.Entry{
		Kind: view.CommuneKind, Title: p.Typo(c.Name), URL: p.At.Item(address.Communes, c.ID),
		Summary: p.T("commune.description", p.Typo(c.Name), p.Typo(p.Network.Name)),
		Texts:   []string{c.Code, p.Typo(c.Address), c.Email, c.Phone, c.Website},
	}
	d := p.Diagnostic(c.ID)
	if d == nil {
		return e
	}
	for _, practice := range d.Practices.Items {
		e.Texts = append(e.Texts, practice.Text)
	}
	for _, n := range d.Needs.Items {
		if !n.Private {
			e.Texts = append(e.Texts, n.Text)
		}
	}
	return e
}

func (p themePages) entry(t *network.Theme) view.Entry {
	return view.Entry{
		Kind: view.ThemeKind, Title: p.Typo(t.Name), URL: p.At.Item(address.Themes, t.ID), Summary: p.Typo(t.Summary),
		Themes: p.TypoAll(t.Aliases),
	}
}

func (p objectivePages) entry(o *network.Objective) view.Entry {
	return view.Entry{
		Kind: view.ObjectiveKind, Title: p.Typo(o.Name), URL: p.At.Item(address.Objectives, o.ID), Summary: p.Typo(o.Note),
		Themes: p.ThemeNames(only(o.Theme)),
	}
}

func (p textPages) entry(g *network.Page) view.Entry {
	return view.Entry{Kind: view.PageKind, Title: p.Typo(g.Title), URL: p.At.FreePage(g.ID), Summary: p.Typo(g.Summary)}
}

// only is a list of one id, or of none.
func only(id string) []string {
	if id == "" {
		return nil
	}
	return []string{id}
}
