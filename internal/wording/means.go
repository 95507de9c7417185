package wording

import (
	"math"
	"strconv"
	"strings"

	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/view"
)

// figure is a sum in words, "" when it is not known.
func (w Means) figure(f network.Figure, unit string) string {
	if !f.Known {
		return ""
	}
	return w.Interval(f.Interval, locale.Unit{Text: unit}, locale.Computed)
}

// Euros is a ratio in euros: to the cent, or to the euro from a hundred on,
// for no division makes what it divides more exact.
func (w Means) Euros(f network.Figure) string {
	f.Min, f.Max = cents(f.Min), cents(f.Max)
	return w.figure(f, "€")
}

func cents(v float64) float64 {
	if v < 100 {
		return math.Round(v*100) / 100
	}
	return math.Round(v)
}

// Hours is the time that a practice took: "environ 39 h, 2 jours".
func (w Means) Hours(m network.MeansTotal) string {
	if m.Days.Known && !m.Days.IsZero() {
		hours := m.Hours
		hours.Known = hours.Known && !hours.IsZero()
		return Join(", ", w.figure(hours, "h"), w.days(m.Days.Interval, locale.Computed))
	}
	return w.figure(m.Hours, "h")
}

// days are days of work.
func (w Means) days(i network.Interval, written int) string {
	bare := func(v float64) string { return w.Locale.NumberIn(v, locale.Unit{}, decimals(i, written)) }
	full := func(v float64) string { return w.Locale.N("days", v) }
	return interval(w.Locale, i, shape{bare, full, func(low, high float64) string { return w.T("between", bare(low), full(high)) }})
}

// Cost is what was spent; the value of the hours when that is all that is
// known of money.
func (w Means) Cost(m network.MeansTotal) string {
	if w.staffOnly(m) {
		return w.figure(m.Staff, "€")
	}
	return w.figure(m.Cost, "€")
}

func (w Means) staffOnly(m network.MeansTotal) bool {
	return m.Staff.Known && !m.Staff.IsZero() && m.Cost.IsZero()
}

// costNote says how a cost relates to the hours and to the funding.
func (w Means) costNote(m network.MeansTotal) string {
	var notes []string
	switch {
	case w.staffOnly(m):
		notes = append(notes, w.T("means.staff-only"))
	case m.Staff.Known && !m.Staff.IsZero():
		notes = append(notes, w.T("means.plus-staff", w.figure(m.Staff, "€")))
	}
	if m.Funding.Known && !m.Funding.IsZero() {
		notes = append(notes, w.T("means.funded", w.figure(m.Funding, "€")))
	}
	return strings.Join(notes, ", ")
}

// AddFigures adds time and money to a sheet's key figures.
func (w Means) AddFigures(figures []view.Figure, m network.MeansTotal) []view.Figure {
	if hours := w.Hours(m); hours != "" {
		figures = append(figures, view.Figure{Label: w.T("figure.time"), Value: hours, Note: yearList(m.Years)})
	}
	if cost := w.Cost(m); cost != "" {
		figures = append(figures, view.Figure{Label: w.T("figure.cost"), Value: cost, Note: w.costNote(m)})
	}
	return figures
}

// AccountsFigures are what several sheets took, together: time, cost, what
// remains once funded, and the cost for each inhabitant.
func (w Means) AccountsFigures(a network.Accounts) []view.Figure {
	figures := w.TotalFigures(a.MeansTotal)
	if a.Net.Known && !a.Funding.IsZero() {
		figures = append(figures, view.Figure{
			Label: w.T("figure.net"), Value: w.figure(a.Net, "€"), Note: w.N("net.of", a.NetSheets),
		})
	}
	if each := a.PerInhabitant(); each.Known && each.Max >= 0.005 {
		figures = append(figures, view.Figure{
			Label: w.T("figure.per-inhabitant"), Value: w.Euros(each), Note: w.N("count.inhabitants", a.Population),
		})
	}
	return figures
}

// TotalFigures are the time and the cost of a total, as far as they are known.
func (w Means) TotalFigures(total network.MeansTotal) []view.Figure {
	var figures []view.Figure
	if hours := w.Hours(total); hours != "" {
		figures = append(figures, view.Figure{Label: w.T("figure.time"), Value: hours})
	}
	if cost := w.Cost(total); cost != "" {
		figures = append(figures, view.Figure{Label: w.T("figure.cost"), Value: cost, Note: w.costNote(total)})
	}
	return figures
}

func yearList(list []int) string {
	var words []string
	for _, y := range list {
		words = append(words, strconv.Itoa(y))
	}
	return strings.Join(words, ", ")
}

// Of is the table of what a practice took. What nobody told is no row.
func (w Means) Of(s *network.Sheet) view.Means {
	m := s.Means
	v := view.Means{None: m.None}
	if m.None {
		return v
	}
	v.Rows = make([]view.MeansRow, 0, 4+len(m.People.Items)+len(m.Cost.Items)+len(m.Funding.Items)+len(m.Technical.Items))
	rows := func(name string, given bool, list []view.MeansRow) {
		switch {
		case !given:
			return
		case len(list) == 0:
			list = []view.MeansRow{{Name: w.T(name), Quantity: w.T("means.none")}}
		}
		v.Rows = append(v.Rows, list...)
	}
	rows("means.people", m.People.Given(), w.peopleRows(m.People.Items))
	rows("means.cost", m.Cost.Given(), w.costRows(m.Cost.Items))
	rows("means.funding", m.Funding.Given(), w.fundingRows(m.Funding.Items))
	rows("means.technical", m.Technical.Given(), w.technicalRows(m.Technical.Items))
	if staff := w.MeansOf(s).Staff; staff.Known && !staff.IsZero() {
		v.Notes = append(v.Notes, w.T("means.staff-note"))
	}
	return v
}

func (w Means) peopleRows(list []network.Person) []view.MeansRow {
	var rows []view.MeansRow
	for _, x := range list {
		row := view.MeansRow{Name: w.Typo(x.Who), Note: Join(", ", Year(x.Year), w.Typo(x.Note))}
		if row.Name == "" {
			row.Name = w.T("means.people")
		}
		var parts []string
		if x.Hours != nil {
			parts = append(parts, w.Amount(*x.Hours, "h"))
		}
		if x.Days != nil {
			parts = append(parts, w.days(x.Days.Interval, int(x.Days.Decimals)))
		}
		row.Quantity = strings.Join(parts, ", ")
		row.Unknown = row.Quantity == ""
		rows = append(rows, row)
	}
	return rows
}

func (w Means) costRows(list []network.Cost) []view.MeansRow {
	var rows []view.MeansRow
	for _, x := range list {
		name := "means.cost"
		if x.Kind != "" {
			name = "means." + string(x.Kind)
		}
		rows = append(rows, view.MeansRow{
			Name: w.T(name), Quantity: w.Amount(x.Amount, "€"), Note: Join(", ", Year(x.Year), w.Typo(x.Note)),
		})
	}
	return rows
}

func (w Means) fundingRows(list []network.Funding) []view.MeansRow {
	var rows []view.MeansRow
	for _, x := range list {
		row := view.MeansRow{Name: w.T("means.funding"), Note: Join(", ", Year(x.Year), w.Typo(x.Note))}
		if x.By != "" {
			row.Name = w.T("means.funded-by", w.Typo(x.By))
		}
		if x.Amount != nil {
			row.Quantity = w.Amount(*x.Amount, "€")
		}
		row.Unknown = row.Quantity == ""
		rows = append(rows, row)
	}
	return rows
}

func (w Means) technicalRows(list []string) []view.MeansRow {
	var rows []view.MeansRow
	for _, x := range list {
		rows = append(rows, view.MeansRow{Name: w.T("means.technical"), Note: w.Typo(x)})
	}
	return rows
}

// SheetFigures are a sheet's key figures: its main results, what it took, and
// when; those that its author says are key figures leave the others what room there
// is. All its results and its period are in words already.
func (w Means) SheetFigures(s *network.Sheet, results []view.Result, period string) []view.Figure {
	figures := make([]view.Figure, 0, 5)
	shown := 2
	if keys := keyResults(s.Results); len(keys) > 0 {
		shown = network.MostKeyFigures
	}
	for _, i := range Results(w).MainResults(s.Results, shown) {
		figures = append(figures, view.Figure{Label: results[i].Label, Value: results[i].Value, Note: results[i].Year})
	}
	figures = w.AddFigures(figures, w.MeansOf(s))
	if period != "" {
		figures = append(figures, view.Figure{Label: w.T("figure.period"), Value: period, Note: w.T("sheet-status." + string(s.Status))})
	}
	if shown == network.MostKeyFigures {
		figures = figures[:min(len(figures), network.MostKeyFigures)]
	}
	return figures
}
