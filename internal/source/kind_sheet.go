package source

import (
	"slices"
	"strconv"
	"strings"

	"essaim/internal/diag"
	"essaim/internal/network"
	"essaim/internal/plainyaml"
)

// sheetTable is the front matter of content/sheets/NAME.md.
var sheetTable = tableOf("sheet", checkSheet,
	required(field("title", func(s *network.Sheet) *string { return &s.Title }, line, inWords, mereWords)),
	required(special("commune", Type{Name: "one-or-list", Of: &Type{Name: "id", Names: carrierNames}, Choices: choicesOf("carrier", "network")}, setCarriers, "rodez")),
	required(field("theme", func(s *network.Sheet) *[]string { return &s.Themes }, oneOrList(idOf("theme")), "exemplarite")),
	required(field("status", func(s *network.Sheet) *network.SheetStatus { return &s.Status }, sheetStatus, "in-place")),
	required(field("means", func(s *network.Sheet) *network.Means { return &s.Means }, meansOrNone, inWords)),
	required(field("results", func(s *network.Sheet) *[]network.Result { return &s.Results }, listOf(mapOf(resultTable)), "[{indicator: dechets-evites, year: 2011, value: 5}]")),
	field("summary", func(s *network.Sheet) *string { return &s.Summary }, prose, inWords, mereWords),
	field("date", func(s *network.Sheet) *network.Date { return &s.Date }, date, "2012-01-15"),
	field("period", func(s *network.Sheet) *network.Span { return &s.Period }, period, "{from: 2010, to: 2012-06}"),
	field("checked", func(s *network.Sheet) *network.Date { return &s.Checked }, date, "2012-03-30"),
	field("exemplary", func(s *network.Sheet) *bool { return &s.Exemplary }, truth, "yes"),
	field("contact", func(s *network.Sheet) *network.Contact { return &s.Contact }, mapOf(contactTable), inWords, mereWords),
	inPlace("objectives", aimsTable),
	field("planning", func(s *network.Sheet) *[]network.Step { return &s.Planning }, listOf(step), inWords),
	field("partners", func(s *network.Sheet) *network.Answer[network.Partner] { return &s.Partners }, answer(partner), inWords, mereWords),
	field("audience", func(s *network.Sheet) *network.Answer[network.Audience] { return &s.Audience }, answer(audience), inWords, mereWords),
	list("keywords"),
	field("practice", func(s *network.Sheet) *string { return &s.Practice }, idOf(practiceNames), "composteurs-de-quartier"),
	inPlace("reproducible", reproducibleTable),
	field("images", func(s *network.Sheet) *[]network.Image { return &s.Images }, listOf(mapOf(imageTable)), inWords),
	field("files", func(s *network.Sheet) *[]network.File { return &s.Files }, listOf(mapOf(fileTable)), inWords),
	field("links", func(s *network.Sheet) *[]network.Link { return &s.Links }, links, inWords, mereWords),
	field("source", func(s *network.Sheet) *network.Link { return &s.Source }, mapOf(sourceTable), inWords, mereWords),
	field("aliases", func(s *network.Sheet) *[]network.Alias { return &s.Aliases }, oneOrList(formerPath), "[/ancienne-adresse/]"),
	field("slides", func(s *network.Sheet) *any { return &s.Slides }, slides, "{}"),
	field("draft", func(s *network.Sheet) *bool { return &s.Draft }, truth, "yes"),
	field("extra", func(s *network.Sheet) *any { return &s.Extra }, extra, "{}"),
)

// list is one of network.SheetLists.
func list(key string) bound[network.Sheet] {
	i := slices.IndexFunc(network.SheetLists, func(l network.SheetList) bool { return l.Key == key })
	return field(key, network.SheetLists[i].Of, bracketedWords, inWords, searched, mereWords)
}

// bracketedWords are words, or `none`. Those on one line without brackets are taken for
// what they are, with a warning.
var bracketedWords = valueType[network.Answer[string]]{splitType(answer(line).Type), func(f *file, n *node) (network.Answer[string], bool) {
	words, ok := answer(line).read(f, n)
	if !isSeveral(n) {
		return words, ok
	}
	parts := splitText(strings.Clone(n.Value))
	f.warn(n, "several-without-brackets", diag.Args{"text": quoted(n), "n": len(parts), "line": several{f}.replaced(n, bracketed(parts))})
	return network.Answer[string]{Items: parts}, ok
}}

func splitType(t Type) Type {
	t.Split = true
	return t
}

// isSeveral recognises words on one line without brackets.
func isSeveral(n *node) bool {
	return n.Kind == plainyaml.Scalar && n.Style == plainyaml.Plain && strings.ContainsAny(n.Value, ",;")
}

func splitText(text string) []string {
	parts := strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ';' })
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return parts
}

var sheetStatus = choice("sheet-status", network.Planned, network.Ongoing, network.InPlace, network.Done, network.Abandoned)

// networkWords say that the organisation carries a practice.
var networkWords = folded("value.carrier.network")

// setCarriers reads who carries the practice: communes, other bodies (see
// splitCarriers), or the organisation, which carries alone.
func setCarriers(f *file, n *node, s *network.Sheet) {
	if isNetwork(n) || n.Kind == plainyaml.Sequence && len(n.Content) == 1 && isNetwork(n.Content[0]) {
		s.Network = true
		return
	}
	if n.Kind == plainyaml.Sequence {
		if i := slices.IndexFunc(n.Content, isNetwork); i >= 0 {
			f.err(n.Content[i], "network-among-carriers", diag.Args{"text": cut(n.Content[i].Value)})
			return
		}
	}
	s.Communes, _ = oneOrList(idOf(carrierNames)).read(f, n)
}

func isNetwork(n *node) bool {
	return n.Kind == plainyaml.Scalar && slices.Contains(networkWords, fold(n.Value))
}

var partnerTable = tableOf[network.Partner]("partner", nil,
	required(field("name", func(p *network.Partner) *string { return &p.Name }, line, inWords, searched)),
	field("role", func(p *network.Partner) *string { return &p.Role }, line, inWords, searched),
)

// partner is a name, or a map.
var partner = lineOr(partnerTable, func(p *network.Partner) *string { return &p.Name })

var audienceTable = tableOf[network.Audience]("audience", nil,
	required(field("who", func(a *network.Audience) *string { return &a.Who }, line, inWords, searched)),
	field("number", func(a *network.Audience) **int { return &a.Number }, optional(people), "281"),
)

// audience is a name, or a map.
var audience = lineOr(audienceTable, func(a *network.Audience) *string { return &a.Who })

// meansOrNone is what a practice took, or `none`.
var meansOrNone = valueType[network.Means]{Type{Name: "map", Map: meansTable.Table, OrNone: true}, func(f *file, n *node) (network.Means, bool) {
	if isNone(n) {
		return network.Means{None: true}, true
	}
	if n.Kind != plainyaml.Mapping {
		meansTable.notMap(f, n, true)
		return network.Means{}, false
	}
	return mapOf(meansTable).read(f, n)
}}

var aimsTable = tableOf[network.Sheet]("aims", nil,
	field("general", func(s *network.Sheet) *string { return &s.General }, prose, inWords, searched, mereWords),
	field("targets", func(s *network.Sheet) *[]network.SheetTarget { return &s.Targets }, listOf(mapOf(sheetTargetTable)), "[{objective: six-communes}]"),
)

var sheetTargetTable = tableOf("sheet-target", checkSheetTarget,
	field("objective", func(t *network.SheetTarget) *string { return &t.Objective }, idOf("objective"), "six-communes"),
	field("indicator", func(t *network.SheetTarget) *string { return &t.Indicator }, idOf("indicator"), "bacs"),
	field("text", func(t *network.SheetTarget) *string { return &t.Text }, prose, inWords, searched),
	field("target", func(t *network.SheetTarget) *network.Target { return &t.Target }, aim, "12"),
	beside[network.SheetTarget]("unit", line, "kg"),
	beside[network.SheetTarget]("approx", truth, "yes"),
	field("direction", func(t *network.SheetTarget) *network.Direction { return &t.Direction }, direction, "up"),
	field("baseline", func(t *network.SheetTarget) **network.Baseline { return &t.Baseline }, optional(mapOf(baselineTable)), "{year: 2009, value: 310}"),
	field("by", func(t *network.SheetTarget) *network.Date { return &t.By }, date, "2012"),
	field("note", func(t *network.SheetTarget) *string { return &t.Note }, prose, inWords, searched),
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
	case t.Indicator != "":
		checkTargetUnit(f, m, t.Target, t.Indicator)
		checkSign(f, m, t.Direction, t.Indicator, t.Target)
		checkStart(f, m, t)
	}
	checkBaseline(f, m, t.Baseline, t.Indicator)
}

var stepTable = tableOf[network.Step]("step", nil,
	field("date", func(s *network.Step) *network.Span { return &s.When }, moment, inWords),
	required(field("text", func(s *network.Step) *string { return &s.Text }, prose, inWords, searched)),
)

// step is a map; `- 2021: diagnosis` is read as one.
var step = valueType[network.Step]{mapOf(stepTable).Type, func(f *file, n *node) (network.Step, bool) {
	if s, is := (steps{f}).datedStep(n); is {
		return s, true
	}
	return mapOf(stepTable).read(f, n)
}}

// steps are those of a sheet's planning.
type steps struct{ *file }

// datedStep reports a step whose key is its date and whose value is its text.
func (f steps) datedStep(n *node) (network.Step, bool) {
	if n.Kind != plainyaml.Mapping || n.Style == plainyaml.Flow || len(n.Content) != 2 || n.Content[1].Kind != plainyaml.Scalar || empty(n.Content[1]) {
		return network.Step{}, false
	}
	key, text := n.Content[0], strings.TrimSpace(n.Content[1].Value)
	when, err := network.ParseSpan(key.Value)
	if err != nil || !knownYears(when) || stepTable.has(key.Value) {
		return network.Step{}, false
	}
	written := text
	if strings.ContainsAny(text, ",[]{}:#'\"\n") {
		written = plainyaml.Quote(text)
	}
	author, head := f.authorHere(), f.line(n.Line)
	head = head[:len(head)-len(plainyaml.AfterColumn(head, n.Column))]
	date, words := author.Spelling("key.step.date"), author.Spelling("key.step.text")
	f.err(n, "step-under-its-date", diag.Args{"line": strings.TrimSpace(head) + " {" + date + ": " + key.Value + ", " + words + ": " + written + "}"})
	return network.Step{When: when.Said(f.scratch.keep(key.Value)), Text: f.scratch.keep(text)}, true
}

var reproducibleTable = tableOf[network.Sheet]("reproducible", nil,
	field("conditions", func(s *network.Sheet) *string { return &s.Conditions }, prose, inWords, searched, mereWords),
	field("population", func(s *network.Sheet) *network.Range { return &s.Population }, mapOf(rangeTable), "{from: 500, to: 60000}"),
)

var inhabitants = countOf("inhabitants")

var rangeTable = tableOf("range", func(f *file, m *mapping, r *network.Range) {
	if r.To > 0 && r.To < r.From {
		f.err(m.value("to"), "range-upside-down", diag.Args{"from": r.From, "to": r.To})
	}
},
	field("from", func(r *network.Range) *int { return &r.From }, inhabitants, "500"),
	field("to", func(r *network.Range) *int { return &r.To }, inhabitants, "60000"),
)

var imageTable = tableOf("image", func(f *file, m *mapping, i *network.Image) {
	i.Pos = f.pos(m.node)
	switch {
	case i.Alt == "":
		f.warn(m.node, "image-without-alt", diag.Args{"file": cut(i.File)})
	case IsEmptyAlt(i.Alt, i.File):
		f.warn(m.value("alt"), "alt-says-nothing", diag.Args{"alt": cut(i.Alt), "image": cut(i.File), "key": m.name("alt")})
	}
	if i.People == "" {
		f.warn(m.node, "image-people", diag.Args{
			"file": cut(i.File), "key": m.name("people"), "none": valueLike(m, "image-people", "none"), "consent": valueLike(m, "image-people", "consent"),
		})
	}
	f.needBeside(m, i.File)
	f.needShown(m, i.File)
},
	required(field("file", func(i *network.Image) *string { return &i.File }, fileName, "atelier.jpg")),
	field("alt", func(i *network.Image) *string { return &i.Alt }, line, inWords, searched),
	field("credit", func(i *network.Image) *string { return &i.Credit }, line, inWords),
	field("people", func(i *network.Image) *string { return &i.People }, choice("image-people", "none", "consent"), "none"),
)

var fileTable = tableOf("file", func(f *file, m *mapping, d *network.File) {
	d.Pos = f.pos(m.node)
	if IsEmptyName(d.Name) {
		f.warn(m.value("name"), "link-says-nothing", diag.Args{"text": cut(d.Name), "key": m.name("name")})
	}
	f.needBeside(m, d.File)
},
	required(field("file", func(d *network.File) *string { return &d.File }, fileName, "affiche.pdf")),
	field("name", func(d *network.File) *string { return &d.Name }, line, inWords, searched),
)

// checkLinkName reports a link whose name nobody understands alone.
func checkLinkName(f *file, m *mapping, l *network.Link) {
	if IsEmptyName(l.Name) {
		f.warn(m.value("name"), "link-says-nothing", diag.Args{"text": cut(l.Name), "key": m.name("name")})
	}
}

var linkTable = tableOf("link", checkLinkName,
	field("name", func(l *network.Link) *string { return &l.Name }, line, inWords, searched),
	required(field("url", func(l *network.Link) *string { return &l.URL }, webURL, "https://example.org/guide")),
)

var sourceTable = tableOf("source", checkLinkName,
	field("name", func(l *network.Link) *string { return &l.Name }, line, inWords, searched),
	field("url", func(l *network.Link) *string { return &l.URL }, webURL, "https://example.org/fiche"),
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
	numberResults(f, s.ID, s.Results)
	slices.SortStableFunc(s.Planning, func(a, b network.Step) int { return a.When.Compare(b.When) })
	checkShares(f, s.Communes, s.Results)
	for _, key := range []string{"commune", "theme"} {
		// Without either, the sheet would be on no list; `results: []` is an answer.
		if n := m.value(key); n != nil && n.Kind == plainyaml.Sequence && len(n.Content) == 0 {
			f.missingKey(m, m.kind.index[key])
		}
	}
	if again := firstRepeat(s.Communes); again != "" {
		f.err(m.value("commune"), "commune-twice", diag.Args{"commune": again})
	}
	if again := firstRepeat(s.Themes); again != "" {
		f.err(m.value("theme"), "theme-twice", diag.Args{"theme": again})
	}
	checkKeyFigures(f, s.Results)
	if n := m.value("checked"); n != nil {
		s.CheckedAt = f.spot(n)
	}
	if n := m.value("results"); n != nil && n.Kind == plainyaml.Sequence && len(n.Content) == 0 && s.Status == network.Done && !s.Body.Sections.Has(network.Qualitative) {
		f.warn(n, "done-without-result", diag.Args{
			"status": cut(m.value("status").Value), "section": diag.Spelling("heading." + string(network.Qualitative)),
			"text": f.spell("key.result.text"), "value": f.spell("key.result.value"), "year": f.spell("key.result.year"),
		})
	}
	if s.Exemplary && (s.Status == network.Planned || s.Status == network.Abandoned) {
		f.warn(m.value("exemplary"), "exemplary-not-done", nil)
	}
}

// numberResults names the results that have no id of their own OWNER/n.
func numberResults(f *file, owner string, results []network.Result) {
	for i := range results {
		if results[i].ID == "" {
			results[i].ID = f.scratch.keep(owner + "/" + strconv.Itoa(i+1))
		}
	}
}
