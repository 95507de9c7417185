package drawing

import (
	"strconv"

	"essaim/internal/network"
	"essaim/internal/view"
	"essaim/internal/wording"
)

// leastRoom is how much of a tally a segment takes, in thousandths, for a shape of
// 16 pixels to stand in it on the narrowest screen.
const leastRoom = 50

// Tally is nil without objectives.
func Tally(w *wording.Words, objectives []network.Progress) *view.Tally {
	if len(objectives) == 0 {
		return nil
	}
	count := map[network.Standing]int{}
	for i := range objectives {
		count[objectives[i].Standing()]++
	}
	t := &view.Tally{Of: w.N("count.objectives", len(objectives))}
	before := 0
	for _, s := range network.Standings {
		n := count[s]
		if n == 0 {
			continue
		}
		from, to := 1000*before/len(objectives), 1000*(before+n)/len(objectives)
		before += n
		segment := view.Segment{
			Status: wording.Progress{Words: w}.Counted(s, n), Count: n,
			Left: hundredths(from), Wide: hundredths(to - from), Middle: hundredths((from + to) / 2),
			Room: to-from >= leastRoom,
		}
		t.Segments = append(t.Segments, segment)
		t.Sentence = wording.Join(", ", t.Sentence, segment.Status.Words)
	}
	return t
}

// hundredths writes thousandths as a percentage, for an attribute of SVG.
func hundredths(thousandths int) string {
	return strconv.FormatFloat(float64(thousandths)/10, 'f', 1, 64)
}
