// Package wording turns values into the words of a site's language: figures,
// dates, statuses, reasons, and the links and lists that are made of them. It
// gives finished text, its typography done, and the parts of views that are
// nothing but words. It knows no page.
package wording

import (
	"strconv"
	"sync"

	"essaim/internal/address"
	"essaim/internal/locale"
	"essaim/internal/network"
)

// Words are those of a network, seen on one day, in one language. They never
// change and are safe for concurrent use.
type Words struct {
	*network.Situation
	Locale *locale.Locale
	At     address.Site

	shared func() *shared // made once, when a page asks
}

// New words a situation; the links that it makes lead to the addresses of a site.
func New(s *network.Situation, l *locale.Locale, at address.Site) *Words {
	w := &Words{Situation: s, Locale: l, At: at}
	w.shared = sync.OnceValue(func() *shared { return share(w) })
	return w
}

// Seen is the same site, seen on another day.
func (w *Words) Seen(s *network.Situation) *Words {
	other := *w
	other.Situation = s
	return &other
}

// The words of one part of the domain each.
type (
	// Progress words objectives and what proves them.
	Progress struct{ *Words }
	// Means words what practices took.
	Means struct{ *Words }
	// Results words what practices measured.
	Results struct{ *Words }
	// Sheets words where practices stand.
	Sheets struct{ *Words }
	// Meetings words meetings.
	Meetings struct{ *Words }
)

// T is the text of a key, its {0}, {1}… replaced by args.
func (w *Words) T(key string, args ...any) string { return w.Locale.T(key, args...) }

// SituationOn says on which day figures are true.
func (w *Words) SituationOn() string {
	if len(w.Peers) > 0 {
		return w.N("situation-of-networks", len(w.Peers), w.Day(w.AsOf), w.Day(w.EldestData()))
	}
	return w.T("situation-on", w.Day(w.AsOf))
}

// MeetingTitle distinguishes meetings of the same name by their day.
func (w *Words) MeetingTitle(m *network.Meeting) string {
	return m.Title + ", " + w.Date(m.Date)
}

// Inhabitants is the population of a commune, with its noun; "" when unknown.
func (w *Words) Inhabitants(c *network.Commune) string {
	return w.Approx(w.Some("count.inhabitants", c.Population), c.About && c.Population > 0)
}

// N is a count with its noun: "3 fiches".
func (w *Words) N(key string, count int, args ...any) string {
	return w.Locale.N(key, float64(count), args...)
}

// Typo sets a text as the language does.
func (w *Words) Typo(s string) string { return w.Locale.Typography(s) }

// TypoAll sets several texts; nil for none.
func (w *Words) TypoAll(texts []string) []string {
	if len(texts) == 0 {
		return nil
	}
	out := make([]string, len(texts))
	for i, s := range texts {
		out[i] = w.Typo(s)
	}
	return out
}

// Some is a count with its noun, and nothing for none.
func (w *Words) Some(key string, count int) string {
	if count == 0 {
		return ""
	}
	return w.N(key, count)
}

// Day is a calendar day: "31 mai 2012"; "" for none.
func (w *Words) Day(d network.Day) string {
	if d == 0 {
		return ""
	}
	return w.Locale.Day(d.Civil())
}

// Year is a year in figures; "" for 0.
func Year(y int) string {
	if y == 0 {
		return ""
	}
	return strconv.Itoa(y)
}

// Approx puts "environ" before a figure that is not exact.
func (w *Words) Approx(text string, approx bool) string {
	if approx {
		return w.Locale.Approx(text)
	}
	return text
}

// Amount is a value as its author gave it; unit is the field's own.
func (w *Words) Amount(a network.Amount, unit string) string {
	return w.Interval(a.Interval, locale.Unit{Text: a.UnitOr(unit)}, int(a.Decimals))
}

// SheetDescription is the summary, or what the facts say without one.
func (p *Words) SheetDescription(s *network.Sheet) string {
	if s.Summary != "" {
		return s.Summary
	}
	theme := ""
	if len(s.Themes) > 0 {
		theme = p.ThemeLink(s.Themes[0]).Name
	}
	return p.T("sheet.description", p.Typo(s.Title), p.CarrierNames(s), theme)
}
