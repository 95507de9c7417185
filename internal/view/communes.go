package view

// NextStep proposes a sheet to a commune, and says why.
type NextStep struct {
	Sheet   Link
	Summary string
	Reasons []string
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
