package network

import (
	"maps"
	"slices"
)

// Year is what one calendar year gave, as known at AsOf.
type Year struct {
	Meetings []*Meeting // held, of any kind, in the order of time
	Actions  []Action   // in place or done in that year, by day
	Communes []*Commune // members that took part in a meeting, or whose actions these are; in the order of network.yaml
	Active   int        // how many there were at least: a meeting may count communes without naming them
	Members  int        // communes that belonged to the network on some day of it
}

// Action is a practice that a commune put in place or brought to its end, or
// took up from another.
type Action struct {
	Sheet    *Sheet
	Adoption *Adoption // nil for the carriers' own
	Date     Date      // as precise as it is known
}

// when is the date at which the action counts as done.
func (a Action) when() Date {
	if a.Adoption != nil {
		return a.Adoption.effectiveFrom()
	}
	date, _ := a.Sheet.actedOn()
	return date
}

// Year says what a year gave. Actions count as the measure actions-done
// counts them.
func (s *Situation) Year(year int) Year {
	from, to := DayOf(year, 1, 1), min(s.AsOf, DayOf(year, 12, 31))
	var y Year
	involved := map[string]bool{}
	for _, m := range s.meetingsByID {
		if day := m.Date.First(); m.Status == Held && from <= day && day <= to {
			y.Meetings = append(y.Meetings, m)
			if count := m.Attendance.Count; count != nil {
				y.Active = max(y.Active, *count)
			}
			for _, commune := range takingPart(m) {
				involved[commune] = true
			}
		}
	}
	slices.SortStableFunc(y.Meetings, func(a, b *Meeting) int { return a.Date.Compare(b.Date) })
	for _, f := range (window{from, to, false}).of(s.measured(ActionsDone)) {
		action := Action{Sheet: s.Sheet(f.id)}
		if f.kind == FromAdoption {
			action.Adoption = s.Adoption(f.id)
			action.Sheet = s.Sheet(action.Adoption.Sheet)
		}
		action.Date = action.when()
		y.Actions = append(y.Actions, action)
		for _, commune := range f.communes {
			involved[commune] = true
		}
	}
	members := membersDuring(s.index, from, to)
	for _, c := range members {
		if involved[c.ID] {
			y.Communes = append(y.Communes, c)
		}
	}
	y.Members = len(members)
	y.Active = min(max(y.Active, len(y.Communes)), y.Members)
	return y
}

// InYear is an objective as far as a calendar year has a part in it: the rows whose
// period meets the year, summed up. It is false when none does.
func (p Progress) InYear(year int) (Progress, bool) {
	first, last := DayOf(year, 1, 1), DayOf(year, 12, 31)
	var rows []Row
	for _, r := range p.Rows {
		if r.From <= last && (r.To == 0 || r.To >= first) {
			rows = append(rows, r)
		}
	}
	p.Rows = rows
	p.Status, p.Reached, p.Of = overall(rows)
	return p, len(rows) > 0
}

// ActiveYears are those that have a meeting held, an action, a result or means
// at AsOf, and that of AsOf itself; the latest first.
func (s *Situation) ActiveYears() []int { return slices.Clone(s.activeYears()) }

func findActiveYears(s *Situation) []int {
	years := map[int]bool{s.AsOf.Year(): true}
	add := func(day Day) {
		if 0 < day && day <= s.AsOf {
			years[day.Year()] = true
		}
	}
	for _, m := range s.meetingsByID {
		if m.Status == Held {
			add(m.Date.First())
		}
	}
	for _, f := range s.measured(ActionsDone) {
		add(f.day)
	}
	for _, year := range slices.Concat(s.YearsOfResults(), s.YearsOfMeans()) {
		add(DayOf(year, 1, 1))
	}
	list := slices.Sorted(maps.Keys(years))
	slices.Reverse(list)
	return list
}
