package locale

import (
	"slices"
	"strconv"
	"strings"
	"sync"
)

// What people may write: keys, values that are one of a few, names of months.
// A name such as "key.adoption.from" or "value.truth.yes" stands for each; the
// last part of it is how it is written in the code, and in every language that
// does not spell it otherwise.

// Spelling is the usual spelling in the language.
func (l *Locale) Spelling(name string) string {
	for _, n := range general(name) {
		if list := l.spellings()[n]; list != "" {
			first, _, _ := strings.Cut(list, ", ")
			return first
		}
	}
	return name[strings.LastIndexByte(name, '.')+1:]
}

// Spelled lists all spellings in the language, the usual one first.
func (l *Locale) Spelled(name string) []string { return l.language.spelled(name) }

// Spellings lists all spellings in all languages, those of the first language
// first.
func Spellings(name string) []string {
	var all []string
	for _, l := range registry {
		all = append(all, l.spelled(name)...)
	}
	return all
}

func (l *language) spelled(name string) []string {
	var all []string
	for _, n := range general(name) {
		if list := l.spellings()[n]; list != "" {
			all = append(all, strings.Split(list, ", ")...)
		}
	}
	return all
}

// general is a name, and the one that it has wherever it stands:
// key.adoption.from, then key.from.
func general(name string) []string {
	first, last := strings.IndexByte(name, '.'), strings.LastIndexByte(name, '.')
	if first == last {
		return []string{name}
	}
	return []string{name, name[:first] + name[last:]}
}

// monthNamed holds the folded names of months of all languages.
var monthNamed = sync.OnceValue(func() map[string]int { return named("month.", 12) })

// MonthNamed is the month (1 to 12) that a folded name means in any language.
func MonthNamed(folded string) (int, bool) {
	m, ok := monthNamed()[folded]
	return m, ok
}

// partNamed holds those of the thirds of a month.
var partNamed = sync.OnceValue(func() map[string]int { return named("part-of-month.", 3) })

// PartOfMonthNamed is the third of a month (1 to 3) that a folded word means in
// any language: "début", "mid".
func PartOfMonthNamed(folded string) (int, bool) {
	p, ok := partNamed()[folded]
	return p, ok
}

func named(prefix string, most int) map[string]int {
	all := map[string]int{}
	for i := 1; i <= most; i++ {
		for _, name := range Spellings(prefix + strconv.Itoa(i)) {
			all[Fold(name)] = i
		}
	}
	return all
}

// ordinals may end the number of a day in any language, folded, the longest
// first: 2eme is not 2em and an e.
var ordinals = sync.OnceValue(func() []string {
	var all []string
	for _, suffix := range Spellings("ordinal") {
		all = append(all, Fold(suffix))
	}
	slices.SortStableFunc(all, func(a, b string) int { return len(b) - len(a) })
	return all
})

// CutOrdinal takes from a number of a day what makes it one: 1er, 22nd.
func CutOrdinal(folded string) string {
	i := slices.IndexFunc(ordinals(), func(suffix string) bool { return strings.HasSuffix(folded, suffix) })
	if i < 0 {
		return folded
	}
	return strings.TrimSuffix(folded, ordinals()[i])
}

// dateFillers say nothing in a date.
var dateFillers = sync.OnceValue(func() map[string]bool {
	all := map[string]bool{}
	for _, word := range Spellings("date.filler") {
		all[Fold(word)] = true
	}
	return all
})

// IsDateFiller reports whether a folded word says nothing in a date, in any
// language: "le", "of".
func IsDateFiller(folded string) bool { return dateFillers()[folded] }
