package opendata

import (
	"encoding/json"
	"strings"

	"essaim/internal/address"
	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/wording"
)

const PackageFile = "datapackage.json"

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
	Texts        string        `json:"texts,omitempty"` // the file of the texts, which is no table of the standard
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
	Dialect     csvDialect  `json:"dialect"`
	Schema      tableSchema `json:"schema"`
}

// csvDialect describes that of RFC 4180.
type csvDialect struct {
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

// packageName is what machines call the network, in lower-case letters and hyphens.
func packageName(n *network.Network) string { return locale.Slug(n.Name) }

// describePackage is datapackage.json.
func describePackage(w *wording.Words, tables []Table) []byte {
	n := w.Network
	d := dataPackage{
		Profile: "data-package", Name: packageName(n), Title: n.Name, Description: n.Description,
		Homepage: w.At.Absolute(w.At.List(address.OpenData)), Version: "1", AsOf: w.AsOf.ISO(),
	}
	if l := wording.Licence(n.Licence); l.Name != "" {
		d.Licenses = []licenceData{{n.Licence, l.URL, l.Name}}
	}
	if o := n.Organisation; o.Name != "" {
		d.Contributors = []contributor{{o.Name, o.Website, "publisher"}}
	}
	for _, t := range tables {
		if t.HasCSV() {
			d.Resources = append(d.Resources, t.resource())
		} else {
			d.Texts = t.Name + ".json"
		}
	}
	return indented(d)
}

// datePattern is a date as precise as it is known; Table Schema's own type
// wants a day.
const datePattern = `^\d{4}(-\d{2}(-\d{2})?)?$`

// tableTypes are the types of Table Schema.
var tableTypes = map[fieldKind]string{
	aText: "string", anURL: "string", aDate: "string", aDay: "date", aYear: "year",
	aCount: "integer", aNumber: "number", aTruth: "boolean", manyText: "array", many: "array",
}

// Schema describes the JSON file. Fields may be added one day, so others
// than those named are not refused.
func (t Table) Schema() []byte {
	return indented(map[string]any{
		"$schema":     "https://json-schema.org/draft/2020-12/schema",
		"title":       standard().T("table." + t.Name),
		"description": t.meaning(standard()),
		"type":        "object",
		"required":    []string{"as_of", t.Name},
		"properties": map[string]any{
			"as_of": map[string]any{"type": "string", "format": "date", "description": standard().Field("data.as_of")},
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
