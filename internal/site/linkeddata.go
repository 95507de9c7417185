package site

import (
	"essaim/internal/address"
	"essaim/internal/network"
	"essaim/internal/opendata"
	"essaim/internal/view"
	"essaim/internal/wording"
)

// What search engines read of a page, in the words of https://schema.org: a
// practice sheet is an article, a meeting an event, the data are a dataset.
// Addresses are there when base_url is known. It is data, which a page's policy
// lets stand although no script may.

const schemaOrg = "https://schema.org"

// linkedSheet is a sheet as an article.
func (p *planner) linkedSheet(s *network.Sheet, h view.Head) *view.LinkedData {
	v := &view.LinkedData{
		Context: schemaOrg, Type: "Article", Headline: h.Title, Description: h.Description, URL: h.Canonical,
		Language: string(p.Locale.Lang()), Published: h.Published, License: wording.Licence(p.Network.Licence).URL, Free: true,
		Publisher: p.publisher(),
	}
	v.Keywords = p.ThemeNames(s.Themes)
	switch {
	case s.Network:
		v.Author = v.Publisher
	default:
		for _, id := range s.Communes {
			l := p.CommuneLink(id)
			v.Author = append(v.Author, view.LinkedData{Type: "Organization", Name: l.Name, URL: p.At.Absolute(l.URL)})
		}
	}
	return v
}

// publisher is the organisation that runs the network.
func (p *planner) publisher() []view.LinkedData {
	o := p.Network.Organisation
	if o.Name == "" {
		return nil
	}
	return []view.LinkedData{{Type: "Organization", Name: p.Typo(o.Name), URL: o.Website}}
}

// linkedMeeting is a meeting as an event.
func (p *planner) linkedMeeting(m *network.Meeting, h view.Head) *view.LinkedData {
	v := &view.LinkedData{
		Context: schemaOrg, Type: "Event", Name: h.Title, Description: h.Description, URL: h.Canonical,
		Language: string(p.Locale.Lang()), Start: m.Date.ISO(), Status: schemaOrg + "/EventScheduled",
		Attendance: schemaOrg + "/OfflineEventAttendanceMode", Organizer: p.publisher(),
	}
	if m.Status == network.Cancelled {
		v.Status = schemaOrg + "/EventCancelled"
	}
	for _, id := range m.Themes {
		v.Keywords = append(v.Keywords, p.ThemeLink(id).Name)
	}
	if place := p.meeting.Place(m); place != "" {
		at := view.LinkedData{Type: "Place", Name: place}
		if c := p.Commune(m.Host); c != nil {
			at.Address = p.Typo(c.Address)
		}
		v.Location = []view.LinkedData{at}
	}
	return v
}

// linkedData is data/v1 as a dataset.
func (p *planner) linkedData(tables []opendata.Table, description string) *view.LinkedData {
	v := &view.LinkedData{
		Context: schemaOrg, Type: "Dataset", Name: p.T("open-data.name", p.Typo(p.Network.Name)), Description: description,
		URL: p.At.Absolute(p.At.List(address.OpenData)), Language: string(p.Locale.Lang()), Modified: p.AsOf.ISO(),
		License: wording.Licence(p.Network.Licence).URL, Free: true, Creator: p.publisher(), Temporal: p.coverage(),
	}
	for _, c := range p.Communes {
		v.Spatial = append(v.Spatial, view.LinkedData{Type: "Place", Name: p.Typo(c.Name)})
	}
	for _, t := range tables {
		v.Distribution = append(v.Distribution, p.distribution(t, ".json", "application/json"), p.distribution(t, ".csv", "text/csv"))
	}
	return v
}

func (p *planner) distribution(t opendata.Table, ending, format string) view.LinkedData {
	return view.LinkedData{Type: "DataDownload", Name: p.T("table." + t.Name), Format: format, Content: p.At.Absolute(p.At.Data(t.Name + ending))}
}

// coverage is the programme as ISO 8601 writes a period: 2010/2016, 2010/..
func (p *planner) coverage() string {
	span := p.Network.Programme
	if span.IsZero() {
		return ""
	}
	end := func(d network.Date) string {
		if d.IsZero() {
			return ".."
		}
		return d.ISO()
	}
	return end(span.From) + "/" + end(span.To)
}
