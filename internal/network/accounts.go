package network

import (
	"maps"
	"slices"
)

// Accounts add up what several sheets took and gave, as known at AsOf: what is
// dated in a year to come does not count, what has no year does.
//
// Money is counted once: Staff is the value of the Hours, and stands beside
// Cost, never in it. Net and the ratios are worked out from Cost alone.
type Accounts struct {
	MeansTotal
	Of         int    // how many sheets there are; what is planned is none of them
	Sheets     int    // that say anything of their means
	Net        Figure // Cost less Grants, of the sheets that say both
	Population int    // of the communes that carry the sheets, each once; 0 when one is not known
	Ratios     []Ratio
}

// Ratio is what one unit of an indicator cost.
type Ratio struct {
	Indicator *Indicator
	Cost      Figure   // money per unit of the indicator
	Spent     Interval // money
	Gained    Interval // in the indicator's unit
	Sheets    int      // that say both a cost and this result
}

// PerInhabitant is what the sheets cost for each inhabitant of the communes
// that carry them; not known without cost or without a population.
func (a Accounts) PerInhabitant() Figure { return a.Cost.over(float64(a.Population)) }

// NetCost is the cost less the grants: loans and own funds are how it was paid.
// It is not known unless both are, nor when a grant is named without its amount,
// nor when they are greater: they then pay for more than what is known.
func (t MeansTotal) NetCost() Figure {
	if !t.Cost.Known || !t.Grants.Known || t.OpenGrants || t.Grants.Max > t.Cost.Min {
		return Figure{}
	}
	return Figure{
		Interval: t.Cost.Minus(t.Grants.Interval), Known: true,
		Taxes: t.Cost.Taxes | t.Grants.Taxes, Years: mergeYears(t.Cost.Years, t.Grants.Years),
	}
}

// over divides a figure; by nothing, it is not known.
func (f Figure) over(n float64) Figure {
	if !f.Known || n <= 0 {
		return Figure{}
	}
	f.Interval = f.Over(n)
	return f
}

// AccountsOf adds up the means of sheets, and what they cost for each unit of
// what they gained; what is planned is in none of it. A flow alone has such a
// cost: a stock, a mean or a maximum is not gained year after year. Of a sheet
// that gains several things, the whole cost is set against each.
func (s *Situation) AccountsOf(sheets []*Sheet) Accounts {
	var a Accounts
	gains := map[string]gain{}
	sheets = slices.DeleteFunc(slices.Clone(sheets), func(s *Sheet) bool { return s.Status == Planned })
	a.Of = len(sheets)
	for _, sheet := range sheets {
		m := ledger{s.index}.until(sheet.Outlay(), s.AsOf.Year()).ofOneSheet()
		if m.tellsAnything() {
			a.Sheets++
		}
		a.MeansTotal = a.MeansTotal.Plus(m)
		if net := m.NetCost(); net.Known {
			net.Sheets = 1
			a.Net = a.Net.Plus(net)
		}
		if m.Cost.Known && !m.Cost.IsZero() {
			accounting{s}.addGains(gains, sheet, m.Cost)
		}
	}
	for _, i := range s.Indicators {
		if g := gains[i.ID]; g.sum.Min > 0 {
			cost := Figure{Interval: g.cost.each(g.sum.Interval), Known: true, Taxes: g.cost.Taxes}
			a.Ratios = append(a.Ratios, Ratio{i, cost, g.cost.Interval, g.sum.Interval, g.sheets})
		}
	}
	a.Population = accounting{s}.populationServed(sheets)
	return a
}

// A gain is what sheets gained of an indicator that sums, and what they cost.
type gain struct {
	sum, cost Figure
	sheets    int
	last      *Sheet // of them
}

// accounting adds up what sheets took, in a situation.
type accounting struct{ *Situation }

// addGains adds a sheet's own results up to AsOf, and once what it cost.
func (s accounting) addGains(gains map[string]gain, sheet *Sheet, cost Figure) {
	for i, f := range s.factsOf(nil, sheet.Results) {
		if i.Total != Sum || f.day > s.AsOf {
			continue
		}
		g := gains[i.ID]
		g.sum = g.sum.Plus(figureOf(f.Interval))
		if g.last != sheet {
			g.last, g.sheets, g.cost = sheet, g.sheets+1, g.cost.Plus(cost)
		}
		gains[i.ID] = g
	}
}

// populationServed counts the inhabitants of the communes that carry the
// sheets, each once; those of all members as soon as the organisation carries
// one. It is 0 when the population of one of them is not known, and for communes
// together with other bodies: those of a commune are most often the body's too.
func (s accounting) populationServed(sheets []*Sheet) int {
	var served []string
	communes, others := false, false
	for _, sheet := range sheets {
		if sheet.Network {
			return inhabitants(s.index, slices.Collect(maps.Keys(membersOf(s.Members(s.AsOf)))))
		}
		communes, others = communes || len(sheet.Communes) > 0, others || len(sheet.Institutions) > 0
		served = append(served, sheet.Carriers()...)
	}
	if communes && others {
		return 0
	}
	slices.Sort(served)
	return inhabitants(s.index, slices.Compact(served))
}

func (t MeansTotal) tellsAnything() bool {
	return slices.ContainsFunc(t.figures(), func(f *Figure) bool { return f.Known })
}
