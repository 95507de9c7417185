package workroom

import (
	"cmp"
	"strings"

	"essaim/internal/address"
	"essaim/internal/network"
	"essaim/internal/view"
	"essaim/internal/wording"
)

// maybeOnePractice names sheets that may be of one practice, and what they share.
func (w *workroom) maybeOnePractice(p network.PracticeProposal) view.Link {
	var titles []string
	for _, s := range p.Sheets {
		titles = append(titles, w.Typo(s.Title))
	}
	l := w.public(w.SheetLink(p.Sheets[0].ID))
	l.Name = strings.Join(titles, " · ")
	l.Note = w.T("practice.shared", w.ThemeLink(p.Theme).Name, w.Typo(p.Indicator.Name), w.Locale.List(p.Words))
	if p.Practice != "" {
		l.Note = wording.Join(", ", w.T("practice.join", p.Practice), l.Note)
	}
	return l
}

// practicesOf are those of a theme that most did, with their evidence.
func (w *workroom) practicesOf(theme string) []view.Link {
	all := network.Practices{Situation: w.Situation}.OfTheme(theme)
	return each(all[:min(len(all), shownPractices)], func(g *network.Gathering) view.Link {
		return w.public(wording.Practices{Words: w.Words}.Link(g))
	})
}

// shownPractices is how many are named beside a need or a theme.
const shownPractices = 2

// unanswered are the needs that nobody else has an offer for: those whose theme is that of
// a declared practice all the same, of sheets that have other themes, lead to it.
func (w *workroom) unanswered(needs []network.CommuneNeed) []view.Task {
	if len(needs) == 0 {
		return nil
	}
	task := view.Task{Title: w.N("task.needs", len(needs)), Why: w.T("task.needs.why")}
	for _, n := range needs {
		practices := w.practicesOf(n.Need.Theme)
		if practices == nil {
			task.Items = append(task.Items, w.openNeed(n))
			continue
		}
		theme := w.public(w.ThemeLink(n.Need.Theme))
		need := view.Need{Commune: w.public(w.CommuneLink(n.Commune.ID)), Theme: theme, Text: cmp.Or(w.Typo(n.Need.Text), theme.Name), Practices: practices}
		task.Needs = append(task.Needs, need)
	}
	return []view.Task{task}
}

// usualNews is how many days back news go when no meeting was held.
const usualNews = 365

// news are, for each commune that has a need, what is new of the practices of its needs
// since the last meeting: a text to send.
func (w *workroom) news() (list []view.CommuneNews, since string) {
	from := w.AsOf - usualNews
	for _, m := range w.MeetingsNewestFirst() {
		if m.Status == network.Held && m.Date.Last() < w.AsOf {
			from = m.Date.Last()
			break
		}
	}
	for _, c := range w.ByName(w.Members(w.AsOf)) {
		if text := w.newsFor(c, from); text != "" {
			list = append(list, view.CommuneNews{Commune: w.called(c), Text: text})
		}
	}
	return list, w.T("news.since", w.Day(from))
}

// newsFor is plain text, for an e-mail.
func (w *workroom) newsFor(c *network.Commune, since network.Day) string {
	news := network.Practices{Situation: w.Situation}.NewFor(c.ID, since)
	if len(news) == 0 {
		return ""
	}
	words := wording.Practices{Words: w.Words}
	lines := []string{w.T("news.hello"), "", w.T("news.lead", w.Day(since)), ""}
	for _, n := range news {
		var who []string
		for _, of := range n.Cases {
			name := words.Who(of)
			if of.Stopped() {
				name = w.T("news.stopped", name)
			}
			who = append(who, name)
		}
		lines = append(lines, w.T("news.line", w.Typo(n.Of.Name()), w.Locale.List(who), words.Cases(n.Of)), w.public(view.Link{URL: w.At.Item(address.Practices, n.Of.ID)}).URL, "")
	}
	return strings.Join(append(lines, w.T("news.bye", w.Typo(w.Network.Contact.Role))), "\n")
}
