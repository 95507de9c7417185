package view

// Imprint is what every PDF says of itself.
type Imprint struct {
	Lang      string // of the site: fr | en
	Title     string
	Network   string // its name
	Origin    string // "https://reseau.example.org": links of the site are dead without it; or ""
	Address   string // of the page that the document belongs to
	Made      string // ISO date, as precise as known: a PDF never takes the day of the build; or ""
	Situation string // "Situation au 31 mai 2012" when a dated figure is shown, else ""
	Accent    string // "#rrggbb"; "": the default
	Generator string // "essaim 1.2.0"
}

// SheetPaper is the PDF of a sheet.
type SheetPaper struct {
	Imprint
	Carriers string    // "Montrieux et Val-Serein"
	File     string    // that its author writes
	Path     string    // of the PDF, relative to the output folder
	Sheet    SheetPage // the same view as the page's
}

// Booklet is a PDF of several sheets: those of a theme, of a commune, or all.
type Booklet struct {
	Imprint
	Kind       string // what it is: "Livret du thème"
	Name       string // of what it is about
	Lead       string
	Figures    []Figure
	Objectives []Objective
	Parts      []BookletPart // in order
}

// BookletPart is a list of sheets. A booklet with one part does not name it.
type BookletPart struct {
	Title  string
	Sheets []string // ids, for Plan.SheetPaper
	Online []Link   // instead of Sheets in a booklet that would be too thick
	More   string   // how many there is no room for
	URL    string   // where all are listed
}

// ReportPaper is the PDF of a year's report.
type ReportPaper struct {
	Imprint
	Report ReportPage // the same view as the page's
}

// LettersPaper is the PDF of all letters.
type LettersPaper struct {
	Imprint
	Letters []Letter // one a page
}
