package view

// Card is a sheet in a list.
type Card struct {
	Title, URL, Summary string
	Theme               Link
	Carrier             string   // "Montrieux et Val-Serein"
	Facts               []string // "64 h", "410 €", "8,2 t de déchets évités"
	Status              Status
	Exemplary, Draft    bool
	Date                string
}

// Pager leads through a list of several pages; Of is 1 when there is one.
type Pager struct {
	Page, Of   int
	Prev, Next string // URLs or ""
	Pages      []Link // all when they are few, else the first, this one and the last; Name is the number; this one has no URL
}

// HomePage is the first page.
type HomePage struct {
	Head
	Booklet   *Download // nil: none is made
	Lead      string
	Figures   []Figure
	Latest    []Card
	AllSheets Link
	Themes    []Link // Note is the number of sheets
	Matrix    Link
	Next      *MeetingCard
	Last      *MeetingCard
	Text      Text
}

// ListPage lists sheets: all of them, or those of one theme.
type ListPage struct {
	Head
	Lead   string
	Total  string  // "24 fiches"
	Finder *Finder // nil where lists are not filtered
	Ways   []Link  // to the same sheets in another order
	Cards  []Card
	Pager  Pager
	Themes []Link
}

// ThemesPage lists the themes.
type ThemesPage struct {
	Head
	Lead   string
	Themes []ThemeCard
}

// ThemeCard is a theme in the list.
type ThemeCard struct {
	Name, URL, Summary string
	Sheets, Needs      string // "6 fiches", "2 besoins"; "" for none
}

// ThemePage is one theme.
type ThemePage struct {
	Head
	Booklet    *Download // nil: none is made
	Summary    string
	Figures    []Figure
	Cards      []Card
	Pager      Pager
	SideBySide *SideBySide
	Objectives []Objective
	Needs      []Need
	Private    string // "et 2 besoins non publics", or ""
	Offers     []Offer
	MoreOffers string // "et 12 autres", or ""
	Results    []RolledUp
}
