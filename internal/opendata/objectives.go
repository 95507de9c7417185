package opendata

import (
	"slices"
	"strings"

	"essaim/internal/address"
	"essaim/internal/network"
	"essaim/internal/wording"
)

// objectivesTable has in JSON a row for each objective with its periods in it;
// in CSV a line for each period.
func (d *data) objectivesTable() Table {
	columns, periods := d.objectiveColumns(), d.periodColumns()
	t := tableOf(d, "objectives", declared("objectives"), d.Progress,
		append(slices.Clip(columns), manyOf("periods", rowsOf, periods...), ownWords[network.Progress]())...)

	line := textOf("row", objectivePeriod.id).required().like("une-reunion-par-an/2011-01-01")
	lines := tableOf(d, t.Name, declared("objectives"), d.objectivePeriods,
		slices.Concat([]column[objectivePeriod]{line},
			through(columns, "", objectivePeriod.objective),
			through(d.evidenceAddresses(described(periods, nil, "objective.periods")), "period_", objectivePeriod.period),
			[]column[objectivePeriod]{ownWords[objectivePeriod]()})...)
	return inLines(t, lines, line.key)
}

// inLines is a table whose CSV has lines of its own, each named by a key.
func inLines(t, lines Table, key string) Table {
	t.columns, t.cells, t.key = lines.columns, lines.cells, []string{key}
	t.added = lines.columns[:1]
	if whole := t.part; whole != nil {
		t.part = func(p *network.Peer) Table { return inLines(whole(p), lines.part(p), key) }
	}
	return t
}

// rowOf is a row with its objective, whose words it takes.
type rowOf struct {
	network.Row
	of *network.Progress
}

func rowsOf(g network.Progress) []rowOf {
	rows := make([]rowOf, len(g.Rows))
	for i, r := range g.Rows {
		rows[i] = rowOf{r, &g}
	}
	return rows
}

func (d *data) objectiveColumns() []column[network.Progress] {
	type g = network.Progress
	return []column[g]{
		textOf("id", func(g g) string { return g.Objective.ID }).required(),
		textOf("name", func(g g) string { return g.Objective.Name }).required(),
		textOf("measure", func(g g) string { return g.Objective.Measure.String() }),
		textOf("indicator", func(g g) string { return g.Objective.Indicator }).in("indicators"),
		textOf("unit", dataUnit).like("communes"),
		textOf("direction", func(g g) string { return word(g.Objective.Down, "down", "up") }).required(),
		textOf("per", func(g g) string { return word(g.Objective.PerYear, "year", "") }),
		textOf("for_each", func(g g) string { return word(g.Objective.ForEach, "commune", "") }),
		textOf("theme", func(g g) string { return g.Objective.Theme }).in("themes"),
		textOf("note", func(g g) string { return g.Objective.Note }),
		addressOf("url", func(g g) string { return d.At.Item(address.Objectives, g.Objective.ID) }).required().like(d.At.Item(address.Objectives, "une-reunion-par-an")),
		textOf("status", func(g g) string { return string(g.Status) }).required().of(statuses...).like("in-progress"),
		countOf("reached", func(g g) *int { return &g.Reached }).required().like("1"),
		countOf("of", func(g g) *int { return &g.Of }).required().like("2"),
	}
}

func (d *data) periodColumns() []column[rowOf] {
	type r = rowOf
	return []column[r]{
		dayOf("from", func(r r) network.Day { return r.From }).required().like("2011-01-01"),
		dayOf("to", func(r r) network.Day { return r.To }).like("2011-12-31"),
		textOf("commune", func(r r) string { return r.Commune }).in("communes").like("rodez"),
		figureOf("target", func(r r) float64 { return r.Target }).like("1"),
		numberOf("value", func(r r) *float64 { return r.Value }).like("1"),
		numberOf("out_of", func(r r) *float64 { return r.OutOf }).like("8"),
		numberOf("expected", func(r r) *float64 { return r.Expected }).like("1"),
		truthOf("approx", func(r r) bool { return r.Range.Approx }).like("false"),
		textOf("status", func(r r) string { return string(r.Status) }).required().of(statuses...).like("reached"),
		textOf("reason", func(r r) string { return string(r.Reason) }).
			of(string(network.NoResult), string(network.NoAction), string(network.NotBegun), string(network.NoBaseline), string(network.NoWeight), string(network.NoBefore), string(network.UnfitBefore), string(network.Uncertain), string(network.Undated), string(network.OfOrganisations)).like("no-result"),
		textOf("reason_text", func(r r) string { return d.progress.Reason(r.of, r.Row) }),
		numberOf("value_min", func(r r) *float64 { return rangeOf(r.Row).Lower() }).like("1"),
		numberOf("value_max", func(r r) *float64 { return rangeOf(r.Row).Upper() }).like("1"),
		numberOf("target_change", func(r r) *float64 { return changeOf(r.of.Objective.Target) }).like("-15"),
		numberOf("baseline", func(r r) *float64 { return startOf(r.Baseline) }).like("2705000"),
		yearOf("baseline_year", func(r r) int { return startYear(r.Baseline) }).like("2019"),
		truthOf("baseline_approx", func(r r) bool { return r.Baseline != nil && r.Baseline.Approx }),
		manyOf("evidence", func(r r) []network.Evidence { return r.Evidence.All() }, d.evidenceColumns()...),
	}
}

// changeOf is the change that a relative target asks for, in per cent; nil for any
// other.
func changeOf(t network.Target) *float64 {
	if !t.Relative {
		return nil
	}
	return &t.Value
}

// startOf and startYear are what a relative target is worked out from, and its
// year.
func startOf(b *network.Baseline) *float64 {
	if b == nil {
		return nil
	}
	return &b.Value
}

func startYear(b *network.Baseline) int {
	if b == nil {
		return 0
	}
	return b.Year
}

// rangeOf is all that is known of a row's value; both ends are open when nothing
// is.
func rangeOf(r network.Row) network.Interval {
	if r.Value == nil {
		return network.Nothing
	}
	return r.Range
}

// evidenceAddresses are the columns of a period with the addresses alone of its
// evidence: there may be hundreds, which programs that guess how a file is
// separated would take for columns.
func (d *data) evidenceAddresses(periods []column[rowOf]) []column[rowOf] {
	last := len(periods) - 1
	addresses := textOf(periods[last].key, func(r rowOf) string {
		var list []string
		for _, e := range r.Evidence.All() {
			_, href := d.progress.Proof(e)
			list = append(list, href)
		}
		return strings.Join(list, " ")
	})
	return append(slices.Clone(periods[:last]), addresses.like(d.At.Item(address.Meetings, exampleMeeting)+" "+d.At.Item(address.Sheets, exampleSheet)))
}

func (d *data) evidenceColumns() []column[network.Evidence] {
	type e = network.Evidence
	return []column[e]{
		addressOf("url", func(e e) string { _, href := d.progress.Proof(e); return href }).required().like(d.At.Item(address.Meetings, exampleMeeting)),
		textOf("title", func(e e) string { title, _ := d.progress.Proof(e); return title }).required(),
		figureOf("value", func(e e) float64 { return e.Value }).like("1"),
		numberOf("value_min", func(e e) *float64 { return e.Range.Lower() }).like("1"),
		numberOf("value_max", func(e e) *float64 { return e.Range.Upper() }).like("1"),
	}
}

// statuses are those of an objective or one of its periods.
var statuses = []string{
	string(network.NotStarted), string(network.NotReported), string(network.Reached),
	string(network.Missed), string(network.InProgress), string(network.Partly),
}

// objectivePeriod is a line of the CSV: an objective and one of its periods, nil
// for an objective that has none.
type objectivePeriod struct {
	of  network.Progress
	row *network.Row
}

func (d *data) objectivePeriods() []objectivePeriod {
	var lines []objectivePeriod
	for _, g := range d.Progress() {
		for i := range g.Rows {
			lines = append(lines, objectivePeriod{g, &g.Rows[i]})
		}
		if len(g.Rows) == 0 {
			lines = append(lines, objectivePeriod{of: g})
		}
	}
	return lines
}

func (l objectivePeriod) objective() (network.Progress, bool) { return l.of, true }

func (l objectivePeriod) period() (rowOf, bool) {
	if l.row == nil {
		return rowOf{}, false
	}
	return rowOf{*l.row, &l.of}, true
}

func (l objectivePeriod) id() string {
	if l.row == nil {
		return l.of.Objective.ID
	}
	return wording.Join("/", l.of.Objective.ID, l.row.From.ISO(), l.row.Commune)
}

// dataUnit is what an objective's values count or measure: the same word in
// every language for what the network counts by itself.
func dataUnit(g network.Progress) string {
	if m := g.Objective.Measure; m != nil {
		return m.Unit
	}
	return g.Unit
}

// word is one of two, as something is so or not.
func word(is bool, yes, no string) string {
	if is {
		return yes
	}
	return no
}
