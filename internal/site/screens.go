package site

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"essaim/internal/markdown"
	"essaim/internal/view"
)

// What is too long for one slide goes on to the next: nothing is cut off on the
// wall or on paper.

// linesIn is about how many lines texts take, one after the other, where a line
// has that many characters.
func linesIn(width int, texts ...string) int {
	n := 0
	for _, t := range texts {
		n += utf8.RuneCountInString(t)
	}
	return max(1, (n+width-1)/width)
}

// screens cuts a list into what fits so many lines, the first of which may have
// less room; a list without anything is one screen all the same.
func screens[T any](list []T, first, room int, lines func(T) int) [][]T {
	var groups [][]T
	start, used := 0, room-first
	for i, x := range list {
		need := lines(x)
		if used+need > room && (i > start || start == 0 && first < room) {
			groups, start, used = append(groups, list[start:i]), i, 0
		}
		used += need
	}
	return append(groups, list[start:])
}

// Widths, in characters, and lines of what a slide shows.
const (
	titleWidth = 45
	leadWidth  = 60
	leadLines  = 8
	wholeWidth = markdown.ScreenWidth
	halfWidth  = wholeWidth/2 + 5         // its letters are smaller
	listLines  = markdown.ScreenLines - 2 // there is air between items
)

var sentenceEnd = regexp.MustCompile(`[.!?…]["”»)]* |\n+`)

// leads cuts a text into what fits so many lines of a width, between sentences; ""
// is one.
func leads(text string, width, room int) []string {
	var sentences []string
	start := 0
	for _, at := range sentenceEnd.FindAllStringIndex(text, -1) {
		sentences, start = append(sentences, text[start:at[1]]), at[1]
	}
	sentences = append(sentences, text[start:])
	var list []string
	for _, group := range screens(sentences, room, room, func(s string) int { return linesIn(width, s) }) {
		list = append(list, strings.TrimSpace(strings.Join(group, "")))
	}
	return list
}

// goOn gives the slides that one becomes when its parts are too long for it.
// The first keeps figures, facts and notes; the others bear its title again,
// told as going on.
func (p *planner) goOn(v view.Slide) []view.Slide {
	texts := leads(v.Lead, leadWidth, max(leadLines-3, leadLines+1-linesIn(titleWidth, v.Title)))
	room := listLines
	if v.Lead != "" {
		room -= linesIn(leadWidth, texts[len(texts)-1]) + 1
	}
	agenda := screens(v.Agenda, room-len(v.Facts), listLines, func(a view.AgendaItem) int { return linesIn(wholeWidth-15, a.Item.Name, a.Speaker, a.Minutes) })
	means := screens(v.Means, room, listLines, func(r view.MeansRow) int { return linesIn(wholeWidth, r.Name, r.Quantity, r.Note) })
	needs := screens(v.Needs, room, listLines, func(n view.Need) int { return linesIn(wholeWidth, n.Text, n.Commune.Name, n.Theme.Name) })
	targets := screens(v.Targets, room, listLines, func(t view.Target) int { return linesIn(halfWidth, t.Status.Words, t.Name, t.Sentence) })
	results := screens(v.Results, room, listLines, func(r view.Result) int { return linesIn(halfWidth, r.Label, r.Value, r.Year, r.Note) })

	last := len(texts) - 1
	list := make([]view.Slide, last+max(len(agenda), len(means), len(needs), len(targets), len(results)))
	for i := range list {
		s := view.Slide{Part: v.Part, Sheet: v.Sheet, Title: p.t("slides.continued", v.Title)}
		if i == 0 {
			s.Title, s.Facts, s.Figures, s.Notes = v.Title, v.Facts, v.Figures, v.Notes
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
