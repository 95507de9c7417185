package search

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"sync"

	"essaim/internal/view"
)

// Filters is filters.bin: what sheets are filtered and sorted by. It says itself
// which facets there are, so that its readers know none of them.
type Filters struct {
	Documents int     `json:"documents"` // of the index, sheets or not
	Sheets    int     `json:"sheets"`    // the first of them
	Facets    []Facet `json:"facets"`
}

// Facet is what all sheets answer one facet with: alike values stand together and
// take little room.
type Facet struct {
	view.Facet
	IDs [][2]string `json:"ids,omitempty"` // those that sheets have, each with its name
	Of  Values      `json:"of"`
}

// Values are numbers by the sheet's number, any number of them for each: of ids,
// their places among the IDs; of a list, those among its choices.
type Values [][]int

// MarshalJSON writes one number without brackets, and null for none.
func (v Values) MarshalJSON() ([]byte, error) {
	text := []byte{'['}
	for sheet, numbers := range v {
		if sheet > 0 {
			text = append(text, ',')
		}
		switch len(numbers) {
		case 0:
			text = append(text, "null"...)
		case 1:
			text = strconv.AppendInt(text, int64(numbers[0]), 10)
		default:
			for i, n := range numbers {
				text = strconv.AppendInt(append(text, "[,"[min(i, 1)]), int64(n), 10)
			}
			text = append(text, ']')
		}
	}
	return append(text, ']'), nil
}

// facts are what filters are made of, whatever the order of documents.
type facts struct {
	mu        sync.Mutex
	documents int
	sheets    int
	columns   []column // by facet
}

// column is what sheets answer one facet with. Ids are numbered as they come.
type column struct {
	view.Facet
	numbers map[string]int // of ids
	ids     [][2]string    // by number
	values  []int
	spans   []span // by document, among values
}

type span struct{ from, to int32 }

func newFacts(documents int, facets []view.Facet) *facts {
	f := &facts{documents: documents, columns: make([]column, len(facets))}
	for i := range facets {
		f.columns[i] = column{Facet: facets[i], numbers: map[string]int{}, spans: make([]span, documents)}
	}
	return f
}

func (f *facts) add(number int, traits []view.Trait) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.sheets++
	for i, t := range traits {
		f.columns[i].add(number, t)
	}
}

func (c *column) hasIDs() bool { return c.Kind == view.IDFacet || c.Kind == view.LikeFacet }

// add takes each value once.
func (c *column) add(number int, t view.Trait) {
	from := len(c.values)
	once := func(n int) {
		if !slices.Contains(c.values[from:], n) {
			c.values = append(c.values, n)
		}
	}
	for _, v := range t.Values {
		if c.hasIDs() {
			once(c.id(v))
		} else if place := slices.Index(c.Choices, v.Value); place >= 0 {
			once(place)
		}
	}
	for _, n := range t.Numbers {
		once(n)
	}
	c.spans[number] = span{int32(from), int32(len(c.values))}
}

func (c *column) id(v view.Option) int {
	number, met := c.numbers[v.Value]
	if !met {
		number = len(c.ids)
		id := strings.Clone(v.Value) // it keeps nothing else alive
		c.numbers[id] = number
		c.ids = append(c.ids, [2]string{id, strings.Clone(v.Name)})
	}
	return number
}

// of are the values of the first sheets, whose ids are numbered anew, in the order
// of documents.
func (c *column) of(sheets int) Facet {
	made := Facet{Facet: c.Facet, Of: make(Values, sheets)}
	places := map[int]int{} // by number of an id
	for sheet, s := range c.spans[:sheets] {
		made.Of[sheet] = c.values[s.from:s.to]
		if !c.hasIDs() {
			continue
		}
		made.Of[sheet] = slices.Clone(made.Of[sheet])
		for i, number := range made.Of[sheet] {
			place, met := places[number]
			if !met {
				place = len(made.IDs)
				places[number] = place
				made.IDs = append(made.IDs, c.ids[number])
			}
			made.Of[sheet][i] = place
		}
	}
	return made
}

func (f *facts) filters() Filters {
	made := Filters{Documents: f.documents, Sheets: f.sheets, Facets: []Facet{}}
	for i := range f.columns {
		made.Facets = append(made.Facets, f.columns[i].of(f.sheets))
	}
	return made
}

// file makes filters.bin.
func (f *facts) file(to *file) (err error) {
	if to.text, err = json.Marshal(f.filters()); err != nil {
		return err
	}
	return to.deflate()
}
