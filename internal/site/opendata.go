package site

import (
	"slices"
	"strings"
)

// OpenDataPage says what data/v1 holds, field by field.
type OpenDataPage struct {
	Head
	Lead      string
	Producer  string
	Licence   Link
	Date      string // of the figures
	Citation  string // what those who reuse the data copy
	Package   File   // datapackage.json
	Tables    []DataTable
	Feeds     []Link
	Followers Link // where the feed of each commune is
}

// DataTable is one table of data/v1.
type DataTable struct {
	ID, Name, About string
	Files           []File
	Key             string // "id": what tells its lines apart
	Fields          []DataField
}

// DataField is one value, or the values of a group or of each of many things,
// whose keys then have a point: member.from, planning[].date.
type DataField struct {
	Key, Type, About, Example string
	Refers                    Link // the table whose id it holds
	Choices                   string
	Always                    bool // never absent
}

func (p *planner) openDataPage(tables []Table) any {
	v := OpenDataPage{
		Head:     p.serviceHead(openData),
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
		v.Followers = Link{Name: p.t("page.communes"), URL: p.at.list(communes)}
	}
	for _, t := range tables {
		v.Tables = append(v.Tables, p.dataTable(t))
	}
	return v
}

func (p *planner) dataTable(t Table) DataTable {
	v := DataTable{
		ID: t.Name, Name: p.t("table." + t.Name), About: p.typo(t.about[p.Locale.Lang()]), Key: strings.Join(t.key, ", "),
		Files: []File{p.dataFile("JSON", t.Name+".json"), p.dataFile("CSV", t.Name+".csv"), p.dataFile(p.t("open-data.schema"), t.Name+".schema.json")},
	}
	for _, f := range slices.Concat(t.fields, t.added) {
		v.Fields = p.dataFields(v.Fields, "", f)
	}
	return v
}

// dataFile is a download: beside its link stand its format and its size.
func (p *planner) dataFile(format, file string) File {
	return File{Name: file, Format: format, URL: p.dataURL(file), Size: p.Locale.Bytes(p.downloads[file].length())}
}

// dataFields tells of a field and of those inside it.
func (p *planner) dataFields(list []DataField, prefix string, f field) []DataField {
	v := DataField{
		Key: prefix + f.key, Type: p.t("data-type." + string(f.kind)), About: capital(p.typo(f.about[p.Locale.Lang()])), Example: f.example,
		Choices: strings.Join(f.choices, ", "), Always: f.always,
	}
	if f.refers != "" {
		v.Refers = Link{Name: p.t("table." + f.refers), URL: "#" + f.refers}
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
