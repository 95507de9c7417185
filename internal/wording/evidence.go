package wording

import (
	"math"
	"strconv"

	"essaim/internal/address"
	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/view"
)

// Reason says in sentences why a row's figure cannot be computed, or what it does
// not say: that it does not settle the target, whom a mean leaves out, what has
// no day, what no commune did; "" for nothing of it.
func (w Progress) Reason(g *network.Progress, r network.Row) string {
	return Join(" ", w.why(r), w.leftOut(g, r))
}

func (w Progress) why(r network.Row) string {
	switch {
	case r.Reason == network.OfOrganisations: // leftOut says how many
		return ""
	case r.Value == nil && r.Reason != "", r.Reason == network.Uncertain:
		return Sentence(Capital(w.T("reason." + string(r.Reason))))
	case r.Unweighted > 0:
		return Sentence(Capital(w.weighed(r.Weighed, r.Unweighted)))
	}
	return ""
}

// leftOut says how many things without a day of their own a row leaves out, and
// how many actions of bodies that are no communes.
func (w Progress) leftOut(g *network.Progress, r network.Row) string {
	undated, others := "", ""
	if r.LeftOut > 0 {
		kind := "results"
		if m := g.Objective.Measure; m != nil {
			kind = m.ID
		}
		undated = w.N("left-out."+kind, r.LeftOut)
	}
	if r.OfOrganisations > 0 {
		others = Sentence(Capital(w.N("reason."+string(network.OfOrganisations), r.OfOrganisations)))
	}
	return Join(" ", undated, others)
}

const (
	ShownEvidence = 3 // how many proofs stand in a sentence
	EveryProof    = math.MaxInt
)

// evidence leads to what proves a figure. In a row of several years, that of a
// result names its own.
func (w Progress) evidence(g *network.Progress, r network.Row, e network.Evidence) view.Evidence {
	v := view.Evidence{Value: w.evidenceValue(g, e)}
	year := ""
	if e.Paired {
		v.Value = w.provenPair(e, w.unitOf(g))
	} else if r.To == 0 || r.From.Year() != r.To.Year() {
		year = w.evidenceYear(e)
	}
	v.Link = proofLink(w, e)
	switch {
	case e.Kind == network.FromMeeting:
		v.Note = w.Date(w.Meeting(e.ID).Date)
	case g.Objective.Measure == nil:
		v.Note = Join(", ", year, w.with(e))
	}
	if of := provenBy(w.Words, e); of != "" {
		v.Note = Join(", ", v.Note, of)
	}
	return v
}

// Proven is a proof in a table of all of an objective.
func (w Progress) Proven(g *network.Progress, r network.Row, e network.Evidence) view.Proof {
	v := view.Proof{Value: w.Full(g, e.Range)}
	if e.Paired {
		v.Value = w.provenPair(e, w.unitOf(g))
	}
	v.Link = proofLink(w, e)
	v.Note = Join(", ", w.with(e), provenBy(w.Words, e))
	v.Communes, v.When = w.provenFor(e), w.provenOn(e)
	return v
}

// provenFor names whom a proof counts for.
func (w Progress) provenFor(e network.Evidence) string {
	switch {
	case e.Commune != "":
		return w.CarrierLink(e.Commune).Name
	case e.Kind == network.FromSheet:
		return w.CarrierNames(w.Sheet(e.ID))
	case e.Kind == network.FromMeeting:
		return SaidBy(w.Words, w.Meeting(e.ID).Origin, w.Meeting(e.ID).Place)
	}
	return ""
}

// provenOn is when: a result's own year or span, a meeting's day, else the year.
func (w Progress) provenOn(e network.Evidence) string {
	switch {
	case e.Kind == network.FromMeeting:
		return w.Date(w.Meeting(e.ID).Date)
	case e.Year != 0 || e.When != nil:
		return w.evidenceYear(e)
	case e.Day != 0:
		return strconv.Itoa(e.Day.Year())
	}
	return ""
}

// provenBy is the network whose data prove a figure; "" for the site's own.
func provenBy(w *Words, e network.Evidence) string {
	of := originOf(w, e)
	if of == nil {
		return ""
	}
	return w.Typo(of.Name)
}

func originOf(w *Words, e network.Evidence) *network.Peer {
	switch e.Kind {
	case network.FromMeeting:
		return w.Meeting(e.ID).Origin
	case network.FromAdoption:
		return w.Adoption(e.ID).Origin
	case network.FromSheet:
		return w.Sheet(e.ID).Origin
	}
	return nil
}

// proof leads to what proves a figure. The title of an adoption is a sentence of the
// site's, with that of its sheet in it.
func proofLink(w Progress, e network.Evidence) view.Link {
	name, href := w.Proof(e)
	if e.Kind == network.FromAdoption {
		return view.Link{Name: w.Typo(name), URL: href}
	}
	of := originOf(w.Words, e)
	return view.Link{Name: SaidBy(w.Words, of, name), URL: href, Lang: LangOf(w.Words, of)}
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
	return interval(w.Locale, e.Range, w.measured(g, locale.Computed))
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
