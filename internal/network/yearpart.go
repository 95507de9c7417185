package network

import (
	"slices"
	"strconv"
	"strings"
	"sync"

	"essaim/internal/locale"
)

// partOfYear reads the words of a date that is a part of a year, or a school
// year; is is false when they are of another kind.
func partOfYear(words []string) (date Date, err error, is bool) {
	part, years := cutPart(words)
	if part == Whole {
		return Date{}, nil, false
	}
	switch {
	case len(years) == 1 && part != SchoolYear:
	case len(years) == 2 && (part == Winter || part == SchoolYear) && follows(years[0], years[1]):
	default:
		return Date{}, ErrNotDate, true
	}
	if date, err = inYear(years[0]); err == nil {
		date.Part = part
	}
	return date, err, true
}

// cutPart finds the words that name a part of a year, before or after it, and
// gives what they leave.
func cutPart(words []string) (Part, []string) {
	for _, named := range partNames() {
		n := len(named.words)
		switch {
		case n >= len(words):
		case slices.Equal(words[:n], named.words):
			if rest := words[n:]; isYears(rest) {
				return named.part, rest
			}
		case slices.Equal(words[len(words)-n:], named.words):
			if rest := words[:len(words)-n]; isYears(rest) {
				return named.part, rest
			}
		}
	}
	return Whole, nil
}

func isYears(words []string) bool {
	return len(words) <= 2 && len(words) > 0 && digits(words[0], 4, 4) >= 0 && (len(words) == 1 || digits(words[1], 2, 4) >= 0)
}

// follows reports whether the second of two years is the next one; it may be
// shortened, where a school year or a winter leaves no doubt.
func follows(year, next string) bool {
	wanted := strconv.Itoa(digits(year, 4, 4) + 1)
	return next == wanted || len(next) == 2 && strings.HasSuffix(wanted, next)
}

// A partName is one way to name a part of a year.
type partName struct {
	words []string
	part  Part
}

// partNames are all of them, in all languages.
var partNames = sync.OnceValue(func() []partName {
	var names []partName
	add := func(part Part, texts ...string) {
		for _, text := range texts {
			names = append(names, partName{strings.FieldsFunc(locale.Fold(text), separates), part})
		}
	}
	for i := range 3 {
		add(Early+Part(i), locale.Spellings("part-of-month."+strconv.Itoa(i+1))...)
	}
	for i := range 4 {
		add(Spring+Part(i), locale.Spellings("season."+strconv.Itoa(i+1))...)
	}
	add(SchoolYear, locale.Spellings("school-year")...)
	for i := range 4 {
		add(Quarter1+Part(i), numbered("quarter", i+1)...)
	}
	for i := range 2 {
		add(Half1+Part(i), numbered("half", i+1)...)
	}
	return names
})

// numbered are the ways to say the nth of the parts of that name: 1er
// trimestre, trimestre 1, premier trimestre, T1.
func numbered(name string, n int) []string {
	var all []string
	number := strconv.Itoa(n)
	for _, noun := range locale.Spellings(name) {
		all = append(all, number+" "+noun, noun+" "+number)
		for _, ordinal := range locale.Spellings("ordinal." + number) {
			all = append(all, ordinal+" "+noun)
		}
		for _, suffix := range locale.Spellings("ordinal") {
			all = append(all, number+suffix+" "+noun)
		}
	}
	for _, letter := range locale.Spellings(name + ".short") {
		all = append(all, letter+number)
	}
	return all
}
