package view

// Chart draws the periods of an objective side by side: a column is a value, a
// solid tick its target, a dashed tick what is expected today. The table under
// it holds the same figures. Lengths are about CSS pixels.
type Chart struct {
	Width, Height int
	Base          int           // where columns stand
	LabelY, WordY int           // base lines of the periods and of their statuses
	Columns       []ChartColumn // from left to right
}

// ChartColumn is one period. Top, Target and Expected are heights from the top
// of the drawing; -1: not drawn.
type ChartColumn struct {
	X, Middle, Width      int // left edge, centre and width of the column
	Top, Target, Expected int
	Rise                  int    // the column's height, Base - Top
	Gap                   int    // the target's height, Base - Target
	Left, Wide            int    // of the target's tick, wider than the column
	Value                 string // "": not known, or not begun
	ValueY                int    // base line of Value
	Label                 string // of the period: "2022"
	Status                Status // of the period
}

// Map shows the communes that are located, each by a mark that says how it
// takes part. It is drawn from latitudes and longitudes: no tile, nobody else's
// server. Lengths are in the drawing's own units, about a CSS pixel each.
type Map struct {
	Width, Height int
	Marks         []Mark // by the commune's name
	Unplaced      string // "2 communes n'ont pas de coordonnées", or ""
}

// Mark is a commune on the map: the top left of a sign of 16 by 16, and its
// name, left out (empty) where it would cover another.
type Mark struct {
	X, Y   int    // top left
	Kind   string // shares | adopts | takes-part | belongs
	Name   string // or ""
	NameX  int    // where the name begins, ends or has its middle: see Anchor
	NameY  int    // of the text's base line
	Anchor string // of the name: start | end | middle
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
