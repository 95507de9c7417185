package network

// membership is the set of communes that a row is out of; nil for a row that is
// not out of the communes.
type membership map[string]bool

// outOfMembers are the communes that were members on some day of a period up to
// AsOf, for an objective that is out of the communes.
func (s rowsOf) outOfMembers(o *Objective, p period) membership {
	if !o.OutOfCommunes {
		return nil
	}
	if !p.begun(s.AsOf) {
		return membership{}
	}
	return membersOf(membersDuring(s.index, p.from, p.elapsed(s.AsOf)))
}

func membersOf(list []*Commune) membership {
	set := membership{}
	for _, c := range list {
		set[c.ID] = true
	}
	return set
}

// membersDuring are the communes that belonged to the network on some day from..to,
// in the order of network.yaml.
func membersDuring(s *index, from, to Day) []*Commune {
	var members []*Commune
	for _, c := range s.Communes {
		if first, last := c.Member.First(), c.Member.Last(); first <= to && (last == 0 || last >= from) {
			members = append(members, c)
		}
	}
	return members
}

// keep makes the value of a measure that counts communes one set with what it is
// out of: facts name members only, and none counts more of them than there are.
func (set membership) keep(m *Measure, facts []*fact) []*fact {
	if set == nil || m == nil || !m.countsCommunes() {
		return facts
	}
	return replaced(facts, func(f *fact) *fact {
		named := keepIn(set, f.communes)
		if len(named) == len(f.communes) && f.bare <= len(set) {
			return f
		}
		kept, source := *f, *f.factSource
		source.communes, kept.factSource, kept.bare = named, &source, min(f.bare, len(set))
		return &kept
	})
}

func keepIn(set membership, ids []string) []string {
	all := true
	for _, id := range ids {
		all = all && set[id]
	}
	if all {
		return ids
	}
	var kept []string
	for _, id := range ids {
		if set[id] {
			kept = append(kept, id)
		}
	}
	return kept
}

// outOf is the number that a value is out of: as written, or that of members; nil
// when there is none.
func outOf(o *Objective, members membership) *float64 {
	n := o.OutOf
	if o.OutOfCommunes {
		n = float64(len(members))
	}
	if n == 0 {
		return nil
	}
	return &n
}
