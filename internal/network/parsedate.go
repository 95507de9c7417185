package network

import (
	"errors"
	"slices"
	"strings"
	"unicode"

	"essaim/internal/locale"
)

var (
	// ErrNotDate is ParseDate's error for a text that is no form of a date.
	ErrNotDate = errors.New("not a date")
	// ErrNoSuchDay is its error for a date that no calendar has: 2011-02-30,
	// month 13.
	ErrNoSuchDay = errors.New("no calendar has that day")
)

// ParseDate reads a date of any precision, in any language, without case or
// accents:
//
//	2010  2011-07  2011-11-25             ISO
//	25/11/2011  01/2015                   day first, in every language
//	juillet 2011  July 2011
//	25 novembre 2011  1er août 2011  25 November 2011  November 25, 2011
//	début|mi|fin novembre 2011  early|mid|late November 2011  mi-novembre 2011
//	début|mi|fin 2011  early|mid|late 2011
//	été 2019  hiver 2018-2019  summer 2019
//	1er trimestre 2015  T1 2015  Q1 2015  2e semestre 2016  H2 2016
//	année scolaire 2016-2017  school year 2016-2017
//
// It returns ErrNotDate or ErrNoSuchDay.
func ParseDate(text string) (Date, error) {
	text = strings.TrimSpace(text)
	switch {
	case isISO(text):
		return parseISO(text)
	case strings.Contains(text, "/") && !strings.ContainsFunc(text, unicode.IsLetter):
		return parseSlashes(text)
	}
	return parseWords(text)
}

// isISO recognises the machine's form by its characters alone.
func isISO(text string) bool {
	for i := range len(text) {
		if text[i] != '-' && !isDigit(text[i]) {
			return false
		}
	}
	return true
}

func parseISO(text string) (Date, error) {
	year, rest, _ := strings.Cut(text, "-")
	month, day, _ := strings.Cut(rest, "-")
	switch len(text) {
	case len("2010"):
		return inYear(year)
	case len("2011-07"):
		return inMonth(year, digits(month, 2, 2))
	case len("2011-11-25"):
		return onDay(year, digits(month, 2, 2), digits(day, 2, 2))
	}
	return Date{}, ErrNotDate
}

func parseSlashes(text string) (Date, error) {
	switch parts := strings.Split(text, "/"); len(parts) {
	case 2: // 01/2015
		return inMonth(parts[1], digits(parts[0], 1, 2))
	case 3:
		return onDay(parts[2], digits(parts[1], 1, 2), digits(parts[0], 1, 2))
	}
	return Date{}, ErrNotDate
}

// parseWords reads what has words in it; "le", "de", "of" say nothing.
func parseWords(text string) (Date, error) {
	said := strings.FieldsFunc(locale.Fold(text), separates)
	words := slices.DeleteFunc(slices.Clone(said), locale.IsDateFiller)
	if date, err, is := partOfYear(words); is {
		return date, err
	}
	switch {
	case len(words) == 1 && len(said) > 1: // en 2011
		return inYear(words[0])
	case len(words) == 2: // juillet 2011
		return inMonth(words[1], month(words[0]))
	case len(words) != 3:
		return Date{}, ErrNotDate
	}
	if part, ok := locale.PartOfMonthNamed(words[0]); ok { // mi-novembre 2011
		date, err := inMonth(words[2], month(words[1]))
		if err == nil {
			date.Part = Part(part)
		}
		return date, err
	}
	if month(words[0]) > 0 { // november 25, 2011
		words[0], words[1] = words[1], words[0]
	}
	return onDay(words[2], month(words[1]), ordinal(words[0]))
}

// separates says what may stand between the words of a date; a short month
// name may end with a full stop.
func separates(r rune) bool { return strings.ContainsRune(" \t-–—/,.'", r) }

// inYear, inMonth and onDay check what was read, from the year inwards; a
// number below 0 is what could not be read as one.
func inYear(text string) (Date, error) {
	year := digits(text, 4, 4)
	switch {
	case year < 0:
		return Date{}, ErrNotDate
	case year == 0:
		return Date{}, ErrNoSuchDay
	}
	return Date{Year: int16(year)}, nil
}

func inMonth(year string, month int) (Date, error) {
	date, err := inYear(year)
	switch {
	case err != nil:
		return Date{}, err
	case month < 0:
		return Date{}, ErrNotDate
	case month < 1 || month > 12:
		return Date{}, ErrNoSuchDay
	}
	date.Month = int8(month)
	return date, nil
}

func onDay(year string, month, dom int) (Date, error) {
	if dom < 0 {
		return Date{}, ErrNotDate
	}
	date, err := inMonth(year, month)
	switch {
	case err != nil:
		return Date{}, err
	case dom < 1 || Day(dom) > date.Last()-date.First()+1:
		return Date{}, ErrNoSuchDay
	}
	date.Dom = int8(dom)
	return date, nil
}

// month is the number of the month that word names; -1 when it names none.
func month(word string) int {
	if m, ok := locale.MonthNamed(word); ok {
		return m
	}
	return -1
}

// ordinal reads a day of the month: 25, 1er, 1st, 22nd; -1 when it is none.
func ordinal(word string) int {
	return digits(locale.CutOrdinal(word), 1, 2)
}

// digits reads a number of least to most digits; -1 when text is not one.
func digits(text string, least, most int) int {
	if len(text) < least || len(text) > most {
		return -1
	}
	n := 0
	for i := range len(text) {
		if !isDigit(text[i]) {
			return -1
		}
		n = 10*n + int(text[i]-'0')
	}
	return n
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
