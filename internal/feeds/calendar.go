package feeds

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"essaim/internal/address"
	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/wording"
)

// Calendar writes meetings, with the rules of their time zone. A file without
// any meeting has the zone alone, because a calendar may not be empty.
func (f *Feeds) Calendar(list []*network.Meeting) ([]byte, error) {
	c := ics.NewCalendar()
	c.SetProductId("-//essaim//" + f.Network.Name + "//" + strings.ToUpper(string(f.Locale.Lang())))
	c.SetCalscale("GREGORIAN")
	c.SetXWRCalName(f.Network.Name)
	zone := f.zone()
	c.SetXWRTimezone(zone.String())
	first, last := f.AsOf.Year(), f.AsOf.Year()
	if len(list) > 0 { // the newest is the first
		first, last = int(list[len(list)-1].Date.Year), int(list[0].Date.Year)
	}
	addZone(c, zone, first, last)
	for _, m := range list {
		f.event(c, m, zone)
	}
	return []byte(c.Serialize(ics.WithNewLineWindows)), nil
}

// zone is that of the network's clocks.
func (f *Feeds) zone() *time.Location {
	zone, err := time.LoadLocation(f.Network.TimeZone)
	if err != nil { // source has said so
		return time.UTC
	}
	return zone
}

// addZone says when the clocks of a zone change, in all the years that a file
// speaks of.
func addZone(c *ics.Calendar, zone *time.Location, first, last int) {
	z := c.AddTimezone(zone.String())
	end := time.Date(last+1, 1, 1, 0, 0, 0, 0, zone)
	at := time.Date(first, 1, 1, 0, 0, 0, 0, zone)
	for {
		start, next := at.ZoneBounds()
		name, offset := at.Zone()
		before, from := offset, time.Unix(0, 0).UTC()
		if !start.IsZero() {
			_, before = start.Add(-time.Second).Zone()
			from = start.UTC().Add(time.Duration(before) * time.Second)
		}
		observed := ics.ComponentBase{}
		observed.SetProperty(ics.ComponentPropertyDtStart, from.Format(localTime))
		observed.SetProperty("TZOFFSETFROM", offsetOf(before))
		observed.SetProperty("TZOFFSETTO", offsetOf(offset))
		observed.SetProperty("TZNAME", name)
		if at.IsDST() {
			z.Components = append(z.Components, &ics.Daylight{ComponentBase: observed})
		} else {
			z.Components = append(z.Components, &ics.Standard{ComponentBase: observed})
		}
		if next.IsZero() || !next.Before(end) {
			return
		}
		at = next
	}
}

// localTime is a time of day as people of the place read it.
const localTime = "20060102T150405"

// offsetOf writes seconds east of Greenwich as +0100.
func offsetOf(seconds int) string {
	sign := '+'
	if seconds < 0 {
		sign, seconds = '-', -seconds
	}
	return fmt.Sprintf("%c%02d%02d", sign, seconds/3600, seconds/60%60)
}

// event is one meeting. Its identity is the one that it says, else that of its file in
// this network, whatever the site's address: a calendar that has it already changes it
// instead of adding another. Being cancelled is its one revision.
func (f *Feeds) event(c *ics.Calendar, m *network.Meeting, zone *time.Location) {
	e := c.AddEvent(cmp.Or(m.UID, m.ID+"@"+locale.Slug(f.Network.Name)))
	y, month, d := f.AsOf.Civil()
	e.SetDtStampTime(time.Date(y, time.Month(month), d, 0, 0, 0, 0, time.UTC))
	f.eventTime(e, m, zone)
	e.SetSummary(m.Title)
	e.SetStatus(ics.ObjectStatusConfirmed)
	if m.Status == network.Cancelled {
		e.SetSummary(f.T("calendar.cancelled", m.Title))
		e.SetStatus(ics.ObjectStatusCancelled)
		e.SetSequence(1)
	}
	host := ""
	if c := f.Commune(m.Host); c != nil {
		host = c.Name
	}
	if place := wording.Join(", ", m.Place, host); place != "" {
		e.SetLocation(place)
	}
	if text := f.eventText(m); text != "" {
		e.SetDescription(text)
	}
	if page := f.At.Absolute(f.At.Item(address.Meetings, m.ID)); page != "" {
		e.SetURL(page)
	}
}

// eventTime is the whole day unless the meeting says when it begins.
func (f *Feeds) eventTime(e *ics.VEvent, m *network.Meeting, zone *time.Location) {
	y, month, dom := m.Date.Civil()
	day := time.Date(y, time.Month(month), dom, 0, 0, 0, 0, time.UTC)
	if m.Time.From < 0 {
		e.SetAllDayStartAt(day)
		return
	}
	at := func(minutes int) string {
		return day.Add(time.Duration(minutes) * time.Minute).Format(localTime)
	}
	e.SetProperty(ics.ComponentPropertyDtStart, at(m.Time.From), ics.WithTZID(zone.String()))
	if end := m.Ends(); end > m.Time.From {
		e.SetProperty(ics.ComponentPropertyDtEnd, at(end), ics.WithTZID(zone.String()))
	}
}

// eventText is the summary and the programme, a line each.
func (f *Feeds) eventText(m *network.Meeting) string {
	var lines []string
	if m.Summary != "" {
		lines = append(lines, m.Summary)
	}
	clock := m.Clock()
	for i, a := range m.Agenda {
		text := a.Text
		if s := f.Sheet(a.Sheet); s != nil && text == "" {
			text = s.Title
		}
		if clock[i] >= 0 {
			text = f.Locale.Clock(clock[i]) + " " + text
		}
		lines = append(lines, text)
	}
	return strings.Join(lines, "\n")
}
