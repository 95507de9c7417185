package locale

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/currency"
)

// A Currency is an ISO 4217 code: "EUR". The zero one is the euro.
type Currency string

// Euro is the currency of networks that do not name theirs.
const Euro Currency = "EUR"

// currencies are those that people write with a sign or a word of their own. A
// sign may belong to several: which one is meant, the network says.
var currencies = []struct{ code, sign, others string }{
	{"EUR", "€", "euro euros"},
	{"USD", "$", "US$ $US dollar dollars"},
	{"CAD", "$", "CA$ C$ $CA $CAN dollar dollars"},
	{"AUD", "$", "A$ AU$ dollar dollars"},
	{"NZD", "$", "NZ$ dollar dollars"},
	{"GBP", "£", "pound pounds livre livres"},
	{"CHF", "CHF", "Fr. Frs SFr franc francs"},
	{"JPY", "¥", "yen yens"},
	{"CNY", "¥", "yuan yuans RMB"},
	{"SEK", "kr", ""},
	{"NOK", "kr", ""},
	{"DKK", "kr", ""},
	{"ISK", "kr", ""},
	{"PLN", "zł", "zloty zlotys"},
	{"CZK", "Kč", ""},
	{"HUF", "Ft", ""},
	{"RON", "lei", "leu"},
	{"BGN", "лв", "lev leva"},
	{"UAH", "₴", ""},
	{"TRY", "₺", ""},
	{"INR", "₹", ""},
	{"BRL", "R$", ""},
	{"XOF", "FCFA", "CFA"},
	{"XAF", "FCFA", "CFA"},
	{"XPF", "F", "CFP"},
	{"MAD", "DH", "dirham dirhams"},
	{"TND", "DT", ""},
	{"DZD", "DA", ""},
}

// CurrencyNamed is the currency that a text names: its code in capitals, else a
// sign or a word that belongs to no other.
func CurrencyNamed(text string) (Currency, bool) {
	if isCode(text) {
		return Currency(text), true
	}
	var named []Currency
	for _, c := range currencies {
		if Currency(c.code).Names(text) {
			named = append(named, Currency(c.code))
		}
	}
	if len(named) != 1 {
		return "", false
	}
	return named[0], true
}

// isCode reports whether a text is the code of a currency. Codes are capitals:
// "all" and "top" are words.
func isCode(text string) bool {
	if len(text) != 3 || text != strings.ToUpper(text) {
		return false
	}
	_, err := currency.ParseISO(text)
	return err == nil
}

// Sign is how amounts show the currency: "€", "CHF".
func (c Currency) Sign() string {
	if c == "" {
		c = Euro
	}
	for _, known := range currencies {
		if known.code == string(c) {
			return known.sign
		}
	}
	return string(c)
}

// Names reports whether a text, written beside an amount, means the currency.
func (c Currency) Names(text string) bool {
	if c == "" {
		c = Euro
	}
	return slices.ContainsFunc(c.spellings(), func(s string) bool { return strings.EqualFold(s, text) })
}

func (c Currency) spellings() []string {
	for _, known := range currencies {
		if known.code == string(c) {
			return append([]string{known.code, known.sign}, strings.Fields(known.others)...)
		}
	}
	return []string{string(c)}
}

// IsMoney reports whether a text is a sign, a code or a word of any currency.
func IsMoney(text string) bool {
	return isCode(text) || moneyWords()[Fold(text)]
}

var moneyWords = sync.OnceValue(func() map[string]bool {
	all := map[string]bool{}
	for _, c := range currencies {
		for _, s := range Currency(c.code).spellings() {
			all[Fold(s)] = true
		}
	}
	return all
})

// MoneySigns are what stands for a currency right before or after a number, in
// any network, the longest first.
var MoneySigns = sync.OnceValue(func() []string {
	var all []string
	for _, c := range currencies {
		for _, s := range append([]string{c.code, c.sign}, strings.Fields(c.others)...) {
			if isSign(s) || isCode(s) {
				all = append(all, s)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b string) int { return len(b) - len(a) })
	return slices.Compact(all)
})

// isSign distinguishes $ from kr.
func isSign(text string) bool { return strings.ContainsAny(text, "€$£¥₴₺₹") }

// MoneyUnits are signs and codes, each with the name of the quantity that it
// measures. A sign of several currencies is a quantity of its own. Words are none:
// "livres" are books too.
func MoneyUnits() map[string]string {
	all := map[string]string{}
	for _, c := range currencies {
		for _, s := range append([]string{c.code, c.sign}, strings.Fields(c.others)...) {
			if !isSign(s) && !isCode(s) {
				continue
			}
			if _, shared := all[s]; shared {
				all[s] = s
			} else {
				all[s] = strings.ToLower(c.code)
			}
		}
	}
	return all
}

// moneyOf is the sign or code that a unit begins with, and what follows: "/an",
// " HT"; "" when the unit is none of money.
func (u Unit) moneyOf() (sign, rest string) {
	end := strings.IndexAny(u.Text, "/ ")
	if end < 0 {
		end = len(u.Text)
	}
	if first, _ := utf8.DecodeRuneInString(u.Text); first < 'A' && first != '$' { // most units are none
		return "", ""
	}
	if sign = u.Text[:end]; isCode(sign) || moneySign()[sign] {
		return sign, u.Text[end:]
	}
	return "", ""
}

var moneySign = sync.OnceValue(func() map[string]bool {
	all := map[string]bool{}
	for _, c := range currencies {
		all[c.sign] = true
		for _, s := range strings.Fields(c.others) {
			if isSign(s) {
				all[s] = true
			}
		}
	}
	delete(all, "F") // a letter may mean much else
	return all
})

// money is an amount with its currency, where the language puts it.
func money(l *Locale, digits, sign string) string {
	if isSign(sign) {
		return l.T("money.sign", digits, sign)
	}
	return l.T("money.code", digits, sign)
}

// leads reports whether a currency stands before the number.
func leads(l *Locale, sign string) bool { return !strings.HasPrefix(money(l, "0", sign), "0") }

// MoneyNames are the signs and words that name a currency, and no other.
func MoneyNames() []string {
	var names []string
	for word := range moneyWords() {
		if _, one := CurrencyNamed(word); one {
			names = append(names, word)
		}
	}
	slices.Sort(names)
	return names
}
