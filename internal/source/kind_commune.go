package source

import (
	"strconv"

	"essaim/internal/diag"
	"essaim/internal/network"
)

// The kinds that communes write: their diagnostic, their adoptions; and free
// pages.

// diagnosticTable is the front matter of content/communes/ID.md.
var diagnosticTable = tableOf("diagnostic", checkDiagnostic,
	field("interview", func(d *network.Diagnostic) *interview { return (*interview)(&d.Interview) }, mapOf(interviewTable), "{date: 2010-10, status: done}"),
	field("practices", func(d *network.Diagnostic) *network.Answer[network.Practice] { return &d.Practices }, answer(mapOf(practiceTable)), inWords),
	field("needs", func(d *network.Diagnostic) *network.Answer[network.Need] { return &d.Needs }, answer(mapOf(needTable)), inWords),
	field("draft", func(d *network.Diagnostic) *bool { return &d.Draft }, truth, "yes"),
	field("extra", func(d *network.Diagnostic) *any { return &d.Extra }, extra, "{}"),
)

// interview is network.Diagnostic's, which has no name of its own.
type interview struct {
	Date   network.Date
	Status network.InterviewStatus
}

var interviewTable = tableOf[interview]("interview", nil,
	field("date", func(i *interview) *network.Date { return &i.Date }, date, "2010-10"),
	required(field("status", func(i *interview) *network.InterviewStatus { return &i.Status }, choice("interview-status", network.InterviewDone, network.InterviewPlanned, network.InterviewDeclined), "done")),
)

var offer = choice("offer", "visit", "document", "talk")

var practiceTable = tableOf("practice", func(f *file, m *mapping, p *network.Practice) {
	p.Pos = f.pos(m.node)
	if m.has("id") {
		f.define(m, "practice", p.ID)
	}
},
	field("id", func(p *network.Practice) *string { return &p.ID }, slug, "savon-noir"),
	required(field("theme", func(p *network.Practice) *string { return &p.Theme }, idOf("theme"), "entretien")),
	required(field("text", func(p *network.Practice) *string { return &p.Text }, prose, inWords)),
	field("since", func(p *network.Practice) *network.Date { return &p.Since }, since, "2009"),
	field("sheet", func(p *network.Practice) *string { return &p.Sheet }, idOf("sheet"), "savon-noir"),
	field("practice", func(p *network.Practice) *string { return &p.Group }, idOf(practiceNames), "composteurs-de-quartier"),
	field("offers", func(p *network.Practice) *[]string { return &p.Offers }, oneOrList(offer), "[visit, document, talk]"),
)

var needTable = tableOf("need", func(f *file, m *mapping, n *network.Need) {
	n.Pos = f.pos(m.node)
	if m.has("id") {
		f.define(m, "need", n.ID)
	}
},
	field("id", func(n *network.Need) *string { return &n.ID }, slug, "composteurs"),
	required(field("theme", func(n *network.Need) *string { return &n.Theme }, idOf("theme"), "compostage")),
	required(field("text", func(n *network.Need) *string { return &n.Text }, prose, inWords)),
	field("since", func(n *network.Need) *network.Date { return &n.Since }, since, "2010"),
	field("met", func(n *network.Need) *network.Date { return &n.Met }, date, "2012-03"),
	field("met_by", func(n *network.Need) *string { return &n.MetBy }, idOf("adoption"), "luc-composteurs"),
	field("public", func(n *network.Need) *bool { return &n.Private }, mapped(truth, func(public bool) bool { return !public }), "no"),
)

func checkDiagnostic(f *file, m *mapping, d *network.Diagnostic) {
	d.Pos = f.pos(m.node)
	f.draft = d.Draft
	for i := range d.Practices.Items {
		if p := &d.Practices.Items[i]; p.ID == "" {
			p.ID = d.Commune + "/" + strconv.Itoa(i+1)
		}
	}
	for i := range d.Needs.Items {
		if n := &d.Needs.Items[i]; n.ID == "" {
			n.ID = d.Commune + "/" + strconv.Itoa(i+1)
		}
	}
}

// adoptionTable is the front matter of content/adoptions/NAME.md.
var adoptionTable = tableOf("adoption", checkAdoption,
	required(field("sheet", func(a *network.Adoption) *string { return &a.Sheet }, ofNetworks("sheet"), "composteurs-de-quartier")),
	required(field("commune", func(a *network.Adoption) *string { return &a.Commune }, idOf("commune"), "luc")),
	field("from", func(a *network.Adoption) *string { return &a.From }, idOf(teacherNames), "belval"),
	field("considered", func(a *network.Adoption) *network.Date { return &a.Considered }, date, "2011-09"),
	field("started", func(a *network.Adoption) *network.Date { return &a.Started }, date, "2011-11"),
	field("in-place", func(a *network.Adoption) *network.Date { return &a.InPlace }, date, "2012-03"),
	field("done", func(a *network.Adoption) *network.Date { return &a.Done }, date, "2012-05"),
	field("abandoned", func(a *network.Adoption) *network.Date { return &a.Abandoned }, date, "2012-05"),
	field("adaptation", func(a *network.Adoption) *string { return &a.Adaptation }, prose, inWords),
	field("means", func(a *network.Adoption) *network.Means { return &a.Means }, meansOrNone, inWords),
	field("results", func(a *network.Adoption) *[]network.Result { return &a.Results }, listOf(mapOf(resultTable)), "[]"),
	field("draft", func(a *network.Adoption) *bool { return &a.Draft }, truth, "yes"),
	field("extra", func(a *network.Adoption) *any { return &a.Extra }, extra, "{}"),
)

// adoptionStates are in the order in which they are reached.
var adoptionStates = []string{"considered", "started", "in-place", "done"}

func checkAdoption(f *file, m *mapping, a *network.Adoption) {
	a.Pos = f.pos(m.node)
	f.draft = a.Draft
	numberResults(f, a.ID, a.Results)
	checkShares(f, []string{a.Commune}, a.Results)
	before := ""
	dates := map[string]network.Date{"considered": a.Considered, "started": a.Started, "in-place": a.InPlace, "done": a.Done}
	for _, state := range adoptionStates {
		if dates[state].IsZero() {
			continue
		}
		if before != "" && dates[state].Last() < dates[before].First() {
			f.err(m.value(state), "states-out-of-order", diag.Args{
				"state": m.name(state), "date": cut(m.value(state).Value), "before": m.name(before), "earlier": cut(m.value(before).Value),
			})
		}
		before = state
	}
	if before == "" && a.Abandoned.IsZero() {
		f.warn(m.node, "adoption-without-state", diag.Args{"considered": m.name("considered"), "started": m.name("started"), "in_place": m.name("in-place")})
	}
}

// pageTable is the front matter of content/pages/NAME.md.
var pageTable = tableOf("page", func(f *file, m *mapping, p *network.Page) {
	p.Pos = f.pos(m.node)
	f.draft = p.Draft
	if p.Title == "" && p.ID != "index" { // the home has the network's name
		f.report(diag.Error, diag.Whole(f.path), "missing-key", missing(m, "title"))
	}
},
	field("title", func(p *network.Page) *string { return &p.Title }, line, inWords),
	field("summary", func(p *network.Page) *string { return &p.Summary }, prose, inWords),
	field("aliases", func(p *network.Page) *[]network.Alias { return &p.Aliases }, oneOrList(formerPath), "[/ancienne-adresse/]"),
	field("draft", func(p *network.Page) *bool { return &p.Draft }, truth, "yes"),
	field("extra", func(p *network.Page) *any { return &p.Extra }, extra, "{}"),
)
