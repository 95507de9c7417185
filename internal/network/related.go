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
	population  []float64        // mean of the sheet's communes; 0 when not known
	indicators  [][]string       // of the sheet's results, each once
	lists       map[string][]int // by what is shared ("theme:eau"): places, ascending
	bySize      []int            // places of the sheets with a population, ascending in it
	placeInSize map[int]int
}

func (s *Situation) settle() *neighbourhood {
	n := &neighbourhood{
		sheets:      s.sheetLists.all,
		place:       make(map[string]int, len(s.sheets)),
		population:  make([]float64, len(s.sheets)),
		indicators:  make([][]string, len(s.sheets)),
		lists:       map[string][]int{},
		placeInSize: map[int]int{},
	}
	for i, sheet := range n.sheets {
		n.place[sheet.ID] = i
		n.population[i] = s.populationOf(sheet)
		n.indicators[i] = indicatorsOf(sheet)
		for _, key := range n.keys(i) {
			n.lists[key] = append(n.lists[key], i)
		}
		if n.population[i] > 0 {
			n.bySize = append(n.bySize, i)
		}
	}
	slices.SortStableFunc(n.bySize, func(a, b int) int { return cmp.Compare(n.population[a], n.population[b]) })
	for at, i := range n.bySize {
		n.placeInSize[i] = at
	}
	return n
}

// populationOf is the mean population of a sheet's communes, of those that are
// known.
func (s *Situation) populationOf(sheet *Sheet) float64 {
	sum, known := 0, 0
	for _, id := range sheet.Communes {
		if c := s.Commune(id); c != nil && c.Population > 0 {
			sum += c.Population
			known++
		}
	}
	if known == 0 {
		return 0
	}
	return float64(sum) / float64(known)
}

func indicatorsOf(sheet *Sheet) []string {
	var ids []string
	for _, r := range sheet.Results {
		if r.Indicator != "" && !slices.Contains(ids, r.Indicator) {
			ids = append(ids, r.Indicator)
		}
	}
	return ids
}

// keys name the lists in which the i-th sheet has a place.
func (n *neighbourhood) keys(i int) []string {
	sheet := n.sheets[i]
	var keys []string
	for _, id := range sheet.Themes {
		keys = append(keys, "theme:"+id)
	}
	for _, id := range sheet.Communes {
		keys = append(keys, "commune:"+id)
	}
	for _, id := range n.indicators[i] {
		keys = append(keys, "indicator:"+id)
	}
	return keys
}

// around lists the sheets near the i-th one in the lists that it is in, each
// once, the newest first.
func (n *neighbourhood) around(i int) []int {
	var near []int
	for _, key := range n.keys(i) {
		list := n.lists[key]
		at, _ := slices.BinarySearch(list, i)
		near = append(near, window(list, at)...)
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

// candidate is a sheet that may be proposed.
type candidate struct {
	place, score int
	reasons      []RelatedReason
}

// compare tells why the j-th sheet is near the i-th one. The reasons are in
// order of weight: the same main theme 4, another shared theme 3, a commune in
// common 2, an indicator in common 2, populations within a factor of two 1,
// which goes without saying within a commune.
func (n *neighbourhood) compare(i, j int) candidate {
	a, b := n.sheets[i], n.sheets[j]
	c := candidate{place: j}
	add := func(reason RelatedReason, weight int) {
		c.reasons = append(c.reasons, reason)
		c.score += weight
	}
	if shares(a.Themes, b.Themes) {
		add(SharedTheme, 3)
		if a.Themes[0] == b.Themes[0] {
			c.score++
		}
	}
	sameCommune := shares(a.Communes, b.Communes)
	if sameCommune {
		add(SameCommune, 2)
	}
	if shares(n.indicators[i], n.indicators[j]) {
		add(SameIndicator, 2)
	}
	p, q := n.population[i], n.population[j]
	if !sameCommune && p > 0 && q > 0 && p <= 2*q && q <= 2*p {
		add(SimilarPopulation, 1)
	}
	return c
}

func shares(a, b []string) bool {
	return slices.ContainsFunc(a, func(id string) bool { return slices.Contains(b, id) })
}

// Related proposes at most five other sheets, the nearest first; of two that
// are as near, the newer. Abandoned practices are proposed too: they teach.
func (s *Situation) Related(sheet *Sheet) []RelatedSheet {
	n := s.neighbourhood()
	i, listed := n.place[sheet.ID]
	if !listed {
		return nil
	}
	var candidates []candidate
	for _, j := range n.around(i) {
		if j == i {
			continue
		}
		if c := n.compare(i, j); c.score > 0 {
			candidates = append(candidates, c)
		}
	}
	slices.SortStableFunc(candidates, func(a, b candidate) int { return cmp.Compare(b.score, a.score) })
	var related []RelatedSheet
	for _, c := range candidates[:min(maxRelated, len(candidates))] {
		related = append(related, RelatedSheet{n.sheets[c.place], c.reasons})
	}
	return related
}
