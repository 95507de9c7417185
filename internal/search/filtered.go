package search

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"encoding/json"
	"errors"
	"math"
	"slices"
	"strconv"
	"strings"

	"essaim/internal/view"
)

// ReadFilters reads filters.bin as it is published.
func ReadFilters(file []byte) (*Filters, error) {
	if len(file) < 4 || binary.LittleEndian.Uint32(file) != hash(file[4:]) {
		return nil, errors.New("filters.bin is damaged")
	}
	f := new(Filters)
	return f, json.NewDecoder(flate.NewReader(bytes.NewReader(file[4:]))).Decode(f)
}

// UnmarshalJSON reads what MarshalJSON writes.
func (v *Values) UnmarshalJSON(text []byte) error {
	var all []json.RawMessage
	if err := json.Unmarshal(text, &all); err != nil {
		return err
	}
	*v = make(Values, len(all))
	for sheet, numbers := range all {
		if numbers[0] != '[' && numbers[0] != 'n' {
			numbers = slices.Concat([]byte{'['}, numbers, []byte{']'})
		}
		if err := json.Unmarshal(numbers, &(*v)[sheet]); err != nil {
			return err
		}
	}
	return nil
}

// Pass lists the sheets that pass all filters: what is chosen, by name of a facet,
// as addresses of the search page have it. What is no facet filters nothing.
func (f *Filters) Pass(chosen map[string]string) []int {
	var sheets []int
	for sheet := range f.Sheets {
		if !slices.ContainsFunc(f.Facets, func(facet Facet) bool {
			wanted := chosen[facet.Name]
			return wanted != "" && !facet.has(sheet, wanted)
		}) {
			sheets = append(sheets, sheet)
		}
	}
	return sheets
}

// Sort puts all sheets in the order of a facet's number, the lowest first, and last
// those that have none.
func (f *Filters) Sort(facet string) []int {
	sheets := f.Pass(nil)
	if i := slices.IndexFunc(f.Facets, func(of Facet) bool { return of.Sorted && of.Name == facet }); i >= 0 {
		lowest := func(sheet int) int { return slices.Min(append(f.Facets[i].Of[sheet], math.MaxInt)) }
		slices.SortStableFunc(sheets, func(a, b int) int { return lowest(a) - lowest(b) })
	}
	return sheets
}

func (f *Facet) has(sheet int, wanted string) bool {
	return slices.ContainsFunc(f.Of[sheet], func(n int) bool {
		switch {
		case f.Kind == view.IDFacet:
			return f.IDs[n][0] == wanted
		case f.Kind == view.LikeFacet:
			return f.alike(f.IDs[n][0], wanted)
		case f.Kind == view.ListFacet:
			return f.Choices[n] == wanted
		case f.Kind == view.NumberFacet && f.Choices != nil:
			from, to, ends := strings.Cut(wanted, "-")
			return bound(from) <= float64(n) && (!ends || float64(n) <= bound(to))
		}
		return strconv.Itoa(n) == wanted
	})
}

// alike reports whether a commune is like another: of a third to three times its size.
func (f *Facet) alike(id, mine string) bool {
	a, b := f.place(id), f.place(mine)
	return id != mine && a.Population > 0 && b.Population > 0 && 3*a.Population >= b.Population && a.Population <= 3*b.Population
}

func (f *Facet) place(id string) (none view.Place) {
	if i := slices.IndexFunc(f.Places, func(p view.Place) bool { return p.ID == id }); i >= 0 {
		return f.Places[i]
	}
	return none
}

// bound is nothing that a number is above or below when it is no number.
func bound(text string) float64 {
	n, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return math.NaN()
	}
	return n
}
