package network

import (
	"cmp"
	"slices"
	"sync"
)

// Situation is the network on one day: nothing dated after AsOf counts.
// It is built once (At), is safe for concurrent use, and derives on demand.
// The slices and pointers that it gives are shared: callers only read them.
type Situation struct {
	*Network
	AsOf Day

	communes    map[string]*Commune
	themes      map[string]*Theme
	indicators  map[string]*Indicator
	objectives  map[string]*Objective
	sheets      map[string]*Sheet
	meetings    map[string]*Meeting
	adoptions   map[string]*Adoption
	diagnostics map[string]*Diagnostic

	// What has a file each, sorted by id whatever the order of the input, so
	// that figures and their evidence never depend on it.
	sheetsByID      []*Sheet
	meetingsByID    []*Meeting
	adoptionsByID   []*Adoption
	diagnosticsByID []*Diagnostic

	sheetLists   sheetLists
	meetingLists meetingLists
	adoptionsOf  map[string][]*Adoption // by sheet
	adoptionsBy  map[string][]*Adoption // by commune

	progress         func() []Progress
	results          func() factsByIndicator
	resultsByCommune func() map[string]factsByIndicator
	resultsByTheme   func() map[string]factsByIndicator
	meansByYear      func() map[int]MeansTotal
	neighbourhood    func() *neighbourhood
	exchange         func() *exchange
	inHand           func() holdings
	involvement      func() map[string]Involvement
}

// At sees the network on the day asOf.
func (n *Network) At(asOf Day) *Situation {
	s := &Situation{
		Network:    n,
		AsOf:       asOf,
		communes:   byID(n.Communes, func(c *Commune) string { return c.ID }),
		themes:     byID(n.Themes, func(t *Theme) string { return t.ID }),
		indicators: byID(n.Indicators, func(i *Indicator) string { return i.ID }),
		objectives: byID(n.Objectives, func(o *Objective) string { return o.ID }),

		sheets:      byID(n.Sheets, sheetID),
		meetings:    byID(n.Meetings, meetingID),
		adoptions:   byID(n.Adoptions, adoptionID),
		diagnostics: byID(n.Diagnostics, diagnosticID),

		sheetsByID:      sortedByID(n.Sheets, sheetID),
		meetingsByID:    sortedByID(n.Meetings, meetingID),
		adoptionsByID:   sortedByID(n.Adoptions, adoptionID),
		diagnosticsByID: sortedByID(n.Diagnostics, diagnosticID),
	}
	s.sheetLists = listSheets(s.sheetsByID)
	s.meetingLists = listMeetings(s.meetingsByID)
	s.adoptionsOf = groupBy(s.adoptionsByID, func(a *Adoption) string { return a.Sheet })
	s.adoptionsBy = groupBy(s.adoptionsByID, func(a *Adoption) string { return a.Commune })
	s.progress = sync.OnceValue(s.workOutProgress)
	s.results = sync.OnceValue(s.resultsByIndicator)
	s.resultsByCommune = sync.OnceValue(s.shareByCommune)
	s.resultsByTheme = sync.OnceValue(s.shareByTheme)
	s.meansByYear = sync.OnceValue(s.addUpMeans)
	s.neighbourhood = sync.OnceValue(s.settle)
	s.exchange = sync.OnceValue(s.meet)
	s.inHand = sync.OnceValue(s.listHoldings)
	s.involvement = sync.OnceValue(s.workOutInvolvement)
	return s
}

// Sheet, and the other methods named after a kind, find an entity by its id;
// nil when there is none.
func (s *Situation) Sheet(id string) *Sheet         { return s.sheets[id] }
func (s *Situation) Commune(id string) *Commune     { return s.communes[id] }
func (s *Situation) Theme(id string) *Theme         { return s.themes[id] }
func (s *Situation) Indicator(id string) *Indicator { return s.indicators[id] }
func (s *Situation) Objective(id string) *Objective { return s.objectives[id] }
func (s *Situation) Meeting(id string) *Meeting     { return s.meetings[id] }
func (s *Situation) Adoption(id string) *Adoption   { return s.adoptions[id] }

// Diagnostic is what the commune of that id told; nil when there is none.
func (s *Situation) Diagnostic(communeID string) *Diagnostic { return s.diagnostics[communeID] }

// Members are the communes that belong to the network on a day, in the order
// of network.yaml. A commune without `member` always belongs.
func (s *Situation) Members(day Day) []*Commune {
	var members []*Commune
	for _, c := range s.Communes {
		if c.Member.Contains(day) {
			members = append(members, c)
		}
	}
	return members
}

// ObjectivesOfTheme are the objectives that keep to one theme, in the order of
// network.yaml.
func (s *Situation) ObjectivesOfTheme(id string) []*Objective {
	var list []*Objective
	for _, o := range s.Objectives {
		if o.Theme == id {
			list = append(list, o)
		}
	}
	return list
}

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
