package network

import (
	"slices"
	"sync"
)

// Offer is a practice that others may learn from, in one theme: what a commune
// known of itself, a sheet, or a sheet that it took up.
type Offer struct {
	Commune     *Commune     // nil: Institution, or the organisation itself
	Institution *Institution // that carries Sheet and is no commune; nil
	Practice    *Practice    // as the commune said it; nil when only the sheet says
	Sheet       *Sheet       // that explains it; nil without
	Adoption    *Adoption    // when the commune took the sheet up; nil

	shows int // what it weighs whoever asks, see matching.match
}

// Visit reports whether the commune offers to show it.
func (o Offer) Visit() bool { return o.Practice != nil && slices.Contains(o.Practice.Offers, "visit") }

// place is where one would go to see it; nil for the organisation itself.
func (o Offer) place() *Commune {
	if o.Institution != nil {
		return &o.Institution.Commune
	}
	return o.Commune
}

// measured reports whether there is a result to show.
func (o Offer) measured() bool {
	has := func(results []Result) bool {
		return slices.ContainsFunc(results, func(r Result) bool { return r.Value != nil })
	}
	return o.Sheet != nil && has(o.Sheet.Results) || o.Adoption != nil && has(o.Adoption.Results)
}

// Role is what a commune does in a theme. Without any, nothing is known:
// that is not to say that it does nothing.
type Role struct{ Practises, Adopted, Needs bool }

// Does reports whether a commune does something in a theme, of its own or after another.
func (r Role) Does() bool { return r.Practises || r.Adopted }

// communeTheme is a cell of the table "who does, who looks for".
type communeTheme struct{ commune, theme string }

// exchange is who does what and who looks for what, at AsOf.
type exchange struct {
	offers  map[string][]Offer       // by theme; each commune's practices, then sheets, then adoptions
	needs   map[string][]CommuneNeed // by theme: public, not met yet
	roles   map[communeTheme]*Role
	private map[string]int // by theme: needs that are not public, not met yet

	seekers sync.Map // by theme: func() []*Commune
	indexes sync.Map // by theme: func() *offerIndex
	matches sync.Map // by communeTheme: []Match, which depend on nothing else of a need
}

// index is made when the first need of a theme asks; nil for a theme without offers.
func (x *exchange) index(theme string) *offerIndex {
	if len(x.offers[theme]) == 0 {
		return nil
	}
	made, _ := x.indexes.LoadOrStore(theme, sync.OnceValue(func() *offerIndex { return indexOffers(x.offers[theme]) }))
	return made.(func() *offerIndex)()
}

// matching brings needs and offers together in a situation.
type matching struct{ *Situation }

// meet lists offers and needs. What is dated after AsOf is not there yet.
func (s matching) meet() *exchange {
	x := &exchange{
		offers:  map[string][]Offer{},
		needs:   map[string][]CommuneNeed{},
		roles:   map[communeTheme]*Role{},
		private: map[string]int{},
	}
	known := map[offered]bool{} // sheets that a commune's practices already name
	for _, d := range s.diagnosticsByID {
		commune := s.Commune(d.Commune)
		for i := range d.Practices.Items {
			practice := &d.Practices.Items[i]
			if practice.Since.First() <= s.AsOf {
				x.offer(practice.Theme, Offer{Commune: commune, Practice: practice, Sheet: s.Sheet(practice.Sheet)})
				known[offered{practice.Theme, practice.Sheet, d.Commune}] = true
			}
		}
		for _, need := range d.Needs.Items {
			x.need(s.Situation, commune, need)
		}
	}
	s.offerSheets(x, known)
	s.offerAdoptions(x, known)
	return x
}

// offered is a sheet that a commune shows in a theme.
type offered struct{ theme, sheet, commune string }

func (x *exchange) offer(theme string, o Offer) {
	o.shows = weigh(o.reasons())
	x.offers[theme] = append(x.offers[theme], o)
	switch {
	case o.Commune == nil:
	case o.Adoption != nil:
		x.role(o.Commune.ID, theme).Adopted = true
	default:
		x.role(o.Commune.ID, theme).Practises = true
	}
}

func (x *exchange) need(s *Situation, commune *Commune, need Need) {
	if _, met := s.Met(need); met || need.Since.First() > s.AsOf {
		return
	}
	if need.Private {
		x.private[need.Theme]++
		return
	}
	x.needs[need.Theme] = append(x.needs[need.Theme], CommuneNeed{commune, need})
	x.role(commune.ID, need.Theme).Needs = true
}

func (x *exchange) role(commune, theme string) *Role {
	key := communeTheme{commune, theme}
	if x.roles[key] == nil {
		x.roles[key] = &Role{}
	}
	return x.roles[key]
}

// offerSheets offers what is being done, or was: neither what is only planned
// nor what was given up.
func (s matching) offerSheets(x *exchange, known map[offered]bool) {
	for _, sheet := range s.SheetsNewestFirst() {
		if sheet.Status == Planned || sheet.Status == Abandoned || sheet.begun() > s.AsOf {
			continue
		}
		for _, theme := range sheet.Themes {
			if sheet.Network {
				x.offer(theme, Offer{Sheet: sheet})
			}
			for _, id := range sheet.Institutions {
				x.offer(theme, Offer{Institution: s.Institution(id), Sheet: sheet})
			}
			for _, id := range sheet.Communes {
				if !known[offered{theme, sheet.ID, id}] {
					x.offer(theme, Offer{Commune: s.Commune(id), Sheet: sheet})
				}
			}
		}
	}
}

// offerAdoptions offers what was taken up and is in place; what is only begun
// shows in its role, and is no example yet.
func (s matching) offerAdoptions(x *exchange, known map[offered]bool) {
	for _, a := range s.adoptionsByID {
		sheet := s.Sheet(a.Sheet)
		state, _ := s.StateOf(a)
		if sheet == nil || state == "" || state == AdoptionConsidered || state == AdoptionAbandoned {
			continue
		}
		for _, theme := range sheet.Themes {
			if state != AdoptionStarted && !known[offered{theme, sheet.ID, a.Commune}] {
				x.offer(theme, Offer{Commune: s.Commune(a.Commune), Sheet: sheet, Adoption: a})
			}
			x.role(a.Commune, theme).Adopted = true
		}
	}
}

// RoleIn is what a commune does in a theme at AsOf.
func (s *Situation) RoleIn(communeID, themeID string) Role {
	if role := s.exchange().roles[communeTheme{communeID, themeID}]; role != nil {
		return *role
	}
	return Role{}
}

// OffersOfTheme lists who may be asked about a theme: the practices that
// communes said, the sheets, then what was taken up.
func (s *Situation) OffersOfTheme(id string) []Offer { return s.exchange().offers[id] }

// OpenNeedsOfTheme lists the public needs for a theme that nothing meets yet,
// by commune id and then as written.
func (s *Situation) OpenNeedsOfTheme(id string) []CommuneNeed { return s.exchange().needs[id] }

// OpenPrivateNeedsOfTheme counts those that are not public.
func (s *Situation) OpenPrivateNeedsOfTheme(id string) int { return s.exchange().private[id] }

// SeekersOf are the other communes that look for what an offer of a theme
// shows, each once.
func (s *Situation) SeekersOf(themeID string, o Offer) []*Commune {
	seekers := s.exchange().seekersOf(themeID)
	i := slices.Index(seekers, o.Commune)
	if i < 0 {
		return slices.Clip(seekers)
	}
	return slices.Concat(seekers[:i], seekers[i+1:])
}

// seekersOf are the communes of the open needs of a theme, each once, in their order.
func (x *exchange) seekersOf(theme string) []*Commune {
	made, _ := x.seekers.LoadOrStore(theme, sync.OnceValue(func() (all []*Commune) {
		seen := map[*Commune]bool{}
		for _, n := range x.needs[theme] {
			if !seen[n.Commune] {
				seen[n.Commune], all = true, append(all, n.Commune)
			}
		}
		return all
	}))
	return made.(func() []*Commune)()
}
