package wording

import (
	"essaim/internal/locale"
	"essaim/internal/network"
)

// LangOf is the language of what a network writes, as pages mark it; "" when it is the
// site's own, or not known. Names of networks, communes and bodies have none: the portal
// may have given them, and WCAG (3.1.2) leaves proper names out.
func LangOf(w *Words, p *network.Peer) string {
	if p == nil || locale.Speaks(w.Locale, p.Lang) {
		return ""
	}
	return string(p.Lang)
}

// SaidBy sets a text of a network as its language does; one of a language that is not
// known here stays as it is written.
func SaidBy(w *Words, p *network.Peer, text string) string {
	lang := LangOf(w, p)
	if lang == "" {
		return w.Typo(text)
	}
	return locale.Set(locale.Lang(lang), text)
}
