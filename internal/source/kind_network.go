package source

import (
	"strings"
	"time"

	"essaim/internal/diag"
	"essaim/internal/locale"
	"essaim/internal/network"
)

// networkTable is content/network.yaml.
var networkTable = tableOf("network", checkNetwork,
	required(field("name", func(n *network.Network) *string { return &n.Name }, line,
		"nom du réseau", "name of the network", "Réseau d'échanges de l'agglomération")),
	field("description", func(n *network.Network) *string { return &n.Description }, prose,
		"une phrase, pour l’accueil et les moteurs de recherche", "one sentence, for the home page and search engines", "Les communes échangent leurs bonnes pratiques."),
	field("lang", func(n *network.Network) *locale.Lang { return &n.Lang }, language,
		"langue du site", "language of the site", "fr"),
	field("time_zone", func(n *network.Network) *string { return &n.TimeZone }, timeZone,
		"fuseau horaire ; Europe/Paris par défaut", "time zone; Europe/Paris by default", "Europe/Paris"),
	field("base_url", func(n *network.Network) *string { return &n.BaseURL }, siteURL,
		"adresse du site, avec son chemin éventuel", "address of the site, with its path if it has one", "https://reseau.example.org/"),
	field("logo", func(n *network.Network) *string { return &n.Logo }, staticFile,
		"logo, dans static/", "logo, in static/", "static/logo.svg"),
	field("accent", func(n *network.Network) *string { return &n.Accent }, colour,
		"couleur d’accent", "accent colour", `"#1f6f54"`),
	field("menu", func(n *network.Network) *[]network.MenuItem { return &n.Menu }, listOf(mapOf(menuTable)),
		"entrées de menu", "menu entries", "[{name: Fiches, url: /fiches/}]"),
	field("organisation", func(n *network.Network) *network.Organisation { return &n.Organisation }, mapOf(organisationTable),
		"la collectivité qui anime le réseau", "the body that runs the network", "{name: Communauté de communes}"),
	field("contact", func(n *network.Network) *network.Contact { return &n.Contact }, mapOf(contactTable),
		"à qui écrire, par fonction", "whom to write to, by role", "{role: Animation du réseau, email: reseau@example.org}"),
	field("programme", func(n *network.Network) *network.Span { return &n.Programme }, mapOf(spanTable),
		"durée du programme ; sans fin, il reste ouvert", "span of the programme; without end it stays open", "{from: 2010}"),
	field("as_of", func(n *network.Network) *network.Day { return &n.AsOf }, exactDay,
		"jour auquel les chiffres sont arrêtés", "day at which figures are drawn up", "2012-05-31"),
	field("licence", func(n *network.Network) *string { return &n.Licence }, line,
		"licence des contenus", "licence of the content", "etalab-2.0"),
	field("pdf", func(n *network.Network) *network.PDF { return &n.PDF }, pdfOptions,
		"quels PDF produire", "which PDF files to make", "{sheets: true, booklets: true}"),
	field("repository", func(n *network.Network) **network.Repository { return &n.Repository }, optional(mapOf(repositoryTable)),
		"dépôt où les fiches se modifient", "repository where sheets are edited", "{url: https://git.example.org/reseau}"),
	field("legal", func(n *network.Network) *network.Legal { return &n.Legal }, mapOf(legalTable),
		"mentions légales", "legal facts", "{publication_director: La présidence}"),
	field("communes", func(n *network.Network) *[]*network.Commune { return &n.Communes }, listOf(optional(mapOf(communeTable))),
		"communes du réseau", "communes of the network", `[{id: rodez, name: Rodez, code: "12202"}]`),
	field("themes", func(n *network.Network) *[]*network.Theme { return &n.Themes }, listOf(optional(mapOf(themeTable))),
		"thèmes des fiches", "themes of the sheets", "[{id: eau, name: Eau}]"),
	field("indicators", func(n *network.Network) *[]*network.Indicator { return &n.Indicators }, listOf(optional(mapOf(indicatorTable))),
		"ce que les résultats mesurent", "what results measure", "[{id: dechets-evites, name: Déchets évités, unit: t, total: sum}]"),
	field("objectives", func(n *network.Network) *[]*network.Objective { return &n.Objectives }, listOf(optional(mapOf(objectiveTable))),
		"objectifs chiffrés du réseau", "quantified objectives of the network", "[{id: six-communes, name: Six communes, measure: communes-involved, target: 6}]"),
	field("extra", func(n *network.Network) *any { return &n.Extra }, extra,
		"libre, transmis tel quel aux gabarits", "free, handed to layouts untouched", "{}"),
)

var language = choice[locale.Lang](Choice{"fr", []string{"fr", "français", "french"}}, Choice{"en", []string{"en", "anglais", "english"}})

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
	return f.desk.keep(s), true
}}

// staticFile is a path of static/, checked once the site's folder is walked.
var staticFile = valueType[string]{Type{Name: "file"}, func(f *file, n *node) (string, bool) {
	s, ok := fileName.read(f, n)
	if ok && !strings.HasPrefix(s, "static/") {
		f.err(n, "not-in-static", diag.Args{"file": cut(s)})
		return "", false
	}
	if ok {
		pos := f.pos(n)
		f.afterwards(func(x *index) { x.needFile(f, pos, s) })
	}
	return s, ok
}}

var menuTable = tableOf[network.MenuItem]("menu", nil,
	required(field("name", func(i *network.MenuItem) *string { return &i.Name }, line, "texte de l’entrée", "text of the entry", "Fiches")),
	required(field("url", func(i *network.MenuItem) *string { return &i.URL }, menuURL, "adresse, sur le site ou ailleurs", "address, of the site or elsewhere", "/fiches/")),
)

var organisationTable = tableOf[network.Organisation]("organisation", nil,
	field("name", func(o *network.Organisation) *string { return &o.Name }, line, "nom", "name", "Communauté de communes"),
	field("address", func(o *network.Organisation) *string { return &o.Address }, line, "adresse postale", "postal address", "1 place de la Mairie, 12000 Rodez"),
	field("phone", func(o *network.Organisation) *string { return &o.Phone }, phone, "téléphone", "phone", "05 00 00 00 00"),
	field("email", func(o *network.Organisation) *string { return &o.Email }, email, "adresse électronique de service", "e-mail address of a service", "accueil@example.org"),
	field("website", func(o *network.Organisation) *string { return &o.Website }, siteURL, "site", "web site", "https://www.example.org/"),
	field("siren", func(o *network.Organisation) *string { return &o.Siren }, line, "numéro SIREN", "SIREN number", `"241200187"`),
)

var contactTable = tableOf[network.Contact]("contact", nil,
	field("role", func(c *network.Contact) *string { return &c.Role }, role, "fonction, jamais une personne", "a role, never a person", "Animation du réseau"),
	field("name", func(c *network.Contact) *string { return &c.Name }, role, "nom du service", "name of the service", "Service environnement"),
	field("email", func(c *network.Contact) *string { return &c.Email }, email, "adresse électronique de service", "e-mail address of a service", "prevention@example.org"),
	field("phone", func(c *network.Contact) *string { return &c.Phone }, phone, "téléphone", "phone", "05 00 00 00 00"),
	field("address", func(c *network.Contact) *string { return &c.Address }, line, "adresse postale", "postal address", "1 place de la Mairie, 12000 Rodez"),
)

var pdfTable = tableOf[network.PDF]("pdf", nil,
	field("sheets", func(p *network.PDF) *bool { return &p.Sheets }, truth, "un PDF par fiche", "one PDF per sheet", "true"),
	field("booklets", func(p *network.PDF) *bool { return &p.Booklets }, truth, "les livrets", "the booklets", "true"),
)

// pdfOptions starts from its defaults, unlike other maps.
var pdfOptions = valueType[network.PDF]{Type{Name: "map", Map: pdfTable.Table}, func(f *file, n *node) (network.PDF, bool) {
	p := network.PDF{Sheets: true, Booklets: true}
	if n.Kind != mappingNode {
		f.err(n, "not-a-map", diag.Args{"text": quoted(n), "keys": pdfTable.someKeys()})
		return p, false
	}
	pdfTable.read(f, n, &p)
	return p, true
}}

var repositoryTable = tableOf("repository", checkRepository,
	required(field("url", func(r *network.Repository) *string { return &r.URL }, siteURL, "adresse du dépôt", "address of the repository", "https://git.example.org/reseau")),
	field("branch", func(r *network.Repository) *string { return &r.Branch }, line, "branche ; main par défaut", "branch; main by default", "main"),
	field("forge", func(r *network.Repository) *string { return &r.Forge }, choice[string](Choice{"gitlab", nil}, Choice{"github", nil}, Choice{"gitea", []string{"forgejo"}}),
		"logiciel de la forge", "software of the forge", "gitlab"),
	field("dir", func(r *network.Repository) *string { return &r.Dir }, fileName, "dossier du site dans le dépôt", "folder of the site in the repository", "site"),
)

func checkRepository(_ *file, _ *mapping, r *network.Repository) {
	r.URL = strings.TrimRight(r.URL, "/")
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
	field("publication_director", func(l *network.Legal) *string { return &l.PublicationDirector }, role,
		"responsable de la publication, par sa fonction", "who answers for the publication, by role", "La présidence de la communauté"),
	field("host", func(l *network.Legal) *network.Organisation { return &l.Host }, mapOf(organisationTable),
		"hébergeur", "hosting company", "{name: Hébergeur, address: …, phone: …}"),
	field("accessibility", func(l *network.Legal) *accessibility { return (*accessibility)(&l.Accessibility) }, mapOf(accessibilityTable),
		"déclaration d’accessibilité", "accessibility statement", "{status: non-compliant}"),
)

// accessibility is network.Legal's, which has no name of its own.
type accessibility struct{ Status, Audit, Contact string }

var accessibilityTable = tableOf("accessibility", checkAccessibility,
	field("status", func(a *accessibility) *string { return &a.Status },
		choice[string](Choice{"non-compliant", []string{"non conforme"}}, Choice{"partially-compliant", []string{"partiellement conforme"}}, Choice{"compliant", []string{"conforme", "totalement conforme"}}),
		"niveau de conformité", "level of compliance", "non-compliant"),
	field("audit", func(a *accessibility) *string { return &a.Audit }, siteURL, "adresse de l’audit", "address of the audit", "https://example.org/audit"),
	field("contact", func(a *accessibility) *string { return &a.Contact }, line, "à qui signaler un défaut", "whom to tell of a defect", "accessibilite@example.org"),
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
	if n.Licence == "" {
		n.Licence = "etalab-2.0"
	}
	checkLegal(f, m, n)
}

// checkLegal warns once, of all that is missing: the pages say « à compléter »
// in its place.
func checkLegal(f *file, m *mapping, n *network.Network) {
	missing := diag.Words{}
	lacks := func(value, french, english string) {
		if value == "" {
			missing[locale.French] += ", " + french
			missing[locale.English] += ", " + english
		}
	}
	lacks(n.Organisation.Name, "le nom de l’organisation (organisation)", "the organisation’s name (organisation)")
	lacks(n.Organisation.Address, "son adresse", "its address")
	lacks(n.Legal.PublicationDirector, "la direction de la publication (publication_director)", "the publication director (publication_director)")
	lacks(n.Legal.Host.Name, "le nom de l’hébergeur (host)", "the hosting company’s name (host)")
	lacks(n.Legal.Host.Address, "l’adresse de l’hébergeur", "the hosting company’s address")
	lacks(n.Legal.Host.Phone, "le téléphone de l’hébergeur", "the hosting company’s phone")
	if len(missing) == 0 {
		return
	}
	for lang := range missing {
		missing[lang] = strings.TrimPrefix(missing[lang], ", ")
	}
	pos := diag.Whole(f.path)
	if key := m.key("legal"); key != nil {
		pos = f.pos(key)
	}
	f.report(diag.Warning, pos, "legal-facts-missing", diag.Args{"missing": missing})
}
