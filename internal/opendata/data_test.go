package opendata

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"essaim/internal/address"
	"essaim/internal/locale"
	"essaim/internal/locale/localetest"
	"essaim/internal/network"
	"essaim/internal/network/networktest"
	"essaim/internal/source"
	"essaim/internal/view"
	"essaim/internal/wording"
)

// A field of data/v1 is never lost and never changes its type: the list may
// only grow. A new field is added to the list by hand, on purpose.
func TestDataFieldsOnlyGrow(t *testing.T) {
	golden, err := os.ReadFile("testdata/data-v1-fields.txt")
	if err != nil {
		t.Fatal(err)
	}
	promised := strings.Split(strings.TrimSpace(string(golden)), "\n")
	var there []string
	for _, table := range tablesOf(everything()) {
		there = append(there, paths(table.Name+".json: ", table.fields)...)
		for _, f := range table.columns {
			there = append(there, table.Name+".csv: "+f.key+" "+tableTypes[f.kind])
		}
	}
	for _, line := range promised {
		if !slices.Contains(there, line) {
			t.Errorf("data/v1 has lost %q", line)
		}
	}
	for _, line := range there {
		if !slices.Contains(promised, line) {
			t.Errorf("a new field, to be added to testdata/data-v1-fields.txt:\n%s", line)
		}
	}
}

func paths(prefix string, fields []field) []string {
	var all []string
	for _, f := range fields {
		kind := jsonTypes[f.kind]
		if !f.always {
			kind += " or null"
		}
		all = append(all, prefix+f.key+" "+kind)
		switch f.kind {
		case aGroup:
			all = append(all, paths(prefix+f.key+".", f.fields)...)
		case many:
			all = append(all, paths(prefix+f.key+"[].", f.fields)...)
		}
	}
	return all
}

// Every field says what it means in both languages, and shows an example that is
// a value of its kind and one of its choices.
func TestDataFieldsAreDocumented(t *testing.T) {
	var check func(table, prefix string, fields []field)
	check = func(table, prefix string, fields []field) {
		for _, f := range fields {
			name := table + ": " + prefix + f.key
			for _, lang := range locale.Languages {
				if about := f.meaning(locale.For(lang)); about == f.about {
					t.Errorf("%s (%s) means nothing in %s", name, about, lang)
				}
			}
			check(table, prefix+f.key+".", f.fields)
			if f.kind == aGroup || f.kind == many {
				continue
			}
			for _, lang := range locale.Languages {
				example := f.exampleIn(locale.For(lang))
				if example == "" || example == f.inWords {
					t.Errorf("%s has no example in %s", name, lang)
					continue
				}
				if len(f.choices) > 0 && !slices.Contains(f.choices, example) {
					t.Errorf("%s: the example %q is none of %q", name, example, f.choices)
				}
				literal := example
				if jsonTypes[f.kind] == "string" {
					literal = strconv.Quote(example)
				}
				if err := valid(t, f.jsonSchema(), literal); err != nil {
					t.Errorf("%s: the example %s: %v", name, example, err)
				}
			}
		}
	}
	for _, table := range tablesOf(everything()) {
		check(table.Name, "", table.fields)
		check(table.Name+".csv", "", table.columns)
		for _, lang := range locale.Languages {
			if strings.HasPrefix(table.meaning(locale.For(lang)), "data.") || !locale.For(lang).Has("table."+table.Name) {
				t.Errorf("the table %s is not reported in %s", table.Name, lang)
			}
		}
	}
}

// Each text that languages have of the data is that of a table or a column.
func TestDataTextsInUse(t *testing.T) {
	names := []string{"data.as_of"}
	var add func(fields []field)
	add = func(fields []field) {
		for _, f := range fields {
			names = append(names, f.about, f.inWords)
			add(f.fields)
		}
	}
	for _, table := range tablesOf(everything()) {
		names = append(names, "data."+table.Name)
		add(table.fields)
		add(table.columns)
	}
	localetest.Owned(t, "fields", "data", names)
}

// valid checks a value against a JSON Schema by an implementation that is not
// ours.
func valid(t *testing.T, schema any, literal string) error {
	t.Helper()
	var plain any
	if err := json.Unmarshal(indented(schema), &plain); err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("schema.json", plain); err != nil {
		t.Fatal(err)
	}
	compiled, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(literal))
	if err != nil {
		return err
	}
	return compiled.Validate(value)
}

func TestDataIsValidForItsSchemas(t *testing.T) {
	for _, n := range []*network.Network{networktest.Everything(), {Name: "Rien", Lang: locale.French, TimeZone: "UTC", Licence: "etalab-2.0"}} {
		for _, table := range tablesOf(n) {
			var schema any
			if err := json.Unmarshal(table.Schema(), &schema); err != nil {
				t.Fatal(err)
			}
			if err := valid(t, schema, string(written(t, table.JSON))); err != nil {
				t.Errorf("%s: %v\n%s", table.Name, err, written(t, table.JSON))
			}
		}
	}
}

// The schema is worth something: it refuses a row that lost a field.
func TestSchemaRefusesALostField(t *testing.T) {
	for _, table := range tablesOf(everything()) {
		broken := strings.Replace(string(written(t, table.JSON)), `{"`+table.fields[0].key+`":`, `{"lost":`, 1)
		var schema any
		if err := json.Unmarshal(table.Schema(), &schema); err != nil {
			t.Fatal(err)
		}
		if valid(t, schema, broken) == nil {
			t.Errorf("%s: a row without %q is valid", table.Name, table.fields[0].key)
		}
	}
}

// CSV, read by encoding/csv, says what JSON, read by encoding/json, says.
func TestCSVAgreesWithJSON(t *testing.T) {
	for _, table := range tablesOf(everything()) {
		var document map[string]any
		if err := json.Unmarshal(written(t, table.JSON), &document); err != nil {
			t.Fatalf("%s: %v", table.Name, err)
		}
		var want []map[string]string
		for _, row := range document[table.Name].([]any) {
			want = append(want, flatRows(table, row.(map[string]any))...)
		}
		got := readCSV(t, table)
		if len(got) == 0 || len(got) != len(want) {
			t.Fatalf("%s: %d lines for %d rows", table.Name, len(got), len(want))
		}
		for i := range got {
			for _, f := range table.columns {
				if f.key != "row" && got[i][f.key] != want[i][f.key] {
					t.Errorf("%s, line %d: %s is %q, and %q in JSON", table.Name, i+1, f.key, got[i][f.key], want[i][f.key])
				}
			}
		}
	}
}

// flatRows makes of a row what a reader of CSV finds: null is nothing, groups
// have columns of their own, an objective has a line for each period.
func flatRows(table Table, row map[string]any) []map[string]string {
	flat := map[string]string{}
	var flatten func(prefix string, fields []field, row map[string]any)
	flatten = func(prefix string, fields []field, row map[string]any) {
		for _, f := range fields {
			switch v := row[f.key].(type) {
			case nil:
				flat[prefix+f.key] = ""
			case string:
				flat[prefix+f.key] = v
			case map[string]any:
				flatten(prefix+f.key+"_", f.fields, v)
			default:
				flat[prefix+f.key] = strings.TrimSpace(string(unescaped(v)))
			}
		}
	}
	flatten("", table.fields, row)
	if table.Name != "objectives" {
		return []map[string]string{flat}
	}
	periods := table.fields[slices.IndexFunc(table.fields, func(f field) bool { return f.key == "periods" })].fields
	var lines []map[string]string
	for _, period := range row["periods"].([]any) {
		line := flat
		flat = maps.Clone(line)
		flatten("period_", periods, period.(map[string]any))
		var addresses []string
		for _, e := range period.(map[string]any)["evidence"].([]any) {
			addresses = append(addresses, e.(map[string]any)["url"].(string))
		}
		flat["period_evidence"] = strings.Join(addresses, " ")
		lines, flat = append(lines, flat), line
	}
	return lines
}

func unescaped(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(v)
	return b.Bytes()
}

// readCSV reads a table, its apostrophes taken away and its lists in the order
// of keys that encoding/json has.
func readCSV(t *testing.T, table Table) []map[string]string {
	t.Helper()
	r := csv.NewReader(bytes.NewReader(written(t, table.CSV)))
	lines, err := r.ReadAll() // refuses lines of another length
	if err != nil {
		t.Fatalf("%s: %v", table.Name, err)
	}
	var rows []map[string]string
	for _, line := range lines[1:] {
		row := map[string]string{}
		for i, cell := range line {
			var list []any
			if json.Unmarshal([]byte(cell), &list) == nil {
				cell = strings.TrimSpace(string(unescaped(list)))
			}
			if strings.HasPrefix(cell, "'") && string(rfc4180.neutral([]byte(cell[1:]))) == cell {
				cell = cell[1:]
			}
			row[lines[0][i]] = cell
		}
		rows = append(rows, row)
	}
	return rows
}

func TestCSVIsThatOfRFC4180(t *testing.T) {
	for _, table := range tablesOf(everything()) {
		text := string(written(t, table.CSV))
		if strings.HasPrefix(text, "\ufeff") || !strings.HasSuffix(text, "\r\n") {
			t.Errorf("%s: lines must end with CRLF, the last one too, and no mark comes first", table.Name)
		}
		quoted := false
		for i := range len(text) {
			if text[i] == '"' {
				quoted = !quoted
			}
			if text[i] == '\n' && !quoted && text[i-1] != '\r' {
				t.Errorf("%s: a line ends with a bare line feed", table.Name)
			}
		}
	}
}

// What a spreadsheet would run is only ever text; numbers stay numbers.
func TestFormulasAreNeutral(t *testing.T) {
	for text, want := range map[string]string{
		"=1+1": "'=1+1", "+33": "'+33", "-7 % de déchets": "'-7 % de déchets", "@SUM(A1)": "'@SUM(A1)", "\t=1": "'\t=1", "\r=1": "'\r=1", "＝1": "'＝1",
		"'=1": "''=1", "'": "'", "l'eau": "l'eau", "5 - 3": "5 - 3",
		// What a reader does not see is before the sign.
		"\u200b=1": "'\u200b=1", "\ufeff=1": "'\ufeff=1", "\u00ad+1": "'\u00ad+1", "\u2060\u200d @x": "'\u2060\u200d @x", "\u200f-1": "'\u200f-1", "\u00a0=1": "'\u00a0=1",
		// Another country's spreadsheet begins a cell at a semicolon.
		"a;=1+1": "a;'=1+1", "a ; @x;b; =2": "a ;' @x;b;' =2", "a;\u200b=1": "a;'\u200b=1", `a;"=1`: `a;'"=1`, "a;'=1": "a;''=1", ";=1": ";'=1", "=1;=1": "'=1;'=1",
		"a;-1+cmd|x": "a;'-1+cmd|x", "10 t ; -7 %": "10 t ; -7 %", "a;b=c": "a;b=c", "a,=1": "a,=1", "": "", "été": "été",
	} {
		if got := string(rfc4180.neutral([]byte(text))); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
	if got := string(spreadsheet.neutral([]byte("a,=1;=1"))); got != "a,'=1;=1" { // its cells with semicolons are quoted
		t.Errorf("for a spreadsheet: %q", got)
	}
	if got := string(rfc4180.appendCell(nil, []byte(`["a;=1"]`))); got != `"[""a\u003b=1""]"` {
		t.Errorf("a list: %q", got)
	}
	columns := []column[float64]{numberOf("n", func(v float64) *float64 { return &v }), textOf("s", func(float64) string { return "-7.5" })}
	lines := string(written(t, tableOfRows([]float64{-7.5}, columns).CSV))
	if want := "n,s\r\n-7.5,'-7.5\r\n"; lines != want {
		t.Errorf("got %q, want %q", lines, want)
	}
}

// Columns have names of their own, and a line can be distinguished from all others.
func TestPrimaryKeys(t *testing.T) {
	for _, table := range tablesOf(everything()) {
		var names []string
		for _, f := range table.columns {
			if slices.Contains(names, f.key) {
				t.Errorf("%s has two columns %q", table.Name, f.key)
			}
			if slices.Contains(table.key, f.key) && !f.always {
				t.Errorf("%s: the primary key %s may be empty", table.Name, f.key)
			}
			names = append(names, f.key)
		}
		seen := map[string]bool{}
		for _, row := range readCSV(t, table) {
			var key []string
			for _, column := range table.key {
				key = append(key, row[column])
			}
			if seen[strings.Join(key, "\n")] {
				t.Errorf("%s: two lines have the key %q", table.Name, key)
			}
			seen[strings.Join(key, "\n")] = true
		}
	}
}

func TestNothingPrivateInData(t *testing.T) {
	for _, table := range tablesOf(everything()) {
		for _, secret := range []string{"secret", "@example.org", "05 00 00 00"} {
			if strings.Contains(string(written(t, table.JSON)), secret) || strings.Contains(string(written(t, table.CSV)), secret) {
				t.Errorf("%s shows %q", table.Name, secret)
			}
		}
	}
}

// everything is a network that says all, gathers another, and publishes its texts.
func everything() *network.Network {
	n := networktest.Everything()
	n.Portal, n.Peers, n.OpenData.Texts = &network.Portal{}, []*network.Peer{{ID: "causse", Name: "Le Causse", Currency: locale.Euro}}, true
	return n
}

// readWords gives each sheet the same words.
func readWords(network.Body) ([]byte, error) {
	return []byte("Avant.\n\n## Contexte\n\nDes \"mots\" ;\n\n- un\n"), nil
}

func tablesOf(n *network.Network) []Table { return Tables(wordsOf(n), readWords) }

// wordsOf words a network as it stood on 31 May 2012.
func wordsOf(n *network.Network) *wording.Words {
	asOf, _ := network.ParseDay("2012-05-31")
	l := locale.For(n.Lang)
	return wording.New(n.At(asOf), l, address.New(l, n.BaseURL))
}

func written(t *testing.T, write func(io.Writer) error) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// The page of the open data documents every field.
func TestDescribe(t *testing.T) {
	n := networktest.Everything()
	for _, lang := range locale.Languages {
		n.Lang = lang
		for _, table := range tablesOf(n) {
			v := Describe(wordsOf(n), table, func(format, name string) view.File { return view.File{Name: name} })
			documented := map[string]bool{}
			for _, f := range v.Fields {
				documented[f.Key] = f.About != "" && f.Type != ""
			}
			for _, line := range paths("", slices.Concat(table.fields, table.added)) {
				if key, _, _ := strings.Cut(line, " "); !documented[key] {
					t.Errorf("%s: %s.%s is not documented", lang, table.Name, key)
				}
			}
		}
	}
}

// A list without a place of its own has a column, which the table of the front
// matter describes.
func TestListColumns(t *testing.T) {
	partners := network.SheetList{Key: "partners", Of: func(s *network.Sheet) *network.Answer[string] { return &s.Keywords }}
	columns := described(listColumns([]network.SheetList{partners}), source.TableOf(source.SheetKind), "sheets")
	if len(columns) != 1 || columns[0].exampleIn(locale.For(locale.French)) != `["Communes membres"]` || locale.For(locale.English).Field(columns[0].about) != "partners, or “none”" {
		t.Fatalf("%+v", columns)
	}
	for want, answer := range map[string]network.Answer[string]{
		"null": {}, "[]": {Items: []string{}}, `["Luc","Olemps"]`: {Items: []string{"Luc", "Olemps"}},
	} {
		if got := string(columns[0].write(nil, &network.Sheet{Keywords: answer})); got != want {
			t.Errorf("%s, not %s", got, want)
		}
	}
	partners.Own = true
	if len(listColumns([]network.SheetList{partners})) > 0 {
		t.Error("a list with a column of its own has another one")
	}
}

// A column of the front matter has the kind, the promise and the reference of its
// field.
func TestColumnsAsDeclared(t *testing.T) {
	from := source.TableOf(source.MeetingKind)
	columns := spread([]column[*network.Meeting]{as[*network.Meeting](from, "title", "kind", "host", "themes")})
	m := &network.Meeting{Title: "Journée", Kind: network.Visit, Themes: []string{"eau"}}
	for i, want := range []struct {
		value, refers string
		always        bool
	}{{`"Journée"`, "", true}, {`"visit"`, "", false}, {"null", "communes", false}, {`["eau"]`, "themes", true}} {
		c := columns[i]
		if got := string(c.write(nil, m)); got != want.value || c.refers != want.refers || c.always != want.always {
			t.Errorf("%s: %s, in %q, always %v", c.key, got, c.refers, c.always)
		}
	}
}
