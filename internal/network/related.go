package network

import (
	"cmp"
	"slices"
)

// RelatedSheet is another sheet and why it is proposed, strongest reason first.
type RelatedSheet struct {
	Sheet   *Sheet
	Reasons []RelatedReason
}

// RelatedReason tells why two sheets are near.
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
	sheets      []*Sheet // the newest first; a sheet is known by its place here
	place       map[string]int
	traits      []traits
	lists       [][]int     // of each thing that is shared: places, ascending
	bySize      []int       // places of the sheets with a population, ascending in it
	placeInSize map[int]int // of a place: where it is in bySize
}

// traits are what makes a sheet near another. Themes, communes and indicators
// are the numbers of their lists.
type traits struct {
	themes, communes, indicators []int
	population                   float64 // mean of the communes'; 0 when not known
}

func (r *register) settle() *neighbourhood {
	n := &neighbourhood{
		sheets:      r.sheetLists.all,
		place:       make(map[string]int, len(r.sheets)),
		placeInSize: map[int]int{},
	}
	themes, communes, indicators := n.numbering(), n.numbering(), n.numbering()
	for i, sheet := range n.sheets {
		n.place[sheet.ID] = i
		t := traits{population: r.populationOf(sheet)}
		for _, id := range sheet.Themes {
			t.themes = append(t.themes, themes(id, i))
		}
		for _, id := range sheet.Communes {
			t.communes = append(t.communes, communes(id, i))
		}
		for _, id := range indicatorsOf(sheet) {
			t.indicators = append(t.indicators, indicators(id, i))
		}
		n.traits = append(n.traits, t)
		if t.population > 0 {
			n.bySize = append(n.bySize, i)
		}
	}
	slices.SortStableFunc(n.bySize, func(a, b int) int {
		return cmp.Compare(n.traits[a].population, n.traits[b].population)
	})
	for at, i := range n.bySize {
		n.placeInSize[i] = at
	}
	return n
}

// numbering gives each id of one kind a list, and a sheet a place in it.
func (n *neighbourhood) numbering() func(id string, place int) int {
	numbers := map[string]int{}
	return func(id string, place int) int {
		number, known := numbers[id]
		if !known {
			number = len(n.lists)
			numbers[id] = number
			n.lists = append(n.lists, nil)
		}
		n.lists[number] = append(n.lists[number], place)
		return number
	}
}

// populationOf is the mean population of a sheet's communes, of those that are
// known.
func (r *register) populationOf(sheet *Sheet) float64 {
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

// around lists the sheets near the i-th one in the lists that it is in, each
// once, the newest first; it is one of them.
func (n *neighbourhood) around(i int) []int {
	near := make([]int, 0, 8*reach) // four windows, of one theme, commune and indicator
	t := &n.traits[i]
	for _, shared := range [][]int{t.themes, t.communes, t.indicators} {
		for _, number := range shared {
			list := n.lists[number]
			at, _ := slices.BinarySearch(list, i)
			near = append(near, window(list, at)...)
		}
	}
	if at, sized := n.placeInSize[i]; sized {
		near = append(near, window(n.bySize, at)...)
	}
	slices.Sort(near)
	return slices.Compact(near)
}

func window(list []int, at int) []int {
	return list[max(0, at-reach):min(len(list), at+reach+1)]
}

// nearness tells what two sheets have in common.
type nearness struct{ theme, mainTheme, commune, indicator, population bool }

func (n *neighbourhood) compare(i, j int) nearness {
	a, b := &n.traits[i], &n.traits[j]
	return nearness{
		theme:     shares(a.themes, b.themes),
		mainTheme: len(a.themes) > 0 && len(b.themes) > 0 && a.themes[0] == b.themes[0],
		commune:   shares(a.communes, b.communes),
		indicator: shares(a.indicators, b.indicators),
		population: a.population > 0 && b.population > 0 &&
			a.population <= 2*b.population && b.population <= 2*a.population,
	}
}

func shares(a, b []int) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y {
				return true
			}
		}
	}
	return false
}

// reasons are those for which a sheet is proposed, the weightiest first. That
// sheets of one commune have a population in common goes without saying.
func (c nearness) reasons() []RelatedReason {
	list := make([]RelatedReason, 0, 3) // one of four is told only without another
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
func (c nearness) weight() int {
	weight := 0
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
	i, listed := n.place[sheet.ID]
	if !listed {
		return nil
	}
	nearest := n.nearest(i)
	related := make([]RelatedSheet, 0, len(nearest))
	for _, j := range nearest {
		related = append(related, RelatedSheet{n.sheets[j], n.compare(i, j).reasons()})
	}
	return related
}

// nearest are the places of the at most five sheets of greatest weight, in
// that order. Few are kept, so inserting beats sorting all candidates.
func (n *neighbourhood) nearest(i int) []int {
	places := make([]int, 0, maxRelated)
	var kept [maxRelated]int // their weights
	for _, j := range n.around(i) {
		weight := n.compare(i, j).weight()
		if j == i || weight == 0 {
			continue
		}
		at := len(places)
		for at > 0 && kept[at-1] < weight {
			at--
		}
		if at == maxRelated {
			continue
		}
		places = slices.Insert(places[:min(len(places), maxRelated-1)], at, j)
		copy(kept[at+1:], kept[at:])
		kept[at] = weight
	}
	return places
}
