package workroom

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"regexp"
	"slices"
	"strings"

	"essaim/internal/network"
	"essaim/internal/opendata"
	"essaim/internal/view"
	"essaim/internal/wording"
)

// letters writes to communes.
type letters struct{ *workroom }

// invitations are one letter for each member, on the day of the meeting.
func (w letters) invitations(m *network.Meeting, file string) view.LettersPage {
	title := w.T("letters.title", w.Typo(w.MeetingTitle(m)))
	v := view.LettersPage{
		Head:   w.head(file, title, w.T("letters.description")),
		Styles: w.stylesFor(file),
		CSV:    w.At.MailMerge(),
	}
	if w.in.Made != nil {
		v.PDF = lettersFile
	}
	for _, c := range w.invited(m) {
		v.Letters = append(v.Letters, w.onePage(w.invitation(m, c), w.public(w.MeetingLink(m)).URL))
	}
	v.Lead = w.N("letters.lead", len(v.Letters))
	return v
}

func (w letters) invited(m *network.Meeting) []*network.Commune {
	return w.ByName(w.Members(m.Date.First()))
}

// lettersFile is the PDF of all letters, beside their page.
const lettersFile = "invitations.pdf"

func (w letters) lettersPaper(m *network.Meeting, file string) *view.LettersPaper {
	v := w.invitations(m, file)
	paper := &view.LettersPaper{Imprint: w.Imprint(v.Head, w.in.Generator()), Letters: v.Letters}
	paper.Address, paper.Made = "", w.AsOf.ISO()
	return paper
}

func (w letters) invitation(m *network.Meeting, c *network.Commune) view.Letter {
	l := w.letter(c)
	title := w.Typo(m.Title)
	l.Subject = w.T("letter.subject", title, w.when(m.Date))
	l.Opening = []string{w.T("letter.invite", title, w.meets(m), w.Typo(w.Network.Name))}
	if m.Summary != "" {
		l.Opening = append(l.Opening, w.inShort(m.Summary))
	}
	l.Agenda = w.agenda(m)
	if l.Reasons = w.reasons(m, c); len(l.Reasons) > 0 {
		l.Why = w.T("letter.why")
	}
	l.Closing = append([]string{w.T(w.answerBy())}, l.Closing...)
	o := w.Network.Organisation
	l.Slip = &view.Slip{
		Title:   w.T("slip.title", w.of(c), title),
		To:      wording.Join(" – ", w.Typo(w.Network.Contact.Role), w.Typo(o.Name), w.Typo(o.Address), w.Network.Contact.Email, w.Network.Contact.Phone),
		Answers: []string{w.T("slip.comes"), w.T("slip.declines"), w.T("slip.presents"), w.T("slip.hosts")},
	}
	return l
}

// How much of a summary a letter has room for.
const (
	summaryLines = 6
	summaryWidth = 60 // characters
)

// inShort is a text as far as a letter has room for it.
func (w letters) inShort(text string) string {
	parts := wording.Leads(w.Typo(text), summaryWidth, summaryLines)
	if len(parts) > 1 {
		parts[0] += " […]"
	}
	return parts[0]
}

// answerBy is the sentence that says how to answer.
func (w letters) answerBy() string {
	switch c := w.Network.Contact; {
	case c.Email != "" && c.Phone != "":
		return "letter.answer"
	case c.Email != "":
		return "letter.answer-email"
	case c.Phone != "":
		return "letter.answer-phone"
	}
	return "letter.answer-slip"
}

// letter is what all letters to a commune have in common.
func (w letters) letter(c *network.Commune) view.Letter {
	o, salutation := w.Network.Organisation, w.salutation(c)
	return view.Letter{
		Sender:     wording.Join("\n", w.Typo(o.Name), w.postal(o.Address), w.Typo(w.Network.Contact.Role), w.Network.Contact.Phone, w.Network.Contact.Email),
		To:         wording.Join("\n", w.addressee(c), w.postal(c.Address)),
		Dated:      w.T("letter.dated", w.Day(w.AsOf)),
		Salutation: w.T("letter.salutation-line", salutation),
		Closing:    []string{w.T("letter.regards", salutation)},
		Signature:  wording.Join(", ", w.Typo(w.Network.Contact.Role), w.Typo(o.Name)),
	}
}

// postcode is that of France, and of many of its neighbours.
var postcode = regexp.MustCompile(`, *(\d{5} )`)

// postal is an address as envelopes want it: a postcode begins a line.
func (w letters) postal(href string) string {
	return w.Typo(postcode.ReplaceAllString(href, "\n$1"))
}

// of is a commune's name after "of", which the commune may know better.
func (w letters) of(c *network.Commune) string {
	return cmp.Or(w.Typo(c.Of), w.Locale.Of(w.Typo(c.Name)))
}

func (w letters) salutation(c *network.Commune) string {
	return cmp.Or(w.Typo(c.Salutation), w.T("letter.salutation"))
}

// addressee is "Madame, Monsieur le Maire d’Olemps".
func (w letters) addressee(c *network.Commune) string {
	if c.Salutation == "" {
		return w.T("letter.addressee", w.of(c))
	}
	return w.Typo(c.Salutation) + " " + w.of(c)
}

// when is a date in a sentence: "le 25 novembre 2011", "en juin 2012", "début
// juin 2012", "l’été 2012".
func (w letters) when(d network.Date) string {
	switch {
	case d.Dom != 0:
		return w.T("when.day", w.Date(d))
	case d.Part >= network.Spring:
		return w.TheDate(d)
	case d.Part != network.Whole:
		return w.Date(d)
	}
	return w.T("when.month", w.Date(d))
}

// meets says when and where: "le 25 novembre 2011, de 9 h à 17 h, au Monastère
// (Salle des fêtes)".
func (w letters) meets(m *network.Meeting) string {
	day := w.when(m.Date)
	if m.Date.Dom == 0 && w.IsComing(m) {
		day = w.T("when.to-come", day)
	}
	place := w.Typo(m.Place)
	if c := w.Commune(m.Host); c != nil {
		if place != "" {
			place = " (" + place + ")"
		}
		place = w.Locale.At(w.Typo(c.Name)) + place
	}
	return wording.Join(", ", day, w.hours(m.Time), place)
}

// hours are times of day in a sentence: "de 9 h à 17 h".
func (w letters) hours(c network.ClockSpan) string {
	switch {
	case c.From < 0:
		return ""
	case c.To < 0:
		return w.T("when.from", w.Locale.Clock(c.From))
	}
	return w.T("when.from-to", w.Locale.Clock(c.From), w.Locale.Clock(c.To))
}

// reasons say why a meeting concerns a commune: it hosts it, its needs in
// themes of the agenda, its sheets that are presented.
func (w letters) reasons(m *network.Meeting, c *network.Commune) []string {
	var reasons []string
	if m.Host == c.ID {
		reasons = append(reasons, w.T("reason.hosts"))
	}
	themes := slices.Clone(m.Themes)
	for _, s := range w.Presented(m) {
		themes = append(themes, s.Themes...)
		if slices.Contains(s.Communes, c.ID) {
			reasons = append(reasons, w.T("reason.presents", w.Typo(s.Title)))
		}
	}
	for _, t := range w.Network.Themes {
		if !slices.Contains(themes, t.ID) {
			continue
		}
		for _, n := range w.OpenNeedsOfTheme(t.ID) {
			switch {
			case n.Commune != c:
			case n.Need.Text == "":
				reasons = append(reasons, w.T("reason.needs-theme", w.Typo(t.Name)))
			default:
				reasons = append(reasons, w.T("reason.needs", w.Typo(n.Need.Text), w.Typo(t.Name)))
			}
		}
	}
	for _, v := range m.Visits {
		if v.Commune == c.ID {
			reasons = append(reasons, w.T("reason.visited", strings.TrimRight(w.Typo(v.Text), ".")))
		}
	}
	return w.enumerated(reasons)
}

// enumerated closes each item of a list, and the list itself.
func (w letters) enumerated(list []string) []string {
	for i := range list {
		if i+1 < len(list) {
			list[i] = w.T("list.item", list[i])
		} else {
			list[i] += "."
		}
	}
	return list
}

// reminders go to communes with a commitment that is not kept, and, before a
// meeting, to those that have not answered their invitation.
func (w letters) reminders(m *network.Meeting, file string) any {
	v := view.LettersPage{
		Head:   w.head(file, w.T("reminders.title", w.Typo(w.MeetingTitle(m))), w.T("reminders.description")),
		Styles: w.stylesFor(file),
	}
	pledges, silent := w.Pledges(), w.Silent(m)
	if !w.IsComing(m) {
		pledges = slices.DeleteFunc(pledges, func(p network.Pledge) bool { return p.Meeting != m })
	}
	for _, c := range w.invited(m) {
		own := slices.DeleteFunc(slices.Clone(pledges), func(p network.Pledge) bool { return p.Commune != c.ID })
		answered := !slices.Contains(silent, c)
		if len(own) > 0 || !answered {
			v.Letters = append(v.Letters, w.onePage(w.reminder(m, c, own, answered), ""))
		}
	}
	v.Lead = w.T("reminders.none")
	if len(v.Letters) > 0 {
		v.Lead = w.N("reminders.lead", len(v.Letters))
	}
	if w.IsComing(m) {
		v.Lead += " " + w.T("reminders.answers")
	}
	return v
}

func (w letters) reminder(m *network.Meeting, c *network.Commune, pledges []network.Pledge, answered bool) view.Letter {
	l := w.letter(c)
	title := w.Typo(m.Title)
	switch {
	case !answered:
		l.Subject = w.T("reminder.subject-answer", title, w.when(m.Date))
		l.Opening = append(l.Opening, w.T("reminder.unanswered", title, w.meets(m)))
	case w.IsComing(m):
		l.Subject = w.N("reminder.subject-pledges", len(pledges))
	default:
		l.Subject = w.T("reminder.subject", title, w.when(m.Date))
	}
	if len(pledges) > 0 {
		l.Why = w.N("reminder.pledges", len(pledges))
		l.Closing = append([]string{w.T("reminder.help")}, l.Closing...)
	}
	for _, p := range pledges {
		text := w.T("reminder.pledge", w.Typo(strings.TrimRight(p.Text, ".")), w.Typo(p.Meeting.Title), w.Date(p.Meeting.Date))
		l.Reasons = append(l.Reasons, wording.Join(", ", text, w.dueWords(p.Due)))
	}
	l.Reasons = w.enumerated(l.Reasons)
	return l
}

func (w letters) dueWords(d network.Date) string {
	if d.IsZero() {
		return ""
	}
	return w.T("pledge.due", w.Date(d))
}

// mergeCSV has a line for each letter, as spreadsheets open it: a byte-order mark,
// the language's own mark between cells, CRLF.
func (w letters) mergeCSV(m *network.Meeting) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("\ufeff")
	out := csv.NewWriter(&b)
	out.Comma, out.UseCRLF = w.Locale.Cells(), true
	var header []string
	for _, column := range []string{"commune", "code", "of", "addressee", "salutation", "address", "email", "phone", "meeting", "date", "time", "place", "why", "programme"} {
		header = append(header, w.T("merge."+column))
	}
	lines := [][]string{header}
	for _, c := range w.invited(m) {
		l := w.invitation(m, c)
		var programme []string
		for _, a := range l.Agenda {
			programme = append(programme, wording.Join(" ", a.Clock, a.Item.Name))
		}
		lines = append(lines, []string{
			w.Typo(c.Name), c.Code, w.of(c), w.addressee(c), l.Salutation, w.Typo(c.Address), c.Email, c.Phone,
			w.Typo(m.Title), w.meeting.When(m), w.meeting.ClockSpan(m.Time), w.meeting.Place(m),
			strings.Join(l.Reasons, "\n"), strings.Join(programme, "\n"),
		})
	}
	other := byte(';')
	if out.Comma == ';' {
		other = ','
	}
	for _, line := range lines {
		for i := range line {
			line[i] = string(opendata.Inert([]byte(line[i]), other)) // content comes from strangers
		}
	}
	err := out.WriteAll(lines)
	return b.Bytes(), err
}
