package locale

// months are in the order of the year, January first.
var months = map[Lang][12]string{
	French: {"janvier", "février", "mars", "avril", "mai", "juin",
		"juillet", "août", "septembre", "octobre", "novembre", "décembre"},
	English: {"January", "February", "March", "April", "May", "June",
		"July", "August", "September", "October", "November", "December"},
}

// monthNamed holds the folded names of both languages, and the short ones that
// people write.
var monthNamed = map[string]int{
	"janvier": 1, "fevrier": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6,
	"juillet": 7, "aout": 8, "septembre": 9, "octobre": 10, "novembre": 11, "decembre": 12,
	"janv": 1, "fevr": 2, "avr": 4, "juil": 7, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6,
	"july": 7, "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9,
}

// MonthNamed is the month (1 to 12) that a folded name means in either
// language.
func MonthNamed(folded string) (int, bool) {
	m, ok := monthNamed[folded]
	return m, ok
}

// MonthName is the name of month 1 to 12, as it stands within a sentence.
func MonthName(lang Lang, month int) string { return months[lang][month-1] }
