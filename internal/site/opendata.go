package site

import (
	"essaim/internal/address"
	"essaim/internal/opendata"
	"essaim/internal/source"
	"essaim/internal/view"
	"essaim/internal/wording"
)

func (p dataPages) page(tables []opendata.Table) any {
	v := view.OpenDataPage{
		Head:     p.serviceHead(address.OpenData),
		Lead:     p.T("open-data.lead"),
		Producer: p.Typo(p.Network.Organisation.Name),
		Licence:  wording.Licence(p.Network.Licence),
		Date:     p.Day(p.AsOf),
		Package:  p.file("JSON", opendata.PackageFile),
		Feeds:    p.feeds.Links(),
	}
	v.Citation = wording.Sentence(wording.Join(", ", v.Producer, p.Typo(p.Network.Name), p.T("open-data.as-of", v.Date), v.Licence.Name))
	v.LinkedData = p.feeds.LinkedDataset(tables, v.Description)
	if len(v.Feeds) > 0 {
		v.Followers = view.Link{Name: p.T("page.communes"), URL: p.At.List(address.Communes)}
	}
	for _, kind := range source.AllKinds {
		f := p.file("JSON Schema", schemaFile(kind))
		f.Name = p.Typo(p.Locale.Field("schema." + string(kind)))
		v.Schemas = append(v.Schemas, f)
	}
	for _, t := range tables {
		v.Tables = append(v.Tables, opendata.Describe(p.Words, t, p.file))
	}
	return v
}

// file is a download: beside its link stand its format and its size.
func (p dataPages) file(format, file string) view.File {
	return view.File{Name: file, Format: format, URL: p.At.Data(file), Size: p.Locale.Bytes(p.downloads[file].length())}
}
