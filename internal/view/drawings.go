package view

// Chart draws an objective over the years: a column is a value, a solid line or tick
// its target, a dashed one what is expected. The table under it holds the same
// figures. Lengths are about CSS pixels.
type Chart struct {
	Title         string // of the objective
	Summary       string // what it says, in a sentence
	Width, Height int
	Base, Right   int           // where columns stand, and where they end on the right
	LabelY, NoteY int           // base lines of the periods and of what is under them
	Columns       []ChartColumn // from left to right
	Target        int           // of one target for all columns: its height; -1: none
	Line          string        // what is expected, as a path; "": none
	Words         []ChartWords  // at the right of the columns: the target
	Rows          []ChartRow    // the same figures
	Judged        bool          // each row is a period with its own status
	Running       bool          // a year's part stands on what there was: Rows have both
	SVG, CSV      string        // where the drawing and its figures are published
}

// ChartColumn is one period, or the value that it all began with. Heights are from
// the top of the drawing; -1: not drawn.
type ChartColumn struct {
	X, Middle, Width      int    // left edge, centre and width of the column
	Top, Target, Expected int    // of the value, the target and what is expected
	Rise                  int    // the column's height, down to what there was before
	Carried, CarriedRise  int    // where what there was before begins, and its height
	Over                  int    // the height of the ceiling that the column exceeds
	Left, Right           int    // of the target's tick, wider than the column
	Value                 string // "": not known, or not begun
	ValueY                int    // base line of Value
	Label                 string // of the period: "2022"
	Note                  string // what the period added: "+12,4"; or ""
	Status                Status // of the period; without ID: not judged by itself
	Baseline              bool   // what a target is relative to, no result
}

// ChartWords are words beside the columns.
type ChartWords struct {
	X, Y int    // where they begin, on their base line
	Text string // "objectif", "75 t"
}

// ChartRow is a column in words.
type ChartRow struct {
	Label    string // "2022"
	Added    string // "12,4 t": what the year brought
	Value    string // "53 t"; "": not known
	Target   string // "75 t"
	Expected string // "60 t", or ""
	Status   Status // without Words: see Chart.Judged
	Reason   string // why it is not known, what it leaves out, or what is left to do
}

// Tally says of how many objectives each status is: a bar cut into segments, and
// under it the same in words. The bar is drawn in hundredths of its width, which
// the page gives.
type Tally struct {
	Of       string    // "17 objectifs"
	Sentence string    // "4 atteints, 6 en bonne voie, 3 en retard"
	Segments []Segment // from left to right: those reached first, those not started last
}

// Segment is the objectives of one status.
type Segment struct {
	Status             Status // its Words count: "6 en bonne voie"
	Count              int    // of them
	Left, Wide, Middle string // "23.5": where it begins, how wide it is, where its shape is
	Room               bool   // for the shape of the status
}

// Spread draws how a sheet went from commune to commune: a column a step, a
// line from who was learnt from to who learnt. The list of adoptions, which
// says from whom each learnt, says the same. Lengths are about CSS pixels.
type Spread struct {
	Width, Height int
	Nodes         []SpreadNode // the sheet's own communes first
	Lines         []SpreadLine // from who was learnt from to who learnt
}

// SpreadNode is a commune: the top left of a sign of 16 by 16, and where its
// name begins.
type SpreadNode struct {
	Left, Top    int    // top left
	TextX, TextY int    // where the name begins, on its base line
	Kind         string // the adoption's state; "in-place" for the source
	Name         string // with the year: "Courtebrune, 2022"
}

// SpreadLine joins two communes, from X1, Y1 to X2, Y2.
type SpreadLine struct{ X1, Y1, X2, Y2 int }

// Trend is a figure, of the whole network or of one sheet, and what each year gave of it,
// in columns. The words of the columns say the same. Lengths are about CSS pixels.
type Trend struct {
	Name, Value   string        // of the indicator, and "16,55 t"
	How           string        // "cumul", "dernière valeur connue"; of a sheet, when and its author's remark; or ""
	URL           string        // of what explains it, or ""
	Width, Height int           // of the drawing
	Columns       []TrendColumn // from left to right; none when years do not add up to the figure
	First, Last   string        // years of the first column and of the last
}

// TrendColumn is a year.
type TrendColumn struct {
	X, Y, Width, Rise int    // top left, width and height
	Words             string // "2022 : 3 t"
	Partial           bool   // the year is not over
}
