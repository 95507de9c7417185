package network

import "slices"

// EvidenceKind says what proves a figure.
type EvidenceKind string

const (
	FromSheet      EvidenceKind = "sheet"
	FromMeeting    EvidenceKind = "meeting"
	FromAdoption   EvidenceKind = "adoption"
	FromDiagnostic EvidenceKind = "commune"
	FromPrivate    EvidenceKind = "private" // needs that are not public: counted together, without ID or commune
)

// Evidence is one thing that proves a figure. For counts and sums the values
// of a row's evidence add up to its value; for the others they are what was
// retained. Where communes are counted, each is credited to the first thing
// that names it, and Value is how many it adds; when a meeting counts more of
// them than all names together, that meeting is the only evidence.
type Evidence struct {
	Kind    EvidenceKind
	ID      string  // of the sheet, meeting, adoption or commune
	Value   float64 // in the progress's unit; of a range the end that its row is judged by
	Range   Interval
	Paired  bool     // a result says what it was before
	Before  Interval // that, in the same unit
	Was     int      // the year of Before; 0
	Day     Day      // on which it happened
	Year    int      // of a result; 0
	When    *Span    // of a result, when that is no plain year; nil
	Commune string   // whom it counts for, when it is one commune; ""
	With    []string // for one carrier: ids of the others for whom a joint sheet counts in full too
}

// Proofs are the evidence of a figure. Ten thousand sheets may prove one, of
// which a page shows the first few: each is made when it is asked for.
type Proofs struct {
	facts   []*fact
	values  []float64 // what each gives; nil: its own value
	commune string    // that they are narrowed to; ""
	down    bool      // for a ceiling
	crowd   bool      // the only one is a meeting that does not name whom it counts
}

// Len is their number.
func (p Proofs) Len() int { return len(p.facts) }

// At is the i-th, by day.
func (p Proofs) At(i int) Evidence {
	f := p.facts[i]
	e := Evidence{Kind: f.kind, ID: f.id, Value: f.judged(p.down), Range: f.Interval, Day: f.day, Year: int(f.year), When: f.when, Commune: p.commune}
	if f.before != nil {
		e.Paired, e.Before, e.Was = true, f.before.Interval, f.before.year
	}
	if p.values != nil {
		e.Value = p.values[i]
		e.Range = Point(e.Value)
	}
	switch {
	case f.kind == FromPrivate, p.crowd:
		e.Commune = ""
	case len(f.communes) == 1:
		e.Commune = f.communes[0]
	}
	if p.commune != "" && f.kind == FromSheet {
		e.With = slices.DeleteFunc(slices.Clone(f.carriers), func(id string) bool { return id == p.commune })
	}
	return e
}

// First are the first n, or all when there are fewer.
func (p Proofs) First(n int) []Evidence {
	list := make([]Evidence, min(n, p.Len()))
	for i := range list {
		list[i] = p.At(i)
	}
	return list
}

// All are all of them.
func (p Proofs) All() []Evidence { return p.First(p.Len()) }
