package network

import (
	"cmp"
	"iter"
	"slices"
)

// RelatedSheet is another sheet and why it is proposed, strongest reason first.
type RelatedSheet struct {
	Sheet   *Sheet
	Reasons []RelatedReason
}

// RelatedReason says why two sheets are near.
type RelatedReason string

const (
	SharedTheme       RelatedReason = "shared-theme"
	SameCommune       RelatedReason = "same-commune"
	SameIndicator     RelatedReason = "same-indicator"
	SimilarPopulation RelatedReason = "similar-population"
)

const (
	// maxRelated is how many sheets are proposed beside one.
	maxRelated = 5
	// mostReasons is how many may be named of one: of four, one is named only
	// without another.
	mostReasons = 3
	// reach is how far a sheet looks on either side of itself in each list of
	// sheets that share something with it, so that the work for one sheet
	// does not grow with the network.
	reach = 8
)

// neighbourhood holds each sheet's place in the lists of sheets that share a
// theme, a commune or an indicator (the newest first), or follow each other by
// population. Looking around one's own place proposes sheets of about the same
// time, and spreads readers over all sheets rather than over the newest five.
type neighbourhood struct {
	sheets      []*Sheet  // the newest first; a sheet is known by its place here
	things      []int32   // that sheets share: the numbers of their lists, a sheet after the other
	ends        []int32   // in things, of each sheet's themes, communes and indicators
	populations []float64 // of each sheet: mean of the communes'; 0 when not known
	lists       [][]int32 // of each thing: places, ascending
	bySize      []int32   // places of the sheets with a population, ascending in it
	placeInSize []int32   // of a place: where it is in bySize
}

// traits are what makes a sheet near another.
type traits struct {
	themes, communes, indicators []int32
	population                   float64
}

func findNeighbours(r *index) *neighbourhood {
	count := len(r.sheetLists.all)
	n := &neighbourhood{
		sheets:      r.sheetLists.all,
		ends:        make([]int32, 0, 3*count),
		populations: make([]float64, 0, count),
		placeInSize: make([]int32, count),
	}
	themes, communes, indicators := n.numbering(), n.numbering(), n.numbering()
	for i, sheet := range n.sheets {
		place := int32(i)
		themes(place, sheet.Themes)
		communes(place, sheet.Communes)
		indicators(place, indicatorsOf(sheet))
		n.populations = append(n.populations, r.populationOf(sheet))
		if n.populations[i] > 0 {
			n.bySize = append(n.bySize, place)
		}
	}
	slices.SortStableFunc(n.bySize, func(a, b int32) int {
		return cmp.Compare(n.populations[a], n.populations[b])
	})
	for at, i := range n.bySize {
		n.placeInSize[i] = int32(at)
	}
	return n
}

// numbering gives each id of one kind a list, and a sheet a place in those of
// its own.
func (n *neighbourhood) numbering() func(place int32, ids []string) {
	numbers := map[string]int32{}
	return func(place int32, ids []string) {
		for _, id := range ids {
			number, known := numbers[id]
			if !known {
				number = int32(len(n.lists))
				numbers[id] = number
				n.lists = append(n.lists, nil)
			}
			n.lists[number] = append(n.lists[number], place)
			n.things = append(n.things, number)
		}
		n.ends = append(n.ends, int32(len(n.things)))
	}
}

func (n *neighbourhood) traits(i int32) traits {
	start, ends := int32(0), n.ends[3*i:3*i+3]
	if i > 0 {
		start = n.ends[3*i-1]
	}
	return traits{n.things[start:ends[0]], n.things[ends[0]:ends[1]], n.things[ends[1]:ends[2]], n.populations[i]}
}

// populationOf is the mean population of a sheet's communes, of those that are
// known.
func (r *index) populationOf(sheet *Sheet) float64 {
	sum, known := 0, 0
	for _, id := range sheet.Communes {
		if c := r.Commune(id); c != nil && c.Population > 0 {
			sum += c.Population
			known++
		}
	}
	if known == 0 {
		return 0
	}
	return float64(sum) / float64(known)
}

// indicatorsOf are the indicators of a sheet's results, each once.
func indicatorsOf(sheet *Sheet) []string {
	var ids []string
	for _, r := range sheet.Results {
		if r.Indicator != "" && !slices.Contains(ids, r.Indicator) {
			ids = append(ids, r.Indicator)
		}
	}
	return ids
}

// around are the places near the i-th one in the lists that it is in; it is one
// of them, and one that is near in several lists is met in each.
func (n *neighbourhood) around(i int32) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		t := n.traits(i)
		for _, shared := range [...][]int32{t.themes, t.communes, t.indicators} {
			for _, number := range shared {
				at, _ := slices.BinarySearch(n.lists[number], i)
				if !look(n.lists[number], at, yield) {
					return
				}
			}
		}
		if t.population > 0 {
			look(n.bySize, int(n.placeInSize[i]), yield)
		}
	}
}

// look goes through the window of a list.
func look(list []int32, at int, yield func(int32) bool) bool {
	for _, j := range list[max(0, at-reach):min(len(list), at+reach+1)] {
		if !yield(j) {
			return false
		}
	}
	return true
}

// nearness says what two sheets have in common.
type nearness struct{ theme, mainTheme, commune, indicator, population bool }

func compareTraits(a, b *traits) nearness {
	return nearness{
		theme:     shares(a.themes, b.themes),
		mainTheme: len(a.themes) > 0 && len(b.themes) > 0 && a.themes[0] == b.themes[0],
		commune:   shares(a.communes, b.communes),
		indicator: shares(a.indicators, b.indicators),
		population: a.population > 0 && b.population > 0 &&
			a.population <= 2*b.population && b.population <= 2*a.population,
	}
}

func shares(a, b []int32) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y {
				return true
			}
		}
	}
	return false
}

// reasons adds those for which a sheet is proposed, the weightiest first. That
// sheets of one commune have a population in common goes without saying.
func (c nearness) reasons(list []RelatedReason) []RelatedReason {
	if c.theme {
		list = append(list, SharedTheme)
	}
	if c.commune {
		list = append(list, SameCommune)
	}
	if c.indicator {
		list = append(list, SameIndicator)
	}
	if c.population && !c.commune {
		list = append(list, SimilarPopulation)
	}
	return list
}

// weight is 3 for a theme in common, 4 when it is the main one of both, 2 for
// a commune, 2 for an indicator, 1 for populations within a factor of two.
func (c nearness) weight() int32 {
	weight := int32(0)
	if c.theme {
		weight += 3
	}
	if c.mainTheme {
		weight++
	}
	if c.commune {
		weight += 2
	} else if c.population {
		weight++
	}
	if c.indicator {
		weight += 2
	}
	return weight
}

// Related proposes at most five other sheets, the nearest first; of two that
// are as near, the newer. Abandoned practices are proposed too: they teach.
func (s *Situation) Related(sheet *Sheet) []RelatedSheet {
	n := s.neighbourhood()
	i, listed := s.places[sheet.ID]
	if !listed {
		return nil
	}
	nearest, own := n.nearest(i), n.traits(i)
	related := make([]RelatedSheet, 0, len(nearest))
	reasons := make([]RelatedReason, 0, mostReasons*len(nearest))
	for _, b := range nearest {
		from, other := len(reasons), n.traits(b.place)
		reasons = compareTraits(&own, &other).reasons(reasons)
		related = append(related, RelatedSheet{n.sheets[b.place], reasons[from:len(reasons):len(reasons)]})
	}
	return related
}

// A neighbour is a sheet near another.
type neighbour struct{ place, weight int32 }

// nearest are the at most five sheets of greatest weight, in that order, those
// of one weight by place. Few are kept, so inserting beats sorting all
// candidates; one that is met again finds itself kept, or as little wanted.
func (n *neighbourhood) nearest(i int32) []neighbour {
	kept := make([]neighbour, 0, maxRelated+1)
	own := n.traits(i)
	for j := range n.around(i) {
		other := n.traits(j)
		weight := compareTraits(&own, &other).weight()
		if j == i || weight == 0 {
			continue
		}
		at := len(kept)
		for at > 0 && (kept[at-1].weight < weight || kept[at-1].weight == weight && kept[at-1].place > j) {
			at--
		}
		if at == maxRelated || at > 0 && kept[at-1].place == j {
			continue
		}
		kept = slices.Insert(kept, at, neighbour{j, weight})
		kept = kept[:min(len(kept), maxRelated)]
	}
	return kept
}
