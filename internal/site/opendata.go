package site

import (
	"slices"
	"strings"

	"essaim/internal/address"
	"essaim/internal/view"
	"essaim/internal/wording"
)

func (p *planner) openDataPage(tables []Table) any {
	v := view.OpenDataPage{
		Head:     p.serviceHead(address.OpenData),
		Lead:     p.T("open-data.lead"),
		Producer: p.Typo(p.Network.Organisation.Name),
		Licence:  wording.Licence(p.Network.Licence),
		Date:     p.Day(p.AsOf),
		Package:  p.dataFile("JSON", packageFile),
		Feeds:    p.feedLinks(),
	}
	v.Citation = wording.Sentence(wording.Join(", ", v.Producer, p.Typo(p.Network.Name), p.T("open-data.as-of", v.Date), v.Licence.Name))
	v.LinkedData = p.linkedData(tables, v.Description)
	if len(v.Feeds) > 0 {
		v.Followers = view.Link{Name: p.T("page.communes"), URL: p.At.List(address.Communes)}
	}
	for _, t := range tables {
		v.Tables = append(v.Tables, p.dataTable(t))
	}
	return v
}

func (p *planner) dataTable(t Table) view.DataTable {
	v := view.DataTable{
		ID: t.Name, Name: p.T("table." + t.Name), About: p.Typo(t.about[p.Locale.Lang()]), Key: strings.Join(t.key, ", "),
		Files: []view.File{p.dataFile("JSON", t.Name+".json"), p.dataFile("CSV", t.Name+".csv"), p.dataFile(p.T("open-data.schema"), t.Name+".schema.json")},
	}
	for _, f := range slices.Concat(t.fields, t.added) {
		v.Fields = p.dataFields(v.Fields, "", f)
	}
	return v
}

// dataFile is a download: beside its link stand its format and its size.
func (p *planner) dataFile(format, file string) view.File {
	return view.File{Name: file, Format: format, URL: p.At.Data(file), Size: p.Locale.Bytes(p.downloads[file].length())}
}

// dataFields tells of a field and of those inside it.
func (p *planner) dataFields(list []view.DataField, prefix string, f field) []view.DataField {
	v := view.DataField{
		Key: prefix + f.key, Type: p.T("data-type." + string(f.kind)), About: wording.Capital(p.Typo(f.about[p.Locale.Lang()])), Example: f.example,
		Choices: strings.Join(f.choices, ", "), Always: f.always,
	}
	if f.refers != "" {
		v.Refers = view.Link{Name: p.T("table." + f.refers), URL: "#" + f.refers}
	}
	list = append(list, v)
	inside := v.Key + "."
	if f.kind == many {
		inside = v.Key + "[]."
	}
	for _, part := range f.fields {
		list = p.dataFields(list, inside, part)
	}
	return list
}
