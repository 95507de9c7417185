package view

// A SlidePart is what one slide of a sheet says.
type SlidePart string

const (
	ContextSlide    SlidePart = "context"
	FiguresSlide    SlidePart = "figures"
	ObjectivesSlide SlidePart = "objectives"
	MeansSlide      SlidePart = "means"
	LessonsSlide    SlidePart = "lessons"
)

// SlidesPage is the deck of a meeting: a plain document, which slides.js shows
// one slide at a time.
type SlidesPage struct {
	Head
	Stylesheet, Script string  // URLs
	Meeting            Link    // Note is the date
	Opening            Slide   // the first slide
	Slides             []Slide // that follow
}

// Slide is one of them; what is empty is not shown.
type Slide struct {
	Part    string // programme | sheet | a SlidePart | own | closing
	Sheet   Link   // that it is about
	Title   string
	Lead    string
	Photo   *Image       // of the part "sheet": the first of its images; or nil
	Facts   []string     // short lines: date, hours, place; or who carries the sheet, and its status
	Agenda  []AgendaItem // of the slide "programme"
	Figures []Figure     // of the part "figures"
	Targets []Target     // of the part "objectives"
	Results []Result     // of the part "objectives"
	Means   []MeansRow   // of the part "means"
	Text    Text         // of the parts "context" and "lessons": the sheet's body
	Needs   []Need       // of the slide "closing"
	More    string       // "et 4 autres besoins", or ""
	Notes   []string     // for who speaks
}

// BookletPage is all sheets that a meeting presents, to be printed.
type BookletPage struct {
	Head
	Stylesheet string      // URL
	Meeting    Link        // Note is the date
	Card       MeetingCard // of the meeting
	Sheets     []SheetPage // in the order of the programme, each as on its own page
	PDF        *Download   // nil: none is made
}

// ReportPage is what a year gave, as it was known on its last day, or on the
// day of the figures when that comes first.
type ReportPage struct {
	Head
	Stylesheet string // URL
	Lead       string
	Situation  string        // "Situation au 31 décembre 2011"
	PDF        *Download     // nil: none is made
	Figures    []Figure      // meetings, active communes, actions, objectives reached
	Tally      *Tally        // of the year's objectives; nil: none
	Main       []Figure      // three results at most; Note: "16,5 t en 2022"
	Map        *Map          // of the active communes; nil: fewer than two are located
	SmallMap   *Map          // the same for phones; nil with Map
	Legend     []Status      // how they took part, with how many
	Key        []MapKey      // what the numbers of the map are
	Photo      *Image        // of an action of the year; nil: none has any
	YearBefore string        // "2022": what Objectives and Main are held against
	Meetings   []MeetingCard // held in the year
	Actions    []Link        // Note: the commune, and when
	More       string        // "et 12 autres actions", or ""
	Communes   string        // "Luc, Olemps et Rodez"

	// What the report's two pages have no room for: "et 3 autres rencontres", or "".
	MoreMeetings, MoreObjectives, MoreResults string

	Means      []Figure   // hours and cost of the year
	Results    []RolledUp // figures made of the year's results
	Objectives []YearObjective
	Years      []Link // reports of the other years
}

// YearObjective is one line of a year's objectives.
type YearObjective struct {
	Name     Link
	Before   string // where it stood a year before: "3 sur 6 actions"; "" when nobody knows, or it had not begun
	Sentence string // "5 sur 6 actions"
	Status   Status
}
