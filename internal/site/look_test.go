package site

import (
	"reflect"
	"testing"

	"essaim/internal/network/networktest"
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
