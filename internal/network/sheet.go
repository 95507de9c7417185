package network

import (
	"slices"

	"essaim/internal/diag"
	"essaim/internal/picture"
)

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
	ID           string // the file's or folder's name
	Title        string
	Summary      string
	Communes     []string // ids of the communes that carry it
	Institutions []string // and those of other bodies that do
	Themes       []string // ids; the first is the main one
	Practice     string   // id of what others did alike; ""
	Status       SheetStatus
	Means        Means
	Results      []Result // an empty list says "none measured yet"
	Date         Date     // published
	Period       Span
	Checked      Date
	CheckedAt    Spot
	Network      bool // carried by the organisation itself: neither communes nor institutions
	Exemplary    bool
	Draft        bool
	General      string // the general objective
	Targets      []SheetTarget
	Planning     []Step
	Partners     Answer[Partner]
	Audience     Answer[Audience]
	Keywords     Answer[string]
	Conditions   string // reproducible: under which conditions
	Population   Range  // reproducible: for which communes
	Contact      Contact
	Images       []Image
	Files        []File
	Links        []Link
	Source       Link // where the practice was first published
	Aliases      []Alias
	Slides       any
	Extra        any
	Origin       *Peer  // the network that it comes from, where its page is; nil for the site's own
	Dir          string // the sheet's own folder ("content/sheets/NAME"), where images and files lie; "" when it has none
	Assets       []Asset
	Body         Body
	Copied       *Body // of another network's: its text as it was pulled, which search alone reads; nil when it publishes none
	Pos          diag.Pos
}

// A Spot is where something stands in its owner's file, from 1; zero for nowhere.
type Spot struct{ Line, Column int32 }

// In is the place in that file.
func (s Spot) In(file string) diag.Pos {
	return diag.Pos{File: file, Line: int(s.Line), Column: int(s.Column)}
}

// Carriers are the ids of who carries the sheet, communes first; none for the
// organisation itself.
func (s *Sheet) Carriers() []string {
	if len(s.Institutions) == 0 {
		return s.Communes
	}
	return append(slices.Clip(s.Communes), s.Institutions...)
}

// A SheetList is a list of lines that a sheet may hold. Reading, the page, the
// PDF, the data, search and completeness go by this declaration.
type SheetList struct {
	Key string // in the front matter and in the data; its words are those of part.KEY
	Of  func(*Sheet) *Answer[string]
	Own bool // page, PDF and data have a place of its own for it; others come last, in this order
}

// SheetLists are all of them.
var SheetLists = []SheetList{
	{"keywords", func(s *Sheet) *Answer[string] { return &s.Keywords }, false},
}

// Partner is who took part besides, and as what.
type Partner struct{ Name, Role string }

// Audience is for whom a practice is, and how many they were.
type Audience struct {
	Who    string
	Number *int // nil when not known
}

// Means are what a practice took.
type Means struct {
	None      bool // `means: none`
	People    Answer[Person]
	Cost      Answer[Cost]
	Funding   Answer[Funding]
	Gains     Answer[Gain]
	Technical Answer[string]
}

// Person is time that someone, named by role, gave.
type Person struct {
	Who   string
	Hours *Amount // h
	Days  *Amount // d
	FTE   *Amount // full-time equivalents; shown, and never added to hours or days
	Year  int     // 0 when not known
	Note  string
}

// Result is one measured value. Without an indicator it is shown and never
// added up. Value is nil for a result that is only known in words.
type Result struct {
	ID        string // OWNER/n by default
	Indicator string // id; ""
	Text      string
	Year      int   // the last one of When; 0 when not known
	When      *Span // when it was measured; nil when that is the Year, neither more nor less
	Value     *Amount
	UnitOne   string // of a single one; "" for what the language's rule makes of the unit
	OutOf     *float64
	Before    *Before // what it was before; nil when nobody says
	Key       bool    // a key figure of its sheet
	Note      string
	Carrier   string // id of the carrier of a joint sheet whose alone it is; "": of all

	Line, Column int32 // where it stands in its owner's file
}

// MostKeyFigures is how many results a sheet shows among its key figures.
const MostKeyFigures = 5

// Span is when the result was measured; zero when that is not known.
func (r *Result) Span() Span {
	if r.When != nil {
		return *r.When
	}
	year := Date{Year: int16(r.Year)}
	return Span{year, year}
}

// Day is the day of a result: known to the year, its first, so that the running
// year's count; more precise, or of a period, its last. 0 when it is not known.
func (r *Result) Day() Day {
	if r.ofYear() {
		return DayOf(r.Year, 1, 1)
	}
	return r.Span().Last()
}

// ofYear reports whether the result is known to the year, neither more nor less.
func (r *Result) ofYear() bool {
	span := r.Span()
	return span.IsSingle() && span.From.IsYear()
}

// SheetTarget is a sheet's own objective: exactly one of Objective (the
// network's own), Indicator (judged on this sheet's results) and Text (never
// judged) is set.
type SheetTarget struct {
	Objective string
	Indicator string
	Text      string
	Target    Target
	Direction Direction // as written
	Baseline  *Baseline // what a relative target starts from; nil: what its results were before
	By        Date
	Note      string
}

// Step is one line of a sheet's planning.
type Step struct {
	When Span // a date or a period
	Text string
}

// Range is an interval of whole numbers; 0 is "not known".
type Range struct{ From, To int }

// Image lies beside the sheet.
type Image struct {
	File, Alt, Credit string
	People            string // none | consent; "" when not known
	Pos               diag.Pos
}

// Asset is a file that lies in a sheet's folder, named relative to it.
type Asset struct {
	Name  string
	Size  int64          // bytes
	Photo picture.Header // the zero value for what is no photo that pages can show
}

// Photo is what is known of the photo under a name, the zero value when there is none
// that pages can show.
func (s *Sheet) Photo(name string) picture.Header {
	if i := slices.IndexFunc(s.Assets, func(a Asset) bool { return a.Name == name }); i >= 0 {
		return s.Assets[i].Photo
	}
	return picture.Header{}
}

// File is something to download.
type File struct {
	File, Name string
	Pos        diag.Pos
}

// Link leads outside the site.
type Link struct{ Name, URL string }

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

// Has reports whether a section is in the set.
func (set SectionSet) Has(section Section) bool { return set&SetOf(section) != 0 }
