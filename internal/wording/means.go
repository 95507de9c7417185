package wording

import (
	"math"
	"slices"
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

// money is a sum in the network's currency, with its tax when that is one: what
// Mixed says stands beside.
func (w Means) money(f network.Figure) string {
	text := w.figure(f, w.Currency.Sign())
	if tax := f.Taxes.Only(); tax != "" && text != "" {
		return w.T("taxed", text, w.T("tax."+string(tax)))
	}
	return text
}

// mixed names the taxes of a sum that is not all of one: "HT et TTC mêlés".
func (w Means) mixed(f network.Figure) string {
	said, unsaid := f.Taxes.Mixed()
	if said == nil || f.Taxes.Only() != "" || !f.Known {
		return ""
	}
	var mixed []string
	for _, tax := range said {
		mixed = append(mixed, w.T("tax."+string(tax)))
	}
	if unsaid {
		mixed = append(mixed, w.T("tax.unsaid"))
	}
	return w.T("tax-mixed", w.Locale.List(mixed))
}

// alone is a sum that nothing stands beside.
func (w Means) alone(f network.Figure) string {
	if mixed := w.mixed(f); mixed != "" {
		return w.T("dated", w.money(f), mixed)
	}
	return w.money(f)
}

// Amount is money as its author gave it: "1 200 € HT", "2,01 €/repas"; "" when
// not known.
func (w Means) Amount(m network.Money) string {
	if m.Amount == nil {
		return ""
	}
	unit := w.Currency.Sign()
	if m.IsPrice() {
		unit += "/" + m.Per
	}
	text := w.Interval(m.Amount.Interval, locale.Unit{Text: unit}, int(m.Amount.Decimals))
	if m.Tax != "" {
		text = w.T("taxed", text, w.T("tax."+string(m.Tax)))
	}
	return text
}

// Each is what a unit cost: to the cent, or to the whole from a hundred on, for no
// division makes what it divides more exact.
func (w Means) Each(f network.Figure) string {
	f.Min, f.Max = cents(f.Min), cents(f.Max)
	return w.alone(f)
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
	return interval(w.Locale, i, shape{bare, full, func(low, high float64, about bool) string {
		return betweenNouns(w.Locale, bare(low), full(high), about)
	}})
}

// cost is what was spent; the value of the hours when that is all that is
// known of money.
func (w Means) cost(m network.MeansTotal) network.Figure {
	if w.staffOnly(m) {
		return m.Staff
	}
	return m.Cost
}

func (w Means) staffOnly(m network.MeansTotal) bool {
	return m.Staff.Known && !m.Staff.IsZero() && m.Cost.IsZero()
}

// Cost is that of a sheet or an adoption; its prices when that is all that is known.
func (w Means) Cost(o network.Outlay) string {
	if cost := w.alone(w.cost(w.MeansOf(o))); cost != "" {
		return cost
	}
	return strings.Join(w.prices(o), ", ")
}

// Time is what a sheet or an adoption took of it; the full-time equivalents when that
// is all that is known. No two of them are added up.
func (w Means) Time(o network.Outlay) string {
	if time := w.Hours(w.MeansOf(o)); time != "" {
		return time
	}
	var list []string
	for _, p := range o.Means.People.Items {
		if p.FTE != nil {
			list = append(list, w.fullTime(*p.FTE))
		}
	}
	return strings.Join(list, ", ")
}

// DatedCost is Cost with its years: "410 € (2019)".
func (w Means) DatedCost(o network.Outlay) string {
	if cost := w.cost(w.MeansOf(o)); w.alone(cost) != "" {
		return w.dated(w.alone(cost), cost.Years)
	}
	return w.Cost(o)
}

// DatedTime is Time with its years.
func (w Means) DatedTime(o network.Outlay) string {
	return w.dated(w.Time(o), w.hourYears(w.MeansOf(o)))
}

func (w Means) dated(figure string, years []int) string {
	if figure == "" || len(years) == 0 {
		return figure
	}
	return w.T("dated", figure, yearList(years))
}

// prices are what it cost for each of something.
func (w Means) prices(o network.Outlay) []string {
	var list []string
	for _, c := range o.Means.Cost.Items {
		if c.IsPrice() && c.Amount != nil {
			list = append(list, w.T("dated", w.Amount(c.Money), Year(c.Year)))
			if c.Year == 0 {
				list[len(list)-1] = w.Amount(c.Money)
			}
		}
	}
	return list
}

// amounts are what it cost, one by one.
func (w Means) amounts(o network.Outlay) []string {
	var list []string
	for _, c := range o.Means.Cost.Items {
		if c.Kind != network.Staff && c.Sum() != nil {
			list = append(list, w.Amount(c.Money))
		}
	}
	return list
}

// Gains are what a sheet saves or brings in, each with what it is and its year.
func (w Means) Gains(s *network.Sheet) []string {
	var list []string
	for _, g := range s.Means.Gains.Items {
		if g.Amount != nil {
			list = append(list, Join(", ", w.T("card.result", w.Typo(g.Text), w.Amount(g.Money)), Year(g.Year)))
		}
	}
	return list
}

// costNote says how a cost relates to the hours and to what paid for it.
func (w Means) costNote(m network.MeansTotal) string {
	var notes []string
	switch {
	case w.staffOnly(m):
		notes = append(notes, w.T("means.staff-only"))
	case m.Staff.Known && !m.Staff.IsZero():
		notes = append(notes, w.T("means.plus-staff", w.alone(m.Staff)))
	}
	if paid := w.paid(m); len(paid) > 0 {
		notes = append(notes, w.T("means.funded", w.Locale.List(paid)))
	}
	return strings.Join(notes, ", ")
}

// paid names what paid, each of its kind.
func (w Means) paid(m network.MeansTotal) []string {
	var list []string
	for _, part := range []struct {
		kind network.FundingKind
		sum  network.Figure
	}{{network.Grant, m.Grants}, {network.Loan, m.Loans}, {network.OwnFunds, m.Own}} {
		if part.sum.Known && !part.sum.IsZero() {
			list = append(list, w.T("means.paid."+string(part.kind), w.alone(part.sum)))
		}
	}
	return list
}

// AddFigures adds time and money to a sheet's key figures.
func (w Means) AddFigures(figures []view.Figure, s *network.Sheet) []view.Figure {
	o := s.Outlay()
	m := w.MeansOf(o)
	if time := w.Time(o); time != "" {
		figures = append(figures, view.Figure{Label: w.T("figure.time"), Value: time, Note: yearList(w.hourYears(m))})
	}
	note := Join(", ", yearList(w.cost(m).Years), w.mixed(w.cost(m)), w.costNote(m))
	switch prices := w.prices(o); {
	case w.cost(m).Known:
		if len(prices) > 0 {
			note = Join(", ", note, w.T("means.and-price", strings.Join(prices, ", ")))
		}
		figures = append(figures, view.Figure{Label: w.T("figure.cost"), Value: w.money(w.cost(m)), Note: note})
	case len(prices) > 0:
		figures = append(figures, view.Figure{Label: w.T("figure.cost"), Value: strings.Join(prices, ", ")})
	}
	return figures
}

// hourYears are those of the time that Hours says.
func (w Means) hourYears(m network.MeansTotal) []int {
	years := slices.Concat(m.Hours.Years, m.Days.Years)
	slices.Sort(years)
	return slices.Compact(years)
}

// AccountsFigures are what several sheets took, together: time, cost, what
// remains once funded, and the cost for each inhabitant. Each says on how many of
// the sheets it rests.
func (w Means) AccountsFigures(a network.Accounts) []view.Figure {
	rests := func(sheets int) string { return w.N("rests-on", sheets, w.Locale.Number(float64(a.Of))) }
	figures := w.totals(a.MeansTotal, rests)
	if a.Net.Known && !a.Grants.IsZero() {
		figures = append(figures, view.Figure{
			Label: w.T("figure.net"), Value: w.money(a.Net), Note: Join(", ", w.N("net.of", a.Net.Sheets), w.mixed(a.Net)),
		})
	}
	if each := a.PerInhabitant(); each.Known && each.Max >= 0.005 {
		figures = append(figures, view.Figure{
			Label: w.T("figure.per-inhabitant"), Value: w.Each(each), Note: w.N("count.inhabitants", a.Population),
		})
	}
	return figures
}

// TotalFigures are the time and the cost of a year, as far as they are known.
func (w Means) TotalFigures(total network.MeansTotal) []view.Figure {
	return w.totals(total, func(sheets int) string { return w.N("count.sheets", sheets) })
}

// totals are time and cost, each with the sheets that say it.
func (w Means) totals(total network.MeansTotal, rests func(sheets int) string) []view.Figure {
	var figures []view.Figure
	if hours := w.Hours(total); hours != "" {
		figures = append(figures, view.Figure{Label: w.T("figure.time"), Value: hours, Note: rests(max(total.Hours.Sheets, total.Days.Sheets))})
	}
	if cost := w.cost(total); cost.Known {
		note := Join(", ", rests(cost.Sheets), w.mixed(cost), w.costNote(total))
		figures = append(figures, view.Figure{Label: w.T("figure.cost"), Value: w.money(cost), Note: note})
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

// Of is the table of what a practice took. What nobody knows is no row.
func (w Means) Of(o network.Outlay) view.Means {
	m := o.Means
	v := view.Means{None: m.None}
	if m.None {
		return v
	}
	v.Rows = make([]view.MeansRow, 0, 4+len(m.People.Items)+len(m.Cost.Items)+len(m.Funding.Items)+len(m.Gains.Items)+len(m.Technical.Items))
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
	rows("means.funding", m.Funding.Given(), w.Funding(o))
	rows("means.gains", m.Gains.Given(), w.gainRows(m.Gains.Items))
	rows("means.technical", m.Technical.Given(), w.technicalRows(m.Technical.Items))
	if staff := w.MeansOf(o).Staff; staff.Known && !staff.IsZero() {
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
			parts = append(parts, w.Words.Amount(*x.Hours, "h"))
		}
		if x.Days != nil {
			parts = append(parts, w.days(x.Days.Interval, int(x.Days.Decimals)))
		}
		if x.FTE != nil {
			parts = append(parts, w.fullTime(*x.FTE))
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
		row := view.MeansRow{Name: w.T(name), Quantity: w.Amount(x.Money), Note: Join(", ", Year(x.Year), w.Typo(x.Note))}
		row.Unknown = row.Quantity == ""
		rows = append(rows, row)
	}
	return rows
}

// Funding says who paid, and how much.
func (w Means) Funding(o network.Outlay) []view.MeansRow {
	var rows []view.MeansRow
	for i := range o.Means.Funding.Items {
		x := &o.Means.Funding.Items[i]
		row := view.MeansRow{Name: w.T("means." + string(network.KindOfFunding(w.Situation, o, x))), Note: Join(", ", Year(x.Year), w.Typo(x.Note))}
		if x.By != "" {
			row.Name = w.T("means.funded-by", row.Name, w.Typo(x.By))
		}
		row.Quantity = Join(", ", w.Amount(x.Money), w.share(x.Share))
		row.Unknown = row.Quantity == ""
		rows = append(rows, row)
	}
	return rows
}

// share is a part of the cost: "30 % du coût".
func (w Means) share(a *network.Amount) string {
	if a == nil {
		return ""
	}
	return w.T("means.share", w.Words.Amount(*a, "%"))
}

// fullTime is a number of full-time equivalents: "0,3 ETP".
func (w Means) fullTime(a network.Amount) string {
	return w.Interval(a.Interval, locale.Unit{Text: w.T("unit.full-time"), One: w.T("unit.full-time")}, int(a.Decimals))
}

func (w Means) gainRows(list []network.Gain) []view.MeansRow {
	var rows []view.MeansRow
	for _, x := range list {
		name := "means.gain"
		if x.Kind != "" {
			name = "means." + string(x.Kind)
		}
		row := view.MeansRow{Name: w.T(name, w.Typo(x.Text)), Quantity: w.Amount(x.Money), Note: Join(", ", Year(x.Year), w.Typo(x.Note))}
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
	figures = w.AddFigures(figures, s)
	if period != "" {
		figures = append(figures, view.Figure{Label: w.T("figure.period"), Value: period, Note: w.T("sheet-status." + string(s.Status))})
	}
	if shown == network.MostKeyFigures {
		figures = figures[:min(len(figures), network.MostKeyFigures)]
	}
	return figures
}
