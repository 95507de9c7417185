package view

// Facet is one thing that sheets are filtered by, as the site declares it. The form
// of the search, filters.bin and the readers of that file loop over facets; none of
// them knows one.
type Facet struct {
	Name    string    `json:"name"`              // in addresses that readers share: it stays whatever its words become
	Kind    FacetKind `json:"kind"`              // how it is asked
	Choices []string  `json:"choices,omitempty"` // of a list, its values; of a number, its ranges; see FacetKind
	Sorted  bool      `json:"sorted,omitempty"`  // sheets can be put in the order of its number, the lowest first
	Places  []Place   `json:"places,omitempty"`  // what a LikeFacet offers to choose from
}

// Place is a commune that others are compared with.
type Place struct {
	ID         string  `json:"id"`
	Name       string  `json:"name"`
	Population int     `json:"population"` // not 0
	Lat        float64 `json:"lat"`        // in degrees; with Lon 0 where it is not located
	Lon        float64 `json:"lon"`
}

// FacetKind says what sheets answer a facet with, and what can be asked for.
type FacetKind string

const (
	IDFacet     FacetKind = "ids"    // any number of ids of the network, such as themes: one that sheets have
	ListFacet   FacetKind = "list"   // values of a fixed list: one of its choices
	NumberFacet FacetKind = "number" // a number: a range, "from-to" or "from"; without choices, a number that sheets have
	YesFacet    FacetKind = "yes"    // 1 or 0: those that say yes
	LikeFacet   FacetKind = "like"   // ids of communes: those of others, from a third to three times as large as the one asked for
)

// Trait is what one sheet answers a facet with; the zero value when it does not.
type Trait struct {
	Values  []Option // of ids and lists; only ids have names
	Numbers []int    // of others
}

// FacetField is a facet in a form: a list to choose from, or a box to tick, whose
// value is 1.
type FacetField struct {
	ID, Name string   // of the field: for its label, and in addresses
	Label    string   // what the form calls it
	Options  []Option // of a list; none: the script brings those that sheets have
	First    bool     // the first question of all: it stands outside of the folded filters
}
