package site

import (
	"slices"
	"strings"

	"essaim/internal/address"
	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/plan"
	"essaim/internal/view"
	"essaim/internal/wording"
)

// textPages are the free pages, and those that every public site has to have.
type textPages struct{ *planner }

// plan plans the free pages. Two of them, legal notice and accessibility, take
// the place of the site's own.
func (p textPages) plan() {
	for _, g := range p.Pages {
		if g.ID == "index" {
			continue
		}
		href := p.At.FreePage(g.ID)
		p.addLasting(plan.Output{
			URL: href, Layout: "page.html", Name: &g.Title, From: &g.Pos,
			Bodies:  p.bodies(&g.Body),
			View:    func() any { return p.page(g) },
			Entry:   func() view.Entry { return p.entry(g) },
			Lasting: lastingFile("page", &g.Title, &g.Body, g.Draft),
		}, g.Aliases)
	}
	p.planService()
}

func (p textPages) page(g *network.Page) any {
	v := view.TextPage{
		Head: p.head(titled{"", g.ID, g.Title, g.Summary}, p.At.FreePage(g.ID)),
		Lead: p.Typo(g.Summary),
		Text: p.links.text(g.Body),
	}
	v.EditURL = p.editing().edit(g.Pos.File)
	return v
}

// planService plans what every public site has to have.
func (p textPages) planService() {
	p.add(plan.Output{URL: p.At.List(address.Contact), Layout: "contact.html", View: p.contactPage, Title: p.T("page.contact")})
	p.add(plan.Output{URL: p.At.List(address.SiteMap), Layout: "site-map.html", View: p.siteMapPage, Title: p.T("page.site-map")})
	if !p.replaced(address.LegalNotice) {
		p.add(plan.Output{URL: p.At.List(address.LegalNotice), Layout: "legal-notice.html", View: p.legalPage, Title: p.T("page.legal-notice")})
	}
	if !p.replaced(address.Accessibility) {
		p.add(plan.Output{URL: p.At.List(address.Accessibility), Layout: "accessibility.html", View: p.accessibilityPage, Title: p.T("page.accessibility")})
	}
	p.add(plan.Output{URL: p.At.Base + "404.html", Layout: "not-found.html", View: p.notFoundPage, Hidden: true})
}

// replaced reports whether a free page stands in for a page of the site's own.
func (p textPages) replaced(r address.Section) bool {
	return slices.ContainsFunc(p.Pages, func(g *network.Page) bool { return p.At.FreePage(g.ID) == p.At.List(r) })
}

// serviceHead is the head of a page whose words are the site's own.
func (p *planner) serviceHead(r address.Section) view.Head {
	h := p.head(titled{"", "", p.T("page." + string(r)), p.T(string(r)+".description", p.Typo(p.Network.Name))}, p.At.List(r))
	return h
}

func (p textPages) contactPage() any {
	v := view.ContactPage{
		Head:         p.serviceHead(address.Contact),
		Organisation: p.Organisation(),
		Network:      p.ContactOf(p.Network.Contact),
	}
	v.Network.URL = ""
	for _, c := range p.Members(p.AsOf) {
		if c.Email == "" && c.Phone == "" && c.Address == "" && c.Website == "" {
			continue
		}
		v.Communes = append(v.Communes, view.Contact{
			Name: p.Typo(c.Name), Address: p.Typo(c.Address), Email: c.Email, Phone: c.Phone, Website: c.Website,
			URL: p.At.Item(address.Communes, c.ID),
		})
	}
	return v
}

func (p textPages) legalPage() any {
	n := p.Network
	host := n.Legal.Host
	v := view.LegalPage{
		Head:      p.serviceHead(address.LegalNotice),
		Publisher: p.Organisation(),
		Siren:     n.Organisation.Siren,
		Director:  p.Typo(n.Legal.PublicationDirector),
		Host:      view.Contact{Name: p.Typo(host.Name), Address: p.Typo(host.Address), Phone: host.Phone},
		Licence:   wording.Licence(n.Licence),
	}
	if n.Repository != nil {
		v.Source = n.Repository.URL
	}
	return v
}

func (p textPages) accessibilityPage() any {
	a := p.Network.Legal.Accessibility
	status := accessibilityStatus(p.Network)
	return view.AccessibilityPage{
		Head:       p.serviceHead(address.Accessibility),
		StateID:    status,
		Status:     p.T("accessibility." + status),
		Audit:      a.Audit,
		Contact:    a.Contact,
		Publisher:  p.Typo(p.Network.Organisation.Name),
		ContactURL: addressOf(a.Contact),
		Date:       p.Day(p.AsOf),
	}
}

// addressOf is where a link leads that an author wrote as an e-mail address or an address of
// the web; "" for any other text.
func addressOf(text string) string {
	switch {
	case strings.ContainsAny(text, " \t"):
		return ""
	case strings.HasPrefix(text, "https://"), strings.HasPrefix(text, "http://"):
		return text
	case strings.Count(text, "@") == 1:
		return "mailto:" + text
	}
	return ""
}

func (p textPages) notFoundPage() any {
	v := view.NotFoundPage{Head: p.head(titled{"", "", p.T("not-found.title"), p.T("not-found.description")}, p.At.Base+"404.html")}
	v.Canonical, v.NoIndex = "", true
	for _, m := range p.menu() {
		v.Links = append(v.Links, view.Link{Name: m.Name, URL: m.URL})
	}
	v.Links = append(v.Links, view.Link{Name: p.T("page.site-map"), URL: p.At.List(address.SiteMap)})
	return v
}

// mostMapped is how many sheets the site map names one by one.
const mostMapped = 300

// siteMapPage lists every page by section, sorted as the language sorts; of many sheets,
// the pages of their list by title.
func (p textPages) siteMapPage() any {
	v := view.SiteMapPage{Head: p.serviceHead(address.SiteMap)}
	for _, r := range p.mapped() {
		list := p.At.List(r)
		group := view.LinkGroup{Title: p.T("page." + string(r)), Link: list}
		if r == address.Sheets && len(p.Sheets) > mostMapped {
			group.Links = p.pagesByTitle()
			v.Groups = append(v.Groups, group)
			continue
		}
		for _, o := range p.outputs {
			if o.IsMapped() && o.URL != list && strings.HasPrefix(o.URL, list) {
				group.Links = append(group.Links, p.mapLink(o))
			}
		}
		locale.Sort(p.Locale, group.Links, func(l view.Link) string { return l.Name })
		v.Groups = append(v.Groups, group)
	}
	v.Groups = append(v.Groups, view.LinkGroup{Title: p.T("site-map.about"), Links: p.aboutLinks()})
	return v
}

// pagesByTitle are the pages of the list of all sheets by title, each with its first and
// its last.
func (p textPages) pagesByTitle() []view.Link {
	var list []view.Link
	all := p.byTitle()
	for n := 1; n <= pagesOf(len(all), linesPerPage); n++ {
		page := onPage(all, n, linesPerPage)
		list = append(list, view.Link{
			Name: p.T("site-map.from-to", p.Typo(page[0].Title), p.Typo(page[len(page)-1].Title)),
			URL:  p.At.Page(p.At.AZ(), n),
		})
	}
	return list
}

// mapped are the sections of the site map.
func (p textPages) mapped() []address.Section {
	sections := slices.Clip(address.Main)
	if p.pages.practices.hasPractices() {
		sections = append(sections, address.Practices)
	}
	if len(p.Institutions) > 0 {
		sections = append(sections, address.Organisations)
	}
	if len(p.Peers) > 0 {
		sections = append(sections, address.Networks)
	}
	return sections
}

// aboutLinks are the pages that belong to no section.
func (p textPages) aboutLinks() []view.Link {
	var list []view.Link
	for _, o := range p.outputs {
		if o.IsMapped() && !p.inSection(o.URL) {
			list = append(list, p.mapLink(o))
		}
	}
	return list
}

func (p textPages) mapLink(o plan.Output) view.Link {
	if o.Name != nil {
		return view.Link{Name: p.Typo(*o.Name), URL: o.URL}
	}
	return view.Link{Name: o.Title, URL: o.URL}
}

func (p textPages) inSection(href string) bool {
	return slices.ContainsFunc(p.mapped(), func(r address.Section) bool {
		return strings.HasPrefix(href, p.At.List(r))
	})
}
