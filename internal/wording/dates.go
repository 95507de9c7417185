package wording

import (
	"strconv"
	"strings"

	"essaim/internal/network"
)

// Date is a date as precise as it is known: "début novembre 2011", "été 2019".
func (w *Words) Date(d network.Date) string {
	year, month, dom := d.Civil()
	switch {
	case d.IsZero():
		return ""
	case d.IsYear():
		return strconv.Itoa(year)
	case month == 0:
		return w.T("year-part."+d.Part.String(), strconv.Itoa(year), strconv.Itoa(year+1))
	case dom != 0:
		return w.Locale.Day(year, month, dom)
	}
	return w.Locale.PartOfMonth(int(d.Part), year, month)
}

// kindOf is the kind of a date by which words before it change: "depuis le 1er
// janvier 2012", "depuis l’été 2019", "depuis 2009".
func kindOf(d network.Date) string {
	switch {
	case d.Dom != 0:
		return "day"
	case d.Part == network.Whole && d.Month != 0:
		return "month"
	}
	kind, _, _ := strings.Cut(d.Part.String(), "-")
	if d.Part == network.SchoolYear {
		return d.Part.String()
	}
	return kind
}

// TheDate is a date with the article that it has in a sentence, if any.
func (w *Words) TheDate(d network.Date) string { return w.T("the."+kindOf(d), w.Date(d)) }

// Since is "depuis 2010", "depuis le 1er janvier 2012"; "" for no date.
func (w *Words) Since(d network.Date) string {
	if d.IsZero() {
		return ""
	}
	return w.T("span.since", w.TheDate(d))
}

// Until is "jusqu’en 2012", "jusqu’au 31 mai 2012"; "" for no date.
func (w *Words) Until(d network.Date) string {
	if d.IsZero() {
		return ""
	}
	return w.T("until."+kindOf(d), w.Date(d))
}

// Span is a period: "2010 – juin 2012", "depuis 2010", "jusqu’en 2012".
func (w *Words) Span(s network.Span) string {
	switch {
	case s.To.IsZero():
		return w.Since(s.From)
	case s.From.IsZero():
		return w.Until(s.To)
	}
	from, to := w.Date(s.From), w.Date(s.To)
	if from == to {
		return from
	}
	return w.T("span.from-to", from, to)
}

// Stands is where a sheet stands and since when: "En place depuis mars 2021". What is
// over, or has yet to begin, is nothing "since" then: "Abandonnée, début : mars 2018".
func (w Sheets) Stands(s *network.Sheet) string {
	words, period := w.SheetStatus(s.Status).Words, w.Period(s)
	if words != "" && s.Period.To.IsZero() && runs(s) {
		return Join(" ", words, period)
	}
	return Join(", ", words, period)
}

// Period is the period of a sheet: "depuis mars 2021" while it runs, else "début :
// mars 2018" when its end is not known.
func (w Sheets) Period(s *network.Sheet) string {
	if s.Period.From.IsZero() || !s.Period.To.IsZero() || s.Status == "" || runs(s) {
		return w.Span(s.Period)
	}
	return w.T("span.begins", w.Date(s.Period.From))
}

func runs(s *network.Sheet) bool {
	return s.Status == network.InPlace || s.Status == network.Ongoing
}
