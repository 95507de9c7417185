package source

import (
	"slices"
	"strings"

	"essaim/internal/diag"
	"essaim/internal/locale"
	"essaim/internal/network"
)

// The kinds that network.yaml declares: communes, themes, indicators and
// objectives.

var communeTable = tableOf("commune", func(f *file, m *mapping, c *network.Commune) {
	c.Pos = f.pos(m.node)
	f.define(m, "commune", c.ID, c.Name)
	checkCommune(f, m, c)
},
	required(field("id", func(c *network.Commune) *string { return &c.ID }, slug, "identifiant, dans les adresses et les fiches", "id, in addresses and sheets", "rodez")),
	required(field("name", func(c *network.Commune) *string { return &c.Name }, line, "nom de la commune", "name of the commune", "Rodez")),
	required(field("code", func(c *network.Commune) *string { return &c.Code }, code, "code officiel (INSEE)", "official code (INSEE)", `"12202"`)),
	field("population", func(c *network.Commune) *int { return &c.Population }, countOf("hab", "hab.", "habitants", "inhabitants"), "nombre d’habitants", "number of inhabitants", "24000"),
	field("lat", func(c *network.Commune) *float64 { return &c.Lat }, decimal, "latitude, en degrés", "latitude, in degrees", "44.35"),
	field("lon", func(c *network.Commune) *float64 { return &c.Lon }, decimal, "longitude, en degrés", "longitude, in degrees", "2.57"),
	field("address", func(c *network.Commune) *string { return &c.Address }, line, "adresse de la mairie", "address of the town hall", "1 place de la Mairie, 12000 Rodez"),
	field("email", func(c *network.Commune) *string { return &c.Email }, email, "adresse électronique de la mairie", "e-mail address of the town hall", "mairie@example.org"),
	field("phone", func(c *network.Commune) *string { return &c.Phone }, phone, "téléphone de la mairie", "phone of the town hall", "05 00 00 00 00"),
	field("website", func(c *network.Commune) *string { return &c.Website }, siteURL, "site de la commune", "web site of the commune", "https://www.example.org/"),
	field("of", func(c *network.Commune) *string { return &c.Of }, line, "« de » devant le nom, quand la forme usuelle est autre", "the name after “de”, when the usual form is another", "du Monastère"),
	field("salutation", func(c *network.Commune) *string { return &c.Salutation }, line, "en tête des lettres", "at the head of letters", "Madame la Maire"),
	field("member", func(c *network.Commune) *network.Span { return &c.Member }, mapOf(spanTable), "durée d’appartenance au réseau", "span of membership", "{from: 2010, to: 2016}"),
	field("became", func(c *network.Commune) *string { return &c.Became }, idOf("commune"), "commune dont elle fait maintenant partie", "commune that it is now part of", "rodez"),
	field("extra", func(c *network.Commune) *any { return &c.Extra }, extra, "libre, transmis tel quel aux gabarits", "free, handed to layouts untouched", "{}"),
)

// code keeps its zeros: `01001` is five characters, quoted or not.
var code = valueType[string]{Type{Name: "code"}, func(f *file, n *node) (string, bool) {
	s, ok := f.text(n, maxLine)
	if ok && len(s) == 4 && isDigits(s) {
		f.warn(n, "code-lost-zero", diag.Args{"text": s, "code": "0" + s})
	}
	return f.desk.keep(s), ok
}}

func checkCommune(f *file, m *mapping, c *network.Commune) {
	c.Located = m.has("lat") && m.has("lon")
	if m.has("lat") != m.has("lon") {
		f.warn(m.node, "half-a-place", nil)
	}
	checkDegrees(f, m, "lat", c.Lat, 90)
	checkDegrees(f, m, "lon", c.Lon, 180)
	if id := fold(c.ID); id == "network" || id == "reseau" {
		f.err(m.value("id"), "reserved-id", diag.Args{"id": c.ID})
	}
}

func checkDegrees(f *file, m *mapping, key string, v, limit float64) {
	if v < -limit || v > limit {
		f.err(m.value(key), "bad-coordinate", diag.Args{"text": cut(m.value(key).Value), "limit": limit})
	}
}

var themeTable = tableOf("theme", func(f *file, m *mapping, t *network.Theme) {
	t.Pos = f.pos(m.node)
	f.define(m, "theme", t.ID, append([]string{t.Name}, t.Aliases...)...)
},
	required(field("id", func(t *network.Theme) *string { return &t.ID }, slug, "identifiant, dans les adresses et les fiches", "id, in addresses and sheets", "entretien")),
	required(field("name", func(t *network.Theme) *string { return &t.Name }, line, "nom du thème", "name of the theme", "Produits d'entretien")),
	field("summary", func(t *network.Theme) *string { return &t.Summary }, prose, "une phrase", "one sentence", "Ce avec quoi les agents nettoient les locaux."),
	field("aliases", func(t *network.Theme) *[]string { return &t.Aliases }, oneOrList(line), "autres noms, pour la recherche", "other names, for the search", "[nettoyage]"),
	field("extra", func(t *network.Theme) *any { return &t.Extra }, extra, "libre, transmis tel quel aux gabarits", "free, handed to layouts untouched", "{}"),
)

var total = choice[network.Total](Choice{"sum", []string{"somme"}}, Choice{"last", []string{"dernier", "dernière"}}, Choice{"max", []string{"maximum"}}, Choice{"mean", []string{"moyenne"}})

var indicatorTable = tableOf("indicator", func(f *file, m *mapping, i *network.Indicator) {
	i.Pos = f.pos(m.node)
	if i.Total == "" {
		i.Total = network.Sum
	}
	f.define(m, "indicator", i.ID, i.Name)
},
	required(field("id", func(i *network.Indicator) *string { return &i.ID }, slug, "identifiant, que citent les résultats", "id, which results name", "dechets-evites")),
	required(field("name", func(i *network.Indicator) *string { return &i.Name }, line, "nom de l’indicateur", "name of the indicator", "Déchets évités")),
	field("unit", func(i *network.Indicator) *string { return &i.Unit }, line, "unité ; sans elle, on compte", "unit; without it, a count", "t"),
	field("total", func(i *network.Indicator) *network.Total { return &i.Total }, total,
		"comment plusieurs résultats font un chiffre", "how several results make one figure", "sum"),
	field("summary", func(i *network.Indicator) *string { return &i.Summary }, prose, "ce qui est mesuré", "what is measured", "Masse des déchets qui n'ont pas été produits."),
	field("extra", func(i *network.Indicator) *any { return &i.Extra }, extra, "libre, transmis tel quel aux gabarits", "free, handed to layouts untouched", "{}"),
)

var measure = measureIn(network.Measures)

// measureIn is a measure of a table, by its id or by a French name.
func measureIn(table []*network.Measure) valueType[*network.Measure] {
	choices, byID := make([]Choice, len(table)), map[string]*network.Measure{}
	for i, m := range table {
		choices[i], byID[m.ID] = Choice{m.ID, m.Written}, m
	}
	return mapped(choice[string](choices...), func(id string) *network.Measure { return byID[id] })
}

var direction = mapped(choice[string](Choice{"up", []string{"hausse"}}, Choice{"down", []string{"baisse"}}), func(s string) bool { return s == "down" })

var baselineTable = tableOf("baseline", func(f *file, m *mapping, b *network.Baseline) { b.Unit = f.unitOf(m, b.Unit) },
	field("year", func(b *network.Baseline) *int { return &b.Year }, year, "année de départ", "year to start from", "2009"),
	required(special("value", measured.Type, func(f *file, n *node, b *network.Baseline) {
		if a, ok := measured.read(f, n); ok {
			b.Value, b.Unit = a.Value, a.Unit
		}
	}, "valeur de départ", "value to start from", "310")),
	beside[network.Baseline]("unit", line, "unité, si ce n’est celle de l’indicateur", "unit, if not the indicator’s", "kg"),
)

var objectiveTable = tableOf("objective", checkObjective,
	required(field("id", func(o *network.Objective) *string { return &o.ID }, slug, "identifiant, dans les adresses et les fiches", "id, in addresses and sheets", "six-communes")),
	required(field("name", func(o *network.Objective) *string { return &o.Name }, line, "énoncé de l’objectif", "the objective in words", "Six communes engagées")),
	field("measure", func(o *network.Objective) **network.Measure { return &o.Measure }, measure, "ce que le réseau compte de lui-même", "what the network counts by itself", "communes-involved"),
	field("indicator", func(o *network.Objective) *string { return &o.Indicator }, idOf("indicator"), "ou l’indicateur des résultats", "or the indicator of results", "dechets-evites"),
	required(field("target", func(o *network.Objective) *network.Target { return &o.Target }, aim, "cible : un nombre, ou -7% de la référence", "target: a number, or -7% of the baseline", "6")),
	beside[network.Objective]("unit", line, "unité de la cible, si ce n’est celle de l’indicateur", "unit of the target, if not the indicator’s", "kg"),
	beside[network.Objective]("approx", truth, "la cible est approximative", "the target is approximate", "yes"),
	field("direction", func(o *network.Objective) *bool { return &o.Down }, direction, "sens ; baisse : un plafond", "up (default), or down: a ceiling", "up"),
	field("per", func(o *network.Objective) *bool { return &o.PerYear }, mapped(choice[string](Choice{"year", []string{"année", "an"}}), isSet), "par année ; sans cela, une seule période", "per year; without it, one period", "year"),
	field("for_each", func(o *network.Objective) *bool { return &o.ForEach }, mapped(choice[string](Choice{"commune", nil}), isSet), "pour chaque commune", "for each commune", "commune"),
	field("theme", func(o *network.Objective) *string { return &o.Theme }, idOf("theme"), "seulement ce thème", "this theme only", "compostage"),
	special("out_of", Type{Name: "count", Choices: []Choice{communesWord}}, setOutOf, "sur combien ; communes : les membres du réseau", "out of how many; communes: the network’s members", "communes"),
	field("baseline", func(o *network.Objective) **network.Baseline { return &o.Baseline }, optional(mapOf(baselineTable)), "valeur de départ", "value to start from", "{year: 2009, value: 310}"),
	field("from", func(o *network.Objective) *network.Date { return &o.Span.From }, date, "début ; celui du programme par défaut", "start; the programme’s by default", "2011"),
	field("to", func(o *network.Objective) *network.Date { return &o.Span.To }, date, "fin ; celle du programme par défaut", "end; the programme’s by default", "2013"),
	field("note", func(o *network.Objective) *string { return &o.Note }, prose, "précision", "a remark", "2010 était l'année du diagnostic."),
	field("extra", func(o *network.Objective) *any { return &o.Extra }, extra, "libre, transmis tel quel aux gabarits", "free, handed to layouts untouched", "{}"),
)

var communesWord = Choice{"communes", nil}

func isSet(string) bool { return true }

func setOutOf(f *file, n *node, o *network.Objective) {
	if n.Kind == scalarNode && fold(n.Value) == communesWord.Value {
		o.OutOfCommunes = true
		return
	}
	if v, ok := whole.read(f, n); ok {
		o.OutOf = *v
	}
}

func checkObjective(f *file, m *mapping, o *network.Objective) {
	o.Pos = f.pos(m.node)
	f.define(m, "objective", o.ID, o.Name)
	f.checkSpan(m, o.Span)
	o.Target.Unit = f.unitOf(m, o.Target.Unit)
	o.Target.Approx = f.approx(m, o.Target.Approx)
	switch {
	case m.has("measure") && m.has("indicator"):
		f.err(m.key("indicator"), "measure-and-indicator", diag.Args{"first": m.name("measure"), "second": m.name("indicator")})
	case !m.has("measure") && !m.has("indicator"):
		f.err(m.node, "neither-measure-nor-indicator", diag.Args{"first": m.name("measure"), "second": m.name("indicator")})
	case !m.has("target"):
	case o.Target.Relative && !m.has("baseline"):
		f.err(m.value("target"), "target-without-baseline", diag.Args{"text": cut(m.value("target").Value)})
	case o.Measure != nil:
		checkCountedTarget(f, m, o)
	}
	checkObjectiveAfterwards(f, m, o)
}

// checkCountedTarget is for what the network counts: whole things, never less
// than none.
func checkCountedTarget(f *file, m *mapping, o *network.Objective) {
	n := m.value("target")
	if o.Target.Relative {
		return
	}
	if o.Target.Unit != "" && !countedIn(network.Measures, o.Target.Unit) {
		f.err(n, "wrong-unit", diag.Args{"unit": o.Target.Unit, "wanted": ""})
	}
	o.Target.Unit = ""
	f.notNegative(n, o.Target.Value)
	if o.OutOf > 0 && o.Target.Value > o.OutOf {
		f.warn(n, "target-over-whole", diag.Args{"target": cut(n.Value), "whole": cut(m.value("out_of").Value)})
	}
}

// countedIn tells whether a unit is a noun that a measure of a table counts, in
// any language. It may follow the target of any measure, and says nothing more.
func countedIn(table []*network.Measure, unit string) bool {
	singular := func(noun string) string { return strings.TrimSuffix(locale.Fold(noun), "s") }
	return slices.ContainsFunc(table, func(m *network.Measure) bool {
		for _, name := range m.Written {
			if noun, _, _ := strings.Cut(name, " "); singular(noun) == singular(unit) {
				return true
			}
		}
		return slices.ContainsFunc(locale.Languages, func(lang locale.Lang) bool {
			return singular(locale.For(lang).N(m.UnitKey(), 1)) == singular(unit)
		})
	})
}

func checkObjectiveAfterwards(f *file, m *mapping, o *network.Objective) {
	var target, baseline diag.Pos
	if m.has("target") && !o.Target.Relative && o.Indicator != "" {
		target = f.pos(m.value("target"))
	}
	if m.has("baseline") && o.Baseline != nil {
		baseline = f.pos(m.value("baseline"))
	}
	f.afterwards(func(x *index) {
		checkWithinProgramme(f, o, x.network.Programme)
		if target != (diag.Pos{}) {
			x.needUnit(f, target, o.Target.Unit, o.Indicator)
		}
		if baseline != (diag.Pos{}) {
			x.needUnit(f, baseline, o.Baseline.Unit, o.Indicator)
		}
	})
}

// checkWithinProgramme reports a period that is upside down once the programme
// gave it the end that it lacks.
func checkWithinProgramme(f *file, o *network.Objective, programme network.Span) {
	if o.Span.From.IsZero() == o.Span.To.IsZero() {
		return // the programme's own, or checked as written
	}
	span := o.Span.Or(programme)
	if !span.To.IsZero() && span.Last() < span.First() {
		f.report(diag.Error, o.Pos, "ends-before-it-begins", diag.Args{"from": span.From.ISO(), "to": span.To.ISO()})
	}
}
