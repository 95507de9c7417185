package workroom

import (
	"slices"
	"strconv"

	"essaim/internal/address"
	"essaim/internal/network"
	"essaim/internal/view"
	"essaim/internal/wording"
)

// unmetTheme is a theme of another network, with how much stands under it and what to
// add to the portal's own.
func (w *workroom) unmetTheme(u network.UnmetWord) view.Link {
	return w.unmet(u, "aliases: ["+strconv.Quote(u.Name)+"]")
}

// unmetIndicator is an indicator of another network: one that measures another quantity
// than the portal's of that name cannot be met.
func (w *workroom) unmetIndicator(u network.UnmetWord) view.Link {
	if u.Near != "" {
		return w.unmet(u, w.T("task.unmet-indicator.unit", u.Unit, u.Near))
	}
	return w.unmet(u, w.Locale.Spelling("key.same_as")+": "+u.Peer.ID+"/"+u.ID)
}

func (w *workroom) unmet(u network.UnmetWord, line string) view.Link {
	return w.public(view.Link{
		Name: w.T("card.result", w.Typo(u.Peer.Name), w.Typo(u.Name)), URL: w.At.Item(address.Networks, u.Peer.ID),
		Note: wording.Join(" · ", w.Locale.Number(float64(u.Count)), line),
	})
}

// ownMeetings are those that the animator prepares, the newest first: other networks
// write their own papers.
func (w *workroom) ownMeetings() []*network.Meeting {
	return slices.DeleteFunc(slices.Clone(w.MeetingsNewestFirst()), func(m *network.Meeting) bool { return m.Origin != nil })
}

// ownPending is what is pending but for what other networks are to complete.
func ownPending(p network.Pending) network.Pending {
	theirs := func(s *network.Sheet) bool { return s.Origin != nil }
	for _, list := range []*[]*network.Sheet{&p.SheetsWithoutFigures, &p.Unchecked, &p.Overdue} {
		*list = slices.DeleteFunc(slices.Clone(*list), theirs)
	}
	p.ResultsWithoutIndicator = slices.DeleteFunc(slices.Clone(p.ResultsWithoutIndicator), func(r network.SheetResult) bool { return theirs(r.Sheet) })
	p.PastMeetings = slices.DeleteFunc(slices.Clone(p.PastMeetings), func(m *network.Meeting) bool { return m.Origin != nil })
	p.LeftOut = slices.DeleteFunc(slices.Clone(p.LeftOut), func(l network.LeftOut) bool {
		return l.Sheet != nil && theirs(l.Sheet) || l.Adoption != nil && l.Adoption.Origin != nil
	})
	return p
}
