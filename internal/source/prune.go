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
// known, so that a link to one can be distinguished from a broken link.
func leaveDrafts(n *network.Network) {
	n.Sheets = published(n, n.Sheets, func(s *network.Sheet) (bool, string) { return s.Draft, s.Body.File })
	n.Meetings = published(n, n.Meetings, func(m *network.Meeting) (bool, string) { return m.Draft, m.Body.File })
	n.Diagnostics = published(n, n.Diagnostics, func(d *network.Diagnostic) (bool, string) { return d.Draft, d.Body.File })
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
	communes, carriers, themes, indicators, practices, objectives, sheets, adoptions map[string]bool

	took bool // something was taken out of the thing at hand
}

// prune takes out what refers to nothing, so that who reads the network may
// follow every id. It runs last: each thing that it takes out was reported. What
// has to change is copied first: entities are those of the Reader's documents.
func prune(n *network.Network) {
	n.Communes = unique(n.Communes, func(c *network.Commune) string { return c.ID })
	n.Institutions = unique(n.Institutions, func(i *network.Institution) string { return i.ID })
	n.Themes = unique(n.Themes, func(t *network.Theme) string { return t.ID })
	n.Indicators = unique(n.Indicators, func(i *network.Indicator) string { return i.ID })
	n.Practices = unique(n.Practices, func(p *network.PracticeGroup) string { return p.ID })
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
		practices:  idSet(n.Practices, func(p *network.PracticeGroup) string { return p.ID }),
		objectives: idSet(n.Objectives, func(o *network.Objective) string { return o.ID }),
		sheets:     idSet(n.Sheets, func(s *network.Sheet) string { return s.ID }),
		adoptions:  idSet(n.Adoptions, func(a *network.Adoption) string { return a.ID }),
	}
	r.joinCarriers(n)
	r.pruneDeclared(n)
	r.pruneFiles(n)
}

// joinCarriers leaves an id that both a commune and another body claim to the
// commune.
func (r *registry) joinCarriers(n *network.Network) {
	n.Institutions = slices.DeleteFunc(n.Institutions, func(i *network.Institution) bool { return r.communes[i.ID] })
	r.carriers = idSet(n.Institutions, func(i *network.Institution) string { return i.ID })
	for id := range r.communes {
		r.carriers[id] = true
	}
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
func (r *registry) forget(id *string, known map[string]bool) {
	if *id != "" && !known[*id] {
		*id, r.took = "", true
	}
}

// keep gives the wanted items of a list: the list itself when all are.
func keep[T any](r *registry, list []T, wanted func(T) bool) []T {
	unwanted := func(item T) bool { return !wanted(item) }
	if !slices.ContainsFunc(list, unwanted) {
		return list
	}
	r.took = true
	return slices.DeleteFunc(slices.Clone(list), unwanted)
}

// pruneEach gives a list with its items pruned: the list itself when nothing is
// taken out of them.
func pruneEach[T any](r *registry, list []T, prune func(*T)) []T {
	before := r.took
	var copied bool
	var item T
	for i := range list {
		item, r.took = list[i], false
		prune(&item)
		if !r.took {
			continue
		}
		if !copied {
			list, copied = slices.Clone(list), true
		}
		list[i] = item
	}
	r.took = before || copied
	return list
}

// pruneAll puts a pruned copy in the place of each entity out of which something
// is taken.
func pruneAll[T any](r *registry, entities []*T, prune func(*T)) {
	var copied T
	for i, entity := range entities {
		copied, r.took = *entity, false
		if prune(&copied); r.took {
			pruned := copied
			entities[i] = &pruned
		}
	}
}

func in(known map[string]bool) func(string) bool {
	return func(id string) bool { return known[id] }
}

func (r *registry) pruneDeclared(n *network.Network) {
	pruneAll(r, n.Communes, func(c *network.Commune) { r.forget(&c.Became, r.communes) })
	pruneAll(r, n.Practices, func(p *network.PracticeGroup) { r.forget(&p.Theme, r.themes) })
	pruneAll(r, n.Objectives, func(o *network.Objective) {
		r.forget(&o.Theme, r.themes)
		r.forget(&o.Indicator, r.indicators)
	})
	n.Objectives = slices.DeleteFunc(n.Objectives, func(o *network.Objective) bool {
		return (o.Measure == nil) == (o.Indicator == "")
	})
	r.objectives = idSet(n.Objectives, func(o *network.Objective) string { return o.ID })
}

func (r *registry) pruneFiles(n *network.Network) {
	pruneAll(r, n.Sheets, r.pruneSheet)
	pruneAll(r, n.Meetings, r.pruneMeeting)
	pruneAll(r, n.Diagnostics, r.pruneDiagnostic)
	n.Diagnostics = slices.DeleteFunc(n.Diagnostics, func(d *network.Diagnostic) bool { return !r.communes[d.Commune] })
	pruneAll(r, n.Adoptions, func(a *network.Adoption) {
		r.forget(&a.From, r.carriers)
		a.Results = r.pruneResults(a.Results)
	})
	n.Adoptions = slices.DeleteFunc(n.Adoptions, func(a *network.Adoption) bool {
		return !r.sheets[a.Sheet] && !isOfNetwork(a.Sheet) || !r.communes[a.Commune]
	})
}

func (r *registry) pruneSheet(s *network.Sheet) {
	s.Communes = keep(r, s.Communes, in(r.communes))
	s.Institutions = keep(r, s.Institutions, func(id string) bool { return r.carriers[id] && !r.communes[id] })
	r.forget(&s.Practice, r.practices)
	s.Themes = keep(r, s.Themes, in(r.themes))
	s.Results = r.pruneResults(s.Results)
	s.Targets = keep(r, s.Targets, func(t network.SheetTarget) bool {
		return (t.Objective == "" || r.objectives[t.Objective]) && (t.Indicator == "" || r.indicators[t.Indicator])
	})
}

func (r *registry) pruneResults(results []network.Result) []network.Result {
	return pruneEach(r, results, func(result *network.Result) {
		r.forget(&result.Indicator, r.indicators)
		r.forget(&result.Carrier, r.carriers)
	})
}

func (r *registry) pruneDiagnostic(d *network.Diagnostic) {
	d.Practices.Items = pruneEach(r, d.Practices.Items, func(p *network.Practice) {
		r.forget(&p.Theme, r.themes)
		r.forget(&p.Sheet, r.sheets)
		r.forget(&p.Group, r.practices)
	})
	d.Needs.Items = pruneEach(r, d.Needs.Items, func(n *network.Need) {
		r.forget(&n.Theme, r.themes)
		r.forget(&n.MetBy, r.adoptions)
	})
}

func (r *registry) pruneMeeting(m *network.Meeting) {
	r.forget(&m.Host, r.communes)
	m.Themes = keep(r, m.Themes, in(r.themes))
	m.Attendance.Communes = keep(r, m.Attendance.Communes, in(r.communes))
	m.Visits = keep(r, m.Visits, func(v network.SiteVisit) bool { return r.communes[v.Commune] })
	m.Commitments = keep(r, m.Commitments, func(c network.Commitment) bool { return r.communes[c.Commune] })
	m.Agenda = pruneEach(r, m.Agenda, func(a *network.AgendaItem) { r.forget(&a.Sheet, r.sheets) })
}
