package network

import (
	"iter"
	"slices"
)

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
func (s *index) AdoptionsOf(sheetID string) []*Adoption { return s.adoptionsOf[sheetID] }

// AdoptionsBy lists the adoptions that a commune makes, by id.
func (s *index) AdoptionsBy(communeID string) []*Adoption { return s.adoptionsBy[communeID] }

// LearntFrom are the bodies that an adopter learnt a practice from: the one that it
// names, else who carries the sheet.
func (s *index) LearntFrom(a *Adoption) []string {
	if a.From != "" {
		return []string{a.From}
	}
	if sheet := s.Sheet(a.Sheet); sheet != nil {
		return sheet.Carriers()
	}
	return nil
}

// LearntFromBy are the adoptions that others who learnt from a commune had begun on a
// day, by id.
func (s *index) LearntFromBy(communeID string, day Day) []*Adoption {
	return slices.DeleteFunc(slices.Clone(s.learners()[communeID]), func(a *Adoption) bool { return !a.HasBegun(day) })
}

// groupLearners lists adoptions by who was learnt from.
func (s *index) groupLearners() map[string][]*Adoption {
	learners := map[string][]*Adoption{}
	for _, a := range s.adoptionsByID {
		for _, from := range s.LearntFrom(a) {
			if from != a.Commune {
				learners[from] = append(learners[from], a)
			}
		}
	}
	return learners
}

// HasBegun reports whether an adoption was more than considered on a day, be it given up
// later.
func (a *Adoption) HasBegun(day Day) bool {
	begun := a.begunOn().First()
	return begun != 0 && begun <= day
}

// effectiveFrom is the first date at which the adopted practice was in place or
// done; zero when it never was. Abandoning it later does not undo what was done.
func (a *Adoption) effectiveFrom() Date { return earliest(a.InPlace, a.Done) }

// begunOn is the first date at which the adoption was more than considered;
// zero when it never was.
func (a *Adoption) begunOn() Date { return earliest(a.Started, a.InPlace, a.Done, a.Abandoned) }

// earliest is the first of the dates that are reported.
func earliest(dates ...Date) Date {
	var first Date
	for _, d := range dates {
		if !d.IsZero() && (first.IsZero() || d.Compare(first) < 0) {
			first = d
		}
	}
	return first
}
