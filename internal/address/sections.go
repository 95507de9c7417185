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
	Practices     Section = "practices"
	Networks      Section = "networks"

	// Below the objectives.
	ByTheme   Section = "by-theme"
	ByCommune Section = "by-commune"
	ByYear    Section = "by-year"

	// Below the search page.
	ByStatus Section = "by-status"
	BySize   Section = "by-size"
)

// Main are the sections that hold what the network is about, in the order of
// the menu and of the site map.
var Main = []Section{Sheets, Themes, Communes, Objectives, Meetings}

var sections = []Section{
	Sheets, Themes, Communes, Objectives, Meetings, Contact, SiteMap, LegalNotice,
	Accessibility, Search, Compare, Years, Matrix, Reports, OpenData, Organisations, Practices, Networks,
	ByTheme, ByCommune, ByYear, ByStatus, BySize,
}

// A status is one of a sheet, of which a list has an address (address.status.STATUS).
type status string

var statuses = []status{"planned", "ongoing", "in-place", "done", "abandoned"}

// A file is what a published file of a fixed name holds; languages name it too
// (address.file.FILE).
type file string

const (
	aSheet      file = "sheet"
	aBooklet    file = "booklet"
	aReport     file = "report"
	aChart      file = "chart"
	aMeeting    file = "meeting"
	slides      file = "slides"
	invitations file = "invitations"
	reminders   file = "reminders"
	press       file = "press"
	mailMerge   file = "mail-merge"
	note        file = "note"
)

var files = []file{aSheet, aBooklet, aReport, aChart, aMeeting, slides, invitations, reminders, press, mailMerge, note}
