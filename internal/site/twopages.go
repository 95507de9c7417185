package site

import (
	"unicode/utf8"

	"essaim/internal/network"
	"essaim/internal/view"
	"essaim/internal/wording"
)

// A year's report has two printed pages, however large the network: each of its
// parts has so many lines, actions have what the others leave, and what there is
// no room for is counted. Lines are those of half a page's width, in which
// actions and results stand in two columns.
const (
	halfPage        = 48 // characters
	wholePage       = 2 * halfPage
	reportLines     = 126
	meetingsLines   = 24
	communesChars   = 6 * wholePage
	resultsLines    = 24
	objectivesLines = 84
	actionsLines    = 20 // at least
)

// onTwoPages keeps of each part what there is room for, and gives the names of
// the communes.
func (p reportPages) onTwoPages(v *view.ReportPage, y network.Year) string {
	left := reportLines
	v.Meetings, v.MoreMeetings = keep(p.planner, v.Meetings, meetingsLines, &left, "report.more-meetings", func(m view.MeetingCard) int {
		return 2 * (wording.LinesIn(wholePage, m.Title) + wording.LinesIn(wholePage, m.Date, m.Place, m.Attendance))
	})
	v.Results, v.MoreResults = keep(p.planner, v.Results, resultsLines, &left, "report.more-results", func(r view.RolledUp) int {
		return wording.LinesIn(halfPage, r.Name, r.Value, r.How)
	})
	v.Objectives, v.MoreObjectives = keep(p.planner, v.Objectives, objectivesLines, &left, "report.more-objectives", func(o view.YearObjective) int {
		return 1 + 2*max(wording.LinesIn(2*wholePage/5, o.Name.Name), wording.LinesIn(wholePage/5, o.Before), wording.LinesIn(wholePage/4, o.Sentence))
	})

	names := p.NamesOf(y.Communes)
	kept := wording.Fitting(names, communesChars, func(name string) int { return utf8.RuneCountInString(name) + 2 })
	if more := max(len(names), y.Active) - kept; kept > 0 && more > 0 {
		names = append(names[:kept:kept], p.N("report.more-communes", more))
	}
	listed := p.Locale.List(names)
	left -= 2 * wording.LinesIn(wholePage, listed)

	v.Actions, v.More = keep(p.planner, v.Actions, max(left, actionsLines), &left, "report.more-actions", func(a view.Link) int {
		return wording.LinesIn(halfPage, a.Name) + wording.LinesIn(halfPage, a.Note)
	})
	return listed
}

// keep is what fits of a list, and how many more there are; left loses the
// lines of both.
func keep[T any](p *planner, list []T, room int, left *int, key string, lines func(T) int) ([]T, string) {
	kept := wording.Fitting(list, room, lines)
	for _, x := range list[:kept] {
		*left -= lines(x)
	}
	if kept < len(list) {
		*left -= 2
	}
	return list[:kept], p.Some(key, len(list)-kept)
}
