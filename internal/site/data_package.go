package site

import (
	"encoding/json"
	"strings"

	"essaim/internal/address"
	"essaim/internal/locale"
	"essaim/internal/wording"
)

// What tells machines about data/v1, always in French: datapackage.json, a Data
// Package (https://datapackage.org/standard/data-package/) whose resources, the
// CSV files, have a Table Schema each; and beside each JSON file its JSON
// Schema (https://json-schema.org/draft/2020-12).

const packageFile = "datapackage.json"

type dataPackage struct {
	Profile      string        `json:"profile"`
	Name         string        `json:"name"`
	Title        string        `json:"title"`
	Description  string        `json:"description,omitempty"`
	Homepage     string        `json:"homepage,omitempty"`
	Version      string        `json:"version"`
	AsOf         string        `json:"as_of"` // the day of the figures
	Licenses     []licenceData `json:"licenses,omitempty"`
	Contributors []contributor `json:"contributors,omitempty"`
	Resources    []resource    `json:"resources"`
}

type licenceData struct {
	Name  string `json:"name"`
	Path  string `json:"path,omitempty"`
	Title string `json:"title"`
}

type contributor struct {
	Title string `json:"title"`
	Path  string `json:"path,omitempty"`
	Role  string `json:"role"`
}

type resource struct {
	Profile     string      `json:"profile"`
	Name        string      `json:"name"`
	Path        string      `json:"path"`
	Title       string      `json:"title"`
	Description string      `json:"description"`
	Format      string      `json:"format"`
	Mediatype   string      `json:"mediatype"`
	Encoding    string      `json:"encoding"`
	Dialect     dialect     `json:"dialect"`
	Schema      tableSchema `json:"schema"`
}

// dialect is that of RFC 4180.
type dialect struct {
	Delimiter      string `json:"delimiter"`
	LineTerminator string `json:"lineTerminator"`
	QuoteChar      string `json:"quoteChar"`
	DoubleQuote    bool   `json:"doubleQuote"`
	Header         bool   `json:"header"`
}

type tableSchema struct {
	Fields        []schemaField `json:"fields"`
	MissingValues []string      `json:"missingValues"`
	PrimaryKey    []string      `json:"primaryKey"`
	ForeignKeys   []foreignKey  `json:"foreignKeys,omitempty"`
}

type schemaField struct {
	Name        string         `json:"name"`
	Type        string         `json:"type"`
	Description string         `json:"description"`
	Example     string         `json:"example,omitempty"`
	Constraints map[string]any `json:"constraints,omitempty"`
}

type foreignKey struct {
	Fields    string    `json:"fields"`
	Reference reference `json:"reference"`
}

type reference struct {
	Resource string `json:"resource"`
	Fields   string `json:"fields"`
}

func (p *planner) dataPackage(tables []Table) []byte {
	n := p.Network
	d := dataPackage{
		Profile: "data-package", Name: locale.Slug(n.Name), Title: n.Name, Description: n.Description,
		Homepage: p.At.Absolute(p.At.List(address.OpenData)), Version: "1", AsOf: p.AsOf.ISO(),
	}
	if l := wording.Licence(n.Licence); l.Name != "" {
		d.Licenses = []licenceData{{n.Licence, l.URL, l.Name}}
	}
	if o := n.Organisation; o.Name != "" {
		d.Contributors = []contributor{{o.Name, o.Website, "publisher"}}
	}
	for _, t := range tables {
		d.Resources = append(d.Resources, t.resource())
	}
	return indented(d)
}

func (t Table) resource() resource {
	return resource{
		Profile: "tabular-data-resource", Name: t.Name, Path: t.Name + ".csv",
		Title: locale.For(locale.French).T("table." + t.Name), Description: t.about[locale.French],
		Format: "csv", Mediatype: "text/csv", Encoding: "utf-8",
		Dialect: dialect{Delimiter: ",", LineTerminator: "\r\n", QuoteChar: `"`, DoubleQuote: true, Header: true},
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
	s := schemaField{Name: f.key, Type: tableTypes[f.kind], Description: f.about[locale.French], Example: f.example, Constraints: map[string]any{}}
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

// datePattern is a date as precise as it is known; Table Schema's own type
// wants a day.
const datePattern = `^\d{4}(-\d{2}(-\d{2})?)?$`

// tableTypes are the types of Table Schema.
var tableTypes = map[fieldKind]string{
	aText: "string", anURL: "string", aDate: "string", aDay: "date", aYear: "year",
	aCount: "integer", aNumber: "number", aTruth: "boolean", manyText: "array", many: "array",
}

// jsonSchema describes the JSON file. Fields may be added one day, so others
// than those named are not refused.
func (t Table) jsonSchema() []byte {
	return indented(map[string]any{
		"$schema":     "https://json-schema.org/draft/2020-12/schema",
		"title":       locale.For(locale.French).T("table." + t.Name),
		"description": t.about[locale.French],
		"type":        "object",
		"required":    []string{"as_of", t.Name},
		"properties": map[string]any{
			"as_of": map[string]any{"type": "string", "format": "date", "description": "jour auquel les chiffres sont arrêtés"},
			t.Name:  map[string]any{"type": "array", "items": object(t.fields)},
		},
	})
}

func object(fields []field) map[string]any {
	properties, required := map[string]any{}, []string{}
	for _, f := range fields {
		properties[f.key] = f.jsonSchema()
		required = append(required, f.key)
	}
	return map[string]any{"type": "object", "required": required, "properties": properties}
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
	s["description"] = f.about[locale.French]
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

var jsonTypes = map[fieldKind]string{
	aText: "string", anURL: "string", aDate: "string", aDay: "string", aYear: "integer",
	aCount: "integer", aNumber: "number", aTruth: "boolean", manyText: "array", many: "array", aGroup: "object",
}

// indented is JSON for people's eyes.
func indented(v any) []byte {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		panic(err) // texts, numbers and lists of them always encode
	}
	return []byte(b.String())
}
