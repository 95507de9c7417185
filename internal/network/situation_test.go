package network

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// situation reads a network in the language of the cases.
func situation(t *testing.T, text string) *Situation {
	t.Helper()
	cases := parseCases(t, t.Name(), "# here\n"+text)
	return cases[0].net.At(cases[0].asOf)
}

// ids joins the ids of a list.
func ids[T any](list []*T, id func(*T) string) string {
	var words []string
	for _, item := range list {
		words = append(words, id(item))
	}
	return strings.Join(words, " ")
}

func TestListsOfSheets(t *testing.T) {
	s := situation(t, `
		as_of 2012-12-31
		sheet undated-b luc done themes=eau
		sheet undated-a luc,rodez done 2010.. themes=eau
		sheet year rodez done date=2012 themes=energie,eau
		sheet day rodez done date=2012-01-01
		sheet month network done date=2012-01
		sheet late rodez done date=2012-03`)
	for _, c := range []struct {
		what, want string
		got        []*Sheet
	}{
		{"all: newest first, of one first day the more exact first, undated last by id", "late day month year undated-a undated-b", s.SheetsNewestFirst()},
		{"a theme, main or not", "year undated-a undated-b", s.SheetsOfTheme("eau")},
		{"a commune, alone or not", "late day year undated-a", s.SheetsOfCommune("rodez")},
		{"the organisation's own", "month", s.NetworkSheets()},
		{"published that year", "late day month year", s.SheetsOfYear(2012)},
		{"undated, but begun that year", "undated-a", s.SheetsOfYear(2010)},
		{"nothing", "", s.SheetsOfTheme("none")},
	} {
		if got := ids(c.got, sheetID); got != c.want {
			t.Errorf("%s: %s, want %s", c.what, got, c.want)
		}
	}
	if got := fmt.Sprint(s.YearsOfSheets()); got != "[2012 2010]" {
		t.Errorf("years: %s", got)
	}
}

func TestListsOfMeetings(t *testing.T) {
	s := situation(t, `
		as_of 2012-06-15
		meeting 2011-11-25 held communes=luc,rodez agenda=a,b,a
		meeting 2012-02 held host=luc agenda=b
		meeting 2012-09 planned
		meeting 2012-06 planned host=rodez
		meeting 2012-05-31 planned
		meeting 2012-06-01 cancelled`)
	for _, c := range []struct {
		what, want string
		got        []*Meeting
	}{
		{"all, the latest first", "2012-09 2012-06-01 2012-06 2012-05-31 2012-02 2011-11-25", s.MeetingsNewestFirst()},
		{"presenting a, twice in one agenda", "2011-11-25", s.MeetingsPresenting("a")},
		{"presenting b", "2012-02 2011-11-25", s.MeetingsPresenting("b")},
		{"hosted or attended", "2012-02 2011-11-25", s.MeetingsOf("luc")},
		{"planned ones too", "2012-06 2011-11-25", s.MeetingsOf("rodez")},
	} {
		if got := ids(c.got, meetingID); got != c.want {
			t.Errorf("%s: %s, want %s", c.what, got, c.want)
		}
	}
}

func TestNextMeeting(t *testing.T) {
	const meetings = `
		meeting 2012-05-31 planned
		meeting 2012-06 planned
		meeting 2012-06-02 held
		meeting 2012-09 planned`
	for asOf, want := range map[string]string{
		"2012-05-31": "2012-05-31", // today's is still to come
		"2012-06-01": "2012-06",
		"2012-06-30": "2012-06", // a month is over on its last day
		"2012-07-01": "2012-09",
		"2012-10-01": "",
	} {
		s := situation(t, "as_of "+asOf+meetings)
		got := ""
		if m := s.NextMeeting(false); m != nil {
			got = m.ID
		}
		if got != want {
			t.Errorf("on %s the next meeting is %q, want %q", asOf, got, want)
		}
	}
}

func TestFindByID(t *testing.T) {
	s := situation(t, `
		as_of 2012-05-31
		commune luc 2010..2011
		commune rodez
		indicator bacs sum
		objective bacs target=1 theme=eau
		sheet s luc done
		meeting 2012-02 held
		diagnostic luc
		adoption a s rodez
		adoption b s rodez`)
	if s.Commune("luc").ID != "luc" || s.Indicator("bacs").ID != "bacs" || s.Objective("o").ID != "o" || s.Sheet("s").ID != "s" ||
		s.Meeting("2012-02").ID != "2012-02" || s.Diagnostic("luc").Commune != "luc" || s.Adoption("a").ID != "a" {
		t.Error("an entity was not found")
	}
	if s.Commune("x") != nil || s.Theme("x") != nil || s.Indicator("x") != nil || s.Objective("x") != nil || s.Sheet("x") != nil ||
		s.Meeting("x") != nil || s.Diagnostic("x") != nil || s.Adoption("x") != nil || s.ProgressOf("x") != nil {
		t.Error("what is not there is nil")
	}
	if p := s.ProgressOf("o"); p == nil || p.Objective != s.Objective("o") || p != &s.Progress()[0] {
		t.Error("ProgressOf finds the objective's progress")
	}
	members := ids(s.Members(s.AsOf), func(c *Commune) string { return c.ID })
	if members != "rodez" || len(s.Members(DayOf(2011, 12, 31))) != 2 {
		t.Errorf("members in 2012: %s", members)
	}
	if got := ids(s.AdoptionsOf("s"), adoptionID) + "; " + ids(s.AdoptionsBy("rodez"), adoptionID); got != "a b; a b" {
		t.Errorf("adoptions: %s", got)
	}
	if len(s.ObjectivesOfTheme("eau")) != 1 || len(s.ObjectivesOfTheme("energie")) != 0 {
		t.Error("objectives of a theme")
	}
}

func TestStateOf(t *testing.T) {
	const adoption = `
		adoption a s luc considered=2011-09 started=2011-11 in-place=2012-03 abandoned=2012-06-15`
	for asOf, want := range map[string]string{
		"2011-08-31": " ",
		"2011-09-01": "considered 2011-09",
		"2012-02-29": "started 2011-11",
		"2012-03-01": "in-place 2012-03",
		"2012-06-14": "in-place 2012-03",
		"2012-06-15": "abandoned 2012-06-15",
	} {
		s := situation(t, "as_of "+asOf+adoption)
		state, since := s.StateOf(s.Adoption("a"))
		if got := string(state) + " " + since.ISO(); got != want {
			t.Errorf("on %s: %q, want %q", asOf, got, want)
		}
	}
	s := situation(t, "as_of 2012-12-31\nadoption a s luc considered=2012-05 started=2012-05\nadoption b s luc done=2012-03 started=2012-06")
	if state, _ := s.StateOf(s.Adoption("a")); state != AdoptionStarted {
		t.Errorf("of two states of one day, the further one: %s", state)
	}
	if state, _ := s.StateOf(s.Adoption("b")); state != AdoptionStarted {
		t.Errorf("the latest date shows, not the furthest state: %s", state)
	}
}

func TestNeeds(t *testing.T) {
	s := situation(t, `
		as_of 2012-05-31
		commune luc
		commune rodez
		adoption a s rodez started=2012-01 in-place=2012-04
		adoption b s rodez in-place=2012-06
		diagnostic rodez need=eau:@a need=eau:@b need=energie
		diagnostic luc need=eau:2012-03 need=eau:private: need=eau:2012-06 need=eau`)
	var got []string
	for _, n := range s.NeedsOfTheme("eau") {
		met, ok := s.Met(n.Need)
		got = append(got, fmt.Sprint(n.Commune.ID, ":", ok, ":", met.ISO()))
	}
	want := []string{"luc:true:2012-03", "luc:false:", "luc:false:", "rodez:true:2012-04", "rodez:false:"}
	if !slices.Equal(got, want) {
		t.Errorf("needs: %v, want %v", got, want)
	}
	if n := s.PrivateNeedsOfTheme("eau"); n != 1 {
		t.Errorf("%d private needs", n)
	}
}

func TestCount(t *testing.T) {
	s := situation(t, `
		as_of 2012-05-31
		programme 2012..
		meeting 2009-11 held communes=luc
		meeting 2011-11 held count=5
		meeting 2012-06 held communes=rodez
		sheet a network in-place 2009.. date=2012-01`)
	for m, want := range map[*Measure]int{MeetingsHeld: 2, CommunesInvolved: 5, MeasureOf("sheets-published"): 1, ActionsDone: 0} {
		if got := s.Count(m); got != want {
			t.Errorf("%s: %d, want %d", m, got, want)
		}
	}
}
