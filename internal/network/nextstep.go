package network

import (
	"cmp"
	"slices"
)

// NextStep is a sheet that a commune might take up next, and the reasoning.
type NextStep struct {
	Sheet *Sheet
	Need  *Need      // of the commune's own, open, in its theme; nil
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
	known := stepsOf{s}.inHand(c.ID)
	steps := map[string]*NextStep{}
	step := func(sheet *Sheet) *NextStep {
		if steps[sheet.ID] == nil {
			steps[sheet.ID] = &NextStep{Sheet: sheet}
		}
		return steps[sheet.ID]
	}
	stepsOf{s}.forNeeds(c, known, step)
	stepsOf{s}.ofOthers(c, known, step)

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

// stepsOf finds what a commune might take up next in a situation.
type stepsOf struct{ *Situation }

// forNeeds are the sheets that match the commune's open needs best.
func (s stepsOf) forNeeds(c *Commune, known map[string]Day, step func(*Sheet) *NextStep) {
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

// ofOthers are the sheets that other communes took up: after what this
// one does too, or being of like size.
func (s stepsOf) ofOthers(c *Commune, known map[string]Day, step func(*Sheet) *NextStep) {
	alsoDo := s.alsoDo(c, known)
	for _, a := range s.adoptionsByID {
		other, begun := s.Commune(a.Commune), a.begunOn().First()
		before, same := latestBefore(begun, alsoDo[a.Commune])
		if begun == 0 || begun > s.AsOf || !same && !alike(c, other) {
			continue
		}
		sheet := s.Sheet(a.Sheet)
		state, _ := s.StateOf(a)
		if _, mine := known[a.Sheet]; mine || sheet == nil || state == AdoptionAbandoned {
			continue
		}
		next := step(sheet)
		if !same {
			next.Alike = append(next.Alike, other)
			continue
		}
		next.Then = append(next.Then, other)
		if next.After == nil {
			next.After = s.Sheet(before.sheet)
		}
	}
}

// A holding is a sheet in a commune's hands: carried, taken up or considered.
type holding struct {
	sheet, commune string
	begun          Day // 0: not begun, or nobody says when
}

func (a *Adoption) holding() holding { return holding{a.Sheet, a.Commune, a.begunOn().First()} }

// inHand are a commune's holdings, each sheet once: who carries one need not
// have taken it up.
func (s stepsOf) inHand(commune string) map[string]Day {
	known := map[string]Day{}
	for _, a := range s.AdoptionsBy(commune) {
		known[a.Sheet] = a.holding().begun
	}
	for _, sheet := range s.SheetsOfCommune(commune) {
		known[sheet.ID] = sheet.begun()
	}
	return known
}

// alsoDo lists, for each other commune, what it began and c has begun too. Few
// communes share a sheet, so walking c's sheets beats comparing everybody.
func (s stepsOf) alsoDo(c *Commune, known map[string]Day) map[string][]holding {
	shared := map[string][]holding{}
	share := func(h holding) {
		if h.commune != c.ID && h.begun != 0 {
			shared[h.commune] = append(shared[h.commune], h)
		}
	}
	for id, begun := range known {
		if begun == 0 || begun > s.AsOf {
			continue
		}
		for _, a := range s.AdoptionsOf(id) {
			share(a.holding())
		}
		if sheet := s.Sheet(id); sheet != nil {
			for _, commune := range sheet.Communes {
				share(holding{id, commune, sheet.begun()})
			}
		}
	}
	return shared
}

// latestBefore is the latest holding begun before a day; of two of one day the
// first by id.
func latestBefore(day Day, list []holding) (latest holding, found bool) {
	for _, h := range list {
		if h.begun < day && (!found || h.begun > latest.begun || h.begun == latest.begun && h.sheet < latest.sheet) {
			latest, found = h, true
		}
	}
	return latest, found
}
