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
	until string // one up to which it does, or that it is not over
	span  string // a period
}

// Between the words of a date.
const (
	gaps = "[ \\t\u00a0\u202f/,.'’–—-]"
	gap  = gaps + "+"
)

// Years: any, those that are likely, and leap ones.
const (
	anyYear    = `[0-9]{4}`
	likelyYear = `(19|2[01])[0-9]{2}`
	leapYear   = `([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)`
)

// newDates is the grammar with years of a form.
func newDates(year string) dates {
	var d dates
	filler := spellings("date.filler")
	maybe := "(" + filler + gap + ")*"
	d.day = either(isoDay(year), slashDay(year), gaps+"*"+maybe+wordDay(year, maybe)+"("+gap+filler+")*"+gaps+"*")
	part := spellings("part-of-month.1", "part-of-month.2", "part-of-month.3")
	month := monthsNamed(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)
	inWords := either(
		"("+part+gap+maybe+")?"+month+gap+maybe+year,
		partsOfYear()+gap+maybe+year, year+gap+maybe+partsOfYear(),
		twoYearParts()+gap+maybe+year+gap+`[0-9]{2}([0-9]{2})?`, year+gap+`[0-9]{2}([0-9]{2})?`+gap+twoYearParts(),
	)
	d.date = either(d.day,
		year+`(-(0[1-9]|1[0-2]))?`, `(0?[1-9]|1[0-2])/`+year,
		gaps+"*"+maybe+inWords+"("+gap+filler+")*"+gaps+"*",
		"("+filler+gap+")+"+year, year+"("+gap+filler+")+",
	)
	ongoing := spellings("span.ongoing")
	to, lead := spellings("span.to", "span.until"), func(names ...string) string { return spellings(names...) + space + "*" }
	link := either(space+"+"+to+space+"*", space+"*"+dashes+space+"*", space+"*/"+space+"*")
	// The first end may lack what the second says in words.
	first := either(`[0-9]{1,2}`+"("+spellings("ordinal")+")?("+space+"+"+month+")?", "("+part+gap+")?"+month)
	last := either(wordDay(year, maybe), "("+part+gap+maybe+")?"+month+gap+maybe+year)
	ends := func(link string) string { return either(d.date+link+d.date, first+link+last) }
	d.since = either(d.date, lead("span.since")+d.date, "("+lead("span.from", "span.since")+")?"+d.date+link+ongoing)
	d.until = either(d.date, ongoing)
	d.span = either(d.since, lead("span.until")+d.date,
		"("+lead("span.from", "span.since")+")?"+ends(link),
		lead("span.between")+ends(space+"+"+spellings("span.and")+space+"*"))
	return d
}

// Days by the length of their month.
const (
	upTo28 = `(0?[1-9]|1[0-9]|2[0-8])`
	from29 = `(29|30)`
)

// isoDay is 2011-11-25.
func isoDay(year string) string {
	return either(
		year+`-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])`, year+`-(0[13-9]|1[0-2])-`+from29,
		year+`-(0[13578]|1[02])-31`, leapYear+`-02-29`,
	)
}

// slashDay is 25/11/2011.
func slashDay(year string) string {
	return either(
		upTo28+`/(0?[1-9]|1[0-2])/`+year, from29+`/(0?[13-9]|1[0-2])/`+year,
		`31/(0?[13578]|1[02])/`+year, `29/0?2/`+leapYear,
	)
}

// wordDay is 25 novembre 2011, 1er août 2011, November 25, 2011.
func wordDay(year, maybe string) string {
	ordinal := "(" + spellings("ordinal") + ")?"
	both := func(day, month, year string) string {
		return either(day+ordinal+gap+maybe+month, month+gap+maybe+day+ordinal) + gap + maybe + year
	}
	return either(
		both(upTo28, monthsNamed(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12), year),
		both(from29, monthsNamed(1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12), year),
		both("31", monthsNamed(1, 3, 5, 7, 8, 10, 12), year),
		both("29", monthsNamed(2), leapYear),
	)
}

func monthsNamed(months ...int) string {
	var names []string
	for _, m := range months {
		names = append(names, "month."+strconv.Itoa(m))
	}
	return spellings(names...)
}

// partsOfYear are the names of seasons, thirds, quarters and halves.
func partsOfYear() string {
	names := allSpellings("part-of-month.1", "part-of-month.2", "part-of-month.3", "season.1", "season.2", "season.3", "season.4")
	for part, most := range map[string]int{"quarter": 4, "half": 2} {
		for n := 1; n <= most; n++ {
			names = append(names, numbered(part, n)...)
		}
	}
	return eachWord(names)
}

// twoYearParts are those that go over into the next year.
func twoYearParts() string { return eachWord(allSpellings("season.4", "school-year")) }

// numbered are the ways to say the nth of the parts of that name.
func numbered(name string, n int) []string {
	number, ordinals := strconv.Itoa(n), allSpellings("ordinal")
	var all []string
	for _, noun := range locale.Spellings(name) {
		all = append(all, number+" "+noun, noun+" "+number)
		for _, ordinal := range locale.Spellings("ordinal." + number) {
			all = append(all, ordinal+" "+noun)
		}
		for _, suffix := range ordinals {
			all = append(all, number+suffix+" "+noun)
		}
	}
	for _, letter := range locale.Spellings(name + ".short") {
		all = append(all, letter+number)
	}
	return all
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
