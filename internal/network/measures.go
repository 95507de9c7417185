package network

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// A Measure is what the network counts by itself: a row of Measures. All that
// concerns one follows from its row and from the words that its keys name: what
// content/ may write, what is counted and how, the columns of the data, and the
// sentences of pages.
//
// Whatever it is, it is counted in whole things, and what was counted stays so:
// see judge.
type Measure struct {
	ID     string
	Unit   string // what it counts, in the data: the same word in every language
	Gender Gender // of its unit, where a language's words agree with it
	Themed bool   // a theme narrows it

	facts func(*index) []fact // those of one day in the order of their proofs
	tally tallier

	leftOut func(*index) []fact // what happened and is nobody of the network's doing; nil: nothing
}

// Gender is the end of a key of words that agree with a noun.
type Gender string

const (
	Feminine  Gender = "feminine"
	Masculine Gender = "masculine"
)

// Measures lists them in the order of the documentation.
var Measures = []*Measure{
	{
		ID: "meetings-held", Unit: "meetings", Gender: Feminine, Themed: true,
		facts: func(r *index) []fact { return r.meetingsHeld(takingPart) }, tally: count,
	},
	{
		ID: "communes-involved", Unit: "communes", Gender: Feminine, Themed: true,
		facts: (*index).involvements, tally: countCommunes,
	},
	{
		ID: "communes-present", Unit: "communes", Gender: Feminine, Themed: true,
		facts: func(r *index) []fact { return r.meetingsHeld(named) }, tally: countCommunes,
	},
	{
		// A survey is of the commune as a whole, so it has no theme.
		ID: "communes-surveyed", Unit: "communes", Gender: Feminine,
		facts: (*index).interviews, tally: countCommunes,
	},
	{
		ID: "actions-done", Unit: "actions", Gender: Feminine, Themed: true,
		facts: (*index).actions, tally: countActions, leftOut: (*index).actionsOfInstitutions,
	},
	{
		ID: "sheets-published", Unit: "sheets", Gender: Feminine, Themed: true,
		facts: (*index).publications, tally: count,
	},
	{
		ID: "needs-met", Unit: "needs", Gender: Masculine, Themed: true,
		facts: (*index).needsMet, tally: countNeeds,
	},
}

// Those that are asked for by name, whatever the objectives are.
var (
	MeetingsHeld     = MeasureOf("meetings-held")
	CommunesInvolved = MeasureOf("communes-involved")
	ActionsDone      = MeasureOf("actions-done")
)

// MeasureOf finds a measure by its id; nil when there is none.
func MeasureOf(id string) *Measure {
	if i := slices.IndexFunc(Measures, func(m *Measure) bool { return m.ID == id }); i >= 0 {
		return Measures[i]
	}
	return nil
}

// String is its id, and "" for no measure.
func (m *Measure) String() string {
	if m == nil {
		return ""
	}
	return m.ID
}

// NameKey, UnitKey and RestKey are the keys of its words: its name, its unit as
// things are counted, and the sentence that says how many are still to come.
func (m *Measure) NameKey() string { return "measure." + m.ID }
func (m *Measure) UnitKey() string { return "unit-of." + m.ID }
func (m *Measure) RestKey() string { return "rest." + string(m.Gender) }

// countsCommunes reports whether what it counts are communes, each once.
func (m *Measure) countsCommunes() bool { return m.Unit == "communes" }

// CheckMeasures says what is missing in the rows of a table, and in a language
// that has words for some keys. Without it a figure would be published as 0, or
// the key of a word as the word: the program does not start.
func CheckMeasures(table []*Measure, has func(key string) bool) error {
	var faults []error
	ids := map[string]bool{"": true}
	for _, m := range table {
		var missing []string
		for _, part := range []struct {
			name  string
			there bool
		}{
			{"id of its own", !ids[m.ID]},
			{"unit", m.Unit != ""},
			{"gender", m.Gender != ""},
			{"facts", m.facts != nil},
			{"tally", m.tally != nil},
			{"words for " + m.NameKey(), has(m.NameKey())},
			{"words for " + m.UnitKey(), has(m.UnitKey())},
			{"words for " + m.RestKey(), has(m.RestKey())},
		} {
			if !part.there {
				missing = append(missing, part.name)
			}
		}
		if missing != nil {
			faults = append(faults, fmt.Errorf("measure %q has no %s", m.ID, strings.Join(missing, ", no ")))
		}
		ids[m.ID] = true
	}
	return errors.Join(faults...)
}
