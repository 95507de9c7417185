package network

import (
	"cmp"
	"slices"
)

// Money is an amount in the network's currency; or a price, an amount for each
// of something, which nothing is ever added to.
type Money struct {
	Amount *Amount // nil when not known
	Per    string  // of a price: "repas", "an"
	Tax    Tax     // "" when nobody says
}

// IsPrice reports whether an amount is one for each of something.
func (m Money) IsPrice() bool { return m.Per != "" }

// Sum is the amount, when it may be added up.
func (m Money) Sum() *Amount {
	if m.IsPrice() {
		return nil
	}
	return m.Amount
}

// Tax says whether an amount includes it.
type Tax string

const (
	TaxExcluded Tax = "excluded"
	TaxIncluded Tax = "included"
)

// Taxes are those of the amounts of a sum.
type Taxes uint8

const (
	withoutTax Taxes = 1 << iota
	withTax
	taxUnsaid
)

func taxesOf(t Tax) Taxes {
	switch t {
	case TaxExcluded:
		return withoutTax
	case TaxIncluded:
		return withTax
	}
	return taxUnsaid
}

// Only is the tax of all amounts; "" when they differ, or none says.
func (t Taxes) Only() Tax {
	switch t {
	case withoutTax:
		return TaxExcluded
	case withTax:
		return TaxIncluded
	}
	return ""
}

// conflict reports whether some amounts of a sum are with tax and others without it.
func (t Taxes) conflict() bool { return t&withTax != 0 && t&withoutTax != 0 }

// Mixed are the taxes that some amounts of a sum say and not all do, and whether
// others say nothing; none when all say the same, or nothing.
func (t Taxes) Mixed() (said []Tax, unsaid bool) {
	if t.Only() != "" {
		return nil, false
	}
	if t&withoutTax != 0 {
		said = append(said, TaxExcluded)
	}
	if t&withTax != 0 {
		said = append(said, TaxIncluded)
	}
	return said, t&taxUnsaid != 0
}

// CostKind distinguishes the money value of hours (staff) from other costs.
type CostKind string

const (
	Staff      CostKind = "staff"
	Operating  CostKind = "operating"
	Investment CostKind = "investment"
)

// Cost is what a practice cost.
type Cost struct {
	Money
	Kind CostKind // "" when not known
	Note string
	Year int
}

// FundingKind distinguishes what lowers the cost from how it was paid.
type FundingKind string

const (
	Grant    FundingKind = "grant"
	Loan     FundingKind = "loan"
	OwnFunds FundingKind = "own"
)

// FundingKinds are all of them.
var FundingKinds = []FundingKind{Grant, Loan, OwnFunds}

// Funding is who paid for a practice.
type Funding struct {
	By string
	Money
	Share *Amount     // %, of the cost; never made an amount
	Kind  FundingKind // as far as the author's words say it; see KindOfFunding
	Note  string
	Year  int
}

// GainKind distinguishes what need not be spent from what comes in.
type GainKind string

const (
	Saving GainKind = "saving"
	Income GainKind = "income"
)

// Gain is what a practice brings in, or saves. It is shown, and in no total.
type Gain struct {
	Text string
	Money
	Kind GainKind // "" when not known
	Note string
	Year int
}

// FundingAboveCost reports whether more was paid than all that a practice is
// known to have cost, the value of hours included. A price leaves that unknown.
func (m *Means) FundingAboveCost() bool {
	if !m.None && !m.Cost.Given() {
		return false
	}
	cost, paid := Point(0), Point(0)
	for i := range m.Cost.Items {
		a := m.Cost.Items[i].Sum()
		if a == nil {
			return false
		}
		cost = cost.Plus(a.Interval)
	}
	for i := range m.Funding.Items {
		if a := m.Funding.Items[i].Sum(); a != nil {
			paid = paid.Plus(a.Interval.notNegative())
		}
	}
	return paid.Min > cost.Max
}

// SharesAboveWhole reports whether shares of the cost, each of which may be right,
// are more than the whole together.
func (m *Means) SharesAboveWhole() bool {
	sum := Point(0)
	for i := range m.Funding.Items {
		share := m.Funding.Items[i].Share
		switch {
		case share == nil:
		case share.Min > 100:
			return false
		default:
			sum = sum.Plus(share.Interval.notNegative())
		}
	}
	return sum.Min > 100
}

// mergeYears is both lists as one, ascending.
func mergeYears(a, b []int) []int {
	if len(b) == 0 || slices.Equal(a, b) {
		return a
	}
	all := slices.Concat(a, b)
	slices.SortFunc(all, cmp.Compare)
	return slices.Compact(all)
}
