package view

// OpenDataPage says what data/v1 holds, field by field.
type OpenDataPage struct {
	Head
	Lead      string
	Producer  string      // the organisation
	Licence   Link        // of the data
	Date      string      // of the figures
	Citation  string      // what those who reuse the data copy
	Package   File        // datapackage.json
	Tables    []DataTable // in the order of the data package
	Feeds     []Link      // Atom feeds: the network's, then those of themes
	Schemas   []File      // JSON Schemas of the files that authors write
	Followers Link        // where the feed of each commune is
}

// DataTable is one table of data/v1.
type DataTable struct {
	ID, Name, About string      // as in file names, as in titles, and one sentence
	Files           []File      // the same table as JSON and CSV, and its schema
	Key             string      // "id": what distinguishes its lines
	Fields          []DataField // in the order of the columns
}

// DataField is one value, or the values of a group or of each of many things,
// whose keys then have a point: member.from, planning[].date.
type DataField struct {
	Key, Type, About, Example string // Type is worded: "texte", "nombre"
	Refers                    Link   // the table whose id it holds
	Choices                   string // the values that it may have: "fr, en", or ""
	Always                    bool   // never absent
}

// TextPage is a free page, or a legal one that the site words itself.
type TextPage struct {
	Head
	Lead string
	Text Text
}

// ContactPage says whom to ask.
type ContactPage struct {
	Head
	Organisation Contact   // who runs the network
	Network      Contact   // whom to ask about the network
	Communes     []Contact // that can be reached
}

// LegalPage is the default legal notice; an empty field shows "à compléter".
type LegalPage struct {
	Head
	Publisher Contact // the organisation
	Siren     string  // number of the organisation, or ""
	Director  string  // of the publication, or ""
	Host      Contact // of the site
	Licence   Link    // of the content
	Source    string  // of the repository, or ""
}

// AccessibilityPage is the default statement; it claims no level without an
// audit.
type AccessibilityPage struct {
	Head
	Status     string // "non conforme"
	StateID    string // non-compliant | partially-compliant | compliant
	Audit      string // URL or ""
	Contact    string // e-mail or sentence, or ""
	Publisher  string // the organisation
	ContactURL string // of Contact: mailto: or the address itself; "" for a sentence
	Date       string // of the statement
}

// SiteMapPage lists every page but the pages n of lists.
type SiteMapPage struct {
	Head
	Groups []LinkGroup
}

// LinkGroup is a titled list of links.
type LinkGroup struct {
	Title string
	Link  string // URL of the page that lists them, or ""
	Links []Link
}

// MovedPage leads from a former address to today's.
type MovedPage struct {
	Head
	To     Link   // today's address
	Script string // that leads there with the reader's ?query and #part
}

// NotFoundPage is 404.html.
type NotFoundPage struct {
	Head
	Links []Link // to the sections of the site
}
