package site

import (
	"bytes"
	"encoding/json"

	"essaim/internal/network"
)

// data plans data/v1: the same in every language, the same keys as the front
// matter, text as written, absent values null. It is a promise: fields are
// added, never renamed or removed. E-mail addresses, phones and needs that are
// not public are left out.
func (p *planner) data() {
	p.table("network", func() any { return []networkRow{p.networkRow()} })
	p.table("communes", func() any { return rows(p.Network.Communes, p.communeRow) })
	p.table("themes", func() any { return rows(p.Network.Themes, p.themeRow) })
	p.table("indicators", func() any { return rows(p.Network.Indicators, indicatorRow) })
	p.table("objectives", func() any { return rows(p.Progress(), p.objectiveRow) })
	p.table("sheets", func() any { return rows(p.Sheets, p.sheetRow) })
	p.table("meetings", func() any { return rows(p.Meetings, p.meetingRow) })
}

// rows is never nil, so that an empty table is [].
func rows[T, R any](list []T, row func(T) R) []R {
	out := make([]R, 0, len(list))
	for _, x := range list {
		out = append(out, row(x))
	}
	return out
}

// table plans data/v1/NAME.json: {"as_of": …, "NAME": […]}.
func (p *planner) table(name string, rows func() any) {
	p.add(Output{URL: p.at.file("data/v1/" + name + ".json"), Bytes: func() ([]byte, error) {
		var b bytes.Buffer
		b.WriteString(`{"as_of": "` + p.AsOf.ISO() + `", "` + name + `": `)
		e := json.NewEncoder(&b)
		e.SetEscapeHTML(false)
		if err := e.Encode(rows()); err != nil {
			return nil, err
		}
		b.Truncate(b.Len() - 1) // the encoder's line end
		b.WriteString("}\n")
		return b.Bytes(), nil
	}})
}

// text is null when it is absent.
func text(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// number is null for a zero that stands for "not told".
func number[T int | float64](v T) *T {
	if v == 0 {
		return nil
	}
	return &v
}

// texts is never nil.
func texts(list []string) []string { return append([]string{}, list...) }

// iso is a date at its own precision; null when it is not told.
func iso(d network.Date) *string {
	if d.IsZero() {
		return nil
	}
	s := d.ISO()
	return &s
}

// partOfMonth is what an ISO date cannot say: "début novembre 2011".
func (p *planner) partOfMonth(d network.Date) *string {
	if d.Part == network.WholeMonth {
		return nil
	}
	return text(p.date(d))
}

type spanData struct {
	From *string `json:"from"`
	To   *string `json:"to"`
}

func span(s network.Span) *spanData {
	if s.IsZero() {
		return nil
	}
	return &spanData{iso(s.From), iso(s.To)}
}

// answer is null when nothing is told and [] for `none`.
func answer[T, R any](a network.Answer[T], row func(T) R) *[]R {
	if !a.Given {
		return nil
	}
	out := rows(a.Items, row)
	return &out
}

type networkRow struct {
	Name         string           `json:"name"`
	Description  *string          `json:"description"`
	Lang         string           `json:"lang"`
	TimeZone     string           `json:"time_zone"`
	BaseURL      *string          `json:"base_url"`
	Organisation organisationData `json:"organisation"`
	Programme    *spanData        `json:"programme"`
	Licence      string           `json:"licence"`
}

type organisationData struct {
	Name    *string `json:"name"`
	Address *string `json:"address"`
	Siren   *string `json:"siren"`
}

func (p *planner) networkRow() networkRow {
	n := p.Network
	return networkRow{
		Name: n.Name, Description: text(n.Description), Lang: string(n.Lang), TimeZone: n.TimeZone,
		BaseURL:      text(p.at.absolute(p.at.base)),
		Organisation: organisationData{text(n.Organisation.Name), text(n.Organisation.Address), text(n.Organisation.Siren)},
		Programme:    span(n.Programme), Licence: n.Licence,
	}
}

type communeRow struct {
	ID         string    `json:"id"`
	Name       string    `json:"name"`
	Code       string    `json:"code"`
	URL        string    `json:"url"`
	Population *int      `json:"population"`
	Lat        *float64  `json:"lat"`
	Lon        *float64  `json:"lon"`
	Website    *string   `json:"website"`
	Member     *spanData `json:"member"`
	Became     *string   `json:"became"`
}

func (p *planner) communeRow(c *network.Commune) communeRow {
	r := communeRow{
		ID: c.ID, Name: c.Name, Code: c.Code, URL: p.at.item(communes, c.ID), Population: number(c.Population),
		Website: text(c.Website), Member: span(c.Member), Became: text(c.Became),
	}
	if c.Located {
		r.Lat, r.Lon = &c.Lat, &c.Lon
	}
	return r
}

type themeRow struct {
	ID      string   `json:"id"`
	Name    string   `json:"name"`
	Summary *string  `json:"summary"`
	Aliases []string `json:"aliases"`
	URL     string   `json:"url"`
	Sheets  int      `json:"sheets"`
}

func (p *planner) themeRow(t *network.Theme) themeRow {
	return themeRow{t.ID, t.Name, text(t.Summary), texts(t.Aliases), p.at.item(themes, t.ID), len(p.SheetsOfTheme(t.ID))}
}

type indicatorRowData struct {
	ID    string  `json:"id"`
	Name  string  `json:"name"`
	Unit  *string `json:"unit"`
	Total string  `json:"total"`
}

func indicatorRow(i *network.Indicator) indicatorRowData {
	return indicatorRowData{i.ID, i.Name, text(i.Unit), string(i.Total)}
}

type objectiveRow struct {
	ID        string      `json:"id"`
	Name      string      `json:"name"`
	Measure   *string     `json:"measure"`
	Indicator *string     `json:"indicator"`
	Unit      *string     `json:"unit"`
	Direction string      `json:"direction"`
	Per       *string     `json:"per"`
	ForEach   *string     `json:"for_each"`
	Theme     *string     `json:"theme"`
	Note      *string     `json:"note"`
	URL       string      `json:"url"`
	Status    string      `json:"status"`
	Reached   int         `json:"reached"`
	Of        int         `json:"of"`
	Periods   []periodRow `json:"periods"`
}

type periodRow struct {
	From       string        `json:"from"`
	To         *string       `json:"to"`
	Commune    *string       `json:"commune"`
	Target     float64       `json:"target"`
	Value      *float64      `json:"value"`
	OutOf      *float64      `json:"out_of"`
	Expected   *float64      `json:"expected"`
	Approx     bool          `json:"approx"`
	Status     string        `json:"status"`
	Reason     *string       `json:"reason"`
	ReasonText *string       `json:"reason_text"`
	Evidence   []evidenceRow `json:"evidence"`
}

type evidenceRow struct {
	URL   string  `json:"url"`
	Title string  `json:"title"`
	Value float64 `json:"value"`
}

func (p *planner) objectiveRow(g network.Progress) objectiveRow {
	o := g.Objective
	r := objectiveRow{
		ID: o.ID, Name: o.Name, Measure: text(string(o.Measure)), Indicator: text(o.Indicator),
		Unit: text(dataUnit(g)), Direction: "up", Theme: text(o.Theme), Note: text(o.Note),
		URL: p.at.item(objectives, o.ID), Status: string(g.Status), Reached: g.Reached, Of: g.Of,
		Periods: rows(g.Rows, p.periodRow),
	}
	if o.Down {
		r.Direction = "down"
	}
	if o.PerYear {
		r.Per = text("year")
	}
	if o.ForEach {
		r.ForEach = text("commune")
	}
	return r
}

// dataUnit is what an objective's values count or measure: the same word in
// every language for what the network counts by itself.
func dataUnit(g network.Progress) string {
	switch g.Objective.Measure {
	case network.MeetingsHeld:
		return "meetings"
	case network.CommunesInvolved, network.CommunesPresent, network.CommunesSurveyed:
		return "communes"
	case network.ActionsDone:
		return "actions"
	case network.SheetsPublished:
		return "sheets"
	case network.NeedsMet:
		return "needs"
	}
	return g.Unit
}

func (p *planner) periodRow(row network.Row) periodRow {
	r := periodRow{
		From: row.From.ISO(), Commune: text(row.Commune), Target: row.Target, Value: row.Value, OutOf: row.OutOf,
		Expected: row.Expected, Approx: row.Approx, Status: string(row.Status), Reason: text(string(row.Reason)),
		Evidence: rows(row.Evidence, p.evidenceRow),
	}
	if row.To != 0 {
		r.To = text(row.To.ISO())
	}
	if row.Reason != "" {
		r.ReasonText = text(sentence(capital(p.t("reason." + string(row.Reason)))))
	}
	return r
}

func (p *planner) evidenceRow(e network.Evidence) evidenceRow {
	title, address := p.proof(e)
	return evidenceRow{address, title, e.Value}
}
