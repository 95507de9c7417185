package site

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"essaim/internal/address"
	"essaim/internal/network"
	"essaim/internal/view"
	"essaim/internal/wording"
)

// A Facet is what sheets are filtered by: a row of Facets. All that concerns one
// follows from its row and from the words that its keys name: its field in forms,
// its values in filters.bin, what their readers filter and sort by, what addresses
// of the search page hold.
type Facet struct {
	view.Facet
	by    address.Section // under which a list of each choice's sheets stands; "": there is none
	words string          // what the keys of its choices begin with; "": "facet.NAME."

	// read gives what a sheet answers, whose entry has all but traits.
	read func(p sheetPages, s *network.Sheet, e *view.Entry) view.Trait
}

// Facets lists them in the order of the form.
var Facets = []Facet{
	{
		Facet: view.Facet{Name: "like", Kind: view.LikeFacet},
		read: func(_ sheetPages, s *network.Sheet, e *view.Entry) view.Trait {
			return named(s.Communes, e.Communes)
		},
	},
	{
		Facet: view.Facet{Name: "theme", Kind: view.IDFacet},
		read: func(_ sheetPages, s *network.Sheet, e *view.Entry) view.Trait {
			return named(s.Themes, e.Themes)
		},
	},
	{
		Facet: view.Facet{Name: "commune", Kind: view.IDFacet},
		read: func(_ sheetPages, s *network.Sheet, e *view.Entry) view.Trait {
			return named(s.Communes, e.Communes)
		},
	},
	{
		Facet: view.Facet{Name: organisationFacet, Kind: view.IDFacet},
		read: func(p sheetPages, s *network.Sheet, _ *view.Entry) view.Trait {
			return named(s.Institutions, p.CarrierNamesOf(s.Institutions))
		},
	},
	{
		Facet: view.Facet{Name: networkFacet, Kind: view.IDFacet},
		read: func(p sheetPages, s *network.Sheet, _ *view.Entry) view.Trait {
			if s.Origin == nil {
				return view.Trait{}
			}
			return named([]string{s.Origin.ID}, []string{p.Typo(s.Origin.Name)})
		},
	},
	{
		Facet: view.Facet{Name: "status", Kind: view.ListFacet, Choices: []string{"planned", "ongoing", "in-place", "done", "abandoned"}},
		by:    address.ByStatus,
		words: "sheet-status.",
		read: func(_ sheetPages, s *network.Sheet, _ *view.Entry) view.Trait {
			return view.Trait{Values: []view.Option{{Value: string(s.Status)}}}
		},
	},
	{
		Facet: view.Facet{Name: "year", Kind: view.NumberFacet},
		read: func(_ sheetPages, _ *network.Sheet, e *view.Entry) view.Trait {
			return numbered(e.Year, e.Year != 0)
		},
	},
	{
		// In the currency, staff time left out; of a range, what it may cost at most.
		Facet: view.Facet{Name: "cost", Kind: view.NumberFacet, Choices: []string{"0-0", "1-500", "501-5000", "5001"}, Sorted: true},
		read: func(p sheetPages, s *network.Sheet, _ *view.Entry) view.Trait {
			cost := p.MeansOf(s.Outlay()).Cost
			return numbered(int(math.Round(*cost.Judged(true))), cost.Known)
		},
	},
	{
		// In inhabitants of the largest commune; two digits do, and take little room.
		Facet: view.Facet{Name: "size", Kind: view.NumberFacet, Choices: []string{"1-499", "500-1999", "2000-9999", "10000"}},
		by:    address.BySize,
		read: func(p sheetPages, s *network.Sheet, _ *view.Entry) view.Trait {
			size := 0
			for _, id := range s.Communes {
				size = max(size, p.Commune(id).Population)
			}
			return numbered(twoDigits(size), size > 0)
		},
	},
	{
		Facet: view.Facet{Name: "results", Kind: view.YesFacet},
		read: func(_ sheetPages, s *network.Sheet, _ *view.Entry) view.Trait {
			return yes(len(s.Results) > 0)
		},
	},
	{
		Facet: view.Facet{Name: "exemplary", Kind: view.YesFacet},
		read: func(_ sheetPages, s *network.Sheet, _ *view.Entry) view.Trait {
			return yes(s.Exemplary)
		},
	},
}

// organisationFacet is asked where there is a body that is no commune only,
// networkFacet on a portal only.
const (
	organisationFacet = "organisation"
	networkFacet      = "network"
)

// mostPlaces is how many communes a page offers to choose one's own from: each list of
// sheets and each practice has them all. A portal of thousands asks for a size instead.
const mostPlaces = 500

// wanted are the facets that the site has a use for: with two communes of known size at
// least, and not too many, those like one's own.
func (p *planner) wanted(facets []Facet) []Facet {
	places := p.pages.search.places()
	var wanted []Facet
	for _, f := range facets {
		if f.Kind == view.LikeFacet {
			if len(places) < 2 || len(places) > mostPlaces {
				continue
			}
			f.Places = places
		}
		if f.Name == organisationFacet && len(p.Institutions) == 0 || f.Name == networkFacet && len(p.Peers) == 0 {
			continue
		}
		wanted = append(wanted, f)
	}
	return wanted
}

// likeURL is where readers ask for sheets of communes like their own; "" where nobody can.
func (p searchPages) likeURL() string {
	if !slices.ContainsFunc(p.facets, func(f Facet) bool { return f.Kind == view.LikeFacet }) || len(p.Sheets) == 0 {
		return ""
	}
	return p.At.List(address.Sheets) + "#_like"
}

// places are the members whose population is known, by name.
func (p searchPages) places() []view.Place {
	var places []view.Place
	for _, c := range p.members() {
		if c.Population > 0 {
			places = append(places, view.Place{ID: c.ID, Name: p.Typo(c.Name), Population: c.Population, Lat: c.Lat, Lon: c.Lon})
		}
	}
	return places
}

// named are ids with their names.
func named(ids, names []string) view.Trait {
	values := make([]view.Option, len(ids))
	for i, id := range ids {
		values[i] = view.Option{Value: id, Name: names[i]}
	}
	return view.Trait{Values: values}
}

func numbered(n int, known bool) view.Trait {
	if !known {
		return view.Trait{}
	}
	return view.Trait{Numbers: []int{n}}
}

func yes(is bool) view.Trait {
	if is {
		return view.Trait{Numbers: []int{1}}
	}
	return view.Trait{Numbers: []int{0}}
}

// twoDigits keeps the size of a number: 24,310 becomes 24,000.
func twoDigits(n int) int {
	unit := 1
	for n/unit >= 100 {
		unit *= 10
	}
	return n / unit * unit
}

// answers reports whether a trait is a choice: a value, or a range "from-to" or "from".
func answers(t view.Trait, choice string) bool {
	first, last, ends := strings.Cut(choice, "-")
	from, _ := strconv.Atoi(first)
	to, _ := strconv.Atoi(last)
	return slices.ContainsFunc(t.Values, func(v view.Option) bool { return v.Value == choice }) ||
		slices.ContainsFunc(t.Numbers, func(n int) bool { return from <= n && (!ends || n <= to) })
}

func (p sheetPages) traits(s *network.Sheet, e *view.Entry) []view.Trait {
	traits := make([]view.Trait, len(p.facets))
	for i, f := range p.facets {
		traits[i] = f.read(p, s, e)
	}
	return traits
}

// declared are facets without how they are read.
func declared(facets []Facet) []view.Facet {
	list := make([]view.Facet, len(facets))
	for i, f := range facets {
		list[i] = f.Facet
	}
	return list
}

// labelKey, choiceKey and sortKey are the keys of its words.
func (f Facet) labelKey() string               { return "facet." + f.Name }
func (f Facet) choiceKey(choice string) string { return cmp.Or(f.words, f.labelKey()+".") + choice }
func (f Facet) sortKey() string                { return f.labelKey() + ".sort" }

// fields are those of a form that asks for facets: lists to choose from, boxes to
// tick, and what can be sorted by.
func (p searchPages) fields() (selects, boxes []view.FacetField, sorts []view.Option) {
	for _, f := range p.facets {
		field := view.FacetField{ID: "_" + f.Name, Name: f.Name, Label: p.T(f.labelKey())}
		for _, c := range f.Choices {
			field.Options = append(field.Options, view.Option{Value: c, Name: wording.Capital(p.choice(f, c))})
		}
		// A finger opens the list before a script could bring what it holds.
		if f.Kind == view.LikeFacet {
			field.First = true
			for _, place := range f.Places {
				field.Options = append(field.Options, view.Option{Value: place.ID, Name: place.Name})
			}
		}
		if f.Kind == view.YesFacet {
			boxes = append(boxes, field)
		} else {
			selects = append(selects, field)
		}
		if f.Sorted {
			sorts = append(sorts, view.Option{Value: f.Name, Name: p.T(f.sortKey())})
		}
	}
	return selects, boxes, sorts
}

// choice words what a facet offers.
func (p searchPages) choice(f Facet, c string) string { return p.T(f.choiceKey(c), p.bounds(c)...) }

// bounds are what the words of a choice between numbers may name, as money: its
// first, its last, and the one before its first.
func (p searchPages) bounds(choice string) []any {
	first, last, _ := strings.Cut(choice, "-")
	from, err := strconv.Atoi(first)
	if err != nil {
		return nil
	}
	to, _ := strconv.Atoi(last)
	var bounds []any
	for _, n := range []int{from, to, from - 1} {
		bounds = append(bounds, p.Locale.Quantity(float64(n), p.Currency.Sign()))
	}
	return bounds
}

// otherFields are the names and ids that the form has besides those of facets.
const otherFields = " q sort view search filters all more found chips signs "

// CheckFacets says what is missing in the rows of a table, and in a language that
// has words for some keys. Without it a form would show the key of a word as the
// word: the program does not start.
func CheckFacets(table []Facet, has func(key string) bool) error {
	var faults []error
	names := map[string]bool{"": true}
	for _, f := range table {
		var missing []string
		need := func(there bool, part string) {
			if !there {
				missing = append(missing, part)
			}
		}
		need(!names[f.Name] && !strings.Contains(otherFields, " "+f.Name+" "), "name of its own")
		need(f.Kind == view.IDFacet || f.Kind == view.ListFacet || f.Kind == view.NumberFacet || f.Kind == view.YesFacet || f.Kind == view.LikeFacet, "kind")
		need(f.Kind != view.ListFacet || len(f.Choices) > 0, "choices")
		need(f.Kind == view.NumberFacet || !f.Sorted, "number to sort by")
		need(f.read != nil, "way to be read")
		keys := []string{f.labelKey()}
		for _, c := range f.Choices {
			keys = append(keys, f.choiceKey(c))
		}
		if f.Sorted {
			keys = append(keys, f.sortKey())
		}
		for _, key := range keys {
			need(has(key), "words for "+key)
		}
		if missing != nil {
			faults = append(faults, fmt.Errorf("facet %q has no %s", f.Name, strings.Join(missing, ", no ")))
		}
		names[f.Name] = true
	}
	return errors.Join(faults...)
}
