package federation

import (
	"cmp"
	"math"
	"strconv"
	"strings"
	"unique"

	"essaim/internal/network"
)

// dateOf is a date at its own precision. Its author's words may be more precise than
// what ISO has a form for ("début novembre 2011"): they are read when they say the same.
func dateOf(iso, said string) network.Date {
	date, err := network.ParseDate(iso)
	if err != nil {
		return network.Date{}
	}
	if words, err := network.ParseDate(said); err == nil && words.ISO() == iso {
		date = words
	}
	if said != "" {
		date = date.Said(said)
	}
	return date
}

func spanOf(s *spanRow) network.Span {
	if s == nil {
		return network.Span{}
	}
	span := network.Span{From: dateOf(s.From, s.FromText), To: dateOf(s.To, s.ToText)}
	if s.To == "" && network.IsOngoing(s.ToText) {
		span.To = span.To.Said(s.ToText)
	}
	return span
}

// resultSpan is when a result was measured, nil for its year, neither more nor less.
func (r *resultRow) span() *network.Span {
	span := network.Span{From: dateOf(r.From, ""), To: dateOf(r.To, "")}
	if words, err := network.ParseSpan(r.YearText); err == nil && words.First() == span.First() && words.Last() == span.Last() {
		span = words
	}
	year := network.Date{Year: int16(r.Year)}
	if span.IsZero() || span == (network.Span{From: year, To: year}) {
		return nil
	}
	if r.YearText != "" {
		span = span.Said(r.YearText)
	}
	return &span
}

// amountOf is what is known of a number: nil for nothing. Without ends it is a point.
func amountOf(value, least, most *float64, approx bool) *network.Amount {
	if value != nil {
		least, most = value, value
	}
	if least == nil && most == nil {
		return nil
	}
	a := network.Amount{Interval: network.Nothing}
	a.Approx = approx
	for _, end := range []struct {
		from *float64
		to   *float64
	}{{least, &a.Min}, {most, &a.Max}} {
		if end.from != nil {
			*end.to = *end.from
			a.Decimals = max(a.Decimals, decimals(*end.from))
		}
	}
	return &a
}

// decimals are those of a number as data write it.
func decimals(v float64) int8 {
	_, after, _ := strings.Cut(strconv.FormatFloat(v, 'f', -1, 64), ".")
	return int8(min(len(after), math.MaxInt8))
}

// answered is an answer of as many items, each made of a row.
func answered[R, T any](rows *[]R, item func(R) T) network.Answer[T] {
	if rows == nil {
		return network.Answer[T]{}
	}
	items := make([]T, len(*rows))
	for i, row := range *rows {
		items[i] = item(row)
	}
	return network.Answer[T]{Items: items}
}

func same[T any](v T) T { return v }

// shared is a word that many rows say, kept once: a unit, a kind, a role.
func shared[T ~string](word T) T { return T(unique.Make(string(word)).Value()) }

// A purse makes amounts of a network's money. What is in another currency than the
// portal's is never added to anything: it becomes a note.
type purse struct {
	foreign bool
	words   func(value float64) string // in the network's currency
}

func (p purse) money(r moneyRow) (m network.Money, note string) {
	m = network.Money{Amount: amountOf(r.Amount, r.AmountMin, r.AmountMax, r.Approx), Tax: shared(network.Tax(r.Tax))}
	if r.Per != "" {
		m.Per, m.Amount = shared(r.Per), amountOf(r.Price, r.PriceMin, r.PriceMax, r.Approx)
	}
	if !p.foreign || m.Amount == nil {
		return m, r.Note
	}
	said := p.said(m)
	if r.Note != "" {
		said += " (" + r.Note + ")"
	}
	return network.Money{}, said
}

// said is an amount in words: "1 200 CHF", "2 CHF / repas".
func (p purse) said(m network.Money) string {
	var ends []string
	for _, end := range []*float64{m.Amount.Lower(), m.Amount.Upper()} {
		if end != nil && (len(ends) == 0 || !m.Amount.IsPoint()) {
			ends = append(ends, p.words(*end))
		}
	}
	said := strings.Join(ends, " – ")
	if m.Per != "" {
		said += " / " + m.Per
	}
	return said
}

func (p purse) means(r *meansRow) network.Means {
	return network.Means{
		None: r.None,
		People: answered(r.People, func(x personRow) network.Person {
			return network.Person{
				Who: shared(x.Who), Year: x.Year, Note: x.Note, Hours: amountOf(x.Hours, x.HoursMin, x.HoursMax, x.Approx),
				Days: amountOf(x.Days, x.DaysMin, x.DaysMax, x.Approx), FTE: amountOf(x.FTE, x.FTEMin, x.FTEMax, x.Approx),
			}
		}),
		Cost: answered(r.Cost, func(x moneyRow) network.Cost {
			money, note := p.money(x)
			return network.Cost{Money: money, Kind: shared(network.CostKind(x.Kind)), Note: note, Year: x.Year}
		}),
		Funding: answered(r.Funding, func(x fundingRow) network.Funding {
			money, note := p.money(x.moneyRow)
			share := amountOf(x.Share, x.ShareMin, x.ShareMax, x.Approx)
			return network.Funding{By: shared(x.By), Money: money, Share: share, Kind: shared(network.FundingKind(x.Kind)), Note: note, Year: x.Year}
		}),
		Gains: answered(r.Gains, func(x gainRow) network.Gain {
			money, note := p.money(x.moneyRow)
			return network.Gain{Text: x.Text, Money: money, Kind: shared(network.GainKind(x.Kind)), Note: note, Year: x.Year}
		}),
		Technical: answered(r.Technical, same[string]),
	}
}

func (r *resultRow) result() network.Result {
	result := network.Result{
		ID: r.ID, Indicator: r.Indicator, Text: r.Text, Year: r.Year, When: r.span(), Value: amountOf(r.Value, r.ValueMin, r.ValueMax, r.Approx),
		UnitOne: shared(r.UnitOne), OutOf: r.OutOf, Key: r.Key, Note: r.Note,
	}
	if result.Value != nil {
		result.Value.Unit = shared(r.Unit)
		if before := amountOf(r.Before, r.BeforeMin, r.BeforeMax, r.BeforeApprox); before != nil {
			before.Unit = result.Value.Unit
			year := network.Date{Year: int16(r.BeforeYear)}
			result.Before = &network.Before{When: network.Span{From: year, To: year}, Amount: *before}
		}
	}
	return result
}

func (r *targetRow) target() network.SheetTarget {
	t := network.SheetTarget{Indicator: r.Indicator, Text: r.Text, Direction: shared(network.Direction(r.Direction)), By: dateOf(r.By, r.ByText), Note: r.Note}
	switch {
	case r.TargetChange != nil:
		t.Target = network.Target{Value: *r.TargetChange, Relative: true}
	case r.Target != nil:
		t.Target = network.Target{Value: *r.Target, Unit: shared(r.Unit)}
	}
	if r.Baseline != nil {
		t.Baseline = &network.Baseline{Year: r.BaselineYear, Value: *r.Baseline, Unit: shared(r.Unit), Approx: r.BaselineApprox}
	}
	return t
}

func (r *communeRow) commune() network.Commune {
	c := network.Commune{
		ID: r.ID, Name: cmp.Or(r.Name, r.ID), Code: r.Code, Country: r.Country, Population: r.Population, About: r.PopulationApprox,
		Area: amountOf(r.Area, nil, nil, false), Address: r.Address, Website: r.Website, Member: spanOf(r.Member),
	}
	if r.Lat != nil && r.Lon != nil {
		c.Lat, c.Lon, c.Located = *r.Lat, *r.Lon, true
	}
	if !isAddress(c.Website) {
		c.Website = ""
	}
	return c
}

func linksOf(rows []linkRow) []network.Link {
	var links []network.Link
	for _, r := range rows {
		if isAddress(r.URL) {
			links = append(links, network.Link(r))
		}
	}
	return links
}
