package network

import (
	"slices"
	"strings"

	"essaim/internal/locale"
)

// ByPeer is a portal's situation, by the networks that it gathers.
type ByPeer struct{ *Situation }

// Sheets lists the sheets of a network, as all lists of sheets are sorted.
func (s ByPeer) Sheets(p *Peer) []*Sheet { return s.sheetLists.byPeer[p] }

// Communes are those that carry sheets of a network, or took up a practice in it, each
// once.
func (s ByPeer) Communes(p *Peer) []*Commune {
	seen := map[string]bool{}
	var list []*Commune
	add := func(id string) {
		if c := s.Commune(id); c != nil && !seen[id] {
			seen[id], list = true, append(list, c)
		}
	}
	for _, sheet := range s.Sheets(p) {
		for _, id := range sheet.Communes {
			add(id)
		}
	}
	for _, a := range s.Adoptions {
		if a.Origin == p {
			add(a.Commune)
		}
	}
	return list
}

// Middle is the place in the middle of a network's communes; false when none of them is
// located.
func (s ByPeer) Middle(p *Peer) (middle Place, located bool) {
	n := 0.0
	for _, c := range s.Communes(p) {
		if c.Located {
			middle.Lat, middle.Lon, n = middle.Lat+c.Lat, middle.Lon+c.Lon, n+1
		}
	}
	return Place{middle.Lat / max(n, 1), middle.Lon / max(n, 1)}, n > 0
}

// LastNews is the day of the newest thing that a network has dated, that of its data at
// most: a sheet, a meeting held, the state of an adoption; 0 when it has dated none.
func (s ByPeer) LastNews(p *Peer) Day {
	last, now := Day(0), min(p.AsOf, s.AsOf)
	hear := func(days ...Day) {
		for _, day := range days {
			if day <= now {
				last = max(last, day)
			}
		}
	}
	for _, sheet := range s.Sheets(p) {
		hear(sheet.Date.First(), sheet.Checked.First(), sheet.Period.First(), sheet.Period.To.First())
	}
	for _, m := range s.Meetings {
		if m.Origin == p && m.Status == Held {
			hear(m.Date.First())
		}
	}
	for _, a := range s.Adoptions {
		if a.Origin == p {
			hear(a.Considered.First(), a.Started.First(), a.InPlace.First(), a.Done.First(), a.Abandoned.First())
		}
	}
	return last
}

// Silent are the networks of which nothing is dated within a year before AsOf, or whose
// data are older than that.
func (s ByPeer) Silent() []*Peer {
	year, month, dom := s.AsOf.Civil()
	yearAgo := DayOf(year-1, month, dom)
	var silent []*Peer
	for _, p := range s.Peers {
		if last := s.LastNews(p); last < yearAgo {
			silent = append(silent, p)
		}
	}
	return silent
}

// Doubles are sheets of several networks, or of one and of the portal, that have the same
// title, carrier and year: their figures may count twice. Each list is in the order of
// the sheets' ids.
func (s ByPeer) Doubles() [][]*Sheet {
	type double struct {
		title, carrier string
		year           int
	}
	alike := map[double][]*Sheet{}
	var order []double
	for _, sheet := range s.sheetsByID {
		title := strings.Join(strings.Fields(locale.Fold(sheet.Title)), " ")
		for _, carrier := range sheet.Carriers() {
			key := double{title, carrier, yearOf(sheet)}
			if len(alike[key]) == 0 {
				order = append(order, key)
			}
			alike[key] = append(alike[key], sheet)
		}
	}
	var doubles [][]*Sheet
	for _, key := range order {
		list := alike[key]
		elsewhere := slices.ContainsFunc(list, func(o *Sheet) bool { return o.Origin != list[0].Origin })
		if elsewhere && !slices.ContainsFunc(doubles, func(other []*Sheet) bool { return slices.Equal(other, list) }) {
			doubles = append(doubles, list)
		}
	}
	return doubles
}

// Differ reports whether networks do not call a commune by one name: case, accents and
// marks apart.
func (n *NamedTwice) Differ() bool {
	return slices.ContainsFunc(n.Names, func(o NameThere) bool { return plainName(o.Name) != plainName(n.Names[0].Name) })
}

func plainName(name string) string { return strings.ReplaceAll(locale.Slug(name), "-", "") }
