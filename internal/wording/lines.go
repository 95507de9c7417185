package wording

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"essaim/internal/view"
)

// Fitting is how many items of a list fit so many lines. When not all do, one
// line is kept for the count of the others.
func Fitting[T any](list []T, room int, lines func(T) int) int {
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

// AgendaLines is about how many lines of so many characters a programme takes.
func AgendaLines(items []view.AgendaItem, width int) int {
	lines := 0
	for _, a := range items {
		lines += AgendaItemLines(a, width)
	}
	return lines
}

// AgendaItemLines leaves room for the clock.
func AgendaItemLines(a view.AgendaItem, width int) int {
	return LinesIn(width-12, a.Item.Name, a.Speaker, a.Minutes)
}

// LinesIn is about how many lines texts take, one after the other, where a line
// has that many characters.
func LinesIn(width int, texts ...string) int {
	n := 0
	for _, t := range texts {
		n += utf8.RuneCountInString(t)
	}
	return max(1, (n+width-1)/width)
}

// Screens cuts a list into what fits so many lines, the first of which may have
// less room; a list without anything is one screen all the same.
func Screens[T any](list []T, first, room int, lines func(T) int) [][]T {
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

var sentenceEnd = regexp.MustCompile(`[.!?…]["”»)]* |\n+`)

// Leads cuts a text into what fits so many lines of a width, between sentences; ""
// is one.
func Leads(text string, width, room int) []string {
	var sentences []string
	start := 0
	for _, at := range sentenceEnd.FindAllStringIndex(text, -1) {
		sentences, start = append(sentences, text[start:at[1]]), at[1]
	}
	sentences = append(sentences, text[start:])
	var list []string
	for _, group := range Screens(sentences, room, room, func(s string) int { return LinesIn(width, s) }) {
		list = append(list, strings.TrimSpace(strings.Join(group, "")))
	}
	return list
}
