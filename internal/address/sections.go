package address

// A Section is a part of the published site with a folder of its own, which each
// language names (address.SECTION of its spellings).
type Section string

const (
	Sheets        Section = "sheets"
	Themes        Section = "themes"
	Communes      Section = "communes"
	Objectives    Section = "objectives"
	Meetings      Section = "meetings"
	Contact       Section = "contact"
	SiteMap       Section = "site-map"
	LegalNotice   Section = "legal-notice"
	Accessibility Section = "accessibility"
	Search        Section = "search"
	Compare       Section = "compare"
	Years         Section = "years"
	Matrix        Section = "matrix"
	Reports       Section = "reports"
	OpenData      Section = "open-data"
	Organisations Section = "organisations"

	// Below the objectives.
	ByTheme   Section = "by-theme"
	ByCommune Section = "by-commune"
	ByYear    Section = "by-year"
)

// Main are the sections that hold what the network is about, in the order of
// the menu and of the site map.
var Main = []Section{Sheets, Themes, Communes, Objectives, Meetings}

var sections = []Section{
	Sheets, Themes, Communes, Objectives, Meetings, Contact, SiteMap, LegalNotice,
	Accessibility, Search, Compare, Years, Matrix, Reports, OpenData, Organisations,
	ByTheme, ByCommune, ByYear,
}

// A file is what a published file of a fixed name holds; languages name it too
// (address.file.FILE).
type file string

const (
	aSheet      file = "sheet"
	aBooklet    file = "booklet"
	aReport     file = "report"
	aMeeting    file = "meeting"
	slides      file = "slides"
	invitations file = "invitations"
	reminders   file = "reminders"
	press       file = "press"
	mailMerge   file = "mail-merge"
)

var files = []file{aSheet, aBooklet, aReport, aMeeting, slides, invitations, reminders, press, mailMerge}
