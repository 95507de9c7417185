package view

// OverviewPage shows what all sheets set out to reach, measured and took, by
// theme, by commune or by year.
type OverviewPage struct {
	Head
	Lead   string
	Ways   []Link
	Groups []OverviewGroup
	Pager  Pager
}

// OverviewGroup is a theme, a commune or a year.
type OverviewGroup struct {
	Name    Link
	Figures []Figure
	Results []RolledUp
	Targets []OwnTarget
}

// RolledUp is one figure made of the results of several sheets.
type RolledUp struct {
	Name, Value string
	How         string // "cumul", "dernière valeur connue"
	Price       string // "45 € par t, 3 fiches", or ""
	Evidence    []Evidence
	More        string // "et 17 autres", or ""
}

// OwnTarget is an objective that a sheet set itself.
type OwnTarget struct {
	Sheet    Link
	Name     string
	Status   Status // without words: a text, which is never judged
	Sentence string
}

// Objective is a network's objective with its live figures.
type Objective struct {
	ID, Name, URL string
	Measured      string // what is counted: "Réunions tenues", or the indicator's name
	Span          string // "2011 – en cours"
	Theme         Link
	Note          string
	Down          bool
	Status        Status
	Headline      string // "1 période sur 2 atteinte", "" with one row
	Rows          []Row
}

// Row is one period, or one commune in a period.
type Row struct {
	Label    string // "2011", "2010 – en cours"
	Commune  Link
	Value    string // "5 communes", "" when nothing tells
	Target   string // "6 communes"
	OutOf    string // "8 communes"
	Expected string // "4 communes"
	Status   Status
	Sentence string // "5 communes sur 8 pour un objectif de 6 : en cours au 31 mai 2012."
	Reason   string // why it cannot be computed
	Rest     string // "Il manque 1 commune sur les 6 visées."
	Bar      *Bar
	Evidence []Evidence
	More     string // "et 17 autres", when Evidence is cut; or ""
}

// Bar is a horizontal gauge in thousandths of its width; -1: not drawn.
type Bar struct {
	Value, Target, Expected int
}

// Evidence proves a figure.
type Evidence struct {
	Link
	Value string
}

// ObjectivesPage answers "where is the network?".
type ObjectivesPage struct {
	Head
	Lead       string
	Figures    []Figure
	Objectives []Objective
	Ways       []Link // other ways to look at the same figures
	Means      []Figure
}

// ObjectivePage explains one objective.
type ObjectivePage struct {
	Head
	Objective Objective
	Chart     *Chart
	Ways      []Link // other ways to look at the same figures
	Others    []Link
}
