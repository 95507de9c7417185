package view

// A SlidePart is what one slide of a sheet tells.
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
	Stylesheet, Script string // URLs
	Meeting            Link
	Opening            Slide
	Slides             []Slide // that follow
}

// Slide is one of them; what is empty is not shown.
type Slide struct {
	Part    string // programme | sheet | a SlidePart | own | closing
	Sheet   Link   // that it is about
	Title   string
	Lead    string
	Facts   []string
	Agenda  []AgendaItem
	Figures []Figure
	Targets []Target
	Results []Result
	Means   []MeansRow
	Text    Text
	Needs   []Need
	More    string   // "et 4 autres besoins", or ""
	Notes   []string // for who speaks
}

// BookletPage is all sheets that a meeting presents, to be printed.
type BookletPage struct {
	Head
	Stylesheet string // URL
	Meeting    Link
	Card       MeetingCard
	Sheets     []SheetPage
	PDF        *Download // nil: none is made
}

// ReportPage is what a year gave, as it was known on its last day, or on the
// day of the figures when that comes first.
type ReportPage struct {
	Head
	Stylesheet string // URL
	Lead       string
	Situation  string    // "Situation au 31 décembre 2011"
	PDF        *Download // nil: none is made
	Figures    []Figure
	Meetings   []MeetingCard
	Actions    []Link // Note: the commune, and when
	More       string // "et 12 autres actions", or ""
	Communes   string // "Luc, Olemps et Rodez"

	// What the report's two pages have no room for: "et 3 autres rencontres", or "".
	MoreMeetings, MoreObjectives, MoreResults string

	Means      []Figure
	Results    []RolledUp
	Objectives []YearObjective
	Years      []Link // reports of the other years
}

// YearObjective is one line of a year's objectives.
type YearObjective struct {
	Name     Link
	Sentence string
	Status   Status
}
