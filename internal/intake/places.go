package intake

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"essaim/internal/locale"
	"essaim/internal/source"
)

// A place is where an answer goes in front matter: the keys that lead there, from the
// top. It leads to a value, or to a list of maps, whose own places are its columns.
type place struct {
	keys    []source.Field
	list    int     // how many of the keys lead to a list of maps; 0 when there is none
	columns []place // of a list: those of its items, with the keys that lead to them
}

// path names a place, in a form and in messages to who writes essaim.
func (p place) path() string {
	names := make([]string, len(p.keys))
	for i, f := range p.keys {
		names[i] = f.Key
	}
	return strings.Join(names, "/")
}

func (p place) last() source.Field { return p.keys[len(p.keys)-1] }

// isList reports whether the place is a list of maps.
func (p place) isList() bool { return p.columns != nil }

// label is how a form calls a place, within its table: "Coût", "Période (début)".
func (p place) label(l *locale.Locale) string {
	own := p.keys[p.list:]
	if p.isList() {
		return labelOf(p.last(), l)
	}
	if len(own) > 1 && ungrouped[own[0].Key] {
		own = own[1:]
	}
	label := labelOf(own[0], l)
	if len(own) == 1 {
		return label
	}
	var rest []string
	for _, f := range own[1:] {
		rest = append(rest, lowerFirst(labelOf(f, l)))
	}
	return label + " (" + strings.Join(rest, " ") + ")"
}

// ungrouped are maps whose keys say enough without them.
var ungrouped = map[string]bool{"means": true, "attendance": true}

// labelOf is a key as people write words, or the words that say more than it.
func labelOf(f source.Field, l *locale.Locale) string {
	words, ok := f.Plainly(l)
	if !ok {
		words = f.InWords(l)
	}
	return upperFirst(words)
}

func upperFirst(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

func lowerFirst(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(r)) + s[size:]
}

// placesOf are the places of a kind, in the order of its table. A new field of the
// table is a new place.
func placesOf(kind source.Kind) []place {
	places := below(kind, source.TableOf(kind), nil, 0)
	return slices.DeleteFunc(places, func(p place) bool { return p.keys[0].Key == "draft" })
}

func below(kind source.Kind, table *source.Table, keys []source.Field, list int) []place {
	var places []place
	for _, f := range table.Fields {
		if !source.Asks(kind, f) {
			continue
		}
		at := place{keys: append(slices.Clone(keys), f), list: list}
		switch t := f.Type; {
		case t.Of != nil && t.Of.Map != nil:
			at.columns = below(kind, t.Of.Map, at.keys, len(at.keys))
		case t.Map != nil && !inOnePiece(t):
			if t.OrNone { // where « none » is answered
				places = append(places, at)
			}
			places = append(places, below(kind, t.Map, at.keys, list)...)
			continue
		}
		places = append(places, at)
	}
	return places
}

// inOnePiece reports whether a map is asked for in one answer: a period, 2010-2012.
func inOnePiece(t source.Type) bool { return t.Short != nil && t.Short.Name == "span" }

// wholes are the maps at the top that a few words may fill: « Contact : mairie@… ».
func wholes(kind source.Kind) []place {
	var all []place
	for _, f := range source.TableOf(kind).Fields {
		if f.Type.Map != nil && !inOnePiece(f.Type) && f.Type.Of == nil && source.Asks(kind, f) {
			all = append(all, place{keys: []source.Field{f}})
		}
	}
	return all
}

// isWhole reports whether a place is such a map.
func (p place) isWhole() bool {
	t := p.last().Type
	return t.Map != nil && !inOnePiece(t) && t.Of == nil
}

// every lists places and the columns of those that are lists.
func every(places []place) []place {
	var all []place
	for _, p := range places {
		all = append(all, p)
		all = append(all, p.columns...)
	}
	return all
}
