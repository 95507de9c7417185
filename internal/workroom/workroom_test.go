package workroom

import (
	"slices"
	"strings"
	"testing"

	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/network/networktest"
	"essaim/internal/plan"
	"essaim/internal/view"
	"essaim/internal/wording"
)

func TestInvitation(t *testing.T) {
	in := input(networktest.Announced())
	w := newWorkroom(in, true)
	m := in.Meeting("2012-06")
	luc := w.letter.invitation(m, in.Commune("luc"))
	if !strings.HasPrefix(luc.To, "Madame, Monsieur le Maire de Luc") || luc.Salutation != "Madame, Monsieur le Maire," {
		t.Errorf("to %q, %q", luc.To, luc.Salutation)
	}
	if want := []string{"le programme aborde «\u202fEau\u202f», thème sur lequel vous avez exprimé un besoin\u00a0: «\u202fRécupérer la pluie\u202f»."}; !slices.Equal(luc.Reasons, want) {
		t.Errorf("why: %q, and never a need that is not public", luc.Reasons)
	}
	in.Commune("luc").Address = "1 place de l'Église, bourg, 12450 Luc"
	if want := "Madame, Monsieur le Maire de Luc\n1 place de l’Église, bourg\n12450 Luc"; w.letter.invitation(m, in.Commune("luc")).To != want {
		t.Errorf("address: %q, want %q", w.letter.invitation(m, in.Commune("luc")).To, want)
	}
	in.Commune("olemps").Salutation, in.Commune("olemps").Of = "Madame la Maire", "d'Olemps-le-Haut"
	if olemps := w.letter.invitation(m, in.Commune("olemps")); !strings.HasPrefix(olemps.To, "Madame la Maire d’Olemps-le-Haut") {
		t.Errorf("overrides: %q", olemps.To)
	}
}

func TestMergeFile(t *testing.T) {
	in := input(networktest.Announced())
	in.Commune("luc").Phone = "+33 5 00 00 00 00"
	w := newWorkroom(in, true)
	text, err := w.letter.mergeCSV(in.Meeting("2012-06"))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(text), "\r\n")
	if !strings.HasPrefix(lines[0], "\ufeffcommune;code;de;") || len(lines) != 4 {
		t.Errorf("%q", lines)
	}
	if !strings.Contains(lines[1], ";'+33 5") || !strings.Contains(lines[1], ";'=1+1, Olemps;") {
		t.Errorf("a cell is a formula: %q", lines[1])
	}
}

func TestReminders(t *testing.T) {
	n := networktest.Announced()
	n.Meetings[0].Commitments = []network.Commitment{{Commune: "luc", Text: "Poser une cuve.", Due: network.Date{Year: 2012, Month: 3}}}
	in := input(n)
	w := newWorkroom(in, true)
	m := in.Meeting("2012-06")
	to := func() (list []string) {
		for _, l := range w.letter.reminders(m, "x").(view.LettersPage).Letters {
			list = append(list, strings.TrimPrefix(l.To, "Madame, Monsieur le Maire ")+": "+l.Subject)
		}
		return list
	}
	answer := "Objet\u00a0: votre réponse à notre invitation, «\u202fLa suite\u202f», en juin 2012"
	if got := to(); !slices.Equal(got, []string{"de Luc: " + answer}) {
		t.Errorf("without any answer, a month before: %q, and never the host", got)
	}
	m.Host, m.Attendance.Communes = "", []string{"luc"}
	if got := to(); !slices.Equal(got, []string{"de Luc: Objet\u00a0: l’engagement de votre commune", "d’Olemps: " + answer}) {
		t.Errorf("once Luc has answered: %q", got)
	}
	l := w.letter.reminders(in.Meetings[0], "x").(view.LettersPage).Letters
	if len(l) != 1 || l[0].Subject != "Objet\u00a0: suites de la rencontre «\u202fJournée\u202f», le 25 novembre 2011" {
		t.Errorf("after a meeting: %+v", l)
	} else if want := "Poser une cuve («\u202fJournée\u202f», 25 novembre 2011), échéance\u00a0: mars 2012."; l[0].Reasons[0] != want {
		t.Errorf("commitment: %q, want %q", l[0].Reasons[0], want)
	}
}

// A letter has one page: what is too long for it is counted, and the file for
// mail merge still has all of it.
func TestLettersFitTheirPage(t *testing.T) {
	n := networktest.Announced()
	m := n.Meetings[len(n.Meetings)-1]
	long := strings.Repeat("un sujet qui demande du temps, ", 4)
	for range 40 {
		m.Agenda = append(m.Agenda, network.AgendaItem{Text: long, Minutes: 10})
		m.Visits = append(m.Visits, network.SiteVisit{Commune: "luc", Text: long})
	}
	m.Summary = strings.Repeat("Une phrase de plus. ", 200)
	w := newWorkroom(input(n), true)
	for _, l := range w.letter.invitations(m, "x").Letters {
		lines := fixedLines(l, denseWidth) + wording.AgendaLines(l.Agenda, denseWidth) + stringsLines(l.Reasons, denseWidth)
		if !l.Dense || lines > denseLines+2 {
			t.Errorf("%s: %d lines", l.To, lines)
		}
		if last := l.Agenda[len(l.Agenda)-1].Item.Name; !strings.HasPrefix(last, "et ") || !strings.HasSuffix(last, "/essai/rencontres/2012-06/") {
			t.Errorf("the rest is reported as %q", last)
		}
	}
	text, err := w.letter.mergeCSV(m)
	if err != nil || strings.Count(string(text), strings.TrimSpace(long)) < 40*3 {
		t.Errorf("mail merge lacks lines: %v", err)
	}
}

// The index says what would tire people, and why; what is overdue is there too.
func TestIndex(t *testing.T) {
	n := networktest.Announced()
	m := n.Meetings[1]
	m.Time = network.ClockSpan{From: 9 * 60, To: 11 * 60}
	for range 5 {
		m.Agenda = append(m.Agenda, network.AgendaItem{Text: "Un point", Minutes: 30})
	}
	n.Meetings[0].Commitments = []network.Commitment{{Commune: "luc", Text: "Poser une cuve", Due: network.Date{Year: 2012, Month: 3}}}
	in := input(n)
	w := newWorkroom(in, true)
	index := w.index().(view.WorkroomPage)
	want := []string{"Le programme dépasse de 30\u202fmin la durée prévue.", "2\u202fh 30\u202fmin d’affilée sans pause\u00a0: prévoyez-en une toutes les deux heures."}
	if !slices.Equal(index.Proposal.Warnings, want) {
		t.Errorf("warnings: %q, want %q", index.Proposal.Warnings, want)
	}
	overdue := false
	for _, task := range index.Tasks {
		overdue = overdue || slices.ContainsFunc(task.Items, func(l view.Link) bool { return l.Note == "échéance passée\u00a0: mars 2012" })
	}
	if !overdue {
		t.Errorf("the overdue commitment is not there: %+v", index.Tasks)
	}
	n.Meetings = n.Meetings[:1]
	none := newWorkroom(input(n), true)
	if got := none.index().(view.WorkroomPage).Proposal.Title; !strings.HasPrefix(got, "Aucune rencontre n’est prévue") {
		t.Errorf("without any planned: %q", got)
	}
}

// input is a network as it stood on 31 May 2012.
func input(n *network.Network) plan.Input {
	asOf, _ := network.ParseDay("2012-05-31")
	return plan.Input{Situation: n.At(asOf), Locale: locale.For(n.Lang), Version: "test"}
}
