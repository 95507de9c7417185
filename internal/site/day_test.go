package site

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"essaim/internal/network/networktest"

	"essaim/internal/diag"
	"essaim/internal/network"
	"essaim/internal/view"
	"essaim/internal/wording"
)

// announced is the sample with a meeting of which little is known.
func announced() *network.Network {
	n := networktest.Sample()
	n.Meetings = append(n.Meetings, &network.Meeting{
		ID: "2012-06", Title: "La suite", Date: network.Date{Year: 2012, Month: 6}, Kind: network.Exchange, Status: network.MeetingPlanned,
		Time: network.ClockSpan{From: -1, To: -1}, Host: "olemps", Place: "=1+1", Themes: []string{"eau"}, Pos: diag.Whole("content/meetings/2012-06.md"),
	})
	return n
}

func TestSlidesOfASheet(t *testing.T) {
	for _, c := range []struct {
		name   string
		slides any
		want   string
		told   bool
	}{
		{"all parts that say something", nil, "sheet figures objectives", false},
		{"in the order wanted, in either language", []any{"Résultats", "figures"}, "sheet objectives figures", false},
		{"a slide of its own", []any{map[string]any{"titre": "Venez voir", "texte": "Au dépôt"}}, "sheet own", false},
		{"only the title", []any{}, "sheet", false},
		{"an unknown part is told and left out", []any{"chiffre", "moyen"}, "sheet", true},
		{"no list is told and changes nothing", "tout", "sheet figures objectives", true},
	} {
		n := networktest.Sample()
		n.Sheets[0].Annexed.Slides = c.slides
		p, problems := New(input(n))
		var parts []string
		for _, s := range shown[view.SlidesPage](t, p, "/essai/rencontres/2011-11-25/diaporama/").Slides {
			if s.Sheet.Name != "" {
				parts = append(parts, s.Part)
			}
		}
		if got := strings.Join(parts, " "); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
		told := slices.ContainsFunc(problems, func(p diag.Problem) bool { return p.Code == "slides-shape" })
		if told != c.told {
			t.Errorf("%s: told %v", c.name, told)
		}
	}
}

func TestDayToBeSet(t *testing.T) {
	p, _ := New(input(announced()))
	if got := shown[view.MeetingPage](t, p, "/essai/rencontres/2012-06/").Card.Date; got != "juin 2012, date à fixer" {
		t.Errorf("date: %q", got)
	}
	for _, o := range p.Outputs {
		if o.URL == "/essai/rencontres/2012-06/rencontre.ics" {
			t.Error("a calendar file without a day")
		}
	}
}

func TestReportSeesItsOwnYear(t *testing.T) {
	p, _ := New(input(announced()))
	v := shown[view.ReportPage](t, p, "/essai/bilans/2011/")
	if v.Situation != "Situation au 31 décembre 2011" || len(v.Meetings) != 1 || v.Communes != "Luc" {
		t.Errorf("%q, %d meetings, communes %q", v.Situation, len(v.Meetings), v.Communes)
	}
	if now := shown[view.ReportPage](t, p, "/essai/bilans/2012/"); now.Situation != "Situation au 31 mai 2012" || len(now.Actions) != 1 {
		t.Errorf("%q, %d actions", now.Situation, len(now.Actions))
	}
}

// No file of the workroom has the path of a published one, but for the style
// sheets that both copy, nor an address of one when it is served beside.
func TestWorkroomIsNotPublished(t *testing.T) {
	in := input(announced())
	public, _ := New(in)
	private, _ := Workroom(in, false)
	served, _ := Workroom(in, true)
	published := map[string]bool{}
	for _, o := range public.Outputs {
		published[o.Path] = true
		if strings.Contains(o.URL, "/workroom/") {
			t.Errorf("%s is published", o.URL)
		}
	}
	for _, o := range served.Outputs {
		if !strings.HasPrefix(o.URL, "/essai/workroom/") {
			t.Errorf("%s is served among the public pages", o.URL)
		}
	}
	for _, o := range private.Outputs {
		if published[o.Path] && !strings.HasPrefix(o.Path, "essaim/") && o.Path != "index.html" {
			t.Errorf("%s is a page of both", o.Path)
		}
		if o.View != nil && !headOf(o.View()).NoIndex {
			t.Errorf("%s is shown to search engines", o.Path)
		}
	}
}

func TestInvitation(t *testing.T) {
	in := input(announced())
	w := &workroom{planner: newPlanner(in)}
	m := in.Meeting("2012-06")
	luc := w.invitation(m, in.Commune("luc"))
	if !strings.HasPrefix(luc.To, "Madame, Monsieur le Maire de Luc") || luc.Salutation != "Madame, Monsieur le Maire," {
		t.Errorf("to %q, %q", luc.To, luc.Salutation)
	}
	if want := []string{"elle peut répondre à ce que vous cherchez\u00a0: «\u202fRécupérer la pluie\u202f»."}; !slices.Equal(luc.Reasons, want) {
		t.Errorf("why: %q, and never a need that is not public", luc.Reasons)
	}
	in.Commune("luc").Address = "1 place de l'Église, bourg, 12450 Luc"
	if want := "Madame, Monsieur le Maire de Luc\n1 place de l’Église, bourg\n12450 Luc"; w.invitation(m, in.Commune("luc")).To != want {
		t.Errorf("address: %q, want %q", w.invitation(m, in.Commune("luc")).To, want)
	}
	in.Commune("olemps").Salutation, in.Commune("olemps").Of = "Madame la Maire", "d'Olemps-le-Haut"
	if olemps := w.invitation(m, in.Commune("olemps")); !strings.HasPrefix(olemps.To, "Madame la Maire d’Olemps-le-Haut") {
		t.Errorf("overrides: %q", olemps.To)
	}
}

func TestMergeFile(t *testing.T) {
	in := input(announced())
	in.Commune("luc").Phone = "+33 5 00 00 00 00"
	w := &workroom{planner: newPlanner(in)}
	text, err := w.mergeCSV(in.Meeting("2012-06"))
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
	n := announced()
	n.Meetings[0].Commitments = []network.Commitment{{Commune: "luc", Text: "Poser une cuve.", Due: network.Date{Year: 2012, Month: 3}}}
	in := input(n)
	w := &workroom{planner: newPlanner(in)}
	m := in.Meeting("2012-06")
	to := func() (list []string) {
		for _, l := range w.reminders(m, "x").(view.LettersPage).Letters {
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
	l := w.reminders(in.Meetings[0], "x").(view.LettersPage).Letters
	if len(l) != 1 || l[0].Subject != "Objet\u00a0: suites de la rencontre «\u202fJournée\u202f», le 25 novembre 2011" {
		t.Errorf("after a meeting: %+v", l)
	} else if want := "Poser une cuve («\u202fJournée\u202f», 25 novembre 2011), échéance\u00a0: mars 2012."; l[0].Reasons[0] != want {
		t.Errorf("commitment: %q, want %q", l[0].Reasons[0], want)
	}
}

// A letter has one page: what is too long for it is counted, and the file for
// mail merge still has all of it.
func TestLettersFitTheirPage(t *testing.T) {
	n := announced()
	m := n.Meetings[len(n.Meetings)-1]
	long := strings.Repeat("un sujet qui demande du temps, ", 4)
	for range 40 {
		m.Agenda = append(m.Agenda, network.AgendaItem{Text: long, Minutes: 10})
		m.Visits = append(m.Visits, network.SiteVisit{Commune: "luc", Text: long})
	}
	m.Summary = strings.Repeat("Une phrase de plus. ", 200)
	w := &workroom{planner: newPlanner(input(n))}
	for _, l := range w.invitations(m, "x").Letters {
		lines := fixedLines(l, denseWidth) + wording.AgendaLines(l.Agenda, denseWidth) + stringsLines(l.Reasons, denseWidth)
		if !l.Dense || lines > denseLines+2 {
			t.Errorf("%s: %d lines", l.To, lines)
		}
		if last := l.Agenda[len(l.Agenda)-1].Item.Name; !strings.HasPrefix(last, "et ") || !strings.HasSuffix(last, "/essai/rencontres/2012-06/") {
			t.Errorf("the rest is told as %q", last)
		}
	}
	text, err := w.mergeCSV(m)
	if err != nil || strings.Count(string(text), strings.TrimSpace(long)) < 40*3 {
		t.Errorf("mail merge lacks lines: %v", err)
	}
}

// What is too long for a slide goes on to the next, and nothing is lost.
func TestSlidesGoOn(t *testing.T) {
	n := networktest.Sample()
	long := strings.Repeat("Chaque semaine, la cantine pèse ce qu'elle jette et l'affiche. ", 20)
	s := n.Sheets[0]
	s.Summary, s.Annexed.Slides = long, []any{"resultats", map[string]any{"title": "Venez voir", "text": long}}
	for i := range 40 {
		s.Results = append(s.Results, network.Result{Text: "Mesure", Year: 2011, Value: &network.Amount{Value: float64(i)}})
	}
	for range 30 {
		n.Meetings[0].Agenda = append(n.Meetings[0].Agenda, network.AgendaItem{Text: "Un point"})
	}
	p, _ := New(input(n))
	v := shown[view.SlidesPage](t, p, "/essai/rencontres/2011-11-25/diaporama/")
	points, results, said := 0, 0, map[string]int{}
	for _, slide := range v.Slides {
		if len(slide.Agenda) > listLines || len(slide.Results) > listLines {
			t.Errorf("%s: %d points, %d results on one slide", slide.Title, len(slide.Agenda), len(slide.Results))
		}
		if got := wording.LinesIn(leadWidth, slide.Lead); got > leadLines {
			t.Errorf("%s: a lead of %d lines", slide.Title, got)
		}
		points, results = points+len(slide.Agenda), results+len(slide.Results)
		said[slide.Part] += strings.Count(slide.Lead, "Chaque semaine")
	}
	if points < 30 || results < 40 || said["sheet"] != 20 || said["own"] != 20 {
		t.Errorf("%d points, %d results, %v sentences", points, results, said)
	}
	if last := v.Slides[len(v.Slides)-2]; last.Title != "Venez voir (suite)" {
		t.Errorf("the last slide of the sheet is %q", last.Title)
	}
}

// Only what is shown on a wall or printed has the second style sheet.
func TestOnlyPapersHaveTheirStyleSheet(t *testing.T) {
	p, _ := New(input(announced()))
	with := map[string]bool{}
	for _, o := range p.Outputs {
		if o.View != nil {
			field := reflect.ValueOf(o.View()).FieldByName("Stylesheet")
			with[o.Layout] = with[o.Layout] || field.IsValid()
		}
	}
	var papers []string
	for layout, has := range with {
		if has {
			papers = append(papers, layout)
		}
	}
	slices.Sort(papers)
	if want := []string{"booklet.html", "meeting.html", "report.html", "slides.html"}; !slices.Equal(papers, want) {
		t.Errorf("%v, want %v", papers, want)
	}
}

// A planned meeting announces who comes; it does not say that they were there.
func TestAnnouncedCommunes(t *testing.T) {
	n := announced()
	n.Meetings[1].Attendance.Communes = []string{"luc"}
	p, _ := New(input(n))
	if got := shown[view.MeetingPage](t, p, "/essai/rencontres/2012-06/").Attendance[0].Label; got != "Communes annoncées" {
		t.Errorf("before: %q", got)
	}
	if got := shown[view.MeetingPage](t, p, "/essai/rencontres/2011-11-25/").Attendance[0].Label; got != "Communes présentes" {
		t.Errorf("afterwards: %q", got)
	}
}

// The desk says what would tire people, and why; one overdue is told here, and
// never in public.
func TestDesk(t *testing.T) {
	n := announced()
	m := n.Meetings[1]
	m.Time = network.ClockSpan{From: 9 * 60, To: 11 * 60}
	for range 5 {
		m.Agenda = append(m.Agenda, network.AgendaItem{Text: "Un point", Minutes: 30})
	}
	n.Meetings[0].Commitments = []network.Commitment{{Commune: "luc", Text: "Poser une cuve", Due: network.Date{Year: 2012, Month: 3}}}
	in := input(n)
	w := &workroom{planner: newPlanner(in)}
	desk := w.desk().(view.WorkroomPage)
	want := []string{"Le programme dépasse de 30\u202fmin la durée prévue.", "2\u202fh 30\u202fmin d’affilée sans pause\u00a0: prévoyez-en une toutes les deux heures."}
	if !slices.Equal(desk.Proposal.Warnings, want) {
		t.Errorf("warnings: %q, want %q", desk.Proposal.Warnings, want)
	}
	told := false
	for _, task := range desk.Tasks {
		told = told || slices.ContainsFunc(task.Items, func(l view.Link) bool { return l.Note == "échéance passée\u00a0: mars 2012" })
	}
	if !told {
		t.Errorf("the overdue commitment is not told: %+v", desk.Tasks)
	}
	public, _ := New(in)
	if c := shown[view.MeetingPage](t, public, "/essai/rencontres/2011-11-25/").Commitments[0]; c != (view.Commitment{Commune: c.Commune, Text: "Poser une cuve", Due: "mars 2012"}) {
		t.Errorf("in public: %+v", c)
	}
	n.Meetings = n.Meetings[:1]
	none := &workroom{planner: newPlanner(input(n))}
	if got := none.desk().(view.WorkroomPage).Proposal.Title; !strings.HasPrefix(got, "Aucune rencontre n’est prévue") {
		t.Errorf("without any planned: %q", got)
	}
}
