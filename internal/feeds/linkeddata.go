package feeds

import (
	"time"

	"essaim/internal/address"
	"essaim/internal/network"
	"essaim/internal/opendata"
	"essaim/internal/view"
	"essaim/internal/wording"
)

const schemaOrg = "https://schema.org"

// LinkedSheet is a sheet as an article.
func (f *Feeds) LinkedSheet(s *network.Sheet, h view.Head) *view.LinkedData {
	v := &view.LinkedData{
		Context: schemaOrg, Type: "Article", Headline: h.Title, Description: h.Description, URL: h.Canonical,
		Language: string(f.Locale.Lang()), Published: h.Published, License: wording.Licence(f.Network.Licence).URL, Free: true,
		Publisher: f.publisher(),
	}
	v.Keywords = append(f.ThemeNames(s.Themes), f.TypoAll(s.Keywords.Items)...)
	switch {
	case s.Network:
		v.Author = v.Publisher
	default:
		for _, id := range s.Carriers() {
			l := f.CarrierLink(id)
			v.Author = append(v.Author, view.LinkedData{Type: "Organization", Name: l.Name, URL: f.At.Absolute(l.URL)})
		}
	}
	return v
}

// publisher is the organisation that runs the network.
func (f *Feeds) publisher() []view.LinkedData {
	o := f.Network.Organisation
	if o.Name == "" {
		return nil
	}
	return []view.LinkedData{{Type: "Organization", Name: f.Typo(o.Name), URL: o.Website}}
}

// LinkedMeeting is a meeting as an event; nil when its day or its place is not known,
// without which search engines refuse an event.
func (f *Feeds) LinkedMeeting(m *network.Meeting, h view.Head) *view.LinkedData {
	place := f.meeting.Place(m)
	if m.Date.Dom == 0 || place == "" {
		return nil
	}
	v := &view.LinkedData{
		Context: schemaOrg, Type: "Event", Name: h.Title, Description: h.Description, URL: h.Canonical,
		Language: string(f.Locale.Lang()), Start: f.moment(m, m.Time.From), Status: schemaOrg + "/EventScheduled",
		Attendance: schemaOrg + "/OfflineEventAttendanceMode", Organizer: f.publisher(),
	}
	if end := m.Ends(); end > m.Time.From {
		v.End = f.moment(m, end)
	}
	if m.Status == network.Cancelled {
		v.Status = schemaOrg + "/EventCancelled"
	}
	for _, id := range m.Themes {
		v.Keywords = append(v.Keywords, f.ThemeLink(id).Name)
	}
	at := view.LinkedData{Type: "Place", Name: place}
	if c := f.Commune(m.Host); c != nil {
		at.Address = f.Typo(c.Address)
	}
	v.Location = []view.LinkedData{at}
	return v
}

// moment is a minute of the day of a meeting, as ISO 8601 has it, with the offset of the
// network's clocks on that day; the day alone when the minute is not known.
func (f *Feeds) moment(m *network.Meeting, minute int) string {
	if minute < 0 {
		return m.Date.ISO()
	}
	y, month, dom := m.Date.Civil()
	return time.Date(y, time.Month(month), dom, 0, minute, 0, 0, f.zone()).Format(time.RFC3339)
}

// LinkedDataset is data/v1 as a dataset.
func (f *Feeds) LinkedDataset(tables []opendata.Table, description string) *view.LinkedData {
	v := &view.LinkedData{
		Context: schemaOrg, Type: "Dataset", Name: f.T("open-data.name", f.Typo(f.Network.Name)), Description: description,
		URL: f.At.Absolute(f.At.List(address.OpenData)), Language: string(f.Locale.Lang()), Modified: f.AsOf.ISO(),
		License: wording.Licence(f.Network.Licence).URL, Free: true, Creator: f.publisher(), Temporal: f.coverage(),
	}
	for _, c := range f.Communes {
		v.Spatial = append(v.Spatial, view.LinkedData{Type: "Place", Name: f.Typo(c.Name)})
	}
	for _, t := range tables {
		v.Distribution = append(v.Distribution, f.distribution(t, ".json", "application/json"))
		if t.HasCSV() {
			v.Distribution = append(v.Distribution, f.distribution(t, ".csv", "text/csv"))
		}
	}
	return v
}

func (f *Feeds) distribution(t opendata.Table, ending, format string) view.LinkedData {
	return view.LinkedData{Type: "DataDownload", Name: f.T("table." + t.Name), Format: format, Content: f.At.Absolute(f.At.Data(t.Name + ending))}
}

// coverage is the programme as ISO 8601 writes a period: 2010/2016, 2010/..
func (f *Feeds) coverage() string {
	span := f.Network.Programme
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
