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
	field("interview", func(d *network.Diagnostic) *interview { return (*interview)(&d.Interview) }, mapOf(interviewTable), "entretien de diagnostic", "the interview", "{date: 2010-10, status: done}"),
	field("practices", func(d *network.Diagnostic) *network.Answer[network.Practice] { return &d.Practices }, answer(mapOf(practiceTable)), "ce que la commune fait, ou « aucune »", "what the commune does, or “none”", "[{theme: entretien, text: Savon noir}]"),
	field("needs", func(d *network.Diagnostic) *network.Answer[network.Need] { return &d.Needs }, answer(mapOf(needTable)), "ce qu’elle cherche, ou « aucun »", "what it looks for, or “none”", "[{theme: compostage, text: Où poser des composteurs ?}]"),
	field("extra", func(d *network.Diagnostic) *any { return &d.Extra }, extra, "libre, transmis tel quel aux gabarits", "free, handed to layouts untouched", "{}"),
)

// interview is network.Diagnostic's, which has no name of its own.
type interview struct {
	Date   network.Date
	Status network.InterviewStatus
}

var interviewTable = tableOf[interview]("interview", nil,
	field("date", func(i *interview) *network.Date { return &i.Date }, date, "date de l’entretien", "date of the interview", "2010-10"),
	required(field("status", func(i *interview) *network.InterviewStatus { return &i.Status }, choice[network.InterviewStatus](
		Choice{string(network.InterviewDone), []string{"fait", "faite", "terminé", "terminée"}},
		Choice{string(network.InterviewPlanned), []string{"prévu", "prévue"}},
		Choice{string(network.InterviewDeclined), []string{"refusé", "refusée"}},
	), "où il en est", "where it stands", "done")),
)

var offer = choice[string](Choice{"visit", []string{"visite"}}, Choice{"document", []string{"document"}}, Choice{"talk", []string{"témoignage"}})

var practiceTable = tableOf("practice", func(f *file, m *mapping, p *network.Practice) {
	p.Pos = f.pos(m.node)
	if m.has("id") {
		f.define(m, "practice", p.ID)
	}
},
	field("id", func(p *network.Practice) *string { return &p.ID }, slug, "identifiant, pour les données", "id, for the data", "savon-noir"),
	required(field("theme", func(p *network.Practice) *string { return &p.Theme }, idOf("theme"), "thème", "theme", "entretien")),
	required(field("text", func(p *network.Practice) *string { return &p.Text }, prose, "ce que fait la commune", "what the commune does", "Savon noir dans les écoles")),
	field("since", func(p *network.Practice) *network.Date { return &p.Since }, date, "depuis quand", "since when", "2009"),
	field("sheet", func(p *network.Practice) *string { return &p.Sheet }, idOf("sheet"), "sa fiche, s’il y en a une", "its sheet, if there is one", "savon-noir"),
	field("offers", func(p *network.Practice) *[]string { return &p.Offers }, oneOrList(offer), "ce qu’elle propose aux autres", "what it offers to others", "[visit, document, talk]"),
)

var needTable = tableOf("need", func(f *file, m *mapping, n *network.Need) {
	n.Pos = f.pos(m.node)
	if m.has("id") {
		f.define(m, "need", n.ID)
	}
},
	field("id", func(n *network.Need) *string { return &n.ID }, slug, "identifiant, pour les données", "id, for the data", "composteurs"),
	required(field("theme", func(n *network.Need) *string { return &n.Theme }, idOf("theme"), "thème", "theme", "compostage")),
	required(field("text", func(n *network.Need) *string { return &n.Text }, prose, "ce que cherche la commune", "what the commune looks for", "Où poser des composteurs ?")),
	field("since", func(n *network.Need) *network.Date { return &n.Since }, date, "depuis quand", "since when", "2010"),
	field("met", func(n *network.Need) *network.Date { return &n.Met }, date, "date à laquelle il est satisfait", "date on which it was met", "2012-03"),
	field("met_by", func(n *network.Need) *string { return &n.MetBy }, idOf("adoption"), "adoption qui le satisfait", "adoption that met it", "luc-composteurs"),
	field("public", func(n *network.Need) *bool { return &n.Private }, mapped(truth, func(public bool) bool { return !public }), "non : compté, jamais nommé", "no: counted, never named", "no"),
)

func checkDiagnostic(f *file, m *mapping, d *network.Diagnostic) {
	d.Pos = f.pos(m.node)
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
	required(field("sheet", func(a *network.Adoption) *string { return &a.Sheet }, idOf("sheet"), "fiche reprise", "sheet taken up", "composteurs-de-quartier")),
	required(field("commune", func(a *network.Adoption) *string { return &a.Commune }, idOf("commune"), "commune qui la reprend", "commune that takes it up", "luc")),
	also(field("from", func(a *network.Adoption) *string { return &a.From }, idOf("commune"), "commune dont elle l’a apprise ; celle de la fiche par défaut", "commune learnt from; the sheet’s by default", "belval"), "de"),
	field("considered", func(a *network.Adoption) *network.Date { return &a.Considered }, date, "date où elle est envisagée", "date on which it was considered", "2011-09"),
	field("started", func(a *network.Adoption) *network.Date { return &a.Started }, date, "date où elle commence", "date on which it started", "2011-11"),
	field("in-place", func(a *network.Adoption) *network.Date { return &a.InPlace }, date, "date où elle est en place", "date on which it was in place", "2012-03"),
	field("done", func(a *network.Adoption) *network.Date { return &a.Done }, date, "date où elle est terminée", "date on which it was done", "2012-05"),
	field("abandoned", func(a *network.Adoption) *network.Date { return &a.Abandoned }, date, "date où elle est abandonnée", "date on which it was abandoned", "2012-05"),
	field("adaptation", func(a *network.Adoption) *string { return &a.Adaptation }, prose, "ce qui a été adapté", "what was adapted", "Des bacs plus petits."),
	field("results", func(a *network.Adoption) *[]network.Result { return &a.Results }, listOf(mapOf(resultTable)), "résultats, comme sur une fiche", "results, as on a sheet", "[]"),
	field("draft", func(a *network.Adoption) *bool { return &a.Draft }, truth, "brouillon : lu, mais pas publié", "draft: read, not published", "yes"),
	field("extra", func(a *network.Adoption) *any { return &a.Extra }, extra, "libre, transmis tel quel aux gabarits", "free, handed to layouts untouched", "{}"),
)

// adoptionStates are in the order in which they are reached.
var adoptionStates = []string{"considered", "started", "in-place", "done"}

func checkAdoption(f *file, m *mapping, a *network.Adoption) {
	a.Pos = f.pos(m.node)
	f.draft = a.Draft
	f.numberResults(a.ID, a.Results)
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
	field("title", func(p *network.Page) *string { return &p.Title }, line, "titre de la page", "title of the page", "À propos"),
	field("summary", func(p *network.Page) *string { return &p.Summary }, prose, "résumé, en une phrase", "summary, one sentence", "Comment marche le réseau."),
	field("aliases", func(p *network.Page) *[]string { return &p.Aliases }, oneOrList(sitePath), "anciennes adresses de la page", "old addresses of the page", "[/ancienne-adresse/]"),
	field("draft", func(p *network.Page) *bool { return &p.Draft }, truth, "brouillon : lu, mais pas publié", "draft: read, not published", "yes"),
	field("extra", func(p *network.Page) *any { return &p.Extra }, extra, "libre, transmis tel quel aux gabarits", "free, handed to layouts untouched", "{}"),
)
