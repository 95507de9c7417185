package view

// NetworksPage lists the networks that a portal gathers.
type NetworksPage struct {
	Head
	Lead     string
	Networks []NetworkRow // of this page of the list
	Pager    Pager
}

// NetworkRow is one of them.
type NetworkRow struct {
	Name, URL    string
	Organisation string // that runs it, or ""
	Sheets       string // "3 fiches", or ""
	AsOf         string // day of its data: "31 mai 2012"; "" when nobody says
	Licence      Link   // of its data; URL may be empty
}

// NetworkPage is one of them, and what it shares.
type NetworkPage struct {
	Head
	Lead         string // where its data come from, and of which day they are
	Organisation string // that runs it, or ""
	Website      string // absolute, or ""
	Licence      Link   // of its data; URL may be empty
	Through      Link   // the portal that hands its data on; without Name: its own were read
	Figures      []Figure
	Cards        []Card // of this page of the list; their pages are on the network's own site
	Pager        Pager
}
