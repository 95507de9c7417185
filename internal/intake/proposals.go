package intake

import (
	"regexp"
	"strings"
	"unicode"

	"essaim/internal/document"
	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/source"
)

// Figures in the text. « Objectif : 6 communes sur 8 » is proposed as a target, and
// « 12 bacs distribués » under results as a result, with a comment that quotes where it
// is from. The text keeps the second: it is part of what the author says.

// figure is a number, its unit when it is one that is known, and what is counted:
// « 6 communes sur 8 », « 12,5 t de déchets évités (2011) ».
var figure = regexp.MustCompile(`^(` + sureness() + number + `)\s*(?:(` + units + `)(?:\s|$|[.,;)]))?\s*(.*)$`)

// units are those that are read as such, and what each is per: g/repas, kg/hab/an; what else
// follows a number is what is counted.
const units = `(?:%|‰|€|k€|M€|[kMG]?Wh|[kMG]?W|[kmc]?g|t|tonnes?|[hkcd]?[lL]|litres?|m[23²³]?|km[2²]?|ha|h)(?:/\pL+[²³]?)*`

// cutFigure are the parts of a text that begins with a figure; nil for another, and for
// a number that counts nothing: 1er, 2nd.
func cutFigure(text string) []string {
	found := figure.FindStringSubmatch(text)
	if found == nil || found[2] == "" && strings.IndexFunc(text[len(found[1]):], unicode.IsLetter) == 0 {
		return nil
	}
	return found
}

var outOf = regexp.MustCompile(`(?i)\s*\b(?:` + alternatives(locale.Spellings("out-of")) + `)\s+([0-9]+)\b`)

// figures proposes those of a document.
type figures struct{ *collector }

// targets takes « Objectif : … » when each of its lines says a figure, or names an
// objective of the network.
func (c figures) targets(p place, a answer) bool {
	list, known := c.byPath["objectives/targets"]
	if !known || p.list > 0 {
		return false
	}
	var all []map[string]string
	lines := cutList(a.text, ";\n", nil)
	for _, line := range lines {
		if id := c.id("objective", line); id != "" {
			all = append(all, map[string]string{"objective": id})
			continue
		}
		found := cutFigure(line)
		if found == nil {
			return false
		}
		says := map[string]string{"target": strings.TrimSpace(found[1] + " " + found[2])}
		c.about(says, "indicator", found[3], line)
		all = append(all, says)
	}
	for i, says := range all {
		if origin := a.origin; c.doc.Page && len(all) > 1 {
			c.propose(list, lines[i], says) // its heading says nothing more
		} else {
			c.propose(list, origin, says)
		}
	}
	return len(all) > 0
}

// about says what a figure is about: an indicator that has this very name, else words.
func (c converter) about(to map[string]string, key, counted, whole string) {
	name := strings.Trim(outOf.ReplaceAllString(yearApart.ReplaceAllString(counted, " "), ""), " .;,:()")
	if id := c.id("indicator", name); id != "" {
		to[key] = id
		return
	}
	to["text"] = strings.TrimRight(whole, " .;")
}

// propose adds an item to a list, with a quote of where it is from.
func (c figures) propose(list place, origin string, says map[string]string) bool {
	m := newMap()
	m.quotes = []string{origin}
	for _, column := range list.columns {
		if text := says[column.last().Key]; text != "" && len(column.keys) == len(list.keys)+1 {
			m.set(column.last(), textValue(text))
		}
	}
	at := c.front.within(list.keys)
	if !at.isList {
		return false
	}
	at.list = append(at.list, m)
	c.notice("proposed", origin)
	return true
}

// proposals looks for figures in the text under results and objectives, a line each.
func (c figures) proposals() {
	if c.kind != source.SheetKind || c.isForm() {
		return
	}
	var section network.Section
	own := c.text
	if c.others {
		own = own[:min(c.othersFrom, len(own))]
	}
	for _, b := range own {
		text := oneLine(document.Text(b.Runs))
		if b.Kind == document.Heading {
			section = source.HeadingOf(text).Section
			continue
		}
		if b.Kind == document.Comment || b.Kind == document.Table || len([]rune(text)) > 160 {
			continue
		}
		if label, rest, is := cutLabel(text); is {
			if h := source.HeadingOf(label); h.Section == network.Qualitative && !h.More {
				c.result(rest, text)
				continue
			}
		}
		switch section {
		case network.Qualitative:
			c.result(text, text)
		case network.ObjectivesNotes:
			if found := cutFigure(text); found != nil && found[3] != "" {
				says := map[string]string{"target": strings.TrimSpace(found[1] + " " + found[2])}
				c.about(says, "indicator", found[3], text)
				c.propose(c.byPath["objectives/targets"], text, says)
			}
		}
	}
}

// result proposes what a line says as a result.
func (c figures) result(line, origin string) {
	if says := c.measured(line); says != nil {
		c.propose(c.byPath["results"], origin, says)
	}
}

// measured is what a line says as a result, when it begins with a figure or ends with
// one after a colon; nil when it does not.
func (c converter) measured(line string) map[string]string {
	counted, rest := "", line
	if label, after, is := cutLabel(line); is {
		counted, rest = label, after
	}
	found := cutFigure(rest)
	if found == nil || counted == "" && strings.Trim(found[3], " .;") == "" || rank(found) || counted != "" && len([]rune(found[3])) > 40 {
		return nil
	}
	says := map[string]string{"value": strings.TrimSpace(found[1] + " " + found[2])}
	if whole := outOf.FindStringSubmatch(found[3]); whole != nil {
		says["out_of"] = whole[1]
	}
	if years := yearApart.FindAllStringSubmatch(found[3], -1); len(years) == 1 {
		says["year"] = years[0][1] + years[0][2]
	}
	if counted == "" {
		counted = found[3]
	}
	text := withoutOf(strings.Trim(outOf.ReplaceAllString(yearApart.ReplaceAllString(counted, " "), ""), " .;,:()"))
	c.about(says, "indicator", text, upperFirst(oneLine(text)))
	return says
}

// rank reports whether a number counts nothing: a year alone, the first of something.
func rank(found []string) bool {
	return yearLike.MatchString(found[1]) && len(strings.TrimSpace(found[1])) == 4 && found[2] == ""
}
