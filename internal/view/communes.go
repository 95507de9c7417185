package view

// NextStep proposes a sheet to a commune, and says why.
type NextStep struct {
	Sheet   Link // the proposed practice
	Summary string
	Reasons []string // one sentence each, the strongest first
}

// CommunesPage lists the communes.
type CommunesPage struct {
	Head
	Lead     string
	Map      *Map         // nil: fewer than two communes can be placed, or not the first page of the list
	SmallMap *Map         // the same for phones, whose signs have numbers; nil with Map
	Key      []MapKey     // what these numbers are, when Communes does not have them all
	Legend   []Status     // how communes take part, with how many
	Communes []CommuneRow // of this page of the list
	Sized    bool         // a population is known
	Sharing  bool         // a commune shares something
	Pager    Pager
	Matrix   Link // "Qui fait, qui cherche"
	Others   Link // to the bodies that are no commune; without Name: none
}

// CommuneRow is a commune in the list: only what it does is shown.
type CommuneRow struct {
	Name, URL, Population, Sheets, Adoptions, Meetings, Member string // each worded: "640 habitants", "3 fiches", "1 pratique reprise", "2 rencontres", "Membre du réseau depuis 2022"; "" for none
	Status                                                     Status // ID is shares, adopts, takes-part or belongs
	Number                                                     int    // on the map; 0 when it is not there
}

// ThemeOfCommune is what a commune does and looks for in a theme.
type ThemeOfCommune struct {
	Anchor string // id of this part of the page
	Theme  Link
	Status Status // as in the matrix
	Sheets []Link // that it carries or, as Note says, took up
	More   string // "et 12 autres", or ""
}

// CommunePage is one commune.
type CommunePage struct {
	Head
	Booklet    *Download // nil: none is made
	Figures    []Figure  // inhabitants, sheets, practices taken up, meetings
	Code       string    // official code of the commune, "99003", or ""
	Address    string
	Email      string
	Phone      string
	Website    string
	Member     string // "membre de 2010 à 2016", or ""
	Became     Link   // the commune that it was merged into, Note says since when and what that changes; without Name: none
	Formerly   []Link // communes that were merged into it, Note says the same
	Area       string // "11,2 km²", or ""
	Country    string // two letters, or ""
	Interview  string // "Entretien réalisé, juin 2021", or ""
	Cards      []Card // sheets that it carries, of this page of the list
	Pager      Pager
	Adoptions  []Adoption       // practices that it took up from others
	Practices  []Practice       // what it says that it does
	NoNeeds    bool             // it says that it looks for nothing
	Needs      []Need           // public ones only
	Meetings   []Link           // in which it took part; Note is the date
	Objectives []Objective      // rows of this commune only
	Results    []RolledUp       // figures made of all its results; on the first page of its list
	Status     Status           // ID is shares, adopts, takes-part or belongs
	Next       []NextStep       // practices proposed to it; on the first page of its list
	Text       Text             // of its diagnostic
	ByTheme    []ThemeOfCommune // what it does and looks for in each theme; on the first page of its list
	Neighbours []Link           // the nearest communes; Note says how far, what they have and share: "à 4 km, 3 fiches, comme elle : Eau"
	Learners   []Link           // what others learnt from it; Note says who, and where they are; on the first page of its list
	MoreLearnt string           // "et 12 autres", or ""
}
