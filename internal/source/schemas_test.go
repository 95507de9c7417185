package source_test

import (
	"bytes"
	"fmt"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"

	"essaim/internal/diag"
	"essaim/internal/locale"
	"essaim/internal/schema"
	"essaim/internal/source"
	"essaim/test/loop"
)

// TestSchemas compares what check and the JSON Schemas say of each file of all sites
// that tests have: the schema refuses nothing that check accepts, and accepts only
// what check refuses for a reason of beyondSchemas.
func TestSchemas(t *testing.T) {
	loop.Unraced(t)
	c := schemaComparison{T: t, needed: map[diag.Code]bool{}}
	for _, site := range allSites(t) {
		for _, lang := range locale.Languages {
			c.compare(site.name, site.files, lang)
			c.shaped(site.name, site.files, lang)
		}
	}
	for _, lang := range locale.Languages {
		for _, key := range valueKeys {
			c.compare(key, siteOfValues(key), lang)
		}
		for _, site := range moreSites {
			c.compare(fmt.Sprint(site), siteOfFile(site[0], site[1]), lang)
		}
	}
	if c.files < 10_000 {
		t.Errorf("only %d files", c.files)
	}
	for code := range beyondSchemas {
		if !c.needed[code] {
			t.Errorf("%s need not be beyond schemas", code)
		}
	}
}

// A schemaComparison counts what it compared.
type schemaComparison struct {
	*testing.T
	files  int
	needed map[diag.Code]bool // codes of what only check refused
}

// shaped compares what they say of files in the shape of the form.
func (c *schemaComparison) shaped(where string, site fstest.MapFS, lang locale.Lang) {
	site = maps.Clone(site)
	setLanguage(site, lang)
	after, _ := written(site, true)
	c.compare(where+", shaped", after, lang)
}

func (c *schemaComparison) compare(where string, site fstest.MapFS, lang locale.Lang) {
	for name, v := range verdictsOf(c.T, site, lang) {
		c.files++
		switch refused := v.bySchema != nil; {
		case refused && len(v.codes) == 0:
			c.Errorf("%s (%s): %s: the schema refuses what check accepts: %v", where, lang, name, v.bySchema)
		case !refused:
			for _, code := range v.codes {
				c.needed[code] = true
				if beyondSchemas[code] == "" {
					c.Errorf("%s (%s): %s: the schema accepts what check refuses: %s", where, lang, name, code)
				}
			}
		}
	}
}

// valueKeys are keys of a sheet, one for each type of value, and how it is written
// around the value.
var valueKeys = []string{
	"date: %s", "summary: %s", "exemplary: %s", "status: %s", "period: %s", "period: {from: %s}", "period: {to: %s}", "planning: [{text: a, date: %s}]",
	"results: [{text: a, value: %s}]", "results: [{text: a, value: 3, out_of: %s}]", "results: [{text: a, year: %s}]", "results: [{text: a, year: 2012, value: 3, before: %s}]",
	"results: [{id: %s, text: a}]", "means: {cost: {amount: %s}}", "means: {cost: {amount: 3, kind: %s}}", "means: {cost: {amount: 3, year: %s}}", "means: {people: [{hours: %s}]}", "means: {people: [{fte: %s}]}",
	"means: {funding: [{by: a, share: %s}]}", "means: {technical: %s}", "means: %s", "objectives: {targets: [{indicator: bacs, target: %s}]}", "audience: [{who: a, number: %s}]", "audience: %s", "reproducible: {population: {from: %s}}",
	"links: [{url: %s}]", "aliases: %s", "contact: {email: %s}", "contact: {phone: %s}", "partners: [%s]", "draft: %s", "extra: %s", "images: [{file: %s, alt: a, people: none}]", "links: %s", "theme: %s",
}

// schemaValues are what may be meant as one, or is not.
var schemaValues = strings.Split(strings.TrimSpace(`
2010
"2010"
1850
20
2011-07
2011-13
2011-11-25
2011-02-29
2012-02-29
2011-11-31
25/11/2011
31/04/2011
01/2015
13/2015
juillet 2011
Juillet 2011
25 novembre 2011
1er août 2011
31 novembre 2011
29 février 2012
29 février 2011
November 25, 2011
le 25 novembre 2011
début novembre 2011
mi-novembre 2011
fin 2011
été 2019
hiver 2018-2019
hiver 2018-2020
1er trimestre 2015
T1 2015
Q5 2015
2e semestre 2016
année scolaire 2016-2017
school year 2016-2017
en 2011
depuis 2009
since 2009
2009-2011
2011-2009
2018/2019
2016/17
2016-17
01/2015-03/2016
2009 à 2011
du 1er mars au 5 mai 2012
3 au 5 juin 2015
janvier-mars 2015
entre 2009 et 2011
en cours
2009 - en cours
jusqu'en 2012
bientôt
0
3
-3
"- 3"
3.5
"3,5"
3.500
"3.500"
"1.500"
"1,500"
"0,125"
"0.125"
"1 234,5"
"1.234,5"
"1,234.5"
"1.500.000"
"1'500"
"12 34"
"1234 567"
3 t
3 kg
560 €
10 k€
2,5 M€
€ 560
1 200 € HT
2,01 €/repas
39 h
1 h 30
1h30
30 min
3 jours
0,3 ETP
environ 39
"~ 39"
"≈39 h"
près de 10
plus de 150 000
au moins 10 à 15
462 t maximum
"> 150"
moins de 5
jusqu'à 5
10 à 15 t
entre 10 et 15 t
70-80 %
15 à 10
5 à 6 000
17 sur 20
17 sur 20 sur 30
17 communes sur 20
1/2
½
une dizaine
douze
3e rang
trois fois moins
12 fois moins
1,4 million €
1,4 million d'euros
12 m2
12 m3
12 CO2
12 x3
gratuit
aucun
none
oui
yes
true
non
peut-être
prévue
in-place
en place
12 habitants
12 foyers
2 500 hab.
12,5 habitants
rodez
compost
bacs
ma-fiche
Ma Fiche
-a
a--b
aux
com1
https://example.org/
http://example.org:80/a?b#c
https://user:x@example.org/
https://
example.org
www.example.org
javascript:alert(1)
mailto:a@example.org
mailto:a@example.org?cc=b@example.org
ftp://example.org/
https://example.org/a b
https://example.org/%zz
https://fr.wikipedia.org/wiki/École
a@example.org
a@example
a b@example.org
a@b@example.org
a..b@example.org
05 00 00 00 00
/ancienne-adresse/
/
ancienne
//example.org/
/a//b/
/a/../b
/.git
/aux/
/a?b
atelier.jpg
../atelier.jpg
./atelier.jpg
/atelier.jpg
a/b.jpg
..
~
""
"  "
[]
[a]
[a, a]
[rodez, réseau]
[réseau]
[{}]
{}
{a: b}
{who: a}
{name: a}
{from: 2010, to: 2012}
{value: 3}
{text: a}
`), "\n")

// siteOfValues is a network with a sheet for each value, which says that of a key.
func siteOfValues(key string) fstest.MapFS {
	said, _, _ := strings.Cut(key, ":")
	site := fstest.MapFS{"content/network.yaml": {Data: []byte(smallNetwork)}}
	for i, value := range schemaValues {
		var sheet strings.Builder
		for line := range strings.Lines("title: a\ncommune: rodez\ntheme: compost\nstatus: done\nmeans: none\nresults: []\n") {
			if !strings.HasPrefix(line, said+":") {
				sheet.WriteString(line)
			}
		}
		name := fmt.Sprintf("content/sheets/v%d", i)
		site[name+"/index.md"] = &fstest.MapFile{Data: []byte("---\n" + sheet.String() + fmt.Sprintf(key, value) + "\n---\n")}
		site[name+"/atelier.jpg"] = &fstest.MapFile{Data: []byte("\xff\xd8\xff\xe0")}
	}
	return site
}

// moreSites are a file and what is in it, beside a small network or in its place.
var moreSites = [][2]string{
	{"network.yaml", smallNetwork + "- {id: rythme, name: a, unit: t/an, total: sum}\n"},
	{"network.yaml", smallNetwork + "- {id: part, name: a, unit: kg/hab, total: sum}\n"},
	{"communes/rodez.md", "---\nneeds: [{theme: compost, text: a, met_by: nulle-part}]\n---\n"},
	{"sheets/aux.md", "---\ntitle: a\ncommune: rodez\ntheme: compost\nstatus: done\nmeans: none\nresults: []\n---\n"},
}

func siteOfFile(name, text string) fstest.MapFS {
	site := fstest.MapFS{"content/network.yaml": {Data: []byte(smallNetwork)}}
	site["content/"+name] = &fstest.MapFile{Data: []byte(text)}
	return site
}

const smallNetwork = `name: a
organisation: {name: a, address: a}
legal: {publication_director: a, host: {name: a, address: a, phone: "05 00 00 00 00"}}
communes: [{id: rodez, name: Rodez, code: "12202"}]
themes: [{id: compost, name: Compost}]
indicators:
- {id: bacs, name: Bacs}
`

// A testSite is one of the sites that tests have.
type testSite struct {
	name  string
	files fstest.MapFS
}

func allSites(t *testing.T) (sites []testSite) {
	t.Helper()
	names, _ := filepath.Glob("testdata/[brv]*/*.txtar")
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		sites = append(sites, testSite{name, siteOf(t, archive)})
	}
	for _, folder := range []string{"../..", "../../cmd/essaim/demo"} {
		sites = append(sites, testSite{folder, contentOf(t, folder)})
	}
	return sites
}

// verdicts are those of check and of the schema on one file.
type verdicts struct {
	codes    []diag.Code // of check's errors
	bySchema error
}

// verdictsOf are those on the files of a site, written as fmt does in a language: those
// that are YAML, of drafts none, whose problems are but warnings.
func verdictsOf(t *testing.T, site fstest.MapFS, lang locale.Lang) map[string]verdicts {
	t.Helper()
	site = maps.Clone(site)
	setLanguage(site, lang)
	files, _ := source.Canonical(site, false, all)
	for _, f := range files {
		site[f.Path] = &fstest.MapFile{Data: f.Text}
	}
	n, problems := source.Read(site, source.Options{Workers: 1})
	all := map[string]verdicts{}
	for _, f := range files {
		instance, isYAML := instanceOf(f)
		if !isYAML || isDraft(instance) {
			continue
		}
		v := verdicts{bySchema: schemaOf(t, kindOf(f.Path), n.Lang).Validate(instance)}
		for _, p := range problems {
			if p.File == f.Path && p.Severity == diag.Error {
				v.codes = append(v.codes, p.Code)
			}
		}
		all[f.Path] = v
	}
	return all
}

func isDraft(instance any) bool {
	m, _ := instance.(map[string]any)
	return slices.ContainsFunc([]any{m["brouillon"], m["draft"]}, func(v any) bool { return v == "oui" || v == "yes" })
}

func kindOf(path string) source.Kind {
	for folder, kind := range map[string]source.Kind{"sheets": source.SheetKind, "meetings": source.MeetingKind, "communes": source.CommuneKind, "adoptions": source.AdoptionKind, "pages": source.PageKind} {
		if strings.HasPrefix(path, "content/"+folder+"/") {
			return kind
		}
	}
	return source.NetworkKind
}

var compiledSchemas sync.Map

func schemaOf(t *testing.T, kind source.Kind, lang locale.Lang) *jsonschema.Schema {
	t.Helper()
	name := string(kind) + "-" + string(lang) + ".json"
	if known, ok := compiledSchemas.Load(name); ok {
		return known.(*jsonschema.Schema)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema.Of(kind, locale.For(lang))))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource(name, doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile(name)
	if err != nil {
		t.Fatal(err)
	}
	compiledSchemas.Store(name, s)
	return s
}

// instanceOf is the YAML of a file as a validator sees it, by YAML's own guess of what
// a scalar is (the core schema of YAML 1.2).
func instanceOf(f source.Rewritten) (any, bool) {
	text := strings.TrimPrefix(string(f.Text), "\ufeff")
	if strings.HasSuffix(f.Path, ".md") {
		text = frontOf(text)
	}
	var n yaml.Node
	if err := yaml.Unmarshal([]byte(text), &n); err != nil {
		return nil, false
	}
	if len(n.Content) == 0 {
		return map[string]any{}, true
	}
	return guessed(n.Content[0]), true
}

var (
	guessedInt   = regexp.MustCompile(`^[-+]?[0-9]+$`)
	guessedFloat = regexp.MustCompile(`^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$`)
)

func guessed(n *yaml.Node) any {
	switch n.Kind {
	case yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			m[n.Content[i].Value] = guessed(n.Content[i+1])
		}
		return m
	case yaml.SequenceNode:
		list := []any{}
		for _, c := range n.Content {
			list = append(list, guessed(c))
		}
		return list
	}
	switch v := n.Value; {
	case n.Style != 0:
	case v == "" || v == "~" || strings.EqualFold(v, "null"):
		return nil
	case v == "true" || v == "True" || v == "TRUE", v == "false" || v == "False" || v == "FALSE":
		return strings.EqualFold(v, "true")
	case guessedInt.MatchString(v), guessedFloat.MatchString(v):
		number, err := strconv.ParseFloat(v, 64)
		if err == nil {
			return number
		}
	}
	return n.Value
}

// Why a schema cannot find an error.
const (
	otherFiles  = "it concerns other files, or their names"
	otherValues = "it compares values, or counts"
	units       = "which units measure the same, and which are money, is a table with plurals, scales and currencies"
	lostInYAML  = "YAML hands over another value than was written, without its quotes, its commas or its repeats"
	fileName    = "it depends on the name of the file"
	machine     = "the machine knows the time zones"
)

// beyondSchemas are the codes of errors that a schema cannot find, and why.
var beyondSchemas = map[diag.Code]string{
	"adoption-cycle": otherFiles, "became-in-a-circle": otherValues, "became-itself": otherValues, "direction-against-sign": otherFiles, "duplicate-id": otherValues,
	"outline-not-degrees": otherFiles, "outline-undrawn": otherFiles, "outline-unreadable": otherFiles,
	"file-in-the-way": otherFiles, "file-not-there": otherFiles, "not-a-commune": otherFiles, "not-its-carrier": otherValues, "reference-to-draft": otherFiles, "same-address": otherFiles, "several-for-one": otherFiles,
	"target-without-baseline": otherFiles, "tie": otherFiles, "too-many-communes": otherFiles, "unknown-adoption": otherFiles, "unknown-carrier": otherFiles,
	"unknown-commune": otherFiles, "unknown-indicator": otherFiles, "unknown-objective": otherFiles, "unknown-practice": otherFiles, "unknown-sheet": otherFiles, "unknown-theme": otherFiles, "unknown-network": otherFiles, "not-of-a-network": otherFiles,

	"bad-file-name": fileName, "bad-meeting-name": fileName, "date-not-in-name": fileName, "decomposed-name": fileName, "file-name-of-a-device": fileName,
	"file-name-too-long": fileName, "missing-key": fileName, // the home's page needs no title

	"before-comes-after": otherValues, "dash-for-each-key": otherValues, "before-of-another-whole": otherValues, "ends-before-it-begins": otherValues, "negative": otherFiles, // of what an indicator counts
	"period-for-date": otherValues, "remote-from-both": otherValues, "remote-from-nowhere": otherValues, "range-of-thousands": otherValues, "range-reversed": otherValues, "range-upside-down": otherValues, "result-since": otherValues,
	"share-above-whole": otherValues, "states-out-of-order": otherValues, "two-taxes": otherValues, "year-and-period": otherValues,

	"amount-as-share": units, "before-in-another-unit": units, "change-without-sign": units, "fte-under-other-key": units, "not-money": units, "other-currency": units,
	"share-as-amount": units, "sum-of-rate": units, "time-under-other-key": units, "total-of-ratio": units, "two-units": units, "wrong-quantity": units, "wrong-unit": units,

	"ambiguous-number": lostInYAML, "dash-without-space": lostInYAML, "duplicate-key": lostInYAML, "list-split": lostInYAML,
	"bad-time-zone": machine,
}
