package network

// CommuneNeed is a need with the commune that has it.
type CommuneNeed struct {
	Commune *Commune
	Need    Need
}

// NeedsOfTheme lists the public needs that communes have for a theme, by
// commune id and then as written, those already met too (see Met).
func (s *Situation) NeedsOfTheme(id string) []CommuneNeed {
	var list []CommuneNeed
	for _, d := range s.diagnosticsByID {
		commune := s.Commune(d.Commune)
		for _, need := range d.Needs.Items {
			if need.Theme == id && !need.Private {
				list = append(list, CommuneNeed{commune, need})
			}
		}
	}
	return list
}

// PrivateNeedsOfTheme counts the needs for a theme that are not public: they
// are counted, and never named.
func (s *Situation) PrivateNeedsOfTheme(id string) int {
	n := 0
	for _, d := range s.diagnosticsByID {
		for _, need := range d.Needs.Items {
			if need.Theme == id && need.Private {
				n++
			}
		}
	}
	return n
}

// Met reports whether a need is met at AsOf, and since when.
func (s *Situation) Met(need Need) (Date, bool) {
	met := s.metOn(need)
	if met.IsZero() || met.First() > s.AsOf {
		return Date{}, false
	}
	return met, true
}

// metOn is the date at which a need was met, be it after AsOf: its own, else
// that at which the adoption that meets it was in place or done.
func (r *index) metOn(need Need) Date {
	if !need.Met.IsZero() {
		return need.Met
	}
	if a := r.Adoption(need.MetBy); a != nil {
		return a.effectiveFrom()
	}
	return Date{}
}
