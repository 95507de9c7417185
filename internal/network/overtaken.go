package network

import "slices"

// Overtaken is what the day has overtaken: it was right when it was written, and has to
// be said anew.
type Overtaken struct{ *Situation }

// patience is for how many years something may stay unsaid before it is asked for.
const patience = 2

// yearsLater is the same day of another year; 29 February becomes 1 March.
func yearsLater(d Day, years int) Day {
	y, m, dom := d.Civil()
	return DayOf(y+years, m, dom)
}

// Fruitless are the objectives that began two years ago or earlier and to which nothing
// has contributed, in the order of network.yaml. Of what the network counts by itself
// only actions may be unknown; that nothing else happened is known.
func (s Overtaken) Fruitless() []*Objective {
	var list []*Objective
	for _, o := range s.Objectives {
		begun := o.Span.Or(s.Programme).First()
		if begun == 0 || yearsLater(begun, patience) >= s.AsOf || o.Measure != nil && o.Measure != ActionsDone {
			continue
		}
		if !slices.ContainsFunc(s.factsFor(o), func(f *fact) bool { return f.day <= s.AsOf }) {
			list = append(list, o)
		}
	}
	return list
}

// Unchecked are the sheets that somebody made sure of more than two years ago, and
// nobody since, by id; what was abandoned needs nobody to.
func (s Overtaken) Unchecked() []*Sheet {
	var list []*Sheet
	for _, sheet := range s.sheetsByID {
		if last := sheet.Checked.Last(); last != 0 && yearsLater(last, patience) < s.AsOf && sheet.Status != Abandoned {
			list = append(list, sheet)
		}
	}
	return list
}

// Bygone are the meetings that are still planned although their day has passed, by id.
func (s Overtaken) Bygone() []*Meeting {
	var list []*Meeting
	for _, m := range s.meetingsByID {
		if last := m.Date.Last(); last != 0 && last < s.AsOf && m.Status == MeetingPlanned {
			list = append(list, m)
		}
	}
	return list
}

// Overdue are the sheets that are still planned or being set up although their
// period has ended, by id.
func (s Overtaken) Overdue() []*Sheet {
	var list []*Sheet
	for _, sheet := range s.sheetsByID {
		if last := sheet.Period.Last(); last != 0 && last < s.AsOf && (sheet.Status == Planned || sheet.Status == Ongoing) {
			list = append(list, sheet)
		}
	}
	return list
}
