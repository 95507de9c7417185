package network

// Count is what the network counts by itself from its first day to AsOf, with
// the rules that objectives follow; nothing known counts as 0.
func (s *Situation) Count(m *Measure) int {
	t := m.tally(window{1, s.AsOf, true}.of(s.measured(m)), "")
	if t.value == nil {
		return 0
	}
	return int(t.value.Min)
}

// CountMembers is how many of the members at AsOf a measure that counts communes
// has counted, and how many members there are: two numbers of one set.
func (s *Situation) CountMembers(m *Measure) (counted, members int) {
	set := membersOf(s.Members(s.AsOf))
	if t := m.tally(set.keep(m, window{1, s.AsOf, true}.of(s.measured(m))), ""); t.value != nil {
		counted = int(t.value.Min)
	}
	return counted, len(set)
}
