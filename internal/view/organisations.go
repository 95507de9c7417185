package view

// OrganisationsPage lists the bodies that carry sheets and are no commune of the
// network.
type OrganisationsPage struct {
	Head
	Lead          string
	Organisations []OrganisationRow
	Sized         bool // a population is known
}

// OrganisationRow is one of them.
type OrganisationRow struct {
	Name, URL  string
	Kind       string // what it is: "Syndicat"
	Population string // "9 000 habitants", or ""
	Sheets     string // "3 fiches", or ""
}

// OrganisationPage is one of them.
type OrganisationPage struct {
	Head
	Kind    string   // "Syndicat"
	Figures []Figure // inhabitants, sheets
	Siren   string   // its number, or ""
	Code    string   // official code, or ""
	Country string   // two letters, or ""
	Area    string   // "11,2 km²", or ""
	Address string
	Email   string
	Phone   string
	Website string
	Cards   []Card // sheets that it carries, of this page of the list
	Pager   Pager
	Results []RolledUp // figures made of all its results; on the first page of its list
	Taught  []Link     // practices that communes learnt from it: the adoption; Note is the commune
}
