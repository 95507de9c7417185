package site

import (
	"essaim/internal/markdown"
	"essaim/internal/view"
	"essaim/internal/wording"
)

// What is too long for one slide goes on to the next: nothing is cut off on the
// wall or on paper.

// Widths, in characters, and lines of what a slide shows.
const (
	titleWidth = 45
	leadWidth  = 60
	leadLines  = 8
	wholeWidth = markdown.ScreenWidth
	halfWidth  = wholeWidth/2 + 5         // its letters are smaller
	listLines  = markdown.ScreenLines - 2 // there is air between items
)

// goOn gives the slides that one becomes when its parts are too long for it.
// The first keeps its photo, figures, facts and notes; the others bear its title again,
// marked as going on.
func (p slidePages) goOn(v view.Slide) []view.Slide {
	lead, title := leadWidth, titleWidth
	if v.Photo != nil { // which takes two fifths
		lead, title = lead*3/5, title*3/5
	}
	texts := wording.Leads(v.Lead, lead, max(leadLines-3, leadLines+1-wording.LinesIn(title, v.Title)))
	room := listLines
	if v.Lead != "" {
		room -= wording.LinesIn(lead, texts[len(texts)-1]) + 1
	}
	agenda := wording.Screens(v.Agenda, room-len(v.Facts), listLines, func(a view.AgendaItem) int { return wording.LinesIn(wholeWidth-15, a.Item.Name, a.Speaker, a.Minutes) })
	means := wording.Screens(v.Means, room, listLines, func(r view.MeansRow) int { return wording.LinesIn(wholeWidth, r.Name, r.Quantity, r.Note) })
	needs := wording.Screens(v.Needs, room, listLines, func(n view.Need) int { return wording.LinesIn(wholeWidth, n.Text, n.Commune.Name, n.Theme.Name) })
	targets := wording.Screens(v.Targets, room, listLines, func(t view.Target) int { return wording.LinesIn(halfWidth, t.Status.Words, t.Name, t.Sentence) })
	results := wording.Screens(v.Results, room, listLines, func(r view.Result) int { return wording.LinesIn(halfWidth, r.Label, r.Value, r.Year, r.Note) })

	last := len(texts) - 1
	list := make([]view.Slide, last+max(len(agenda), len(means), len(needs), len(targets), len(results)))
	for i := range list {
		s := view.Slide{Part: v.Part, Sheet: v.Sheet, Title: p.T("slides.continued", v.Title)}
		if i == 0 {
			s.Title, s.Photo, s.Facts, s.Figures, s.Notes = v.Title, v.Photo, v.Facts, v.Figures, v.Notes
		}
		if i <= last {
			s.Lead = texts[i]
		}
		s.Agenda, s.Means, s.Needs = nth(agenda, i-last), nth(means, i-last), nth(needs, i-last)
		s.Targets, s.Results = nth(targets, i-last), nth(results, i-last)
		list[i] = s
	}
	list[0].Text = v.Text
	list[len(list)-1].More = v.More
	return list
}

func nth[T any](groups [][]T, i int) []T {
	if i >= 0 && i < len(groups) {
		return groups[i]
	}
	return nil
}
