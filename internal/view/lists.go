package view

// Card is a sheet in a list.
type Card struct {
	ID                  string   // of the sheet where cards are chosen to be compared, else ""
	Title, URL, Summary string   // Summary is one or two sentences, or ""
	Lang                string   // of both, when that is not the page's: "en"; else ""
	Theme               Link     // the main one; without Name: none
	Carrier             string   // "Montrieux et Val-Serein"
	Size                string   // "1 720 habitants", of all its communes together; "": not known
	Facts               []string // "410 €", "64 h"
	Result              string   // the main one: "Déchets évités : 8,2 t (2023)", or ""
	Status              Status   // without Words: not given
	Exemplary, Draft    bool     // a good example for others; a draft, which only a preview shows
	Photo               *Image   // the first of its images; nil: none
	Date                string   // of publication: "5 décembre 2022", or ""
	Year                string   // of publication, else of its beginning: "2022", or ""
	From                Link     // on a portal, the network that it comes from; Note: who runs it, and the licence of its data; without Name: the site's own
}

// Pager leads through a list of several pages; Of is 1 when there is one.
type Pager struct {
	Page, Of   int    // this page's number, from 1, and how many there are
	Prev, Next string // URLs or ""
	Pages      []Link // all when they are few, else the first, this one and the last; Name is the number; this one has no URL
}

// HomePage is the first page.
type HomePage struct {
	Head
	Booklet   *Download // nil: none is made
	Lead      string
	Figures   []Figure     // of the whole network
	Map       *Map         // nil: fewer than two communes can be placed
	SmallMap  *Map         // the same for phones; nil with Map
	Legend    []Status     // how communes take part, with how many
	Key       []MapKey     // what the numbers of the map are
	Trends    []Trend      // at most three figures of the network's results
	Tally     *Tally       // of the objectives; nil: there is none
	Where     Link         // to the objectives
	Latest    []Card       // new sheets, those with a photo first: at most three
	AllSheets Link         // to the list of all sheets
	Alike     Link         // to the question which sheets are of communes like one's own; without URL: nobody can be asked
	Themes    []Link       // Note is the number of sheets
	ByTheme   []ThemeCard  // the same, with their main figure
	Matrix    Link         // "Qui fait, qui cherche"
	Practices Link         // what several did alike; without URL: nothing
	Report    Link         // the report of the latest year
	Next      *MeetingCard // the next meeting; nil: none is planned
	Last      *MeetingCard // the last meeting held; nil: none
	Text      Text         // of content/pages/index.md
}

// ListPage lists sheets: all of them, or those of one theme.
type ListPage struct {
	Head
	Stylesheet string // its address
	Lead       string
	Total      string  // "24 fiches"
	Finder     *Finder // nil where lists are not filtered
	Ways       []Link  // to the same sheets in another order
	Cards      []Card  // of this page of the list
	Dense      bool    // a line for each sheet, not a card
	Pager      Pager
	Themes     []Link // Note is the number of sheets
	Report     Link   // of the year whose sheets these are; without URL: none
}

// ThemesPage lists the themes.
type ThemesPage struct {
	Head
	Lead   string
	Themes []ThemeCard // or the years, on the page of years
}

// ThemeCard is a theme in the list.
type ThemeCard struct {
	Name, URL, Summary string // Summary is one sentence, or ""
	Sheets, Needs      string // "6 fiches", "2 besoins"; "" for none
	Figure             Figure // the main result of its sheets; without Value: none
}

// ThemePage is one theme.
type ThemePage struct {
	Head
	Booklet    *Download // nil: none is made
	Summary    string
	Figures    []Figure // sheets, communes, hours, cost
	Cards      []Card   // of this page of the list
	Pager      Pager
	SideBySide *SideBySide // nil: fewer than two sheets on this page of the list
	Objectives []Objective // of the network, on this theme
	Practices  []Link      // what several did alike, with what is known of it; on the first page of the list
	Needs      []Need      // public ones, the open ones first; on the first page of the list
	MoreNeeds  string      // "et 12 autres besoins…", or ""
	Private    string      // "et 2 besoins non publics", or ""
	Offers     []Offer     // what communes can show, while somebody looks for it; on the first page of the list
	MoreOffers string      // "et 12 autres", or ""
	Results    []RolledUp  // figures made of all results of its sheets; on the first page of the list
}
