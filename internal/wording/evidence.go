package wording

import (
	"math"

	"essaim/internal/address"
	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/view"
)

// Reason says in a sentence why a figure cannot be computed; "" for none.
func (w Progress) Reason(r network.Reason) string {
	if r == "" {
		return ""
	}
	return Sentence(Capital(w.T("reason." + string(r))))
}

const (
	ShownEvidence = 3 // how many proofs stand in a sentence
	EveryProof    = math.MaxInt
)

// evidence leads to what proves a figure. In a row of several years, that of a
// result names its own.
func (w Progress) evidence(g *network.Progress, r network.Row, e network.Evidence) view.Evidence {
	v := view.Evidence{Value: w.evidenceValue(g, e)}
	if e.Year != 0 && (r.To == 0 || r.From.Year() != r.To.Year()) {
		v.Note = Year(e.Year)
	}
	v.Name, v.URL = w.Proof(e)
	v.Name = w.Typo(v.Name)
	if e.Kind == network.FromMeeting {
		v.Note = w.Date(w.Meeting(e.ID).Date)
	}
	return v
}

// evidenceValue is left out for what merely counts for one.
func (w Progress) evidenceValue(g *network.Progress, e network.Evidence) string {
	if g.Objective.Measure != nil && e.Value == 1 {
		return ""
	}
	return w.interval(e.Range, w.measured(g, locale.Computed))
}

// Proof names an evidence, as written, and says where it is published. An
// adoption is shown on the page of the sheet that it takes up.
func (w Progress) Proof(e network.Evidence) (title, href string) {
	switch e.Kind {
	case network.FromMeeting:
		m := w.Meeting(e.ID)
		return m.Title, w.At.Item(address.Meetings, m.ID)
	case network.FromAdoption:
		a := w.Adoption(e.ID)
		s := w.Sheet(a.Sheet)
		return w.T("evidence.adopted", s.Title, w.Commune(a.Commune).Name), w.At.Adoption(s.ID, a.ID)
	case network.FromPrivate:
		return w.T("evidence.private"), w.At.List(address.Matrix)
	case network.FromDiagnostic:
		c := w.Commune(e.ID)
		return c.Name, w.At.Item(address.Communes, c.ID)
	}
	s := w.Sheet(e.ID)
	return s.Title, w.At.Item(address.Sheets, s.ID)
}
