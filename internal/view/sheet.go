package view

import (
	"essaim/internal/network"
)

// Comparison sets what adopters measured beside what the sheet's own communes
// did: a row an indicator, a column a commune.
type Comparison struct {
	Heads []string      // of the columns, the sheet's carriers first
	Rows  []ComparedRow // one an indicator
}

// ComparedRow has a cell for each column: the latest figure and its year, "" when
// none is known.
type ComparedRow struct {
	Name  string   // of the indicator
	Cells []string // "0,82 t (2023)"
}

// SheetPage is a practice sheet.
type SheetPage struct {
	Head
	Summary          string // one or two sentences, or ""
	Byline           []Link // who, since when, last checked, whom to ask: "Sauvelle" with "38 600 habitants" as its Note, "en place depuis mars 2021"…
	Status           Status
	Exemplary, Draft bool              // a good example for others; a draft, which only a preview shows
	Themes           []Link            // the main one first
	Figures          []Figure          // its key figures, at most five: results, time, cost, period
	Carriers         []Carrier         // communes and other bodies, or the organisation that runs the network
	Contact          *Contact          // whom to ask, by role; nil: nobody is named
	AskURL           string            // where to ask when nobody above says how to be reached; or ""
	General          string            // what it set out to do, in a sentence, or ""
	Targets          []Target          // what it set out to reach, judged where it can be
	Results          []Result          // measured ones, in the author's order
	Measured         []Trend           // the latest of each thing among Results, with what it was in other years
	Remeasured       bool              // some thing was measured more than once
	ResultsNone      bool              // the author says: none measured yet
	Planning         []Step            // its steps
	Means            Means             // what it took
	Partners         Answer            // who took part besides, and as what: "Association locale (Animation)"
	Audience         string            // for whom: "Élèves (281), Habitants", or ""
	Conditions       string            // what it takes to do the same, or ""
	Population       string            // "communes de 500 à 60 000 habitants"
	Photo            *Image            // the first of its images, which heads the page; nil: none
	Images           []Image           // the others, but for those that the text shows already
	Files            []File            // to download
	Links            []Link            // to other sites, given by the author
	Lists            []List            // those without a field above, of the lists that the sheet holds
	Source           *Link             // that the author names; nil: none
	Presented        []Link            // meetings that had it on their programme; Note is the date
	Adoptions        []Adoption        // in the order in which it spread
	Adopters         string            // "Reprise par 3 communes", or ""
	Spread           *Spread           // who learnt from whom, when there are chains
	Compared         *Comparison       // what adopters measured; nil: nothing to compare
	Seekers          []Link            // communes that have a need in its theme
	MoreSeekers      string            // "et 4 autres communes", or ""
	Practice         Link              // what others did alike; Note is how many; without Name: none
	Related          []Link            // other sheets; Note says why: "même thème"
	Citation         string            // what those who quote the sheet copy
	Checked, Date    string            // days, worded: last checked, published; or ""
	Updated          string            // "Mis à jour le 3 mai 2024", from the history of its file, or ""
	Period           string            // when it was done: "depuis octobre 2021", or ""
	Missing          []network.Section // known sections without text
	Gaps             string            // what the sheet does not say and sheets are expected to: "Non renseigné : contexte et coût", or ""
	PDF              *Download         // nil: none is made
	AdoptURL         string            // "Nous l'avons reprise": the forge's new-file page for an adoption, or ""
	Extra            any               // the author's own keys (extra:), untouched, for the site's own layouts
	Text             Text
}

// A SheetSection is one part of a sheet's text, by the name under which a layout
// asks for it.
type SheetSection string

const (
	ContextSection         SheetSection = "context"
	ObjectivesSection      SheetSection = "objectives" // and results
	PlanningSection        SheetSection = "planning"
	MeansSection           SheetSection = "means" // and partners
	LessonsSection         SheetSection = "lessons"
	RecommendationsSection SheetSection = "recommendations"
	ReproducibleSection    SheetSection = "reproducible"
	AdoptionsSection       SheetSection = "adoptions"
	ImagesSection          SheetSection = "images"
	NotesSection           SheetSection = "notes" // the footnotes, below all that they are called from
	FilesSection           SheetSection = "files"
	LinksSection           SheetSection = "links"
	ListsSection           SheetSection = "lists"
)

var sheetSections = []SheetSection{
	ContextSection, ObjectivesSection, PlanningSection, MeansSection, LessonsSection, RecommendationsSection, ReproducibleSection,
	AdoptionsSection, ImagesSection, NotesSection, FilesSection, LinksSection, ListsSection,
}

// Sections are the parts of the text in the order in which page and PDF show
// them. A layout with an order of its own does not ask for it.
func (SheetPage) Sections() []SheetSection { return sheetSections }

// List is a list of lines under a heading.
type List struct {
	ID, Title string   // ID: its key in the front matter
	Items     []string // lines, its typography done
	None      string   // what stands in their place when the author says that there is none
}

// Carrier is who carries a practice.
type Carrier struct {
	Name, URL, Address, Phone, Email, Website string // URL is that of its page, "" for the network
	Population                                string // "1 720 habitants", or ""
}

// Target is a sheet's quantified objective beside its result.
type Target struct {
	Name, URL string // URL is that of the network's objective, "" for the sheet's own
	Status    Status // without Words when it is not judged
	Judged    bool   // false: a text, never judged
	Sentence  string // "3,1 t pour un objectif de 5 t : en cours au 30 juin 2024"
	Reason    string // why nothing can be said of it, or ""
	Rest      string // "Il manque 1,9 t pour atteindre 5 t.", or ""
	Note      string // the author's own remark, or ""
	Bar       *Bar   // nil: nothing to draw
	Rows      []Row  // of a network's objective with several periods
}

// Result is one measured value.
type Result struct {
	Label, Value, Year, Note string // "Déchets évités", "820 kg", "2023" and the author's remark, or ""
}

// Step is one line of the planning.
type Step struct {
	Date, Text string // "Mai 2022", and what happened
}

// Means are what the practice took. With None the author answers that nothing
// was needed.
type Means struct {
	None  bool       // nothing was needed
	Rows  []MeansRow // people, spending, funding, technical means, as far as they are known
	Notes []string   // how figures relate: staff costs are the value of the hours
}

// MeansRow is one line; Unknown: the author names it and does not say how much.
type MeansRow struct {
	Name, Quantity, Note string // "Agent d'accueil", "44 h", and the year or a remark, or ""
	Unknown              bool
}

// Answer distinguishes "none" from "not known".
type Answer struct {
	Given bool     // false: not answered
	Items []string // without any when Given: the answer is "none"
}

// Image is a picture of the sheet.
type Image struct {
	URL, Alt, Credit string // what it shows, in words; who is to be credited, or ""
	Srcset           string // the same in several widths, as an img has it ("/fiches/x/a.w400.jpg 400w, …"); "" when there is one
	Width, Height    int    // of what lies at URL, in pixels; 0: a drawing without a size
}

// File is a download: its link says format and size.
type File struct {
	Name, URL, Format, Size string // "CSV", "56 ko"; Size is "" when it is not known
}

// Adoption is a commune that took the practice up.
type Adoption struct {
	Anchor     string   // id of its place on the sheet's page
	Here       bool     // the sheet is another network's: this place is on the adopter's page
	Commune    Link     // that took it up
	From       Link     // when learnt from another adopter, or outside of the network
	Sheet      Link     // that was taken up
	State      Status   // considered, started, in-place, done or abandoned; without Words: none of them yet
	Date       string   // of State: "novembre 2023", or ""
	Adaptation string   // what was done otherwise, or ""
	Results    []Result // what the adopter measured
	Means      Means    // what it took the adopter
	Text       Text     // its body
}
