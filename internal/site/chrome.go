package site

import (
	"strings"

	"essaim/internal/address"
	"essaim/internal/network"
	"essaim/internal/plan"
	"essaim/internal/view"
	"essaim/internal/wording"
)

func (p *planner) chrome() view.Chrome {
	n := p.Network
	c := view.Chrome{
		Lang:         string(p.Locale.Lang()),
		Name:         p.Typo(n.Name),
		Description:  p.Typo(n.Description),
		Home:         p.At.Base,
		BasePath:     p.At.Base,
		Icon:         p.asset("essaim/icon.svg"),
		Stylesheets:  []string{p.asset("essaim/site.css")},
		Search:       p.At.List(address.Search),
		Compare:      p.At.List(address.Compare),
		Keys:         p.asset(keysFile),
		Licence:      wording.Licence(n.Licence),
		Organisation: p.Typo(n.Organisation.Name),
		Policy:       plan.Policy,
		AsOf:         p.Day(p.AsOf),
		Situation:    p.SituationOn(),
		Generator:    p.in.Generator(),
		Edited:       n.Repository != nil,
		Feed:         p.At.Feed(p.At.Base),
	}
	if n.Logo != "" {
		c.Logo = p.asset(strings.TrimPrefix(n.Logo, "static/"))
	}
	if n.Accent != "" {
		c.Stylesheets = append(c.Stylesheets, p.asset(address.AccentSheet))
	}
	c.Menu = p.menu()
	c.Footer = []view.Link{
		{Name: p.T("page.contact"), URL: p.At.List(address.Contact)},
		{Name: p.T("page.open-data"), URL: p.At.List(address.OpenData)},
		{Name: p.T("page.site-map"), URL: p.At.List(address.SiteMap)},
		{Name: p.T("page.legal-notice"), URL: p.At.List(address.LegalNotice)},
		{Name: p.T("accessibility.footer", p.T("accessibility."+accessibilityStatus(n))), URL: p.At.List(address.Accessibility)},
	}
	if len(p.Peers) > 0 {
		c.Footer = append([]view.Link{{Name: p.T("page.networks"), URL: p.At.List(address.Networks)}}, c.Footer...)
	}
	return c
}

func (p *planner) menu() []view.MenuItem {
	var menu []view.MenuItem
	for _, r := range address.Main {
		menu = append(menu, view.MenuItem{Name: p.T("page." + string(r)), URL: p.At.List(r), Section: string(r)})
	}
	for _, m := range p.Network.Menu {
		to := p.links.find("content/network.yaml", m.URL)
		menu = append(menu, view.MenuItem{Name: p.Typo(m.Name), URL: to.URL})
	}
	return menu
}

// accessibilityStatus never claims a level that no audit has measured.
func accessibilityStatus(n *network.Network) string {
	a := n.Legal.Accessibility
	if a.Status == "" || a.Audit == "" {
		return "non-compliant"
	}
	return a.Status
}
