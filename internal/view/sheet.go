package view

import (
	"essaim/internal/network"
)

// Comparison sets what adopters measured beside what the sheet's own communes
// did: a row an indicator, a column a commune.
type Comparison struct {
	Heads []string // of the columns, the sheet's carriers first
	Rows  []ComparedRow
}

// ComparedRow has a cell for each column: the latest figure and its year, "" when
// none is known.
type ComparedRow struct {
	Name  string
	Cells []string
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
