package drawing

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"essaim/internal/network"
	"essaim/internal/network/networktest"
	"essaim/internal/view"
	"essaim/internal/wording"
)

// Whatever the colour, the accent can be read on dark paper.
func TestAccentIsReadable(t *testing.T) {
	for _, accent := range []string{"#000000", "#0a5d48", "#7a0000", "#00007a", "#333333"} {
		css := string(AccentSheet(accent))
		_, dark, _ := strings.Cut(css, "dark){:root{--accent:")
		if got := contrast(parseColour(dark[:7]), parseColour(darkPaper)); got < minContrast {
			t.Errorf("%s gives %s: %.2f", accent, dark[:7], got)
		}
	}
	// W3C's own example: #777 on white is 4.48.
	if got := contrast(parseColour("#777777"), parseColour("#ffffff")); got < 4.47 || got > 4.49 {
		t.Errorf("contrast of #777 on white: %.3f", got)
	}
}

func TestGaugesKeepTheirScale(t *testing.T) {
	five, eight := 5.0, 8.0
	got := Gauge(network.Row{Value: &five, Target: 6, OutOf: &eight, Status: network.Reached}, false)
	if want := (view.Bar{Value: 625, Target: 750, Expected: -1, Over: -1}); got == nil || *got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if Gauge(network.Row{Target: 6}, false) != nil {
		t.Error("without value there is nothing to draw")
	}
	zero := 0.0
	if Gauge(network.Row{Value: &zero}, false) != nil {
		t.Error("zero out of zero has no scale")
	}
}

// The rows of one objective have one scale, that of the largest; what exceeds a ceiling
// is hatched from there on.
func TestGaugesShareOneScale(t *testing.T) {
	two, eight := 2.0, 8.0
	got := Gauges([]network.Row{{Value: &two, Target: 4}, {Target: 4}, {Value: &eight, Target: 4}}, true)
	if got[0].Value != 250 || got[0].Target != 500 || got[0].Over != -1 || got[1] != nil || got[2].Value != 1000 || got[2].Over != 500 {
		t.Errorf("%+v, %+v, %+v", got[0], got[1], got[2])
	}
}

func TestSpreadIsInside(t *testing.T) {
	w := remembered()
	s := w.Sheet("pluie")
	drawn := Spread(w, s, w.SpreadOf(s))
	if drawn == nil || len(drawn.Nodes) != 3 || len(drawn.Lines) != 2 {
		t.Fatalf("%+v", drawn)
	}
	for _, n := range drawn.Nodes {
		if n.Left < 0 || n.TextX+nameWidth(n.Name) > drawn.Width || n.Top+signSize > drawn.Height {
			t.Errorf("%+v is outside of the drawing", n)
		}
	}
}

// remembered are the words of a network with chains of adoptions and located
// communes.
func remembered() *wording.Words { return wordsOf(networktest.Remembering()) }

// The segments of a tally lie side by side and fill it; a sentence counts them all.
func TestTallyFillsItsBar(t *testing.T) {
	w := remembered()
	if Tally(w, nil) != nil {
		t.Error("without objectives there is nothing to draw")
	}
	row := func(s network.Status) network.Progress { return network.Progress{Status: s} }
	list := []network.Progress{row(network.NotStarted), row(network.Reached), row(network.Missed), row(network.Reached), row(network.NotReported), row(network.Missed), row(network.Reached)}
	got := Tally(w, list)
	if want := "3 atteints, 2 non atteints, 1 non renseigné, 1 pas commencé"; got.Sentence != want || got.Of != "7 objectifs" {
		t.Errorf("%q of %q, want %q", got.Sentence, got.Of, want)
	}
	at := 0.0
	for _, s := range got.Segments {
		left, _ := strconv.ParseFloat(s.Left, 64)
		wide, _ := strconv.ParseFloat(s.Wide, 64)
		if math.Abs(left-at) > .15 || math.Abs(wide-100*float64(s.Count)/7) > .15 {
			t.Errorf("%+v begins at %v", s, at)
		}
		at = left + wide
	}
	if math.Abs(at-100) > .15 {
		t.Errorf("the bar ends at %v", at)
	}
	many := append(make([]network.Progress, 0, 30), row(network.NotStarted))
	for range 29 {
		many = append(many, row(network.Reached))
	}
	if got := Tally(w, many).Segments; !got[0].Room || got[1].Room {
		t.Errorf("a shape needs room: %+v", got)
	}
}
