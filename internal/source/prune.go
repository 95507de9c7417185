package source

import (
	"cmp"
	"slices"

	"essaim/internal/network"
)

// sortByID sorts, and of two that claim one id keeps the first read.
func sortByID[T any](list []*T, id func(*T) string) {
	slices.SortStableFunc(list, func(a, b *T) int { return cmp.Compare(id(a), id(b)) })
}

// leaveDrafts takes drafts out of the network; what they are called stays
// known, so that a link to one can be told from a broken link.
func leaveDrafts(n *network.Network) {
	n.Sheets = published(n, n.Sheets, func(s *network.Sheet) (bool, string) { return s.Draft, s.Body.File })
	n.Meetings = published(n, n.Meetings, func(m *network.Meeting) (bool, string) { return m.Draft, m.Body.File })
	n.Adoptions = published(n, n.Adoptions, func(a *network.Adoption) (bool, string) { return a.Draft, a.Body.File })
	n.Pages = published(n, n.Pages, func(p *network.Page) (bool, string) { return p.Draft, p.Body.File })
	slices.Sort(n.Drafts)
}

func published[T any](n *network.Network, list []*T, draft func(*T) (bool, string)) []*T {
	return slices.DeleteFunc(list, func(v *T) bool {
		is, file := draft(v)
		if is {
			n.Drafts = append(n.Drafts, file)
		}
		return is
	})
}

// A registry is the ids that are left, per kind.
type registry struct {
	communes, themes, indicators, objectives, sheets, adoptions map[string]bool
}

// prune takes out what refers to nothing, so that who reads the network may
// follow every id. It runs last: each thing that it takes out was reported.
func prune(n *network.Network) {
	n.Communes = unique(n.Communes, func(c *network.Commune) string { return c.ID })
	n.Themes = unique(n.Themes, func(t *network.Theme) string { return t.ID })
	n.Indicators = unique(n.Indicators, func(i *network.Indicator) string { return i.ID })
	n.Objectives = unique(n.Objectives, func(o *network.Objective) string { return o.ID })
	n.Sheets = unique(n.Sheets, func(s *network.Sheet) string { return s.ID })
	n.Meetings = unique(n.Meetings, func(m *network.Meeting) string { return m.ID })
	n.Diagnostics = unique(n.Diagnostics, func(d *network.Diagnostic) string { return d.Commune })
	n.Adoptions = unique(n.Adoptions, func(a *network.Adoption) string { return a.ID })
	n.Pages = unique(n.Pages, func(p *network.Page) string { return p.ID })
	r := &registry{
		communes:   idSet(n.Communes, func(c *network.Commune) string { return c.ID }),
		themes:     idSet(n.Themes, func(t *network.Theme) string { return t.ID }),
		indicators: idSet(n.Indicators, func(i *network.Indicator) string { return i.ID }),
		objectives: idSet(n.Objectives, func(o *network.Objective) string { return o.ID }),
		sheets:     idSet(n.Sheets, func(s *network.Sheet) string { return s.ID }),
		adoptions:  idSet(n.Adoptions, func(a *network.Adoption) string { return a.ID }),
	}
	r.pruneDeclared(n)
	r.pruneFiles(n)
}

// unique drops what has no id, and of two that claim one id the later.
func unique[T any](list []*T, id func(*T) string) []*T {
	seen := make(map[string]bool, len(list))
	return slices.DeleteFunc(list, func(v *T) bool {
		again := id(v) == "" || seen[id(v)]
		seen[id(v)] = true
		return again
	})
}

func idSet[T any](list []*T, id func(*T) string) map[string]bool {
	set := make(map[string]bool, len(list))
	for _, v := range list {
		set[id(v)] = true
	}
	return set
}

// forget empties an id that is not in the set.
func forget(id *string, known map[string]bool) {
	if !known[*id] {
		*id = ""
	}
}

func unknownIn(known map[string]bool) func(string) bool {
	return func(id string) bool { return !known[id] }
}

func (r *registry) pruneDeclared(n *network.Network) {
	for _, c := range n.Communes {
		forget(&c.Became, r.communes)
	}
	n.Objectives = slices.DeleteFunc(n.Objectives, func(o *network.Objective) bool {
		forget(&o.Theme, r.themes)
		forget(&o.Indicator, r.indicators)
		return (o.Measure == "") == (o.Indicator == "")
	})
	r.objectives = idSet(n.Objectives, func(o *network.Objective) string { return o.ID })
}

func (r *registry) pruneFiles(n *network.Network) {
	for _, s := range n.Sheets {
		s.Communes = slices.DeleteFunc(s.Communes, unknownIn(r.communes))
		s.Themes = slices.DeleteFunc(s.Themes, unknownIn(r.themes))
		r.pruneResults(s.Results)
		s.Targets = slices.DeleteFunc(s.Targets, func(t network.SheetTarget) bool {
			return t.Objective != "" && !r.objectives[t.Objective] || t.Indicator != "" && !r.indicators[t.Indicator]
		})
	}
	for _, m := range n.Meetings {
		r.pruneMeeting(m)
	}
	n.Diagnostics = slices.DeleteFunc(n.Diagnostics, func(d *network.Diagnostic) bool {
		for i := range d.Practices.Items {
			forget(&d.Practices.Items[i].Theme, r.themes)
			forget(&d.Practices.Items[i].Sheet, r.sheets)
		}
		for i := range d.Needs.Items {
			forget(&d.Needs.Items[i].Theme, r.themes)
			forget(&d.Needs.Items[i].MetBy, r.adoptions)
		}
		return !r.communes[d.Commune]
	})
	n.Adoptions = slices.DeleteFunc(n.Adoptions, func(a *network.Adoption) bool {
		forget(&a.From, r.communes)
		r.pruneResults(a.Results)
		return !r.sheets[a.Sheet] || !r.communes[a.Commune]
	})
}

func (r *registry) pruneResults(results []network.Result) {
	for i := range results {
		forget(&results[i].Indicator, r.indicators)
	}
}

func (r *registry) pruneMeeting(m *network.Meeting) {
	forget(&m.Host, r.communes)
	m.Themes = slices.DeleteFunc(m.Themes, unknownIn(r.themes))
	m.Attendance.Communes = slices.DeleteFunc(m.Attendance.Communes, unknownIn(r.communes))
	m.Visits = slices.DeleteFunc(m.Visits, func(v network.SiteVisit) bool { return !r.communes[v.Commune] })
	m.Commitments = slices.DeleteFunc(m.Commitments, func(c network.Commitment) bool { return !r.communes[c.Commune] })
	for i := range m.Agenda {
		forget(&m.Agenda[i].Sheet, r.sheets)
	}
}
