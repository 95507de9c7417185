package view

// Chrome is what all pages of a site share: header, footer, policy.
type Chrome struct {
	Lang         string     // of the site: fr | en
	Name         string     // the network's
	Description  string     // one sentence
	Home         string     // URL of the home page
	BasePath     string     // path of base_url, "/" at least
	Logo         string     // URL; "": essaim's mark
	Stylesheets  []string   // URLs, essaim's first
	Search       string     // URL of the search page
	Compare      string     // URL of the page that sets sheets side by side
	Keys         string     // URL of the script that every page has
	Icon         string     // URL
	Menu         []MenuItem // the sections of the site, then the entries of network.yaml
	Footer       []Link     // contact, site map, legal notice, accessibility: …
	Licence      Link       // URL may be empty
	Organisation string     // who runs the network, or ""
	Policy       string     // Content-Security-Policy
	AsOf         string     // "31 mai 2012"
	Situation    string     // "Situation au 31 mai 2012"
	Generator    string     // "essaim 1.2.0"
	Feed         string     // URL of the network's feed; "" without base_url
	Edited       bool       // a repository is known: pages propose to be edited
}

// MenuItem is one entry of the main menu; Section is compared with a page's
// to mark the current one.
type MenuItem struct {
	Name, URL, Section string // Section is "" for an entry of network.yaml
}

// Head is what every page says of itself. All views embed it.
type Head struct {
	Title       string // of the page, its h1
	FullTitle   string // unique over the site: for <title>
	Description string // unique over the site, one or two sentences
	URL         string // of the page itself
	Canonical   string // absolute when base_url is known, else ""
	Section     string // sheets | themes | communes | objectives | meetings | matrix | compare | search | years | ""
	Image       string // absolute URL for Open Graph, or ""
	Feed        string // of this page, beside the network's, or ""
	LinkedData  any    // what schema.org says of it, marshalled as JSON-LD; or nil
	OpenGraph   string // og:type: website | article
	Published   string // ISO date, for articles, or ""
	NoIndex     bool   // 404
	Breadcrumb  []Link // from the list down to the page's parent; the page itself is last, without URL
	EditURL     string // "Modifier cette fiche", or ""
	NewURL      string // "Proposer une fiche", on lists, or ""
}
