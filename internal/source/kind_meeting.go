package source

import (
	"cmp"
	"path"
	"regexp"
	"strconv"
	"strings"

	"essaim/internal/diag"
	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/plainyaml"
)

// meetingTable is the front matter of content/meetings/DATE[-SUFFIX].md.
var meetingTable = tableOf("meeting", checkMeeting,
	required(field("title", func(m *network.Meeting) *string { return &m.Title }, line, inWords)),
	required(field("date", func(m *network.Meeting) *network.Date { return &m.Date }, date, "2011-11-25")),
	required(field("status", func(m *network.Meeting) *network.MeetingStatus { return &m.Status }, meetingStatus, "held")),
	field("kind", func(m *network.Meeting) *network.MeetingKind { return &m.Kind }, meetingKind, "exchange"),
	field("summary", func(m *network.Meeting) *string { return &m.Summary }, prose, inWords),
	field("time", func(m *network.Meeting) *network.ClockSpan { return &m.Time }, clock, "09:00-17:00"),
	field("duration", func(m *network.Meeting) *string { return &m.Duration }, duration, "half-day"),
	field("host", func(m *network.Meeting) *string { return &m.Host }, idOf("commune"), "rodez"),
	field("place", func(m *network.Meeting) *string { return &m.Place }, line, inWords),
	field("themes", func(m *network.Meeting) *[]string { return &m.Themes }, oneOrList(idOf("theme")), "[entretien]"),
	field("agenda", func(m *network.Meeting) *[]network.AgendaItem { return &m.Agenda }, listOf(mapOf(agendaTable)), "[{sheet: composteurs-de-quartier, minutes: 40}]"),
	field("actions", func(m *network.Meeting) **int { return &m.Actions }, optional(countOf("actions")), "4"),
	field("attendance", func(m *network.Meeting) *network.Attendance { return &m.Attendance }, counted(mapOf(attendanceTable)), "{people: 11, communes: 5}"),
	field("visits", func(m *network.Meeting) *[]network.SiteVisit { return &m.Visits }, listOf(mapOf(visitTable)), inWords),
	field("commitments", func(m *network.Meeting) *[]network.Commitment { return &m.Commitments }, listOf(mapOf(commitmentTable)), inWords),
	field("links", func(m *network.Meeting) *[]network.Link { return &m.Links }, links, inWords),
	field("uid", func(m *network.Meeting) *string { return &m.UID }, line, "2011-11-25@reseau.example.org"),
	field("aliases", func(m *network.Meeting) *[]network.Alias { return &m.Aliases }, oneOrList(formerPath), "[/ancienne-adresse/]"),
	field("draft", func(m *network.Meeting) *bool { return &m.Draft }, truth, "yes"),
	field("extra", func(m *network.Meeting) *any { return &m.Extra }, extra, "{}"),
)

var meetingStatus = choice("meeting-status", network.MeetingPlanned, network.Held, network.Cancelled)

var meetingKind = choice("meeting-kind", network.Exchange, network.Preparation, network.Visit, network.Steering)

var agendaTable = tableOf("agenda", func(f *file, m *mapping, a *network.AgendaItem) {
	a.Pos = f.pos(m.node)
	if !m.has("sheet") && !m.has("text") {
		f.err(m.node, "agenda-of-nothing", diag.Args{"first": m.name("sheet"), "second": m.name("text")})
	}
},
	field("sheet", func(a *network.AgendaItem) *string { return &a.Sheet }, idOf("sheet"), "composteurs-de-quartier"),
	field("text", func(a *network.AgendaItem) *string { return &a.Text }, prose, inWords),
	field("minutes", func(a *network.AgendaItem) *int { return &a.Minutes }, countOf("minutes"), "40"),
	field("speaker", func(a *network.AgendaItem) *string { return &a.Speaker }, role, inWords),
)

var people = countOf("people")

var attendanceTable = tableOf("attendance", checkAttendance,
	field("people", func(a *network.Attendance) **int { return &a.People }, optional(people), "11"),
	special("communes", Type{Name: "one-or-list", Of: &Type{Name: "id", Names: "commune"}, Short: &communesCount.Type}, setPresent, "5"),
	field("communes_count", func(a *network.Attendance) **int { return &a.Count }, optional(communesCount), "5", forForms),
	field("elected", func(a *network.Attendance) **int { return &a.Elected }, optional(people), "4"),
	field("agents", func(a *network.Attendance) **int { return &a.Agents }, optional(people), "7"),
	field("excused", func(a *network.Attendance) **int { return &a.Excused }, optional(people), "2"),
)

var communesCount = countOf("communes")

// setPresent reads a bare count of communes, or their ids.
func setPresent(f *file, n *node, a *network.Attendance) {
	if n.Kind == plainyaml.Scalar {
		if _, wrong := parseQuantity(f.locale, n.Value); wrong.code != "not-a-number" {
			if v, ok := communesCount.read(f, n); ok {
				a.Count = &v
			}
			return
		}
	}
	a.Communes, _ = oneOrList(idOf("commune")).read(f, n)
}

// checkAttendance compares the figures with each other, and afterwards the
// communes with those of the network.
func checkAttendance(f *file, m *mapping, a *network.Attendance) {
	elected, agents := number(a.Elected), number(a.Agents)
	if a.People != nil && elected+agents > *a.People {
		f.warn(m.value("people"), "attendance-sum", diag.Args{"people": *a.People, "elected": elected, "agents": agents})
	}
	if again := firstRepeat(a.Communes); again != "" {
		f.err(m.value("communes"), "commune-twice", diag.Args{"commune": again})
	}
	counted := m.value("communes_count")
	if counted != nil && m.has("communes") {
		f.err(counted, "communes-counted-twice", diag.Args{"key": m.name("communes_count"), "communes": m.name("communes")})
		a.Count = nil
	}
	if a.Count == nil {
		return
	}
	pos, count := f.pos(cmp.Or(counted, m.value("communes"))), *a.Count
	f.afterwards(func(x *index) {
		if x.declared && count > len(x.network.Communes) {
			f.report(diag.Error, pos, "too-many-communes", diag.Args{"count": count, "communes": len(x.network.Communes)})
		}
	})
}

func number(n *int) int {
	if n == nil {
		return 0
	}
	return *n
}

func firstRepeat(list []string) string {
	seen := make(map[string]bool, len(list))
	for _, s := range list {
		if seen[s] {
			return s
		}
		seen[s] = true
	}
	return ""
}

var visitTable = tableOf[network.SiteVisit]("visit", nil,
	required(field("commune", func(v *network.SiteVisit) *string { return &v.Commune }, idOf("commune"), "luc")),
	field("text", func(v *network.SiteVisit) *string { return &v.Text }, prose, inWords),
)

var commitmentTable = tableOf("commitment", func(f *file, m *mapping, c *network.Commitment) {
	c.Pos = f.pos(m.node)
	if m.has("id") {
		f.define(m, "commitment", c.ID)
	}
},
	field("id", func(c *network.Commitment) *string { return &c.ID }, slug, "luc-composteurs"),
	required(field("commune", func(c *network.Commitment) *string { return &c.Commune }, idOf("commune"), "luc")),
	required(field("text", func(c *network.Commitment) *string { return &c.Text }, prose, inWords)),
	field("due", func(c *network.Commitment) *network.Date { return &c.Due }, date, "2012-06"),
	field("done", func(c *network.Commitment) *network.Date { return &c.Done }, date, "2012-05"),
)

func checkMeeting(f *file, m *mapping, v *network.Meeting) {
	v.Pos = f.pos(m.node)
	f.draft = v.Draft
	if n := m.value("status"); n != nil {
		v.StatusAt = f.spot(n)
	}
	if v.Kind == "" {
		v.Kind = network.Exchange
	}
	if !m.has("time") {
		v.Time = network.ClockSpan{From: -1, To: -1}
	}
	for i := range v.Commitments {
		if v.Commitments[i].ID == "" {
			v.Commitments[i].ID = v.ID + "/" + strconv.Itoa(i+1)
		}
	}
	if named, ok := meetingDate(v.ID); ok && m.has("date") && !v.Date.IsZero() && !agree(named, v.Date) {
		f.err(m.value("date"), "date-not-in-name", diag.Args{"text": cut(m.value("date").Value), "name": v.ID, "iso": v.Date.ISO() + v.ID[len(named.ISO()):]})
	}
}

// agree reports whether one of two dates lies within the other.
func agree(a, b network.Date) bool {
	return a.First() <= b.First() && b.Last() <= a.Last() || b.First() <= a.First() && a.Last() <= b.Last()
}

// meetingDate is the date that begins the name of a meeting's file, as precise
// as it can be read.
func meetingDate(name string) (network.Date, bool) {
	for _, length := range []int{len("2011-11-25"), len("2011-11"), len("2011")} {
		if len(name) < length || len(name) > length && name[length] != '-' {
			continue
		}
		if d, err := network.ParseDate(name[:length]); err == nil {
			return d, !noSuchDay.MatchString(name[length:])
		}
	}
	return network.Date{}, false
}

// noSuchDay is what follows the year, or the month, in a date that is none: 2026-13-01,
// 2011-06-31.
var noSuchDay = regexp.MustCompile(`^-[0-9][0-9](-[0-9][0-9])?$`)

// isDateless reports whether the name of a meeting's file does not begin with its date.
func isDateless(name string) bool {
	_, dated := meetingDate(name)
	return !dated
}

// writtenDate is a date as people write one in the name of a file: 25-11-2011,
// 2011_11_25, 25 novembre 2011.
func writtenDate(name string) (network.Date, bool) {
	if isDigits(name) && len(name) == len("20111125") {
		name = name[:4] + "-" + name[4:6] + "-" + name[6:]
	}
	for _, separator := range []string{"/", " ", "-"} {
		text := strings.NewReplacer("-", separator, "_", separator, ".", separator).Replace(name)
		if d, err := network.ParseDate(text); err == nil && !isDateless(d.ISO()) {
			return d, true
		}
	}
	return network.Date{}, false
}

// meantDate is the date that the name of a file was to begin with: one that is written
// otherwise, or as much of it as the calendar has.
func meantDate(name string) (network.Date, bool) {
	if d, _ := meetingDate(name); !d.IsZero() {
		return d, true
	}
	return writtenDate(name)
}

// reportName says after what date the file of a meeting is named, which its name does not
// begin with: its own, else the one that is in the name.
func (d *document) reportName() {
	if d.faulty == "" {
		return
	}
	date, ok := network.Date{}, false
	name := locale.Slug(d.faulty)
	if written, is := meantDate(d.faulty); is {
		date, ok, name = written, true, ""
	}
	if m := d.meeting; m != nil && !m.Date.IsZero() && !isDateless(m.Date.ISO()) {
		date, ok = m.Date, true
	}
	begins := exampleDate
	if ok {
		begins = date.ISO()
	}
	to := path.Join(path.Dir(d.path), strings.Trim(begins+"-"+name, "-")+".md")
	d.file.report(diag.Error, diag.Whole(d.path), "bad-meeting-name", diag.Args{"name": d.faulty, "rename": to})
}

// exampleDate begins the name of a meeting's file of which no date is known.
const exampleDate = "2011-11-25"
