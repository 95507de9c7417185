package intake

import (
	"slices"
	"strings"

	"essaim/internal/document"
	"essaim/internal/source"
)

// answers reports whether a table has an answer behind each label: most of its rows do, or
// several of one that has nothing else than labels and answers.
func (c tables) answers(rows [][]document.Cell) bool {
	known, said, wide := 0, 0, false
	for _, row := range rows {
		if len(row) < 2 {
			continue
		}
		if _, tagged := c.tagged(row[1]); tagged {
			return true
		}
		at := c.labelAt(row)
		wide = wide || len(row)-at > 2
		if isBlank(row[at]) {
			continue
		}
		said++
		if c.asks(row[at], row[at+1:]) {
			known++
		}
	}
	return known > 0 && known*2 >= said || known > 1 && !wide
}

// labelAt is which cell of a row has its label: the second where the first only groups
// rows.
func (c tables) labelAt(row []document.Cell) int {
	if len(row) < 3 || c.isForm() || isBlank(row[2]) || !c.asks(row[1], row[2:]) {
		return 0
	}
	if c.names(row[0]) && len(row)%2 == 0 {
		return 0 // two labels and two answers
	}
	return 1
}

func isBlank(cell document.Cell) bool {
	return strings.TrimSpace(textOf(cell.Blocks)) == "" && len(picturesIn(cell.Blocks)) == 0
}

// asks reports whether a cell is a label, by itself or by what stands behind it.
func (c tables) asks(cell document.Cell, behind []document.Cell) bool {
	if c.names(cell) {
		return true
	}
	var text []string
	for _, b := range behind {
		text = append(text, textOf(b.Blocks))
	}
	_, known := c.guess(oneLine(textOf(cell.Blocks)), strings.Join(text, "\n"))
	return known
}

// celled takes a table each of whose cells has a label and its answer below it, as the boxes
// of a form on paper; false when it is none, and nothing is taken.
func (c tables) celled(rows [][]document.Cell) bool {
	known, said := 0, 0
	for _, row := range rows {
		for _, cell := range row[min(1, len(row)):] {
			if isBlank(cell) {
				continue
			}
			said++
			label, answer := inCell(cell)
			_, beside, _ := cutLabel(textOf(label.Blocks))
			if labelled := beside != "" && strings.Contains(textOf(label.Blocks), ":"); !labelled && !isBlank(answer) && c.asks(label, []document.Cell{answer}) {
				known++
			}
		}
	}
	if c.isForm() || known == 0 || known*2 < said {
		return false
	}
	for _, row := range rows {
		for _, cell := range row {
			if label, answer := inCell(cell); !isBlank(answer) {
				c.pair([]document.Cell{label, answer}, nil, 0, "")
			} else {
				c.keep(cell.Blocks...)
			}
		}
	}
	return true
}

// inCell parts the first line of a cell from the others.
func inCell(cell document.Cell) (first, others document.Cell) {
	if len(cell.Blocks) == 0 || cell.Blocks[0].Kind == document.Table {
		return cell, document.Cell{}
	}
	b, rest := cell.Blocks[0], cell.Blocks[1:]
	line, below, two := strings.Cut(document.Text(b.Runs), "\n")
	if !two || strings.TrimSpace(below) == "" || strings.TrimSpace(line) == "" {
		return document.Cell{Blocks: cell.Blocks[:1]}, document.Cell{Blocks: rest}
	}
	under := b
	under.Runs = after(b.Runs, len(line)+1)
	b.Runs = []document.Run{{Text: line}}
	return document.Cell{Blocks: []document.Block{b}}, document.Cell{Blocks: append([]document.Block{under}, rest...)}
}

// above takes a table of rows of labels, each with a row of answers below it; false when
// it is none, and nothing is taken.
func (c tables) above(rows [][]document.Cell) bool {
	var kept [][]document.Cell
	for i, row := range rows {
		if len(row) == 1 || i == 0 && soleText(rows) != "" {
			continue // a title
		}
		kept = append(kept, row)
	}
	if c.isForm() || len(kept) < 2 || len(kept)%2 != 0 {
		return false
	}
	for i := 0; i < len(kept); i += 2 {
		labels, answers := kept[i], kept[i+1]
		if len(labels) != len(answers) || len(labels) < 2 {
			return false
		}
		known, said := 0, 0
		for j, cell := range labels {
			p, is := c.labelOfCell(cell, nil)
			if c.names(answers[j]) && !(is && c.proves(p, textOf(answers[j].Blocks))) {
				return false // “In progress” under “Status” is no label
			}
			if is && j+1 < len(labels) && c.proves(p, textOf(labels[j+1].Blocks)) {
				return false // its answer stands behind it
			}
			if !isBlank(cell) {
				said++
			}
			if c.asks(cell, answers[j:j+1]) {
				known++
			}
		}
		if known < 2 || known*2 < said || len(labels) == 2 && !c.names(labels[1]) {
			return false
		}
	}
	for i, row := range rows {
		if len(row) == 1 || i == 0 && soleText(rows) != "" {
			for _, cell := range row {
				c.leftover(cell.Blocks)
			}
		}
	}
	for i := 0; i < len(kept); i += 2 {
		for j, label := range kept[i] {
			c.pair([]document.Cell{label, kept[i+1][j]}, nil, 0, "")
		}
	}
	return true
}

// stacked takes a table of one column, with each answer below its label, as the only two rows
// of a box for each field; false when it is none, and nothing is taken.
func (c tables) stacked(rows [][]document.Cell) bool {
	if c.isForm() || len(rows) == 0 || len(rows)%2 != 0 || slices.ContainsFunc(rows, func(row []document.Cell) bool { return len(row) != 1 }) {
		return false
	}
	for i := 0; i < len(rows); i += 2 {
		if !c.asks(rows[i][0], rows[i+1]) || isBlank(rows[i+1][0]) || c.names(rows[i+1][0]) {
			return false
		}
	}
	for i := 0; i < len(rows); i += 2 {
		c.pair([]document.Cell{rows[i][0], rows[i+1][0]}, nil, 0, "")
	}
	return true
}

// names reports whether a cell names something that is asked for, or a section.
func (c tables) names(cell document.Cell) bool {
	_, known := c.labelOfCell(cell, nil)
	return known || source.HeadingOf(strings.TrimRight(oneLine(textOf(cell.Blocks)), " :")).Section != ""
}

// pairs takes rows of labels and answers, at the top or of one item of a list.
func (c tables) pairs(rows [][]document.Cell, list *place) {
	item := 0
	if list != nil {
		item = c.nextItem(*list)
	}
	for i := 0; i < len(rows); i++ {
		row := rows[i]
		if c.isForm() {
			c.formRow(row, list, item)
			continue
		}
		if list == nil && c.labelsNext(rows[i:]) {
			c.pair([]document.Cell{row[0], rows[i+1][0]}, nil, 0, "")
			i++
			continue
		}
		at, group := 0, ""
		if list == nil {
			at = c.labelAt(row)
		}
		for _, cell := range row[:at] {
			group = oneLine(textOf(cell.Blocks))
		}
		row = row[at:]
		step := len(row)
		if len(row) >= 4 && len(row)%2 == 0 && c.asks(row[2], row[3:4]) {
			step = 2
		}
		for i := 0; i < len(row); i += step {
			c.pair(row[i:i+step], list, item, group)
			group = ""
		}
	}
}

// labelsNext reports whether the first of rows is one cell that is the label of the only cell
// of the next: boxes of another table, which LibreOffice joins to the one before it.
func (c tables) labelsNext(rows [][]document.Cell) bool {
	if len(rows) < 2 || len(rows[0]) != 1 || len(rows[1]) != 1 || isBlank(rows[1][0]) {
		return false
	}
	return c.asks(rows[0][0], rows[1]) && !c.names(rows[1][0])
}

// formRow takes a row of a form: what is asked, the answer, help. What else somebody
// wrote in it is text.
func (c tables) formRow(row []document.Cell, list *place, item int) {
	if len(row) < 2 {
		for _, cell := range row {
			c.leftover(cell.Blocks)
		}
		return
	}
	p, known := c.tagged(row[1])
	if !known {
		p, known = c.labelOfCell(row[0], list)
	}
	if a := c.answerOf(row[1].Blocks, ""); !known || !c.put(p, item, a) {
		c.leftover(row[1].Blocks)
	} else if p.last().Type.Name != "file" {
		c.keepRest(row[1].Blocks...)
	}
	c.leftover(row[0].Blocks)
	for _, cell := range row[2:] {
		c.leftover(cell.Blocks)
	}
}

// pair takes a label and what stands behind it; group is what stands before it.
func (c tables) pair(cells []document.Cell, list *place, item int, group string) {
	label := strings.TrimRight(oneLine(textOf(cells[0].Blocks)), " :\u00a0")
	var blocks []document.Block
	for _, cell := range cells[1:] {
		blocks = append(blocks, cell.Blocks...)
	}
	p, known := c.labelOfCell(document.Cell{Blocks: []document.Block{{Runs: []document.Run{{Text: label}}}}}, list)
	if !known {
		p, known = c.labelOfCell(cells[0], list)
	}
	said := strings.TrimSpace(group + " " + label)
	a := c.answerOf(blocks, said)
	if known && len(cells) > 2 && !isBlank(cells[1]) && c.isAll(p, cells[1]) { // what stands behind is about it
		whole := a.origin
		a = c.answerOf(cells[1].Blocks, said)
		a.origin = whole
	}
	a.label = label
	if !known && list == nil {
		p, known = c.guess(label, a.text)
	}
	if known && c.fits(p, a, blocks) && c.put(p, item, a) {
		c.keepRest(blocks...)
		return
	}
	if group != "" {
		c.keep(document.Block{Runs: []document.Run{{Text: group, Bold: true}}})
	}
	c.section(label, cells[0].Blocks, blocks)
}

// isAll reports whether a cell is the whole answer for a place, whatever other cells say.
func (c tables) isAll(p place, cell document.Cell) bool {
	text := strings.TrimSpace(textOf(cell.Blocks))
	return p.last().Type.Of == nil || bareNumber.MatchString(text) || c.proves(p, text)
}

// section puts under its label what is no short answer.
func (c tables) section(label string, labelBlocks, blocks []document.Block) {
	text := textOf(blocks)
	long := len(blocks) > 1 || len([]rune(text)) > mostShort || source.HeadingOf(label).Section != ""
	switch {
	case strings.TrimSpace(text) == "" && len(picturesIn(blocks)) == 0:
		c.keep(labelBlocks...)
	case label == "":
		c.keep(blocks...)
	case long && len([]rune(label)) <= labelLetters:
		c.keep(document.Block{Kind: document.Heading, Level: 2, Runs: []document.Run{{Text: label}}})
		c.keep(blocks...)
	default:
		runs := []document.Run{{Text: label, Bold: true}, {Text: c.words.T("draft.colon") + " "}}
		for i, b := range blocks {
			if i > 0 {
				runs = append(runs, document.Run{Text: "\n"})
			}
			runs = append(runs, b.Runs...)
		}
		c.keep(document.Block{Runs: runs})
	}
}

// mostShort is how many letters a short answer has at most.
const mostShort = 300

// fits reports whether an answer is one for its place, and no text of several
// paragraphs.
func (c tables) fits(p place, a answer, blocks []document.Block) bool {
	for _, b := range blocks {
		if b.Kind == document.Table {
			return false
		}
	}
	long := len([]rune(a.text)) > mostShort
	switch {
	case p.isList():
		return len([]rune(a.text)) <= 10*mostShort && !tooWordy(a.text)
	case p.last().Type.Name == "text":
		return len([]rune(a.text)) <= 10*mostShort
	}
	return !long
}

// tooWordy reports whether the lines of a text are sentences rather than items.
func tooWordy(text string) bool {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	return slices.ContainsFunc(lines, func(l string) bool { return len([]rune(l)) > mostShort })
}

// leftover keeps what no place took: text of the author's.
func (c tables) leftover(blocks []document.Block) {
	for _, b := range blocks {
		text := document.Text(b.Runs)
		if b.Kind == document.Table || !c.isFixed(text) && (strings.TrimSpace(text) != "" || len(picturesIn([]document.Block{b})) > 0) {
			if b.Kind == document.Table && !hasText(b) || c.isForm() && c.isLabelText(text) {
				continue
			}
			c.keep(b)
		}
	}
}

// isLabelText reports whether a text is one of the form's labels, with another number.
func (c tables) isLabelText(text string) bool {
	return c.isFixed(lastNumber.ReplaceAllString(text, "")) || c.isFixed(lastNumber.ReplaceAllString(text, "\u00a01"))
}

// isFrame reports whether a table only puts texts beside each other: one column, or cells
// that hold tables or labelled lines of their own.
func (c tables) isFrame(rows [][]document.Cell) bool {
	narrow, holds := true, false
	for _, row := range rows {
		narrow = narrow && len(row) < 2
		for _, cell := range row {
			labelled := 0
			for _, b := range cell.Blocks {
				if b.Kind == document.Table {
					holds = true
				} else if c.isLabel(document.Text(b.Runs)) {
					labelled++
				}
			}
			holds = holds || labelled > 1 && len(rows) <= mostFramed
		}
	}
	return narrow || holds && !c.isForm()
}

// hasSideBar reports whether a cell of a small table holds several labels, each above its
// answer.
func (c tables) hasSideBar(rows [][]document.Cell) bool {
	const several = 3
	if c.isForm() || len(rows) > mostFramed {
		return false
	}
	for _, row := range rows {
		for _, cell := range row {
			labels := 0
			for i := range cell.Blocks {
				if lines(c).labelAlone(cell.Blocks, i) != "" && i+1 < len(cell.Blocks) {
					labels++
				}
			}
			if labels >= several {
				return true
			}
		}
	}
	return false
}

// mostFramed is how many rows a table has at most that is there for its cells.
const mostFramed = 3

// answerOf is what blocks answer; label stands before it.
func (c *collector) answerOf(blocks []document.Block, label string) answer {
	a := answer{}
	var lines []string
	for _, b := range blocks {
		text := document.Text(b.Runs)
		if c.isPrompt(text) {
			continue
		}
		for _, row := range b.Rows {
			for _, cell := range row {
				lines = append(lines, textOf(cell.Blocks))
			}
		}
		if strings.TrimSpace(text) != "" {
			lines = append(lines, strings.TrimSpace(text))
		}
		for _, r := range b.Runs {
			if link := safeLink(r.Link); link != "" && !slices.Contains(a.links, link) {
				a.links = append(a.links, link)
			}
		}
	}
	a.text = strings.Join(lines, "\n")
	a.origin = a.text
	if label != "" {
		a.origin = label + c.words.T("draft.colon") + " " + a.text
	}
	for _, at := range picturesIn(blocks) {
		if file := c.files[at-1]; file != "" {
			a.pictures = append(a.pictures, file)
		}
	}
	return a
}

func picturesIn(blocks []document.Block) []int {
	var all []int
	for _, b := range blocks {
		for _, r := range b.Runs {
			if r.Picture > 0 {
				all = append(all, r.Picture)
			}
		}
		for _, row := range b.Rows {
			for _, cell := range row {
				all = append(all, picturesIn(cell.Blocks)...)
			}
		}
	}
	return all
}

// find is what keys lead to; nil when nothing is there.
func (v *value) find(keys []source.Field) *value {
	for _, f := range keys {
		if v = v.get(f.Key); v == nil {
			return nil
		}
	}
	return v
}
