package view

import "slices"

// PracticesPage lists what several did alike.
type PracticesPage struct {
	Head
	Lead      string
	Practices []PracticeRow // of this page of the list
	Pager     Pager
}

// PracticeRow is a practice in a list, with what is known of it.
type PracticeRow struct {
	Name, URL, Summary string // Summary is a sentence, or ""
	Theme              Link   // without Name: none
	Cases              string // "6 cas, dont 1 arrêté"; "aucun cas"
	Facts              string // "entre 900 et 2 400 €, d'après 4 cas", or ""
}

// EvidencePage is a practice: who did it, what it took and brought each of them, and what
// they say of it. Every figure is that of a case, or lies between those of cases.
type EvidencePage struct {
	Head
	Stylesheet string // its address
	Script     string // adds "Ma commune", and nothing that the page does not say without it
	Summary    string // what it is, in the network's words, or ""
	Theme      Link   // without Name: none
	Figures    []Figure
	Few        string         // why nothing is said of others: fewer than three cases; or ""
	Mine       *Mine          // nil: no case says what it would be for others
	Cases      []PracticeCase // by the day on which they began
	Said       []Link         // communes that say that they do it, without a sheet; Note is what they say
	Planned    []Link         // sheets that are only planned
	Map        *Map           // of who did it; nil: fewer than two can be placed
	SmallMap   *Map           // the same for phones; nil with Map
	Key        []MapKey       // what the numbers of the map are
	Legend     []Status       // how communes take part, with how many
	Measures   []CaseMeasure  // cost, time, delay, then indicators
	Adaptation []CaseWords    // what was done otherwise
	Stopped    []CaseWords    // why it stopped, in the words of who stopped
	Lived      []CaseWords    // what helped and what was hard: the sheets' texts, by case
	Note       Link           // the page for a council
	NotePDF    *Download      // nil: none is made
	AdoptURL   string         // where an adoption is begun, or ""
}

// PracticeCase is one who did it.
type PracticeCase struct {
	Anchor     string // id of its place on the page
	Carriers   []Link // who did it
	Title      string // of the sheet
	Lang       string // of Title, when that is not the page's: "en"; else ""
	URL        string // of the sheet, or of the adoption on its page
	Size       string // "1 720 habitants"; "" when it is not known
	Year       string // in which it began; ""
	Status     Status
	Cost, Time string   // "1 200 €", "39 h"; "" when not known
	Delay      string   // "entre 153 et 212 jours", from the first step to in place; ""
	Result     string   // the main one: "Déchets évités : 8,2 t (2023)"; ""
	Paid       []string // "Subvention : ADEME, 200 €", in the order of the sheet or the adoption
	Mixed      string   // that its amounts make no sum; ""
}

// CaseWords are what the people of a case wrote.
type CaseWords struct {
	Case    Link // Note is the year
	Status  Status
	Words   string // one text, or ""
	Text    Text   // the sheet's or the adoption's; of a sheet its known sections are shown, of an adoption all
	Lessons bool   // of Text, only what helped, what was hard and what is advised: it is a sheet's
}

// CaseMeasure is what cases say of one thing: a line with a dot a case, and the same in a
// table.
type CaseMeasure struct {
	Name   string       // "Coût par habitant"
	Says   string       // "Entre 900 et 2 400 €, médiane 1 500 €, d'après 4 cas.", or why nothing is said
	Mixed  string       // that amounts with tax and without it stand side by side; or ""
	Dots   *Dots        // nil: too few cases
	Rows   []CaseFigure // the lowest first
	Before bool         // a row says what it was before
}

// CaseFigure is the figure of a case.
type CaseFigure struct {
	Case                Link   // who
	Value, Before, Year string // "171 kg", "196 kg", "2023"; Before and Year may be ""
}

// Dots are cases along a line, from the lowest to the highest, and the median. Lengths are
// about CSS pixels.
type Dots struct {
	Width, Height    int
	Line             int    // height of the line
	Left, Right      int    // its ends
	Low, High        string // what the ends are: "900 €"
	Median           string // "médiane 1 500 €"
	MedianX, MedianW int    // where the median begins, and how wide it is when it has two ends
	Dots             []Dot
}

// Dot is a case: a range has a bar as wide.
type Dot struct {
	X, Y       int    // centre
	BarX, BarW int    // of a range; BarW is 0 for a point
	Open       bool   // an end is not known
	URL, Title string // "Montrieux : 1 200 €", and the case
}

// Mine is what the practice may be for one commune, which its reader chooses.
type Mine struct {
	Communes []MineCommune // of the network, of a known size
	Sizes    []MineSize    // the same for usual sizes, in words
	Silent   bool          // nothing is known for any of these sizes; another may have something
	Cases    string        // JSON, for the script
	Measures string        // JSON, for the script
	Words    string        // JSON, for the script
}

// MineCommune is one to choose.
type MineCommune struct {
	ID, Name   string
	Population int    // its inhabitants
	Lat, Lon   string // "" when it is not placed
}

// MineSize is a usual size of communes, and what the practice may be for them.
type MineSize struct {
	Name       string   // "500 à 1 999 habitants"
	For        string   // "1 000 habitants"
	Population int      // the same
	Lines      []Figure // Label is the measure, Value the range, Note the cases that it comes from
}

// NotePage is what a council reads of a practice: one page, on which all that does not find
// room is counted, and said where it is.
type NotePage struct {
	Head
	Stylesheet string     // its address
	Script     string     // says what it would be for the commune that the address gives
	Question   string     // "Compostage partagé : faut-il se lancer ?"
	Practice   Link       // its page
	Summary    string     // what it is, or ""
	Situation  string     // "Situation au 31 mai 2012"
	Did        NoteLinks  // who did it, and what they got
	Got        NoteLines  // "Coût par habitant : entre 0,40 et 1,20 €, médiane 0,60 €, d’après 6 cas"
	Ours       NoteLines  // what it may be for communes of usual sizes
	Sizes      []MineSize // the same lines as those of Ours, by size
	Mine       *Mine      // for the script; nil: no case says what it would be for others
	Few        string     // why nothing is said of others, or ""
	Watch      NoteLinks  // what was hard, where it stopped: the case; Note is what is known
	Ask        NoteLinks  // whom to call: URL is their page, Note whom to ask for and the phone
	Sources    NoteLinks  // the sheets; Note is the date
	Blanks     []string   // what only the commune knows
	PDF        *Download  // nil: none is made
}

// NoteLinks are as many as a note has room for.
type NoteLinks struct {
	Items []Link // those that are shown
	More  Link   // how many others, and where they are; without Name: none
}

// NoteLines are as many as a note has room for.
type NoteLines struct {
	Items []string // those that are shown
	More  Link     // how many others, and where they are; without Name: none
}

// NotePaper is the PDF of a note.
type NotePaper struct {
	Imprint
	Note  NotePage
	Exact bool // the practice's page says what it may be for communes of some size
}

// HasPaid reports whether a case says who paid.
func (p EvidencePage) HasPaid() bool {
	return slices.ContainsFunc(p.Cases, func(c PracticeCase) bool { return len(c.Paid) > 0 })
}
