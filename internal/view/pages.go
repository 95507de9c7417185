package view

// OpenDataPage says what data/v1 holds, field by field.
type OpenDataPage struct {
	Head
	Lead      string
	Producer  string
	Licence   Link
	Date      string // of the figures
	Citation  string // what those who reuse the data copy
	Package   File   // datapackage.json
	Tables    []DataTable
	Feeds     []Link
	Followers Link // where the feed of each commune is
}

// DataTable is one table of data/v1.
type DataTable struct {
	ID, Name, About string
	Files           []File
	Key             string // "id": what tells its lines apart
	Fields          []DataField
}

// DataField is one value, or the values of a group or of each of many things,
// whose keys then have a point: member.from, planning[].date.
type DataField struct {
	Key, Type, About, Example string
	Refers                    Link // the table whose id it holds
	Choices                   string
	Always                    bool // never absent
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
	Organisation Contact
	Network      Contact
	Communes     []Contact
}

// LegalPage is the default legal notice; an empty field shows "à compléter".
type LegalPage struct {
	Head
	Publisher Contact
	Siren     string
	Director  string
	Host      Contact
	Licence   Link
	Source    string // of the repository, or ""
}

// AccessibilityPage is the default statement; it claims no level without an
// audit.
type AccessibilityPage struct {
	Head
	Status    string // "non conforme"
	StateID   string // non-compliant | partially-compliant | compliant
	Audit     string // URL or ""
	Contact   string // e-mail or sentence, or ""
	Publisher string
}

// SiteMapPage lists every page but the pages n of lists.
type SiteMapPage struct {
	Head
	Groups []LinkGroup
}

// LinkGroup is a titled list of links.
type LinkGroup struct {
	Title string
	Link  string
	Links []Link
}

// MovedPage leads from a former address to today's.
type MovedPage struct {
	Head
	To Link
}

// NotFoundPage is 404.html.
type NotFoundPage struct {
	Head
	Links []Link
}
