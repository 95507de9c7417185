package address

import "strconv"

// SheetPDF is the URL of a sheet's PDF.
func (a Site) SheetPDF(sheet string) string {
	return a.Item(Sheets, sheet) + a.files[aSheet] + ".pdf"
}

// BookletPDF is the URL of the booklet of what has its page at an address.
func (a Site) BookletPDF(page string) string { return page + a.files[aBooklet] + ".pdf" }

// Adoption is the URL of the place on a sheet's page that speaks of an adoption.
func (a Site) Adoption(sheet, id string) string {
	if a.homes != nil {
		if home, away := a.adoptionAway(id); away {
			return home
		}
	}
	return a.Item(Sheets, sheet) + "#" + AdoptionAnchor(id)
}

// AdoptionAnchor is the id of that place.
func AdoptionAnchor(id string) string { return "adoption-" + id }

// Report is the URL of a year's report.
func (a Site) Report(year int) string { return a.Item(Reports, strconv.Itoa(year)) }

// ReportPDF is the URL of the PDF of a report.
func (a Site) ReportPDF(year int) string { return a.Report(year) + a.files[aReport] + ".pdf" }

// ChartSVG is the URL of the drawing of an objective's chart, and ChartCSV that of
// its figures.
func (a Site) ChartSVG(objective string) string {
	return a.Item(Objectives, objective) + a.files[aChart] + ".svg"
}

func (a Site) ChartCSV(objective string) string {
	return a.Item(Objectives, objective) + a.files[aChart] + ".csv"
}

// SheetsOfYear is the URL of the list of a year's sheets.
func (a Site) SheetsOfYear(year int) string { return a.Item(Years, strconv.Itoa(year)) }

// Slides is the URL of a meeting's deck.
func (a Site) Slides(meeting string) string {
	return a.Item(Meetings, meeting) + a.files[slides] + "/"
}

// Booklet is the URL of the page of all sheets that a meeting presents.
func (a Site) Booklet(meeting string) string {
	return a.Item(Meetings, meeting) + a.files[aBooklet] + "/"
}

// Calendar is the URL of a meeting's calendar file.
func (a Site) Calendar(meeting string) string {
	return a.Item(Meetings, meeting) + a.files[aMeeting] + ".ics"
}

// AllMeetings is the URL of the calendar of all meetings.
func (a Site) AllMeetings() string { return a.File(a.Folder(Meetings) + ".ics") }

// Overview is the URL of one way to look at what all sheets reached.
func (a Site) Overview(by Section) string { return a.Item(Objectives, a.Folder(by)) }

// AZ is the URL of the list of all sheets by title: below the search page, where
// no sheet's name can collide with it.
func (a Site) AZ() string { return a.List(Search) + "a-z/" }

// Answering is the URL of the list of sheets that answer a choice so: "in-place",
// "500-1999".
func (a Site) Answering(by Section, choice string) string {
	if spelled, is := a.statuses[status(choice)]; is {
		choice = spelled
	}
	return a.List(Search) + a.Folder(by) + "/" + choice + "/"
}

// Data is the URL of a file of data/v1.
func (a Site) Data(name string) string { return a.File("data/v1/" + name) }

// HomePage is the id of the free page whose text is the home's.
const HomePage = "index"

// FreePage is the URL of a free page.
func (a Site) FreePage(id string) string {
	if id == HomePage {
		return a.Base
	}
	return a.Base + id + "/"
}

// Feed is the URL of the feed of the page at an address; "" without base_url,
// for a feed has to name its entries by their whole addresses.
func (a Site) Feed(page string) string {
	if a.Origin == "" {
		return ""
	}
	return page + FeedFile
}

// FeedFile is the name of a feed in its page's folder.
const FeedFile = "atom.xml"

// Note is the URL of the page about a practice for a council, and NotePDF that of its
// PDF.
func (a Site) Note(practice string) string {
	return a.Item(Practices, practice) + a.files[note] + "/"
}

func (a Site) NotePDF(practice string) string {
	return a.Item(Practices, practice) + a.files[note] + ".pdf"
}
