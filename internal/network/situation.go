package network

// Situation is the network on one day: nothing dated after AsOf counts.
// It is built once (At), is safe for concurrent use, and derives on demand.
type Situation struct {
	*Network
	AsOf Day
	// indexes are private
}

// Status is where one row of an objective stands; see "What the figures mean"
// in the design.
type Status string

const (
	NotStarted  Status = "not-started"
	NotReported Status = "not-reported"
	Reached     Status = "reached"
	Missed      Status = "missed"
	InProgress  Status = "in-progress"
	Partly      Status = "partly" // an objective's overall status only
)

// Progress is an objective at AsOf.
type Progress struct {
	Objective *Objective
	Unit      string // the unit of every value; "" for a bare count
	Status    Status // overall
	Reached   int    // rows reached
	Of        int    // rows, those not started too
	Rows      []Row  // sorted by From, then commune id
}

// Row is one period, and with for_each one commune, of an objective.
type Row struct {
	From, To Day    // both included; To is 0 for an open programme
	Commune  string // id with for_each; ""
	Target   float64
	Value    *float64 // nil when nothing tells
	OutOf    *float64
	Approx   bool // one of the values was approximate
	Expected *float64
	Status   Status
	Reason   Reason // why Value is nil; "" otherwise
	Evidence []Evidence
}

// OnTrack tells whether an in-progress row is at or beyond what is expected
// today; it is only meaningful when Expected is not nil.
func (r Row) OnTrack(down bool) bool {
	if r.Value == nil || r.Expected == nil {
		return false
	}
	if down {
		return *r.Value <= *r.Expected
	}
	return *r.Value >= *r.Expected
}

// Reason says why a figure cannot be computed.
type Reason string

const (
	NoResult   Reason = "no-result"    // no sheet or adoption gives this indicator in the period
	NoAction   Reason = "no-action"    // no action is on record in the period
	NotBegun   Reason = "not-begun"    // the period has not started
	NoBaseline Reason = "no-baseline"  // a relative target without its baseline
	NotMember  Reason = "not-a-member" // reserved: rows exist for members only
)

// EvidenceKind tells what proves a figure.
type EvidenceKind string

const (
	FromSheet      EvidenceKind = "sheet"
	FromMeeting    EvidenceKind = "meeting"
	FromAdoption   EvidenceKind = "adoption"
	FromDiagnostic EvidenceKind = "commune"
)

// Evidence is one thing that proves a figure. For counts and sums the values
// of a row's evidence add up to its value; for the others they are what was
// retained.
type Evidence struct {
	Kind    EvidenceKind
	ID      string  // of the sheet, meeting, adoption or commune
	Value   float64 // in the progress's unit
	Approx  bool
	Year    int    // of a result; 0
	Commune string // whom it counts for, when it is one commune; ""
}

// Judgement is a sheet's own target with its live result.
type Judgement struct {
	Target   SheetTarget
	Progress *Progress // for a target that is the network's own objective
	Unit     string
	Value    *float64 // for an indicator's target: this sheet's figure
	OutOf    *float64 // that its result told, if any
	Approx   bool
	Status   Status // "" for a text, which is never judged
	AsOf     Day
}

// RelatedSheet is another sheet and why it is proposed, strongest reason first.
type RelatedSheet struct {
	Sheet   *Sheet
	Reasons []RelatedReason
}

// RelatedReason tells why two sheets are near.
type RelatedReason string

const (
	SharedTheme       RelatedReason = "shared-theme"
	SameCommune       RelatedReason = "same-commune"
	SameIndicator     RelatedReason = "same-indicator"
	SimilarPopulation RelatedReason = "similar-population"
)

// Completeness tells which parts of a sheet say something. Parts are front
// matter keys ("summary", "means.cost") and sections ("context").
type Completeness struct {
	Present, Missing []string
}

// AdoptionState is where an adoption stands on a day.
type AdoptionState string

const (
	AdoptionConsidered AdoptionState = "considered"
	AdoptionStarted    AdoptionState = "started"
	AdoptionInPlace    AdoptionState = "in-place"
	AdoptionDone       AdoptionState = "done"
	AdoptionAbandoned  AdoptionState = "abandoned"
)
