package intake

import (
	"regexp"
	"slices"
	"strings"

	"essaim/internal/document"
)

// Tables of answers. A form's are known by the tags of their controls; where a tool has
// dropped these, and in documents that nobody laid out, by labels: a label before each
// answer, or a row of labels above.

// tables reads those of a document.
type tables struct{ *collector }

// table takes what a table answers; what remains of it is text.
func (c tables) table(b document.Block) {
	rows := b.Rows
	if c.stacked(rows) {
		return
	}
	list, listed := c.listOfTags(rows)
	if first := soleText(rows); first != "" {
		if p, is := c.titled(first); is && (!listed || p.path() == list.path()) {
			list, listed, rows = p, true, rows[1:]
		}
	}
	switch {
	case listed && c.isHead(list, rows):
		c.lines(list, rows)
	case listed:
		c.pairs(rows, &list)
	default:
		if p, is := c.headed(rows); is {
			c.takeHeading(p)
			c.lines(p, rows)
			return
		}
		if c.hasSideBar(rows) {
			c.unframe(rows)
			return
		}
		if c.above(rows) || c.celled(rows) {
			return
		}
		if c.answers(rows) {
			c.pairs(rows, nil)
			return
		}
		if c.isFrame(rows) {
			c.unframe(rows)
			return
		}
		if !c.isForm() || hasText(b) {
			c.keep(b)
		}
	}
}

// unframe takes the cells of a table that is there for its cells.
func (c tables) unframe(rows [][]document.Cell) {
	var blocks []document.Block
	for _, row := range rows {
		for _, cell := range row {
			blocks = append(blocks, cell.Blocks...)
		}
	}
	for i := 0; i < len(blocks); {
		i += c.block(blocks, i)
	}
}

func hasText(b document.Block) bool {
	return strings.TrimSpace(textOf([]document.Block{b})) != "" || len(picturesIn([]document.Block{b})) > 0
}

// soleText is what the only cell with text of a first row says; "" when there are more.
func soleText(rows [][]document.Cell) string {
	if len(rows) < 2 {
		return ""
	}
	text := ""
	for _, cell := range rows[0] {
		switch own := strings.TrimSpace(textOf(cell.Blocks)); {
		case own == "":
		case text != "":
			return ""
		default:
			text = own
		}
	}
	return text
}

var lastNumber = regexp.MustCompile(`\s*[0-9]*$`)

// titled is the list that the title of a table names: « Résultats 2 ».
func (c tables) titled(text string) (place, bool) {
	line, _, _ := strings.Cut(text, "\n")
	p, is := c.labels.find(lastNumber.ReplaceAllString(line, ""))
	return p, is && p.isList()
}

// listOfTags is the list that the controls of a table belong to.
func (c tables) listOfTags(rows [][]document.Cell) (place, bool) {
	for _, row := range rows {
		for _, cell := range row {
			if p, tagged := c.tagged(cell); tagged && p.list > 0 {
				return c.byPath[place{keys: p.keys[:p.list]}.path()], true
			}
		}
	}
	return place{}, false
}

// tagged is the place that the control of a cell names.
func (c tables) tagged(cell document.Cell) (place, bool) {
	for _, b := range cell.Blocks {
		for _, r := range b.Runs {
			if r.Control != nil {
				if p, known := c.byPath[r.Control.Tag]; known {
					return p, true
				}
			}
		}
	}
	return place{}, false
}

// labelOfCell finds the column, or the place at the top, that a cell of labels names:
// by all of its text, else by its first line, which help may follow.
func (c tables) labelOfCell(cell document.Cell, list *place) (place, bool) {
	text := strings.TrimSpace(textOf(cell.Blocks))
	first, _, _ := strings.Cut(text, "\n")
	for _, label := range []string{oneLine(text), first} {
		if list != nil {
			if p, known := c.labels.column(*list, label); known {
				return p, true
			}
		} else if p, known := c.labels.find(label); known {
			return p, true
		}
	}
	return place{}, false
}

// isHead reports whether a row of labels stands above the items of a list, rather than a
// label before each answer.
func (c tables) isHead(list place, rows [][]document.Cell) bool {
	if len(rows) < 2 {
		return false
	}
	above, before := 0, 0
	for _, cell := range rows[0] {
		if _, is := c.labelOfCell(cell, &list); is {
			above++
		}
	}
	for _, row := range rows {
		if len(row) > 0 {
			if _, is := c.labelOfCell(row[0], &list); is {
				before++
			}
		}
	}
	return above > 0 && above*2 >= len(rows[0]) && above >= before
}

// headed is the list that the labels above a table are columns of: all of them, and
// two at least.
func (c tables) headed(rows [][]document.Cell) (place, bool) {
	if len(rows) < 2 || len(rows[0]) < 2 {
		return place{}, false
	}
	var best place
	for _, p := range placesOf(c.kind) {
		if !p.isList() {
			continue
		}
		seen := map[string]bool{}
		for _, cell := range rows[0] {
			column, is := c.labelOfCell(cell, &p)
			if !is || seen[column.path()] {
				seen = nil
				break
			}
			seen[column.path()] = true
		}
		if seen == nil || !c.suits(p, seen) {
			continue
		}
		if best.keys == nil || c.underHeading(p) {
			best = p
		}
	}
	return best, best.keys != nil
}

// suits reports whether columns are what makes an item of a list: what is required, and
// one that no other list has, as a sum or a value.
func (c tables) suits(p place, columns map[string]bool) bool {
	for _, column := range p.columns {
		if column.last().Required && len(column.keys) == len(p.keys)+1 && !columns[column.path()] {
			return false
		}
	}
	for _, key := range []string{"amount", "value", "date", "hours", "target", "url", "offers", "speaker", "due", "minutes", "number", "role"} {
		if columns[p.path()+"/"+key] {
			return true
		}
	}
	return c.underHeading(p)
}

// underHeading reports whether the last heading names a list.
func (c tables) underHeading(p place) bool {
	for _, b := range slices.Backward(c.text) {
		if b.Kind == document.Heading {
			named, is := c.labels.find(document.Text(b.Runs))
			return is && named.path() == p.path()
		}
	}
	return false
}

// takeHeading makes a comment of the heading that names a list, when the list is all
// that stands under it.
func (c tables) takeHeading(p place) {
	if n := len(c.text); n > 0 && c.text[n-1].Kind == document.Heading && c.underHeading(p) {
		text := document.Text(c.text[n-1].Runs)
		list := c.front.within(p.keys)
		list.quotes = append(list.quotes, oneLine(text))
		c.text = c.text[:n-1]
		c.headings--
		if !isBanner(text) {
			c.said--
		}
	}
}

// lines takes the items of a list, a row each, below a row of labels.
func (c tables) lines(list place, rows [][]document.Cell) {
	var columns []place
	var head, above []string // above has one of each column
	for _, cell := range rows[0] {
		p, known := c.labelOfCell(cell, &list)
		if !known {
			p = place{}
		}
		text := oneLine(textOf(cell.Blocks))
		head = append(head, text)
		for range max(1, cell.Span) {
			columns, above = append(columns, p), append(above, text)
		}
	}
	if !c.isForm() {
		said := list.last().Spelling(c.words)
		for _, p := range columns {
			if p.keys != nil {
				said += " " + p.last().Spelling(c.words)
			}
		}
		if line := strings.Join(head, " | "); missing(line, said) {
			at := c.front.within(list.keys)
			at.quotes = append(at.quotes, line)
		}
	}
	for _, row := range rows[1:] {
		if c.isPrompted(row, columns) {
			for _, cell := range row {
				c.prompted = append(c.prompted, textOf(cell.Blocks))
			}
			continue
		}
		item, i := c.nextItem(list), 0
		for _, cell := range row {
			p, tagged := c.tagged(cell)
			if !tagged && i < len(columns) {
				p = columns[i]
			}
			label := ""
			if c.doc.Page && p.keys != nil && isFigure(p.last().Key) && i < len(above) {
				label = above[i]
			}
			i += max(1, cell.Span)
			a := c.answerOf(cell.Blocks, label)
			if p.keys == nil || !c.put(p, item, a) {
				c.leftover(cell.Blocks)
			} else if p.last().Type.Name != "file" {
				c.keepRest(cell.Blocks...)
			}
		}
	}
}

// isPrompted reports whether a row of a form says only what the form wrote there: a
// theme to answer for.
func (c tables) isPrompted(row []document.Cell, columns []place) bool {
	if !c.isForm() {
		return false
	}
	says := 0
	for i, cell := range row {
		p, tagged := c.tagged(cell)
		if !tagged && i < len(columns) {
			p = columns[i]
		}
		if text := strings.TrimSpace(textOf(cell.Blocks)); text != "" && !c.isPrompt(text) && (p.keys == nil || p.last().Key != "theme") {
			says++
		}
		says += len(picturesIn(cell.Blocks))
	}
	return says == 0
}

// nextItem is the place of the next item of a list.
func (c tables) nextItem(list place) int {
	if at := c.front.find(list.keys); at != nil {
		return len(at.list)
	}
	return 0
}
