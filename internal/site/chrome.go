package site

import (
	"strings"

	"essaim/internal/address"
	"essaim/internal/network"
	"essaim/internal/view"
)

// policy lets a page load nothing but the site's own files: no inline script
// or style, no frame, no form to elsewhere.
const policy = "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; font-src 'none'; base-uri 'none'; form-action 'self'"

// licences are those that can be linked to, by SPDX id where there is one.
var licences = map[string]view.Link{
	"etalab-2.0":   {Name: "Licence Ouverte 2.0", URL: "https://www.etalab.gouv.fr/wp-content/uploads/2017/04/ETALAB-Licence-Ouverte-v2.0.pdf"},
	"cc-by-4.0":    {Name: "CC BY 4.0", URL: "https://creativecommons.org/licenses/by/4.0/"},
	"cc-by-sa-4.0": {Name: "CC BY-SA 4.0", URL: "https://creativecommons.org/licenses/by-sa/4.0/"},
	"cc0-1.0":      {Name: "CC0 1.0", URL: "https://creativecommons.org/publicdomain/zero/1.0/"},
	"odbl-1.0":     {Name: "ODbL 1.0", URL: "https://opendatacommons.org/licenses/odbl/1-0/"},
	"ogl-uk-3.0":   {Name: "Open Government Licence 3.0", URL: "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"},
}

func licence(id string) view.Link {
	if l, ok := licences[strings.ToLower(id)]; ok {
		return l
	}
	return view.Link{Name: id}
}

func (p *planner) chrome() view.Chrome {
	n := p.Network
	c := view.Chrome{
		Lang:         string(p.Locale.Lang()),
		Name:         p.typo(n.Name),
		Description:  p.typo(n.Description),
		Home:         p.at.Base,
		BasePath:     p.at.Base,
		Icon:         p.asset("essaim/icon.svg"),
		Stylesheets:  []string{p.asset("essaim/site.css")},
		Search:       p.at.List(address.Search),
		Keys:         p.asset(keysFile),
		Licence:      licence(n.Licence),
		Organisation: p.typo(n.Organisation.Name),
		Policy:       policy,
		AsOf:         p.day(p.AsOf),
		Situation:    p.situation(),
		Generator:    p.generator(),
		Edited:       n.Repository != nil,
		Feed:         p.at.Feed(p.at.Base),
	}
	if n.Logo != "" {
		c.Logo = p.asset(strings.TrimPrefix(n.Logo, "static/"))
	}
	if n.Accent != "" {
		c.Stylesheets = append(c.Stylesheets, p.asset(accentFile))
	}
	c.Menu = p.menu()
	c.Footer = []view.Link{
		{Name: p.t("page.contact"), URL: p.at.List(address.Contact)},
		{Name: p.t("page.open-data"), URL: p.at.List(address.OpenData)},
		{Name: p.t("page.site-map"), URL: p.at.List(address.SiteMap)},
		{Name: p.t("page.legal-notice"), URL: p.at.List(address.LegalNotice)},
		{Name: p.t("accessibility.footer", p.t("accessibility."+accessibilityStatus(n))), URL: p.at.List(address.Accessibility)},
	}
	return c
}

// situation tells on which day figures are true.
func (p *planner) situation() string { return p.t("situation-on", p.day(p.AsOf)) }

func (p *planner) generator() string { return "essaim " + p.Version }

func (p *planner) menu() []view.MenuItem {
	var menu []view.MenuItem
	for _, r := range []address.Section{address.Sheets, address.Themes, address.Communes, address.Objectives, address.Meetings} {
		menu = append(menu, view.MenuItem{Name: p.t("page." + string(r)), URL: p.at.List(r), Section: string(r)})
	}
	for _, m := range p.Network.Menu {
		to := p.links.resolve("content/network.yaml", m.URL)
		menu = append(menu, view.MenuItem{Name: p.typo(m.Name), URL: to.URL})
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
