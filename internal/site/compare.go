package site

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"

	"essaim/internal/address"
	"essaim/internal/network"
	"essaim/internal/plan"
	"essaim/internal/view"
	"essaim/internal/wording"
)

// comparePages set sheets side by side.
type comparePages struct{ *planner }

const (
	compareScript = "essaim/compare.js"
	compareFolder = "essaim/compare"
	perComparison = 16 // sheets in a file, on average
)

// plan plans the page, and what it fetches of the sheets that are chosen:
// files by a hash of the sheets' ids.
func (p comparePages) plan() {
	files := make([][]*network.Sheet, len(p.Sheets)/perComparison+1)
	for _, s := range p.Sheets {
		h := fnv.New32a()
		h.Write([]byte(s.ID))
		n := h.Sum32() % uint32(len(files))
		files[n] = append(files[n], s)
	}
	p.add(plan.Output{URL: p.At.List(address.Compare), Layout: "compare.html", Title: p.T("page.compare"), View: func() any { return p.page(len(files)) }})
	for n, list := range files {
		p.add(plan.Output{
			URL:   p.At.File(fmt.Sprint(compareFolder, "/", n, ".json")),
			Bytes: func() ([]byte, error) { return json.Marshal(p.comparedByID(list)) },
			Names: func() []string { return addressesOf(p.planner, list) },
		})
	}
}

func (p comparePages) page(files int) any {
	v := view.ComparePage{
		Head:   p.head(titled{address.Compare, "", p.T("page.compare"), p.T("compare.description", p.Typo(p.Network.Name))}, p.At.List(address.Compare)),
		Lead:   p.T("compare.lead"),
		Script: p.asset(compareScript),
		Data:   p.At.File(compareFolder) + "/",
		Files:  files,
		Labels: p.json(p.labels()),
		Words: p.json(map[string]string{
			"failed": p.T("compare.failed"), "unknown": p.T("compare.unknown"), "untold": p.T("compare.untold"), "most": p.T("compare.most"),
			"caption": p.T("compare.caption"), "remove": p.T("compare.remove"), "title": p.T("compare.title"), "alone": p.T("compare.alone"),
		}),
	}
	for _, t := range p.Network.Themes {
		if count := len(p.SheetsOfTheme(t.ID)); count > 1 {
			l := p.ThemeLink(t.ID)
			l.URL += "#_compare"
			l.Note = p.N("count.sheets", count)
			v.Themes = append(v.Themes, l)
		}
	}
	return v
}

// json writes texts, which cannot fail.
func (p *planner) json(texts any) string {
	b, err := json.Marshal(texts)
	if err != nil {
		return "null"
	}
	return string(b)
}

// sideBySide is nil for a list with nothing to compare.
func (p comparePages) sideBySide(list []*network.Sheet) *view.SideBySide {
	if len(list) < 2 {
		return nil
	}
	c := &view.SideBySide{Labels: p.labels()}
	c.Sheets = make([]view.Compared, len(list))
	for i, s := range list {
		c.Sheets[i] = p.compared(s)
	}
	return c
}

func (p comparePages) comparedByID(list []*network.Sheet) map[string]view.Compared {
	byID := make(map[string]view.Compared, len(list))
	for _, s := range list {
		byID[s.ID] = p.compared(s)
	}
	return byID
}

func (p comparePages) labels() []string {
	var labels []string
	for _, key := range []string{"carrier", "size", "status", "hours", "cost", "conditions"} {
		labels = append(labels, p.T("compare."+key))
	}
	if p.audiences() {
		labels = append(labels, p.T("compare.audience"))
	}
	return labels
}

// tellsAudience reports whether a sheet says for whom it is: without one, nothing
// is compared.
func (p *planner) tellsAudience() bool {
	return slices.ContainsFunc(p.Sheets, func(s *network.Sheet) bool { return len(s.Audience.Items) > 0 })
}

func (p comparePages) compared(s *network.Sheet) view.Compared {
	var sizes []string
	for _, c := range p.Carriers(s) {
		sizes = append(sizes, c.Population)
	}
	v := view.Compared{
		ID: s.ID, Title: wording.SaidBy(p.Words, s.Origin, s.Title), Lang: wording.LangOf(p.Words, s.Origin), URL: p.At.Item(address.Sheets, s.ID),
		Cells: []string{
			p.CarrierNames(s), wording.Join(", ", sizes...), p.sheetWords.Stands(s),
			p.means.DatedTime(s.Outlay()), p.means.DatedCost(s.Outlay()), p.reproducible(s),
		},
		Results: p.measuredBy(s),
	}
	if p.audiences() {
		v.Cells = append(v.Cells, p.pages.sheets.audience(s.Audience))
	}
	return v
}

// reproducible says on what conditions, and for communes of what size.
func (p comparePages) reproducible(s *network.Sheet) string {
	size := wording.Capital(p.pages.sheets.population(s.Population))
	if s.Conditions == "" {
		return size
	}
	return wording.Join(" ", wording.Sentence(p.Typo(s.Conditions)), wording.Sentence(size))
}

// measuredBy is what a sheet measured, with all its years, and what it saves.
func (p comparePages) measuredBy(s *network.Sheet) []view.MeasuredThing {
	var things []view.MeasuredThing
	for _, series := range p.result.Series(s.Results) {
		var values []string
		for _, r := range series {
			if r.Value != nil {
				values = append(values, p.result.Dated(r))
			}
		}
		if len(values) > 0 {
			things = append(things, view.MeasuredThing{Name: p.result.Label(series[0]), Values: strings.Join(values, p.T("practice.and"))})
		}
	}
	if gains := p.means.Gains(s); len(gains) > 0 {
		things = append(things, view.MeasuredThing{Name: p.T("means.gains"), Values: strings.Join(gains, p.T("practice.and"))})
	}
	return things
}
