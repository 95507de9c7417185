package opendata

import (
	"slices"

	"essaim/internal/network"
)

// outlayColumn is what a sheet or an adoption took.
func outlayColumn[T any](d *data, outlay func(T) network.Outlay) column[T] {
	means := func(x T) *network.Means { return outlay(x).Means }
	return groupOf("means", always,
		truthOf("none", func(x T) bool { return means(x).None }).like("false"),
		answeredOf("people", func(x T) network.Answer[network.Person] { return means(x).People },
			textOf("who", func(x network.Person) string { return x.Who }),
			numberOf("hours", func(x network.Person) *float64 { return value(x.Hours) }).like("39"),
			numberOf("days", func(x network.Person) *float64 { return value(x.Days) }),
			truthOf("approx", func(x network.Person) bool { return approximate(x.Hours, x.Days, x.FTE) }),
			yearOf("year", func(x network.Person) int { return x.Year }),
			textOf("note", func(x network.Person) string { return x.Note }),
			numberOf("hours_min", func(x network.Person) *float64 { return intervalOf(x.Hours).Lower() }).like("39"),
			numberOf("hours_max", func(x network.Person) *float64 { return intervalOf(x.Hours).Upper() }).like("39"),
			numberOf("days_min", func(x network.Person) *float64 { return intervalOf(x.Days).Lower() }).like("3"),
			numberOf("days_max", func(x network.Person) *float64 { return intervalOf(x.Days).Upper() }).like("3"),
			numberOf("fte", func(x network.Person) *float64 { return value(x.FTE) }).like("0.3"),
			numberOf("fte_min", func(x network.Person) *float64 { return intervalOf(x.FTE).Lower() }).like("0.3"),
			numberOf("fte_max", func(x network.Person) *float64 { return intervalOf(x.FTE).Upper() }).like("0.3")),
		answeredOf("cost", func(x T) network.Answer[network.Cost] { return means(x).Cost }, append([]column[network.Cost]{
			numberOf("amount", func(x network.Cost) *float64 { return value(x.Sum()) }).like("560"),
			truthOf("approx", func(x network.Cost) bool { return approximate(x.Amount) }),
			textOf("kind", func(x network.Cost) string { return string(x.Kind) }),
			yearOf("year", func(x network.Cost) int { return x.Year }),
			textOf("note", func(x network.Cost) string { return x.Note })},
			moneyColumns(func(x network.Cost) network.Money { return x.Money })...)...),
		answeredOf("funding", func(x T) network.Answer[network.Funding] { return d.fundingOf(outlay(x)) }, append([]column[network.Funding]{
			textOf("by", func(x network.Funding) string { return x.By }),
			numberOf("amount", func(x network.Funding) *float64 { return value(x.Sum()) }),
			truthOf("approx", func(x network.Funding) bool { return approximate(x.Amount, x.Share) }),
			yearOf("year", func(x network.Funding) int { return x.Year }),
			textOf("note", func(x network.Funding) string { return x.Note }),
			textOf("kind", func(x network.Funding) string { return string(x.Kind) }),
			numberOf("share", func(x network.Funding) *float64 { return value(x.Share) }).like("30"),
			numberOf("share_min", func(x network.Funding) *float64 { return intervalOf(x.Share).Lower() }).like("30"),
			numberOf("share_max", func(x network.Funding) *float64 { return intervalOf(x.Share).Upper() }).like("30")},
			moneyColumns(func(x network.Funding) network.Money { return x.Money })...)...),
		answersOf("technical", func(x T) network.Answer[string] { return means(x).Technical }),
		answeredOf("gains", func(x T) network.Answer[network.Gain] { return means(x).Gains }, append([]column[network.Gain]{
			textOf("text", func(x network.Gain) string { return x.Text }),
			textOf("kind", func(x network.Gain) string { return string(x.Kind) }),
			yearOf("year", func(x network.Gain) int { return x.Year }),
			numberOf("amount", func(x network.Gain) *float64 { return value(x.Sum()) }).like("6000"),
			truthOf("approx", func(x network.Gain) bool { return approximate(x.Amount) }),
			textOf("note", func(x network.Gain) string { return x.Note })},
			moneyColumns(func(x network.Gain) network.Money { return x.Money })...)...),
	).required()
}

// fundingOf are the fundings of an outlay, each with the kind that it is.
func (d *data) fundingOf(o network.Outlay) network.Answer[network.Funding] {
	answer := network.Answer[network.Funding]{Items: slices.Clone(o.Means.Funding.Items)}
	for i := range answer.Items {
		answer.Items[i].Kind = network.KindOfFunding(d.Situation, o, &answer.Items[i])
	}
	return answer
}

// moneyColumns are those that amounts of any kind have beside `amount`: both ends
// of what is known of it, the price when it is one, and its tax.
func moneyColumns[T any](of func(T) network.Money) []column[T] {
	sum := func(x T) network.Interval { return intervalOf(of(x).Sum()) }
	price := func(x T) *network.Amount {
		if m := of(x); m.IsPrice() {
			return m.Amount
		}
		return nil
	}
	return []column[T]{
		numberOf("amount_min", func(x T) *float64 { return sum(x).Lower() }).like("560"),
		numberOf("amount_max", func(x T) *float64 { return sum(x).Upper() }).like("560"),
		numberOf("price", func(x T) *float64 { return value(price(x)) }).like("2.01"),
		numberOf("price_min", func(x T) *float64 { return intervalOf(price(x)).Lower() }).like("2.01"),
		numberOf("price_max", func(x T) *float64 { return intervalOf(price(x)).Upper() }).like("2.01"),
		textOf("per", func(x T) string { return of(x).Per }),
		textOf("tax", func(x T) string { return string(of(x).Tax) }).of(string(network.TaxExcluded), string(network.TaxIncluded)).like(string(network.TaxExcluded)),
	}
}
