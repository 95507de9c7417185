package view

// Kind says what a page that readers look up is about.
type Kind string

const (
	SheetKind        Kind = "sheet"
	MeetingKind      Kind = "meeting"
	CommuneKind      Kind = "commune"
	ThemeKind        Kind = "theme"
	ObjectiveKind    Kind = "objective"
	PracticeKind     Kind = "practice"     // what several did alike
	OrganisationKind Kind = "organisation" // a body that is no commune
	PageKind         Kind = "page"
)

// Kinds lists them in the order in which the search page names them.
var Kinds = []Kind{SheetKind, MeetingKind, CommuneKind, ThemeKind, ObjectiveKind, PageKind, OrganisationKind, PracticeKind}

// Entry is what readers look a page up by, and what a list of results shows of
// it. Title, summary and names are finished text; Texts, which nobody sees
// there, are as written.
type Entry struct {
	Kind             Kind // what the page is about
	Title, URL       string
	Summary          string
	Lang             string   // of what its author wrote, when that is not the site's: "en"; else ""
	Communes, Themes []string // names; with communes, those of other bodies
	Keywords         []string // the author's own
	Year             int      // 0 when unknown
	Exemplary        bool     // a good example for others
	Facts            []string // of a sheet, what its card shows besides: size, cost, time
	Result           string   // of a sheet: the main one
	Status           string   // of a sheet: its id
	Away             string   // of a sheet of another network: its id; else ""
	Photo            string   // URL of the smallest picture of a sheet, or ""
	Texts            []string // what the page says besides and its bodies do not
	Traits           []Trait  // of a sheet: one for each facet of the site, in their order
}

// SearchPage is where readers search, filter and sort; without JavaScript it
// leads to lists that hold everything.
type SearchPage struct {
	Head
	Finder
	Stylesheet string // its address
	Lead       string
	Lists      []LinkGroup // of all that can be found, for who has no JavaScript
}

// Finder is a form that searches, filters and sorts, and the place of what it
// finds.
type Finder struct {
	Script string // URL
	Search string // URL of the search page, which leads to every sheet without a script
	// What the script needs to know.
	Index, Base    string       // URLs: of the index's folder, of the site
	Filters        string       // URL of the script that filters
	Mend           string       // URL of the script that mends typing errors
	Documents      int          // how many pages can be found
	Sheets         int          // where only sheets are looked for, how many there are; else 0
	Words          string       // JSON: what the script says
	Selects, Boxes []FacetField // of the facets: lists to choose from, boxes to tick
	Sorts          []Option     // facets that sort, besides relevance and date
	Signs          []Status     // of sheets, which the script puts on cards
	Statuses       []Option     // the options of three of Selects, for layouts of before they were facets
	Costs, Sizes   []Option     // ranges of cost and of population, the same way
}

// Option is a choice of a filter.
type Option struct {
	Value, Name string // as the index holds it, and as readers see it
}
