package network

import (
	"cmp"
	"slices"
	"strings"

	"essaim/internal/locale"
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

// KindOfFunding is what the author says that a funding is, else own funds when
// it comes from who carries the sheet, else a grant.
func KindOfFunding(s *Situation, sheet *Sheet, f *Funding) FundingKind {
	return ledger{s.index}.kindOf(sheet, f)
}

// A ledger adds up the means of sheets.
type ledger struct{ *index }

func (r ledger) kindOf(s *Sheet, f *Funding) FundingKind {
	switch {
	case f.Kind != "":
		return f.Kind
	case r.isCarrier(s, f.By):
		return OwnFunds
	}
	return Grant
}

// isCarrier reports whether a text names who carries a sheet, by id or name.
func (r ledger) isCarrier(s *Sheet, by string) bool {
	itself := len(s.Communes) > 0 && slices.ContainsFunc(locale.Spellings("carrier.title"), func(title string) bool { return locale.Fold(title) == locale.Fold(by) })
	if itself { // "la commune"
		return true
	}
	by = withoutTitle(locale.Fold(by))
	if s.Network {
		return is(by, r.Organisation.Name, r.Name)
	}
	return slices.ContainsFunc(s.Carriers(), func(id string) bool {
		c := r.carrier(id)
		return c != nil && is(by, c.ID, c.Name)
	})
}

func is(folded string, names ...string) bool {
	return folded != "" && slices.ContainsFunc(names, func(name string) bool { return withoutTitle(locale.Fold(name)) == folded })
}

// withoutTitle takes "commune de" off a folded name.
func withoutTitle(name string) string {
	for _, title := range locale.Spellings("carrier.title") {
		if rest, is := strings.CutPrefix(name, locale.Fold(title)+" "); is {
			name = rest
			break
		}
	}
	for _, of := range locale.Spellings("multiplier.of") {
		of = locale.Fold(of)
		if rest, is := strings.CutPrefix(name, of); is && (strings.HasSuffix(of, "'") || strings.HasPrefix(rest, " ")) {
			return strings.TrimSpace(rest)
		}
	}
	return name
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
	if len(b) == 0 {
		return a
	}
	all := slices.Concat(a, b)
	slices.SortFunc(all, cmp.Compare)
	return slices.Compact(all)
}
