package site

import (
	"strings"

	"essaim/internal/address"
	"essaim/internal/network"
	"essaim/internal/view"
)

// shared is what the pages of ten thousand sheets have in common: words and
// addresses of what network.yaml declares.
type shared struct {
	communes  map[string]sharedCommune
	themes    map[string]view.Link
	statuses  map[network.SheetStatus]view.Status
	near      map[[4]network.RelatedReason]string // every list of reasons, in words
	publisher []view.LinkedData
}

// sharedCommune is a commune as its sheets show it, most of which have one only:
// its carrier and its author are lists.
type sharedCommune struct {
	link    view.Link
	carrier []view.Carrier
	author  []view.LinkedData
}

func (p *planner) share() *shared {
	v := &shared{
		communes: make(map[string]sharedCommune, len(p.Communes)),
		themes:   make(map[string]view.Link, len(p.Themes)),
		statuses: map[network.SheetStatus]view.Status{},
		near:     map[[4]network.RelatedReason]string{},
	}
	for _, c := range p.Communes {
		l := view.Link{Name: p.typo(c.Name), URL: p.at.Item(address.Communes, c.ID)}
		v.communes[c.ID] = sharedCommune{
			link: l,
			carrier: []view.Carrier{{
				Name: l.Name, URL: l.URL, Address: p.typo(c.Address),
				Phone: c.Phone, Email: c.Email, Website: c.Website, Population: p.inhabitants(c),
			}},
			author: []view.LinkedData{{Type: "Organization", Name: l.Name, URL: p.at.Absolute(l.URL)}},
		}
	}
	for _, t := range p.Themes {
		v.themes[t.ID] = view.Link{Name: p.typo(t.Name), URL: p.at.Item(address.Themes, t.ID)}
	}
	for _, s := range []network.SheetStatus{network.Planned, network.Ongoing, network.InPlace, network.Done, network.Abandoned} {
		v.statuses[s] = view.Status{ID: string(s), Words: p.t("sheet-status." + string(s))}
	}
	if o := p.Network.Organisation; o.Name != "" {
		v.publisher = []view.LinkedData{{Type: "Organization", Name: p.typo(o.Name), URL: o.Website}}
	}
	p.wordReasons(v.near)
	return v
}

// wordReasons words every list of reasons why a sheet is near another.
func (p *planner) wordReasons(worded map[[4]network.RelatedReason]string) {
	all := [4]network.RelatedReason{network.SharedTheme, network.SameCommune, network.SameIndicator, network.SimilarPopulation}
	for some := range 1 << len(all) {
		var list [4]network.RelatedReason
		var words []string
		for i, r := range all {
			if some>>i&1 == 1 {
				list[len(words)] = r
				words = append(words, p.t("related."+string(r)))
			}
		}
		worded[list] = strings.Join(words, ", ")
	}
}
