package opendata

import (
	"bufio"
	"cmp"
	"io"
	"iter"
	"strings"
	"sync"

	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/source"
)

// A table is written a few rows at a time: those of a large network take more
// memory than all else that a build holds.
const pieceSize = 32 << 10

// A Format is a form in which a table can be had.
type Format struct {
	Name   string
	Ending string // of a file's name, after that of its table
	Write  func(Table, io.Writer) error
}

// Formats are those of a table, the usual one first.
var Formats = []Format{{"csv", ".csv", Table.CSV}, {"json", ".json", Table.JSON}, {"excel", excelEnding, Table.Excel}, {"parquet", ".parquet", Table.Parquet}}

// JSON writes {"as_of": …, "NAME": […]}, each row on a line.
func (t Table) JSON(to io.Writer) error {
	w := bufio.NewWriterSize(to, pieceSize)
	w.WriteString(`{"as_of": "` + t.asOf.ISO() + `", "` + t.Name + `": `)
	t.rows(w)
	w.WriteString("}\n")
	return cmp.Or(t.unread(), w.Flush()) // which gives the first error of all
}

// CSV writes a line of column names, then a line for each row.
func (t Table) CSV(to io.Writer) error {
	return t.csv(to, rfc4180)
}

// Excel writes what CSV does for a spreadsheet of a country with decimal commas.
func (t Table) Excel(to io.Writer) error {
	return t.csv(to, spreadsheet)
}

func (t Table) csv(to io.Writer, as dialect) error {
	w := bufio.NewWriterSize(to, pieceSize)
	writeLines(w, as, t.columns, t.cells)
	return cmp.Or(t.unread(), w.Flush())
}

func (t Table) resource() resource {
	return resource{
		Profile: "tabular-data-resource", Name: t.Name, Path: t.Name + ".csv",
		Title: standard().T("table." + t.Name), Description: t.meaning(standard()),
		Format: "csv", Mediatype: "text/csv", Encoding: "utf-8",
		Dialect: csvDialect{Delimiter: ",", LineTerminator: "\r\n", QuoteChar: `"`, DoubleQuote: true, Header: true},
		Schema:  t.tableSchema(),
	}
}

func (t Table) tableSchema() tableSchema {
	s := tableSchema{MissingValues: []string{""}, PrimaryKey: t.key}
	for _, f := range t.columns {
		s.Fields = append(s.Fields, f.schemaField())
		// A list of ids is one cell, which no foreign key can be made of.
		if f.refers != "" && f.kind == aText {
			to := f.refers
			if to == t.Name {
				to = "" // the standard's word for the table itself
			}
			s.ForeignKeys = append(s.ForeignKeys, foreignKey{f.key, reference{to, "id"}})
		}
	}
	if len(t.key) == 1 {
		for i := range s.Fields {
			if s.Fields[i].Name == t.key[0] {
				s.Fields[i].Constraints["unique"] = true
			}
		}
	}
	return s
}

func (f field) schemaField() schemaField {
	s := schemaField{Name: f.key, Type: tableTypes[f.kind], Description: f.meaning(standard()), Example: f.exampleIn(standard()), Constraints: map[string]any{}}
	if f.always {
		s.Constraints["required"] = true
	}
	if len(f.choices) > 0 {
		s.Constraints["enum"] = f.choices
	}
	switch f.kind {
	case aDate:
		s.Constraints["pattern"] = datePattern
	case aCount:
		s.Constraints["minimum"] = 0
	}
	return s
}

func (f field) jsonSchema() map[string]any {
	s := map[string]any{"type": jsonTypes[f.kind]}
	switch f.kind {
	case aGroup:
		s = object(f.fields)
	case many:
		s["items"] = object(f.fields)
	case manyText:
		s["items"] = map[string]any{"type": "string"}
	case aDate:
		s["pattern"] = datePattern
	case aDay:
		s["format"] = "date"
	case aCount:
		s["minimum"] = 0
	}
	if len(f.choices) > 0 {
		s["enum"] = f.nullable(f.choices)
	}
	if !f.always {
		s["type"] = []any{s["type"], "null"}
	}
	s["description"] = f.meaning(standard())
	return s
}

func (f field) nullable(choices []string) []any {
	var all []any
	for _, c := range choices {
		all = append(all, c)
	}
	if !f.always {
		all = append(all, nil)
	}
	return all
}

// A Table is one table of data/v1. Its columns are declared once (data_*.go);
// JSON, CSV, datapackage.json, the JSON Schema and the page that documents them
// are all made of that one list.
type Table struct {
	Name    string
	facts   bool     // no row has mere words of a sheet (source.Field.Words)
	prose   bool     // published as JSON alone, which programs read: no spreadsheet shows such cells
	key     []string // the columns of CSV that name a line
	fields  []field  // of a row of the JSON
	columns []field  // of a line of the CSV
	added   []field  // those that the JSON has in no form
	asOf    network.Day
	of      func() *network.Network
	failed  func() error              // what kept rows from being read; nil when they were not read from files
	rows    func(*bufio.Writer)       // as JSON
	cells   iter.Seq[[][]byte]        // of each line of the CSV, as JSON: until the next
	whose   *network.Peer             // of a part: the network; nil for the site's own rows
	owned   bool                      // no row is of another network
	part    func(*network.Peer) Table // the rows of a network, nil for the site's own; of a portal alone
}

// HasCSV reports whether the table is published as CSV too.
func (t Table) HasCSV() bool { return !t.prose }

// unread is what kept the rows from being read.
func (t Table) unread() error {
	if t.failed == nil {
		return nil
	}
	return t.failed()
}

// meaning is what the table holds, a sentence or two.
func (t Table) meaning(l *locale.Locale) string { return l.Field("data." + t.Name) }

// A field describes a value.
type field struct {
	key     string
	kind    fieldKind
	always  bool   // never null
	about   string // the key of what it means, in the fields of languages
	example string // the same in all languages, or
	inWords string // the key of theirs
	choices []string
	refers  string  // the table whose id it holds
	apart   bool    // CSV has it only in the table that it refers to
	fields  []field // of a group, or of each of many things
}

// A fieldKind is a type of value.
type fieldKind string

const (
	aText    fieldKind = "text"
	anURL    fieldKind = "url"
	aDate    fieldKind = "date" // ISO, at its own precision
	aDay     fieldKind = "day"
	aYear    fieldKind = "year"
	aCount   fieldKind = "count" // a whole number, never negative
	aNumber  fieldKind = "number"
	aTruth   fieldKind = "truth"
	manyText fieldKind = "texts"
	aGroup   fieldKind = "group" // things of CSV that have columns of their own
	many     fieldKind = "many"  // a list of things: one cell of CSV, as JSON
)

// A column is a field, and how it is read from a T.
type column[T any] struct {
	field
	write  func(b []byte, row T) []byte // appends the value as JSON
	origin func(row T) *network.Peer    // of networkOf alone
	owned  bool                         // of ownWords
	parts  []column[T]                  // of a group
	next   []column[T]                  // what follows it, always
}

// tableOf declares a table whose rows have an id. Languages say what its columns
// mean by data.THING.KEY, the thing being that of from, the front matter's own
// table; what from says of its keys is not said again.
func tableOf[T any](d *data, name string, from *source.Table, rows func() []T, columns ...column[T]) Table {
	if d.gathers {
		rows = sync.OnceValue(rows) // each of a thousand parts asks for them
	}
	return tableOfEach(d, name, from, func(yield func(T) bool) {
		for _, row := range rows() {
			if !yield(row) {
				return
			}
		}
	}, columns)
}

// tableOfEach is tableOf for rows that are made one after the other.
func tableOfEach[T any](d *data, name string, from *source.Table, rows iter.Seq[T], columns []column[T]) Table {
	columns = described(spread(columns), from, from.Name)
	plain, said := withoutNetwork(columns)
	if !d.gathers {
		columns = plain
	}
	flat := flatten(columns, "")
	t := Table{
		Name: name, key: []string{"id"}, asOf: d.AsOf, of: func() *network.Network { return d.Network },
		fields: fieldsOf(columns), columns: fieldsOf(flat),
		rows:  func(w *bufio.Writer) { writeRows(w, rows, columns) },
		cells: func(yield func([][]byte) bool) { eachLine(rows, flat, yield) },
	}
	if t.owned = said.owned; d.gathers && said.origin != nil {
		t.part = func(whose *network.Peer) Table {
			apart := *d
			apart.gathers = false
			part := tableOfEach(&apart, name, from, func(yield func(T) bool) {
				for row := range rows {
					if said.origin(row) == whose && !yield(row) {
						return
					}
				}
			}, plain)
			part.whose = whose
			return part
		}
	}
	return t
}

// spread puts what follows a column after it.
func spread[T any](columns []column[T]) []column[T] {
	var all []column[T]
	for _, c := range columns {
		all = append(append(all, c), c.next...)
	}
	return all
}

// flatten replaces groups by their parts, as CSV has them: member.from is
// member_from.
func flatten[T any](columns []column[T], prefix string) []column[T] {
	var flat []column[T]
	for _, c := range columns {
		switch {
		case c.kind == aGroup:
			flat = append(flat, flatten(c.parts, prefix+c.key+"_")...)
		case !c.apart:
			c.key = prefix + c.key
			flat = append(flat, c)
		}
	}
	return flat
}

func fieldsOf[T any](columns []column[T]) []field {
	fields := make([]field, len(columns))
	for i, c := range columns {
		fields[i] = c.field
	}
	return fields
}

// described fills in what columns of things mean.
func described[T any](columns []column[T], from *source.Table, things string) []column[T] {
	for i := range columns {
		c := &columns[i]
		c.describe(from, things)
		for j := range c.parts {
			c.parts[j].field = c.fields[j]
		}
	}
	return columns
}

// standard is the language of what is read by programs as it is, whatever the
// site speaks: titles and descriptions in datapackage.json and in the schemas.
func standard() *locale.Locale { return locale.For(locale.Languages[0]) }

// meaning is what a field is about.
func (f field) meaning(l *locale.Locale) string { return l.Field(f.about) }

func (f field) exampleIn(l *locale.Locale) string {
	switch example := l.Field(f.inWords); {
	case f.inWords == "":
		return f.example
	case f.kind == manyText && !strings.HasPrefix(example, `["`):
		return asList(example)
	default:
		return example
	}
}

// asList is a flow list of YAML as JSON.
func asList(example string) string {
	return string(appendTexts(nil, strings.Split(strings.Trim(example, "[]"), ", ")))
}

func (f *field) describe(from *source.Table, things string) {
	var inside *source.Table
	own := "data." + things + "." + f.key
	things += "." + f.key
	f.is(own)
	if from != nil {
		if known, ok := from.Lookup(f.key); ok && known.Key == f.key {
			f.learn(known)
			inside = known.Type.Map
			if inside == nil && known.Type.Of != nil {
				inside = known.Type.Of.Map
			}
		}
	}
	if inside != nil {
		things = inside.Name
	}
	if f.example == "" && f.inWords == "" {
		f.example = examples[f.kind]
	}
	for i := range f.fields {
		f.fields[i].describe(inside, things)
	}
}

// is gives a field the texts of a key that languages have, unless it has them.
func (f *field) is(key string) {
	l := standard()
	if f.about == "" && l.HasField(key) {
		f.about = key
	}
	if example := key + ".example"; f.example == "" && f.inWords == "" && l.HasField(example) {
		f.inWords = example
	}
}

// learn takes over what the front matter says of a key. An example of YAML is one
// of ours too when it is a plain word.
func (f *field) learn(known source.Field) {
	name := known.Table + "." + known.Key
	f.about = cmp.Or(f.about, name)
	if len(f.choices) == 0 && f.kind == aText && known.Type.Name == "choice" {
		for _, c := range known.Type.Choices {
			f.choices = append(f.choices, c.Value)
		}
	}
	plain := f.kind == aText || f.kind == aCount || f.kind == aNumber || f.kind == anURL
	switch example := known.Example; {
	case f.example != "" || f.inWords != "" || !plain && f.kind != manyText || strings.Contains(example, "{"):
	case example == "":
		f.inWords = name + ".example"
	case f.kind == manyText:
		f.example = asList(example)
	case !strings.Contains(example, "["):
		f.example = strings.Trim(example, `"`)
	}
}

// examples are those of kinds whose values look alike everywhere.
var examples = map[fieldKind]string{aDate: "2011-11", aDay: "2011-11-25", aYear: "2011", aTruth: "true"}

// like gives an example where that of the front matter is none of a value.
func (c column[T]) like(example string) column[T] {
	c.example = example
	return c
}

// then puts columns after one.
func (c column[T]) then(next ...column[T]) column[T] {
	c.next = append(c.next, next...)
	return c
}

// of limits a column to some values.
func (c column[T]) of(choices ...string) column[T] {
	c.choices = choices
	return c
}

// in says in which table the id that the column holds is one.
func (c column[T]) in(table string) column[T] {
	c.refers = table
	return c
}

// tabled says which table of CSV has the things that the column lists.
func (c column[T]) tabled(table string) column[T] {
	c.refers, c.apart = table, true
	return c
}

// required is for what is never null: "" then stands for a text that is not
// reported.
func (c column[T]) required() column[T] {
	c.always = true
	return c
}

// through makes columns of a U columns of a T that leads to one; where it leads
// to none, they are null.
func through[T, U any](columns []column[U], prefix string, to func(T) (U, bool)) []column[T] {
	var all []column[T]
	for _, c := range spread(columns) {
		write := c.write
		lifted := column[T]{field: c.field, write: func(b []byte, row T) []byte {
			if u, ok := to(row); ok {
				return write(b, u)
			}
			return append(b, "null"...)
		}}
		lifted.key = prefix + c.key
		if prefix != "" {
			lifted.always = false
		}
		all = append(all, lifted)
	}
	return all
}
