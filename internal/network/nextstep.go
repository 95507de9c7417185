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
	stepsOf{s}.ofOthers(c, known, steps, step)

	return strongestOf(steps)
}

// strongestOf are those that are proposed.
func strongestOf(steps map[string]*NextStep) []NextStep {
	var list []NextStep
	for _, next := range steps {
		list = append(list, *next)
	}
	slices.SortFunc(list, func(a, b NextStep) int {
		return cmp.Or(cmp.Compare(b.strength(), a.strength()), newerFirst(a.Sheet, b.Sheet))
	})
	return list[:min(len(list), maxSteps)]
}

func newerFirst(a, b *Sheet) int {
	return cmp.Or(b.Date.Compare(a.Date), cmp.Compare(a.ID, b.ID))
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

// A takenUp is a sheet with the adoptions that began, but for those that were given up.
type takenUp struct {
	sheet *Sheet
	by    []adopter // in the order of adoptions
}

type adopter struct {
	*Commune
	begun Day
}

// allTaken are the sheets that others took up, in the order in which adoptions name them.
type allTaken struct {
	list   []takenUp
	places map[string]int // in the list, by id of a sheet
}

func (s stepsOf) takenUp() *allTaken {
	all := &allTaken{places: map[string]int{}}
	for _, a := range s.adoptionsByID {
		by, begun, sheet := s.Commune(a.Commune), a.begunOn().First(), s.Sheet(a.Sheet)
		state, _ := s.StateOf(a)
		if by == nil || begun == 0 || begun > s.AsOf || sheet == nil || state == AdoptionAbandoned {
			continue
		}
		place, there := all.places[sheet.ID]
		if !there {
			place = len(all.list)
			all.places[sheet.ID], all.list = place, append(all.list, takenUp{sheet: sheet})
		}
		all.list[place].by = append(all.list[place].by, adopter{by, begun})
	}
	return all
}

// count gives how many took a sheet up after what a commune does too, and how many of
// like size did else.
func (t *takenUp) count(c *Commune, alsoDo map[string][]holding) (then, like int) {
	for _, by := range t.by {
		same := false
		if len(alsoDo) > 0 {
			_, same = latestBefore(by.begun, alsoDo[by.ID])
		}
		switch {
		case same:
			then++
		case alike(c, by.Commune):
			like++
		}
	}
	return then, like
}

// ofOthers are the sheets that other communes took up: after what this one does too, or
// being of like size. Of those that only the latter speaks for, no more are named than can
// be among the strongest: on a portal a hundred thousand communes ask.
func (s stepsOf) ofOthers(c *Commune, known map[string]Day, steps map[string]*NextStep, step func(*Sheet) *NextStep) {
	alsoDo, taken := s.alsoDo(c, known), s.taken()
	var chosen []*takenUp
	for id := range steps {
		if place, there := taken.places[id]; there {
			chosen = append(chosen, &taken.list[place])
		}
	}
	var likely strongest
	for i := range taken.list {
		t := &taken.list[i]
		then, like := t.count(c, alsoDo)
		if then == 0 && !likely.takes(t.sheet, like) {
			continue
		}
		if _, mine := known[t.sheet.ID]; mine {
			continue
		}
		if then > 0 {
			chosen = append(chosen, t)
		} else {
			likely.add(t, like)
		}
	}
	for _, l := range likely.list {
		chosen = append(chosen, l.takenUp)
	}
	for _, t := range chosen {
		if next := step(t.sheet); next.Then == nil && next.Alike == nil { // one may be chosen twice
			s.name(next, t, c, alsoDo)
		}
	}
}

// name names the communes that speak for a step.
func (s stepsOf) name(next *NextStep, t *takenUp, c *Commune, alsoDo map[string][]holding) {
	for _, by := range t.by {
		before, same := latestBefore(by.begun, alsoDo[by.ID])
		switch {
		case same:
			next.Then = append(next.Then, by.Commune)
			if next.After == nil {
				next.After = s.Sheet(before.sheet)
			}
		case alike(c, by.Commune):
			next.Alike = append(next.Alike, by.Commune)
		}
	}
}

// strongest keeps the sheets that most communes of like size took up, as many as are
// proposed, in the order in which steps are.
type strongest struct{ list []likely }

type likely struct {
	*takenUp
	like int
}

// takes reports whether a sheet would be among them.
func (s *strongest) takes(sheet *Sheet, like int) bool {
	if like == 0 {
		return false
	}
	return len(s.list) < maxSteps || s.list[maxSteps-1].compare(sheet, like) > 0
}

func (s *strongest) add(t *takenUp, like int) {
	at := 0
	for at < len(s.list) && s.list[at].compare(t.sheet, like) < 0 {
		at++
	}
	s.list = slices.Insert(s.list, at, likely{t, like})
	s.list = s.list[:min(len(s.list), maxSteps)]
}

// compare is below 0 when another sheet comes after this one.
func (l *likely) compare(sheet *Sheet, like int) int {
	return cmp.Or(cmp.Compare(like, l.like), newerFirst(l.sheet, sheet))
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
