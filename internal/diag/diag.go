// Package diag is a problem as a value: what is wrong (a stable code and its
// arguments), how bad it is and where it stands. The packages that find problems
// only build values; the sentences live in locale's files, one folder a language,
// and the printers (text, JSON) are here, so that every message is worded and
// laid out in one place.
//
// This package never decides that something is wrong.
package diag

import (
	"cmp"
	"fmt"
	"slices"
)

// Severity says whether a problem stops the build.
type Severity int

const (
	// Warning leaves every figure, address and reference true.
	Warning Severity = iota
	// Error falsifies a figure, an address or a reference: nothing is published.
	Error
)

// String is the word used in check's JSON: "error" or "warning".
func (s Severity) String() string {
	if s == Error {
		return "error"
	}
	return "warning"
}

// Pos is a place in a content file: File is slash-separated and relative to
// the site's folder ("content/sheets/x.md"), Line and Column count from 1 in
// the file as stored, Column in characters. The zero Pos is "nowhere".
type Pos struct {
	File         string
	Line, Column int
}

// Whole is the position of a problem that concerns a file as a whole.
func Whole(file string) Pos { return Pos{File: file, Line: 1, Column: 1} }

// Code names a kind of problem for ever: "unknown-key", "bad-date"… Each code
// has a sentence in every language.
type Code string

// Args are the values that a code's sentence quotes, by name: what each language
// says its own way (words.go) or what fmt.Sprint prints. An empty one drops the
// optional part of the sentence that names it (see expand).
type Args map[string]any

// String orders arguments by their names; it is for comparing and for tests.
func (a Args) String() string { return fmt.Sprint(map[string]any(a)) }

// Problem is one thing that its author should know.
type Problem struct {
	Severity Severity
	Code     Code
	Pos
	Args Args

	// Cause is the machine's error that kept a file from being read, nil for a problem
	// of what is written. A run that can fail fails with it.
	Cause error `json:"-"`
}

// Sort orders problems by file, place, severity (errors first) and code, and
// drops exact repeats, so that a run's output never depends on reading order.
func Sort(problems []Problem) []Problem {
	slices.SortStableFunc(problems, compare)
	return slices.CompactFunc(problems, Same)
}

// Same reports whether two problems say the same of the same place.
func Same(a, b Problem) bool { return compare(a, b) == 0 }

func compare(a, b Problem) int {
	return cmp.Or(
		cmp.Compare(a.File, b.File),
		cmp.Compare(a.Line, b.Line),
		cmp.Compare(a.Column, b.Column),
		cmp.Compare(b.Severity, a.Severity),
		cmp.Compare(a.Code, b.Code),
		cmp.Compare(a.Args.String(), b.Args.String()),
	)
}

// Count says how many errors and warnings there are.
func Count(problems []Problem) (errors, warnings int) {
	for _, p := range problems {
		if p.Severity == Error {
			errors++
		} else {
			warnings++
		}
	}
	return errors, warnings
}
