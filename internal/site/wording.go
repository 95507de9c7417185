package site

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"essaim/internal/address"
	"essaim/internal/network"
	"essaim/internal/view"
)

// What follows turns values into the words of the site's language.

func (p *planner) t(key string, args ...any) string { return p.Locale.T(key, args...) }

// n is a count with its noun: "3 fiches".
func (p *planner) n(key string, count int, args ...any) string {
	return p.Locale.N(key, float64(count), args...)
}

func (p *planner) typo(s string) string { return p.Locale.Typography(s) }

func (p *planner) typoAll(texts []string) []string {
	if len(texts) == 0 {
		return nil
	}
	out := make([]string, len(texts))
	for i, s := range texts {
		out[i] = p.typo(s)
	}
	return out
}

// some is a count with its noun, and nothing for none.
func (p *planner) some(key string, count int) string {
	if count == 0 {
		return ""
	}
	return p.n(key, count)
}

func (p *planner) day(d network.Day) string {
	if d == 0 {
		return ""
	}
	return p.Locale.Day(d.Civil())
}

// date is a date as precise as it is known: "début novembre 2011".
func (p *planner) date(d network.Date) string {
	year, month, dom := d.Civil()
	switch {
	case d.IsZero():
		return ""
	case month == 0:
		return strconv.Itoa(year)
	case dom != 0:
		return p.Locale.Day(year, month, dom)
	}
	return p.Locale.PartOfMonth(int(d.Part), year, month)
}

// span is a period: "2010 – juin 2012", "depuis 2010", "jusqu'à 2012".
func (p *planner) span(s network.Span) string {
	from, to := p.date(s.From), p.date(s.To)
	switch {
	case from == "" && to == "":
		return ""
	case to == "":
		return p.t("span.since", from)
	case from == "":
		return p.t("span.until", to)
	case from == to:
		return from
	}
	return p.t("span.from-to", from, to)
}

func year(y int) string {
	if y == 0 {
		return ""
	}
	return strconv.Itoa(y)
}

// quantity is a value and its unit, "environ" when it is not exact. A bare
// count takes the noun of its measure.
func (p *planner) quantity(v float64, unit string, approx bool) string {
	return p.approx(p.Locale.Quantity(v, unit), approx)
}

func (p *planner) approx(text string, approx bool) string {
	if approx {
		return p.Locale.Approx(text)
	}
	return text
}

// amount is a value as its author gave it; unit is the field's own.
func (p *planner) amount(a network.Amount, unit string) string {
	if a.Unit != "" {
		unit = a.Unit
	}
	return p.quantity(a.Value, unit, a.Approx)
}

// capital begins a sentence.
func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if upper := unicode.ToUpper(r); upper != r {
		return string(upper) + s[size:]
	}
	return s
}

// sentence ends a text with a full stop.
func sentence(s string) string {
	if s == "" || strings.ContainsRune(".!?…", lastRune(s)) {
		return s
	}
	return s + "."
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// join joins what is there.
func join(separator string, parts ...string) string {
	var room [8]string
	kept := room[:0]
	for _, s := range parts {
		if s != "" {
			kept = append(kept, s)
		}
	}
	return strings.Join(kept, separator)
}

// names are communes as a sentence lists them: "Luc et Olemps".
func (p *planner) names(ids []string) string {
	if len(ids) == 1 {
		return p.communeLink(ids[0]).Name
	}
	var names []string
	for _, id := range ids {
		if p.Commune(id) != nil {
			names = append(names, p.communeLink(id).Name)
		}
	}
	return p.Locale.List(names)
}

// communeLink and themeLink are empty for an id that there is not.
func (p *planner) communeLink(id string) view.Link { return p.shared().communes[id].link }
func (p *planner) themeLink(id string) view.Link   { return p.shared().themes[id] }

func (p *planner) themeLinks(ids []string) []view.Link {
	if len(ids) == 0 {
		return nil
	}
	links := make([]view.Link, len(ids))
	for i, id := range ids {
		links[i] = p.themeLink(id)
	}
	return links
}

func (p *planner) sheetLink(id string) view.Link {
	s := p.Sheet(id)
	if s == nil {
		return view.Link{}
	}
	return p.linkTo(s)
}

func (p *planner) linkTo(s *network.Sheet) view.Link {
	return view.Link{Name: p.typo(s.Title), URL: p.at.Item(address.Sheets, s.ID)}
}

func (p *planner) meetingLink(m *network.Meeting) view.Link {
	return view.Link{Name: p.typo(m.Title), URL: p.at.Item(address.Meetings, m.ID), Note: p.date(m.Date)}
}

func (p *planner) outLinks(links []network.Link) []view.Link {
	var out []view.Link
	for _, l := range links {
		out = append(out, view.Link{Name: p.typo(l.Name), URL: l.URL})
	}
	return out
}

func (p *planner) contactOf(c network.Contact) view.Contact {
	return view.Contact{
		Role: p.typo(c.Role), Name: p.typo(c.Name), Address: p.typo(c.Address),
		Email: c.Email, Phone: c.Phone, URL: p.at.List(address.Contact),
	}
}

// thousandths is a share of whole, between 0 and 1000.
func thousandths(part, whole float64) int {
	if whole <= 0 || math.IsNaN(part) {
		return 0
	}
	return int(math.Round(1000 * min(max(part/whole, 0), 1)))
}
