package network

import (
	"cmp"
	"slices"
	"strings"

	"essaim/internal/locale"
)

// Proposal is what the next meeting might be about, and why.
type Proposal struct {
	Themes []ThemeProposal // asked for most first; at most three
	Hosts  []*Commune      // members that have hosted no meeting and been visited at none
}

// ThemeProposal is a theme that communes ask for and that someone practises.
type ThemeProposal struct {
	Theme   *Theme
	Needs   []CommuneNeed // public ones
	Private int           // needs that are not public
	Sheets  []*Sheet      // at most three; those not presented yet first
	Visits  []*Commune    // that offer one
}

const (
	maxThemes       = 3
	maxThemedSheets = 3
)

// Propose looks for the themes of a meeting to come.
func (s *Situation) Propose() Proposal {
	var p Proposal
	for _, t := range s.Themes {
		theme := proposing{s}.theme(t)
		if len(theme.Needs)+theme.Private > 0 && len(s.OffersOfTheme(t.ID)) > 0 {
			p.Themes = append(p.Themes, theme)
		}
	}
	slices.SortStableFunc(p.Themes, func(a, b ThemeProposal) int {
		return cmp.Or(
			cmp.Compare(len(b.Needs)+b.Private, len(a.Needs)+a.Private),
			cmp.Compare(proposing{s}.proven(b), proposing{s}.proven(a)),
		)
	})
	p.Themes = p.Themes[:min(len(p.Themes), maxThemes)]

	seen := map[string]bool{}
	for _, m := range s.meetingsByID {
		if m.Status != Cancelled {
			seen[m.Host] = true
			for _, v := range m.Visits {
				seen[v.Commune] = true
			}
		}
	}
	for _, c := range s.Members(s.AsOf) {
		if !seen[c.ID] {
			p.Hosts = append(p.Hosts, c)
		}
	}
	return p
}

// proposing makes up the agenda of a next meeting, in a situation.
type proposing struct{ *Situation }

func (s proposing) theme(t *Theme) ThemeProposal {
	p := ThemeProposal{Theme: t, Needs: s.OpenNeedsOfTheme(t.ID), Private: s.OpenPrivateNeedsOfTheme(t.ID)}
	for _, o := range s.OffersOfTheme(t.ID) {
		if o.Sheet != nil && !slices.Contains(p.Sheets, o.Sheet) {
			p.Sheets = append(p.Sheets, o.Sheet)
		}
		if o.Commune != nil && o.Visit() && !slices.Contains(p.Visits, o.Commune) {
			p.Visits = append(p.Visits, o.Commune)
		}
	}
	slices.SortStableFunc(p.Sheets, func(a, b *Sheet) int {
		return cmp.Or(
			cmp.Compare(len(s.MeetingsPresenting(a.ID)), len(s.MeetingsPresenting(b.ID))),
			cmp.Compare(s.provenBy(b), s.provenBy(a)),
		)
	})
	p.Sheets = p.Sheets[:min(len(p.Sheets), maxThemedSheets)]
	return p
}

// provenBy is 1 for a sheet of a practice of which enough cases are known to say something
// of others, else 0.
func (s proposing) provenBy(sheet *Sheet) int {
	if g := (Practices(s)).OfSheet(sheet); g != nil && len(g.Cases) >= FewestCases {
		return 1
	}
	return 0
}

// proven counts such sheets of a theme.
func (s proposing) proven(t ThemeProposal) int {
	n := 0
	for _, sheet := range t.Sheets {
		n += s.provenBy(sheet)
	}
	return n
}

// Strain is what would tire the people at a meeting.
type Strain struct {
	Overrun int  // minutes by which the agenda is longer than the meeting; 0
	Stretch int  // minutes of the longest stretch without a break, when it is over two hours; 0
	Actions int  // presented, when there are more than four; 0
	NoVisit bool // neither here nor at the last two meetings held was anything seen on site
}

const (
	maxStretch = 120 // minutes
	maxActions = 4
	halfDay    = 4 * 60 // minutes
	wholeDay   = 8 * 60
)

// StrainOf looks at the agenda of a meeting.
func (s *Situation) StrainOf(m *Meeting) Strain {
	var strain Strain
	total, stretch := 0, 0
	for _, a := range m.Agenda {
		total += a.Minutes
		stretch += a.Minutes
		if a.isBreak() {
			stretch = 0
		}
		if stretch > maxStretch {
			strain.Stretch = max(strain.Stretch, stretch)
		}
	}
	if length := m.minutes(); length > 0 && total > length {
		strain.Overrun = total - length
	}
	actions := len(presented(m))
	if m.Actions != nil {
		actions = max(actions, *m.Actions)
	}
	if actions > maxActions {
		strain.Actions = actions
	}
	strain.NoVisit = !m.onSite() && proposing{s}.noRecentVisit(m)
	return strain
}

// minutes is how long a meeting is meant to last; 0 when it does not say.
func (m *Meeting) minutes() int {
	switch {
	case m.Time.From >= 0 && m.Time.To > m.Time.From:
		return m.Time.To - m.Time.From
	case m.Duration == "half-day":
		return halfDay
	case m.Duration == "day":
		return wholeDay
	}
	return 0
}

// breaks begin the words that agendas have for one, folded, in both languages.
var breaks = []string{"pause", "dejeuner", "repas", "cafe", "buffet", "gouter", "break", "lunch", "coffee", "tea"}

func (a AgendaItem) isBreak() bool {
	if a.Sheet != "" {
		return false
	}
	return slices.ContainsFunc(strings.Fields(locale.Fold(a.Text)), func(word string) bool {
		return slices.ContainsFunc(breaks, func(b string) bool { return strings.HasPrefix(word, b) })
	})
}

func (m *Meeting) onSite() bool { return m.Kind == Visit || len(m.Visits) > 0 }

// noRecentVisit says that two meetings were held before this one, and that the
// last two saw nothing on site.
func (s proposing) noRecentVisit(next *Meeting) bool {
	seen := 0
	for _, m := range s.MeetingsNewestFirst() {
		if m.Status != Held || m == next || m.Date.First() > next.Date.First() {
			continue
		}
		if m.onSite() {
			return false
		}
		if seen++; seen == 2 {
			return true
		}
	}
	return false
}
