package opendata

import (
	"slices"
	"strings"

	"essaim/internal/view"
	"essaim/internal/wording"
)

// Describe says what a table holds, for the page of the open data; file gives the
// link to one of its files.
func Describe(w *wording.Words, t Table, file func(format, name string) view.File) view.DataTable {
	v := view.DataTable{
		ID: t.Name, Name: w.T("table." + t.Name), About: w.Typo(t.meaning(w.Locale)), Key: strings.Join(t.key, ", "),
		Files: []view.File{file("JSON", t.Name+".json")},
	}
	if t.HasCSV() {
		v.Files = append(v.Files, file("CSV", t.Name+".csv"), file(w.T("open-data.excel"), t.Name+excelEnding))
	}
	v.Files = append(v.Files, file(w.T("open-data.schema"), t.Name+".schema.json"))
	for _, f := range slices.Concat(t.fields, t.added) {
		v.Fields = describe(w, v.Fields, "", f)
	}
	return v
}

// describe adds a field and those inside it.
func describe(w *wording.Words, list []view.DataField, prefix string, f field) []view.DataField {
	v := view.DataField{
		Key: prefix + f.key, Type: w.T("data-type." + string(f.kind)), About: wording.Capital(w.Typo(f.meaning(w.Locale))), Example: f.exampleIn(w.Locale),
		Choices: strings.Join(f.choices, ", "), Always: f.always,
	}
	if f.refers != "" {
		v.Refers = view.Link{Name: w.T("table." + f.refers), URL: "#" + f.refers}
	}
	list = append(list, v)
	inside := v.Key + "."
	if f.kind == many {
		inside = v.Key + "[]."
	}
	for _, part := range f.fields {
		list = describe(w, list, inside, part)
	}
	return list
}
