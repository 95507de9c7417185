package network

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"
)

// What is proposed is what looking closely at every adoption would propose.
func TestNextStepsOfAll(t *testing.T) {
	for seed := range uint64(20) {
		s := practised(rand.New(rand.NewPCG(seed, 1)))
		proposed := 0
		for _, c := range s.Communes {
			got, want := s.NextStepsOf(c), closely(s, c)
			if !reflect.DeepEqual(got, want) {
				t.Fatalf("seed %d, %s: %s, not %s", seed, c.ID, words(got), words(want))
			}
			proposed += len(got)
		}
		if proposed < 20 {
			t.Errorf("seed %d: %d steps are proposed to all", seed, proposed)
		}
	}
}

// practised is a network of communes of few sizes that take up much of each other.
func practised(r *rand.Rand) *Situation {
	n := &Network{}
	for i := range 24 {
		n.Communes = append(n.Communes, &Commune{ID: fmt.Sprint("c", i), Population: []int{0, 900, 1000, 3000, 9000}[r.IntN(5)]})
	}
	commune := func() string { return n.Communes[r.IntN(len(n.Communes))].ID }
	year := func() Date { return Date{Year: int16(2010 + r.IntN(12))} }
	n.Themes = []*Theme{{ID: "eau"}, {ID: "air"}}
	for i := range 30 {
		n.Sheets = append(n.Sheets, &Sheet{
			ID: fmt.Sprint("s", i), Title: "x", Communes: []string{commune()}, Themes: []string{n.Themes[i%2].ID}, Status: Done,
			Date: year(), Period: Span{From: year()}, Body: Body{Empty: true},
		})
	}
	for i := range 60 {
		a := &Adoption{ID: fmt.Sprint("a", i), Sheet: fmt.Sprint("s", r.IntN(32)), Commune: commune(), Body: Body{Empty: true}}
		switch r.IntN(4) {
		case 0:
			a.Considered = year()
		case 1:
			a.Started, a.Abandoned = Date{Year: 2011}, year()
		default:
			a.Started = year()
		}
		n.Adoptions = append(n.Adoptions, a)
	}
	for i := range 6 {
		n.Diagnostics = append(n.Diagnostics, &Diagnostic{Commune: fmt.Sprint("c", 3*i), Needs: Answer[Need]{Items: []Need{{Theme: n.Themes[i%2].ID, Text: "x"}}}, Body: Body{Empty: true}})
	}
	return n.At(DayOf(2020, 6, 30))
}

// closely goes through all adoptions for one commune.
func closely(s *Situation, c *Commune) []NextStep {
	of := stepsOf{s}
	known, steps := of.inHand(c.ID), map[string]*NextStep{}
	step := func(sheet *Sheet) *NextStep {
		if steps[sheet.ID] == nil {
			steps[sheet.ID] = &NextStep{Sheet: sheet}
		}
		return steps[sheet.ID]
	}
	of.forNeeds(c, known, step)
	alsoDo := of.alsoDo(c, known)
	for _, a := range s.adoptionsByID {
		other, begun, sheet := s.Commune(a.Commune), a.begunOn().First(), s.Sheet(a.Sheet)
		before, same := latestBefore(begun, alsoDo[a.Commune])
		if _, mine := known[a.Sheet]; mine || sheet == nil || begun == 0 || begun > s.AsOf || !same && !alike(c, other) {
			continue
		}
		if state, _ := s.StateOf(a); state == AdoptionAbandoned {
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
	return strongestOf(steps)
}

func words(steps []NextStep) (list string) {
	for _, n := range steps {
		list += fmt.Sprintf(" %s (%d then, %d alike, needed: %t)", n.Sheet.ID, len(n.Then), len(n.Alike), n.Need != nil)
	}
	return list
}
