package site

import (
	"cmp"

	"essaim/internal/address"
	"essaim/internal/network"
	"essaim/internal/plan"
	"essaim/internal/view"
	"essaim/internal/wording"
)

// notePDFs are made where reports and booklets are.
func (p practicePages) notePDFs() bool { return p.booklets() }

// paper plans the PDF of a note, whose view is that of its page.
func (p practicePages) paper(g *network.Gathering) {
	if !p.notePDFs() {
		return
	}
	p.add(plan.Output{URL: p.At.NotePDF(g.ID), Note: func() *view.NotePaper {
		v := p.noteView(g)
		d := &view.NotePaper{Imprint: p.Imprint(v.Head, p.in.Generator())}
		d.Situation = v.Situation
		v.Head = view.Head{Title: v.Title, URL: v.URL}
		v.Stylesheet = ""
		d.Note = v
		return d
	}})
}

func (p practicePages) note(g *network.Gathering) view.NotePage {
	v := p.noteView(g)
	v.PDF = p.pdfLink(p.notePDFs(), p.At.NotePDF(g.ID))
	return v
}

const (
	shownDid   = 6 // cases on a note
	shownWatch = 4
)

// noteView is one page for a council, but for the link to its PDF.
func (p practicePages) noteView(g *network.Gathering) view.NotePage {
	w := p.evidence()
	v := view.NotePage{
		Head:       p.head(titled{"", "", p.T("note.title", p.Typo(g.Name())), p.T("note.description", p.Typo(g.Name()))}, p.At.Note(g.ID)),
		Stylesheet: p.asset(address.PapersStyle),
		Question:   p.T("note.question", p.Typo(g.Name())),
		Practice:   view.Link{Name: p.Typo(g.Name()), URL: p.practiceURL(g.ID)},
		Summary:    p.Typo(g.Summary()),
		Situation:  p.SituationOn(),
	}
	v.Breadcrumb = p.breadcrumb(address.Practices, v.Title, v.Practice)
	if len(g.Cases) < network.FewestCases {
		v.Few = p.N("practice.few", len(g.Cases))
	}
	p.noteCases(&v, g)
	for _, m := range p.practices().MeasurandsOf(g) {
		aspect := network.AsValue
		if m.PerInhabitant() {
			aspect = network.AsPerHead
		}
		if s := network.SpectrumOf(g.Cases, m, aspect); s.Tells() {
			v.Got = append(v.Got, wording.Join(p.T("practice.and"), p.T("card.result", w.Name(m, aspect), w.InBrief(s)), p.mixed(s)))
		}
	}
	v.Ours = p.noteRanges(g)
	for _, key := range []string{"note.blank-need", "note.blank-place", "note.blank-who", "note.blank-budget", "note.blank-start"} {
		v.Blanks = append(v.Blanks, p.T(key))
	}
	return v
}

func (p practicePages) mixed(s network.Spectrum) string {
	if s.Kind != network.OfCost {
		return ""
	}
	return p.evidence().Mixed(s.Taxes)
}

// noteCases say who did it, whom to call and where it is from.
func (p practicePages) noteCases(v *view.NotePage, g *network.Gathering) {
	asked := map[string]bool{}
	for i, c := range g.Cases {
		of := p.practiceCase(i, c)
		l := p.caseLink(c)
		if len(v.Did) < shownDid {
			did := l
			did.Note = wording.Join(", ", of.Size, l.Note, wording.Small(of.Status.Words), of.Cost, of.Result)
			v.Did = append(v.Did, did)
			source := view.Link{Name: of.Title, URL: of.URL, Note: wording.Join(", ", l.Name, p.Date(cmp.Or(c.Sheet.Checked, c.Sheet.Date)))}
			v.Sources = append(v.Sources, source)
		}
		hard := c.Adoption == nil && c.Sheet.Body.Sections.Has(network.Difficulties)
		if (c.Stopped() || hard) && len(v.Watch) < shownWatch {
			watch := l
			key := "note.was-hard"
			if c.Stopped() {
				key = "note.stopped"
			}
			watch.Note = p.T(key)
			v.Watch = append(v.Watch, watch)
		}
		for _, who := range of.Carriers {
			if !asked[who.Name] && len(v.Ask) < shownDid {
				asked[who.Name] = true
				v.Ask = append(v.Ask, who)
			}
		}
	}
	v.MoreDid = p.Some("practice.more-cases", len(g.Cases)-len(v.Did))
}

// mostRanges is how many are on a note.
const mostRanges = 6

// noteRanges are what it may be for communes of usual sizes: what it costs first.
func (p practicePages) noteRanges(g *network.Gathering) []string {
	w := p.evidence()
	var lines []string
	for _, m := range p.practices().MeasurandsOf(g) {
		for _, size := range usualSizes {
			if e, known := network.EstimateFor(g.Cases, m, size.of); known && len(lines) < mostRanges {
				lines = append(lines, wording.Sentence(p.T("card.result", w.Name(m, network.AsValue), w.EstimateSentence(e))))
			}
		}
	}
	if lines == nil {
		lines = append(lines, p.T("note.ours-none"))
	}
	return lines
}
