package workroom

import (
	"strings"

	"essaim/internal/view"
	"essaim/internal/wording"
)

// Widths in characters and lines of text that a page has room for, between the
// space that paragraphs want: in the usual size, and in the smaller one.
const (
	letterWidth = 85
	letterLines = 33
	denseWidth  = 100
	denseLines  = 51
)

// onePage fits a letter to its page. The address is where the whole programme is.
func (w letters) onePage(l view.Letter, href string) view.Letter {
	if fixedLines(l, letterWidth)+wording.AgendaLines(l.Agenda, letterWidth)+stringsLines(l.Reasons, letterWidth) <= letterLines {
		return l
	}
	l.Dense = true
	room := denseLines - fixedLines(l, denseWidth)
	reasons := min(stringsLines(l.Reasons, denseWidth), max(room/2, room-wording.AgendaLines(l.Agenda, denseWidth)))
	if kept := wording.Fitting(l.Agenda, room-reasons, func(a view.AgendaItem) int { return wording.AgendaItemLines(a, denseWidth) }); kept < len(l.Agenda) {
		more := w.N("letter.more-agenda", len(l.Agenda)-kept)
		if href != "" {
			more = w.N("letter.more-agenda-at", len(l.Agenda)-kept, href)
		}
		l.Agenda = append(l.Agenda[:kept:kept], view.AgendaItem{Item: view.Link{Name: more}})
	}
	if kept := wording.Fitting(l.Reasons, reasons, func(s string) int { return wording.LinesIn(denseWidth, s) }); kept < len(l.Reasons) {
		l.Reasons = append(l.Reasons[:kept:kept], w.N("letter.more-reasons", len(l.Reasons)-kept))
	}
	return l
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
			lines += wording.LinesIn(width, t)
		}
	}
	return lines
}

func addressLines(text string, width int) int { return stringsLines(strings.Split(text, "\n"), width) }
