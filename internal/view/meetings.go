package view

// MeetingsPage lists the meetings.
type MeetingsPage struct {
	Head
	Lead            string
	Coming, Past    []MeetingCard // to come, the nearest first; past, the newest first
	Pager           Pager
	NothingAnnounce bool // the programme goes on and no meeting is announced
	Calendar        Link // of all meetings
}

// MeetingCard is a meeting in a list.
type MeetingCard struct {
	Title, URL, Summary string // Summary is one or two sentences, or ""
	Lang                string // of both, when that is not the page's: "en"; else ""
	Date                string // "Juin 2012, date à fixer"
	Place               string // "Salle des fêtes, Les Aubrelles", or ""
	Kind                string // "Réunion d'échange"
	Status              Status // planned, held or cancelled
	Themes              []Link
	Attendance          string // "5 communes, 11 personnes"
}

// MeetingPage is one meeting.
type MeetingPage struct {
	Head
	Card        MeetingCard  // the same facts as in lists
	Time        string       // "14 h – 17 h 30", or ""
	Duration    string       // "une demi-journée", or ""
	Host        Link         // the commune; without Name: not known
	Agenda      []AgendaItem // the programme, in order
	Actions     string       // "4 actions présentées", when the agenda does not name them
	Attendance  []Figure     // communes and persons present, or announced; elected, agents, excused
	Communes    []Link       // that were present, or said that they will be
	Visits      []SiteVisit  // made during the meeting
	Commitments []Commitment // taken by communes
	Links       []Link       // given by the author
	Stylesheet  string       // URL
	Day         []Link       // what goes with it: slides, booklet, calendar
	Booklet     *Download    // nil: none is made
	Prev, Next  *Link        // the meeting before, the one after; nil: none
	Text        Text         // its minutes
	Dense       bool         // the programme is long for one page
}

// AgendaItem is one line of the programme.
type AgendaItem struct {
	Clock   string // "9 h 40", when the start and the durations are known
	Item    Link   // what it is about; with a URL when it is a sheet
	Minutes string // how long: "40 min", or ""
	Speaker string // by role: "Maître composteur", or ""
}

// SiteVisit is a visit made during a meeting.
type SiteVisit struct {
	Commune Link
	Text    string // what was seen
}

// Commitment is what a commune said that it would do.
type Commitment struct {
	Commune Link
	Text    string // what it said that it would do
	Due     string // "juin 2023", or ""
	Done    string // "novembre 2023", or "" while it is not
}
