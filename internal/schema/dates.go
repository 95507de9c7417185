package schema

import (
	"strconv"
	"strings"

	"essaim/internal/locale"
)

// The grammar of dates and periods, as internal/network reads them.
type dates struct {
	date  string // of any precision
	day   string // to the day
	since string // a date from which something goes on
	span  string // a period
}

// Between the words of a date.
const (
	gaps = "[ \\t\u00a0\u202f/,.'’–—-]"
	gap  = gaps + "+"
)

// Years: any, those that are likely, and those without a 29 February.
const (
	anyYear    = `[0-9]{4}`
	likelyYear = `(19|2[01])[0-9]{2}`
	commonYear = `([0-9]{2}([02468][1235679]|[13579][013457-9])|([02468][1235679]|[13579][013457-9])00)`
)

// newDates is the grammar with years of a form. Days that no calendar has are left to
// noDay.
func newDates(year string) dates {
	var d dates
	filler := spellings("date.filler")
	maybe := "(" + filler + gap + ")*"
	dom := anyDay + "(" + spellings("ordinal") + ")?"
	part := spellings("part-of-month.1", "part-of-month.2", "part-of-month.3")
	month := monthsNamed(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)
	inWords := func(day string) string { // of a day, or less precise
		return gaps + "*" + maybe + day + "(" + gap + filler + ")*" + gaps + "*"
	}
	monthOrDay := "(" + either(part, dom) + gap + maybe + ")?" + month + gap + maybe + "(" + dom + gap + maybe + ")?" + year
	d.day = either(year+"-"+anyMonth+"-"+twoDigitDay, anyDay+"/"+shortMonth+"/"+year,
		inWords(either(dom+gap+maybe+month, month+gap+maybe+dom)+gap+maybe+year))
	d.date = either(
		year+"(-"+anyMonth+"(-"+twoDigitDay+")?)?", "("+anyDay+"/)?"+shortMonth+"/"+year,
		inWords(either(monthOrDay, partOfYear(year, maybe))),
		"("+filler+gap+")+"+year, year+"("+gap+filler+")+",
	)
	ongoing := spellings("span.ongoing")
	lead := func(names ...string) string { return spellings(names...) + space + "*" }
	link := either(space+"+"+spellings("span.to", "span.until")+space+"*", space+"*"+dashes+space+"*", space+"*/"+space+"*")
	// The first end may lack what the second says in words.
	first, last := either(dom+"("+space+"+"+month+")?", "("+part+gap+")?"+month), inWords(monthOrDay)
	start := lead("span.from", "span.since", "span.until", "span.between")
	d.since = either("("+lead("span.since")+")?"+d.date, "("+lead("span.from", "span.since")+")?"+d.date+link+ongoing)
	d.span = "(" + start + ")?" + either(d.date+"("+either(link, space+"+"+spellings("span.and")+space+"*")+either(d.date, ongoing)+")?", first+either(link, space+"+"+spellings("span.and")+space+"*")+last)
	return d
}

// Days and months in digits.
const (
	anyDay      = `(0?[1-9]|[12][0-9]|3[01])`
	twoDigitDay = `(0[1-9]|[12][0-9]|3[01])`
	shortMonth  = `(0?[1-9]|1[0-2])`
	anyMonth    = `(0[1-9]|1[0-2])`
)

// noDay is a day that no calendar has, in a date or a period.
func noDay() object {
	ordinal, maybe := "("+spellings("ordinal")+")?", "("+spellings("date.filler")+gap+")*"
	said := func(day, month string) string {
		return either("(^|[^0-9])"+day+ordinal+gap+maybe+month, month+gap+maybe+day+ordinal)
	}
	february := monthsNamed(2)
	return object{"type": "string", "pattern": either(
		`-02-3[01]`, `-(0[469]|11)-31`, commonYear+`-02-29`,
		`(^|[^0-9])3[01]/0?2/`, `(^|[^0-9])31/(0?[469]|11)/`, `(^|[^0-9])29/0?2/`+commonYear,
		said("3[01]", february), said("31", monthsNamed(4, 6, 9, 11)), said("29", february)+gap+maybe+commonYear,
	)}
}

// partOfYear is été 2019, T1 2015, 2016 first half, hiver 2018-2019, année scolaire
// 2016-2017.
func partOfYear(year, maybe string) string {
	thirds := allSpellings("part-of-month.1", "part-of-month.2", "part-of-month.3", "season.1", "season.2", "season.3", "season.4")
	name := either(eachWord(thirds), numbered("quarter", 4), numbered("half", 2))
	over := eachWord(allSpellings("season.4", "school-year"))
	next := gap + "[0-9]{2}([0-9]{2})?"
	return either(name+gap+maybe+year, year+gap+maybe+name, over+gap+maybe+year+next, year+next+gap+over)
}

// numbered is one of so many parts of a year: 1er trimestre, trimestre 1, first
// quarter, T1.
func numbered(name string, most int) string {
	noun, digit := eachWord(locale.Spellings(name)), "[1-"+strconv.Itoa(most)+"]"
	var ordinals []string
	for n := range most {
		ordinals = append(ordinals, "ordinal."+strconv.Itoa(n+1))
	}
	return either(either(digit+"("+spellings("ordinal")+")?", eachWord(allSpellings(ordinals...)))+gap+noun, noun+gap+digit, spellings(name+".short")+digit)
}

func monthsNamed(months ...int) string {
	var names []string
	for _, m := range months {
		names = append(names, "month."+strconv.Itoa(m))
	}
	return spellings(names...)
}

// eachWord is one of several phrases, whose words a date separates in its own ways.
func eachWord(phrases []string) string {
	return strings.ReplaceAll(eitherOf(phrases), space+"+", gap)
}

// clock is a time of day, or from one to another.
func clock() string {
	minutes := space + "*[0-5]" + space + "*[0-9]"
	time := either(`([01]?[0-9]|2[0-3])`+space+"*(:"+minutes+"|[hH]("+minutes+space+"*("+loosely("min")+")?)?)", "24"+space+"*(:00|[hH](00)?)")
	return "(" + spellings("clock.from") + space + "+)?" + time + "(" + either(space+"*[-–—]"+space+"*", space+"+"+spellings("clock.to")+space+"+") + time + ")?"
}
