package network

import (
	"cmp"
	"slices"
	"sync"
)

// A register is the network in order: what can be looked up, listed and counted
// whatever the day. Situations of different days share one.
type index struct {
	*Network

	communes     map[string]*Commune
	institutions map[string]*Institution
	themes       map[string]*Theme
	indicators   map[string]*Indicator
	objectives   map[string]*Objective
	meetings     map[string]*Meeting
	adoptions    map[string]*Adoption
	diagnostics  map[string]*Diagnostic

	// What has a file each, sorted by id whatever the order of the input, so
	// that figures and their evidence never depend on it.
	sheetsByID      []*Sheet
	meetingsByID    []*Meeting
	adoptionsByID   []*Adoption
	diagnosticsByID []*Diagnostic

	sheetLists   sheetLists
	places       map[string]int32 // of sheets in sheetLists.all
	meetingLists meetingLists
	adoptionsOf  map[string][]*Adoption // by sheet
	adoptionsBy  map[string][]*Adoption // by commune

	factSources      func() factSources
	counted          map[*Measure]func() []*fact // see measured
	results          func() factsByIndicator
	resultsByCarrier func() map[string]factsByIndicator
	resultsByTheme   func() map[string]factsByIndicator
	meansByYear      func() map[int]MeansTotal
	neighbourhood    func() *neighbourhood
	learners         func() map[string][]*Adoption // by who was learnt from
	former           func() map[string][]*Commune  // by the commune that they became a part of
}

func (n *Network) index() *index {
	n = n.Merged()
	r := &index{
		Network:      n,
		communes:     byID(n.Communes, func(c *Commune) string { return c.ID }),
		institutions: byID(n.Institutions, func(i *Institution) string { return i.ID }),
		themes:       byID(n.Themes, func(t *Theme) string { return t.ID }),
		indicators:   byID(n.Indicators, func(i *Indicator) string { return i.ID }),
		objectives:   byID(n.Objectives, func(o *Objective) string { return o.ID }),

		meetings:    byID(n.Meetings, meetingID),
		adoptions:   byID(n.Adoptions, adoptionID),
		diagnostics: byID(n.Diagnostics, diagnosticID),

		sheetsByID:      sortedByID(n.Sheets, sheetID),
		meetingsByID:    sortedByID(n.Meetings, meetingID),
		adoptionsByID:   sortedByID(n.Adoptions, adoptionID),
		diagnosticsByID: sortedByID(n.Diagnostics, diagnosticID),

		counted: map[*Measure]func() []*fact{},
	}
	r.sheetLists = listSheets(r.sheetsByID)
	r.places = make(map[string]int32, len(r.sheetLists.all))
	for i, sheet := range r.sheetLists.all {
		r.places[sheet.ID] = int32(i)
	}
	r.meetingLists = listMeetings(r.meetingsByID)
	r.adoptionsOf = groupBy(r.adoptionsByID, func(a *Adoption) string { return a.Sheet })
	r.adoptionsBy = groupBy(r.adoptionsByID, func(a *Adoption) string { return a.Commune })
	for _, m := range Measures {
		r.counted[m] = sync.OnceValue(func() []*fact { return byDay(m.facts(r)) })
	}
	r.factSources = sync.OnceValue(func() factSources { return listFactSources(r) })
	r.results = sync.OnceValue(r.resultsByIndicator)
	r.resultsByCarrier = sync.OnceValue(r.shareByCarrier)
	r.resultsByTheme = sync.OnceValue(r.shareByTheme)
	r.meansByYear = sync.OnceValue(ledger{r}.addUp)
	r.neighbourhood = sync.OnceValue(func() *neighbourhood { return findNeighbours(r) })
	r.learners = sync.OnceValue(r.groupLearners)
	r.former = sync.OnceValue(func() map[string][]*Commune { return groupFormer(r.Network) })
	return r
}

// Sheet, and the other methods named after a kind, find an entity by its id;
// nil when there is none.
func (r *index) Sheet(id string) *Sheet {
	if i, known := r.places[id]; known {
		return r.sheetLists.all[i]
	}
	return nil
}

func (r *index) Commune(id string) *Commune { return r.communes[id] }

// carrier is what is known of a commune or an institution alike.
func (r *index) carrier(id string) *Commune {
	if i := r.institutions[id]; i != nil {
		return &i.Commune
	}
	return r.communes[id]
}

// inhabitants counts the inhabitants of carriers; 0 when those of one are not
// known, or there is none.
func inhabitants(x *index, carriers []string) int {
	total := 0
	for _, id := range carriers {
		c := x.carrier(id)
		if c == nil || c.Population == 0 {
			return 0
		}
		total += c.Population
	}
	return total
}

// Institution finds a body that is no commune of the network.
func (r *index) Institution(id string) *Institution { return r.institutions[id] }

func (r *index) Theme(id string) *Theme         { return r.themes[id] }
func (r *index) Indicator(id string) *Indicator { return r.indicators[id] }
func (r *index) Objective(id string) *Objective { return r.objectives[id] }
func (r *index) Meeting(id string) *Meeting     { return r.meetings[id] }
func (r *index) Adoption(id string) *Adoption   { return r.adoptions[id] }

// Diagnostic is what the commune of that id reported; nil when there is none.
func (r *index) Diagnostic(communeID string) *Diagnostic { return r.diagnostics[communeID] }

func sheetID(s *Sheet) string           { return s.ID }
func meetingID(m *Meeting) string       { return m.ID }
func adoptionID(a *Adoption) string     { return a.ID }
func diagnosticID(d *Diagnostic) string { return d.Commune }

func byID[T any](list []*T, id func(*T) string) map[string]*T {
	index := make(map[string]*T, len(list))
	for _, item := range list {
		index[id(item)] = item
	}
	return index
}

func sortedByID[T any](list []*T, id func(*T) string) []*T {
	sorted := slices.Clone(list)
	slices.SortStableFunc(sorted, func(a, b *T) int { return cmp.Compare(id(a), id(b)) })
	return sorted
}

func groupBy[T any](list []*T, key func(*T) string) map[string][]*T {
	groups := map[string][]*T{}
	for _, item := range list {
		groups[key(item)] = append(groups[key(item)], item)
	}
	return groups
}
