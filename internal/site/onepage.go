package site

import (
	"strings"

	"essaim/internal/view"
)

// A letter is one printed page, whatever the meeting's programme and the
// commune's needs. When they are long it is set smaller; when they are too long
// even so, it names the first of them and tells how many more there are.

// Widths in characters and lines of text that a page has room for, between the
// space that paragraphs want: in the usual size, and in the smaller one.
const (
	letterWidth = 85
	letterLines = 33
	denseWidth  = 100
	denseLines  = 51
)

// onePage fits a letter to its page. The address is where the whole programme is.
func (w *workroom) onePage(l view.Letter, href string) view.Letter {
	if fixedLines(l, letterWidth)+agendaLines(l.Agenda, letterWidth)+stringsLines(l.Reasons, letterWidth) <= letterLines {
		return l
	}
	l.Dense = true
	room := denseLines - fixedLines(l, denseWidth)
	reasons := min(stringsLines(l.Reasons, denseWidth), max(room/2, room-agendaLines(l.Agenda, denseWidth)))
	if kept := fitting(l.Agenda, room-reasons, func(a view.AgendaItem) int { return agendaItemLines(a, denseWidth) }); kept < len(l.Agenda) {
		more := w.n("letter.more-agenda", len(l.Agenda)-kept)
		if href != "" {
			more = w.n("letter.more-agenda-at", len(l.Agenda)-kept, href)
		}
		l.Agenda = append(l.Agenda[:kept:kept], view.AgendaItem{Item: view.Link{Name: more}})
	}
	if kept := fitting(l.Reasons, reasons, func(s string) int { return linesIn(denseWidth, s) }); kept < len(l.Reasons) {
		l.Reasons = append(l.Reasons[:kept:kept], w.n("letter.more-reasons", len(l.Reasons)-kept))
	}
	return l
}

// fitting is how many items of a list fit so many lines. When not all do, one
// line is kept for telling about the others.
func fitting[T any](list []T, room int, lines func(T) int) int {
	used, kept := 0, 0
	for i, x := range list {
		if used += lines(x); used > room {
			return kept
		}
		if used < room {
			kept = i + 1
		}
	}
	return len(list)
}

// fixedLines are those of all that a letter always says.
func fixedLines(l view.Letter, width int) int {
	lines := stringsLines([]string{l.Dated, l.Subject, l.Salutation, l.Why, l.Signature}, width)
	lines += stringsLines(l.Opening, width) + stringsLines(l.Closing, width)
	lines += addressLines(l.Sender, width) + addressLines(l.To, width/2)
	if l.Slip != nil {
		lines += stringsLines([]string{l.Slip.Title, l.Slip.To}, width) + stringsLines(l.Slip.Answers, width)
	}
	return lines
}

func stringsLines(texts []string, width int) int {
	lines := 0
	for _, t := range texts {
		if t != "" {
			lines += linesIn(width, t)
		}
	}
	return lines
}

func addressLines(text string, width int) int { return stringsLines(strings.Split(text, "\n"), width) }

func agendaLines(items []view.AgendaItem, width int) int {
	lines := 0
	for _, a := range items {
		lines += agendaItemLines(a, width)
	}
	return lines
}

// agendaItemLines leaves room for the clock.
func agendaItemLines(a view.AgendaItem, width int) int {
	return linesIn(width-12, a.Item.Name, a.Speaker, a.Minutes)
}
