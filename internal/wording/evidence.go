package wording

import (
	"math"

	"essaim/internal/address"
	"essaim/internal/network"
	"essaim/internal/view"
)

// Reason says in a sentence why a figure cannot be computed, or what it leaves
// out; "" for none.
func (w Progress) Reason(r network.Row) string {
	if r.Reason == "" {
		return ""
	}
	return Sentence(Capital(w.reason(r)))
}

func (w Progress) reason(r network.Row) string {
	if r.Reason == network.OfOrganisations {
		return w.N("reason."+string(r.Reason), r.LeftOut)
	}
	return w.T("reason." + string(r.Reason))
}

const (
	ShownEvidence = 3 // how many proofs stand in a sentence
	EveryProof    = math.MaxInt
)

// evidence leads to what proves a figure.
func (w Progress) evidence(g *network.Progress, e network.Evidence) view.Evidence {
	v := view.Evidence{Value: w.evidenceValue(g, e)}
	v.Name, v.URL = w.Proof(e)
	v.Name = w.Typo(v.Name)
	switch {
	case e.Kind == network.FromMeeting:
		v.Note = w.Date(w.Meeting(e.ID).Date)
	case g.Objective.Measure == nil:
		v.Note = w.with(e)
	}
	return v
}

// with names the others for whom a joint result counts in full too; "" for none.
func (w Progress) with(e network.Evidence) string {
	if len(e.With) == 0 {
		return ""
	}
	return w.T("evidence.with", w.Names(e.With))
}

// evidenceValue is left out for what merely counts for one.
func (w Progress) evidenceValue(g *network.Progress, e network.Evidence) string {
	if g.Objective.Measure != nil && e.Value == 1 {
		return ""
	}
	return w.measure(g, e.Value, e.Approx)
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
