package source

import (
	"essaim/internal/diag"
	"essaim/internal/network"
)

// checkPeriods reports results of periods that no year counts, and those that
// may count the same thing twice.
func (x *index) checkPeriods(documents []document) {
	seen := map[carried][]measuredPeriod{}
	for _, d := range documents {
		if d.file.draft && !x.drafts {
			continue
		}
		switch {
		case d.sheet != nil:
			x.checkPeriodsOf(d.file, d.sheet.Results, carriers(d.sheet), seen)
		case d.adoption != nil:
			x.checkPeriodsOf(d.file, d.adoption.Results, []string{d.adoption.Commune}, seen)
		}
	}
}

// carried is an indicator that sums, for one carrier.
type carried struct{ indicator, carrier string }

// A measuredPeriod is when a result was measured, and where it stands.
type measuredPeriod struct {
	network.Span
	pos    diag.Pos
	period bool // it was written as one: neither a year nor a part of one
}

func (x *index) checkPeriodsOf(f *file, results []network.Result, communes []string, seen map[carried][]measuredPeriod) {
	for i := range results {
		r := &results[i]
		indicator := x.indicators[r.Indicator]
		if indicator == nil || r.Value == nil || r.Day() == 0 {
			continue
		}
		m := measuredPeriod{r.Span(), diag.Pos{File: f.path, Line: int(r.Line), Column: int(r.Column)}, !r.Span().IsSingle()}
		if m.period && m.OverAYear() {
			x.checkYearly(f, m, indicator)
		}
		if indicator.Total == network.Sum {
			m.checkOverlap(f, r.Indicator, communes, seen)
		}
	}
}

// checkYearly warns of a result of several years that yearly objectives leave
// out.
func (x *index) checkYearly(f *file, m measuredPeriod, indicator *network.Indicator) {
	var names diag.Names
	for _, o := range x.network.Objectives {
		if o.Indicator == indicator.ID && o.PerYear {
			names = append(names, o.Name)
		}
	}
	if names != nil {
		f.report(diag.Warning, m.pos, "result-over-a-year", diag.Args{"text": m.Text(), "objectives": names})
	}
}

// checkOverlap warns of two results of one carrier whose periods share a day:
// their sum may hold the same thing twice. Two of one year are two things done;
// so may be a year's, and a period's in another file.
func (m measuredPeriod) checkOverlap(f *file, indicator string, communes []string, seen map[carried][]measuredPeriod) {
	warned := false
	for _, c := range communes {
		key := carried{indicator, c}
		for _, other := range seen[key] {
			if !warned && m.mayRepeat(other) {
				warned = true
				f.report(diag.Warning, m.pos, "periods-overlap", diag.Args{
					"indicator": indicator, "commune": c, "text": m.Text(), "other": other.Text(), "file": other.pos.File, "line": other.pos.Line,
				})
			}
		}
		seen[key] = append(seen[key], m)
	}
}

// mayRepeat reports whether one of two results may hold what the other does.
func (m measuredPeriod) mayRepeat(other measuredPeriod) bool {
	periods := m.period && other.period
	if m.pos.File == other.pos.File {
		periods = m.period || other.period
	}
	return periods && m.First() <= other.Last() && other.First() <= m.Last()
}
