package site

import (
	"slices"

	"essaim/internal/address"
	"essaim/internal/network"
	"essaim/internal/wording"
)

// An event is news: a sheet is published, a meeting takes place, a commune
// takes up a practice, an objective is reached.
type event struct {
	day      network.Day // of its latest state
	since    network.Day // of its first
	id       string      // root-relative address, unique and lasting
	communes []string
	themes   []string
	tell     func() news
}

// news are an event's words.
type news struct{ title, summary, url string }

// eventLists are those of feeds: sorted, the latest first.
type eventLists struct {
	all                []event
	byTheme, byCommune map[string][]event
}

// listEvents finds all that happened up to as_of. Only what has a date is news.
func (p *planner) listEvents() eventLists {
	all := make([]event, 0, len(p.Sheets)+len(p.Meetings)+len(p.Adoptions))
	add := func(e event) {
		if e.day != 0 && e.day <= p.AsOf {
			all = append(all, e)
		}
	}
	for _, s := range p.Sheets {
		add(p.published(s))
	}
	for _, m := range p.Meetings {
		add(p.met(m))
	}
	for _, a := range p.Adoptions {
		add(p.adopted(a))
	}
	for _, g := range p.Progress() {
		for _, row := range g.Rows {
			add(p.reached(g, row))
		}
	}
	sortEvents(all)
	lists := eventLists{all: slices.Clone(all[:min(len(all), feedEntries)]), byTheme: map[string][]event{}, byCommune: map[string][]event{}}
	for _, e := range all {
		for _, id := range e.themes {
			addNext(lists.byTheme, id, e)
		}
		for _, id := range e.communes {
			addNext(lists.byCommune, id, e)
		}
	}
	return lists
}

// addNext adds an event to a list, unless it is one too many for a feed.
func addNext(lists map[string][]event, id string, e event) {
	if list := lists[id]; len(list) < feedEntries {
		lists[id] = append(list, e)
	}
}

func (p *planner) published(s *network.Sheet) event {
	day, href := s.Date.First(), p.At.Item(address.Sheets, s.ID)
	return event{day, day, href, s.Communes, s.Themes, func() news {
		return news{p.T("feed.sheet", p.Typo(s.Title)), p.Typo(p.sheetDescription(s)), href}
	}}
}

func (p *planner) met(m *network.Meeting) event {
	day, href := m.Date.First(), p.At.Item(address.Meetings, m.ID)
	present := m.Attendance.Communes
	if m.Host != "" && !slices.Contains(present, m.Host) {
		present = append(slices.Clip(present), m.Host)
	}
	return event{day, day, href, present, m.Themes, func() news {
		state := wording.Small(p.T("meeting-status." + string(m.Status)))
		return news{p.T("feed.meeting", p.Typo(p.MeetingTitle(m)), state), wording.Join(" ", wording.Sentence(p.Typo(m.Summary)), wording.Sentence(p.meeting.Attendance(m))), href}
	}}
}

// adopted is an adoption at the state that it has reached.
func (p *planner) adopted(a *network.Adoption) event {
	state, date := p.StateOf(a)
	s := p.Sheet(a.Sheet)
	return event{date.First(), a.FirstState().First(), p.At.Adoption(a.Sheet, a.ID), []string{a.Commune}, s.Themes, func() news {
		title := p.T("feed.adoption", p.CommuneLink(a.Commune).Name, p.Typo(s.Title), wording.Small(p.T("adoption-state."+string(state))))
		return news{title, p.Typo(a.Adaptation), p.At.Adoption(a.Sheet, a.ID)}
	}}
}

// reached is a period of an objective that is reached, for a commune or for the
// network as a whole; its day is 0 when it is not.
func (p *planner) reached(g network.Progress, row network.Row) event {
	o, day := g.Objective, p.ReachedOn(g.Objective, row)
	href := p.At.Item(address.Objectives, o.ID)
	e := event{day: day, since: day, id: href + "#" + wording.Join("-", row.From.ISO(), row.Commune)}
	if o.Theme != "" {
		e.themes = []string{o.Theme}
	}
	if row.Commune != "" {
		e.communes = []string{row.Commune}
	}
	e.tell = func() news {
		v := p.progress.Row(&g, row, 0)
		return news{p.T("feed.objective", p.Typo(o.Name), wording.Join(", ", v.Commune.Name, v.Label)), wording.Sentence(v.Sentence), href}
	}
	return e
}
