package site

import (
	"essaim/internal/address"
	"essaim/internal/network"
	"essaim/internal/plan"
	"essaim/internal/view"
	"essaim/internal/wording"
)

// organisationPages are the list of bodies that are no commune of the network, and
// a page for each. Without any there is no list.
type organisationPages struct{ *planner }

func (p organisationPages) plan() {
	if len(p.Institutions) == 0 {
		return
	}
	p.add(plan.Output{URL: p.At.List(address.Organisations), Layout: "organisations.html", Title: p.T("page.organisations"), View: p.list})
	for _, i := range p.Institutions {
		for n := 1; n <= pagesOf(len(p.SheetsOfCommune(i.ID)), cardsPerPage); n++ {
			o := plan.Output{
				URL: p.At.Page(p.At.Item(address.Organisations, i.ID), n), Layout: "organisation.html", From: &i.Pos,
				Title: p.firstOnly(n, p.Typo(i.Name)),
				View:  func() any { return p.page(i, n) },
			}
			if n == 1 {
				o.Entry = func() view.Entry { return p.entry(i) }
				o.Lasting = lastingID("organisation", i.ID, &i.Name)
				p.moved(o, i.Aliases)
			}
			p.addList(o)
		}
	}
}

// wayByOrganisation leads to the list, where there is one.
func (p *planner) wayByOrganisation() []view.Link {
	if len(p.Institutions) == 0 {
		return nil
	}
	return []view.Link{{Name: p.T("search.by-organisation"), URL: p.At.List(address.Organisations)}}
}

func (p organisationPages) list() any {
	v := view.OrganisationsPage{
		Head: p.head(titled{address.Organisations, "", p.T("page.organisations"), p.T("organisations.description", p.Typo(p.Network.Name))}, p.At.List(address.Organisations)),
		Lead: p.T("organisations.lead"),
	}
	for _, i := range p.Institutions {
		row := view.OrganisationRow{
			Name: p.Typo(i.Name), URL: p.At.Item(address.Organisations, i.ID), Kind: p.kind(i),
			Population: p.Inhabitants(&i.Commune), Sheets: p.Some("count.sheets", len(p.SheetsOfCommune(i.ID))),
		}
		v.Sized = v.Sized || row.Population != ""
		v.Organisations = append(v.Organisations, row)
	}
	return v
}

func (p organisationPages) kind(i *network.Institution) string {
	return wording.Capital(p.T("organisation-kind." + string(i.Kind)))
}

func (p organisationPages) page(i *network.Institution, n int) any {
	sheets, href := p.SheetsOfCommune(i.ID), p.At.Item(address.Organisations, i.ID)
	v := view.OrganisationPage{
		Head: p.paged(p.head(titled{address.Organisations, i.ID, i.Name, p.description(i)}, href), n),
		Kind: p.kind(i), Siren: i.Siren, Code: i.Code, Country: i.Country, Area: p.area(&i.Commune),
		Address: p.Typo(i.Address), Email: i.Email, Phone: i.Phone, Website: i.Website,
		Cards: p.cards(onPage(sheets, n, cardsPerPage)),
		Pager: p.pager(href, n, len(sheets), cardsPerPage),
	}
	v.Breadcrumb = p.breadcrumb(address.Organisations, v.Title)
	v.Feed = p.At.Feed(href)
	v.Figures = p.counts(countedFigure{"figure.population", i.Population, i.About}, countedFigure{label: "figure.sheets", count: len(sheets)})
	if n == 1 {
		v.Results = p.progress.RolledUp(network.Scope{Commune: i.ID}, nil)
		v.Taught = p.taught(i)
	}
	return v
}

// taught are the practices that communes learnt from a body.
func (p organisationPages) taught(i *network.Institution) []view.Link {
	var list []view.Link
	for _, a := range p.Adoptions {
		if a.From == i.ID {
			l := p.SheetLink(a.Sheet)
			l.URL, l.Note = p.At.Adoption(a.Sheet, a.ID), p.CommuneLink(a.Commune).Name
			list = append(list, l)
		}
	}
	return list
}

func (p organisationPages) description(i *network.Institution) string {
	return p.T("organisation.description", p.Typo(i.Name), p.Typo(p.Network.Name))
}

func (p organisationPages) entry(i *network.Institution) view.Entry {
	return view.Entry{
		Kind: view.OrganisationKind, Title: p.Typo(i.Name), URL: p.At.Item(address.Organisations, i.ID),
		Summary: p.description(i),
		Texts:   []string{p.kind(i), i.Siren, i.Code},
	}
}
