package feeds

import (
	"cmp"
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
	communes []string    // and other bodies
	themes   []string
	words    func() news
	place    int // among those of its day, the last of which has 0
}

// news are an event's words.
type news struct{ title, summary, url string }

// eventLists are those of feeds: sorted, the latest first.
type eventLists struct {
	all                []event
	byTheme, byCommune map[string][]event
}

// listEvents finds all that happened up to as_of. Only what has a date is news.
func (f *Feeds) listEvents() eventLists {
	all := make([]event, 0, len(f.Sheets)+len(f.Meetings)+len(f.Adoptions))
	add := func(e event) {
		if e.day != 0 && e.day <= f.AsOf {
			all = append(all, e)
		}
	}
	for _, s := range f.Sheets {
		add(f.published(s))
	}
	for _, m := range f.Meetings {
		add(f.met(m))
	}
	for _, a := range f.Adoptions {
		add(f.adopted(a))
	}
	for _, g := range f.Progress() {
		for _, row := range g.Rows {
			add(f.reached(g, row))
		}
	}
	sortEvents(all)
	for i := len(all) - 2; i >= 0; i-- {
		if all[i].day == all[i+1].day {
			all[i].place = all[i+1].place + 1
		}
	}
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

func (f *Feeds) published(s *network.Sheet) event {
	day, href := s.Date.First(), f.At.Item(address.Sheets, s.ID)
	return event{day: day, since: day, id: href, communes: s.Carriers(), themes: s.Themes, words: func() news {
		return news{f.T("feed.sheet", wording.SaidBy(f.Words, s.Origin, s.Title)), f.Typo(f.SheetDescription(s)), href}
	}}
}

func (f *Feeds) met(m *network.Meeting) event {
	day, href := m.Date.First(), f.At.Item(address.Meetings, m.ID)
	present := m.Attendance.Communes
	if m.Host != "" && !slices.Contains(present, m.Host) {
		present = append(slices.Clip(present), m.Host)
	}
	return event{day: day, since: day, id: href, communes: present, themes: m.Themes, words: func() news {
		state := wording.Small(f.T("meeting-status." + string(m.Status)))
		return news{f.T("feed.meeting", f.Typo(f.MeetingTitle(m)), state), wording.Join(" ", wording.Sentence(f.Typo(m.Summary)), wording.Sentence(f.meeting.Attendance(m))), href}
	}}
}

// adopted is an adoption at the state that it has reached.
func (f *Feeds) adopted(a *network.Adoption) event {
	state, date := f.StateOf(a)
	s := f.Sheet(a.Sheet)
	return event{day: date.First(), since: a.FirstState().First(), id: f.At.Adoption(a.Sheet, a.ID), communes: []string{a.Commune}, themes: s.Themes, words: func() news {
		title := f.T("feed.adoption", f.CommuneLink(a.Commune).Name, wording.SaidBy(f.Words, s.Origin, s.Title), wording.Small(f.T("adoption-state."+string(state))))
		return news{title, wording.SaidBy(f.Words, a.Origin, a.Adaptation), f.At.Adoption(a.Sheet, a.ID)}
	}}
}

// reached is a period of an objective that is reached, for a commune or for the
// network as a whole; its day is 0 when it is not.
func (f *Feeds) reached(g network.Progress, row network.Row) event {
	o, day := g.Objective, f.ReachedOn(g.Objective, row)
	href := f.At.Item(address.Objectives, o.ID)
	e := event{day: day, since: day, id: href + "#" + wording.Join("-", row.From.ISO(), row.Commune)}
	if o.Theme != "" {
		e.themes = []string{o.Theme}
	}
	if row.Commune != "" {
		e.communes = []string{row.Commune}
	}
	e.words = func() news {
		v := f.progress.Row(&g, row, 0)
		return news{f.T("feed.objective", f.Typo(o.Name), wording.Join(", ", v.Commune.Name, v.Label)), wording.Sentence(v.Sentence), href}
	}
	return e
}

// sortEvents puts the latest first; those of one day are sorted by id.
func sortEvents(events []event) {
	slices.SortFunc(events, func(a, b event) int { return cmp.Or(cmp.Compare(b.day, a.day), cmp.Compare(a.id, b.id)) })
}
