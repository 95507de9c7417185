package source

import (
	"cmp"
	"strings"

	"essaim/internal/diag"
	"essaim/internal/network"
	"essaim/internal/plainyaml"
)

// What a result was before the practice, and the results that are key figures.

var beforeTable = tableOf("before", func(f *file, m *mapping, b *network.Before) {
	b.Unit = f.unitOf(m, b.Unit)
	b.Approx = f.approx(m, b.Approx)
},
	field("year", func(b *network.Before) *network.Span { return &b.When }, whenMeasured, "2010"),
	required(special("value", quantityType, setBefore, "147")),
	beside[network.Before]("unit", line, "kg"),
	beside[network.Before]("approx", truth, "yes"),
)

func setBefore(f *file, n *node, b *network.Before) {
	if q, ok := f.quantity(n); ok {
		b.Amount, b.OutOf = f.amount(q), q.outOf
	}
}

// before is a map, or the value alone.
var before = valueType[*network.Before]{Type{Name: "map", Map: beforeTable.Table, Short: &quantityType}, func(f *file, n *node) (*network.Before, bool) {
	if n.Kind != plainyaml.Scalar {
		b, ok := mapOf(beforeTable).read(f, n)
		return &b, ok
	}
	q, ok := f.quantity(n)
	return &network.Before{Amount: f.amount(q), OutOf: q.outOf}, ok
}}

// checkBefore reports what a result cannot have been before.
func checkBefore(f *file, m *mapping, r *network.Result) {
	n, before := m.value("before"), r.Before
	if n == nil || before == nil {
		return
	}
	switch span := r.Span(); {
	case r.Value == nil:
		f.err(n, "before-without-value", diag.Args{"key": m.name("value")})
		return
	case before.OutOf != nil && (r.OutOf == nil || *r.OutOf != *before.OutOf):
		f.err(n, "before-of-another-whole", diag.Args{"key": m.name("out_of")})
	case before.When.First() != 0 && span.Last() != 0 && before.When.First() > span.Last():
		f.err(n, "before-comes-after", diag.Args{"before": before.When.Text(), "after": span.Text()})
	}
	pos, text, id, result := f.pos(n), strings.Clone(cut(quoted(n))), r.Indicator, network.Result{Value: r.Value, Before: before}
	f.afterwards(func(x *index) {
		i := x.indicators[id]
		if i != nil && i.Unit == "" && before.Max < 0 {
			f.report(diag.Error, pos, "negative", diag.Args{"text": text})
		}
		if (i == nil && id != "") || result.BeforeFits(i) {
			return
		}
		wanted := result.Value.Unit
		if i != nil {
			wanted = cmp.Or(wanted, i.Unit)
		}
		f.report(diag.Error, pos, "before-in-another-unit", diag.Args{"unit": before.Unit, "wanted": wanted})
	})
}

// mostKeyFigures is how many a sheet shows.
const mostKeyFigures = network.MostKeyFigures

// checkKeyFigures warns of key figures that cannot all be shown.
func checkKeyFigures(f *file, results []network.Result) {
	keys := 0
	for i := range results {
		r := &results[i]
		if !r.Key {
			continue
		}
		if keys++; keys == mostKeyFigures+1 {
			f.report(diag.Warning, diag.Pos{File: f.path, Line: int(r.Line), Column: int(r.Column)}, "too-many-key-figures", diag.Args{"limit": mostKeyFigures})
		}
	}
}

// checkStart warns of a relative target of which nothing says what it is
// relative to: neither a baseline nor any result. What is only planned has no
// result yet.
func checkStart(f *file, m *mapping, t *network.SheetTarget) {
	if !t.Target.Relative || m.has("baseline") || t.Indicator == "" {
		return
	}
	pos, id, text := f.pos(m.value("target")), t.Indicator, strings.Clone(cut(m.value("target").Value))
	f.afterwards(func(x *index) {
		if x.indicators[id] == nil || x.sheetOf(f) == nil || x.saysStart(f, id) {
			return
		}
		f.report(diag.Warning, pos, "target-without-baseline", startArgs(f, text, true))
	})
}

// startArgs are the arguments of target-without-baseline.
// Only results have a before.
func startArgs(f *file, target string, ofResults bool) diag.Args {
	args := diag.Args{"text": target, "example": startExample(f), "baseline": f.spell("key.baseline"), "before": ""}
	if ofResults {
		args["before"] = f.spell("key.result.before")
	}
	return args
}

func startExample(f *file) string {
	return "{" + f.spell("key.year") + ": 2009, " + f.spell("key.value") + ": 310}"
}

// saysStart is true when results say what a change of an indicator is relative to: those
// of the sheet, which has none yet while it is planned, or all of them for the network.
func (x *index) saysStart(f *file, indicator string) bool {
	if s := x.sheetOf(f); s != nil {
		return s.Status == network.Planned || saysBefore(s.Results, indicator)
	}
	return x.anySaysBefore(indicator)
}

// sheetOf is the sheet that a file holds; nil for any other.
func (x *index) sheetOf(f *file) *network.Sheet {
	if x.sheetsByFile == nil {
		x.sheetsByFile = make(map[string]*network.Sheet, len(x.network.Sheets))
		for _, s := range x.network.Sheets {
			x.sheetsByFile[s.Pos.File] = s
		}
	}
	return x.sheetsByFile[f.path]
}

// saysBefore reports whether a result of an indicator says what it was before.
func saysBefore(results []network.Result, indicator string) bool {
	for i := range results {
		if results[i].Indicator == indicator && results[i].Before != nil {
			return true
		}
	}
	return false
}

// anySaysBefore looks at all results of the network.
func (x *index) anySaysBefore(indicator string) bool {
	for _, s := range x.network.Sheets {
		if saysBefore(s.Results, indicator) {
			return true
		}
	}
	for _, a := range x.network.Adoptions {
		if saysBefore(a.Results, indicator) {
			return true
		}
	}
	return false
}
