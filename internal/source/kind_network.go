package source

import (
	"slices"
	"strings"
	"time"

	"essaim/internal/diag"
	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/plainyaml"
)

// networkTable is content/network.yaml.
var networkTable = tableOf("network", checkNetwork,
	required(field("name", func(n *network.Network) *string { return &n.Name }, line, inWords)),
	field("description", func(n *network.Network) *string { return &n.Description }, prose, inWords),
	field("lang", func(n *network.Network) *locale.Lang { return &n.Lang }, language, "fr"),
	field("time_zone", func(n *network.Network) *string { return &n.TimeZone }, timeZone, "Europe/Paris"),
	field("base_url", func(n *network.Network) *string { return &n.BaseURL }, baseURL, "https://reseau.example.org/"),
	field("logo", func(n *network.Network) *string { return &n.Logo }, staticFile, "static/logo.svg"),
	field("outline", func(n *network.Network) *string { return &n.OutlineFile }, outlineFile, "static/contour.geojson"),
	field("accent", func(n *network.Network) *string { return &n.Accent }, colour, `"#1f6f54"`),
	field("menu", func(n *network.Network) *[]network.MenuItem { return &n.Menu }, listOf(mapOf(menuTable)), inWords),
	field("organisation", func(n *network.Network) *network.Organisation { return &n.Organisation }, mapOf(organisationTable), inWords),
	field("contact", func(n *network.Network) *network.Contact { return &n.Contact }, mapOf(contactTable), inWords),
	field("programme", func(n *network.Network) *network.Span { return &n.Programme }, period, "{from: 2010}"),
	field("as_of", func(n *network.Network) *network.Day { return &n.AsOf }, exactDay, "2012-05-31"),
	field("licence", func(n *network.Network) *string { return &n.Licence }, line, "etalab-2.0"),
	field("pdf", func(n *network.Network) *network.PDF { return &n.PDF }, pdfOptions, "{sheets: true, booklets: true}"),
	field("open_data", func(n *network.Network) *network.OpenData { return &n.OpenData }, mapOf(openDataTable), "{texts: yes}"),
	field("repository", func(n *network.Network) **network.Repository { return &n.Repository }, optional(mapOf(repositoryTable)), "{url: https://git.example.org/reseau}"),
	field("legal", func(n *network.Network) *network.Legal { return &n.Legal }, mapOf(legalTable), inWords),
	field("communes", func(n *network.Network) *[]*network.Commune { return &n.Communes }, listOf(optional(mapOf(communeTable))), inWords),
	field("organisations", func(n *network.Network) *[]*network.Institution { return &n.Institutions }, listOf(optional(mapOf(institutionTable))), inWords),
	field("themes", func(n *network.Network) *[]*network.Theme { return &n.Themes }, listOf(optional(mapOf(themeTable))), inWords),
	field("indicators", func(n *network.Network) *[]*network.Indicator { return &n.Indicators }, listOf(optional(mapOf(indicatorTable))), inWords),
	field("practices", func(n *network.Network) *[]*network.PracticeGroup { return &n.Practices }, listOf(optional(mapOf(practiceGroupTable))), inWords),
	field("objectives", func(n *network.Network) *[]*network.Objective { return &n.Objectives }, listOf(optional(mapOf(objectiveTable))), inWords),
	field("currency", func(n *network.Network) *locale.Currency { return &n.Currency }, currencyCode, "EUR"),
	field("essaim", func(n *network.Network) *string { return &n.Program }, programVersion, `">=0.1"`),
	field("ignore", func(n *network.Network) *[]network.Ignored { return &n.Ignored }, listOf(mapOf(ignoredTable)), inWords),
	field("portal", func(n *network.Network) **network.Portal { return &n.Portal }, optional(mapOf(portalTable)), inWords),
	field("extra", func(n *network.Network) *any { return &n.Extra }, extra, "{}"),
)

var language = choice("language", locale.Languages...)

// timeZone is a name of the IANA database.
var timeZone = valueType[string]{Type{Name: "time-zone"}, func(f *file, n *node) (string, bool) {
	s, ok := f.text(n, maxLine)
	if !ok {
		return "", false
	}
	if _, err := time.LoadLocation(s); err != nil || s == "Local" {
		f.err(n, "bad-time-zone", diag.Args{"text": cut(s)})
		return "", false
	}
	return f.scratch.keep(s), true
}}

// staticFile is a path of static/, checked once the site's folder is walked.
var staticFile = valueType[string]{Type{Name: "static-file"}, func(f *file, n *node) (string, bool) {
	s, ok := inStatic(f, n)
	if ok {
		pos := f.pos(n)
		f.afterwards(func(x *index) { x.needFile(f, pos, s) })
	}
	return s, ok
}}

// inStatic reads a path of static/.
func inStatic(f *file, n *node) (string, bool) {
	s, ok := fileName.read(f, n)
	if ok && !strings.HasPrefix(s, "static/") {
		f.err(n, "not-in-static", diag.Args{"file": cut(s)})
		return "", false
	}
	return s, ok
}

var menuTable = tableOf[network.MenuItem]("menu", nil,
	required(field("name", func(i *network.MenuItem) *string { return &i.Name }, line, inWords)),
	required(field("url", func(i *network.MenuItem) *string { return &i.URL }, menuURL, "/fiches/")),
)

var organisationTable = tableOf[network.Organisation]("organisation", nil,
	field("name", func(o *network.Organisation) *string { return &o.Name }, line, inWords),
	field("address", func(o *network.Organisation) *string { return &o.Address }, line, inWords),
	field("phone", func(o *network.Organisation) *string { return &o.Phone }, phone, inWords),
	field("email", func(o *network.Organisation) *string { return &o.Email }, email, "accueil@example.org"),
	field("website", func(o *network.Organisation) *string { return &o.Website }, siteURL, "https://www.example.org/"),
	field("siren", func(o *network.Organisation) *string { return &o.Siren }, line, `"241200187"`),
)

var contactTable = tableOf[network.Contact]("contact", nil,
	field("role", func(c *network.Contact) *string { return &c.Role }, role, inWords, searched),
	field("name", func(c *network.Contact) *string { return &c.Name }, role, inWords),
	field("email", func(c *network.Contact) *string { return &c.Email }, email, "prevention@example.org"),
	field("phone", func(c *network.Contact) *string { return &c.Phone }, phone, inWords),
	field("address", func(c *network.Contact) *string { return &c.Address }, line, inWords),
)

var pdfTable = tableOf[network.PDF]("pdf", nil,
	field("sheets", func(p *network.PDF) *bool { return &p.Sheets }, truth, "true"),
	field("booklets", func(p *network.PDF) *bool { return &p.Booklets }, truth, "true"),
)

// pdfOptions starts from its defaults, unlike other maps.
var pdfOptions = valueType[network.PDF]{Type{Name: "map", Map: pdfTable.Table}, func(f *file, n *node) (network.PDF, bool) {
	p := network.PDF{Sheets: true, Booklets: true}
	if n.Kind != plainyaml.Mapping {
		pdfTable.notMap(f, n, false)
		return p, false
	}
	pdfTable.read(f, n, &p)
	return p, true
}}

var openDataTable = tableOf[network.OpenData]("open-data", nil,
	field("texts", func(o *network.OpenData) *bool { return &o.Texts }, truth, "yes"),
)

var repositoryTable = tableOf("repository", checkRepository,
	required(field("url", func(r *network.Repository) *string { return &r.URL }, rootURL, "https://git.example.org/reseau")),
	field("branch", func(r *network.Repository) *string { return &r.Branch }, branch, "main"),
	field("forge", func(r *network.Repository) *string { return &r.Forge }, choice("forge", "gitlab", "github", "gitea"), "gitlab"),
	field("app_id", func(r *network.Repository) *string { return &r.AppID }, line, "0123456789abcdef"),
	field("relay", func(r *network.Repository) *string { return &r.Relay }, siteURL, "https://acces.example.org"),
	field("dir", func(r *network.Repository) *string { return &r.Dir }, fileName, "site"),
)

func checkRepository(_ *file, _ *mapping, r *network.Repository) {
	r.URL = strings.TrimSuffix(strings.TrimRight(r.URL, "/"), ".git") // as forges show it for git itself
	if r.Branch == "" {
		r.Branch = "main"
	}
	if r.Forge == "" {
		r.Forge = forgeOf(r.URL)
	}
}

// forgeOf guesses the forge from its address; most public bodies run GitLab.
func forgeOf(url string) string {
	switch {
	case strings.Contains(url, "github."):
		return "github"
	case strings.Contains(url, "codeberg.") || strings.Contains(url, "gitea.") || strings.Contains(url, "forgejo."):
		return "gitea"
	}
	return "gitlab"
}

var legalTable = tableOf[network.Legal]("legal", nil,
	field("publication_director", func(l *network.Legal) *string { return &l.PublicationDirector }, role, inWords),
	field("host", func(l *network.Legal) *network.Organisation { return &l.Host }, mapOf(organisationTable), inWords),
	field("accessibility", func(l *network.Legal) *accessibility { return (*accessibility)(&l.Accessibility) }, mapOf(accessibilityTable), "{status: non-compliant}"),
)

// accessibility is network.Legal's, which has no name of its own.
type accessibility struct{ Status, Audit, Contact string }

var accessibilityTable = tableOf("accessibility", checkAccessibility,
	field("status", func(a *accessibility) *string { return &a.Status },
		choice("compliance", "non-compliant", "partially-compliant", "compliant"), "non-compliant"),
	field("audit", func(a *accessibility) *string { return &a.Audit }, siteURL, "https://example.org/audit"),
	field("contact", func(a *accessibility) *string { return &a.Contact }, line, "accessibilite@example.org"),
)

// checkAccessibility warns of a level that no audit proves.
func checkAccessibility(f *file, m *mapping, a *accessibility) {
	if a.Status != "" && a.Status != "non-compliant" && a.Audit == "" {
		f.warn(m.value("status"), "level-without-audit", diag.Args{"text": cut(m.value("status").Value)})
	}
}

// checkNetwork fills the defaults and warns of the legal facts that a public
// site lacks.
func checkNetwork(f *file, m *mapping, n *network.Network) {
	if n.BaseURL != "" && !strings.HasSuffix(n.BaseURL, "/") {
		n.BaseURL += "/"
	}
	if n.Currency == "" {
		n.Currency = locale.Euro
	}
	if n.Licence == "" {
		n.Licence = "etalab-2.0"
	}
	for _, o := range n.Objectives {
		i := slices.IndexFunc(n.Indicators, func(i *network.Indicator) bool { return i.ID == o.Indicator })
		if i < 0 {
			o.Down = network.DirectionOf(o.Direction, nil, o.Target) == network.Down
		} else {
			o.Down = network.DirectionOf(o.Direction, n.Indicators[i], o.Target) == network.Down
		}
	}
	checkLegal(f, m, n)
}

// checkLegal warns once, of all that is missing: the pages say « à compléter »
// in its place.
func checkLegal(f *file, m *mapping, n *network.Network) {
	var missing diag.List
	keys := map[string][]string{}
	for _, fact := range []struct {
		value        string
		name         diag.Key
		section, key string
	}{
		{n.Organisation.Name, "lacks.organisation-name", "organisation", "name"},
		{n.Organisation.Address, "lacks.organisation-address", "organisation", "address"},
		{n.Legal.PublicationDirector, "lacks.publication-director", "legal", "publication_director"},
		{n.Legal.Host.Name, "lacks.host-name", "host", "name"},
		{n.Legal.Host.Address, "lacks.host-address", "host", "address"},
		{n.Legal.Host.Phone, "lacks.host-phone", "host", "phone"},
	} {
		if fact.value == "" {
			missing = append(missing, fact.name)
			keys[fact.section] = append(keys[fact.section], f.spell("key."+fact.key)+": …")
		}
	}
	if len(missing) == 0 {
		return
	}
	if host := keys["host"]; host != nil {
		keys["legal"] = append(keys["legal"], f.spell("key.host")+": {"+strings.Join(host, ", ")+"}")
	}
	var complete []string
	for _, section := range []string{"organisation", "legal"} {
		if keys[section] != nil {
			complete = append(complete, f.spell("key."+section)+": {"+strings.Join(keys[section], ", ")+"}")
		}
	}
	pos := diag.Whole(f.path)
	if key := m.key("legal"); key != nil {
		pos = f.pos(key)
	}
	f.report(diag.Warning, pos, "legal-facts-missing", diag.Args{"missing": missing, "keys": strings.Join(complete, "\n")})
}
