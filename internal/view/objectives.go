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

// Bar is a horizontal gauge in thousandths of its width; -1: not drawn. The bars of
// one objective have one scale.
type Bar struct {
	Value, Target, Expected int // where the value, the target and what is expected today stand: 0 to 1000
	Over                    int // where what exceeds a ceiling begins, up to Value
}

// Evidence proves a figure.
type Evidence struct {
	Link
	Value string // what it adds: "6 aires, 2021", or ""
}

// ObjectivesPage answers "where is the network?".
type ObjectivesPage struct {
	Head
	Stylesheet string // URL
	Lead       string
	Tally      *Tally           // nil: no objective
	Groups     []ObjectiveGroup // those to look at first, then in progress, reached, not started
	Ways       []Link           // other ways to look at the same figures
	Means      []Figure         // hours and cost of all sheets
	Reports    []Link           // the years' reports, the latest first
}

// ObjectiveGroup is the objectives of like standing.
type ObjectiveGroup struct {
	Title string          // "À regarder"
	Lines []ObjectiveLine // in the order of network.yaml, the most pressing standing first
}

// ObjectiveLine is an objective in one line, with its latest value.
type ObjectiveLine struct {
	Name    Link
	Periods []PeriodStatus // the latest ones, the earliest of them first
	Earlier string         // "4 périodes plus tôt", when there are more; or ""
	Bar     *Bar           // nil: nothing to draw
	When    string         // the period of Value, when there are several; or ""
	Value   string         // "53 sur 75 t", "3 communes sur 6", "Aucun résultat connu"
	Status  Status
}

// PeriodStatus is how one period stands, those of all communes together.
type PeriodStatus struct {
	Label  string // "2022"
	Status Status
}

// ObjectivePage explains one objective.
type ObjectivePage struct {
	Head
	Stylesheet string    // URL
	Objective  Objective // its rows without their evidence; no rows when each commune has its own
	Sentence   string    // where it stands, and what is left to do
	Chart      *Chart    // nil: nothing to draw
	Grid       *Grid     // nil: no commune has a row of its own
	More       *Grid     // the next communes of it, behind a button; nil: all are shown
	Proofs     []Proof   // of this page of them, the newest first
	Folded     []Proof   // the next ones, behind a button
	Count      string    // "412 preuves"
	Pager      Pager     // of the evidence
	Ways       []Link    // other ways to look at the same figures
	Others     []Link    // the other objectives of the network
}

// Grid says which communes did their part, period by period. Only who did is drawn:
// nothing distinguishes who did not, who was not asked and who did not say.
type Grid struct {
	Periods []string  // "2022"
	Rows    []GridRow // communes that did it once at least, by name
	Summary string    // "86 communes sur 100 y ont contribué au moins une fois."
}

// GridRow is a commune; its cells are in the order of the periods.
type GridRow struct {
	Commune Link
	Cells   []Status // without ID: nothing to show
}

// Proof is what proves a part of a figure.
type Proof struct {
	Link            // the sheet, meeting or adoption; Note: with whom it was done
	Communes string // whom it counts for
	When     string // "2021"
	Value    string // what it adds: "6 aires"
}
