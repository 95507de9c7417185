package site

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"strings"

	"essaim/internal/address"
	"essaim/internal/network"
	"essaim/internal/view"
)

const (
	compareScript = "essaim/compare.js"
	compareFolder = "essaim/compare"
	perComparison = 16 // sheets in a file, on average
)

// comparisons plans the page, and what it fetches of the sheets that are chosen:
// files by a hash of the sheets' ids.
func (p *planner) comparisons() {
	files := make([][]*network.Sheet, len(p.Sheets)/perComparison+1)
	for _, s := range p.Sheets {
		h := fnv.New32a()
		h.Write([]byte(s.ID))
		n := h.Sum32() % uint32(len(files))
		files[n] = append(files[n], s)
	}
	p.add(Output{URL: p.at.List(address.Compare), Layout: "compare.html", title: p.t("page.compare"), View: func() any { return p.comparePage(len(files)) }})
	for n, list := range files {
		p.add(Output{
			URL:   p.at.File(fmt.Sprint(compareFolder, "/", n, ".json")),
			Bytes: func() ([]byte, error) { return json.Marshal(p.comparedByID(list)) },
		})
	}
}

func (p *planner) comparePage(files int) any {
	v := view.ComparePage{
		Head:   p.head(titled{address.Compare, "", p.t("page.compare"), p.t("compare.description", p.typo(p.Network.Name))}, p.at.List(address.Compare)),
		Lead:   p.t("compare.lead"),
		Script: p.asset(compareScript),
		Data:   p.at.File(compareFolder) + "/",
		Files:  files,
		Labels: p.json(p.compareLabels()),
		Words: p.json(map[string]string{
			"failed": p.t("compare.failed"), "unknown": p.t("compare.unknown"), "untold": p.t("compare.untold"),
			"caption": p.t("compare.caption"), "remove": p.t("compare.remove"),
		}),
	}
	for _, t := range p.Network.Themes {
		if count := len(p.SheetsOfTheme(t.ID)); count > 1 {
			l := p.themeLink(t.ID)
			l.URL += "#_compare"
			l.Note = p.n("count.sheets", count)
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
func (p *planner) sideBySide(list []*network.Sheet) *view.SideBySide {
	if len(list) < 2 {
		return nil
	}
	c := &view.SideBySide{URL: p.at.List(address.Compare), Labels: p.compareLabels()}
	c.Sheets = make([]view.Compared, len(list))
	for i, s := range list {
		c.Sheets[i] = p.compared(s)
	}
	return c
}

func (p *planner) comparedByID(list []*network.Sheet) map[string]view.Compared {
	byID := make(map[string]view.Compared, len(list))
	for _, s := range list {
		byID[s.ID] = p.compared(s)
	}
	return byID
}

func (p *planner) compareLabels() []string {
	var labels []string
	for _, key := range []string{"carrier", "size", "status", "hours", "cost", "results", "conditions"} {
		labels = append(labels, p.t("compare."+key))
	}
	return labels
}

func (p *planner) compared(s *network.Sheet) view.Compared {
	m := p.MeansOf(s)
	var sizes, results []string
	for _, id := range s.Communes {
		sizes = append(sizes, p.shared().communes[id].carrier[0].Population)
	}
	for _, r := range s.Results {
		if r.Value != nil {
			results = append(results, p.t("card.result", p.resultLabel(r), p.resultValue(r)))
		}
	}
	return view.Compared{
		ID: s.ID, Title: p.typo(s.Title), URL: p.at.Item(address.Sheets, s.ID),
		Cells: []string{
			p.carrierNames(s), join(", ", sizes...), p.sheetStatus(s.Status).Words,
			p.hours(m), p.cost(m), strings.Join(results, " ; "), join(" ; ", p.typo(s.Conditions), p.population(s.Population)),
		},
	}
}
