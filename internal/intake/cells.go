package intake

import (
	"regexp"
	"slices"
	"strings"

	"essaim/internal/document"
	"essaim/internal/locale"
	"essaim/internal/source"
)

// Where the cell of a row goes: to the key of its column, to the results of an indicator,
// to the text, or to a comment.

// listAt is the list that rows are items of.
func (r *rowDraft) listAt(p place) *value { return r.front.within(p.keys) }

// take puts a cell where its column goes; false when it is text.
func (r *rowDraft) take(c saidCell, item int) bool {
	p, known := r.table.places.byPath[c.column.Path]
	t := c.table
	if t != r.table {
		p, known = t.places.byPath[c.column.Path]
	}
	if !known {
		return r.takeResult(c)
	}
	a := answer{text: c.text, origin: c.text, links: linksIn(c.text)}
	if c.column.Heading != "" && (strings.ContainsAny(c.column.Heading, "(%€") || p.isList()) {
		a.origin = c.column.Heading + " : " + c.text
	}
	switch {
	case p.path() == "results/indicator" && r.id("indicator", c.text) == "" && !slices.ContainsFunc(t.Columns, func(c Column) bool { return c.Path == "results/text" }):
		return r.putColumn(t.places.byPath["results/text"], item, a) // an indicator that the network has not: its words
	case t.Kind == CommuneRow, t.Kind.list() != "" && p.list > 0:
		return r.putColumn(p, item, a)
	case t.Kind.owns(p.path()) && r.kind == source.CommuneKind:
		r.prompted = append(r.prompted, c.text) // it names the file
		return true
	case t.Kind.owns(p.path()) && r.block != "":
		r.prompted = append(r.prompted, c.text)
		return p.path() == "title" || p.path() == "commune"
	case t.Kind.owns(p.path()):
		if old := r.front.get(p.last().Key); old != nil {
			return words(old.text) == words(c.text) || old.origin != "" && words(old.origin) == words(c.text) || r.put(p, 0, a)
		}
	case p.isList() && bareNumber.MatchString(c.text):
		column, is := r.byPath[p.path()+"/"+r.bareKey(p, c.column.Heading)]
		if !is {
			return false
		}
		n := len(r.listAt(p).list)
		return r.putColumn(column, n, a)
	case p.list > 0:
		list := r.front.within(p.keys[:p.list])
		n := max(0, len(list.list)-1)
		if n < len(list.list) && list.list[n].isMap && list.list[n].get(p.keys[p.list].Key) != nil {
			n++
		}
		return list.isList && r.putColumn(p, n, a)
	}
	return r.put(p, 0, a)
}

// takeResult puts a cell into the results of the indicator that its column is of, with
// the year of the heading if that says one; false for another column.
func (r *rowDraft) takeResult(c saidCell) bool {
	places := c.table.places
	id := places.indicatorAt(c.column.Path)
	if id == "" {
		return false
	}
	list := r.listAt(places.byPath["results"])
	item := len(list.list)
	a := answer{text: c.text, origin: c.column.Heading + " : " + c.text}
	if !r.putColumn(places.byPath["results/value"], item, a) {
		return false
	}
	list.list[item].set(places.byPath["results/indicator"].last(), textValue(id))
	if year := yearInHeading.FindString(c.column.Heading); year != "" {
		list.list[item].set(places.byPath["results/year"].last(), textValue(year))
	}
	return true
}

var linkInText = regexp.MustCompile(`https?://[^\s<>"]+`)

func linksIn(text string) []string { return linkInText.FindAllString(text, -1) }

// asText keeps a cell as text: of a file that has one under its heading, else as a
// comment on the item.
func (r *rowDraft) asText(c saidCell, item int) []document.Block {
	heading := c.column.Heading
	whole := c.text
	if heading != "" {
		whole = r.words.T("draft.labelled", heading, c.text)
	}
	if c.table.Kind.list() != "" {
		list := r.listAt(c.table.places.list)
		for len(list.list) <= item {
			list.list = append(list.list, newMap())
		}
		list.list[item].quotes = append(list.list[item].quotes, whole)
		return nil
	}
	if source.HeadingOf(heading).Section == "" && len([]rune(whole)) < 200 && !strings.Contains(c.text, "\n") {
		runs := []document.Run{{Text: c.text}}
		if heading != "" {
			runs = []document.Run{{Text: heading, Bold: true}, {Text: strings.TrimPrefix(whole, heading)}}
		}
		return []document.Block{{Kind: document.Paragraph, Runs: runs}}
	}
	var blocks []document.Block
	if heading != "" {
		blocks = append(blocks, document.Block{Kind: document.Heading, Level: 2, Runs: []document.Run{{Text: heading}}})
	}
	for line := range strings.Lines(c.text) {
		if line = strings.TrimSpace(line); line != "" {
			blocks = append(blocks, typedItem(document.Block{Runs: []document.Run{{Text: line}}}))
		}
	}
	return blocks
}

var (
	bareNumber    = regexp.MustCompile(`^` + sureness() + number + `$`)
	unitOfHeading = regexp.MustCompile(`[(\[]\s*(` + units + `|(?i:euros?|heures?|hours?|jours?|days?|j|h))(?:\s*(?i:ht|ttc))?\s*[)\]]\s*$|\s(?:en|in)\s+(k€|M€|€|(?i:euros?|tonnes?|heures?|hours?|jours?|days?|kg))\s*$`)
)

// withUnit is a number with the unit that its heading says: « Coût (k€) ».
func (t *Table) withUnit(column Column, c document.GridCell, text string) string {
	p, known := t.places.byPath[column.Path]
	if t.places.indicatorAt(column.Path) != "" {
		p, known = t.places.byPath["results/value"]
	}
	if !known || !bareNumber.MatchString(text) || c.Kind == document.GridDate {
		return text
	}
	found := unitOfHeading.FindStringSubmatch(withoutYear(column.Heading))
	if found == nil || !p.isList() && !slices.Contains([]string{"amount", "value", "target", "hours", "days", "share", "area"}, p.last().Key) {
		return text
	}
	return text + " " + firstOf(found[1], found[2])
}

// bareKey is the column of a list that a number without a unit goes to.
func (r *rowDraft) bareKey(p place, heading string) string {
	switch {
	case column(p, "amount") != nil:
		return "amount"
	case column(p, "value") != nil:
		return "value"
	case column(p, "hours") != nil:
		for _, w := range locale.Spellings("label-word.hours") {
			if len(w) > 1 && strings.Contains(" "+words(heading)+" ", " "+words(w)+" ") {
				return "hours"
			}
		}
	}
	return ""
}
