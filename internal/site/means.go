package site

import (
	"math"
	"strconv"
	"strings"

	"essaim/internal/network"
	"essaim/internal/view"
)

// Costs of kind staff are the money value of the hours: they are told beside
// the hours and beside the other costs, and never added to either.

// figure is a sum in words, "" when it is not known.
func (p *planner) figure(f network.Figure, unit string) string {
	if !f.Known {
		return ""
	}
	return p.quantity(f.Value, unit, f.Approx)
}

// euros is a ratio in euros: to the cent, or to the euro from a hundred on,
// for no division makes what it divides more exact.
func (p *planner) euros(f network.Figure) string {
	if f.Value < 100 {
		f.Value = math.Round(f.Value*100) / 100
	} else {
		f.Value = math.Round(f.Value)
	}
	return p.figure(f, "€")
}

// hours is the time that a practice took: "environ 39 h, 2 jours".
func (p *planner) hours(m network.MeansTotal) string {
	if m.Days.Known && m.Days.Value != 0 {
		hours := m.Hours
		hours.Known = hours.Known && hours.Value != 0
		return join(", ", p.figure(hours, "h"), p.approx(p.Locale.N("days", m.Days.Value), m.Days.Approx))
	}
	return p.figure(m.Hours, "h")
}

// cost is what was spent; the value of the hours when that is all that is
// known of money.
func (p *planner) cost(m network.MeansTotal) string {
	if p.staffOnly(m) {
		return p.figure(m.Staff, "€")
	}
	return p.figure(m.Cost, "€")
}

func (p *planner) staffOnly(m network.MeansTotal) bool {
	return m.Staff.Known && m.Staff.Value != 0 && m.Cost.Value == 0
}

// costNote tells how a cost relates to the hours and to the funding.
func (p *planner) costNote(m network.MeansTotal) string {
	var notes []string
	switch {
	case p.staffOnly(m):
		notes = append(notes, p.t("means.staff-only"))
	case m.Staff.Known && m.Staff.Value != 0:
		notes = append(notes, p.t("means.plus-staff", p.figure(m.Staff, "€")))
	}
	if m.Funding.Known && m.Funding.Value != 0 {
		notes = append(notes, p.t("means.funded", p.figure(m.Funding, "€")))
	}
	return strings.Join(notes, ", ")
}

// addMeans adds time and money to a sheet's key figures.
func (p *planner) addMeans(figures []view.Figure, m network.MeansTotal) []view.Figure {
	if hours := p.hours(m); hours != "" {
		figures = append(figures, view.Figure{Label: p.t("figure.time"), Value: hours, Note: years(m.Years)})
	}
	if cost := p.cost(m); cost != "" {
		figures = append(figures, view.Figure{Label: p.t("figure.cost"), Value: cost, Note: p.costNote(m)})
	}
	return figures
}

// accountsFigures are what several sheets took, together: time, cost, what
// remains once funded, and the cost for each inhabitant.
func (p *planner) accountsFigures(a network.Accounts) []view.Figure {
	figures := p.meansTotalFigures(a.MeansTotal)
	if a.Net.Known && a.Funding.Value != 0 {
		figures = append(figures, view.Figure{
			Label: p.t("figure.net"), Value: p.figure(a.Net, "€"), Note: p.n("net.of", a.NetSheets),
		})
	}
	if each := a.PerInhabitant(); each.Known && each.Value >= 0.005 {
		figures = append(figures, view.Figure{
			Label: p.t("figure.per-inhabitant"), Value: p.euros(each), Note: p.n("count.inhabitants", a.Population),
		})
	}
	return figures
}

func (p *planner) meansTotalFigures(total network.MeansTotal) []view.Figure {
	var figures []view.Figure
	if hours := p.hours(total); hours != "" {
		figures = append(figures, view.Figure{Label: p.t("figure.time"), Value: hours})
	}
	if cost := p.cost(total); cost != "" {
		figures = append(figures, view.Figure{Label: p.t("figure.cost"), Value: cost, Note: p.costNote(total)})
	}
	return figures
}

func years(list []int) string {
	var words []string
	for _, y := range list {
		words = append(words, strconv.Itoa(y))
	}
	return strings.Join(words, ", ")
}

// means is the table of what a practice took. What is not told is a row too.
func (p *planner) means(s *network.Sheet) view.Means {
	m := s.Means
	v := view.Means{None: m.None}
	if m.None {
		return v
	}
	v.Rows = make([]view.MeansRow, 0, 4+len(m.People.Items)+len(m.Cost.Items)+len(m.Funding.Items)+len(m.Technical.Items))
	rows := func(name string, given bool, list []view.MeansRow) {
		switch {
		case !given:
			list = []view.MeansRow{{Name: p.t(name), Unknown: true}}
		case len(list) == 0:
			list = []view.MeansRow{{Name: p.t(name), Quantity: p.t("means.none")}}
		}
		v.Rows = append(v.Rows, list...)
	}
	rows("means.people", m.People.Given(), p.peopleRows(m.People.Items))
	rows("means.cost", m.Cost.Given(), p.costRows(m.Cost.Items))
	rows("means.funding", m.Funding.Given(), p.fundingRows(m.Funding.Items))
	rows("means.technical", m.Technical.Given(), p.technicalRows(m.Technical.Items))
	if p.MeansOf(s).Staff.Value != 0 {
		v.Notes = append(v.Notes, p.t("means.staff-note"))
	}
	return v
}

func (p *planner) peopleRows(list []network.Person) []view.MeansRow {
	var rows []view.MeansRow
	for _, x := range list {
		row := view.MeansRow{Name: p.typo(x.Who), Note: join(", ", year(x.Year), p.typo(x.Note))}
		if row.Name == "" {
			row.Name = p.t("means.people")
		}
		var parts []string
		if x.Hours != nil {
			parts = append(parts, p.amount(*x.Hours, "h"))
		}
		if x.Days != nil {
			parts = append(parts, p.approx(p.Locale.N("days", x.Days.Value), x.Days.Approx))
		}
		row.Quantity = strings.Join(parts, ", ")
		row.Unknown = row.Quantity == ""
		rows = append(rows, row)
	}
	return rows
}

func (p *planner) costRows(list []network.Cost) []view.MeansRow {
	var rows []view.MeansRow
	for _, x := range list {
		name := "means.cost"
		if x.Kind != "" {
			name = "means." + string(x.Kind)
		}
		rows = append(rows, view.MeansRow{
			Name: p.t(name), Quantity: p.amount(x.Amount, "€"), Note: join(", ", year(x.Year), p.typo(x.Note)),
		})
	}
	return rows
}

func (p *planner) fundingRows(list []network.Funding) []view.MeansRow {
	var rows []view.MeansRow
	for _, x := range list {
		row := view.MeansRow{Name: p.t("means.funding"), Note: join(", ", year(x.Year), p.typo(x.Note))}
		if x.By != "" {
			row.Name = p.t("means.funded-by", p.typo(x.By))
		}
		if x.Amount != nil {
			row.Quantity = p.amount(*x.Amount, "€")
		}
		row.Unknown = row.Quantity == ""
		rows = append(rows, row)
	}
	return rows
}

func (p *planner) technicalRows(list []string) []view.MeansRow {
	var rows []view.MeansRow
	for _, x := range list {
		rows = append(rows, view.MeansRow{Name: p.t("means.technical"), Note: p.typo(x)})
	}
	return rows
}
