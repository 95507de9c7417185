package workroom

import (
	"slices"
	"strconv"
	"strings"

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

// namedTwice is a commune with each of its names, and who calls it so.
func (w *workroom) namedTwice(n network.NamedTwice) view.Link {
	l := w.public(w.CommuneLink(n.Commune))
	var names []string
	for _, there := range n.Names {
		names = append(names, w.Typo(there.Name)+" ("+w.peerName(there.Peer)+")")
	}
	l.Note = wording.Join(" · ", w.Commune(n.Commune).Code, strings.Join(names, ", "))
	return l
}

// double is a sheet that several networks publish: who carries it, when, and where it is.
func (w *workroom) double(sheets []*network.Sheet) view.Link {
	l := w.public(w.SheetLink(sheets[0].ID))
	var where []string
	for _, s := range sheets {
		if name := w.peerName(s.Origin); !slices.Contains(where, name) {
			where = append(where, name)
		}
	}
	l.Note = wording.Join(" · ", w.CarrierNames(sheets[0]), w.Date(sheets[0].Date), strings.Join(where, ", "))
	return l
}

// silentNetwork is a network with the day of its last news and that of its data.
func (w *workroom) silentNetwork(p *network.Peer) view.Link {
	last := ""
	if day := (network.ByPeer{Situation: w.Situation}).LastNews(p); day != 0 {
		last = w.T("task.silent-networks.last", w.Day(day))
	}
	return w.public(view.Link{
		Name: w.Typo(p.Name), URL: w.At.Item(address.Networks, p.ID),
		Note: wording.Join(" · ", last, w.T("network.as-of", w.Day(p.AsOf))),
	})
}

// peerName is that of a network; nil is the portal itself.
func (w *workroom) peerName(p *network.Peer) string {
	if p == nil {
		return w.Typo(w.Network.Name)
	}
	return w.Typo(p.Name)
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
