package view

// ComparePage shows two to four sheets side by side, those that its address
// names (?sheet=ID&sheet=ID). The page of a theme compares its sheets without a
// script.
type ComparePage struct {
	Head
	Lead   string
	Script string // URL
	Data   string // URL of the folder of comparisons
	Files  int    // how many it holds
	Labels string // JSON: what each line is called
	Words  string // JSON: what the script says
	Themes []Link // those that have sheets to compare; Note is how many
}

// SideBySide is a table of sheets: a label a column, a sheet a line.
type SideBySide struct {
	Labels []string   // "Porté par", "Taille", "Statut"…
	Sheets []Compared // one a line
}

// Compared is what two sheets are compared by; Cells follow the labels, "" for
// what is not known.
type Compared struct {
	ID, Title, URL string
	Lang           string // of Title, when that is not the page's: "en"; else ""
	Cells          []string
	Results        []MeasuredThing // and what it saves, in the author's order
}

// MeasuredThing is all that a sheet says of one thing that it measured.
type MeasuredThing struct {
	Name   string // "Gaz consommé"
	Values string // "20,8 GWh (2015) ; 9,2 GWh (2019)"
}

// Offer is a practice that others may ask about.
type Offer struct {
	Commune Link   // empty on the commune's own page
	Text    Link   // the practice; its URL is the sheet's, or ""
	Note    string // "depuis 2022 · propose une visite et un témoignage", or ""
	Adopted bool   // taken up from another commune
	Seekers []Link // communes that look for it
	More    string // "et 4 autres communes", or ""
}

// MatrixPage is "who does, who looks for": communes by themes, then the same
// as a plain list with the best matches of each need.
type MatrixPage struct {
	Head
	Stylesheet string // URL
	Lead       string
	Figures    []Figure    // practices to share, open needs, needs without a known practice; on the first page
	Legend     []Status    // what the signs of the cells mean
	Themes     []Link      // one a column
	Rows       []MatrixRow // none while no commune said anything
	Pager      Pager
	Entries    []MatrixEntry // of the communes of Rows that said something; in a large network, what they look for alone
	Large      bool          // what communes can show is only on their own pages
	Alone      []Need        // on the first page: needs in whose theme no other commune has a known practice
	More       string        // "et 12 autres", or ""
}

// MatrixRow is a commune's part in each theme, in the order of the themes.
type MatrixRow struct {
	Commune Link
	Cells   []MatrixCell // one a theme
}

// MatrixCell is what a commune does or looks for in a theme: ID is role-practises,
// role-adopted, role-needs, role-both or role-unknown.
type MatrixCell struct {
	Status
	URL string // of the theme's part of the commune's page; "" when nothing is known
}

// MatrixEntry is a commune's line of the plain list.
type MatrixEntry struct {
	Commune Link
	Offers  []Offer // what it can show
	Needs   []Need  // what it looks for
}

// Need is what a commune looks for.
type Need struct {
	Commune   Link // without Name where it is said already: on the commune's own page, in the matrix
	Theme     Link
	Text      string // in the commune's words
	Lang      string // of Text, when that is not the page's: "en"; else ""
	Since     string // "depuis juin 2021", or ""
	Met       string // "satisfait en mars 2012", or ""
	MetBy     Link   // the adoption that met it
	Matches   []Link // practices that share its theme; Note says what speaks for each
	Practices []Link // of its theme, with what is known of each: Note is how many did it
	Alone     bool   // no other commune has a known practice in its theme
}

// Practice is what a commune does.
type Practice struct {
	Theme   Link
	Text    string // in the commune's words
	Lang    string // of Text, when that is not the page's: "en"; else ""
	Since   string // "depuis 2022", or ""
	Sheet   Link   // that describes it; without Name: none
	Offers  string // "visite, document"
	Seekers []Link // communes that look for it
	More    string // "et 4 autres communes", or ""
}
