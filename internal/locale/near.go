package locale

import (
	"slices"
	"strings"
)

// Candidates are what authors may mean, for who asks about many texts.
type Candidates struct {
	as     []string
	folded [][]rune
}

// NewCandidates prepares candidates, in the order in which one is preferred to another.
func NewCandidates(candidates []string) *Candidates {
	n := &Candidates{as: candidates, folded: make([][]rune, len(candidates))}
	for i, c := range candidates {
		n.folded[i] = []rune(foldName(c))
	}
	return n
}

// Nearest is the candidate that an author most likely meant, "" when none is
// near. Case, accents and the choice between "-", "_" and a space do not count.
// It is made for messages: it is called only once something is wrong.
func Nearest(text string, candidates []string) string { return NewCandidates(candidates).Nearest(text) }

// Nearest is the function of that name. A nil *Candidates has none.
func (n *Candidates) Nearest(text string) string {
	wanted := []rune(foldName(text))
	if n == nil || len(wanted) < 3 {
		return "" // everything short is near
	}
	best, bestDistance := "", min(len(wanted)/3, maxSlips)+1
	var kept rows
	for i, folded := range n.folded {
		most := bestDistance
		if best != "" {
			most-- // of equals the first is kept
		}
		d := kept.distanceWithin(wanted, folded, most)
		// Between equals the first declared wins; a spelling without accents
		// never beats the same one with them.
		if d <= most && d < bestDistance && d < max(len(wanted), len(folded)) || best == "" && d == bestDistance && d <= max(1, len(wanted)/3) {
			best, bestDistance = n.as[i], d
		}
	}
	return best
}

// maxSlips is how many letters an author gets wrong, at most, of the longest text.
const maxSlips = 20

// Distance is how many letters are to be added, dropped, changed or swapped with
// their neighbour to make b of a. Case and accents do not count.
func Distance(a, b string) int {
	from, to := []rune(foldName(a)), []rune(foldName(b))
	return new(rows).distanceWithin(from, to, len(from)+len(to))
}

// foldName is Fold with one separator of words.
func foldName(s string) string { return separators.Replace(Fold(s)) }

var separators = strings.NewReplacer("_", "-", " ", "-")

func abs(n int) int { return max(n, -n) }

// rows are three rows of distances, for one pair of texts after the other.
type rows []int

func (r *rows) of(size int) (before, row, next []int) {
	if len(*r) < 3*size {
		*r = make([]int, 3*size)
	}
	return (*r)[:size], (*r)[size : 2*size], (*r)[2*size : 3*size]
}

// distanceWithin is the optimal string alignment distance: insertions, deletions,
// substitutions and swaps of neighbours that turn a into b. Beyond most, it is some
// number above most: only what lies near the diagonal is worked out, and only until
// all of a row is beyond, since one text may be compared with ten thousand.
func (r *rows) distanceWithin(a, b []rune, most int) int {
	beyond := most + 1
	if abs(len(a)-len(b)) > most {
		return beyond
	}
	before, row, next := r.of(len(b) + 1)
	for j := range row {
		row[j] = min(j, beyond)
	}
	for i := 1; i <= len(a); i++ {
		from, to := max(1, i-most), min(len(b), i+most)
		if next[from-1] = beyond; from == 1 {
			next[0] = min(i, beyond)
		}
		least := next[from-1]
		for j := from; j <= to; j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			next[j] = min(row[j]+1, next[j-1]+1, row[j-1]+cost, beyond)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				next[j] = min(next[j], before[j-2]+1)
			}
			least = min(least, next[j])
		}
		if to < len(b) {
			next[to+1] = beyond
		}
		if least > most && (i == 1 || leastOf(row, i-1, most) > most) { // a swap reaches back two rows
			return beyond
		}
		before, row, next = row, next, before
	}
	return row[len(b)]
}

// leastOf is the least number of row i of the distances.
func leastOf(row []int, i, most int) int {
	return slices.Min(row[max(0, i-most-1):min(len(row), i+most+1)])
}
