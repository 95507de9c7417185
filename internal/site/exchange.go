package site

import (
	"strings"

	"essaim/internal/address"
	"essaim/internal/network"
	"essaim/internal/view"
	"essaim/internal/wording"
)

// exchangePages say who does what and who looks for it: the matrix, and parts of
// other pages.
type exchangePages struct{ *planner }

// mostNeeds, shownOffers and shownSeekers keep a theme of five hundred sheets readable;
// what is left out is counted, and listed on the theme's own pages.
const (
	mostNeeds    = 60 // of a theme
	shownOffers  = 40
	shownSeekers = 4
)

// need words what a commune looks for, and the practices that share its theme.
func (p exchangePages) need(n network.CommuneNeed) view.Need {
	v := view.Need{
		Commune: p.CommuneLink(n.Commune.ID), Theme: p.ThemeLink(n.Need.Theme), Text: wording.SaidBy(p.Words, n.Need.Origin, n.Need.Text), Lang: wording.LangOf(p.Words, n.Need.Origin),
		Since: p.Since(n.Need.Since),
	}
	if v.Text == "" {
		v.Text, v.Lang = v.Theme.Name, ""
	}
	if met, ok := p.Met(n.Need); ok {
		v.Met = p.T("need.met", p.Date(met))
		if a := p.Adoption(n.Need.MetBy); a != nil {
			v.MetBy = p.SheetLink(a.Sheet)
			v.MetBy.URL = p.At.Adoption(a.Sheet, a.ID)
		}
		return v
	}
	if n.Need.Since.First() > p.AsOf {
		return v // not known yet on that day: nobody was asked
	}
	for _, m := range p.MatchesOf(n) {
		v.Matches = append(v.Matches, p.matchLink(m))
	}
	v.Alone = len(v.Matches) == 0
	list := p.practicesOf()[n.Need.Theme]
	v.Practices = list[:min(len(list), 1)] // the one of most cases; the theme has more
	return v
}

// matchLink leads to a practice that shares the theme of a need, and says what speaks for it.
func (p exchangePages) matchLink(m network.Match) view.Link {
	l := p.offerText(m.Offer)
	l.Name, l.Lang = p.T("match.of", p.offeredBy(m.Offer), l.Name), "" // a sentence of the site's
	if l.URL == "" && m.Commune != nil {
		l.URL = p.At.Item(address.Communes, m.Commune.ID)
	}
	var why []string
	for _, r := range m.Reasons {
		switch {
		case r == network.Near:
			why = append(why, p.T("match.near", p.kilometres(m.Km)))
		case r == network.SimilarSize:
			why = append(why, p.T("match.similar-size", p.Inhabitants(m.Commune)))
		default:
			why = append(why, p.T("match."+string(r)))
		}
	}
	l.Note = strings.Join(why, ", ")
	return l
}

// kilometres are whole ones: a crow's flight deserves no more.
func (p exchangePages) kilometres(km float64) string {
	return p.Locale.Quantity(float64(max(1, int(km+0.5))), "km")
}

func (p exchangePages) offeredBy(o network.Offer) string {
	return p.offerer(o).Name
}

// offerer is who may be asked: a commune, another body, or the organisation itself.
func (p exchangePages) offerer(o network.Offer) view.Link {
	switch {
	case o.Institution != nil:
		return p.CarrierLink(o.Institution.ID)
	case o.Commune != nil:
		return p.CarrierLink(o.Commune.ID)
	}
	if o.Sheet != nil && o.Sheet.Origin != nil {
		return view.Link{Name: p.CarrierNames(o.Sheet), URL: p.At.Item(address.Networks, o.Sheet.Origin.ID)}
	}
	return view.Link{Name: p.T("offer.network")}
}

// offerText is the practice in the commune's words, else its sheet's title.
func (p exchangePages) offerText(o network.Offer) view.Link {
	var l view.Link
	if o.Sheet != nil {
		l = p.SheetLink(o.Sheet.ID)
	}
	if o.Adoption != nil {
		l.URL = p.At.Adoption(o.Adoption.Sheet, o.Adoption.ID)
	}
	if o.Practice != nil {
		if text := wording.SaidBy(p.Words, o.Practice.Origin, o.Practice.Text); text != "" {
			l.Name, l.Lang = text, wording.LangOf(p.Words, o.Practice.Origin)
		} else if l.Name == "" {
			l.Name = p.ThemeLink(o.Practice.Theme).Name
		}
	}
	return l
}

// offer words a practice with who looks for one of its theme.
func (p exchangePages) offer(theme string, o network.Offer) view.Offer {
	v := view.Offer{Commune: p.offerer(o), Text: p.offerText(o), Adopted: o.Adoption != nil}
	if o.Practice != nil {
		v.Note = wording.Join(" · ", p.Since(o.Practice.Since), p.offered(o.Practice.Offers))
	}
	seekers := p.SeekersOf(theme, o)
	for _, c := range seekers[:min(len(seekers), shownSeekers)] {
		v.Seekers = append(v.Seekers, p.CommuneLink(c.ID))
	}
	v.More = p.Some("seekers.more", len(seekers)-len(v.Seekers))
	return v
}

// offered is what a commune proposes to show: "propose une visite".
func (p exchangePages) offered(offers []string) string {
	var words []string
	for _, o := range offers {
		words = append(words, p.T("offer."+o))
	}
	if len(words) == 0 {
		return ""
	}
	return p.T("offer.proposes", p.Locale.List(words))
}

// needsOf are the needs of a theme that may be named, the open ones first. What is left
// stands on the pages of its communes.
func (p exchangePages) needsOf(theme string) (list []view.Need, more string) {
	var open, met []network.CommuneNeed
	for _, n := range p.NeedsOfTheme(theme) {
		if _, is := p.Met(n.Need); is {
			met = append(met, n)
		} else {
			open = append(open, n)
		}
	}
	needs := append(open, met...)
	for _, n := range needs[:min(len(needs), mostNeeds)] {
		list = append(list, p.need(n))
	}
	return list, p.Some("needs.more", len(needs)-len(list))
}

// offersOf are the practices of a theme, while somebody looks for one: who
// only reads has the theme's sheets.
func (p exchangePages) offersOf(theme string) (list []view.Offer, more string) {
	if len(p.OpenNeedsOfTheme(theme)) == 0 {
		return nil, ""
	}
	offers := p.OffersOfTheme(theme)
	for _, o := range offers[:min(len(offers), shownOffers)] {
		list = append(list, p.offer(theme, o))
	}
	return list, p.Some("offers.more", len(offers)-len(list))
}

// seekersOf are the communes that have an open need in a sheet's themes.
func (p exchangePages) seekersOf(s *network.Sheet) (list []view.Link, more string) {
	if s.Status == network.Planned || s.Status == network.Abandoned {
		return nil, ""
	}
	left := 0
	seen := map[string]bool{}
	for _, id := range s.Communes {
		seen[id] = true
	}
	for _, theme := range s.Themes {
		for _, n := range p.OpenNeedsOfTheme(theme) {
			switch {
			case seen[n.Commune.ID]:
			case len(list) == shownSeekers:
				left++
			default:
				l := p.CommuneLink(n.Commune.ID)
				l.Note = wording.SaidBy(p.Words, n.Need.Origin, n.Need.Text)
				list = append(list, l)
			}
			seen[n.Commune.ID] = true
		}
	}
	return list, p.Some("seekers.more", left)
}
