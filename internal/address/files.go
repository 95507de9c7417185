package address

// Style sheets that few pages have besides site.css.
const (
	PapersStyle   = "essaim/papers.css"
	OverviewStyle = "essaim/overview.css"
	FinderStyle   = "essaim/finder.css"
	PracticeStyle = "essaim/practice.css"
)

// accentFile is the style sheet that carries a network's own colour: the
// policy allows no style in a page.
const AccentSheet = "essaim/accent.css"
