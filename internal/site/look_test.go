package site

import (
	"reflect"
	"strings"
	"testing"

	"essaim/internal/network/networktest"

	"essaim/internal/network"
	"essaim/internal/view"
)

// headOf is the head that every view embeds.
func headOf(page any) view.Head {
	return reflect.ValueOf(page).FieldByName("Head").Interface().(view.Head)
}

func TestEveryPageHasAHead(t *testing.T) {
	p, _ := New(input(networktest.Sample()))
	for _, o := range p.Outputs {
		if o.View == nil {
			continue
		}
		h := headOf(o.View())
		if h.Title == "" || h.URL != o.URL {
			t.Errorf("%s: %+v", o.URL, h)
		}
		if !h.NoIndex && h.Canonical != "https://reseau.example.org"+o.URL {
			t.Errorf("%s: canonical address %q", o.URL, h.Canonical)
		}
	}
}

// Whatever the colour, the accent can be read on dark paper.
func TestAccentIsReadable(t *testing.T) {
	for _, accent := range []string{"#000000", "#0a5d48", "#7a0000", "#00007a", "#333333"} {
		css := string(accentSheet(accent))
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

func TestBarsKeepTheirScale(t *testing.T) {
	five, eight := 5.0, 8.0
	got := bar(network.Row{Value: &five, Target: 6, OutOf: &eight, Status: network.Reached})
	if want := (view.Bar{Value: 625, Target: 750, Expected: -1}); got == nil || *got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if bar(network.Row{Target: 6}) != nil {
		t.Error("without value there is nothing to draw")
	}
	zero := 0.0
	if bar(network.Row{Value: &zero}) != nil {
		t.Error("zero out of zero has no scale")
	}
}
