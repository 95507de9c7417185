package search

import (
	"encoding/json"
	"slices"

	"essaim/internal/site"
)

// filters are the traits of all sheets, a list each, by the sheets' number:
// alike values stand together and take little room. Where a value is a place
// in a list of names, -1 is none, and several are a list.
type filters struct {
	Documents  int         `json:"documents"` // of the index, sheets or not
	Themes     [][2]string `json:"themes"`    // id, name
	Communes   [][2]string `json:"communes"`  // id, name
	Statuses   []string    `json:"statuses"`
	Theme      []any       `json:"theme"`
	Commune    []any       `json:"commune"`
	Status     []int       `json:"status"`
	Year       []int       `json:"year"` // 0: not told
	Cost       []int       `json:"cost"` // euros, rounded; -1: not told
	Size       []int       `json:"size"` // inhabitants of the largest commune, in two digits; 0: not told
	Results    []int       `json:"results"`
	Exemplary  []int       `json:"exemplary"`
	themePlace map[string]int
	place      map[string]int
}

// filters makes filters.bin.
func (x *Index) filters() ([]byte, error) {
	f := filters{Documents: len(x.entries), themePlace: map[string]int{}, place: map[string]int{}}
	for _, e := range x.entries {
		if e.Traits != nil {
			f.add(e)
		}
	}
	return json.Marshal(f)
}

func (f *filters) add(e site.Entry) {
	t := e.Traits
	f.Theme = append(f.Theme, places(f.themePlace, &f.Themes, t.Themes, e.Themes))
	f.Commune = append(f.Commune, places(f.place, &f.Communes, t.Communes, e.Communes))
	status := slices.Index(f.Statuses, t.Status)
	if status < 0 {
		status = len(f.Statuses)
		f.Statuses = append(f.Statuses, t.Status)
	}
	f.Status = append(f.Status, status)
	f.Year = append(f.Year, e.Year)
	f.Cost = append(f.Cost, t.Cost)
	f.Size = append(f.Size, twoDigits(t.Population))
	f.Results = append(f.Results, oneIf(t.Results))
	f.Exemplary = append(f.Exemplary, oneIf(t.Exemplary))
}

// places are those of ids among the names met so far: a number, or a list.
func places(known map[string]int, list *[][2]string, ids, names []string) any {
	var at []int
	for i, id := range ids {
		n, met := known[id]
		if !met {
			n = len(*list)
			known[id] = n
			*list = append(*list, [2]string{id, names[i]})
		}
		at = append(at, n)
	}
	switch len(at) {
	case 0:
		return -1
	case 1:
		return at[0]
	}
	return at
}

// twoDigits keeps the size of a number: 24,310 becomes 24,000.
func twoDigits(n int) int {
	unit := 1
	for n/unit >= 100 {
		unit *= 10
	}
	return n / unit * unit
}

func oneIf(b bool) int {
	if b {
		return 1
	}
	return 0
}
