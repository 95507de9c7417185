package site

import (
	"slices"
	"sync"

	"essaim/internal/address"
	"essaim/internal/network"
	"essaim/internal/plan"
	"essaim/internal/view"
)

// manyCommunes is from how many on the page would be too long, did it list what each can
// show: their own pages do.
const manyCommunes = 21

// shownAlone is how many needs without answer are listed.
const shownAlone = 30

// exchanges counts what the matrix shows.
type exchanges struct {
	needs, private, offers int
	offered                bool // by a commune
	alone                  []network.CommuneNeed
}

func (p exchangePages) countExchanges() (x exchanges) {
	seen := map[offerKey]bool{}
	for _, t := range p.Network.Themes {
		needs := p.OpenNeedsOfTheme(t.ID)
		x.needs += len(needs)
		x.private += p.OpenPrivateNeedsOfTheme(t.ID)
		for _, o := range p.OffersOfTheme(t.ID) {
			seen[keyOf(o)] = true
			x.offered = x.offered || o.Commune != nil
		}
		for _, n := range needs {
			if !slices.ContainsFunc(p.OffersOfTheme(t.ID), func(o network.Offer) bool { return o.Commune != n.Commune }) {
				x.alone = append(x.alone, n)
			}
		}
	}
	x.offers = len(seen)
	return x
}

// plan plans the table of all members, a hundred communes a page.
func (p exchangePages) plan() {
	members := p.members()
	counted := sync.OnceValue(p.countExchanges) // each page shows parts of it
	for n := 1; n <= pagesOf(len(members), linesPerPage); n++ {
		p.add(plan.Output{
			URL: p.At.Page(p.At.List(address.Matrix), n), Layout: "matrix.html", Title: p.firstOnly(n, p.T("page.matrix")),
			View: func() any { return p.page(members, n, counted()) },
		})
	}
}

func (p exchangePages) page(members []*network.Commune, n int, x exchanges) any {
	v := view.MatrixPage{
		Head:       p.paged(p.head(titled{address.Matrix, "", p.T("page.matrix"), p.T("matrix.description", p.Typo(p.Network.Name))}, p.At.List(address.Matrix)), n),
		Stylesheet: p.asset(address.OverviewStyle),
		Lead:       p.T("matrix.lead"),
		Pager:      p.pager(p.At.List(address.Matrix), n, len(members), linesPerPage),
	}
	v.Breadcrumb = p.breadcrumb(address.Communes, v.Title)
	v.Large = len(members) >= manyCommunes
	for _, id := range []string{"practises", "adopted", "needs", "both", "unknown"} {
		v.Legend = append(v.Legend, p.roleStatus(id))
	}
	for _, t := range p.Network.Themes {
		v.Themes = append(v.Themes, p.ThemeLink(t.ID))
	}
	shown := onPage(members, n, linesPerPage)
	var offers map[*network.Commune][]view.Offer
	if !v.Large {
		offers = p.offersByCommune(shown)
	}
	for _, c := range shown {
		if x.needs > 0 || x.offered {
			v.Rows = append(v.Rows, p.row(c))
		}
		if e := p.cell(c, offers[c], v.Large); e.Offers != nil || e.Needs != nil {
			v.Entries = append(v.Entries, e)
		}
	}
	if n == 1 {
		p.summary(&v, x)
	}
	return v
}

// summary is what the first page says of the whole.
func (p exchangePages) summary(v *view.MatrixPage, x exchanges) {
	number := func(n int) string { return p.Locale.Number(float64(n)) }
	v.Figures = []view.Figure{
		{Label: p.T("figure.offers"), Value: number(x.offers)},
		{Label: p.T("figure.needs"), Value: number(x.needs + x.private), Note: p.Some("matrix.private", x.private)},
		{Label: p.T("figure.alone"), Value: number(len(x.alone))},
	}
	for _, need := range x.alone[:min(len(x.alone), shownAlone)] {
		v.Alone = append(v.Alone, p.need(need))
	}
	v.More = p.Some("evidence.more", len(x.alone)-len(v.Alone))
}

// offerKey distinguishes an offer from another: one sheet is offered in each of its
// themes.
type offerKey struct {
	commune  *network.Commune
	sheet    *network.Sheet
	practice *network.Practice
}

func keyOf(o network.Offer) offerKey { return offerKey{o.Commune, o.Sheet, o.Practice} }

// offersByCommune lists the offers of some communes, each once and in the order of
// themes: what a commune offers in two themes is offered for the first.
func (p exchangePages) offersByCommune(shown []*network.Commune) map[*network.Commune][]view.Offer {
	seen := map[offerKey]bool{}
	byCommune := make(map[*network.Commune][]view.Offer, len(shown))
	for _, c := range shown {
		byCommune[c] = nil
	}
	for _, t := range p.Network.Themes {
		for _, o := range p.OffersOfTheme(t.ID) {
			if _, wanted := byCommune[o.Commune]; !wanted || seen[keyOf(o)] {
				continue
			}
			seen[keyOf(o)] = true
			offer := p.offer(t.ID, o)
			offer.Commune = view.Link{}
			byCommune[o.Commune] = append(byCommune[o.Commune], offer)
		}
	}
	return byCommune
}

func (p exchangePages) row(c *network.Commune) view.MatrixRow {
	row := view.MatrixRow{Commune: p.CommuneLink(c.ID)}
	for _, t := range p.Network.Themes {
		cell := view.MatrixCell{Status: p.roleStatus(roleID(p.RoleIn(c.ID, t.ID)))}
		if p.RoleIn(c.ID, t.ID) != (network.Role{}) {
			cell.URL = row.Commune.URL + "#" + themeAnchor(t)
		}
		row.Cells = append(row.Cells, cell)
	}
	return row
}

// themeAnchor is the part of a commune's page that is about a theme.
func themeAnchor(t *network.Theme) string { return "_theme-" + t.ID }

// shownInTheme is how many sheets of a theme a commune's page names beside its cards.
const shownInTheme = 2

// byTheme is what a commune does and looks for, as the table of all communes says it, with
// the sheets that say so.
func (p exchangePages) byTheme(c *network.Commune) []view.ThemeOfCommune {
	var list []view.ThemeOfCommune
	for _, t := range p.Network.Themes {
		role := p.RoleIn(c.ID, t.ID)
		if role == (network.Role{}) {
			continue
		}
		part := view.ThemeOfCommune{Anchor: themeAnchor(t), Theme: p.ThemeLink(t.ID), Status: p.roleStatus(roleID(role))}
		for _, s := range p.SheetsOfCommune(c.ID) {
			if slices.Contains(s.Themes, t.ID) {
				part.Sheets = append(part.Sheets, p.SheetLink(s.ID))
			}
		}
		for _, a := range p.AdoptionsBy(c.ID) {
			if s := p.Sheet(a.Sheet); s != nil && slices.Contains(s.Themes, t.ID) {
				l := p.SheetLink(s.ID)
				l.URL, l.Note = p.At.Adoption(s.ID, a.ID), p.T("role.adopted")
				part.Sheets = append(part.Sheets, l)
			}
		}
		all := len(part.Sheets)
		part.Sheets = part.Sheets[:min(all, shownInTheme)]
		part.More = p.Some("evidence.more", all-len(part.Sheets))
		list = append(list, part)
	}
	return list
}

// roleID is one word for a role; nothing known is "unknown", which points at
// nobody.
func roleID(r network.Role) string {
	switch does := r.Does(); {
	case does && r.Needs:
		return "both"
	case r.Practises:
		return "practises"
	case r.Adopted:
		return "adopted"
	case r.Needs:
		return "needs"
	}
	return "unknown"
}

func (p exchangePages) roleStatus(id string) view.Status {
	return view.Status{ID: "role-" + id, Words: p.T("role." + id)}
}

// cell is what a commune can show and what it looks for; in a large network, its own page
// has what may answer that.
func (p exchangePages) cell(c *network.Commune, offers []view.Offer, large bool) view.MatrixEntry {
	e := view.MatrixEntry{Commune: p.CommuneLink(c.ID), Offers: offers}
	if d := p.Diagnostic(c.ID); d != nil {
		for _, n := range d.Needs.Items {
			if n.Private || n.Since.First() > p.AsOf {
				continue
			}
			if _, met := p.Met(n); !met {
				need := p.need(network.CommuneNeed{Commune: c, Need: n})
				need.Commune = view.Link{} // the entry is its own
				if large {
					need.Matches = nil
				}
				e.Needs = append(e.Needs, need)
			}
		}
	}
	return e
}
