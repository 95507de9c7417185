package network

import (
	"essaim/internal/diag"
	"essaim/internal/locale"
)

// Network is all that content/ says. Lists are in the order of network.yaml
// for what it declares (communes, themes, indicators, objectives) and sorted
// by id for what has a file each (sheets, meetings, diagnostics, adoptions,
// pages), so that nothing depends on the order of files.
type Network struct {
	Name         string
	Description  string
	Lang         locale.Lang
	Currency     locale.Currency // of all amounts; the euro by default
	Program      string          // the least version of essaim that reads this content, as written: ">=0.1"; ""
	TimeZone     string          // IANA name; "Europe/Paris" by default
	BaseURL      string          // absolute, with a final slash; "" when none is given
	Logo         string          // a path of static/, as written; ""
	OutlineFile  string          // what its map is drawn on, a path of static/; ""
	Outline      [][]Place       // the borders in that file, a line each
	Accent       string          // #rrggbb; "": the default green
	Menu         []MenuItem
	Organisation Organisation
	Contact      Contact
	Programme    Span
	AsOf         Day    // 0 when network.yaml does not fix it
	Licence      string // "etalab-2.0" by default
	PDF          PDF
	OpenData     OpenData
	Repository   *Repository // nil when none
	Legal        Legal
	Ignored      []Ignored // warnings that are not said
	Portal       *Portal   // nil for a site that gathers no other networks
	Peers        []*Peer   // the networks whose data were read for it, in the order of Portal
	Homes        *Homes    // of what is theirs
	Unmet        Unmet
	Extra        any

	Communes     []*Commune
	Institutions []*Institution // `organisations:`
	Themes       []*Theme
	Indicators   []*Indicator
	Practices    []*PracticeGroup // `practices:`
	Objectives   []*Objective
	Sheets       []*Sheet
	Meetings     []*Meeting
	Diagnostics  []*Diagnostic
	Adoptions    []*Adoption
	Pages        []*Page

	Drafts []string // files of content/ left out because they are drafts, sorted
}

// Ignored is a warning of one file that the network's people know of; a zero one
// stands for what cannot be silenced.
type Ignored struct {
	Code diag.Code
	File string // from the site's folder: "content/sheets/x.md"
	Why  string
	Pos  diag.Pos
}

// Portal is what a site that gathers other networks says of them.
type Portal struct {
	Networks []*Remote // in the order of network.yaml
}

// Remote is a network whose open data a portal reads: at an address, or in a folder.
type Remote struct {
	ID     string
	Name   string // "": as it calls itself
	URL    string // of its site, with a final slash; ""
	Folder string // of its built site, from the portal's folder: "../autre/public"; ""
	Pos    diag.Pos
}

// MenuItem is one entry of the site's own menu.
type MenuItem struct{ Name, URL string }

// Organisation is the body that runs the network.
type Organisation struct{ Name, Address, Phone, Email, Website, Siren string }

// Contact is a role, never a person.
type Contact struct{ Role, Name, Email, Phone, Address string }

// PDF says which PDF files are wanted; both are true by default.
type PDF struct{ Sheets, Booklets bool }

// OpenData says what data/v1 holds beside its tables.
type OpenData struct {
	Texts bool // the texts of the sheets, for portals
}

// Repository is where the content is edited.
type Repository struct {
	URL    string // without a final slash
	Branch string // "main" by default
	Forge  string // gitlab | github | gitea (Forgejo too)
	Dir    string // the site's folder in the repository, "" for its root
	AppID  string // of the form, where the forge lets people sign in to it
	Relay  string // the server through which they do, where the forge has no other way
}

// Legal holds what a public site must say about itself.
type Legal struct {
	PublicationDirector string
	Host                Organisation
	Accessibility       struct {
		Status  string // non-compliant (default) | partially-compliant | compliant
		Audit   string // address of the audit, without which no level is claimed
		Contact string
	}
}

// Commune is a member of the network.
type Commune struct {
	ID         string
	Name       string
	Code       string  // official code, five characters in France ("01001")
	Country    string  // two letters; "": France
	Population int     // 0 when not known
	About      bool    // the population is not exact
	Area       *Amount // in km²; nil when not known
	Lat, Lon   float64
	Located    bool // whether Lat and Lon were given
	Address    string
	Email      string
	Phone      string
	Website    string
	Of         string // "de Rodez", when the usual form is wrong
	Salutation string
	Member     Span    // zero: always a member
	Became     string  // id of the commune that it became part of
	Aliases    []Alias // former addresses of its page
	Origin     *Peer   // the network that it was first met in; nil for the site's own
	Extra      any
	Pos        diag.Pos
}

// InstitutionKind says what an institution is.
type InstitutionKind string

const (
	Intercommunality InstitutionKind = "intercommunality"
	Syndicate        InstitutionKind = "syndicate"
	County           InstitutionKind = "county"
	Region           InstitutionKind = "region"
	State            InstitutionKind = "state"
	Association      InstitutionKind = "association"
	Company          InstitutionKind = "company"
	Elsewhere        InstitutionKind = "commune" // of elsewhere
	Other            InstitutionKind = "other"
)

// InstitutionKinds lists them in the order of the documentation.
var InstitutionKinds = []InstitutionKind{Intercommunality, Syndicate, County, Region, State, Association, Company, Elsewhere, Other}

// Institution is a body that carries sheets, or from which a practice was
// learnt, and that is no commune of the network: it is never counted among
// communes. It is described as a commune is, but for Member and Became, which it
// has not; ids are those of one namespace.
type Institution struct {
	Commune
	Kind  InstitutionKind
	Siren string
}

// Theme groups sheets.
type Theme struct {
	ID, Name, Summary string
	Aliases           []string // other names
	Former            []Alias  // addresses of its page
	Extra             any
	Pos               diag.Pos
}

// PracticeGroup is what several did alike: the evidence of each is gathered.
type PracticeGroup struct {
	ID, Name, Theme, Summary string
	Aliases                  []string // other names
	Former                   []Alias  // addresses of its page
	Extra                    any
	Pos                      diag.Pos
}

// Total says how results of one indicator make one figure.
type Total string

const (
	Sum  Total = "sum"  // a flow
	Last Total = "last" // a stock: the latest of each commune, added up
	Max  Total = "max"
	Mean Total = "mean" // of the latest of each carrier
)

// Direction is the way in which a value should go.
type Direction string

const (
	NoDirection Direction = ""
	Up          Direction = "up"   // at least the target
	Down        Direction = "down" // at most: a ceiling
)

// DirectionOf is the way that a target asks for: its own, else the indicator's,
// else that of the sign of a change, else up.
func DirectionOf(own Direction, i *Indicator, t Target) Direction {
	switch {
	case own != NoDirection:
		return own
	case i != nil && i.Direction != NoDirection:
		return i.Direction
	case t.Relative && t.Value < 0:
		return Down
	}
	return Up
}

// Indicator is something that results measure.
type Indicator struct {
	ID, Name  string
	Unit      string // as written; "" for a bare count
	UnitOne   string // of a single one; "" for what the language's rule makes of Unit
	Total     Total
	Weighted  bool      // a mean weighs carriers by their populations
	Direction Direction // of its objectives and targets, when they do not say theirs
	SameAs    []string  // NETWORK/ID: those of other networks that measure the same
	Summary   string
	Extra     any
	Pos       diag.Pos
}

// Objective is what the network set out to reach. Exactly one of Measure and
// Indicator is set.
type Objective struct {
	ID, Name      string
	Measure       *Measure
	Indicator     string // id
	Target        Target
	OutOf         float64   // 0 when none
	OutOfCommunes bool      // out_of: communes, the members at some day of a row
	Direction     Direction // as written
	Down          bool      // a ceiling: by DirectionOf
	PerYear       bool
	ForEach       bool   // one row per commune
	Theme         string // id; ""
	Span          Span   // as written; what is absent is the programme's
	Baseline      *Baseline
	Note          string
	Aliases       []Alias // former addresses of its page
	Extra         any
	Pos           diag.Pos
}

// Target is a number in Unit, or, when Relative, a change in per cent of the
// baseline (-7 means 7 % less than it).
type Target struct {
	Value    float64
	Unit     string // as written; "": the indicator's own
	Relative bool
	Approx   bool
}

// Baseline is the value from which a relative target, or the straight line of
// what is expected, starts.
type Baseline struct {
	Year   int // 0 when not known
	Value  float64
	Unit   string // as written; "": the indicator's own
	Approx bool
}

// Amount is a number as an author gave it.
type Amount struct {
	Interval
	Unit     string // as written beside the value; "": the field's or the indicator's own
	Decimals int8   // that were written, most of either end
	Plus     bool   // a plus was written before it
}

// Answer distinguishes "none" from silence: an empty list of Items is the author's
// `none`; nothing is known of what is nil.
type Answer[T any] struct{ Items []T }

// Given reports whether the author answered.
func (a Answer[T]) Given() bool { return a.Items != nil }

// None reports whether the author answered that there is none.
func (a Answer[T]) None() bool { return a.Given() && len(a.Items) == 0 }

// MeetingKind says what a meeting is for.
type MeetingKind string

const (
	Exchange    MeetingKind = "exchange"
	Preparation MeetingKind = "preparation"
	Visit       MeetingKind = "visit"
	Steering    MeetingKind = "steering"
)

// MeetingStatus reports whether it took place.
type MeetingStatus string

const (
	MeetingPlanned MeetingStatus = "planned"
	Held           MeetingStatus = "held"
	Cancelled      MeetingStatus = "cancelled"
)

// Meeting is one meeting of the network.
type Meeting struct {
	ID          string // the file's name: DATE[-SUFFIX]
	Title       string
	Summary     string
	Date        Date
	Kind        MeetingKind
	Status      MeetingStatus
	StatusAt    Spot
	Time        ClockSpan
	Duration    string // "half-day", "day" or as written
	Host        string // commune id
	Place       string
	Themes      []string
	Agenda      []AgendaItem
	Actions     *int // when the agenda does not name them
	Attendance  Attendance
	Visits      []SiteVisit
	Commitments []Commitment
	Images      []Image
	Files       []File
	Links       []Link
	UID         string // by which calendars know it; "" for one that is made of its file's name
	Aliases     []Alias
	Draft       bool
	Extra       any
	Origin      *Peer // the network that it comes from; nil for the site's own
	Body        Body
	Pos         diag.Pos
}

// ClockSpan is a time of day in minutes from midnight; From < 0 when unknown,
// To < 0 when only the start is known.
type ClockSpan struct{ From, To int }

// AgendaItem presents a sheet, or is a text.
type AgendaItem struct {
	Sheet, Text string
	Minutes     int
	Speaker     string // a role
	Pos         diag.Pos
}

// Attendance counts, and names communes at most.
type Attendance struct {
	People   *int
	Count    *int     // a bare count of communes
	Communes []string // or their ids
	Elected  *int
	Agents   *int
	Excused  *int
}

// SiteVisit is a visit made during a meeting.
type SiteVisit struct{ Commune, Text string }

// Commitment is what a commune said that it would do.
type Commitment struct {
	ID, Commune, Text string
	Due, Done         Date
	Pos               diag.Pos
}

// InterviewStatus reports whether a commune was surveyed.
type InterviewStatus string

const (
	InterviewDone     InterviewStatus = "done"
	InterviewPlanned  InterviewStatus = "planned"
	InterviewDeclined InterviewStatus = "declined"
)

// Diagnostic is what a commune said of its practices and needs.
type Diagnostic struct {
	Commune   string
	Interview struct {
		Date   Date
		Status InterviewStatus // "" when there was none
	}
	Practices Answer[Practice]
	Needs     Answer[Need]
	Draft     bool
	Extra     any
	Body      Body
	Pos       diag.Pos
}

// Practice is what a commune does, with or without a sheet.
type Practice struct {
	ID, Theme, Text string
	Since           Date
	Sheet           string
	Group           string   // `practice:`, the id of what others did alike; ""
	Offers          []string // visit | document | talk
	Origin          *Peer    // the network that it comes from; nil for the site's own
	Pos             diag.Pos
}

// Need is what a commune looks for.
type Need struct {
	ID, Theme, Text string
	Since           Date
	Met             Date
	MetBy           string // adoption id
	Private         bool   // public: false: counted, never named
	Origin          *Peer  // the network that it comes from; nil for the site's own
	Pos             diag.Pos
}

// Adoption is a commune taking up another's practice. The date of each state
// reached is given; the latest one at as_of is its state.
type Adoption struct {
	ID, Sheet, Commune, From string // From: the commune or institution learnt from; "": the organisation itself
	Considered, Started      Date
	InPlace, Done, Abandoned Date
	Adaptation               string
	Means                    Means // what it took; none of it is in a total of sheets
	Results                  []Result
	Draft                    bool
	Extra                    any
	Origin                   *Peer // the network that it comes from; nil for the site's own
	Body                     Body
	Pos                      diag.Pos
}

// Alias is an address that a page had once: a path from the site's root.
type Alias struct {
	Path string
	Pos  diag.Pos
}

// Page is a free page; ID "index" is the home's text.
type Page struct {
	ID, Title, Summary string
	Aliases            []Alias
	Draft              bool
	Extra              any
	Body               Body
	Pos                diag.Pos
}

// Body points at a file's Markdown without holding it, so that ten thousand
// sheets fit in memory; source reads it again when the page is rendered.
type Body struct {
	File     string   // slash path from the site's root
	Hash     uint64   // of the body's bytes
	Front    uint64   // hash of the bytes before, the front matter
	Facts    uint64   // the same, but for what is mere words (source.Field.Words): what lists, figures and addresses come of
	Whole    uint64   // hash of the whole file, as digest.Blocks makes it
	Links    []string // every destination that might be a link or image, as written, sorted (a superset)
	Shown    []string // those of Links that are photos and may be shown, sorted
	Linked   []string // those that are photos and may be linked to: their files are wanted as they are
	Offset   int32    // of the body's first byte in the file
	Line     int32    // of the body's first line in the file
	Length   int32    // of another network's text, which no page shows; 0 for the site's own, which end their file
	Empty    bool
	Sections SectionSet // known sections that say something
}
