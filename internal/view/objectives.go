package view

// OverviewPage shows what all sheets set out to reach, measured and took, by
// theme, by commune or by year.
type OverviewPage struct {
	Head
	Lead   string
	Ways   []Link          // by theme, by commune, by year, then other pages; this page's has no URL
	Groups []OverviewGroup // of this page of the list
	Pager  Pager
}

// OverviewGroup is a theme, a commune or a year.
type OverviewGroup struct {
	Name    Link
	Figures []Figure    // hours and cost
	Results []RolledUp  // figures made of several sheets' results
	Targets []OwnTarget // what its sheets set themselves
}

// RolledUp is one figure made of the results of several sheets.
type RolledUp struct {
	Name, Value string     // of the indicator, and "16,55 t"
	How         string     // "cumul", "dernière valeur connue"
	Price       string     // "45 € par t, 3 fiches", or ""
	Evidence    []Evidence // the sheets and adoptions that it is made of
	More        string     // "et 17 autres", or ""
}

// OwnTarget is an objective that a sheet set itself.
type OwnTarget struct {
	Sheet    Link
	Name     string
	Status   Status // without words: a text, which is never judged
	Sentence string // "210 MWh pour un objectif de 900 MWh : en cours au 30 juin 2024"
}

// Objective is a network's objective with its live figures.
type Objective struct {
	ID, Name, URL string
	Measured      string // what is counted: "Réunions tenues", or the indicator's name
	Span          string // "2011 – en cours"
	Theme         Link   // without Name: of all themes
	Note          string // the network's own remark, or ""
	Down          bool   // less is better
	Status        Status // of all rows together
	Headline      string // "1 période sur 2 atteinte", "" with one row
	Rows          []Row  // by period, then by commune
}

// Row is one period, or one commune in a period.
type Row struct {
	Label    string // "2011", "2010 – en cours"
	Commune  Link   // without Name: of all communes
	Value    string // "5 communes", "" when nothing is known
	Target   string // "6 communes"
	OutOf    string // "8 communes"
	Expected string // "4 communes"
	Status   Status
	Sentence string     // "5 communes sur 8 pour un objectif de 6 : en cours au 31 mai 2012."
	Reason   string     // why it cannot be computed, and how many things without a date it leaves out
	Rest     string     // "Il manque 1 commune sur les 6 visées."
	Bar      *Bar       // nil: nothing to draw
	Evidence []Evidence // what Value is made of
	More     string     // "et 17 autres", when Evidence is cut; or ""
}

// Bar is a horizontal gauge in thousandths of its width; -1: not drawn.
type Bar struct {
	Value, Target, Expected int // where the value, the target and what is expected today stand: 0 to 1000
}

// Evidence proves a figure.
type Evidence struct {
	Link
	Value string // what it adds: "6 aires, 2021", or ""
}

// ObjectivesPage answers "where is the network?".
type ObjectivesPage struct {
	Head
	Lead       string
	Figures    []Figure // of the whole network
	Objectives []Objective
	Ways       []Link   // other ways to look at the same figures
	Means      []Figure // hours and cost of all sheets
	Reports    []Link   // the years' reports, the latest first
}

// ObjectivePage explains one objective.
type ObjectivePage struct {
	Head
	Objective Objective
	Chart     *Chart // nil: fewer than two periods, or a row for each commune
	Ways      []Link // other ways to look at the same figures
	Others    []Link // the other objectives of the network
}
