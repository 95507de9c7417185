package site

import (
	"cmp"
	"slices"
	"strings"

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
		d.Exact = p.hasRange(g)
		v.Stylesheet, v.Script, v.Mine, v.Sizes = "", "", nil, nil
		d.Note = v
		return d
	}})
}

func (p practicePages) note(g *network.Gathering) view.NotePage {
	v := p.noteView(g)
	v.PDF = p.pdfLink(p.notePDFs(), p.At.NotePDF(g.ID))
	return v
}

// noteView is one page for a council, but for the link to its PDF.
func (p practicePages) noteView(g *network.Gathering) view.NotePage {
	name := p.Typo(g.Name())
	v := view.NotePage{
		Head:       p.head(titled{"", "", p.T("note.title", name), p.T("note.description", name)}, p.At.Note(g.ID)),
		Stylesheet: p.asset(address.PracticeStyle),
		Script:     p.asset(practiceScript),
		Question:   p.T("note.question", wording.Shortened(name, noteTitleWidth, noteTitleLines)),
		Practice:   view.Link{Name: name, URL: p.practiceURL(g.ID)},
		Summary:    wording.Shortened(p.Typo(g.Summary()), noteWidth, noteSummaryLines),
		Situation:  p.SituationOn(),
	}
	v.Breadcrumb = p.breadcrumb(address.Practices, v.Title, v.Practice)
	if len(g.Cases) < network.FewestCases {
		v.Few = p.N("practice.few", len(g.Cases))
	}
	n := noted{practicePages: p, of: g}
	n.fit(&v)
	if measures := p.shared(g); measures != nil {
		v.Mine = p.forScript(g, measures, noteNameWidth)
	}
	for _, key := range []string{"note.blank-need", "note.blank-place", "note.blank-who", "note.blank-budget", "note.blank-start"} {
		v.Blanks = append(v.Blanks, p.T(key))
	}
	return v
}

// noted says what is on a note of a practice.
type noted struct {
	practicePages
	of *network.Gathering
}

// did are who did it, with what they got.
func (n noted) did() []view.Link {
	var links []view.Link
	for i, c := range n.of.Cases {
		of, l := n.practiceCase(i, c), n.caseLink(c)
		l.Note = wording.Join(", ", of.Size, l.Note, wording.Small(of.Status.Words), of.Cost, of.Result)
		links = append(links, l)
	}
	return links
}

// got are what all cases say together, where enough do.
func (n noted) got() []string {
	w := n.evidence()
	var lines []string
	for _, m := range n.practices().MeasurandsOf(n.of) {
		aspect := network.AsValue
		if m.PerInhabitant() {
			aspect = network.AsPerHead
		}
		if s := network.SpectrumOf(n.of.Cases, m, aspect); s.Tells() {
			name := wording.Shortened(w.Name(m, aspect), noteNameWidth, 1)
			lines = append(lines, wording.Sentence(wording.Join(n.T("practice.and"), n.T("card.result", name, w.InBrief(s)), n.mixed(s))))
		}
	}
	return lines
}

func (n noted) mixed(s network.Spectrum) string {
	if s.Kind != network.OfCost {
		return ""
	}
	return n.evidence().Mixed(s.Taxes)
}

// A sizedRange is what it may be for communes of a usual size.
type sizedRange struct {
	size view.MineSize
	line view.Figure
	text string
}

// ranges are what it may be for communes of usual sizes: what it costs first.
func (n noted) ranges() []sizedRange {
	w := n.evidence()
	var list []sizedRange
	for _, m := range n.practices().MeasurandsOf(n.of) {
		name := wording.Shortened(w.Name(m, network.AsValue), noteNameWidth, 1)
		for _, size := range usualSizes {
			e, known := network.EstimateFor(n.of.Cases, m, size.of)
			if !known {
				continue
			}
			amount, from := w.Estimate(e)
			list = append(list, sizedRange{
				size: n.sizeNamed(size.from, size.to, size.of),
				line: view.Figure{Label: name, Value: amount, Note: from},
				text: wording.Sentence(n.T("card.result", name, w.EstimateSentence(e))),
			})
		}
	}
	return list
}

// hasRange reports whether there is a range for communes of some size: for those of three
// times the inhabitants of a case, which is the smallest that counts for them.
func (p practicePages) hasRange(g *network.Gathering) bool {
	for _, m := range p.practices().MeasurandsOf(g) {
		for _, c := range g.Cases {
			if _, known := network.EstimateFor(g.Cases, m, 3*c.Population); known {
				return true
			}
		}
	}
	return false
}

// bySize puts the ranges of one size together, the smallest size first.
func bySize(list []sizedRange) []view.MineSize {
	var sizes []view.MineSize
	for _, usual := range usualSizes {
		var of view.MineSize
		for _, r := range list {
			if r.size.Population == usual.of {
				of.Name, of.For, of.Population = r.size.Name, r.size.For, r.size.Population
				of.Lines = append(of.Lines, r.line)
			}
		}
		if of.Lines != nil {
			sizes = append(sizes, of)
		}
	}
	return sizes
}

// watch are the cases that stopped, then those that say what was hard.
func (n noted) watch() []view.Link {
	var stopped, hard []view.Link
	for _, c := range n.of.Cases {
		l := n.caseLink(c)
		switch {
		case c.Stopped():
			l.Note = n.T("note.stopped")
			stopped = append(stopped, l)
		case c.Adoption == nil && c.Sheet.Body.Sections.Has(network.Difficulties):
			l.Note = n.T("note.was-hard")
			hard = append(hard, l)
		}
	}
	return append(stopped, hard...)
}

// ask are whom to call: the contact that a sheet gives, else the town hall or the body.
func (n noted) ask() []view.Link {
	var links []view.Link
	for _, c := range n.of.Cases {
		if c.Adoption == nil && c.Sheet.Network {
			links = n.askNetwork(links, c.Sheet)
			continue
		}
		for _, id := range c.Carriers() {
			l := n.CarrierLink(id)
			if slices.ContainsFunc(links, func(other view.Link) bool { return other.URL == l.URL && other.Name == l.Name }) {
				continue
			}
			l.Note = n.callable(c, id)
			links = append(links, l)
		}
	}
	return links
}

// askNetwork adds the organisation of a sheet that no commune carries, unless it is there.
func (n noted) askNetwork(links []view.Link, s *network.Sheet) []view.Link {
	l := n.carriers(&network.Case{Sheet: s})[0]
	if slices.ContainsFunc(links, func(other view.Link) bool { return other.Name == l.Name }) {
		return links
	}
	if phone := cmp.Or(s.Contact.Phone, n.Network.Contact.Phone, n.Network.Organisation.Phone); s.Origin == nil && phone != "" {
		l.Note = wording.Join(", ", n.Typo(cmp.Or(s.Contact.Role, n.Network.Contact.Role)), unbroken(phone))
	}
	return append(links, l)
}

// callable is whom to ask for, and the number to call; "".
func (n noted) callable(c *network.Case, id string) string {
	if contact := c.Sheet.Contact; c.Adoption == nil && contact.Phone != "" && len(c.Carriers()) == 1 {
		return wording.Join(", ", n.Typo(contact.Role), unbroken(contact.Phone))
	}
	if commune := n.Commune(id); commune != nil {
		return unbroken(commune.Phone)
	}
	return ""
}

// unbroken keeps a number on one line.
func unbroken(phone string) string { return strings.ReplaceAll(phone, " ", "\u00a0") }

// sources are the sheets that the cases come from, with the day on which somebody last made
// sure of them, and how many took them up.
func (n noted) sources() []view.Link {
	var links []view.Link
	for _, s := range n.of.Sheets {
		adopted := 0
		own := false
		for _, c := range n.of.Cases {
			if c.Sheet == s {
				own = own || c.Adoption == nil
				if c.Adoption != nil {
					adopted++
				}
			}
		}
		if own || adopted > 0 {
			l := n.SheetLink(s.ID)
			l.Note = wording.Join(", ", n.CarrierNames(s), n.Date(cmp.Or(s.Checked, s.Date)), n.Some("note.adopted", adopted))
			links = append(links, l)
		}
	}
	return links
}
