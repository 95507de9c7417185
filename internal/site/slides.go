package site

import (
	"slices"
	"sync"

	"essaim/internal/address"
	"essaim/internal/diag"
	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/source"
	"essaim/internal/view"
	"essaim/internal/wording"
)

// slidePages are the decks of meetings.
type slidePages struct{ *planner }

// slideParts are those of a sheet that does not shape its slides, in their
// order.
var slideParts = func() (parts []view.SlidePart) {
	for _, part := range source.SlideParts {
		parts = append(parts, view.SlidePart(part))
	}
	return parts
}()

// slideNames are the folded names of parts in all languages.
var slideNames = sync.OnceValue(func() map[string]view.SlidePart {
	names := map[string]view.SlidePart{}
	for _, part := range slideParts {
		for _, name := range append(locale.Spellings("slide."+string(part)), string(part)) {
			names[locale.Fold(name)] = part
		}
	}
	return names
})

func (p slidePages) page(m *network.Meeting) any {
	opening := p.goOn(p.openingSlide(m))
	v := view.SlidesPage{
		Head:       p.pages.meetings.dayHead(m, "slides", p.At.Slides(m.ID)),
		Stylesheet: p.asset(address.PapersStyle),
		Script:     p.asset(slidesScript),
		Meeting:    p.MeetingLink(m),
		Opening:    opening[0],
		Slides:     append(opening[1:], p.goOn(p.programmeSlide(m))...),
	}
	shown := map[string]bool{}
	for i, item := range p.meeting.Agenda(m) {
		s := p.Sheet(m.Agenda[i].Sheet)
		if s == nil || shown[s.ID] {
			continue
		}
		shown[s.ID] = true
		v.Slides = append(v.Slides, p.sheetSlides(s, item)...)
	}
	v.Slides = append(v.Slides, p.goOn(p.closingSlide(m))...)
	return v
}

func (p slidePages) openingSlide(m *network.Meeting) view.Slide {
	card := p.meeting.Card(m)
	facts := []string{card.Date, p.meeting.ClockSpan(m.Time), card.Place}
	if m.Status == network.Cancelled {
		facts = append(facts, card.Status.Words)
	}
	return view.Slide{
		Title: card.Title, Lead: card.Summary,
		Facts: slices.DeleteFunc(facts, func(s string) bool { return s == "" }),
		Notes: []string{p.T("slides.keys")},
	}
}

func (p slidePages) programmeSlide(m *network.Meeting) view.Slide {
	v := view.Slide{Part: "programme", Title: p.T("look.agenda"), Agenda: p.meeting.Agenda(m)}
	switch {
	case len(v.Agenda) > 0:
	case m.Actions != nil:
		v.Lead = p.N("count.actions-presented", *m.Actions)
	default:
		v.Lead = p.T("slides.no-programme")
	}
	for _, visit := range m.Visits {
		v.Facts = append(v.Facts, p.T("slides.visit", wording.Join(", ", p.CommuneLink(visit.Commune).Name, p.Typo(visit.Text))))
	}
	return v
}

// sheetSlides are a title, then the parts that the sheet asks for, or all. A
// part about which it says nothing makes no slide.
func (p slidePages) sheetSlides(s *network.Sheet, item view.AgendaItem) []view.Slide {
	link := p.SheetLink(s.ID)
	list := p.goOn(view.Slide{
		Part: "sheet", Sheet: link, Title: link.Name, Lead: wording.SaidBy(p.Words, s.Origin, s.Summary), Photo: p.pages.sheets.photo(s),
		Facts: []string{p.CarrierNames(s), wording.Capital(p.SheetStatus(s.Status).Words)},
		Notes: p.speakerNotes(s, item),
	})
	parts, own := p.shapeOf(s)
	for _, part := range parts {
		v := view.Slide{Part: string(part), Sheet: link, Title: p.T("slide." + string(part))}
		if p.fillSlide(&v, s, part) {
			list = append(list, p.goOn(v)...)
		}
	}
	for _, o := range own {
		o.Part, o.Sheet = "own", link
		list = append(list, p.goOn(o)...)
	}
	return list
}

// speakerNotes say when it is whose turn, and who in the room looks for this.
func (p slidePages) speakerNotes(s *network.Sheet, item view.AgendaItem) []string {
	var notes []string
	if turn := wording.Join(", ", item.Clock, item.Minutes, item.Speaker); turn != "" {
		notes = append(notes, turn)
	}
	var seekers []string
	for _, c := range p.seekers(s) {
		seekers = append(seekers, p.Typo(c.Name))
	}
	if len(seekers) > 0 {
		notes = append(notes, p.T("slides.seekers", p.Locale.List(seekers)))
	}
	return notes
}

// seekers are the communes that have an open need in a sheet's themes, each once.
func (p slidePages) seekers(s *network.Sheet) []*network.Commune {
	var list []*network.Commune
	for _, theme := range s.Themes {
		for _, n := range p.OpenNeedsOfTheme(theme) {
			if !slices.Contains(s.Communes, n.Commune.ID) && !slices.Contains(list, n.Commune) {
				list = append(list, n.Commune)
			}
		}
	}
	return list
}

// fillSlide fills a part in, and reports whether the sheet says anything of it.
func (p slidePages) fillSlide(v *view.Slide, s *network.Sheet, part view.SlidePart) bool {
	says := func(sections ...network.Section) bool {
		return s.Body.Sections&network.SetOf(sections...) != 0
	}
	switch part {
	case view.FiguresSlide:
		v.Figures = p.means.SheetFigures(s, p.result.List(s.Results), p.sheetWords.Period(s))
		return len(v.Figures) > 0
	case view.ObjectivesSlide:
		v.Lead, v.Targets, v.Results = p.Typo(s.General), p.pages.sheets.targets(s), p.result.List(s.Results)
		return v.Lead != "" || len(v.Targets)+len(v.Results) > 0
	case view.MeansSlide:
		v.Means = slices.DeleteFunc(p.means.Of(s.Outlay()).Rows, func(r view.MeansRow) bool { return r.Unknown })
		return len(v.Means) > 0
	case view.ContextSlide:
		v.Text = p.links.text(s.Body)
		return says(network.Context)
	}
	v.Text = p.links.text(s.Body)
	return says(network.SuccessFactors, network.Difficulties, network.Recommendations)
}

// shapeOf reads `slides:`: a list of names of parts, in the order wanted, and
// of slides of the sheet's own ({title, text, notes}), which come last; an
// empty list leaves only the title.
func (p slidePages) shapeOf(s *network.Sheet) (parts []view.SlidePart, own []view.Slide) {
	list, shaped := s.Slides.([]any)
	if !shaped {
		return slideParts, nil
	}
	for _, item := range list {
		switch x := item.(type) {
		case string:
			if part, known := slideNames()[locale.Fold(x)]; known {
				parts = append(parts, part)
			}
		case map[string]any:
			own = append(own, p.ownSlide(x))
		}
	}
	return parts, own
}

func (p slidePages) ownSlide(x map[string]any) view.Slide {
	text := func(key string) string {
		for _, key := range append([]string{key}, locale.Spellings("slide.own."+key)...) {
			if s, is := x[key].(string); is {
				return p.Typo(s)
			}
		}
		return ""
	}
	v := view.Slide{Title: text("title"), Lead: text("text")}
	if notes := text("notes"); notes != "" {
		v.Notes = []string{notes}
	}
	return v
}

// problems are shapes that no slide has.
func (p slidePages) problems() []diag.Problem {
	var problems []diag.Problem
	for _, s := range p.Sheets {
		slides := s.Slides
		if slides == nil {
			continue
		}
		list, isList := slides.([]any)
		wrong := !isList
		for _, item := range list {
			switch x := item.(type) {
			case string:
				wrong = wrong || slideNames()[locale.Fold(x)] == ""
			case map[string]any:
				wrong = wrong || p.ownSlide(x).Title == ""
			default:
				wrong = true
			}
		}
		if wrong {
			problems = append(problems, diag.Problem{Severity: diag.Warning, Code: "slides-shape", Pos: s.Pos})
		}
	}
	return problems
}

// shownNeeds is how many needs a slide can hold.
const shownNeeds = 8

// closingSlide asks the room who can help: the open needs, those of the
// meeting's themes first.
func (p slidePages) closingSlide(m *network.Meeting) view.Slide {
	v := view.Slide{Part: "closing", Title: p.T("slides.closing"), Lead: p.T("slides.closing-lead")}
	left := 0
	for _, t := range p.themesFirst(m.Themes) {
		for _, n := range p.OpenNeedsOfTheme(t.ID) {
			if len(v.Needs) == shownNeeds {
				left++
				continue
			}
			v.Needs = append(v.Needs, view.Need{Commune: p.CommuneLink(n.Commune.ID), Theme: p.ThemeLink(t.ID), Text: wording.SaidBy(p.Words, n.Need.Origin, n.Need.Text), Lang: wording.LangOf(p.Words, n.Need.Origin)})
		}
	}
	v.More = p.Some("slides.more-needs", left)
	if len(v.Needs) == 0 {
		v.Lead = p.T("slides.no-need")
	}
	return v
}

// themesFirst are all themes, some before the others.
func (p slidePages) themesFirst(ids []string) []*network.Theme {
	var first, rest []*network.Theme
	for _, t := range p.Network.Themes {
		if slices.Contains(ids, t.ID) {
			first = append(first, t)
		} else {
			rest = append(rest, t)
		}
	}
	return append(first, rest...)
}
