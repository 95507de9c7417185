package pdf

import (
	"cmp"

	"essaim/internal/view"
)

// adoptions say what others made of the practice.
func (f sheetFlow) adoptions(s *view.SheetPage) {
	if len(s.Adoptions) == 0 {
		return
	}
	title := s.Adopters
	if title == "" {
		title = f.words.T("look.adoptions")
	}
	f.section(2, title)
	for i := range s.Adoptions {
		f.adoption(&s.Adoptions[i])
	}
}

// adoption is one commune's. The numbers of its text's notes begin again.
func (f sheetFlow) adoption(a *view.Adoption) {
	f.section(3, a.Commune.Name)
	from := ""
	if a.From.Name != "" {
		from = f.words.T("look.learnt-from") + " " + a.From.Name
	}
	f.text(softStyle(), join(" · ", a.State.Words, a.Date, from))
	f.text(bodyStyle(), a.Adaptation)
	var results []string
	for _, r := range a.Results {
		results = append(results, join(", ", join(f.colon(), r.Label, r.Value), r.Year, r.Note))
	}
	if len(results) > 0 {
		f.bullets(results)
	}
	f.took(&a.Means)
	notes := f.notes
	f.notes = nil
	f.sections(4, f.body(a.Text))
	f.notes = notes
}

// took is what it took to take the practice up, in a line as on the page.
func (f sheetFlow) took(m *view.Means) {
	if m.None {
		f.text(bodyStyle(), f.words.T("look.no-means"))
	}
	var rows []string
	for _, r := range m.Rows {
		row := join(" ", r.Name, r.Quantity)
		if r.Note != "" {
			row = f.words.T("dated", row, r.Note)
		}
		rows = append(rows, row)
	}
	f.text(softStyle(), join(" · ", rows...))
	for _, n := range m.Notes {
		f.text(softStyle(), n)
	}
}

// compared sets the results of those who adopted it beside the sheet's own.
func (f sheetFlow) compared(c *view.Comparison) {
	if c == nil {
		return
	}
	f.section(3, f.words.T("look.compared"))
	var t tableRows
	heads := []cell{words(f.words.T("look.indicator"), "Column", left)}
	for _, h := range c.Heads {
		heads = append(heads, words(h, "Column", left))
	}
	t.add(heads)
	for _, r := range c.Rows {
		row := []cell{words(r.Name, "Row", left)}
		for _, value := range r.Cells {
			row = append(row, words(cmp.Or(value, "—"), "", left))
		}
		t.add(row)
	}
	f.table(t)
}
