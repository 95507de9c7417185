package source

import (
	"strconv"

	"essaim/internal/diag"
	"essaim/internal/network"
)

// meetingTable is the front matter of content/meetings/DATE[-SUFFIX].md.
var meetingTable = tableOf("meeting", checkMeeting,
	required(field("title", func(m *network.Meeting) *string { return &m.Title }, line, "titre de la rencontre", "title of the meeting", "Première journée du réseau")),
	required(field("date", func(m *network.Meeting) *network.Date { return &m.Date }, date, "date, aussi précise que connue", "date, as precise as known", "2011-11-25")),
	required(field("status", func(m *network.Meeting) *network.MeetingStatus { return &m.Status }, meetingStatus, "où elle en est", "where it stands", "held")),
	field("kind", func(m *network.Meeting) *network.MeetingKind { return &m.Kind }, meetingKind, "nature ; échange par défaut", "kind; exchange by default", "exchange"),
	field("summary", func(m *network.Meeting) *string { return &m.Summary }, prose, "résumé, en une ou deux phrases", "summary, one or two sentences", "Quatre actions présentées par des agents."),
	field("time", func(m *network.Meeting) *network.ClockSpan { return &m.Time }, clock, "horaires", "time of day", "09:00-17:00"),
	field("duration", func(m *network.Meeting) *string { return &m.Duration }, duration, "durée", "duration", "half-day"),
	field("host", func(m *network.Meeting) *string { return &m.Host }, idOf("commune"), "commune qui accueille", "commune that hosts", "rodez"),
	field("place", func(m *network.Meeting) *string { return &m.Place }, line, "lieu", "place", "Salle des fêtes"),
	field("themes", func(m *network.Meeting) *[]string { return &m.Themes }, oneOrList(idOf("theme")), "thèmes", "themes", "[entretien]"),
	field("agenda", func(m *network.Meeting) *[]network.AgendaItem { return &m.Agenda }, listOf(mapOf(agendaTable)), "ordre du jour", "agenda", "[{sheet: composteurs-de-quartier, minutes: 40}]"),
	field("actions", func(m *network.Meeting) **int { return &m.Actions }, optional(countOf("action", "actions")), "nombre d’actions présentées, si l’ordre du jour ne les nomme pas", "number of practices presented, when the agenda does not name them", "4"),
	field("attendance", func(m *network.Meeting) *network.Attendance { return &m.Attendance }, counted(mapOf(attendanceTable)), "qui est venu, en nombre", "who came, in numbers", "{people: 11, communes: 5}"),
	field("visits", func(m *network.Meeting) *[]network.SiteVisit { return &m.Visits }, listOf(mapOf(visitTable)), "visites de terrain", "site visits", "[{commune: luc, text: Les composteurs}]"),
	field("commitments", func(m *network.Meeting) *[]network.Commitment { return &m.Commitments }, listOf(mapOf(commitmentTable)), "ce que des communes se sont engagées à faire", "what communes committed to do", "[{commune: luc, text: Essayer, due: 2012-06}]"),
	field("links", func(m *network.Meeting) *[]network.Link { return &m.Links }, links, "liens utiles", "useful links", "[{name: Guide, url: https://example.org/}]"),
	field("aliases", func(m *network.Meeting) *[]string { return &m.Aliases }, oneOrList(sitePath), "anciennes adresses de la page", "old addresses of the page", "[/ancienne-adresse/]"),
	field("draft", func(m *network.Meeting) *bool { return &m.Draft }, truth, "brouillon : lu, mais pas publié", "draft: read, not published", "yes"),
	field("extra", func(m *network.Meeting) *any { return &m.Extra }, extra, "libre, transmis tel quel aux gabarits", "free, handed to layouts untouched", "{}"),
)

var meetingStatus = choice[network.MeetingStatus](
	Choice{string(network.MeetingPlanned), []string{"prévue", "prévu"}},
	Choice{string(network.Held), []string{"tenue", "tenu"}},
	Choice{string(network.Cancelled), []string{"annulée", "annulé"}},
)

var meetingKind = choice[network.MeetingKind](
	Choice{string(network.Exchange), []string{"échange"}},
	Choice{string(network.Preparation), []string{"préparation"}},
	Choice{string(network.Visit), []string{"visite"}},
	Choice{string(network.Steering), []string{"pilotage"}},
)

var agendaTable = tableOf("agenda", func(f *file, m *mapping, a *network.AgendaItem) {
	a.Pos = f.pos(m.node)
	if !m.has("sheet") && !m.has("text") {
		f.err(m.node, "agenda-of-nothing", diag.Args{"first": m.name("sheet"), "second": m.name("text")})
	}
},
	field("sheet", func(a *network.AgendaItem) *string { return &a.Sheet }, idOf("sheet"), "fiche présentée", "sheet presented", "composteurs-de-quartier"),
	field("text", func(a *network.AgendaItem) *string { return &a.Text }, prose, "ou un texte", "or a text", "Déjeuner"),
	field("minutes", func(a *network.AgendaItem) *int { return &a.Minutes }, countOf("min", "min.", "minutes", "mn"), "durée, en minutes", "length, in minutes", "40"),
	field("speaker", func(a *network.AgendaItem) *string { return &a.Speaker }, role, "qui présente, par sa fonction", "who presents, by role", "Service technique"),
)

var people = countOf("personne", "personnes", "people", "elus", "agents", "elu", "agent", "participants")

var attendanceTable = tableOf("attendance", checkAttendance,
	also(field("people", func(a *network.Attendance) **int { return &a.People }, optional(people), "nombre de personnes", "number of people", "11"), "personnes"),
	special("communes", Type{Name: "one-or-list", Of: &Type{Name: "id", Names: "commune"}}, setPresent, "nombre de communes, ou leur liste", "number of communes, or their list", "5"),
	field("elected", func(a *network.Attendance) **int { return &a.Elected }, optional(people), "nombre d’élus", "number of elected members", "4"),
	field("agents", func(a *network.Attendance) **int { return &a.Agents }, optional(people), "nombre d’agents", "number of agents", "7"),
	field("excused", func(a *network.Attendance) **int { return &a.Excused }, optional(people), "nombre de personnes excusées", "number of people excused", "2"),
)

// setPresent reads a bare count of communes, or their ids.
func setPresent(f *file, n *node, a *network.Attendance) {
	if n.Kind == scalarNode {
		if _, number := parseQuantity(n.Value); number {
			if v, ok := countOf("commune", "communes").read(f, n); ok {
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
	if a.Count == nil {
		return
	}
	pos, count := f.pos(m.value("communes")), *a.Count
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
	required(field("commune", func(v *network.SiteVisit) *string { return &v.Commune }, idOf("commune"), "commune visitée", "commune visited", "luc")),
	field("text", func(v *network.SiteVisit) *string { return &v.Text }, prose, "ce qui a été vu", "what was seen", "Les composteurs du lotissement"),
)

var commitmentTable = tableOf("commitment", func(f *file, m *mapping, c *network.Commitment) {
	c.Pos = f.pos(m.node)
	if m.has("id") {
		f.define(m, "commitment", c.ID)
	}
},
	field("id", func(c *network.Commitment) *string { return &c.ID }, slug, "identifiant, pour les données", "id, for the data", "luc-composteurs"),
	required(field("commune", func(c *network.Commitment) *string { return &c.Commune }, idOf("commune"), "commune qui s’engage", "commune that commits", "luc")),
	required(field("text", func(c *network.Commitment) *string { return &c.Text }, prose, "ce qu’elle fera", "what it will do", "Poser trois composteurs")),
	field("due", func(c *network.Commitment) *network.Date { return &c.Due }, date, "échéance", "deadline", "2012-06"),
	field("done", func(c *network.Commitment) *network.Date { return &c.Done }, date, "date à laquelle c’est fait", "date on which it was done", "2012-05"),
)

func checkMeeting(f *file, m *mapping, v *network.Meeting) {
	v.Pos = f.pos(m.node)
	f.draft = v.Draft
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

// agree tells whether one of two dates lies within the other.
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
			return d, true
		}
	}
	return network.Date{}, false
}
