package workroom

import (
	"cmp"

	"essaim/internal/address"
	"essaim/internal/network"
	"essaim/internal/view"
	"essaim/internal/wording"
)

// index is the first page of the workroom.
func (w *workroom) index() any {
	v := view.WorkroomPage{
		Head:   w.head(indexFile, w.T("workroom.title"), w.T("workroom.description", w.Typo(w.Network.Name))),
		Styles: w.stylesFor(indexFile),
		Lead:   w.T("workroom.lead"),
		Tasks:  w.tasks(),
	}
	for _, m := range w.ownMeetings() {
		card := w.meeting.Card(m)
		v.Meetings = append(v.Meetings, view.WorkroomMeeting{Title: card.Title, Date: card.Date, Status: card.Status, Papers: w.paperLinks(m)})
	}
	v.Proposal = w.proposal(w.NextMeeting(true))
	v.News, v.NewsSince = w.news()
	if len(v.Tasks) == 0 {
		v.Done = w.T("workroom.done")
	}
	return v
}

// tasks words what is pending; a kind without anything is left out.
func (w *workroom) tasks() []view.Task {
	p := w.Pending()
	if len(w.Peers) > 0 {
		p = ownPending(p)
	}
	var tasks []view.Task
	count := func(key string, n int, items []view.Link) {
		if n > 0 {
			tasks = append(tasks, view.Task{Title: w.N(key, n), Why: w.T(key + ".why"), Items: items})
		}
	}
	add := func(key string, items []view.Link) { count(key, len(items), items) }
	add("task.past-meetings", each(p.PastMeetings, func(m *network.Meeting) view.Link { return w.file(w.MeetingLink(m), m.Pos.File) }))
	if next := w.NextMeeting(true); next != nil {
		add("task.answers", each(w.Silent(next), w.called))
	}
	add("task.commitments", each(p.Commitments, w.pledge))
	tasks = append(tasks, w.unanswered(p.Unanswered)...)
	add("task.figures", each(p.SheetsWithoutFigures, w.sheetFile))
	add("task.objectives", each(p.ObjectivesWithoutFigures, func(o *network.Objective) view.Link {
		return w.file(view.Link{Name: w.Typo(o.Name), URL: w.At.Item(address.Objectives, o.ID)}, o.Pos.File)
	}))
	sheets, results := w.undated(p.LeftOut)
	add("task.undated", sheets)
	add("task.undated-results", results)
	add("task.overdue", each(p.Overdue, w.sheetFile))
	add("task.unchecked", each(p.Unchecked, w.sheetFile))
	if p.Named {
		add("task.not-met", each(p.NotMet, w.called))
	}
	add("task.practices", each(network.Practices{Situation: w.Situation}.Proposed(), w.maybeOnePractice))
	add("task.unmet-themes", each(w.Unmet.Themes, w.unmetTheme))
	add("task.unmet-indicators", each(w.Unmet.Indicators, w.unmetIndicator))
	by := network.ByPeer{Situation: w.Situation}
	add("task.two-names", each(w.Unmet.Communes, w.namedTwice))
	add("task.doubles", each(by.Doubles(), w.double))
	add("task.silent-networks", each(by.Silent(), w.silentNetwork))
	count("task.results", len(p.ResultsWithoutIndicator), w.resultsBySheet(p.ResultsWithoutIndicator))
	return tasks
}

// undated are the things that count in no year for want of a date, each with its
// file and the objectives that leave it out; and those of which the results do.
func (w *workroom) undated(list []network.LeftOut) (things, results []view.Link) {
	for _, u := range list {
		var l view.Link
		switch {
		case u.Sheet != nil:
			l = w.sheetFile(u.Sheet)
		case u.Adoption != nil:
			l = w.file(view.Link{Name: w.CommuneLink(u.Adoption.Commune).Name, URL: w.At.Adoption(u.Adoption.Sheet, u.Adoption.ID)}, u.Adoption.Pos.File)
		default:
			l = w.file(w.CommuneLink(u.Diagnostic.Commune), u.Diagnostic.Pos.File)
		}
		for _, o := range u.Objectives {
			l.Note = wording.Join(" · ", l.Note, w.Typo(o.Name))
		}
		if u.Results {
			results = append(results, l)
		} else {
			things = append(things, l)
		}
	}
	return things, results
}

// called is a commune with how to reach it.
func (w *workroom) called(c *network.Commune) view.Link {
	l := w.public(w.CommuneLink(c.ID))
	l.Note = wording.Join(", ", c.Phone, c.Email)
	return l
}

// resultsBySheet names the results of each sheet on one line.
func (w *workroom) resultsBySheet(list []network.SheetResult) []view.Link {
	var links []view.Link
	var last *network.Sheet
	for _, r := range list {
		text := cmp.Or(w.Typo(r.Result.Text), w.T("task.unnamed-result"))
		if r.Sheet == last {
			links[len(links)-1].Note += ", " + text
			continue
		}
		last = r.Sheet
		l := w.sheetFile(r.Sheet)
		l.Note += w.T("task.results-named", text)
		links = append(links, l)
	}
	return links
}

// file says in which file a thing is to be completed.
func (w *workroom) file(l view.Link, name string) view.Link {
	l.Note = name
	return w.public(l)
}

func (w *workroom) sheetFile(s *network.Sheet) view.Link {
	return w.file(w.SheetLink(s.ID), s.Pos.File)
}

func (w *workroom) pledge(c network.Pledge) view.Link {
	due := w.T("pledge.no-date")
	switch {
	case c.Overdue:
		due = w.T("pledge.overdue", w.Date(c.Due))
	case !c.Due.IsZero():
		due = w.T("pledge.due", w.Date(c.Due))
	}
	l := w.public(w.MeetingLink(c.Meeting))
	l.Name, l.Note = w.T("card.result", w.CommuneLink(c.Commune).Name, w.Typo(c.Text)), due
	return l
}

func (w *workroom) openNeed(n network.CommuneNeed) view.Link {
	l := w.public(w.ThemeLink(n.Need.Theme))
	l.Note = wording.Join(" · ", w.Typo(n.Commune.Name), l.Name)
	if l.Name = w.Typo(n.Need.Text); l.Name == "" {
		l.Name = w.ThemeLink(n.Need.Theme).Name
	}
	return l
}

// proposal says what the next meeting might be about, and what would tire the
// people there. Without any planned, it says so and proposes all the same.
func (w *workroom) proposal(m *network.Meeting) *view.Agenda {
	proposed, v := w.Propose(), &view.Agenda{Title: w.T("proposal.no-meeting")}
	if m != nil {
		card := w.meeting.Card(m)
		v.Title, v.Date, v.Warnings = card.Title, card.Date, w.strain(m)
	}
	for _, t := range proposed.Themes {
		theme := view.AgendaTheme{
			Name:   w.public(w.ThemeLink(t.Theme.ID)),
			Why:    w.N("proposal.asked", len(t.Needs)+t.Private, w.communesNeeding(t)),
			Visits: w.Locale.List(w.NamesOf(t.Visits)),
		}
		for _, s := range t.Sheets {
			l := w.public(w.SheetLink(s.ID))
			l.Note = wording.Join(", ", w.CarrierNames(s), w.shownAt(s, m))
			theme.Sheets = append(theme.Sheets, l)
		}
		theme.Practices = w.practicesOf(t.Theme.ID)
		v.Themes = append(v.Themes, theme)
	}
	v.Hosts = w.Locale.List(w.NamesOf(proposed.Hosts))
	return v
}

// shownAt reports whether a sheet is on a meeting's agenda, or when it was last
// presented.
func (w *workroom) shownAt(s *network.Sheet, next *network.Meeting) string {
	for _, m := range w.MeetingsPresenting(s.ID) {
		switch {
		case m == next:
			return w.T("proposal.on-agenda")
		case m.Status == network.Held:
			return w.T("proposal.shown", w.Date(m.Date))
		}
	}
	return ""
}

// communesNeeding names who asks, in public; what is not public is counted.
func (w *workroom) communesNeeding(t network.ThemeProposal) string {
	var names []string
	seen := map[string]bool{}
	for _, n := range t.Needs {
		if !seen[n.Commune.ID] {
			seen[n.Commune.ID] = true
			names = append(names, w.Typo(n.Commune.Name))
		}
	}
	if t.Private > 0 {
		names = append(names, w.N("proposal.private", t.Private))
	}
	return w.Locale.List(names)
}

func (w *workroom) strain(m *network.Meeting) []string {
	s := w.StrainOf(m)
	var warnings []string
	if s.Overrun > 0 {
		warnings = append(warnings, w.T("strain.overrun", w.lasting(s.Overrun)))
	}
	if s.Stretch > 0 {
		warnings = append(warnings, w.T("strain.stretch", w.lasting(s.Stretch)))
	}
	if s.Actions > 0 {
		warnings = append(warnings, w.N("strain.actions", s.Actions))
	}
	if s.NoVisit {
		warnings = append(warnings, w.T("strain.no-visit"))
	}
	return warnings
}

// lasting is a time in hours and minutes.
func (w *workroom) lasting(minutes int) string {
	return wording.Join(" ", w.Some("hours", minutes/60), w.Some("minutes", minutes%60))
}

func each[T any](list []T, word func(T) view.Link) []view.Link {
	var links []view.Link
	for _, x := range list {
		links = append(links, word(x))
	}
	return links
}
