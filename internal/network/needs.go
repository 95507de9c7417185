package network

// CommuneNeed is a need with the commune that has it.
type CommuneNeed struct {
	Commune *Commune
	Need    Need
	Met     bool // at AsOf
}

// NeedsOfTheme lists the public needs that communes have for a theme, by
// commune id and then as written. Private ones are only ever counted.
func (s *Situation) NeedsOfTheme(id string) []CommuneNeed {
	var list []CommuneNeed
	for _, d := range s.diagnosticsByID {
		commune := s.Commune(d.Commune)
		for _, need := range d.Needs.Items {
			if need.Theme == id && !need.Private && commune != nil {
				met := s.metOn(need)
				list = append(list, CommuneNeed{commune, need, met != 0 && met <= s.AsOf})
			}
		}
	}
	return list
}

// metOn is the day on which a need was met: its own date, else the day on
// which the adoption that meets it was in place or done; 0 when neither is known.
func (s *Situation) metOn(need Need) Day {
	if !need.Met.IsZero() {
		return need.Met.First()
	}
	if a := s.Adoption(need.MetBy); a != nil {
		return a.effectiveFrom()
	}
	return 0
}
