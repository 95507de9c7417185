package locale

import "strings"

// Nearest is the candidate that an author most likely meant, "" when none is
// near. Case, accents and the choice between "-", "_" and a space do not count.
// It is made for messages: it is called only once something is wrong.
func Nearest(text string, candidates []string) string {
	wanted := []rune(foldName(text))
	if len(wanted) < 3 {
		return "" // everything short is near
	}
	best, bestDistance := "", len(wanted)/3+1
	for _, c := range candidates {
		folded := []rune(foldName(c))
		if abs(len(folded)-len(wanted)) > bestDistance {
			continue
		}
		d := distance(wanted, folded)
		// Between equals the first declared wins; a spelling without accents
		// never beats the same one with them.
		if d < bestDistance && d < max(len(wanted), len(folded)) || best == "" && d == bestDistance && d <= max(1, len(wanted)/3) {
			best, bestDistance = c, d
		}
	}
	return best
}

// Distance is how many letters are to be added, dropped, changed or swapped with
// their neighbour to make b of a. Case and accents do not count.
func Distance(a, b string) int { return distance([]rune(foldName(a)), []rune(foldName(b))) }

// foldName is Fold with one separator of words.
func foldName(s string) string { return separators.Replace(Fold(s)) }

var separators = strings.NewReplacer("_", "-", " ", "-")

func abs(n int) int { return max(n, -n) }

// distance is the optimal string alignment distance: insertions, deletions,
// substitutions and swaps of neighbours that turn a into b.
func distance(a, b []rune) int {
	before, row, next := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		next[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			next[j] = min(row[j]+1, next[j-1]+1, row[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				next[j] = min(next[j], before[j-2]+1)
			}
		}
		before, row, next = row, next, before
	}
	return row[len(b)]
}
