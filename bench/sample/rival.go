package sample

import (
	"encoding/json"
	"fmt"
	"strings"
)

// rival writes what Hugo and Eleventy both read as data: communes, themes,
// indicators, objectives, meetings.
func (n *Network) rival(w *writer, file string) {
	text, err := json.MarshalIndent(map[string]any{
		"communes": n.Communes, "themes": n.Themes, "indicators": n.Indicators, "objectives": n.Objectives, "meetings": n.Meetings,
	}, "", " ")
	if err != nil {
		w.err = err
	}
	w.file(file, string(text)+"\n")
}

// rivalFile is the file of a sheet. No photo lies beside it.
func rivalFile(s Sheet) string { return "---\n" + rivalSheet(s) + "---\n\n" + s.Body }

// rivalSheet is the front matter of a sheet as Hugo and Eleventy read it: the
// same facts, under plain keys.
func rivalSheet(s Sheet) string {
	var b strings.Builder
	fmt.Fprintf(&b, "title: %s\nsummary: %s\ncommunes: [%s]\nthemes: [%s]\nstatus: %s\ndate: %s\nperiod: {from: \"%s\", to: \"%s\"}\ngeneral: %s\n",
		quote(s.Title), quote(s.Summary), s.Commune, strings.Join(s.Themes, ", "), s.Status, s.Date, s.From, s.Until, quote(s.General))
	b.WriteString("planning:\n")
	for _, p := range s.Planning {
		fmt.Fprintf(&b, "  - {date: \"%s\", text: %s}\n", p.Date, quote(p.Text))
	}
	fmt.Fprintf(&b, "means:\n  people: [{who: Services techniques, hours: %d}]\n  cost: {amount: %d, kind: investment, note: %s}\n  technical: none\n", s.Hours, s.Cost, quote(s.CostNote))
	b.WriteString("results:")
	if len(s.Results) == 0 {
		b.WriteString(" []")
	}
	b.WriteByte('\n')
	for _, r := range s.Results {
		fmt.Fprintf(&b, "  - {indicator: %s, year: %d, value: %d, note: %s}\n", r.Indicator, r.Year, r.Value, quote(r.Note))
	}
	fmt.Fprintf(&b, "partners: %s\nconditions: %s\n", listOf(s.Partners), quote(s.Conditions))
	return b.String()
}
