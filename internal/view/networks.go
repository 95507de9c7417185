package view

// NetworksPage lists the networks that a portal gathers.
type NetworksPage struct {
	Head
	Lead     string
	Map      *Map         // each network in the middle of its communes; nil: fewer than two can be placed, or not the first page of the list
	SmallMap *Map         // the same for phones; nil with Map
	Networks []NetworkRow // of this page of the list
	Pager    Pager
}

// NetworkRow is one of them.
type NetworkRow struct {
	Name, URL    string
	Number       int    // on the map; 0: not there
	Organisation string // that runs it, or ""
	Sheets       string // "3 fiches", or ""
	Communes     string // that carry them, or took up a practice: "2 communes", or ""
	AsOf         string // day of its data: "31 mai 2012"; "" when nobody says
	Licence      Link   // of its data; URL may be empty
}

// NetworkPage is one of them, and what it shares.
type NetworkPage struct {
	Head
	Lead         string   // where its data come from, and of which day they are
	Organisation string   // that runs it, or ""
	Website      string   // absolute, or ""
	Licence      Link     // of its data; URL may be empty
	Through      Link     // the portal that hands its data on; without Name: its own were read
	Figures      []Figure // on the first page of the list, as are the maps
	Map          *Map     // of its communes that share something; nil: fewer than two can be placed
	SmallMap     *Map     // the same for phones; nil with Map
	Legend       []Status // what the signs of the maps are
	Key          []MapKey // what the numbers of the maps are
	Cards        []Card   // of this page of the list; their pages are on the network's own site
	Pager        Pager
}
