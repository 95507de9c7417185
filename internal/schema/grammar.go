package schema

import (
	"strings"
	"sync"

	"essaim/internal/locale"
)

// A grammar defines the values that many keys share, in one language, each when it is
// asked for.
type grammar struct {
	numbers numbers
	named   map[string]func() object
}

func newGrammar(words *locale.Locale) grammar {
	g := grammar{numbers: newNumbers(words)}
	g.named = g.definitions()
	return g
}

// define is what a name of a type stands for.
func (g grammar) define(name string) object {
	if things, is := strings.CutPrefix(name, "count-"); is {
		return anyOf(object{"type": "integer", "minimum": 0, "maximum": mostCounted}, matching(g.numbers.count(things)))
	}
	of, known := g.named[name]
	if !known {
		panic("no value is a " + name)
	}
	return of()
}

// mostCounted is the greatest number of things.
const mostCounted = 1<<31 - 1

func anyOf(alternatives ...any) object { return object{"anyOf": alternatives} }

func year(first, last int) object {
	return object{"type": "integer", "minimum": first, "maximum": last}
}

// Years that are four digits, and those that are likely.
const (
	firstYear, lastYear             = 1000, 9999
	firstLikelyYear, lastLikelyYear = 1900, 2199
)

func (g grammar) definitions() map[string]func() object {
	n, d, likely := g.numbers, sync.OnceValue(func() dates { return newDates(anyYear) }), sync.OnceValue(func() dates { return newDates(likelyYear) })
	number, notNegative := object{"type": "number"}, object{"type": "number", "minimum": 0}
	quantity := func(pattern object, but ...any) object {
		pattern["not"] = anyOf(append(but, n.noQuantity())...)
		return pattern
	}
	calendar := func(form string) object {
		s := matching(form)
		s["not"] = noDay()
		return s
	}
	is := func(s object) func() object { return func() object { return s } }
	return map[string]func() object{
		"nothing": is(object{"type": []any{"null", "string"}, "pattern": "^" + space + "*$"}),
		"id": is(object{"type": []any{"string", "integer", "boolean"}, "minimum": 0, "maxLength": longestID,
			"pattern": pattern("[a-z0-9]+(-[a-z0-9]+)*"), "not": matching(device)}),

		"date":    func() object { return anyOf(year(firstYear, lastYear), calendar(d().date)) },
		"day":     func() object { return calendar(d().day) },
		"since":   func() object { return anyOf(year(firstYear, lastYear), calendar(d().since)) },
		"ongoing": func() object { return matching(spellings("span.ongoing")) },
		"span":    func() object { return anyOf(year(firstLikelyYear, lastLikelyYear), calendar(likely().span)) },
		"year":    is(anyOf(year(firstLikelyYear, lastLikelyYear), matching(likelyYear))),
		"time":    func() object { return matching(clock()) },

		"quantity": func() object { return anyOf(number, quantity(matching(append(n.quantity(n.minus), n.outOf())...))) },
		"amount":   func() object { return anyOf(notNegative, quantity(matching(n.quantity(n.plus)...))) },
		"point":    func() object { return anyOf(number, quantity(matching(n.point(n.minus)...), n.noPoint())) },
		"whole":    func() object { return anyOf(notNegative, quantity(matching(n.point(n.plus)...), n.noPoint())) },
		"degrees":  is(anyOf(number, matching(n.minus+`[0-9]{1,3}([.,][0-9]+)?`))),

		"url":             webURL,
		"site-url":        func() object { return otherScheme(siteURL) },
		"root-url":        func() object { return rootURL(otherScheme(baseURL)) },
		"base-url":        func() object { return rootURL(matching(baseURL)) },
		"remote-url":      func() object { return rootURL(matching(remoteURL)) },
		"remote-folder":   is(object{"type": []any{"string", "integer", "number", "boolean"}, "not": matching(`([/\\~]|.:).*`)}),
		"menu-url":        func() object { return anyOf(sitePath(), webURL()) },
		"path":            sitePath,
		"email":           is(matching(email)),
		"file":            is(matching(`(\./)?` + firstPiece + "(/" + piece + ")*")),
		"static-file":     is(matching(`(\./)?static/` + piece + "(/" + piece + ")*")),
		"branch":          branch,
		"colour":          is(matching("#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})")),
		"country":         is(matching("[A-Za-z]{2}")),
		"currency":        func() object { return matching(currencies()...) },
		"program-version": is(matching(`(>=|≥) *v?[0-9]{1,6}(\.[0-9]{1,6}){0,2}`)),
		"time-zone":       is(matching("[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*")),
	}
}
