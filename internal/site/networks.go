package site

import (
	"essaim/internal/address"
	"essaim/internal/drawing"
	"essaim/internal/network"
	"essaim/internal/plan"
	"essaim/internal/view"
	"essaim/internal/wording"
)

// networkPages are the list of the networks that a portal gathers, and a page for each.
// A site that is no portal has none.
type networkPages struct{ *planner }

func (p networkPages) plan() {
	if len(p.Peers) == 0 {
		return
	}
	list := p.At.List(address.Networks)
	for n := 1; n <= pagesOf(len(p.Peers), linesPerPage); n++ {
		p.add(plan.Output{
			URL: p.At.Page(list, n), Layout: "networks.html", Title: p.firstOnly(n, p.T("page.networks")),
			View: func() any { return p.list(n) },
		})
	}
	for _, peer := range p.Peers {
		sheets := network.ByPeer{Situation: p.Situation}.Sheets(peer)
		for n := 1; n <= pagesOf(len(sheets), cardsPerPage); n++ {
			o := plan.Output{
				URL: p.At.Page(p.At.Item(address.Networks, peer.ID), n), Layout: "network.html", Title: p.firstOnly(n, p.Typo(peer.Name)),
				View: func() any { return p.page(peer, n) },
			}
			if n == 1 {
				o.Lasting = lastingID("network", peer.ID, &peer.Name)
			}
			p.addList(o)
		}
	}
}

func (p networkPages) list(n int) any {
	list := p.At.List(address.Networks)
	v := view.NetworksPage{
		Head:  p.paged(p.head(titled{address.Networks, "", p.T("page.networks"), p.T("networks.description", p.Typo(p.Network.Name))}, list), n),
		Lead:  p.T("networks.lead"),
		Pager: p.pager(list, n, len(p.Peers), linesPerPage),
	}
	whole := drawing.Networks(p.Words, p.Peers, drawing.WholeMap) // which numbers those of all pages
	if n == 1 {
		v.Map, v.SmallMap = whole, drawing.Networks(p.Words, p.Peers, drawing.PhoneMap)
	}
	numbers := map[string]int{}
	if whole != nil {
		for _, m := range whole.Marks {
			numbers[m.URL] = m.Number
		}
	}
	by := network.ByPeer{Situation: p.Situation}
	for _, peer := range onPage(p.Peers, n, linesPerPage) {
		row := view.NetworkRow{
			Name: p.Typo(peer.Name), URL: p.At.Item(address.Networks, peer.ID), Organisation: p.Typo(peer.Organisation),
			Sheets: p.Some("count.sheets", len(by.Sheets(peer))), Communes: p.Some("count.communes", len(by.Communes(peer))),
			AsOf: p.Day(peer.AsOf), Licence: wording.Licence(peer.Licence),
		}
		row.Number = numbers[row.URL]
		v.Networks = append(v.Networks, row)
	}
	return v
}

func (p networkPages) page(peer *network.Peer, n int) any {
	sheets, href := network.ByPeer{Situation: p.Situation}.Sheets(peer), p.At.Item(address.Networks, peer.ID)
	v := view.NetworkPage{
		Head:         p.paged(p.head(titled{address.Networks, peer.ID, peer.Name, p.T("network.description", p.Typo(peer.Name), p.Typo(p.Network.Name))}, href), n),
		Organisation: p.Typo(peer.Organisation), Website: peer.URL, Licence: wording.Licence(peer.Licence),
		Cards: p.cards(onPage(sheets, n, cardsPerPage)),
		Pager: p.pager(href, n, len(sheets), cardsPerPage),
	}
	if peer.AsOf != 0 {
		v.Lead = p.T("network.as-of", p.Day(peer.AsOf))
	}
	if through := p.Peer(peer.Through); through != nil {
		v.Through = view.Link{Name: p.Typo(through.Name), URL: p.At.Item(address.Networks, through.ID)}
	}
	v.Breadcrumb = p.breadcrumb(address.Networks, v.Title)
	if n == 1 {
		p.show(&v, peer)
	}
	return v
}

// show adds the key figures of a network and the map of its communes.
func (p networkPages) show(v *view.NetworkPage, peer *network.Peer) {
	by := network.ByPeer{Situation: p.Situation}
	meetings, adoptions := 0, 0
	for _, m := range p.Meetings {
		if m.Origin == peer && m.Status == network.Held {
			meetings++
		}
	}
	for _, a := range p.Adoptions {
		if a.Origin == peer {
			adoptions++
		}
	}
	v.Figures = p.counts(
		countedFigure{label: "figure.sheets", count: len(by.Sheets(peer))},
		countedFigure{label: "figure.communes-sharing", count: carriersOf(by.Sheets(peer))},
		countedFigure{label: "figure.adoptions", count: adoptions},
		countedFigure{label: "figure.meetings-held", count: meetings})
	communes := p.ByName(by.Communes(peer))
	v.Map, v.SmallMap = drawing.Map(p.Words, communes, drawing.HalfMap), drawing.Map(p.Words, communes, drawing.PhoneMap)
	if v.Map != nil {
		v.Legend, v.Key = p.InvolvementLegend(communes), p.pages.communes.mapKey(communes)
	}
}

// carriersOf counts the communes that carry sheets, each once.
func carriersOf(sheets []*network.Sheet) int {
	seen := map[string]bool{}
	for _, s := range sheets {
		for _, id := range s.Communes {
			seen[id] = true
		}
	}
	return len(seen)
}
