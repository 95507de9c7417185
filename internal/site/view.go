package site

import "essaim/internal/network"

// Chrome is what all pages of a site share: header, footer, policy.
type Chrome struct {
	Lang         string
	Name         string // the network's
	Description  string
	Home         string // URL of the home page
	BasePath     string // path of base_url, "/" at least
	Logo         string // URL; "": essaim's mark
	Stylesheets  []string
	Search       string // URL of the search page
	Keys         string // URL of the script that every page has
	Icon         string
	Menu         []MenuItem
	Footer       []Link // contact, site map, legal notice, accessibility: …
	Licence      Link   // URL may be empty
	Organisation string
	Policy       string // Content-Security-Policy
	AsOf         string // "31 mai 2012"
	Situation    string // "Situation au 31 mai 2012"
	Generator    string // "essaim 1.2.0"
	Feed         string // URL of the network's feed; "" without base_url
	Edited       bool   // a repository is known: pages propose to be edited
}

// MenuItem is one entry of the main menu; Section is compared with a page's
// to mark the current one.
type MenuItem struct {
	Name, URL, Section string
}

// Head is what every page tells about itself. All views embed it.
type Head struct {
	Title       string // of the page, its h1
	FullTitle   string // unique over the site: for <title>
	Description string // unique over the site, one or two sentences
	URL         string
	Canonical   string // absolute when base_url is known, else ""
	Section     string // sheets | themes | communes | objectives | meetings | ""
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

// Link leads somewhere; with an empty URL it is a plain name.
type Link struct {
	Name, URL string
	Note      string // a word beside it: a date, a reason, a number; or ""
}

// Status is told by a shape (layouts choose it by ID) and a word.
type Status struct {
	ID    string // a network.Status, SheetStatus, MeetingStatus or AdoptionState
	Words string
	Late  bool // in progress, behind what is expected today
}

// Figure is one key figure.
type Figure struct {
	Label, Value, Note string
	URL                string // where it is explained, or ""
	URLText            string
}

// Contact is whom to ask, by role.
type Contact struct {
	Role, Name, Address, Email, Phone, Website string
	URL                                        string // of the contact page, or ""
}

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

// Text stands for a file's Markdown. A view holds what its HTML depends on; the
// HTML itself is made only when the page is, and layouts find it under File in
// the bodies that they are given. A Text without File is empty.
type Text struct {
	File  string
	Hash  uint64
	Links []ResolvedLink
}

// ResolvedLink is a destination as an author wrote it and where it leads.
type ResolvedLink struct {
	As, URL string
	Broken  bool
	Draft   bool // leads to a draft that is not published: shown without a link
}

// Objective is a network's objective with its live figures.
type Objective struct {
	ID, Name, URL string
	Measured      string // what is counted: "Réunions tenues", or the indicator's name
	Span          string // "2011 – en cours"
	Theme         Link
	Note          string
	Down          bool
	Status        Status
	Headline      string // "1 période sur 2 atteinte", "" with one row
	Rows          []Row
}

// Row is one period, or one commune in a period.
type Row struct {
	Label    string // "2011", "2010 – en cours"
	Commune  Link
	Value    string // "5 communes", "" when nothing tells
	Target   string // "6 communes"
	OutOf    string // "8 communes"
	Expected string // "4 communes"
	Status   Status
	Sentence string // "5 communes sur 8 pour un objectif de 6 : en cours au 31 mai 2012."
	Reason   string // why it cannot be computed
	Rest     string // "Il manque 1 commune sur les 6 visées."
	Bar      *Bar
	Evidence []Evidence
	More     string // "et 17 autres", when Evidence is cut; or ""
}

// Bar is a horizontal gauge in thousandths of its width; -1: not drawn.
type Bar struct {
	Value, Target, Expected int
}

// Evidence proves a figure.
type Evidence struct {
	Link
	Value string
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

// SheetPage is a practice sheet.
type SheetPage struct {
	Head
	Summary          string
	Status           Status
	Exemplary, Draft bool
	Themes           []Link
	Figures          []Figure
	Carriers         []Carrier
	Contact          *Contact
	General          string
	Targets          []Target
	Results          []Result
	ResultsNone      bool // the author says: none measured yet
	Planning         []Step
	Means            Means
	Partners         Answer
	Conditions       string
	Population       string // "communes de 500 à 60 000 habitants"
	Images           []Image
	Files            []File
	Links            []Link
	Source           *Link
	Presented        []Link
	Adoptions        []Adoption // in the order in which it spread
	Adopters         string     // "Reprise par 3 communes", or ""
	Spread           *Spread    // who learnt from whom, when there are chains
	Compared         *Comparison
	Seekers          []Link // communes whose need it answers
	MoreSeekers      string // "et 4 autres communes", or ""
	Related          []Link
	Citation         string
	Checked, Date    string
	Period           string
	Missing          []network.Section // known sections without text: "non renseigné"
	PDF              *Download         // nil: none is made
	AdoptURL         string            // "Nous l'avons reprise": the forge's new-file page for an adoption, or ""
	Extra            any               // the author's own keys (extra:), untouched, for the site's own layouts
	Text             Text
}

// Carrier is who carries a practice.
type Carrier struct {
	Name, URL, Address, Phone, Email, Website string
	Population                                string
}

// Target is a sheet's quantified objective beside its result.
type Target struct {
	Name, URL string
	Status    Status
	Judged    bool // false: a text, never judged
	Sentence  string
	Reason    string
	Rest      string
	Note      string
	Bar       *Bar
	Evidence  []Evidence
	Rows      []Row // of a network's objective with several periods
}

// Result is one measured value.
type Result struct {
	Label, Value, Year, Note string
}

// Step is one line of the planning.
type Step struct{ Date, Text string }

// Means are what the practice took. With None the author answers that nothing
// was needed.
type Means struct {
	None  bool
	Rows  []MeansRow
	Notes []string // how figures relate: staff costs are the value of the hours
}

// MeansRow is one line; Unknown is "non renseigné".
type MeansRow struct {
	Name, Quantity, Note string
	Unknown              bool
}

// Answer tells "none" from "not told".
type Answer struct {
	Given bool
	Items []string
}

// Image is a picture of the sheet.
type Image struct{ URL, Alt, Credit string }

// File is a download: its link tells format and size.
type File struct{ Name, URL, Format, Size string }

// Adoption is a commune that took the practice up.
type Adoption struct {
	Anchor     string // id of its place on the sheet's page
	Commune    Link
	From       Link // when learnt from another adopter
	Sheet      Link
	State      Status
	Date       string
	Adaptation string
	Results    []Result
	Text       Text
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

// Need is what a commune looks for.
type Need struct {
	Commune Link
	Theme   Link
	Text    string
	Since   string
	Met     string // "satisfait en mars 2012", or ""
	MetBy   Link   // the adoption that met it
	Matches []Link // who may answer it; Note says why
	Alone   bool   // nobody answers it yet
}

// CommunesPage lists the communes.
type CommunesPage struct {
	Head
	Lead     string
	Map      *Map
	Legend   []Status // how communes take part, with how many
	Communes []CommuneRow
	Sized    bool // a population is known
	Sharing  bool // a commune shares something
	Pager    Pager
	Matrix   Link
}

// CommuneRow is a commune in the list: only what it does is told.
type CommuneRow struct {
	Name, URL, Population, Sheets, Adoptions, Meetings, Member string
	Status                                                     Status // a network.Involvement
}

// CommunePage is one commune.
type CommunePage struct {
	Head
	Booklet    *Download // nil: none is made
	Summary    string
	Figures    []Figure
	Code       string
	Address    string
	Email      string
	Phone      string
	Website    string
	Member     string // "membre de 2010 à 2016", or ""
	Became     Link
	Interview  string
	Cards      []Card
	Pager      Pager
	Adoptions  []Adoption
	Practices  []Practice
	NoNeeds    bool // it says that it looks for nothing
	Needs      []Need
	Meetings   []Link
	Objectives []Objective // rows of this commune only
	Results    []RolledUp
	Status     Status // a network.Involvement
	Next       []NextStep
	Text       Text
}

// Practice is what a commune does.
type Practice struct {
	Theme   Link
	Text    string
	Since   string
	Sheet   Link
	Offers  string // "visite, document"
	Seekers []Link // communes that look for it
	More    string // "et 4 autres communes", or ""
}

// ObjectivesPage answers "where is the network?".
type ObjectivesPage struct {
	Head
	Lead       string
	Figures    []Figure
	Objectives []Objective
	Ways       []Link // other ways to look at the same figures
	Means      []Figure
}

// ObjectivePage explains one objective.
type ObjectivePage struct {
	Head
	Objective Objective
	Chart     *Chart
	Ways      []Link // other ways to look at the same figures
	Others    []Link
}

// MeetingsPage lists the meetings.
type MeetingsPage struct {
	Head
	Lead            string
	Coming, Past    []MeetingCard
	Pager           Pager
	NothingAnnounce bool
	Calendar        Link // of all meetings
}

// MeetingCard is a meeting in a list.
type MeetingCard struct {
	Title, URL, Summary string
	Date                string // "juin 2012, date à fixer"
	Place               string
	Kind                string
	Status              Status
	Themes              []Link
	Attendance          string // "5 communes, 11 personnes"
}

// MeetingPage is one meeting.
type MeetingPage struct {
	Head
	Card        MeetingCard
	Figures     []Figure
	Time        string
	Duration    string
	Host        Link
	Agenda      []AgendaItem
	Actions     string // "4 actions présentées", when the agenda does not name them
	Attendance  []Figure
	Communes    []Link
	Visits      []SiteVisit
	Commitments []Commitment
	Links       []Link
	Stylesheet  string    // URL
	Day         []Link    // what goes with it: slides, booklet, calendar
	Booklet     *Download // nil: none is made
	Prev, Next  *Link
	Text        Text
	Dense       bool // the programme is long for one page
}

// AgendaItem is one line of the programme.
type AgendaItem struct {
	Clock   string // "9 h 40", when the start and the durations tell
	Item    Link
	Minutes string
	Speaker string
}

// SiteVisit is a visit made during a meeting.
type SiteVisit struct {
	Commune Link
	Text    string
}

// Commitment is what a commune said that it would do.
type Commitment struct {
	Commune Link
	Text    string
	Due     string
	Done    string
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
