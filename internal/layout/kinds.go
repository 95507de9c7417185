package layout

import (
	"fmt"

	"essaim/internal/view"
)

// A kind of page has a layout and a view; view is a zero value of the latter.
type kind struct {
	file string
	view any
}

// kinds lists the layouts that a site must have, by file name.
func kinds() []kind {
	return []kind{
		{"accessibility.html", view.AccessibilityPage{}},
		{"booklet.html", view.BookletPage{}},
		{"commune.html", view.CommunePage{}},
		{"communes.html", view.CommunesPage{}},
		{"compare.html", view.ComparePage{}},
		{"contact.html", view.ContactPage{}},
		{"home.html", view.HomePage{}},
		{"legal-notice.html", view.LegalPage{}},
		{"letters.html", view.LettersPage{}},
		{"matrix.html", view.MatrixPage{}},
		{"meeting.html", view.MeetingPage{}},
		{"meetings.html", view.MeetingsPage{}},
		{"moved.html", view.MovedPage{}},
		{"not-found.html", view.NotFoundPage{}},
		{"network.html", view.NetworkPage{}},
		{"networks.html", view.NetworksPage{}},
		{"note.html", view.NotePage{}},
		{"objective.html", view.ObjectivePage{}},
		{"objectives.html", view.ObjectivesPage{}},
		{"overview.html", view.OverviewPage{}},
		{"open-data.html", view.OpenDataPage{}},
		{"organisation.html", view.OrganisationPage{}},
		{"organisations.html", view.OrganisationsPage{}},
		{"page.html", view.TextPage{}},
		{"practice.html", view.EvidencePage{}},
		{"practices.html", view.PracticesPage{}},
		{"press.html", view.PressPage{}},
		{"report.html", view.ReportPage{}},
		{"search.html", view.SearchPage{}},
		{"sheet.html", view.SheetPage{}},
		{"sheets.html", view.ListPage{}},
		{"site-map.html", view.SiteMapPage{}},
		{"slides.html", view.SlidesPage{}},
		{"theme.html", view.ThemePage{}},
		{"themes.html", view.ThemesPage{}},
		{"workroom.html", view.WorkroomPage{}},
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
