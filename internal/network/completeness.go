package network

import "slices"

// Completeness says which parts of a sheet say something. Parts are front
// matter keys ("summary", "means.cost") and sections ("context").
type Completeness struct {
	Present, Missing []string
}

// part is one thing that a complete sheet says. `none` is an answer, absence
// is not; an empty list of results says that nothing was measured yet, so that
// results are still missing.
type part struct {
	name  string
	known func(*Sheet) bool
}

// sheetParts are in the order in which a sheet shows them.
var sheetParts = slices.Concat(fixedParts, partsOf(SheetLists))

var fixedParts = []part{
	{"summary", func(s *Sheet) bool { return s.Summary != "" }},
	{"date", func(s *Sheet) bool { return !s.Date.IsZero() }},
	{"period", func(s *Sheet) bool { return !s.Period.IsZero() }},
	{"checked", func(s *Sheet) bool { return !s.Checked.IsZero() }},
	{"audience", func(s *Sheet) bool { return s.Audience.Given() }},
	{"contact", func(s *Sheet) bool { return s.Contact != Contact{} }},
	{"context", says(Context)},
	{"objectives.general", func(s *Sheet) bool { return s.General != "" || says(ObjectivesNotes)(s) }},
	{"objectives.targets", func(s *Sheet) bool { return len(s.Targets) > 0 }},
	{"results", func(s *Sheet) bool { return len(s.Results) > 0 }},
	{"qualitative", says(Qualitative)},
	{"planning", func(s *Sheet) bool { return len(s.Planning) > 0 }},
	{"means.people", func(s *Sheet) bool { return s.Means.None || s.Means.People.Given() }},
	{"means.cost", func(s *Sheet) bool { return s.Means.None || s.Means.Cost.Given() }},
	{"means.funding", func(s *Sheet) bool { return s.Means.None || s.Means.Funding.Given() }},
	{"means.technical", func(s *Sheet) bool { return s.Means.None || s.Means.Technical.Given() }},
	{"partners", func(s *Sheet) bool { return s.Partners.Given() }},
	{"success-factors", says(SuccessFactors)},
	{"difficulties", says(Difficulties)},
	{"recommendations", says(Recommendations)},
	{"reproducible", func(s *Sheet) bool { return s.Conditions != "" || s.Population != Range{} }},
	{"images", func(s *Sheet) bool { return len(s.Images) > 0 }},
}

// partsOf are the parts that lists without a place of their own make.
func partsOf(lists []SheetList) []part {
	var parts []part
	for _, l := range lists {
		if !l.Own {
			parts = append(parts, part{l.Key, func(s *Sheet) bool { return l.Of(s).Given() }})
		}
	}
	return parts
}

func says(section Section) func(*Sheet) bool {
	return func(s *Sheet) bool { return s.Body.Sections.Has(section) }
}

// Completeness says which parts of the sheet say something, in the order in
// which a sheet shows them.
func (s *Situation) Completeness(sheet *Sheet) Completeness {
	var c Completeness
	for _, p := range sheetParts {
		if p.known(sheet) {
			c.Present = append(c.Present, p.name)
		} else {
			c.Missing = append(c.Missing, p.name)
		}
	}
	return c
}

// expected are the parts that each sheet is expected to have, of those that its
// page has no other way to say nothing of.
var expected = []string{
	"period", "context", "objectives", "qualitative", "means.people", "means.cost", "means.funding", "means.technical", "partners",
	"success-factors", "difficulties", "recommendations",
}

// Gaps lists the missing parts that a page says are missing: objectives count as
// there with either of their parts.
func (c Completeness) Gaps() []string {
	missing := func(part string) bool { return slices.Contains(c.Missing, part) }
	var list []string
	for _, part := range expected {
		if missing(part) || part == "objectives" && missing("objectives.general") && missing("objectives.targets") {
			list = append(list, part)
		}
	}
	return list
}
