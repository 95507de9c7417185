package network

import (
	"cmp"
	"slices"
)

// NextStep is a sheet that a commune might take up next, and the reasoning.
type NextStep struct {
	Sheet *Sheet
	Need  *Need      // of the commune's own, open, that its theme answers; nil
	After *Sheet     // what the commune does, as the communes of Then did before; nil
	Then  []*Commune // communes like this one that took the sheet up after doing After, by id
	Alike []*Commune // communes of like size that took it up, by id
}

// maxSteps is how many next steps are proposed to a commune.
const maxSteps = 3

// NextStepsOf proposes at most three sheets to a commune, none that it carries
// or has taken up or considered. A sheet is proposed for a reason only: a need
// of the commune's, communes that did the same as it before taking it up, or
// communes of like size that took it up. The strongest reason goes first: 3
// for a need, 2 for each commune that went the same way, 1 for each that is
// alike; of two as strong, the one with the newer date, then by id.
func (s *Situation) NextStepsOf(c *Commune) []NextStep {
	known := s.inHand()[c.ID]
	steps := map[string]*NextStep{}
	step := func(sheet *Sheet) *NextStep {
		if steps[sheet.ID] == nil {
			steps[sheet.ID] = &NextStep{Sheet: sheet}
		}
		return steps[sheet.ID]
	}
	s.stepsForNeeds(c, known, step)
	s.stepsOfOthers(c, known, step)

	var list []NextStep
	for _, next := range steps {
		list = append(list, *next)
	}
	slices.SortFunc(list, func(a, b NextStep) int {
		return cmp.Or(
			cmp.Compare(b.strength(), a.strength()),
			b.Sheet.Date.Compare(a.Sheet.Date),
			cmp.Compare(a.Sheet.ID, b.Sheet.ID),
		)
	})
	return list[:min(len(list), maxSteps)]
}

func (n *NextStep) strength() int {
	strength := 2*len(n.Then) + len(n.Alike)
	if n.Need != nil {
		strength += 3
	}
	return strength
}

// stepsForNeeds are the sheets that match the commune's open needs best.
func (s *Situation) stepsForNeeds(c *Commune, known map[string]Day, step func(*Sheet) *NextStep) {
	d := s.Diagnostic(c.ID)
	if d == nil {
		return
	}
	for i := range d.Needs.Items {
		need := &d.Needs.Items[i]
		if _, met := s.Met(*need); met || need.Private || need.Since.First() > s.AsOf {
			continue
		}
		for _, m := range s.MatchesOf(CommuneNeed{c, *need}) {
			if m.Sheet == nil {
				continue
			}
			if _, mine := known[m.Sheet.ID]; !mine && step(m.Sheet).Need == nil {
				step(m.Sheet).Need = need
			}
		}
	}
}

// stepsOfOthers are the sheets that other communes took up: after what this
// one does too, or being of like size.
func (s *Situation) stepsOfOthers(c *Commune, known map[string]Day, step func(*Sheet) *NextStep) {
	for _, a := range s.adoptionsByID {
		sheet, begun := s.Sheet(a.Sheet), a.begunOn().First()
		state, _ := s.StateOf(a)
		if _, mine := known[a.Sheet]; mine || sheet == nil || begun == 0 || begun > s.AsOf || state == AdoptionAbandoned {
			continue
		}
		other := s.Commune(a.Commune)
		if before := s.doneBefore(other, begun, known); before != nil {
			next := step(sheet)
			next.Then = append(next.Then, other)
			if next.After == nil {
				next.After = before
			}
		} else if alike(c, other) {
			next := step(sheet)
			next.Alike = append(next.Alike, other)
		}
	}
}

// doneBefore is a sheet that is begun in both hands, and that the other
// commune had begun before a day: the latest, then the first by id; nil for
// none.
func (s *Situation) doneBefore(other *Commune, day Day, known map[string]Day) *Sheet {
	var latest *Sheet
	var since Day
	for id, begun := range s.inHand()[other.ID] {
		if mine := known[id]; mine == 0 || mine > s.AsOf || begun == 0 || begun >= day {
			continue
		}
		if latest == nil || begun > since || begun == since && id < latest.ID {
			latest, since = s.Sheet(id), begun
		}
	}
	return latest
}

// sheetsInHand are, of each commune, the sheets that it carries, took up or
// considers, with the day on which it began; 0 when it did not, or does not
// say.
func (s *Situation) sheetsInHand() map[string]map[string]Day {
	inHand := map[string]map[string]Day{}
	take := func(commune, sheet string, begun Day) {
		if inHand[commune] == nil {
			inHand[commune] = map[string]Day{}
		}
		inHand[commune][sheet] = begun
	}
	for _, a := range s.adoptionsByID {
		take(a.Commune, a.Sheet, a.begunOn().First())
	}
	for _, sheet := range s.sheetsByID {
		for _, commune := range sheet.Communes {
			take(commune, sheet.ID, cmp.Or(sheet.Period.First(), sheet.Date.First()))
		}
	}
	return inHand
}
