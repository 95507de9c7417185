package wording

import (
	"strings"

	"essaim/internal/address"
	"essaim/internal/network"
	"essaim/internal/view"
)

// InvolvementStatus is a sign and a word.
func (w *Words) InvolvementStatus(kind network.Involvement) view.Status {
	return view.Status{ID: string(kind), Words: w.T("involvement." + string(kind))}
}

// shared is what the pages of ten thousand sheets have in common: words and
// addresses of what network.yaml declares.
type shared struct {
	communes map[string]sharedCommune
	others   map[string]sharedCommune // bodies that are no commune
	themes   map[string]view.Link
	statuses map[network.SheetStatus]view.Status
	near     map[[4]network.RelatedReason]string // every list of reasons, in words
}

// sharedCommune is a commune as its sheets show it, most of which have one only:
// its carrier and its author are lists.
type sharedCommune struct {
	link    view.Link
	carrier []view.Carrier
}

func share(w *Words) *shared {
	v := &shared{
		communes: make(map[string]sharedCommune, len(w.Communes)),
		others:   make(map[string]sharedCommune, len(w.Institutions)),
		themes:   make(map[string]view.Link, len(w.Themes)),
		statuses: map[network.SheetStatus]view.Status{},
		near:     map[[4]network.RelatedReason]string{},
	}
	for _, c := range w.Communes {
		v.communes[c.ID] = shareCarrier(w, c, address.Communes)
	}
	for _, i := range w.Institutions {
		v.others[i.ID] = shareCarrier(w, &i.Commune, address.Organisations)
	}
	for _, t := range w.Themes {
		v.themes[t.ID] = view.Link{Name: w.Typo(t.Name), URL: w.At.Item(address.Themes, t.ID)}
	}
	for _, s := range sheetStatuses {
		v.statuses[s] = view.Status{ID: string(s), Words: w.T("sheet-status." + string(s))}
	}
	wordReasons(w, v.near)
	return v
}

func shareCarrier(w *Words, c *network.Commune, in address.Section) sharedCommune {
	l := view.Link{Name: w.Typo(c.Name), URL: w.At.Item(in, c.ID)}
	return sharedCommune{
		link: l,
		carrier: []view.Carrier{{
			Name: l.Name, URL: l.URL, Address: w.Typo(c.Address),
			Phone: c.Phone, Email: c.Email, Website: c.Website, Population: w.Inhabitants(c),
		}},
	}
}

// wordReasons words every list of reasons why a sheet is near another.
func wordReasons(w *Words, worded map[[4]network.RelatedReason]string) {
	all := [4]network.RelatedReason{network.SharedTheme, network.SameCommune, network.SameIndicator, network.SimilarPopulation}
	for some := range 1 << len(all) {
		var list [4]network.RelatedReason
		var words []string
		for i, r := range all {
			if some>>i&1 == 1 {
				list[len(words)] = r
				words = append(words, w.T("related."+string(r)))
			}
		}
		worded[list] = strings.Join(words, ", ")
	}
}

// RelatedReasons says why another sheet is near: "même thème, même commune".
func (w *Words) RelatedReasons(reasons []network.RelatedReason) string {
	var list [4]network.RelatedReason
	copy(list[:], reasons)
	return w.shared().near[list]
}

// SheetStatus is a sign and a word.
func (w *Words) SheetStatus(s network.SheetStatus) view.Status {
	return w.shared().statuses[s]
}

var sheetStatuses = []network.SheetStatus{network.Planned, network.Ongoing, network.InPlace, network.Done, network.Abandoned}

// SheetStatuses are all of them, in their order.
func (w *Words) SheetStatuses() []view.Status {
	var all []view.Status
	for _, s := range sheetStatuses {
		all = append(all, w.SheetStatus(s))
	}
	return all
}

// InvolvementLegend says what the signs mean and how many communes have each;
// what no commune has is left out.
func (p *Words) InvolvementLegend(members []*network.Commune) []view.Status {
	counts := map[network.Involvement]int{}
	for _, c := range members {
		counts[p.InvolvementOf(c.ID)]++
	}
	var legend []view.Status
	for _, kind := range network.Involvements {
		if counts[kind] > 0 {
			s := p.InvolvementStatus(kind)
			s.Words = p.T("involvement.count", s.Words, p.Locale.Number(float64(counts[kind])))
			legend = append(legend, s)
		}
	}
	return legend
}
