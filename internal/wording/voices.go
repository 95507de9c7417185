package wording

import (
	"slices"

	"essaim/internal/locale"
	"essaim/internal/network"
)

// LangOf is the language of what a network writes, as pages mark it; "" when it is the
// site's own, or not known. Names of networks, communes and bodies have none: the portal
// may have given them, and WCAG (3.1.2) leaves proper names out.
func (w *Words) LangOf(p *network.Peer) string {
	if p == nil || p.Lang == w.Locale.Lang() {
		return ""
	}
	return string(p.Lang)
}

// SaidBy sets a text of a network as its language does; one of a language that is not
// known here stays as it is written.
func (w *Words) SaidBy(p *network.Peer, text string) string {
	switch lang := locale.Lang(w.LangOf(p)); {
	case lang == "":
		return w.Typo(text)
	case slices.Contains(locale.Languages, lang):
		return locale.For(lang).Typography(text)
	}
	return text
}
