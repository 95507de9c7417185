package address

// A Section is a part of the published site with a folder of its own.
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

	// Below the objectives.
	ByTheme   Section = "by-theme"
	ByCommune Section = "by-commune"
	ByYear    Section = "by-year"
)

// Main are the sections that hold what the network is about, in the order of
// the menu and of the site map.
var Main = []Section{Sheets, Themes, Communes, Objectives, Meetings}

// french are the folders' names in French; in English a section's own name is
// its folder's.
var french = map[Section]string{
	Sheets:        "fiches",
	Themes:        "themes",
	Communes:      "communes",
	Objectives:    "objectifs",
	Meetings:      "rencontres",
	Contact:       "contact",
	SiteMap:       "plan-du-site",
	LegalNotice:   "mentions-legales",
	Accessibility: "accessibilite",
	Search:        "recherche",
	Compare:       "comparer",
	Years:         "annees",
	Matrix:        "matrice",
	Reports:       "bilans",
	OpenData:      "donnees",
	ByTheme:       "par-theme",
	ByCommune:     "par-commune",
	ByYear:        "par-annee",
}
