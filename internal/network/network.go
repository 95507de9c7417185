package network

import (
	"slices"

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
	TimeZone     string // IANA name; "Europe/Paris" by default
	BaseURL      string // absolute, with a final slash; "" when none is given
	Logo         string // a path of static/, as written; ""
	Accent       string // #rrggbb; "": the default green
	Menu         []MenuItem
	Organisation Organisation
	Contact      Contact
	Programme    Span
	AsOf         Day    // 0 when network.yaml does not fix it
	Licence      string // "etalab-2.0" by default
	PDF          PDF
	Repository   *Repository // nil when none
	Legal        Legal
	Extra        any

	Communes    []*Commune
	Themes      []*Theme
	Indicators  []*Indicator
	Objectives  []*Objective
	Sheets      []*Sheet
	Meetings    []*Meeting
	Diagnostics []*Diagnostic
	Adoptions   []*Adoption
	Pages       []*Page

	Drafts []string // files of content/ left out because they are drafts, sorted
}

// MenuItem is one entry of the site's own menu.
type MenuItem struct{ Name, URL string }

// Organisation is the body that runs the network.
type Organisation struct{ Name, Address, Phone, Email, Website, Siren string }

// Contact is a role, never a person.
type Contact struct{ Role, Name, Email, Phone, Address string }

// PDF says which PDF files are wanted; both are true by default.
type PDF struct{ Sheets, Booklets bool }

// Repository is where the content is edited.
type Repository struct {
	URL    string // without a final slash
	Branch string // "main" by default
	Forge  string // gitlab | github | gitea (Forgejo too)
	Dir    string // the site's folder in the repository, "" for its root
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
	Code       string // official code, five characters in France ("01001")
	Population int    // 0 when not known
	Lat, Lon   float64
	Located    bool // whether Lat and Lon were given
	Address    string
	Email      string
	Phone      string
	Website    string
	Of         string // "de Rodez", when the usual form is wrong
	Salutation string
	Member     Span   // zero: always a member
	Became     string // id of the commune that it became part of
	Extra      any
	Pos        diag.Pos
}

// Theme groups sheets.
type Theme struct {
	ID, Name, Summary string
	Aliases           []string
	Extra             any
	Pos               diag.Pos
}

// Total tells how results of one indicator make one figure.
type Total string

const (
	Sum  Total = "sum"  // a flow
	Last Total = "last" // a stock: the latest of each commune, added up
	Max  Total = "max"
	Mean Total = "mean" // unweighted
)

// Indicator is something that results measure.
type Indicator struct {
	ID, Name string
	Unit     string // as written; "" for a bare count
	Total    Total
	Summary  string
	Extra    any
	Pos      diag.Pos
}

// Objective is what the network set out to reach. Exactly one of Measure and
// Indicator is set.
type Objective struct {
	ID, Name      string
	Measure       *Measure
	Indicator     string // id
	Target        Target
	OutOf         float64 // 0 when none
	OutOfCommunes bool    // out_of: communes, the members at a row's end
	Down          bool    // a ceiling
	PerYear       bool
	ForEach       bool   // one row per commune
	Theme         string // id; ""
	Span          Span   // as written; what is absent is the programme's
	Baseline      *Baseline
	Note          string
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
	Year  int
	Value float64
	Unit  string
}

// Amount is a number as an author gave it.
type Amount struct {
	Value  float64
	Unit   string // as written beside the value; "": the field's or the indicator's own
	Approx bool   // "environ"
}

// Answer tells "none" from silence: an empty list of Items is the author's
// `none`; nothing is known of what is nil.
type Answer[T any] struct{ Items []T }

// Given reports whether the author answered.
func (a Answer[T]) Given() bool { return a.Items != nil }

// None reports whether the author answered that there is none.
func (a Answer[T]) None() bool { return a.Given() && len(a.Items) == 0 }

// SheetStatus is where a practice stands.
type SheetStatus string

const (
	Planned   SheetStatus = "planned"
	Ongoing   SheetStatus = "ongoing" // being set up
	InPlace   SheetStatus = "in-place"
	Done      SheetStatus = "done"
	Abandoned SheetStatus = "abandoned"
)

// Sheet is a practice: what was done, with which means, with what results.
type Sheet struct {
	ID         string // the file's or folder's name
	Title      string
	Summary    string
	Communes   []string // ids; empty when Network
	Themes     []string // ids; the first is the main one
	Status     SheetStatus
	Means      Means
	Results    []Result // an empty list says "none measured yet"
	Date       Date     // published
	Period     Span
	Checked    Date
	Network    bool // carried by the organisation itself
	Exemplary  bool
	Draft      bool
	General    string // the general objective
	Targets    []SheetTarget
	Planning   []Step
	Partners   Answer[string]
	Conditions string // reproducible: under which conditions
	Population Range  // reproducible: for which communes
	Contact    Contact
	Images     []Image
	Files      []File
	Links      []Link
	Source     Link // where the practice was first published
	Aliases    []string
	Slides     any
	Extra      any
	Dir        string // the sheet's own folder ("content/sheets/NAME"), where images and files lie; "" when it has none
	Assets     []Asset
	Body       Body
	Pos        diag.Pos
}

// Means are what a practice took.
type Means struct {
	None      bool // `means: none`
	People    Answer[Person]
	Cost      Answer[Cost]
	Funding   Answer[Funding]
	Technical Answer[string]
}

// Person is time that someone, told by role, gave.
type Person struct {
	Who   string
	Hours *Amount // h
	Days  *Amount // d
	Year  int     // 0 when not told
	Note  string
}

// CostKind tells the money value of hours (staff) from other costs.
type CostKind string

const (
	Staff      CostKind = "staff"
	Operating  CostKind = "operating"
	Investment CostKind = "investment"
)

// Cost is in euros.
type Cost struct {
	Amount Amount
	Kind   CostKind // "" when not told
	Note   string
	Year   int
}

// Funding is in euros.
type Funding struct {
	By     string
	Amount *Amount
	Note   string
	Year   int
}

// Result is one measured value. Without an indicator it is shown and never
// added up. Value is nil for a result that is only told in words.
type Result struct {
	ID        string // OWNER/n by default
	Indicator string // id; ""
	Text      string
	Year      int // 0 when not told
	Value     *Amount
	OutOf     *float64
	Note      string

	Line, Column int32 // where it stands in its owner's file
}

// SheetTarget is a sheet's own objective: exactly one of Objective (the
// network's own), Indicator (judged on this sheet's results) and Text (never
// judged) is set.
type SheetTarget struct {
	Objective string
	Indicator string
	Text      string
	Target    Target
	Down      bool
	By        Date
	Note      string
}

// Step is one line of a sheet's planning.
type Step struct {
	Date Date
	Text string
}

// Range is an interval of whole numbers; 0 is "not told".
type Range struct{ From, To int }

// Image lies beside the sheet.
type Image struct {
	File, Alt, Credit string
	People            string // none | consent; "" when not told
	Pos               diag.Pos
}

// Asset is a file that lies in a sheet's folder, named relative to it.
type Asset struct {
	Name string
	Size int64 // bytes
}

// File is something to download.
type File struct {
	File, Name string
	Pos        diag.Pos
}

// Link leads outside the site.
type Link struct{ Name, URL string }

// MeetingKind tells what a meeting is for.
type MeetingKind string

const (
	Exchange    MeetingKind = "exchange"
	Preparation MeetingKind = "preparation"
	Visit       MeetingKind = "visit"
	Steering    MeetingKind = "steering"
)

// MeetingStatus tells whether it took place.
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
	Aliases     []string
	Draft       bool
	Extra       any
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

// InterviewStatus tells whether a commune was surveyed.
type InterviewStatus string

const (
	InterviewDone     InterviewStatus = "done"
	InterviewPlanned  InterviewStatus = "planned"
	InterviewDeclined InterviewStatus = "declined"
)

// Diagnostic is what a commune told of its practices and needs.
type Diagnostic struct {
	Commune   string
	Interview struct {
		Date   Date
		Status InterviewStatus // "" when there was none
	}
	Practices Answer[Practice]
	Needs     Answer[Need]
	Extra     any
	Body      Body
	Pos       diag.Pos
}

// Practice is what a commune does, with or without a sheet.
type Practice struct {
	ID, Theme, Text string
	Since           Date
	Sheet           string
	Offers          []string // visit | document | talk
	Pos             diag.Pos
}

// Need is what a commune looks for.
type Need struct {
	ID, Theme, Text string
	Since           Date
	Met             Date
	MetBy           string // adoption id
	Private         bool   // public: false: counted, never named
	Pos             diag.Pos
}

// Adoption is a commune taking up another's practice. The date of each state
// reached is given; the latest one at as_of is its state.
type Adoption struct {
	ID, Sheet, Commune, From string // From: the commune learnt from, never ""
	Considered, Started      Date
	InPlace, Done, Abandoned Date
	Adaptation               string
	Results                  []Result
	Draft                    bool
	Extra                    any
	Body                     Body
	Pos                      diag.Pos
}

// Page is a free page; ID "index" is the home's text.
type Page struct {
	ID, Title, Summary string
	Aliases            []string
	Draft              bool
	Extra              any
	Body               Body
	Pos                diag.Pos
}

// Section is a known part of a sheet's body.
type Section string

const (
	Context         Section = "context"
	ObjectivesNotes Section = "objectives"
	Qualitative     Section = "qualitative"
	SuccessFactors  Section = "success-factors"
	Difficulties    Section = "difficulties"
	Recommendations Section = "recommendations"
)

// Sections lists them in the order in which a sheet shows them.
var Sections = []Section{Context, ObjectivesNotes, Qualitative, SuccessFactors, Difficulties, Recommendations}

// SectionSet is some of the known sections: a bit for each, by its place in
// Sections.
type SectionSet uint8

// SetOf is the set of these sections.
func SetOf(sections ...Section) SectionSet {
	var set SectionSet
	for _, s := range sections {
		if i := slices.Index(Sections, s); i >= 0 {
			set |= 1 << i
		}
	}
	return set
}

// Has tells whether a section is in the set.
func (set SectionSet) Has(section Section) bool { return set&SetOf(section) != 0 }

// Body points at a file's Markdown without holding it, so that ten thousand
// sheets fit in memory; source reads it again when the page is rendered.
type Body struct {
	File     string   // slash path from the site's root
	Hash     uint64   // of the body's bytes
	Front    uint64   // hash of the bytes before, the front matter
	Links    []string // every destination that might be a link or image, as written, sorted (a superset)
	Offset   int32    // of the body's first byte in the file
	Line     int32    // of the body's first line in the file
	Empty    bool
	Sections SectionSet // known sections that say something
}
