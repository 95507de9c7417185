package network

// Uncounted are the sheets that no figure rests on, by id: no objective, no total of an
// indicator, none of means. What is planned is in no figure yet, and is not among them;
// neither is any sheet of a network that counts nothing.
func Uncounted(s *Situation) []*Sheet {
	if len(s.Objectives) == 0 && len(s.Indicators) == 0 {
		return nil
	}
	counted := map[string]bool{}
	count := func(facts []*fact) {
		for _, f := range facts {
			if f.kind == FromSheet {
				counted[f.id] = true
			}
		}
	}
	for _, facts := range s.results() {
		count(window{to: s.AsOf, whole: true}.of(facts))
	}
	for _, o := range s.Objectives {
		span := o.Span.Or(s.Programme)
		w := window{from: span.First(), to: s.AsOf, whole: !o.PerYear}
		if last := span.Last(); last != 0 {
			w.to = min(w.to, last)
		}
		count(w.of(s.factsFor(o)))
	}
	var list []*Sheet
	for _, sheet := range s.sheetsByID {
		m := &sheet.Means
		saysMeans := len(m.Cost.Items)+len(m.People.Items)+len(m.Funding.Items)+len(m.Gains.Items) > 0
		if sheet.Status != Planned && !counted[sheet.ID] && !saysMeans {
			list = append(list, sheet)
		}
	}
	return list
}
