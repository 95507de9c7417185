package site

import (
	"net/url"
	"slices"
	"strings"

	"essaim/internal/address"
	"essaim/internal/drawing"
	"essaim/internal/network"
	"essaim/internal/source"
	"essaim/internal/view"
	"essaim/internal/wording"
)

// adoptionsOf says what others made of a sheet: who, in the order in which it
// spread, and what they measured.
func (p sheetPages) adoptionsOf(v *view.SheetPage, s *network.Sheet) {
	v.AdoptURL = p.adoptURL(s)
	steps := p.SpreadOf(s)
	order := p.spreadOrder(s, steps)
	for _, a := range order {
		v.Adoptions = append(v.Adoptions, p.adoption(a))
	}
	v.Adopters = p.Some("adopted.by", p.AdoptersOf(s))
	v.Spread = drawing.Spread(p.Words, s, steps)
	v.Compared = p.compare(s, order)
}

// adoption says what another commune made of a sheet.
func (p sheetPages) adoption(a *network.Adoption) view.Adoption {
	state, since := p.StateOf(a)
	v := view.Adoption{
		Anchor:     address.AdoptionAnchor(a.ID),
		Commune:    p.CommuneLink(a.Commune),
		Sheet:      p.SheetLink(a.Sheet),
		Date:       p.Date(since),
		Adaptation: wording.SaidBy(p.Words, a.Origin, a.Adaptation),
		Results:    p.result.List(a.Results),
		Means:      p.means.Of(a.Outlay()),
		Text:       p.links.text(a.Body),
	}
	if state != "" {
		v.State = view.Status{ID: string(state), Words: p.T("adoption-state." + string(state))}
	}
	if s := p.Sheet(a.Sheet); s != nil {
		v.Here = s.Origin != nil && a.Origin == nil
	}
	if s := p.Sheet(a.Sheet); s != nil && !slices.Contains(s.Carriers(), a.From) {
		v.From = p.CarrierLink(a.From)
	}
	return v
}

// adoptURL opens the form, or the forge's page for a new adoption of the sheet, begun: a
// draft, so that what is left to fill in is no error.
func (p sheetPages) adoptURL(s *network.Sheet) string {
	if e := p.editing(); e.form {
		sheet, _ := source.TableOf(source.AdoptionKind).Lookup("sheet")
		return e.new(source.AdoptionKind, s.ID, "") + "?" + url.QueryEscape(sheet.Spelling(p.Locale)) + "=" + s.ID
	}
	if p.Network.Repository == nil {
		return ""
	}
	return address.Forge{Repository: p.Network.Repository}.New("content/adoptions/"+p.T("adopt.file", s.ID)+".md", p.adoptText(s))
}

// adoptText is short, for it travels in an address: `essaim new adoption`
// writes the whole skeleton.
func (p sheetPages) adoptText(s *network.Sheet) string {
	means, _ := source.TableOf(source.AdoptionKind).Lookup("means")
	values := []string{
		p.T("adopt.yes") + " # " + p.T("adopt.ready"),
		s.ID,
		"# " + p.T("adopt.who"),
		"# " + p.T("adopt.when"), "# " + p.T("adopt.when"), "# " + p.T("adopt.when"),
		"# " + p.T("adopt.how"), "# " + p.T("adopt.took", means.ExampleIn(p.Locale)),
	}
	var b strings.Builder
	b.WriteString("---\n")
	for i, key := range strings.Fields(p.T("adopt.keys")) {
		b.WriteString(key + ": " + values[i] + "\n")
	}
	b.WriteString("---\n\n" + p.T("adopt.learnt") + "\n")
	return b.String()
}

// compare is nil when no adopter measured anything that has an indicator.
func (p sheetPages) compare(s *network.Sheet, order []*network.Adoption) *view.Comparison {
	if !slices.ContainsFunc(order, func(a *network.Adoption) bool { return slices.ContainsFunc(a.Results, isMeasure) }) {
		return nil
	}
	var columns [][]network.Result
	c := &view.Comparison{}
	column := func(name string, results []network.Result) {
		c.Heads, columns = append(c.Heads, name), append(columns, results)
	}
	column(p.CarrierNames(s), s.Results)
	for _, a := range order {
		if slices.ContainsFunc(a.Results, isMeasure) {
			column(p.CommuneLink(a.Commune).Name, a.Results)
		}
	}
	for _, i := range p.Network.Indicators {
		row := view.ComparedRow{Name: p.Typo(i.Name)}
		known := false
		for _, results := range columns {
			cell := p.latestOf(i, results)
			known = known || cell != ""
			row.Cells = append(row.Cells, cell)
		}
		if known {
			c.Rows = append(c.Rows, row)
		}
	}
	return c
}

func isMeasure(r network.Result) bool { return r.Indicator != "" && r.Value != nil }

// latestOf is the latest figure known at AsOf, in the indicator's unit so that
// figures compare, with its year: "5,2 t (2011)".
func (p sheetPages) latestOf(i *network.Indicator, results []network.Result) string {
	latest := -1
	for at, r := range results {
		if r.Indicator == i.ID && isMeasure(r) && r.Day() <= p.AsOf && (latest < 0 || r.Day() >= results[latest].Day()) {
			latest = at
		}
	}
	if latest < 0 {
		return ""
	}
	r, ok := results[latest].AsMeasured(i)
	if !ok {
		return ""
	}
	return p.result.Dated(r)
}
