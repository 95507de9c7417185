package intake

import (
	"slices"
	"strings"
	"unicode"

	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/source"
)

// names finds what the network has by the names that people give it.
type names struct {
	things map[string][]source.Thing
	titles []string // what may stand before the name of a commune: "Ville de"
	whole  string   // the organisation whose network it is, folded
}

func newNames(known *network.Network) names {
	n := names{things: source.Things(known), whole: words(known.Organisation.Name)}
	for _, title := range locale.Spellings("carrier.title") {
		n.titles = append(n.titles, words(title))
	}
	return n
}

// words are those of a text, folded, one space between two: without marks.
func words(s string) string {
	return strings.Join(strings.FieldsFunc(locale.Fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ")
}

// id is what a text names, of a kind of things; "" when it names none.
func (n names) id(kind, text string) string {
	wanted := words(text)
	if wanted == "" {
		return ""
	}
	for _, of := range []string{wanted, n.untitled(wanted)} {
		for _, t := range n.things[kind] {
			if of == words(t.ID) || of == words(t.Name) || slices.ContainsFunc(t.Aliases, func(a string) bool { return of == words(a) }) {
				return t.ID
			}
		}
	}
	return ""
}

// namesNone reports whether nothing of a kind is named in a text, nor the organisation.
func (n names) namesNone(kind, text string) bool {
	return n.likely(kind, text) == "" && len(n.within(kind, text)) == 0 && (n.whole == "" || !strings.Contains(" "+words(text)+" ", " "+n.whole+" "))
}

// likely is what a text most likely names: as id, else the only thing that it may name.
func (n names) likely(kind, text string) string {
	if id := n.id(kind, text); id != "" {
		return id
	}
	return n.only(kind, words(text))
}

// only is the one thing in whose name, or in another of its names, all words of a text
// stand: « Mobilités » for « Mobilités et chemin de l’école ».
func (n names) only(kind, wanted string) string {
	if len(wanted) < shortestName {
		return ""
	}
	found := ""
	for _, t := range n.things[kind] {
		holds := func(name string) bool {
			name = " " + bareWords(name) + " "
			for w := range strings.FieldsSeq(wanted) {
				if !strings.Contains(name, " "+bare(w)+" ") {
					return false
				}
			}
			return true
		}
		if holds(t.Name) || slices.ContainsFunc(t.Aliases, holds) {
			if found != "" {
				return ""
			}
			found = t.ID
		}
	}
	return found
}

// shortestName is how many letters say enough of a name.
const shortestName = 4

// bareWords are those of a text in the singular.
func bareWords(s string) string {
	all := strings.Fields(words(s))
	for i, w := range all {
		all[i] = bare(w)
	}
	return strings.Join(all, " ")
}

// untitled is the name of a commune without what stands before it.
func (n names) untitled(name string) string {
	for _, title := range n.titles {
		rest, is := strings.CutPrefix(name, title+" ")
		if !is {
			continue
		}
		for _, article := range append(locale.Spellings("label-word.of"), "") {
			if after, is := strings.CutPrefix(rest, words(article)+" "); is && article != "" {
				return after
			}
		}
		return rest
	}
	return name
}

// within are the things that a longer text names, in its order, when no two of them
// share words.
func (n names) within(kind, text string) []string {
	all := " " + words(text) + " "
	type hit struct {
		at, length int
		id         string
	}
	var hits []hit
	for _, t := range n.things[kind] {
		for _, name := range append([]string{t.ID, t.Name}, t.Aliases...) {
			w := words(name)
			if at := strings.Index(all, " "+w+" "); at >= 0 && len(w) > 2 {
				hits = append(hits, hit{at, len(w), t.ID})
			}
		}
	}
	// The longest name wins over those in it.
	slices.SortStableFunc(hits, func(a, b hit) int { return b.length - a.length })
	var kept []hit
	for _, h := range hits {
		if !slices.ContainsFunc(kept, func(k hit) bool { return h.id == k.id || h.at < k.at+k.length && k.at < h.at+h.length }) {
			kept = append(kept, h)
		}
	}
	slices.SortFunc(kept, func(a, b hit) int { return a.at - b.at })
	var ids []string
	for _, h := range kept {
		ids = append(ids, h.id)
	}
	return ids
}
