package wording

import (
	"cmp"
	"slices"

	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/view"
)

// MainResults are the places of at most n key figures of a sheet: those that its
// author says are; else, of each thing measured, the latest, those of an indicator first and the latest of them before others. What
// was measured in words, and again later in the same unit, is where it started
// from, and no key figure.
func (w Results) MainResults(results []network.Result, n int) []int {
	if keys := keyResults(results); len(keys) > 0 {
		return keys[:min(n, len(keys))]
	}
	main := latestOfEach(results)
	main = slices.DeleteFunc(main, func(i int) bool { return w.startedFrom(results, i) })
	slices.SortStableFunc(main, func(i, j int) int {
		a, b := &results[i], &results[j]
		return cmp.Or(cmp.Compare(b2i(a.Indicator == ""), b2i(b.Indicator == "")), cmp.Compare(b.Day(), a.Day()))
	})
	return main[:min(n, len(main))]
}

// keyResults are the places of the results that are key figures.
func keyResults(results []network.Result) []int {
	var keys []int
	for i := range results {
		if results[i].Key && results[i].Value != nil && len(keys) < network.MostKeyFigures {
			keys = append(keys, i)
		}
	}
	return keys
}

func b2i(is bool) int {
	if is {
		return 1
	}
	return 0
}

// startedFrom reports whether a result without an indicator says in its own words
// what a later one measured anew in the same unit of measurement.
func (w Results) startedFrom(results []network.Result, i int) bool {
	r := &results[i]
	unit := w.UnitOf(*r)
	if r.Indicator != "" || r.Day() == 0 || network.CountsThings(unit) {
		return false
	}
	return slices.ContainsFunc(results, func(other network.Result) bool {
		return other.Value != nil && other.Carrier == r.Carrier && other.Day() > r.Day() && network.SameQuantity(w.UnitOf(other), unit)
	})
}

// latestOfEach are the places of the latest result of each thing measured, in the
// author's order.
func latestOfEach(results []network.Result) []int {
	main := make([]int, 0, len(results))
	for i := range results {
		r := &results[i]
		if r.Value == nil {
			continue
		}
		if at := slices.IndexFunc(main, func(m int) bool { return sameThing(&results[m], r) }); at < 0 {
			main = append(main, i)
		} else if r.Day() >= results[main[at]].Day() {
			main[at] = i
		}
	}
	return main
}

// sameThing reports whether two results measure one thing.
func sameThing(a, b *network.Result) bool {
	return a.Indicator == b.Indicator && a.Carrier == b.Carrier && (a.Indicator != "" || a.Text == b.Text)
}

// Series are the results of each thing measured, the oldest first, in the author's order
// of things.
func (w Results) Series(results []network.Result) [][]network.Result {
	var all [][]network.Result
	for i := range results {
		r := &results[i]
		if at := slices.IndexFunc(all, func(series []network.Result) bool { return sameThing(&series[0], r) }); at >= 0 {
			all[at] = append(all[at], *r)
		} else {
			all = append(all, []network.Result{*r})
		}
	}
	for _, series := range all {
		slices.SortStableFunc(series, func(a, b network.Result) int { return cmp.Compare(a.Day(), b.Day()) })
	}
	return all
}

// Label names a result by its words, else by its indicator, and whose it is when
// it is not all carriers': "Déchets évités (Luc)".
func (w Results) Label(r network.Result) string {
	label := r.Text
	if i := w.Indicator(r.Indicator); i != nil && label == "" {
		label = i.Name
	}
	if r.Carrier != "" {
		return w.T("result.of", w.Typo(label), w.CarrierLink(r.Carrier).Name)
	}
	return w.Typo(label)
}

// unitOf is the unit of a result, its own or its indicator's.
func (w Results) unitOf(r network.Result) locale.Unit {
	if i := w.Indicator(r.Indicator); i != nil && (r.Value.Unit == "" || r.Value.Unit == i.Unit) {
		return locale.Unit{Text: i.Unit, One: cmp.Or(r.UnitOne, i.UnitOne)}
	}
	return locale.Unit{Text: r.Value.Unit, One: r.UnitOne}
}

// Value is a result with its unit, and what it is out of; "" for one in words.
func (w Results) Value(r network.Result) string {
	if r.Value == nil {
		return ""
	}
	value := w.Interval(r.Value.Interval, w.unitOf(r), int(r.Value.Decimals))
	if r.Value.Plus && r.Value.IsPoint() && !r.Value.Approx {
		value = "+" + value
	}
	if r.OutOf != nil {
		value = w.T("out-of", value, w.Locale.Number(*r.OutOf))
	}
	return value
}

// When is when a result was measured: its year, or its period.
func (w Results) When(r network.Result) string { return w.Span(r.Span()) }

// List is the results of a sheet or an adoption, in the author's order.
func (w Results) List(list []network.Result) []view.Result {
	if len(list) == 0 {
		return nil
	}
	out := make([]view.Result, len(list))
	for i, r := range list {
		out[i] = view.Result{Label: w.Label(r), Value: w.Value(r), Year: w.When(r), Note: w.Typo(r.Note)}
		if w.Paired(r) {
			out[i].Value, out[i].Year = w.pair(r, true), ""
		}
	}
	return out
}
