package opendata

import (
	"slices"

	"essaim/internal/network"
	"essaim/internal/source"
)

// resultColumns are those of a result, on its sheet or adoption as in the table
// of all results.
func (d *data) resultColumns() []column[network.Result] {
	type r = network.Result
	return []column[r]{
		textOf("id", func(r r) string { return r.ID }).required().like("composteurs-de-quartier/1"),
		textOf("indicator", func(r r) string { return r.Indicator }).in("indicators"),
		textOf("text", func(r r) string { return r.Text }),
		yearOf("year", func(r r) int { return r.Year }),
		saidOf("year_text", func(r r) string { return r.Span().Text() }).like("2011"),
		endOf("from", func(r r) network.Date { return r.Span().From }, network.Date.FirstISO).like("2011"),
		endOf("to", func(r r) network.Date { return r.Span().To }, network.Date.LastISO).like("2011"),
		numberOf("value", func(r r) *float64 { return value(r.Value) }).like("5.2"),
		textOf("unit", d.UnitOf).like("kg"),
		truthOf("approx", func(r r) bool { return approximate(r.Value) }),
		numberOf("out_of", func(r r) *float64 { return r.OutOf }),
		textOf("note", func(r r) string { return r.Note }),
		numberOf("value_min", func(r r) *float64 { return intervalOf(r.Value).Lower() }).like("5.2"),
		numberOf("value_max", func(r r) *float64 { return intervalOf(r.Value).Upper() }).like("5.2"),
		textOf("unit_one", func(r r) string { return r.UnitOne }),
		numberOf("before", func(r r) *float64 { return d.before(r).Value() }).like("147"),
		numberOf("before_min", func(r r) *float64 { return d.before(r).Lower() }).like("147"),
		numberOf("before_max", func(r r) *float64 { return d.before(r).Upper() }).like("147"),
		yearOf("before_year", func(r r) int { return r.Before.Year() }).like("2010"),
		truthOf("before_approx", func(r r) bool { return r.Before != nil && r.Before.Approx }),
		numberOf("change", func(r r) *float64 { return d.change(r) }).like("-80"),
		textOf("change_unit", d.changeUnit).of("%", "points").like("%"),
		truthOf("key", func(r r) bool { return r.Key }),
	}
}

// before is what a result was before, in its unit.
func (d *data) before(r network.Result) network.Interval {
	if before, known := r.BeforeOf(d.Indicator(r.Indicator)); known {
		return before
	}
	return network.Nothing
}

// change is how far a result is from what it was before; nil when nobody can say.
func (d *data) change(r network.Result) *float64 {
	if c, known := r.ChangeOf(d.Indicator(r.Indicator)); known {
		return &c.Value
	}
	return nil
}

// changeUnit is in what the change is given.
func (d *data) changeUnit(r network.Result) string {
	c, known := r.ChangeOf(d.Indicator(r.Indicator))
	if !known {
		return ""
	}
	return word(c.Points, "points", "%")
}

// ownedResult is a result with what holds it: a sheet, or an adoption of one.
type ownedResult struct {
	*network.Result
	sheet    *network.Sheet
	adoption *network.Adoption // nil for a sheet's own
}

// resultsTable lists the results of sheets, then of adoptions, as they are
// written. A sheet and an adoption may have the same name, so that ids are
// unique among the results of a kind of owner only.
func (d *data) resultsTable() Table {
	type r = ownedResult
	columns := []column[r]{
		textOf("owner", func(r r) string { return word(r.adoption == nil, "sheet", "adoption") }).required().of("sheet", "adoption").like("sheet"),
		textOf("sheet", func(r r) string { return r.sheet.ID }).required().in("sheets").like(exampleSheet),
		textOf("adoption", r.adoptionID).in("adoptions").like("luc-composteurs"),
		listOf("commune", r.communes).in("communes").like(`["luc"]`),
		listOf("organisations", r.organisations).in("organisations").like(`["sydom"]`),
	}
	columns = append(columns, through(d.resultColumns(), "", func(r r) (network.Result, bool) { return *r.Result, true })...)
	columns = append(columns, networkOf(r.origin))
	t := tableOf(d, "results", inside(source.TableOf(source.SheetKind), "results"), d.ownedResults, columns...)
	t.key, t.facts = []string{"owner", "id"}, true
	return t
}

func (d *data) ownedResults() []ownedResult {
	all := make([]ownedResult, 0, 2*len(d.Sheets))
	for _, s := range d.Sheets {
		results := s.Results
		for i := range results {
			all = append(all, ownedResult{&results[i], s, nil})
		}
	}
	for _, a := range d.Adoptions {
		results := a.Results
		for i := range results {
			all = append(all, ownedResult{&results[i], d.Sheet(a.Sheet), a})
		}
	}
	return all
}

func (r ownedResult) adoptionID() string {
	if r.adoption == nil {
		return ""
	}
	return r.adoption.ID
}

func (r ownedResult) communes() []string {
	if r.adoption != nil {
		return []string{r.adoption.Commune}
	}
	return r.alone(carriers(r.sheet))
}

func (r ownedResult) origin() *network.Peer {
	if r.adoption != nil {
		return r.adoption.Origin
	}
	return r.sheet.Origin
}

// organisations are the bodies that are no commune for which it counts.
func (r ownedResult) organisations() []string {
	if r.adoption != nil {
		return nil
	}
	return r.alone(r.sheet.Institutions)
}

// alone keeps the one whose alone a result is.
func (r ownedResult) alone(ids []string) []string {
	switch {
	case r.Carrier == "":
		return ids
	case slices.Contains(ids, r.Carrier):
		return []string{r.Carrier}
	}
	return nil
}
