package site

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"essaim/internal/diag"
	"essaim/internal/network"
	"essaim/internal/network/networktest"
	"essaim/internal/view"
	"essaim/internal/wording"
	"essaim/internal/workroom"
)

func TestSlidesOfASheet(t *testing.T) {
	for _, c := range []struct {
		name     string
		slides   any
		want     string
		reported bool
	}{
		{"all parts that say something", nil, "sheet figures objectives", false},
		{"in the order wanted, in either language", []any{"Résultats", "figures"}, "sheet objectives figures", false},
		{"a slide of its own", []any{map[string]any{"titre": "Venez voir", "texte": "Au dépôt"}}, "sheet own", false},
		{"only the title", []any{}, "sheet", false},
		{"an unknown part is told and left out", []any{"chiffre", "moyen"}, "sheet", true},
		{"no list is told and changes nothing", "tout", "sheet figures objectives", true},
	} {
		n := networktest.Sample()
		n.Sheets[0].Slides = c.slides
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
		reported := slices.ContainsFunc(problems, func(p diag.Problem) bool { return p.Code == "slides-shape" })
		if reported != c.reported {
			t.Errorf("%s: reported %v", c.name, reported)
		}
	}
}

func TestDayToBeSet(t *testing.T) {
	p, _ := New(input(networktest.Announced()))
	if got := shown[view.MeetingPage](t, p, "/essai/rencontres/2012-06/").Card.Date; got != "Juin 2012, date à fixer" {
		t.Errorf("date: %q", got)
	}
	for _, o := range p.Outputs {
		if o.URL == "/essai/rencontres/2012-06/rencontre.ics" {
			t.Error("a calendar file without a day")
		}
	}
}

func TestReportSeesItsOwnYear(t *testing.T) {
	p, _ := New(input(networktest.Announced()))
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
	in := input(networktest.Announced())
	public, _ := New(in)
	private := workroom.New(in, false)
	served := workroom.New(in, true)
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

// What is too long for a slide goes on to the next, and nothing is lost.
func TestSlidesGoOn(t *testing.T) {
	n := networktest.Sample()
	long := strings.Repeat("Chaque semaine, la cantine pèse ce qu'elle jette et l'affiche. ", 20)
	s := n.Sheets[0]
	s.Summary, s.Slides = long, []any{"resultats", map[string]any{"title": "Venez voir", "text": long}}
	for i := range 40 {
		s.Results = append(s.Results, network.Result{Text: "Mesure", Year: 2011, Value: &network.Amount{Interval: network.Point(float64(i))}})
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

// Only what is shown on a wall or printed has the papers' style sheet, and only what
// shows everything at once that of overviews.
func TestFewPagesHaveASecondStyleSheet(t *testing.T) {
	p, _ := New(input(networktest.Sample()))
	with := map[string][]string{}
	for _, o := range p.Outputs {
		if o.View == nil {
			continue
		}
		if sheet := reflect.ValueOf(o.View()).FieldByName("Stylesheet"); sheet.IsValid() && !slices.Contains(with[sheet.String()], o.Layout) {
			with[sheet.String()] = append(with[sheet.String()], o.Layout)
		}
	}
	for sheet, want := range map[string][]string{
		"/essai/essaim/papers.css":   {"booklet.html", "meeting.html", "report.html", "slides.html"},
		"/essai/essaim/practice.css": {"note.html", "practice.html"},
		"/essai/essaim/overview.css": {"matrix.html", "objective.html", "objectives.html"},
	} {
		if got := slices.Sorted(slices.Values(with[sheet])); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", sheet, got, want)
		}
	}
}

// A planned meeting announces who comes; it does not say that they were there.
func TestAnnouncedCommunes(t *testing.T) {
	n := networktest.Announced()
	n.Meetings[1].Attendance.Communes = []string{"luc"}
	p, _ := New(input(n))
	if got := shown[view.MeetingPage](t, p, "/essai/rencontres/2012-06/").Attendance[0].Label; got != "Communes annoncées" {
		t.Errorf("before: %q", got)
	}
	if got := shown[view.MeetingPage](t, p, "/essai/rencontres/2011-11-25/").Attendance[0].Label; got != "Communes présentes" {
		t.Errorf("afterwards: %q", got)
	}
}

// That a commitment is overdue is between the animator and the commune.
func TestCommitmentInPublic(t *testing.T) {
	n := networktest.Announced()
	n.Meetings[0].Commitments = []network.Commitment{{Commune: "luc", Text: "Poser une cuve", Due: network.Date{Year: 2012, Month: 3}}}
	public, _ := New(input(n))
	if c := shown[view.MeetingPage](t, public, "/essai/rencontres/2011-11-25/").Commitments[0]; c != (view.Commitment{Commune: c.Commune, Text: "Poser une cuve", Due: "mars 2012"}) {
		t.Errorf("in public: %+v", c)
	}
}
