package pdf

import (
	"cmp"

	"essaim/internal/view"
)

// Report makes the PDF of a year's report: the same parts as its page, on two
// pages.
func (w *Writer) Report(v *view.ReportPaper, src Source) Made {
	return w.d.make(v.Imprint, src, func(f *flow) {
		r := &v.Report
		f.dense = true
		f.text(softStyle(), join(" · ", v.Network, v.Situation))
		f.glueLast()
		f.section(1, r.Title)
		f.text(f.bodyStyle(), r.Lead)
		if r.Tally != nil {
			f.text(f.bodyStyle(), f.words.T("report.tally", r.Tally.Of, r.Tally.Sentence))
		}
		f.figures(r.Figures)
		if len(r.Main) > 0 {
			f.section(2, f.words.T("look.report-results"))
			f.figures(r.Main)
		}
		reportFlow{f}.yearObjectives(r)
		if len(r.Meetings) == 0 && len(r.Actions) == 0 && len(r.Means) == 0 && len(r.Results) == 0 {
			f.text(f.bodyStyle(), f.words.T("look.report-none"))
		}
		reportFlow{f}.yearMeetings(r.Meetings, r.MoreMeetings)
		if r.Communes != "" {
			f.section(2, f.words.T("look.report-communes"))
			f.text(f.bodyStyle(), r.Communes)
		}
		reportFlow{f}.yearActions(r)
		reportFlow{f}.yearMeans(r)
		f.labelled(f.bodyStyle(), f.words.T("pdf.booklet-online"), v.Address, v.Address)
	})
}

func (f reportFlow) yearObjectives(r *view.ReportPage) {
	if len(r.Objectives) == 0 {
		return
	}
	f.section(2, f.words.T("look.objectives"))
	var t tableRows
	t.add([]cell{
		words(f.words.T("look.objective"), "Column", left), words(f.words.T("look.report-before", r.YearBefore), "Column", left), words(f.words.T("look.where"), "Column", left),
		words(f.words.T("look.status"), "Column", left),
	})
	for _, o := range r.Objectives {
		t.add([]cell{words(o.Name.Name, "Row", left), words(cmp.Or(o.Before, "—"), "", left), words(o.Sentence, "", left), words(o.Status.Words, "", left)})
	}
	f.table(t)
	f.text(softStyle(), r.MoreObjectives)
}

func (f reportFlow) yearMeetings(list []view.MeetingCard, more string) {
	if len(list) == 0 {
		return
	}
	f.section(2, f.words.T("look.report-meetings"))
	l := f.bulleted()
	for _, m := range list {
		f.linkItem(l, m.Title, m.URL, join(", ", m.Date, m.Place, m.Attendance))
	}
	f.space(f.bodyStyle().below)
	f.text(softStyle(), more)
}

func (f reportFlow) yearActions(r *view.ReportPage) {
	if len(r.Actions) == 0 {
		return
	}
	f.section(2, f.words.T("look.report-actions"))
	l := f.bulleted()
	for _, a := range r.Actions {
		f.linkItem(l, a.Name, a.URL, a.Note)
	}
	f.space(f.bodyStyle().below)
	f.text(softStyle(), r.More)
}

func (f reportFlow) yearMeans(r *view.ReportPage) {
	if len(r.Means) == 0 && len(r.Results) == 0 {
		return
	}
	f.section(2, f.words.T("look.report-means"))
	f.figures(r.Means)
	var lines []string
	for _, result := range r.Results {
		lines = append(lines, join(", ", result.Name+f.colon()+result.Value, result.How))
	}
	if len(lines) > 0 {
		f.bullets(lines)
	}
	f.text(softStyle(), r.MoreResults)
}
