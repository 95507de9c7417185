package layout

import (
	"fmt"

	"essaim/internal/site"
)

// A kind of page has a layout and a view; view is a zero value of the latter.
type kind struct {
	file string
	view any
}

// kinds lists the layouts that a site must have, by file name.
func kinds() []kind {
	return []kind{
		{"accessibility.html", site.AccessibilityPage{}},
		{"booklet.html", site.BookletPage{}},
		{"commune.html", site.CommunePage{}},
		{"communes.html", site.CommunesPage{}},
		{"compare.html", site.ComparePage{}},
		{"contact.html", site.ContactPage{}},
		{"home.html", site.HomePage{}},
		{"legal-notice.html", site.LegalPage{}},
		{"letters.html", site.LettersPage{}},
		{"matrix.html", site.MatrixPage{}},
		{"meeting.html", site.MeetingPage{}},
		{"meetings.html", site.MeetingsPage{}},
		{"moved.html", site.MovedPage{}},
		{"not-found.html", site.NotFoundPage{}},
		{"objective.html", site.ObjectivePage{}},
		{"objectives.html", site.ObjectivesPage{}},
		{"overview.html", site.OverviewPage{}},
		{"open-data.html", site.OpenDataPage{}},
		{"page.html", site.TextPage{}},
		{"press.html", site.PressPage{}},
		{"report.html", site.ReportPage{}},
		{"search.html", site.SearchPage{}},
		{"sheet.html", site.SheetPage{}},
		{"sheets.html", site.ListPage{}},
		{"site-map.html", site.SiteMapPage{}},
		{"slides.html", site.SlidesPage{}},
		{"theme.html", site.ThemePage{}},
		{"themes.html", site.ThemesPage{}},
		{"workroom.html", site.WorkroomPage{}},
	}
}

// viewOf names the type of the view that a layout shows; a part has none of
// its own.
func viewOf(file string) string {
	for _, k := range kinds() {
		if k.file == file {
			return fmt.Sprintf("%T", k.view)
		}
	}
	return "Page"
}
