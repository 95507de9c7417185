package network

import "slices"

// A merger is a commune that became a part of another after a day: its later
// sheets, needs and adoptions are its successor's.
type merger struct {
	into string
	last Day // on which it was one by itself
}

// mergers are those of which it is known when they took place (`became` and
// `member: {to}`), by the commune that is no more.
func (n *Network) mergers() map[string]merger {
	var known map[string]merger
	for _, c := range n.Communes {
		if last := c.Member.Last(); c.Became != "" && last != 0 {
			if known == nil {
				known = map[string]merger{}
			}
			known[c.ID] = merger{c.Became, last}
		}
	}
	return known
}

// Merged is the network with what came after mergers given to successors: the
// network itself when no commune became another. What changes is copied.
func (n *Network) Merged() *Network {
	known := n.mergers()
	if known == nil {
		return n
	}
	m := *n
	m.Sheets = replaced(n.Sheets, func(s *Sheet) *Sheet { return succeeded(s, known) })
	m.Adoptions = replaced(n.Adoptions, func(a *Adoption) *Adoption {
		heir := successor(a.Commune, a.FirstState().First(), known)
		if heir == a.Commune {
			return a
		}
		later := *a
		later.Commune = heir
		return &later
	})
	m.Diagnostics = passNeeds(n.Diagnostics, known)
	return &m
}

// replaced is a list with other things in the place of some; the list itself when
// there is none.
func replaced[T any](list []*T, by func(*T) *T) []*T {
	copied := false
	for i, thing := range list {
		if other := by(thing); other != thing {
			if !copied {
				list, copied = slices.Clone(list), true
			}
			list[i] = other
		}
	}
	return list
}

// successor is who answers for a commune on a day: itself up to its last one.
func successor(commune string, day Day, known map[string]merger) string {
	for range known { // a loop of mergers, which source reports, ends too
		m, merged := known[commune]
		if !merged || day <= m.last {
			break
		}
		commune = m.into
	}
	return commune
}

// succeeded gives a sheet that began after its commune was merged to the
// successor, with the results that were said to be that commune's alone.
func succeeded(s *Sheet, known map[string]merger) *Sheet {
	day := s.begun()
	if !slices.ContainsFunc(s.Communes, func(id string) bool { return successor(id, day, known) != id }) {
		return s
	}
	later := *s
	later.Communes = nil
	for _, id := range s.Communes {
		if heir := successor(id, day, known); !slices.Contains(later.Communes, heir) {
			later.Communes = append(later.Communes, heir)
		}
	}
	later.Results = slices.Clone(s.Results)
	for i := range later.Results {
		r := &later.Results[i]
		if r.Carrier = successor(r.Carrier, day, known); len(later.Carriers()) < 2 {
			r.Carrier = "" // the only one's
		}
	}
	return &later
}

// passNeeds moves the needs that are later than a merger to the successor's
// diagnostic, which is made when it has none.
func passNeeds(diagnostics []*Diagnostic, known map[string]merger) []*Diagnostic {
	passed := map[string][]Need{}
	list := replaced(diagnostics, func(d *Diagnostic) *Diagnostic {
		kept := *d
		kept.Needs.Items = slices.DeleteFunc(slices.Clone(d.Needs.Items), func(n Need) bool {
			heir := successor(d.Commune, n.Since.First(), known)
			if heir != d.Commune {
				passed[heir] = append(passed[heir], n)
			}
			return heir != d.Commune
		})
		if len(kept.Needs.Items) == len(d.Needs.Items) {
			return d
		}
		return &kept
	})
	if len(passed) == 0 {
		return diagnostics
	}
	list = replaced(list, func(d *Diagnostic) *Diagnostic {
		later := passed[d.Commune]
		if later == nil {
			return d
		}
		delete(passed, d.Commune)
		heir := *d
		heir.Needs.Items = append(slices.Clip(d.Needs.Items), later...)
		return &heir
	})
	for commune, needs := range passed {
		list = append(slices.Clip(list), &Diagnostic{Commune: commune, Needs: Answer[Need]{Items: needs}, Body: Body{Empty: true}})
	}
	return sortedByID(list, diagnosticID)
}

// FormerlyOf are the communes that became a part of another, in the order of
// network.yaml.
func (s ByCommune) FormerlyOf(communeID string) []*Commune { return s.former()[communeID] }

// groupFormer lists the communes that became a part of another, by that one's id.
func groupFormer(n *Network) map[string][]*Commune {
	former := map[string][]*Commune{}
	for _, c := range n.Communes {
		if c.Became != "" && c.Became != c.ID {
			former[c.Became] = append(former[c.Became], c)
		}
	}
	return former
}
