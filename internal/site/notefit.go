package site

import (
	"essaim/internal/view"
	"essaim/internal/wording"
)

// A note is one page, on paper as well. What it has room for, in lines and in characters of
// a line, is what the PDF and the print of the page have with the smallest letters that
// councils still read; tests print a note that is as full as can be.
const (
	noteWidth        = 88
	noteTitleWidth   = 50
	noteTitleLines   = 2
	noteSummaryLines = 3
	noteNameWidth    = 60
	noteItemLines    = 3 // of one case
	noteLinkLines    = 2 // of any other item
	noteRoom         = 29
)

// notePart is a part of a note: how many lines it needs, and has at least.
type notePart struct{ need, least int }

// fit puts on the note what it has room for.
func (n noted) fit(v *view.NotePage) {
	did, got, ranges, watch, ask, sources := n.did(), n.got(), n.ranges(), n.watch(), n.ask(), n.sources()
	shortened(did, noteItemLines)
	for _, list := range [][]view.Link{watch, ask, sources} {
		shortened(list, noteLinkLines)
	}
	rangeLines := func(r sizedRange) int { return wording.WrappedLines(noteWidth, r.text) }
	rooms := noteRooms([]notePart{
		{linesOf(did, linkLines), 8}, {linesOf(got, lineLines), 5}, {linesOf(ranges, rangeLines), 6}, {linesOf(watch, linkLines), 3}, {linesOf(ask, linkLines), 5}, {linesOf(sources, linkLines), 3},
	})
	page := n.practiceURL(n.of.ID)
	v.Did.Items, v.Did.More = fitting(n, did, rooms[0], linkLines, page+"#_cases")
	v.Got.Items, v.Got.More = fitting(n, got, rooms[1], lineLines, page)
	kept, more := fitting(n, ranges, rooms[2], rangeLines, page)
	for _, r := range kept {
		v.Ours.Items = append(v.Ours.Items, r.text)
	}
	v.Ours.More, v.Sizes = more, bySize(kept)
	v.Watch.Items, v.Watch.More = fitting(n, watch, rooms[3], linkLines, page)
	v.Ask.Items, v.Ask.More = fitting(n, ask, rooms[4], linkLines, page+"#_cases")
	if others := len(ask) - len(v.Ask.Items); others > 0 { // numbers are on the sheets
		v.Ask.More.Name = n.N("note.more-calls", others)
	}
	v.Sources.Items, v.Sources.More = fitting(n, sources, rooms[5], linkLines, page+"#_cases")
}

// noteRooms give each part its least, and what the others leave to those that need more,
// the first of them first.
func noteRooms(parts []notePart) []int {
	rooms, left := make([]int, len(parts)), noteRoom
	for i, p := range parts {
		rooms[i] = min(p.need, p.least)
		left -= rooms[i]
	}
	for i, p := range parts {
		more := min(left, p.need-rooms[i])
		rooms[i], left = rooms[i]+more, left-more
	}
	return rooms
}

// fitting keeps what takes at most so many lines, and says how many others there are, and
// where.
func fitting[T any](n noted, list []T, room int, lines func(T) int, where string) ([]T, view.Link) {
	kept := wording.Fitting(list, room, lines)
	if kept == len(list) {
		return list, view.Link{}
	}
	return list[:kept:kept], view.Link{Name: n.N("note.more", len(list)-kept), URL: where}
}

func linesOf[T any](list []T, lines func(T) int) int {
	all := 0
	for _, x := range list {
		all += lines(x)
	}
	return all
}

func lineLines(text string) int { return wording.WrappedLines(noteWidth, text) }

func linkLines(l view.Link) int { return wording.WrappedLines(noteWidth, l.Name+" ("+l.Note+")") }

// shortened keeps each item to so many lines: a name has one less than all.
func shortened(list []view.Link, lines int) {
	for i := range list {
		l := &list[i]
		l.Name = wording.Shortened(l.Name, noteWidth, lines-1)
		l.Note = wording.Shortened(l.Note, noteWidth, max(1, lines-wording.WrappedLines(noteWidth, l.Name)))
		for linkLines(*l) > lines && l.Note != "" { // the note begins in the middle of a line
			l.Note = wording.Shortened(l.Note, noteWidth*2/3, max(1, lines-wording.WrappedLines(noteWidth, l.Name)))
			if linkLines(*l) > lines {
				l.Note = ""
			}
		}
	}
}
