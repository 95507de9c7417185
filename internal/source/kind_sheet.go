package source

import (
	"slices"
	"strconv"

	"essaim/internal/diag"
	"essaim/internal/network"
)

// sheetTable is the front matter of content/sheets/NAME.md.
var sheetTable = tableOf("sheet", checkSheet,
	required(field("title", func(s *network.Sheet) *string { return &s.Title }, line, "titre de la fiche", "title of the sheet", "Un réseau d'échanges entre communes")),
	required(special("commune", Type{Name: "one-or-list", Of: &Type{Name: "id", Names: "commune"}, Choices: []Choice{networkWord}}, setCarriers,
		"la commune qui porte l’action, plusieurs, ou « réseau »", "the commune that carries it, several, or “network”", "rodez")),
	required(field("theme", func(s *network.Sheet) *[]string { return &s.Themes }, oneOrList(idOf("theme")),
		"le thème, ou plusieurs ; le premier est le principal", "the theme, or several; the first is the main one", "exemplarite")),
	required(field("status", func(s *network.Sheet) *network.SheetStatus { return &s.Status }, sheetStatus,
		"où en est l’action", "where the practice stands", "in-place")),
	required(special("means", Type{Name: "map", Map: meansTable.Table, OrNone: true}, setMeans,
		"ce qu’il a fallu ; « aucun » est une réponse", "what it took; “none” is an answer", "{people: [{who: Agents, hours: environ 39, year: 2011}]}")),
	required(field("results", func(s *network.Sheet) *[]network.Result { return &s.Results }, listOf(mapOf(resultTable)),
		"ce qui a été mesuré ; une liste vide : rien encore", "what was measured; an empty list: nothing yet", "[{indicator: dechets-evites, year: 2011, value: 5}]")),
	field("summary", func(s *network.Sheet) *string { return &s.Summary }, prose, "résumé, en une ou deux phrases", "summary, one or two sentences", "Une rencontre par an pour s'échanger les bonnes pratiques."),
	field("date", func(s *network.Sheet) *network.Date { return &s.Date }, date, "date de publication", "publication date", "2012-01-15"),
	field("period", func(s *network.Sheet) *network.Span { return &s.Period }, mapOf(spanTable), "durée de l’action", "span of the practice", "{from: 2010, to: 2012-06}"),
	field("checked", func(s *network.Sheet) *network.Date { return &s.Checked }, date, "dernière vérification", "last time that someone made sure of it", "2012-03-30"),
	field("exemplary", func(s *network.Sheet) *bool { return &s.Exemplary }, truth, "action exemplaire", "exemplary practice", "yes"),
	field("contact", func(s *network.Sheet) *network.Contact { return &annexOf(s).Contact }, mapOf(contactTable), "à qui écrire, par fonction", "whom to write to, by role", "{role: Animation du réseau, email: reseau@example.org}"),
	special("objectives", Type{Name: "map", Map: aimsTable.Table}, inPlace(aimsTable), "ce que l’action vise", "what the practice aims at", "{general: Mettre en relation les communes}"),
	field("planning", func(s *network.Sheet) *[]network.Step { return &s.Planning }, listOf(mapOf(stepTable)), "étapes", "steps", "[{date: 2010, text: Diagnostic}]"),
	field("partners", func(s *network.Sheet) *network.Answer[string] { return &s.Partners }, answer(line), "partenaires, ou « aucun »", "partners, or “none”", "[Communes membres]"),
	special("reproducible", Type{Name: "map", Map: reproducibleTable.Table}, inPlace(reproducibleTable), "à quelles conditions le refaire ailleurs", "under which conditions to do it elsewhere", "{conditions: Un local accessible}"),
	field("images", func(s *network.Sheet) *[]network.Image { return &annexOf(s).Images }, listOf(mapOf(imageTable)), "images, dans le dossier de la fiche", "images, in the sheet’s folder", "[{file: atelier.jpg, alt: …, people: none}]"),
	field("files", func(s *network.Sheet) *[]network.File { return &annexOf(s).Files }, listOf(mapOf(fileTable)), "fichiers à télécharger", "files to download", "[{file: affiche.pdf, name: Affiche A3}]"),
	field("links", func(s *network.Sheet) *[]network.Link { return &annexOf(s).Links }, links, "liens utiles", "useful links", "[{name: Guide, url: https://example.org/}]"),
	field("source", func(s *network.Sheet) *network.Link { return &annexOf(s).Source }, mapOf(sourceTable), "d’où vient la fiche", "where the sheet comes from", "{name: Guide, url: https://example.org/}"),
	field("aliases", func(s *network.Sheet) *[]string { return &annexOf(s).Aliases }, oneOrList(sitePath), "anciennes adresses de la page", "old addresses of the page", "[/ancienne-adresse/]"),
	field("slides", func(s *network.Sheet) *any { return &annexOf(s).Slides }, extra, "forme de ses diapositives", "shape of its slides", "{}"),
	field("draft", func(s *network.Sheet) *bool { return &s.Draft }, truth, "brouillon : lu, mais pas publié", "draft: read, not published", "yes"),
	field("extra", func(s *network.Sheet) *any { return &annexOf(s).Extra }, extra, "libre, transmis tel quel aux gabarits", "free, handed to layouts untouched", "{}"),
)

var sheetStatus = choice[network.SheetStatus](
	Choice{string(network.Planned), []string{"prévue", "prévu"}},
	Choice{string(network.Ongoing), []string{"en cours"}},
	Choice{string(network.InPlace), []string{"en place"}},
	Choice{string(network.Done), []string{"faite", "fait", "terminée", "terminé"}},
	Choice{string(network.Abandoned), []string{"abandonnée", "abandonné"}},
)

var networkWord = Choice{"network", []string{"réseau"}}

// annexOf is where what only some sheets have goes.
func annexOf(s *network.Sheet) *network.Annex {
	if s.Annexed == nil {
		s.Annexed = &network.Annex{}
	}
	return s.Annexed
}

// setCarriers reads who carries the practice: communes, or the organisation.
func setCarriers(f *file, n *node, s *network.Sheet) {
	if n.Kind == scalarNode && oneOf(fold(n.Value), []string{"network", "reseau"}) {
		s.Network = true
		return
	}
	s.Communes, _ = oneOrList(idOf("commune")).read(f, n)
}

func setMeans(f *file, n *node, s *network.Sheet) {
	if isNone(n) {
		s.Means.None = true
		return
	}
	if means, ok := mapOf(meansTable).read(f, n); ok {
		s.Means = means
	}
}

// inPlace reads a map whose keys go straight into what holds it.
func inPlace[T any](t table[T]) func(*file, *node, *T) {
	return func(f *file, n *node, into *T) {
		if n.Kind != mappingNode {
			f.err(n, "not-a-map", diag.Args{"text": quoted(n), "keys": t.someKeys()})
			return
		}
		t.read(f, n, into)
	}
}

var aimsTable = tableOf[network.Sheet]("aims", nil,
	field("general", func(s *network.Sheet) *string { return &s.General }, prose, "objectif général", "general objective", "Mettre en relation les communes"),
	field("targets", func(s *network.Sheet) *[]network.SheetTarget { return &s.Targets }, listOf(mapOf(sheetTargetTable)), "objectifs précis", "precise objectives", "[{objective: six-communes}]"),
)

var sheetTargetTable = tableOf("sheet-target", checkSheetTarget,
	field("objective", func(t *network.SheetTarget) *string { return &t.Objective }, idOf("objective"), "un objectif du réseau", "an objective of the network", "six-communes"),
	field("indicator", func(t *network.SheetTarget) *string { return &t.Indicator }, idOf("indicator"), "ou un indicateur, jugé sur les résultats de la fiche", "or an indicator, judged on this sheet’s results", "bacs"),
	field("text", func(t *network.SheetTarget) *string { return &t.Text }, prose, "ou un texte, jamais jugé", "or a text, never judged", "Créer du lien"),
	field("target", func(t *network.SheetTarget) *network.Target { return &t.Target }, aim, "cible", "target", "12"),
	beside[network.SheetTarget]("unit", line, "unité, si ce n’est celle de l’indicateur", "unit, if not the indicator’s", "kg"),
	beside[network.SheetTarget]("approx", truth, "la cible est approximative", "the target is approximate", "yes"),
	field("direction", func(t *network.SheetTarget) *bool { return &t.Down }, direction, "sens ; baisse : un plafond", "up (default), or down: a ceiling", "up"),
	field("by", func(t *network.SheetTarget) *network.Date { return &t.By }, date, "échéance, jusqu’au dernier jour", "deadline, up to its last day", "2012"),
	field("note", func(t *network.SheetTarget) *string { return &t.Note }, prose, "précision", "a remark", "Un bac par quartier."),
)

func checkSheetTarget(f *file, m *mapping, t *network.SheetTarget) {
	t.Target.Unit = f.unitOf(m, t.Target.Unit)
	t.Target.Approx = f.approx(m, t.Target.Approx)
	given := 0
	for _, key := range []string{"objective", "indicator", "text"} {
		if m.has(key) {
			given++
		}
	}
	target := m.value("target")
	switch {
	case given != 1:
		f.err(m.node, "one-kind-of-target", diag.Args{"objective": m.name("objective"), "indicator": m.name("indicator"), "text": m.name("text")})
	case m.has("indicator") && target == nil:
		f.err(m.node, "missing-key", missing(m, "target"))
	case m.has("objective") && target != nil:
		f.warn(m.key("target"), "target-of-the-network", diag.Args{"key": m.name("target")})
	case t.Target.Relative:
		f.err(target, "target-without-baseline", diag.Args{"text": cut(target.Value)})
	case t.Indicator != "" && t.Target.Unit != "":
		pos, unit, id := f.pos(target), t.Target.Unit, t.Indicator
		f.afterwards(func(x *index) { x.needUnit(f, pos, unit, id) })
	}
}

var stepTable = tableOf[network.Step]("step", nil,
	field("date", func(s *network.Step) *network.Date { return &s.Date }, date, "date, aussi précise que connue", "date, as precise as known", "début novembre 2011"),
	required(field("text", func(s *network.Step) *string { return &s.Text }, prose, "ce qui s’est fait", "what was done", "Diagnostic dans les communes")),
)

var reproducibleTable = tableOf[network.Sheet]("reproducible", nil,
	field("conditions", func(s *network.Sheet) *string { return &s.Conditions }, prose, "à quelles conditions", "under which conditions", "Un local accessible"),
	field("population", func(s *network.Sheet) *network.Range { return &s.Population }, mapOf(rangeTable), "pour quelles communes", "for which communes", "{from: 500, to: 60000}"),
)

var inhabitants = countOf("hab", "hab.", "habitants", "inhabitants")

var rangeTable = tableOf("range", func(f *file, m *mapping, r *network.Range) {
	if r.To > 0 && r.To < r.From {
		f.err(m.value("to"), "range-upside-down", diag.Args{"from": r.From, "to": r.To})
	}
},
	field("from", func(r *network.Range) *int { return &r.From }, inhabitants, "à partir de", "from", "500"),
	field("to", func(r *network.Range) *int { return &r.To }, inhabitants, "jusqu’à", "up to", "60000"),
)

var imageTable = tableOf("image", func(f *file, m *mapping, i *network.Image) {
	i.Pos = f.pos(m.node)
	if i.Alt == "" {
		f.warn(m.node, "image-without-alt", diag.Args{"file": cut(i.File)})
	}
	if i.People == "" {
		f.warn(m.node, "image-people", diag.Args{"file": cut(i.File)})
	}
	f.needBeside(m, i.File)
},
	required(field("file", func(i *network.Image) *string { return &i.File }, fileName, "fichier, dans le dossier de la fiche", "file, in the sheet’s folder", "atelier.jpg")),
	field("alt", func(i *network.Image) *string { return &i.Alt }, line, "ce que l’image montre, pour qui ne la voit pas", "what it shows, for those who do not see it", "Huit personnes autour d'un composteur"),
	field("credit", func(i *network.Image) *string { return &i.Credit }, line, "auteur de l’image", "author of the image", "Ville de Rodez"),
	also(field("people", func(i *network.Image) *string { return &i.People }, choice[string](Choice{"none", []string{"aucune", "aucun"}}, Choice{"consent", []string{"accord"}}),
		"personnes reconnaissables", "recognisable people", "none"), "personnes"),
)

var fileTable = tableOf("file", func(f *file, m *mapping, d *network.File) {
	d.Pos = f.pos(m.node)
	f.needBeside(m, d.File)
},
	required(field("file", func(d *network.File) *string { return &d.File }, fileName, "fichier, dans le dossier de la fiche", "file, in the sheet’s folder", "affiche.pdf")),
	field("name", func(d *network.File) *string { return &d.Name }, line, "nom affiché", "name shown", "Affiche A3"),
)

var linkTable = tableOf[network.Link]("link", nil,
	field("name", func(l *network.Link) *string { return &l.Name }, line, "texte du lien", "text of the link", "Guide du compostage"),
	required(field("url", func(l *network.Link) *string { return &l.URL }, webURL, "adresse", "address", "https://example.org/guide")),
)

var sourceTable = tableOf[network.Link]("source", nil,
	field("name", func(l *network.Link) *string { return &l.Name }, line, "titre de la source", "title of the source", "Fiche d'expérience"),
	field("url", func(l *network.Link) *string { return &l.URL }, webURL, "adresse", "address", "https://example.org/fiche"),
)

// links leaves out those whose address was dropped.
var links = mapped(listOf(mapOf(linkTable)), func(all []network.Link) []network.Link {
	return slices.DeleteFunc(all, func(l network.Link) bool { return l.URL == "" })
})

// checkSheet gives results their ids. What needs the file's name (Dir, ID) was
// set before the table was read.
func checkSheet(f *file, m *mapping, s *network.Sheet) {
	s.Pos = f.pos(m.node)
	f.draft = s.Draft
	f.numberResults(s.ID, s.Results)
	for _, key := range []string{"commune", "theme"} {
		// Without either, the sheet would be on no list; `results: []` is an answer.
		if n := m.value(key); n != nil && n.Kind == sequenceNode && len(n.Content) == 0 {
			f.missingKey(m, m.kind.index[key])
		}
	}
	if again := firstRepeat(s.Communes); again != "" {
		f.err(m.value("commune"), "commune-twice", diag.Args{"commune": again})
	}
	if again := firstRepeat(s.Themes); again != "" {
		f.err(m.value("theme"), "theme-twice", diag.Args{"theme": again})
	}
	if s.Exemplary && (s.Status == network.Planned || s.Status == network.Abandoned) {
		f.warn(m.value("exemplary"), "exemplary-not-done", nil)
	}
}

// numberResults names the results that have no id of their own OWNER/n.
func (f *file) numberResults(owner string, results []network.Result) {
	for i := range results {
		if results[i].ID == "" {
			results[i].ID = f.desk.keep(owner + "/" + strconv.Itoa(i+1))
		}
	}
}
