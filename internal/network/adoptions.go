package network

import "iter"

// AdoptionState is where an adoption stands on a day.
type AdoptionState string

const (
	AdoptionConsidered AdoptionState = "considered"
	AdoptionStarted    AdoptionState = "started"
	AdoptionInPlace    AdoptionState = "in-place"
	AdoptionDone       AdoptionState = "done"
	AdoptionAbandoned  AdoptionState = "abandoned"
)

// states gives each state with the date on which it was reached (zero: never),
// in the order in which an adoption goes through them.
func (a *Adoption) states() iter.Seq2[AdoptionState, Date] {
	return func(yield func(AdoptionState, Date) bool) {
		_ = yield(AdoptionConsidered, a.Considered) &&
			yield(AdoptionStarted, a.Started) &&
			yield(AdoptionInPlace, a.InPlace) &&
			yield(AdoptionDone, a.Done) &&
			yield(AdoptionAbandoned, a.Abandoned)
	}
}

// StateOf is the latest state that the adoption has reached at AsOf, and when;
// of two reached on one day, the further one. It is "" when none is reached.
func (s *Situation) StateOf(a *Adoption) (AdoptionState, Date) {
	var state AdoptionState
	var since Date
	for next, date := range a.states() {
		if !date.IsZero() && date.First() <= s.AsOf && date.First() >= since.First() {
			state, since = next, date
		}
	}
	return state, since
}

// AdoptionsOf lists the adoptions of a sheet, by id.
func (s *Situation) AdoptionsOf(sheetID string) []*Adoption { return s.adoptionsOf[sheetID] }

// AdoptionsBy lists the adoptions that a commune makes, by id.
func (s *Situation) AdoptionsBy(communeID string) []*Adoption { return s.adoptionsBy[communeID] }

// effectiveFrom is the first day on which the adopted practice was in place or
// done; 0 when it never was. Abandoning it later does not undo what was done.
func (a *Adoption) effectiveFrom() Day { return earliest(a.InPlace, a.Done) }

// begunOn is the first day on which the adoption was more than considered; 0
// when it never was.
func (a *Adoption) begunOn() Day { return earliest(a.Started, a.InPlace, a.Done, a.Abandoned) }

func earliest(dates ...Date) Day {
	var day Day
	for _, d := range dates {
		if first := d.First(); first != 0 && (day == 0 || first < day) {
			day = first
		}
	}
	return day
}
