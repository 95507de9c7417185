package site

import (
	"slices"
	"strings"

	"essaim/internal/address"
	"essaim/internal/view"
)

func (p *planner) openDataPage(tables []Table) any {
	v := view.OpenDataPage{
		Head:     p.serviceHead(address.OpenData),
		Lead:     p.t("open-data.lead"),
		Producer: p.typo(p.Network.Organisation.Name),
		Licence:  licence(p.Network.Licence),
		Date:     p.day(p.AsOf),
		Package:  p.dataFile("JSON", packageFile),
		Feeds:    p.feedLinks(),
	}
	v.Citation = sentence(join(", ", v.Producer, p.typo(p.Network.Name), p.t("open-data.as-of", v.Date), v.Licence.Name))
	v.LinkedData = p.linkedData(tables, v.Description)
	if len(v.Feeds) > 0 {
		v.Followers = view.Link{Name: p.t("page.communes"), URL: p.at.List(address.Communes)}
	}
	for _, t := range tables {
		v.Tables = append(v.Tables, p.dataTable(t))
	}
	return v
}

func (p *planner) dataTable(t Table) view.DataTable {
	v := view.DataTable{
		ID: t.Name, Name: p.t("table." + t.Name), About: p.typo(t.about[p.Locale.Lang()]), Key: strings.Join(t.key, ", "),
		Files: []view.File{p.dataFile("JSON", t.Name+".json"), p.dataFile("CSV", t.Name+".csv"), p.dataFile(p.t("open-data.schema"), t.Name+".schema.json")},
	}
	for _, f := range slices.Concat(t.fields, t.added) {
		v.Fields = p.dataFields(v.Fields, "", f)
	}
	return v
}

// dataFile is a download: beside its link stand its format and its size.
func (p *planner) dataFile(format, file string) view.File {
	return view.File{Name: file, Format: format, URL: p.at.Data(file), Size: p.Locale.Bytes(p.downloads[file].length())}
}

// dataFields tells of a field and of those inside it.
func (p *planner) dataFields(list []view.DataField, prefix string, f field) []view.DataField {
	v := view.DataField{
		Key: prefix + f.key, Type: p.t("data-type." + string(f.kind)), About: capital(p.typo(f.about[p.Locale.Lang()])), Example: f.example,
		Choices: strings.Join(f.choices, ", "), Always: f.always,
	}
	if f.refers != "" {
		v.Refers = view.Link{Name: p.t("table." + f.refers), URL: "#" + f.refers}
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
