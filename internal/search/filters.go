package search

import (
	"encoding/json"
	"strings"
	"sync"

	"essaim/internal/view"
)

// filters are the traits of all sheets, a list each, by the sheets' number:
// alike values stand together and take little room. Where a value is a place
// in a list of names, -1 is none, and several are a list.
type filters struct {
	Documents int         `json:"documents"` // of the index, sheets or not
	Themes    [][2]string `json:"themes"`    // id, name
	Communes  [][2]string `json:"communes"`  // id, name
	Statuses  []string    `json:"statuses"`
	Theme     []any       `json:"theme"`
	Commune   []any       `json:"commune"`
	Status    []any       `json:"status"`
	Year      []int       `json:"year"` // 0: not told
	Cost      []int       `json:"cost"` // euros, rounded; -1: not told
	Size      []int       `json:"size"` // inhabitants of the largest commune, in two digits; 0: not told
	Results   []int       `json:"results"`
	Exemplary []int       `json:"exemplary"`
}

// facts are what filters are made of. Names are numbered as they come, in any
// order of documents.
type facts struct {
	mu    sync.Mutex
	names [3]names // themes, communes, statuses
	lists []int32  // numbers of names
	of    []traits // by document
}

// traits are those of one sheet; of what is no sheet, all is 0.
type traits struct {
	named              [3]span
	year, cost, size   int
	results, exemplary int
	isSheet            bool
}

// span is where the names of a sheet are among the lists.
type span struct{ from, to int32 }

type names struct {
	numbers map[string]int32 // by id
	list    [][2]string      // id, name
}

func newFacts(documents int) *facts {
	f := &facts{of: make([]traits, documents)}
	for i := range f.names {
		f.names[i].numbers = map[string]int32{}
	}
	return f
}

func (f *facts) add(number int, e view.Entry) {
	f.mu.Lock()
	defer f.mu.Unlock()
	t := e.Traits
	f.of[number] = traits{
		named: [3]span{f.span(0, t.Themes, e.Themes), f.span(1, t.Communes, e.Communes), f.span(2, []string{t.Status}, []string{t.Status})},
		year:  e.Year, cost: t.Cost, size: twoDigits(t.Population), results: oneIf(t.Results), exemplary: oneIf(t.Exemplary), isSheet: true,
	}
}

func (f *facts) span(kind int, ids, all []string) span {
	n, from := &f.names[kind], len(f.lists)
	for i, id := range ids {
		number, met := n.numbers[id]
		if !met {
			number = int32(len(n.list))
			one := [2]string{strings.Clone(id), strings.Clone(all[i])} // they keep nothing else alive
			n.numbers[one[0]] = number
			n.list = append(n.list, one)
		}
		f.lists = append(f.lists, number)
	}
	return span{int32(from), int32(len(f.lists))}
}

// filters numbers names anew, in the order of documents.
func (f *facts) filters() filters {
	made := filters{Documents: len(f.of)}
	var lists [3][][2]string
	var places [3][]int // by number of a name, its place in a list plus one
	for kind := range places {
		places[kind] = make([]int, len(f.names[kind].list))
	}
	placesOf := func(kind int, s span) any {
		var at []int
		for _, n := range f.lists[s.from:s.to] {
			if places[kind][n] == 0 {
				lists[kind] = append(lists[kind], f.names[kind].list[n])
				places[kind][n] = len(lists[kind])
			}
			at = append(at, places[kind][n]-1)
		}
		switch len(at) {
		case 0:
			return -1
		case 1:
			return at[0]
		}
		return at
	}
	for _, t := range f.of {
		if !t.isSheet {
			continue
		}
		made.Theme = append(made.Theme, placesOf(0, t.named[0]))
		made.Commune = append(made.Commune, placesOf(1, t.named[1]))
		made.Status = append(made.Status, placesOf(2, t.named[2]))
		made.Year = append(made.Year, t.year)
		made.Cost = append(made.Cost, t.cost)
		made.Size = append(made.Size, t.size)
		made.Results = append(made.Results, t.results)
		made.Exemplary = append(made.Exemplary, t.exemplary)
	}
	made.Themes, made.Communes = lists[0], lists[1]
	for _, status := range lists[2] {
		made.Statuses = append(made.Statuses, status[0])
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
