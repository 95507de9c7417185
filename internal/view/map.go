package view

// Map shows the communes that are located, each by a sign that says how it
// takes part, as large as it has sheets, and that leads to its page. It is drawn
// from latitudes and longitudes: no tile, nobody else's server. Lengths are in
// the drawing's own units, about a CSS pixel each.
//
// A page has it twice: drawn for wide screens and paper, and for phones.
type Map struct {
	Label         string // what it is a map of: "La carte des réseaux"; "": of communes
	Width, Height int
	Letters       int      // size of names and numbers
	Outline       string   // borders, as the path of an SVG; "": the site gives none
	Ties          string   // from each commune that was learnt from to one that learnt, as a path; "": none
	Scale         MapScale // how long a kilometre is
	Marks         []Mark   // by the commune's name
	Unplaced      string   // "2 communes n'ont pas de coordonnées", or ""
	Sized         string   // what the size of a sign means: "plus un signe est grand…", or "" when all are alike
	Tied          string   // what ties mean, and how many there are; or ""
}

// MapScale is a bar and the distance that it stands for.
type MapScale struct {
	X, Y, Length int    // where it begins; Length is 0 when there is none
	Label        string // "5 km"
}

// Mark is a commune on the map: a square sign, and its name or, where a name would
// cover another, its number; where even that would, both are left out (empty).
type Mark struct {
	X, Y             int    // top left of the sign
	Size             int    // side of the sign
	MiddleX, MiddleY int    // its centre
	Reach            int    // radius of what can be touched
	Kind             string // shares | adopts | takes-part | belongs
	Number           int    // in the list that goes with the map, from 1
	Title, URL       string // "Montrieux : 3 fiches, 1 pratique reprise", and its page
	Name             string // the name, or the number; or ""
	NameX            int    // where the name begins, ends or has its middle: see Anchor
	NameY            int    // of the text's base line
	Anchor           string // of the name: start | end | middle
}

// MapKey says what a number of the map is.
type MapKey struct {
	Number    int    // on the map
	Name, URL string // of the commune
}
