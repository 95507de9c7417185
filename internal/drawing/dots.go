package drawing

import (
	"math"

	"essaim/internal/network"
	"essaim/internal/view"
)

const (
	dotsWidth  = 300 // fits a phone
	dotsMargin = 14
	dotStep    = 15 // between dots that would cover each other, upwards
	dotReach   = 12
	dotsBelow  = 12
)

// DotWords are the words of a spectrum's drawing.
type DotWords struct {
	Low, High, Median string
	Case              func(network.Observed) (title, url string)
}

// Dots draws the cases of a spectrum along a line, each where its figure lies: that of a
// range in its middle, with a bar from end to end. It is nil where nothing is said.
func Dots(s network.Spectrum, words DotWords) *view.Dots {
	if !s.Tells() {
		return nil
	}
	d := &view.Dots{Width: dotsWidth, Left: dotsMargin, Right: dotsWidth - dotsMargin, Low: words.Low, High: words.High, Median: words.Median}
	low, high := scaleOf(s)
	at := func(v float64) int {
		if high == low {
			return dotsWidth / 2
		}
		v = min(max(v, low), high)
		return d.Left + int(math.Round((v-low)/(high-low)*float64(d.Right-d.Left)))
	}
	rows := 1
	var last []int // where the last dot of each row is
	for _, o := range s.Observed {
		dot := view.Dot{X: (at(o.Figure.Min) + at(o.Figure.Max)) / 2}
		if !o.Figure.IsPoint() {
			dot.BarX, dot.BarW = at(o.Figure.Min), at(o.Figure.Max)-at(o.Figure.Min)
			dot.Open = math.IsInf(o.Figure.Max, 1) || math.IsInf(o.Figure.Min, -1)
		}
		dot.Title, dot.URL = words.Case(o)
		row := 0
		for row < len(last) && dot.X-last[row] < 2*dotReach && last[row]-dot.X < 2*dotReach {
			row++
		}
		if row == len(last) {
			last = append(last, dot.X)
		}
		last[row] = dot.X
		rows = max(rows, row+1)
		dot.Y = row
		d.Dots = append(d.Dots, dot)
	}
	d.Line = dotReach + (rows-1)*dotStep
	d.Height = d.Line + dotsBelow
	for i := range d.Dots {
		d.Dots[i].Y = d.Line - d.Dots[i].Y*dotStep
	}
	d.MedianX = at(s.Median.Min)
	d.MedianW = at(s.Median.Max) - d.MedianX
	return d
}

// scaleOf are the ends of the line: those of the cases, as far as they are known.
func scaleOf(s network.Spectrum) (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	for _, o := range s.Observed {
		for _, end := range []float64{o.Figure.Min, o.Figure.Max} {
			if !math.IsInf(end, 0) {
				low, high = min(low, end), max(high, end)
			}
		}
	}
	return low, high
}
