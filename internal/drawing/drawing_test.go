package drawing

import (
	"strings"
	"testing"

	"essaim/internal/address"
	"essaim/internal/locale"
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
	got := Gauge(network.Row{Value: &five, Target: 6, OutOf: &eight, Status: network.Reached})
	if want := (view.Bar{Value: 625, Target: 750, Expected: -1}); got == nil || *got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if Gauge(network.Row{Target: 6}) != nil {
		t.Error("without value there is nothing to draw")
	}
	zero := 0.0
	if Gauge(network.Row{Value: &zero}) != nil {
		t.Error("zero out of zero has no scale")
	}
}

func TestMapPutsNorthUpAndNamesApart(t *testing.T) {
	w := remembered()
	drawn := Map(w, w.ByName(w.Members(w.AsOf)))
	if drawn == nil || len(drawn.Marks) != 4 || strings.ReplaceAll(drawn.Unplaced, "\u00a0", " ") != "1 commune sans coordonnées n’est pas sur la carte." {
		t.Fatalf("%+v", drawn)
	}
	mark := map[string]view.Mark{}
	for _, m := range drawn.Marks {
		mark[m.Name] = m
		if m.X < 0 || m.X+signSize > drawn.Width || m.Y < 0 || m.Y+signSize > drawn.Height {
			t.Errorf("%+v is outside", m)
		}
		for _, other := range drawn.Marks {
			if a, b := nameBox(&m), nameBox(&other); m != other && m.Name != "" && other.Name != "" && a.meets(b) {
				t.Errorf("%s covers %s", m.Name, other.Name)
			}
		}
	}
	if mark["Belval"].Y >= mark["Luc"].Y || mark["Olemps"].X <= mark["Luc"].X {
		t.Error("north is up and east is right")
	}
	if mark["Rodez"].Kind != "shares" || mark["Olemps"].Kind != "adopts" || mark["Luc"].Kind != "belongs" {
		t.Errorf("kinds: %+v", mark)
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
func remembered() *wording.Words {
	n := networktest.Remembering()
	asOf, _ := network.ParseDay("2012-05-31")
	return wording.New(n.At(asOf), locale.For(n.Lang), address.New(locale.For(n.Lang), n.BaseURL))
}
