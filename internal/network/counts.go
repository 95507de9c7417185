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
