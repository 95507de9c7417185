package source

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"essaim/internal/diag"
	"essaim/internal/locale"
	"essaim/internal/network"
)

// What a practice took, and what it gave: means and results.

var meansTable = tableOf("means", checkMeans,
	field("people", func(m *network.Means) *network.Answer[network.Person] { return &m.People }, answer(mapOf(personTable)), inWords),
	field("cost", func(m *network.Means) *network.Answer[network.Cost] { return &m.Cost }, answer(mapOf(costTable)), inWords),
	field("funding", func(m *network.Means) *network.Answer[network.Funding] { return &m.Funding }, answer(mapOf(fundingTable)), inWords),
	field("technical", func(m *network.Means) *network.Answer[string] { return &m.Technical }, answer(line), "none", searched),
	field("gains", func(m *network.Means) *network.Answer[network.Gain] { return &m.Gains }, answer(mapOf(gainTable)), inWords),
)

// checkMeans warns of more funding than there is to fund.
func checkMeans(f *file, m *mapping, means *network.Means) {
	n := m.key("funding")
	switch {
	case n == nil:
	case means.FundingAboveCost():
		f.warn(n, "funding-above-cost", diag.Args{"key": m.name("funding"), "cost": m.name("cost")})
	case means.SharesAboveWhole():
		f.warn(n, "shares-above-whole", diag.Args{"key": m.name("funding")})
	}
}

var personTable = tableOf("person", func(f *file, m *mapping, p *network.Person) {
	for _, a := range []*network.Amount{p.Hours, p.Days, p.FTE} {
		if a != nil {
			a.Approx = f.approx(m, a.Approx)
		}
	}
},
	field("who", func(p *network.Person) *string { return &p.Who }, role, inWords, searched),
	field("hours", func(p *network.Person) **network.Amount { return &p.Hours }, amountIn("h"), inWords),
	field("days", func(p *network.Person) **network.Amount { return &p.Days }, amountIn("d"), "3"),
	field("fte", func(p *network.Person) **network.Amount { return &p.FTE }, fullTime, inWords),
	beside[network.Person]("approx", truth, "yes"),
	field("year", func(p *network.Person) *int { return &p.Year }, year, "2011"),
	field("note", func(p *network.Person) *string { return &p.Note }, prose, inWords, searched),
)

// fullTime counts full-time equivalents.
var fullTime = valueType[*network.Amount]{Type{Name: "amount", Names: "full-time"}, func(f *file, n *node) (*network.Amount, bool) {
	q, ok := f.quantity(n)
	if !ok || !f.notNegative(n, q) {
		return nil, false
	}
	if q.unit != "" && !isFullTime(q.unit) || q.outOf != nil {
		f.wrongUnit(n, q.unit, f.locale.Spelling("full-time"))
		return nil, false
	}
	q.unit = ""
	a := f.amount(q)
	return &a, true
}}

var fullTimeWords = foldPhrases("full-time")

func isFullTime(unit string) bool { return slices.Contains(fullTimeWords, foldPhrase(unit)) }

var costKind = choice("cost-kind", network.Staff, network.Operating, network.Investment)

var costTable = tableOf("cost", func(f *file, m *mapping, c *network.Cost) {
	moneyFields{f, m}.needAmount()
	moneyFields{f, m}.check(&c.Money)
},
	field("amount", func(c *network.Cost) **network.Amount { return &c.Amount }, anyAmount, inWords),
	field("kind", func(c *network.Cost) *network.CostKind { return &c.Kind }, costKind, "staff"),
	field("per", func(c *network.Cost) *string { return &c.Per }, perWhat, inWords),
	field("tax", func(c *network.Cost) *network.Tax { return &c.Tax }, taxChoice, "excluded"),
	beside[network.Cost]("unit", line, "€"),
	beside[network.Cost]("approx", truth, "yes"),
	field("note", func(c *network.Cost) *string { return &c.Note }, prose, inWords, searched),
	field("year", func(c *network.Cost) *int { return &c.Year }, year, "2011"),
)

var fundingTable = tableOf("funding", func(f *file, m *mapping, g *network.Funding) {
	moneyFields{f, m}.check(&g.Money)
	if g.Kind == "" {
		g.Kind = saidKind(g)
	}
	if share := g.Share; share != nil && share.Min > 100 {
		f.err(m.value("share"), "share-above-whole", diag.Args{"text": cut(m.value("share").Value)})
	}
},
	required(field("by", func(g *network.Funding) *string { return &g.By }, line, inWords, searched)),
	field("amount", func(g *network.Funding) **network.Amount { return &g.Amount }, anyAmount, "200"),
	field("share", func(g *network.Funding) **network.Amount { return &g.Share }, shareOf, "30 %"),
	field("kind", func(g *network.Funding) *network.FundingKind { return &g.Kind }, fundingKind, "grant"),
	field("tax", func(g *network.Funding) *network.Tax { return &g.Tax }, taxChoice, "excluded"),
	beside[network.Funding]("unit", line, "€"),
	beside[network.Funding]("approx", truth, "yes"),
	field("note", func(g *network.Funding) *string { return &g.Note }, prose, inWords, searched),
	field("year", func(g *network.Funding) *int { return &g.Year }, year, "2011"),
)

var fundingKind = choice("funding-kind", network.FundingKinds...)

var ownFunds, loans = foldPhrases("funding.own"), foldPhrases("funding.loan")

// saidKind is what the words of a funding say that it is; "" when they do not.
// A note that speaks of own funds may speak of somebody else's.
func saidKind(g *network.Funding) network.FundingKind {
	by, note := foldPhrase(g.By), foldPhrase(g.Note)
	switch {
	case holdsPhrase(by, ownFunds):
		return network.OwnFunds
	case holdsPhrase(by, loans), holdsPhrase(note, loans):
		return network.Loan
	}
	return ""
}

// holdsPhrase reports whether a folded text has one of the phrases, of whole words.
func holdsPhrase(text string, phrases []string) bool {
	for at := range text {
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		if !unicode.IsLetter(before) && hasPhrase(phrases, text[at:]) {
			return true
		}
	}
	return false
}

// shareOf is a part of the cost, in per cent.
var shareOf = valueType[*network.Amount]{Type{Name: "amount", Names: "%"}, func(f *file, n *node) (*network.Amount, bool) {
	if percent := fractionInPercent(f.locale, n.Value); percent != "" {
		f.err(n, "fraction", diag.Args{"text": cut(n.Value), "first": percent, "second": ""})
		return nil, false
	}
	q, ok := f.quantity(n)
	if !ok || !f.notNegative(n, q) {
		return nil, false
	}
	a := f.amount(q)
	v, ok := a.In("%")
	switch unit := readMoneyUnit(q.unit); {
	case ok && q.outOf == nil:
		a.Interval, a.Unit = v, ""
		return &a, true
	case q.unit != "" && locale.IsMoney(unit.currency):
		f.err(n, "amount-as-share", diag.Args{"text": cut(n.Value), "key": f.spell("key.amount")})
	default:
		f.wrongUnit(n, q.unit, "%")
	}
	return nil, false
}}

// fractionInPercent is 1/3 as a share is written: "33,3 %"; "" for what is no
// fraction.
func fractionInPercent(l *locale.Locale, text string) string {
	_, wrong := parseQuantity(l, text)
	decimal, _ := wrong.args["first"].(string)
	if wrong.code != "fraction" {
		return ""
	}
	q, wrong := parseQuantity(l, decimal)
	if wrong.code != "" {
		return ""
	}
	return l.Decimal(strconv.FormatFloat(math.Round(q.Min*1000)/10, 'f', -1, 64)) + " %"
}

var gainTable = tableOf("gain", func(f *file, m *mapping, g *network.Gain) {
	moneyFields{f, m}.needAmount()
	moneyFields{f, m}.check(&g.Money)
},
	required(field("text", func(g *network.Gain) *string { return &g.Text }, line, inWords, searched)),
	field("amount", func(g *network.Gain) **network.Amount { return &g.Amount }, anyAmount, inWords),
	field("kind", func(g *network.Gain) *network.GainKind { return &g.Kind }, choice("gain-kind", network.Saving, network.Income), "saving"),
	field("per", func(g *network.Gain) *string { return &g.Per }, perWhat, inWords),
	field("tax", func(g *network.Gain) *network.Tax { return &g.Tax }, taxChoice, "excluded"),
	beside[network.Gain]("unit", line, "€"),
	beside[network.Gain]("approx", truth, "yes"),
	field("note", func(g *network.Gain) *string { return &g.Note }, prose, inWords, searched),
	field("year", func(g *network.Gain) *int { return &g.Year }, year, "2019"),
)

var resultTable = tableOf("result", checkResult,
	field("id", func(r *network.Result) *string { return &r.ID }, slug, "dechets-2011"),
	field("indicator", func(r *network.Result) *string { return &r.Indicator }, idOf("indicator"), "dechets-evites"),
	field("text", func(r *network.Result) *string { return &r.Text }, prose, inWords),
	special("year", whenMeasured.Type, setWhen, "2011"),
	beside[network.Result]("from", since, "2011-03"),
	beside[network.Result]("to", until, "2011-12"),
	special("value", quantityType, setMeasured, inWords),
	beside[network.Result]("unit", line, "kg"),
	field("unit_one", func(r *network.Result) *string { return &r.UnitOne }, line, inWords),
	beside[network.Result]("approx", truth, "yes"),
	field("out_of", func(r *network.Result) **float64 { return &r.OutOf }, whole, "8"),
	field("before", func(r *network.Result) **network.Before { return &r.Before }, before, inWords),
	field("key", func(r *network.Result) *bool { return &r.Key }, truth, "yes"),
	special("commune", Type{Name: "id", Names: carrierNames}, setShare, "luc"),
	field("note", func(r *network.Result) *string { return &r.Note }, prose, inWords),
)

// setMeasured reads a result's value: any number with any unit, and the whole of
// `17 sur 20`.
func setMeasured(f *file, n *node, r *network.Result) {
	q, ok := f.quantity(n)
	if !ok {
		return
	}
	amount := f.amount(q)
	r.Value = &amount
	if q.outOf != nil {
		r.OutOf = q.outOf
	}
}

// checkWhole reports a value that says out of how many, beside a key that does.
func checkWhole(f *file, m *mapping) {
	if !m.has("value") || !m.has("out_of") {
		return
	}
	n := m.value("value")
	if q, _ := parseQuantity(f.locale, n.Value); q.outOf != nil {
		f.err(n, "two-wholes", diag.Args{"text": cut(n.Value), "key": m.name("out_of")})
	}
}

// setWhen keeps a plain year, which nearly all results have, in its number.
func setWhen(f *file, n *node, r *network.Result) {
	span, ok := whenMeasured.read(f, n)
	if !ok {
		return
	}
	r.Year = span.LastYear()
	if !span.IsSingle() || !span.From.IsYear() || span.From.Text() != span.From.ISO() {
		r.When = &span
	}
}

// readEnds reads the keys that say together when a result was measured; `year`
// beside `from` alone is where the period ends.
func readEnds(f *file, m *mapping, r *network.Result) {
	ends := network.Span{}
	if n := m.value("from"); n != nil {
		ends.From, _ = since.read(f, n)
	}
	if n := m.value("to"); n != nil {
		ends.To, _ = until.read(f, n)
	}
	if ends.IsZero() {
		return
	}
	if ends.To.IsZero() && r.Year != 0 {
		ends.To = r.Span().To
	}
	r.When = &ends
}

// checkWhen reports a result of which nobody can say when it was measured.
func checkWhen(f *file, m *mapping, r *network.Result) {
	readEnds(f, m, r)
	from, to := m.value("from"), cmp.Or(m.value("to"), m.value("year"))
	switch ends := from != nil || m.has("to"); {
	case !ends || r.When == nil:
	case r.When.BackToFront():
		f.err(to, "ends-before-it-begins", diag.Args{"from": cut(from.Value), "to": cut(to.Value)})
		r.When = nil
		return
	default:
		last := r.When.LastYear()
		if m.has("year") && r.Year != 0 && last != r.Year {
			f.err(m.value("year"), "year-and-period", diag.Args{"text": cut(m.value("year").Value), "year": m.name("year"), "from": m.name("from"), "to": m.name("to")})
			return
		}
		r.Year = last
	}
	if r.When != nil && r.When.To.IsZero() && r.Indicator != "" {
		n, key := m.value("year"), "year"
		if n == nil {
			n, key = cmp.Or(from, m.value("to")), "to"
		}
		f.err(n, "result-since", diag.Args{"text": cut(n.Value), "indicator": r.Indicator, "key": m.name(key)})
	}
}

// setShare reads of which carrier of a joint sheet a result is: see checkShares.
func setShare(f *file, n *node, r *network.Result) {
	if s, ok := f.text(n, maxLine); ok {
		r.Carrier = f.scratch.name(s)
		f.shares = append(f.shares, n)
	}
}

// checkShares reports results of who does not carry the practice. Without a known
// carrier, that is reported already, or the organisation carries it alone.
func checkShares(f *file, carriers []string, results []network.Result) {
	shares := f.shares
	f.shares = nil
	for _, n := range shares {
		id := strings.TrimSpace(n.Value)
		if slices.Contains(carriers, id) || len(carriers) == 0 {
			continue
		}
		f.err(n, "not-its-carrier", diag.Args{"id": cut(id), "near": locale.Nearest(id, carriers), "carriers": strings.Join(carriers, ", ")})
	}
	for i := range results {
		if r := &results[i]; len(carriers) < 2 || !slices.Contains(carriers, r.Carrier) {
			r.Carrier = "" // all of them's: there is one, or another was reported
		}
	}
}

func checkResult(f *file, m *mapping, r *network.Result) {
	pos := f.pos(m.node)
	r.Line, r.Column = int32(pos.Line), int32(pos.Column)
	if m.has("id") {
		f.define(m, "result", r.ID)
	}
	checkWhole(f, m)
	if r.Value != nil {
		r.Value.Unit = f.unitOf(m, r.Value.Unit)
		r.Value.Approx = f.approx(m, r.Value.Approx)
	}
	checkWhen(f, m, r)
	switch {
	case !m.has("indicator") && !m.has("text"):
		f.err(m.node, "result-of-nothing", diag.Args{"first": m.name("indicator"), "second": m.name("text")})
	case !m.has("indicator"):
	case !m.has("value"):
		f.err(m.node, "result-without-value", diag.Args{"indicator": r.Indicator, "key": m.name("value")})
	case !m.has("year") && !m.has("from") && !m.has("to"):
		f.warn(m.node, "result-without-year", diag.Args{"indicator": r.Indicator, "key": m.name("year")})
	}
	if r.Value != nil && r.OutOf != nil && r.Value.Min > *r.OutOf {
		f.warn(m.value("value"), "value-over-whole", diag.Args{"value": cut(m.value("value").Value), "whole": cut(m.value("out_of").Value)})
	}
	if r.Key && r.Value == nil {
		f.warn(m.value("key"), "key-without-value", diag.Args{"key": m.name("value")})
	}
	checkBefore(f, m, r)
	if r.Value != nil && r.Indicator != "" {
		checkMeasured(f, m, r)
	}
}

// checkMeasured needs the indicator: its unit must be of the same quantity,
// and a count is never negative.
func checkMeasured(f *file, m *mapping, r *network.Result) {
	id, amount := r.Indicator, *r.Value
	negative := amount.Min < 0 && !math.IsInf(amount.Min, -1) || amount.Max < 0
	if amount.Unit == "" && !negative {
		return
	}
	pos, text := f.pos(m.value("value")), strings.Clone(cut(m.value("value").Value))
	result, words, hasWords, key := network.Result{Value: &amount, Year: r.Year, When: r.When}, m.like("text"), m.has("text"), m.name("indicator")
	f.afterwards(func(x *index) {
		i := x.indicators[id]
		switch {
		case i == nil:
		case !result.Fits(i):
			args := wrongQuantity(amount.Unit, i)
			if hasWords {
				args["drop"] = key
			} else {
				args["text"], args["instead_of"] = words, key
			}
			f.report(diag.Error, pos, "wrong-quantity", args)
		case i.Unit == "" && negative:
			f.report(diag.Error, pos, "negative", diag.Args{"text": text})
		}
	})
}
