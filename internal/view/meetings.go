package view

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
