package source

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"essaim/internal/diag"
	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/plainyaml"
)

// Amounts of money, as people write them:
//
//	CURRENCY NUMBER SCALE | NUMBER SCALE CURRENCY    £20 million ; 10 k€ ; 20 000 CHF
//	AMOUNT TAX                                       1 200 € HT
//	AMOUNT / THING | AMOUNT per THING                2,01 €/repas ; 15 € par foyer et par an
//
// The currency is the network's. One that is another's is never converted.

// A moneyUnit is what stands around the number.
type moneyUnit struct {
	currency string // as written, without its scale; ""
	factor   float64
	per      string
	tax      network.Tax
}

// readMoneyUnit takes the unit of an amount apart.
func readMoneyUnit(unit string) moneyUnit {
	if unit == "" || locale.IsMoney(unit) { // nearly all of them
		return moneyUnit{currency: unit, factor: 1}
	}
	money, per := cutPer(unit)
	var m moneyUnit
	per, m.tax = cutTax(per)
	if money, tax := cutTax(money); tax != "" {
		m.tax, m.currency = tax, money
	} else {
		m.currency = money
	}
	if m.per = per; per == "" {
		m.currency, m.per = cutEach(m.currency)
	}
	m.currency, m.factor = cutScale(m.currency)
	return m
}

// cutPer separates what a price is for: "€", "foyer/an" of "€/foyer/an".
func cutPer(unit string) (money, per string) {
	at, size := len(unit), 0
	for _, separator := range separators {
		if i := strings.Index(unit, separator); i >= 0 && i < at {
			at, size = i, len(separator)
		}
	}
	if at == len(unit) {
		return strings.TrimSpace(unit), ""
	}
	return strings.TrimSpace(unit[:at]), strings.TrimSpace(unit[at+size:])
}

// separators are what divides a price from what it is for.
var separators = func() []string {
	all := []string{"/"}
	for _, word := range locale.Spellings("unit.per") {
		all = append(all, " "+word+" ")
	}
	return all
}()

// taxPhrases say whether tax is in an amount, the longest first.
var taxPhrases = func() (all []taxPhrase) {
	for tax, name := range map[network.Tax]string{network.TaxExcluded: "tax.excluded", network.TaxIncluded: "tax.included"} {
		for _, phrase := range foldPhrases(name) {
			all = append(all, taxPhrase{phrase, tax})
		}
	}
	slices.SortFunc(all, func(a, b taxPhrase) int {
		if len(a.phrase) != len(b.phrase) {
			return len(b.phrase) - len(a.phrase)
		}
		return strings.Compare(a.phrase, b.phrase)
	})
	return all
}()

type taxPhrase struct {
	phrase string // folded
	tax    network.Tax
}

// cutTax takes "HT" or "(hors taxes)" off the end of a unit.
func cutTax(unit string) (string, network.Tax) {
	bare := strings.TrimRight(unit, " ()")
	for _, known := range taxPhrases {
		end, is := cutLastPhrase(bare, known.phrase)
		if is {
			return strings.TrimRight(end, " (,;"), known.tax
		}
	}
	return unit, ""
}

// cutLastPhrase takes a folded phrase off the end of a text, where it begins a
// word.
func cutLastPhrase(text, phrase string) (string, bool) {
	for at := len(text); at >= 0; at-- {
		if at < len(text) && !utf8.RuneStart(text[at]) {
			continue
		}
		tail := foldPhrase(text[at:])
		if len(tail) > len(phrase) {
			return text, false
		}
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		if tail == phrase && !unicode.IsLetter(before) {
			return text[:at], true
		}
	}
	return text, false
}

var eachPhrases = foldPhrases("each")

// cutEach reads "€ pièce" and "€ l'un" as prices of one.
func cutEach(money string) (rest, per string) {
	for _, phrase := range eachPhrases {
		if before, is := cutLastPhrase(money, phrase); is {
			return strings.TrimSpace(before), phrase[strings.LastIndexAny(phrase, "' ")+1:]
		}
	}
	return money, ""
}

// scales are what stands right before or after a currency.
var scales = func() map[string]float64 {
	all := map[string]float64{"K": 1e3}
	for name, factor := range map[string]float64{"1000": 1e3, "1000000": 1e6, "1000000000": 1e9} {
		for _, s := range locale.Spellings("scale." + name) {
			all[s] = factor
			all[strings.ToLower(s)] = factor
		}
	}
	return all
}()

// cutScale separates "k" from "€". A currency that begins like a scale is none:
// "kr", "MAD".
func cutScale(money string) (currency string, factor float64) {
	if locale.IsMoney(money) {
		return money, 1
	}
	for _, length := range []int{4, 3, 2, 1} {
		if length > len(money) {
			continue
		}
		if factor, known := scales[money[:length]]; known {
			if rest := cutOf(strings.TrimSpace(money[length:])); rest == "" || locale.IsMoney(rest) {
				return rest, factor
			}
		}
	}
	return money, 1
}

// scaledBy puts a currency that stood before a number where the others are: "£"
// and "m/an" are "m£/an".
func scaledBy(currency, unit string) string {
	word := unit[:len(unit)-len(strings.TrimLeftFunc(unit, unicode.IsLetter))]
	rest := unit[len(word):]
	if _, scale := scales[word]; word != "" && scale {
		return word + currency + rest
	}
	if unit == "" || rest != "" && word == "" {
		return currency + unit
	}
	return currency + " " + unit
}

// withoutPrice is the currency and scale of a unit alone, for the first of two
// numbers: "k€" of "k€ HT/an".
func withoutPrice(unit string) string {
	money, _ := cutPer(unit)
	money, _ = cutTax(money)
	return money
}

// anyAmount is an amount of money with whatever unit; its table's check reads it.
var anyAmount = valueType[*network.Amount]{Type{Name: "money"}, func(f *file, n *node) (*network.Amount, bool) {
	q, ok := f.quantity(n)
	if !ok || !f.notNegative(n, q) {
		return nil, false
	}
	if q.outOf != nil {
		f.err(n, "not-money", diag.Args{"text": cut(n.Value), "currency": f.currency.Sign()})
		return nil, false
	}
	a := f.amount(q)
	return &a, true
}}

var (
	taxChoice = choice("tax", network.TaxExcluded, network.TaxIncluded)
	perWhat   = mapped(line, func(text string) string { return strings.TrimSpace(strings.TrimPrefix(text, "/")) })
)

// moneyFields are the fields of an amount of money: the amount, and those beside.
type moneyFields struct {
	*file
	*mapping
}

// check reads what stands around an amount and beside it: its currency, its
// unit, what it is for each of, and its tax.
func (f moneyFields) check(money *network.Money) {
	m := f.mapping
	a, n := money.Amount, m.value("amount")
	if a == nil {
		return
	}
	a.Approx = f.approx(m, a.Approx)
	text := f.unitOf(m, a.Unit)
	unit := readMoneyUnit(text)
	if !f.isMoney(text, unit) {
		money.Amount = nil
		return
	}
	if unit.factor != 1 {
		*a = a.Times(unit.factor)
	}
	a.Unit = ""
	money.Per = f.agreed("per", unit.per, money.Per)
	if unit.tax != "" && money.Tax != "" && unit.tax != money.Tax {
		f.err(m.value("tax"), "two-taxes", diag.Args{"text": cut(n.Value), "key": m.name("tax"), "tax": cut(m.value("tax").Value)})
	} else if unit.tax != "" {
		money.Tax = unit.tax
	}
}

// agreed is what is written in an amount and beside it, which must be the same.
func (f moneyFields) agreed(key, inText, beside string) string {
	switch {
	case inText == "":
		return beside
	case beside != "" && fold(beside) != fold(inText):
		f.err(f.value(key), "two-units", diag.Args{"first": inText, "second": cut(beside)})
	}
	return f.scratch.name(inText)
}

// isMoney reports an amount that is in another currency, or none.
func (f moneyFields) isMoney(text string, unit moneyUnit) bool {
	m, n := f.mapping, f.value("amount")
	_, hasShare := m.kind.Lookup("share")
	switch {
	case unit.currency == "" || f.currency.Names(unit.currency):
		return true
	case hasShare && fold(unit.currency) == "%":
		f.err(n, "share-as-amount", diag.Args{"text": cut(n.Value), "key": m.like("share"), "share": asWritten(n, strings.TrimSpace(n.Value))})
	case locale.IsMoney(unit.currency):
		f.err(n, "other-currency", diag.Args{"text": cut(n.Value), "currency": f.currency.Sign(), "key": m.name("amount"), "note": m.like("note")})
	default:
		f.err(n, "not-money", diag.Args{"text": cut(n.Value), "unit": cut(text), "currency": f.currency.Sign()})
	}
	return false
}

// asWritten is a text with quotes where the one that it replaces has them: within
// braces its comma would be YAML's.
func asWritten(n *node, text string) string {
	if n.Style == plainyaml.Plain && !strings.Contains(text, ",") {
		return text
	}
	return plainyaml.Quote(text)
}

// needAmount reports a cost or a gain without amount, which a note may stand for.
func (f moneyFields) needAmount() {
	if !f.has("amount") && !f.has("note") {
		f.missingKey(f.mapping, f.kind.index["amount"])
	}
}

// currencyCode is the currency of a network.
var currencyCode = valueType[locale.Currency]{Type{Name: "currency"}, func(f *file, n *node) (locale.Currency, bool) {
	s, ok := f.text(n, maxLine)
	if !ok {
		return "", false
	}
	c, known := locale.CurrencyNamed(s)
	if !known {
		c, known = locale.CurrencyNamed(strings.ToUpper(s))
	}
	if !known {
		f.err(n, "bad-currency", diag.Args{"text": cut(s)})
	}
	return c, known
}}
