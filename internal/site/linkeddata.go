package site

import (
	"essaim/internal/address"
	"essaim/internal/network"
	"essaim/internal/view"
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
		Language: string(p.Locale.Lang()), Published: h.Published, License: licence(p.Network.Licence).URL, Free: true,
		Publisher: p.shared().publisher,
	}
	v.Keywords = p.themeNames(s.Themes)
	switch {
	case s.Network:
		v.Author = v.Publisher
	case len(s.Communes) == 1:
		v.Author = p.shared().communes[s.Communes[0]].author
	default:
		for _, id := range s.Communes {
			v.Author = append(v.Author, p.shared().communes[id].author...)
		}
	}
	return v
}

// linkedMeeting is a meeting as an event.
func (p *planner) linkedMeeting(m *network.Meeting, h view.Head) *view.LinkedData {
	v := &view.LinkedData{
		Context: schemaOrg, Type: "Event", Name: h.Title, Description: h.Description, URL: h.Canonical,
		Language: string(p.Locale.Lang()), Start: m.Date.ISO(), Status: schemaOrg + "/EventScheduled",
		Attendance: schemaOrg + "/OfflineEventAttendanceMode", Organizer: p.shared().publisher,
	}
	if m.Status == network.Cancelled {
		v.Status = schemaOrg + "/EventCancelled"
	}
	for _, id := range m.Themes {
		v.Keywords = append(v.Keywords, p.themeLink(id).Name)
	}
	if place := p.meetingPlace(m); place != "" {
		at := view.LinkedData{Type: "Place", Name: place}
		if c := p.Commune(m.Host); c != nil {
			at.Address = p.typo(c.Address)
		}
		v.Location = []view.LinkedData{at}
	}
	return v
}

// linkedData is data/v1 as a dataset.
func (p *planner) linkedData(tables []Table, description string) *view.LinkedData {
	v := &view.LinkedData{
		Context: schemaOrg, Type: "Dataset", Name: p.t("open-data.name", p.typo(p.Network.Name)), Description: description,
		URL: p.at.Absolute(p.at.List(address.OpenData)), Language: string(p.Locale.Lang()), Modified: p.AsOf.ISO(),
		License: licence(p.Network.Licence).URL, Free: true, Creator: p.shared().publisher, Temporal: p.coverage(),
	}
	for _, c := range p.Communes {
		v.Spatial = append(v.Spatial, view.LinkedData{Type: "Place", Name: p.typo(c.Name)})
	}
	for _, t := range tables {
		v.Distribution = append(v.Distribution, p.distribution(t, ".json", "application/json"), p.distribution(t, ".csv", "text/csv"))
	}
	return v
}

func (p *planner) distribution(t Table, ending, format string) view.LinkedData {
	return view.LinkedData{Type: "DataDownload", Name: p.t("table." + t.Name), Format: format, Content: p.at.Absolute(p.at.Data(t.Name + ending))}
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
