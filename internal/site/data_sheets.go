package site

import (
	"essaim/internal/network"
)

type sheetRow struct {
	ID           string            `json:"id"`
	Title        string            `json:"title"`
	URL          string            `json:"url"`
	Summary      *string           `json:"summary"`
	Commune      []string          `json:"commune"` // ids, or ["network"]
	Theme        []string          `json:"theme"`
	Status       string            `json:"status"`
	Date         *string           `json:"date"`
	Period       *spanData         `json:"period"`
	Checked      *string           `json:"checked"`
	Exemplary    bool              `json:"exemplary"`
	Role         *string           `json:"contact_role"`
	Objectives   sheetObjectives   `json:"objectives"`
	Means        meansData         `json:"means"`
	Results      []resultData      `json:"results"`
	Planning     []stepData        `json:"planning"`
	Partners     *[]string         `json:"partners"`
	Reproducible *reproducibleData `json:"reproducible"`
	Images       []imageData       `json:"images"`
	Files        []linkData        `json:"files"`
	Links        []linkData        `json:"links"`
	Source       *linkData         `json:"source"`
}

type sheetObjectives struct {
	General *string      `json:"general"`
	Targets []targetData `json:"targets"`
}

type targetData struct {
	Objective *string  `json:"objective"`
	Indicator *string  `json:"indicator"`
	Text      *string  `json:"text"`
	Target    *float64 `json:"target"`
	Unit      *string  `json:"unit"`
	By        *string  `json:"by"`
	Value     *float64 `json:"value"`
	Status    *string  `json:"status"`
}

type meansData struct {
	None      bool           `json:"none"`
	People    *[]personData  `json:"people"`
	Cost      *[]costData    `json:"cost"`
	Funding   *[]fundingData `json:"funding"`
	Technical *[]string      `json:"technical"`
}

type personData struct {
	Who    *string  `json:"who"`
	Hours  *float64 `json:"hours"`
	Days   *float64 `json:"days"`
	Approx bool     `json:"approx"`
	Year   *int     `json:"year"`
	Note   *string  `json:"note"`
}

type costData struct {
	Amount float64 `json:"amount"`
	Approx bool    `json:"approx"`
	Kind   *string `json:"kind"`
	Year   *int    `json:"year"`
	Note   *string `json:"note"`
}

type fundingData struct {
	By     *string  `json:"by"`
	Amount *float64 `json:"amount"`
	Approx bool     `json:"approx"`
	Year   *int     `json:"year"`
	Note   *string  `json:"note"`
}

type resultData struct {
	ID        string   `json:"id"`
	Indicator *string  `json:"indicator"`
	Text      *string  `json:"text"`
	Year      *int     `json:"year"`
	Value     *float64 `json:"value"`
	Unit      *string  `json:"unit"`
	Approx    bool     `json:"approx"`
	OutOf     *float64 `json:"out_of"`
	Note      *string  `json:"note"`
}

type stepData struct {
	Date     *string `json:"date"`
	DateText *string `json:"date_text"`
	Text     string  `json:"text"`
}

type reproducibleData struct {
	Conditions     *string `json:"conditions"`
	PopulationFrom *int    `json:"population_from"`
	PopulationTo   *int    `json:"population_to"`
}

type imageData struct {
	URL    string  `json:"url"`
	Alt    *string `json:"alt"`
	Credit *string `json:"credit"`
}

type linkData struct {
	Name *string `json:"name"`
	URL  string  `json:"url"`
}

func (p *planner) sheetRow(s *network.Sheet) sheetRow {
	address := p.at.item(sheets, s.ID)
	r := sheetRow{
		ID: s.ID, Title: s.Title, URL: address, Summary: text(s.Summary),
		Commune: texts(s.Communes), Theme: texts(s.Themes), Status: string(s.Status),
		Date: iso(s.Date), Period: span(s.Period), Checked: iso(s.Checked), Exemplary: s.Exemplary,
		Role:       text(s.Contact.Role),
		Objectives: sheetObjectives{text(s.General), rows(p.Judge(s), targetRow)},
		Means:      meansRow(s.Means),
		Results:    rows(s.Results, p.resultRow),
		Planning:   rows(s.Planning, func(x network.Step) stepData { return stepData{iso(x.Date), p.partOfMonth(x.Date), x.Text} }),
		Partners:   answer(s.Partners, func(x string) string { return x }),
		Images: rows(s.Images, func(i network.Image) imageData {
			return imageData{address + escapePath(i.File), text(i.Alt), text(i.Credit)}
		}),
		Files: rows(s.Files, func(f network.File) linkData { return linkData{text(f.Name), address + escapePath(f.File)} }),
		Links: rows(s.Links, func(l network.Link) linkData { return linkData{text(l.Name), l.URL} }),
	}
	if s.Network {
		r.Commune = []string{"network"}
	}
	if s.Conditions != "" || s.Population != (network.Range{}) {
		r.Reproducible = &reproducibleData{text(s.Conditions), number(s.Population.From), number(s.Population.To)}
	}
	if s.Source != (network.Link{}) {
		r.Source = &linkData{text(s.Source.Name), s.Source.URL}
	}
	return r
}

func targetRow(j network.Judgement) targetData {
	t := j.Target
	r := targetData{
		Objective: text(t.Objective), Indicator: text(t.Indicator), Text: text(t.Text),
		By: iso(t.By), Value: j.Value, Status: text(string(j.Status)), Unit: text(j.Unit),
	}
	if j.Progress != nil {
		r.Status = text(string(j.Progress.Status))
	}
	if t.Indicator != "" {
		r.Target = &j.Goal
	}
	return r
}

func meansRow(m network.Means) meansData {
	return meansData{
		None: m.None,
		People: answer(m.People, func(x network.Person) personData {
			r := personData{Who: text(x.Who), Year: number(x.Year), Note: text(x.Note)}
			if x.Hours != nil {
				r.Hours, r.Approx = &x.Hours.Value, x.Hours.Approx
			}
			if x.Days != nil {
				r.Days, r.Approx = &x.Days.Value, r.Approx || x.Days.Approx
			}
			return r
		}),
		Cost: answer(m.Cost, func(x network.Cost) costData {
			return costData{x.Amount.Value, x.Amount.Approx, text(string(x.Kind)), number(x.Year), text(x.Note)}
		}),
		Funding: answer(m.Funding, func(x network.Funding) fundingData {
			r := fundingData{By: text(x.By), Year: number(x.Year), Note: text(x.Note)}
			if x.Amount != nil {
				r.Amount, r.Approx = &x.Amount.Value, x.Amount.Approx
			}
			return r
		}),
		Technical: answer(m.Technical, func(x string) string { return x }),
	}
}

func (p *planner) resultRow(x network.Result) resultData {
	r := resultData{
		ID: x.ID, Indicator: text(x.Indicator), Text: text(x.Text), Year: number(x.Year), OutOf: x.OutOf, Note: text(x.Note),
	}
	if x.Value != nil {
		r.Value, r.Approx, r.Unit = &x.Value.Value, x.Value.Approx, text(x.Value.Unit)
	}
	if i := p.Indicator(x.Indicator); i != nil && r.Unit == nil {
		r.Unit = text(i.Unit)
	}
	return r
}

type meetingRow struct {
	ID          string           `json:"id"`
	Title       string           `json:"title"`
	URL         string           `json:"url"`
	Summary     *string          `json:"summary"`
	Date        *string          `json:"date"`
	DateText    *string          `json:"date_text"`
	Kind        string           `json:"kind"`
	Status      string           `json:"status"`
	Duration    *string          `json:"duration"`
	Host        *string          `json:"host"`
	Place       *string          `json:"place"`
	Themes      []string         `json:"themes"`
	Agenda      []agendaData     `json:"agenda"`
	Actions     *int             `json:"actions"`
	Attendance  attendanceData   `json:"attendance"`
	Visits      []visitData      `json:"visits"`
	Commitments []commitmentData `json:"commitments"`
}

type agendaData struct {
	Sheet   *string `json:"sheet"`
	Text    *string `json:"text"`
	Minutes *int    `json:"minutes"`
	Speaker *string `json:"speaker"`
}

type attendanceData struct {
	People   *int     `json:"people"`
	Count    *int     `json:"count"` // of communes, bare or named
	Communes []string `json:"communes"`
	Elected  *int     `json:"elected"`
	Agents   *int     `json:"agents"`
	Excused  *int     `json:"excused"`
}

type visitData struct {
	Commune *string `json:"commune"`
	Text    *string `json:"text"`
}

type commitmentData struct {
	ID      string  `json:"id"`
	Commune *string `json:"commune"`
	Text    string  `json:"text"`
	Due     *string `json:"due"`
	Done    *string `json:"done"`
}

func (p *planner) meetingRow(m *network.Meeting) meetingRow {
	a := attendanceData{
		People: m.Attendance.People, Count: m.Attendance.Count, Communes: texts(m.Attendance.Communes),
		Elected: m.Attendance.Elected, Agents: m.Attendance.Agents, Excused: m.Attendance.Excused,
	}
	if a.Count == nil {
		a.Count = number(len(a.Communes))
	}
	return meetingRow{
		ID: m.ID, Title: m.Title, URL: p.at.item(meetings, m.ID), Summary: text(m.Summary),
		Date: iso(m.Date), DateText: p.partOfMonth(m.Date), Kind: string(m.Kind), Status: string(m.Status), Duration: text(m.Duration), Host: text(m.Host), Place: text(m.Place),
		Themes: texts(m.Themes),
		Agenda: rows(m.Agenda, func(x network.AgendaItem) agendaData {
			return agendaData{text(x.Sheet), text(x.Text), number(x.Minutes), text(x.Speaker)}
		}),
		Actions: m.Actions, Attendance: a,
		Visits: rows(m.Visits, func(x network.SiteVisit) visitData { return visitData{text(x.Commune), text(x.Text)} }),
		Commitments: rows(m.Commitments, func(x network.Commitment) commitmentData {
			return commitmentData{x.ID, text(x.Commune), x.Text, iso(x.Due), iso(x.Done)}
		}),
	}
}
