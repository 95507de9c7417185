package wording

import (
	"cmp"

	"essaim/internal/view"
)

// Imprint is what a PDF of the page with this head says of itself.
func (p *Words) Imprint(h view.Head, generator string) view.Imprint {
	return view.Imprint{
		Lang:      string(p.Locale.Lang()),
		Title:     h.Title,
		Network:   p.Typo(p.Network.Name),
		Origin:    p.At.Origin,
		Address:   cmp.Or(h.Canonical, h.URL),
		Accent:    p.Network.Accent,
		Generator: generator,
	}
}
