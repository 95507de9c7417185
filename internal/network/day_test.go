package network

import (
	"slices"
	"testing"
)

// day is a network around its meetings, seen on 2012-06-01.
func day() *Network {
	at := func(y int16, m, d int8) Date { return Date{Year: y, Month: m, Dom: d} }
	year := func(y int16) Date { return Date{Year: y} }
	need := func(id, theme string) Need { return Need{ID: id, Theme: theme, Text: id} }
	none := ClockSpan{From: -1, To: -1}
	return &Network{
		Communes: []*Commune{{ID: "aubrac"}, {ID: "belval"}, {ID: "causse"}, {ID: "dourbie", Member: Span{To: year(2011)}}},
		Themes:   []*Theme{{ID: "eau"}, {ID: "energie"}, {ID: "dechets"}},
		Indicators: []*Indicator{
			{ID: "m3", Unit: "m³", Total: Sum}, {ID: "kwh", Unit: "kWh", Total: Sum},
		},
		Objectives: []*Objective{
			{ID: "chiffre", Indicator: "m3", Target: Target{Value: 10}, Span: Span{From: year(2011)}},
			{ID: "muet", Indicator: "kwh", Target: Target{Value: 10}, Span: Span{From: year(2011)}},
			{ID: "futur", Indicator: "kwh", Target: Target{Value: 10}, Span: Span{From: year(2015)}},
		},
		Sheets: []*Sheet{
			{ID: "arrosage", Communes: []string{"aubrac"}, Themes: []string{"eau"}, Status: InPlace, Period: Span{From: year(2011)}, Checked: at(2012, 1, 1),
				Results: []Result{{Indicator: "m3", Year: 2011, Value: &Amount{Interval: Point(4)}}, {Text: "Visiteurs", Value: &Amount{Interval: Point(9)}}}},
			{ID: "cuves", Communes: []string{"aubrac"}, Themes: []string{"eau"}, Status: Done, Period: Span{From: year(2010), To: at(2012, 3, 31)}, Date: at(2010, 5, 31)},
			{ID: "plus-tard", Communes: []string{"belval"}, Themes: []string{"energie"}, Status: Planned, Date: at(2010, 6, 1)},
		},
		Meetings: []*Meeting{
			{ID: "2011-11-25", Date: at(2011, 11, 25), Kind: Exchange, Status: Held, Time: none, Host: "aubrac", Attendance: Attendance{Communes: []string{"aubrac", "belval"}},
				Commitments: []Commitment{
					{Commune: "belval", Text: "sans date"},
					{Commune: "belval", Text: "à venir", Due: Date{Year: 2012, Month: 6}},
					{Commune: "aubrac", Text: "en retard", Due: Date{Year: 2012, Month: 5}},
					{Commune: "aubrac", Text: "tenu", Due: Date{Year: 2012, Month: 5}, Done: Date{Year: 2012, Month: 4}},
				},
				Agenda: []AgendaItem{{Sheet: "cuves"}}},
			{ID: "2012-03-01", Date: at(2012, 3, 1), Kind: Exchange, Status: MeetingPlanned, Time: none},
			{ID: "2012-06", Date: Date{Year: 2012, Month: 6}, Kind: Exchange, Status: MeetingPlanned, Time: none},
		},
		Diagnostics: []*Diagnostic{
			{Commune: "belval", Needs: Answer[Need]{Items: []Need{need("cuve", "eau"), need("lampe", "energie")}}},
			{Commune: "causse", Needs: Answer[Need]{Items: []Need{need("goutte", "eau"), {Theme: "eau", Private: true}}}},
		},
	}
}

func names[T any](list []T, id func(T) string) []string {
	var all []string
	for _, x := range list {
		all = append(all, id(x))
	}
	return all
}

func TestPending(t *testing.T) {
	p := day().At(DayOf(2012, 6, 1)).Pending()
	for _, c := range []struct {
		what      string
		got, want []string
	}{
		{"sheets without figures; a planned one owes none", names(p.SheetsWithoutFigures, sheetID), []string{"cuves"}},
		{"objectives that nothing tells about; one to come owes nothing", names(p.ObjectivesWithoutFigures, func(o *Objective) string { return o.ID }), []string{"muet"}},
		{"results without indicator", names(p.ResultsWithoutIndicator, func(r SheetResult) string { return r.Result.Text }), []string{"Visiteurs"}},
		{"not checked for two years, to the day", names(p.Unchecked, sheetID), []string{"cuves"}},
		{"commitments, the first due before", names(p.Commitments, func(c Pledge) string { return c.Text }), []string{"en retard", "à venir", "sans date"}},
		{"needs that nobody answers", names(p.Unanswered, func(n CommuneNeed) string { return n.Need.ID }), []string{"lampe"}},
		{"members not met; a former one is not looked for", names(p.NotMet, func(c *Commune) string { return c.ID }), []string{"causse"}},
		{"planned and over; this month's is not", names(p.PastMeetings, meetingID), []string{"2012-03-01"}},
	} {
		if !slices.Equal(c.got, c.want) {
			t.Errorf("%s: %v, want %v", c.what, c.got, c.want)
		}
	}
	if !p.Named || !p.Commitments[0].Overdue || p.Commitments[1].Overdue {
		t.Errorf("named %v, overdue %v, %v", p.Named, p.Commitments[0].Overdue, p.Commitments[1].Overdue)
	}
}

// One meeting that only counts its communes, and nobody is pointed at.
func TestNobodyIsNamedWithoutEveryList(t *testing.T) {
	n := day()
	count := 2
	n.Meetings[0].Attendance = Attendance{Count: &count}
	if p := n.At(DayOf(2012, 6, 1)).Pending(); p.Named || p.NotMet != nil {
		t.Errorf("named: %v, %v", p.Named, p.NotMet)
	}
}

func TestPropose(t *testing.T) {
	p := day().At(DayOf(2012, 6, 1)).Propose()
	if len(p.Themes) != 1 || p.Themes[0].Theme.ID != "eau" || len(p.Themes[0].Needs) != 2 || p.Themes[0].Private != 1 {
		t.Fatalf("themes: %+v", p.Themes)
	}
	if got := names(p.Themes[0].Sheets, sheetID); !slices.Equal(got, []string{"arrosage", "cuves"}) {
		t.Errorf("sheets: %v, want the one that was not presented yet first", got)
	}
	if got := names(p.Hosts, func(c *Commune) string { return c.ID }); !slices.Equal(got, []string{"belval", "causse"}) {
		t.Errorf("hosts: %v", got)
	}
}

// Of sheets that were presented as often, and of themes that are asked for as much, those of
// practices with three cases come first.
func TestProposePrefersWhatIsProven(t *testing.T) {
	n := day()
	n.Meetings[0].Agenda = nil
	n.Sheets = append(n.Sheets, &Sheet{ID: "lampes", Communes: []string{"causse"}, Themes: []string{"energie"}, Status: InPlace, Period: Span{From: Date{Year: 2011}}})
	n.Diagnostics = n.Diagnostics[:1] // one need a theme
	adopt := func(sheet string, communes ...string) {
		for _, c := range communes {
			n.Adoptions = append(n.Adoptions, &Adoption{ID: c + "-" + sheet, Sheet: sheet, Commune: c, Started: Date{Year: 2012, Month: 1}})
		}
	}
	order := func() (themes, sheets []string) {
		for _, p := range n.At(DayOf(2012, 6, 1)).Propose().Themes {
			themes = append(themes, p.Theme.ID)
			sheets = append(sheets, names(p.Sheets, sheetID)...)
		}
		return themes, sheets
	}
	if themes, sheets := order(); !slices.Equal(themes, []string{"eau", "energie"}) || !slices.Equal(sheets, []string{"cuves", "arrosage", "lampes"}) {
		t.Errorf("nothing is proven: %v, %v", themes, sheets)
	}
	adopt("lampes", "aubrac", "belval")
	if themes, _ := order(); !slices.Equal(themes, []string{"energie", "eau"}) {
		t.Errorf("energie is proven: %v", themes)
	}
	adopt("arrosage", "belval", "causse")
	if themes, sheets := order(); !slices.Equal(themes, []string{"eau", "energie"}) || sheets[0] != "arrosage" {
		t.Errorf("both are proven: %v, %v", themes, sheets)
	}
}

func TestStrain(t *testing.T) {
	talk := func(minutes int) AgendaItem { return AgendaItem{Sheet: "s", Minutes: minutes} }
	pause := AgendaItem{Text: "Pause-café", Minutes: 15}
	five := 5
	for _, c := range []struct {
		name    string
		meeting Meeting
		want    Strain
	}{
		{"nothing is known", Meeting{Time: ClockSpan{-1, -1}}, Strain{}},
		{"two hours are bearable", Meeting{Time: ClockSpan{-1, -1}, Agenda: []AgendaItem{talk(60), talk(60), pause, talk(90)}}, Strain{}},
		{"more are not", Meeting{Time: ClockSpan{-1, -1}, Agenda: []AgendaItem{talk(60), talk(60), talk(5), pause}}, Strain{Stretch: 125}},
		{"it overruns", Meeting{Time: ClockSpan{540, 600}, Agenda: []AgendaItem{talk(45), pause, talk(45)}}, Strain{Overrun: 45}},
		{"half a day is four hours", Meeting{Time: ClockSpan{-1, -1}, Duration: "half-day", Agenda: []AgendaItem{talk(120), pause, talk(120)}}, Strain{Overrun: 15}},
		{"too many actions", Meeting{Time: ClockSpan{-1, -1}, Actions: &five}, Strain{Actions: 5}},
	} {
		n := &Network{Meetings: []*Meeting{&c.meeting}}
		if got := n.At(DayOf(2012, 1, 1)).StrainOf(&c.meeting); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
}

func TestNoVisitAtTheLastTwo(t *testing.T) {
	held := func(id string, year int16, visits ...SiteVisit) *Meeting {
		return &Meeting{ID: id, Date: Date{Year: year}, Status: Held, Kind: Exchange, Visits: visits}
	}
	next := &Meeting{ID: "next", Date: Date{Year: 2013}, Status: MeetingPlanned, Time: ClockSpan{-1, -1}}
	for _, c := range []struct {
		name string
		held []*Meeting
		want bool
	}{
		{"one meeting is not two", []*Meeting{held("a", 2010)}, false},
		{"two without", []*Meeting{held("a", 2010, SiteVisit{}), held("b", 2011), held("c", 2012)}, true},
		{"the last but one had one", []*Meeting{held("b", 2011, SiteVisit{}), held("c", 2012)}, false},
	} {
		n := &Network{Meetings: append(c.held, next)}
		if got := n.At(DayOf(2013, 1, 1)).StrainOf(next).NoVisit; got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

func TestYear(t *testing.T) {
	s := day().At(DayOf(2012, 6, 1))
	for _, c := range []struct {
		year              int
		meetings, actions int
		communes          []string
	}{
		{2010, 0, 0, nil},
		{2011, 1, 1, []string{"aubrac", "belval"}},
		{2012, 0, 1, []string{"aubrac"}}, // a planned meeting counts for nothing
	} {
		y := s.Year(c.year)
		if got := names(y.Communes, func(c *Commune) string { return c.ID }); len(y.Meetings) != c.meetings || len(y.Actions) != c.actions || !slices.Equal(got, c.communes) {
			t.Errorf("%d: %d meetings, %d actions, %v", c.year, len(y.Meetings), len(y.Actions), got)
		}
	}
	if got := s.Year(2011).Actions[0].Date; got != (Date{Year: 2011}) {
		t.Errorf("an action is dated %+v, more precisely than it is known", got)
	}
	if got := s.ActiveYears(); !slices.Equal(got, []int{2012, 2011}) {
		t.Errorf("active years: %v", got)
	}
}

// A letter is unanswered once it has had time to be, until the meeting is over.
func TestSilent(t *testing.T) {
	for _, c := range []struct {
		name   string
		on     Day
		answer []string
		want   []string
	}{
		{"two months before, letters may be on their way", DayOf(2012, 4, 1), nil, nil},
		{"as soon as one is answered, the others are not", DayOf(2012, 4, 1), []string{"belval"}, []string{"causse"}},
		{"a month before, none is", DayOf(2012, 5, 1), nil, []string{"belval", "causse"}},
		{"nobody is asked about a meeting that is over", DayOf(2012, 7, 1), nil, nil},
	} {
		n := day()
		m := n.Meetings[2]
		m.Host, m.Attendance.Communes = "aubrac", c.answer
		if got := names(n.At(c.on).Silent(m), func(c *Commune) string { return c.ID }); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v, and never who hosts", c.name, got, c.want)
		}
	}
}
