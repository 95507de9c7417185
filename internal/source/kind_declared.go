package source

import (
	"slices"
	"strings"

	"essaim/internal/diag"
	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/plainyaml"
)

// The kinds that network.yaml declares: communes, themes, indicators and
// objectives.

var communeTable = tableOf("commune", func(f *file, m *mapping, c *network.Commune) {
	c.Pos = f.pos(m.node)
	f.define(m, "commune", c.ID, c.Name)
	f.definitions[len(f.definitions)-1].code = c.Code
	checkCommune(f, m, c)
	officialList{f}.checkOfficial(m, c)
	checkBecame(f, m, c)
}, communeFields...)

// communeFields are the keys of a commune.
var communeFields = []bound[network.Commune]{
	required(field("id", func(c *network.Commune) *string { return &c.ID }, slug, "rodez")),
	required(field("name", func(c *network.Commune) *string { return &c.Name }, line, inWords)),
	required(field("code", func(c *network.Commune) *string { return &c.Code }, code, `"12202"`)),
	field("country", func(c *network.Commune) *string { return &c.Country }, country, "FR"),
	special("population", inhabitants.Type, setPopulation, "24000"),
	field("area", func(c *network.Commune) **network.Amount { return &c.Area }, amountIn("km²"), inWords),
	field("lat", func(c *network.Commune) *float64 { return &c.Lat }, decimal, "44.35"),
	field("lon", func(c *network.Commune) *float64 { return &c.Lon }, decimal, "2.57"),
	field("address", func(c *network.Commune) *string { return &c.Address }, line, inWords),
	field("email", func(c *network.Commune) *string { return &c.Email }, email, "mairie@example.org"),
	field("phone", func(c *network.Commune) *string { return &c.Phone }, phone, inWords),
	field("website", func(c *network.Commune) *string { return &c.Website }, siteURL, "https://www.example.org/"),
	field("of", func(c *network.Commune) *string { return &c.Of }, line, inWords),
	field("salutation", func(c *network.Commune) *string { return &c.Salutation }, line, inWords),
	field("member", func(c *network.Commune) *network.Span { return &c.Member }, period, "{from: 2010, to: 2016}"),
	field("became", func(c *network.Commune) *string { return &c.Became }, idOf("commune"), "rodez"),
	field("aliases", func(c *network.Commune) *[]network.Alias { return &c.Aliases }, oneOrList(formerPath), "[/ancienne-adresse/]"),
	field("extra", func(c *network.Commune) *any { return &c.Extra }, extra, "{}"),
}

// setPopulation reads how many people live there, exactly or not.
func setPopulation(f *file, n *node, c *network.Commune) {
	population, ok := inhabitants.read(f, n)
	if !ok {
		return
	}
	q, _ := parseQuantity(f.locale, n.Value)
	c.Population, c.About = population, q.Approx
}

// code keeps its zeros: `01001` is five characters, quoted or not.
var code = valueType[string]{Type{Name: "code"}, func(f *file, n *node) (string, bool) {
	s, ok := f.text(n, maxLine)
	return f.scratch.keep(s), ok
}}

// country is two letters, as ISO 3166 has them.
var country = valueType[string]{Type{Name: "country"}, func(f *file, n *node) (string, bool) {
	s, ok := f.text(n, maxLine)
	if !ok {
		return "", false
	}
	letters := strings.ToUpper(s)
	if len(letters) != 2 || strings.Trim(letters, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		args := diag.Args{"text": cut(s), "code": countryNamed(s), "codes": ""}
		if args["code"] == "" {
			args["codes"] = "FR, BE, CH, LU, ES, IT, DE, PT…"
		}
		f.err(n, "bad-country", args)
		return "", false
	}
	return f.scratch.name(letters), true
}}

// countries are those that can be known by their names.
var countries = []string{
	"AT", "BE", "BG", "CA", "CH", "CI", "CM", "CY", "CZ", "DE", "DK", "DZ", "EE", "ES", "FI", "FR", "GB", "GR", "HR", "HU", "IE", "IT",
	"LB", "LT", "LU", "LV", "MA", "MC", "MG", "ML", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK", "SN", "TN", "US",
}

// countryNamed is the code of a country by its name; "" when it has none here.
func countryNamed(name string) string {
	for _, code := range countries {
		for _, known := range locale.Spellings("country." + strings.ToLower(code)) {
			if fold(known) == fold(name) {
				return code
			}
		}
	}
	return ""
}

// homeCountry is that of communes which name none.
const homeCountry = "FR"

// isOverseas reports whether a code is of a commune of France that is not in Europe.
func isOverseas(code string) bool {
	return strings.HasPrefix(code, "97") || strings.HasPrefix(code, "98")
}

func checkCommune(f *file, m *mapping, c *network.Commune) {
	c.Located = m.has("lat") && m.has("lon")
	if m.has("lat") != m.has("lon") {
		f.warn(m.node, "half-a-place", nil)
	}
	if french := !m.has("country") || c.Country == homeCountry; french && c.Located && c.Lat < 20 && c.Lon > 40 && !isOverseas(c.Code) {
		f.warn(m.value("lat"), "coordinates-swapped", diag.Args{
			"lat_key": m.name("lat"), "lat": cut(m.value("lon").Value), "lon_key": m.name("lon"), "lon": cut(m.value("lat").Value),
		})
	}
	checkDegrees(f, m, "lat", c.Lat, 90)
	checkDegrees(f, m, "lon", c.Lon, 180)
	if slices.Contains(networkWords, c.ID) || slices.Contains(noneWords, c.ID) {
		f.err(m.value("id"), "reserved-id", diag.Args{"id": c.ID})
	}
	// A spreadsheet takes the zero of 02016 for nothing; elsewhere codes may have four digits.
	if french := !m.has("country") || c.Country == homeCountry; french && m.has("code") && len(c.Code) == 4 && isDigits(c.Code) {
		key := m.name("country")
		if m.has("country") {
			key = ""
		}
		f.warn(m.value("code"), "code-lost-zero", diag.Args{"text": c.Code, "key": m.name("code"), "code": "0" + c.Code, "country": key})
	}
}

// checkBecame reports a successor that cannot be, and one of whom nobody says
// since when.
func checkBecame(f *file, m *mapping, c *network.Commune) {
	n := m.value("became")
	if n == nil {
		return
	}
	pos, member, to := f.pos(n), m.name("member"), f.spell("key.span.to")
	f.afterwards(func(x *index) {
		_, known := x.find("commune", c.Became)
		switch {
		case c.Became == c.ID:
			f.report(diag.Error, pos, "became-itself", diag.Args{"commune": c.ID})
		case x.inACircle(c):
			f.report(diag.Error, pos, "became-in-a-circle", diag.Args{"commune": c.ID, "into": c.Became})
		case known && c.Member.Last() == 0:
			f.report(diag.Warning, pos, "became-without-day", diag.Args{"commune": c.ID, "member": member, "to": to})
		}
	})
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
	required(field("id", func(t *network.Theme) *string { return &t.ID }, slug, "entretien")),
	required(field("name", func(t *network.Theme) *string { return &t.Name }, line, inWords)),
	field("summary", func(t *network.Theme) *string { return &t.Summary }, prose, inWords),
	special("aliases", namesAndAddresses.Type, setNamesAndAddresses, "[nettoyage]"),
	field("extra", func(t *network.Theme) *any { return &t.Extra }, extra, "{}"),
)

// practiceNames is what ids of declared practices are called in references.
const practiceNames = "practice-group"

var practiceGroupTable = tableOf("practice-group", func(f *file, m *mapping, p *network.PracticeGroup) {
	p.Pos = f.pos(m.node)
	f.define(m, practiceNames, p.ID, append([]string{p.Name}, p.Aliases...)...)
},
	required(field("id", func(p *network.PracticeGroup) *string { return &p.ID }, slug, "composteurs-de-quartier")),
	required(field("name", func(p *network.PracticeGroup) *string { return &p.Name }, line, inWords)),
	field("theme", func(p *network.PracticeGroup) *string { return &p.Theme }, idOf("theme"), "compostage"),
	field("summary", func(p *network.PracticeGroup) *string { return &p.Summary }, prose, inWords),
	special("aliases", namesAndAddresses.Type, setAliasesOfPractice, "[compostage]"),
	field("extra", func(p *network.PracticeGroup) *any { return &p.Extra }, extra, "{}"),
)

func setAliasesOfPractice(f *file, n *node, p *network.PracticeGroup) {
	p.Aliases, p.Former = sortNamesAndAddresses(f, n)
}

// nameOrAddress is another name, or a former address, which begins with a slash.
var nameOrAddress = valueType[network.Alias]{line.Type, func(f *file, n *node) (network.Alias, bool) {
	if strings.HasPrefix(n.Value, "/") {
		return formerPath.read(f, n)
	}
	s, ok := line.read(f, n)
	return network.Alias{Path: s}, ok
}}

var namesAndAddresses = oneOrList(nameOrAddress)

// setNamesAndAddresses sorts the other names of a theme from the former addresses of
// its page.
func setNamesAndAddresses(f *file, n *node, t *network.Theme) {
	t.Aliases, t.Former = sortNamesAndAddresses(f, n)
}

func sortNamesAndAddresses(f *file, n *node) (names []string, addresses []network.Alias) {
	all, _ := namesAndAddresses.read(f, n)
	for _, alias := range all {
		if strings.HasPrefix(alias.Path, "/") {
			addresses = append(addresses, alias)
		} else {
			names = append(names, alias.Path)
		}
	}
	return names, addresses
}

var total = choice("total", network.Sum, network.Last, network.Max, network.Mean)

// checkTotal gives an indicator the usual way to total its unit, and reports one
// that would add up what cannot be.
func checkTotal(f *file, m *mapping, i *network.Indicator) {
	kind := network.KindOfUnit(i.Unit)
	if i.Total == "" {
		i.Total = map[network.UnitKind]network.Total{network.OfQuantity: network.Sum, network.OfRate: network.Last, network.OfRatio: network.Mean}[kind]
	}
	n := m.value("total")
	switch {
	case n == nil:
	case kind == network.OfRatio && (i.Total == network.Sum || i.Total == network.Last):
		f.err(n, "total-of-ratio", diag.Args{"text": cut(n.Value), "unit": i.Unit, "mean": valueLike(m, "total", network.Mean), "max": valueLike(m, "total", network.Max)})
	case kind == network.OfRate && i.Total == network.Sum:
		f.err(n, "sum-of-rate", diag.Args{"unit": i.Unit, "flow": network.FlowOf(i.Unit), "last": valueLike(m, "total", network.Last)})
	}
	if i.Weighted && i.Total != network.Mean {
		f.err(m.value("weight"), "weight-without-mean", diag.Args{"total": m.name("total"), "mean": valueLike(m, "total", network.Mean)})
	}
}

var indicatorTable = tableOf("indicator", func(f *file, m *mapping, i *network.Indicator) {
	i.Pos = f.pos(m.node)
	checkTotal(f, m, i)
	checkMeasureName(f, m, i)
	f.define(m, "indicator", i.ID, i.Name)
},
	required(field("id", func(i *network.Indicator) *string { return &i.ID }, slug, "dechets-evites")),
	required(field("name", func(i *network.Indicator) *string { return &i.Name }, line, inWords)),
	field("unit", func(i *network.Indicator) *string { return &i.Unit }, line, "t"),
	field("unit_one", func(i *network.Indicator) *string { return &i.UnitOne }, line, inWords),
	field("total", func(i *network.Indicator) *network.Total { return &i.Total }, total, "sum"),
	field("weight", func(i *network.Indicator) *bool { return &i.Weighted }, mapped(choice("weight", "population"), isSet), "population"),
	field("direction", func(i *network.Indicator) *network.Direction { return &i.Direction }, direction, "down"),
	field("same_as", func(i *network.Indicator) *[]string { return &i.SameAs }, oneOrList(ofNetworks("")), "[grand-rodez/tonnes-evitees]"),
	field("summary", func(i *network.Indicator) *string { return &i.Summary }, prose, inWords),
	field("extra", func(i *network.Indicator) *any { return &i.Extra }, extra, "{}"),
)

var measure = measureIn(network.Measures)

// measureIn is a measure of a table.
func measureIn(table []*network.Measure) valueType[*network.Measure] {
	ids, byID := make([]string, len(table)), map[string]*network.Measure{}
	for i, m := range table {
		ids[i], byID[m.ID] = m.ID, m
	}
	return mapped(choice("measure", ids...), func(id string) *network.Measure { return byID[id] })
}

var direction = choice("direction", network.Up, network.Down)

var baselineTable = tableOf("baseline", func(f *file, m *mapping, b *network.Baseline) {
	b.Unit = f.unitOf(m, b.Unit)
	b.Approx = f.approx(m, b.Approx)
},
	field("year", func(b *network.Baseline) *int { return &b.Year }, year, "2009"),
	required(special("value", Type{Name: "point"}, func(f *file, n *node, b *network.Baseline) {
		if a, ok := f.point(n); ok {
			b.Value, b.Unit, b.Approx = a.Min, f.scratch.name(a.unit), a.Approx
		}
	}, "310")),
	beside[network.Baseline]("unit", line, "kg"),
	beside[network.Baseline]("approx", truth, "yes"),
)

var objectiveTable = tableOf("objective", checkObjective,
	required(field("id", func(o *network.Objective) *string { return &o.ID }, slug, "six-communes")),
	required(field("name", func(o *network.Objective) *string { return &o.Name }, line, inWords)),
	field("measure", func(o *network.Objective) **network.Measure { return &o.Measure }, measure, "communes-involved"),
	field("indicator", func(o *network.Objective) *string { return &o.Indicator }, idOf("indicator"), "dechets-evites"),
	required(field("target", func(o *network.Objective) *network.Target { return &o.Target }, aim, "6")),
	beside[network.Objective]("unit", line, "kg"),
	beside[network.Objective]("approx", truth, "yes"),
	field("direction", func(o *network.Objective) *network.Direction { return &o.Direction }, direction, "up"),
	field("per", func(o *network.Objective) *bool { return &o.PerYear }, mapped(choice("per", "year"), isSet), "year"),
	field("for_each", func(o *network.Objective) *bool { return &o.ForEach }, mapped(choice("for-each", "commune"), isSet), "commune"),
	field("theme", func(o *network.Objective) *string { return &o.Theme }, idOf("theme"), "compostage"),
	special("out_of", Type{Name: "whole", Choices: outOfCommunes}, setOutOf, "communes"),
	field("baseline", func(o *network.Objective) **network.Baseline { return &o.Baseline }, optional(mapOf(baselineTable)), "{year: 2009, value: 310}"),
	field("from", func(o *network.Objective) *network.Date { return &o.Span.From }, since, "2011"),
	field("to", func(o *network.Objective) *network.Date { return &o.Span.To }, until, "2013"),
	field("note", func(o *network.Objective) *string { return &o.Note }, prose, inWords),
	field("aliases", func(o *network.Objective) *[]network.Alias { return &o.Aliases }, oneOrList(formerPath), "[/ancienne-adresse/]"),
	field("extra", func(o *network.Objective) *any { return &o.Extra }, extra, "{}"),
)

var (
	outOfCommunes = choicesOf("out-of", "communes")
	communesWords = folded("value.out-of.communes")
)

func isSet(string) bool { return true }

func setOutOf(f *file, n *node, o *network.Objective) {
	if n.Kind == plainyaml.Scalar && slices.Contains(communesWords, fold(n.Value)) {
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
	checkSpan(f, m, o.Span)
	o.Target.Unit = f.unitOf(m, o.Target.Unit)
	o.Target.Approx = f.approx(m, o.Target.Approx)
	switch {
	case m.has("measure") && m.has("indicator"):
		f.err(m.key("indicator"), "measure-and-indicator", diag.Args{"first": m.name("measure"), "second": m.name("indicator")})
	case !m.has("measure") && !m.has("indicator"):
		f.err(m.node, "neither-measure-nor-indicator", diag.Args{"first": m.name("measure"), "second": m.name("indicator")})
	case !m.has("target"):
	case o.Target.Relative && !m.has("baseline"):
		checkObjectiveStart(f, m, o)
	case o.Measure != nil:
		checkCountedTarget(f, m, o)
	}
	checkSign(f, m, o.Direction, o.Indicator, o.Target)
	if o.Measure != nil && !o.Measure.Themed && m.has("theme") {
		f.err(m.key("theme"), "theme-without-effect", diag.Args{
			"objective": o.ID, "measure": cut(m.value("measure").Value), "key": m.name("theme"),
		})
	}
	checkObjectiveAfterwards(f, m, o)
}

// checkSign reports a change that goes the other way than it should.
func checkSign(f *file, m *mapping, own network.Direction, indicator string, t network.Target) {
	if !m.has("target") || !t.Relative || t.Value == 0 {
		return
	}
	target, pos, key := strings.Clone(cut(m.value("target").Value)), f.pos(m.value("target")), m.name("direction")
	author := m.author()
	f.afterwards(func(x *index) {
		i := x.indicators[indicator]
		if (network.DirectionOf(own, i, t) == network.Down) == (t.Value < 0) {
			return
		}
		way := network.DirectionOf(own, i, t)
		f.report(diag.Error, pos, "direction-against-sign", diag.Args{"target": target, "way": author.Spelling("value.direction." + string(way)), "key": key})
	})
}

// checkCountedTarget is for what the network counts: whole things, never less
// than none.
func checkCountedTarget(f *file, m *mapping, o *network.Objective) {
	n := m.value("target")
	if o.Target.Relative {
		return
	}
	if o.Target.Unit != "" && !countedBy(network.Measures, o.Target.Unit) {
		f.err(n, "wrong-unit", diag.Args{"unit": o.Target.Unit, "wanted": "", "units": ""})
	}
	o.Target.Unit = ""
	if o.Target.Value < 0 {
		f.err(n, "negative", diag.Args{"text": cut(n.Value)})
	}
	if o.OutOf > 0 && o.Target.Value > o.OutOf {
		f.warn(n, "target-over-whole", diag.Args{"target": cut(n.Value), "whole": cut(m.value("out_of").Value)})
	}
}

// countedBy reports whether a unit is a noun that a measure of a table counts, in
// any language. It may follow the target of any measure, and says nothing more.
func countedBy(table []*network.Measure, unit string) bool {
	singular := func(noun string) string { return strings.TrimSuffix(locale.Fold(noun), "s") }
	return slices.ContainsFunc(table, func(m *network.Measure) bool {
		for _, name := range locale.Spellings("value.measure." + m.ID) {
			if noun, _, _ := strings.Cut(name, " "); singular(noun) == singular(unit) {
				return true
			}
		}
		return slices.ContainsFunc(locale.Languages, func(lang locale.Lang) bool {
			return singular(locale.For(lang).N(m.UnitKey(), 1)) == singular(unit)
		})
	})
}

// checkObjectiveStart reports a relative target of which nothing says what it is
// relative to: no baseline, nor any result, which what is counted has none of.
func checkObjectiveStart(f *file, m *mapping, o *network.Objective) {
	pos, text, indicator := f.pos(m.value("target")), cut(m.value("target").Value), o.Indicator
	f.afterwards(func(x *index) {
		if indicator == "" || !x.anySaysBefore(indicator) {
			f.report(diag.Error, pos, "target-without-baseline", startArgs(f, text, indicator != ""))
		}
	})
}

func checkObjectiveAfterwards(f *file, m *mapping, o *network.Objective) {
	if m.has("target") && o.Indicator != "" {
		checkTargetUnit(f, m, o.Target, o.Indicator)
	}
	checkBaseline(f, m, o.Baseline, o.Indicator)
	f.afterwards(func(x *index) { checkWithinProgramme(f, o, x.network.Programme) })
}

// checkTargetUnit needs the indicator: a target's unit is of its quantity. A
// part of it without a sign is most often a change, which begins somewhere.
func checkTargetUnit(f *file, m *mapping, t network.Target, indicator string) {
	if t.Relative || t.Unit == "" {
		return
	}
	n, hasStart := m.value("target"), m.has("baseline")
	pos, text := f.pos(n), strings.Clone(cut(n.Value))
	f.afterwards(func(x *index) {
		if i := x.indicators[indicator]; i != nil && t.Unit == "%" && !i.Fits(t.Unit) {
			args := diag.Args{"text": text, "indicator": i.ID, "unit": i.Unit, "name": nameIf(i.Unit == "", i), "less": "-" + text, "more": "+" + text, "start": ""}
			if !hasStart && !x.saysStart(f, indicator) {
				args["start"] = f.spell("key.baseline") + ": " + startExample(f)
			}
			f.report(diag.Error, pos, "change-without-sign", args)
			return
		}
		x.needUnit(f, pos, t.Unit, indicator)
	})
}

// checkBaseline needs the indicator too.
func checkBaseline(f *file, m *mapping, b *network.Baseline, indicator string) {
	if !m.has("baseline") || b == nil || indicator == "" {
		return
	}
	pos := f.pos(m.value("baseline"))
	f.afterwards(func(x *index) {
		if i := x.indicators[indicator]; i != nil && !b.Fits(i) {
			f.report(diag.Error, pos, "wrong-quantity", wrongQuantity(b.Unit, i))
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
